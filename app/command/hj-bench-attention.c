/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of the small transformer, and what it promises to learn. */
#include "hj-bench-attention.h"

#include "hj-attention.h"
#include "hj-transformer.h"

#include <math.h>

static HjTransformer *
new_transformer (HjTask task, int layers, int heads, guint64 seed)
{
  HjTaskFacts facts = hj_task_facts (task);
  HjTransformerConfig config = { layers, heads, facts.tokens, facts.vocab, facts.mlp, facts.causal };
  HjRandom random;

  hj_random_init (&random, seed, HJ_STREAM_WEIGHTS);
  return hj_transformer_new (&config, &random);
}

/* One training step as the diagram makes it: 32 fresh sequences, gradient, update. */
static void
train_step (HjTransformer *transformer, HjTask task, HjRandom *random, HjTransformerReport *report)
{
  HjSequence batch[HJ_TRANSFORMER_BATCH];

  for (int s = 0; s < HJ_TRANSFORMER_BATCH; s++)
    hj_task_draw (task, random, &batch[s]);
  hj_transformer_gradient (transformer, batch, report);
  hj_transformer_update (transformer);
}

static double
steps_per_second (HjTask task, int layers, int heads, double seconds)
{
  HjTransformer *transformer = new_transformer (task, layers, heads, 1);
  HjTransformerReport report;
  HjRandom random;
  gint64 start, now;
  int steps = 0;

  hj_random_init (&random, 1, HJ_STREAM_BATCH);
  for (int warm = 0; warm < 20; warm++)
    train_step (transformer, task, &random, &report);
  start = g_get_monotonic_time ();
  do
    {
      for (int i = 0; i < 10; i++, steps++)
        train_step (transformer, task, &random, &report);
      now = g_get_monotonic_time ();
    }
  while (now - start < seconds * G_USEC_PER_SEC);
  hj_transformer_free (transformer);
  return steps * (double) G_USEC_PER_SEC / (now - start);
}

static double
run_induction (double seconds)
{
  return steps_per_second (HJ_TASK_INDUCTION, 2, 2, seconds);
}

static double
run_sentence (double seconds)
{
  return steps_per_second (HJ_TASK_SENTENCE, 2, 2, seconds);
}

static double
run_reverse (double seconds)
{
  return steps_per_second (HJ_TASK_REVERSE, 1, 1, seconds);
}

static double
run_sort (double seconds)
{
  return steps_per_second (HJ_TASK_SORT, 1, 2, seconds);
}

const HjBench hj_bench_attention[] = {
  { "engines/attention/l2h2d32/batch32", "steps/s", run_induction },
  { "engines/attention/l2h2d32-vocab40/batch32", "steps/s", run_sentence },
  { "engines/attention/l1h1d32-reverse/batch32", "steps/s", run_reverse },
  { "engines/attention/l1h2d32-mlp64-sort/batch32", "steps/s", run_sort },
  { NULL },
};

/* Accuracy on 256 sequences that it never saw. */
static double
measure (HjTransformer *transformer, HjTask task, guint32 ablated)
{
  unsigned char allowed[HJ_TASK_TOKENS * HJ_TASK_TOKENS];
  g_autofree HjSequence *fresh = g_new (HjSequence, 256);
  HjTransformerConfig config = transformer->config;
  HjTransformerPass pass = { config.tokens, allowed, (float) (1 / sqrt (HJ_TRANSFORMER_WIDTH / config.heads)), 0,
                             ablated };
  HjTransformerReport report;
  HjRandom random;

  hj_attention_mask (config.causal ? HJ_MASK_CAUSAL : HJ_MASK_NONE, 0, config.tokens, allowed);
  hj_random_init (&random, 1, HJ_STREAM_EVALUATION);
  for (int s = 0; s < 256; s++)
    hj_task_draw (task, &random, &fresh[s]);
  hj_transformer_evaluate (transformer, &pass, fresh, 256, &report);
  return report.accuracy;
}

typedef struct {
  const char *name;
  HjTask task;
  int layers, heads, steps;
  guint32 ablated; /* heads switched off when measuring */
  double low, high;
} Scenario;

static const Scenario scenarios[] = {
  { "attention/induction/two layers", HJ_TASK_INDUCTION, 2, 2, 600, 0, 0.99, 1 },
  { "attention/induction/one layer", HJ_TASK_INDUCTION, 1, 4, 600, 0, 0, 0.2 },
  { "attention/induction/layer 2 off", HJ_TASK_INDUCTION, 2, 2, 600, 3u << HJ_TRANSFORMER_HEADS, 0, 0.2 },
  { "attention/sentence", HJ_TASK_SENTENCE, 2, 2, 1000, 0, 0.88, 0.94 },
  { "attention/reverse", HJ_TASK_REVERSE, 1, 1, 250, 0, 0.99, 1 },
  { "attention/sort", HJ_TASK_SORT, 1, 2, 1200, 0, 0.97, 1 },
  { "attention/copy", HJ_TASK_COPY, 1, 1, 150, 0, 0.99, 1 },
};

static HjScenarioResult
run_scenario (const Scenario *scenario, guint64 seed)
{
  HjTransformer *transformer = new_transformer (scenario->task, scenario->layers, scenario->heads, seed);
  HjTransformerReport report;
  HjRandom random;
  double accuracy;

  hj_random_init (&random, seed, HJ_STREAM_BATCH);
  for (int step = 0; step < scenario->steps; step++)
    train_step (transformer, scenario->task, &random, &report);
  accuracy = measure (transformer, scenario->task, scenario->ablated);
  hj_transformer_free (transformer);
  return (HjScenarioResult){ g_strdup_printf ("%s, seed %d", scenario->name, (int) seed),
                             g_strdup_printf ("%.2f … %.2f right after %d steps", scenario->low, scenario->high,
                                              scenario->steps),
                             g_strdup_printf ("%.3f", accuracy),
                             accuracy >= scenario->low && accuracy <= scenario->high };
}

void
hj_scenarios_attention (GArray *results)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    for (guint64 seed = 1; seed <= 3; seed++)
      {
        HjScenarioResult result = run_scenario (&scenarios[i], seed);

        g_array_append_val (results, result);
      }
}
