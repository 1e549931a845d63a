/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How near the made points are to the real ones; each measure with what two real batches give. */
#pragma once

#include "hj-gan.h"

#define HJ_GAN_DIRECTIONS 32       /* of the sliced Wasserstein distance */
#define HJ_GAN_EVALUATED 2000      /* made points: modes and quality */
#define HJ_GAN_SLICED 512          /* of them for the sliced Wasserstein distance: a power of two */
#define HJ_GAN_COVERED 20          /* a mode is covered by 1 % of the points within 3σ of it */

/* The same noise and the same real points through a whole run, so that only the generator changes. */
typedef struct {
  float (*directions)[HJ_GAN_DIRECTIONS]; /* cosines, sines */
  HjMlpTrace act;         /* of G on the fixed noise; units[L] are the made points */
  float *real;            /* HJ_GAN_SLICED real points, 2 × batch */
  float *real_sorted, *fake_sorted;
  int *nearest;           /* of each made point: a centre */
  float *square;          /* and the squared distance to it */
  double floor_low, floor_high; /* least and largest distance of 16 pairs of real batches */
} HjGanEvaluation;

typedef struct {
  int modes;         /* covered */
  double quality;    /* share of the points within 3σ of any centre */
  double sliced;     /* mean over 32 directions of mean |sorted real − sorted fake| */
  int counts[HJ_GAN_MAX_CENTRES]; /* good points of each mode, n_modes of them */
} HjGanMetrics;

HjGanEvaluation *hj_gan_evaluation_new (const HjGan *gan, uint64_t seed);
void hj_gan_evaluation_free (HjGanEvaluation *evaluation);
/* Changes no random state of GAN. */
void hj_gan_evaluate (HjGanEvaluation *evaluation, const HjGan *gan, HjGanMetrics *metrics);
/* Sample 0 … HJ_GAN_EVALUATED − 1 of the last evaluation. */
void hj_gan_evaluation_fake (const HjGanEvaluation *evaluation, const HjGan *gan, int sample, float *x, float *y);
void hj_gan_evaluation_real (const HjGanEvaluation *evaluation, int sample, float *x, float *y);
int hj_gan_is_good (const HjGanEvaluation *evaluation, const HjGan *gan, int sample);

/* Sliced Wasserstein-1 distance of two sets of HJ_GAN_SLICED points (2 × batch). */
double hj_gan_sliced_distance (const float *a, const float *b);

/* Distributions over N cells (each sums to 1): the best discriminator's value
 * V = Σ p ln D* + q ln (1 − D*) with D* = p / (p + q) (Goodfellow et al. 2014, equation 4): −2 ln 2 for p = q. */
double hj_gan_best_value (const double *p, const double *q, int n);
/* Jensen–Shannon divergence = ln 2 + V/2: 0 for p = q, ln 2 for disjoint supports. */
double hj_gan_jensen_shannon (const double *p, const double *q, int n);
/* Wasserstein-1 of two sorted samples on the line. */
double hj_gan_wasserstein (const double *a, const double *b, int n);
