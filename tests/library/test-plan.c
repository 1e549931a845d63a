/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import in two steps: what a plan says, that it stores nothing, cancelling, and a library that went on meanwhile. */
#include "hj-import-plan.h"
#include "library-fixture.h"

#include <stdlib.h>
#include <sys/resource.h>

#include <unistd.h>

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes", name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static HjImportPlan *
plan_folder (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "notes", NULL);
  const char *const paths[] = { folder, NULL };

  return hj_library_plan_import (fixture->library, paths, NULL, NULL, NULL, cancellable, error);
}

static guint
count_notes (Fixture *fixture)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (fixture->library, FALSE, NULL);

  return notes->len;
}

/* Files of every kind, first planned, then stored, then planned again after one of them has changed. */
static void
test_deeds (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name; HjImportDeed first, second; } files[] = {
    { "a.md", HJ_IMPORT_ADDED, HJ_IMPORT_UPDATED },
    { "b.md", HJ_IMPORT_ADDED, HJ_IMPORT_UNCHANGED },
    { "c.md", HJ_IMPORT_DUPLICATE, HJ_IMPORT_DUPLICATE },
    { "d.md", HJ_IMPORT_SKIPPED, HJ_IMPORT_SKIPPED },
  };
  g_autoptr (HjImportPlan) plan = NULL;
  g_autoptr (GPtrArray) imports = NULL;

  write_file (fixture, "a.md", "# 가\n\n물음? :: 답\n");
  write_file (fixture, "b.md", "# 나\n\n글\n");
  write_file (fixture, "c.md", "# 나\n\n글\n");
  write_file (fixture, "d.md", "");
  plan = plan_folder (fixture, NULL, NULL);
  g_assert_cmpuint (count_notes (fixture), ==, 0);
  g_assert_true (hj_import_plan_changes_anything (plan));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_cmpint (((HjImport *) hj_import_plan_get_imports (plan)->pdata[i])->deed, ==, files[i].first);
  imports = hj_library_commit_import (fixture->library, g_steal_pointer (&plan), morning, NULL);
  g_assert_cmpuint (count_notes (fixture), ==, 2);
  g_assert_cmpint (((HjImport *) imports->pdata[2])->duplicate_of, ==, ((HjImport *) imports->pdata[1])->note);
  g_assert_cmpint (((HjImport *) imports->pdata[0])->cards, ==, 1);

  plan = plan_folder (fixture, NULL, NULL);
  g_assert_false (hj_import_plan_changes_anything (plan));
  hj_import_plan_free (g_steal_pointer (&plan));
  write_file (fixture, "a.md", "# 가\n\n물음? :: 다른 답\n");
  plan = plan_folder (fixture, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const HjImport *import = hj_import_plan_get_imports (plan)->pdata[i];

      g_assert_cmpint (import->deed, ==, files[i].second);
      g_assert_cmpint (import->read != NULL, ==, import->deed <= HJ_IMPORT_UPDATED);
    }
}

/* What was planned against an older text is read again against the text that is there. */
static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes", "a.md", NULL);
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (HjImport) between = NULL;
  g_autoptr (GError) error = NULL;
  HjImportPlan *plan;

  write_file (fixture, "a.md", "# 가\n\n물음? :: 답\n");
  plan = plan_folder (fixture, NULL, &error);
  between = import_text (fixture, path, "# 가\n\n물음? :: 첫 답\n");
  imports = hj_library_commit_import (fixture->library, plan, later (60), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_notes (fixture), ==, 1);
  g_assert_cmpint (((HjImport *) imports->pdata[0])->deed, ==, HJ_IMPORT_UPDATED);
  g_assert_cmpint (((HjImport *) imports->pdata[0])->note, ==, between->note);
  assert_sound (fixture);
}

/* ---- in a thread ---- */

typedef struct {
  HjImportPlan *plan;
  GError *error;
  guint n_told, n_files;
  GCancellable *cancel_at_once;
  gboolean done;
} Answer;

static void
told_cb (const HjImportProgress *progress, gpointer data)
{
  Answer *answer = data;

  g_assert_false (answer->done);
  g_assert_cmpuint (progress->files, <=, progress->n_files);
  g_assert_cmpuint (progress->bytes, <=, progress->n_bytes);
  answer->n_told++;
  answer->n_files = progress->files;
  if (answer->cancel_at_once)
    g_cancellable_cancel (answer->cancel_at_once);
}

static void
read_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->plan = hj_library_plan_import_finish (HJ_LIBRARY (library), result, &answer->error);
  answer->done = TRUE;
}

