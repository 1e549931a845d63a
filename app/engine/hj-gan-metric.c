/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How near the made points are to the real ones. */
#include "hj-gan-metric.h"

#include "hj-gan-kernels.h"
#include "hj-real.h"

#include <stdlib.h>
#include <string.h>

#define TILES (HJ_GAN_EVALUATED / HJ_TILE)
#define SORTED (HJ_GAN_SLICED * HJ_GAN_DIRECTIONS)
#define N_PAIRS 16

_Static_assert (HJ_GAN_EVALUATED % HJ_TILE == 0, "whole tiles");

/* Half a turn is enough: the other half gives the same distances. */
static void
fill_directions (float (*directions)[HJ_GAN_DIRECTIONS])
{
  for (int d = 0; d < HJ_GAN_DIRECTIONS; d++)
    {
      directions[0][d] = (float) hj_cos (HJ_PI * d / HJ_GAN_DIRECTIONS);
      directions[1][d] = (float) hj_sin (HJ_PI * d / HJ_GAN_DIRECTIONS);
    }
}

static void
project (const HjGanEvaluation *evaluation, const float *points, float *sorted)
{
  HJ_KERNEL_CALL (hj_gan_project_and_sort)
  ((const float (*)[HJ_GAN_DIRECTIONS]) evaluation->directions, points, HJ_GAN_SLICED, sorted);
}

static void
sample_real (const HjGan *gan, HjGanNoise *noise, float *points)
{
  HJ_KERNEL_CALL (hj_gan_sample_target)
  (noise, (const float (*)[2]) gan->target.centres, gan->target.n_centres, gan->target.sigma, points,
   HJ_GAN_SLICED / HJ_TILE);
}

/* What the distance is between two batches that are both real: nothing below it can be told apart. */
static void
measure_floor (HjGanEvaluation *evaluation, const HjGan *gan, HjGanNoise *noise)
{
  float *points = hj_mlp_floats (2 * HJ_GAN_SLICED), *other = hj_mlp_floats (SORTED);

  evaluation->floor_low = 1e30;
  for (int pair = 0; pair < N_PAIRS; pair++)
    {
      double distance;

      sample_real (gan, noise, points);
      project (evaluation, points, evaluation->fake_sorted);
      sample_real (gan, noise, points);
      project (evaluation, points, other);
      distance = HJ_KERNEL_CALL (hj_gan_mean_distance) (evaluation->fake_sorted, other, SORTED);
      if (distance < evaluation->floor_low)
        evaluation->floor_low = distance;
      if (distance > evaluation->floor_high)
        evaluation->floor_high = distance;
    }
  free (points);
  free (other);
}

HjGanEvaluation *
hj_gan_evaluation_new (const HjGan *gan, uint64_t seed)
{
  HjGanEvaluation *evaluation = calloc (1, sizeof *evaluation);
  HjGanNoise noise;

  if (!evaluation)
    abort ();
  hj_gan_noise_init (&noise, seed, HJ_STREAM_EVALUATION);
  evaluation->directions = (float (*)[HJ_GAN_DIRECTIONS]) hj_mlp_floats (2 * HJ_GAN_DIRECTIONS);
  evaluation->real = hj_mlp_floats (2 * HJ_GAN_SLICED);
  evaluation->real_sorted = hj_mlp_floats (SORTED);
  evaluation->fake_sorted = hj_mlp_floats (SORTED);
  evaluation->nearest = calloc (HJ_GAN_EVALUATED, sizeof (int));
  evaluation->square = hj_mlp_floats (HJ_GAN_EVALUATED);
  if (!evaluation->nearest)
    abort ();
  hj_mlp_trace_init (&evaluation->act, &gan->g.mlp, TILES);
  HJ_KERNEL_CALL (hj_gan_fill_normals) (&noise, evaluation->act.units[0], TILES * gan->config.z);
  fill_directions (evaluation->directions);
  measure_floor (evaluation, gan, &noise);
  sample_real (gan, &noise, evaluation->real);
  project (evaluation, evaluation->real, evaluation->real_sorted);
  return evaluation;
}

