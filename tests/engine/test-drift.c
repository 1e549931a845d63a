/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logistic regression, drift indices and the MLOps simulation against closed forms, hand counts and its own
 * promises. */
#include "hj-isa.h"
#include "hj-mlops.h"
#include "hj-real.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define SEEDS 5

/* ---- Logistic regression ---- */

static void
fill (double *x, uint8_t *y, int rows, int n)
{
  HjRandom random;

  hj_random_init (&random, 11, HJ_STREAM_DATA);
  for (int row = 0; row < rows; row++)
    {
      x[row * n] = 1;
      for (int i = 1; i < n; i++)
        x[row * n + i] = hj_random_normal (&random);
      y[row] = hj_random_double (&random) < hj_sigmoid (0.3 + 1.5 * x[row * n + 1]);
    }
}

static void
test_gradient (void)
{
  double x[40 * 4], w[4] = { 0.2, -0.7, 1.1, 0.4 }, gradient[4];
  uint8_t y[40];
  HjLogisticData data = { 40, 4, x, y };

  fill (x, y, 40, 4);
  hj_logistic_loss (w, data, 0.5, gradient);
  for (int i = 0; i < 4; i++)
    {
      double keep = w[i], up, down;

      w[i] = keep + 1e-5;
      up = hj_logistic_loss (w, data, 0.5, NULL);
      w[i] = keep - 1e-5;
      down = hj_logistic_loss (w, data, 0.5, NULL);
      w[i] = keep;
      g_assert_cmpfloat_with_epsilon ((up - down) / 2e-5, gradient[i], 1e-7);
    }
}

/* Two groups: of 10 rows with x = 0 three are 1, of 8 rows with x = 1 six are. The constant is then the log odds
 * of the first group, the slope what the second adds. */
static void
test_closed_form (void)
{
  double x[18 * 2];
  uint8_t y[18];
  HjLogisticData data = { 18, 2, x, y };
  HjLogistic model;

  for (int row = 0; row < 18; row++)
    {
      x[2 * row] = 1;
      x[2 * row + 1] = row >= 10;
      y[row] = row < 10 ? row < 3 : row < 16;
    }
  hj_logistic_fit (&model, data, 1e-12);
  g_assert_cmpfloat_with_epsilon (model.weights[0], log (3.0 / 7), 1e-8);
  g_assert_cmpfloat_with_epsilon (model.weights[1], log (6.0 / 2) - log (3.0 / 7), 1e-8);
  g_assert_cmpfloat (hj_logistic_accuracy (&model, data), ==, 13.0 / 18);
}

static void
test_minimum (void)
{
  double x[60 * 6], gradient[6];
  uint8_t y[60];
  HjLogisticData data = { 60, 6, x, y };
  HjLogistic model;

  fill (x, y, 60, 6);
  g_assert_cmpint (hj_logistic_fit (&model, data, 1), <, 20);
  hj_logistic_loss (model.weights, data, 1, gradient);
  for (int i = 0; i < 6; i++)
    g_assert_cmpfloat_with_epsilon (gradient[i], 0, 1e-8);
}

/* A line separates the classes: without the ridge the weights would run away. */
static void
test_separable (void)
{
  double x[] = { 1, -2, 1, -1, 1, 1, 1, 2 };
  uint8_t y[] = { 0, 0, 1, 1 };
  HjLogisticData data = { 4, 2, x, y };
  HjLogistic model;

  g_assert_cmpint (hj_logistic_fit (&model, data, 1e-3), <, 50);
  g_assert_cmpfloat (model.weights[1], >, 1);
  g_assert_cmpfloat (model.weights[1], <, 20);
  g_assert_cmpfloat (hj_logistic_accuracy (&model, data), ==, 1);
}

/* ---- Drift indices ---- */

static void
test_psi (void)
{
  double reference[100], same[100], low[20];
  HjDriftBins bins;

  for (int i = 0; i < 100; i++)
    reference[i] = same[99 - i] = i + 1;
  for (int i = 0; i < 20; i++)
    low[i] = 1 + i % 10;
  hj_drift_bins (&bins, reference, 100);
  for (int k = 0; k < 9; k++)
    g_assert_cmpfloat (bins.edges[k], ==, 10 * (k + 1));
  g_assert_cmpfloat (hj_drift_psi (&bins, same, 100), ==, 0);
  /* By hand: p = 10.5/105 = .1 everywhere; q = 20.5/25 = .82 in the first bin and .5/25 = .02 in nine.
   * (.82 − .1) ln 8.2 + 9 (.02 − .1) ln .2 = 1.514977 + 1.158795. */
  g_assert_cmpfloat_with_epsilon (hj_drift_psi (&bins, low, 20), 2.673772, 1e-6);
}

