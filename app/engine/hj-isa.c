/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the instruction set of the inner loops. */
#include "hj-isa.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[] = { "baseline", "avx2", "avx512" };
static int chosen = -1;

static HjIsa
best_of_processor (void)
{
#ifdef __x86_64__
  __builtin_cpu_init ();
  if (__builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512dq")
      && __builtin_cpu_supports ("avx512vl"))
    return HJ_ISA_AVX512;
  if (__builtin_cpu_supports ("avx2"))
    return HJ_ISA_AVX2;
#endif
  return HJ_ISA_BASELINE;
}

HjIsa
hj_isa_force (HjIsa isa)
{
  HjIsa best = best_of_processor ();

  chosen = (int) (isa < best ? isa : best);
  return (HjIsa) chosen;
}

HjIsa
hj_isa (void)
{
  if (chosen < 0)
    {
      const char *wish = getenv ("HANJANG_ISA");
      HjIsa isa = HJ_ISA_AVX512;

      for (int i = 0; wish && i < 3; i++)
        if (strcmp (wish, names[i]) == 0)
          isa = (HjIsa) i;
      hj_isa_force (isa);
    }
  return (HjIsa) chosen;
}

const char *
hj_isa_name (HjIsa isa)
{
  return names[isa];
}
