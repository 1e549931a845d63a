/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a sample has moved from a reference. */
#include "hj-drift.h"

#include "hj-real.h"

#include <stdlib.h>

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

void
hj_drift_sort (double *values, int n)
{
  qsort (values, (size_t) n, sizeof *values, compare);
}

static void
shares (const double edges[HJ_DRIFT_BINS - 1], const double *values, int n, double out[HJ_DRIFT_BINS])
{
  int counts[HJ_DRIFT_BINS] = { 0 };

  for (int i = 0; i < n; i++)
    {
      int bin = 0;

      while (bin < HJ_DRIFT_BINS - 1 && values[i] > edges[bin])
        bin++;
      counts[bin]++;
    }
  for (int bin = 0; bin < HJ_DRIFT_BINS; bin++)
    out[bin] = (counts[bin] + 0.5) / (n + 0.5 * HJ_DRIFT_BINS);
}

void
hj_drift_bins (HjDriftBins *bins, const double *sorted, int n)
{
  for (int k = 1; k < HJ_DRIFT_BINS; k++)
    bins->edges[k - 1] = sorted[k * n / HJ_DRIFT_BINS - 1];
  shares (bins->edges, sorted, n, bins->shares);
}

double
hj_drift_psi (const HjDriftBins *bins, const double *values, int n)
{
  double now[HJ_DRIFT_BINS], sum = 0;

  shares (bins->edges, values, n, now);
  for (int bin = 0; bin < HJ_DRIFT_BINS; bin++)
    sum += (now[bin] - bins->shares[bin]) * hj_log (now[bin] / bins->shares[bin]);
  return sum;
}

double
hj_drift_ks (const double *a, int n, const double *b, int m)
{
  double largest = 0;

  for (int i = 0, j = 0; i < n && j < m;)
    {
      double value = a[i] < b[j] ? a[i] : b[j], gap;

      while (i < n && a[i] == value)
        i++;
      while (j < m && b[j] == value)
        j++;
      gap = hj_abs ((double) i / n - (double) j / m);
      largest = gap > largest ? gap : largest;
    }
  return largest;
}
