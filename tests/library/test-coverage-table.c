/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read of a note stays read whatever happens to the note, and lists say how much it is. */
#include "hj-database.h"
#include "library-fixture.h"

#define WORDS "긴 문장을 하나 써 두고 그것을 천천히 읽어 본다 "
static const char first_text[] = "# 노트\n\n## 하나\n\n" WORDS "하나.\n\n## 둘\n\n" WORDS "둘.\n\n## 셋\n\n" WORDS "셋.\n";

/* Marks the section whose heading is TITLE. */
static void
mark (Fixture *fixture, const char *what, const char *title)
{
  g_autoptr (HjNote) note = hj_library_read_note (fixture->library, g_ascii_strtoll (what + 5, NULL, 10), NULL);
  g_autoptr (HjCoverage) coverage = hj_library_get_coverage (fixture->library, what, note, NULL);
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < hj_coverage_get_n_sections (coverage); i++)
    {
      g_autofree char *heading
        = hj_block_dup_text (note->blocks->pdata[hj_coverage_get_section (coverage, i)->first]);

      if (strcmp (heading, title) != 0)
        continue;
      hj_coverage_mark (coverage, i, TRUE);
      found = TRUE;
    }
  g_assert_true (found);
  hj_library_keep_coverage (fixture->library, what, NULL, coverage, morning, &error);
  g_assert_no_error (error);
}

static void
assert_read (Fixture *fixture, gint64 note, int n_read, int n_sections)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (fixture->library, note, NULL);

  g_assert_cmpint (info->sections, ==, n_sections);
  g_assert_cmpint (info->sections_read, ==, n_read);
}

static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", first_text);
  g_autoptr (HjNoteInfo) info = NULL;
  int n_read, n_sections;

  assert_read (fixture, import->note, 0, 4);
  g_assert_true (hj_library_count_sections (fixture->library, &n_read, &n_sections, NULL));
  g_assert_cmpint (n_sections, ==, 0); /* not begun */
  mark (fixture, "note:1", "둘");
  reopen (fixture);
  assert_read (fixture, import->note, 1, 4);
  g_assert_true (hj_library_count_sections (fixture->library, &n_read, &n_sections, NULL));
  g_assert_cmpint (n_read, ==, 1);
  g_assert_cmpint (n_sections, ==, 4);
  info = hj_library_get_note (fixture->library, import->note, NULL);
  g_assert_cmpfloat_with_epsilon (info->fraction, 1 / 3.0, 0.08);
  g_assert_false (info->finished);
  mark (fixture, "note:1", "노트");
  assert_read (fixture, import->note, 4, 4);
  hj_note_info_free (info);
  info = hj_library_get_note (fixture->library, import->note, NULL);
  g_assert_true (info->finished);
  assert_sound (fixture);
}

/* Sections move, are reworded and renamed, and new text comes into one that was read. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", first_text), again = NULL;
  g_autoptr (HjNote) note = NULL;
  g_autoptr (HjCoverage) coverage = NULL;

  mark (fixture, "note:1", "하나");
  mark (fixture, "note:1", "셋");
  again = import_text (fixture, "/a.md",
                       "# 노트\n\n## 셋\n\n" WORDS "셋.\n\n" WORDS WORDS WORDS WORDS "새로.\n\n## 둘\n\n" WORDS
                       "둘.\n\n## 첫째\n\n" WORDS "아주 하나.\n");
  g_assert_cmpint (again->note, ==, import->note);
  assert_read (fixture, import->note, 1, 4);
  note = hj_library_read_note (fixture->library, import->note, NULL);
  coverage = hj_library_get_coverage (fixture->library, "note:1", note, NULL);
  g_assert_true (hj_coverage_get_section (coverage, 3)->read); /* 첫째, once 하나 */
  g_assert_cmpfloat_with_epsilon (hj_coverage_get_section (coverage, 1)->fraction, 0.2, 0.08);
  g_assert_cmpfloat (hj_coverage_get_section (coverage, 2)->fraction, ==, 0);
  assert_sound (fixture);
}

