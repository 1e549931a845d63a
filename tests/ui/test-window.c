/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page of the window opens, shows and goes; a review answered in it survives the death of the process. */
#include "hj-application.h"
#include "hj-catalogue.h"
#include "hj-diagram-tile.h"
#include "hj-diagrams-page.h"
#include "hj-desk.h"
#include "hj-editor-page.h"
#include "hj-lesson-page.h"
#include "hj-diagram-view.h"
#include "hj-note-view.h"
#include "hj-page-header.h"
#include "hj-sidebar.h"
#include "hj-preferences-window.h"
#include "hj-note-view.h"
#include "hj-search-panel-commands.h"
#include "hj-search-panel.h"
#include "hj-search-window.h"
#include "hj-card-dialog.h"
#include "hj-window.h"

#include "hj-page.h"
#include "hj-window-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>

#define CHILD "HANJANG_TEST_CHILD"

static const char *self_path;

static const char *const places[] = {
  "course", "lesson topic:multi-head-attention", "lesson topic:perceptron-mlp", "lesson topic:mlops-level-2#line-20",
  "notes", "glossary", "glossary softmax", "diagrams", "diagram attention-heatmap", "cards", "progress", "review", "sheet topic:gan-training",
  "today",
};

static void
test_places (void)
{
  static const int widths[] = {1280, 360};
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
    Fixture fixture;

    open_window (&fixture, library, widths[w]);
    g_assert_nonnull (hj_desk_get_library (fixture.desk));
    g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "today");
    for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
      hj_window_show (fixture.window, places[i]);
      g_assert_cmpstr (hj_window_get_place (fixture.window), ==, places[i]);
      turn (150);
    }
    close_window (&fixture);
  }
  hj_file_remove_tree (folder);
}

static void
test_languages (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;

  open_window (&fixture, library, 1280);
  hj_window_show (fixture.window, "lesson topic:diffusion-models");
  for (int lang = HJ_LANG_BOTH; lang >= HJ_LANG_KO; lang--) {
    hj_desk_set_lang (fixture.desk, lang);
    turn (150);
    g_assert_cmpint (hj_desk_get_lang (fixture.desk), ==, lang);
  }
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

static void
test_back (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;

  open_window (&fixture, library, 1000);
  hj_window_show (fixture.window, "diagrams");
  hj_window_show (fixture.window, "diagram gan-training-curves?seed=3");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.back", NULL);
  g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "diagrams");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.forward", NULL);
  g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "diagram gan-training-curves?seed=3");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.back", NULL);
  g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "diagrams");
  hj_window_show (fixture.window, "cards"); /* elsewhere: there is no way forward any more */
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.forward", NULL);
  g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "cards");
  hj_window_show (fixture.window, "diagrams");
  /* Also from one top-level page to another. */
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.back", NULL);
  g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "cards");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.forward", NULL);
  /* A place that does not exist changes nothing. */
  hj_window_show (fixture.window, "nowhere");
  g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "diagrams");
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

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

static GtkWidget *
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

