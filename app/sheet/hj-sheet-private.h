/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a sheet share. Inside, a page is measured in px of 1/96 inch. */
#pragma once

#include "hj-palette.h"
#include "hj-sheet-content.h"

#define HJ_SHEET_MARGIN 45.0
#define HJ_SHEET_GUTTER 28.0
#define HJ_SHEET_TITLE_TOP 36.0
#define HJ_SHEET_BODY_TOP 128.0
#define HJ_SHEET_FOOT 94.0    /* height of the foot below the body */
#define HJ_SHEET_BODY 11.6    /* body text at scale 1 */
#define HJ_SHEET_SMALLEST 8.0 /* 6 pt */

/* One run of text on paper: markup, size in px, weight, colour, width (0: one line). */
typedef struct {
  const char *markup;
  double size;
  gboolean bold;
  HjColor color;
  double width;
  double line_height; /* 0: 1.45 */
  int align;          /* PangoAlignment */
  const char *macros; /* of the formulas in it, or NULL */
} HjSheetText;

double hj_sheet_text_height (const HjSheetText *text);
double hj_sheet_text_width (const HjSheetText *text);
/* y is the top edge. Returns the height. */
double hj_sheet_text_draw (cairo_t *cr, const HjSheetText *text, double x, double y);

/* Height of an item in a column of WIDTH at text scale SCALE; drawn at x, y when CR is not NULL. */
double hj_sheet_item (cairo_t *cr, const HjItem *item, double x, double y, double width, double scale, HjLang lang);
double hj_sheet_head (cairo_t *cr, const HjSheetSection *section, int number, double x, double y, double width,
                      double scale);

/* Where something was put. */
typedef struct {
  int page, column;
  double y;
  guint section;
  int item; /* −1: the section's head */
} HjPlace;

/* (element-type HjPlace), and the number of pages. */
GArray *hj_sheet_place (GPtrArray *sections, double column_width, double column_height, double scale, HjLang lang,
                        int *n_pages);
