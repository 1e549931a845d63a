/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract of a diagram: a state struct, a table of parameters, one const class.
 *
 * A diagram is one file of app/diagrams (or one folder) that ends in
 *
 *     const HjDiagramClass hj_diagram_<id with underscores> = { … };
 *
 * and one name in app/diagrams/meson.build. Nothing else of the project needs to know it. */
#pragma once

#include "hj-frame.h"
#include "hj-values.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  HJ_DIAGRAM_INSTANT, /* no time: the picture follows the parameters */
  HJ_DIAGRAM_STEPPED, /* a method that goes on step by step */
  HJ_DIAGRAM_TRAINED, /* something learns here */
} HjDiagramKind;

/* Always visible, always true: where the numbers come from. */
typedef enum {
  HJ_BADGE_LIVE,         /* computed at this moment from what you see */
  HJ_BADGE_TRAINED,      /* learnt here, by this program */
  HJ_BADGE_EXACT,        /* a closed form, no learning */
  HJ_BADGE_IMPORTED,
  HJ_BADGE_ILLUSTRATIVE,
} HjBadgeKind;

typedef enum {
  HJ_PARAM_NUMBER,  /* double in the state */
  HJ_PARAM_INTEGER, /* int */
  HJ_PARAM_CHOICE,  /* int: index into choices */
  HJ_PARAM_SWITCH,  /* int: 0 or 1 */
  HJ_PARAM_TEXT,    /* char[HJ_PARAM_TEXT_SIZE], UTF-8 */
} HjParamType;

#define HJ_PARAM_TEXT_SIZE 1024

typedef enum {
  HJ_PARAM_RESTARTS = 1 << 0, /* a change starts the run over (class->reset); without it: class->changed */
  HJ_PARAM_ADVANCED = 1 << 1, /* shown behind "more" */
  HJ_PARAM_LOG = 1 << 2,      /* the slider is logarithmic */
  HJ_PARAM_HIDDEN = 1 << 3,   /* no control: set by pointing, dragging, drawing; part of the state's text */
} HjParamFlags;

typedef struct {
  const char *key; /* for machines and the state's text: [a-z0-9_-]+ */
  HjText label;
} HjChoice;

typedef struct {
  const char *key; /* [a-z0-9_-]+ ; NULL ends the table */
  HjText label;
  HjParamType type;
  gsize offset;   /* G_STRUCT_OFFSET into the state */
  guint flags;
  double min, max, step; /* numbers and integers; step 0 = continuous */
  double initial;        /* numbers, integers, switches; index of a choice */
  HjText unit;
  const HjChoice *choices; /* ends with a NULL key */
  const char *initial_text;
  HjText hint; /* one sentence: what it does to the method */
  const char *symbols; /* what formulas call it, TeX joined by |: "d_k|\\sqrt{d_k}"; or NULL */
} HjParam;

/* An experiment to try: settings as in a state's text, and what was seen (measured, with its seed). */
typedef struct {
  const char *key; /* NULL ends the table */
  HjText label;
  const char *settings; /* "loss=non-saturating&z=8&seed=1"; what is not named goes to its default */
  HjText expect;
} HjExperiment;

typedef enum {
  HJ_POINTER_PRESS,
  HJ_POINTER_MOVE, /* while pressed */
  HJ_POINTER_RELEASE,
} HjPointerPhase;

typedef enum {
  HJ_CHANGED_NOTHING,
  HJ_CHANGED_VIEW,   /* draw again */
  HJ_CHANGED_INPUT,  /* a parameter that does not restart was changed: draw again, controls follow */
  HJ_CHANGED_RESTART /* a restarting parameter was changed: the host calls reset */
} HjChange;

/* A command of the diagram's own, with a key; shown in its menu and in the shortcuts window. */
typedef struct {
  const char *key; /* as in gtk_accelerator_parse: "m", "bracketleft", "<Shift>h"; NULL ends the table */
  HjText label;
  HjChange (*run) (gpointer state);
} HjAction;

