/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists by the keyboard: arrows walk them, Tab goes past them. */
#include "hj-list-keys.h"

/* A widget that cannot be focused is passed by. */
static gboolean
leave (GtkWidget *list, GtkDirectionType direction)
{
  gboolean left;

  gtk_widget_set_can_focus (list, FALSE);
  left = gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (list)), direction);
  gtk_widget_set_can_focus (list, TRUE);
  return left;
}

/* The row that has the focus is offered it again: for what is in it. */
static gboolean
enter_row (GtkWidget *list, GtkDirectionType direction)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list)), *row = focus;

  while (row != NULL && gtk_widget_get_parent (row) != list && !GTK_IS_LIST_BASE (gtk_widget_get_parent (row)))
    row = gtk_widget_get_parent (row);
  return row != NULL && gtk_widget_child_focus (row, direction) && gtk_root_get_focus (gtk_widget_get_root (list)) != focus;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkDirectionType direction = state & GDK_SHIFT_MASK ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab && key != GDK_KEY_KP_Tab) || state & GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (list)), TRUE);
  return enter_row (list, direction) || leave (list, direction);
}

void
hj_list_keys_watch (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WIDGET (list));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (list, keys);
}
