/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All of an import or nothing: cancelled while it is read or stored, in a thread or not, on a full disk, beside
 * another program. What the library holds is then the same to the last byte. */
#include "hj-import-plan.h"
#include "library-fixture.h"

#include <signal.h>
#include <sys/resource.h>

#define N_FILES 12
#define STOP_AT 5

static void
write_file (Fixture *fixture, guint i, guint paragraphs)
{
  g_autofree char *name = g_strdup_printf ("%02u.md", i);
  g_autofree char *path = g_build_filename (fixture->folder, "notes", name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "# 글 %u\n\n", i);
  for (guint k = 0; k < paragraphs; k++)
    g_string_append_printf (text, "%u번째 글의 %u번째 문단이다.\n\n물음 %u-%u? :: 답\n\n", i, k, i, k);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

static void
write_files (Fixture *fixture)
{
  for (guint i = 0; i < N_FILES; i++)
    write_file (fixture, i, 3);
}

static char *
dup_folder (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "notes", NULL);
}

/* A library that was used: the first file as it was, and a card that was answered. */
static void
use (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes", "00.md", NULL);
  g_autoptr (HjImport) import = import_text (fixture, path, "# 글 0\n\n0번째 글의 0번째 문단이다.\n\n물음 0-0? :: 답\n");

  answer (fixture, 1, HJ_GRADE_GOOD, morning);
  write_files (fixture);
}

static guint
count_notes (Fixture *fixture)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (fixture->library, FALSE, NULL);

  return notes->len;
}

/* A digest of every row of the library. */
static char *
compute_digest (Fixture *fixture)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.sqlite3", NULL), *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = hj_library_backup (fixture->library, copy, morning, &error);
  gsize size;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (copy, &contents, &size, NULL));
  g_remove (copy);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, size);
}

static void
assert_unchanged (Fixture *fixture, const char *before)
{
  g_autofree char *after = compute_digest (fixture);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_notes (fixture), ==, 1);
  assert_sound (fixture);
}

/* The file is named first, then one sentence says why. */
static void
assert_sentence (const GError *error, const char *path)
{
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
}

/* ---- cancelled ---- */

static void
stop_cb (const HjImportProgress *progress, gpointer data)
{
  g_assert_cmpuint (progress->files, <=, STOP_AT);
  if (progress->files == STOP_AT)
    g_cancellable_cancel (data);
}

static HjImportPlan *
plan_folder (Fixture *fixture, HjImportProgressFunc progress, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = dup_folder (fixture);
  const char *const paths[] = { folder, NULL };

  return hj_library_plan_import (fixture->library, paths, NULL, progress, cancellable, cancellable, error);
}

static void
assert_second_try (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = hj_library_commit_import (
    fixture->library, plan_folder (fixture, NULL, NULL, &error), morning, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, N_FILES);
  g_assert_cmpint (((HjImport *) imports->pdata[0])->deed, ==, HJ_IMPORT_UPDATED);
  g_assert_cmpuint (count_notes (fixture), ==, N_FILES);
  assert_sound (fixture);
}

static void
test_cancel_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  use (fixture);
  before = compute_digest (fixture);
  g_assert_null (plan_folder (fixture, stop_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_unchanged (fixture, before);
  assert_second_try (fixture);
}

static void
test_cancel_storing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  use (fixture);
  before = compute_digest (fixture);
  g_assert_null (hj_library_commit_import_with (fixture->library, plan_folder (fixture, NULL, NULL, NULL), morning,
                                                stop_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_unchanged (fixture, before);
  assert_second_try (fixture);
}

/* ---- in a thread ---- */

typedef struct {
  GPtrArray *imports;
  GError *error;
  guint n_told, files, n_files, n_changed;
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
  answer->files = progress->files;
  answer->n_files = progress->n_files;
}

static void
changed_cb (HjLibrary *library, Answer *answer)
{
  answer->n_changed++;
}

static void
stored_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->imports = hj_library_commit_import_finish (HJ_LIBRARY (library), result, &answer->error);
  answer->done = TRUE;
}

static void
store_in_thread (Fixture *fixture, Answer *answer, GCancellable *cancellable)
{
  gulong id = g_signal_connect (fixture->library, "changed", G_CALLBACK (changed_cb), answer);

  hj_library_commit_import_async (fixture->library, plan_folder (fixture, NULL, NULL, NULL), morning, told_cb, answer,
                                  cancellable, stored_cb, answer);
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->library, id);
}

