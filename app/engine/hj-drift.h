/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a sample has moved from a reference: population stability index and Kolmogorov–Smirnov. */
#pragma once

#define HJ_DRIFT_BINS 10

/* The reference as bins of equal share: edges[i] divides bin i from bin i + 1, a value on an edge lies below. */
typedef struct {
  double edges[HJ_DRIFT_BINS - 1];
  double shares[HJ_DRIFT_BINS]; /* smoothed, sum 1 */
} HjDriftBins;

void hj_drift_sort (double *values, int n);
/* SORTED ascending, n ≥ HJ_DRIFT_BINS; edges are its quantiles (the k·n/10-th value). */
void hj_drift_bins (HjDriftBins *bins, const double *sorted, int n);
/* PSI = Σ (q − p) ln (q / p) with p of the reference and q of VALUES (n, any order); a half is added to every
 * count, so that an empty bin stays finite. Rule of thumb: below 0.1 steady, above 0.25 moved. */
double hj_drift_psi (const HjDriftBins *bins, const double *values, int n);
/* D = sup |F − G| of the two empirical distribution functions; both ascending, all finite. */
double hj_drift_ks (const double *a, int n, const double *b, int m);
