/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back and forward through the places that were shown. */
#include "hj-window-private.h"

#include "hj-actions.h"

#include <string.h>

#define LONGEST 200 /* places; the oldest are forgotten */

static gboolean
is_top_level (const char *place)
{
  return strchr (place, ' ') == NULL && !g_str_equal (place, "review");
}

/* In a narrow window a top-level page lies on the sidebar. */
static gboolean
lies_on_sidebar (HjWindow *self)
{
  return is_top_level (self->place) && adw_leaflet_get_folded (self->leaflet);
}

void
hj_window_update_history (HjWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  hj_action_set_enabled (widget, "win.back", self->place != NULL
                                               && (self->history->len > 0 || !is_top_level (self->place)
                                                   || lies_on_sidebar (self)));
  hj_action_set_enabled (widget, "win.forward", self->future->len > 0);
}

/* "lesson note:3#ID of the block that is read": the page knows more exactly where one is. (transfer full) */
static char *
dup_exact_place (HjWindow *self)
{
  g_autofree char *what = hj_page_dup_what (hj_window_get_page (self));
  int length = strcspn (self->place, " ");

  return what == NULL ? g_strdup (self->place) : g_strdup_printf ("%.*s %s", length, self->place, what);
}

static void
push (GPtrArray *places, char *place)
{
  if (places->len >= LONGEST)
    g_ptr_array_remove_index (places, 0);
  g_ptr_array_add (places, place);
}

void
hj_window_remember_place (HjWindow *self)
{
  push (self->history, dup_exact_place (self));
  g_ptr_array_set_size (self->future, 0);
}

void
hj_window_go_back (HjWindow *self)
{
  g_autofree char *last = NULL;

  if (self->place == NULL)
    return;
  if (lies_on_sidebar (self)) {
    adw_leaflet_set_visible_child (self->leaflet, self->sidebar_half);
    return;
  }
  if (self->history->len == 0 && is_top_level (self->place))
    return;
  last = self->history->len == 0 ? g_strdup ("today") : g_ptr_array_steal_index (self->history, self->history->len - 1);
  if (!g_str_has_prefix (self->place, "import")) /* a report that was left is settled */
    push (self->future, dup_exact_place (self));
  hj_window_replace (self, last);
}

static void
go_forward (HjWindow *self)
{
  g_autofree char *next = NULL;

  if (self->place == NULL || self->future->len == 0)
    return;
  next = g_ptr_array_steal_index (self->future, self->future->len - 1);
  push (self->history, dup_exact_place (self));
  hj_window_replace (self, next);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_window_go_back (HJ_WINDOW (widget));
}

static void
forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_forward (HJ_WINDOW (widget));
}

/* The two buttons at the side of a mouse. */
static void
side_button_cb (HjWindow *self, int n, double x, double y, GtkGestureSingle *gesture)
{
  guint button = gtk_gesture_single_get_current_button (gesture);

  if (button == 8)
    hj_window_go_back (self);
  else if (button == 9)
    go_forward (self);
}

void
hj_window_install_history_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, forward_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "win.forward", NULL);
}

void
hj_window_init_history (HjWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->history = g_ptr_array_new_with_free_func (g_free);
  self->future = g_ptr_array_new_with_free_func (g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (side_button_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
