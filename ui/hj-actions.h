/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of pages and the window that are not always possible. GTK 4.8 switches them off, but does not tell: here it is
 * remembered, for the palette that leaves out what cannot be done. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_widget_action_set_enabled(). NAME is a literal: it is kept. */
void hj_action_set_enabled (GtkWidget *widget, const char *name, gboolean enabled);
/* The class of WIDGET has the action. */
gboolean hj_action_exists (GtkWidget *widget, const char *name);
/* It was switched off. */
gboolean hj_action_is_off (GtkWidget *widget, const char *name);

G_END_DECLS
