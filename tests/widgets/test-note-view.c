/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The note view: what it builds, where it goes, what it finds, and that it lets go of everything. */
#include "../read-text.h"
#include "hj-note-block.h"
#include "hj-note-columns.h"
#include "hj-note-row.h"
#include "hj-note-table.h"
#include "hj-note-text.h"
#include "hj-note-view.h"
#include "hj-test-window.h"

#include <adwaita.h>
#include <string.h>

typedef void (*Visit) (GtkWidget *widget, gpointer data);

static void
each_widget (GtkWidget *widget, Visit visit, gpointer data)
{
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    each_widget (child, visit, data);
}

static void
count_label (GtkWidget *widget, gpointer data)
{
  *(guint *) data += GTK_IS_LABEL (widget);
}

static guint
count_labels (HjNoteView *view)
{
  guint n = 0;

  each_widget (GTK_WIDGET (view), count_label, &n);
  return n;
}

typedef struct {
  const char *text;
  GtkWidget *label;
} Search;

static void
check_label (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), search->text))
    search->label = widget;
}

static GtkWidget *
find_label (HjNoteView *view, const char *text)
{
  Search search = { text };

  each_widget (GTK_WIDGET (view), check_label, &search);
  return search.label;
}

static HjNoteView *
show (const char *first, const char *second, int width, GtkWidget **window)
{
  g_autoptr (HjNote) a = read_text (first);
  g_autoptr (HjNote) b = second ? read_text (second) : NULL;
  HjNoteView *view = HJ_NOTE_VIEW (hj_note_view_new ());

  *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (*window), width, 600);
  gtk_window_set_child (GTK_WINDOW (*window), GTK_WIDGET (view));
  hj_note_view_set_notes (view, a, b);
  gtk_window_present (GTK_WINDOW (*window));
  wait_for (count_labels (view) > 0 && gtk_widget_get_height (GTK_WIDGET (view)) > 0);
  turn (60);
  return view;
}

static char *
create_long_text (guint n)
{
  GString *text = g_string_new ("# 긴 노트\n\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "문단 %u. 어텐션은 질의와 키를 견주어 값을 섞는다. 그래서 문장이 길어도 먼 낱말을 곧바로 본다.\n\n", i);
  return g_string_free (text, FALSE);
}

/* Markup is made of any text without breaking. */
static void
test_markup (void)
{
  static const struct {
    const char *text, *plain;
  } cases[] = {
    { "a <sos> & \"b\" `<x>` **c**", "a <sos> & \"b\" <x> c" },
    { "두 줄\n한 줄로", "두 줄 한 줄로" },
    { "Q: 물음\nA: 답", "Q: 물음\nA: 답" },
    { "[링크 & <표>](https://x.y/?a=1&b=\"2\") 끝", "링크 & <표> 끝" },
    { "**확산 모델**(diffusion model)은 ==표시==", "확산 모델(diffusion model)은 표시" },
    { "그림 ![alt](a.png) x<sub>i</sub>", "그림 ▨ alt xi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjNote) note = read_text (cases[i].text);
      const HjBlock *block = g_ptr_array_index (note->blocks, 0);
      g_autoptr (GString) plain = g_string_new (NULL);
      g_autofree char *markup = hj_note_text_markup (NULL, block->spans, TRUE, plain);
      GtkWidget *label = g_object_ref_sink (hj_note_text_label (markup, GTK_ACCESSIBLE_ROLE_LABEL, HJ_LANG_KO, NULL));

      g_assert_cmpstr (plain->str, ==, cases[i].plain);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, cases[i].plain);
      g_assert_finalize_object (label);
    }
}

static void
test_search (void)
{
  g_assert_cmpuint (hj_note_text_search ("Attention, ATTENTION", NULL, "attention", NULL, NULL), ==, 2);
  g_assert_cmpuint (hj_note_text_search ("가가가", NULL, "가가", NULL, NULL), ==, 1);
  g_assert_cmpuint (hj_note_text_search ("abc", NULL, "", NULL, NULL), ==, 0);
  g_assert_cmpuint (hj_note_text_search ("", NULL, "x", NULL, NULL), ==, 0);
}

/* Lists fall apart into rows, answers hang below their questions, nothing is lost on the way. */
static void
test_rows (void)
{
  g_autoptr (HjNote) note = read_text ("# A\n\n- a\n  - b\n- c\n\n> [!question] q\n> x\n>\n> y\n\n1. - z\n");
  g_autoptr (GPtrArray) rows = hj_note_rows_new (note, NULL);
  static const struct {
    const char *marker;
    int indent;
    guint top;
  } expected[] = { { NULL, 0, 0 }, { "•", 1, 1 }, { "◦", 2, 1 }, { "•", 1, 1 }, { NULL, 0, 2 }, { "1. •", 1, 3 } };

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      HjNoteRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (row->marker, ==, expected[i].marker);
      g_assert_cmpint (row->indent, ==, expected[i].indent);
      g_assert_cmpuint (row->top, ==, expected[i].top);
      g_assert_cmpuint (row->answer ? row->answer->len : 0, ==, i == 4 ? 2 : 0);
    }
}

