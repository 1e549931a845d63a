/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told, asked over the accessibility bus as it asks. */
#include "hj-atspi.h"
#include "hj-note-view.h"
#include "hj-preferences-window.h"
#include "hj-window-fixture.h"

#include <string.h>

/* ---- a note ---- */

static const char korean[] =
  "# 제목\n\n한 문단, 수식 $x^2$ 과 [링크](https://example.org)가 있다.[^1]\n\n## 목록\n\n- 하나\n\n  > 속 인용\n\n3. 셋\n\n- [ ] 할 일\n"
  "- [x] 한 일\n\n| 이름 | 값 |\n|---|---|\n| 가 | $y$ |\n| 나 | 2 |\n| 다 | 3 |\n\n```python\nprint(1)\n```\n\n$$\\frac{a}{b}$$\n\n> 인용한 말\n\n"
  "> [!warning] 조심\n> 위험하다\n\n![없는 그림](missing.png)\n\n> [!question] 왜 그런가?\n> 까닭\n\n```diagram activation-curves\n```\n\n"
  "## 견주기\n\n1. **소리**:\n   - **고양이**: 야옹\n   - **개**: 멍멍\n2. **산책**:\n   - **고양이**: 혼자\n   - **개**: 함께\n"
  "3. **잠**:\n   - **고양이**: 낮\n   - **개**: 밤\n\n[^1]: 각주의 말\n";

static const char english[] = "# Title\n\nThe square $x^2$.\n\n$$\\frac{a}{b}$$\n";

typedef struct {
  const char *role, *name;
  const char *description; /* or NULL for any */
} Said;

static const Said korean_said[] = {
  {"heading", "제목", "Heading of level 1"},
  {"label", "한 문단, 수식 x 제곱 과 링크가 있다.¹"},
  {"heading", "목록", "Heading of level 2"},
  {"button", "목록"}, /* folds it */
  {"list item"},
  {"label", "하나"},
  {"group", "Quote"},
  {"label", "속 인용"},
  {"list item"},
  {"label", "3."},
  {"label", "셋"},
  {"list item"},
  {"checkbox", "To do"},
  {"label", "할 일"},
  {"checkbox", "Done"},
  {"label", "한 일"},
  {"table", "Table with 2 columns and 3 rows"},
  {"row"},
  {"column header", "이름", "Sort"},
  {"column header", "값", "Sort"},
  {"row"},
  {"cell", "가", "이름"},
  {"cell", "y", "값"},
  {"row"},
  {"cell", "나", "이름"},
  {"cell", "2", "값"},
  {"cell", "다", "이름"},
  {"cell", "3", "값"},
  {"button", "Hide Cells"},
  {"group", "Code"},
  {"label", "print(1)"},
  {"button", "Copy the Code"},
  {"image", "b 분의 a"},
  {"group", "Quote"},
  {"label", "인용한 말"},
  {"group", "Warning"},
  {"label", "조심"},
  {"label", "위험하다"},
  {"group", "Picture"},
  {"label", "없는 그림"},
  {"label", "왜 그런가?"},
  {"button", "Show the answer"},
  {"button", "Diagram: activation-curves"},
  {"heading", "견주기"},
  {"label", "소리:"},
  {"label", "고양이: 야옹"},
  {"label", "개: 밤"},
  {"button", "As a table, 3 × 2"},
  {"label", "¹ 각주의 말"},
};

static const Said english_said[] = {
  {"heading", "Title", "Heading of level 1"},
  {"label", "The square x squared."},
  {"image", "a over b"},
};

static gboolean
is_said (const HjAtspiNode *node, const Said *said)
{
  return g_strcmp0 (node->role, said->role) == 0 && (said->name == NULL || g_strcmp0 (node->name, said->name) == 0)
         && (said->description == NULL || g_strcmp0 (node->description, said->description) == 0);
}

/* All of SAID are told in this order; between them may stand what frames them. */
static void
check_said (const Said *said, guint n_said)
{
  g_autoptr (GPtrArray) nodes = hj_atspi_read ();
  guint n = 0;

  for (guint i = 0; i < nodes->len && n < n_said; i++)
    n += is_said (nodes->pdata[i], &said[n]);
  if (n < n_said) {
    for (guint i = 0; i < nodes->len; i++) {
      const HjAtspiNode *node = nodes->pdata[i];

      g_test_message ("%*s%s “%s” (%s)", (int) node->depth, "", node->role, node->name, node->description);
    }
    g_test_message ("not told: %s “%s”", said[n].role, said[n].name);
    g_test_fail ();
  }
}

static GtkWidget *
show_note (const char *text, HjNoteView **view, int height)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HjNote) note = hj_note_read (bytes, "note.md", NULL);
  GtkWidget *window = gtk_window_new ();

  *view = HJ_NOTE_VIEW (hj_note_view_new ());
  hj_note_view_set_notes (*view, note, NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (*view));
  gtk_window_set_default_size (GTK_WINDOW (window), 700, height);
  gtk_window_present (GTK_WINDOW (window));
  turn (300);
  return window;
}

