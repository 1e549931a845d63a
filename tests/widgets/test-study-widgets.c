/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flashcards hide and show their answer, grades are told by signal, charts draw whatever the log holds. */
#include "hj-chart-card.h"
#include "hj-count-bar.h"
#include "hj-diagram-tile.h"
#include "hj-flashcard-view.h"
#include "hj-grade-bar.h"
#include "hj-month-view.h"
#include "hj-prose.h"
#include "hj-study-charts.h"
#include "hj-test-window.h"

#include <adwaita.h>

static GtkWidget *
show (GtkWidget *child, int width)
{
  return show_in_window (child, width, 500);
}

static guint
count_labels (GtkWidget *root, const char *text)
{
  guint n = GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text);
  return n;
}

static void
test_prose (void)
{
  static const struct {
    const char *markdown, *label;
  } cases[] = {
    {"plain words", "plain words"},
    {"**bold** and *italic*", "bold and italic"},
    {"a `code` word", "a code word"},
    {"the answer is […] here", "the answer is […] here"},
    {"- one\n- two", "two"},
    {"| a | b |\n| - | - |\n| 1 | 2 |", "2"},
    {"```c\nint x;\n```", "int x;"},
    {"<not markup> & so on", "<not markup> & so on"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *prose = hj_prose_new (), *window = show (prose, 400);

    hj_prose_set_markdown (HJ_PROSE (prose), cases[i].markdown);
    g_assert_cmpuint (count_labels (prose, cases[i].label), ==, 1);
    hj_prose_set_markdown (HJ_PROSE (prose), NULL);
    g_assert_cmpuint (count_labels (prose, cases[i].label), ==, 0);
    close_window (window, prose);
  }
}

static void
test_flashcard (void)
{
  GtkWidget *view = g_object_new (HJ_TYPE_FLASHCARD_VIEW, NULL), *window = show (view, 700), *question;
  graphene_rect_t before, after;

  hj_flashcard_view_set_animated (HJ_FLASHCARD_VIEW (view), FALSE);
  hj_flashcard_view_set_card (HJ_FLASHCARD_VIEW (view), &(HjFlashcard) {.kind = "Question",
                                                                        .front = "What is softmax?",
                                                                        .back = "A weighted choice."});
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  turn (80);
  g_assert_false (hj_flashcard_view_get_answer_shown (HJ_FLASHCARD_VIEW (view)));
  g_assert_cmpuint (count_labels (view, "What is softmax?"), ==, 1);
  question = gtk_widget_get_first_child (gtk_widget_get_first_child (view));
  g_assert_true (gtk_widget_compute_bounds (question, view, &before));
  hj_flashcard_view_set_answer_shown (HJ_FLASHCARD_VIEW (view), TRUE);
  turn (80);
  g_assert_true (gtk_widget_compute_bounds (question, view, &after));
  /* The question stays where it was. */
  g_assert_true (graphene_rect_equal (&before, &after));
  hj_flashcard_view_set_card (HJ_FLASHCARD_VIEW (view), &(HjFlashcard) {.kind = "Question", .front = "b"});
  g_assert_cmpuint (count_labels (view, "The fact."), ==, 0);
  hj_flashcard_view_set_card (HJ_FLASHCARD_VIEW (view),
                              &(HjFlashcard) {.kind = "Question", .front = "b", .back = "c", .correction = "The fact."});
  g_assert_cmpuint (count_labels (view, "The fact."), ==, 1);
  g_assert_false (hj_flashcard_view_get_answer_shown (HJ_FLASHCARD_VIEW (view)));
  close_window (window, view);
}

/* Where the answer lies in a window that is too low for the question: it begins in view, and all of it is seen where there is
 * room for all. */
static void
test_flashcard_answer_in_view (void)
{
  static const struct {
    guint question, answer; /* words */
    gboolean animated, scrolls, whole;
  } table[] = {
    {5, 5, FALSE, FALSE, TRUE}, {150, 5, FALSE, TRUE, TRUE}, {150, 5, TRUE, TRUE, TRUE}, {150, 400, FALSE, TRUE, FALSE},
    {150, 400, TRUE, TRUE, FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autofree char *front = g_strnfill (table[i].question, ' '), *back = g_strnfill (table[i].answer, ' ');
    g_auto (GStrv) fronts = g_strsplit (front, " ", -1), backs = g_strsplit (back, " ", -1);
    g_autofree char *question = g_strjoinv ("word ", fronts), *answer = g_strjoinv ("word ", backs);
    GtkWidget *view = g_object_new (HJ_TYPE_FLASHCARD_VIEW, NULL), *scroller = gtk_scrolled_window_new (), *window, *revealer;
    graphene_rect_t bounds;

    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
    window = show_in_window (scroller, 340, 300);
    hj_flashcard_view_set_animated (HJ_FLASHCARD_VIEW (view), table[i].animated);
    hj_flashcard_view_set_card (HJ_FLASHCARD_VIEW (view), &(HjFlashcard) {.kind = "Q", .front = question, .back = answer});
    turn (120);
    hj_flashcard_view_set_answer_shown (HJ_FLASHCARD_VIEW (view), TRUE);
    revealer = gtk_widget_get_last_child (gtk_widget_get_first_child (view));
    wait_for (gtk_revealer_get_child_revealed (GTK_REVEALER (revealer)));
    turn (200);
    g_assert_true (gtk_widget_compute_bounds (revealer, scroller, &bounds));
    g_assert_cmpfloat (bounds.origin.y, >=, 0);
    g_assert_cmpfloat (bounds.origin.y, <, 300 - 60);
    g_assert_true ((bounds.origin.y + bounds.size.height <= 300) == table[i].whole);
    g_assert_true ((gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))) > 0)
                   == table[i].scrolls);
    close_window (window, view);
  }
}