/* A table the text implies stands folded below the last of its labels; choices are no part of an answer. */
static void
test_latent_row (void)
{
  g_autoptr (HjNote) note = read_text ("1. **A**:\n   - **x**: a\n   - **y**: b\n2. **B**:\n   - **x**: c\n   - **y**: d\n3. **C**:\n"
                                       "   - **x**: e\n   - **y**: f\n\nend\n\n**문제 1:** q\nA. a\nB. b\n**정답:** A\n\n**문제 2:** r\n**정답:** s\n");
  g_autoptr (GPtrArray) rows = hj_note_rows_new (note, NULL);
  HjNoteRow *table = g_ptr_array_index (rows, 9), *quiz = g_ptr_array_index (rows, 11);

  g_assert_cmpuint (rows->len, ==, 13);
  g_assert_nonnull (table->latent);
  g_assert_cmpuint (table->latent->table->n_rows, ==, 4);
  g_assert_false (table->expanded);
  g_assert_cmpuint (hj_note_block_search (NULL, table, "a"), ==, 0);
  g_assert_cmpuint (quiz->answer->len, ==, 1);
}

/* A paragraph of a hundred thousand letters and a table of a thousand rows come in parts, all of them. */
static void
test_endless (void)
{
  g_autoptr (GString) text = g_string_new ("**");
  g_autoptr (HjNote) note = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gsize letters = 0;
  guint lines = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, i == 9999 ? "** " : "가나다라마");
  g_string_append (text, "\n\n|a|\n|-|\n");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "|b|\n");
  note = read_text (text->str);
  rows = hj_note_rows_new (note, NULL);
  g_assert_cmpuint (rows->len, >, 80);
  for (guint i = 0; i < rows->len; i++)
    {
      HjNoteRow *row = g_ptr_array_index (rows, i);
      g_autofree char *part = row->slice ? hj_spans_dup_text (row->slice) : NULL;

      g_assert_true (!part || (g_utf8_validate (part, -1, NULL) && strlen (part) < 5000));
      letters += part ? g_utf8_strlen (part, -1) : 0;
      lines += row->to - row->from;
    }
  g_assert_cmpuint (letters, ==, 19999 * 5 + 1);
  g_assert_cmpuint (lines, ==, 1000);
}

/* A title that stands only in the front matter is shown as a heading; one that the text repeats is not. */
static void
test_title (void)
{
  g_autoptr (HjNote) front = read_text ("---\ntitle: 제목\nminutes: 7\n---\n## 절\n\n글");
  g_autoptr (HjNote) heading = read_text ("---\ntitle: 제목\n---\n# 제목\n\n글");
  g_autoptr (GPtrArray) with = hj_note_rows_new (front, NULL), without = hj_note_rows_new (heading, NULL);
  HjNoteRow *row = g_ptr_array_index (with, 0);

  g_assert_cmpuint (with->len, ==, 3);
  g_assert_cmpuint (without->len, ==, 2);
  g_assert_cmpint (row->minutes, ==, 7);
  g_assert_true (row->first);
  g_assert_cmpint (hj_note_row_get_block (row)->level, ==, 1);
}

