/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of notes that change while the window is open: what changed is told, and the notes follow when asked to, or by
 * themselves where the preferences say so. New files beside them are offered. */
#include "hj-window-private.h"

#include "hj-import-entry.h"
#include "hj-import-storing.h"

#include <glib/gi18n.h>

/* The last note of IMPORTS that was read again, and how many were. */
static const HjImport *
find_updated (const GPtrArray *imports, guint *n)
{
  const HjImport *last = NULL;

  *n = 0;
  for (guint i = 0; i < imports->len; i++) {
    const HjImport *import = imports->pdata[i];

    if (import->deed != HJ_IMPORT_UPDATED)
      continue;
    last = import;
    (*n)++;
  }
  return last;
}

/* "“Title”: 2 reworded · 1 gone" */
static char *
describe (const HjImport *last, guint n, const char *one, const char *many)
{
  g_autofree char *changes = NULL, *title = NULL;

  if (n > 1)
    return g_strdup_printf ("%s (%u)", many, n);
  changes = hj_import_describe_changes (last);
  title = hj_import_dup_title (last);
  return g_strdup_printf ("%s: “%s” · %s", one, title, changes);
}

static AdwToast *
create_toast (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

static void
say_updated (HjWindow *self, const GPtrArray *imports)
{
  guint n;
  const HjImport *last = find_updated (imports, &n);
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (last == NULL)
    return;
  text = describe (last, n, _("Read again"), _("Notes were read again"));
  toast = create_toast (text);
  adw_toast_set_button_label (toast, _("Open"));
  adw_toast_set_action_name (toast, "win.show");
  adw_toast_set_action_target_value (
    toast, g_variant_new_take_string (g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, last->note)));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
updated_cb (const GPtrArray *imports, const GError *error, gpointer data)
{
  HjWindow *self = data;

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (imports == NULL) {
    adw_toast_overlay_add_toast (self->toasts, create_toast (error->message));
    return;
  }
  for (guint i = 0; i < imports->len; i++)
    if (((HjImport *) imports->pdata[i])->deed == HJ_IMPORT_UPDATED)
      hj_desk_tell_note_changed (self->desk, ((HjImport *) imports->pdata[i])->note);
  say_updated (self, imports);
}

static void
update_notes (HjWindow *self, HjImportPlan *plan)
{
  hj_import_store (GTK_WIDGET (self), self->desk, plan, NULL, updated_cb);
}

static void
dismissed_cb (HjWindow *self, AdwToast *toast)
{
  if (self->news == toast)
    self->news = NULL;
}

/* The notice stays until it is answered: newer news take its place. */
static void
ask (HjWindow *self)
{
  guint n;
  const HjImport *last = find_updated (hj_import_plan_get_imports (self->update), &n);
  g_autofree char *text = describe (last, n, _("The file changed"), _("Files of notes have changed"));

  if (self->news != NULL)
    adw_toast_dismiss (self->news);
  self->news = create_toast (text);
  adw_toast_set_button_label (self->news, _("Update"));
  adw_toast_set_action_name (self->news, "win.update-notes");
  adw_toast_set_timeout (self->news, 0);
  g_signal_connect_object (self->news, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, self->news);
}

static void
news_cb (HjWindow *self, HjWatcher *watcher)
{
  GSettings *settings = hj_desk_get_settings (self->desk);
  HjImportPlan *plan = hj_watcher_take_plan (watcher);

  if (plan == NULL)
    return;
  if (settings != NULL && g_settings_get_boolean (settings, "update-notes")) {
    update_notes (self, plan);
    return;
  }
  g_clear_pointer (&self->update, hj_import_plan_free);
  self->update = plan;
  ask (self);
}

/* ---- new notes ---- */

/* The folder that all FILES are in, or NULL. (transfer full) */
static char *
dup_folder (const GPtrArray *files)
{
  g_autofree char *folder = g_path_get_dirname (files->pdata[0]);

  for (guint i = 1; i < files->len; i++) {
    g_autofree char *other = g_path_get_dirname (files->pdata[i]);

    if (!g_str_equal (other, folder))
      return NULL;
  }
  return g_path_get_basename (folder);
}

static char *
describe_found (const GPtrArray *files)
{
  g_autofree char *folder = dup_folder (files);

  if (folder == NULL)
    return g_strdup_printf (ngettext ("%u new note in your folders", "%u new notes in your folders", files->len),
                            files->len);
  return g_strdup_printf (ngettext ("%u new note in “%s”", "%u new notes in “%s”", files->len), files->len, folder);
}

static void
offer_dismissed_cb (HjWindow *self, AdwToast *toast)
{
  if (self->offer != toast)
    return;
  self->offer = NULL;
  g_ptr_array_set_size (self->offered, 0);
}

/* What was offered before and is not answered yet is offered with what is new. */
static void
offer (HjWindow *self)
{
  g_autofree char *text = describe_found (self->offered);
  AdwToast *before = g_steal_pointer (&self->offer);

  if (before != NULL)
    adw_toast_dismiss (before);
  self->offer = create_toast (text);
  adw_toast_set_button_label (self->offer, _("Import"));
  adw_toast_set_action_name (self->offer, "win.import-found");
  adw_toast_set_timeout (self->offer, 0);
  g_signal_connect_object (self->offer, "dismissed", G_CALLBACK (offer_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, self->offer);
}

static void
found_cb (HjWindow *self, HjWatcher *watcher)
{
  g_autoptr (GPtrArray) found = hj_watcher_take_found (watcher);

  if (found->len == 0 || self->offered == NULL)
    return;
  g_ptr_array_extend_and_steal (self->offered, g_steal_pointer (&found));
  offer (self);
}

/* They go the way of all that is imported: they are read, and the report is shown. */
static void
import_found_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjWindow *self = HJ_WINDOW (widget);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  AdwToast *toast = g_steal_pointer (&self->offer);

  for (guint i = 0; self->offered != NULL && i < self->offered->len; i++) {
    g_autoptr (GFile) file = g_file_new_for_path (self->offered->pdata[i]);

    g_list_store_append (files, file);
  }
  if (self->offered != NULL)
    g_ptr_array_set_size (self->offered, 0);
  if (toast != NULL)
    adw_toast_dismiss (toast);
  hj_window_import (self, G_LIST_MODEL (files));
}

/* ---- window ---- */

static void
update_notes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjWindow *self = HJ_WINDOW (widget);

  if (self->update != NULL)
    update_notes (self, g_steal_pointer (&self->update));
}

void
hj_window_watch_files (HjWindow *self)
{
  if (self->offered == NULL)
    self->offered = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (hj_desk_get_watcher (self->desk), "news", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hj_desk_get_watcher (self->desk), "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
}

void
hj_window_install_watch_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.update-notes", NULL, update_notes_cb);
  gtk_widget_class_install_action (widget_class, "win.import-found", NULL, import_found_cb);
}
