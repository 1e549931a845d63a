/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one window, the actions that belong to no page, files handed over from outside. */
#include "hj-application.h"

#include "hj-desk.h"
#include "hj-preferences-window.h"
#include "hj-search-window.h"
#include "hj-settings.h"
#include "hj-spoken.h"
#include "hj-window.h"

#include <glib/gi18n.h>

struct _HjApplication {
  AdwApplication parent_instance;

  HjDesk *desk;
  char *library;
  GListStore *waiting; /* files to import once the library is open */
};

G_DEFINE_FINAL_TYPE (HjApplication, hj_application, ADW_TYPE_APPLICATION)

static GtkWindow *
find_window (HjApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (HJ_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_family (GtkWidget *widget, const char *name)
{
  g_autofree PangoFontFamily **families = NULL;
  int n = 0;

  pango_context_list_families (gtk_widget_get_pango_context (widget), &families, &n);
  for (int i = 0; i < n; i++)
    if (g_str_equal (pango_font_family_get_name (families[i]), name))
      return TRUE;
  return FALSE;
}

/* Where no desktop says how windows look, GTK falls back to whatever "Sans" is and to three window buttons; what
 * GNOME has is meant. */
static void
choose_look (GtkWidget *widget)
{
  GtkSettings *settings = gtk_widget_get_settings (widget);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (settings), "gtk-font-name");
  g_autofree char *font = NULL;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  if (g_strcmp0 (font, G_PARAM_SPEC_STRING (pspec)->default_value) == 0 && has_family (widget, "Cantarell"))
    g_object_set (settings, "gtk-font-name", "Cantarell 11", "gtk-decoration-layout", ":close", NULL);
}

static GtkWindow *
ensure_window (HjApplication *self)
{
  GtkWindow *window = find_window (self);

  if (window != NULL)
    return window;
  if (self->desk == NULL)
    self->desk = hj_desk_new (self->library);
  window = GTK_WINDOW (hj_window_new (GTK_APPLICATION (self), self->desk));
  choose_look (GTK_WIDGET (window));
  hj_search_window_watch_dialogs (self->desk);
  return window;
}

static void
desk_changed_cb (HjApplication *self)
{
  GtkWindow *window = find_window (self);

  if (window == NULL || hj_desk_get_library (self->desk) == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->desk, desk_changed_cb, self);
  hj_window_import (HJ_WINDOW (window), G_LIST_MODEL (self->waiting));
  g_clear_object (&self->waiting);
}

static void
hj_application_activate (GApplication *application)
{
  gtk_window_present (ensure_window (HJ_APPLICATION (application)));
}

static void
hj_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  HjApplication *self = HJ_APPLICATION (application);
  GtkWindow *window = ensure_window (self);
  GListStore *store = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++)
    g_list_store_append (store, files[i]);
  gtk_window_present (window);
  if (hj_desk_get_library (self->desk) != NULL) {
    hj_window_import (HJ_WINDOW (window), G_LIST_MODEL (store));
    g_object_unref (store);
    return;
  }
  g_clear_object (&self->waiting);
  self->waiting = store;
  g_signal_connect_swapped (self->desk, "changed", G_CALLBACK (desk_changed_cb), self);
}

static int
hj_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_variant_dict_lookup (options, "library", "^ay", &HJ_APPLICATION (application)->library);
  return -1;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = find_window (data);

  if (window != NULL)
    gtk_window_close (window);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HjApplication *self = data;
  GtkWindow *window = find_window (self);

  if (window != NULL && hj_desk_get_library (self->desk) != NULL)
    gtk_window_present (GTK_WINDOW (hj_preferences_window_new (window, self->desk)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (find_window (data), "application-name", _("Hanjang"), "application-icon",
                         "io.github.hanjang.Hanjang", "version", HJ_VERSION, "developer-name",
                         _("The Hanjang authors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _("Modern AI on one sheet per topic: a note in two languages, a live diagram and cards."),
                         "translator-credits", _("translator-credits"), NULL);
}

static const GActionEntry actions[] = {
  {"quit", quit_cb},
  {"preferences", preferences_cb},
  {"about", about_cb},
};

static const struct {
  const char *action;
  const char *accels[3];
} accels[] = {
  {"app.quit", {"<Control>q"}},
  {"app.preferences", {"<Control>comma"}},
  {"win.show-help-overlay", {"<Control>question", "F1"}},
  {"win.import", {"<Control>o"}},
  {"win.find", {"<Control>f"}},
  {"win.find-anything", {"<Control>k"}},
  {"win.print", {"<Control>p"}},
  {"win.edit", {"<Control>e"}},
  {"win.show::editor new", {"<Control>n"}},
  {"window.close", {"<Control>w"}},
};

static void
hj_application_startup (GApplication *application)
{
  g_autoptr (GSettings) settings = NULL;

  G_APPLICATION_CLASS (hj_application_parent_class)->startup (application);
  hj_spoken_start ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);
  settings = hj_settings_new ();
  hj_settings_bind_style (settings);
  /* The binding lives as long as its settings object. */
  g_object_set_data_full (G_OBJECT (application), "settings", g_steal_pointer (&settings), g_object_unref);
}

static void
hj_application_dispose (GObject *object)
{
  HjApplication *self = HJ_APPLICATION (object);

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_func (self->desk, desk_changed_cb, self);
  g_clear_object (&self->desk);
  g_clear_object (&self->waiting);
  g_clear_pointer (&self->library, g_free);
  G_OBJECT_CLASS (hj_application_parent_class)->dispose (object);
}

static void
hj_application_class_init (HjApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = hj_application_dispose;
  application_class->activate = hj_application_activate;
  application_class->open = hj_application_open;
  application_class->startup = hj_application_startup;
  application_class->handle_local_options = hj_application_handle_local_options;
}

static void
hj_application_init (HjApplication *self)
{
  const GOptionEntry options[] = {
    {"library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Use the library in this file"), N_("FILE")},
    {NULL},
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

HjApplication *
hj_application_new (void)
{
  return g_object_new (HJ_TYPE_APPLICATION, "application-id", "io.github.hanjang.Hanjang", "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/hanjang/Hanjang", NULL);
}