static void
test_two_languages (void)
{
  g_autoptr (HjNote) ko = read_text ("# 가\n\n나\n\n- 다\n- 라\n\n$$x$$\n\n마");
  g_autoptr (HjNote) en = read_text ("# A\n\nb\n\n- c\n- d\n\n$$x$$\n\ne\n\nextra");
  g_autoptr (GPtrArray) rows = hj_note_rows_new (ko, en);

  g_assert_cmpuint (rows->len, ==, 7);
  for (guint i = 0; i < 6; i++)
    g_assert_true (((HjNoteRow *) g_ptr_array_index (rows, i))->blocks[1] != NULL);
  g_assert_null (((HjNoteRow *) g_ptr_array_index (rows, 6))->blocks[0]);
}

/* Thousands of paragraphs, but only those near the view are widgets. */
static void
test_builds_little (void)
{
  g_autofree char *text = create_long_text (3000);
  GtkWidget *window;
  HjNoteView *view = show (text, NULL, 700, &window);

  g_assert_cmpuint (count_labels (view), >, 8);
  g_assert_cmpuint (count_labels (view), <, 60);
  hj_note_view_scroll_to_block (view, 2500);
  wait_for (find_label (view, "문단 2499."));
  g_assert_cmpint (hj_note_view_get_current_block (view), ==, 2500);
  g_assert_cmpuint (count_labels (view), <, 60);
  g_assert_true (hj_note_view_scroll_to_line (view, 201));
  wait_for (hj_note_view_get_current_block (view) == 100);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_scroll_to_id (void)
{
  const char *text = "# A\n\n- a\n\n  > deep\n\n> [!question] q\n> hidden";
  g_autoptr (HjNote) note = read_text (text);
  const HjBlock *list = g_ptr_array_index (note->blocks, 1), *question = g_ptr_array_index (note->blocks, 2);
  const HjBlock *answer = g_ptr_array_index (question->children, 0);
  GtkWidget *window;
  HjNoteView *view = show (text, NULL, 700, &window);

  g_assert_true (hj_note_view_scroll_to_id (view, list->id));
  g_assert_null (find_label (view, "hidden"));
  g_assert_true (hj_note_view_scroll_to_id (view, answer->id));
  wait_for (find_label (view, "hidden"));
  g_assert_false (hj_note_view_scroll_to_id (view, "nothing"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_find (void)
{
  const char *text = "alpha beta\n\n| alpha | b |\n|---|---|\n| c | Alpha |\n\n> [!question] q\n> alpha in the answer\n\nomega";
  GtkWidget *window;
  HjNoteView *view = show (text, NULL, 700, &window);
  guint position;

  g_assert_cmpuint (hj_note_view_find (view, "alpha", HJ_NOTE_FIND_HERE, &position), ==, 4);
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpuint (hj_note_view_find (view, "alpha", HJ_NOTE_FIND_PREVIOUS, &position), ==, 4);
  g_assert_cmpuint (position, ==, 4);
  wait_for (find_label (view, "in the answer"));
  hj_note_view_find (view, "alpha", HJ_NOTE_FIND_NEXT, &position);
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpuint (hj_note_view_find (view, "missing", HJ_NOTE_FIND_NEXT, &position), ==, 0);
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (hj_note_view_find (view, NULL, HJ_NOTE_FIND_HERE, NULL), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
link_activated_cb (HjNoteView *view, const char *uri, char **place)
{
  *place = g_strdup (uri);
}

static void
test_links (void)
{
  GtkWidget *window;
  HjNoteView *view = show ("[a](https://x.y/z) [b](topic:gan-training) [c](javascript:alert) [d](file:///etc/passwd) [e](note:3#place-e) [[f]]", NULL, 700, &window);
  GtkWidget *label = find_label (view, "a b");
  g_autofree char *uri = NULL;
  gboolean done;

  g_signal_connect (view, "link-activated", G_CALLBACK (link_activated_cb), &uri);
  g_signal_emit_by_name (label, "activate-link", "https://x.y/z", &done);
  g_assert_true (done);
  g_assert_cmpstr (uri, ==, "https://x.y/z");
  g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (label)), "javascript:"));
  g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (label)), "file:"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "topic:gan-training"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "\"note:3#place-e\""));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "<span alpha=\"64%\">f</span>"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
create_diagram (HjNoteView *view, const char *id, const char *settings, gpointer data)
{
  GtkWidget *diagram = gtk_label_new ("the diagram");

  g_assert_cmpstr (id, ==, "attention-heatmap");
  g_assert_cmpstr (settings, ==, "task=copy");
  gtk_widget_set_size_request (diagram, -1, 200);
  ++*(guint *) data;
  return diagram;
}

/* A diagram in the middle of its run survives being scrolled away. */
static void
test_diagram (void)
{
  g_autofree char *filler = create_long_text (200);
  g_autofree char *text = g_strconcat ("```diagram attention-heatmap\ntask = copy\n```\n\n", filler, NULL);
  g_autoptr (HjNote) note = read_text (text);
  GtkWidget *window, *diagram;
  HjNoteView *view = show ("empty", NULL, 700, &window);
  guint made = 0;

  hj_note_view_set_diagram_func (view, create_diagram, &made);
  hj_note_view_set_notes (view, note, NULL);
  wait_for (find_label (view, "the diagram"));
  diagram = find_label (view, "the diagram");
  hj_note_view_scroll_to_block (view, 150);
  wait_for (!find_label (view, "the diagram"));
  hj_note_view_scroll_to_block (view, 0);
  wait_for (find_label (view, "the diagram") == diagram);
  g_assert_cmpuint (made, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static const char *const everything =
  "# 제목\n\n문장 $x^2$ **굵게** [링크](https://a.b)\n\n- a\n  1. b\n- [x] c\n\n> 인용\n>\n> - d\n\n> [!warning] 조심\n> e\n\n"
  "| a | b | c |\n|---|--:|:-:|\n| 1,048,576 | 아주 긴 칸은 줄이 바뀌어야 하고 밀어 볼 수 있어야 한다 | x |\n\n"
  "```c\nint x;\n```\n\n$$\\frac{a}{b}$$\n\n![그림](a.png)\n\n---\n\n<div>\n\n```diagram attention-heatmap\n```\n\n"
  "> [!question] 왜?\n> 까닭\n";

/* No warnings (they are fatal here) and no line beyond the edge, from very narrow to wide. */
static void
check_inside (GtkWidget *widget, gpointer data)
{
  PangoRectangle extents;

  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_mapped (widget) || !gtk_label_get_wrap (GTK_LABEL (widget)))
    return;
  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (widget)), NULL, &extents);
  g_assert_cmpint (extents.width, <=, gtk_widget_get_width (widget));
}

