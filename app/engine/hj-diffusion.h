/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diffusion without learning: noise schedules, the exact denoiser of a finite data set, and samplers.
 *
 *   forward    x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε                            (Ho et al. 2020, eq. 4)
 *   denoiser   D(x,t) = E[x_0 | x_t = x] = Σ w_i y_i,  w_i ∝ exp(−‖x−√ᾱ_t y_i‖² / 2(1−ᾱ_t))
 *   score      s(x,t) = ∇ ln p_t(x) = (√ᾱ_t D − x) / (1−ᾱ_t)          (Tweedie)
 *   step t→s   x_s = √ᾱ_s D + √(1−ᾱ_s−σ²) ε̂ + σ z                     (Song et al. 2021, eq. 12)
 *
 * No state is hidden and no clock is asked: the same arguments give the same bytes on every machine. */
#pragma once

#include "hj-random.h"

#include <stdint.h>

/* ---- schedules ---------------------------------------------------------------------------------- */

typedef enum {
  HJ_SCHEDULE_LINEAR,    /* β from 1e-4 to 0.02 (Ho et al. 2020) */
  HJ_SCHEDULE_COSINE,    /* ᾱ as a squared cosine (Nichol and Dhariwal 2021, eq. 17) */
  HJ_SCHEDULE_SIGMOID,   /* β as a logistic curve between the same ends */
  HJ_SCHEDULE_QUADRATIC, /* √β linear between the same ends */
  HJ_N_SCHEDULES,
} HjScheduleKind;

#define HJ_DIFFUSION_MAX_LENGTH 4000

typedef struct {
  HjScheduleKind kind;
  int length;                                    /* T */
  double alpha_bar[HJ_DIFFUSION_MAX_LENGTH + 1]; /* share of signal in the variance; [0] = 1 */
} HjSchedule;

/* β is scaled by 1000/LENGTH, so that any length ends at about the same ᾱ. 1 ≤ LENGTH ≤ MAX_LENGTH. */
void hj_schedule_init (HjSchedule *schedule, HjScheduleKind kind, int length);
/* β_t = 1 − ᾱ_t / ᾱ_{t−1}, for t from 1 to T. */
double hj_schedule_beta (const HjSchedule *schedule, int t);
/* ln (ᾱ_t / (1−ᾱ_t)); +inf at t = 0. */
double hj_schedule_log_snr (const HjSchedule *schedule, int t);
/* σ of one step t → s (s < t): η √((1−ᾱ_s)/(1−ᾱ_t)) √(1−ᾱ_t/ᾱ_s). For s = t−1 and η = 1, σ² is the posterior
 * variance β̃_t of DDPM. */
double hj_schedule_sigma (const HjSchedule *schedule, int t, int s, double eta);
/* The t after K of N_STEPS steps of a run over the whole schedule: T at k = 0, 0 at k = n_steps. */
int hj_schedule_time (int length, int n_steps, int k);

/* ---- data --------------------------------------------------------------------------------------- */

/* n points in d dimensions, y is (n, d) row by row. d = 2, or a multiple of 8 (images). */
typedef struct {
  int n, d;
  float *y;
  uint8_t *kind; /* a class of every point, for colours only */
} HjDiffusionData;

/* All of these give NULL when there is no memory. Free with hj_diffusion_data_free. */
HjDiffusionData *hj_diffusion_data_new (int n, int d);
void hj_diffusion_data_free (HjDiffusionData *data);
/* Two-dimensional shapes, mean 0 and mean variance 1. */
HjDiffusionData *hj_diffusion_data_new_spiral (int n, HjRandom *random);
HjDiffusionData *hj_diffusion_data_new_moons (int n, HjRandom *random);
HjDiffusionData *hj_diffusion_data_new_rings (int n, HjRandom *random);
/* Points spread evenly over the inked cells of MASK (height × width; 0 is empty, k is class k−1), y upward,
 * each at a random place inside its cell, then mean 0 and mean variance 1. NULL if nothing is inked. */
HjDiffusionData *hj_diffusion_data_new_mask (const uint8_t *mask, int width, int height, int n,
                                             HjRandom *random);
