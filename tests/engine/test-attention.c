/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact attention: golden numbers, limits of the temperature, masks, heads. */
#include "hj-attention.h"
#include "hj-random.h"
#include "hj-real.h"

#include <glib.h>
#include <math.h>

static void
fill (HjRandom *random, int count, double *out)
{
  for (int i = 0; i < count; i++)
    out[i] = hj_random_normal (random);
}

/* q = (1, 0), K = I₂, d_k = 2. */
static void
test_golden (void)
{
  const double q[] = { 1, 0 }, k[] = { 1, 0, 0, 1 }, v[] = { 1, 0, 0, 1 };
  double weights[2], out[2];

  hj_attention (1, 2, 2, 2, q, k, v, 1 / hj_sqrt (2), NULL, 1, weights, out);
  g_assert_cmpfloat_with_epsilon (weights[0], 0.669762, 5e-7);
  g_assert_cmpfloat_with_epsilon (weights[1], 0.330238, 5e-7);
  g_assert_cmpfloat (out[0], ==, weights[0]);
}

static void
test_rows (void)
{
  enum { n = 7, d = 4 };
  static const struct {
    HjMaskKind kind;
    int width, visible;
  } masks[] = { { HJ_MASK_NONE, 0, 49 }, { HJ_MASK_CAUSAL, 0, 28 }, { HJ_MASK_WINDOW, 1, 19 },
                { HJ_MASK_PREFIX, 3, 31 } };
  double q[n * d], k[n * d], weights[n * n];
  unsigned char allowed[n * n];
  HjRandom random;

  hj_random_init (&random, 1, HJ_STREAM_DATA);
  fill (&random, n * d, q);
  fill (&random, n * d, k);
  for (guint m = 0; m < G_N_ELEMENTS (masks); m++)
    {
      int visible = 0;

      hj_attention_mask (masks[m].kind, masks[m].width, n, allowed);
      hj_attention (n, n, d, 0, q, k, NULL, 0.5, allowed, 0.7, weights, NULL);
      for (int i = 0; i < n; i++)
        {
          double sum = 0;

          for (int j = 0; j < n; j++)
            {
              visible += allowed[i * n + j];
              sum += weights[i * n + j];
              g_assert_true (allowed[i * n + j] ? weights[i * n + j] > 0 : weights[i * n + j] == 0);
            }
          g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
        }
      g_assert_cmpint (visible, ==, masks[m].visible);
    }
}

static void
test_temperature (void)
{
  const double scores[] = { 3, 1, 3, -2 };
  const unsigned char allowed[] = { 1, 1, 1, 0 }, nothing[] = { 0, 0, 0, 0 };
  double weights[4], exps[4];
  HjAttentionRow row;

  hj_attention_softmax (4, scores, allowed, 0, weights, exps, &row);
  g_assert_cmpfloat (weights[0], ==, 0.5);
  g_assert_cmpfloat (weights[1], ==, 0);
  g_assert_cmpfloat_with_epsilon (row.effective, 2, 1e-12);
  hj_attention_softmax (4, scores, allowed, INFINITY, weights, NULL, &row);
  g_assert_cmpfloat_with_epsilon (weights[1], 1.0 / 3, 1e-15);
  g_assert_cmpfloat (weights[3], ==, 0);
  g_assert_cmpfloat_with_epsilon (row.entropy, log2 (3), 1e-12);
  hj_attention_softmax (4, scores, nothing, 1, weights, NULL, &row);
  g_assert_cmpint (row.visible, ==, 0);
  for (int j = 0; j < 4; j++)
    g_assert_cmpfloat (weights[j], ==, 0);
  g_assert_cmpfloat (row.effective, ==, 0);
}

