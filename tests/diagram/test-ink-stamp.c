/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stamped markers look like drawn ones, wherever and at whatever scale they are. */
#include "hj-ink.h"

#include <math.h>

#define SIZE 120
#define N 60

static void
scatter (double *xy)
{
  for (int i = 0; i < N; i++)
    {
      /* A golden-angle spiral: apart from each other and at all places within a pixel. */
      xy[2 * i] = 60 + 6.6 * sqrt (i) * cos (2.4 * i);
      xy[2 * i + 1] = 60 + 6.6 * sqrt (i) * sin (2.4 * i);
    }
}

/* Ink of N markers, drawn by stamps or one by one, on a surface of SCALE. */
static cairo_surface_t *
draw (HjMarker marker, const double *xy, double radius, gboolean outlined, double scale, double shift,
      gboolean one_by_one)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (SIZE * scale),
                                                         (int) (SIZE * scale));
  HjFrame frame = { .palette = hj_palette_get (HJ_STYLE_LIGHT), .text_scale = 1, .layers = HJ_LAYER_ALL };
  HjColor fill = hj_palette_series (frame.palette, HJ_SERIES_ORANGE);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, shift, -shift);
  if (one_by_one)
    for (int i = 0; i < N; i++)
      hj_ink_marker (cr, marker, xy[2 * i], xy[2 * i + 1], radius, fill, outlined ? &frame.palette->text : NULL);
  else
    hj_ink_markers (cr, &frame, marker, xy, N, radius, fill, 1, outlined ? &frame.palette->text : NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Mean difference of all bytes, and the ink of the first surface on the same measure. */
static double
difference (cairo_surface_t *one, cairo_surface_t *other, double *ink)
{
  const guchar *a = cairo_image_surface_get_data (one), *b = cairo_image_surface_get_data (other);
  int bytes = cairo_image_surface_get_stride (one) * cairo_image_surface_get_height (one);
  double sum = 0;

  *ink = 0;
  for (int i = 0; i < bytes; i++)
    {
      sum += abs (a[i] - b[i]);
      *ink += a[i];
    }
  return sum / bytes;
}

static void
test_looks_alike (void)
{
  static const HjMarker markers[] = { HJ_MARKER_CIRCLE, HJ_MARKER_RING, HJ_MARKER_TRIANGLE, HJ_MARKER_SQUARE,
                                      HJ_MARKER_DIAMOND };
  double xy[2 * N];

  scatter (xy);
  for (guint m = 0; m < G_N_ELEMENTS (markers); m++)
    for (double scale = 1; scale <= 2; scale++)
      for (double shift = 0; shift < 1; shift += 0.4)
        {
          cairo_surface_t *drawn = draw (markers[m], xy, 2.2, m == 1, scale, shift, TRUE);
          cairo_surface_t *stamped = draw (markers[m], xy, 2.2, m == 1, scale, shift, FALSE);
          double ink, differs = difference (drawn, stamped, &ink);
          double mean = ink / (4 * SIZE * SIZE * scale * scale);

          /* Stamps sit on quarters of a pixel: up to an eighth of a pixel of every edge differs. */
          g_test_message ("marker %d, scale %g, shift %g: %.2f of %.2f", markers[m], scale, shift, differs, mean);
          g_assert_cmpfloat (mean, >, 1);
          g_assert_cmpfloat (differs, <, 0.16 * mean);
          cairo_surface_destroy (drawn);
          cairo_surface_destroy (stamped);
        }
}

/* Points that are nowhere, or a world away, leave no ink and do no harm. */
static void
test_strange_places (void)
{
  double xy[2 * N];
  cairo_surface_t *empty, *stamped;
  double ink;

  for (int i = 0; i < N; i++)
    {
      static const double strange[] = { NAN, INFINITY, -INFINITY, 1e300, -1e300, 1e9, -4e9 };

      xy[2 * i] = strange[i % 7];
      xy[2 * i + 1] = strange[(i + 3) % 7];
    }
  stamped = draw (HJ_MARKER_CIRCLE, xy, 3, TRUE, 2, 0, FALSE);
  empty = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2 * SIZE, 2 * SIZE);
  g_assert_cmpfloat (difference (stamped, empty, &ink), ==, 0);
  cairo_surface_destroy (stamped);
  cairo_surface_destroy (empty);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/ink-stamp/looks-alike", test_looks_alike);
  g_test_add_func ("/diagram/ink-stamp/strange-places", test_strange_places);
  return g_test_run ();
}
