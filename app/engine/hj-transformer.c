/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small transformer at work: groups of lanes, training steps, measured roles, readings. */
#include "hj-transformer.h"

#include "hj-real.h"
#include "hj-transformer-kernels.h"

#include <string.h>

#define LANES HJ_TRANSFORMER_LANES
#define WIDTH HJ_TRANSFORMER_WIDTH

static const double beta1 = 0.9, beta2 = 0.98, learning_rate = 5e-3;
static const int warm_up = 20;

/* last[] and first[] of the mask, for the kernels to leave out what is zero. */
static void
note_mask (HjTransformerWork *work, const HjTransformerPass *pass)
{
  int n = pass->tokens;

  for (int i = 0; i < n; i++)
    {
      work->last[i] = 0;
      work->first[i] = n;
    }
  for (int i = n - 1; i >= 0; i--)
    for (int j = 0; j < n; j++)
      if (pass->allowed[i * n + j])
        {
          work->last[i] = j + 1;
          work->first[j] = i;
        }
}

/* Sixteen sequences into the lanes; beyond COUNT the lanes repeat the first sequence and count for nothing. */
static void
load_group (HjTransformerWork *work, const HjSequence *sequences, int count, int tokens, float share)
{
  memset (work->loss, 0, sizeof work->loss);
  work->hits = 0;
  for (int lane = 0; lane < LANES; lane++)
    for (int t = 0; t < tokens; t++)
      {
        const HjSequence *s = &sequences[lane < count ? lane : 0];

        work->input[t][lane] = s->input[t];
        work->target[t][lane] = s->target[t];
        work->share[t][lane] = lane < count && s->scored[t] ? share : 0;
      }
}

static int
count_scored (const HjSequence *sequences, int n)
{
  int scored = 0;

  for (int s = 0; s < n; s++)
    for (int t = 0; t < sequences[s].n; t++)
      scored += sequences[s].scored[t];
  return scored;
}

static double
group_loss (const HjTransformerWork *work)
{
  double loss = 0;

  for (int lane = 0; lane < LANES; lane++)
    loss += work->loss[lane];
  return loss;
}

/* Sums over the sequences looked at so far. */
typedef struct {
  double previous[HJ_TRANSFORMER_LAYERS][HJ_TRANSFORMER_HEADS];
  double prefix[HJ_TRANSFORMER_LAYERS][HJ_TRANSFORMER_HEADS];
  int rows, repeats;
} RoleSums;

static void
add_role (const HjTransformer *transformer, int tokens, int t, int key, int lane,
          double sums[HJ_TRANSFORMER_LAYERS][HJ_TRANSFORMER_HEADS])
{
  for (int l = 0; l < transformer->config.layers; l++)
    for (int h = 0; h < transformer->config.heads; h++)
      sums[l][h] += transformer->work->layer[l].a[((h * tokens + t) * tokens + key) * LANES + lane];
}

/* The places after the earlier ones with the same symbol, at query T. */
static void
add_prefix (const HjTransformer *transformer, int tokens, int t, int lane, RoleSums *sums)
{
  const HjTransformerWork *work = transformer->work;
  int seen = 0;

  for (int p = 0; p < t; p++)
    if (work->input[p][lane] == work->input[t][lane])
      {
        add_role (transformer, tokens, t, p + 1, lane, sums->prefix);
        seen = 1;
      }
  sums->repeats += seen;
}

static void
add_roles (const HjTransformer *transformer, int tokens, int count, RoleSums *sums)
{
  for (int lane = 0; lane < count && lane < LANES; lane++)
    for (int t = 1; t < tokens; t++)
      {
        sums->rows++;
        add_role (transformer, tokens, t, t - 1, lane, sums->previous);
        add_prefix (transformer, tokens, t, lane, sums);
      }
}

static void
report_roles (const HjTransformerConfig *config, const RoleSums *sums, HjTransformerReport *report)
{
  for (int l = 0; l < config->layers; l++)
    for (int h = 0; h < config->heads; h++)
      {
        report->previous[l][h] = sums->previous[l][h] / sums->rows;
        report->prefix[l][h] = sums->repeats > 0 ? sums->prefix[l][h] / sums->repeats : __builtin_nan ("");
      }
}

