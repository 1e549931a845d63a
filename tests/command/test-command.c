/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line as a script sees it: what comes out, what goes to standard error, and the exit status. The
 * test calls itself as hanjang ("--as-hanjang"), so each call is a process of its own. */
#include "../real-notes.h"
#include "hj-command.h"
#include "hj-file.h"

#include <glib/gstdio.h>
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <sys/wait.h>

static const char *program;

typedef struct {
  char *folder, *library;
  char *output, *errors; /* of the last call */
  int status;
  JsonParser *json;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("hanjang-XXXXXX", NULL);
  fixture->library = g_build_filename (fixture->folder, "data", "library.sqlite3", NULL);
  fixture->json = json_parser_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hj_file_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->library);
  g_free (fixture->output);
  g_free (fixture->errors);
  g_object_unref (fixture->json);
}

static void
run_with (Fixture *fixture, const char *input, const char *const *args)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->output, g_free);
  g_clear_pointer (&fixture->errors, g_free);
  g_ptr_array_add (argv, (gpointer) program);
  g_ptr_array_add (argv, (gpointer) "--as-hanjang");
  for (guint i = 0; args[i]; i++)
    g_ptr_array_add (argv, (gpointer) args[i]);
  g_ptr_array_add (argv, NULL);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "HANJANG_LIBRARY", fixture->library, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &fixture->output, &fixture->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  fixture->status = g_subprocess_get_exit_status (process);
}

#define run(fixture, ...) run_with (fixture, NULL, (const char *const[]) { __VA_ARGS__, NULL })

/* Done, nothing on standard error. */
static void
assert_done (Fixture *fixture)
{
  if (fixture->status != 0)
    g_error ("exit %d: %s", fixture->status, fixture->errors);
  g_assert_cmpstr (fixture->errors, ==, "");
}

/* One line on standard error, nothing on standard output. */
static void
assert_failed (Fixture *fixture, int status)
{
  if (fixture->status != status)
    g_error ("exit %d, not %d: %s%s", fixture->status, status, fixture->output, fixture->errors);
  g_assert_cmpstr (fixture->output, ==, "");
  g_assert_true (g_str_has_prefix (fixture->errors, "hanjang: "));
  g_assert_true (strchr (fixture->errors, '\n') == fixture->errors + strlen (fixture->errors) - 1);
}

static JsonObject *
parse (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  assert_done (fixture);
  json_parser_load_from_data (fixture->json, fixture->output, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (fixture->json));
}

static JsonObject *
get_first (JsonObject *object, const char *list)
{
  JsonArray *array = json_object_get_array_member (object, list);

  g_assert_cmpuint (json_array_get_length (array), >, 0);
  return json_array_get_object_element (array, 0);
}