/* Hits in titles, in notes, in cards and in topics that are still to be written: each is a row. */
static void
test_search (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  static const char *const queries[] = {"attention", "확산", "ㅎㅎㅎ nothing", "<b>", "%"};
  Fixture fixture;

  open_window (&fixture, library, 1000);
  hj_window_show (fixture.window, "notes");
  turn (150);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++) {
    GtkWidget *entry = find_shown (GTK_WIDGET (fixture.window), GTK_TYPE_SEARCH_ENTRY);

    g_assert_nonnull (entry);
    gtk_editable_set_text (GTK_EDITABLE (entry), queries[i]);
    turn (400);
    if (i < 2)
      g_assert_nonnull (find_shown (gtk_widget_get_parent (entry), ADW_TYPE_ACTION_ROW));
  }
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* What is typed is found and what is chosen is opened, with the keyboard in the field all the while. */
static void
test_search_panel (void)
{
  static const struct {
    const char *query, *place; /* where Enter leads at once, or NULL */
  } table[] = {
    {"드롭아웃", "lesson topic:dropout"},
    {"ㅇㅌㅅ ㅎㅌㅁ", "diagram attention-heatmap"},
    {"start reviewing", "review"},
    {"<b>&", NULL},
  };
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;

  open_window (&fixture, library, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autofree char *before = g_strdup (hj_window_get_place (fixture.window));
    HjSearchPanel *panel;
    GtkWidget *field;

    gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.find-anything", NULL);
    turn (150);
    panel = HJ_SEARCH_PANEL (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_SEARCH_PANEL));
    field = find_shown (GTK_WIDGET (panel), GTK_TYPE_TEXT);
    g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == field);
    hj_search_panel_type (panel, table[i].query);
    turn (100);
    g_signal_emit_by_name (field, "activate");
    turn (150);
    g_assert_cmpstr (hj_window_get_place (fixture.window), ==, table[i].place != NULL ? table[i].place : before);
    g_assert_true (gtk_widget_get_visible (GTK_WIDGET (panel)) == (table[i].place == NULL));
    hj_search_panel_close (panel);
  }
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* Whatever is found, the panel fits into the narrowest window. */
static void
test_search_width (void)
{
  static const char *const queries[] = {"", "multi-head", "sqrt", "softmax", "노트:어텐션"};
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;
  HjSearchPanel *panel;
  int least, natural;

  open_window (&fixture, library, 360);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.find-anything", NULL);
  turn (150);
  panel = HJ_SEARCH_PANEL (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_SEARCH_PANEL));
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++) {
    hj_search_panel_type (panel, queries[i]);
    turn (100);
    gtk_widget_measure (GTK_WIDGET (panel), GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
    g_assert_cmpint (least, <=, 360);
  }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL); /* text at 200 % */
  turn (300);
  gtk_widget_measure (GTK_WIDGET (panel), GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

static gboolean
press_find_anything (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    g_autoptr (GtkShortcut) shortcut = GTK_IS_SHORTCUT_CONTROLLER (controller)
                                         ? g_list_model_get_item (G_LIST_MODEL (controller), 0) : NULL;
    g_autofree char *key = shortcut == NULL ? NULL : gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

    if (g_strcmp0 (key, "<Control>k") == 0)
      return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, window, NULL);
  }
  return FALSE;
}

