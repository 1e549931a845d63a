/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import in the window: nothing is stored before the reader says so, and the report leads to its places. */
#include "hj-import-fixture.h"
#include "hj-more-list.h"
#include "hj-note-view.h"
#include "hj-report-view.h"

#include <string.h>

/* ---- a single note ---- */

/* A note that nothing needs to be said of is stored and shown; a known one is shown. */
static void
test_plain (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "good.md", GOOD, -1);
  gint64 note;

  import (self, path);
  wait_for (is_at (self, "lesson note:"));
  g_assert_cmpuint (count_notes (self), ==, 1);
  hj_window_show (self->window.window, "notes");
  import (self, path);
  wait_for (is_at (self, "lesson note:"));
  g_assert_cmpuint (count_notes (self), ==, 1);
  note = g_ascii_strtoll (hj_window_get_place (self->window.window) + strlen ("lesson note:"), NULL, 10);
  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.undo-import", "x", note);
  g_assert_true (is_at (self, "notes"));
  g_assert_cmpuint (count_notes (self), ==, 0);
}

static void
test_commit (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "missing.md", MISSING, -1);

  import (self, path);
  wait_for (is_at (self, "import"));
  g_assert_cmpuint (count_notes (self), ==, 0);
  activate_page (self, "page.commit");
  wait_for (is_at (self, "lesson note:"));
  g_assert_cmpuint (count_notes (self), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.back", NULL);
  g_assert_true (is_at (self, "today"));
}

static void
test_cancel (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "missing.md", MISSING, -1);

  import (self, path);
  wait_for (is_at (self, "import"));
  activate_page (self, "page.cancel");
  wait_for (is_at (self, "today"));
  g_assert_cmpuint (count_notes (self), ==, 0);
}

/* Another page meanwhile takes nothing away. */
static void
test_meanwhile (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "missing.md", MISSING, -1);

  import (self, path);
  wait_for (is_at (self, "import"));
  hj_window_show (self->window.window, "notes");
  turn (200);
  hj_window_show (self->window.window, "import plan");
  wait_for (find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  activate_page (self, "page.commit");
  wait_for (is_at (self, "lesson note:"));
  g_assert_cmpuint (count_notes (self), ==, 1);
}

/* The way out while files are still read. */
static void
test_closed (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "missing.md", MISSING, -1);

  import (self, path);
  import (self, path);
  wait_for (is_at (self, "import"));
  import (self, path);
}

/* ---- its lines ---- */

static void
place_cb (HjReportView *view, int line, int *seen)
{
  *seen = line;
}

