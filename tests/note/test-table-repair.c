/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that lost their line structure are read as they were meant; sound ones stay as they are. */
#include "note-dump.h"
#include "read-real.h"

#include <string.h>

/* REPORTS: the kinds of repairs and warnings with their lines, in their order. */
static const struct {
  const char *name, *text, *blocks, *reports;
} fixtures[] = {
  /* Rows over several lines. */
  { "row-joined", "|a|b|\n|---|---|\n|one|two\nthree|\n|4|5|\n", "table[a,b;one,two three;4,5]", "table-row-joined 3" },
  { "row-joined-twice", "|a|b|\n|---|---|\n|x\nor\ny|two|\n\nend", "table[a,b;x or y,two] p[end]", "table-row-joined 3" },
  { "row-bold", "|a|b|\n|---|---|\n|x|끝은\n**굵게**|\n", "table[a,b;x,끝은 *{굵게}]", "table-row-joined 3" },
  { "row-other-count", "|a|b|\n|---|---|\n|x|two\nthree|four|\n", "table[a,b;x,two;three,four]", "" },
  { "row-never-closed", "|a|b|\n|---|---|\n|x|two\nthree\n", "table[a,b;x,two;three,]", "" },
  { "open-style", "| a | b\n|---|---\n| 1 | 2\n| 3 | 4\n", "table[a,b;1,2;3,4]", "" },
  { "no-first-pipe", "a|b\n-|-\n1|2\n3|4\n", "table[a,b;1,2;3,4]", "" },
  { "empty-first", "|a|b|\n|---|---|\n|| 2 |\n| 1 ||\n", "table[a,b;,2;1,]", "" },
  /* Without dashes. */
  { "no-dashes", "글\n\n|a|b|\n|1|2|\n|3|4|\n\n끝\n", "p[글] table[a,b;1,2;3,4] p[끝]", "table-plain 3" },
  { "two-rows", "|a|b|\n|1|2|\n", "p[|a|b|||1|2|]", "" },
  { "uneven", "|a|b|\n|1|2|3|\n|3|4|\n", "p[|a|b|||1|2|3|||3|4|]", "" },
  { "tabs", "a\tb\tc\n1\t\t3\n4\t5\t6\n", "table[a,b,c;1,,3;4,5,6]", "table-plain 1" },
  { "tabs-two", "a\tb\n1\t2\n", "p[a\tb|1\t2]", "" },
  { "tabs-in-list", "- a\tb\n- c\td\n- e\tf\n", "ul(-(p[a\tb]) -(p[c\td]) -(p[e\tf]))", "" },
  { "tabs-in-text", "a\tb\nc\td\ne\tf\n그리고 글\n", "p[a\tb|c\td|e\tf|그리고 글]", "" },
  { "tabs-in-code", "```\na\tb\nc\td\ne\tf\n```\n", "code[a\tb|c\td|e\tf]", "" },
  /* Headers. */
  { "header-below-text", "text\n|a|b|\n|-|-|\n|1|2|\n", "p[text] table[a,b;1,2]", "table-parted 2" },
  { "header-below-item", "- item\n|a|b|\n|-|-|\n|1|2|\n", "ul(-(p[item])) table[a,b;1,2]", "table-parted 2" },
  { "header-joined", "|a\nb|c|\n|-|-|\n|1|2|\n", "table[a b,c;1,2]", "table-row-joined 1" },
  { "header-torn", "|a|b|\n\n|---|---|\n|1|2|\n", "table[a,b;1,2]", "table-header-rejoined 1" },
  { "header-torn-open", "|a\nb|c\n\n|---|---|\n|1|2|\n", "table[a b,c;1,2]", "table-row-joined 1, table-header-rejoined 1" },
  { "ornament", "|a|b|\n\n|---|---|\n\ntext", "p[|a|b|] p[|---|---|] p[text]", "" },
  { "other-columns", "text\n|a|b|\n|---|\n|1|2|\n", "p[text||a|b|||---|||1|2|]", "" },
  /* Ends. */
  { "ended-by-text", "|a|b|\n|-|-|\n|1|2|\nsome text\nmore\n", "table[a,b;1,2] p[some text|more]", "table-ended 4" },
  { "ended-by-bold", "|a|b|\n|-|-|\n|1|2|\n**Bold**\n", "table[a,b;1,2] p[*{Bold}]", "table-ended 4" },
  { "ended-by-list", "|a|b|\n|-|-|\n|1|2|\n- item\n", "table[a,b;1,2] ul(-(p[item]))", "" },
  { "ended-by-heading", "|a|b|\n|-|-|\n|1|2|\n# H\n", "table[a,b;1,2] h1[H]", "" },
  { "ended-by-rule", "|a|b|\n|-|-|\n|1|2|\n---\n", "table[a,b;1,2] rule", "" },
  { "ended-by-code", "|a|b|\n|-|-|\n|1|2|\n```\nx\n```\n", "table[a,b;1,2] code[x]", "" },
  { "ended-by-number", "|a|b|\n|-|-|\n|1|2|\n7. item\n", "table[a,b;1,2] ol7(-(p[item]))", "" },
  { "one-word", "|a|b|\n|-|-|\n|1|2|\nbar\n\nbar", "table[a,b;1,2;bar,] p[bar]", "" },
  { "next-table", "|**a**|**b**|\n|-|-|\n|1|2|\n|**c**|**d**|\n|-|-|\n|3|4|\n",
    "table[*{a},*{b};1,2] table[*{c},*{d};3,4]", "table-parted 4" },
  { "same-header", "|a|b|\n|-|-|\n|1|2|\n|a|b|\n|-|-|\n|3|4|\n", "table[a,b;1,2] table[a,b;3,4]", "table-parted 4" },
  { "dashes-as-row", "|a|b|\n|---|---|\n|1|2|\n|---|---|\n|3|4|\n", "table[a,b;1,2;---,---;3,4]", "" },
  /* Pipes that are no borders. */
  { "condition", "|a|b|\n|-|-|\n|P(s'|s,a)|\n|1|2|\n", "table[a,b;P(s'|s,a),;1,2]", "table-pipe 3" },
  { "brackets", "|a|b|\n|-|-|\n|(x | y)|\n", "table[a,b;(x,y)]", "" },
  { "no-condition", "|a|b|\n|-|-|\n|x (y|z) w|\n", "table[a,b;x (y,z) w]", "" },
  { "later-pass", "|a|b|\n|-|-|\n|1\n2|3|\n\n\\*\\*굵은(x)\\*\\*을 읽기", "table[a,b;1 2,3] p[*{굵은(x)}을 읽기]",
    "table-row-joined 3, escaped-bold 6" },
  { "prose", "a | b and c\n\n`x|y`\n", "p[a | b and c] p[`{x|y}]", "" },
  { "fenced", "```\n|a|b|\n|-|-|\n|1\n2|3|\n```\n", "code[|a|b|||-|-|||1|2|3|]", "" },
  /* Lists in cells. */
  { "numbers", "|a|\n|-|\n|1. 하나.2. 둘.3. 셋|\n", "table[a;1. 하나.\\2. 둘.\\3. 셋]", "table-list 3" },
  { "bullets", "|a|\n|-|\n|- one- two|\n", "table[a;- one\\- two]", "table-list 3" },
  { "bullet-after-hangul", "|a|\n|-|\n|가능- 구축|\n", "table[a;가능\\- 구축]", "table-list 3" },
  { "no-list", "|a|\n|-|\n|v1.2. x-y 3 - 2, well- known|\n", "table[a;v1.2. x-y 3 - 2, well- known]", "" },
  { "code-in-cell", "|a|\n|-|\n|1. `x`2. y|\n", "table[a;1. `{x}2. y]", "" },
  /* What tables are. */
  { "headless", "|Agent|환경과 상호작용하는 AI 시스템|\n|-|-|\n|State|현재 상태|\n",
    "table[Agent,환경과 상호작용하는 AI 시스템;State,현재 상태]", "table-headless 1" },
  { "headless-emoji", "|🎯 가|나|\n|-|-|\n|🔍 다|라|\n", "table[🎯 가,나;🔍 다,라]", "table-headless 1" },
  { "header-word", "|구분|환경과 상호작용하는 AI 시스템|\n|-|-|\n|x|y|\n", "table[구분,환경과 상호작용하는 AI 시스템;x,y]", "" },
  { "twice", "|a|b|\n|-|-|\n|x|y|\n\n|a|**b**|\n|-|-|\n|x|`y`|\n\nc", "table[a,b;x,y] p[c]", "table-merged 5" },
  { "nearly-twice", "|a|b|\n|-|-|\n|1|2|\n|3|4|\n|5|x|\n\n|a|b|\n|-|-|\n|1|2|\n|3|4|\n|5|y|\n",
    "table[a,b;1,2;3,4;5,x] table[a,b;1,2;3,4;5,y]", "table-duplicate 7" },
  { "twice-in-item", "- |a|b|\n  |-|-|\n  |x|y|\n\n  |a|b|\n  |-|-|\n  |x|y|\n", "ul(-(table[a,b;x,y]))", "table-merged 5" },
  { "not-twice", "|a|b|\n|-|-|\n|x|y|\n\n|a|b|\n|-|-|\n|x|z|\n", "table[a,b;x,y] table[a,b;x,z]", "" },
  /* A list of key words in one cell. */
  { "box", "|<br>**[Title]<br>- One:** a<br>**- Two:** b<br>**-\nThree<br>**-**\n4 plain<br>**-\nFive:** c\n\nend",
    "callout<note>[Title](ul(-(p[*{One:} a]) -(p[*{Two:} b]) -(p[*{Three}]) -(p[4 plain]) -(p[*{Five:} c]))) p[end]",
    "table-box 1" },
  { "box-unfinished", "|<br>**[Title]<br>- One:** a<br>**-\nTwo:** b<br>**-\n",
    "callout<note>[Title](ul(-(p[*{One:} a]) -(p[*{Two:} b])))", "table-box 1" },
  { "no-box", "|<br>**[Title]** text<br>\n", "p[|\\*{[Title]} text]", "" },
  { "form-feed", "a\fb", "p[a b]", "" },
};