typedef enum {
  HJ_GRAIN_SUB,   /* the smallest part of a step that can be seen (forward, backward, update …) */
  HJ_GRAIN_WHOLE, /* one step */
} HjGrain;

typedef struct _HjDiagramClass {
  const char *id;      /* "attention-heatmap" */
  HjText title;
  const char *const *topics; /* topic ids, NULL at the end; the first is the main one */
  HjDiagramKind kind;
  const HjParam *params;
  const HjExperiment *experiments; /* or NULL */
  const HjAction *actions;         /* or NULL */
  gsize size;          /* of the state struct; it starts zeroed */
  guint64 seed;        /* default seed; 0 means 1 */
  double speed;        /* default steps per second: slow enough to watch */
  guint n_grains;      /* sub-steps in a step, 1 = none */
  gint64 preview_steps;/* steps to run before a thumbnail, a printed figure or a tour picture is drawn */

  /* Start over from the parameters and SEED alone, at step 0. Called first, and after every restart. */
  void (*reset) (gpointer state, guint64 seed);
  /* Free what reset allocated. The state may be reset again afterwards. */
  void (*clear) (gpointer state);
  /* One sub-step or the rest of the current whole step. FALSE: the run is at its end, nothing was done. */
  gboolean (*step) (gpointer state, HjGrain grain);
  /* Whole steps done since reset; total length of the run, or 0 for endless. */
  gint64 (*position) (gpointer state);
  gint64 (*length) (gpointer state);
  /* Everything that step changes, as bytes, without the curves recorded so far; load keeps the curves.
   * LOAD returns FALSE for bytes that are not its own. */
  GBytes *(*save) (gpointer state);
  gboolean (*load) (gpointer state, GBytes *bytes);
  /* Optional: a jump to step POSITION without replay (closed forms). */
  void (*seek) (gpointer state, gint64 position);
  /* A parameter without HJ_PARAM_RESTARTS was changed from outside. May be NULL. */
  void (*changed) (gpointer state, const HjParam *param);

  /* Natural height of the drawing for a width; both in logical pixels. */
  double (*height) (gpointer state, double width, double text_scale);
  void (*draw) (gpointer state, cairo_t *cr, const HjFrame *frame);
  /* What lies under x, y; kind 0 for nothing. May be NULL. */
  HjMark (*pick) (gpointer state, const HjFrame *frame, double x, double y);
  /* Direct manipulation: a click is press and release on the same mark. May be NULL. */
  HjChange (*pointer) (gpointer state, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x,
                       double y);
  /* Arrow keys walk the same marks: dx, dy are −1, 0, +1. From kind 0 it gives the first mark. */
  HjMark (*move_focus) (gpointer state, const HjFrame *frame, HjMark from, int dx, int dy);
  /* Return or Space on a focused mark. May be NULL. */
  HjChange (*activate) (gpointer state, HjMark mark);
  /* One line about a mark for tooltip and screen reader, with its numbers; NULL for none. (transfer full) */
  char *(*describe_mark) (gpointer state, HjMark mark, HjLang lang);

  /* One sentence under the title: what is seen right now, with its numbers. (transfer full) */
  char *(*takeaway) (gpointer state, HjLang lang);
  /* Two to five full sentences that say the numbers to someone who cannot see the drawing. (transfer full) */
  char *(*describe) (gpointer state, HjLang lang);
  void (*values) (gpointer state, HjValues *values);
  /* The kind, and in WORDS what exactly it is true of: "이 앱에서 1,200스텝 학습". (WORDS transfer full) */
  HjBadgeKind (*badge) (gpointer state, HjLang lang, char **words);
  /* NaN or overflow: why the run stopped, as a full sentence, or NULL while all is well. The state is then
   * the last good one. (transfer full) May be NULL. */
  char *(*problem) (gpointer state, HjLang lang);
} HjDiagramClass;

G_END_DECLS