static void
test_widths (void)
{
  static const int widths[] = { 320, 360, 700, 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint both = 0; both < 2; both++)
      {
        GtkWidget *window;
        HjNoteView *view = show (everything, both ? everything : NULL, widths[i], &window);

        hj_note_view_show_answers (view, TRUE);
        turn (100);
        each_widget (GTK_WIDGET (view), check_inside, NULL);
        g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (view)), <=, widths[i]);
        gtk_window_destroy (GTK_WINDOW (window));
      }
}

static void
test_zoom (void)
{
  GtkWidget *window;
  HjNoteView *view = show ("한 문장이다.", NULL, 700, &window);
  int before = gtk_widget_get_height (find_label (view, "한 문장"));

  hj_note_view_set_zoom (view, 2);
  wait_for (gtk_widget_get_height (find_label (view, "한 문장")) >= 2 * before - 2);
  hj_note_view_set_zoom (view, 99);
  g_assert_cmpfloat (hj_note_view_get_zoom (view), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_accessible (void)
{
  GtkWidget *window;
  HjNoteView *view = show (everything, NULL, 700, &window);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "제목");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_label (view, "제목")), GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_label (view, "제목")), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_lets_go (void)
{
  GtkWidget *window;
  HjNoteView *view = g_object_ref (show (everything, everything, 700, &window));
  g_autoptr (HjNote) note = read_text ("another");

  hj_note_view_set_notes (view, note, NULL);
  turn (50);
  hj_note_view_set_notes (view, NULL, NULL);
  turn (50);
  g_assert_cmpint (hj_note_view_get_current_block (view), ==, -1);
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
  g_assert_finalize_object (view);
}

/* ---- what lies beside the words ---- */

static void
find_class (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (gtk_widget_has_css_class (widget, search->text))
    search->label = widget;
}

static GtkWidget *
find_by_class (HjNoteView *view, const char *class)
{
  Search search = { class };

  each_widget (GTK_WIDGET (view), find_class, &search);
  return search.label;
}

