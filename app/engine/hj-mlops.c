/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three teams and one stream, day by day: serving, monitoring, and acting by the rules of each level. */
#include "hj-mlops.h"

#include "hj-mlops-private.h"
#include "hj-real.h"

#include <string.h>

#define PER_DAY HJ_MLOPS_PER_DAY
#define RANGE_SLACK 1.5 /* out of range: beyond 1.5 times the largest value of the reference */
#define PSI_ALARM 0.25
#define PSI_CLEAR 0.10
#define KS_ALARM 0.20
#define KS_CLEAR 0.10

/* ---- A day ---- */

static void
note_events (HjMlops *mlops)
{
  for (int event = 0; event < HJ_MLOPS_EVENTS; event++)
    {
      int from = mlops->config.events[event].from, days = mlops->config.events[event].days;

      if (from >= 0 && from == mlops->now.day)
        hj_mlops_note (mlops, -1, HJ_MLOPS_LOG_EVENT_BEGIN, event);
      if (from >= 0 && days > 0 && event != HJ_MLOPS_NONLINEAR && from + days == mlops->now.day)
        hj_mlops_note (mlops, -1, HJ_MLOPS_LOG_EVENT_END, event);
    }
}

static void
serve (HjMlops *mlops, int index, const HjMlopsPoint *points)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  int hits = 0;

  for (int i = 0; i < PER_DAY; i++)
    {
      double x[HJ_LOGISTIC_MAX];

      hj_mlops_features (points + i, level->code, level->serving.n, x);
      hits += (hj_logistic_score (&level->serving, x) > 0) == points[i].label;
    }
  level->hits[mlops->now.day] = hits;
  level->wrong += PER_DAY - hits;
}

/* Accuracy on the labels that are known at the end of today, over the last window of them. */
static double
known_accuracy (const HjMlops *mlops, const HjMlopsLevel *level)
{
  int last = mlops->now.day - mlops->config.label_delay, first = last - mlops->config.window + 1, hits = 0;

  if (first < 0)
    return __builtin_nan ("");
  for (int day = first; day <= last; day++)
    hits += level->hits[day];
  return (double) hits / (mlops->config.window * PER_DAY);
}

/* A level whose code reads units as that of LEVEL does has measured the same already. */
static const HjMlopsLevel *
find_twin (const HjMlops *mlops, const HjMlopsLevel *level)
{
  for (const HjMlopsLevel *twin = mlops->now.levels; twin < level; twin++)
    if ((twin->code & HJ_MLOPS_CODE_UNITS) == (level->code & HJ_MLOPS_CODE_UNITS))
      return twin;
  return NULL;
}

/* PSI and KS of the window that ends today: the larger of both features. */
static void
measure_drift (const HjMlops *mlops, HjMlopsLevel *level, const HjMlopsPoint *points, int n)
{
  const HjMlopsLevel *twin = find_twin (mlops, level);
  double values[HJ_MLOPS_MAX_WINDOW * PER_DAY];

  if (twin)
    {
      level->psi = twin->psi;
      level->ks = twin->ks;
      return;
    }
  level->psi = level->ks = 0;
  for (int feature = 0; feature < 2; feature++)
    {
      double psi, ks;

      for (int i = 0; i < n; i++)
        values[i] = feature ? points[i].x[1] : hj_mlops_first_value (points + i, level->code);
      hj_drift_sort (values, n);
      psi = hj_drift_psi (mlops->bins + feature, values, n);
      ks = hj_drift_ks (mlops->reference[feature], TRAIN_ROWS, values, n);
      level->psi = psi > level->psi ? psi : level->psi;
      level->ks = ks > level->ks ? ks : level->ks;
    }
}

static void
watch_drift (HjMlops *mlops, int index)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  int by_psi = mlops->config.detector == HJ_MLOPS_PSI;
  double value = by_psi ? level->psi : level->ks;

  /* Two lines, so that an index that trembles about one of them alarms once. */
  if (!level->alarmed && value > (by_psi ? PSI_ALARM : KS_ALARM))
    {
      level->alarmed = level->drift_asked = 1;
      if (index > 0)
        hj_mlops_note (mlops, index, HJ_MLOPS_LOG_ALARM, value);
    }
  else if (value < (by_psi ? PSI_CLEAR : KS_CLEAR))
    level->alarmed = level->drift_asked = 0;
}

static int
is_due (int day, int every)
{
  return every > 0 && (day + 1) % every == 0;
}

/* Level 0: by the calendar, by hand. */
static void
act_by_hand (HjMlops *mlops)
{
  if (is_due (mlops->now.day, mlops->config.manual_days))
    hj_mlops_begin_run (mlops, 0, HJ_MLOPS_LOG_RUN_SCHEDULE, 0, mlops->config.handover_days);
}

