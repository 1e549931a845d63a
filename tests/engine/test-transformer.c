/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small transformer against a naive double twin, finite differences, its own promises of learning, and one
 * instruction set against the others. */
#include "hj-isa.h"
#include "hj-transformer.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define WIDTH HJ_TRANSFORMER_WIDTH
#define HIDDEN HJ_TRANSFORMER_HIDDEN

/* The twin: one sequence at a time, as the header writes it, in double. */
static void
twin_norm (int n, const double *x, double *y)
{
  for (int t = 0; t < n; t++)
    {
      double mean = 0, variance = 0;

      for (int c = 0; c < WIDTH; c++)
        mean += x[t * WIDTH + c] / WIDTH;
      for (int c = 0; c < WIDTH; c++)
        variance += (x[t * WIDTH + c] - mean) * (x[t * WIDTH + c] - mean) / WIDTH;
      for (int c = 0; c < WIDTH; c++)
        y[t * WIDTH + c] = (x[t * WIDTH + c] - mean) / sqrt (variance + 1e-5);
    }
}

static void
twin_multiply (int n, int in, int out, const double *x, const double *w, double *y)
{
  for (int t = 0; t < n; t++)
    for (int o = 0; o < out; o++)
      {
        double sum = 0;

        for (int i = 0; i < in; i++)
          sum += x[t * in + i] * w[i * out + o];
        y[t * out + o] = sum;
      }
}

static void
twin_head (const HjTransformerConfig *config, int head, const double *q, const double *k, const double *v, double *z)
{
  int n = config->tokens, d = WIDTH / config->heads, from = head * d;

  for (int i = 0; i < n; i++)
    {
      int keys = config->causal ? i + 1 : n;
      double e[HJ_TASK_TOKENS], sum = 0;

      for (int j = 0; j < keys; j++)
        {
          double s = 0;

          for (int c = from; c < from + d; c++)
            s += q[i * WIDTH + c] * k[j * WIDTH + c];
          e[j] = exp (s / sqrt (d));
          sum += e[j];
        }
      for (int c = from; c < from + d; c++)
        {
          z[i * WIDTH + c] = 0;
          for (int j = 0; j < keys; j++)
            z[i * WIDTH + c] += e[j] / sum * v[j * WIDTH + c];
        }
    }
}

static void
twin_layer (const HjTransformer *t, const double *params, int l, double *x)
{
  enum { most = HJ_TASK_TOKENS };
  int n = t->config.tokens;
  double norm[most * WIDTH], q[most * WIDTH], k[most * WIDTH], v[most * WIDTH], z[most * WIDTH], y[most * WIDTH];
  double hidden[most * HIDDEN];

  twin_norm (n, x, norm);
  twin_multiply (n, WIDTH, WIDTH, norm, params + t->layout.layer[l].q, q);
  twin_multiply (n, WIDTH, WIDTH, norm, params + t->layout.layer[l].k, k);
  twin_multiply (n, WIDTH, WIDTH, norm, params + t->layout.layer[l].v, v);
  for (int h = 0; h < t->config.heads; h++)
    twin_head (&t->config, h, q, k, v, z);
  twin_multiply (n, WIDTH, WIDTH, z, params + t->layout.layer[l].o, y);
  for (int i = 0; i < n * WIDTH; i++)
    x[i] += y[i];
  if (!t->config.mlp)
    return;
  twin_norm (n, x, norm);
  twin_multiply (n, WIDTH, HIDDEN, norm, params + t->layout.layer[l].w1, hidden);
  for (int i = 0; i < n * HIDDEN; i++)
    hidden[i] = fmax (0, hidden[i] + params[t->layout.layer[l].b1 + i % HIDDEN]);
  twin_multiply (n, HIDDEN, WIDTH, hidden, params + t->layout.layer[l].w2, y);
  for (int i = 0; i < n * WIDTH; i++)
    x[i] += y[i] + params[t->layout.layer[l].b2 + i % WIDTH];
}

/* Sum of −ln p over the scored places of S. */
static double
twin_sequence (const HjTransformer *t, const double *params, const HjSequence *s)
{
  int n = t->config.tokens, vocab = t->config.vocab;
  double x[HJ_TASK_TOKENS * WIDTH] = { 0 }, logits[HJ_TASK_TOKENS * HJ_TRANSFORMER_VOCAB], loss = 0;

  for (int i = 0; i < n * WIDTH; i++)
    x[i] = params[t->layout.embed + s->input[i / WIDTH] * WIDTH + i % WIDTH] + params[t->layout.place + i];
  for (int l = 0; l < t->config.layers; l++)
    twin_layer (t, params, l, x);
  twin_norm (n, x, x);
  twin_multiply (n, WIDTH, vocab, x, params + t->layout.unembed, logits);
  for (int i = 0; i < n; i++)
    {
      double sum = 0;

      for (int v = 0; v < vocab; v++)
        sum += exp (logits[i * vocab + v]);
      if (s->scored[i])
        loss += log (sum) - logits[i * vocab + s->target[i]];
    }
  return loss;
}

