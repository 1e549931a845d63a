/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going through a note block by block with the keyboard: Ctrl+Down and Ctrl+Up, with Shift to select on the way, and the
 * menu of a block. Tab goes only to what can be pressed; this way a screen reader says every block. */
#include "hj-note-view-private.h"

/* The action "note.walk": how many blocks on, and whether to select them. */
static void
walk (GtkWidget *widget, const char *name, GVariant *arguments)
{
  HjNoteView *self = HJ_NOTE_VIEW (widget);
  HjNoteRow *before = hj_note_page_get_focused (HJ_NOTE_PAGE (self->page)), *row;
  gboolean extend;
  int step;

  g_variant_get (arguments, "(ib)", &step, &extend);
  row = hj_note_page_focus_next (HJ_NOTE_PAGE (self->page), step);
  if (row && extend)
    hj_note_select_extend (self, before ? before : row, row);
}

static GtkWidget *
find_menu_label (GtkWidget *widget)
{
  GtkWidget *label = GTK_IS_LABEL (widget) && gtk_label_get_extra_menu (GTK_LABEL (widget)) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !label; child = gtk_widget_get_next_sibling (child))
    label = find_menu_label (child);
  return label;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  HjNoteRow *row = hj_note_page_get_focused (HJ_NOTE_PAGE (HJ_NOTE_VIEW (widget)->page));
  GtkWidget *label = row && row->child ? find_menu_label (row->child) : NULL;

  return label && gtk_widget_activate_action (label, "menu.popup", NULL);
}

void
hj_note_cursor_install (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    int step;
  } keys[] = { { GDK_KEY_Down, 1 }, { GDK_KEY_KP_Down, 1 }, { GDK_KEY_Up, -1 }, { GDK_KEY_KP_Up, -1 } };

  gtk_widget_class_install_action (widget_class, "note.walk", "(ib)", walk);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint extend = 0; extend < 2; extend++)
      gtk_widget_class_add_binding_action (widget_class, keys[i].key,
                                           GDK_CONTROL_MASK | (extend ? GDK_SHIFT_MASK : 0), "note.walk", "(ib)",
                                           keys[i].step, extend);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}