static void
plan_in_thread (Fixture *fixture, Answer *answer, GCancellable *cancellable)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "notes", NULL);
  const char *const paths[] = { folder, NULL };

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.md", i);
      g_autofree char *text = g_strdup_printf ("# 글 %u\n\n물음 %u? :: 답\n", i, i);

      write_file (fixture, name, text);
    }
  hj_library_plan_import_async (fixture->library, paths, NULL, told_cb, answer, cancellable, read_cb, answer);
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_thread (Fixture *fixture, gconstpointer data)
{
  Answer answer = { NULL };
  g_autoptr (GPtrArray) imports = NULL;

  plan_in_thread (fixture, &answer, NULL);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.n_told, >=, 1);
  g_assert_cmpuint (answer.n_files, ==, 40);
  g_assert_cmpuint (count_notes (fixture), ==, 0);
  imports = hj_library_commit_import (fixture->library, answer.plan, morning, NULL);
  g_assert_cmpuint (count_notes (fixture), ==, 40);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { .cancel_at_once = cancellable };

  plan_in_thread (fixture, &answer, cancellable);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (answer.plan);
  g_assert_cmpuint (count_notes (fixture), ==, 0);
  g_clear_error (&answer.error);
  g_cancellable_reset (cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_null (plan_folder (fixture, cancellable, &answer.error));
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  assert_sound (fixture);
}

/* ---- files that are none ---- */

/* Links within the folder are files; those that lead out of it, or nowhere, are left out, and no folder is entered by a
 * link. A file larger than any note is not read. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  static const char *const links[][2] = {
    { "../outside.md", "notes/out.md" }, { "inside.md", "notes/in.md" }, { "..", "notes/circle" },
    { "nowhere.md", "notes/dead.md" },
  };
  static const struct { const char *name; HjImportDeed deed; } expected[] = {
    { "out.md", HJ_IMPORT_SKIPPED }, { "huge.md", HJ_IMPORT_SKIPPED }, { "in.md", HJ_IMPORT_ADDED },
    { "inside.md", HJ_IMPORT_DUPLICATE },
  };
  g_autofree char *huge = g_build_filename (fixture->folder, "notes", "huge.md", NULL);
  g_autoptr (HjImportPlan) plan = NULL;
  const GPtrArray *imports;

  write_file (fixture, "../outside.md", "# 밖\n");
  write_file (fixture, "inside.md", "# 안\n");
  write_file (fixture, "huge.md", "x");
  g_assert_cmpint (truncate (huge, (off_t) 1 << 40), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *link = g_build_filename (fixture->folder, links[i][1], NULL);

      g_assert_cmpint (symlink (links[i][0], link), ==, 0);
    }
  plan = plan_folder (fixture, NULL, NULL);
  imports = hj_import_plan_get_imports (plan);
  g_assert_cmpuint (imports->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < imports->len; i++)
    {
      const HjImport *import = imports->pdata[i];

      g_assert_true (g_str_has_suffix (import->path, expected[i].name));
      g_assert_cmpint (import->deed, ==, expected[i].deed);
      g_assert_true (!import->skipped || g_str_has_prefix (import->skipped, import->path));
    }
}

/* ---- at once ---- */

/* A note of some megabytes, most of them code, with one card behind it. */
static void
write_large (Fixture *fixture, const char *name)
{
  g_autoptr (GString) text = g_string_new ("```\n");

  while (text->len < 4500000)
    g_string_append_printf (text, "%0*d\n", 50000, (int) text->len);
  g_string_append_printf (text, "```\n\n%s은 무엇인가? :: 답\n", name);
  write_file (fixture, name, text->str);
}

typedef struct {
  GCancellable *cancellable;
  guint files;
} Cancelling;

static void
cancel_cb (const HjImportProgress *progress, gpointer data)
{
  Cancelling *cancelling = data;

  if (progress->files == cancelling->files)
    g_cancellable_cancel (cancelling->cancellable);
}

static GPtrArray *
import_large (Fixture *fixture, HjImportProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "notes", NULL);
  const char *const paths[] = { folder, NULL };

  return hj_library_import_all (fixture->library, paths, NULL, progress, data, cancellable, morning, error);
}

