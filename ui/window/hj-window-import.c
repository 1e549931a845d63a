/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import: files are read in a thread, with progress and cancel; a report is shown before anything is stored. */
#include "hj-window-private.h"

#include "hj-archive.h"
#include "hj-import-dialog.h"
#include "hj-import-entry.h"
#include "hj-import-page.h"
#include "hj-import-report.h"
#include "hj-import-storing.h"

#include <glib/gi18n.h>

#define UNDO_SECONDS 8

struct _HjImporting {
  HjWindow *window; /* NULL once nobody waits for it any more */
  HjImportDialog *dialog;
};

/* The dialog goes; the thread may still run, and finds nobody who waits. */
static void
let_go (HjImporting *self)
{
  hj_import_dialog_close (self->dialog);
  if (self->window != NULL)
    self->window->importing = NULL;
  self->window = NULL;
}

static void
free_importing (HjImporting *self)
{
  let_go (self);
  hj_import_dialog_free (self->dialog);
  g_free (self);
}

void
hj_window_stop_importing (HjWindow *self)
{
  if (self->importing == NULL)
    return;
  g_cancellable_cancel (hj_import_dialog_get_cancellable (self->importing->dialog));
  let_go (self->importing);
}

/* ---- what came of it ---- */

static void
report_failure (HjWindow *self, const char *heading, const char *problem)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, problem);

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

static void
show_note (HjWindow *self, gint64 note)
{
  g_autofree char *place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, note);

  hj_window_show (self, place);
}

/* The note is shown. Two things can be done: the toast's own button takes it back, the other one shows how it was read. */
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
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (report),                                            g_variant_new_take_string (g_strdup_printf ("import note:%" G_GINT64_FORMAT, note)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), report);
  adw_toast_set_custom_title (toast, box);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  if (added)
    set_target (toast, _("Undo"), "win.undo-import", g_variant_new_int64 (note));
  adw_toast_overlay_add_toast (self->toasts, toast);
  show_note (self, note);
}

/* Who opens one file wants to read it. */
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
  if (last != NULL && last->note > 0 && imports->len == 1)
    show_note (self, last->note);
  else if (last != NULL && last->note > 0)
    set_target (toast, _("Open"), "win.show", g_variant_new_string ("notes"));
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
  report = hj_import_report_new_among (import->read, NULL, import->path, hj_import_plan_get_pictures (plan));
  return !hj_import_report_is_worth_reading (report);
}

static void
stored_cb (const GPtrArray *imports, const GError *error, gpointer data)
{
  HjWindow *self = data;

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (imports == NULL)
    report_failure (self, _("Nothing Was Imported"), error->message);
  else if (((HjImport *) imports->pdata[0])->deed > HJ_IMPORT_UPDATED) /* another program was quicker */
    say_known (self, imports);
  else
    say_stored (self, imports->pdata[0]);
}

static void
committed_cb (HjImportPage *page, gint64 note, guint n, HjWindow *self)
{
  g_autofree char *place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, note);
  g_autofree char *text = g_strdup_printf (ngettext ("%u note imported", "%u notes imported", n), n);

  if (g_strcmp0 (self->place, "import plan") == 0)
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
    report_failure (self, _("The File Cannot Be Read"), error->message);
  else if (!hj_import_plan_changes_anything (plan))
    say_known (self, hj_import_plan_get_imports (plan));
  else if (is_plain (plan))
    hj_import_store (GTK_WIDGET (self), self->desk, g_steal_pointer (&plan), NULL, stored_cb);
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
    report_failure (self, _("The File Cannot Be Read"), _("Only files on this computer can be imported."));
    return;
  }
  hj_window_stop_importing (self);
  importing = self->importing = g_new0 (HjImporting, 1);
  importing->window = self;
  importing->dialog = hj_import_dialog_new (GTK_WINDOW (self), _("Reading Notes"));
  hj_library_plan_import_async (hj_desk_get_library (self->desk), (const char *const *) paths->pdata,
                                hj_archive_open, hj_import_dialog_tell, importing->dialog,
                                hj_import_dialog_get_cancellable (importing->dialog), planned_cb, importing);
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
    report_failure (self, _("The Note Cannot Be Removed"), error->message);
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