/* Shifts and scales both axes alike to mean 0 and mean variance 1 (a single point is only shifted). */
void hj_diffusion_data_standardise (HjDiffusionData *data);
/* √ of the mean squared distance from a point to its nearest other one; 0 for a single point. */
double hj_diffusion_data_spacing (const HjDiffusionData *data);
/* Mean distance from the COUNT points X (count, d) to their nearest data point. */
double hj_diffusion_data_distance (const HjDiffusionData *data, const float *x, int count);
/* The nearest data point to X (d). DISTANCE may be NULL. */
int hj_diffusion_data_nearest (const HjDiffusionData *data, const float *x, double *distance);

/* ---- the exact denoiser ------------------------------------------------------------------------- */

/* WIDTH below is the smoothing h ≥ 0 in units of the data: the weights are computed with the variance
 * (1−ᾱ) + ᾱh² instead of 1−ᾱ, so that at small t neighbours within about h still mix. h = 0 is exact. (In the
 * spirit of closed-form smoothed models, Scarvelis et al. 2025; a network smooths by other means.) */

/* D for COUNT points at once: x, mean (count, d); n_eff (count) = 1/Σw² or NULL. Single precision, on the chosen
 * instruction set; log-sum-exp, so that nothing overflows. ᾱ < 1. */
void hj_diffusion_denoise (const HjDiffusionData *data, double alpha_bar, double width, const float *x,
                           int count, float *mean, float *n_eff);

/* The posterior over the data at one point, in double precision: weights (n), mean (d), either may be NULL.
 * Returns ln p_t(x), the normalised density of the noised data (exact for width 0). */
double hj_diffusion_posterior (const HjDiffusionData *data, double alpha_bar, double width, const float *x,
                               double *weights, double *mean, double *n_eff);
/* The K largest of N weights, largest first. */
void hj_diffusion_top (const double *weights, int n, int k, int *indices);
/* x_t from x_0 and its own noise (count values each). */
void hj_diffusion_forward (double alpha_bar, const float *x0, const float *noise, int count, float *out);
/* The x_0 that a noise estimate means: (x_t − √(1−ᾱ) ε) / √ᾱ. */
void hj_diffusion_recover (double alpha_bar, const float *x, const float *noise, int count, float *out);

/* ---- Gaussian mixtures in the plane ------------------------------------------------------------- */

#define HJ_MIXTURE_MAX 16

typedef struct {
  int n;
  double weight[HJ_MIXTURE_MAX];        /* sums to 1 */
  double mean[HJ_MIXTURE_MAX][2];
  double covariance[HJ_MIXTURE_MAX][3]; /* xx, xy, yy */
} HjMixture;

/* ln p_t at X; score (2) = its gradient, mean (2) = D by Tweedie's formula; either may be NULL. */
double hj_mixture_evaluate (const HjMixture *mixture, double alpha_bar, const double x[2], double *score,
                            double *mean);
HjDiffusionData *hj_diffusion_data_new_mixture (const HjMixture *mixture, int n, HjRandom *random);
/* N equal round modes on a circle of radius 1.3, standard deviation 0.12. */
void hj_mixture_init_circle (HjMixture *mixture, int n);

/* ---- samplers ----------------------------------------------------------------------------------- */

typedef enum {
  HJ_SAMPLER_DDIM,  /* the step above with the given η: 0 repeats, 1 is DDPM */
  HJ_SAMPLER_EULER, /* probability-flow ODE dx / d ln ᾱ = (x + s)/2 (Song et al. 2021b, eq. 13), Euler */
  HJ_SAMPLER_HEUN,  /* the same, trapezoid: two evaluations a step */
} HjSamplerKind;

typedef struct {
  HjSamplerKind kind;
  double eta;       /* DDIM only */
  double width;     /* smoothing h */
  int n_steps;
  uint64_t seed;
  uint64_t noise;   /* which of the seed's noise sequences z is used */
} HjSampler;

/* N(0, I) start points, (count, d): the same for every sampler and step count of a seed. */
void hj_diffusion_start (uint64_t seed, int count, int d, float *x);
/* The step K → K+1 of a run, in place: x is (count, d), scratch at least 3·count·d floats. The noise of a step
 * depends on the seed, the noise sequence, t and the index of the point (FIRST + row) alone, so that a part of the
 * points can be computed later. The last step gives D. */
void hj_diffusion_step (const HjSchedule *schedule, const HjDiffusionData *data, const HjSampler *sampler, int k,
                        int first, int count, float *x, float *scratch);
