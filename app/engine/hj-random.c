/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A seeded generator with independent sub-streams. */
#include "hj-random.h"

#include "hj-real.h"

static uint64_t
mix (uint64_t z)
{
  /* SplitMix64 finaliser (Steele, Lea and Flood 2014): neighbouring seeds give unrelated states. */
  z += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

void
hj_random_init (HjRandom *random, uint64_t seed, uint64_t stream)
{
  random->state = 0;
  random->stream = (mix (stream) << 1) | 1u;
  hj_random_u32 (random);
  random->state += mix (seed);
  hj_random_u32 (random);
}

uint32_t
hj_random_u32 (HjRandom *random)
{
  uint64_t old = random->state;
  uint32_t shifted = (uint32_t) (((old >> 18) ^ old) >> 27);
  uint32_t turn = (uint32_t) (old >> 59);

  random->state = old * 6364136223846793005u + random->stream;
  return (shifted >> turn) | (shifted << ((-turn) & 31));
}

uint32_t
hj_random_below (HjRandom *random, uint32_t n)
{
  uint32_t floor = (uint32_t) (-n) % n;

  for (;;)
    {
      uint32_t value = hj_random_u32 (random);

      if (value >= floor)
        return value % n;
    }
}

double
hj_random_double (HjRandom *random)
{
  uint64_t high = hj_random_u32 (random) >> 5, low = hj_random_u32 (random) >> 6;

  return (double) (high * 67108864u + low) * 0x1p-53;
}

static void
normal_pair (HjRandom *random, double *first, double *second)
{
  double radius = hj_sqrt (-2.0 * hj_log (1.0 - hj_random_double (random)));
  double angle = 2.0 * HJ_PI * hj_random_double (random);

  *first = radius * hj_cos (angle);
  *second = radius * hj_sin (angle);
}

double
hj_random_normal (HjRandom *random)
{
  double first, second;

  normal_pair (random, &first, &second);
  return first;
}

void
hj_random_normals (HjRandom *random, float *out, int n)
{
  for (int i = 0; i < n; i += 2)
    {
      double first, second;

      normal_pair (random, &first, &second);
      out[i] = (float) first;
      if (i + 1 < n)
        out[i + 1] = (float) second;
    }
}

void
hj_random_shuffle (HjRandom *random, int *items, int n)
{
  for (int i = n - 1; i > 0; i--)
    {
      int j = (int) hj_random_below (random, (uint32_t) i + 1);
      int keep = items[i];

      items[i] = items[j];
      items[j] = keep;
    }
}
