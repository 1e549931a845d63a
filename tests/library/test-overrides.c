/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the learner changed in a note: it holds, follows the text when the note comes again, and can be taken back. */
#include "../read-text.h"
#include "hj-import-plan.h"
#include "library-fixture.h"

#define TEXT                                                                                                           \
  "# 노트\n\n## GAN\n\n### 장점\n\n빠르게 만든다.\n\n물음 하나? :: 답 하나\n\n## VAE\n\n### 장점\n\n고르게 만든다.\n\n물음 둘? :: 답 둘\n"

static void
assert_sections (Fixture *fixture, gint64 note, const char *expected)
{
  g_autoptr (HjNote) read = hj_library_read_note (fixture->library, note, NULL);
  g_autoptr (GString) sections = g_string_new (NULL);

  append_sections (sections, read->sections);
  g_assert_cmpstr (sections->str, ==, expected);
}

static gint64
override (Fixture *fixture, gint64 note, HjOverrideKind kind, int line, const char *value)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hj_library_override (fixture->library, note, kind, NULL, line, value, morning, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
test_hold_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", TEXT);
  gint64 rename = override (fixture, import->note, HJ_OVERRIDE_RENAME, 13, "좋은 점"), promote;
  g_autoptr (HjCard) card = NULL;

  answer (fixture, 2, HJ_GRADE_GOOD, morning);
  assert_sections (fixture, import->note, "1 노트 | 2 GAN | 3 장점 | 2 VAE | 3 좋은 점");
  promote = override (fixture, import->note, HJ_OVERRIDE_PROMOTE, 5, NULL);
  override (fixture, import->note, HJ_OVERRIDE_PLAIN, 3, NULL);
  assert_sections (fixture, import->note, "1 노트 | 2 장점 | 2 VAE | 3 좋은 점");
  reopen (fixture);
  assert_sections (fixture, import->note, "1 노트 | 2 장점 | 2 VAE | 3 좋은 점");
  g_assert_true (hj_library_remove_override (fixture->library, promote, NULL));
  g_assert_true (hj_library_remove_override (fixture->library, rename, NULL));
  g_assert_false (hj_library_remove_override (fixture->library, rename, NULL));
  assert_sections (fixture, import->note, "1 노트 | 3 장점 | 2 VAE | 3 장점");
  card = hj_library_get_card (fixture->library, 2, NULL);
  g_assert_cmpint (card->schedule.reps, ==, 1);
  assert_sound (fixture);
}

/* NULL: the change waits for its line to come back. */
static const struct { const char *name, *text, *sections; } again[] = {
  { "above", "# 노트\n\n## RNN\n\n순서대로 읽는다.\n\n## GAN\n\n### 장점\n\n빠르게 만든다.\n\n## VAE\n\n### 장점\n\n고르게 만든다.\n",
    "1 노트 | 2 RNN | 2 GAN | 3 장점 | 2 VAE | 3 좋은 점" },
  { "swapped", "# 노트\n\n## VAE\n\n### 장점\n\n고르게 만든다.\n\n## GAN\n\n### 장점\n\n빠르게 만든다.\n",
    "1 노트 | 2 VAE | 3 좋은 점 | 2 GAN | 3 장점" },
  { "reworded", "# 노트\n\n## GAN\n\n### 장점\n\n빠르게 만든다.\n\n## VAE\n\n### 장점들\n\n고르게 만든다.\n",
    "1 노트 | 2 GAN | 3 장점 | 2 VAE | 3 좋은 점" },
  { "all-around", "# 노트\n\n## GAN 이란\n\n### 장점\n\n아주 빠르게 만든다.\n\n## VAE 란\n\n### 장점\n\n아주 고르게 만든다.\n",
    "1 노트 | 2 GAN 이란 | 3 장점 | 2 VAE 란 | 3 좋은 점" },
  { "section-gone", "# 노트\n\n## GAN\n\n### 장점\n\n빠르게 만든다.\n", "1 노트 | 2 GAN | 3 장점" },
};

static void
test_again (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (again); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%s.md", again[i].name);
      g_autofree char *text = g_strdup_printf ("%s\n%s 끝\n", TEXT, again[i].name);
      g_autoptr (HjImport) first = import_text (fixture, path, text), second = NULL, third = NULL;

      override (fixture, first->note, HJ_OVERRIDE_RENAME, 13, "좋은 점");
      g_test_message ("%s", again[i].name);
      second = import_text (fixture, path, again[i].text);
      assert_sections (fixture, first->note, again[i].sections);
      /* And back. */
      third = import_text (fixture, path, text);
      assert_sections (fixture, first->note, "1 노트 | 2 GAN | 3 장점 | 2 VAE | 3 좋은 점");
    }
  assert_sound (fixture);
}

