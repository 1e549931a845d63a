/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes on a sheet: the parts of a note that one would copy out before an exam. */
#pragma once

#include "hj-sheet.h"

G_BEGIN_DECLS

typedef enum {
  HJ_ITEM_TEXT,
  HJ_ITEM_BULLET,
  HJ_ITEM_NUMBER,
  HJ_ITEM_FORMULA,
  HJ_ITEM_TABLE,
  HJ_ITEM_DIAGRAM,
  HJ_ITEM_QUESTION, /* a question with a line to answer on */
} HjItemKind;

/* One thing under a heading. Markup is Pango's with formulas as in hj-inline.h, a formula's the TeX; second is the other
 * language or NULL. */
typedef struct {
  HjItemKind kind;
  char *markup, *second;
  char *answer;       /* a question's, in markup */
  int number;         /* of a numbered item or question, from 1 */
  guint n_rows, n_columns;
  char **cells, **second_cells; /* n_rows × n_columns, markup; row 0 is the head */
  HjAlign *aligns;
  gboolean headless;  /* row 0 is data like the rest */
  char *diagram;      /* a state's text */
  char *macros;       /* of the note's formulas, or NULL */
} HjItem;

typedef struct {
  char *title, *second;
  GPtrArray *items; /* of HjItem */
  gboolean questions; /* the head shows "?" in place of its number */
} HjSheetSection;

/* (element-type HjSheetSection) */
GPtrArray *hj_sheet_collect (const HjSheetSource *source);
/* The list of sources at the foot as one line of markup, or NULL. (transfer full) */
char *hj_sheet_collect_sources (const HjSheetSource *source);

G_END_DECLS
