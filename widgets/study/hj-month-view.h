/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month as a grid of days, each tinted by how much was done. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "can-go-on": there is a later month that is not in the future. */
#define HJ_TYPE_MONTH_VIEW (hj_month_view_get_type ())
G_DECLARE_FINAL_TYPE (HjMonthView, hj_month_view, HJ, MONTH_VIEW, GtkWidget)

/* COUNTS: day since 1970-01-01 → number, both as GINT_TO_POINTER; TODAY outlined. */
void hj_month_view_set_counts (HjMonthView *view, GHashTable *counts, int today);
/* By −1 or +1 month; never past the month of today. */
void hj_month_view_move (HjMonthView *view, int months);
/* "November 2026" (transfer full) */
char *hj_month_view_dup_title (HjMonthView *view);

G_END_DECLS