static void
test_ks (void)
{
  static const struct { double a[4]; int n; double b[4]; int m; double want; } cases[] = {
    { { 1, 2, 3, 4 }, 4, { 3, 4, 5, 6 }, 4, 0.5 },
    { { 1, 2, 3, 4 }, 4, { 1, 2, 3, 4 }, 4, 0 },
    { { 1, 2 }, 2, { 3, 4 }, 2, 1 },
    { { 1, 2 }, 2, { 1.5 }, 1, 0.5 },
    { { 1, 1, 1, 2 }, 4, { 1, 2, 2, 2 }, 4, 0.5 }, /* ties are passed together */
    { { 1, 1 }, 2, { 1, 1 }, 2, 0 },
    { { 1, 5, 6, 7 }, 4, { 2, 3, 4 }, 3, 0.75 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpfloat_with_epsilon (hj_drift_ks (cases[i].a, cases[i].n, cases[i].b, cases[i].m), cases[i].want,
                                      1e-15);
      g_assert_cmpfloat_with_epsilon (hj_drift_ks (cases[i].b, cases[i].m, cases[i].a, cases[i].n), cases[i].want,
                                      1e-15);
    }
}

/* ---- The simulation ---- */

static HjMlops *
run (HjMlopsConfig config, guint64 seed)
{
  HjMlops *mlops = g_new (HjMlops, 1);

  hj_mlops_init (mlops, &config, seed);
  while (hj_mlops_step (mlops))
    ;
  return mlops;
}

static int
day_of (const HjMlops *mlops, int level, int kind)
{
  for (int i = 0; i < mlops->now.n_log; i++)
    if (mlops->now.log[i].level == level && mlops->now.log[i].kind == kind)
      return mlops->now.log[i].day;
  return -1;
}

static void
test_quiet (void)
{
  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      g_autofree HjMlops *mlops = run (hj_mlops_config_quiet (), seed);
      const HjMlopsLevel *levels = mlops->now.levels;

      for (int level = 0; level < 3; level++)
        {
          g_assert_cmpint (levels[level].runs, ==, 0);
          g_assert_cmpmem (levels[level].hits, sizeof levels[0].hits, levels[0].hits, sizeof levels[0].hits);
        }
      g_assert_cmpint (mlops->now.n_log, ==, 0);
    }
}

static void
test_schedule (void)
{
  static const int periods[] = { 7, 30, 60, 90, 240, 241 };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      HjMlopsConfig config = hj_mlops_config_quiet ();
      g_autofree HjMlops *mlops = NULL;

      config.trigger = HJ_MLOPS_TRIGGER_SCHEDULE;
      config.schedule_days = config.manual_days = periods[i];
      mlops = run (config, 3);
      for (int level = 0; level < 3; level++)
        g_assert_cmpint (mlops->now.levels[level].runs, ==, 240 / periods[i]);
    }
}

/* A hand-over longer than the rhythm of retraining delays every model, and loses none. */
static void
test_overlapping (void)
{
  HjMlopsConfig config = hj_mlops_config_quiet ();
  g_autofree HjMlops *mlops = NULL;

  config.manual_days = 10;
  config.handover_days = 35;
  mlops = run (config, 1);
  g_assert_cmpint (mlops->now.levels[0].runs, ==, 24);
  g_assert_cmpint (mlops->now.levels[0].deployments, ==, 20);
  g_assert_cmpint (mlops->now.levels[0].n_pending, ==, 4);
}

static void
test_same_bytes (void)
{
  g_autofree HjMlops *once = NULL, *again = NULL, *other = NULL;
  HjIsa best = hj_isa ();

  hj_isa_force (HJ_ISA_BASELINE);
  once = run (hj_mlops_config_default (), 5);
  hj_isa_force (best);
  again = run (hj_mlops_config_default (), 5);
  other = run (hj_mlops_config_default (), 6);
  g_assert_cmpmem (&once->now, sizeof once->now, &again->now, sizeof again->now);
  g_assert_true (memcmp (&once->now, &other->now, sizeof once->now) != 0);
}

