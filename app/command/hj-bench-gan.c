/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of the GAN, and what its scenarios come to over seeds. */
#include "hj-bench-gan.h"

#include "hj-gan-scenario.h"

#define SEEDS 5

static double
steps_per_second (const HjGanConfig *config, double seconds)
{
  HjGan *gan = hj_gan_new (config, 1);
  gint64 start, now;
  int steps = 0;

  for (int warm = 0; warm < 100; warm++)
    hj_gan_do_step (gan);
  start = g_get_monotonic_time ();
  do
    {
      for (int i = 0; i < 50; i++, steps++)
        hj_gan_do_step (gan);
      now = g_get_monotonic_time ();
    }
  while (now - start < seconds * G_USEC_PER_SEC);
  hj_gan_free (gan);
  return steps * (double) G_USEC_PER_SEC / (now - start);
}

/* One update of D, one of G, sampling included: the step of tests/bench/gan_torch.py. */
static double
run_hidden (int hidden, double seconds)
{
  HjGanConfig config = hj_gan_config_default ();

  config.hidden = hidden;
  return steps_per_second (&config, seconds);
}

static double
run_8 (double seconds)
{
  return run_hidden (8, seconds);
}

static double
run_16 (double seconds)
{
  return run_hidden (16, seconds);
}

static double
run_32 (double seconds)
{
  return run_hidden (32, seconds);
}

static double
run_64 (double seconds)
{
  return run_hidden (64, seconds);
}

static double
run_spectral (double seconds)
{
  HjGanConfig config = hj_gan_config_default ();

  config.spectral_norm = 1;
  return steps_per_second (&config, seconds);
}

/* Five updates of the critic, each with its penalty, then one of G. */
static double
run_wasserstein (double seconds)
{
  HjGanConfig config = hj_gan_config_default ();

  config.loss = HJ_GAN_WASSERSTEIN;
  config.gp = 0.1;
  config.d_steps = 5;
  return steps_per_second (&config, seconds);
}

/* Modes, quality and distance of the present generator. */
static double
run_measures (double seconds)
{
  HjGanConfig config = hj_gan_config_default ();
  HjGan *gan = hj_gan_new (&config, 1);
  HjGanEvaluation *evaluation = hj_gan_evaluation_new (gan, 1);
  HjGanMetrics metrics;
  gint64 start = g_get_monotonic_time (), now;
  int n = 0;

  do
    {
      hj_gan_evaluate (evaluation, gan, &metrics);
      n++;
      now = g_get_monotonic_time ();
    }
  while (now - start < seconds * G_USEC_PER_SEC);
  hj_gan_evaluation_free (evaluation);
  hj_gan_free (gan);
  return (now - start) / 1000.0 / n;
}

const HjBench hj_bench_gan[] = {
  { "engines/gan/2x8/batch128", "steps/s", run_8 },
  { "engines/gan/2x16/batch128", "steps/s", run_16 },
  { "engines/gan/2x32/batch128", "steps/s", run_32 },
  { "engines/gan/2x64/batch128", "steps/s", run_64 },
  { "engines/gan/2x32-spectral-norm/batch128", "steps/s", run_spectral },
  { "engines/gan/2x32-wgan-gp-5/batch128", "steps/s", run_wasserstein },
  { "engines/gan/measures", "ms", run_measures },
  { NULL },
};

/* What each scenario has to come to: modes covered at one of ten moments, and quality at the end. */
typedef struct {
  const char *key, *expected;
  int moment, least, most;
  double quality;
} Promise;

static const Promise promises[] = {
  { "healthy", "8 modes, at least 80 % of points in modes", 9, 8, 8, 0.8 },
  { "collapse", "stuck at 4 … 7 modes", 9, 4, 7, 0 },
  { "cure-spectral-norm", "8 modes, at least 90 % of points in modes", 9, 8, 8, 0.9 },
  { "cure-wgan-gp", "8 modes after 5,000 steps", 9, 8, 8, 0.5 },
  { "slow-discriminator", "points still wander after 6,000 steps: at most 3 modes", 2, 0, 3, 0 },
  { "slow-generator", "at most 7 modes", 9, 4, 7, 0 },
};

static const Promise *
find_promise (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    if (g_str_equal (promises[i].key, key))
      return &promises[i];
  g_assert_not_reached ();
}

static HjScenarioResult
run_scenario (const HjGanScenario *scenario, guint64 seed)
{
  const Promise *promise = find_promise (scenario->key);
  GString *modes = g_string_new ("modes");
  HjGanOutcome outcome;
  int decisive;

  hj_gan_scenario_run (scenario, seed, &outcome);
  decisive = outcome.modes[promise->moment];
  for (int moment = 0; moment < HJ_GAN_MOMENTS; moment++)
    g_string_append_printf (modes, " %d", outcome.modes[moment]);
  g_string_append_printf (modes, "; %.0f %% in modes, sliced W1 %.3f", 100 * outcome.last.quality,
                          outcome.last.sliced);
  return (HjScenarioResult){ g_strdup_printf ("gan/%s, seed %d", scenario->key, (int) seed),
                             g_strdup (promise->expected), g_string_free (modes, FALSE),
                             !outcome.is_broken && decisive >= promise->least && decisive <= promise->most
                               && outcome.last.quality >= promise->quality };
}

void
hj_scenarios_gan (GArray *results)
{
  for (const HjGanScenario *scenario = hj_gan_scenarios; scenario->key; scenario++)
    for (guint64 seed = 1; seed <= SEEDS; seed++)
      {
        HjScenarioResult result = run_scenario (scenario, seed);

        g_array_append_val (results, result);
      }
}
