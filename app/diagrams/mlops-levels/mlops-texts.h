/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the MLOps diagram says: stages, the table of eleven rows, events, log. */
#pragma once

#include "hj-mlops.h"
#include "hj-text.h"

G_BEGIN_DECLS

#define MLOPS_STAGES 6
#define MLOPS_ROWS 11

typedef enum {
  MLOPS_DATA,
  MLOPS_TRAIN,
  MLOPS_EVALUATE,
  MLOPS_HAND_OVER,
  MLOPS_SERVE,
  MLOPS_MONITOR,
} MlopsStage;

/* Rows of the table, from the top. */
typedef enum {
  MLOPS_ROW_PROCESS,
  MLOPS_ROW_SCOPE,
  MLOPS_ROW_CT,
  MLOPS_ROW_CI,
  MLOPS_ROW_CD,
  MLOPS_ROW_UNIT,
  MLOPS_ROW_VALIDATION,
  MLOPS_ROW_PARTS,
  MLOPS_ROW_SPEED,
  MLOPS_ROW_MONITORING,
  MLOPS_ROW_FIT,
} MlopsRow;

typedef struct {
  HjText name;    /* as the box is headed */
  HjText brief;   /* where there is little room */
} MlopsStageName;

/* What is done, by whom, what comes out, what may go wrong. */
typedef struct {
  HjText detail;  /* second line of the box */
  gboolean manual;
  HjText what, who, artefact, risk;
} MlopsStageText;

typedef struct {
  HjText name;
  HjText cells[HJ_MLOPS_LEVELS];
} MlopsRowText;

typedef struct {
  HjText name;     /* "Level 1" */
  HjText subtitle; /* "pipeline automation" */
} MlopsLevelText;

/* How an entry of the log is told, and which stage and row it exercises (−1: none). */
typedef struct {
  HjText words;
  HjText number; /* format of what the number is, with one %.2f; or NULL */
  int stage, row;
} MlopsLogText;

extern const MlopsStageName mlops_stages[MLOPS_STAGES];
extern const MlopsStageText mlops_stage_texts[HJ_MLOPS_LEVELS][MLOPS_STAGES];
extern const MlopsRowText mlops_rows[MLOPS_ROWS];
extern const MlopsLevelText mlops_levels[HJ_MLOPS_LEVELS];
extern const HjText mlops_events[HJ_MLOPS_EVENTS];
extern const MlopsLogText mlops_log[HJ_MLOPS_LOG_KINDS];

/* The row an entry exercises: a hand-made model at level 0 is not continuous delivery. −1 for none. */
int mlops_row_of_log (const HjMlopsLog *entry);
/* "Day 216 · Level 2 · new model deployed (accuracy 0.94)". (transfer full) */
char *mlops_log_to_text (const HjMlopsLog *entry, HjLang lang, gboolean with_number);

G_END_DECLS
