/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page of the window opens, shows and goes, in either language, and the way back leads where one was. */
#include "hj-card-dialog.h"
#include "hj-catalogue.h"
#include "hj-diagram-tile.h"
#include "hj-diagrams-page.h"
#include "hj-note-view.h"
#include "hj-page-header.h"
#include "hj-preferences-window.h"
#include "hj-section-list.h"
#include "hj-window-fixture.h"

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

/* What the header calls the lesson, or the list of its sections the first of them. (transfer full) */
static char *
dup_title (Fixture *fixture, gboolean of_section)
{
  GtkWidget *list;
  char *title = NULL;

  if (!of_section) {
    g_object_get (find_shown (GTK_WIDGET (hj_window_get_page (fixture->window)), HJ_TYPE_PAGE_HEADER), "title", &title, NULL);
    return title;
  }
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sections", NULL);
  turn (150);
  list = find_shown (GTK_WIDGET (fixture->window), HJ_TYPE_SECTION_LIST);
  title = g_strdup (gtk_label_get_text (GTK_LABEL (find_shown (list, GTK_TYPE_LABEL))));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER)));
  return title;
}

/* Titles are in the language of the reader, or in both. */
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
    for (int of_section = 0; of_section < 2; of_section++) {
      g_autofree char *title = dup_title (&fixture, of_section);

      g_assert_cmpint (strstr (title, " · ") != NULL, ==, lang == HJ_LANG_BOTH);
      g_assert_cmpint (g_ascii_isalpha (*title), ==, lang == HJ_LANG_EN);
    }
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

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/places", test_places);
  g_test_add_func ("/window/languages", test_languages);
  g_test_add_func ("/window/back", test_back);
  g_test_add_func ("/window/back-in-lesson", test_back_in_lesson);
  g_test_add_func ("/window/gallery", test_gallery);
  g_test_add_func ("/window/dialogs", test_dialogs);
  return g_test_run ();
}