static GtkWidget *
find_in_windows (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
    GtkWidget *found = HJ_IS_WINDOW (window) ? NULL : find_shown (window, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Over a dialog the panel is a window of its own; what is chosen there closes both and is done in the window below. */
static void
test_search_over_dialog (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  HjSearchPanel *panel;
  GtkWindow *dialog;
  Fixture fixture;

  open_window (&fixture, library, 1000);
  hj_search_window_watch_dialogs (fixture.desk);
  dialog = GTK_WINDOW (hj_preferences_window_new (GTK_WINDOW (fixture.window), fixture.desk));
  gtk_window_present (dialog);
  turn (300);
  g_assert_true (press_find_anything (GTK_WIDGET (dialog)));
  turn (300);
  panel = HJ_SEARCH_PANEL (find_in_windows (HJ_TYPE_SEARCH_PANEL));
  hj_search_panel_type (panel, "드롭아웃");
  turn (100);
  g_signal_emit_by_name (find_shown (GTK_WIDGET (panel), GTK_TYPE_TEXT), "activate");
  turn (300);
  g_assert_null (find_in_windows (HJ_TYPE_SEARCH_PANEL));
  g_assert_null (find_in_windows (HJ_TYPE_PREFERENCES_WINDOW));
  g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "lesson topic:dropout");
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

static guint
count_shown (GtkWidget *widget, GType type)
{
  guint n = gtk_widget_get_mapped (widget) && g_type_is_a (G_OBJECT_TYPE (widget), type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_shown (child, type);
  return n;
}

/* The gallery shows the diagrams of a part, those that have the words, or both; it remembers. */
static void
test_gallery (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  GtkWidget *page, *words, *parts;
  Fixture fixture;
  guint all;

  open_window (&fixture, library, 1000);
  hj_window_show (fixture.window, "diagrams");
  turn (200);
  page = find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_DIAGRAMS_PAGE);
  words = find_shown (page, GTK_TYPE_SEARCH_ENTRY);
  parts = find_shown (page, GTK_TYPE_DROP_DOWN);
  all = count_shown (page, HJ_TYPE_DIAGRAM_TILE);
  g_assert_cmpuint (all, ==, hj_catalogue_get_length ());
  gtk_editable_set_text (GTK_EDITABLE (words), "히트맵");
  turn (400);
  g_assert_cmpuint (count_shown (page, HJ_TYPE_DIAGRAM_TILE), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (words), "없는다이어그램");
  turn (400);
  g_assert_cmpuint (count_shown (page, HJ_TYPE_DIAGRAM_TILE), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (words), "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (parts), 1);
  turn (400);
  g_assert_cmpuint (count_shown (page, HJ_TYPE_DIAGRAM_TILE), <, all);
  g_assert_cmpint (g_settings_get_int (hj_desk_get_settings (fixture.desk), "gallery-part"), ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (parts), 0);
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* What was found in the language that is not being read brings that language into view. */
static void
test_found_places (void)
{
  static const struct {
    const char *place;
    HjLang reader, after;
  } table[] = {
    {"lesson topic:multi-head-attention#line-12@ko~부분공간", HJ_LANG_EN, HJ_LANG_BOTH},
    {"lesson topic:multi-head-attention#line-12@en~subspaces", HJ_LANG_EN, HJ_LANG_EN},
    {"lesson topic:multi-head-attention#line-12@en~subspaces", HJ_LANG_KO, HJ_LANG_BOTH},
    {"lesson topic:multi-head-attention#line-12", HJ_LANG_KO, HJ_LANG_KO},
  };
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;

  open_window (&fixture, library, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    HjNoteView *view;
    guint position = 0, n;

    hj_window_show (fixture.window, "today");
    hj_desk_set_lang (fixture.desk, table[i].reader);
    hj_window_show (fixture.window, table[i].place);
    turn (200);
    g_assert_cmpint (hj_desk_get_lang (fixture.desk), ==, table[i].after);
    view = HJ_NOTE_VIEW (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_NOTE_VIEW));
    n = hj_note_view_count_found (view, &position);
    g_assert_cmpint (n > 0 && position > 0, ==, strchr (table[i].place, '~') != NULL);
  }
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

typedef struct {
  const char *text;
  GMenuModel *menu; /* (not owned) */
} LabelMenu;

static void
find_label_menu (GtkWidget *widget, LabelMenu *wanted)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), wanted->text)
      && gtk_label_get_extra_menu (GTK_LABEL (widget)) != NULL)
    wanted->menu = gtk_label_get_extra_menu (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_label_menu (child, wanted);
}

/* How many things the menu of the text TEXT offers. */
static int
count_choices (Fixture *fixture, const char *text)
{
  LabelMenu wanted = {text};
  g_autoptr (GMenuModel) section = NULL;

  find_label_menu (GTK_WIDGET (fixture->window), &wanted);
  if (wanted.menu == NULL)
    return 0;
  section = g_menu_model_get_item_link (wanted.menu, 0, G_MENU_LINK_SECTION);
  return g_menu_model_get_n_items (section);
}

static int
count_overrides (Fixture *fixture, gint64 note, gint64 *last)
{
  g_autoptr (GPtrArray) overrides = hj_library_list_overrides (hj_desk_get_library (fixture->desk), note, NULL);

  *last = overrides->len > 0 ? ((HjOverride *) overrides->pdata[overrides->len - 1])->id : 0;
  return (int) overrides->len;
}

/* The headings of one's own notes have a menu, those of the course have none; what it does can be taken back. */
static void
test_headings (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL), *place = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("# Note\n\n## Part\n\nA sentence.\n", 29);
  g_autoptr (HjImport) import = NULL;
  Fixture fixture;
  gint64 change;

  open_window (&fixture, library, 1000);
  import = hj_library_import_note (hj_desk_get_library (fixture.desk), bytes, "/tmp/note.md",
                                   hj_desk_get_now (fixture.desk), NULL);
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, import->note);
  hj_window_show (fixture.window, place);
  for (guint i = 0; i < 50 && count_choices (&fixture, "Note") == 0; i++)
    turn (100);
  g_assert_cmpint (count_choices (&fixture, "Note"), ==, 4); /* nothing is above it */
  g_assert_cmpint (count_choices (&fixture, "Part"), ==, 5);
  g_assert_cmpint (count_choices (&fixture, "A sentence."), ==, 1);

  gtk_widget_activate_action (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_LESSON_PAGE), "page.heading", "(si)",
                              "plain", 3);
  turn (300);
  g_assert_cmpint (count_choices (&fixture, "Part"), ==, 1);
  g_assert_cmpint (count_overrides (&fixture, import->note, &change), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.undo-heading", "(xx)", change, import->note);
  turn (300);
  g_assert_cmpint (count_choices (&fixture, "Part"), ==, 5);
  g_assert_cmpint (count_overrides (&fixture, import->note, &change), ==, 0);
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* The shown toggle of that name, or NULL. */
static GtkToggleButton *
find_toggle (GtkWidget *root, const char *name)
{
  if (GTK_IS_TOGGLE_BUTTON (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), name) == 0)
    return GTK_TOGGLE_BUTTON (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkToggleButton *found = find_toggle (child, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gint64
import_text (Fixture *fixture, const char *text, const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HjImport) import = hj_library_import_note (hj_desk_get_library (fixture->desk), bytes, path,
                                                        hj_desk_get_now (fixture->desk), NULL);

  g_assert_nonnull (import);
  return import->note;
}

/* The switch of languages is there for a note that says things in both, and changes its words. */
/* Whether some label of ROOT, shown or not, says WORDS. */
static gboolean
says (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), words) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* Words of one's own note that the language switch hides bring the note into view as it was written. */
static void
test_hidden_words (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL), *place = NULL;
  Fixture fixture;
  guint position = 0;
  gint64 note;

  open_window (&fixture, library, 1280);
  note = import_text (&fixture, "# 편향\n\n## 앞\n\n글이다.\n\n## 뒤\n\n모델의 귀납적 편향(Inductive Bias)은 크다.\n", "/tmp/two.md");
  hj_desk_set_lang (fixture.desk, HJ_LANG_EN);
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT "#line-9~귀납적 편향", note);
  hj_window_show (fixture.window, place);
  turn (300);
  g_assert_cmpint (hj_desk_get_lang (fixture.desk), ==, HJ_LANG_BOTH);
  g_assert_cmpuint (hj_note_view_count_found (HJ_NOTE_VIEW (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_NOTE_VIEW)), &position),
                    ==, 1);
  g_assert_cmpuint (position, ==, 1);
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

