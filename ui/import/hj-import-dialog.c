/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far an import is, in a dialog that comes after half a second and can cancel it. */
#include "hj-import-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define SHOW_AFTER 500 /* ms: what is done sooner needs no progress */

struct _HjImportDialog {
  GtkWindow *window; /* NULL once it is gone */
  char *title;
  GCancellable *cancellable;
  GtkWidget *dialog; /* or NULL */
  GtkProgressBar *bar;
  GtkLabel *name;
  guint show_id;
  double fraction;
  char *path; /* what is being read or stored */
};

static void
show_progress (HjImportDialog *self)
{
  g_autofree char *name = self->path == NULL ? NULL : g_path_get_basename (self->path);

  if (self->dialog == NULL)
    return;
  gtk_progress_bar_set_fraction (self->bar, self->fraction);
  gtk_label_set_text (self->name, name == NULL ? "" : name);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, HjImportDialog *self)
{
  self->dialog = NULL;
  g_cancellable_cancel (self->cancellable);
}

static GtkWidget *
create_progress (HjImportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  return box;
}

static gboolean
show_cb (gpointer data)
{
  HjImportDialog *self = data;
  AdwMessageDialog *dialog;

  self->show_id = 0;
  self->dialog = adw_message_dialog_new (self->window, self->title, NULL);
  dialog = ADW_MESSAGE_DIALOG (self->dialog);
  adw_message_dialog_set_extra_child (dialog, create_progress (self));
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  show_progress (self);
  gtk_window_present (GTK_WINDOW (dialog));
  return G_SOURCE_REMOVE;
}

HjImportDialog *
hj_import_dialog_new (GtkWindow *window, const char *title)
{
  HjImportDialog *self = g_new0 (HjImportDialog, 1);

  self->window = window;
  self->title = g_strdup (title);
  self->cancellable = g_cancellable_new ();
  self->show_id = g_timeout_add (SHOW_AFTER, show_cb, self);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (hj_import_dialog_close), self);
  return self;
}

GCancellable *
hj_import_dialog_get_cancellable (HjImportDialog *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->cancellable;
}

void
hj_import_dialog_tell (const HjImportProgress *progress, gpointer data)
{
  HjImportDialog *self = data;

  /* Big files take long, and so do many: neither bytes nor files alone tell how much is left. */
  self->fraction = (progress->n_bytes > 0 ? .5 * progress->bytes / progress->n_bytes : 0)
                   + (progress->n_files > 0 ? .5 * progress->files / progress->n_files : 0);
  g_free (self->path);
  self->path = g_strdup (progress->path);
  show_progress (self);
}

void
hj_import_dialog_close (HjImportDialog *self)
{
  g_return_if_fail (self != NULL);
  g_clear_handle_id (&self->show_id, g_source_remove);
  if (self->dialog != NULL) {
    g_signal_handlers_disconnect_by_func (self->dialog, answered_cb, self);
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  }
  self->dialog = NULL;
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, hj_import_dialog_close, self);
  self->window = NULL;
}

void
hj_import_dialog_free (HjImportDialog *self)
{
  if (self == NULL)
    return;
  hj_import_dialog_close (self);
  g_object_unref (self->cancellable);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}
