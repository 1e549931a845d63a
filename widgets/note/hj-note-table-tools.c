/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around a table: a field that filters a long one, a button that covers its cells. */
#include "hj-note-table-tools.h"

#include <glib/gi18n-lib.h>

#define SHORT_TABLE 8 /* rows are seen at a glance and need no filter */

static void
update_button (HjNoteTableModel *model, GtkWidget *button)
{
  gboolean covered = hj_note_table_model_get_covered (model);
  const char *name = covered ? _("Show All") : _("Hide Cells");

  gtk_button_set_icon_name (GTK_BUTTON (button), covered ? "view-reveal-symbolic" : "view-conceal-symbolic");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (covered)
    gtk_widget_add_css_class (button, "is-on");
  else
    gtk_widget_remove_css_class (button, "is-on");
}

static void
clicked_cb (GtkButton *button, HjNoteTableModel *model)
{
  hj_note_table_model_cover (model, !hj_note_table_model_get_covered (model));
}

static GtkWidget *
create_button (HjNoteTableModel *model)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "hide-cells");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  update_button (model, button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), model, 0);
  g_signal_connect_object (model, "changed", G_CALLBACK (update_button), button, 0);
  return button;
}

static void
search_changed_cb (GtkSearchEntry *entry, HjNoteTableModel *model)
{
  hj_note_table_model_filter (model, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* The filter may also have been taken away by going to something it kept out. */
static void
update_entry (HjNoteTableModel *model, GtkWidget *entry)
{
  if (!hj_note_table_model_get_filter (model) && *gtk_editable_get_text (GTK_EDITABLE (entry)))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  if (hj_note_table_model_get_rows (model)->len)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
}

static void
update_count (HjNoteTableModel *model, GtkLabel *label)
{
  g_autofree char *text = g_strdup_printf ("%u / %u", hj_note_table_model_get_rows (model)->len,
                                           hj_note_table_model_count (model));

  gtk_label_set_text (label, hj_note_table_model_get_filter (model) ? text : "");
}

static void
stop_search_cb (GtkSearchEntry *entry, HjNoteTableModel *model)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static GtkWidget *
create_entry (HjNoteTableModel *model)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", _("Filter rows"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 22);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter rows"), -1);
  if (hj_note_table_model_get_filter (model))
    gtk_editable_set_text (GTK_EDITABLE (entry), hj_note_table_model_get_filter (model));
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_changed_cb), model, 0);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (stop_search_cb), model, 0);
  g_signal_connect_object (model, "changed", G_CALLBACK (update_entry), entry, 0);
  return entry;
}

static GtkWidget *
create_bar (HjNoteTableModel *model)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (count, "count");
  gtk_widget_set_hexpand (count, TRUE);
  gtk_label_set_xalign (GTK_LABEL (count), 0);
  update_count (model, GTK_LABEL (count));
  g_signal_connect_object (model, "changed", G_CALLBACK (update_count), count, 0);
  gtk_box_append (GTK_BOX (bar), create_entry (model));
  gtk_box_append (GTK_BOX (bar), count);
  gtk_widget_add_css_class (bar, "table-bar");
  return bar;
}

/* A short table keeps its height: the button lies over its upper corner while the pointer or the focus is there. */
GtkWidget *
hj_note_table_tools_wrap (GtkWidget *table, HjNoteTableModel *model)
{
  GtkWidget *button = create_button (model), *box;

  if (hj_note_table_model_count (model) <= SHORT_TABLE)
    {
      box = gtk_overlay_new ();
      gtk_overlay_set_child (GTK_OVERLAY (box), table);
      gtk_overlay_add_overlay (GTK_OVERLAY (box), button);
      gtk_widget_add_css_class (box, "table-tools");
      return box;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (box), create_bar (model));
  gtk_box_append (GTK_BOX (gtk_widget_get_first_child (box)), button);
  gtk_box_append (GTK_BOX (box), table);
  return box;
}
