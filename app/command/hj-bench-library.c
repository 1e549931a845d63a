/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of the library: a large collection in a temporary file, its queue, an answer, a search, an import. */
#include "hj-bench-library.h"

#include "hj-library.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define N_NOTES 100
#define CARDS_PER_NOTE 100
#define N_REVIEWS 2000

static const HjMoment start = { 1795222800, 9 * 3600 };

typedef struct {
  char *folder, *path;
  HjLibrary *library;
} Bench;

/* Text that looks like a note: headings, paragraphs and cards, never twice the same. */
static char *
write_note (int number)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "# 벤치 노트 %d\n\n", number);
  for (int i = 0; i < CARDS_PER_NOTE; i++)
    {
      g_string_append_printf (text, "## 절 %d.%d\n\n", number, i);
      g_string_append_printf (text, "어텐션 가중치 %d은 소프트맥스를 거친 점수이며, 행마다 더하면 1이 된다. "
                                    "The weights of row %d sum to one.\n\n", i * 7 + number, i);
      g_string_append_printf (text, "물음 %d-%d은 무엇을 묻는가? :: 답은 %d이다\n\n", number, i, i * number);
    }
  return g_string_free (text, FALSE);
}

static void
import_one (HjLibrary *library, int number)
{
  g_autofree char *text = write_note (number);
  g_autofree char *path = g_strdup_printf ("/bench/%d.md", number);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  hj_import_free (hj_library_import_note (library, bytes, path, start, NULL));
}

static void
open_bench (Bench *bench)
{
  bench->folder = g_dir_make_tmp ("hanjang-bench-XXXXXX", NULL);
  bench->path = g_build_filename (bench->folder, "library.sqlite3", NULL);
  bench->library = hj_library_open (bench->path, NULL);
}

static void
close_bench (Bench *bench)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  g_clear_object (&bench->library);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (bench->path, endings[i], NULL);

      g_unlink (file);
    }
  g_rmdir (bench->folder);
  g_free (bench->folder);
  g_free (bench->path);
}

static Bench large;

static void
close_large (void)
{
  close_bench (&large);
}

/* Ten thousand cards in a hundred notes, two thousand of them in review; made once, kept for all benches until
 * the program ends. */
static HjLibrary *
require_large_library (void)
{
  if (large.library)
    return large.library;
  open_bench (&large);
  atexit (close_large);
  for (int i = 1; i <= N_NOTES; i++)
    import_one (large.library, i);
  for (int i = 1; i <= N_REVIEWS; i++)
    hj_library_answer (large.library, i, HJ_GRADE_EASY, 8000, start, NULL, NULL);
  return large.library;
}

/* Milliseconds that one call takes, over about SECONDS. */
static double
measure (void (*call) (HjLibrary *, int), HjLibrary *library, double seconds)
{
  gint64 begin = g_get_monotonic_time (), now = begin;
  int n = 0;

  do
    {
      call (library, n++);
      now = g_get_monotonic_time ();
    }
  while (now - begin < seconds * G_USEC_PER_SEC);
  return (now - begin) / 1000.0 / n;
}

static HjMoment
get_later (int n)
{
  return (HjMoment) { start.at + 12 * 86400 + n, start.offset };
}

static void
build_queue (HjLibrary *library, int n)
{
  hj_queue_free (hj_library_build_queue (library, 0, get_later (n), NULL));
}

static void
answer_next (HjLibrary *library, int n)
{
  g_autoptr (HjQueue) queue = hj_library_build_queue (library, 0, get_later (n), NULL);
  const HjCard *card = queue->cards->len > 0 ? queue->cards->pdata[0] : NULL;

  if (card)
    hj_library_answer (library, card->id, HJ_GRADE_EASY, 8000, get_later (n), NULL, NULL);
  else
    hj_library_undo (library, get_later (n), NULL, NULL);
}

static void
search (HjLibrary *library, int n)
{
  static const char *const queries[] = { "소프트맥스", "weights", "노트 42", "없는 낱말", "텐션" };

  g_ptr_array_unref (hj_library_search (library, queries[n % G_N_ELEMENTS (queries)], 50, NULL));
}

static void
compute_stats (HjLibrary *library, int n)
{
  hj_stats_free (hj_library_compute_stats (library, 14, get_later (n), NULL));
}

static double
run_queue (double seconds)
{
  return measure (build_queue, require_large_library (), seconds);
}

static double
run_answer (double seconds)
{
  return measure (answer_next, require_large_library (), seconds);
}

static double
run_search (double seconds)
{
  return measure (search, require_large_library (), seconds);
}

static double
run_stats (double seconds)
{
  return measure (compute_stats, require_large_library (), seconds);
}

/* Kilobytes of Markdown a second: read, cut into passages and cards, stored. */
static double
run_import (double seconds)
{
  Bench bench = { 0 };
  gint64 begin, now;
  double kilobytes = 0;
  int n = 0;

  open_bench (&bench);
  begin = now = g_get_monotonic_time ();
  while (now - begin < seconds * G_USEC_PER_SEC)
    {
      g_autofree char *text = write_note (++n);

      kilobytes += strlen (text) / 1000.0;
      import_one (bench.library, n);
      now = g_get_monotonic_time ();
    }
  close_bench (&bench);
  return kilobytes * G_USEC_PER_SEC / (now - begin);
}

const HjBench hj_bench_library[] = {
  { "import/markdown", "kB/s", run_import },
  { "queue/10000-cards", "ms", run_queue },
  { "queue/answer-and-next", "ms", run_answer },
  { "search/10000-cards", "ms", run_search },
  { "stats/10000-cards", "ms", run_stats },
  { NULL },
};
