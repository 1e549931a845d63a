/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that the text above it only implies, offered folded: "As a table". */
#include "hj-note-block.h"

#include <glib/gi18n-lib.h>

static void
toggled_cb (GtkButton *button, gpointer data)
{
  const HjNoteBuilder *builder = data;

  builder->toggle_table (builder->owner, g_object_get_data (G_OBJECT (button), "hj-row"));
}

static GtkWidget *
create_size_label (const HjBlock *table)
{
  g_autofree char *size = g_strdup_printf ("%u × %u", table->n_rows - 1, table->n_columns - 1);
  GtkWidget *label = gtk_label_new (size);

  gtk_widget_add_css_class (label, "dim");
  return label;
}

static GtkWidget *
create_button (const HjNoteBuilder *builder, HjNoteRow *row)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (row->expanded ? "pan-down-symbolic" : "pan-end-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("As a table")));
  gtk_box_append (GTK_BOX (box), create_size_label (row->latent->table));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, row->latent->title);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, row->expanded, -1);
  g_object_set_data (G_OBJECT (button), "hj-row", row);
  g_signal_connect (button, "clicked", G_CALLBACK (toggled_cb), (gpointer) builder);
  return button;
}

GtkWidget *
hj_note_latent_new (const HjNoteBuilder *builder, HjNoteRow *row, GtkWidget *table)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "latent");
  gtk_box_append (GTK_BOX (box), create_button (builder, row));
  if (table)
    gtk_box_append (GTK_BOX (box), table);
  return box;
}
