/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curves of a run, bounded in memory. */
#include "gan-view.h"

#include <math.h>
#include <string.h>

#define SMOOTH 8 /* buckets on either side */

void
hj_gan_curves_reset (HjGanCurves *curves)
{
  memset (curves, 0, sizeof *curves);
  curves->width = 1;
}

/* Two buckets become one. */
static void
thin_out (HjGanCurves *curves)
{
  for (guint k = 0; k < curves->n / 2; k++)
    for (int c = 0; c < N_CURVES; c++)
      {
        curves->mean[c][k] = 0.5 * (curves->mean[c][2 * k] + curves->mean[c][2 * k + 1]);
        curves->raw[c][k] = curves->raw[c][2 * k + 1];
      }
  curves->n /= 2;
  curves->width *= 2;
}

void
hj_gan_curves_add (HjGanCurves *curves, gint64 step, const double values[N_CURVES])
{
  if (step <= curves->recorded)
    return;
  curves->recorded = step;
  for (int c = 0; c < N_CURVES; c++)
    curves->sum[c] += values[c];
  if (++curves->filled < curves->width)
    return;
  for (int c = 0; c < N_CURVES; c++)
    {
      curves->mean[c][curves->n] = curves->sum[c] / curves->width;
      curves->raw[c][curves->n] = values[c];
      curves->sum[c] = 0;
    }
  curves->filled = 0;
  if (++curves->n == HJ_GAN_CURVE_ROOM)
    thin_out (curves);
}

static double
bucket_step (const HjGanCurves *curves, guint k)
{
  return (k + 0.5) * curves->width + 0.5;
}

static double
smooth_at (const HjGanCurves *curves, int curve, guint k)
{
  guint reach = MIN (SMOOTH, curves->n / 8), from = k > reach ? k - reach : 0, to = MIN (k + reach, curves->n - 1);
  double sum = 0;

  for (guint i = from; i <= to; i++)
    sum += curves->mean[curve][i];
  return sum / (to - from + 1);
}

guint
hj_gan_curves_list (const HjGanCurves *curves, int curve, gboolean smooth, guint room, double *x, double *y)
{
  guint every = (curves->n + room - 1) / room, n = 0;

  for (guint k = 0; k < curves->n; k += every)
    {
      x[n] = bucket_step (curves, k);
      y[n++] = smooth ? smooth_at (curves, curve, k) : curves->raw[curve][k];
    }
  return n;
}

double
hj_gan_curves_at (const HjGanCurves *curves, int curve, double step)
{
  double k = (step - 0.5) / curves->width - 0.5;

  if (curves->n == 0 || step < 1)
    return NAN;
  return smooth_at (curves, curve, (guint) CLAMP (floor (k + 0.5), 0, curves->n - 1));
}

gboolean
hj_gan_measures_wants (const HjGanMeasures *measures, gint64 step)
{
  gboolean due = step % (step < 500 ? 10 : 50) == 0;

  return due && measures->n < HJ_GAN_MEASURE_ROOM && (measures->n == 0 || step > measures->step[measures->n - 1]);
}

void
hj_gan_measures_add (HjGanMeasures *measures, gint64 step, const HjGanMetrics *metrics)
{
  measures->step[measures->n] = step;
  measures->modes[measures->n] = metrics->modes;
  measures->quality[measures->n] = metrics->quality;
  measures->sliced[measures->n] = metrics->sliced;
  measures->n++;
}

guint
hj_gan_measures_find (const HjGanMeasures *measures, double step)
{
  guint low = 0, high = measures->n;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (measures->step[middle] <= step)
        low = middle;
      else
        high = middle;
    }
  return low;
}
