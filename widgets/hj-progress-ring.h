/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small ring that fills up; at 1 it becomes a disc with a tick. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_PROGRESS_RING (hj_progress_ring_get_type ())
G_DECLARE_FINAL_TYPE (HjProgressRing, hj_progress_ring, HJ, PROGRESS_RING, GtkWidget)

GtkWidget *hj_progress_ring_new (void);
double hj_progress_ring_get_fraction (HjProgressRing *ring);
/* 0 … 1 */
void hj_progress_ring_set_fraction (HjProgressRing *ring, double fraction);

G_END_DECLS
