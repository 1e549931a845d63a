/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact denoiser of a finite data set, and the samplers that follow it back from noise. */
#include "hj-diffusion.h"

#include "hj-diffusion-kernels.h"
#include "hj-real.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DATA 8192 /* rows whose weights fit on the stack */

static double
weight_variance (double alpha_bar, double width)
{
  return 1.0 - alpha_bar + alpha_bar * width * width;
}

/* ---- forward ------------------------------------------------------------------------------------ */

void
hj_diffusion_forward (double alpha_bar, const float *x0, const float *noise, int count, float *out)
{
  float signal = (float) hj_sqrt (alpha_bar), spread = (float) hj_sqrt (1.0 - alpha_bar);

  for (int i = 0; i < count; i++)
    out[i] = signal * x0[i] + spread * noise[i];
}

void
hj_diffusion_recover (double alpha_bar, const float *x, const float *noise, int count, float *out)
{
  float inverse = (float) (1.0 / hj_sqrt (alpha_bar)), spread = (float) hj_sqrt (1.0 - alpha_bar);

  for (int i = 0; i < count; i++)
    out[i] = (x[i] - spread * noise[i]) * inverse;
}

/* ---- posterior ---------------------------------------------------------------------------------- */

/* Images: distances in lanes, weights in double, blend in lanes. */
static void
denoise_row (const HjDiffusionData *data, double root, double rate, const float *x, float *mean, float *n_eff)
{
  float distances[MAX_DATA], weights[MAX_DATA], least = 3e38f;
  double sum = 0, squares = 0;

  HJ_KERNEL_CALL (hj_diffusion_distances) (data->y, data->n, data->d, (float) root, x, distances);
  for (int i = 0; i < data->n; i++)
    least = distances[i] < least ? distances[i] : least;
  for (int i = 0; i < data->n; i++)
    {
      double w = hj_exp (((double) least - distances[i]) * rate);

      weights[i] = (float) w;
      sum += w;
      squares += w * w;
    }
  for (int i = 0; i < data->n; i++)
    weights[i] = (float) (weights[i] / sum);
  HJ_KERNEL_CALL (hj_diffusion_blend) (data->y, data->n, data->d, weights, mean);
  if (n_eff)
    *n_eff = (float) (sum * sum / squares);
}

void
hj_diffusion_denoise (const HjDiffusionData *data, double alpha_bar, double width, const float *x, int count,
                      float *mean, float *n_eff)
{
  double root = hj_sqrt (alpha_bar), rate = 0.5 / weight_variance (alpha_bar, width);

  if (data->d == 2)
    HJ_KERNEL_CALL (hj_diffusion_mean_plane) (data->y, data->n, (float) root, (float) rate, x, count, mean, n_eff);
  else
    for (int i = 0; i < count; i++)
      denoise_row (data, root, rate, x + (size_t) i * data->d, mean + (size_t) i * data->d,
                   n_eff ? n_eff + i : NULL);
}

/* −‖x − root·y_i‖² · rate. */
static double
log_weight (const HjDiffusionData *data, int i, double root, double rate, const float *x)
{
  const float *y = data->y + (size_t) i * data->d;
  double sum = 0;

  for (int j = 0; j < data->d; j++)
    sum += (x[j] - root * y[j]) * (x[j] - root * y[j]);
  return -sum * rate;
}

static void
add_row (const HjDiffusionData *data, int i, double weight, double *mean)
{
  for (int j = 0; j < data->d; j++)
    mean[j] += weight * data->y[(size_t) i * data->d + j];
}

double
hj_diffusion_posterior (const HjDiffusionData *data, double alpha_bar, double width, const float *x,
                        double *weights, double *mean, double *n_eff)
{
  double root = hj_sqrt (alpha_bar), variance = weight_variance (alpha_bar, width), rate = 0.5 / variance;
  double most = -__builtin_inf (), sum = 0, squares = 0;

  for (int i = 0; i < data->n; i++)
    {
      double l = log_weight (data, i, root, rate, x);

      most = l > most ? l : most;
    }
  for (int j = 0; mean && j < data->d; j++)
    mean[j] = 0;
  for (int i = 0; i < data->n; i++)
    {
      double w = hj_exp (log_weight (data, i, root, rate, x) - most);

      sum += w;
      squares += w * w;
      if (weights)
        weights[i] = w;
      if (mean)
        add_row (data, i, w, mean);
    }
  for (int i = 0; weights && i < data->n; i++)
    weights[i] /= sum;
  for (int j = 0; mean && j < data->d; j++)
    mean[j] /= sum;
  if (n_eff)
    *n_eff = sum * sum / squares;
  return most + hj_log (sum / data->n) - 0.5 * data->d * hj_log (2.0 * HJ_PI * variance);
}