static char *
write_note (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

#define NOTE                                                                                                       \
  "# 어텐션\n\n## 식\n\n$$a = b$$\n\n글에 $x_1$ 이 있다. [글](https://example.org)\n\n"                          \
  "| 이름 | 값 |\n| --- | --- |\n| 폭 | 512 |\n| 헤드 | 8 |\n\n"                                                   \
  "```diagram attention-heatmap\nheads = 2\n```\n\n```python\nx = 1\n```\n\n"                                      \
  "- 폭은? :: 512\n- 헤드는? ::: 8\n- ==셋==째\n"

/* ---- notes ---- */

static void
test_import (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *key; int value; } numbers[] = {
    { "sections", 2 }, { "tables", 1 }, { "table_rows", 2 }, { "formulas", 2 }, { "formulas_failed", 0 },
    { "code_blocks", 1 }, { "images_missing", 0 }, { "questions", 0 }, { "links", 1 }, { "language_pairs", 0 },
    { "terms", 0 }, { "cards", 4 }, { "cards_suggested", 2 },
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
  g_assert_cmpint (json_object_get_int_member (get_first (get_first (parse (fixture), "sections"), "children"),
                                               "line"), ==, 3);
}

#define MEANT                                                                                                          \
  "# 어텐션\n\nIt goes down the hill slowly\\\n→ 천천히 언덕을 내려간다\n\nLoRA는 row-rank 방법이다.\n\n![](gone.png)\n"

/* What a note means: pairs, corrections, what sections are about, offers. */
static void
test_meaning (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_note (fixture, "meant.md", MEANT);
  JsonObject *root, *one;

  run (fixture, "import", path, "--json");
  root = get_first (parse (fixture), "notes");
  g_assert_cmpint (json_object_get_int_member (root, "language_pairs"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (root, "images_missing"), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (root, "diagrams"), 0), ==,
                   "attention-heatmap");
  g_assert_cmpstr (json_object_get_string_member (get_first (root, "offers"), "diagram"), ==, "attention-heatmap");
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

/* ---- study ---- */

static void
test_study (Fixture *fixture, gconstpointer data)
{
  JsonObject *root, *card;
  g_autofree char *id = NULL, *second = NULL;
  gint64 n_new;

  run (fixture, "due", "--at", "2026-11-21T10:00:00+09:00", "--json");
  root = parse (fixture);
  n_new = json_object_get_int_member (json_object_get_object_member (root, "counts"), "new");
  g_assert_cmpint (n_new, ==, 20);
  card = get_first (root, "cards");
  g_assert_cmpstr (json_object_get_string_member (card, "state"), ==, "new");
  g_assert_true (json_object_get_null_member (card, "due"));
  g_assert_nonnull (json_object_get_string_member (card, "question"));
  id = g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (card, "id"));
  second = g_strdup_printf ("%" G_GINT64_FORMAT,
                            json_object_get_int_member (json_array_get_object_element (
                              json_object_get_array_member (root, "cards"), 1), "id"));
  run (fixture, "answer", id, "good", "--at", "2026-11-21T10:00:00+09:00", "--json");
  root = parse (fixture);
  g_assert_cmpstr (json_object_get_string_member (root, "due"), ==, "2026-11-21T10:10:00+09:00");
  run (fixture, "answer", second, "easy", "--at", "2026-11-21T10:01:00+09:00", "--json");
  g_assert_cmpstr (json_object_get_string_member (parse (fixture), "state"), ==, "review");
  run (fixture, "due", "--at", "2026-11-21T10:02:00+09:00", "--json");
  root = json_object_get_object_member (parse (fixture), "counts");
  g_assert_cmpint (json_object_get_int_member (root, "new"), ==, 18);
  g_assert_cmpint (json_object_get_int_member (root, "learning"), ==, 1);
  run (fixture, "undo", "--json");
  g_assert_cmpint (json_object_get_int_member (parse (fixture), "card"), ==, g_ascii_strtoll (second, NULL, 10));
  run (fixture, "undo", "--json");
  g_assert_cmpint (json_object_get_int_member (parse (fixture), "card"), ==, g_ascii_strtoll (id, NULL, 10));
  run (fixture, "undo");
  assert_failed (fixture, 1);
  run (fixture, "stats", "--json");
  g_assert_cmpint (json_object_get_int_member (parse (fixture), "reviews"), ==, 0);
  run (fixture, "check");
  assert_done (fixture);
}

static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_note (fixture, "exam.md",
                                      "- Q. 어텐션의 원리를 서술하시오.\n\n가중 평균이다.\n\n"
                                      "- Q. 드롭아웃의 원리를 서술하시오.\n\n무작위로 끈다.\n");
  JsonArray *cards;

  run (fixture, "import", path, "--json");
  g_assert_cmpint (json_object_get_int_member (get_first (parse (fixture), "notes"), "cards_suggested"), ==, 2);
  run (fixture, "cards", "--suggested", "--json");
  cards = json_object_get_array_member (parse (fixture), "cards");
  g_assert_cmpuint (json_array_get_length (cards), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (cards, 0), "kind"), ==, "question");
  run (fixture, "add", "exam", "--json");
  g_assert_cmpint (json_object_get_int_member (parse (fixture), "added"), ==, 2);
  run (fixture, "cards", "드롭아웃의 원리", "--json");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (fixture), "cards")), ==, 1);
}

