/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader does with a note beside scrolling: sorting, filtering and covering tables, coloured code,
 * folding sections, selecting blocks, footnotes. */
#include "../read-text.h"
#include "hj-code-markup.h"
#include "hj-note-table-model.h"
#include "hj-note-table.h"
#include "hj-note-view.h"
#include "hj-test-window.h"

#include <adwaita.h>
#include <string.h>

static HjNoteView *
show (HjNote *note, int width, GtkWidget **window)
{
  HjNoteView *view = HJ_NOTE_VIEW (hj_note_view_new ());

  *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (*window), width, 600);
  gtk_window_set_child (GTK_WINDOW (*window), GTK_WIDGET (view));
  hj_note_view_set_notes (view, note, NULL);
  gtk_window_present (GTK_WINDOW (*window));
  wait_for (gtk_widget_get_height (GTK_WIDGET (view)) > 0);
  turn (60);
  return view;
}

typedef gboolean (*Matches) (GtkWidget *widget, const char *text);

static GtkWidget *
find_widget (GtkWidget *widget, Matches matches, const char *text)
{
  if (matches (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, matches, text);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
has_class (GtkWidget *widget, const char *class)
{
  return gtk_widget_has_css_class (widget, class) && gtk_widget_get_child_visible (widget);
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text)
         && gtk_widget_get_child_visible (widget);
}

static gboolean
is_table (GtkWidget *widget, const char *text)
{
  return HJ_IS_NOTE_TABLE (widget);
}

/* ---- tables ---- */

static void
test_numbers (void)
{
  static const struct {
    const char *text;
    double number; /* −999: none */
  } cases[] = {
    { "3", 3 }, { "1,048,576", 1048576 }, { "−2.5 %", -2.5 }, { "-2", -2 }, { "~1.5B", 1.5e9 }, { "175m", 175e6 },
    { "5 mm", 5 }, { "5min", 5 }, { "3억", 3e8 }, { "약 2만 개", 2e4 }, { "1e-4", 1e-4 }, { ".5", 0.5 }, { "≥ 10", 10 },
    { "ReLU", -999 }, { "", -999 }, { "—", -999 }, { "x1", -999 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double number = -999;

      g_assert_true (hj_note_table_read_number (cases[i].text, &number) == (cases[i].number != -999));
      g_assert_cmpfloat (ABS (number - cases[i].number), <, 1e-9 * MAX (1, ABS (cases[i].number)));
    }
}

/* (transfer full) */
static char *
join_rows (HjNoteTableModel *model)
{
  const GArray *rows = hj_note_table_model_get_rows (model);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%u", g_array_index (rows, guint, i));
  return g_string_free (text, FALSE);
}

static void
assert_rows (HjNoteTableModel *model, const char *expected)
{
  g_autofree char *rows = join_rows (model);

  g_assert_cmpstr (rows, ==, expected);
}

static const char *const sorted_table =
  "| 이름 | 크기 |\n|---|--:|\n| 하나 | 1,024 |\n| 가중치 | 9 |\n| 나무 | 2K |\n| BERT | - |\n| 각도 | 110 |\n";

/* Numbers by size, Hangul by syllables after Latin, empty cells last both ways, and back to what was written. */
static void
test_sort (void)
{
  g_autoptr (HjNote) note = read_text (sorted_table);
  g_autoptr (HjNoteTableModel) model = hj_note_table_model_new (g_ptr_array_index (note->blocks, 0));

  assert_rows (model, "12345");
  hj_note_table_model_sort (model, 1);
  assert_rows (model, "25134");
  hj_note_table_model_sort (model, 1);
  assert_rows (model, "31524");
  hj_note_table_model_sort (model, 0);
  assert_rows (model, "42531");
  hj_note_table_model_filter (model, "가");
  assert_rows (model, "2");
  hj_note_table_model_filter (model, "NO SUCH");
  assert_rows (model, "");
  hj_note_table_model_filter (model, "bert");
  assert_rows (model, "4");
  hj_note_table_model_reset (model);
  assert_rows (model, "12345");
}

static int
get_y (HjNoteView *view, const char *text)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (find_widget (GTK_WIDGET (view), has_text, text), GTK_WIDGET (view), &bounds));
  return (int) bounds.origin.y;
}

static void
click_class (HjNoteView *view, const char *class)
{
  g_signal_emit_by_name (find_widget (GTK_WIDGET (view), has_class, class), "clicked");
  turn (60);
}

