/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logistic regression by Newton's method (iteratively reweighted least squares), with a ridge. */
#pragma once

#include <stdint.h>

/* Features of a model at most, the constant included. */
#define HJ_LOGISTIC_MAX 6

/* P(y = 1 | x) = σ(w·x). Plain data: copy it to keep it. */
typedef struct {
  int n; /* features used */
  double weights[HJ_LOGISTIC_MAX];
} HjLogistic;

/* Labelled rows: x is (rows, n), y holds 0 or 1. Borrowed. */
typedef struct {
  int rows, n;
  const double *x;
  const uint8_t *y;
} HjLogisticData;

/* −Σ [y ln p + (1 − y) ln (1 − p)] + ridge/2 ‖w‖², in nats; the constant is not spared the ridge.
 * GRADIENT (n) may be NULL. Hastie, Tibshirani and Friedman, eq. 4.20 and 4.21. */
double hj_logistic_loss (const double *weights, HjLogisticData data, double ridge, double *gradient);

/* The minimum of that loss, from zero, to 1e-9 in every weight. RIDGE > 0 makes it unique, also where a line
 * separates the classes. Returns the iterations, at most 50. */
int hj_logistic_fit (HjLogistic *model, HjLogisticData data, double ridge);

/* w·x: above 0 means class 1. */
double hj_logistic_score (const HjLogistic *model, const double *x);
/* Share of rows put into their class; NaN for no rows. */
double hj_logistic_accuracy (const HjLogistic *model, HjLogisticData data);