static void
assert_schedule (Fixture *fixture, const char *input, double stability, double difficulty)
{
  JsonArray *states;
  JsonObject *last;

  states = json_object_get_array_member (parse (fixture), "states");
  g_assert_cmpuint (json_array_get_length (states), ==, 6);
  g_assert_true (json_object_get_null_member (json_array_get_object_element (states, 0), "retrievability"));
  last = json_array_get_object_element (states, 5);
  g_assert_cmpfloat (fabs (json_object_get_double_member (last, "stability") - stability), <, 2e-5);
  g_assert_cmpfloat (fabs (json_object_get_double_member (last, "difficulty") - difficulty), <, 2e-6);
}

static void
test_schedule (Fixture *fixture, gconstpointer data)
{
  static const char *const good = "{\"reviews\":[{\"rating\":1,\"days\":0},{\"rating\":3,\"days\":0},"
                                  "{\"rating\":3,\"days\":1},{\"rating\":3,\"days\":3},{\"rating\":3,\"days\":8},"
                                  "{\"rating\":3,\"days\":21}]}";
  static const char *const bad[] = {
    "", "[]", "{}", "{\"reviews\":3}", "{\"reviews\":[{\"days\":0}]}", "{\"reviews\":[{\"rating\":5,\"days\":0}]}",
    "{\"reviews\":[{\"rating\":3,\"days\":-1}]}", "{\"weights\":[1,2],\"reviews\":[]}", "not json",
    "{\"weights\":[\"a\"],\"reviews\":[]}",
  };

  run_with (fixture, good, (const char *const[]) { "schedule", NULL });
  assert_schedule (fixture, good, 53.62691, 6.3574867);
  run_with (fixture, good, (const char *const[]) { "schedule", "--version", "7", NULL });
  assert_schedule (fixture, good, 25.985723, 5.877549);
  run_with (fixture, "{\"reviews\":[]}", (const char *const[]) { "schedule", "--retention", "0.8", NULL });
  parse (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      run_with (fixture, bad[i], (const char *const[]) { "schedule", NULL });
      assert_failed (fixture, 1);
    }
}

/* ---- wrong use, bad input ---- */

