/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import in the window: nothing is stored before the reader says so, and the report leads to its places. */
#include "hj-window-fixture.h"

#include "hj-more-list.h"
#include "hj-note-view.h"
#include "hj-report-view.h"

#include <string.h>

#define GOOD "# Good\n\nA text of two words.\n"
#define MISSING "# Missing\n\nOne.\n\n![CAM](cam.png)\n\nTwo.\n"

typedef struct {
  Fixture window;
  char *folder;
} Import;

static void
set_up (Import *self, gconstpointer data)
{
  g_autofree char *library = NULL;

  self->folder = make_folder ();
  library = g_build_filename (self->folder, "library.sqlite3", NULL);
  open_window (&self->window, library, data == NULL ? 1000 : GPOINTER_TO_INT (data));
}

static void
tear_down_folder (Import *self, gconstpointer data)
{
  hj_file_remove_tree (self->folder);
  g_free (self->folder);
}

static void
tear_down (Import *self, gconstpointer data)
{
  close_window (&self->window);
  tear_down_folder (self, data);
}

static char *
write_file (Import *self, const char *name, const char *contents, gssize length)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, contents, length, NULL));
  return path;
}

static void
import (Import *self, const char *path)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  hj_window_import (self->window.window, G_LIST_MODEL (files));
}

static gboolean
is_at (Import *self, const char *place)
{
  return g_str_has_prefix (hj_window_get_place (self->window.window), place);
}

/* Until CONDITION holds; 20 seconds is never. */
#define WAIT(condition)                                                                                              \
  G_STMT_START                                                                                                       \
  {                                                                                                                  \
    for (int i_ = 0; i_ < 400 && !(condition); i_++)                                                                 \
      turn (50);                                                                                                     \
    g_assert_true (condition);                                                                                       \
  }                                                                                                                  \
  G_STMT_END

static guint
count_notes (Import *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (hj_desk_get_library (self->window.desk), FALSE, NULL);

  return notes->len;
}

/* The N-th widget of TYPE that is seen, counting down from *N. */
static GtkWidget *
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

static GtkWidget *
find (Import *self, GType type, int n)
{
  return find_nth (GTK_WIDGET (self->window.window), type, &n);
}

static void
activate_page (Import *self, const char *action)
{
  GtkWidget *page = find (self, g_type_from_name ("HjImportPage"), 0);

  g_assert_nonnull (page);
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
}

/* ---- a single note ---- */

static void
test_plain (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "good.md", GOOD, -1);

  import (self, path);
  WAIT (count_notes (self) == 1);
  g_assert_true (is_at (self, "today"));
  import (self, path);
  turn (300);
  g_assert_cmpuint (count_notes (self), ==, 1);
}

static void
test_commit (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "missing.md", MISSING, -1);

  import (self, path);
  WAIT (is_at (self, "import"));
  g_assert_cmpuint (count_notes (self), ==, 0);
  activate_page (self, "page.commit");
  WAIT (is_at (self, "lesson note:"));
  g_assert_cmpuint (count_notes (self), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.back", NULL);
  g_assert_true (is_at (self, "today"));
}

static void
test_cancel (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "missing.md", MISSING, -1);

  import (self, path);
  WAIT (is_at (self, "import"));
  activate_page (self, "page.cancel");
  WAIT (is_at (self, "today"));
  g_assert_cmpuint (count_notes (self), ==, 0);
}

/* Another page meanwhile takes nothing away. */
static void
test_meanwhile (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "missing.md", MISSING, -1);

  import (self, path);
  WAIT (is_at (self, "import"));
  hj_window_show (self->window.window, "notes");
  turn (200);
  hj_window_show (self->window.window, "import plan");
  WAIT (find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  activate_page (self, "page.commit");
  WAIT (is_at (self, "lesson note:"));
  g_assert_cmpuint (count_notes (self), ==, 1);
}

