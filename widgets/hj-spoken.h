/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK 4.8 leaves unsaid to a screen reader. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a widget has no name of its own, GTK 4.8 tells a screen reader the name of its type, "GtkListItemWidget", and it
 * tells of the pages of a stack that are not in view. From this call on whatever takes the keyboard and comes on screen
 * is named by the words it shows, and what is not in view is not told of. To be called once, before windows open. */
void hj_spoken_start (void);
/* Names WIDGET, and whatever within it holds other things and has no name: lists, panes. */
void hj_spoken_set_name (GtkWidget *widget, const char *name);

G_END_DECLS