static void
test_stopped_and_continued (void)
{
  HjMlopsConfig config = hj_mlops_config_default ();
  g_autofree HjMlops *straight = run (config, 2), *halved = g_new (HjMlops, 1);
  g_autofree HjMlopsState *kept = NULL;

  hj_mlops_init (halved, &config, 2);
  for (int day = 0; day < 160; day++)
    hj_mlops_step (halved);
  kept = g_memdup2 (&halved->now, sizeof halved->now);
  while (hj_mlops_step (halved))
    ;
  halved->now = *kept;
  while (hj_mlops_step (halved))
    ;
  g_assert_cmpmem (&halved->now, sizeof halved->now, &straight->now, sizeof straight->now);
}

/* An event changes what is made of the draws, not the draws. */
static void
test_same_draws (void)
{
  HjMlopsConfig quiet = hj_mlops_config_quiet (), loud = hj_mlops_config_default ();
  HjMlopsPoint a[HJ_MLOPS_PER_DAY], b[HJ_MLOPS_PER_DAY];

  hj_mlops_day (&quiet, 4, 160, a);
  hj_mlops_day (&loud, 4, 160, b);
  for (int i = 0; i < HJ_MLOPS_PER_DAY; i++)
    {
      g_assert_cmpfloat (a[i].x[0], ==, b[i].x[0]);
      g_assert_cmpfloat (a[i].x[1], ==, b[i].x[1]);
      g_assert_cmpfloat (b[i].factor, ==, 10);
    }
}

/* Every run ends in exactly one way, and each lead time is what the configuration says. */
static void
test_rules (void)
{
  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      g_autofree HjMlops *mlops = run (hj_mlops_config_default (), seed);

      for (int level = 0; level < 3; level++)
        {
          const HjMlopsLevel *one = mlops->now.levels + level;
          int wrong = 0;

          for (int day = 0; day < 240; day++)
            wrong += HJ_MLOPS_PER_DAY - one->hits[day];
          g_assert_cmpint (wrong, ==, one->wrong);
          g_assert_cmpint (one->runs - one->deployments - one->refused - one->stopped, ==,
                           one->n_pending);
        }
      for (int level = 1; level < 3; level++)
        {
          int lead = mlops->config.code_days[level];

          g_assert_cmpint (day_of (mlops, level, HJ_MLOPS_LOG_TICKET_UNIT), ==, 150);
          g_assert_cmpint (day_of (mlops, level, HJ_MLOPS_LOG_CODE_UNIT), ==, 150 + lead);
          g_assert_cmpint (day_of (mlops, level, HJ_MLOPS_LOG_CODE_FEATURES)
                           - day_of (mlops, level, HJ_MLOPS_LOG_TICKET_FEATURES), ==, lead);
          g_assert_cmpint (day_of (mlops, level, HJ_MLOPS_LOG_TICKET_FEATURES), >, 195);
        }
      g_assert_cmpint (day_of (mlops, 1, HJ_MLOPS_LOG_STOPPED), >=, 150);
      g_assert_cmpint (day_of (mlops, 0, HJ_MLOPS_LOG_DEPLOYED), ==, 89 + 14);
      g_assert_cmpint (mlops->now.levels[0].deployments, ==, 2);
      g_assert_cmpint (mlops->now.levels[0].code_changes, ==, 0);
      g_assert_cmpint (mlops->now.n_log, <, HJ_MLOPS_LOG);
    }
}

static HjMlopsConfig
only (HjMlopsEvent event, int from, int days)
{
  HjMlopsConfig config = hj_mlops_config_quiet ();

  config.events[event].from = from;
  config.events[event].days = days;
  return config;
}

/* The inputs move, the index cries, the accuracy does not care. */
static void
test_data_drift_is_not_performance_drift (void)
{
  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      HjMlopsConfig config = only (HJ_MLOPS_COVARIATE, 40, 200);
      g_autofree HjMlops *moved = run (config, seed), *still = run (hj_mlops_config_quiet (), seed);

      g_assert_cmpfloat (moved->now.levels[0].psi, >, 0.25);
      g_assert_cmpfloat (moved->now.levels[0].ks, >, 0.2);
      g_assert_cmpfloat (fabs (hj_mlops_mean (moved, 0, 40, 240) - hj_mlops_mean (still, 0, 40, 240)), <, 0.02);
      g_assert_cmpint (day_of (moved, 1, HJ_MLOPS_LOG_RUN_DRIFT), >=, 40);
    }
}

