/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Storing what an import would do: in a thread, with progress and cancel, and with what the learner chose. */
#include "hj-import-storing.h"

#include "hj-import-choices.h"
#include "hj-import-dialog.h"

#include <glib/gi18n.h>

typedef struct {
  GWeakRef widget;
  GPtrArray *entries; /* or NULL */
  HjImportStored stored;
  HjImportDialog *dialog;
  HjMoment now;
  GApplication *application; /* waits for the end; or NULL */
} Storing;

static void
free_storing (Storing *self)
{
  if (self->application != NULL)
    g_application_release (self->application);
  g_clear_object (&self->application);
  hj_import_dialog_free (self->dialog);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_weak_ref_clear (&self->widget);
  g_free (self);
}

/* The first choice that could not be kept gives ERROR; the notes are stored all the same. */
static void
store_choices (Storing *self, HjLibrary *library, const GPtrArray *imports, GError **error)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++) {
    HjImportEntry *entry = self->entries->pdata[i];
    const HjImport *import = imports->pdata[entry->index];

    if (import->deed <= HJ_IMPORT_UPDATED)
      hj_import_store_choices (library, entry, import->note, self->now, *error == NULL ? error : NULL);
  }
}

static void
committed_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  Storing *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = hj_library_commit_import_finish (HJ_LIBRARY (library), result, &error);
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);

  hj_import_dialog_close (self->dialog);
  if (imports != NULL)
    store_choices (self, HJ_LIBRARY (library), imports, &error);
  if (widget != NULL && gtk_widget_get_root (widget) != NULL)
    self->stored (imports, error, widget);
  free_storing (self);
}

void
hj_import_store (GtkWidget *widget, HjDesk *desk, HjImportPlan *plan, GPtrArray *entries, HjImportStored stored)
{
  Storing *self = g_new0 (Storing, 1);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  g_weak_ref_init (&self->widget, widget);
  self->entries = entries == NULL ? NULL : g_ptr_array_ref (entries);
  self->stored = stored;
  self->dialog = hj_import_dialog_new (window, _("Putting Notes Into the Library"));
  self->now = hj_desk_get_now (desk);
  if (g_application_get_default () != NULL) {
    self->application = g_object_ref (g_application_get_default ());
    g_application_hold (self->application);
  }
  hj_library_commit_import_async (hj_desk_get_library (desk), plan, self->now, hj_import_dialog_tell, self->dialog,
                                  hj_import_dialog_get_cancellable (self->dialog), committed_cb, self);
}