static void
graded_cb (HjGradeBar *bar, int grade, int *last)
{
  *last = grade;
}

static void
click_each (GtkWidget *root, int *last, int *n)
{
  if (GTK_IS_BUTTON (root)) {
    g_signal_emit_by_name (root, "clicked");
    g_assert_cmpint (*last, ==, ++*n);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    click_each (child, last, n);
}

static void
test_grades (void)
{
  GtkWidget *bar = g_object_new (HJ_TYPE_GRADE_BAR, NULL), *window = show (bar, 500);
  const char *waits[] = {"1 min", "6 min", "10 min", "8 days"};
  int last = 0, n = 0;

  hj_grade_bar_set_waits (HJ_GRADE_BAR (bar), waits);
  g_assert_cmpuint (count_labels (bar, "8 days"), ==, 1);
  g_signal_connect (bar, "graded", G_CALLBACK (graded_cb), &last);
  click_each (bar, &last, &n);
  g_assert_cmpint (n, ==, 4);
  close_window (window, bar);
}

static void
test_month (void)
{
  GtkWidget *view = g_object_new (HJ_TYPE_MONTH_VIEW, NULL), *window = show (view, 400);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autofree char *now = NULL, *before = NULL;
  gboolean on = TRUE;

  /* 2026-11-21 is day 20778. */
  g_hash_table_insert (counts, GINT_TO_POINTER (20770), GINT_TO_POINTER (12));
  hj_month_view_set_counts (HJ_MONTH_VIEW (view), counts, 20778);
  now = hj_month_view_dup_title (HJ_MONTH_VIEW (view));
  g_assert_cmpstr (now, ==, "November 2026");
  g_object_get (view, "can-go-on", &on, NULL);
  g_assert_false (on);
  hj_month_view_move (HJ_MONTH_VIEW (view), 1);
  hj_month_view_move (HJ_MONTH_VIEW (view), -9);
  before = hj_month_view_dup_title (HJ_MONTH_VIEW (view));
  g_assert_cmpstr (before, ==, "February 2026");
  g_object_get (view, "can-go-on", &on, NULL);
  g_assert_true (on);
  turn (60);
  close_window (window, view);
}

static HjStats *
make_stats (int n_days)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_card_free);
  g_autoptr (GArray) reviews = g_array_new (FALSE, TRUE, sizeof (HjReview));
  HjMoment now = {1795224000, 32400};
  HjStudyOptions options;

  hj_study_options_init (&options);
  g_ptr_array_add (cards, hj_card_new (HJ_CARD_BASIC));
  for (int i = n_days; i > 0; i--) {
    HjReview review = {.id = n_days - i + 1, .card = 1, .grade = i % 7 == 0 ? HJ_GRADE_AGAIN : HJ_GRADE_GOOD,
                       .state = HJ_STATE_REVIEW, .elapsed = 3, .interval = 3, .duration = 9000};

    review.at = (HjMoment) {now.at - i * 86400, 32400};
    g_array_append_val (reviews, review);
  }
  return hj_stats_new (cards, reviews, 14, now, &options);
}

static void
test_charts (void)
{
  static const int days[] = {0, 1, 8, 400};

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (HjStats) stats = make_stats (days[i]);

    for (int kind = 0; kind < 3; kind++) {
      GtkWidget *card = g_object_new (HJ_TYPE_CHART_CARD, "title", "Chart", "caption", "caption", NULL);
      GtkWidget *window;

      if (kind == 0)
        hj_chart_card_show_retention (HJ_CHART_CARD (card), stats, .9, 12);
      else if (kind == 1)
        hj_chart_card_show_forecast (HJ_CHART_CARD (card), stats);
      else
        hj_chart_card_show_calendar (HJ_CHART_CARD (card), stats, 26);
      window = show (card, i % 2 == 0 ? 360 : 700);
      close_window (window, card);
    }
  }
}

static void
test_small (void)
{
  GtkWidget *bar = g_object_new (HJ_TYPE_COUNT_BAR, NULL), *window = show (bar, 400);
  GtkWidget *tile = hj_diagram_tile_new ("attention-heatmap", "Attention", "Multi-head attention");

  hj_count_bar_set_counts (HJ_COUNT_BAR (bar), 0, 0, 0);
  turn (20);
  hj_count_bar_set_counts (HJ_COUNT_BAR (bar), 5, 0, 2);
  turn (20);
  close_window (window, bar);
  g_object_ref_sink (tile);
  g_assert_cmpstr (hj_diagram_tile_get_id (HJ_DIAGRAM_TILE (tile)), ==, "attention-heatmap");
  g_assert_false (hj_diagram_tile_has_picture (HJ_DIAGRAM_TILE (tile)));
  g_assert_finalize_object (tile);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/study-widgets/prose", test_prose);
  g_test_add_func ("/study-widgets/flashcard", test_flashcard);
  g_test_add_func ("/study-widgets/flashcard-answer-in-view", test_flashcard_answer_in_view);
  g_test_add_func ("/study-widgets/grades", test_grades);
  g_test_add_func ("/study-widgets/month", test_month);
  g_test_add_func ("/study-widgets/charts", test_charts);
  g_test_add_func ("/study-widgets/small", test_small);
  return g_test_run ();
}