static void
test_place (Import *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("# Missing\n\n");
  g_autofree char *path = NULL, *place = NULL;
  GtkWidget *view;
  int seen = 0;

  for (int i = 0; i < 120; i++)
    g_string_append_printf (text, i == 60 ? "![CAM](cam.png)\n\n" : "Paragraph %d says something.\n\n", i);
  path = write_file (self, "missing.md", text->str, -1);
  import (self, path);
  wait_for (is_at (self, "import") && find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  view = find (self, HJ_TYPE_REPORT_VIEW, 0);
  g_signal_connect (view, "place-activated", G_CALLBACK (place_cb), &seen);
  gtk_widget_activate (find (self, ADW_TYPE_ACTION_ROW, 0));
  wait_for (find (self, HJ_TYPE_NOTE_VIEW, 0) != NULL);
  g_assert_cmpint (seen, ==, 123);
  wait_for (hj_note_view_get_current_block (HJ_NOTE_VIEW (find (self, HJ_TYPE_NOTE_VIEW, 0))) == 61);
  activate_page (self, "page.back");
  wait_for (find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  activate_page (self, "page.commit");
  wait_for (is_at (self, "lesson note:"));
  /* The report on a note of the library leads into the lesson. */
  place = g_strconcat ("import ", hj_window_get_place (self->window.window) + strlen ("lesson "), NULL);
  hj_window_show (self->window.window, place);
  wait_for (find (self, ADW_TYPE_ACTION_ROW, 0) != NULL);
  gtk_widget_activate (find (self, ADW_TYPE_ACTION_ROW, 0));
  wait_for (is_at (self, "lesson note:"));
  g_assert_true (g_str_has_suffix (hj_window_get_place (self->window.window), "#line-123"));
}

/* Forty missing pictures: six rows, then twenty more for each time they are asked for. */
static void
test_many (Import *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("# Many\n\n");
  g_autofree char *path = NULL;
  GtkWidget *list;

  for (int i = 0; i < 40; i++)
    g_string_append_printf (text, "![Picture %d](p%d.png)\n\nText %d.\n\n", i, i, i);
  path = write_file (self, "many.md", text->str, -1);
  import (self, path);
  wait_for (is_at (self, "import") && find (self, HJ_TYPE_MORE_LIST, 0) != NULL);
  list = find (self, HJ_TYPE_MORE_LIST, 0);
  g_assert_cmpuint (hj_more_list_get_shown (HJ_MORE_LIST (list)), ==, 6);
  gtk_widget_activate (find (self, ADW_TYPE_ACTION_ROW, 6));
  wait_for (hj_more_list_get_shown (HJ_MORE_LIST (list)) == 26);
  turn (100);
  gtk_widget_activate (find (self, ADW_TYPE_ACTION_ROW, 26));
  wait_for (hj_more_list_get_shown (HJ_MORE_LIST (list)) == 40);
}

/* ---- several notes, and none ---- */

static void
test_folder (Import *self, gconstpointer data)
{
  g_autofree char *good = write_file (self, "notes/good.md", GOOD, -1);
  g_autofree char *missing = write_file (self, "notes/missing.md", MISSING, -1);
  g_autofree char *empty = write_file (self, "notes/empty.md", "", 0);
  g_autofree char *folder = g_path_get_dirname (good);

  import (self, folder);
  wait_for (is_at (self, "import") && find (self, HJ_TYPE_MORE_LIST, 0) != NULL);
  g_assert_cmpuint (hj_more_list_get_shown (HJ_MORE_LIST (find (self, HJ_TYPE_MORE_LIST, 0))), ==, 3);
  gtk_widget_activate (find (self, ADW_TYPE_ACTION_ROW, 1));
  wait_for (find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  activate_page (self, "page.back");
  wait_for (find (self, HJ_TYPE_REPORT_VIEW, 0) == NULL);
  activate_page (self, "page.commit");
  wait_for (is_at (self, "notes"));
  g_assert_cmpuint (count_notes (self), ==, 2);
}

/* Sixty notes: stored in a thread, and everybody who shows the library knows it. */
static void
test_sixty (Import *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "notes", NULL);

  for (guint i = 0; i < 60; i++) {
    g_autofree char *name = g_strdup_printf ("notes/%02u.md", i), *path = NULL;
    g_autoptr (GString) text = g_string_new (NULL);

    g_string_append_printf (text, "# Note %u\n\n", i);
    for (guint k = 0; k < 40; k++)
      g_string_append_printf (text, "Paragraph %u of note %u says this.\n\nQuestion %u-%u? :: Answer\n\n", k, i, i, k);
    path = write_file (self, name, text->str, -1);
  }
  import (self, folder);
  wait_for (is_at (self, "import"));
  g_assert_cmpuint (count_notes (self), ==, 0);
  activate_page (self, "page.commit");
  activate_page (self, "page.commit");
  activate_page (self, "page.back");
  wait_for (is_at (self, "notes"));
  g_assert_cmpuint (count_notes (self), ==, 60);
  g_assert_cmpuint (hj_desk_count_notes (self->window.desk), ==, 60);
}

/* The window is closed while notes are stored: they are stored all the same. */
static void
test_closed_storing (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "missing.md", MISSING, -1);
  HjLibrary *library = g_object_ref (hj_desk_get_library (self->window.desk));
  g_autoptr (GPtrArray) notes = NULL;

  import (self, path);
  wait_for (is_at (self, "import"));
  activate_page (self, "page.commit");
  close_window (&self->window);
  turn (1000);
  notes = hj_library_list_notes (library, FALSE, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  g_object_unref (library);
}

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static void
test_broken (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "broken.zip", "PK\3\4 this is no archive", -1);

  import (self, path);
  wait_for (find_dialog () != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_dialog ()), "broken.zip"));
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  g_assert_true (is_at (self, "today"));
  g_assert_cmpuint (count_notes (self), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/import/plain", test_plain, 1000);
  ADD ("/import/commit", test_commit, 1000);
  ADD ("/import/cancel", test_cancel, 360);
  ADD ("/import/meanwhile", test_meanwhile, 1000);
  ADD ("/import/closed", test_closed, 1000);
  ADD ("/import/place", test_place, 1000);
  ADD ("/import/many", test_many, 360);
  ADD ("/import/folder", test_folder, 360);
  g_test_add ("/import/closed-storing", Import, NULL, set_up, test_closed_storing, tear_down_folder);
  ADD ("/import/sixty", test_sixty, 1000);
  ADD ("/import/broken", test_broken, 1000);
  return g_test_run ();
}