/* Before there were sections, progress was a fraction of the blocks: it is not lost. */
static void
test_older_library (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", first_text);
  g_autoptr (GError) error = NULL;
  HjDatabase *db;

  hj_library_set_progress (fixture->library, "note:1", "", 1, TRUE, morning, NULL);
  g_clear_object (&fixture->library);
  db = hj_database_open (fixture->path, HJ_DATABASE_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_true (hj_database_execute (db, "DROP TABLE pictures; DROP TABLE coverage; UPDATE notes SET reader = 4;"
                                          " PRAGMA user_version = 5",
                                      &error));
  hj_database_close (db);
  reopen (fixture);
  assert_read (fixture, import->note, 4, 4);
}

/* A note that is taken out leaves nothing behind for the next one with its number. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", first_text), other = NULL;

  mark (fixture, "note:1", "노트");
  g_assert_true (hj_library_remove_note (fixture->library, import->note, NULL));
  other = import_text (fixture, "/b.md", "# 다른 것\n\n## 하나\n\n" WORDS "\n");
  assert_read (fixture, other->note, 0, 2);
}

/* Both languages of a lesson share what was read. */
static void
test_topic (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjNoteInfo) ko = NULL, en = NULL;
  g_autoptr (HjNote) note = NULL;
  g_autoptr (HjCoverage) coverage = NULL;

  g_assert_true (hj_library_import_course (fixture->library, morning, NULL));
  ko = hj_library_find_note (fixture->library, "multi-head-attention", HJ_LANG_KO, NULL);
  g_assert_nonnull (ko);
  g_assert_cmpint (ko->sections, >, 1);
  note = hj_library_read_note (fixture->library, ko->id, NULL);
  coverage = hj_library_get_coverage (fixture->library, "topic:multi-head-attention", note, NULL);
  hj_coverage_mark (coverage, 1, TRUE);
  g_assert_true (hj_library_keep_coverage (fixture->library, "topic:multi-head-attention", NULL, coverage, morning, NULL));
  en = hj_library_find_note (fixture->library, "multi-head-attention", HJ_LANG_EN, NULL);
  g_assert_cmpint (en->sections_read, ==, 1);
  g_assert_cmpint (en->sections, ==, ko->sections);
}

/* A heading of a lesson is called otherwise in the next version: what stands below it stays read. */
static void
test_topic_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjNoteInfo) info = NULL, after = NULL;
  g_autoptr (GBytes) bytes = NULL, old = NULL;
  g_autoptr (HjNote) note = NULL;
  g_autoptr (HjCoverage) coverage = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;
  HjDatabase *db;

  g_assert_true (hj_library_import_course (fixture->library, morning, NULL));
  info = hj_library_find_note (fixture->library, "multi-head-attention", HJ_LANG_KO, NULL);
  bytes = hj_library_dup_note_bytes (fixture->library, info->id, NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  parts = g_strsplit (text, "\n## ", 2);
  g_free (text);
  text = g_strjoinv ("\n## 옛 이름의 ", parts);
  old = g_bytes_new (text, strlen (text));
  note = hj_note_read (old, NULL, NULL);
  coverage = hj_coverage_new (note);
  hj_coverage_mark (coverage, 0, TRUE);
  g_assert_true (hj_library_keep_coverage (fixture->library, "topic:multi-head-attention", NULL, coverage, morning, NULL));
  g_clear_object (&fixture->library);
  db = hj_database_open (fixture->path, HJ_DATABASE_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_true (hj_database_run (db, &error, "UPDATE notes SET bytes = ?1 WHERE id = ?2", "bl", old, info->id));
  g_assert_true (hj_database_execute (db, "DELETE FROM settings WHERE key = 'course'", &error));
  hj_database_close (db);
  reopen (fixture);
  g_assert_true (hj_library_import_course (fixture->library, morning, NULL));
  after = hj_library_get_note (fixture->library, info->id, NULL);
  g_assert_cmpint (after->sections_read, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/coverage-table/keep", test_keep);
  fixture_test ("/coverage-table/again", test_again);
  fixture_test ("/coverage-table/older-library", test_older_library);
  fixture_test ("/coverage-table/remove", test_remove);
  fixture_test ("/coverage-table/topic", test_topic);
  fixture_test ("/coverage-table/topic-again", test_topic_again);
  return g_test_run ();
}
