/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as a pipeline's code reads them, and as rows to train on. */
#include "hj-mlops-private.h"

#include "hj-real.h"

#include <string.h>

#define PER_DAY HJ_MLOPS_PER_DAY

double
hj_mlops_first_value (const HjMlopsPoint *point, int code)
{
  return code & HJ_MLOPS_CODE_UNITS ? point->x[0] : point->x[0] * point->factor;
}

void
hj_mlops_features (const HjMlopsPoint *point, int code, int n, double *out)
{
  double a = hj_mlops_first_value (point, code), b = point->x[1];
  double all[HJ_LOGISTIC_MAX] = { 1, a, b, a * a, b * b, a * b };

  memcpy (out, all, sizeof (double) * (size_t) n);
}

int
hj_mlops_n_features (int code)
{
  return code & HJ_MLOPS_CODE_SQUARES ? 6 : 3;
}

void
hj_mlops_collect (const HjMlops *mlops, int last, HjMlopsRows *rows)
{
  for (int k = 0; k < HJ_MLOPS_TRAIN_DAYS; k++)
    hj_mlops_day (&mlops->config, mlops->seed, last - HJ_MLOPS_TRAIN_DAYS + 1 + k, rows->points + k * PER_DAY);
}

HjLogisticData
hj_mlops_choose_from (HjMlopsRows *rows, int first, int code, int n, int held_out)
{
  HjLogisticData data = { .n = n, .x = rows->x, .y = rows->y };

  for (int i = first; i < TRAIN_ROWS; i++)
    if ((i % 4 == 3) == held_out)
      {
        hj_mlops_features (rows->points + i, code, n, rows->x + data.rows * n);
        rows->y[data.rows++] = rows->points[i].label;
      }
  return data;
}

HjLogisticData
hj_mlops_choose (HjMlopsRows *rows, int code, int n, int held_out)
{
  return hj_mlops_choose_from (rows, 0, code, n, held_out);
}

double
hj_mlops_out_of_range (const HjMlops *mlops, const HjMlopsPoint *points, int n, int code)
{
  int outside = 0;

  for (int i = 0; i < n; i++)
    outside += hj_abs (hj_mlops_first_value (points + i, code)) > mlops->reach;
  return (double) outside / n;
}
