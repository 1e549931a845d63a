/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import: files are read in a thread, with progress and cancel; a report is shown before anything is stored. */
#include "hj-window-private.h"

#include "hj-archive.h"
#include "hj-import-entry.h"
#include "hj-import-page.h"
#include "hj-import-report.h"

#include <glib/gi18n.h>

#define SHOW_AFTER 500 /* ms: what is done sooner needs no progress */
#define UNDO_SECONDS 8

struct _HjImporting {
  HjWindow *window; /* NULL once nobody waits for it any more */
  GCancellable *cancellable;
  GtkWidget *dialog; /* or NULL */
  GtkProgressBar *bar;
  GtkLabel *name;
  guint show_id;
  double fraction;
  char *path; /* what is being read */
};

/* ---- progress ---- */

static void
show_progress (HjImporting *self)
{
  g_autofree char *name = self->path == NULL ? NULL : g_path_get_basename (self->path);

  if (self->dialog == NULL)
    return;
  gtk_progress_bar_set_fraction (self->bar, self->fraction);
  gtk_label_set_text (self->name, name == NULL ? "" : name);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, HjImporting *self)
{
  self->dialog = NULL;
  g_cancellable_cancel (self->cancellable);
}

static GtkWidget *
create_progress (HjImporting *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reading Notes"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  return box;
}

static gboolean
show_cb (gpointer data)
{
  HjImporting *self = data;
  AdwMessageDialog *dialog;

  self->show_id = 0;
  self->dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _("Reading Notes"), NULL);
  dialog = ADW_MESSAGE_DIALOG (self->dialog);
  adw_message_dialog_set_extra_child (dialog, create_progress (self));
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  show_progress (self);
  gtk_window_present (GTK_WINDOW (dialog));
  return G_SOURCE_REMOVE;
}

static void
progressed_cb (const HjImportProgress *progress, gpointer data)
{
  HjImporting *self = data;

  /* Big files take long, and so do many: neither bytes nor files alone tell how much is left. */
  self->fraction = (progress->n_bytes > 0 ? .5 * progress->bytes / progress->n_bytes : 0)
                   + (progress->n_files > 0 ? .5 * progress->files / progress->n_files : 0);
  g_free (self->path);
  self->path = g_strdup (progress->path);
  show_progress (self);
}

/* The dialog goes; the thread may still run, and finds nobody who waits. */
static void
let_go (HjImporting *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  if (self->dialog != NULL) {
    g_signal_handlers_disconnect_by_func (self->dialog, answered_cb, self);
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  }
  self->dialog = NULL;
  if (self->window != NULL)
    self->window->importing = NULL;
  self->window = NULL;
}

static void
free_importing (HjImporting *self)
{
  let_go (self);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self);
}

void
hj_window_stop_importing (HjWindow *self)
{
  if (self->importing == NULL)
    return;
  g_cancellable_cancel (self->importing->cancellable);
  let_go (self->importing);
}

/* ---- what came of it ---- */

static void
report_failure (HjWindow *self, const char *problem)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The File Cannot Be Read"), problem);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_target (AdwToast *toast, const char *label, const char *action, GVariant *target)
{
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, target);
}

static GVariant *
place_of (const char *page, gint64 note)
{
  return g_variant_new_take_string (g_strdup_printf ("%s note:%" G_GINT64_FORMAT, page, note));
}

/* Two things can be done: the toast's own button takes the note back, the other one shows how it was read. */
static void
say_stored (HjWindow *self, const HjImport *import)
{
  gboolean added = import->deed == HJ_IMPORT_ADDED;
  gint64 note = import->note;
  g_autofree char *title = hj_import_dup_title (import);
  g_autofree char *text = g_strdup_printf (added ? _("“%s” was imported") : _("“%s” was read again"), title);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = gtk_label_new (text);
  GtkWidget *report = gtk_button_new_with_label (_("Report"));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (report, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (report), "win.show");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (report), place_of ("import", note));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), report);
  adw_toast_set_custom_title (toast, box);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  if (added)
    set_target (toast, _("Undo"), "win.undo-import", g_variant_new_int64 (note));
  else
    set_target (toast, _("Open"), "win.show", place_of ("lesson", note));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
