/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A single note that says things in both languages, read in one of them and in the other. */
#include "../read-text.h"
#include "hj-note-view.h"
#include "hj-test-window.h"

#include <adwaita.h>
#include <string.h>

static const char bilingual[] =
  "# 귀납적 편향(Inductive Bias)\n\n"
  "모델의 귀납적 편향(Inductive Bias)은 크다.\n\n"
  "- 항목의 경사 하강법(Gradient Descent)\n\n"
  "> It goes down the hill slowly\\\n> → 언덕을 천천히 내려간다\n\n"
  "| 방법 | 뜻 |\n|---|---|\n| 나 | 경사 하강법(Gradient Descent) |\n| 가 | 귀납적 편향(Inductive Bias) |\n";

static HjNoteView *
show (const char *text, GtkWidget **window)
{
  g_autoptr (HjNote) note = read_text (text);
  HjNoteView *view = HJ_NOTE_VIEW (hj_note_view_new ());

  hj_note_view_set_notes (view, note, NULL);
  *window = show_in_window (GTK_WIDGET (view), 700, 600);
  wait_for (gtk_widget_get_height (GTK_WIDGET (view)) > 0);
  return view;
}

/* The label shown with exactly TEXT, or NULL. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* A heading, a paragraph, an item, a pair of lines in a quote, cells: all change with the language, and back. */
static void
test_words (void)
{
  static const struct {
    HjLang lang;
    const char *texts[5];
  } cases[] = {
    { HJ_LANG_KO, { "귀납적 편향", "모델의 귀납적 편향은 크다.", "항목의 경사 하강법", "언덕을 천천히 내려간다", "경사 하강법" } },
    { HJ_LANG_EN, { "Inductive Bias", "모델의 Inductive Bias는 크다.", "항목의 Gradient Descent",
                    "It goes down the hill slowly", "Gradient Descent" } },
    { HJ_LANG_BOTH, { "귀납적 편향(Inductive Bias)", "모델의 귀납적 편향(Inductive Bias)은 크다.",
                      "항목의 경사 하강법(Gradient Descent)", "It goes down the hill slowly\n→ 언덕을 천천히 내려간다",
                      "경사 하강법(Gradient Descent)" } },
    { HJ_LANG_KO, { "귀납적 편향" } },
  };
  GtkWidget *window;
  HjNoteView *view = show (bilingual, &window);

  g_assert_true (hj_note_view_has_languages (view));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      hj_note_view_set_reader_language (view, cases[i].lang);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].texts) && cases[i].texts[k]; k++)
        wait_for (find_label (GTK_WIDGET (view), cases[i].texts[k]));
    }
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_label (GTK_WIDGET (view), "귀납적 편향")),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  close_window (window, GTK_WIDGET (view));
}

/* What is counted is what is shown, also in the cells of a table. */
static void
test_find (void)
{
  static const struct {
    HjLang lang;
    guint korean, english;
  } cases[] = { { HJ_LANG_BOTH, 3, 3 }, { HJ_LANG_KO, 3, 0 }, { HJ_LANG_EN, 0, 3 }, { HJ_LANG_BOTH, 3, 3 } };
  GtkWidget *window;
  HjNoteView *view = show (bilingual, &window);
  guint position;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      hj_note_view_set_reader_language (view, cases[i].lang);
      g_assert_cmpuint (hj_note_view_find (view, "귀납적", HJ_NOTE_FIND_HERE, NULL), ==, cases[i].korean);
      g_assert_cmpuint (hj_note_view_find (view, "inductive", HJ_NOTE_FIND_HERE, NULL), ==, cases[i].english);
    }
  /* What was found comes and goes with its language, and the count follows without a new search. */
  hj_note_view_find (view, "inductive", HJ_NOTE_FIND_NEXT, &position);
  g_assert_cmpuint (position, ==, 2);
  hj_note_view_set_reader_language (view, HJ_LANG_EN);
  g_assert_cmpuint (hj_note_view_count_found (view, &position), ==, 3);
  g_assert_cmpuint (position, ==, 2);
  hj_note_view_set_reader_language (view, HJ_LANG_KO);
  g_assert_cmpuint (hj_note_view_count_found (view, &position), ==, 0);
  g_assert_cmpuint (position, ==, 0);
  hj_note_view_set_reader_language (view, HJ_LANG_EN);
  g_assert_cmpuint (hj_note_view_count_found (view, &position), ==, 3);
  g_assert_cmpuint (position, ==, 2);
  close_window (window, GTK_WIDGET (view));
}

/* Words that are hidden are counted without being shown. */
static void
test_count_in (void)
{
  g_autoptr (HjNote) note = read_text (bilingual);
  GtkWidget *window;
  HjNoteView *view = show (bilingual, &window);

  hj_note_view_set_reader_language (view, HJ_LANG_KO);
  g_assert_cmpuint (hj_note_view_find (view, "gradient", HJ_NOTE_FIND_HERE, NULL), ==, 0);
  g_assert_cmpuint (hj_note_view_count_in (view, note, HJ_LANG_EN, "gradient"), ==, 2);
  g_assert_cmpuint (hj_note_view_count_in (view, note, HJ_LANG_KO, "gradient"), ==, 0);
  g_assert_cmpuint (hj_note_view_count_in (view, note, HJ_LANG_KO, "천천히"), ==, 1);
  close_window (window, GTK_WIDGET (view));
}

