/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five real notes of a learner, where they are at hand: counts and question lines. */
#include "hj-note.h"

#include <string.h>

static const struct {
  const char *name;
  guint headings, tables, code, rules, questions, formulas; /* formulas on lines of their own */
  gsize bytes;
} notes[] = {
  { "competency-1.md", 97, 9, 1, 51, 9, 4, 43159 },
  { "advanced-theory.md", 432, 0, 1, 0, 35, 10, 215367 },
  { "competency-1-damaged.md", 97, 9, 1, 51, 9, 4, 66956 },
  { "competency-2.md", 48, 4, 0, 31, 0, 8, 20473 },
  { "study-2025.md", 530, 63, 20, 1, 7, 0, 360113 },
};

static const int question_lines[] = {
  20,  47,   81,   116,  152,  196,  243,  298,  338,  386,  425,  489,  542,  609,  701,  804,  855,  909,
  966, 1053, 1158, 1257, 1326, 1440, 1602, 1695, 1818, 1947, 2023, 2130, 2241, 2363, 2489, 2629, 2762,
};

static HjNote *
read_note (const char *name, char **source)
{
  const char *root = g_getenv ("HANJANG_TEST_SOURCE");
  g_autofree char *path = g_build_filename (root ? root : ".", "..", "shared", "notes", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  HjNote *note;
  gsize size;
  char *text;

  if (!g_file_get_contents (path, &text, &size, NULL))
    {
      g_test_skip ("the real notes are not here");
      return NULL;
    }
  bytes = g_bytes_new_take (text, size);
  note = hj_note_read (bytes, name, &error);
  g_assert_no_error (error);
  if (source)
    *source = g_strdup (note->markdown);
  return note;
}

static void
count_block (HjBlock *block, gpointer counts)
{
  ((guint *) counts)[block->kind]++;
  g_assert_cmpint (block->line, >, 0);
  g_assert_cmpint (block->line_end, >=, block->line);
  g_assert_nonnull (block->id);
}

static void
test_counts (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), counts[HJ_N_BLOCK_KINDS] = { 0 };
  g_autoptr (HjNote) note = read_note (notes[i].name, NULL);

  if (!note)
    return;
  hj_blocks_each (note->blocks, count_block, counts);
  g_assert_cmpuint (note->n_bytes, ==, notes[i].bytes);
  g_assert_cmpuint (counts[HJ_BLOCK_HEADING], ==, notes[i].headings);
  g_assert_cmpuint (counts[HJ_BLOCK_TABLE], ==, notes[i].tables);
  g_assert_cmpuint (counts[HJ_BLOCK_CODE], ==, notes[i].code);
  g_assert_cmpuint (counts[HJ_BLOCK_RULE], ==, notes[i].rules);
  g_assert_cmpuint (counts[HJ_BLOCK_QUESTION], ==, notes[i].questions);
  g_assert_cmpuint (counts[HJ_BLOCK_FORMULA], ==, notes[i].formulas); /* "$600K" is money */
}

static void
add_id (HjBlock *block, gpointer ids)
{
  g_assert_true (g_hash_table_add (ids, block->id));
}

static void
test_ids (gconstpointer data)
{
  g_autoptr (HjNote) note = read_note (notes[GPOINTER_TO_UINT (data)].name, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (note)
    hj_blocks_each (note->blocks, add_id, ids);
}

static void
test_questions (void)
{
  g_autoptr (HjNote) note = read_note ("advanced-theory.md", NULL);
  guint n = 0;

  for (guint i = 0; note && i < note->blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (note->blocks, i);
      g_autofree char *text = NULL;

      if (block->kind != HJ_BLOCK_QUESTION)
        continue;
      text = hj_spans_dup_text (block->spans);
      g_assert_cmpint (block->line, ==, question_lines[n++]);
      g_assert_true (g_str_has_suffix (text, "시오."));
      g_assert_false (g_str_has_prefix (text, "Q."));
      g_assert_cmpuint (block->children->len, >, 1);
    }
  g_assert_true (!note || n == G_N_ELEMENTS (question_lines));
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    GTestDataFunc run;
  } each[] = { { "counts", test_counts }, { "ids", test_ids } };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (each); j++)
      {
        g_autofree char *path = g_strdup_printf ("/note/real/%s/%s", notes[i].name, each[j].name);

        g_test_add_data_func (path, GUINT_TO_POINTER (i), each[j].run);
      }
  g_test_add_func ("/note/real/questions", test_questions);
  return g_test_run ();
}
