/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One labelled stream that drifts, and three teams that answer by the rules of MLOps level 0, 1 and 2. */
#pragma once

#include "hj-drift.h"
#include "hj-logistic.h"
#include "hj-random.h"

#define HJ_MLOPS_LEVELS 3
#define HJ_MLOPS_MAX_DAYS 360
#define HJ_MLOPS_PER_DAY 60   /* labelled points a day */
#define HJ_MLOPS_TRAIN_DAYS 10
#define HJ_MLOPS_MAX_WINDOW 30
#define HJ_MLOPS_REGISTRY 8   /* models kept for reuse */
#define HJ_MLOPS_PENDING 64   /* models on their way at once: lead time over rhythm */
#define HJ_MLOPS_LOG 512

/* What may happen to the stream. */
typedef enum {
  HJ_MLOPS_COVARIATE, /* the inputs move along the class border; P(y|x) stays */
  HJ_MLOPS_ROTATION,  /* the class border turns, a little every day, and stays turned */
  HJ_MLOPS_UNIT,      /* the first feature arrives ten times too large */
  HJ_MLOPS_NONLINEAR, /* the border becomes a circle: no line can follow, new features are needed */
  HJ_MLOPS_RECURRING, /* the border turns by 120° at once, and back when the days are over: A → B → A */
  HJ_MLOPS_EVENTS,
} HjMlopsEvent;

typedef enum {
  HJ_MLOPS_TRIGGER_BOTH,         /* accuracy below target, or a distribution alarm */
  HJ_MLOPS_TRIGGER_ACCURACY,
  HJ_MLOPS_TRIGGER_DISTRIBUTION,
  HJ_MLOPS_TRIGGER_SCHEDULE,     /* every schedule_days */
  HJ_MLOPS_TRIGGER_NONE,
} HjMlopsTrigger;

typedef enum { HJ_MLOPS_PSI, HJ_MLOPS_KS } HjMlopsDetector;

/* All lead times are assumptions, in days. */
typedef struct {
  int n_days;
  struct { int from, days; } events[HJ_MLOPS_EVENTS]; /* from < 0: never */
  double angle;       /* degrees by which ROTATION turns the border */
  double label_noise; /* share of labels turned over */
  int label_delay;    /* a label is known so many days later */
  double target;      /* accuracy below it calls for a run */
  int window;         /* days of the monitored accuracy and distribution */
  int cooldown;       /* days between two runs of levels 1 and 2 */
  int manual_days;    /* level 0 retrains every so many days; 0 never … */
  int handover_days;  /* … and is in service so many later */
  int run_days;       /* a pipeline run, levels 1 and 2 */
  int code_days[HJ_MLOPS_LEVELS]; /* from seeing the need to new pipeline code in service; < 0 never */
  HjMlopsTrigger trigger;
  int schedule_days;  /* levels 1 and 2 with TRIGGER_SCHEDULE */
  HjMlopsDetector detector;
  double margin;      /* the gate: a new model must beat the old by so much on held-out rows */
  int gate, validation, registry; /* switches; the registry belongs to level 2 */
} HjMlopsConfig;

/* What a level did or noticed. NUMBER is the accuracy, index or share it went by. */
typedef enum {
  HJ_MLOPS_LOG_EVENT_BEGIN, /* level −1; number: HjMlopsEvent */
  HJ_MLOPS_LOG_EVENT_END,
  HJ_MLOPS_LOG_ALARM,       /* PSI or KS above its line; number: the index */
  HJ_MLOPS_LOG_RUN_ACCURACY,/* a training run begins: known accuracy fell below target */
  HJ_MLOPS_LOG_RUN_DRIFT,   /* … the distribution moved */
  HJ_MLOPS_LOG_RUN_SCHEDULE,/* … its day came */
  HJ_MLOPS_LOG_RUN_CODE,    /* … new pipeline code */
  HJ_MLOPS_LOG_STOPPED,     /* data validation stopped the run; number: share out of range */
  HJ_MLOPS_LOG_REFUSED,     /* the gate kept the old model; number: the new one's held-out accuracy */
  HJ_MLOPS_LOG_DEPLOYED,    /* number: held-out accuracy */
  HJ_MLOPS_LOG_REUSED,      /* an old model from the registry; number: held-out accuracy */
  HJ_MLOPS_LOG_TICKET_UNIT, /* a code change is begun: values out of range */
  HJ_MLOPS_LOG_TICKET_FEATURES, /* … retraining does not help, new features do; number: what they gain */
  HJ_MLOPS_LOG_CODE_UNIT,   /* new pipeline code in service: reads the unit of each record */
  HJ_MLOPS_LOG_CODE_FEATURES, /* … with squares and product as features */
  HJ_MLOPS_LOG_KINDS,
} HjMlopsLogKind;

