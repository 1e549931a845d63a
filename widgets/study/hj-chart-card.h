/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card with a title, a chart drawn by a function, and the same numbers as a table behind a toggle. */
#pragma once

#include "hj-frame.h"
#include "hj-values.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_CHART_CARD (hj_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (HjChartCard, hj_chart_card, HJ, CHART_CARD, GtkWidget)

typedef void (*HjChartDraw) (cairo_t *cr, const HjFrame *frame, gpointer data);
/* What lies under X, Y in words, or NULL. (transfer full) */
typedef char *(*HjChartTip) (const HjFrame *frame, double x, double y, gpointer data);

/* Properties: title, caption (dim, right of the title), foot (dim, below the chart), chart-height (px). TABLE (transfer full) may be NULL; its
 * first value is shown. DESCRIPTION says the numbers in a sentence or two. */
void hj_chart_card_set_chart (HjChartCard *card, HjChartDraw draw, HjChartTip tip, gpointer data,
                              GDestroyNotify free_data, HjValues *table, const char *description);

G_END_DECLS