static void
append_reports (GString *out, const GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (reports, i);

      g_assert_true (*repair->message_ko && *repair->message_en);
      for (guint j = 0; j < repair->lines->len; j++)
        g_string_append_printf (out, "%s%s %d", out->len ? ", " : "", repair->kind,
                                g_array_index (repair->lines, int, j));
    }
}

static void
test_fixture (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *blocks = dump_text (fixtures[i].text);
  g_autoptr (HjNote) note = read_text (fixtures[i].text);
  g_autoptr (GString) reports = g_string_new (NULL);

  append_reports (reports, note->repairs);
  append_reports (reports, note->warnings);
  g_assert_cmpstr (blocks, ==, fixtures[i].blocks);
  g_assert_cmpstr (reports->str, ==, fixtures[i].reports);
}

/* Source lines stay true below and inside of mended tables. */
static void
test_lines (void)
{
  g_autoptr (HjNote) note = read_text ("text\n|a\nb|c\n\n|-|-|\n|1\n2|3|\n**end** of it\n\n$x$ and\n\n# Last\n");
  const HjBlock *table;
  static const int lines[][2] = { { 1, 1 }, { 2, 7 }, { 8, 8 }, { 10, 10 }, { 12, 12 } };

  g_assert_cmpuint (note->blocks->len, ==, G_N_ELEMENTS (lines));
  table = g_ptr_array_index (note->blocks, 1);
  g_assert_cmpint (table->row_lines[0], ==, 2);
  g_assert_cmpint (table->row_lines[1], ==, 6);
  for (guint i = 0; i < note->blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (note->blocks, i);

      g_assert_cmpint (block->line, ==, lines[i][0]);
      g_assert_cmpint (block->line_end, ==, lines[i][1]);
    }
}