/* Forward (and backward) over groups of sixteen. */
static void
run_groups (HjTransformer *transformer, const HjTransformerPass *pass, const HjSequence *sequences, int n,
            int backward, HjTransformerReport *report)
{
  int scored = count_scored (sequences, n), hits = 0;
  RoleSums sums = { 0 };

  memset (report, 0, sizeof *report);
  note_mask (transformer->work, pass);
  for (int from = 0; from < n; from += LANES)
    {
      load_group (transformer->work, sequences + from, n - from, pass->tokens, 1.0f / (float) scored);
      HJ_KERNEL_CALL (hj_transformer_forward) (transformer, pass);
      HJ_KERNEL_CALL (hj_transformer_loss) (transformer, pass->tokens);
      if (backward)
        HJ_KERNEL_CALL (hj_transformer_backward) (transformer, pass);
      add_roles (transformer, pass->tokens, n - from, &sums);
      report->loss += group_loss (transformer->work);
      hits += transformer->work->hits;
    }
  report->accuracy = (double) hits / scored;
  report_roles (&transformer->config, &sums, report);
}

void
hj_transformer_gradient (HjTransformer *transformer, const HjSequence *sequences, HjTransformerReport *report)
{
  unsigned char allowed[HJ_TASK_TOKENS * HJ_TASK_TOKENS];
  int n = transformer->config.tokens;
  float factor = 1.0f / __builtin_sqrtf ((float) (WIDTH / transformer->config.heads));
  HjTransformerPass pass = { n, allowed, factor, 0, 0 };

  for (int i = 0; i < n * n; i++)
    allowed[i] = !transformer->config.causal || i % n <= i / n;
  memset (transformer->gradient, 0, sizeof (float) * (size_t) transformer->layout.size);
  run_groups (transformer, &pass, sequences, HJ_TRANSFORMER_BATCH, 1, report);
}

void
hj_transformer_update (HjTransformer *transformer)
{
  double step = (double) ++transformer->step;
  double rate = step < warm_up ? learning_rate * step / warm_up : learning_rate;

  HJ_KERNEL_CALL (hj_transformer_adam) (transformer, (float) rate, (float) (1 / (1 - hj_pow (beta1, step))),
                                        (float) (1 / (1 - hj_pow (beta2, step))));
}

double
hj_transformer_gradient_norm (const HjTransformer *transformer)
{
  double squares = 0;

  for (int i = 0; i < transformer->layout.size; i++)
    squares += (double) transformer->gradient[i] * transformer->gradient[i];
  return hj_sqrt (squares);
}

void
hj_transformer_evaluate (HjTransformer *transformer, const HjTransformerPass *pass, const HjSequence *sequences, int n,
                         HjTransformerReport *report)
{
  run_groups (transformer, pass, sequences, n, 0, report);
}

/* Lane 0 of a (n, COUNT) tensor. */
static void
copy_lane (const float *tensor, int count, float *out)
{
  for (int i = 0; i < count; i++)
    out[i] = tensor[i * LANES];
}

static void
read_layer (const HjTransformer *transformer, int n, int l, HjTransformerReading *reading)
{
  const HjTransformerWork *work = transformer->work;

  copy_lane (work->layer[l].q, n * WIDTH, &reading->q[l][0][0]);
  copy_lane (work->layer[l].k, n * WIDTH, &reading->k[l][0][0]);
  copy_lane (work->layer[l].v, n * WIDTH, &reading->v[l][0][0]);
  for (int h = 0; h < transformer->config.heads; h++)
    for (int i = 0; i < n; i++)
      copy_lane (work->layer[l].a + (h * n + i) * n * LANES, n, reading->weights[l][h][i]);
}

void
hj_transformer_read (HjTransformer *transformer, const HjTransformerPass *pass, const unsigned char *symbols,
                     HjTransformerReading *reading)
{
  int n = pass->tokens, vocab = transformer->config.vocab;

  memset (reading, 0, sizeof *reading);
  reading->tokens = n;
  note_mask (transformer->work, pass);
  for (int t = 0; t < n; t++)
    memset (transformer->work->input[t], symbols[t], LANES);
  HJ_KERNEL_CALL (hj_transformer_forward) (transformer, pass);
  for (int l = 0; l < transformer->config.layers; l++)
    read_layer (transformer, n, l, reading);
  for (int t = 0; t < n; t++)
    copy_lane (transformer->work->logits + t * vocab * LANES, vocab, reading->logits[t]);
}
