/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three teams and one stream: serving, monitoring, training runs and code changes by the rules of each level. */
#include "hj-mlops.h"

#include "hj-real.h"

#include <string.h>

#define PER_DAY HJ_MLOPS_PER_DAY
#define TRAIN_ROWS (HJ_MLOPS_TRAIN_DAYS * PER_DAY)
#define RIDGE 1.0
#define RANGE_SLACK 1.5      /* out of range: beyond 1.5 times the largest value of the reference */
#define RANGE_SHARE 0.02     /* … for more than 2 % of a day */
#define PSI_ALARM 0.25
#define PSI_CLEAR 0.10
#define KS_ALARM 0.20
#define KS_CLEAR 0.10
#define RECENT (5 * PER_DAY) /* rows of an experiment with new features */
#define WORTH_CODE 0.10      /* held-out accuracy that new features must gain there to be worth a code change */

/* ---- Reading records the way a pipeline's code does ---- */

static double
first_value (const HjMlopsPoint *point, int code)
{
  return code & HJ_MLOPS_CODE_UNITS ? point->x[0] : point->x[0] * point->factor;
}

static int
features (const HjMlopsPoint *point, int code, int n, double *out)
{
  double a = first_value (point, code), b = point->x[1];
  double all[HJ_LOGISTIC_MAX] = { 1, a, b, a * a, b * b, a * b };

  memcpy (out, all, sizeof (double) * (size_t) n);
  return n;
}

static int
n_features (int code)
{
  return code & HJ_MLOPS_CODE_SQUARES ? 6 : 3;
}

/* Labelled rows of the training days that end on LAST, split: every fourth row is held out. */
typedef struct {
  HjMlopsPoint points[TRAIN_ROWS];
  double x[TRAIN_ROWS * HJ_LOGISTIC_MAX];
  uint8_t y[TRAIN_ROWS];
} Rows;

static void
collect (const HjMlops *mlops, int last, Rows *rows)
{
  for (int k = 0; k < HJ_MLOPS_TRAIN_DAYS; k++)
    hj_mlops_day (&mlops->config, mlops->seed, last - HJ_MLOPS_TRAIN_DAYS + 1 + k, rows->points + k * PER_DAY);
}

static HjLogisticData
choose_from (Rows *rows, int first, int code, int n, int held_out)
{
  HjLogisticData data = { .n = n, .x = rows->x, .y = rows->y };

  for (int i = first; i < TRAIN_ROWS; i++)
    if ((i % 4 == 3) == held_out)
      {
        features (rows->points + i, code, n, rows->x + data.rows * n);
        rows->y[data.rows++] = rows->points[i].label;
      }
  return data;
}

static HjLogisticData
choose (Rows *rows, int code, int n, int held_out)
{
  return choose_from (rows, 0, code, n, held_out);
}

static double
held_out_accuracy (Rows *rows, int code, const HjLogistic *model)
{
  return hj_logistic_accuracy (model, choose (rows, code, model->n, 1));
}

/* Share of the records whose first value lies outside the range of the reference. */
static double
out_of_range (const HjMlops *mlops, const HjMlopsPoint *points, int n, int code)
{
  int outside = 0;

  for (int i = 0; i < n; i++)
    outside += hj_abs (first_value (points + i, code)) > mlops->reach;
  return (double) outside / n;
}

/* ---- The log ---- */

static void
note (HjMlops *mlops, int level, int kind, double number)
{
  HjMlopsState *now = &mlops->now;

  if (now->n_log < HJ_MLOPS_LOG)
    now->log[now->n_log++] = (HjMlopsLog){ now->day, level, kind, (float) number };
}

static void
note_events (HjMlops *mlops)
{
  for (int event = 0; event < HJ_MLOPS_EVENTS; event++)
    {
      int from = mlops->config.events[event].from, days = mlops->config.events[event].days;

      if (from >= 0 && from == mlops->now.day)
        note (mlops, -1, HJ_MLOPS_LOG_EVENT_BEGIN, event);
      if (from >= 0 && days > 0 && event != HJ_MLOPS_NONLINEAR && from + days == mlops->now.day)
        note (mlops, -1, HJ_MLOPS_LOG_EVENT_END, event);
    }
}

/* ---- Code changes ---- */

static void
write_ticket (HjMlops *mlops, int index, int code, int kind, double number)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  int days = mlops->config.code_days[index];

  if (days < 0 || level->code_day >= 0 || (level->code & code))
    return;
  note (mlops, index, kind, number);
  level->code_next = code;
  level->code_day = mlops->now.day + (days > 0 ? days : 1);
}