static void
test_other_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) first = import_text (fixture, "/a.md", "# 가\n\n그림은 여기에 있었다.\n\n![](그림.png)\n\n끝\n"), second = NULL;
  gint64 id = override (fixture, first->note, HJ_OVERRIDE_DIAGRAM, 5, "gan-training-curves");
  g_autoptr (GPtrArray) before = hj_library_list_overrides (fixture->library, first->note, NULL), after = NULL;
  g_autofree char *block = g_strdup (((HjOverride *) before->pdata[0])->block);
  g_autoptr (HjNote) read = hj_library_read_note (fixture->library, first->note, NULL);
  const HjOverride *kept;

  g_assert_nonnull (hj_note_find_block (read, block));
  second = import_text (fixture, "/a.md", "# 가\n\n새로운 첫 문단이다.\n\n그림은 여기에 있었다.\n\n![](새그림.png)\n\n끝\n");
  after = hj_library_list_overrides (fixture->library, first->note, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  kept = after->pdata[0];
  g_assert_cmpint (kept->id, ==, id);
  g_assert_cmpint (kept->line, ==, 7);
  g_assert_cmpstr (kept->value, ==, "gan-training-curves");
  g_assert_cmpstr (kept->block, ==, block);
}

#define GLUED "이것은 앞의 문단입니다.이것은 뒤의 문단이고 조금 길어야 한다\n"

static void
assert_paragraphs (Fixture *fixture, gint64 note, guint n)
{
  g_autoptr (HjNote) read = hj_library_read_note (fixture->library, note, NULL);
  guint paragraphs = 0;

  for (guint i = 0; i < read->blocks->len; i++)
    paragraphs += ((HjBlock *) read->blocks->pdata[i])->kind == HJ_BLOCK_PARAGRAPH;
  g_assert_cmpuint (paragraphs, ==, n);
}

/* A line is left as it is written, also when the note comes again with lines above it; the blocks and cards beside it
 * are what they were. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) first = import_text (fixture, "/a.md", "물음 하나? :: 답 하나\n\n" GLUED), second = NULL;
  g_autoptr (HjNote) before = hj_library_read_note (fixture->library, first->note, NULL), after = NULL;
  g_autoptr (HjCard) card = NULL;
  gint64 left;

  answer (fixture, 1, HJ_GRADE_GOOD, morning);
  assert_paragraphs (fixture, first->note, 3);
  left = override (fixture, first->note, HJ_OVERRIDE_REPAIR, 3, "run-on");
  assert_paragraphs (fixture, first->note, 2);
  second = import_text (fixture, "/a.md", "새로 쓴 문단이다.\n\n물음 하나? :: 답 하나\n\n" GLUED);
  assert_paragraphs (fixture, first->note, 3);
  after = hj_library_read_note (fixture->library, first->note, NULL);
  g_assert_cmpstr (((HjBlock *) after->blocks->pdata[1])->id, ==, ((HjBlock *) before->blocks->pdata[0])->id);
  g_assert_cmpint (g_array_index (((HjRepair *) after->left->pdata[0])->lines, int, 0), ==, 5);
  g_assert_true (hj_library_remove_override (fixture->library, left, NULL));
  assert_paragraphs (fixture, first->note, 4);
  card = hj_library_get_card (fixture->library, 1, NULL);
  g_assert_cmpint (card->schedule.reps, ==, 1);
  assert_sound (fixture);
}

/* What cannot be done is refused and leaves nothing. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct { HjOverrideKind kind; int line; const char *sentence; } cases[] = {
    { HJ_OVERRIDE_PROMOTE, 7, "line 7" },   { HJ_OVERRIDE_MERGE, 1, "line 1" },  { HJ_OVERRIDE_HEADING, 3, "line 3" },
    { HJ_OVERRIDE_DEMOTE, 400, "line 400" }, { HJ_OVERRIDE_DIAGRAM, 2, "line 2" },
    { HJ_OVERRIDE_REPAIR, 7, "line 7" },
  };
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", TEXT);
  g_autoptr (GPtrArray) overrides = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (hj_library_override (fixture->library, import->note, cases[i].kind, NULL, cases[i].line, NULL,
                                            morning, &error), ==, 0);
      g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, cases[i].sentence));
      g_clear_error (&error);
    }
  overrides = hj_library_list_overrides (fixture->library, import->note, NULL);
  g_assert_cmpuint (overrides->len, ==, 0);
  assert_sections (fixture, import->note, "1 노트 | 2 GAN | 3 장점 | 2 VAE | 3 장점");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/overrides/hold-and-undo", test_hold_and_undo);
  fixture_test ("/overrides/again", test_again);
  fixture_test ("/overrides/other-kinds", test_other_kinds);
  fixture_test ("/overrides/left", test_left);
  fixture_test ("/overrides/refused", test_refused);
  return g_test_run ();
}