static double
twin_loss (const HjTransformer *t, const double *params, const HjSequence *sequences)
{
  double loss = 0;
  int scored = 0;

  for (int s = 0; s < HJ_TRANSFORMER_BATCH; s++)
    {
      loss += twin_sequence (t, params, &sequences[s]);
      for (int i = 0; i < sequences[s].n; i++)
        scored += sequences[s].scored[i];
    }
  return loss / scored;
}

static HjTransformer *
new_transformer (HjTask task, int layers, int heads, int mlp, guint64 seed)
{
  HjTaskFacts facts = hj_task_facts (task);
  HjTransformerConfig config = { layers, heads, facts.tokens, facts.vocab, mlp, facts.causal };
  HjRandom random;

  hj_random_init (&random, seed, HJ_STREAM_WEIGHTS);
  return hj_transformer_new (&config, &random);
}

static void
draw_batch (HjTask task, HjRandom *random, HjSequence *batch)
{
  for (int s = 0; s < HJ_TRANSFORMER_BATCH; s++)
    hj_task_draw (task, random, &batch[s]);
}

/* One entry of PARAMS a little up and a little down. */
static double
difference (const HjTransformer *t, double *params, int i, const HjSequence *batch)
{
  double kept = params[i], h = 1e-6, up, down;

  params[i] = kept + h;
  up = twin_loss (t, params, batch);
  params[i] = kept - h;
  down = twin_loss (t, params, batch);
  params[i] = kept;
  return (up - down) / (2 * h);
}

static void
check_gradient (HjTask task, int layers, int heads, int mlp, int parameters)
{
  HjTransformer *t = new_transformer (task, layers, heads, mlp, 1);
  g_autofree double *params = g_new (double, t->layout.size);
  HjSequence batch[HJ_TRANSFORMER_BATCH];
  HjTransformerReport report;
  HjRandom random;
  double worst = 0, scale = 0;

  g_assert_cmpint (t->layout.size, ==, parameters);
  hj_random_init (&random, 1, HJ_STREAM_BATCH);
  draw_batch (task, &random, batch);
  /* Biases away from 0, so that they are checked like the rest. */
  for (int i = 0; i < t->layout.size; i++)
    t->params[i] += (float) (0.05 * hj_random_normal (&random));
  hj_transformer_gradient (t, batch, &report);
  for (int i = 0; i < t->layout.size; i++)
    {
      params[i] = t->params[i];
      scale = fmax (scale, fabs (t->gradient[i]));
    }
  g_assert_cmpfloat_with_epsilon (report.loss, twin_loss (t, params, batch), 1e-5);
  for (int i = 3; i < t->layout.size; i += 211)
    worst = fmax (worst, fabs (difference (t, params, i, batch) - t->gradient[i]));
  g_test_message ("gradient error %.2g of the largest entry", worst / scale);
  g_assert_cmpfloat (worst / scale, <, 1e-4);
  hj_transformer_free (t);
}

static void
test_gradient (void)
{
  check_gradient (HJ_TASK_REVERSE, 1, 1, 0, 5504);
  check_gradient (HJ_TASK_SORT, 1, 2, 1, 9568);
  check_gradient (HJ_TASK_INDUCTION, 2, 4, 0, 10752);
  check_gradient (HJ_TASK_SENTENCE, 2, 2, 0, 11520);
}

static guint32
train (HjTransformer *t, HjTask task, guint64 seed, int steps, HjTransformerReport *report)
{
  HjSequence batch[HJ_TRANSFORMER_BATCH];
  HjRandom random;
  guint32 hash = 0;

  hj_random_init (&random, seed, HJ_STREAM_BATCH);
  for (int step = 0; step < steps; step++)
    {
      draw_batch (task, &random, batch);
      hj_transformer_gradient (t, batch, report);
      hj_transformer_update (t);
    }
  for (int i = 0; i < t->layout.size; i++)
    {
      guint32 bits;

      memcpy (&bits, &t->params[i], sizeof bits);
      hash = hash * 31 + bits;
    }
  return hash;
}

/* Accuracy on 256 fresh sequences, in the state of training. */
static double
measure (HjTransformer *t, HjTask task, guint32 ablated, HjTransformerReport *report)
{
  unsigned char allowed[HJ_TASK_TOKENS * HJ_TASK_TOKENS];
  HjSequence *fresh = g_new (HjSequence, 256);
  int n = t->config.tokens;
  HjTransformerPass pass = { n, allowed, (float) (1 / sqrt (WIDTH / t->config.heads)), 0, ablated };
  HjRandom random;

  hj_random_init (&random, 1, HJ_STREAM_EVALUATION);
  for (int s = 0; s < 256; s++)
    hj_task_draw (task, &random, &fresh[s]);
  for (int i = 0; i < n * n; i++)
    allowed[i] = !t->config.causal || i % n <= i / n;
  hj_transformer_evaluate (t, &pass, fresh, 256, report);
  g_free (fresh);
  return report->accuracy;
}