/* Held-out accuracy of a model fitted to the latest rows alone. */
static double
try_features (Rows *rows, int code, int n)
{
  HjLogistic model;

  hj_logistic_fit (&model, choose_from (rows, TRAIN_ROWS - RECENT, code, n, 0), RIDGE);
  return hj_logistic_accuracy (&model, choose_from (rows, TRAIN_ROWS - RECENT, code, n, 1));
}

/* Retraining did not reach the target: would other features? The latest rows tell, since older ones may still
 * follow the old concept. */
static void
experiment (HjMlops *mlops, int index, Rows *rows)
{
  int code = mlops->now.levels[index].code;
  double gain = try_features (rows, code, n_features (HJ_MLOPS_CODE_SQUARES))
                - try_features (rows, code, n_features (0));

  if (gain > WORTH_CODE)
    write_ticket (mlops, index, HJ_MLOPS_CODE_SQUARES, HJ_MLOPS_LOG_TICKET_FEATURES, gain);
}

/* ---- Training runs ---- */

static void
remember (HjMlopsLevel *level, const HjLogistic *model)
{
  if (level->n_registry == HJ_MLOPS_REGISTRY)
    memmove (level->registry, level->registry + 1, sizeof (HjLogistic) * (size_t) --level->n_registry);
  level->registry[level->n_registry++] = *model;
}

static double
recent_accuracy (Rows *rows, int code, const HjLogistic *model, int held_out)
{
  return hj_logistic_accuracy (model, choose_from (rows, TRAIN_ROWS - RECENT, code, model->n, held_out));
}

/* Level 2 looks into its registry: a kept model that beats the new one and the serving one by the margin on the
 * latest rows is taken instead. A concept that came back needs no data of its own (A → B → A). */
static int
find_old (const HjMlops *mlops, const HjMlopsLevel *level, Rows *rows, HjMlopsPending *next)
{
  double now = recent_accuracy (rows, level->code, &level->serving, 1);
  double best = recent_accuracy (rows, level->code, &next->model, 1);
  int found = -1;

  best = (best > now ? best : now) + mlops->config.margin;
  for (int i = 0; i < level->n_registry; i++)
    {
      double score = recent_accuracy (rows, level->code, level->registry + i, 1);

      if (score >= best)
        {
          best = score;
          found = i;
        }
    }
  if (found >= 0)
    {
      next->model = level->registry[found];
      next->score = best;
    }
  return found >= 0;
}

/* What becomes of the new model: DEPLOYED, REUSED (an old one is better) or REFUSED. */
static int
judge (HjMlops *mlops, int index, Rows *rows, HjMlopsPending *next)
{
  const HjMlopsLevel *level = mlops->now.levels + index;
  double old = held_out_accuracy (rows, level->code, &level->serving);

  if (index == 0)
    return HJ_MLOPS_LOG_DEPLOYED; /* by eye: the new model goes into service whatever it scores */
  if (next->score < mlops->config.target)
    experiment (mlops, index, rows);
  if (index == 2 && mlops->config.registry && find_old (mlops, level, rows, next))
    return HJ_MLOPS_LOG_REUSED;
  if (mlops->config.gate && next->score < old + mlops->config.margin)
    return HJ_MLOPS_LOG_REFUSED;
  return HJ_MLOPS_LOG_DEPLOYED;
}

static void
train (HjMlops *mlops, int index, Rows *rows, int lead)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  HjMlopsPending *next = level->pending + level->n_pending;

  if (level->n_pending == HJ_MLOPS_PENDING)
    next--; /* more at once than any range of lead times allows: the latest gives way */
  else
    level->n_pending++;
  hj_logistic_fit (&next->model, choose (rows, level->code, n_features (level->code), 0), RIDGE);
  next->score = held_out_accuracy (rows, level->code, &next->model);
  next->kind = judge (mlops, index, rows, next);
  next->day = mlops->now.day + (lead > 0 ? lead : 1);
}

/* Begins a run: trains now on the labels known, is in service LEAD days from now. */
static void
begin_run (HjMlops *mlops, int index, int reason, double number, int lead)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  Rows rows;
  double outside;

  note (mlops, index, reason, number);
  level->last_run = mlops->now.day;
  level->runs++;
  collect (mlops, mlops->now.day - mlops->config.label_delay, &rows);
  outside = out_of_range (mlops, rows.points, TRAIN_ROWS, level->code);
  if (index > 0 && mlops->config.validation && outside > RANGE_SHARE)
    {
      note (mlops, index, HJ_MLOPS_LOG_STOPPED, outside);
      level->stopped++;
      return;
    }
  train (mlops, index, &rows, lead);
}

