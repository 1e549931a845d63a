/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed and memory of importing: five notes as learners have them, and folders of 1, 10 and 100 MB. */
#include "hj-bench-import.h"

#include "hj-archive.h"
#include "hj-bench-notes.h"
#include "hj-file.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define MEGABYTE 1000000
#define NOTE_SIZE 200000 /* bytes of each note in the folders */

static const HjMoment start = { 1795222800, 9 * 3600 };

typedef struct {
  char *folder, *notes, *path; /* a folder of our own; the notes in it; the library in it */
} Place;

/* ---- folders ---- */

static void
open_place (Place *place)
{
  place->folder = g_dir_make_tmp ("hanjang-bench-XXXXXX", NULL);
  place->notes = g_build_filename (place->folder, "notes", NULL);
  place->path = g_build_filename (place->folder, "library.sqlite3", NULL);
  g_mkdir (place->notes, 0700);
}

static void
close_place (Place *place)
{
  hj_file_remove_tree (place->folder);
  g_free (place->folder);
  g_free (place->notes);
  g_free (place->path);
}

static void
write_file (const Place *place, guint number, const char *text)
{
  g_autofree char *path = g_strdup_printf ("%s/%04u.md", place->notes, number);

  g_file_set_contents (path, text, -1, NULL);
}

static void
write_folder (const Place *place, gsize size)
{
  for (guint i = 0; i < size / NOTE_SIZE; i++)
    {
      g_autofree char *text = hj_bench_write_note (i, NOTE_SIZE);

      write_file (place, i, text);
    }
}

/* The real notes where they are at hand, else five of the same sizes, one of them a damaged copy of another. */
static char *
dup_five_notes (const Place *place)
{
  static const gsize sizes[] = { 215000, 43000, 20000, 360000 };
  const char *real = "../shared/notes";
  g_autofree char *twin = NULL;

  if (g_file_test (real, G_FILE_TEST_IS_DIR))
    return g_strdup (real);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = hj_bench_write_note (i, sizes[i]);

      write_file (place, i, text);
      if (i == 1)
        twin = hj_bench_damage_note (text);
    }
  write_file (place, 4, twin);
  return g_strdup (place->notes);
}

/* ---- measuring ---- */

/* Milliseconds from the files to a library on the disk that has them. */
static double
import (const Place *place, const char *notes)
{
  g_autoptr (HjLibrary) library = hj_library_open (place->path, NULL);
  const char *const paths[] = { notes, NULL };
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GPtrArray) imports = hj_archive_import_paths (library, paths, start, NULL);

  g_assert (imports != NULL);
  return (g_get_monotonic_time () - begin) / 1000.0;
}

static double
run_five (double seconds)
{
  Place place;
  g_autofree char *notes = NULL;
  double time;

  open_place (&place);
  notes = dup_five_notes (&place);
  time = import (&place, notes);
  close_place (&place);
  return time;
}

/* The most memory this program has had since forget_peak, in MB (proc(5), VmHWM); 0 where the system does not tell. */
static double
read_peak (void)
{
  g_autofree char *status = NULL;
  const char *line = g_file_get_contents ("/proc/self/status", &status, NULL, NULL) ? strstr (status, "VmHWM:") : NULL;

  return line ? g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024 : 0;
}

static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file)
    {
      fputs ("5", file);
      fclose (file);
    }
}

static double peak; /* of the largest folder, once it has been measured */

static double
run_folder (gsize megabytes)
{
  Place place;
  double time;

  open_place (&place);
  write_folder (&place, megabytes * MEGABYTE);
  forget_peak ();
  time = import (&place, place.notes);
  peak = read_peak ();
  close_place (&place);
  return time / megabytes;
}

static double
run_1 (double seconds)
{
  return run_folder (1);
}

static double
run_10 (double seconds)
{
  return run_folder (10);
}

static double
run_100 (double seconds)
{
  return run_folder (100);
}

/* After the one before it in the table: asked for alone, it imports the 100 MB itself. */
static double
run_peak (double seconds)
{
  if (peak == 0)
    run_folder (100);
  return peak;
}

const HjBench hj_bench_import[] = {
  { "import/notes-706k", "ms", run_five },
  { "import/ms-per-mb-1", "ms/MB", run_1 },
  { "import/ms-per-mb-10", "ms/MB", run_10, 1 },
  { "import/ms-per-mb-100", "ms/MB", run_100, 1 },
  { "import/peak-mb", "MB", run_peak, 1 },
  { NULL },
};
