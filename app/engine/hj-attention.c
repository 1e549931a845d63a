/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scaled dot-product attention in double precision, one formula per function. */
#include "hj-attention.h"

#include "hj-real.h"

#include <stddef.h>

static int
is_allowed (HjMaskKind kind, int width, int i, int j)
{
  switch (kind)
    {
    case HJ_MASK_CAUSAL:
      return j <= i;
    case HJ_MASK_WINDOW:
      return i - j <= width && j - i <= width;
    case HJ_MASK_PREFIX:
      return j <= i || j < width;
    case HJ_MASK_NONE:
    default:
      return 1;
    }
}

void
hj_attention_mask (HjMaskKind kind, int width, int n, unsigned char *allowed)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      allowed[i * n + j] = (unsigned char) is_allowed (kind, width, i, j);
}

void
hj_attention_multiply (int n, int inner, int columns, const double *a, const double *b, double *out)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < columns; j++)
      {
        double sum = 0;

        for (int c = 0; c < inner; c++)
          sum += a[i * inner + c] * b[c * columns + j];
        out[i * columns + j] = sum;
      }
}

void
hj_attention_scores (int n, int m, int d, const double *q, const double *k, double *scores)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < m; j++)
      {
        double sum = 0;

        for (int c = 0; c < d; c++)
          sum += q[i * d + c] * k[j * d + c];
        scores[i * m + j] = sum;
      }
}

static int
sees (const unsigned char *allowed, int j)
{
  return !allowed || allowed[j];
}

/* The largest visible score; returns how many are visible. */
static int
find_max (int m, const double *scores, const unsigned char *allowed, double *max)
{
  int visible = 0;

  for (int j = 0; j < m; j++)
    if (sees (allowed, j) && (visible++ == 0 || scores[j] > *max))
      *max = scores[j];
  return visible;
}

/* The numerator of softmax; the two ends of τ are their limits, not 0/0. */
static double
numerator (double below_max, double tau)
{
  if (below_max == 0)
    return 1;
  return tau == 0 ? 0 : hj_exp (below_max / tau);
}

static double
entropy_of (int m, const double *weights)
{
  double nats = 0;

  for (int j = 0; j < m; j++)
    if (weights[j] > 0)
      nats -= weights[j] * hj_log (weights[j]);
  return nats / HJ_LN2;
}

void
hj_attention_softmax (int m, const double *scores, const unsigned char *allowed, double tau, double *weights,
                      double *exps, HjAttentionRow *row)
{
  HjAttentionRow own = { 0 };

  own.visible = find_max (m, scores, allowed, &own.max);
  for (int j = 0; j < m; j++)
    {
      weights[j] = sees (allowed, j) ? numerator (scores[j] - own.max, tau) : 0;
      own.sum += weights[j];
      if (exps)
        exps[j] = weights[j];
    }
  for (int j = 0; own.visible > 0 && j < m; j++)
    weights[j] /= own.sum;
  own.entropy = entropy_of (m, weights);
  own.effective = own.visible > 0 ? hj_exp (own.entropy * HJ_LN2) : 0;
  if (row)
    *row = own;
}

void
hj_attention (int n, int m, int d, int dv, const double *q, const double *k, const double *v, double scale,
              const unsigned char *allowed, double tau, double *weights, double *out)
{
  hj_attention_scores (n, m, d, q, k, weights);
  for (int i = 0; i < n; i++)
    {
      double *row = weights + i * m;

      for (int j = 0; j < m; j++)
        row[j] *= scale;
      hj_attention_softmax (m, row, allowed ? allowed + i * m : NULL, tau, row, NULL, NULL);
    }
  if (out)
    hj_attention_multiply (n, m, dv, weights, v, out);
}

void
hj_attention_take_head (int n, int heads, int d, int head, const double *all, double *one)
{
  for (int i = 0; i < n; i++)
    for (int c = 0; c < d; c++)
      one[i * d + c] = all[(i * heads + head) * d + c];
}

double
hj_attention_variance (int count, const double *x)
{
  double mean = 0, squares = 0;

  for (int i = 0; i < count; i++)
    mean += x[i] / count;
  for (int i = 0; i < count; i++)
    squares += (x[i] - mean) * (x[i] - mean);
  return squares / count;
}

int
hj_attention_previous (const int *tokens, int t)
{
  for (int p = t - 1; p >= 0; p--)
    if (tokens[p] == tokens[t])
      return p;
  return -1;
}

void
hj_attention_roles (int n, const double *weights, const int *tokens, HjAttentionRoles *roles)
{
  int rows = n - 1, repeats = 0;
  HjAttentionRoles sum = { 0 };

  for (int t = 1; t < n; t++)
    {
      const double *row = weights + t * n;
      int seen = 0;

      sum.previous += row[t - 1];
      sum.diagonal += row[t];
      sum.first += row[0];
      sum.reverse += row[n - 1 - t];
      for (int p = 0; p < t; p++)
        if (tokens[p] == tokens[t])
          {
            sum.prefix += row[p + 1];
            seen = 1;
          }
      repeats += seen;
    }
  roles->previous = sum.previous / rows;
  roles->diagonal = sum.diagonal / rows;
  roles->first = sum.first / rows;
  roles->reverse = sum.reverse / rows;
  roles->prefix = repeats > 0 ? sum.prefix / repeats : __builtin_nan ("");
}