static void
put_into_service (HjMlops *mlops, int index, const HjMlopsPending *next)
{
  HjMlopsLevel *level = mlops->now.levels + index;

  note (mlops, index, next->kind, next->score);
  if (next->kind == HJ_MLOPS_LOG_REFUSED)
    {
      level->refused++;
      return;
    }
  if (next->kind == HJ_MLOPS_LOG_DEPLOYED)
    remember (level, &next->model);
  level->serving = next->model;
  level->deployments++;
}

/* Everything whose day has come, in the order of the runs. */
static void
finish_runs (HjMlops *mlops, int index)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  int kept = 0;

  for (int i = 0; i < level->n_pending; i++)
    if (level->pending[i].day <= mlops->now.day)
      put_into_service (mlops, index, level->pending + i);
    else
      level->pending[kept++] = level->pending[i];
  level->n_pending = kept;
}

static void
finish_code (HjMlops *mlops, int index)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  int units = level->code_next == HJ_MLOPS_CODE_UNITS;

  if (level->code_day != mlops->now.day)
    return;
  level->code_day = -1;
  level->code |= level->code_next;
  level->code_changes++;
  note (mlops, index, units ? HJ_MLOPS_LOG_CODE_UNIT : HJ_MLOPS_LOG_CODE_FEATURES, 0);
  if (mlops->config.trigger != HJ_MLOPS_TRIGGER_NONE)
    begin_run (mlops, index, HJ_MLOPS_LOG_RUN_CODE, 0, mlops->config.run_days);
}

/* ---- A day ---- */

static void
serve (HjMlops *mlops, int index, const HjMlopsPoint *points)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  int hits = 0;

  for (int i = 0; i < PER_DAY; i++)
    {
      double x[HJ_LOGISTIC_MAX];

      features (points + i, level->code, level->serving.n, x);
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
        values[i] = feature ? points[i].x[1] : first_value (points + i, level->code);
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
        note (mlops, index, HJ_MLOPS_LOG_ALARM, value);
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
    begin_run (mlops, 0, HJ_MLOPS_LOG_RUN_SCHEDULE, 0, mlops->config.handover_days);
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
    begin_run (mlops, index, HJ_MLOPS_LOG_RUN_SCHEDULE, 0, config->run_days);
  if (level->n_pending > 0 || mlops->now.day - level->last_run < config->cooldown)
    return;
  if (by_accuracy && level->known < config->target)
    begin_run (mlops, index, HJ_MLOPS_LOG_RUN_ACCURACY, level->known, config->run_days);
  else if (by_drift && level->drift_asked)
    {
      begin_run (mlops, index, HJ_MLOPS_LOG_RUN_DRIFT, config->detector == HJ_MLOPS_PSI ? level->psi : level->ks,
                 config->run_days);
      level->drift_asked = 0;
    }
}

/* Data validation looks at every day, not only at the rows of a run. */
static void
validate_day (HjMlops *mlops, int index, const HjMlopsPoint *today)
{
  double outside = out_of_range (mlops, today, PER_DAY, mlops->now.levels[index].code);

  if (mlops->config.validation && outside > RANGE_SHARE)
    write_ticket (mlops, index, HJ_MLOPS_CODE_UNITS, HJ_MLOPS_LOG_TICKET_UNIT, outside);
}

static void
live_day (HjMlops *mlops, int index, const HjMlopsPoint *points, int n)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  const HjMlopsPoint *today = points + n - PER_DAY;

  finish_runs (mlops, index);
  finish_code (mlops, index);
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
keep_reference (HjMlops *mlops, const Rows *rows)
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
  Rows rows;
  HjLogistic first;

  memset (mlops, 0, sizeof *mlops);
  mlops->config = *config;
  mlops->seed = seed;
  collect (mlops, -1 - config->label_delay, &rows);
  keep_reference (mlops, &rows);
  hj_logistic_fit (&first, choose (&rows, 0, n_features (0), 0), RIDGE);
  for (int index = 0; index < HJ_MLOPS_LEVELS; index++)
    {
      HjMlopsLevel *level = mlops->now.levels + index;

      level->serving = first;
      level->code_day = -1;
      level->last_run = -1000;
      level->known = __builtin_nan ("");
      remember (level, &first);
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