/* Each format begins as its files do; what is not known is named, but drawn. */
static void
test_formula (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name, *start; } files[] = {
    { "x.svg", "<?xml" }, { "x.png", "\x89PNG" }, { "x.pdf", "%PDF" },
  };
  g_autofree char *unknown = g_build_filename (fixture->folder, "unknown.svg", NULL);
  JsonObject *measures;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL), *contents = NULL;

      run (fixture, "formula", "\\frac{a}{b}", "-o", path, "--style", "dark");
      assert_done (fixture);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, files[i].start));
    }
  run (fixture, "formula", "x^2", "--json", "--size", "10", "--lang", "en");
  measures = parse (fixture);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (measures, "width"), 10.263, 0.2);
  g_assert_cmpstr (json_object_get_string_member (measures, "words"), ==, "x squared");
  g_assert_true (json_object_get_null_member (measures, "problem"));
  run (fixture, "formula", "\\nosuchthing", "-o", unknown);
  assert_failed (fixture, 1);
  g_assert_nonnull (strstr (fixture->errors, "\\nosuchthing"));
  g_assert_true (g_file_test (unknown, G_FILE_TEST_EXISTS));
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = write_note (fixture, "empty.md", "");
  g_autofree char *table_file = write_note (fixture, "cards.csv", "front,back\n1,2\n");
  g_autofree char *binary = g_build_filename (fixture->folder, "binary.md", NULL);
  static const struct { const char *args[8]; int status; } table[] = {
    { { "impotr" }, 2 },
    { { "import" }, 2 },
    { { "import", "--frobnicate", "x" }, 2 },
    { { "import", "/nowhere.md" }, 1 },
    { { "show", "nothing" }, 1 },
    { { "show", "lora", "--as", "rtf" }, 2 },
    { { "answer", "1", "perfect" }, 2 },
    { { "answer", "one", "good" }, 2 },
    { { "answer", "999999", "good" }, 1 },
    { { "answer", "1", "good", "--at", "yesterday" }, 2 },
    { { "notes", "more" }, 2 },
    { { "notes", "--lang", "fr" }, 2 },
    { { "notes", "--library" }, 2 },
    { { "notes", "--library", "" }, 2 },
    { { "notes", "--library", "/" }, 1 },
    { { "notes", "--library", "/proc/none/library.sqlite3" }, 1 },
    { { "import", "/dev/zero" }, 1 },
    { { "search", "x", "--limit", "0" }, 2 },
    { { "render", "nothing", "-o", "x.png" }, 1 },
    { { "render", "activation-curves", "-o", "x.gif" }, 2 },
    { { "render", "activation-curves", "-o", "folder" }, 2 },
    { { "render", "activation-curves", "--steps", "-1", "-o", "x.png" }, 2 },
    { { "render", "activation-curves", "--set", "nothing=1", "-o", "x.png" }, 1 },
    { { "sheet", "lora", "-o", "x.txt" }, 2 },
    { { "sheet", "lora", "--pages", "-1", "-o", "x.pdf" }, 2 },
    { { "restore", "/" }, 1 },
    { { "bench", "nothing" }, 2 },
    { { "schedule", "--version", "5" }, 2 },
    { { "schedule", "--retention", "1.5" }, 2 },
    { { "terms", "more" }, 2 },
    { { "optimize" }, 1 },
    { { "formula" }, 2 },
    { { "formula", "x" }, 2 },
    { { "formula", "x", "-o", "x.gif" }, 2 },
    { { "formula", "x", "-o", "/nowhere/x.svg" }, 1 },
    { { "formula", "x", "--json", "--size", "1e9" }, 2 },
    { { "restore", "/nowhere.sqlite3" }, 1 },
    { { "export", "cards.doc" }, 2 },
    { { "export", "/nowhere/cards.apkg" }, 1 },
    { { "add", "nothing" }, 1 },
    { { "add", "card:x" }, 1 },
    { { "help", "me" }, 2 },
    { { "undo" }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      run_with (fixture, NULL, table[i].args);
      assert_failed (fixture, table[i].status);
    }
  run (fixture, "import", empty);
  assert_failed (fixture, 1);
  run (fixture, "import", table_file); /* a table of cards is no note */
  assert_failed (fixture, 1);
  g_file_set_contents (binary, "\x7f" "ELF\0\0\0\1\0\0\2\0\0\0\0", 15, NULL);
  run (fixture, "import", binary);
  assert_failed (fixture, 1);
  run (fixture, "notes", "--json");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (fixture), "notes")), ==, 0);
}

/* One bad path among good ones: nothing is imported. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = write_note (fixture, "good.md", "# 좋음\n");
  g_autofree char *empty = write_note (fixture, "empty.md", "");

  run (fixture, "import", good, "/nowhere.md");
  assert_failed (fixture, 1);
  run (fixture, "import", good, empty);
  assert_failed (fixture, 1);
  run (fixture, "notes", "--json");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (fixture), "notes")), ==, 0);
}

/* Both what fits into one buffer and what was lost with the buffers before the last one. */
static void
test_full_output (Fixture *fixture, gconstpointer data)
{
  static const char *const calls[] = { "topics", "show multi-head-attention", "cards --json" };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *call = g_strdup_printf ("%s --as-hanjang %s > /dev/full", program, calls[i]);
      int status;

      g_assert_true (g_spawn_sync (NULL, (char *[]) { (char *) "/bin/sh", (char *) "-c", call, NULL }, NULL,
                                   G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL));
      g_assert_cmpint (WEXITSTATUS (status), ==, 1);
    }
}

