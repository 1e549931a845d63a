/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data that diffusion starts from: point clouds of a few shapes, and distances to them. */
#include "hj-diffusion.h"

#include "hj-real.h"

#include <stdlib.h>
#include <string.h>

HjDiffusionData *
hj_diffusion_data_new (int n, int d)
{
  HjDiffusionData *data = calloc (1, sizeof *data);

  if (!data)
    return NULL;
  data->n = n;
  data->d = d;
  data->y = calloc ((size_t) n * d, sizeof *data->y);
  data->kind = calloc ((size_t) n, 1);
  if (data->y && data->kind)
    return data;
  hj_diffusion_data_free (data);
  return NULL;
}

void
hj_diffusion_data_free (HjDiffusionData *data)
{
  if (!data)
    return;
  free (data->y);
  free (data->kind);
  free (data);
}

/* ---- shapes ------------------------------------------------------------------------------------- */

static void
put (HjDiffusionData *data, int i, double x, double y, int kind)
{
  data->y[2 * i] = (float) x;
  data->y[2 * i + 1] = (float) y;
  data->kind[i] = (uint8_t) kind;
}

HjDiffusionData *
hj_diffusion_data_new_spiral (int n, HjRandom *random)
{
  HjDiffusionData *data = hj_diffusion_data_new (n, 2);

  for (int i = 0; data && i < n; i++)
    {
      /* √ of a uniform number spreads the points evenly along the arm. */
      double share = hj_sqrt (0.03 + 0.97 * hj_random_double (random));
      double angle = share * 5.5 * HJ_PI;
      double x = share * hj_cos (angle) + 0.015 * hj_random_normal (random);
      double y = share * hj_sin (angle) + 0.015 * hj_random_normal (random);

      put (data, i, x, y, share < 0.58 ? 0 : share < 0.82 ? 1 : 2);
    }
  if (data)
    hj_diffusion_data_standardise (data);
  return data;
}

HjDiffusionData *
hj_diffusion_data_new_moons (int n, HjRandom *random)
{
  HjDiffusionData *data = hj_diffusion_data_new (n, 2);

  for (int i = 0; data && i < n; i++)
    {
      double angle = HJ_PI * hj_random_double (random);
      double x = hj_cos (angle), y = hj_sin (angle), side = i % 2 ? -1 : 1;

      put (data, i, side * x + (i % 2 ? 1 : 0) + 0.05 * hj_random_normal (random),
           side * y + (i % 2 ? 0.5 : 0) + 0.05 * hj_random_normal (random), i % 2);
    }
  if (data)
    hj_diffusion_data_standardise (data);
  return data;
}

HjDiffusionData *
hj_diffusion_data_new_rings (int n, HjRandom *random)
{
  HjDiffusionData *data = hj_diffusion_data_new (n, 2);

  for (int i = 0; data && i < n; i++)
    {
      int ring = i % 3 ? 1 : 0; /* the outer ring is twice as long */
      double angle = 2.0 * HJ_PI * hj_random_double (random);
      double radius = (ring ? 1.0 : 0.5) + 0.03 * hj_random_normal (random);

      put (data, i, radius * hj_cos (angle), radius * hj_sin (angle), ring);
    }
  if (data)
    hj_diffusion_data_standardise (data);
  return data;
}

HjDiffusionData *
hj_diffusion_data_new_mixture (const HjMixture *mixture, int n, HjRandom *random)
{
  HjDiffusionData *data = hj_diffusion_data_new (n, 2);

  for (int i = 0; data && i < n; i++)
    {
      double u = hj_random_double (random), sum = 0, a, b, first, second;
      const double *c;
      int k = 0;

      while (k < mixture->n - 1 && (sum += mixture->weight[k]) <= u)
        k++;
      c = mixture->covariance[k];
      first = hj_random_normal (random);
      second = hj_random_normal (random);
      /* Cholesky: [[a,0],[b,√(yy−b²)]]. */
      a = hj_sqrt (c[0]);
      b = c[1] / a;
      put (data, i, mixture->mean[k][0] + a * first,
           mixture->mean[k][1] + b * first + hj_sqrt (c[2] - b * b) * second, k);
    }
  return data;
}

HjDiffusionData *
hj_diffusion_data_new_mask (const uint8_t *mask, int width, int height, int n, HjRandom *random)
{
  HjDiffusionData *data;
  int inked = 0, cell = -1, seen = -1;

  for (int i = 0; i < width * height; i++)
    inked += mask[i] != 0;
  if (inked == 0 || !(data = hj_diffusion_data_new (n, 2)))
    return NULL;
  /* One point in each of n equal runs of inked cells, row by row: even cover without a grid. */
  for (int i = 0; i < n; i++)
    {
      int wanted = (int) ((i + hj_random_double (random)) * inked / n);

      while (seen < wanted && cell < width * height - 1)
        seen += mask[++cell] != 0;
      put (data, i, cell % width + hj_random_double (random), height - cell / width - hj_random_double (random),
           mask[cell] - 1);
    }
  hj_diffusion_data_standardise (data);
  return data;
}

void
hj_diffusion_data_standardise (HjDiffusionData *data)
{
  double sum[2] = { 0, 0 }, squares = 0, scale;

  for (int i = 0; i < 2 * data->n; i++)
    sum[i % 2] += data->y[i] / (double) data->n;
  for (int i = 0; i < 2 * data->n; i++)
    squares += (data->y[i] - sum[i % 2]) * (data->y[i] - sum[i % 2]) / (2.0 * data->n);
  scale = squares > 0 ? 1.0 / hj_sqrt (squares) : 1.0;
  for (int i = 0; i < 2 * data->n; i++)
    data->y[i] = (float) ((data->y[i] - sum[i % 2]) * scale);
}

/* ---- distances ---------------------------------------------------------------------------------- */

static double
distance2 (const HjDiffusionData *data, int i, const float *x)
{
  const float *y = data->y + (size_t) i * data->d;
  double sum = 0;

  for (int j = 0; j < data->d; j++)
    sum += ((double) x[j] - y[j]) * ((double) x[j] - y[j]);
  return sum;
}

int
hj_diffusion_data_nearest (const HjDiffusionData *data, const float *x, double *distance)
{
  double least = __builtin_inf ();
  int best = 0;

  for (int i = 0; i < data->n; i++)
    {
      double d = distance2 (data, i, x);

      if (d < least)
        {
          least = d;
          best = i;
        }
    }
  if (distance)
    *distance = hj_sqrt (least);
  return best;
}

double
hj_diffusion_data_spacing (const HjDiffusionData *data)
{
  double sum = 0;

  if (data->n < 2)
    return 0;
  for (int i = 0; i < data->n; i++)
    {
      double least = __builtin_inf ();

      for (int k = 0; k < data->n; k++)
        {
          double d = k == i ? least : distance2 (data, k, data->y + (size_t) i * data->d);

          least = d < least ? d : least;
        }
      sum += least;
    }
  return hj_sqrt (sum / data->n);
}

double
hj_diffusion_data_distance (const HjDiffusionData *data, const float *x, int count)
{
  double sum = 0;

  for (int i = 0; i < count; i++)
    {
      double distance;

      hj_diffusion_data_nearest (data, x + (size_t) i * data->d, &distance);
      sum += distance;
    }
  return count > 0 ? sum / count : 0;
}