static gboolean
has_action (GtkWidget *widget, const char *wanted)
{
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; widget != NULL; i++) {
    if (!gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &name, &type, &property))
      return FALSE;
    if (g_str_equal (name, wanted))
      return TRUE;
  }
  return FALSE;
}

/* What a command of the panel does there is, and what it is given can be read. */
static void
check_command (Fixture *fixture, const HjSearchPanelCommand *command, HjPage *page)
{
  const char *dot = strchr (command->action, '.');
  g_autoptr (GVariant) target = command->target == NULL ? NULL : g_variant_ref_sink (g_variant_new_parsed (command->target));
  guint key;
  GdkModifierType state;

  if (!has_action (GTK_WIDGET (fixture->window), command->action) && !has_action (GTK_WIDGET (page), command->action)
      && !g_action_group_has_action (G_ACTION_GROUP (fixture->application), dot + 1)
      && !g_action_group_has_action (G_ACTION_GROUP (fixture->window), dot + 1)
      && !g_str_equal (command->action, "win.show-help-overlay"))
    g_test_fail_printf ("“%s”: there is no action %s", command->name, command->action);
  if (command->keys != NULL)
    g_assert_true (gtk_accelerator_parse (command->keys, &key, &state));
}

static void
test_commands (void)
{
  static const char *const at[] = {"lesson topic:gan-training", "editor new", "diagrams", "today"};
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;

  open_window (&fixture, library, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (at); i++) {
    g_autoptr (GPtrArray) commands = NULL;

    hj_window_show (fixture.window, at[i]);
    turn (200);
    commands = hj_search_panel_commands_find (NULL, hj_window_get_page (fixture.window), at[i]);
    g_assert_cmpuint (commands->len, >, 20);
    for (guint k = 0; k < commands->len; k++)
      check_command (&fixture, commands->pdata[k], hj_window_get_page (fixture.window));
  }
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* Before anything is typed the panel has what was opened last, but for the place one is at. */
static void
test_recent_places (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  HjSearchPanel *panel;
  Fixture fixture;

  open_window (&fixture, library, 1000);
  hj_window_show (fixture.window, "lesson topic:gan-training#line-20");
  hj_window_show (fixture.window, "diagram attention-heatmap?seed=3");
  hj_window_show (fixture.window, "lesson topic:diffusion-models");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.find-anything", NULL);
  turn (200);
  panel = HJ_SEARCH_PANEL (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_SEARCH_PANEL));
  g_signal_emit_by_name (find_shown (GTK_WIDGET (panel), GTK_TYPE_TEXT), "activate");
  turn (200);
  g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "diagram attention-heatmap");
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