/* A header without a word still stands above its rows. */
static void
test_empty_header (void)
{
  g_autoptr (HjNote) note = read_text ("text\n\n| | |\n|-|-|\n| | |\n|1|2|\n");
  const HjBlock *table = g_ptr_array_index (note->blocks, 1);
  static const int lines[] = { 3, 5, 6 };

  g_assert_cmpuint (table->n_rows, ==, G_N_ELEMENTS (lines));
  for (guint row = 0; row < table->n_rows; row++)
    g_assert_cmpint (table->row_lines[row], ==, lines[row]);
  g_assert_cmpint (table->line, ==, 3);
  g_assert_cmpint (table->line_end, ==, 6);
}

/* Header line, columns, rows below it. */
typedef struct {
  int line;
  guint columns, rows;
} Golden;

static const Golden competency_1[] = {
  { 107, 4, 3 }, { 268, 3, 5 }, { 291, 3, 5 }, { 343, 3, 5 }, { 404, 4, 4 }, { 677, 3, 4 }, { 861, 3, 11 },
  { 882, 3, 6 }, { 921, 4, 11 },
};
static const Golden competency_2[] = {
  { 115, 3, 5 }, { 187, 3, 7 }, { 297, 5, 3 }, { 357, 3, 4 },
};
static const Golden study_2025[] = {
  { 356, 2, 4 }, { 372, 2, 4 }, { 384, 2, 2 }, { 432, 3, 6 }, { 446, 2, 5 }, { 470, 3, 3 }, { 488, 2, 4 },
  { 500, 2, 4 }, { 513, 2, 2 }, { 535, 2, 4 }, { 549, 2, 5 }, { 572, 2, 3 }, { 587, 2, 5 }, { 605, 2, 3 },
  { 635, 2, 3 }, { 655, 3, 5 }, { 671, 2, 5 }, { 691, 2, 3 }, { 702, 2, 3 }, { 708, 2, 2 }, { 730, 2, 4 },
  { 749, 2, 2 }, { 757, 2, 4 }, { 767, 2, 5 }, { 781, 2, 4 }, { 810, 2, 3 }, { 853, 2, 5 }, { 863, 4, 3 },
  { 875, 3, 2 }, { 918, 2, 4 }, { 927, 2, 4 }, { 935, 2, 6 }, { 948, 2, 4 }, { 965, 2, 5 },
  { 1102, 2, 3 }, { 1502, 2, 3 }, { 1516, 4, 5 }, { 1530, 2, 1 }, { 1550, 2, 1 }, { 1558, 2, 1 }, { 1578, 3, 3 },
  { 1591, 2, 4 }, { 1684, 2, 1 }, { 1691, 3, 7 }, { 2073, 4, 3 }, { 2289, 2, 5 }, { 2307, 2, 5 }, { 2318, 4, 6 },
  { 2351, 6, 5 }, { 2375, 3, 1 }, { 2418, 3, 5 }, { 2660, 3, 3 }, { 2905, 2, 4 }, { 3106, 3, 8 }, { 3119, 3, 6 },
  { 3807, 4, 3 }, { 3969, 4, 7 }, { 4011, 3, 9 }, { 4058, 6, 4 }, { 4080, 4, 6 }, { 4107, 5, 10 }, { 4217, 3, 3 },
  { 4315, 4, 7 },
};

