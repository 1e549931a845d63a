/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports into a window on a library of its own, for tests. */
#pragma once

#include "hj-window-fixture.h"

#define GOOD "# Good\n\nA text of two words.\n"
#define MISSING "# Missing\n\nOne.\n\n![CAM](cam.png)\n\nTwo.\n"

typedef struct {
  Fixture window;
  char *folder;
} Import;

static inline void
set_up (Import *self, gconstpointer data)
{
  g_autofree char *library = NULL;

  self->folder = make_folder ();
  library = g_build_filename (self->folder, "library.sqlite3", NULL);
  open_window (&self->window, library, data == NULL ? 1000 : GPOINTER_TO_INT (data));
}

static inline void
tear_down_folder (Import *self, gconstpointer data)
{
  hj_file_remove_tree (self->folder);
  g_free (self->folder);
}

static inline void
tear_down (Import *self, gconstpointer data)
{
  close_window (&self->window);
  tear_down_folder (self, data);
}

static inline char *
write_file (Import *self, const char *name, const char *contents, gssize length)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, contents, length, NULL));
  return path;
}

static inline void
import (Import *self, const char *path)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  hj_window_import (self->window.window, G_LIST_MODEL (files));
}

static inline gboolean
is_at (Import *self, const char *place)
{
  return g_str_has_prefix (hj_window_get_place (self->window.window), place);
}

static inline guint
count_notes (Import *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (hj_desk_get_library (self->window.desk), FALSE, NULL);

  return notes->len;
}

/* The N-th widget of TYPE that is seen, counting down from *N. */
static inline GtkWidget *
find_nth (GtkWidget *root, GType type, int *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_nth (child, type, n);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static inline GtkWidget *
find (Import *self, GType type, int n)
{
  return find_nth (GTK_WIDGET (self->window.window), type, &n);
}

static inline void
activate_page (Import *self, const char *action)
{
  GtkWidget *page = find (self, g_type_from_name ("HjImportPage"), 0);

  g_assert_nonnull (page);
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
}

/* A test in a window WIDTH pixels wide. */
#define ADD(path, function, width) g_test_add (path, Import, GINT_TO_POINTER (width), set_up, function, tear_down)
