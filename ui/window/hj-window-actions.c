/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window can be asked to do: import, find, follow a link, and what it hands on to the page that is shown. */
#include "hj-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- choosing files ---- */

static void
files_chosen_cb (GtkNativeDialog *dialog, int response, HjWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

    hj_window_import (self, files);
  }
  g_object_unref (dialog);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Import Notes"), GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Markdown, text and archives"));
  gtk_file_filter_add_suffix (filter, "md");
  gtk_file_filter_add_suffix (filter, "markdown");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_filter_add_suffix (filter, "zip");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (files_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- links ---- */

static void
link_answered_cb (AdwMessageDialog *dialog, const char *response, HjWindow *self)
{
  const char *uri = g_object_get_data (G_OBJECT (dialog), "uri");

  if (g_str_equal (response, "open"))
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/* A link leaves the app: the learner sees where to before the desktop opens it. */
static void
ask_before_leaving (HjWindow *self, const char *uri)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Open This Link?"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), uri);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "open",
                                    _("_Open in Browser"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "uri", g_strdup (uri), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (link_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjWindow *self = HJ_WINDOW (widget);
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autofree char *scheme = g_uri_parse_scheme (uri);
  g_autofree char *place = NULL;

  if (g_strcmp0 (scheme, "topic") == 0 || g_strcmp0 (scheme, "note") == 0) {
    place = g_strdup_printf ("lesson %s", uri);
    hj_window_show (self, place);
  } else if (g_strcmp0 (scheme, "diagram") == 0) {
    place = g_strdup_printf ("diagram %s", uri + strlen ("diagram:"));
    hj_window_show (self, place);
  } else if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0) {
    ask_before_leaving (self, uri);
  } else {
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Only links to the web can be opened.")));
  }
}

/* ---- pages, search, language ---- */

static void
on_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjPage *page = hj_window_get_page (HJ_WINDOW (widget));
  g_autofree char *name = g_strconcat ("page.", action + strlen ("win."), NULL);

  if (page != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (page), name, parameter);
}

static void
find_anything_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjWindow *self = HJ_WINDOW (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->search_panel)))
    hj_search_panel_close (self->search_panel);
  else if (hj_desk_get_library (self->desk) != NULL)
    hj_search_panel_open (self->search_panel);
}

static void
find_words_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjWindow *self = HJ_WINDOW (widget);

  if (hj_desk_get_library (self->desk) == NULL)
    return;
  hj_search_panel_open (self->search_panel);
  hj_search_panel_type (self->search_panel, g_variant_get_string (parameter, NULL));
}

static void
language_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_desk_set_lang (HJ_WINDOW (widget)->desk, CLAMP (g_variant_get_int32 (parameter), HJ_LANG_KO, HJ_LANG_BOTH));
}

/* ---- files dropped ---- */

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, HjWindow *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = files; l != NULL; l = l->next)
    g_list_store_append (store, l->data);
  g_slist_free (files);
  hj_window_import (self, G_LIST_MODEL (store));
  return TRUE;
}

void
hj_window_accept_files (HjWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Keys that work wherever the keyboard is, also in the sidebar. */
static void
add_page_bindings (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    int step;
  } zooms[] = {{GDK_KEY_plus, 1}, {GDK_KEY_equal, 1}, {GDK_KEY_KP_Add, 1}, {GDK_KEY_minus, -1},
               {GDK_KEY_KP_Subtract, -1}, {GDK_KEY_0, 0}};

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "win.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "win.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "win.sections", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "win.toggle-read", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, GDK_SHIFT_MASK, "win.focus", NULL);
  for (int i = 0; i < 3; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK, "win.language", "i", i);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding_action (widget_class, zooms[i].key, GDK_CONTROL_MASK, "win.zoom", "i",
                                         zooms[i].step);
}

void
hj_window_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const of_pages[] = {"win.find", "win.print", "win.previous", "win.next",
                                         "win.sections", "win.edit", "win.toggle-read", "win.focus"};

  for (guint i = 0; i < G_N_ELEMENTS (of_pages); i++)
    gtk_widget_class_install_action (widget_class, of_pages[i], NULL, on_page_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom", "i", on_page_cb);
  gtk_widget_class_install_action (widget_class, "win.language", "i", language_cb);
  add_page_bindings (widget_class);
  gtk_widget_class_install_action (widget_class, "win.find-anything", NULL, find_anything_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
  hj_window_install_import_actions (widget_class);
  hj_window_install_library_actions (widget_class);
  hj_window_install_undo_actions (widget_class);
  hj_window_install_watch_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.find-words", "s", find_words_cb);
  gtk_widget_class_install_action (widget_class, "win.open-link", "s", open_link_cb);
}
