/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A running diagram: a class, its state, a seed, and the history that can be scrubbed. No GTK. */
#pragma once

#include "hj-diagram-class.h"

G_BEGIN_DECLS

#define HJ_DIAGRAM_ERROR (hj_diagram_error_quark ())
typedef enum {
  HJ_DIAGRAM_ERROR_UNKNOWN,   /* no such diagram, parameter or choice */
  HJ_DIAGRAM_ERROR_VALUE,     /* out of range or not a number */
  HJ_DIAGRAM_ERROR_SYNTAX,    /* not a state's text */
} HjDiagramError;
GQuark hj_diagram_error_quark (void);

typedef struct _HjDiagram HjDiagram;

/* Parameters at their defaults, the default seed, step 0. */
HjDiagram *hj_diagram_new (const HjDiagramClass *klass);
/* "gan-training-curves?loss=wgan-gp&z=8&seed=3@1500"; hj_catalogue_new_diagram () replays it to the very same
 * state. */
char *hj_diagram_to_text (HjDiagram *diagram);
/* The same of a diagram that does not run: "id?settings", or "id" where SETTINGS is NULL or empty. (transfer full) */
char *hj_diagram_dup_text (const char *id, const char *settings);
void hj_diagram_free (HjDiagram *diagram);

const HjDiagramClass *hj_diagram_get_class (HjDiagram *diagram);
gpointer hj_diagram_get_state (HjDiagram *diagram);

guint64 hj_diagram_get_seed (HjDiagram *diagram);
void hj_diagram_set_seed (HjDiagram *diagram, guint64 seed); /* starts over */
const HjParam *hj_diagram_find_param (HjDiagram *diagram, const char *key);
/* Whether formulas call PARAM what SYMBOL says, as TeX. */
gboolean hj_param_has_symbol (const HjParam *param, const char *symbol);
/* What formulas call the parameters of KLASS that have a control. (transfer full) */
char **hj_diagram_class_list_symbols (const HjDiagramClass *klass);
/* VALUE of PARAM, which is no text, as one reads it: "0.05 tokens", the name of a choice. (transfer full) */
char *hj_param_dup_words (const HjParam *param, double value, HjLang lang);
/* The value as text, as it stands in the state's text. (transfer full) */
char *hj_diagram_dup_value (HjDiagram *diagram, const HjParam *param);
/* Checks type and range first; nothing changes on error. Starts over if the parameter restarts. */
gboolean hj_diagram_set_value (HjDiagram *diagram, const char *key, const char *value, GError **error);
double hj_diagram_get_number (HjDiagram *diagram, const HjParam *param);
/* Clamped to the range. Number, integer, choice, switch. */
void hj_diagram_set_number (HjDiagram *diagram, const HjParam *param, double number);
/* All parameters to their defaults, then SETTINGS ("a=1&seed=3"), then start over. */
gboolean hj_diagram_apply (HjDiagram *diagram, const char *settings, GError **error);

void hj_diagram_reset (HjDiagram *diagram);
gboolean hj_diagram_step (HjDiagram *diagram, HjGrain grain);
/* One whole step back, from the history. */
gboolean hj_diagram_step_back (HjDiagram *diagram);
/* Whole steps until DEADLINE (g_get_monotonic_time) or MAX_STEPS (−1: no limit). Returns steps done. */
gint64 hj_diagram_advance (HjDiagram *diagram, gint64 deadline, gint64 max_steps);
gint64 hj_diagram_get_position (HjDiagram *diagram);
gint64 hj_diagram_get_length (HjDiagram *diagram);  /* 0: endless */
gint64 hj_diagram_get_furthest (HjDiagram *diagram);/* the furthest step reached since reset */
/* To any step: from the nearest snapshot, then by replay; the same state as a straight run gives. */
void hj_diagram_seek (HjDiagram *diagram, gint64 position);

/* Carries out what pointer, activate and actions report; returns it. */
HjChange hj_diagram_apply_change (HjDiagram *diagram, HjChange change);

/* Shorthands for the class functions. */
double hj_diagram_get_height (HjDiagram *diagram, double width, double text_scale);
void hj_diagram_draw (HjDiagram *diagram, cairo_t *cr, const HjFrame *frame);
char *hj_diagram_describe (HjDiagram *diagram, HjLang lang);
char *hj_diagram_dup_takeaway (HjDiagram *diagram, HjLang lang);
HjBadgeKind hj_diagram_get_badge (HjDiagram *diagram, HjLang lang, char **words);
char *hj_diagram_dup_problem (HjDiagram *diagram, HjLang lang);
HjValues *hj_diagram_get_values (HjDiagram *diagram); /* (transfer full) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjDiagram, hj_diagram_free)

G_END_DECLS
