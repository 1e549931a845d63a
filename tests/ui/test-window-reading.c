/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson in the window: what is read is remembered, and its headings, languages and focus are the reader's. */
#include "hj-diagram-view.h"
#include "hj-lesson-page.h"
#include "hj-note-view.h"
#include "hj-page-header.h"
#include "hj-sidebar.h"
#include "hj-window-fixture.h"

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
  gtk_widget_activate_action (page, "page.note-read", NULL);
  g_assert_cmpint (count_read (&fixture, note), >=, 30);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.undo-mark", NULL);
  g_assert_cmpint (count_read (&fixture, note), ==, 2);
  hj_window_show (fixture.window, "today");
  turn (100);
  unread = g_strconcat (place, "#unread", NULL);
  hj_window_show (fixture.window, unread);
  turn (300);
  g_assert_cmpint (hj_note_view_get_current_block (HJ_NOTE_VIEW (find_shown (page, HJ_TYPE_NOTE_VIEW))), ==, 5);
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
  GSettings *settings;
  Fixture fixture;

  open_window (&fixture, library, 1200);
  settings = hj_desk_get_settings (fixture.desk);
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
  g_assert_true (settings == NULL || g_settings_get_boolean (settings, "focus-reading"));
  hj_window_show (fixture.window, "today"); /* only where one reads */
  turn (200);
  g_assert_nonnull (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_SIDEBAR));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.back", NULL);
  turn (400);
  g_assert_null (find_shown (GTK_WIDGET (fixture.window), HJ_TYPE_SIDEBAR));
  gtk_widget_activate_action (page, "page.leave-focus", NULL);
  turn (600);
  g_assert_nonnull (find_shown (page, GTK_TYPE_MENU_BUTTON));
  g_assert_false (settings != NULL && g_settings_get_boolean (settings, "focus-reading"));
  g_assert_nonnull (await (page, HJ_TYPE_DIAGRAM_VIEW));
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
  Fixture fixture;
  gint64 note, change;

  open_window (&fixture, library, 1000);
  note = import_text (&fixture, "# Note\n\n## Part\n\nA sentence.\n", "/tmp/note.md");
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, note);
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
  g_assert_cmpint (count_overrides (&fixture, note, &change), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.undo-heading", "(xx)", change, note);
  turn (300);
  g_assert_cmpint (count_choices (&fixture, "Part"), ==, 5);
  g_assert_cmpint (count_overrides (&fixture, note, &change), ==, 0);
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

/* The switch of languages is there for a note that says things in both, and changes its words. */
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

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/reading", test_reading);
  g_test_add_func ("/window/focus", test_focus);
  g_test_add_func ("/window/headings", test_headings);
  g_test_add_func ("/window/note-languages", test_note_languages);
  return g_test_run ();
}
