/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of notes that change while the window is open: what changed is told, and the notes follow when asked to, or by
 * themselves where the preferences say so. */
#include "hj-window-private.h"

#include "hj-import-entry.h"

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
update_notes (HjWindow *self, HjImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = hj_library_commit_import (hj_desk_get_library (self->desk), plan,
                                                            hj_desk_get_now (self->desk), &error);

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
  g_signal_connect_object (hj_desk_get_watcher (self->desk), "news", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
}

void
hj_window_install_watch_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.update-notes", NULL, update_notes_cb);
}
