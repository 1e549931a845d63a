/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the text becomes: read in another thread a moment after the last key; the preview follows the caret. */
#include "hj-editor-page-private.h"

#include <string.h>

#define PREVIEW_AFTER 150 /* ms without a key */

typedef struct {
  char *text, *name;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->text);
  g_free (source->name);
  g_free (source);
}

static void
read_thread (GTask *task, gpointer page, gpointer data, GCancellable *cancellable)
{
  Source *source = data;
  g_autoptr (GBytes) bytes = g_bytes_new (source->text, strlen (source->text));
  GError *error = NULL;
  HjNote *note = hj_note_read (bytes, source->name, &error);

  if (note != NULL)
    g_task_return_pointer (task, note, (GDestroyNotify) hj_note_free);
  else
    g_task_return_error (task, error);
}

static int
get_line (HjEditorPage *self)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret, gtk_text_buffer_get_insert (self->buffer));
  return gtk_text_iter_get_line (&caret) + 1;
}

/* An empty text has no preview. */
static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  HjEditorPage *self = HJ_EDITOR_PAGE (object);
  g_autoptr (HjNote) note = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  hj_note_view_set_notes (self->preview, note, NULL);
  if (note != NULL)
    hj_note_view_scroll_to_line (self->preview, get_line (self));
}

static void
start_reading (HjEditorPage *self)
{
  Source *source = g_new0 (Source, 1);
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  source->text = hj_editor_page_dup_text (self);
  source->name = g_strdup (self->name);
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_task_data (task, source, source_free);
  g_task_run_in_thread (task, read_thread);
}

static gboolean
preview_cb (gpointer data)
{
  HjEditorPage *self = data;

  self->preview_id = 0;
  start_reading (self);
  return G_SOURCE_REMOVE;
}

void
hj_editor_page_queue_preview (HjEditorPage *self)
{
  g_clear_handle_id (&self->preview_id, g_source_remove);
  self->preview_id = g_timeout_add (PREVIEW_AFTER, preview_cb, self);
}

void
hj_editor_page_stop_preview (HjEditorPage *self)
{
  g_clear_handle_id (&self->preview_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}
