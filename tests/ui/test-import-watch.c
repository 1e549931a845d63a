/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of imported notes that change, go or come: the window offers, and does what the learner says. */
#include "hj-import-fixture.h"
#include "hj-note-view.h"
#include "hj-watcher-private.h"

#include <string.h>

static char *
read_title (Import *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (hj_desk_get_library (self->window.desk), FALSE, NULL);

  return g_strdup (((HjNoteInfo *) notes->pdata[0])->title);
}

static gboolean
has_title (Import *self, const char *expected)
{
  g_autofree char *title = read_title (self);

  return g_str_equal (title, expected);
}

static gboolean
is_watched (Import *self, const char *path)
{
  return hj_watcher_is_watched (hj_desk_get_watcher (self->window.desk), path);
}

static gboolean
has_update (Import *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.update-notes", NULL);
  return !has_title (self, "Good");
}

/* As editors save: another file is written and renamed over the old one. */
static void
save (const char *path, const char *text)
{
  g_autofree char *beside = g_strconcat (path, ".new", NULL);

  g_assert_true (g_file_set_contents_full (beside, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_cmpint (g_rename (beside, path), ==, 0);
}

static void
test_watch (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "good.md", GOOD, -1);

  import (self, path);
  wait_for (count_notes (self) == 1);
  wait_for (is_watched (self, path));
  save (path, "# Better\n\nA text of two words.\n\nAnd more.\n");
  turn (1500);
  g_assert_true (has_title (self, "Good")); /* nobody was asked yet */
  wait_for (has_update (self));
  g_assert_true (has_title (self, "Better"));
  g_assert_cmpuint (count_notes (self), ==, 1);
}

/* The note that is open follows, and its reader stays where he was. */
static void
test_watch_open (Import *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("# Good\n\n");
  g_autofree char *path = NULL, *changed = NULL, *place = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  HjNoteView *view;
  int block;

  for (int i = 0; i < 80; i++)
    g_string_append_printf (text, "Paragraph %d says something of its own about number %d.\n\n", i, i * i);
  path = write_file (self, "good.md", text->str, -1);
  import (self, path);
  wait_for (count_notes (self) == 1);
  wait_for (is_watched (self, path));
  notes = hj_library_list_notes (hj_desk_get_library (self->window.desk), FALSE, NULL);
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT "#line-61", ((HjNoteInfo *) notes->pdata[0])->id);
  hj_window_show (self->window.window, place);
  wait_for (find (self, HJ_TYPE_NOTE_VIEW, 0) != NULL);
  view = HJ_NOTE_VIEW (find (self, HJ_TYPE_NOTE_VIEW, 0));
  wait_for (hj_note_view_get_current_block (view) == 30);
  changed = g_strdup_printf ("# Better\n\nOne.\n\nTwo.\n\n%s", text->str + strlen ("# Good\n\n"));
  save (path, changed);
  wait_for (has_update (self));
  wait_for (hj_note_view_get_current_block (view) == 32);
  block = hj_note_view_get_current_block (view);
  turn (300);
  g_assert_cmpint (hj_note_view_get_current_block (view), ==, block);
}

static void
test_watch_gone (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "good.md", GOOD, -1);
  HjWatcher *watcher = hj_desk_get_watcher (self->window.desk);

  import (self, path);
  wait_for (count_notes (self) == 1);
  wait_for (is_watched (self, path));
  g_unlink (path);
  wait_for (hj_watcher_is_gone (watcher, path));
  g_assert_cmpuint (count_notes (self), ==, 1);
  g_assert_true (g_file_set_contents (path, GOOD, -1, NULL));
  wait_for (!hj_watcher_is_gone (watcher, path));
}

/* Who wants it that way is not asked. */
static void
test_watch_follow (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "good.md", GOOD, -1);
  GSettings *settings = hj_desk_get_settings (self->window.desk);

  if (settings == NULL) {
    g_test_skip ("the settings schema is not here");
    return;
  }
  g_settings_set_boolean (settings, "update-notes", TRUE);
  import (self, path);
  wait_for (count_notes (self) == 1);
  wait_for (is_watched (self, path));
  save (path, "# Better\n\nA text of two words.\n\nAnd more.\n");
  wait_for (has_title (self, "Better"));
  g_settings_reset (settings, "update-notes");
}

static gboolean
takes_found (Import *self, guint n_notes)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.import-found", NULL);
  return count_notes (self) == n_notes;
}

static void
told_cb (guint *n_told)
{
  ++*n_told;
}

/* A file that comes to a folder of notes is offered, once, and imported when the learner says so; a copy of a note is not,
 * nor is what comes to where a single note came from. */
