/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Markdown of an imported note imports to the same blocks, and what is imported twice adds nothing. Edits of real
 * notes keep what can be kept. */
#include "hj-block-trace.h"
#include "../real-notes.h"
#include "hj-import-plan.h"
#include "library-fixture.h"

static const char *const own[] = {
  "# 제목\n\n문단 **굵게**, `코드`, $a_1$, ==표시==.\n\n- 하나\n  - 둘\n\n| 가 | 나 |\n| --- | :-: |\n| 1 | $x|y$ |\n\n"
  "```c\nint x;\n```\n\n> [!tip] 제목\n> 글\n\n![](a.png)\n\n---\n\n물음? :: 답\n",
  "\xef\xbb\xbf# 머리\r\n\r\n줄 하나\r\n줄 둘\r\n",
  "---\ntitle: 이름\ntags: [a, b]\n---\n\n**1. 첫째**:\n\n글\n\n**2. 둘째**:\n\n글\n\n**3. 셋째**:\n\n글\n\n**4. 넷째**\n\n끝",
  "x′=x−μσx' = \\frac{x - \\mu}{\\sigma}\n\n- Q. 어텐션을 설명하시오.\n\n### 답\n\n1. 하나\n2. 둘\n",
  "\xb0\xa1\xb3\xaa\xb4\xd9\xb6\xf3 \xb8\xb6\xb9\xd9\xbb\xe7\xbe\xc6\xc0\xda\xc2\xf7\xc4\xab\xc5\xb8\xc6\xc4\xc7\xcf\n",
};

static void
append_spans (GString *out, const GPtrArray *spans)
{
  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = spans->pdata[i];

      g_string_append_printf (out, " <%u %s %s>", span->flags, span->text ? span->text : "", span->href ? span->href : "");
    }
}

static void
append_block (HjBlock *block, gpointer data)
{
  GString *out = data;

  g_string_append_printf (out, "%s %d %d-%d %s | %s | %s", hj_block_kind_to_string (block->kind), block->level,
                          block->line, block->line_end, block->id, block->text ? block->text : "",
                          block->info ? block->info : "");
  append_spans (out, block->spans);
  for (gsize i = 0; i < (gsize) block->n_rows * block->n_columns; i++)
    append_spans (out, block->cells[i].spans);
  g_string_append_c (out, '\n');
}

static char *
dump (const HjNote *note)
{
  GString *out = g_string_new (NULL);

  hj_blocks_each (note->blocks, append_block, out);
  return g_string_free (out, FALSE);
}

static void
assert_same (const char *name, const char *a, const char *b)
{
  g_auto (GStrv) first = g_strsplit (a, "\n", -1), second = g_strsplit (b, "\n", -1);

  for (guint i = 0; first[i] && second[i]; i++)
    if (!g_str_equal (first[i], second[i]))
      g_error ("%s:\n%s\n%s", name, first[i], second[i]);
  g_assert_cmpuint (g_strv_length (first), ==, g_strv_length (second));
}

static HjImport *
import_bytes (Fixture *fixture, const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  HjImport *import = hj_library_import_note (fixture->library, bytes, path, morning, &error);

  g_assert_no_error (error);
  return import;
}

/* NAME without twin: each is read in a library of its own. */
static void
assert_round_trip (Fixture *fixture, const char *name, GBytes *bytes)
{
  g_autoptr (HjImport) first = import_bytes (fixture, "/first.md", bytes), second = NULL, third = NULL;
  g_autofree char *markdown = hj_library_dup_note_markdown (fixture->library, first->note, NULL);
  g_autofree char *before = NULL, *after = NULL, *was = NULL;
  g_autoptr (HjNote) note = hj_library_read_note (fixture->library, first->note, NULL);
  g_autoptr (GBytes) exported = g_bytes_new (markdown, strlen (markdown));
  g_autoptr (HjImportPlan) plan = NULL;

  before = dump (note);
  was = dump (first->read);
  assert_same (name, was, before);
  second = import_bytes (fixture, "/first.md", bytes);
  g_assert_cmpint (second->deed, ==, HJ_IMPORT_UNCHANGED);
  g_assert_null (second->read);
  if (g_bytes_equal (bytes, exported))
    return;
  third = import_bytes (fixture, "/second.md", exported);
  g_assert_cmpint (third->deed, ==, HJ_IMPORT_ADDED);
  after = dump (third->read);
  assert_same (name, before, after);
}

static void
test_own (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autofree char *name = g_strdup_printf ("own %u", i);
      g_autoptr (GBytes) bytes = g_bytes_new_static (own[i], strlen (own[i]));

      assert_round_trip (fixture, name, bytes);
      tear_down (fixture, NULL);
      set_up (fixture, NULL);
    }
}

/* ---- real notes ---- */

static void
test_real (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_REAL; i++)
    {
      g_autoptr (GBytes) bytes = load_real_bytes (real_names[i]);

      if (!bytes)
        return;
      assert_round_trip (fixture, real_names[i], bytes);
      tear_down (fixture, NULL);
      set_up (fixture, NULL);
    }
}

/* Fifty lines get a word more. */
static char *
edit_lines (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines), edited = 0;

  for (guint i = 40; i < n && edited < 50; i += n / 70)
    {
      char *line;

      while (i < n && (g_utf8_strlen (lines[i], -1) < 20 || strpbrk (lines[i], "#|![`:=<") || strstr (lines[i], "**")))
        i++;
      if (i >= n)
        break;
      line = g_strconcat (lines[i], " 덧붙임", NULL);
      g_free (lines[i]);
      lines[i] = line;
      edited++;
    }
  g_assert_cmpuint (edited, ==, 50);
  return g_strjoinv ("\n", lines);
}

/* Nothing goes and nothing comes: what was edited is known in its new words, everything else by its old ones. One line
 * becomes part of its neighbour: it was a paragraph of its own because of how it ended. */
static void
test_edited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = load_real_bytes ("study-2025.md"), edited = NULL;
  g_autoptr (HjImport) first = NULL, second = NULL;
  char *text;

  if (!bytes)
    return;
  first = import_bytes (fixture, "/study.md", bytes);
  text = edit_lines (bytes);
  edited = g_bytes_new_take (text, strlen (text));
  second = import_bytes (fixture, "/study.md", edited);
  g_test_message ("%d added, %d removed, %d moved, %d reworded", second->n_changes[HJ_CHANGE_ADDED],
                  second->n_changes[HJ_CHANGE_REMOVED], second->n_changes[HJ_CHANGE_MOVED],
                  second->n_changes[HJ_CHANGE_REWORDED]);
  for (guint i = 0; i < second->changes->len; i++)
    {
      const HjBlockChange *change = second->changes->pdata[i];

      if (change->kind != HJ_CHANGE_REWORDED)
        g_test_message ("%d %d → %d: “%s” “%s”", change->kind, change->line_before, change->line, change->before,
                        change->after);
    }
  g_assert_cmpint (second->n_changes[HJ_CHANGE_ADDED], ==, 0);
  g_assert_cmpint (second->n_changes[HJ_CHANGE_REMOVED], <=, 1);
  g_assert_cmpint (second->n_changes[HJ_CHANGE_MOVED], ==, 0);
  g_assert_cmpint (second->n_changes[HJ_CHANGE_REWORDED], <=, 50);
  g_assert_cmpint (second->n_changes[HJ_CHANGE_REWORDED], >, 30);
  g_assert_cmpint (second->cards_gone, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/round-trip/own", test_own);
  fixture_test ("/round-trip/real", test_real);
  fixture_test ("/round-trip/edited", test_edited);
  return g_test_run ();
}