static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  for (; !GTK_IS_SCROLLED_WINDOW (widget); widget = gtk_widget_get_first_child (widget))
    ;
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
}

static char *
create_long_text (void)
{
  GString *text = g_string_new ("# 노트\n\n");

  for (guint i = 0; i < 80; i++)
    {
      g_string_append_printf (text, "## 절 %u\n\n", i);
      for (guint k = 0; k < 10; k++)
        g_string_append (text, "모델의 귀납적 편향(Inductive Bias)은 크고, 경사 하강법(Gradient Descent)은 느리다. ");
      g_string_append (text, "\n\n");
    }
  return g_string_free (text, FALSE);
}

/* The block that is read stays at the top, however tall it was: in the middle of it, and at its beginning. */
static void
test_place (void)
{
  g_autofree char *text = create_long_text ();
  GtkWidget *window;
  HjNoteView *view = show (text, &window);
  static const HjLang langs[] = { HJ_LANG_KO, HJ_LANG_EN, HJ_LANG_BOTH };
  GtkAdjustment *adjustment = find_adjustment (GTK_WIDGET (view));

  for (guint deep = 0; deep < 2; deep++)
    {
      hj_note_view_scroll_to_block (view, 60);
      turn (60);
      if (deep)
        gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 190);
      turn (60);
      g_assert_cmpint (hj_note_view_get_current_block (view), ==, 60);
      for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
        {
          hj_note_view_set_reader_language (view, langs[i]);
          turn (250);
          g_assert_cmpint (hj_note_view_get_current_block (view), ==, 60);
        }
    }
  close_window (window, GTK_WIDGET (view));
}

/* A table sorts by the words that are shown; one that was sorted stays so. */
static void
test_table (void)
{
  static const char sorted[] = "| 뜻 | 수 |\n|---|---|\n| 가짓수(Zebra Count) | 1 |\n| 나머지(Alpha Rest) | 2 |\n"
                               "| 다리값(Middle Leg) | 3 |\n";
  GtkWidget *window, *header;
  HjNoteView *view = show (sorted, &window);
  graphene_rect_t first, last;

  hj_note_view_set_reader_language (view, HJ_LANG_EN);
  wait_for (find_label (GTK_WIDGET (view), "Alpha Rest"));
  header = gtk_widget_get_parent (find_label (GTK_WIDGET (view), "뜻"));
  g_assert_true (GTK_IS_BUTTON (header));
  g_signal_emit_by_name (header, "clicked");
  turn (80);
  g_assert_true (gtk_widget_compute_bounds (find_label (GTK_WIDGET (view), "Alpha Rest"), window, &first));
  g_assert_true (gtk_widget_compute_bounds (find_label (GTK_WIDGET (view), "Zebra Count"), window, &last));
  g_assert_cmpfloat (first.origin.y, <, last.origin.y);
  hj_note_view_set_reader_language (view, HJ_LANG_KO);
  wait_for (find_label (GTK_WIDGET (view), "가짓수"));
  turn (80);
  g_assert_true (gtk_widget_compute_bounds (find_label (GTK_WIDGET (view), "가짓수"), window, &first));
  g_assert_true (gtk_widget_compute_bounds (find_label (GTK_WIDGET (view), "나머지"), window, &last));
  g_assert_cmpfloat (first.origin.y, <, last.origin.y);
  close_window (window, GTK_WIDGET (view));
}

/* Two notes say everything already, and a note in one language has nothing to switch. */
static void
test_nothing_to_switch (void)
{
  GtkWidget *window;
  HjNoteView *view = show ("# 제목\n\n한 가지 말로만 쓴 글(예: 이것)이다.\n", &window);
  g_autoptr (HjNote) a = read_text (bilingual), b = read_text (bilingual);

  g_assert_false (hj_note_view_has_languages (view));
  hj_note_view_set_notes (view, a, b);
  hj_note_view_set_reader_language (view, HJ_LANG_EN);
  g_assert_false (hj_note_view_has_languages (view));
  wait_for (find_label (GTK_WIDGET (view), "귀납적 편향(Inductive Bias)"));
  hj_note_view_set_notes (view, a, NULL); /* the reader is the same one still */
  wait_for (find_label (GTK_WIDGET (view), "Inductive Bias"));
  hj_note_view_set_notes (view, NULL, NULL);
  g_assert_false (hj_note_view_has_languages (view));
  close_window (window, GTK_WIDGET (view));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/note-languages/words", test_words);
  g_test_add_func ("/widgets/note-languages/find", test_find);
  g_test_add_func ("/widgets/note-languages/count-in", test_count_in);
  g_test_add_func ("/widgets/note-languages/place", test_place);
  g_test_add_func ("/widgets/note-languages/table", test_table);
  g_test_add_func ("/widgets/note-languages/nothing-to-switch", test_nothing_to_switch);
  return g_test_run ();
}
