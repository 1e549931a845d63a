/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs on notes: what is imported, shown, meant, outlined and found, as a script reads it. */
#include "../real-notes.h"
#include "hj-command-fixture.h"

#define NOTE                                                                                                       \
  "# 어텐션\n\n## 식\n\n$$a = b$$\n\n글에 $x_1$ 이 있다. [글](https://example.org)\n\n"                          \
  "| 이름 | 값 |\n| --- | --- |\n| 폭 | 512 |\n| 헤드 | 8 |\n\n"                                                   \
  "```diagram attention-heatmap\nheads = 2\n```\n\n```python\nx = 1\n```\n\n"                                      \
  "- 폭은? :: 512\n- 헤드는? ::: 8\n- ==셋==째\n"

static void
test_import (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *key; int value; } numbers[] = {
    { "sections", 2 }, { "tables", 1 }, { "table_rows", 2 }, { "formulas", 2 }, { "formulas_failed", 0 },
    { "code_blocks", 1 }, { "images_missing", 0 }, { "questions", 0 }, { "links", 1 }, { "language_pairs", 0 },
    { "terms", 0 }, { "cards", 4 }, { "cards_suggested", 4 },
  };
  g_autofree char *path = write_note (fixture, "attention.md", NOTE);
  JsonObject *root, *note;

  run (fixture, "import", path, "--json");
  root = parse (fixture);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "decks")), ==, 0);
  note = get_first (root, "notes");
  g_assert_cmpstr (json_object_get_string_member (note, "title"), ==, "어텐션");
  g_assert_cmpstr (json_object_get_string_member (note, "path"), ==, path);
  g_assert_cmpstr (json_object_get_string_member (note, "language"), ==, "ko");
  g_assert_cmpstr (json_object_get_string_member (note, "encoding"), ==, "UTF-8");
  g_assert_cmpint (json_object_get_int_member (note, "bytes"), ==, strlen (NOTE));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (json_object_get_int_member (note, numbers[i].key) != numbers[i].value)
      g_error ("%s is %d", numbers[i].key, (int) json_object_get_int_member (note, numbers[i].key));
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (note, "diagrams"), 0), ==,
                   "attention-heatmap");
  g_assert_true (json_object_get_null_member (note, "duplicate_of"));
  run (fixture, "import", path, "--json");
  note = get_first (parse (fixture), "notes");
  g_assert_cmpint (json_object_get_int_member (note, "duplicate_of"), ==, json_object_get_int_member (note, "id"));
  run (fixture, "notes", "--json");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (fixture), "notes")), ==, 1);
}

static JsonObject *
find_term (JsonObject *root, const char *ko)
{
  JsonArray *terms = json_object_get_array_member (root, "terms");

  for (guint i = 0; i < json_array_get_length (terms); i++)
    {
      JsonObject *term = json_array_get_object_element (terms, i);

      if (!json_object_get_null_member (term, "ko") && strcmp (json_object_get_string_member (term, "ko"), ko) == 0)
        return term;
    }
  return NULL;
}

/* The same pair in two notes is one term, and sure; spelling and spaces do not part it. What is not sure comes last. */
static void
test_terms (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = write_note (fixture, "a.md", "글\n\n이것은 가온 글자(Middle Letter)이다. 아주 큰 온길(onroad hill)");
  g_autofree char *second = write_note (fixture, "b.md", "그것은 가온글자(middle letter)이다.");
  JsonObject *term;

  run (fixture, "import", first, second, "--json");
  g_assert_cmpint (json_object_get_int_member (get_first (parse (fixture), "notes"), "terms"), ==, 2);
  run (fixture, "terms", "--json");
  term = find_term (parse (fixture), "온길");
  g_assert_cmpstr (json_object_get_string_member (term, "en"), ==, "onroad hill");
  g_assert_cmpstr (json_object_get_string_member (term, "confidence"), ==, "low");
  g_assert_cmpint (json_object_get_int_member (term, "line"), ==, 3);
  g_assert_true (json_object_get_null_member (term, "acronym"));
  term = find_term (json_node_get_object (json_parser_get_root (fixture->json)), "가온 글자");
  if (!term)
    term = find_term (json_node_get_object (json_parser_get_root (fixture->json)), "가온글자");
  g_assert_cmpstr (json_object_get_string_member (term, "confidence"), ==, "high");
  g_assert_cmpint (json_object_get_int_member (term, "count"), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (term, "notes")), ==, 2);
  run (fixture, "terms");
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "\n? 온길 = onroad hill  ×1\n"));
  g_assert_null (strstr (strstr (fixture->output, "\n? "), "\n  "));
}

