/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on a library of its own, for tests. */
#pragma once

#include "../main-loop.h"
#include "hj-application.h"
#include "hj-desk.h"
#include "hj-file.h"
#include "hj-window.h"

#include <glib/gstdio.h>
#include <string.h>

static inline char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("hanjang-window-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

typedef struct {
  HjApplication *application;
  HjDesk *desk;
  HjWindow *window;
} Fixture;

static inline void
open_window (Fixture *fixture, const char *library, int width)
{
  fixture->application = hj_application_new ();
  g_application_set_flags (G_APPLICATION (fixture->application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (fixture->application), NULL, NULL));
  fixture->desk = hj_desk_new (library);
  fixture->window = hj_window_new (GTK_APPLICATION (fixture->application), fixture->desk);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  turn (900);
}

static inline void
close_window (Fixture *fixture)
{
  HjWindow *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  turn (200);
  g_assert_null (window);
  g_assert_finalize_object (fixture->desk);
  g_clear_object (&fixture->application);
}

/* The first widget of TYPE below ROOT that is seen, or NULL. */
static inline GtkWidget *
find_shown (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_shown (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Imports TEXT as the file PATH and gives the note it became. */
static inline gint64
import_text (Fixture *fixture, const char *text, const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HjImport) import = hj_library_import_note (hj_desk_get_library (fixture->desk), bytes, path,
                                                        hj_desk_get_now (fixture->desk), NULL);

  g_assert_nonnull (import);
  return import->note;
}
