/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the learner gives to the window is kept: files, notes, drafts, ticks, and a review when the process dies. */
#include "hj-editor-page.h"
#include "hj-note-view.h"
#include "hj-page.h"
#include "hj-window-fixture.h"

#include <signal.h>
#include <string.h>

#define CHILD "HANJANG_TEST_CHILD"

static const char *self_path;

static void
test_broken_library (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  g_autofree char *after = NULL;
  Fixture fixture;

  g_assert_true (g_file_set_contents (library, "this is no library at all, only words", -1, NULL));
  open_window (&fixture, library, 800);
  g_assert_null (hj_desk_get_library (fixture.desk));
  g_assert_null (hj_window_get_place (fixture.window));
  /* Nothing was written over it, and there is a way on. */
  g_assert_true (g_file_get_contents (library, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "this is no library at all, only words");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.open-temporary", NULL);
  turn (300);
  g_assert_true (hj_desk_is_temporary (fixture.desk));
  g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "today");
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

static void
test_import (void)
{
  static const struct {
    const char *name, *contents;
    gsize length;
    guint n_notes;
  } cases[] = {
    {"good.md", "# Good\n\nQ: why\nA: because\n", 26, 1},
    {"empty.md", "", 0, 1},
    {"binary.md", "\x7f""ELF\0\1\2\0\0\0\0\0\0\0", 14, 1},
    {"missing.md", NULL, 0, 1},
  };
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;

  open_window (&fixture, library, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
    g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
    g_autoptr (GFile) file = g_file_new_for_path (path);

    if (cases[i].contents != NULL)
      g_assert_true (g_file_set_contents (path, cases[i].contents, cases[i].length, NULL));
    g_list_store_append (files, file);
    hj_window_import (fixture.window, G_LIST_MODEL (files));
    turn (500);
    g_assert_cmpuint (hj_desk_count_notes (fixture.desk), ==, cases[i].n_notes);
  }
  /* The sentences about the bad files are windows of their own. */
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture.application))), >=, 1);
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* A note is written, saved, and what is typed after that is not lost when the page is left. */
static void
test_editor (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  g_autofree char *markdown = NULL, *draft = NULL, *place = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter from, to;
  Fixture fixture;
  gint64 id;

  open_window (&fixture, library, 1000);
  hj_window_show (fixture.window, "editor new");
  turn (150);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_shown (GTK_WIDGET (fixture.window), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_insert_at_cursor (buffer, "# 쓴 노트\n\n본문\n", -1);
  turn (400);
  gtk_widget_activate_action (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_EDITOR_PAGE), "page.save", NULL);
  turn (150);
  notes = hj_library_list_notes (hj_desk_get_library (fixture.desk), FALSE, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  id = ((HjNoteInfo *) notes->pdata[0])->id;
  markdown = hj_library_dup_note_markdown (hj_desk_get_library (fixture.desk), id, NULL);
  g_assert_cmpstr (markdown, ==, "# 쓴 노트\n\n본문\n");

  gtk_text_buffer_insert_at_cursor (buffer, "더", -1);
  hj_window_show (fixture.window, "today");
  draft = hj_library_dup_draft (hj_desk_get_library (fixture.desk), id, NULL);
  g_assert_nonnull (strstr (draft, "더"));
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, id);
  hj_window_show (fixture.window, place);
  turn (150);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.edit", NULL);
  turn (150);
  g_assert_true (g_str_has_prefix (hj_window_get_place (fixture.window), "editor note:"));
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* The nth box of a task in ROOT, or NULL. */
static GtkWidget *
find_check (GtkWidget *root, int *n)
{
  if (GTK_IS_CHECK_BUTTON (root) && gtk_widget_get_mapped (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_check (child, n);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
is_ticked (GtkWidget *root, int n)
{
  GtkWidget *check = find_check (root, &n);

  g_assert_nonnull (check);
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

/* A tick goes into the note and can be taken back. */
static void
test_tasks (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL), *place = NULL, *markdown = NULL;
  GtkWidget *view;
  Fixture fixture;
  gint64 note;
  int second = 1;

  open_window (&fixture, library, 1000);
  note = import_text (&fixture, "# Tasks\n\n- [x] one\n- [ ] two\n", "/tmp/tasks.md");
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, note);
  hj_window_show (fixture.window, place);
  turn (600);
  view = find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_NOTE_VIEW);
  g_assert_true (is_ticked (view, 0));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (view, &second)), TRUE);
  turn (600);
  g_assert_true (is_ticked (view, 1));
  markdown = hj_library_dup_note_markdown (hj_desk_get_library (fixture.desk), note, NULL);
  g_assert_cmpstr (markdown, ==, "# Tasks\n\n- [x] one\n- [x] two\n");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.undo-task", "(xib)", note, 4, FALSE);
  turn (600);
  g_assert_false (is_ticked (view, 1));
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* The button of a notice that does ACTION, or NULL. */
static GtkWidget *
find_action (GtkWidget *root, const char *action)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_action (child, action);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
is_suspended (Fixture *fixture, gint64 note)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (hj_desk_get_library (fixture->desk), HJ_CARDS_TAKEN, note, NULL, NULL);

  g_assert_cmpuint (cards->len, ==, 1);
  return ((HjCard *) cards->pdata[0])->suspended;
}

