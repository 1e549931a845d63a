/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State, marks and layout of the MLOps diagram, shared by its files. */
#pragma once

#include "hj-diagram-class.h"
#include "hj-plot.h"
#include "mlops-texts.h"

G_BEGIN_DECLS

typedef enum { MLOPS_VIEW_SIMULATION, MLOPS_VIEW_TABLE } MlopsView;

typedef enum {
  MLOPS_SCENARIO_TOUR, /* the first four events, one after the other */
  MLOPS_SCENARIO_NONE,
  MLOPS_SCENARIO_COVARIATE,
  MLOPS_SCENARIO_ROTATION,
  MLOPS_SCENARIO_UNIT,
  MLOPS_SCENARIO_NONLINEAR,
  MLOPS_SCENARIO_RECURRING,
} MlopsScenario;

typedef struct {
  /* Parameters. */
  int view, scenario, days[HJ_MLOPS_EVENTS], drift_days, recurring_days;
  int delay, code_days[HJ_MLOPS_LEVELS], gate, validation, registry, trigger, detector, schedule, manual, handover;
  int run_days, window, cooldown, quiz;
  double target, noise, angle, margin;
  int stage;                         /* selected: level × 6 + stage, −1 none */
  char revealed[HJ_PARAM_TEXT_SIZE]; /* 33 letters, 'x' where the quiz is answered */
  /* The run. */
  HjMlops run;
  HjMlopsState furthest; /* the furthest day ever reached in this run, for the part after the cursor */
  /* Dragging an event. */
  int dragged;           /* event + 1, 0 none */
  int drag_offset;       /* days */
  gboolean drag_moved;
  /* Row heights of the table, measured once for a width. */
  double measured_width, measured_scale, rows[MLOPS_ROWS];
} Mlops;

enum {
  MLOPS_MARK_STAGE = 1, /* i level, j stage */
  MLOPS_MARK_DAY,       /* i level, 3 the index; j day */
  MLOPS_MARK_CELL,      /* i row, j level */
  MLOPS_MARK_EVENT,     /* i event */
};

typedef struct {
  double x, y, width, height;
} MlopsBox;

typedef struct {
  HjWidth kind;
  gboolean simulation, table; /* which of the two are shown */
  double scale, height;
  MlopsBox lanes[HJ_MLOPS_LEVELS], stages[HJ_MLOPS_LEVELS][MLOPS_STAGES];
  double key_y, head_y, names_y, events_y; /* text rows, their tops */
  MlopsBox strip;                          /* chosen stage, or the last entries of the log */
  HjPlot accuracy[HJ_MLOPS_LEVELS], psi;
  double plots_width;                      /* of plots with their words */
  double summary_x;                        /* where the numbers at the right begin; 0: above the plot */
  double table_x, table_width, table_y[MLOPS_ROWS + 1];
  double columns[5];                       /* x of the columns of the table and its right edge */
  HjTextStyle cell_style;
  gboolean stacked;                        /* each level on a line of its own */
} MlopsLayout;

void mlops_layout (Mlops *mlops, double width, double text_scale, MlopsLayout *layout);
/* The cell of LEVEL in ROW. */
MlopsBox mlops_cell_box (const MlopsLayout *layout, int row, int level);
gboolean mlops_box_contains (const MlopsBox *box, double x, double y);

/* Does EVENT belong to the scenario, and from which day to which does it last? */
gboolean mlops_event_span (const Mlops *mlops, int event, int *from, int *to);
HjMlopsConfig mlops_config (const Mlops *mlops);
/* Mean of the last seven days that are done by DAY (days done). NaN for none. */
double mlops_recent (const HjMlopsState *state, int level, int day);
double mlops_mean (const Mlops *mlops, int level);
/* The last thing a level did by now, or NULL. */
const HjMlopsLog *mlops_last_entry (const Mlops *mlops);
gboolean mlops_is_hidden (const Mlops *mlops, int row, int level);
/* Second line of a stage's box: what it is, with the lead time and the switches as they are set. (transfer full) */
char *mlops_stage_detail (const Mlops *mlops, int level, int stage, HjLang lang);
HjSeries mlops_series_of_level (int level);

void mlops_draw_lanes (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout);
void mlops_draw_strip (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout);
/* The days of the events, behind PLOT. */
void mlops_draw_bands (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const HjPlot *plot);
void mlops_draw_axes (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout);
void mlops_draw_curves (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout);
void mlops_draw_index (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout);
void mlops_draw_cursors (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout);
void mlops_draw_table (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout);
void mlops_draw_thumbnail (const Mlops *mlops, cairo_t *cr, const HjFrame *frame);

extern const HjParam mlops_params[];
extern const HjExperiment mlops_experiments[];
extern const HjAction mlops_actions[];

HjMark mlops_pick (gpointer state, const HjFrame *frame, double x, double y);
HjChange mlops_pointer (gpointer state, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x, double y);
HjMark mlops_move_focus (gpointer state, const HjFrame *frame, HjMark from, int dx, int dy);
HjChange mlops_activate (gpointer state, HjMark mark);

/* Words. (transfer full) */
char *mlops_takeaway (const Mlops *mlops, HjLang lang);
char *mlops_describe (const Mlops *mlops, HjLang lang);
char *mlops_describe_mark (const Mlops *mlops, HjMark mark, HjLang lang);
void mlops_values (const Mlops *mlops, HjValues *values);

G_END_DECLS
