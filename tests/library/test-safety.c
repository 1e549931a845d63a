/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full disks, damaged and foreign files, older and newer formats, backups: one clear sentence, nothing lost. */
#include "library-fixture.h"

#include "hj-library-private.h"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_close (handle);
}

static gint64
get_number (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return number;
}

static void
assert_not_opened (const char *path, HjLibraryError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hj_library_open (path, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, (int) code);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (strstr (error->message, ": "));
}

static void
test_not_a_library (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_build_filename (fixture->folder, "text", NULL);
  g_autofree char *foreign = g_build_filename (fixture->folder, "foreign", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (text, "This is no data base, it is a text of some length, long enough to be looked at.", -1,
                       NULL);
  assert_not_opened (text, HJ_LIBRARY_ERROR_DAMAGED);
  g_file_get_contents (text, &kept, NULL, NULL);
  g_assert_true (g_str_has_prefix (kept, "This is no data base"));
  run_sql (foreign, "CREATE TABLE t (x); INSERT INTO t VALUES (1);");
  assert_not_opened (foreign, HJ_LIBRARY_ERROR_DAMAGED);
  assert_not_opened (fixture->folder, HJ_LIBRARY_ERROR_OPEN);
  g_assert_null (hj_library_open (fixture->folder, &error));
  g_assert_nonnull (strstr (error->message, ": it is a folder"));
  assert_not_opened ("/proc/hanjang/library.sqlite3", HJ_LIBRARY_ERROR_OPEN);
}

/* As a user who may read the library and its folder but not write (root may do everything, so root turns into
 * nobody first). */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  int status;
  pid_t child;

  import_cards (fixture, 1);
  g_clear_object (&fixture->library);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    {
      GError *error = NULL;
      gboolean nobody = geteuid () != 0 || setuid (65534) == 0;
      gboolean refused = nobody && !hj_library_open (fixture->path, &error)
                         && g_error_matches (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_READ_ONLY);

      _exit (refused ? 0 : 1);
    }
  waitpid (child, &status, 0);
  g_chmod (fixture->folder, 0700);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->library);
  run_sql (fixture->path, "PRAGMA user_version = 999");
  assert_not_opened (fixture->path, HJ_LIBRARY_ERROR_NEWER);
  g_assert_cmpint (get_number (fixture->path, "PRAGMA user_version"), ==, 999);
}

/* The disk is full in the middle of an import and of an answer: nothing of them stays. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("# 큰 글\n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *limit = NULL;
  gint64 reviews = 0;

  import_cards (fixture, 3);
  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "- 물음 %d? :: 답 %d\n", i, i);
  bytes = g_bytes_new (text->str, text->len);
  limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                           hj_database_get_number (fixture->library->db, 0, NULL, "PRAGMA page_count", "") + 2);
  g_assert_true (hj_database_execute (fixture->library->db, limit, NULL));
  g_assert_null (hj_library_import_note (fixture->library, bytes, "/big.md", morning, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FULL);
  notes = hj_library_list_notes (fixture->library, TRUE, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  /* Answers go on until the last page is full; the one that fails leaves neither row nor schedule. */
  for (int i = 0;; i++)
    {
      g_autoptr (HjCard) before = hj_library_get_card (fixture->library, 1, NULL);
      g_autoptr (HjCard) after = NULL;
      g_autoptr (GError) problem = NULL;

      g_assert_cmpint (i, <, 5000);
      if (hj_library_answer (fixture->library, 1, HJ_GRADE_GOOD, 0, later (i), NULL, &problem))
        {
          reviews++;
          continue;
        }
      g_assert_error (problem, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FULL);
      after = hj_library_get_card (fixture->library, 1, NULL);
      g_assert_true (hj_schedule_equal (&before->schedule, &after->schedule));
      break;
    }
  reopen (fixture);
  g_assert_cmpint (get_number (fixture->path, "SELECT count(*) FROM reviews"), ==, reviews);
  assert_sound (fixture);
  answer (fixture, 1, HJ_GRADE_GOOD, later (6000)); /* with room again all is well */
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  import_cards (fixture, 1);
  g_assert_true (hj_database_execute (fixture->library->db, "PRAGMA busy_timeout = 10", NULL));
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (hj_library_answer (fixture->library, 1, HJ_GRADE_GOOD, 0, morning, NULL, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_LOCKED);
  sqlite3_close (other);
  answer (fixture, 1, HJ_GRADE_GOOD, morning);
}

