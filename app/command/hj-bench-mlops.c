/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of the MLOps simulation, and the figures that its three levels promise. */
#include "hj-bench-mlops.h"

#include "hj-mlops.h"

#include <math.h>

#define SEEDS 5
#define WITHIN 0.05

/* ---- Speed ---- */

static double
run_day (double seconds)
{
  HjMlopsConfig config = hj_mlops_config_default ();
  g_autofree HjMlops *mlops = g_new (HjMlops, 1);
  gint64 start = g_get_monotonic_time (), now;
  int days = 0;

  do
    {
      hj_mlops_init (mlops, &config, 1);
      while (hj_mlops_step (mlops))
        days++;
      now = g_get_monotonic_time ();
    }
  while (now - start < seconds * G_USEC_PER_SEC);
  return days * (double) G_USEC_PER_SEC / (now - start);
}

/* One training run: 450 rows, two features and a constant. */
static double
run_fit (double seconds)
{
  double x[450 * 3];
  guint8 y[450];
  HjLogisticData data = { 450, 3, x, y };
  HjLogistic model;
  HjRandom random;
  gint64 start, now;
  int fits = 0;

  hj_random_init (&random, 1, HJ_STREAM_DATA);
  for (int row = 0; row < 450; row++)
    {
      x[3 * row] = 1;
      x[3 * row + 1] = hj_random_normal (&random);
      x[3 * row + 2] = hj_random_normal (&random);
      y[row] = (x[3 * row + 1] > 0) ^ (hj_random_double (&random) < 0.05);
    }
  start = g_get_monotonic_time ();
  do
    {
      for (int i = 0; i < 10; i++, fits++)
        hj_logistic_fit (&model, data, 1);
      now = g_get_monotonic_time ();
    }
  while (now - start < seconds * G_USEC_PER_SEC);
  return fits * (double) G_USEC_PER_SEC / (now - start);
}

const HjBench hj_bench_mlops[] = {
  { "engines/mlops/day", "days/s", run_day },
  { "engines/mlops/fit450", "fits/s", run_fit },
  { NULL },
};

/* ---- Figures ---- */

/* Mean accuracies over five seeds: all days, then from each event to the next. */
static const struct {
  const char *name;
  int from, to;
  double published[HJ_MLOPS_LEVELS];
} columns[] = {
  { "all 240 days", 0, 240, { 0.672, 0.866, 0.891 } },
  { "stable", 0, 40, { 0.93, 0.94, 0.94 } },
  { "covariate shift", 40, 80, { 0.94, 0.94, 0.94 } },
  { "concept drift", 80, 150, { 0.61, 0.87, 0.87 } },
  { "unit break", 150, 195, { 0.42, 0.88, 0.93 } },
  { "new concept", 195, 240, { 0.54, 0.73, 0.81 } },
};

static void
add_result (GArray *results, const char *name, const double want[3], const double got[3])
{
  HjScenarioResult result = {
    .name = g_strdup_printf ("mlops/%s", name),
    .expected = g_strdup_printf ("L0 %.2f, L1 %.2f, L2 %.2f ± %.2f", want[0], want[1], want[2], WITHIN),
    .measured = g_strdup_printf ("L0 %.3f, L1 %.3f, L2 %.3f", got[0], got[1], got[2]),
    .holds = TRUE,
  };

  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    result.holds &= fabs (got[level] - want[level]) <= WITHIN;
  g_array_append_val (results, result);
}

static void
add_quiet (GArray *results)
{
  HjMlopsConfig config = hj_mlops_config_quiet ();
  g_autofree HjMlops *mlops = g_new (HjMlops, 1);
  int runs = 0, differ = 0;
  HjScenarioResult result = { .name = g_strdup ("mlops/nothing happens"),
                              .expected = g_strdup ("no runs, three identical series") };

  for (int seed = 1; seed <= SEEDS; seed++)
    {
      hj_mlops_init (mlops, &config, (guint64) seed);
      while (hj_mlops_step (mlops))
        ;
      for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
        {
          runs += mlops->now.levels[level].runs;
          for (int day = 0; day < config.n_days; day++)
            differ += mlops->now.levels[level].hits[day] != mlops->now.levels[0].hits[day];
        }
    }
  result.measured = g_strdup_printf ("%d runs, %d days differ", runs, differ);
  result.holds = runs == 0 && differ == 0;
  g_array_append_val (results, result);
}

void
hj_scenarios_mlops (GArray *results)
{
  HjMlopsConfig config = hj_mlops_config_default ();
  g_autofree HjMlops *mlops = g_new (HjMlops, 1);
  double means[G_N_ELEMENTS (columns)][HJ_MLOPS_LEVELS] = { { 0 } };

  for (int seed = 1; seed <= SEEDS; seed++)
    {
      hj_mlops_init (mlops, &config, (guint64) seed);
      while (hj_mlops_step (mlops))
        ;
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
          means[i][level] += hj_mlops_mean (mlops, level, columns[i].from, columns[i].to) / SEEDS;
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_result (results, columns[i].name, columns[i].published, means[i]);
  add_quiet (results);
}