void
hj_gan_evaluation_free (HjGanEvaluation *evaluation)
{
  if (!evaluation)
    return;
  hj_mlp_trace_clear (&evaluation->act);
  free (evaluation->directions);
  free (evaluation->real);
  free (evaluation->real_sorted);
  free (evaluation->fake_sorted);
  free (evaluation->nearest);
  free (evaluation->square);
  free (evaluation);
}

int
hj_gan_is_good (const HjGanEvaluation *evaluation, const HjGan *gan, int sample)
{
  return evaluation->square[sample] <= 9.0f * gan->target.sigma * gan->target.sigma;
}

static void
count_modes (const HjGanEvaluation *evaluation, const HjGan *gan, HjGanMetrics *metrics)
{
  int good = 0;

  for (int b = 0; b < HJ_GAN_EVALUATED; b++)
    if (hj_gan_is_good (evaluation, gan, b))
      {
        good++;
        metrics->counts[hj_gan_target_mode_of (&gan->target, evaluation->nearest[b])]++;
      }
  for (int mode = 0; mode < gan->target.n_modes; mode++)
    metrics->modes += metrics->counts[mode] >= HJ_GAN_COVERED;
  metrics->quality = (double) good / HJ_GAN_EVALUATED;
}

void
hj_gan_evaluate (HjGanEvaluation *evaluation, const HjGan *gan, HjGanMetrics *metrics)
{
  const float *points = evaluation->act.units[gan->g.mlp.n_layers];

  memset (metrics, 0, sizeof *metrics);
  hj_mlp_forward (&gan->g.mlp, gan->g.params, TILES, &evaluation->act);
  HJ_KERNEL_CALL (hj_gan_nearest)
  ((const float (*)[2]) gan->target.centres, gan->target.n_centres, points, TILES, evaluation->nearest,
   evaluation->square);
  count_modes (evaluation, gan, metrics);
  project (evaluation, points, evaluation->fake_sorted);
  metrics->sliced
    = HJ_KERNEL_CALL (hj_gan_mean_distance) (evaluation->real_sorted, evaluation->fake_sorted, SORTED);
}

void
hj_gan_evaluation_fake (const HjGanEvaluation *evaluation, const HjGan *gan, int sample, float *x, float *y)
{
  const float *points = evaluation->act.units[gan->g.mlp.n_layers];

  *x = points[hj_mlp_at (sample, 0, 2)];
  *y = points[hj_mlp_at (sample, 1, 2)];
}

void
hj_gan_evaluation_real (const HjGanEvaluation *evaluation, int sample, float *x, float *y)
{
  *x = evaluation->real[hj_mlp_at (sample, 0, 2)];
  *y = evaluation->real[hj_mlp_at (sample, 1, 2)];
}

double
hj_gan_sliced_distance (const float *a, const float *b)
{
  float directions[2][HJ_GAN_DIRECTIONS], *sorted = hj_mlp_floats (2 * SORTED);
  HjGanEvaluation evaluation = { .directions = directions };
  double distance;

  fill_directions (directions);
  project (&evaluation, a, sorted);
  project (&evaluation, b, sorted + SORTED);
  distance = HJ_KERNEL_CALL (hj_gan_mean_distance) (sorted, sorted + SORTED, SORTED);
  free (sorted);
  return distance;
}

double
hj_gan_best_value (const double *p, const double *q, int n)
{
  double value = 0;

  for (int k = 0; k < n; k++)
    {
      if (p[k] > 0)
        value += p[k] * hj_log (p[k] / (p[k] + q[k]));
      if (q[k] > 0)
        value += q[k] * hj_log (q[k] / (p[k] + q[k]));
    }
  return value;
}

double
hj_gan_jensen_shannon (const double *p, const double *q, int n)
{
  return HJ_LN2 + 0.5 * hj_gan_best_value (p, q, n);
}

double
hj_gan_wasserstein (const double *a, const double *b, int n)
{
  double sum = 0;

  for (int k = 0; k < n; k++)
    sum += hj_abs (a[k] - b[k]);
  return sum / n;
}
