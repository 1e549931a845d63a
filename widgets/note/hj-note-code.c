/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code in a note: coloured, scrolled sideways, copied by a button. */
#include "hj-note-block.h"

#include "hj-code-markup.h"
#include "hj-note-table.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define DONE_SECONDS 2 /* the button says that it copied */

/* What a label needs to be coloured again, as long as it lives. */
typedef struct {
  const HjNoteBuilder *builder;
  HjNoteRow *row;
  const HjBlock *block;
  const char *language;
} Code;

static char *
dup_markup (const Code *code)
{
  return hj_code_to_markup (code->block->text ? code->block->text : "", code->language,
                            adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

/* The desktop turned dark or light. */
static void
dark_changed_cb (GtkLabel *label)
{
  const Code *code = g_object_get_data (G_OBJECT (label), "hj-code");
  g_autofree char *markup = dup_markup (code);
  HjNoteFind find = code->builder->get_find (code->builder->owner, code->row);

  hj_formula_label_set_markup (label, markup, code->builder->lang);
  hj_note_text_mark (GTK_WIDGET (label), &find);
}

static GtkWidget *
create_label (const HjNoteBuilder *builder, HjNoteRow *row, HjNoteFind *find, const HjBlock *block)
{
  Code *code = g_new0 (Code, 1);
  g_autofree char *markup = NULL;
  GtkWidget *label;

  *code = (Code){ builder, row, block, hj_code_find_language (block->info, block->text) };
  markup = dup_markup (code);
  label = hj_note_block_label (builder, markup, GTK_ACCESSIBLE_ROLE_LABEL, find);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  g_object_set_data_full (G_OBJECT (label), "hj-code", code, g_free);
  if (code->language)
    g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_changed_cb), label,
                             G_CONNECT_SWAPPED);
  return label;
}

static gboolean
show_ready_cb (gpointer button)
{
  gtk_button_set_icon_name (button, "edit-copy-symbolic");
  return G_SOURCE_REMOVE;
}

static void
copy_cb (GtkButton *button, gpointer data)
{
  const HjBlock *block = data;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), block->text ? block->text : "");
  gtk_button_set_icon_name (button, "object-select-symbolic");
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, DONE_SECONDS, show_ready_cb, g_object_ref (button), g_object_unref);
}

static GtkWidget *
create_button (const HjBlock *block)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (button, _("Copy the Code"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy the Code"), -1);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "copy-code");
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), (gpointer) block);
  return button;
}

GtkWidget *
hj_note_code_build (const HjNoteBuilder *builder, HjNoteRow *row, HjNoteFind *find, const HjBlock *block)
{
  GtkWidget *well = hj_note_table_new_for (create_label (builder, row, find, block)), *overlay = gtk_overlay_new ();

  gtk_widget_add_css_class (well, "well");
  gtk_widget_add_css_class (well, "code");
  gtk_accessible_update_property (GTK_ACCESSIBLE (well), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Code"), -1);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), well);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), create_button (block));
  gtk_widget_add_css_class (overlay, "code-tools");
  return overlay;
}
