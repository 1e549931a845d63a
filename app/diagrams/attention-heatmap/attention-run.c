/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run of the attention diagram: a small transformer learns, one batch of 32 fresh sequences a step. */
#include "attention.h"

#include "hj-real.h"

#include <math.h>
#include <string.h>

#define FRESH 256
#define STREAM_FRESH 17 /* the sequences for measuring, apart from those shown */

HjTask
attention_task (const Attention *self)
{
  static const HjTask tasks[] = {
    [TASK_SENTENCE] = HJ_TASK_SENTENCE, [TASK_INDUCTION] = HJ_TASK_INDUCTION, [TASK_COPY] = HJ_TASK_COPY,
    [TASK_REVERSE] = HJ_TASK_REVERSE,   [TASK_SORT] = HJ_TASK_SORT,           [TASK_FORMULA] = HJ_TASK_SENTENCE,
  };

  return tasks[self->task];
}

static void
start_network (Attention *self)
{
  HjTaskFacts facts = hj_task_facts (attention_task (self));
  HjTransformerConfig config = { .layers = self->layers, .tokens = facts.tokens, .vocab = facts.vocab,
                                 .causal = facts.causal };
  HjRandom weights;

  config.heads = 1 << self->heads;
  config.mlp = self->mlp == 0 ? facts.mlp : self->mlp == 2;
  hj_random_init (&weights, self->seed, HJ_STREAM_WEIGHTS);
  hj_random_init (&self->batch, self->seed, HJ_STREAM_BATCH);
  self->network = hj_transformer_new (&config, &weights);
  g_assert (self->network); /* a few hundred kilobytes; like g_malloc, there is no going on without them */
}

void
attention_clear (gpointer state)
{
  Attention *self = state;

  g_clear_pointer (&self->network, hj_transformer_free);
  g_clear_pointer (&self->curves, g_free);
  g_clear_pointer (&self->lens, g_free);
  g_clear_pointer (&self->fresh, g_free);
}

void
attention_reset (gpointer state, guint64 seed)
{
  Attention *self = state;

  attention_clear (self);
  self->seed = seed;
  self->position = 0;
  self->phase = 0;
  self->broken = FALSE;
  self->measured_at = -1;
  self->lens_valid = FALSE;
  memset (&self->report, 0, sizeof self->report);
  self->lens = g_new0 (Lens, 1);
  self->curves = g_new0 (Curves, 1);
  if (self->task != TASK_FORMULA)
    start_network (self);
}

static double
largest (const HjTransformerConfig *config, double scores[HJ_TRANSFORMER_LAYERS][HJ_TRANSFORMER_HEADS])
{
  double best = 0;

  for (int l = 0; l < config->layers; l++)
    for (int h = 0; h < config->heads; h++)
      best = MAX (best, scores[l][h]);
  return best;
}

static void
record (Attention *self)
{
  Curves *curves = self->curves;
  gint64 at = self->position;

  curves->step[at] = (double) at + 1;
  curves->loss[at] = self->report.loss;
  curves->accuracy[at] = self->report.accuracy;
  curves->prefix[at] = largest (&self->network->config, self->report.prefix);
  curves->previous[at] = largest (&self->network->config, self->report.previous);
}

/* Draws the step's batch; leaves loss and gradient. FALSE if they are no numbers. */
static gboolean
compute_gradient (Attention *self)
{
  HjSequence batch[HJ_TRANSFORMER_BATCH];

  for (int s = 0; s < HJ_TRANSFORMER_BATCH; s++)
    hj_task_draw (attention_task (self), &self->batch, &batch[s]);
  hj_transformer_gradient (self->network, batch, &self->report);
  self->broken = !isfinite (self->report.loss) || !isfinite (hj_transformer_gradient_norm (self->network));
  if (self->broken)
    return FALSE;
  record (self);
  self->phase = 1;
  return TRUE;
}

gboolean
attention_step (gpointer state, HjGrain grain)
{
  Attention *self = state;
  gboolean begun = self->phase == 1;

  if (!self->network || self->broken || self->position >= RUN_LENGTH)
    return FALSE;
  if (!begun && !compute_gradient (self))
    return FALSE;
  if (!begun && grain == HJ_GRAIN_SUB)
    return TRUE;
  hj_transformer_update (self->network);
  self->phase = 0;
  self->position++;
  self->lens_valid = FALSE;
  return TRUE;
}

gint64
attention_position (gpointer state)
{
  return ((Attention *) state)->position;
}

gint64
attention_length (gpointer state)
{
  return ((Attention *) state)->task == TASK_FORMULA ? 0 : RUN_LENGTH;
}

