/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scrolling a page: its anchor, the adjustments around it, and the keys. */
#include "hj-note-page-private.h"

void
hj_note_page_set_anchor (HjNotePage *self, guint anchor, double offset)
{
  self->anchor = anchor;
  self->offset = offset;
  self->share = -1;
  self->walked = FALSE;
  /* Rows are built while the page is laid out. Only a resize takes the way through all parents, after which their
   * wishes of that moment count as heard; an allocation alone leaves them asking when they are drawn. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  hj_note_page_tell_anchor (self);
}

static void
value_changed_cb (GtkAdjustment *adjustment, HjNotePage *self)
{
  double rest = gtk_adjustment_get_value (adjustment);
  guint i = 0;

  if (self->ours || self->rows->len == 0)
    return;
  while (i + 1 < self->rows->len && rest >= hj_note_page_get_height (self, i))
    rest -= hj_note_page_get_height (self, i++);
  hj_note_page_set_anchor (self, i, rest);
}

void
hj_note_page_set_adjustment (HjNotePage *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place)
    g_signal_handlers_disconnect_by_func (*place, value_changed_cb, self);
  g_set_object (place, adjustment);
  if (adjustment && orientation == GTK_ORIENTATION_VERTICAL)
    g_signal_connect (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
hj_note_page_scroll_by (HjNotePage *self, double distance)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (adjustment)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  double pages = g_variant_get_double (arguments);

  hj_note_page_scroll_by (HJ_NOTE_PAGE (widget), ABS (pages) < 0.1 ? pages * HJ_NOTE_PAGE_STEP * 100
                                                                   : pages * gtk_widget_get_height (widget));
  return TRUE;
}

static gboolean
end_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  HjNotePage *self = HJ_NOTE_PAGE (widget);

  if (self->rows->len)
    hj_note_page_set_anchor (self, g_variant_get_boolean (arguments) ? self->rows->len - 1 : 0, 0);
  return TRUE;
}

void
hj_note_page_install_scrolling (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType state;
    double pages; /* ±0.01: a step */
  } keys[] = {
    { GDK_KEY_Up, 0, -0.01 },      { GDK_KEY_Down, 0, 0.01 },      { GDK_KEY_Page_Up, 0, -0.9 },
    { GDK_KEY_Page_Down, 0, 0.9 }, { GDK_KEY_KP_Page_Up, 0, -0.9 }, { GDK_KEY_KP_Page_Down, 0, 0.9 },
    { GDK_KEY_space, 0, 0.9 },     { GDK_KEY_space, GDK_SHIFT_MASK, -0.9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].state, step_cb, "d", keys[i].pages);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_cb, "b", TRUE);
}