static const HjBlock *
get_block (HjNote *note, guint index)
{
  return g_ptr_array_index (note->blocks, index);
}

static HjNoteRemark *
create_remark (const char *block)
{
  HjNoteRemark *remark = g_new0 (HjNoteRemark, 1);

  remark->block = g_strdup (block);
  remark->id = g_strdup ("wrong@3");
  remark->words = g_strdup ("틀린 말");
  remark->right = g_strdup ("맞는 말");
  return remark;
}

static HjNoteStandIn *
create_stand_in (const char *block)
{
  HjNoteStandIn *one = g_new0 (HjNoteStandIn, 1);

  one->block = g_strdup (block);
  one->diagram = g_strdup ("lines");
  one->title = g_strdup ("선");
  return one;
}

static void
keep_id (HjNoteView *view, const char *id, gpointer place)
{
  g_free (*(char **) place);
  *(char **) place = g_strdup (id);
}

static GtkWidget *
make_stand_in (HjNoteView *view, const char *id, const char *settings, gpointer data)
{
  return gtk_label_new ("열린 도표");
}

/* The mark names its correction, can be dismissed, and the diagram opens where its button was. */
static void
test_extras (void)
{
  GtkWidget *window, *mark, *button;
  HjNoteView *view = show ("# 제목\n\n여기 틀린 말이 있다.\n\n다른 글\n", NULL, 700, &window);
  g_autoptr (HjNote) note = read_text ("# 제목\n\n여기 틀린 말이 있다.\n\n다른 글\n");
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_note_remark_free);
  g_autoptr (GPtrArray) stand_ins = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_note_stand_in_free);
  g_autofree char *dismissed = NULL;

  g_assert_null (find_by_class (view, "remark"));
  g_ptr_array_add (remarks, create_remark (get_block (note, 1)->id));
  g_ptr_array_add (stand_ins, create_stand_in (get_block (note, 2)->id));
  hj_note_view_set_stand_in_func (view, make_stand_in, NULL);
  hj_note_view_set_extras (view, remarks, stand_ins);
  wait_for ((mark = find_by_class (view, "remark")) != NULL);
  g_assert_true (GTK_IS_MENU_BUTTON (mark));
  g_assert_nonnull (find_label (view, "틀린 말이"));
  g_signal_connect (view, "remark-dismissed", G_CALLBACK (keep_id), &dismissed);
  gtk_menu_button_popup (GTK_MENU_BUTTON (mark));
  turn (60);
  g_signal_emit_by_name (find_by_class (view, "remark-dismiss"), "clicked");
  g_assert_cmpstr (dismissed, ==, "wrong@3");
  button = find_by_class (view, "stand-in");
  g_signal_emit_by_name (button, "clicked");
  wait_for (find_label (view, "열린 도표") != NULL);
  hj_note_view_set_extras (view, NULL, NULL);
  wait_for (find_by_class (view, "remark") == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/note-view/extras", test_extras);
  g_test_add_func ("/widgets/note-view/markup", test_markup);
  g_test_add_func ("/widgets/note-view/search", test_search);
  g_test_add_func ("/widgets/note-view/rows", test_rows);
  g_test_add_func ("/widgets/note-view/latent-row", test_latent_row);
  g_test_add_func ("/widgets/note-view/endless", test_endless);
  g_test_add_func ("/widgets/note-view/title", test_title);
  g_test_add_func ("/widgets/note-view/two-languages", test_two_languages);
  g_test_add_func ("/widgets/note-view/builds-little", test_builds_little);
  g_test_add_func ("/widgets/note-view/scroll-to-id", test_scroll_to_id);
  g_test_add_func ("/widgets/note-view/find", test_find);
  g_test_add_func ("/widgets/note-view/links", test_links);
  g_test_add_func ("/widgets/note-view/diagram", test_diagram);
  g_test_add_func ("/widgets/note-view/widths", test_widths);
  g_test_add_func ("/widgets/note-view/zoom", test_zoom);
  g_test_add_func ("/widgets/note-view/accessible", test_accessible);
  g_test_add_func ("/widgets/note-view/lets-go", test_lets_go);
  return g_test_run ();
}
