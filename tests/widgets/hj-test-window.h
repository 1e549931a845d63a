/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of widgets share: a window round a widget, and time for the main loop. */
#pragma once

#include "../main-loop.h"

#include <gtk/gtk.h>

static inline GtkWidget *
show_in_window (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  turn (120);
  return window;
}

/* CHILD must be gone with its WINDOW. */
static inline void
close_window (GtkWidget *window, GtkWidget *child)
{
  g_object_add_weak_pointer (G_OBJECT (child), (gpointer *) &child);
  gtk_window_destroy (GTK_WINDOW (window));
  turn (30);
  g_assert_null (child);
}