static guint
count_hits (Fixture *fixture, const char *query)
{
  g_autoptr (GPtrArray) hits = hj_library_search (fixture->library, query, 100, NULL);

  return hits->len;
}

/* Who has the library open sees it: once it is told, and what was looked for before is found now. */
static void
test_thread (Fixture *fixture, gconstpointer data)
{
  Answer answer = { NULL };

  use (fixture);
  g_assert_cmpuint (count_hits (fixture, "7번째"), ==, 0);
  store_in_thread (fixture, &answer, NULL);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.imports->len, ==, N_FILES);
  g_assert_cmpuint (answer.n_changed, ==, 1);
  g_assert_cmpuint (answer.n_told, >=, 1);
  g_assert_cmpuint (answer.files, ==, N_FILES);
  g_assert_cmpuint (answer.n_files, ==, N_FILES);
  g_assert_cmpuint (count_notes (fixture), ==, N_FILES);
  g_assert_cmpuint (count_hits (fixture, "7번째"), >, 0);
  g_ptr_array_unref (answer.imports);
  assert_sound (fixture);
}

static void
test_thread_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = NULL;
  Answer answer = { NULL };

  use (fixture);
  before = compute_digest (fixture);
  g_cancellable_cancel (cancellable);
  store_in_thread (fixture, &answer, cancellable);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (answer.n_changed, ==, 0);
  g_clear_error (&answer.error);
  assert_unchanged (fixture, before);
  assert_second_try (fixture);
}

/* ---- what fails ---- */

/* The system lets no file grow: what was stored so far is taken back. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  struct rlimit old, limit;
  Answer answer = { NULL };

  use (fixture);
  for (guint i = 0; i < N_FILES; i++)
    write_file (fixture, i, 200);
  before = compute_digest (fixture);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  limit = old;
  limit.rlim_cur = 400000;
  setrlimit (RLIMIT_FSIZE, &limit);
  store_in_thread (fixture, &answer, NULL);
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_null (answer.imports);
  assert_sentence (answer.error, fixture->path);
  g_assert_cmpuint (answer.n_changed, ==, 0);
  g_clear_error (&answer.error);
  assert_unchanged (fixture, before);
  assert_second_try (fixture);
}

typedef struct {
  HjLibrary *other;
  GError *error;
} Intruder;

/* Another program wants to write in the middle. */
static void
intrude_cb (const HjImportProgress *progress, gpointer data)
{
  Intruder *intruder = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("# 남\n", strlen ("# 남\n"));

  if (progress->files == STOP_AT)
    g_assert_null (hj_library_import_note (intruder->other, bytes, "/other.md", morning, &intruder->error));
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) imports = NULL;
  Intruder intruder = { NULL };

  use (fixture);
  intruder.other = hj_library_open (fixture->path, NULL);
  imports = hj_library_commit_import_with (fixture->library, plan_folder (fixture, NULL, NULL, NULL), morning,
                                           intrude_cb, &intruder, NULL, NULL);
  g_assert_error (intruder.error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_LOCKED);
  assert_sentence (intruder.error, fixture->path);
  g_clear_error (&intruder.error);
  g_assert_cmpuint (imports->len, ==, N_FILES);
  g_assert_cmpuint (count_notes (fixture), ==, N_FILES);
  g_object_unref (intruder.other);
  assert_sound (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/storing/cancel-reading", test_cancel_reading);
  fixture_test ("/storing/cancel-storing", test_cancel_storing);
  fixture_test ("/storing/thread", test_thread);
  fixture_test ("/storing/thread-cancelled", test_thread_cancelled);
  fixture_test ("/storing/full", test_full);
  fixture_test ("/storing/locked", test_locked);
  return g_test_run ();
}