/* The header sorts, and what is covered is uncovered one by one, or by finding it. */
static void
test_table (void)
{
  g_autoptr (HjNote) note = read_text (sorted_table);
  GtkWidget *window, *table;
  HjNoteView *view = show (note, 500, &window);
  guint covers = 0;

  g_assert_cmpint (get_y (view, "하나"), <, get_y (view, "가중치"));
  click_class (view, "sorter");
  wait_for (get_y (view, "각도") < get_y (view, "하나"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_widget (GTK_WIDGET (view), has_class, "sorter")),
                                       GTK_ACCESSIBLE_PROPERTY_SORT, GTK_ACCESSIBLE_SORT_ASCENDING);
  click_class (view, "hide-cells");
  table = find_widget (GTK_WIDGET (view), is_table, NULL);
  for (guint i = 0; hj_note_table_get_cell (HJ_NOTE_TABLE (table), i / 2, i % 2); i++)
    covers += gtk_widget_has_css_class (hj_note_table_get_cell (HJ_NOTE_TABLE (table), i / 2, i % 2), "cover");
  g_assert_cmpuint (covers, ==, 4); /* the fifth says nothing */
  g_assert_cmpfloat (gtk_widget_get_opacity (find_widget (GTK_WIDGET (view), has_text, "110")), ==, 0);
  click_class (view, "cover"); /* BERT has none, 가중치 is next */
  g_assert_cmpfloat (gtk_widget_get_opacity (find_widget (GTK_WIDGET (view), has_text, "9")), ==, 1);
  g_assert_cmpfloat (gtk_widget_get_opacity (find_widget (GTK_WIDGET (view), has_text, "110")), ==, 0);
  g_assert_cmpuint (hj_note_view_find (view, "110", HJ_NOTE_FIND_HERE, NULL), ==, 1);
  turn (60);
  g_assert_null (find_widget (GTK_WIDGET (view), has_class, "cover"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A table in several parts is sorted and filtered as one. */
static void
test_long_table (void)
{
  g_autoptr (GString) text = g_string_new ("| n |\n|---|\n");
  g_autoptr (HjNote) note = NULL;
  GtkWidget *window, *entry;
  HjNoteView *view;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "| %u번째 |\n", 100 - i);
  note = read_text (text->str);
  view = show (note, 500, &window);
  g_assert_nonnull (find_widget (GTK_WIDGET (view), has_text, "100번째"));
  click_class (view, "sorter");
  wait_for (find_widget (GTK_WIDGET (view), has_text, "1번째"));
  g_assert_cmpint (get_y (view, "2번째"), <, get_y (view, "3번째"));
  entry = find_widget (GTK_WIDGET (view), has_class, "table-bar");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (entry)), "77");
  wait_for (!find_widget (GTK_WIDGET (view), has_text, "2번째"));
  g_assert_nonnull (find_widget (GTK_WIDGET (view), has_text, "77번째"));
  g_assert_nonnull (find_widget (GTK_WIDGET (view), has_text, "1 / 100"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- code ---- */

static void
test_language (void)
{
  static const struct {
    const char *info, *code, *language;
  } cases[] = {
    { "python", "", "python3" }, { "py", "", "python3" }, { "Python {.line}", "", "python3" }, { "c++", "", "cpp" },
    { "bash", "", "sh" }, { "json", "", "json" }, { "c", "", "c" }, { "no-such-language", "import torch", NULL },
    { NULL, "x = 1\nimport torch\n", "python3" }, { NULL, "  def f(x):\n    return x", "python3" },
    { NULL, "from a to b", NULL }, { NULL, "for example, this", NULL }, { NULL, "int main(void);", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (hj_code_find_language (cases[i].info, cases[i].code), ==, cases[i].language);
}

/* Keywords have a colour, other in the dark; the text stays as it was, marks of markup included. */
static void
test_code (void)
{
  const char *code = "def f(x):\n    return \"<a> & b\"  # 주석\n";
  g_autofree char *light = hj_code_to_markup (code, "python3", FALSE), *dark = hj_code_to_markup (code, "python3", TRUE);
  g_autofree char *plain = hj_code_to_markup (code, NULL, FALSE), *text = NULL, *same = NULL;

  g_assert_nonnull (strstr (light, "foreground=\"#"));
  g_assert_cmpstr (light, !=, dark);
  g_assert_null (strstr (plain, "foreground"));
  g_assert_true (pango_parse_markup (light, -1, 0, NULL, &text, NULL, NULL));
  g_assert_true (pango_parse_markup (plain, -1, 0, NULL, &same, NULL, NULL));
  g_assert_cmpstr (text, ==, code);
  g_assert_cmpstr (same, ==, code);
}

/* Code that is shown follows the desktop. */
static void
test_dark_code (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (HjNote) note = read_text ("```python\nx = 1\nprint(x)\n```\n");
  GtkWidget *window;
  HjNoteView *view = show (note, 500, &window);
  GtkLabel *label = GTK_LABEL (find_widget (GTK_WIDGET (view), has_text, "x = 1"));
  g_autofree char *light = g_strdup (gtk_label_get_label (label));

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpstr (gtk_label_get_label (label), !=, light);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpstr (gtk_label_get_label (label), ==, light);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
got_text_cb (GObject *clipboard, GAsyncResult *result, gpointer place)
{
  *(char **) place = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* What is on the clipboard. (transfer full) */
static char *
read_clipboard (HjNoteView *view)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, got_text_cb, &text);
  wait_for (text);
  return text;
}

static void
test_copy_code (void)
{
  g_autoptr (HjNote) note = read_text ("```python\nx = 1\nprint(x)\n```\n");
  g_autofree char *text = NULL;
  GtkWidget *window;
  HjNoteView *view = show (note, 500, &window);

  click_class (view, "copy-code");
  text = read_clipboard (view);
  g_assert_nonnull (strstr (text, "x = 1\nprint(x)"));
  g_assert_cmpuint (hj_note_view_find (view, "print", HJ_NOTE_FIND_HERE, NULL), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- sections ---- */

static const char *const sections =
  "# 제목\n\n머리말\n\n## 가\n\n가의 글\n\n### 나\n\n나의 글\n\n> [!question] 왜?\n> 숨은 까닭\n\n## 다\n\n다의 글\n";

static GtkWidget *
find_fold (HjNoteView *view, const char *heading)
{
  GtkWidget *label = find_widget (GTK_WIDGET (view), has_text, heading);
  GtkWidget *block = label ? gtk_widget_get_ancestor (label, GTK_TYPE_OVERLAY) : NULL;

  return block ? find_widget (block, has_class, "fold") : NULL;
}

static gboolean
shows (HjNoteView *view, const char *text)
{
  return find_widget (GTK_WIDGET (view), has_text, text) != NULL;
}

/* A fold takes everything up to the next heading of its level; finding unfolds; what is inside stays as it was. */
static void
test_fold (void)
{
  g_autoptr (HjNote) note = read_text (sections);
  GtkWidget *window, *fold;
  HjNoteView *view = show (note, 500, &window);
  guint position;

  g_assert_null (find_fold (view, "제목"));
  hj_note_view_show_answers (view, TRUE);
  wait_for (shows (view, "숨은 까닭"));
  g_signal_emit_by_name (find_fold (view, "나"), "clicked");
  wait_for (!shows (view, "나의 글") && !shows (view, "숨은 까닭"));
  g_assert_true (shows (view, "다의 글"));
  fold = find_fold (view, "가");
  gtk_widget_grab_focus (fold);
  g_signal_emit_by_name (fold, "clicked");
  wait_for (!shows (view, "가의 글"));
  g_assert_true (shows (view, "머리말") && shows (view, "다의 글") && find_fold (view, "나") == NULL);
  g_assert_true (gtk_widget_has_focus (fold));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (fold), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_signal_emit_by_name (fold, "clicked");
  wait_for (shows (view, "가의 글") && !shows (view, "나의 글"));
  g_signal_emit_by_name (fold, "clicked");
  hj_note_view_set_notes (view, note, NULL); /* read again, it is folded as before */
  turn (60);
  g_assert_true (!shows (view, "가의 글") && shows (view, "다의 글"));
  g_assert_cmpuint (hj_note_view_find (view, "숨은", HJ_NOTE_FIND_HERE, &position), ==, 1);
  wait_for (shows (view, "숨은 까닭") && shows (view, "나의 글"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Going to a place unfolds what it lies in, from the outside in. */
static void
test_fold_and_go (void)
{
  g_autoptr (HjNote) note = read_text (sections);
  GtkWidget *window;
  HjNoteView *view = show (note, 500, &window);

  g_signal_emit_by_name (find_fold (view, "나"), "clicked");
  turn (40);
  g_signal_emit_by_name (find_fold (view, "가"), "clicked");
  wait_for (!shows (view, "나의 글"));
  g_assert_true (hj_note_view_scroll_to_line (view, 11));
  wait_for (shows (view, "나의 글"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- blocks ---- */

static const char *const blocks =
  "---\ntags: a\n---\n# 제목\n\n첫 **문단**\n\n- 하나\n- 둘\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n끝 $x^2$\n";

static guint
count_selected (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "selected-block");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_selected (child);
  return n;
}

static void
assert_copies (HjNoteView *view, const char *expected)
{
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (view), "note.copy", NULL);
  text = read_clipboard (view);
  g_assert_cmpstr (text, ==, expected);
}

/* The whole note is copied as it was written; then only some of its blocks; then nothing is selected any more. */
static void
test_select (void)
{
  g_autoptr (HjNote) note = read_text (blocks);
  GtkWidget *window;
  HjNoteView *view = show (note, 500, &window);
  g_autofree char *one = NULL;

  gtk_widget_activate_action (GTK_WIDGET (view), "note.select-all", NULL);
  g_assert_cmpuint (count_selected (GTK_WIDGET (view)), ==, 6);
  assert_copies (view, strchr (blocks, '#'));
  hj_note_view_select_lines (view, 6, 8);
  g_assert_cmpuint (count_selected (GTK_WIDGET (view)), ==, 2);
  assert_copies (view, "첫 **문단**\n\n- 하나\n");
  hj_note_view_select_lines (view, 11, 8); /* either way round, a table whole */
  assert_copies (view, "- 하나\n- 둘\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
  gtk_widget_activate_action (GTK_WIDGET (view), "note.copy-markdown", "s", "");
  hj_note_view_select_lines (view, 0, 0);
  g_assert_cmpuint (count_selected (GTK_WIDGET (view)), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (view), "note.copy-markdown", "s",
                              ((HjBlock *) g_ptr_array_index (note->blocks, note->blocks->len - 1))->id);
  one = read_clipboard (view);
  g_assert_cmpstr (one, ==, "끝 $x^2$\n");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- footnotes ---- */

/* Only what is defined is a footnote; its number leads to what it says. */
static void
test_footnotes (void)
{
  g_autoptr (HjNote) note = read_text ("가[^b]와 나[^1], 없는 것[^9] `x[^1]`\n\n[^1]: 하나\n[^b]: 둘 **굵게**\n");
  g_autoptr (HjNote) none = read_text ("가[^1]\n");
  g_autofree char *text = hj_note_dup_text (note), *plain = hj_note_dup_text (none);
  GtkWidget *window;
  HjNoteView *view;
  gboolean done;

  g_assert_cmpstr (text, ==, "가¹와 나², 없는 것[^9] x[^1]\n² 하나\n¹ 둘 굵게");
  g_assert_cmpstr (plain, ==, "가[^1]");
  g_assert_cmpint (((HjBlock *) g_ptr_array_index (note->blocks, 2))->line, ==, 4);
  view = show (note, 500, &window);
  g_signal_emit_by_name (find_widget (GTK_WIDGET (view), has_text, "없는 것"), "activate-link", "footnote:1", &done);
  wait_for (find_widget (GTK_WIDGET (view), has_class, "footnote"));
  g_assert_nonnull (find_widget (find_widget (GTK_WIDGET (view), has_class, "footnote"), has_text, "둘 굵게"));
  gtk_popover_popdown (GTK_POPOVER (find_widget (GTK_WIDGET (view), has_class, "footnote")));
  wait_for (!gtk_widget_get_mapped (find_widget (GTK_WIDGET (view), has_class, "footnote")));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/note-reading/numbers", test_numbers);
  g_test_add_func ("/widgets/note-reading/sort", test_sort);
  g_test_add_func ("/widgets/note-reading/table", test_table);
  g_test_add_func ("/widgets/note-reading/long-table", test_long_table);
  g_test_add_func ("/widgets/note-reading/language", test_language);
  g_test_add_func ("/widgets/note-reading/code", test_code);
  g_test_add_func ("/widgets/note-reading/dark-code", test_dark_code);
  g_test_add_func ("/widgets/note-reading/copy-code", test_copy_code);
  g_test_add_func ("/widgets/note-reading/fold", test_fold);
  g_test_add_func ("/widgets/note-reading/fold-and-go", test_fold_and_go);
  g_test_add_func ("/widgets/note-reading/select", test_select);
  g_test_add_func ("/widgets/note-reading/footnotes", test_footnotes);
  return g_test_run ();
}
