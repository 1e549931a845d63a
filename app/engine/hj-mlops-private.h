/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the MLOps simulation share: rows to train on, the log, runs and code changes. */
#pragma once

#include "hj-mlops.h"

#define TRAIN_ROWS (HJ_MLOPS_TRAIN_DAYS * HJ_MLOPS_PER_DAY)
#define RANGE_SHARE 0.02 /* values out of range: for more than 2 % of the records */
#define RIDGE 1.0

/* Labelled rows of ten training days; every fourth is held out. */
typedef struct {
  HjMlopsPoint points[TRAIN_ROWS];
  double x[TRAIN_ROWS * HJ_LOGISTIC_MAX];
  uint8_t y[TRAIN_ROWS];
} HjMlopsRows;

/* The first value of a record as the pipeline's CODE reads it. */
double hj_mlops_first_value (const HjMlopsPoint *point, int code);
/* Features of a model for a record: 1, a, b, and with n = 6 also a², b², ab. */
void hj_mlops_features (const HjMlopsPoint *point, int code, int n, double *out);
int hj_mlops_n_features (int code);
/* The records of the training days that end on LAST. */
void hj_mlops_collect (const HjMlops *mlops, int last, HjMlopsRows *rows);
/* The held-out rows, or all others, as data of N features; borrowed until the next call. A day has a multiple of
 * four records, so a row that is held out once is held out always: no model was ever trained on it. */
HjLogisticData hj_mlops_choose (HjMlopsRows *rows, int code, int n, int held_out);
/* The same from row FIRST on. */
HjLogisticData hj_mlops_choose_from (HjMlopsRows *rows, int first, int code, int n, int held_out);
/* Share of the records whose first value lies outside the range of the reference. */
double hj_mlops_out_of_range (const HjMlops *mlops, const HjMlopsPoint *points, int n, int code);

void hj_mlops_note (HjMlops *mlops, int level, int kind, double number);
/* Begins a code change, unless the level cannot, has one under way or has this code already. */
void hj_mlops_write_ticket (HjMlops *mlops, int index, int code, int kind, double number);
void hj_mlops_remember (HjMlopsLevel *level, const HjLogistic *model);
/* Begins a run: trains now on the labels known, is in service LEAD days from now. */
void hj_mlops_begin_run (HjMlops *mlops, int index, int reason, double number, int lead);
/* Everything whose day has come, in the order of the runs. */
void hj_mlops_finish_runs (HjMlops *mlops, int index);
void hj_mlops_finish_code (HjMlops *mlops, int index);
