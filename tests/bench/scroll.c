/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scroll NOTE [FRAMES]: how long frames take while a long note is scrolled, in milliseconds: laying out, drawing and
 * handing over, from one tick of the frame clock to its end. 60 frames a second leave 16.7 ms for each. */
#include "hj-note-view.h"

#include <adwaita.h>
#include <stdlib.h>

#define STEP 60 /* px a frame: 3600 px a second */

typedef struct {
  GtkAdjustment *place;
  GArray *times; /* of double, ms */
  gint64 begin;
  guint wanted;
  GMainLoop *loop;
} Bench;

static void
before_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->begin = g_get_monotonic_time ();
  gtk_adjustment_set_value (bench->place, gtk_adjustment_get_value (bench->place) + STEP);
}

static void
after_cb (GdkFrameClock *clock, Bench *bench)
{
  double time = (g_get_monotonic_time () - bench->begin) / 1000.0;

  g_array_append_val (bench->times, time);
  if (bench->times->len >= bench->wanted)
    g_main_loop_quit (bench->loop);
}

static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  GtkAdjustment *found = GTK_IS_SCROLLED_WINDOW (widget)
                           ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget))
                           : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_adjustment (child);
  return found;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static void
wait (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
run (Bench *bench, GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_cb), bench);
  gdk_frame_clock_begin_updating (clock);
  g_main_loop_run (bench->loop);
  gdk_frame_clock_end_updating (clock);
}

static HjNote *
read_note (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  HjNote *note = NULL;
  gsize size;

  if (g_file_get_contents (path, &text, &size, &error))
    {
      bytes = g_bytes_new (text, size);
      note = hj_note_read (bytes, path, &error);
    }
  if (note == NULL)
    g_printerr ("scroll: %s\n", error->message);
  return note;
}

int
main (int argc, char **argv)
{
  g_autoptr (HjNote) note = argc > 1 ? read_note (argv[1]) : NULL;
  Bench bench = { .wanted = argc > 2 ? (guint) atoi (argv[2]) : 600 };
  GtkWidget *window, *view;
  double late = 0;

  if (note == NULL)
    return 1;
  adw_init ();
  window = gtk_window_new ();
  view = hj_note_view_new ();
  hj_note_view_set_notes (HJ_NOTE_VIEW (view), note, NULL);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 860);
  gtk_window_present (GTK_WINDOW (window));
  wait (1000);
  bench.place = find_adjustment (view);
  bench.times = g_array_new (FALSE, FALSE, sizeof (double));
  bench.loop = g_main_loop_new (NULL, FALSE);
  run (&bench, window);
  g_array_sort (bench.times, compare);
  for (guint i = 0; i < bench.times->len; i++)
    late += g_array_index (bench.times, double, i) > 1000.0 / 60;
  g_print ("%u frames over %.0f px: median %.1f ms, 95 %% %.1f ms, slowest %.1f ms, %.1f %% over 16.7 ms\n", bench.times->len,
           gtk_adjustment_get_value (bench.place), g_array_index (bench.times, double, bench.times->len / 2),
           g_array_index (bench.times, double, bench.times->len * 95 / 100),
           g_array_index (bench.times, double, bench.times->len - 1), 100 * late / bench.times->len);
  return 0;
}
