/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of a note: found under the pointer, opened as a card, stepped to by keys; and where its links lead. */
#include "hj-note-label.h"
#include "hj-note-terms-private.h"
#include "hj-term-card.h"
#include "hj-test-window.h"

#include <adwaita.h>
#include <string.h>

/* Who knows the terms here. */
static const struct {
  const char *word, *id;
} known[] = { { "온도", "temperature" }, { "어텐션", "attention" }, { "softmax", "softmax" } };

static GArray *
find (const char *text, gpointer data)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (HjNoteTerm));

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    for (guint i = 0; i < G_N_ELEMENTS (known); i++)
      if (g_str_has_prefix (p, known[i].word))
        {
          HjNoteTerm term = { (gsize) (p - text), (gsize) (p - text) + strlen (known[i].word), g_intern_string (known[i].id), TRUE };

          g_array_append_val (terms, term);
        }
  return terms;
}

static GtkWidget *
create_hint (const char *id, gpointer data)
{
  return hj_term_hint_new (&(HjTermWords) { .name = id, .definition = "나누는 값이다." });
}

static GtkWidget *
create_card (const char *id, gpointer data)
{
  HjTermCard *card = HJ_TERM_CARD (hj_term_card_new (&(HjTermWords) { id, "other", "ABC", "나누는 값이다.", NULL }));

  hj_term_card_add_picture (card, "A picture");
  hj_term_card_add_way (card, "Way", "note.step-term", g_variant_new_int32 (1));
  return GTK_WIDGET (card);
}

static const HjNoteTermSource source = { find, create_hint, create_card };

static HjNoteView *
show (const char *text, int width, GtkWidget **window)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HjNote) note = hj_note_read (bytes, "fixture.md", NULL);
  HjNoteView *view = HJ_NOTE_VIEW (hj_note_view_new ());

  hj_note_view_set_notes (view, note, NULL);
  *window = show_in_window (GTK_WIDGET (view), width, 500);
  wait_for (gtk_widget_get_height (GTK_WIDGET (view)) > 0);
  return view;
}

/* GTK 4.8 asks a window for its tooltip half a second after the pointer came to it, even if it is gone by then. */
static void
close_later (GtkWidget *window, HjNoteView *view)
{
  turn (700);
  close_window (window, GTK_WIDGET (view));
}

static GtkLabel *
find_label (GtkWidget *widget, const char *words)
{
  GtkLabel *found = GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_label (child, words);
  return found;
}

/* A point on WORDS in the label that begins with BEGINNING. */
static void
find_point (HjNoteView *view, const char *beginning, const char *words, double *x, double *y)
{
  GtkLabel *label = find_label (view->page, beginning);
  gsize at = (gsize) (strstr (gtk_label_get_text (label), words) - gtk_label_get_text (label));
  GdkRectangle area = hj_note_label_get_area (label, at, at + strlen (words), GTK_WIDGET (view));

  g_assert_cmpint (area.width, >, 4);
  *x = area.x + 3;
  *y = area.y + area.height / 2;
}

/* ---- under the pointer ---- */

static const char text[] =
  "# 온도라는 제목\n\n소프트맥스의 온도를 낮춘다.\n\n수식 $\\mathrm{softmax}(x)$ 와 [온도를 잇는 말](https://example.org/a)이다.\n\n"
  "```\n온도 = 1\n```\n";

