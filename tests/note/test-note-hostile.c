/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that only an attacker writes is read to its end, without deep trees, and none of its words is lost. */
#include "note-dump.h"

#include <string.h>

static const struct {
  const char *name, *head, *unit;
  guint times;
} cases[] = {
  { "quotes", "", ">", 300000 },
  { "quote-lists", "", "> - ", 80000 },
  { "bullets", "", "- ", 150000 },
  { "numbers", "", "1. ", 100000 },
  { "brackets", "", "[", 1000000 },
  { "pictures", "", "![", 300000 },
  { "links", "", "[a](", 100000 },
  { "stars", "", "*", 1000000 },
  { "emphasis", "", "**a *b ", 60000 },
  { "underscores", "", "_a ", 150000 },
  { "tildes", "", "~~a ", 100000 },
  { "marks", "", "==a ", 100000 },
  { "dollars", "", "$a", 200000 },
  { "displays", "", "$$\nx\n", 60000 },
  { "comments", "", "<!--", 100000 },
  { "cdata", "", "<![CDATA[", 50000 },
  { "tags", "", "<b>", 150000 },
  { "breaks", "", "<br>", 150000 },
  { "references", "[a]: http://x.y/0123456789012345678901234567890123456789\n\n", "[a]", 100000 },
  { "addresses", "", "http://a.b ", 30000 },
  { "fences", "", "```\n", 100000 },
  { "rules", "", "---\n\n", 60000 },
  { "delimiters", "a|b\n-|-\n", "|-|\n", 100000 },
  { "callouts", "", "> [!note] a\n> b\n\n", 20000 },
  { "questions", "", "- 이것을 설명하시오.\n", 20000 },
  { "hangul", "", "가", 300000 },
  { "escapes", "", "\\", 500000 },
  { "wiki-open", "", "[[", 300000 },
  { "wiki-links", "", "[[a|b]] ", 50000 },
  { "wiki-defined", "", "[[a]]\n[a]: b\n", 100000 },
  { "comment-marks", "", "%%", 300000 },
  { "comment-pairs", "", "%% a %% ", 60000 },
  { "comment-blocks", "", "%%\n", 60000 },
  { "card-dates", "", "<!--SR:", 60000 },
  { "templates", "", "{% raw ", 60000 },
  { "shortcodes", "", "{{< a >}}", 60000 },
  { "attributes", "", "{: .a}\n", 60000 },
  { "anchors", "", "a ^abc\n\n", 40000 },
  { "anchors-alone", "a\n\n", "^abc\n\n", 40000 },
  { "hash-tags", "", "#a1 ", 100000 },
  { "front-lists", "+++\na = ", "[", 10000 },
  { "front-objects", "{\n", "\"a\": {", 10000 },
  { "own-callouts", "", "> [!x", 60000 },
  { "wordless-links", "", "[](http", 60000 },
  { "wordless-pictures", "", "![](", 60000 },
  { "twins", "", "![a](b)[](http://c)", 20000 },
  { "calls", "가 ", "(x(", 60000 },
  { "calls-nested", "가 ", "(", 200000 },
  { "greek-calls", "가 ", "α(", 60000 },
  { "bold-brackets", "가 ", "**가(", 60000 },
  { "moved-bold", "가 ", "a** b** ", 40000 },
  { "marks-of-letters", "", "a\u0301", 150000 },
  { "decomposed", "가", "\u11a8", 150000 },
  { "inner-products", "가 ", "<q, ", 60000 },
  { "chains", "", "가 → 나 → 다 → 라\n\n", 10000 },
  { "opposites", "", "가나 다라 마바 사아 자차 가능합니다\n\n가나 다라 마바 사아 자차 어렵\n\n", 4000 },
  { "figures", "", "10% 20% 30%\n\n", 20000 },
  { "definitions", "", "[a]: b\n", 60000 },
  { "lines-of-tags", "<br>\n", "<b></b>\n", 200000 },
  { "ornaments", "", "━", 20000 },
  { "ornament", "", "━", 20 },
  { "excess-cells", "|a|\n|-|\n", "|1|2\n", 60000 },
};

