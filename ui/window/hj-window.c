/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: sidebar and pages, the way back, files dropped on it. */
#include "hj-window-private.h"

#include "hj-cards-page.h"
#include "hj-course-page.h"
#include "hj-diagram-page.h"
#include "hj-diagrams-page.h"
#include "hj-editor-page.h"
#include "hj-glossary-page.h"
#include "hj-import-page.h"
#include "hj-lesson-page.h"
#include "hj-notes-page.h"
#include "hj-progress-page.h"
#include "hj-review-page.h"
#include "hj-search-recent.h"
#include "hj-sheet-page.h"
#include "hj-today-page.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (HjWindow, hj_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  PROP_0,
  PROP_SIDEBAR_HIDDEN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* WHOLE pages cover the sidebar; PLACE is the row of the sidebar that is marked for them. */
static const struct {
  const char *name;
  GType (*get_type) (void);
  const char *place;
  gboolean whole;
} page_table[] = {
  {"today", hj_today_page_get_type, "today", FALSE},
  {"course", hj_course_page_get_type, "course", FALSE},
  {"lesson", hj_lesson_page_get_type, "course", FALSE},
  {"notes", hj_notes_page_get_type, "notes", FALSE},
  {"import", hj_import_page_get_type, "notes", FALSE},
  {"diagrams", hj_diagrams_page_get_type, "diagrams", FALSE},
  {"diagram", hj_diagram_page_get_type, "diagrams", FALSE},
  {"editor", hj_editor_page_get_type, "notes", FALSE},
  {"glossary", hj_glossary_page_get_type, "course", FALSE},
  {"cards", hj_cards_page_get_type, "cards", FALSE},
  {"progress", hj_progress_page_get_type, "progress", FALSE},
  {"review", hj_review_page_get_type, NULL, TRUE},
  {"sheet", hj_sheet_page_get_type, NULL, TRUE},
};

static int
find_page (const char *place)
{
  gsize length = strcspn (place, " ");

  for (guint i = 0; i < G_N_ELEMENTS (page_table); i++)
    if (strlen (page_table[i].name) == length && strncmp (page_table[i].name, place, length) == 0)
      return i;
  return -1;
}

static void follow_page (HjWindow *self);

static HjPage *
ensure_page (HjWindow *self, int index)
{
  HjPage *page = g_hash_table_lookup (self->made, page_table[index].name);

  if (page != NULL)
    return page;
  page = g_object_new (page_table[index].get_type (), "desk", self->desk, NULL);
  g_hash_table_insert (self->made, (gpointer) page_table[index].name, page);
  if (page_table[index].whole) {
    gtk_stack_add_named (self->root, GTK_WIDGET (page), page_table[index].name);
  } else {
    gtk_stack_add_named (self->pages, GTK_WIDGET (page), page_table[index].name);
    g_object_bind_property (self->leaflet, "folded", page, "folded", G_BINDING_SYNC_CREATE);
    g_signal_connect_object (page, "notify::wide", G_CALLBACK (follow_page), self, G_CONNECT_SWAPPED);
  }
  return page;
}

HjPage *
hj_window_ensure_page (HjWindow *self, const char *name)
{
  return ensure_page (self, find_page (name));
}

HjPage *
hj_window_get_page (HjWindow *self)
{
  return self->place == NULL ? NULL : ensure_page (self, find_page (self->place));
}

static void
mark_in_sidebar (HjWindow *self, int index, const char *what)
{
  const char *place = page_table[index].place;
  g_autofree char *topic = NULL;

  /* "topic:ID#where" */
  if (what != NULL && g_str_has_prefix (what, "topic:"))
    topic = g_strndup (what + strlen ("topic:"), strcspn (what + strlen ("topic:"), "#"));

  if (what != NULL && g_str_has_prefix (what, "note:"))
    place = "notes";
  if (place != NULL)
    hj_sidebar_mark (self->sidebar, place, topic);
}

static void
show_page (HjWindow *self, int index, const char *what)
{
  HjPage *page = ensure_page (self, index);
  HjPage *before = hj_window_get_page (self);

  if (before != NULL && before != page)
    hj_page_set_shown (before, FALSE);
  hj_page_open (page, what);
  if (page_table[index].whole) {
    gtk_stack_set_visible_child (self->root, GTK_WIDGET (page));
  } else {
    gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
    gtk_stack_set_visible_child_name (self->root, "main");
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pages));
  }
  mark_in_sidebar (self, index, what);
}

