/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few words beside a link or a term while the pointer rests on it, or the keyboard is on a link. GTK's own tooltips
 * know the pointer only, and would come up over what is pointed at. */
#include "hj-note-view-private.h"

#define REST 500 /* ms until it comes up */
#define NEAR 3   /* px the pointer may go on and still rest */

gboolean
hj_note_hint_get_pointer (HjNoteView *self, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkDevice *pointer = gdk_seat_get_pointer (gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self))));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;
  double left, top;

  if (!pointer || !surface || !gdk_surface_get_device_position (surface, pointer, x, y, NULL))
    return FALSE;
  gtk_native_get_surface_transform (native, &left, &top);
  gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), *x - left, *y - top, x, y);
  return gtk_widget_contains (GTK_WIDGET (self), *x, *y);
}

static gboolean
is_shown (HjNoteView *self)
{
  return self->hint && gtk_widget_get_visible (self->hint);
}

void
hj_note_hint_hide (HjNoteView *self)
{
  g_clear_handle_id (&self->hint_wait, g_source_remove);
  if (is_shown (self))
    gtk_popover_popdown (GTK_POPOVER (self->hint));
}

void
hj_note_hint_clear (HjNoteView *self)
{
  g_clear_handle_id (&self->hint_wait, g_source_remove);
  g_clear_pointer (&self->hint, gtk_widget_unparent);
}

/* Its own shadow comes under the pointer when the hint comes up: that is no going away. */
static void
left_cb (GtkEventControllerMotion *motion, HjNoteView *self)
{
  double x, y;

  if (!hj_note_hint_get_pointer (self, &x, &y) || ABS (x - self->hint_x) > NEAR || ABS (y - self->hint_y) > NEAR)
    hj_note_hint_hide (self);
}

static void
ensure_popover (HjNoteView *self)
{
  GtkEventController *motion;

  if (self->hint)
    return;
  self->hint = g_object_new (GTK_TYPE_POPOVER, "accessible-role", GTK_ACCESSIBLE_ROLE_TOOLTIP, "autohide", FALSE,
                             "can-focus", FALSE, NULL);
  motion = gtk_event_controller_motion_new ();
  g_signal_connect (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->hint, motion);
  gtk_widget_add_css_class (self->hint, "hint");
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  /* It does not stay over a dialog, or another program. */
  g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (self)), "notify::is-active", G_CALLBACK (hj_note_hint_hide), self,
                           G_CONNECT_SWAPPED);
}

void
hj_note_hint_show (HjNoteView *self, GtkWidget *content, const GdkRectangle *area)
{
  hj_note_hint_hide (self);
  ensure_popover (self);
  gtk_popover_set_child (GTK_POPOVER (self->hint), content);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->hint), area);
  gtk_popover_popup (GTK_POPOVER (self->hint));
}

void
hj_note_hint_allocate (HjNoteView *self)
{
  if (is_shown (self))
    gtk_popover_present (GTK_POPOVER (self->hint));
}

static gboolean
rested_cb (gpointer data)
{
  HjNoteView *self = data;
  GdkRectangle area;
  GtkWidget *content = hj_note_preview_create_hint (self, self->hint_x, self->hint_y, &area);

  self->hint_wait = 0;
  if (!content && !hj_note_terms_is_open (self))
    content = hj_note_terms_create_hint (self, self->hint_x, self->hint_y, &area);
  if (content)
    hj_note_hint_show (self, content, &area);
  return G_SOURCE_REMOVE;
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, HjNoteView *self)
{
  gboolean moved = ABS (x - self->hint_x) > NEAR || ABS (y - self->hint_y) > NEAR;

  if (!moved && (is_shown (self) || self->hint_wait))
    return;
  hj_note_hint_hide (self);
  self->hint_x = x;
  self->hint_y = y;
  self->hint_wait = g_timeout_add (REST, rested_cb, self);
}

void
hj_note_hint_watch (HjNoteView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (hj_note_hint_hide), self, G_CONNECT_SWAPPED);
}