/* What is stored is let go; what comes later still knows it. Cancelled in the middle, nothing of it is there. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Cancelling cancelling = { cancellable, 3 };
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, "0.md", "# 작은 글\n\n물음? :: 답\n");
  write_large (fixture, "1.md");
  write_large (fixture, "2.md");
  write_file (fixture, "3.md", "# 작은 글\n\n물음? :: 답\n");
  write_file (fixture, "4.md", "# 다른 글\n");
  g_assert_null (import_large (fixture, cancel_cb, &cancelling, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_notes (fixture), ==, 0);
  imports = import_large (fixture, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (imports->len, ==, 5);
  g_assert_cmpuint (count_notes (fixture), ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_null (((HjImport *) imports->pdata[i])->read);
      g_assert_cmpint (((HjImport *) imports->pdata[i])->cards, ==, 1);
    }
  g_assert_cmpint (((HjImport *) imports->pdata[3])->duplicate_of, ==, ((HjImport *) imports->pdata[0])->note);
  g_assert_nonnull (((HjImport *) imports->pdata[4])->read);
  assert_sound (fixture);
}

/* The same in two steps: beyond some megabytes a plan keeps only the bytes. */
static void
test_large_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) imports = NULL;
  HjImportPlan *plan;
  guint n_light = 0;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.md", i);

      write_large (fixture, name);
    }
  plan = plan_folder (fixture, NULL, NULL);
  for (guint i = 0; i < 4; i++)
    n_light += ((HjImport *) hj_import_plan_get_imports (plan)->pdata[i])->read == NULL;
  g_assert_cmpuint (n_light, >, 0);
  g_assert_cmpuint (n_light, <, 4);
  imports = hj_library_commit_import (fixture->library, plan, morning, NULL);
  g_assert_cmpuint (count_notes (fixture), ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (((HjImport *) imports->pdata[i])->cards, ==, 1);
  assert_sound (fixture);
}

/* ---- a program that dies while it stores ---- */

#define CRASH "HANJANG_TEST_CRASH"

static gint64
get_size (const char *path)
{
  GStatBuf facts;

  return g_stat (path, &facts) == 0 ? facts.st_size : 0;
}

/* The system ends it in the middle of a write to the library's log. */
static void
test_crash_child (void)
{
  const char *folder = g_getenv (CRASH);
  g_autofree char *path = NULL, *log = NULL, *notes = NULL;
  g_autoptr (HjLibrary) library = NULL;
  struct rlimit limit = { 0 }, no_core = { 0 };

  if (!folder)
    return;
  path = g_build_filename (folder, "library.sqlite3", NULL);
  log = g_strconcat (path, "-wal", NULL);
  notes = g_build_filename (folder, "notes", NULL);
  library = hj_library_open (path, NULL);
  limit.rlim_cur = limit.rlim_max = (rlim_t) get_size (log) + 300000;
  setrlimit (RLIMIT_CORE, &no_core);
  setrlimit (RLIMIT_FSIZE, &limit);
  hj_library_import_path (library, notes, morning, NULL);
  exit (0); /* not reached */
}

static void
test_crash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) kept = import_text (fixture, "/kept.md", "# 가\n\n물음? :: 답\n");
  g_autoptr (GPtrArray) cards = NULL;

  answer (fixture, 1, HJ_GRADE_GOOD, morning);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.md", i);
      g_autoptr (GString) text = g_string_new ("# 글\n\n");

      for (guint k = 0; k < 60; k++)
        g_string_append_printf (text, "%u번째 글의 %u번째 문단은 여기에 있다.\n\n물음 %u-%u? :: 답\n\n", i, k, i, k);
      write_file (fixture, name, text->str);
    }
  g_clear_object (&fixture->library);
  g_setenv (CRASH, fixture->folder, TRUE);
  g_test_trap_subprocess ("/plan/crash/child", 0, 0);
  g_unsetenv (CRASH);
  g_test_trap_assert_failed ();
  reopen (fixture);
  g_assert_cmpuint (count_notes (fixture), ==, 1);
  cards = hj_library_list_cards (fixture->library, HJ_CARDS_ALL, 0, NULL, NULL);
  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_cmpint (((HjCard *) cards->pdata[0])->schedule.reps, ==, 1);
  assert_sound (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/plan/deeds", test_deeds);
  fixture_test ("/plan/meanwhile", test_meanwhile);
  fixture_test ("/plan/thread", test_thread);
  fixture_test ("/plan/cancel", test_cancel);
  fixture_test ("/plan/links", test_links);
  fixture_test ("/plan/large", test_large);
  fixture_test ("/plan/large-plan", test_large_plan);
  fixture_test ("/plan/crash", test_crash);
  g_test_add_func ("/plan/crash/child", test_crash_child);
  return g_test_run ();
}
