/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thin bar of three parts: new, learning and review cards, in proportion. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_COUNT_BAR (hj_count_bar_get_type ())
G_DECLARE_FINAL_TYPE (HjCountBar, hj_count_bar, HJ, COUNT_BAR, GtkWidget)

void hj_count_bar_set_counts (HjCountBar *bar, int n_new, int n_learning, int n_review);

G_END_DECLS
