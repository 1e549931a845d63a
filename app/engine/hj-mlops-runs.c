/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Training runs with their gate and registry, experiments, and changes of pipeline code. */
#include "hj-mlops-private.h"

#include <string.h>

#define RECENT (5 * HJ_MLOPS_PER_DAY) /* rows of an experiment with new features */
#define WORTH_CODE 0.10 /* held-out accuracy that new features must gain there to be worth a code change */

void
hj_mlops_note (HjMlops *mlops, int level, int kind, double number)
{
  HjMlopsState *now = &mlops->now;

  if (now->n_log < HJ_MLOPS_LOG)
    now->log[now->n_log++] = (HjMlopsLog){ now->day, level, kind, (float) number };
}

/* ---- Code changes ---- */

void
hj_mlops_write_ticket (HjMlops *mlops, int index, int code, int kind, double number)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  int days = mlops->config.code_days[index];

  if (days < 0 || level->code_day >= 0 || (level->code & code))
    return;
  hj_mlops_note (mlops, index, kind, number);
  level->code_next = code;
  level->code_day = mlops->now.day + (days > 0 ? days : 1);
}

/* Held-out accuracy of a model fitted to the latest rows alone. */
static double
try_features (HjMlopsRows *rows, int code, int n)
{
  HjLogistic model;

  hj_logistic_fit (&model, hj_mlops_choose_from (rows, TRAIN_ROWS - RECENT, code, n, 0), RIDGE);
  return hj_logistic_accuracy (&model, hj_mlops_choose_from (rows, TRAIN_ROWS - RECENT, code, n, 1));
}

/* Retraining did not reach the target: would other features? The latest rows tell, since older ones may still
 * follow the old concept. */
static void
experiment (HjMlops *mlops, int index, HjMlopsRows *rows)
{
  int code = mlops->now.levels[index].code;
  double gain = try_features (rows, code, hj_mlops_n_features (HJ_MLOPS_CODE_SQUARES))
                - try_features (rows, code, hj_mlops_n_features (0));

  if (gain > WORTH_CODE)
    hj_mlops_write_ticket (mlops, index, HJ_MLOPS_CODE_SQUARES, HJ_MLOPS_LOG_TICKET_FEATURES, gain);
}

/* ---- Training runs ---- */

static double
held_out_accuracy (HjMlopsRows *rows, int code, const HjLogistic *model)
{
  return hj_logistic_accuracy (model, hj_mlops_choose (rows, code, model->n, 1));
}

void
hj_mlops_remember (HjMlopsLevel *level, const HjLogistic *model)
{
  if (level->n_registry == HJ_MLOPS_REGISTRY)
    memmove (level->registry, level->registry + 1, sizeof (HjLogistic) * (size_t) --level->n_registry);
  level->registry[level->n_registry++] = *model;
}

static double
recent_accuracy (HjMlopsRows *rows, int code, const HjLogistic *model, int held_out)
{
  return hj_logistic_accuracy (model, hj_mlops_choose_from (rows, TRAIN_ROWS - RECENT, code, model->n, held_out));
}

/* Level 2 looks into its registry: a kept model that beats the new one and the serving one by the margin on the
 * latest rows is taken instead. A concept that came back needs no data of its own (A → B → A). */
static int
find_old (const HjMlops *mlops, const HjMlopsLevel *level, HjMlopsRows *rows, HjMlopsPending *next)
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
judge (HjMlops *mlops, int index, HjMlopsRows *rows, HjMlopsPending *next)
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
train (HjMlops *mlops, int index, HjMlopsRows *rows, int lead)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  HjMlopsPending *next = level->pending + level->n_pending;

  if (level->n_pending == HJ_MLOPS_PENDING)
    next--; /* more at once than any range of lead times allows: the latest gives way */
  else
    level->n_pending++;
  hj_logistic_fit (&next->model, hj_mlops_choose (rows, level->code, hj_mlops_n_features (level->code), 0), RIDGE);
  next->score = held_out_accuracy (rows, level->code, &next->model);
  next->kind = judge (mlops, index, rows, next);
  next->day = mlops->now.day + (lead > 0 ? lead : 1);
}

void
hj_mlops_begin_run (HjMlops *mlops, int index, int reason, double number, int lead)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  HjMlopsRows rows;
  double outside;

  hj_mlops_note (mlops, index, reason, number);
  level->last_run = mlops->now.day;
  level->runs++;
  hj_mlops_collect (mlops, mlops->now.day - mlops->config.label_delay, &rows);
  outside = hj_mlops_out_of_range (mlops, rows.points, TRAIN_ROWS, level->code);
  if (index > 0 && mlops->config.validation && outside > RANGE_SHARE)
    {
      hj_mlops_note (mlops, index, HJ_MLOPS_LOG_STOPPED, outside);
      level->stopped++;
      return;
    }
  train (mlops, index, &rows, lead);
}

static void
put_into_service (HjMlops *mlops, int index, const HjMlopsPending *next)
{
  HjMlopsLevel *level = mlops->now.levels + index;

  hj_mlops_note (mlops, index, next->kind, next->score);
  if (next->kind == HJ_MLOPS_LOG_REFUSED)
    {
      level->refused++;
      return;
    }
  if (next->kind == HJ_MLOPS_LOG_DEPLOYED)
    hj_mlops_remember (level, &next->model);
  level->serving = next->model;
  level->deployments++;
}

void
hj_mlops_finish_runs (HjMlops *mlops, int index)
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

void
hj_mlops_finish_code (HjMlops *mlops, int index)
{
  HjMlopsLevel *level = mlops->now.levels + index;
  int units = level->code_next == HJ_MLOPS_CODE_UNITS;

  if (level->code_day != mlops->now.day)
    return;
  level->code_day = -1;
  level->code |= level->code_next;
  level->code_changes++;
  hj_mlops_note (mlops, index, units ? HJ_MLOPS_LOG_CODE_UNIT : HJ_MLOPS_LOG_CODE_FEATURES, 0);
  if (mlops->config.trigger != HJ_MLOPS_TRIGGER_NONE)
    hj_mlops_begin_run (mlops, index, HJ_MLOPS_LOG_RUN_CODE, 0, mlops->config.run_days);
}