/* Names sort the damaged note before the whole one; it is read from there all the same. */
static void
assert_damaged_copy (JsonArray *notes)
{
  JsonObject *copy = json_array_get_object_element (notes, 1), *whole = json_array_get_object_element (notes, 2);
  JsonArray *repairs = json_object_get_array_member (copy, "repairs");
  gboolean restored = FALSE;

  g_assert_cmpstr (json_object_get_string_member (copy, "encoding"), ==, "UTF-8 (CP1254)");
  g_assert_cmpstr (json_object_get_string_member (copy, "title"), ==, json_object_get_string_member (whole, "title"));
  g_assert_cmpint (json_object_get_int_member (copy, "duplicate_of"), ==, json_object_get_int_member (whole, "id"));
  for (guint i = 0; i < json_array_get_length (repairs); i++)
    restored |= g_str_equal (json_object_get_string_member (json_array_get_object_element (repairs, i), "kind"),
                             "mojibake-twin");
  g_assert_true (restored);
}

/* The five real notes: questions and tables as they were counted by hand. What stands in the one fence of
 * competency-1.md is a formula. */
static void
test_real_notes (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name; int tables, rows, questions, code; } expected[] = {
    { "advanced-theory.md", 0, 0, 35, 1 }, { "competency-1.md", 9, 54, 9, 0 }, { "competency-2.md", 4, 19, 0, 0 },
  };
  g_autofree char *folder = dup_shared_path ("notes", NULL);
  JsonArray *notes;
  guint found = 0;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the real notes are not here");
      return;
    }
  run (fixture, "import", folder, "--json");
  notes = json_object_get_array_member (parse (fixture), "notes");
  g_assert_cmpuint (json_array_get_length (notes), ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (notes, i), "formulas_failed"), ==, 0);
  for (guint i = 0; i < 5; i++)
    for (guint k = 0; k < G_N_ELEMENTS (expected); k++)
      {
        JsonObject *note = json_array_get_object_element (notes, i);

        if (!g_str_has_suffix (json_object_get_string_member (note, "path"), expected[k].name))
          continue;
        found++;
        g_assert_cmpint (json_object_get_int_member (note, "tables"), ==, expected[k].tables);
        g_assert_cmpint (json_object_get_int_member (note, "table_rows"), ==, expected[k].rows);
        g_assert_cmpint (json_object_get_int_member (note, "questions"), ==, expected[k].questions);
        g_assert_cmpint (json_object_get_int_member (note, "cards_suggested"), >=, expected[k].questions);
        g_assert_cmpint (json_object_get_int_member (note, "code_blocks"), ==, expected[k].code);
      }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (expected));
  assert_damaged_copy (notes);
  run (fixture, "import", folder, "--json");
  for (guint i = 0; i < 5; i++)
    {
      JsonObject *note = json_array_get_object_element (json_object_get_array_member (parse (fixture), "notes"), i);

      g_assert_false (json_object_get_null_member (note, "duplicate_of"));
    }
}