static const struct {
  const char *name;
  const Golden *tables;
  guint n_tables, n_rows, n_answers, n_headless; /* answers: cells below the header, right of the first */
  Golden merged; /* said the same as another one and went */
} notes[] = {
  { "competency-1.md", competency_1, G_N_ELEMENTS (competency_1), 54, 126, 0, { 0 } },
  { "competency-2.md", competency_2, G_N_ELEMENTS (competency_2), 19, 44, 0, { 0 } },
  { "study-2025.md", study_2025, G_N_ELEMENTS (study_2025), 263, 470, 3, { 954, 2, 4 } },
};

static void
collect_table (HjBlock *block, gpointer tables)
{
  if (block->kind == HJ_BLOCK_TABLE)
    g_ptr_array_add (tables, block);
}

/* A cell is filled: a row that was cut in two would leave an empty one. One definition is lost in the source. */
static guint
count_empty (const HjBlock *table)
{
  guint n = 0;

  for (gsize i = 0; i < (gsize) table->n_rows * table->n_columns; i++)
    n += table->cells[i].spans->len == 0;
  return n;
}

/* The line of the only table that was taken out, or 0. */
static int
find_merged (const HjNote *note)
{
  for (guint i = 0; i < note->repairs->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (note->repairs, i);

      if (g_str_equal (repair->kind, "table-merged") && repair->count == 1)
        return g_array_index (repair->lines, int, 0);
    }
  return 0;
}