static void
test_induction (void)
{
  HjTransformer *two = new_transformer (HJ_TASK_INDUCTION, 2, 2, 0, 1);
  HjTransformer *one = new_transformer (HJ_TASK_INDUCTION, 1, 4, 0, 1);
  HjTransformerReport report;
  double whole;

  train (two, HJ_TASK_INDUCTION, 1, 600, &report);
  whole = measure (two, HJ_TASK_INDUCTION, 0, &report);
  g_test_message ("two layers %.4f, prefix %.3f %.3f", whole, report.prefix[1][0], report.prefix[1][1]);
  g_assert_cmpfloat (whole, >=, 0.99);
  g_assert_cmpfloat (fmax (report.prefix[1][0], report.prefix[1][1]), >, 0.8);
  /* Without its second layer it has nothing left to look with. */
  g_assert_cmpfloat (measure (two, HJ_TASK_INDUCTION, 3u << HJ_TRANSFORMER_HEADS, &report), <, 0.3);
  train (one, HJ_TASK_INDUCTION, 1, 600, &report);
  whole = measure (one, HJ_TASK_INDUCTION, 0, &report);
  g_test_message ("one layer %.4f", whole);
  g_assert_cmpfloat (whole, <=, 0.2);
  hj_transformer_free (two);
  hj_transformer_free (one);
}

static void
test_short_tasks (void)
{
  static const struct {
    HjTask task;
    int layers, heads, mlp, steps;
    double accuracy;
  } recipes[] = { { HJ_TASK_COPY, 1, 1, 0, 150, 0.99 },
                  { HJ_TASK_REVERSE, 1, 1, 0, 250, 0.99 },
                  { HJ_TASK_SORT, 1, 2, 1, 600, 0.9 } };

  for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
    {
      HjTransformer *t
          = new_transformer (recipes[i].task, recipes[i].layers, recipes[i].heads, recipes[i].mlp, 1);
      HjTransformerReport report;

      train (t, recipes[i].task, 1, recipes[i].steps, &report);
      g_test_message ("task %d: %.4f", recipes[i].task, measure (t, recipes[i].task, 0, &report));
      g_assert_cmpfloat (report.accuracy, >=, recipes[i].accuracy);
      hj_transformer_free (t);
    }
}

/* The same bytes on every instruction set that this processor has, tails of the tiles included. */
static void
test_isas (void)
{
  guint32 hashes[3], reading_hash[3];
  HjIsa best = hj_isa ();

  for (int isa = HJ_ISA_BASELINE; isa <= HJ_ISA_AVX512; isa++)
    {
      HjTransformer *t = new_transformer (HJ_TASK_SORT, 2, 4, 1, 5);
      HjTransformerReport report;
      HjTransformerReading *reading = g_new0 (HjTransformerReading, 1);
      unsigned char allowed[49], symbols[7] = { 3, 1, 4, 1, 5, 9, 2 };
      HjTransformerPass pass = { 7, allowed, 0.3f, 0, 2 };

      memset (allowed, 1, sizeof allowed);
      allowed[10] = 0;
      hj_isa_force ((HjIsa) isa);
      hashes[isa] = train (t, HJ_TASK_SORT, 5, 25, &report);
      hj_transformer_read (t, &pass, symbols, reading);
      reading_hash[isa] = 0;
      for (guint i = 0; i < sizeof *reading; i++)
        reading_hash[isa] = reading_hash[isa] * 31 + ((unsigned char *) reading)[i];
      g_assert_cmphex (hashes[isa], ==, hashes[0]);
      g_assert_cmphex (reading_hash[isa], ==, reading_hash[0]);
      g_assert_cmpfloat (reading->weights[0][0][1][3], ==, 0);
      g_free (reading);
      hj_transformer_free (t);
    }
  hj_isa_force (best);
}

/* Every task keeps its word: scored targets follow from what can be seen. */
static void
test_tasks (void)
{
  HjRandom random;
  HjSequence s;

  hj_random_init (&random, 9, HJ_STREAM_BATCH);
  for (int i = 0; i < 50; i++)
    {
      hj_task_draw (HJ_TASK_SORT, &random, &s);
      for (int t = 1; t < s.n; t++)
        g_assert_cmpint (s.target[t - 1], <=, s.target[t]);
      hj_task_draw (HJ_TASK_REVERSE, &random, &s);
      g_assert_cmpint (s.target[2], ==, s.input[s.n - 3]);
      hj_task_draw (HJ_TASK_COPY, &random, &s);
      g_assert_false (s.scored[0]);
      g_assert_cmpint (s.target[5], ==, s.input[4]);
      hj_task_draw (HJ_TASK_INDUCTION, &random, &s);
      for (int t = 0; t < s.n - 1; t++)
        g_assert_cmpint (s.target[t], ==, s.input[t + 1]);
      hj_task_draw (HJ_TASK_SENTENCE, &random, &s);
      for (int t = 0; t < s.n - 1; t++)
        g_assert_cmpint (s.target[t], ==, s.input[t + 1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transformer/tasks", test_tasks);
  g_test_add_func ("/transformer/gradient", test_gradient);
  g_test_add_func ("/transformer/isas", test_isas);
  g_test_add_func ("/transformer/short-tasks", test_short_tasks);
  g_test_add_func ("/transformer/induction", test_induction);
  return g_test_run ();
}