/* The way out while files are still read. */
static void
test_closed (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "missing.md", MISSING, -1);

  import (self, path);
  import (self, path);
  WAIT (is_at (self, "import"));
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
  g_autofree char *path = write_file (self, "missing.md", MISSING, -1);
  g_autofree char *place = NULL;
  GtkWidget *view;
  int seen = 0;

  import (self, path);
  WAIT (is_at (self, "import") && find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  view = find (self, HJ_TYPE_REPORT_VIEW, 0);
  g_signal_connect (view, "place-activated", G_CALLBACK (place_cb), &seen);
  gtk_widget_activate (find (self, ADW_TYPE_ACTION_ROW, 0));
  WAIT (find (self, HJ_TYPE_NOTE_VIEW, 0) != NULL);
  g_assert_cmpint (seen, ==, 5);
  activate_page (self, "page.back");
  WAIT (find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  activate_page (self, "page.commit");
  WAIT (is_at (self, "lesson note:"));
  /* The report on a note of the library leads into the lesson. */
  place = g_strconcat ("import ", hj_window_get_place (self->window.window) + strlen ("lesson "), NULL);
  hj_window_show (self->window.window, place);
  WAIT (find (self, ADW_TYPE_ACTION_ROW, 0) != NULL);
  gtk_widget_activate (find (self, ADW_TYPE_ACTION_ROW, 0));
  WAIT (is_at (self, "lesson note:"));
  g_assert_true (g_str_has_suffix (hj_window_get_place (self->window.window), "#line-5"));
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
  WAIT (is_at (self, "import") && find (self, HJ_TYPE_MORE_LIST, 0) != NULL);
  list = find (self, HJ_TYPE_MORE_LIST, 0);
  g_assert_cmpuint (hj_more_list_get_shown (HJ_MORE_LIST (list)), ==, 6);
  gtk_widget_activate (find (self, ADW_TYPE_ACTION_ROW, 6));
  WAIT (hj_more_list_get_shown (HJ_MORE_LIST (list)) == 26);
  turn (100);
  gtk_widget_activate (find (self, ADW_TYPE_ACTION_ROW, 26));
  WAIT (hj_more_list_get_shown (HJ_MORE_LIST (list)) == 40);
}

/* ---- choices ---- */

/* Bold labels in numbers are headings; a picture under a heading that names what a diagram shows is offered one. */
static char *
dup_labels (void)
{
  GString *text = g_string_new ("# Labels\n\n");

  for (int i = 1; i <= 13; i++)
    g_string_append_printf (text, "**%d. Method %d**:\n\n- detail %d\n\n", i, i, i);
  g_string_append (text, "# 모드 붕괴\n\n![](a.png)\n\nLoRA (Row-rank Adaptation)\n");
  return g_string_free (text, FALSE);
}

static HjOverride *
find_override (GPtrArray *overrides, HjOverrideKind kind)
{
  for (guint i = 0; i < overrides->len; i++)
    if (((HjOverride *) overrides->pdata[i])->kind == kind)
      return overrides->pdata[i];
  return NULL;
}

static gboolean
change_heading (Import *self, int line, const char *how)
{
  gboolean done = FALSE;

  g_signal_emit_by_name (find (self, HJ_TYPE_REPORT_VIEW, 0), "heading-changed", line, how, &done);
  return done;
}

/* What is chosen before the note is stored is stored with it; what is chosen later is kept at once. */
static void
test_choices (Import *self, gconstpointer data)
{
  g_autofree char *text = dup_labels ();
  g_autofree char *path = write_file (self, "labels.md", text, -1);
  HjLibrary *library = hj_desk_get_library (self->window.desk);
  g_autoptr (GPtrArray) overrides = NULL, later = NULL;
  g_autofree char *place = NULL;
  gint64 note;

  import (self, path);
  WAIT (is_at (self, "import") && find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  g_assert_true (change_heading (self, 7, "plain"));
  g_assert_true (change_heading (self, 11, "plain"));
  g_assert_true (change_heading (self, 11, "back"));
  g_signal_emit_by_name (find (self, HJ_TYPE_REPORT_VIEW, 0), "correction-toggled", 0, FALSE);
  activate_page (self, "page.commit");
  WAIT (is_at (self, "lesson note:"));
  note = g_ascii_strtoll (hj_window_get_place (self->window.window) + strlen ("lesson note:"), NULL, 10);
  overrides = hj_library_list_overrides (library, note, NULL);
  g_assert_cmpuint (overrides->len, ==, 3);
  g_assert_cmpint (find_override (overrides, HJ_OVERRIDE_CORRECTION)->line, ==, 59);
  g_assert_cmpint (find_override (overrides, HJ_OVERRIDE_PLAIN)->line, ==, 7);
  g_assert_true (g_str_has_prefix (find_override (overrides, HJ_OVERRIDE_DIAGRAM)->value, "gan-training-curves"));

  place = g_strdup_printf ("import note:%" G_GINT64_FORMAT, note);
  hj_window_show (self->window.window, place);
  WAIT (find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  g_assert_true (change_heading (self, 15, "demote"));
  g_signal_emit_by_name (find (self, HJ_TYPE_REPORT_VIEW, 0), "diagram-toggled", 0, FALSE);
  g_signal_emit_by_name (find (self, HJ_TYPE_REPORT_VIEW, 0), "correction-toggled", 0, TRUE);
  later = hj_library_list_overrides (library, note, NULL);
  g_assert_cmpint (find_override (later, HJ_OVERRIDE_DEMOTE)->line, ==, 15);
  g_assert_cmpstr (find_override (later, HJ_OVERRIDE_DIAGRAM)->value, ==, "");
  g_assert_null (find_override (later, HJ_OVERRIDE_CORRECTION));
  g_assert_true (change_heading (self, 15, "back"));
}

/* ---- left as written ---- */

/* The first button with LABEL, as a screen reader or a pointer finds it. */
static GtkWidget *
find_button (Import *self, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = find (self, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (button)
        && (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0
            || g_strcmp0 (gtk_widget_get_tooltip_text (button), label) == 0))
      return button;
  return NULL;
}

static void
press (Import *self, const char *label)
{
  WAIT (find_button (self, label) != NULL);
  g_signal_emit_by_name (find_button (self, label), "clicked");
  turn (50);
}

static guint
count_blocks (HjLibrary *library, gint64 note)
{
  g_autoptr (HjNote) read = hj_library_read_note (library, note, NULL);

  return read->blocks->len;
}

#define GLUED "이것은 앞의 문단입니다.이것은 뒤의 문단이고 조금 길어야 한다\n"

/* A repair is taken back before the note is stored, and done again in the report of the stored note. */
static void
test_left (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "left.md", "# Left\n\n" GLUED, -1), *place = NULL;
  HjLibrary *library = hj_desk_get_library (self->window.desk);
  g_autoptr (GPtrArray) overrides = NULL, later = NULL;
  gint64 note;

  import (self, path);
  WAIT (is_at (self, "import"));
  press (self, "Leave as Written");
  g_assert_nonnull (find_button (self, "Mend Again"));
  g_assert_null (find_button (self, "Leave as Written"));
  press (self, "Mend Again");
  press (self, "Leave as Written");
  activate_page (self, "page.commit");
  WAIT (is_at (self, "lesson note:"));
  note = g_ascii_strtoll (hj_window_get_place (self->window.window) + strlen ("lesson note:"), NULL, 10);
  overrides = hj_library_list_overrides (library, note, NULL);
  g_assert_cmpuint (overrides->len, ==, 1);
  g_assert_cmpstr (find_override (overrides, HJ_OVERRIDE_REPAIR)->value, ==, "run-on");
  g_assert_cmpuint (count_blocks (library, note), ==, 2);

  place = g_strdup_printf ("import note:%" G_GINT64_FORMAT, note);
  hj_window_show (self->window.window, place);
  press (self, "Mend Again");
  later = hj_library_list_overrides (library, note, NULL);
  g_assert_cmpuint (later->len, ==, 0);
  g_assert_cmpuint (count_blocks (library, note), ==, 3);
}

/* At twice the size of text nothing is wider than the narrowest window that is promised. */
static void
test_large (Import *self, gconstpointer data)
{
  g_autofree char *text = dup_labels ();
  g_autofree char *path = write_file (self, "labels.md", text, -1);
  int dpi, width;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  import (self, path);
  WAIT (is_at (self, "import") && find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  gtk_widget_measure (find (self, g_type_from_name ("HjImportPage"), 0), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (width, <=, 360);
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
  WAIT (is_at (self, "import") && find (self, HJ_TYPE_MORE_LIST, 0) != NULL);
  g_assert_cmpuint (hj_more_list_get_shown (HJ_MORE_LIST (find (self, HJ_TYPE_MORE_LIST, 0))), ==, 3);
  gtk_widget_activate (find (self, ADW_TYPE_ACTION_ROW, 1));
  WAIT (find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  activate_page (self, "page.back");
  WAIT (find (self, HJ_TYPE_REPORT_VIEW, 0) == NULL);
  activate_page (self, "page.commit");
  WAIT (is_at (self, "notes"));
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
  WAIT (is_at (self, "import"));
  g_assert_cmpuint (count_notes (self), ==, 0);
  activate_page (self, "page.commit");
  activate_page (self, "page.commit");
  activate_page (self, "page.back");
  WAIT (is_at (self, "notes"));
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
  WAIT (is_at (self, "import"));
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
  WAIT (find_dialog () != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_dialog ()), "broken.zip"));
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  g_assert_true (is_at (self, "today"));
  g_assert_cmpuint (count_notes (self), ==, 0);
}

/* ---- files that change ---- */

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
  WAIT (count_notes (self) == 1);
  WAIT (is_watched (self, path));
  save (path, "# Better\n\nA text of two words.\n\nAnd more.\n");
  turn (1500);
  g_assert_true (has_title (self, "Good")); /* nobody was asked yet */
  WAIT (has_update (self));
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
  WAIT (count_notes (self) == 1);
  WAIT (is_watched (self, path));
  notes = hj_library_list_notes (hj_desk_get_library (self->window.desk), FALSE, NULL);
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT "#line-61", ((HjNoteInfo *) notes->pdata[0])->id);
  hj_window_show (self->window.window, place);
  WAIT (find (self, HJ_TYPE_NOTE_VIEW, 0) != NULL);
  view = HJ_NOTE_VIEW (find (self, HJ_TYPE_NOTE_VIEW, 0));
  WAIT (hj_note_view_get_current_block (view) == 30);
  changed = g_strdup_printf ("# Better\n\nOne.\n\nTwo.\n\n%s", text->str + strlen ("# Good\n\n"));
  save (path, changed);
  WAIT (has_update (self));
  WAIT (hj_note_view_get_current_block (view) == 32);
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
  WAIT (count_notes (self) == 1);
  WAIT (is_watched (self, path));
  g_unlink (path);
  WAIT (hj_watcher_is_gone (watcher, path));
  g_assert_cmpuint (count_notes (self), ==, 1);
  g_assert_true (g_file_set_contents (path, GOOD, -1, NULL));
  WAIT (!hj_watcher_is_gone (watcher, path));
}

static gboolean
takes_found (Import *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.import-found", NULL);
  return count_notes (self) == 3;
}

/* A file that comes to a folder of notes is offered, and imported when the learner says so; a copy of a note is not. */
static void
test_watch_found (Import *self, gconstpointer data)
{
  g_autofree char *one = write_file (self, "notes/one.md", "# One\n\nThe first of them.\n", -1);
  g_autofree char *two = write_file (self, "notes/two.md", "# Two\n\nThe second one.\n", -1);
  g_autofree char *folder = g_path_get_dirname (one);
  g_autofree char *other = NULL, *copy = NULL;

  import (self, folder);
  WAIT (is_at (self, "import"));
  activate_page (self, "page.commit");
  WAIT (count_notes (self) == 2);
  WAIT (is_watched (self, two));
  copy = write_file (self, "notes/copy.md", "# Two\n\nThe second one.\n", -1);
  other = write_file (self, "elsewhere/four.md", "# Four\n\nIn no folder of notes.\n", -1);
  turn (1500);
  g_assert_false (takes_found (self));
  g_free (write_file (self, "notes/three.md", "# Three\n\nA third that is new.\n", -1));
  turn (300);
  g_assert_cmpuint (count_notes (self), ==, 2); /* nobody was asked yet */
  WAIT (takes_found (self));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, function, width)                                                                                   \
  g_test_add (path, Import, GINT_TO_POINTER (width), set_up, function, tear_down)
  ADD ("/import/plain", test_plain, 1000);
  ADD ("/import/commit", test_commit, 1000);
  ADD ("/import/cancel", test_cancel, 360);
  ADD ("/import/meanwhile", test_meanwhile, 1000);
  ADD ("/import/closed", test_closed, 1000);
  ADD ("/import/place", test_place, 1000);
  ADD ("/import/many", test_many, 360);
  ADD ("/import/choices", test_choices, 1000);
  ADD ("/import/left", test_left, 1000);
  ADD ("/import/large", test_large, 360);
  ADD ("/import/folder", test_folder, 360);
  g_test_add ("/import/closed-storing", Import, NULL, set_up, test_closed_storing, tear_down_folder);
  ADD ("/import/sixty", test_sixty, 1000);
  ADD ("/import/broken", test_broken, 1000);
  ADD ("/import/watch", test_watch, 1000);
  ADD ("/import/watch-open", test_watch_open, 1000);
  ADD ("/import/watch-gone", test_watch_gone, 1000);
  ADD ("/import/watch-found", test_watch_found, 1000);
#undef ADD
  return g_test_run ();
}