/* What a snapshot begins with; parameters and both of Adam's averages follow. */
typedef struct {
  guint32 magic, size;
  gint64 position;
  HjRandom batch;
  HjTransformerReport report;
} Snapshot;

#define MAGIC 0x41545431u

GBytes *
attention_save (gpointer state)
{
  Attention *self = state;
  int size = self->network ? self->network->layout.size : 0;
  gsize floats = sizeof (float) * 3 * (gsize) size;
  Snapshot head;
  char *bytes = g_malloc (sizeof head + floats);

  memset (&head, 0, sizeof head);
  head = (Snapshot){ MAGIC, (guint32) size, self->position, self->batch, self->report };
  memcpy (bytes, &head, sizeof head);
  if (size > 0)
    memcpy (bytes + sizeof head, self->network->params, floats);
  return g_bytes_new_take (bytes, sizeof head + floats);
}

gboolean
attention_load (gpointer state, GBytes *bytes)
{
  Attention *self = state;
  int size = self->network ? self->network->layout.size : 0;
  gsize length, floats = sizeof (float) * 3 * (gsize) size;
  const char *data = g_bytes_get_data (bytes, &length);
  Snapshot head;

  if (length != sizeof head + floats)
    return FALSE;
  memcpy (&head, data, sizeof head);
  if (head.magic != MAGIC || head.size != (guint32) size || head.position < 0 || head.position > RUN_LENGTH)
    return FALSE;
  self->position = head.position;
  self->batch = head.batch;
  self->report = head.report;
  self->phase = 0;
  self->broken = FALSE;
  self->lens_valid = FALSE;
  self->measured_at = -1;
  if (size > 0)
    {
      memcpy (self->network->params, data + sizeof head, floats);
      self->network->step = head.position;
    }
  return TRUE;
}

void
attention_changed (gpointer state, const HjParam *param)
{
  Attention *self = state;

  self->lens_valid = FALSE;
  self->measured_at = -1;
}

gboolean
attention_is_changed (const Attention *self)
{
  return self->ablated || self->mask != MASK_TASK || !self->scaled || self->tau != 1;
}

static double
accuracy_of (Attention *self, const unsigned char *allowed, double factor, guint32 ablated)
{
  HjTransformerPass pass = { self->network->config.tokens, allowed, (float) factor, 0, ablated };
  HjTransformerReport report;

  hj_transformer_evaluate (self->network, &pass, self->fresh, FRESH, &report);
  return report.accuracy;
}

static void
draw_fresh (Attention *self)
{
  HjRandom random;

  self->fresh = g_new (HjSequence, FRESH);
  hj_random_init (&random, self->seed, STREAM_FRESH);
  for (int s = 0; s < FRESH; s++)
    hj_task_draw (attention_task (self), &random, &self->fresh[s]);
}

/* Beyond the tokens shown, a painted mask goes on as the task's. */
static void
full_mask (Attention *self, int n, unsigned char *allowed)
{
  const Lens *lens = attention_lens (self);

  attention_base_mask (self, n, NULL, allowed);
  for (int i = 0; self->mask == MASK_PAINTED && i < lens->n; i++)
    memcpy (allowed + i * n, lens->allowed + i * lens->n, (gsize) lens->n);
}

void
attention_measure (Attention *self, double *now, double *whole)
{
  unsigned char allowed[MAX_TOKENS * MAX_TOKENS];
  double root, n;

  if (!self->network)
    {
      *now = *whole = NAN;
      return;
    }
  if (self->measured_at != self->position)
    {
      n = self->network->config.tokens;
      root = hj_sqrt (HJ_TRANSFORMER_WIDTH / self->network->config.heads);
      if (!self->fresh)
        draw_fresh (self);
      hj_attention_mask (self->network->config.causal ? HJ_MASK_CAUSAL : HJ_MASK_NONE, 0, (int) n, allowed);
      self->accuracy_whole = accuracy_of (self, allowed, 1 / root, 0);
      full_mask (self, (int) n, allowed);
      self->accuracy = attention_is_changed (self)
                         ? accuracy_of (self, allowed, (self->scaled ? 1 / root : 1) / self->tau,
                                        (guint32) self->ablated)
                         : self->accuracy_whole;
      self->measured_at = self->position;
    }
  *now = self->accuracy;
  *whole = self->accuracy_whole;
}

char *
attention_problem (gpointer state, HjLang lang)
{
  Attention *self = state;

  if (!self->broken)
    return NULL;
  return g_strdup (lang == HJ_LANG_EN
                     ? "The loss is no longer a number, so training stopped at the last good step."
                     : "손실이 더는 숫자가 아니어서 마지막으로 정상이던 스텝에서 학습을 멈췄습니다.");
}