static void
test_places (void)
{
  static const struct {
    const char *beginning, *words;
    gboolean found;
  } cases[] = {
    { "소프트맥스의", "온도", TRUE },
    { "소프트맥스의", "낮춘다", FALSE },
    { "온도라는", "온도", FALSE },  /* a heading */
    { "수식", "온도를 잇는", FALSE }, /* a link leads elsewhere */
    { "온도 = 1", "온도", FALSE },  /* code */
  };
  GtkWidget *window;
  HjNoteView *view = show (text, 600, &window);
  HjNoteTerm term;
  GdkRectangle area;
  double x, y;

  find_point (view, "소프트맥스의", "온도", &x, &y);
  g_assert_false (hj_note_terms_find (view, x, y, &term, &area));
  hj_note_terms_set_source (view, &source, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      find_point (view, cases[i].beginning, cases[i].words, &x, &y);
      if (hj_note_terms_find (view, x, y, &term, &area) != cases[i].found)
        g_error ("%s in %s", cases[i].words, cases[i].beginning);
    }
  g_assert_cmpuint (hj_note_terms_of_label (view, find_label (view->page, "수식"))->len, ==, 0); /* TeX is no text */
  find_point (view, "소프트맥스의", "온도", &x, &y);
  hj_note_terms_set_mode (view, HJ_NOTE_TERMS_OFF);
  g_assert_false (hj_note_terms_find (view, x, y, &term, &area));
  g_assert_false (hj_note_terms_open (view, x, y));
  hj_note_terms_set_mode (view, HJ_NOTE_TERMS_UNDERLINED);
  g_assert_true (hj_note_terms_find (view, x, y, &term, &area));
  turn (60); /* draws the lines */
  close_later (window, view);
}

/* ---- cards ---- */

static void
test_card (void)
{
  GtkWidget *window, *card;
  HjNoteView *view = show (text, 360, &window);
  GdkRectangle at, area;
  HjNoteTerm term;
  double x, y;

  hj_note_terms_set_source (view, &source, NULL);
  find_point (view, "소프트맥스의", "온도", &x, &y);
  g_assert_true (hj_note_terms_find (view, x, y, &term, &area));
  g_assert_true (hj_note_terms_open (view, x, y));
  g_assert_cmpstr (hj_note_terms_get_open (view), ==, "temperature");
  /* It points at its term from outside. */
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (view->terms->popover), &at));
  g_assert_true (gdk_rectangle_equal (&at, &area));
  card = gtk_popover_get_child (GTK_POPOVER (view->terms->popover));
  g_assert_nonnull (find_label (card, "temperature"));
  g_assert_nonnull (find_label (card, "other"));
  g_assert_nonnull (find_label (card, "ABC"));
  g_assert_nonnull (find_label (card, "나누는 값이다."));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view->terms->popover), GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, "temperature, other");
  wait_for (gtk_widget_get_mapped (card));
  gtk_popover_popdown (GTK_POPOVER (view->terms->popover));
  wait_for (hj_note_terms_get_open (view) == NULL);
  close_later (window, view);
}

/* A card fits a window of 360 px at any size of text, and scrolls where it is too high. */
static void
check_large_text (int window_width, int least, int most)
{
  GtkWidget *window, *card;
  HjNoteView *view = show (text, window_width, &window);
  int width, height;
  double x, y;

  hj_note_terms_set_source (view, &source, NULL);
  find_point (view, "소프트맥스의", "온도", &x, &y);
  g_assert_true (hj_note_terms_open (view, x, y));
  card = gtk_popover_get_child (GTK_POPOVER (view->terms->popover));
  gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  g_assert_cmpint (width, >=, least);
  g_assert_cmpint (width, <, most);
  g_assert_cmpint (height, <, 600);
  turn (200);
  close_later (window, view);
}

/* At 200 % a card takes twice the room, as far as the window goes. */
static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  check_large_text (360, 0, 360);
  check_large_text (900, 600, 900);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static char *
create_long_text (void)
{
  GString *out = g_string_new ("# 노트\n\n");

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (out, "%u번째 문단에는 별다른 말이 없다. 그저 길게 이어지며 자리를 차지할 뿐이다.\n\n%s", i,
                            i % 20 == 5 ? "온도와 어텐션과 온도.\n\n" : "");
  return g_string_free (out, FALSE);
}