typedef struct {
  int day;
  int level; /* −1: the world */
  int kind;
  float number;
} HjMlopsLog;

/* What one record says. The pipeline sees value × factor unless its code reads units. */
typedef struct {
  double x[2];
  double factor; /* of x[0]: 1 or 10 */
  uint8_t label; /* with noise */
} HjMlopsPoint;

/* Code of a pipeline, or-ed: features and units it knows. */
enum { HJ_MLOPS_CODE_UNITS = 1, HJ_MLOPS_CODE_SQUARES = 2 };

/* A model trained and on its way. */
typedef struct {
  HjLogistic model;
  int day, kind; /* of its service; HJ_MLOPS_LOG_DEPLOYED, REUSED or REFUSED */
  double score;  /* held out */
} HjMlopsPending;

typedef struct {
  HjLogistic serving;
  HjMlopsPending pending[HJ_MLOPS_PENDING];
  int n_pending;
  int code, code_day, code_next;/* HJ_MLOPS_CODE_…; day of the next, −1 none; which */
  int last_run;                 /* day */
  int alarmed, drift_asked;     /* distribution alarm on; a run for it still to be begun */
  HjLogistic registry[HJ_MLOPS_REGISTRY];
  int n_registry;
  int runs, deployments, refused, stopped, code_changes;
  int wrong;                    /* cumulative wrong predictions */
  int hits[HJ_MLOPS_MAX_DAYS];  /* right predictions of each day */
  double known;                 /* accuracy on the labels known by now, last window; NaN before there are any */
  double psi, ks;               /* of the level's own view of the inputs */
} HjMlopsLevel;

/* Everything a day changes. Plain data: copy it to save it. */
typedef struct {
  int day; /* days done */
  HjMlopsLevel levels[HJ_MLOPS_LEVELS];
  float psi[HJ_MLOPS_MAX_DAYS], ks[HJ_MLOPS_MAX_DAYS]; /* of the inputs as they come, at the end of each day */
  int n_log;
  HjMlopsLog log[HJ_MLOPS_LOG];
} HjMlopsState;

typedef struct {
  HjMlopsConfig config;
  uint64_t seed;
  HjDriftBins bins[2];    /* of each feature of the first training days */
  double reference[2][HJ_MLOPS_TRAIN_DAYS * HJ_MLOPS_PER_DAY]; /* the same, sorted */
  double reach;           /* values beyond ± this are out of range */
  HjMlopsState now;
} HjMlops;

/* The four events one after the other, on the days of the published picture. */
HjMlopsConfig hj_mlops_config_default (void);
/* Nothing happens, nobody retrains but by trigger. */
HjMlopsConfig hj_mlops_config_quiet (void);

/* Day 0: one and the same model, trained on the days before, is in service at every level. */
void hj_mlops_init (HjMlops *mlops, const HjMlopsConfig *config, uint64_t seed);
/* One day at all levels. Returns 0 at the end of the run, without doing anything. */
int hj_mlops_step (HjMlops *mlops);
/* The 60 records of DAY (from −64): a function of seed, configuration and day alone. */
void hj_mlops_day (const HjMlopsConfig *config, uint64_t seed, int day, HjMlopsPoint out[HJ_MLOPS_PER_DAY]);
/* Mean accuracy of LEVEL over the days FROM … TO − 1 that are done; NaN for none. */
double hj_mlops_mean (const HjMlops *mlops, int level, int from, int to);
