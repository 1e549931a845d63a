/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A boxed list that makes its rows as they are asked for: the first ones, then the next on demand. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_MORE_LIST (hj_more_list_get_type ())
G_DECLARE_FINAL_TYPE (HjMoreList, hj_more_list, HJ, MORE_LIST, GtkWidget)

/* Makes the row of item INDEX. (transfer floating) */
typedef GtkWidget *(*HjMoreListMake) (guint index, gpointer data);

GtkWidget *hj_more_list_new (void);
/* N items; FIRST of them are shown, and STEP more whenever the last row is activated. DATA must outlive the list. */
void hj_more_list_set_items (HjMoreList *list, guint n, guint first, guint step, HjMoreListMake make,
                             gpointer data);
/* How many rows are there now, without the last one. */
guint hj_more_list_get_shown (HjMoreList *list);

G_END_DECLS
