/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of paper under each other, drawn by the same function that prints them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_PAPER_VIEW (hj_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (HjPaperView, hj_paper_view, HJ, PAPER_VIEW, GtkWidget)

/* Draws page PAGE (from 0) in points, origin at the top left corner of the paper. */
typedef void (*HjPaperDraw) (cairo_t *cr, guint page, gpointer data);

GtkWidget *hj_paper_view_new (void);
/* WIDTH and HEIGHT of a page in points. */
void hj_paper_view_set_pages (HjPaperView *view, guint n_pages, double width, double height, HjPaperDraw draw,
                              gpointer data, GDestroyNotify free_data);

G_END_DECLS