void
hj_diffusion_top (const double *weights, int n, int k, int *indices)
{
  for (int rank = 0; rank < k; rank++)
    {
      int best = -1;

      for (int i = 0; i < n; i++)
        {
          int taken = 0;

          for (int j = 0; j < rank; j++)
            taken |= indices[j] == i;
          if (!taken && (best < 0 || weights[i] > weights[best]))
            best = i;
        }
      indices[rank] = best;
    }
}

/* ---- samplers ----------------------------------------------------------------------------------- */

void
hj_diffusion_start (uint64_t seed, int count, int d, float *x)
{
  HjRandom random;

  hj_random_init (&random, seed, HJ_STREAM_NOISE);
  hj_random_normals (&random, x, count * d);
}

/* z of one step for rows FIRST … : a sub-stream of its own for every point, so that neither the number of points
 * nor the order in which they are computed matters. */
static void
fill_noise (const HjSampler *sampler, int t, int first, int count, int d, float *z)
{
  for (int i = 0; i < count; i++)
    {
      HjRandom random;
      uint64_t stream = ((sampler->noise * HJ_DIFFUSION_MAX_LENGTH + (uint64_t) t) << 20)
                        + (uint64_t) (first + i) * 16 + 8 + HJ_STREAM_NOISE;

      hj_random_init (&random, sampler->seed, stream);
      hj_random_normals (&random, z + (size_t) i * d, d);
    }
}

/* x_s = √ᾱ_s D + √(1−ᾱ_s−σ²) (x − √ᾱ_t D)/√(1−ᾱ_t) + σ z, gathered as a·D + b·x + σ·z. */
static void
step_ddim (const HjSchedule *schedule, const HjSampler *sampler, int t, int s, int first, int count, int d,
           float *x, const float *mean, float *z)
{
  double now = schedule->alpha_bar[t], next = schedule->alpha_bar[s];
  double sigma = hj_schedule_sigma (schedule, t, s, sampler->eta);
  double rest = 1.0 - next - sigma * sigma, b = hj_sqrt ((rest > 0 ? rest : 0) / (1.0 - now));
  float on_mean = (float) (hj_sqrt (next) - b * hj_sqrt (now)), on_x = (float) b, on_noise = (float) sigma;

  for (int i = 0; i < count * d; i++)
    x[i] = on_mean * mean[i] + on_x * x[i];
  if (sigma == 0)
    return;
  fill_noise (sampler, t, first, count, d, z);
  for (int i = 0; i < count * d; i++)
    x[i] += on_noise * z[i];
}

/* dx / d ln ᾱ = (x + s(x))/2 with s = (√ᾱ D − x)/(1−ᾱ): slope = u·x + v·D. */
static void
add_slope (double alpha_bar, double factor, int count, const float *x, const float *mean, const float *base,
           float *out)
{
  float u = (float) (factor * 0.5 * (1.0 - 1.0 / (1.0 - alpha_bar)));
  float v = (float) (factor * 0.5 * hj_sqrt (alpha_bar) / (1.0 - alpha_bar));

  for (int i = 0; i < count; i++)
    out[i] = base[i] + (u * x[i] + v * mean[i]);
}

static void
step_flow (const HjSchedule *schedule, const HjDiffusionData *data, const HjSampler *sampler, int t, int s,
           int count, float *x, float *mean, float *scratch)
{
  double now = schedule->alpha_bar[t], next = schedule->alpha_bar[s], length = hj_log (next / now);
  int size = count * data->d;
  float *guess = scratch, *half = scratch + size;

  if (sampler->kind == HJ_SAMPLER_EULER)
    {
      add_slope (now, length, size, x, mean, x, x);
      return;
    }
  add_slope (now, length, size, x, mean, x, guess);
  add_slope (now, 0.5 * length, size, x, mean, x, half);
  hj_diffusion_denoise (data, next, sampler->width, guess, count, mean, NULL);
  add_slope (next, 0.5 * length, size, guess, mean, half, x);
}

void
hj_diffusion_step (const HjSchedule *schedule, const HjDiffusionData *data, const HjSampler *sampler, int k,
                   int first, int count, float *x, float *scratch)
{
  int t = hj_schedule_time (schedule->length, sampler->n_steps, k);
  int s = hj_schedule_time (schedule->length, sampler->n_steps, k + 1);
  size_t size = (size_t) count * data->d;
  float *mean = scratch, *spare = scratch + size;

  hj_diffusion_denoise (data, schedule->alpha_bar[t], sampler->width, x, count, mean, NULL);
  if (s == 0)
    memcpy (x, mean, sizeof *x * size);
  else if (sampler->kind == HJ_SAMPLER_DDIM)
    step_ddim (schedule, sampler, t, s, first, count, data->d, x, mean, spare);
  else
    step_flow (schedule, data, sampler, t, s, count, x, mean, spare);
}