static void
test_show (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_note (fixture, "attention.md", NOTE);
  JsonObject *root, *block;
  gboolean table = FALSE, formula = FALSE;

  run (fixture, "import", path);
  assert_done (fixture);
  run (fixture, "show", "attention", "--as", "markdown");
  assert_done (fixture);
  g_assert_cmpstr (fixture->output, ==, NOTE);
  run (fixture, "show", "attention");
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "512"));
  run (fixture, "show", "attention", "--as", "json");
  root = parse (fixture);
  g_assert_cmpstr (json_object_get_string_member (root, "title"), ==, "어텐션");
  block = get_first (root, "blocks");
  g_assert_cmpstr (json_object_get_string_member (block, "kind"), ==, "heading");
  g_assert_cmpstr (json_object_get_string_member (block, "ko"), ==, "어텐션");
  g_assert_true (json_object_get_null_member (block, "en"));
  g_assert_cmpint (json_object_get_int_member (block, "line"), ==, 1);
  for (guint i = 0; i < json_array_get_length (json_object_get_array_member (root, "blocks")); i++)
    {
      block = json_array_get_object_element (json_object_get_array_member (root, "blocks"), i);
      if (g_str_equal (json_object_get_string_member (block, "kind"), "table"))
        table = json_array_get_length (json_object_get_array_member (block, "rows")) == 3;
      if (g_str_equal (json_object_get_string_member (block, "kind"), "formula"))
        formula = g_str_equal (json_object_get_string_member (block, "tex"), "a = b");
    }
  g_assert_true (table && formula);
  run (fixture, "outline", "attention", "--json");
  block = get_first (get_first (parse (fixture), "sections"), "children");
  g_assert_cmpint (json_object_get_int_member (block, "line"), ==, 3);
  g_assert_cmpfloat (json_object_get_double_member (block, "read"), ==, 0);
}

#define MEANT                                                                                                          \
  "# 어텐션\n\nIt goes down the hill slowly\\\n→ 천천히 언덕을 내려간다\n\nLoRA는 row-rank 방법이다.\n\n![](gone.png)\n\n# 여행\n\n![](holiday.png)\n"

/* What a note means: pairs, corrections, what sections are about, offers. */
static void
test_meaning (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_note (fixture, "meant.md", MEANT);
  JsonObject *root, *one;

  run (fixture, "import", path, "--json");
  root = get_first (parse (fixture), "notes");
  g_assert_cmpint (json_object_get_int_member (root, "language_pairs"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (root, "images_missing"), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (root, "diagrams"), 0), ==,
                   "attention-heatmap");
  g_assert_cmpstr (json_object_get_string_member (get_first (root, "offers"), "diagram"), ==, "attention-heatmap");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "missing")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "offers")), ==, 1);
  g_assert_cmpint (json_object_get_int_member (get_first (root, "corrections"), "line"), ==, 6);
  run (fixture, "show", "meant", "--as", "json");
  root = parse (fixture);
  one = json_array_get_object_element (json_object_get_array_member (root, "blocks"), 1);
  g_assert_cmpstr (json_object_get_string_member (one, "ko"), ==, "천천히 언덕을 내려간다");
  g_assert_cmpstr (json_object_get_string_member (one, "en"), ==, "It goes down the hill slowly");
  one = get_first (root, "language_pairs");
  g_assert_cmpint (json_object_get_int_member (one, "line"), ==, 3);
  one = get_first (root, "corrections");
  g_assert_cmpstr (json_object_get_string_member (one, "id"), ==, "lora-row-rank");
  g_assert_cmpstr (json_object_get_string_member (one, "text"), ==, "row-rank");
  g_assert_cmpint (json_object_get_int_member (one, "begin"), ==, 6);
  g_assert_cmpstr (json_object_get_string_member (get_first (root, "about"), "concept"), ==, "attention");
  g_assert_cmpint (json_object_get_int_member (get_first (root, "offers"), "line"), ==, 8);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "block_pairs")), ==, 0);
}

