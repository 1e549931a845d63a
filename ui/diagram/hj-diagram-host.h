/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts diagrams into views for a page: their kept state, their export, their language. */
#pragma once

#include "hj-desk.h"
#include "hj-diagram-view.h"

G_BEGIN_DECLS

/* A view of TEXT ("attention-heatmap?task=copy"), as it was left at the place WHAT ("topic:ID", "note:ID", "" for
 * the gallery) if TEXT names nothing but the diagram. Keeps its state from now on. NULL with ERROR for an unknown
 * one. */
GtkWidget *hj_diagram_host_new_view (HjDesk *desk, const char *what, const char *text, GError **error);

G_END_DECLS