/* Words with bytes that are no letters, and rows without words: the rest can still be read and found. */
static void
test_damaged_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", "# 가\n\n물음? :: 답\n\n찾을 말\n");
  g_autoptr (HjNoteInfo) info = NULL;
  g_autoptr (GPtrArray) cards = NULL, found = NULL;

  run_sql (fixture->path, "UPDATE notes SET title = CAST (x'eab0ea' AS TEXT) WHERE topic IS NULL;"
                          "UPDATE cards SET front_ko = CAST (x'20c3' AS TEXT), folded = CAST (x'f0' AS TEXT);"
                          "UPDATE passages SET folded = CAST (x'eb' AS TEXT) WHERE heading > 0;");
  info = hj_library_get_note (fixture->library, import->note, NULL);
  cards = hj_library_list_cards (fixture->library, HJ_CARDS_ALL, 0, NULL, NULL);
  found = hj_library_search (fixture->library, "찾을", 9, NULL);
  g_assert_true (g_utf8_validate (info->title, -1, NULL));
  g_assert_true (g_utf8_validate (((HjCard *) cards->pdata[0])->front_ko, -1, NULL));
  g_assert_cmpuint (found->len, ==, 1);
}

/* A page in the middle is overwritten: opening after a crash or checking says so. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjCheck) check = NULL;
  g_autoptr (HjLibrary) library = NULL;
  gsize size;

  import_cards (fixture, 400);
  g_clear_object (&fixture->library);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  memset (bytes + size / 2 / 4096 * 4096, 0xa5, 3 * 4096);
  g_assert_true (g_file_set_contents (fixture->path, bytes, size, NULL));
  library = hj_library_open (fixture->path, &error);
  if (library)
    {
      check = hj_library_check (library, FALSE, &error);
      g_assert_true (!check || check->problems->len > 0);
    }
  g_assert_true (library || g_error_matches (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_DAMAGED));
}

/* What a power cut may not take: every commit is on the disk, every reference is checked. */
static void
test_promises (Fixture *fixture, gconstpointer data)
{
  HjDatabase *db = fixture->library->db;

  g_assert_cmpint (hj_database_get_number (db, 0, NULL, "PRAGMA synchronous", ""), ==, 2);
  g_assert_cmpint (hj_database_get_number (db, 0, NULL, "PRAGMA foreign_keys", ""), ==, 1);
  g_assert_cmpint (hj_database_get_number (db, 0, NULL, "SELECT journal_mode = 'wal' FROM pragma_journal_mode", ""),
                   ==, 1);
}

static void
test_log_only_grows (Fixture *fixture, gconstpointer data)
{
  import_cards (fixture, 1);
  answer (fixture, 1, HJ_GRADE_GOOD, morning);
  g_assert_false (hj_database_execute (fixture->library->db, "DELETE FROM reviews", NULL));
  g_assert_false (hj_database_execute (fixture->library->db, "UPDATE reviews SET grade = 1", NULL));
}

static void
test_repair (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjCheck) check = NULL, repair = NULL;
  g_autoptr (HjCard) before = NULL, after = NULL;

  import_cards (fixture, 2);
  answer (fixture, 1, HJ_GRADE_EASY, morning);
  before = hj_library_get_card (fixture->library, 1, NULL);
  g_assert_true (hj_database_execute (fixture->library->db, "UPDATE cards SET due = 1, stability = 99", NULL));
  check = hj_library_check (fixture->library, FALSE, NULL);
  g_assert_cmpuint (check->problems->len, ==, 1);
  repair = hj_library_check (fixture->library, TRUE, NULL);
  g_assert_cmpint (repair->repaired, ==, 1);
  after = hj_library_get_card (fixture->library, 1, NULL);
  g_assert_true (hj_schedule_equal (&before->schedule, &after->schedule));
}