/* Shuffled tokens give the same rows, shuffled: attention alone knows no order. */
static void
test_equivariance (void)
{
  enum { n = 6, d = 3 };
  int order[n] = { 0, 1, 2, 3, 4, 5 };
  double x[n * d], w[3][d * d], qkv[3][n * d], shuffled[n * d], weights[n * n], out[n * d], out2[n * d];
  HjRandom random;

  hj_random_init (&random, 2, HJ_STREAM_DATA);
  fill (&random, n * d, x);
  fill (&random, 3 * d * d, w[0]);
  hj_random_shuffle (&random, order, n);
  for (int i = 0; i < n; i++)
    for (int c = 0; c < d; c++)
      shuffled[i * d + c] = x[order[i] * d + c];
  for (int m = 0; m < 3; m++)
    hj_attention_multiply (n, d, d, x, w[m], qkv[m]);
  hj_attention (n, n, d, d, qkv[0], qkv[1], qkv[2], 1, NULL, 1, weights, out);
  for (int m = 0; m < 3; m++)
    hj_attention_multiply (n, d, d, shuffled, w[m], qkv[m]);
  hj_attention (n, n, d, d, qkv[0], qkv[1], qkv[2], 1, NULL, 1, weights, out2);
  for (int i = 0; i < n; i++)
    for (int c = 0; c < d; c++)
      g_assert_cmpfloat_with_epsilon (out2[i * d + c], out[order[i] * d + c], 1e-12);
}

/* concat (head₁ … head_h) · W_O = Σ head_i · W_O,i. */
static void
test_heads (void)
{
  enum { n = 5, heads = 3, d = 2, wide = heads * d };
  double all[n * wide], one[n * d], w[wide * wide], joined[n * wide], part[n * wide], sum[n * wide] = { 0 };
  HjRandom random;

  hj_random_init (&random, 3, HJ_STREAM_DATA);
  fill (&random, n * wide, all);
  fill (&random, wide * wide, w);
  hj_attention_multiply (n, wide, wide, all, w, joined);
  for (int h = 0; h < heads; h++)
    {
      hj_attention_take_head (n, heads, d, h, all, one);
      hj_attention_multiply (n, d, wide, one, w + h * d * wide, part);
      for (int i = 0; i < n * wide; i++)
        sum[i] += part[i];
    }
  for (int i = 0; i < n * wide; i++)
    g_assert_cmpfloat_with_epsilon (joined[i], sum[i], 1e-12);
}

/* Var (q·k) ≈ d_k, and ≈ 1 after the division: why there is one. */
static void
test_score_variance (void)
{
  enum { n = 200, d = 16 };
  g_autofree double *q = g_new (double, n * d), *k = g_new (double, n * d), *s = g_new (double, n * n);
  HjRandom random;

  hj_random_init (&random, 4, HJ_STREAM_DATA);
  fill (&random, n * d, q);
  fill (&random, n * d, k);
  hj_attention_scores (n, n, d, q, k, s);
  g_assert_cmpfloat_with_epsilon (hj_attention_variance (n * n, s) / d, 1, 0.1);
}

static void
test_roles (void)
{
  const int tokens[] = { 5, 6, 7, 5, 6 };
  double induction[25] = { 0 }, previous[25] = { 0 };
  HjAttentionRoles roles;

  for (int t = 0; t < 5; t++)
    {
      previous[t * 5 + (t > 0 ? t - 1 : 0)] = 1;
      induction[t * 5 + (t < 3 ? 0 : t - 2)] = 1;
    }
  hj_attention_roles (5, induction, tokens, &roles);
  g_assert_cmpfloat (roles.prefix, ==, 1);
  g_assert_cmpfloat (roles.first, ==, 0.5);
  hj_attention_roles (5, previous, tokens, &roles);
  g_assert_cmpfloat (roles.previous, ==, 1);
  g_assert_cmpfloat (roles.prefix, ==, 0);
  g_assert_cmpint (hj_attention_previous (tokens, 4), ==, 1);
  g_assert_cmpint (hj_attention_previous (tokens, 2), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attention/golden", test_golden);
  g_test_add_func ("/attention/rows", test_rows);
  g_test_add_func ("/attention/temperature", test_temperature);
  g_test_add_func ("/attention/equivariance", test_equivariance);
  g_test_add_func ("/attention/heads", test_heads);
  g_test_add_func ("/attention/score-variance", test_score_variance);
  g_test_add_func ("/attention/roles", test_roles);
  return g_test_run ();
}
