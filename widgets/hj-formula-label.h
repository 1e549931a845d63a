/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels with typeset formulas in their text, made from markup of hj_inline_to_markup(). */
#pragma once

#include "hj-inline.h"
#include "hj-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets MARKUP. What is read aloud says the formulas in words of LANG. */
void hj_formula_label_set_markup (GtkLabel *label, const char *markup, HjLang lang);
/* The attributes of the label besides those of its markup and its formulas. */
void hj_formula_label_set_attributes (GtkLabel *label, PangoAttrList *attributes);
/* The formulas in the text, or NULL if there are none. (transfer none) (element-type HjInlineRange) */
const GArray *hj_formula_label_get_ranges (GtkLabel *label);

/* Sets the formulas of all labels at and below WIDGET anew where the size of their text has changed, or MAX_WIDTH,
 * the px that a piece of a formula may be wide (0: any). MACROS as in HjTypesetOptions. To be called before WIDGET is
 * measured. */
void hj_formula_label_fit (GtkWidget *widget, double max_width, const char *macros);

/* Makes the selection take whole formulas: half of one is no TeX. */
void hj_formula_label_widen_selection (GtkLabel *label);

/* Underlines these symbols (TeX, NULL at the end; or NULL) in the formulas of LABEL, if it has any: they lead somewhere.
 * Its menu offers those that it shows by the action "note.symbol" of what it stands in. */
void hj_formula_label_set_symbols (GtkLabel *label, const char *const *symbols);
/* The symbol at (X, Y) of LABEL and its AREA; or NULL. */
const char *hj_formula_label_pick_symbol (GtkLabel *label, double x, double y, GdkRectangle *area);
/* Marks SYMBOL, which came from above, as the one that is pointed at; NULL: none. */
void hj_formula_label_point_at (GtkLabel *label, const char *symbol);

/* What a menu offers for SYMBOLS that stand in the TeX formulas TEX (NULL at the end). (transfer full) (nullable) */
GMenuModel *hj_formula_create_symbol_menu (const char *const *tex, const char *macros, const char *const *symbols);
/* Gives CR the colour of links in WIDGET. */
void hj_formula_set_link_ink (cairo_t *cr, gpointer widget);
/* px of the text of WIDGET. */
double hj_formula_get_text_size (GtkWidget *widget);

G_END_DECLS
