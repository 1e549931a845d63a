/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms in a lesson: what the card of one says and offers, in either language, and what the preference changes. */
#include "hj-find-bar.h"
#include "hj-note-terms.h"
#include "hj-window-fixture.h"

#include <string.h>

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

typedef struct {
  Fixture window;
  char *folder;
  HjNoteView *view;
} Lesson;

/* A note of the learner's own with an idea of the course, and a pair that it alone has. */
static void
open_lesson (Lesson *lesson)
{
  static const char text[] = "# 노트\n\n**바람개비 법칙**(Pinwheel Law)이란 말을 쓴다.\n\n드롭아웃은 뉴런을 끈다.\n";
  g_autofree char *library = NULL, *place = NULL;
  gint64 note;

  lesson->folder = make_folder ();
  library = g_build_filename (lesson->folder, "library.sqlite3", NULL);
  open_window (&lesson->window, library, 1000);
  hj_desk_set_lang (lesson->window.desk, HJ_LANG_KO);
  note = import_text (&lesson->window, text, "/tmp/terms.md");
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, note);
  hj_window_show (lesson->window.window, place);
  wait_for (find_shown (GTK_WIDGET (lesson->window.window), HJ_TYPE_NOTE_VIEW) != NULL);
  lesson->view = HJ_NOTE_VIEW (find_shown (GTK_WIDGET (lesson->window.window), HJ_TYPE_NOTE_VIEW));
  wait_for (find_label (GTK_WIDGET (lesson->view), "드롭아웃") != NULL);
}

static void
close_lesson (Lesson *lesson)
{
  turn (700); /* GTK 4.8 asks for tooltips of windows that are gone */
  close_window (&lesson->window);
  hj_file_remove_tree (lesson->folder);
  g_free (lesson->folder);
}

static void
step (Lesson *lesson, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (lesson->view), "page.step-term", "i", 1);
  wait_for (g_strcmp0 (hj_note_terms_get_open (lesson->view), id) == 0);
}

static const char *
find_pair (Lesson *lesson)
{
  gtk_widget_activate_action (GTK_WIDGET (lesson->view), "page.step-term", "i", 1);
  wait_for (hj_note_terms_get_open (lesson->view) != NULL);
  return hj_note_terms_get_open (lesson->view);
}

static void
test_cards (void)
{
  Lesson lesson;
  guint before;

  open_lesson (&lesson);
  g_assert_true (g_str_has_prefix (find_pair (&lesson), "pair:"));
  g_assert_nonnull (find_label (GTK_WIDGET (lesson.view), "Pinwheel Law"));
  step (&lesson, "idea:dropout");
  g_assert_nonnull (find_label (GTK_WIDGET (lesson.view), "학습 중")); /* of its definition */
  before = hj_desk_count_cards (lesson.window.desk);
  gtk_widget_activate_action (GTK_WIDGET (lesson.view), "page.take-term-card", "s", "idea:dropout");
  g_assert_cmpuint (hj_desk_count_cards (lesson.window.desk), ==, before + 1);
  hj_desk_set_lang (lesson.window.desk, HJ_LANG_EN);
  turn (200);
  g_assert_null (hj_note_terms_get_open (lesson.view));
  close_lesson (&lesson);
}

/* Words that only the other language shows are told of, and are found as soon as it is read. */
static void
test_find (void)
{
  Lesson lesson;
  GtkWidget *bar, *offer;

  open_lesson (&lesson);
  gtk_widget_activate_action (GTK_WIDGET (lesson.view), "page.find", NULL);
  bar = find_shown (GTK_WIDGET (lesson.window.window), HJ_TYPE_FIND_BAR);
  hj_find_bar_show (HJ_FIND_BAR (bar), "pinwheel");
  wait_for (find_label (bar, "1 place in the English words") != NULL);
  offer = gtk_widget_get_ancestor (find_label (bar, "1 place in the English words"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_visible (offer));
  g_signal_emit_by_name (offer, "clicked");
  wait_for (hj_desk_get_lang (lesson.window.desk) == HJ_LANG_EN && find_label (bar, "1 / 1") != NULL);
  g_assert_false (gtk_widget_get_visible (offer));
  hj_desk_set_lang (lesson.window.desk, HJ_LANG_KO);
  wait_for (find_label (bar, "not found") != NULL);
  close_lesson (&lesson);
}

/* Whether what the paragraph on dropout begins with is a term. */
static gboolean
has_term (Lesson *lesson)
{
  GtkWidget *label = find_label (GTK_WIDGET (lesson->view), "드롭아웃은");
  graphene_rect_t bounds;
  GdkRectangle area;
  HjNoteTerm term;

  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (lesson->view), &bounds));
  return hj_note_terms_find (lesson->view, bounds.origin.x + 8, bounds.origin.y + bounds.size.height / 2, &term, &area);
}

/* At once, and back; a window opens as it was left. */
static void
test_preference (void)
{
  Lesson lesson;
  GSettings *settings;

  open_lesson (&lesson);
  settings = hj_desk_get_settings (lesson.window.desk);
  if (settings == NULL) {
    g_test_skip ("the settings schema is not here");
    close_lesson (&lesson);
    return;
  }
  find_pair (&lesson);
  g_assert_true (has_term (&lesson));
  g_settings_set_string (settings, "note-terms", "off");
  g_assert_null (hj_note_terms_get_open (lesson.view));
  g_assert_false (has_term (&lesson));
  close_lesson (&lesson);
  open_lesson (&lesson);
  settings = hj_desk_get_settings (lesson.window.desk);
  g_assert_false (has_term (&lesson));
  g_settings_set_string (settings, "note-terms", "pointing");
  g_assert_true (has_term (&lesson));
  find_pair (&lesson);
  g_settings_reset (settings, "note-terms");
  close_lesson (&lesson);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/lesson-terms/cards", test_cards);
  g_test_add_func ("/lesson-terms/find", test_find);
  g_test_add_func ("/lesson-terms/preference", test_preference);
  return g_test_run ();
}