/* Alt+Down goes from term to term, each once in a paragraph, and the page follows; Alt+Up goes back. */
static void
test_steps (void)
{
  static const char *const expected[] = { "temperature", "attention", "temperature", "attention", "temperature", "attention" };
  g_autofree char *long_text = create_long_text ();
  GtkWidget *window;
  HjNoteView *view = show (long_text, 500, &window);
  GtkLabel *label = NULL;

  hj_note_terms_set_source (view, &source, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (view), "note.step-term", "i", 1);
      wait_for (g_strcmp0 (hj_note_terms_get_open (view), expected[i]) == 0 && view->terms->tick == 0);
      g_assert_true ((i % 2 == 0) == (view->terms->open.label != label));
      label = view->terms->open.label;
    }
  gtk_widget_activate_action (GTK_WIDGET (view), "note.step-term", "i", 1); /* there is no further one */
  turn (200);
  g_assert_cmpstr (hj_note_terms_get_open (view), ==, "attention");
  g_assert_cmpint (hj_note_view_get_current_block (view), >, 30);
  gtk_widget_activate_action (GTK_WIDGET (view), "note.step-term", "i", -1);
  wait_for (g_strcmp0 (hj_note_terms_get_open (view), "temperature") == 0);
  hj_note_terms_set_mode (view, HJ_NOTE_TERMS_OFF);
  g_assert_null (hj_note_terms_get_open (view));
  gtk_widget_activate_action (GTK_WIDGET (view), "note.step-term", "i", -1);
  g_assert_null (hj_note_terms_get_open (view));
  close_later (window, view);
}

/* ---- links ---- */

static gboolean
preview (const char *uri, HjNotePreview *preview, gpointer data)
{
  preview->title = g_strdup_printf ("goes to %s", uri);
  return !g_str_equal (uri, "note:404");
}

static void
test_links (void)
{
  static const struct {
    const char *words, *told, *more; /* MORE may be NULL */
  } cases[] = {
    { "먼 곳", "example.org", "/길/a b" },
    { "절로", "goes to note:3#place-절", NULL },
    { "없는 데로", NULL, NULL },
    { "그냥", NULL, NULL },
  };
  GtkWidget *window;
  HjNoteView *view = show ("한 [먼 곳](https://example.org/%EA%B8%B8/a%20b?q=1#x)과 [절로](note:3#place-절)와 [없는 데로](note:404), 그냥\n",
                           600, &window);
  GdkRectangle area;
  double x, y;

  hj_note_view_set_preview_func (view, preview, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkWidget) hint = NULL;

      find_point (view, "한 ", cases[i].words, &x, &y);
      hint = hj_note_preview_create_hint (view, x, y, &area);
      g_assert_true ((hint != NULL) == (cases[i].told != NULL));
      if (!hint)
        continue;
      g_object_ref_sink (hint);
      g_assert_nonnull (find_label (hint, cases[i].told));
      g_assert_true (!cases[i].more || find_label (hint, cases[i].more));
    }
  close_later (window, view);
}

/* What a footnote says is told at its number, and when the keyboard comes to it. */
static void
test_footnote (void)
{
  GtkWidget *window;
  HjNoteView *view = show ("말[^1]이다.\n\n[^1]: 발치에서 하는 말.\n", 600, &window);
  GtkLabel *label = find_label (view->page, "이다");
  g_autoptr (GArray) links = hj_note_label_list_links (label);
  g_autoptr (GtkWidget) hint = NULL;
  const HjNoteLink *link = &g_array_index (links, HjNoteLink, 0);
  GdkRectangle area = hj_note_label_get_area (label, link->begin, link->end, GTK_WIDGET (view));

  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (link->uri, ==, "footnote:1");
  hint = hj_note_preview_create_hint (view, area.x + 2, area.y + area.height / 2, &area);
  g_assert_nonnull (hint);
  g_object_ref_sink (hint);
  g_assert_nonnull (find_label (hint, "발치에서 하는 말"));
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
  while (!GTK_IS_LABEL (gtk_root_get_focus (GTK_ROOT (window))) && gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD))
    ;
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  hj_note_preview_follow_focus (view);
  g_assert_true (view->hint && gtk_widget_get_visible (view->hint));
  g_assert_nonnull (find_label (gtk_popover_get_child (GTK_POPOVER (view->hint)), "발치에서 하는 말"));
  hj_note_preview_stop (view);
  close_later (window, view);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/note-terms/places", test_places);
  g_test_add_func ("/widgets/note-terms/card", test_card);
  g_test_add_func ("/widgets/note-terms/large-text", test_large_text);
  g_test_add_func ("/widgets/note-terms/steps", test_steps);
  g_test_add_func ("/widgets/note-terms/links", test_links);
  g_test_add_func ("/widgets/note-terms/footnote", test_footnote);
  return g_test_run ();
}
