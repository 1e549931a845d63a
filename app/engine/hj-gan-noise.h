/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eight independent generators side by side, one for each lane. */
#pragma once

#include "hj-random.h"

/* xoshiro128++ (Blackman and Vigna 2021) in each of eight lanes: shifts, xors and additions only. Plain
 * data: copy it to save it. */
typedef struct {
  uint32_t state[4][8];
} HjGanNoise;

/* Lane states come from PCG32 of SEED and STREAM. */
static inline void
hj_gan_noise_init (HjGanNoise *noise, uint64_t seed, uint64_t stream)
{
  HjRandom random;

  hj_random_init (&random, seed, stream);
  for (int word = 0; word < 4; word++)
    for (int lane = 0; lane < 8; lane++)
      noise->state[word][lane] = hj_random_u32 (&random) | (word == 0);
}