/* A card is suspended, and the notice on another page takes that back. */
static void
test_cards (void)
{
  g_autofree char *folder = make_folder (), *library = g_build_filename (folder, "library.sqlite3", NULL), *place = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  GtkWidget *undo;
  Fixture fixture;
  gint64 note;
  int n;

  open_window (&fixture, library, 1000);
  note = import_text (&fixture, "# Cards\n\nQ: why\nA: because\n", "/tmp/cards.md");
  g_assert_true (hj_library_take_note_cards (hj_desk_get_library (fixture.desk), note, &n, NULL));
  cards = hj_library_list_cards (hj_desk_get_library (fixture.desk), HJ_CARDS_TAKEN, note, NULL, NULL);
  g_assert_cmpuint (cards->len, ==, 1);
  place = g_strdup_printf ("cards card:%" G_GINT64_FORMAT, ((HjCard *) cards->pdata[0])->id);
  hj_window_show (fixture.window, place);
  turn (600);
  gtk_widget_activate_action (GTK_WIDGET (hj_window_get_page (fixture.window)), "page.suspend", NULL);
  g_assert_true (is_suspended (&fixture, note));
  hj_window_show (fixture.window, "today");
  turn (600);
  undo = find_action (GTK_WIDGET (fixture.window), "win.undo-cards");
  g_assert_nonnull (undo);
  gtk_widget_activate (undo);
  turn (300);
  g_assert_false (is_suspended (&fixture, note));
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* ---- a review survives ---- */

/* In the child: answers one card in the window as a key would, says so, and waits to be killed. */
G_NORETURN static void
run_child (const char *library)
{
  Fixture fixture;
  GtkWidget *page;

  open_window (&fixture, library, 1000);
  hj_window_show (fixture.window, "review");
  turn (300);
  page = find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_PAGE);
  gtk_widget_activate_action (page, "page.advance", NULL);
  gtk_widget_activate_action (page, "page.grade", "i", HJ_GRADE_GOOD);
  g_print ("answered\n");
  fflush (stdout);
  for (;;)
    turn (1000);
}

static void
test_killed (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library_path = g_build_filename (folder, "library.sqlite3", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (HjLibrary) library = NULL;
  g_autoptr (GArray) reviews = NULL;
  g_autofree char *line = NULL;

  g_subprocess_launcher_setenv (launcher, CHILD, library_path, TRUE);
  child = g_subprocess_launcher_spawn (launcher, NULL, self_path, NULL);
  g_assert_nonnull (child);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  g_assert_cmpstr (line, ==, "answered");
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);

  library = hj_library_open (library_path, NULL);
  g_assert_nonnull (library);
  reviews = hj_library_list_reviews (library, 0, NULL);
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_cmpint (g_array_index (reviews, HjReview, 0).grade, ==, HJ_GRADE_GOOD);
  g_assert_true (hj_library_can_undo (library));
  g_clear_object (&library);
  hj_file_remove_tree (folder);
}

int
main (int argc, char **argv)
{
  self_path = argv[0];
  if (g_getenv (CHILD) != NULL) {
    gtk_init ();
    run_child (g_getenv (CHILD));
  }
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/broken-library", test_broken_library);
  g_test_add_func ("/window/import", test_import);
  g_test_add_func ("/window/editor", test_editor);
  g_test_add_func ("/window/tasks", test_tasks);
  g_test_add_func ("/window/cards", test_cards);
  g_test_add_func ("/window/killed", test_killed);
  return g_test_run ();
}
