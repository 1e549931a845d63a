/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One formula in display style, centred; broken or made smaller where there is no room. */
#pragma once

#include "hj-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  HJ_FORMULA_UNMARKED,
  HJ_FORMULA_MATCH,   /* found by a search */
  HJ_FORMULA_CURRENT, /* the match that is shown now */
} HjFormulaMark;

#define HJ_TYPE_FORMULA_VIEW (hj_formula_view_get_type ())
G_DECLARE_FINAL_TYPE (HjFormulaView, hj_formula_view, HJ, FORMULA_VIEW, GtkWidget)

/* MACROS as in HjTypesetOptions. Read aloud in LANG. Its action "formula.copy", also in the menu of the right button,
 * copies the TeX. */
GtkWidget *hj_formula_view_new (const char *tex, const char *macros, HjLang lang);
const char *hj_formula_view_get_tex (HjFormulaView *view);
void hj_formula_view_set_mark (HjFormulaView *view, HjFormulaMark mark);
/* Underlines these symbols (TeX, NULL at the end; or NULL): they lead somewhere. The formula's menu offers those that it
 * shows by the action "note.symbol" of what it stands in. */
void hj_formula_view_set_symbols (HjFormulaView *view, const char *const *symbols);
/* The symbol at (X, Y) of the view and its AREA; or NULL. */
const char *hj_formula_view_pick_symbol (HjFormulaView *view, double x, double y, GdkRectangle *area);
/* Marks SYMBOL, which came from above, as the one that is pointed at; NULL: none. */
void hj_formula_view_point_at (HjFormulaView *view, const char *symbol);

G_END_DECLS