static void
hide_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

/* Every kind of block is told, in reading order, as what it is; formulas in words of the note's language. */
static void
test_blocks (void)
{
  static const struct {
    const char *text;
    const Said *said;
    guint n;
  } cases[] = {{korean, korean_said, G_N_ELEMENTS (korean_said)}, {english, english_said, G_N_ELEMENTS (english_said)}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    HjNoteView *view;
    GtkWidget *window = show_note (cases[i].text, &view, 2400);

    check_said (cases[i].said, cases[i].n);
    hide_window (window);
  }
}

static gboolean
press_down (HjNoteView *view)
{
  return gtk_widget_activate_action (GTK_WIDGET (view), "note.walk", "(ib)", 1, FALSE);
}

/* Rows are made as they come near the view; going down block by block every one of them is said. */
static void
test_walk (void)
{
  GString *text = g_string_new ("# 긴 노트\n\n");
  g_autofree char *markdown = NULL;
  HjNoteView *view;
  GtkWidget *window;

  for (guint i = 0; i < 120; i++)
    g_string_append_printf (text, "%u째 문단이다. 어텐션은 질의와 키를 견주어 값을 섞는다. 그래서 먼 낱말도 곧바로 본다.\n\n", i);
  markdown = g_string_free (text, FALSE);
  window = show_note (markdown, &view, 400);
  hj_atspi_listen ();
  g_assert_true (press_down (view)); /* the title */
  for (guint i = 0; i < 120; i++) {
    g_autofree char *begins = g_strdup_printf ("%u째 문단이다.", i), *said = NULL;

    g_assert_true (press_down (view));
    for (guint waited = 0; waited < 250 && (said == NULL || !g_str_has_prefix (said, begins)); waited++) {
      turn (20);
      g_free (said);
      said = hj_atspi_dup_focused ();
    }
    g_assert_nonnull (said);
    g_assert_true (g_str_has_prefix (said, begins));
  }
  hide_window (window);
}

/* ---- the window ---- */

/* Nothing that takes the keyboard is without a name. */
static void
check_names (const char *place)
{
  g_autoptr (GPtrArray) nodes = NULL;
  const char *above[3] = {"", "", ""};

  turn (300);
  nodes = hj_atspi_read ();
  g_assert_cmpuint (nodes->len, >, 20);
  for (guint i = 0; i < nodes->len; i++) {
    const HjAtspiNode *node = nodes->pdata[i];

    if (node->focusable && !hj_atspi_node_is_named (node)) {
      g_test_message ("%s: %s “%s” after “%s”, “%s”, “%s”", place, node->role, node->name, above[2], above[1], above[0]);
      g_test_fail ();
    }
    above[0] = above[1];
    above[1] = above[2];
    above[2] = node->name;
  }
}

static void
show_import (Fixture *fixture, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "note.md", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, korean, -1, NULL));
  g_list_store_append (files, file);
  hj_window_import (fixture->window, G_LIST_MODEL (files));
  turn (1000);
  check_names ("import");
}

static void
test_names (void)
{
  static const char *const places[] = {
    "today", "course", "lesson topic:multi-head-attention", "notes", "glossary", "diagrams", "diagram attention-heatmap", "cards",
    "progress", "review", "sheet topic:gan-training", "editor new",
  };
  g_autofree char *folder = make_folder (), *library = g_build_filename (folder, "library.sqlite3", NULL);
  GtkWindow *preferences;
  Fixture fixture;

  open_window (&fixture, library, 1280);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    hj_window_show (fixture.window, places[i]);
    /* The bar that finds words slides in. */
    gtk_widget_activate_action (GTK_WIDGET (hj_window_get_page (fixture.window)), "page.find", NULL);
    check_names (places[i]);
  }
  show_import (&fixture, folder);
  hj_window_show (fixture.window, "today");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.find-anything", NULL);
  check_names ("search");
  preferences = GTK_WINDOW (hj_preferences_window_new (GTK_WINDOW (fixture.window), fixture.desk));
  gtk_window_present (preferences);
  check_names ("preferences");
  gtk_window_destroy (preferences);
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

int
main (int argc, char **argv)
{
  const char *missing;
  gboolean heard = hj_atspi_start (&missing);
  int result;

  if (!heard) {
    g_print ("1..0 # SKIP %s\n", missing);
    return 0;
  }
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/accessibility/blocks", test_blocks);
  g_test_add_func ("/accessibility/walk", test_walk);
  g_test_add_func ("/accessibility/names", test_names);
  result = g_test_run ();
  hj_atspi_stop ();
  return result;
}
