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

double
hj_logistic_loss (const double *weights, HjLogisticData data, double ridge, double *gradient)
{
  double loss = 0.5 * ridge * dot (weights, weights, data.n);

  for (int i = 0; gradient && i < data.n; i++)
    gradient[i] = ridge * weights[i];
  for (int row = 0; row < data.rows; row++)
    {
      const double *x = data.x + row * data.n;
      double score = dot (weights, x, data.n);
      double error = hj_sigmoid (score) - data.y[row];

      /* −ln p = softplus (−s) and −ln (1 − p) = softplus (s) = s + softplus (−s). */
      loss += hj_softplus (-score) + (data.y[row] ? 0 : score);
      for (int i = 0; gradient && i < data.n; i++)
        gradient[i] += error * x[i];
    }
  return loss;
}

/* Σ p (1 − p) x xᵀ + ridge I, lower triangle. */
static void
curvature (const double *weights, HjLogisticData data, double ridge, double hessian[MAX][MAX])
{
  memset (hessian, 0, sizeof (double) * MAX * MAX);
  for (int i = 0; i < data.n; i++)
    hessian[i][i] = ridge;
  for (int row = 0; row < data.rows; row++)
    {
      const double *x = data.x + row * data.n;
      double p = hj_sigmoid (dot (weights, x, data.n));
      double s = p * (1 - p);

      for (int i = 0; i < data.n; i++)
        for (int j = 0; j <= i; j++)
          hessian[i][j] += s * x[i] * x[j];
    }
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

/* Moves WEIGHTS against STEP, half as far as often as needed for the loss not to grow. */
static double
descend (double *weights, const double *step, HjLogisticData data, double ridge, double loss)
{
  double tried[MAX], length = 1, move = 0;

  for (int halvings = 0; halvings < 30; halvings++, length *= 0.5)
    {
      for (int i = 0; i < data.n; i++)
        tried[i] = weights[i] - length * step[i];
      if (hj_logistic_loss (tried, data, ridge, NULL) <= loss)
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
      double loss = hj_logistic_loss (model->weights, data, ridge, step);

      curvature (model->weights, data, ridge, hessian);
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