/* Opens the library that tests/library/NAME makes. */
static void
open_old (Fixture *fixture, const char *name)
{
  g_autofree char *source = g_build_filename (g_getenv ("HANJANG_TEST_SOURCE"), "tests", "library", name, NULL);
  g_autofree char *sql = NULL;

  g_assert_true (g_file_get_contents (source, &sql, NULL, NULL));
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "old.sqlite3", NULL);
  run_sql (fixture->path, sql);
  reopen (fixture);
  g_assert_cmpint (get_number (fixture->path, "PRAGMA user_version"), ==, hj_migrations_get_version ());
}

/* A library of format 1, as an early version left it: everything is there afterwards, and a copy of the old. */
static void
test_migration (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) cards = NULL, hits = NULL;
  g_autoptr (GArray) log = NULL;
  g_autofree char *value = NULL, *name = NULL;

  open_old (fixture, "format-1.sql");
  cards = hj_library_list_cards (fixture->library, HJ_CARDS_ALL, 0, NULL, NULL);
  g_assert_cmpuint (cards->len, ==, 2);
  log = hj_library_list_reviews (fixture->library, 0, NULL);
  g_assert_cmpuint (log->len, ==, 1); /* of three rows: a review, one taken back, and the row that does it */
  value = hj_library_dup_setting (fixture->library, "course", NULL);
  g_assert_cmpstr (value, ==, "x");
  hits = hj_library_search (fixture->library, "포화", 5, NULL);
  g_assert_cmpuint (hits->len, >, 0); /* the note was read again, for search */
  assert_sound (fixture);
  name = g_strdup_printf ("before-format-%d", hj_migrations_get_version ());
  copy = hj_library_dup_backup_path (fixture->path, name);
  g_assert_cmpint (get_number (copy, "PRAGMA user_version"), ==, 1);
}

/* In a library of format 4 blocks were rows. The ids they keep are still theirs, though the note is read again, and
 * with them what hangs on them. */
static void
test_migration_of_blocks (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = {
    "100263360b.heading.c706566506",   "100263360b.paragraph.f36c8fbdeb", "4eb474ac21.paragraph.2d5d05ef99",
    "100263360b.paragraph.c427a6afec", "100263360b.paragraph.346c4061a3", "100263360b.paragraph.cff2f917f6",
  };
  g_autoptr (HjNote) note = NULL;
  g_autoptr (HjCard) card = NULL;
  g_autoptr (GPtrArray) overrides = NULL;
  HjProgress progress;

  open_old (fixture, "format-4.sql");
  note = hj_library_read_note (fixture->library, 13, NULL);
  g_assert_cmpuint (note->blocks->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (((HjBlock *) note->blocks->pdata[i])->id, ==, ids[i]);
  card = hj_library_get_card (fixture->library, 67, NULL);
  g_assert_cmpstr (card->block, ==, ids[3]);
  g_assert_cmpint (card->schedule.reps, ==, 1);
  overrides = hj_library_list_overrides (fixture->library, 13, NULL);
  g_assert_cmpuint (overrides->len, ==, 1);
  g_assert_cmpstr (((HjOverride *) overrides->pdata[0])->block, ==, ids[4]);
  g_assert_true (hj_library_get_progress (fixture->library, "note:13", &progress, NULL));
  g_assert_cmpstr (progress.block, ==, ids[3]);
  g_assert_cmpfloat_with_epsilon (progress.fraction, 4.0 / 7, 1e-12);
  hj_progress_clear (&progress);
  assert_sound (fixture);
}

static void
test_backup_and_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "copy.sqlite3", NULL);
  g_autofree char *text = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autofree char *made = NULL, *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjCard) card = NULL;

  import_cards (fixture, 3);
  answer (fixture, 1, HJ_GRADE_EASY, morning);
  made = hj_library_backup (fixture->library, file, morning, &error);
  g_assert_no_error (error);
  answer (fixture, 2, HJ_GRADE_EASY, later (60));
  g_free (hj_library_backup (fixture->library, file, morning, &error)); /* over an older backup */
  g_assert_no_error (error);
  answer (fixture, 3, HJ_GRADE_EASY, later (90));
  g_clear_object (&fixture->library);
  g_assert_true (hj_library_restore (fixture->path, file, morning, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_number (kept, "SELECT count(*) FROM reviews"), ==, 3);
  reopen (fixture);
  g_assert_cmpint (get_number (fixture->path, "SELECT count(*) FROM reviews"), ==, 2);
  assert_sound (fixture);
  /* What is no library is neither restored nor written over. */
  g_file_set_contents (text, "Dear Mum, this is a letter and certainly no library of anything at all.", -1, NULL);
  g_assert_false (hj_library_restore (fixture->path, text, morning, NULL, NULL));
  g_assert_null (hj_library_backup (fixture->library, text, morning, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED);
  g_assert_cmpint (get_number (fixture->path, "SELECT count(*) FROM reviews"), ==, 2);
}

/* A damaged library is moved aside, whole, and the backup takes its place. */
static void
test_restore_over_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "copy.sqlite3", NULL);
  g_autofree char *kept = NULL, *bytes = NULL;
  g_autoptr (GError) error = NULL;

  import_cards (fixture, 3);
  g_free (hj_library_backup (fixture->library, file, morning, NULL));
  g_clear_object (&fixture->library);
  g_file_set_contents (fixture->path, "ruins, nothing but ruins where a library stood, long enough to be read", -1,
                       NULL);
  g_assert_true (hj_library_restore (fixture->path, file, morning, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (kept, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "ruins"));
  reopen (fixture);
  g_assert_cmpint (get_number (fixture->path, "SELECT count(*) FROM cards"), ==, 3);
}