static void
test_safety (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.sqlite3", NULL);
  g_autofree char *table = g_build_filename (fixture->folder, "cards.csv", NULL);
  g_autofree char *text = NULL;

  run (fixture, "answer", "1", "good");
  assert_done (fixture);
  run (fixture, "backup", copy);
  assert_done (fixture);
  run (fixture, "answer", "2", "good");
  run (fixture, "restore", copy, "--json");
  g_assert_true (g_file_test (json_object_get_string_member (parse (fixture), "kept"), G_FILE_TEST_EXISTS));
  run (fixture, "stats", "--json");
  g_assert_cmpint (json_object_get_int_member (parse (fixture), "reviews"), ==, 1);
  run (fixture, "export", table);
  assert_done (fixture);
  g_file_get_contents (table, &text, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "id,kind,note,topic,front_ko,"));
}

/* ---- what is promised elsewhere ---- */

static void
assert_names_all (const char *folder, const char *name, const char *before, const char *after)
{
  g_autofree char *path = g_build_filename (g_getenv ("HANJANG_TEST_SOURCE"), folder, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char **verbs = hj_command_list_verbs ();

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; verbs[i]; i++)
    {
      g_autofree char *wanted = g_strconcat (before, verbs[i], after, NULL);

      if (!strstr (text, wanted))
        g_error ("%s does not know “%s”", name, wanted);
    }
}

static void
test_help (Fixture *fixture, gconstpointer data)
{
  g_autofree char **verbs = hj_command_list_verbs ();

  run (fixture, "help");
  assert_done (fixture);
  for (guint i = 0; verbs[i]; i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", verbs[i]);

      g_assert_nonnull (strstr (fixture->output, line));
    }
  for (guint i = 0; verbs[i]; i++)
    {
      run (fixture, "help", verbs[i]);
      assert_done (fixture);
    }
  run (fixture, "--help");
  assert_done (fixture);
  assert_names_all ("data", "hanjang.1", "\n.B ", "\n");
  assert_names_all ("data", "hanjang.bash", " ", " ");
}

/* No verb: the window is asked for, with the files, and the general options are gone. */
static void
test_window (void)
{
  char *argv[] = { (char *) "hanjang", (char *) "--library=/tmp/x", (char *) "--lang", (char *) "en",
                   (char *) "./a.md", NULL };
  int argc = 5, status;

  g_assert_false (hj_command_run (&argc, argv, &status));
  g_assert_cmpint (argc, ==, 2);
  g_assert_cmpstr (argv[1], ==, "./a.md");
  g_assert_cmpstr (g_getenv ("HANJANG_LIBRARY"), ==, "/tmp/x");
}

#define add(name, function) g_test_add ("/command/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int status = 3;

  setlocale (LC_ALL, "");
  program = argv[0];
  if (argc > 1 && strcmp (argv[1], "--as-hanjang") == 0)
    {
      memmove (argv + 1, argv + 2, (argc - 1) * sizeof *argv);
      argc--;
      hj_command_run (&argc, argv, &status);
      return status;
    }
  g_test_init (&argc, &argv, NULL);
  add ("import", test_import);
  add ("real-notes", test_real_notes);
  add ("show", test_show);
  add ("meaning", test_meaning);
  add ("terms", test_terms);
  add ("outline-changes", test_outline_changes);
  add ("topics", test_topics);
  add ("search", test_search);
  add ("study", test_study);
  add ("suggestions", test_suggestions);
  add ("schedule", test_schedule);
  add ("formula", test_formula);
  add ("errors", test_errors);
  add ("all-or-nothing", test_all_or_nothing);
  add ("full-output", test_full_output);
  add ("safety", test_safety);
  add ("help", test_help);
  g_test_add_func ("/command/window", test_window);
  return g_test_run ();
}