/* The learner's word on headings, and taking it back. */
static void
test_outline_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plain.md", NULL);
  static const struct { const char *args[4]; int status; const char *outline; } calls[] = {
    { { "--promote", "5" }, 0, "     1  A\n     3    B\n     5    C\n     9    D\n" },
    { { "--undo" }, 0, "     1  A\n     3    B\n     5      C\n     9    D\n" },
    { { "Other name", "--rename", "9" }, 0, "     1  A\n     3    B\n     5      C\n     9    Other name\n" },
    { { "--plain", "3" }, 0, "     1  A\n     5    C\n     9    Other name\n" },
    { { "--plain", "7" }, 1, NULL },
    { { "--heading", "7" }, 0, "     1  A\n     5    C\n     7      text\n     9    Other name\n" },
    { { "--rename", "9" }, 2, NULL },
    { { "--rename", "9", "--undo" }, 2, NULL },
    { { "too many" }, 2, NULL },
  };

  g_assert_true (g_file_set_contents (path, "# A\n\n## B\n\n### C\n\ntext\n\n## D\n\nend\n", -1, NULL));
  run (fixture, "import", path);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      run (fixture, "outline", "plain", calls[i].args[0], calls[i].args[1], calls[i].args[2]);
      if (calls[i].status)
        g_assert_cmpint (fixture->status, ==, calls[i].status);
      else
        g_assert_cmpstr (fixture->output, ==, calls[i].outline);
    }
  run (fixture, "outline", "plain", "--json");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (fixture), "changes")), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (get_first (parse (fixture), "changes"), "kind"), ==, "rename");
}

static void
test_topics (Fixture *fixture, gconstpointer data)
{
  JsonArray *topics;
  guint complete = 0;

  run (fixture, "topics", "--json");
  topics = json_object_get_array_member (parse (fixture), "topics");
  g_assert_cmpuint (json_array_get_length (topics), ==, 100);
  for (guint i = 0; i < 100; i++)
    {
      JsonObject *topic = json_array_get_object_element (topics, i);

      if (!json_object_get_boolean_member (topic, "complete"))
        continue;
      complete++;
      g_assert_cmpint (json_object_get_int_member (topic, "note_ko"), >, 0);
      g_assert_cmpint (json_object_get_int_member (topic, "note_en"), >, 0);
      g_assert_cmpint (json_object_get_int_member (topic, "cards"), >=, 10);
    }
  g_assert_cmpuint (complete, >=, 6);
  run (fixture, "show", "multi-head-attention", "--as", "json", "--lang", "both");
  {
    JsonObject *block = get_first (parse (fixture), "blocks");

    g_assert_false (json_object_get_null_member (block, "ko"));
    g_assert_false (json_object_get_null_member (block, "en"));
  }
  run (fixture, "notes", "--json"); /* the course is not among the learner's own */
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (fixture), "notes")), ==, 0);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_note (fixture, "attention.md", NOTE);
  JsonObject *hit;

  run (fixture, "import", path);
  run (fixture, "search", "셋째", "--json"); /* the mark ends between its syllables */
  hit = get_first (parse (fixture), "results");
  g_assert_cmpstr (json_object_get_string_member (hit, "kind"), ==, "note");
  run (fixture, "search", "헤드 어텐", "--json");
  hit = get_first (parse (fixture), "results");
  g_assert_cmpstr (json_object_get_string_member (hit, "topic"), ==, "multi-head-attention");
  run (fixture, "search", "dead at the same", "--json"); /* nothing holds it */
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (fixture), "results")), ==, 0);
  run (fixture, "search", "cheaper than one head", "--json"); /* the English side of a card */
  hit = json_array_get_object_element (json_object_get_array_member (parse (fixture), "results"), 1);
  g_assert_cmpstr (json_object_get_string_member (hit, "kind"), ==, "card"); /* after the note it stands in */
  g_assert_nonnull (strstr (json_object_get_string_member (hit, "snippet"), "cheaper"));
  run (fixture, "search", "배치·레이어", "--json"); /* a topic that is still to be written */
  hit = get_first (parse (fixture), "results");
  g_assert_cmpstr (json_object_get_string_member (hit, "topic"), ==, "batch-layer-normalization");
}

int
main (int argc, char **argv)
{
  int status;

  if (run_as_hanjang (argc, argv, &status))
    return status;
  g_test_init (&argc, &argv, NULL);
  add ("import", test_import);
  add ("real-notes", test_real_notes);
  add ("show", test_show);
  add ("meaning", test_meaning);
  add ("terms", test_terms);
  add ("outline-changes", test_outline_changes);
  add ("topics", test_topics);
  add ("search", test_search);
  return g_test_run ();
}