static void
go (HjWindow *self, const char *place, gboolean remember)
{
  int index = find_page (place);
  const char *space = strchr (place, ' ');
  g_autofree char *keep = g_strdup (place);

  if (index < 0)
    return;
  if (remember && self->place != NULL && !g_str_equal (self->place, place))
    hj_window_remember_place (self);
  show_page (self, index, space == NULL ? NULL : keep + (space - place) + 1);
  g_free (self->place);
  self->place = g_steal_pointer (&keep);
  hj_window_update_history (self);
  follow_page (self);
  hj_search_recent_add_place (self->desk, self->place);
  hj_page_set_shown (hj_window_get_page (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (hj_window_get_page (self)));
}

void
hj_window_show (HjWindow *self, const char *place)
{
  g_return_if_fail (HJ_IS_WINDOW (self));
  if (hj_desk_get_library (self->desk) != NULL)
    go (self, place, TRUE);
}

void
hj_window_replace (HjWindow *self, const char *place)
{
  go (self, place, FALSE);
}

const char *
hj_window_get_place (HjWindow *self)
{
  g_return_val_if_fail (HJ_IS_WINDOW (self), NULL);
  return self->place;
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_window_show (HJ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
update_sidebar (HjWindow *self)
{
  if (self->sidebar_half == NULL) /* the window is being taken apart */
    return;
  gtk_widget_set_visible (self->sidebar_half,
                          !self->sidebar_hidden || adw_leaflet_get_folded (self->leaflet));
  hj_window_update_history (self);
}

static void
set_sidebar_hidden (HjWindow *self, gboolean hidden)
{
  if (self->sidebar_hidden == hidden)
    return;
  self->sidebar_hidden = hidden;
  update_sidebar (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_HIDDEN]);
}

/* A page that wants the sidebar's room gets it while it is in view; F9 still has the last word. */
static void
follow_page (HjWindow *self)
{
  HjPage *page = hj_window_get_page (self);

  if (page != NULL)
    set_sidebar_hidden (self, hj_page_get_wide (page));
}

static gboolean
close_request_cb (HjWindow *self)
{
  GSettings *settings = hj_desk_get_settings (self->desk);
  HjPage *page = hj_window_get_page (self);
  int width, height;

  if (page != NULL)
    hj_page_set_shown (page, FALSE);
  if (settings == NULL)
    return FALSE;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  return FALSE;
}

static void
restore_size (HjWindow *self)
{
  GSettings *settings = hj_desk_get_settings (self->desk);
  int width = 1280, height = 860;

  if (settings != NULL)
    g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, 360), MAX (height, 360));
  if (settings != NULL && g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
hj_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIDEBAR_HIDDEN)
    set_sidebar_hidden (HJ_WINDOW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hj_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIDEBAR_HIDDEN)
    g_value_set_boolean (value, HJ_WINDOW (object)->sidebar_hidden);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hj_window_dispose (GObject *object)
{
  HjWindow *self = HJ_WINDOW (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  hj_window_stop_importing (self);
  g_clear_pointer (&self->update, hj_import_plan_free);
  self->offer = NULL;
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->made, g_hash_table_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_clear_pointer (&self->future, g_ptr_array_unref);
  g_clear_pointer (&self->place, g_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (hj_window_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const char *const places[] = {"today", "course", "notes", "diagrams", "cards", "progress"};

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.show", "s", places[i]);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "win.sidebar-hidden", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "win.fullscreen", NULL);
}

static void
hj_window_class_init (HjWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hj_window_set_property;
  object_class->get_property = hj_window_get_property;
  object_class->dispose = hj_window_dispose;
  properties[PROP_SIDEBAR_HIDDEN] = g_param_spec_boolean ("sidebar-hidden", NULL, NULL, FALSE,
                                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                            | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (HJ_TYPE_SIDEBAR);
  g_type_ensure (HJ_TYPE_SEARCH_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HjWindow, search_panel);
  gtk_widget_class_bind_template_child (widget_class, HjWindow, root);
  gtk_widget_class_bind_template_child (widget_class, HjWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, HjWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HjWindow, sidebar_half);
  gtk_widget_class_bind_template_child (widget_class, HjWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HjWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_sidebar);
  gtk_widget_class_install_action (widget_class, "win.show", "s", show_cb);
  hj_window_install_history_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.sidebar-hidden", "sidebar-hidden");
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
  hj_window_install_actions (widget_class);
  add_bindings (widget_class);
}

static void
hj_window_init (HjWindow *self)
{
  self->made = g_hash_table_new (g_str_hash, g_str_equal);
  hj_window_init_history (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  hj_window_accept_files (self);
}

/* The empty window is on the screen first; the library is opened in the next turn of the main loop. */
static gboolean
start_cb (gpointer data)
{
  HjWindow *self = data;

  self->start_id = 0;
  hj_window_open_library (self);
  return G_SOURCE_REMOVE;
}

HjWindow *
hj_window_new (GtkApplication *application, HjDesk *desk)
{
  HjWindow *self = g_object_new (HJ_TYPE_WINDOW, "application", application, NULL);

  self->desk = g_object_ref (desk);
  hj_search_panel_set_desk (self->search_panel, desk);
  restore_size (self);
  hj_sidebar_set_desk (self->sidebar, desk);
  self->start_id = g_idle_add_full (G_PRIORITY_LOW, start_cb, self, NULL);
  return self;
}