static void
test_note_languages (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL), *place = NULL, *other = NULL;
  static const struct {
    const char *toggle, *words, *title, *section;
    HjLang lang;
  } cases[] = {{"English", "모델의 Inductive Bias는 크다.", "Inductive Bias", "Inductive Bias 둘", HJ_LANG_EN},
               {"한국어", "모델의 귀납적 편향은 크다.", "귀납적 편향", "귀납적 편향 둘", HJ_LANG_KO}};
  Fixture fixture;

  open_window (&fixture, library, 1280);
  hj_desk_set_lang (fixture.desk, HJ_LANG_BOTH);
  other = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, import_text (&fixture, "# 하나\n\n한 가지 말이다.\n", "/tmp/one.md"));
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT,
                           import_text (&fixture, "# 귀납적 편향(Inductive Bias)\n\n## 귀납적 편향(Inductive Bias) 둘\n\n"
                                        "모델의 귀납적 편향(Inductive Bias)은 크다.\n", "/tmp/two.md"));
  hj_window_show (fixture.window, other);
  turn (300);
  g_assert_cmpint (count_choices (&fixture, "한 가지 말이다."), ==, 1);
  g_assert_null (find_toggle (GTK_WIDGET (fixture.window), "English"));
  hj_window_show (fixture.window, place);
  turn (300);
  g_assert_cmpint (count_choices (&fixture, "모델의 귀납적 편향(Inductive Bias)은 크다."), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gtk_toggle_button_set_active (find_toggle (GTK_WIDGET (fixture.window), cases[i].toggle), TRUE);
    turn (300);
    g_assert_cmpint (hj_desk_get_lang (fixture.desk), ==, cases[i].lang);
    g_assert_cmpint (count_choices (&fixture, cases[i].words), ==, 1);
    g_assert_true (says (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_PAGE_HEADER), cases[i].title));
    g_assert_true (says (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_PAGE_HEADER), cases[i].section));
  }
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

