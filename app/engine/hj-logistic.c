/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logistic regression by Newton's method. */
#include "hj-logistic.h"

#include "hj-real.h"

#include <string.h>

#define MAX HJ_LOGISTIC_MAX

static double
dot (const double *a, const double *b, int n)
{
  double sum = 0;

  for (int i = 0; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}

/* ln (1 + e^−s) and σ (s) with one exponential between them. */
static double
softplus_and_sigmoid (double s, double *p)
{
  double e = hj_exp (-hj_abs (s));

  *p = (s >= 0 ? 1 : e) / (1 + e);
  return (s < 0 ? -s : 0) + hj_log (1 + e);
}

/* Loss, and where they are wanted its gradient and its curvature Σ p (1 − p) x xᵀ + ridge I (lower triangle). */
static double
pass (const double *weights, HjLogisticData data, double ridge, double *gradient, double (*hessian)[MAX])
{
  double loss = 0.5 * ridge * dot (weights, weights, data.n);

  for (int i = 0; i < data.n; i++)
    {
      if (gradient)
        gradient[i] = ridge * weights[i];
      for (int j = 0; hessian && j <= i; j++)
        hessian[i][j] = i == j ? ridge : 0;
    }
  for (int row = 0; row < data.rows; row++)
    {
      const double *x = data.x + row * data.n;
      double score = dot (weights, x, data.n), p;

      /* −ln p = softplus (−s) and −ln (1 − p) = softplus (s) = s + softplus (−s). */
      loss += softplus_and_sigmoid (score, &p) + (data.y[row] ? 0 : score);
      for (int i = 0; gradient && i < data.n; i++)
        gradient[i] += (p - data.y[row]) * x[i];
      for (int i = 0; hessian && i < data.n; i++)
        for (int j = 0; j <= i; j++)
          hessian[i][j] += p * (1 - p) * x[i] * x[j];
    }
  return loss;
}

double
hj_logistic_loss (const double *weights, HjLogisticData data, double ridge, double *gradient)
{
  return pass (weights, data, ridge, gradient, NULL);
}

/* A ← its Cholesky factor (lower); A is positive definite because of the ridge. */
static void
factor (double a[MAX][MAX], int n)
{
  for (int j = 0; j < n; j++)
    {
      a[j][j] = hj_sqrt (a[j][j] - dot (a[j], a[j], j));
      for (int i = j + 1; i < n; i++)
        a[i][j] = (a[i][j] - dot (a[i], a[j], j)) / a[j][j];
    }
}

/* b ← (L Lᵀ)⁻¹ b. */
static void
solve (double l[MAX][MAX], double *b, int n)
{
  for (int i = 0; i < n; i++)
    b[i] = (b[i] - dot (l[i], b, i)) / l[i][i];
  for (int i = n - 1; i >= 0; i--)
    {
      for (int j = i + 1; j < n; j++)
        b[i] -= l[j][i] * b[j];
      b[i] /= l[i][i];
    }
}

/* Moves WEIGHTS against STEP, half as far as often as needed for the loss not to grow; near the minimum it may
 * grow by its own rounding. */
static double
descend (double *weights, const double *step, HjLogisticData data, double ridge, double loss)
{
  double tried[MAX], length = 1, move = 0;

  for (int halvings = 0; halvings < 30; halvings++, length *= 0.5)
    {
      for (int i = 0; i < data.n; i++)
        tried[i] = weights[i] - length * step[i];
      if (hj_logistic_loss (tried, data, ridge, NULL) <= loss * (1 + 1e-12))
        {
          for (int i = 0; i < data.n; i++)
            move = hj_abs (length * step[i]) > move ? hj_abs (length * step[i]) : move;
          memcpy (weights, tried, sizeof (double) * (size_t) data.n);
          break;
        }
    }
  return move;
}

int
hj_logistic_fit (HjLogistic *model, HjLogisticData data, double ridge)
{
  double hessian[MAX][MAX], step[MAX];
  int iteration;

  memset (model, 0, sizeof *model);
  model->n = data.n;
  for (iteration = 1; iteration <= 50; iteration++)
    {
      double loss = pass (model->weights, data, ridge, step, hessian);

      factor (hessian, data.n);
      solve (hessian, step, data.n);
      if (descend (model->weights, step, data, ridge, loss) < 1e-9)
        break;
    }
  return iteration < 50 ? iteration : 50;
}

double
hj_logistic_score (const HjLogistic *model, const double *x)
{
  return dot (model->weights, x, model->n);
}

double
hj_logistic_accuracy (const HjLogistic *model, HjLogisticData data)
{
  int hits = 0;

  for (int row = 0; row < data.rows; row++)
    hits += (hj_logistic_score (model, data.x + row * data.n) > 0) == data.y[row];
  return (double) hits / data.rows;
}