static void
test_automatic_backups (Fixture *fixture, gconstpointer data)
{
  g_autofree char *any = hj_library_dup_backup_path (fixture->path, "x");
  g_autofree char *folder = g_path_get_dirname (any);
  guint n = 0;

  import_cards (fixture, 60);
  g_assert_true (hj_library_backup_if_due (fixture->library, later (-86400), NULL)); /* its first day */
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  for (int day = 0; day < 40; day++)
    {
      HjMoment now = later ((gint64) day * 86400);

      answer (fixture, 1 + day, HJ_GRADE_GOOD, now);
      g_assert_true (hj_library_backup_if_due (fixture->library, now, NULL));
      g_assert_true (hj_library_backup_if_due (fixture->library, later ((gint64) day * 86400 + 60), NULL));
    }
  {
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

    while (g_dir_read_name (dir))
      n++;
  }
  /* Two days, twelve daily ones, then weeks. */
  g_assert_cmpuint (n, >=, 2 + 12 + 3);
  g_assert_cmpuint (n, <=, 2 + 12 + 6);
}

static void
test_thinning (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) keep = NULL;
  const int today = 20000;
  int n = 0, oldest = today;

  for (int day = today; day > today - 700; day--)
    {
      g_array_append_val (days, day);
      if (day == today)
        g_array_append_val (days, day);
    }
  keep = hj_backups_choose (days, today);
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (keep, gboolean, i))
      {
        n++;
        oldest = g_array_index (days, int, i);
      }
  g_assert_true (g_array_index (keep, gboolean, 0) && g_array_index (keep, gboolean, 1));
  g_assert_cmpint (n, ==, 3 + 12 + 10 + 9);
  g_assert_cmpint (today - oldest, >=, 280); /* most of a year */
  g_assert_cmpint (today - oldest, <=, 360);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/safety/not-a-library", test_not_a_library);
  fixture_test ("/safety/read-only", test_read_only);
  fixture_test ("/safety/newer", test_newer);
  fixture_test ("/safety/full", test_full);
  fixture_test ("/safety/locked", test_locked);
  fixture_test ("/safety/damaged", test_damaged);
  fixture_test ("/safety/damaged-words", test_damaged_words);
  fixture_test ("/safety/promises", test_promises);
  fixture_test ("/safety/log-only-grows", test_log_only_grows);
  fixture_test ("/safety/repair", test_repair);
  fixture_test ("/safety/migration", test_migration);
  fixture_test ("/safety/migration-of-blocks", test_migration_of_blocks);
  fixture_test ("/safety/backup-and-restore", test_backup_and_restore);
  fixture_test ("/safety/restore-over-damage", test_restore_over_damage);
  fixture_test ("/safety/automatic-backups", test_automatic_backups);
  g_test_add_func ("/safety/thinning", test_thinning);
  return g_test_run ();
}
