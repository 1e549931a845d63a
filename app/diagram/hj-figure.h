/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagram as a figure of its own: title, takeaway, badge, drawing, caption; as a file of any kind. */
#pragma once

#include "hj-diagram.h"

G_BEGIN_DECLS

typedef struct {
  HjStyle style;
  HjLang lang;          /* HJ_LANG_BOTH reads as Korean */
  double width, height; /* px; height 0: as high as the drawing wants */
  double text_scale;    /* 0 counts as 1 */
  double resolution;    /* PNG: pixels per px; 0 counts as 1 */
  gboolean bare;        /* no title, takeaway, badge, caption, card: the drawing alone */
} HjFigureOptions;

#define HJ_FIGURE_WIDTH 900

/* Natural height of the whole figure at OPTIONS' width. */
double hj_figure_height (HjDiagram *diagram, const HjFigureOptions *options);
/* Draws at 0, 0; the drawing is scaled down if the height is too small for it. VECTOR as in HjFrame. */
void hj_figure_draw (HjDiagram *diagram, cairo_t *cr, const HjFigureOptions *options, gboolean vector);
/* The drawing alone at its natural height for WIDTH, for print and sheets; returns that height. */
double hj_figure_draw_bare (HjDiagram *diagram, cairo_t *cr, double width, HjStyle style, HjLang lang,
                            double text_scale);
/* The one telling picture, without text, on the view colour. */
void hj_figure_draw_thumbnail (HjDiagram *diagram, cairo_t *cr, double width, double height, HjStyle style);

/* The badge: a pill of its kind with WORDS, right edge at x, top at y. Returns its width. */
double hj_figure_draw_badge (cairo_t *cr, const HjFrame *frame, HjBadgeKind kind, const char *words, double right,
                             double top);
const char *hj_badge_kind_to_string (HjBadgeKind kind);

/* "Attention heatmap · seed 7 · step 300 · mask causal": what a picture needs to be made again. (transfer full) */
char *hj_figure_dup_caption (HjDiagram *diagram, HjLang lang);

/* {id, seed, steps, parameters, badge, describe_ko, describe_en, values}. (transfer full) */
char *hj_figure_to_json (HjDiagram *diagram);

/* The whole file in memory; FORMAT is "png", "svg", "pdf", "json" or "csv". */
GBytes *hj_figure_to_bytes (HjDiagram *diagram, const char *format, const HjFigureOptions *options, GError **error);
/* Whether the ending of PATH is that of a format. */
gboolean hj_figure_can_save (const char *path);
/* By the name's ending; written atomically, so that an error leaves nothing half done. */
gboolean hj_figure_save (HjDiagram *diagram, const char *path, const HjFigureOptions *options, GError **error);

G_END_DECLS