static void
test_watch_found (Import *self, gconstpointer data)
{
  g_autofree char *one = write_file (self, "notes/one.md", "# One\n\nThe first of them.\n", -1);
  g_autofree char *two = write_file (self, "notes/two.md", "# Two\n\nThe second one.\n", -1);
  g_autofree char *single = write_file (self, "single/alone.md", GOOD, -1), *folder = g_path_get_dirname (one);
  g_autofree char *other = NULL, *copy = NULL, *beside = NULL, *three = NULL;
  guint n_found = 0;

  g_signal_connect_swapped (hj_desk_get_watcher (self->window.desk), "found", G_CALLBACK (told_cb), &n_found);
  import (self, folder);
  wait_for (is_at (self, "import"));
  activate_page (self, "page.commit");
  wait_for (count_notes (self) == 2);
  wait_for (is_watched (self, two));
  import (self, single);
  wait_for (count_notes (self) == 3);
  wait_for (is_watched (self, single));
  beside = write_file (self, "single/beside.md", "# Beside\n\nWhat is beside a single note.\n", -1);
  copy = write_file (self, "notes/copy.md", "# Two\n\nThe second one.\n", -1);
  other = write_file (self, "elsewhere/four.md", "# Four\n\nIn no folder of notes.\n", -1);
  turn (1500);
  g_assert_cmpuint (n_found, ==, 0);
  three = write_file (self, "notes/three.md", "# Three\n\nA third that is new.\n", -1);
  wait_for (n_found == 1);
  save (three, "# Three\n\nA third that is newer.\n");
  turn (1500);
  g_assert_cmpuint (n_found, ==, 1);
  g_assert_cmpuint (count_notes (self), ==, 3); /* nobody was asked yet */
  wait_for (takes_found (self, 4));
}

static char *
read_path (Import *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (hj_desk_get_library (self->window.desk), FALSE, NULL);

  return g_strdup (((HjNoteInfo *) notes->pdata[0])->path);
}

static gboolean
has_followed (Import *self, const char *path)
{
  g_autofree char *now = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.update-notes", NULL);
  now = read_path (self);
  return g_str_equal (now, path);
}

/* A file that gets another name is no new note: the one that it was follows it, and goes on with it. */
static void
test_watch_renamed (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "good.md", GOOD, -1), *folder = g_path_get_dirname (path);
  g_autofree char *renamed = g_build_filename (folder, "renamed.md", NULL);
  guint n_found = 0;

  g_signal_connect_swapped (hj_desk_get_watcher (self->window.desk), "found", G_CALLBACK (told_cb), &n_found);
  import (self, path);
  wait_for (count_notes (self) == 1);
  wait_for (is_watched (self, path));
  g_assert_cmpint (g_rename (path, renamed), ==, 0);
  wait_for (has_followed (self, renamed));
  wait_for (is_watched (self, renamed));
  save (renamed, "# Better\n\nA text of two words.\n\nAnd more.\n");
  wait_for (has_update (self));
  g_assert_cmpuint (count_notes (self), ==, 1);
  g_assert_cmpuint (n_found, ==, 0);
}

/* Where there is no monitor folders are looked at: what was there at the first look is not new, what comes later is. */
static void
test_watch_polled (Import *self, gconstpointer data)
{
  g_autofree char *one = write_file (self, "notes/one.md", "# One\n\nThe first of them.\n", -1);
  g_autofree char *two = write_file (self, "notes/two.md", "# Two\n\nThe second one.\n", -1);
  g_autofree char *old = write_file (self, "notes/old.md", "# Old\n\nNobody wants it.\n", -1);
  g_autofree char *folder = g_path_get_dirname (one), *three = NULL;
  HjWatcher *watcher = hj_desk_get_watcher (self->window.desk);
  guint n_found = 0, n_news = 0;

  import (self, one);
  wait_for (count_notes (self) == 1);
  import (self, two);
  wait_for (count_notes (self) == 2);
  wait_for (is_watched (self, two));
  g_hash_table_remove_all (watcher->monitors);
  g_signal_connect_swapped (watcher, "found", G_CALLBACK (told_cb), &n_found);
  g_signal_connect_swapped (watcher, "news", G_CALLBACK (told_cb), &n_news);
  hj_watcher_poll_folder (watcher, folder);
  g_assert_cmpuint (g_hash_table_size (watcher->appeared), ==, 0);
  three = write_file (self, "notes/three.md", "# Three\n\nA third that is new.\n", -1);
  wait_for (n_found > 0);
  wait_for (takes_found (self, 3));
  save (two, "# Two\n\nThe second one, which says more now.\n");
  wait_for (n_news > 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/import/watch", test_watch, 1000);
  ADD ("/import/watch-follow", test_watch_follow, 1000);
  ADD ("/import/watch-open", test_watch_open, 1000);
  ADD ("/import/watch-gone", test_watch_gone, 1000);
  ADD ("/import/watch-found", test_watch_found, 1000);
  ADD ("/import/watch-polled", test_watch_polled, 1000);
  ADD ("/import/watch-renamed", test_watch_renamed, 1000);
  return g_test_run ();
}
