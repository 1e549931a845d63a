/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards in as many equal columns as there is room for, row by row. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: column-width (px a column needs at least; grows with the text), max-columns, spacing, natural-width
 * (columns take no more than column-width and stay at the start). */
#define HJ_TYPE_CARD_GRID (hj_card_grid_get_type ())
G_DECLARE_FINAL_TYPE (HjCardGrid, hj_card_grid, HJ, CARD_GRID, GtkWidget)

void hj_card_grid_append (HjCardGrid *grid, GtkWidget *child);

G_END_DECLS