static void
test_dialogs (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  GtkWindow *preferences, *card;
  Fixture fixture;

  open_window (&fixture, library, 1000);
  preferences = GTK_WINDOW (hj_preferences_window_new (GTK_WINDOW (fixture.window), fixture.desk));
  card = GTK_WINDOW (hj_card_dialog_new (GTK_WINDOW (fixture.window), fixture.desk, NULL));
  gtk_window_present (preferences);
  gtk_window_present (card);
  turn (200);
  gtk_window_destroy (preferences);
  gtk_window_destroy (card);
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* ---- a review survives ---- */

static HjPage *
find_page (GtkWidget *root)
{
  if (HJ_IS_PAGE (root) && gtk_widget_get_mapped (root))
    return HJ_PAGE (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child)) {
    HjPage *found = find_page (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* In the child: answers one card in the window as a key would, says so, and waits to be killed. */
G_NORETURN static void
run_child (const char *library)
{
  Fixture fixture;
  GtkWidget *page;

  open_window (&fixture, library, 1000);
  hj_window_show (fixture.window, "review");
  turn (300);
  page = GTK_WIDGET (find_page (GTK_WIDGET (fixture.window)));
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

/* Back within a lesson leads to where one was reading, not to where one came in. */
static void
test_back_in_lesson (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;
  HjNoteView *view;
  int before;

  open_window (&fixture, library, 1000);
  hj_window_show (fixture.window, "lesson topic:diffusion-models");
  turn (200);
  view = HJ_NOTE_VIEW (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_NOTE_VIEW));
  hj_note_view_scroll_to_block (view, 9);
  turn (200);
  before = hj_note_view_get_current_block (view);
  hj_window_show (fixture.window, "lesson topic:diffusion-models#line-10");
  turn (200);
  g_assert_cmpint (hj_note_view_get_current_block (view), !=, before);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.back", NULL);
  turn (200);
  g_assert_cmpint (hj_note_view_get_current_block (view), ==, before);
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

static int
count_read (Fixture *fixture, gint64 note)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (hj_desk_get_library (fixture->desk), note, NULL);

  g_assert_cmpint (info->sections, ==, 31);
  return info->sections_read;
}

/* What is read by hand can be taken back; Today goes on at the first section that is not read. */
static void
test_reading (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL), *place = NULL, *unread = NULL;
  g_autoptr (GString) text = g_string_new ("# Note\n\n");
  GtkWidget *page;
  Fixture fixture;
  gint64 note;

  for (int i = 0; i < 30; i++)
    g_string_append_printf (text, "## Part %d\n\nA sentence of part %d.\n\n", i, i);
  open_window (&fixture, library, 1000);
  note = import_text (&fixture, text->str, "/tmp/note.md");
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, note);
  hj_window_show (fixture.window, place);
  turn (300);
  page = find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_LESSON_PAGE);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.toggle-read", NULL);
  gtk_widget_activate_action (page, "page.mark-line", "(ib)", 7, TRUE);
  g_assert_cmpint (count_read (&fixture, note), ==, 2); /* not the title with all below it */
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.undo-mark", NULL);
  g_assert_cmpint (count_read (&fixture, note), ==, 1);
  gtk_widget_activate_action (page, "page.mark-line", "(ib)", 7, TRUE);
  hj_window_show (fixture.window, "today");
  turn (100);
  unread = g_strconcat (place, "#unread", NULL);
  hj_window_show (fixture.window, unread);
  turn (300);
  g_assert_cmpint (hj_note_view_get_current_block (HJ_NOTE_VIEW (find_shown (page, HJ_TYPE_NOTE_VIEW))), ==, 5);
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

/* What is built in idle moments takes its time on a busy machine. */
static GtkWidget *
await (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  for (int i = 0; i < 50 && (found = find_shown (root, type)) == NULL; i++)
    turn (100);
  return found;
}

/* Focus reading takes everything but the text away, and Escape brings it back. */
static void
test_focus (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  GtkWidget *page;
  Fixture fixture;

  open_window (&fixture, library, 1200);
  hj_window_show (fixture.window, "lesson topic:multi-head-attention");
  turn (600);
  page = find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_LESSON_PAGE);
  g_assert_nonnull (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_SIDEBAR));
  g_assert_nonnull (await (page, HJ_TYPE_DIAGRAM_VIEW));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.focus", NULL);
  turn (600);
  g_assert_null (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_SIDEBAR));
  g_assert_null (find_shown (page, HJ_TYPE_DIAGRAM_VIEW));
  g_assert_null (find_shown (page, GTK_TYPE_MENU_BUTTON));
  hj_window_show (fixture.window, "today"); /* only where one reads */
  turn (200);
  g_assert_nonnull (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_SIDEBAR));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.back", NULL);
  turn (400);
  g_assert_null (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_SIDEBAR));
  gtk_widget_activate_action (page, "page.leave-focus", NULL);
  turn (600);
  g_assert_nonnull (find_shown (page, GTK_TYPE_MENU_BUTTON));
  g_assert_nonnull (await (page, HJ_TYPE_DIAGRAM_VIEW));
  close_window (&fixture);
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
  g_test_add_func ("/window/places", test_places);
  g_test_add_func ("/window/languages", test_languages);
  g_test_add_func ("/window/back", test_back);
  g_test_add_func ("/window/back-in-lesson", test_back_in_lesson);
  g_test_add_func ("/window/reading", test_reading);
  g_test_add_func ("/window/tasks", test_tasks);
  g_test_add_func ("/window/focus", test_focus);
  g_test_add_func ("/window/broken-library", test_broken_library);
  g_test_add_func ("/window/import", test_import);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/search-panel", test_search_panel);
  g_test_add_func ("/window/search-width", test_search_width);
  g_test_add_func ("/window/search-over-dialog", test_search_over_dialog);
  g_test_add_func ("/window/found-places", test_found_places);
  g_test_add_func ("/window/hidden-words", test_hidden_words);
  g_test_add_func ("/window/recent-places", test_recent_places);
  g_test_add_func ("/window/commands", test_commands);
  g_test_add_func ("/window/gallery", test_gallery);
  g_test_add_func ("/window/editor", test_editor);
  g_test_add_func ("/window/headings", test_headings);
  g_test_add_func ("/window/note-languages", test_note_languages);
  g_test_add_func ("/window/dialogs", test_dialogs);
  g_test_add_func ("/window/killed", test_killed);
  return g_test_run ();
}