static void
measure_depth (const GPtrArray *blocks, guint depth, guint *deepest)
{
  *deepest = MAX (*deepest, depth);
  for (guint i = 0; blocks && i < blocks->len; i++)
    measure_depth (((HjBlock *) g_ptr_array_index (blocks, i))->children, depth + 1, deepest);
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), deepest = 0;
  g_autoptr (GString) text = g_string_new (cases[i].head);
  g_autofree char *visible = NULL;
  HjNote *note;

  for (guint n = 0; n < cases[i].times; n++)
    g_string_append (text, cases[i].unit);
  g_string_append (text, "\n\nthe end\n");
  note = read_text (text->str);
  measure_depth (note->blocks, 0, &deepest);
  g_assert_cmpuint (deepest, <=, 100);
  visible = hj_note_dup_text (note);
  g_assert_nonnull (strstr (visible, "the end"));
  hj_note_free (note);
}

/* Wide and long tables with hardly a letter in them would fill the memory with empty cells. */
static void
test_table (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  HjNote *note;

  for (guint line = 0; line < 10002; line++, g_string_append_c (text, '\n'))
    for (guint column = 0; column < (line < 2 ? 5000 : 1); column++)
      g_string_append (text, line == 1 ? "|---" : "|a");
  note = read_text (text->str);
  g_assert_cmpuint (note->warnings->len, ==, 1);
  hj_note_free (note);
}

/* A million columns, and rows of a million cells under a table of two. */
static void
test_wide_table (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  HjNote *note;

  for (guint line = 0; line < 3; line++, g_string_append_c (text, '\n'))
    for (guint column = 0; column < 1000000; column++)
      g_string_append (text, line == 1 ? "|-" : "|a");
  g_string_append (text, "\n| a | b |\n|---|---|\n");
  for (guint column = 0; column < 1000000; column++)
    g_string_append (text, "|a");
  note = read_text (text->str);
  g_assert_cmpuint (note->blocks->len, <, 10);
  hj_note_free (note);
}

/* A few bytes that end a string in C are taken out, and it is said; where there are many, it is no text. */
static void
test_nul_bytes (void)
{
  g_autoptr (GString) text = g_string_new ("# A");
  g_autoptr (GBytes) few = NULL, many = g_bytes_new_static ("# A\0\0\0\0\0\0\0\0b", 12);
  g_autoptr (HjNote) note = NULL;
  g_autoptr (GError) error = NULL;
  gboolean told = FALSE;

  g_string_append_len (text, "\0B\n", 3);
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "word ");
  few = g_bytes_new (text->str, text->len);
  note = hj_note_read (few, NULL, NULL);
  g_assert_cmpstr (note->title, ==, "AB");
  for (guint i = 0; i < note->repairs->len; i++)
    told |= strcmp (((HjRepair *) note->repairs->pdata[i])->kind, "nul-bytes") == 0;
  g_assert_true (told);
  g_assert_null (hj_note_read (many, NULL, &error));
  g_assert_error (error, HJ_NOTE_ERROR, HJ_NOTE_ERROR_BINARY);
}

static void
test_deep_list (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint deepest = 0;
  HjNote *note;

  for (guint depth = 0; depth < 1000; depth++)
    g_string_append_printf (text, "%*s- a\n", 2 * depth, "");
  note = read_text (text->str);
  measure_depth (note->blocks, 0, &deepest);
  g_assert_cmpuint (deepest, <=, 100);
  hj_note_free (note);
}

/* The letters that tell deeper levels of headings may come as entities; no level is deeper than there are. */
static void
test_deep_headings (void)
{
  g_autoptr (GString) text = g_string_new ("# A\n\n###### ");
  g_autoptr (HjNote) note = NULL;
  const HjBlock *heading;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "&#xf8f5;");
  g_string_append (text, " B\n\n###### C\n\n###### &#xf8f5;\n");
  note = read_text (text->str);
  heading = g_ptr_array_index (note->blocks, 1);
  g_assert_cmpint (heading->level, ==, HJ_DEEPEST_LEVEL);
  g_assert_cmpuint (((HjSection *) g_ptr_array_index (note->sections, 0))->children->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/hostile/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/note/hostile/table", test_table);
  g_test_add_func ("/note/hostile/deep-headings", test_deep_headings);
  g_test_add_func ("/note/hostile/wide-table", test_wide_table);
  g_test_add_func ("/note/hostile/nul-bytes", test_nul_bytes);
  g_test_add_func ("/note/hostile/deep-list", test_deep_list);
  return g_test_run ();
}
