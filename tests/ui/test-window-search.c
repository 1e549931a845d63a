/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in the window: what is typed is found, what is chosen is opened, every command can be done. */
#include "hj-actions.h"
#include "hj-course.h"
#include "hj-note-view.h"
#include "hj-page.h"
#include "hj-preferences-window.h"
#include "hj-search-panel-commands.h"
#include "hj-search-panel.h"
#include "hj-search-recent.h"
#include "hj-search-window.h"
#include "hj-window-fixture.h"

#include <string.h>

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
    const char *words = strchr (table[i].place, '~');
    HjNoteView *view;
    guint position = 0, n;

    hj_window_show (fixture.window, "today");
    hj_desk_set_lang (fixture.desk, table[i].reader);
    hj_window_show (fixture.window, table[i].place);
    turn (200);
    g_assert_cmpint (hj_desk_get_lang (fixture.desk), ==, table[i].after);
    view = HJ_NOTE_VIEW (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_NOTE_VIEW));
    n = hj_note_view_count_found (view, &position);
    g_assert_cmpint (n > 0 && position > 0, ==, words != NULL);
    if (words != NULL)
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_shown (GTK_WIDGET (hj_window_get_page (fixture.window)),
                                                                        GTK_TYPE_SEARCH_ENTRY))), ==, words + 1);
  }
  close_window (&fixture);
  hj_file_remove_tree (folder);
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

static guint
count_recent (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = hj_search_recent_create_places (fixture->desk, hj_window_get_place (fixture->window));

  for (guint i = 0; i < rows->len; i++)
    g_object_unref (g_object_ref_sink (rows->pdata[i]));
  return rows->len;
}

/* Before anything is typed the panel has what was opened last, each place once, but for the one one is at. */
static void
test_recent_places (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  HjSearchPanel *panel;
  Fixture fixture;

  open_window (&fixture, library, 1000);
  g_settings_reset (hj_desk_get_settings (fixture.desk), "recent-places");
  hj_window_show (fixture.window, "diagram attention-heatmap");
  hj_window_show (fixture.window, "lesson topic:gan-training#line-20");
  hj_window_show (fixture.window, "diagram attention-heatmap?seed=3");
  hj_window_show (fixture.window, "lesson topic:diffusion-models");
  g_assert_cmpuint (count_recent (&fixture), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.find-anything", NULL);
  turn (200);
  panel = HJ_SEARCH_PANEL (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_SEARCH_PANEL));
  g_signal_emit_by_name (find_shown (GTK_WIDGET (panel), GTK_TYPE_TEXT), "activate");
  turn (200);
  g_assert_cmpstr (hj_window_get_place (fixture.window), ==, "diagram attention-heatmap");
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* What a command of the panel does there is, and what it is given can be read. */
static void
check_command (Fixture *fixture, const HjSearchPanelCommand *command, HjPage *page)
{
  const char *dot = strchr (command->action, '.');
  g_autoptr (GVariant) target = command->target == NULL ? NULL : g_variant_ref_sink (g_variant_new_parsed (command->target));
  guint key;
  GdkModifierType state;

  if (!hj_action_exists (GTK_WIDGET (fixture->window), command->action) && !hj_action_exists (GTK_WIDGET (page), command->action)
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
    commands = hj_search_panel_commands_find (NULL, fixture.window);
    g_assert_cmpuint (commands->len, >, 20);
    for (guint k = 0; k < commands->len; k++)
      check_command (&fixture, commands->pdata[k], hj_window_get_page (fixture.window));
  }
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* What the page or the window cannot do just now is no command: topics before the first, a way back from the start. */
static void
test_commands_switched_off (void)
{
  static const struct {
    const char *place, *action;
    gboolean found;
  } table[] = {
    {"today", "win.back", FALSE},
    {"lesson topic:%s", "win.back", TRUE},
    {"lesson topic:%s", "win.forward", FALSE},
    {"lesson topic:%s", "win.previous", FALSE},
    {"lesson topic:%s", "win.next", TRUE},
    {"editor new", "page.save", FALSE},
  };
  const char *first = NULL;
  g_autofree char *folder = make_folder ();
  g_autofree char *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;

  for (guint i = 0; first == NULL; i++)
    first = hj_course_get_topic (i)->complete ? hj_course_get_topic (i)->id : NULL;
  open_window (&fixture, library, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_auto (GStrv) parts = g_strsplit (table[i].place, "%s", 2);
    g_autofree char *place = g_strjoinv (first, parts);
    g_autoptr (GPtrArray) commands = NULL;
    gboolean found = FALSE;

    hj_window_show (fixture.window, place);
    turn (200);
    commands = hj_search_panel_commands_find (NULL, fixture.window);
    for (guint k = 0; k < commands->len; k++)
      found |= g_str_equal (((const HjSearchPanelCommand *) commands->pdata[k])->action, table[i].action);
    if (found != table[i].found)
      g_test_fail_printf ("%s: %s", place, table[i].action);
  }
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/search-panel", test_search_panel);
  g_test_add_func ("/window/search-width", test_search_width);
  g_test_add_func ("/window/search-over-dialog", test_search_over_dialog);
  g_test_add_func ("/window/found-places", test_found_places);
  g_test_add_func ("/window/hidden-words", test_hidden_words);
  g_test_add_func ("/window/recent-places", test_recent_places);
  g_test_add_func ("/window/commands", test_commands);
  g_test_add_func ("/window/commands-switched-off", test_commands_switched_off);
  return g_test_run ();
}
