/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library of the window: opened, another one chosen, one for today only; what is said where none can be opened. */
#include "hj-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

void
hj_window_report_problem (HjWindow *self, const GError *error)
{
  g_autofree char *path = hj_desk_dup_path (self->desk);
  g_autofree char *text = strstr (error->message, path) != NULL
                            ? g_strdup (error->message)
                            : g_strdup_printf ("%s\n%s", error->message, path);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->problem, escaped);
  gtk_stack_set_visible_child_name (self->root, "problem");
}

static gboolean
import_course_cb (gpointer data)
{
  HjWindow *self = data;
  HjLibrary *library = hj_desk_get_library (self->desk);
  g_autoptr (GError) error = NULL;

  if (!hj_library_import_course (library, hj_desk_get_now (self->desk), &error)
      || !hj_library_backup_if_due (library, hj_desk_get_now (self->desk), &error)) {
    g_autofree char *escaped = g_markup_escape_text (error->message, -1);

    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
  }
  self->start_id = 0;
  return G_SOURCE_REMOVE;
}

/* The page is drawn once before the course is read, which takes a moment in a new library only; so does the
 * backup of the day. */
static void
start_work (HjWindow *self)
{
  hj_window_watch_files (self);
  g_clear_handle_id (&self->start_id, g_source_remove);
  self->start_id = g_timeout_add_full (G_PRIORITY_LOW, 60, import_course_cb, self, NULL);
  gtk_stack_set_visible_child_name (self->root, "main");
  hj_window_show (self, self->place != NULL ? self->place : "today");
}

void
hj_window_open_library (HjWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (hj_desk_open (self->desk, &error))
    start_work (self);
  else
    hj_window_report_problem (self, error);
}

static void
open_library_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_window_open_library (HJ_WINDOW (widget));
}

static void
open_temporary_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjWindow *self = HJ_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (hj_desk_open_temporary (self->desk, &error)) {
    start_work (self);
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Nothing you do now will be kept.")));
  } else {
    hj_window_report_problem (self, error);
  }
}

static void
library_chosen_cb (GtkNativeDialog *dialog, int response, HjWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = g_file_get_path (file);

    hj_desk_set_path (self->desk, path);
    hj_window_open_library (self);
  }
  g_object_unref (dialog);
}

static void
choose_library_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Choose a Library"), GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Use"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "library.sqlite3");
  g_signal_connect_object (dialog, "response", G_CALLBACK (library_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
hj_window_install_library_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-library", NULL, open_library_cb);
  gtk_widget_class_install_action (widget_class, "win.choose-library", NULL, choose_library_cb);
  gtk_widget_class_install_action (widget_class, "win.open-temporary", NULL, open_temporary_cb);
}
