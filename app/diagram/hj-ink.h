/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strokes that all drawings share: text, arrows, marks, hatches, pills. */
#pragma once

#include "hj-frame.h"

G_BEGIN_DECLS

/* Sizes in px at text scale 1: the type table of the drawings. Nothing is below 12. */
typedef enum {
  HJ_TEXT_TITLE,    /* 20 bold */
  HJ_TEXT_TAKEAWAY, /* 14 dim */
  HJ_TEXT_SECTION,  /* 15 bold: section or lane name */
  HJ_TEXT_CELL,     /* 13: token, table cell, big row label */
  HJ_TEXT_CELL_BOLD,/* 13 bold */
  HJ_TEXT_AXIS,     /* 12 semibold: axis title */
  HJ_TEXT_TICK,     /* 12 dim: tick, caption, legend */
  HJ_TEXT_SMALL,    /* 12: value in a cell */
  HJ_TEXT_SMALL_BOLD,
  HJ_TEXT_NUMBER,   /* 19 bold: headline number */
  HJ_TEXT_MATH,     /* 14: a formula */
  HJ_N_TEXT_STYLES,
} HjTextStyle;

/* Where x, y lies in the text: horizontally start, middle, end; vertically its baseline or its centre. */
typedef enum {
  HJ_ANCHOR_START,
  HJ_ANCHOR_MIDDLE,
  HJ_ANCHOR_END,
  HJ_ANCHOR_CENTRE = 1 << 4, /* or-ed: y is the vertical centre, else the baseline of the first line */
  HJ_ANCHOR_TOP = 1 << 5,    /* or-ed: y is the top edge */
} HjAnchor;

/* TeX within a text below, set as in a book: HJ_TEX ("\\sqrt{d_k}"). What stands in it as it is in print: no < and &. */
#define HJ_TEX(tex) "<span lang=\"x-tex\">$" tex "$</span>"

/* All texts below are Pango markup: <b>, <i>, <sub>, <sup>, <span>; escape what comes from outside with
 * g_markup_escape_text. Numbers are tabular; Korean breaks between words only. Colour: NULL is the style's own.
 * Each returns the width it took. */
double hj_ink_text (cairo_t *cr, const HjFrame *frame, HjTextStyle style, const HjColor *color, double x, double y,
                    int anchor, const char *markup);
double hj_ink_textf (cairo_t *cr, const HjFrame *frame, HjTextStyle style, const HjColor *color, double x, double y,
                     int anchor, const char *format, ...) G_GNUC_PRINTF (8, 9);
/* With a 4 px halo in the view colour, for text over marks. */
double hj_ink_text_halo (cairo_t *cr, const HjFrame *frame, HjTextStyle style, const HjColor *color, double x,
                         double y, int anchor, const char *markup);
/* Wrapped at WIDTH, y is the top edge; returns the height. With LINES > 0: at most so many, then an ellipsis. */
double hj_ink_paragraph (cairo_t *cr, const HjFrame *frame, HjTextStyle style, const HjColor *color, double x,
                         double y, double width, int anchor, int lines, const char *markup);
double hj_ink_paragraph_height (const HjFrame *frame, HjTextStyle style, double width, const char *markup);
double hj_ink_text_width (const HjFrame *frame, HjTextStyle style, const char *markup);
/* Height of one line of STYLE. */
double hj_ink_line_height (const HjFrame *frame, HjTextStyle style);
/* Picks by the frame's language. */
const char *hj_ink_say (const HjFrame *frame, const char *ko, const char *en) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

typedef enum {
  HJ_MARKER_CIRCLE,
  HJ_MARKER_RING,     /* hollow, filled with the view colour */
  HJ_MARKER_TRIANGLE,
  HJ_MARKER_SQUARE,
  HJ_MARKER_DIAMOND,
} HjMarker;

void hj_ink_marker (cairo_t *cr, HjMarker marker, double x, double y, double radius, HjColor fill,
                    const HjColor *outline);
/* Many equal markers as one path: outline may be NULL. xy is n pairs. */
void hj_ink_markers (cairo_t *cr, const HjFrame *frame, HjMarker marker, const double *xy, guint n, double radius,
                     HjColor fill, double alpha, const HjColor *outline);
/* Line with a head of HEAD px (half angle 0.45 rad) at the second point. */
void hj_ink_arrow (cairo_t *cr, double x1, double y1, double x2, double y2, double width, double head,
                   HjColor color);
void hj_ink_rounded (cairo_t *cr, double x, double y, double width, double height, double radius); /* path only */
void hj_ink_panel (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height,
                   double radius); /* panel fill and rule border */
/* 45° lines, STEP px apart, inside the rectangle. */
void hj_ink_hatch (cairo_t *cr, double x, double y, double width, double height, double step, HjColor color);
void hj_ink_hline (cairo_t *cr, double x1, double x2, double y, double width, HjColor color); /* on half pixels */
void hj_ink_vline (cairo_t *cr, double x, double y1, double y2, double width, HjColor color);
/* Accent pill with a view-coloured edge, centred on x, top at y; for cursors. Returns its width. */
double hj_ink_pill (cairo_t *cr, const HjFrame *frame, double x, double y, const char *markup);
/* A numbered disc of radius 9. */
void hj_ink_disc (cairo_t *cr, const HjFrame *frame, double x, double y, int number);
/* A hand (manual) and a gear (automated), centred on x, y, about SIZE px. */
void hj_ink_hand (cairo_t *cr, double x, double y, double size, HjColor color);
void hj_ink_gear (cairo_t *cr, double x, double y, double size, HjColor color);
/* The focus ring round a rectangle: 2 px accent outside 2 px view colour. */
void hj_ink_focus (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height,
                   double radius);

/* Reader's number formats: "1,200", "0.76", "4.0e−5", a real minus sign. (transfer full) */
char *hj_format_count (gint64 n);
char *hj_format_number (double value, int decimals);
char *hj_format_short (double value); /* about three significant digits */

G_END_DECLS