say_known (HjWindow *self, const GPtrArray *imports)
{
  const HjImport *last = NULL;
  AdwToast *toast;

  for (guint i = 0; i < imports->len; i++)
    if (((HjImport *) imports->pdata[i])->deed != HJ_IMPORT_SKIPPED)
      last = imports->pdata[i];
  toast = adw_toast_new (last == NULL        ? _("No notes found there")
                         : imports->len == 1 ? _("This note is in the library already")
                                             : _("These notes are in the library already"));
  if (last != NULL && last->note > 0)
    set_target (toast, _("Open"), "win.show", place_of ("lesson", last->note));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* A single note that nothing needs to be said of is stored at once. */
static gboolean
is_plain (const HjImportPlan *plan)
{
  const GPtrArray *imports = hj_import_plan_get_imports (plan);
  const HjImport *import = imports->len == 1 ? imports->pdata[0] : NULL;
  g_autoptr (HjImportReport) report = NULL;

  if (import == NULL || import->read == NULL || import->twin_path != NULL || import->cards_gone > 0)
    return FALSE;
  report = hj_import_report_new (import->read, NULL, import->path);
  return !hj_import_report_is_worth_reading (report);
}

static void
store_at_once (HjWindow *self, HjImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = hj_library_commit_import (hj_desk_get_library (self->desk), plan,
                                                            hj_desk_get_now (self->desk), &error);
  const HjImport *import = imports == NULL ? NULL : imports->pdata[0];

  if (import == NULL)
    report_failure (self, error->message);
  else if (import->deed > HJ_IMPORT_UPDATED) /* another program was quicker */
    say_known (self, imports);
  else
    say_stored (self, import);
}

static void
committed_cb (HjImportPage *page, gint64 note, guint n, HjWindow *self)
{
  g_autofree char *place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, note);
  g_autofree char *text = g_strdup_printf (ngettext ("%u note imported", "%u notes imported", n), n);

  hj_window_replace (self, n == 1 ? place : "notes");
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
show_report (HjWindow *self, HjImportPlan *plan)
{
  HjPage *page = hj_window_ensure_page (self, "import");
  gboolean here = g_strcmp0 (self->place, "import plan") == 0;

  g_signal_handlers_disconnect_by_func (page, committed_cb, self);
  g_signal_connect_object (page, "committed", G_CALLBACK (committed_cb), self, 0);
  hj_import_page_take_plan (HJ_IMPORT_PAGE (page), plan);
  if (here)
    hj_window_replace (self, "import plan");
  else
    hj_window_show (self, "import plan");
}

static void
planned_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  HjImporting *importing = data;
  HjWindow *self = importing->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjImportPlan) plan = hj_library_plan_import_finish (HJ_LIBRARY (library), result, &error);

  free_importing (importing);
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (plan == NULL)
    report_failure (self, error->message);
  else if (!hj_import_plan_changes_anything (plan))
    say_known (self, hj_import_plan_get_imports (plan));
  else if (is_plain (plan))
    store_at_once (self, g_steal_pointer (&plan));
  else
    show_report (self, g_steal_pointer (&plan));
}

/* ---- beginning ---- */

static GPtrArray *
list_paths (GListModel *files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);
    char *path = g_file_get_path (file);

    if (path == NULL)
      return NULL;
    g_ptr_array_add (paths, path);
  }
  g_ptr_array_add (paths, NULL);
  return g_steal_pointer (&paths);
}

void
hj_window_import (HjWindow *self, GListModel *files)
{
  g_autoptr (GPtrArray) paths = NULL;
  HjImporting *importing;

  g_return_if_fail (HJ_IS_WINDOW (self));
  if (hj_desk_get_library (self->desk) == NULL || g_list_model_get_n_items (files) == 0)
    return;
  paths = list_paths (files);
  if (paths == NULL) {
    report_failure (self, _("Only files on this computer can be imported."));
    return;
  }
  hj_window_stop_importing (self);
  importing = self->importing = g_new0 (HjImporting, 1);
  importing->window = self;
  importing->cancellable = g_cancellable_new ();
  importing->show_id = g_timeout_add (SHOW_AFTER, show_cb, importing);
  hj_library_plan_import_async (hj_desk_get_library (self->desk), (const char *const *) paths->pdata,
                                hj_archive_open, progressed_cb, importing, importing->cancellable, planned_cb,
                                importing);
}

/* ---- actions ---- */

static void
undo_import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjWindow *self = HJ_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = g_strdup_printf ("note:%" G_GINT64_FORMAT, g_variant_get_int64 (parameter));

  if (self->place != NULL && g_str_has_suffix (self->place, shown))
    hj_window_go_back (self);
  if (!hj_library_remove_note (hj_desk_get_library (self->desk), g_variant_get_int64 (parameter), &error))
    report_failure (self, error->message);
}

static void
replace_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_window_replace (HJ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
leave_import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_window_go_back (HJ_WINDOW (widget));
}

void
hj_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo-import", "x", undo_import_cb);
  gtk_widget_class_install_action (widget_class, "win.replace", "s", replace_cb);
  gtk_widget_class_install_action (widget_class, "win.leave-import", NULL, leave_import_cb);
}
