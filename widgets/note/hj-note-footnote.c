/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A footnote, shown where its number was followed. */
#include "hj-note-view-private.h"

#include <string.h>

/* Where the pointer is on the view, or else what has the focus. */
static GdkRectangle
find_place (HjNoteView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  double x, y;
  graphene_rect_t bounds;

  if (hj_note_hint_get_pointer (self, &x, &y))
    return (GdkRectangle){ (int) x, (int) y - 8, 1, 16 };
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    return (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  return (GdkRectangle){ gtk_widget_get_width (GTK_WIDGET (self)) / 2, gtk_widget_get_height (GTK_WIDGET (self)) / 2, 1, 1 };
}

const HjBlock *
hj_note_footnote_find (HjNoteView *self, const char *uri)
{
  g_autofree char *place = g_strdup_printf ("^footnote-%s", uri + strlen ("footnote:"));
  int i = self->first ? hj_note_find_place (self->first, place) : -1;

  return i >= 0 ? g_ptr_array_index (self->first->blocks, i) : NULL;
}

gboolean
hj_note_footnote_show (HjNoteView *self, const char *uri)
{
  const HjBlock *block = g_str_has_prefix (uri, "footnote:") ? hj_note_footnote_find (self, uri) : NULL;
  GtkWidget *popover, *label;
  g_autofree char *markup = NULL;
  GdkRectangle place;

  if (!block || !block->spans)
    return g_str_has_prefix (uri, "footnote:");
  place = find_place (self);
  popover = gtk_popover_new ();
  markup = hj_note_text_markup (&self->builder.reader, block->spans, FALSE, NULL);
  label = hj_note_text_label (markup, GTK_ACCESSIBLE_ROLE_LABEL, self->builder.lang, NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_add_css_class (popover, "footnote");
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  hj_formula_label_fit (popover, 300, self->builder.macros);
  g_clear_pointer (&self->footnote, gtk_widget_unparent);
  self->footnote = popover;
  gtk_popover_popup (GTK_POPOVER (popover));
  return TRUE;
}
