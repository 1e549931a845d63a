/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading a note and starting the program cost. */
#include "hj-bench-start.h"

#include "hj-course.h"
#include "hj-library.h"
#include "hj-moment.h"
#include "hj-sheet.h"

#include <glib/gstdio.h>

#define NOTE_BYTES (360 * 1024)

/* Milliseconds per call of WORK, over about SECONDS. */
static double
milliseconds (void (*work) (gpointer), gpointer data, double seconds)
{
  gint64 start = g_get_monotonic_time (), now;
  int n = 0;

  do
    {
      work (data);
      n++;
      now = g_get_monotonic_time ();
    }
  while (now - start < seconds * G_USEC_PER_SEC);
  return (now - start) / 1000.0 / n;
}

/* As long as the longest real note: the course's own notes, one after the other, until it is full. */
static GBytes *
make_long_note (void)
{
  GByteArray *text = g_byte_array_new ();

  for (guint i = 0; text->len < NOTE_BYTES; i = (i + 1) % hj_course_get_n_topics ())
    {
      g_autoptr (GBytes) note = hj_course_dup_note (hj_course_get_topic (i)->id, i % 2 ? HJ_LANG_EN : HJ_LANG_KO);
      gsize size = 0;
      const guint8 *data = note ? g_bytes_get_data (note, &size) : NULL;

      g_byte_array_append (text, data, (guint) MIN (size, NOTE_BYTES - text->len));
    }
  return g_byte_array_free_to_bytes (text);
}

static void
read_note (gpointer bytes)
{
  hj_note_free (hj_note_read (bytes, NULL, NULL));
}

static double
bench_import (double seconds)
{
  g_autoptr (GBytes) bytes = make_long_note ();

  return milliseconds (read_note, bytes, seconds);
}

static void
make_sheet (gpointer unused)
{
  hj_sheet_free (hj_sheet_new_for_topic ("mlops-level-1", HJ_LANG_KO, HJ_PAPER_A4, 1));
}

static double
bench_sheet (double seconds)
{
  return milliseconds (make_sheet, NULL, seconds);
}

static void
open_library (gpointer path)
{
  g_autoptr (HjLibrary) library = hj_library_open (path, NULL);
  int n_new, n_learning, n_review;

  if (library)
    hj_library_count_due (library, (HjMoment){ 1800000000, 0 }, &n_new, &n_learning, &n_review, NULL);
}

/* What the first window waits for: the library with its course, and the counts in the sidebar. */
static double
bench_open (double seconds)
{
  g_autofree char *folder = g_dir_make_tmp ("hanjang-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.sqlite3", NULL);
  static const char *const endings[] = { "", "-wal", "-shm" };
  double result;

  {
    g_autoptr (HjLibrary) library = hj_library_open (path, NULL);

    if (library)
      hj_library_import_course (library, (HjMoment){ 1790000000, 0 }, NULL);
  }
  result = milliseconds (open_library, path, seconds);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_remove (file);
    }
  g_rmdir (folder);
  return result;
}

static void
start_process (gpointer unused)
{
  static const char *const argv[] = { "/proc/self/exe", "help", NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, NULL);
}

static double
bench_process (double seconds)
{
  return milliseconds (start_process, NULL, seconds);
}

const HjBench hj_bench_start[] = {
  { "import/note-360k", "ms", bench_import },
  { "sheet/topic", "ms", bench_sheet },
  { "start/open-library", "ms", bench_open },
  { "start/process", "ms", bench_process },
  { NULL },
};
