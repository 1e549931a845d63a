/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A seeded generator with independent sub-streams: the same seed gives the same numbers everywhere. */
#pragma once

#include <stdint.h>

/* PCG32 (O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient … Random Number Generation",
 * XSH-RR 64/32). Plain data: copy it to save it. */
typedef struct {
  uint64_t state;
  uint64_t stream; /* odd */
} HjRandom;

/* Sub-streams of one seed, so that changing how much of one is used does not shift the others. */
typedef enum {
  HJ_STREAM_DATA = 1,
  HJ_STREAM_WEIGHTS,
  HJ_STREAM_NOISE,
  HJ_STREAM_BATCH,
  HJ_STREAM_EVALUATION,
} HjStream;

void hj_random_init (HjRandom *random, uint64_t seed, uint64_t stream);
uint32_t hj_random_u32 (HjRandom *random);
/* Uniform in 0 … n − 1, without bias. */
uint32_t hj_random_below (HjRandom *random, uint32_t n);
/* Uniform in [0, 1), 53 bits. */
double hj_random_double (HjRandom *random);
/* Standard normal, by Box and Muller with our own log, sine and cosine; one pair per call, second dropped. */
double hj_random_normal (HjRandom *random);
void hj_random_normals (HjRandom *random, float *out, int n);
void hj_random_shuffle (HjRandom *random, int *items, int n);
