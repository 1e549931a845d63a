/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers that stand behind single rules of the importer (importer.md, sections 2 to 12): what became of what
 * test-golden-sources.c counts. Skipped where the notes are not at hand. */
#include "golden.h"

static int
count_matches (const char *text, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE | G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int n = 0;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;
  return n;
}

/* ---- what became of it ---- */

static const struct {
  const char *rule;
  int note;
  const char *repair;
  guint golden;
} repairs[] = {
  { "C1: spaces of other programs", N001, "spaces", 27 },
  { "C1: spaces of other programs", N004, "spaces", 15 },
  { "T2: rows over several lines, 27 and a header", N004, "table-row-joined", 28 },
  { "T3: a header away from its table", N004, "table-header-rejoined", 1 },
  { "T6: first rows that are data", N004, "table-headless", 3 },
  { "T12: a table that comes twice", N004, "table-merged", 1 },
  { "T16: a box without a table", N004, "table-box", 1 },
  { "H12, H17: rulers and lone !", N004, "heading-residue", 16 },
  { "H2: #### in an address, in words (three lines), before a comment", N004, "hashes", 5 },
  { "H18, K2: bold lines of code", N004, "code-lines", 38 },
  { "K3: code in one line", N004, "code-flat", 2 },
  { "I2: a star that was lost", N000, "bold-star", 2 },
  { "I3: escaped bold, without the power of 1298", N004, "escaped-bold", 43 },
  { "I5: items that are wholly bold", N004, "bold-items", 107 },
  { "I9: links to a search", N004, "link-search", 47 },
  { "F2: copies of formulas", N000, "formula-stray", 4 },
  { "F2: copies of formulas", N003, "formula-stray", 2 },
  { "F11: a fence that is a formula", N000, "formula-code", 1 },
  { "F12: formulas without their subscripts", N004, "formula-lost", 2 },
  { "M4: definitions of addresses", N004, "reference", 40 },
  { "P14: boxes to remember", N000, "box-remember", 10 },
  { "P6: items that begin with a sign", N003, "list-emoji", 2 },
};

static void
test_repairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (repairs); i++)
    {
      g_autoptr (HjNote) note = read_real (real_names[repairs[i].note]);
      const HjRepair *repair = note ? find_repair (note, repairs[i].repair) : NULL;

      if (note && (!repair || repair->count != repairs[i].golden))
        g_error ("%s, %s: %u, not %u", real_names[repairs[i].note], repairs[i].rule, repair ? repair->count : 0,
                 repairs[i].golden);
    }
}

/* ---- what is left of it ---- */

typedef struct {
  int padding, marked_headings, code_lines;
} Left;

static void
look (HjBlock *block, gpointer data)
{
  Left *left = data;
  g_autofree char *text = block->spans ? g_strstrip (hj_spans_dup_text (block->spans)) : NULL;

  if (block->kind == HJ_BLOCK_PARAGRAPH)
    left->padding += g_str_equal (text, "\\") || g_str_equal (text, "!") || *text == '\0';
  if (block->kind == HJ_BLOCK_HEADING)
    left->marked_headings += g_str_has_suffix (text, " !") || g_str_equal (text, "!");
  if (block->kind == HJ_BLOCK_CODE && block->line >= 1280 && block->line <= 1360)
    left->code_lines += count_matches (block->text, "^.*\\S.*$");
}

/* H17, P10, K2: no sign stands alone, and the code that was bold is code. */
static void
test_left (void)
{
  g_autoptr (HjNote) note = read_real (real_names[N004]);
  Left left = { 0 };

  if (!note)
    return;
  hj_blocks_each (note->blocks, look, &left);
  g_assert_cmpint (left.padding, ==, 0);
  g_assert_cmpint (left.marked_headings, ==, 0);
  g_assert_cmpint (left.code_lines, ==, 38);
}

/* Q3: 34 answers have a title; that of the third question begins with a label. */
static void
test_titles (void)
{
  g_autoptr (HjNote) note = read_real (real_names[N001]);
  int titled = 0, untitled = 0;

  if (!note)
    return;
  for (guint i = 0; i < note->blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (note->blocks, i);
      const HjBlock *first = block->kind == HJ_BLOCK_QUESTION ? g_ptr_array_index (block->children, 0) : NULL;

      if (!first)
        continue;
      if (first->kind == HJ_BLOCK_HEADING && first->level == 3)
        titled++;
      else
        untitled = block->line;
    }
  g_assert_cmpint (titled, ==, 34);
  g_assert_cmpint (untitled, ==, 81);
}

/* M1: the titles of front matter; "2025" says nothing, so the file's name does. */
static void
test_front (void)
{
  static const struct {
    int note;
    const char *title, *front;
  } notes[] = { { N000, "역량평가 정리", NULL }, { N001, "AI 심화 이론", "AI 심화 이론" }, { N004, "study-2025", "2025" } };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (HjNote) note = read_real (real_names[notes[i].note]);

      if (!note)
        return;
      g_assert_cmpstr (note->title, ==, notes[i].title);
      g_assert_cmpstr (g_hash_table_lookup (note->front, "title"), ==, notes[i].front);
    }
}

/* Q1: the nine items by their numbers; only the first asks in a sentence, the others go by their topics. */
static void
test_items (void)
{
  static const char *const items[] = { "문제9", "문항10", "문항11", "문항12", "문항17", "문항 19", "문항 21", "문항 22", "문항 24" };
  g_autoptr (HjNote) note = read_real (real_names[N000]);
  guint n = 0;

  for (guint i = 0; note && i < note->blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (note->blocks, i);

      if (block->kind != HJ_BLOCK_QUESTION)
        continue;
      g_assert_cmpuint (n, <, G_N_ELEMENTS (items));
      g_assert_cmpstr (block->info, ==, items[n++]);
    }
  g_assert_true (!note || n == G_N_ELEMENTS (items));
}

/* F7: thirty commands and \\| are all that pastes of the real notes use. */
static void
test_commands (void)
{
  static const int pasted[] = { N000, N001, N003 };
  g_autoptr (GHashTable) commands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("\\\\([A-Za-z]+)", 0, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      g_autofree char *text = load_real (real_names[pasted[i]], NULL);
      g_autoptr (GMatchInfo) match = NULL;

      if (!text)
        return;
      for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        g_hash_table_add (commands, g_match_info_fetch (match, 1));
    }
  g_assert_cmpuint (g_hash_table_size (commands), ==, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note/golden-rules/repairs", test_repairs);
  g_test_add_func ("/note/golden-rules/left", test_left);
  g_test_add_func ("/note/golden-rules/titles", test_titles);
  g_test_add_func ("/note/golden-rules/front", test_front);
  g_test_add_func ("/note/golden-rules/items", test_items);
  g_test_add_func ("/note/golden-rules/commands", test_commands);
  return g_test_run ();
}
