/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cost of counting what was read of a long note. */
#include "hj-bench-reading.h"

#include "hj-bench-notes.h"
#include "hj-coverage.h"

#include <string.h>

#define SIZE (360 * 1024) /* bytes: the longest real note */
#define SEEN 12           /* blocks on a screen */

typedef struct {
  HjNote *note;
  HjCoverage *coverage;
} Reading;

static Reading
open_note (void)
{
  g_autofree char *text = hj_bench_write_note (1, SIZE);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  HjNote *note = hj_note_read (bytes, NULL, NULL);

  return (Reading){ note, hj_coverage_new (note) };
}

static void
close_note (Reading *reading)
{
  hj_coverage_free (reading->coverage);
  hj_note_free (reading->note);
}

/* The screen that begins with BLOCK has been looked at for a second. */
static void
spend_second (Reading *reading, guint block)
{
  HjSight sights[SEEN];

  for (guint i = 0; i < SEEN; i++)
    sights[i] = (HjSight){ block + i, 1, FALSE };
  hj_coverage_spend (reading->coverage, sights, SEEN, 1);
}

/* What the page asks when another block comes to the top: which choices are there? */
static void
scroll_to (Reading *reading, guint block)
{
  hj_coverage_find_section (reading->coverage, block);
  hj_coverage_get_fraction (reading->coverage);
}

static double
run_blocks (double seconds, void (*act) (Reading *, guint))
{
  Reading reading = open_note ();
  gint64 begin = g_get_monotonic_time (), now = begin;
  guint n = 0;

  for (; now - begin < seconds * G_USEC_PER_SEC; now = g_get_monotonic_time ())
    {
      guint block = n++ % reading.note->blocks->len;

      if (block == 0) /* what is read already would cost nothing */
        hj_coverage_mark_all (reading.coverage, FALSE);
      act (&reading, block);
    }
  close_note (&reading);
  return (now - begin) / (double) n;
}

static double
run_second (double seconds)
{
  return run_blocks (seconds, spend_second);
}

static double
run_scroll (double seconds)
{
  return run_blocks (seconds, scroll_to);
}

const HjBench hj_bench_reading[] = {
  { "reading/360kb/second", "µs", run_second },
  { "reading/360kb/scroll-to-block", "µs", run_scroll },
  { NULL },
};