/* Levels 1 and 2: by trigger. */
static void
act_by_trigger (HjMlops *mlops, int index)
{
  const HjMlopsConfig *config = &mlops->config;
  HjMlopsLevel *level = mlops->now.levels + index;
  int by_accuracy = config->trigger <= HJ_MLOPS_TRIGGER_ACCURACY;
  int by_drift = config->trigger == HJ_MLOPS_TRIGGER_BOTH || config->trigger == HJ_MLOPS_TRIGGER_DISTRIBUTION;

  if (config->trigger == HJ_MLOPS_TRIGGER_SCHEDULE && is_due (mlops->now.day, config->schedule_days))
    hj_mlops_begin_run (mlops, index, HJ_MLOPS_LOG_RUN_SCHEDULE, 0, config->run_days);
  if (level->n_pending > 0 || mlops->now.day - level->last_run < config->cooldown)
    return;
  if (by_accuracy && level->known < config->target)
    hj_mlops_begin_run (mlops, index, HJ_MLOPS_LOG_RUN_ACCURACY, level->known, config->run_days);
  else if (by_drift && level->drift_asked)
    {
      hj_mlops_begin_run (mlops, index, HJ_MLOPS_LOG_RUN_DRIFT, config->detector == HJ_MLOPS_PSI ? level->psi : level->ks,
                 config->run_days);
      level->drift_asked = 0;
    }
}

/* Data validation looks at every day, not only at the rows of a run. */
static void
validate_day (HjMlops *mlops, int index, const HjMlopsPoint *today)
{
  double outside = hj_mlops_out_of_range (mlops, today, PER_DAY, mlops->now.levels[index].code);

  if (mlops->config.validation && outside > RANGE_SHARE)
    hj_mlops_write_ticket (mlops, index, HJ_MLOPS_CODE_UNITS, HJ_MLOPS_LOG_TICKET_UNIT, outside);
}

static void
live_day (HjMlops *mlops, int index, const HjMlopsPoint *points, int n)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  const HjMlopsPoint *today = points + n - PER_DAY;

  hj_mlops_finish_runs (mlops, index);
  hj_mlops_finish_code (mlops, index);
  serve (mlops, index, today);
  level->known = known_accuracy (mlops, level);
  measure_drift (mlops, level, points, n);
  watch_drift (mlops, index);
  if (index == 0)
    act_by_hand (mlops);
  else
    {
      act_by_trigger (mlops, index);
      validate_day (mlops, index, today);
    }
}

int
hj_mlops_step (HjMlops *mlops)
{
  HjMlopsPoint points[HJ_MLOPS_MAX_WINDOW * PER_DAY];
  int window = mlops->config.window;

  if (mlops->now.day >= mlops->config.n_days)
    return 0;
  note_events (mlops);
  for (int k = 0; k < window; k++)
    hj_mlops_day (&mlops->config, mlops->seed, mlops->now.day - window + 1 + k, points + k * PER_DAY);
  for (int index = 0; index < HJ_MLOPS_LEVELS; index++)
    live_day (mlops, index, points, window * PER_DAY);
  /* Level 0 never learns to read units: it sees the inputs as they come. */
  mlops->now.psi[mlops->now.day] = (float) mlops->now.levels[0].psi;
  mlops->now.ks[mlops->now.day] = (float) mlops->now.levels[0].ks;
  mlops->now.day++;
  return 1;
}

/* ---- Beginning, and what came of it ---- */

static void
keep_reference (HjMlops *mlops, const HjMlopsRows *rows)
{
  double largest = 0;

  for (int feature = 0; feature < 2; feature++)
    {
      for (int i = 0; i < TRAIN_ROWS; i++)
        mlops->reference[feature][i] = rows->points[i].x[feature];
      hj_drift_sort (mlops->reference[feature], TRAIN_ROWS);
      hj_drift_bins (mlops->bins + feature, mlops->reference[feature], TRAIN_ROWS);
    }
  for (int i = 0; i < TRAIN_ROWS; i++)
    largest = hj_abs (rows->points[i].x[0]) > largest ? hj_abs (rows->points[i].x[0]) : largest;
  mlops->reach = RANGE_SLACK * largest;
}

void
hj_mlops_init (HjMlops *mlops, const HjMlopsConfig *config, uint64_t seed)
{
  HjMlopsRows rows;
  HjLogistic first;

  memset (mlops, 0, sizeof *mlops);
  mlops->config = *config;
  mlops->seed = seed;
  hj_mlops_collect (mlops, -1 - config->label_delay, &rows);
  keep_reference (mlops, &rows);
  hj_logistic_fit (&first, hj_mlops_choose (&rows, 0, hj_mlops_n_features (0), 0), RIDGE);
  for (int index = 0; index < HJ_MLOPS_LEVELS; index++)
    {
      HjMlopsLevel *level = mlops->now.levels + index;

      level->serving = first;
      level->code_day = -1;
      level->last_run = -1000;
      level->known = __builtin_nan ("");
      hj_mlops_remember (level, &first);
    }
}

double
hj_mlops_mean (const HjMlops *mlops, int level, int from, int to)
{
  int hits = 0, n = 0;

  for (int day = from < 0 ? 0 : from; day < to && day < mlops->now.day; day++, n++)
    hits += mlops->now.levels[level].hits[day];
  return (double) hits / (n * PER_DAY);
}