/* The border turns, the index stays silent: only labels tell. */
static void
test_concept_drift_is_invisible_to_the_index (void)
{
  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      HjMlopsConfig config = only (HJ_MLOPS_ROTATION, 60, 45);
      g_autofree HjMlops *both = run (config, seed), *blind = NULL;

      config.trigger = HJ_MLOPS_TRIGGER_DISTRIBUTION;
      blind = run (config, seed);
      g_assert_cmpint (blind->now.levels[1].runs, ==, 0);
      g_assert_cmpfloat (hj_mlops_mean (blind, 1, 105, 240), <, 0.5);
      g_assert_cmpfloat (hj_mlops_mean (both, 1, 105, 240), >, 0.88);
      g_assert_cmpint (both->now.levels[1].code_changes, ==, 0);
    }
}

static void
test_switches (void)
{
  double with_registry = 0, without = 0, gated = 0, ungated = 0;

  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      HjMlopsConfig config = only (HJ_MLOPS_RECURRING, 80, 60);
      g_autofree HjMlops *kept = run (config, seed), *forgot = NULL, *gate = NULL, *none = NULL;

      config.registry = 0;
      forgot = run (config, seed);
      with_registry += hj_mlops_mean (kept, 2, 140, 160) / SEEDS;
      without += hj_mlops_mean (forgot, 2, 140, 160) / SEEDS;
      g_assert_cmpmem (forgot->now.levels[1].hits, sizeof forgot->now.levels[1].hits, forgot->now.levels[2].hits,
                       sizeof forgot->now.levels[2].hits);
      config = hj_mlops_config_default ();
      gate = run (config, seed);
      config.gate = config.validation = 0;
      none = run (config, seed);
      gated += gate->now.levels[1].deployments;
      ungated += none->now.levels[1].deployments;
      g_assert_cmpint (none->now.levels[1].stopped + none->now.levels[1].refused, ==, 0);
    }
  g_assert_cmpfloat (with_registry, >, without + 0.03);
  g_assert_cmpfloat (ungated, >, 1.5 * gated);
}

/* The published figures: mean accuracy over five seeds, all days and phase by phase, within .05. */
static void
test_figures (void)
{
  static const double want[3][6] = {
    { 0.672, 0.93, 0.94, 0.61, 0.42, 0.54 },
    { 0.866, 0.94, 0.94, 0.87, 0.88, 0.73 },
    { 0.891, 0.94, 0.94, 0.87, 0.93, 0.81 },
  };
  static const int days[7] = { 0, 40, 80, 150, 195, 240 };
  double got[3][6] = { { 0 } };

  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      g_autofree HjMlops *mlops = run (hj_mlops_config_default (), seed);

      for (int level = 0; level < 3; level++)
        for (int column = 0; column < 6; column++)
          got[level][column] += hj_mlops_mean (mlops, level, column ? days[column - 1] : 0,
                                               column ? days[column] : 240) / SEEDS;
    }
  for (int level = 0; level < 3; level++)
    for (int column = 0; column < 6; column++)
      {
        g_test_message ("level %d, column %d: %.3f, published %.3f", level, column, got[level][column],
                        want[level][column]);
        g_assert_cmpfloat_with_epsilon (got[level][column], want[level][column], 0.05);
      }
  for (int column = 4; column < 6; column++)
    g_assert_true (got[0][column] < got[1][column] && got[1][column] + 0.05 < got[2][column]);
  g_assert_true (got[0][3] + 0.2 < got[1][3] && fabs (got[1][3] - got[2][3]) < 0.01);
  g_assert_true (got[0][0] < got[1][0] && got[1][0] < got[2][0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/logistic/gradient", test_gradient);
  g_test_add_func ("/logistic/closed-form", test_closed_form);
  g_test_add_func ("/logistic/minimum", test_minimum);
  g_test_add_func ("/logistic/separable", test_separable);
  g_test_add_func ("/drift/psi", test_psi);
  g_test_add_func ("/drift/ks", test_ks);
  g_test_add_func ("/mlops/quiet", test_quiet);
  g_test_add_func ("/mlops/schedule", test_schedule);
  g_test_add_func ("/mlops/overlapping", test_overlapping);
  g_test_add_func ("/mlops/same-bytes", test_same_bytes);
  g_test_add_func ("/mlops/continued", test_stopped_and_continued);
  g_test_add_func ("/mlops/same-draws", test_same_draws);
  g_test_add_func ("/mlops/rules", test_rules);
  g_test_add_func ("/mlops/data-drift-is-not-performance-drift", test_data_drift_is_not_performance_drift);
  g_test_add_func ("/mlops/concept-drift-is-invisible-to-the-index", test_concept_drift_is_invisible_to_the_index);
  g_test_add_func ("/mlops/switches", test_switches);
  g_test_add_func ("/mlops/figures", test_figures);
  return g_test_run ();
}
