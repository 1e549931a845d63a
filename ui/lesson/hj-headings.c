/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The learner's word on the headings of their own notes. */
#include "hj-headings.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- the menu ---- */

static void
append_choice (GMenu *menu, const char *label, HjOverrideKind kind, int line)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "page.heading", "(si)", hj_override_kind_to_string (kind), line);
  g_menu_append_item (menu, item);
}

static void
append_rename (GMenu *menu, int line)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_("Rename…"), NULL);

  g_menu_item_set_action_and_target (item, "page.rename-heading", "i", line);
  g_menu_append_item (menu, item);
}

static void
append_heading_choices (GMenu *menu, const HjBlock *block)
{
  if (block->level > 1)
    append_choice (menu, _("One Level Up"), HJ_OVERRIDE_PROMOTE, block->line);
  if (block->level < HJ_DEEPEST_LEVEL)
    append_choice (menu, _("One Level Down"), HJ_OVERRIDE_DEMOTE, block->line);
  append_choice (menu, _("Merge Into the One Before"), HJ_OVERRIDE_MERGE, block->line);
  append_rename (menu, block->line);
  append_choice (menu, _("Not a Heading"), HJ_OVERRIDE_PLAIN, block->line);
}

GMenuModel *
hj_headings_create_menu (const HjBlock *block)
{
  g_autoptr (GMenu) menu = g_menu_new (), section = g_menu_new ();

  if (block == NULL || block->line <= 0)
    return NULL;
  if (block->kind == HJ_BLOCK_HEADING)
    append_heading_choices (section, block);
  else if (block->kind == HJ_BLOCK_PARAGRAPH)
    append_choice (section, _("Make a Heading"), HJ_OVERRIDE_HEADING, block->line);
  else
    return NULL;
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static const HjBlock *
find_on_line (const GPtrArray *blocks, int line)
{
  const HjBlock *found = NULL;

  for (guint i = 0; blocks != NULL && i < blocks->len && found == NULL; i++) {
    const HjBlock *block = blocks->pdata[i];
    gboolean wanted = block->kind == HJ_BLOCK_HEADING || block->kind == HJ_BLOCK_PARAGRAPH;

    found = wanted && block->line == line ? block : find_on_line (block->children, line);
  }
  return found;
}

const HjBlock *
hj_headings_find (const HjNote *note, int line)
{
  return note == NULL || line <= 0 ? NULL : find_on_line (note->blocks, line);
}

/* ---- doing it ---- */

static const char *
get_sentence (HjOverrideKind kind)
{
  switch ((int) kind) {
  case HJ_OVERRIDE_PROMOTE:
    return _("“%s” is one level higher now");
  case HJ_OVERRIDE_DEMOTE:
    return _("“%s” is one level lower now");
  case HJ_OVERRIDE_MERGE:
    return _("“%s” is part of the section before it now");
  case HJ_OVERRIDE_RENAME:
    return _("The heading is called “%s” now");
  case HJ_OVERRIDE_HEADING:
    return _("“%s” is a heading now");
  default:
    return _("“%s” is no heading now");
  }
}

char *
hj_headings_quote (const char *sentence, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (words), "\n\t", ' '));
  g_autofree char *start = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), 40));
  g_autofree char *name = g_strconcat (start, strlen (start) < strlen (line) ? "…" : "", NULL);

  return g_strjoinv (name, parts);
}

void
hj_headings_change (HjPage *page, gint64 note, HjOverrideKind kind, const HjBlock *block, const char *value)
{
  HjDesk *desk = hj_page_get_desk (page);
  g_autofree char *words = value != NULL ? g_strdup (value) : hj_block_dup_text (block), *text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 change = hj_library_override (hj_desk_get_library (desk), note, kind, NULL, block->line, value,
                                       hj_desk_get_now (desk), &error);

  if (change == 0) {
    hj_page_say (page, error->message);
    return;
  }
  text = hj_headings_quote (get_sentence (kind), words);
  hj_desk_tell_note_changed (desk, note);
  hj_page_say_with_undo (page, text, "win.undo-heading", g_variant_new ("(xx)", change, note));
}

void
hj_headings_undo (HjDesk *desk, GVariant *target, GError **error)
{
  gint64 change, note;

  g_variant_get (target, "(xx)", &change, &note);
  if (hj_library_remove_override (hj_desk_get_library (desk), change, error))
    hj_desk_tell_note_changed (desk, note);
}

/* ---- another title ---- */

typedef struct {
  HjPage *page;
  gint64 note;
  int line;
  GtkEditable *entry;
} Renaming;

static void
title_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "rename", *title != '\0');
}

static void
renamed_cb (AdwMessageDialog *dialog, const char *response, Renaming *renaming)
{
  HjBlock block = {.line = renaming->line};
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (renaming->entry)));

  if (g_str_equal (response, "rename") && *title != '\0')
    hj_headings_change (renaming->page, renaming->note, HJ_OVERRIDE_RENAME, &block, title);
}

static void
free_renaming (gpointer data, GClosure *closure)
{
  g_object_unref (((Renaming *) data)->page);
  g_free (data);
}

void
hj_headings_rename (HjPage *page, gint64 note, const HjBlock *block)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Rename Heading"),
                                              _("The file of the note stays as it is."));
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *title = hj_block_dup_text (block);
  Renaming *renaming = g_new0 (Renaming, 1);

  *renaming = (Renaming) {g_object_ref (page), note, block->line, GTK_EDITABLE (entry)};
  gtk_editable_set_text (GTK_EDITABLE (entry), g_strdelimit (title, "\n", ' '));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Title"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (title_changed_cb), dialog, 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (renamed_cb), renaming, free_renaming, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
