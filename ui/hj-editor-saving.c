/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is kept: as a draft while it is not saved, then as the note, and in its file. */
#include "hj-editor-page-private.h"

#include <glib/gi18n.h>

#define DRAFT_AFTER 5 /* seconds with unsaved changes */

/* ---- drafts ---- */

void
hj_editor_page_keep_draft (HjEditorPage *self)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (self->what == NULL || hj_editor_page_get_library (self) == NULL || !gtk_text_buffer_get_modified (self->buffer))
    return;
  text = hj_editor_page_dup_text (self);
  hj_library_set_draft (hj_editor_page_get_library (self), self->note, text, NULL);
}

static gboolean
draft_cb (gpointer data)
{
  HjEditorPage *self = data;

  self->draft_id = 0;
  hj_editor_page_keep_draft (self);
  return G_SOURCE_REMOVE;
}

void
hj_editor_page_queue_draft (HjEditorPage *self)
{
  if (self->draft_id == 0)
    self->draft_id = g_timeout_add_seconds (DRAFT_AFTER, draft_cb, self);
}

/* ---- saving ---- */

static void
become_saved (HjEditorPage *self)
{
  g_clear_handle_id (&self->draft_id, g_source_remove);
  gtk_text_buffer_set_modified (self->buffer, FALSE);
  gtk_info_bar_set_revealed (self->draft_bar, FALSE);
  hj_editor_page_update_title (self);
  hj_editor_page_update_actions (self);
  hj_page_say (HJ_PAGE (self), _("Saved."));
}

static gboolean
save_new (HjEditorPage *self, const char *text, GError **error)
{
  HjLibrary *library = hj_editor_page_get_library (self);

  self->note = hj_library_write_note (library, text, hj_desk_get_now (hj_page_get_desk (HJ_PAGE (self))), error);
  if (self->note == 0)
    return FALSE;
  g_free (self->what);
  self->what = g_strdup_printf ("note:%" G_GINT64_FORMAT, self->note);
  return hj_library_set_draft (library, 0, NULL, error);
}

static void save (HjEditorPage *self, gboolean overwrite);

static void
overwrite_response_cb (AdwMessageDialog *dialog, const char *response, HjEditorPage *self)
{
  if (g_str_equal (response, "overwrite"))
    save (self, TRUE);
}

static void
ask_to_overwrite (HjEditorPage *self, const char *why)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _("Overwrite the File?"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), why);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "overwrite", _("_Overwrite"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (overwrite_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save (HjEditorPage *self, gboolean overwrite)
{
  g_autofree char *text = hj_editor_page_dup_text (self);
  g_autoptr (GError) error = NULL;
  gboolean ok = self->note == 0
                  ? save_new (self, text, &error)
                  : hj_library_edit_note (hj_editor_page_get_library (self), self->note, text, overwrite,
                                          hj_desk_get_now (hj_page_get_desk (HJ_PAGE (self))), &error);

  if (ok)
    become_saved (self);
  else if (g_error_matches (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_CHANGED))
    ask_to_overwrite (self, error->message);
  else
    hj_page_say (HJ_PAGE (self), error->message);
}

void
hj_editor_page_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (HJ_EDITOR_PAGE (widget), FALSE);
}