static void
test_golden (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), rows = 0, answers = 0, headless = 0, empty = 0;
  g_autoptr (HjNote) note = read_real (notes[i].name);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  if (!note)
    return;
  hj_blocks_each (note->blocks, collect_table, tables);
  for (guint j = 0; j < MIN (tables->len, notes[i].n_tables); j++)
    {
      const HjBlock *table = g_ptr_array_index (tables, j);

      g_assert_cmpint (table->line, ==, notes[i].tables[j].line);
      g_assert_cmpuint (table->n_columns, ==, notes[i].tables[j].columns);
      g_assert_cmpuint (table->n_rows - 1, ==, notes[i].tables[j].rows);
      rows += table->n_rows - 1;
      answers += (table->n_rows - 1) * (table->n_columns - 1);
      headless += table->headless;
      empty += count_empty (table);
    }
  g_assert_cmpuint (tables->len, ==, notes[i].n_tables);
  g_assert_cmpint (find_merged (note), ==, notes[i].merged.line);
  g_assert_cmpuint (rows + notes[i].merged.rows, ==, notes[i].n_rows);
  g_assert_cmpuint (answers + notes[i].merged.rows * (MAX (notes[i].merged.columns, 1) - 1), ==, notes[i].n_answers);
  g_assert_cmpuint (headless, ==, notes[i].n_headless);
  g_test_message ("%u empty cells", empty);
  g_assert_cmpuint (empty, ==, i == 2 ? 1 : 0);
}

static void
count_items (HjBlock *block, gpointer counts)
{
  g_autofree char *text = block->kind == HJ_BLOCK_ITEM ? hj_block_dup_text (block) : NULL;

  ((guint *) counts)[0] += text != NULL;
  ((guint *) counts)[1] += text && strchr (text, ':');
}

/* The box of key words: 17 of its 18 entries say what the word means. */
static void
test_box (void)
{
  g_autoptr (HjNote) note = read_real ("study-2025.md");
  guint counts[2] = { 0 };

  for (guint i = 0; note && i < note->blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (note->blocks, i);

      if (block->line != 37)
        continue;
      g_assert_cmpint (block->kind, ==, HJ_BLOCK_CALLOUT);
      g_assert_cmpint (block->line_end, ==, 53);
      hj_blocks_each (block->children, count_items, counts);
    }
  g_assert_true (!note || (counts[0] == 18 && counts[1] == 17));
}

/* What only an attacker writes is read in one go. */
static const struct {
  const char *name, *head, *unit;
  guint times;
} hostile[] = {
  { "pipes", "", "|", 1000000 },
  { "boxes", "", "|<br>**[a]<br>**-\n", 60000 },
  { "box-titles", "", "|<br>**[a\n", 100000 },
  { "pipes-in-table", "|a|b|\n|-|-|\n", "|", 1000000 },
  { "open-rows", "|a|b|\n|-|-|\n", "|x\n", 200000 },
  { "open-text", "|a|b|\n|-|-|\n", "|x\ny\nz\n", 100000 },
  { "headers", "", "|a|b|\n\n", 100000 },
  { "torn", "", "|a\nb|c\n\n|-|-|\n|1|2|\n\n", 20000 },
  { "tables", "", "|**a**|\n|-|\n", 100000 },
  { "same", "", "|a|b|\n|-|-|\n|1|2|\n\n", 30000 },
  { "conditions", "|a|\n|-|\n|", "P(a|b)", 150000 },
  { "brackets", "|a|\n|-|\n|", "P(aaaa", 150000 },
  { "items", "|a|\n|-|\n|", "- x", 300000 },
  { "digits", "|a|\n|-|\n|1. ", "2", 1000000 },
  { "backslashes", "|a|\n|-|\n|", "\\|", 500000 },
};

static void
test_hostile (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GString) text = g_string_new (hostile[i].head);
  g_autofree char *visible = NULL;
  g_autoptr (HjNote) note = NULL;

  for (guint n = 0; n < hostile[i].times; n++)
    g_string_append (text, hostile[i].unit);
  g_string_append (text, "|\n\nthe end\n");
  note = read_text (text->str);
  visible = hj_note_dup_text (note);
  g_assert_nonnull (strstr (visible, "the end"));
}

static void
add_test (const char *group, const char *name, guint i, GTestDataFunc run)
{
  g_autofree char *path = g_strdup_printf ("/note/table-repair/%s/%s", group, name);

  g_test_add_data_func (path, GUINT_TO_POINTER (i), run);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    add_test ("fixture", fixtures[i].name, i, test_fixture);
  g_test_add_func ("/note/table-repair/lines", test_lines);
  g_test_add_func ("/note/table-repair/empty-header", test_empty_header);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    add_test ("golden", notes[i].name, i, test_golden);
  g_test_add_func ("/note/table-repair/box", test_box);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    add_test ("hostile", hostile[i].name, i, test_hostile);
  return g_test_run ();
}
