/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as TeX: text, markup, speech. */
#include "fuzz.h"

#include "hj-formula.h"

static void
check (char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_free (text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *tex = g_strndup (size ? (const char *) data : "", size);

  check (hj_formula_to_text (tex));
  check (hj_formula_to_markup (tex));
  check (hj_formula_to_speech (tex, HJ_LANG_KO));
  check (hj_formula_to_speech (tex, HJ_LANG_EN));
  g_free (hj_formula_dup_unknown (tex));
  return 0;
}
