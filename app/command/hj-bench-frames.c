/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame of each diagram costs. */
#include "hj-bench-frames.h"

#include <stdlib.h>

#define WIDTH 900
#define HEIGHT 700

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* The layers as the canvas draws them: each on a surface of its own. */
static void
draw_once (HjDiagram *diagram, cairo_surface_t *surface, HjLayers layers)
{
  HjFrame frame = { .width = WIDTH, .height = HEIGHT, .palette = hj_palette_get (HJ_STYLE_LIGHT), .lang = HJ_LANG_KO,
                    .text_scale = 1 };

  for (int layer = HJ_LAYER_BACKGROUND; layer <= HJ_LAYER_OVERLAY; layer <<= 1)
    if (layers & layer)
      {
        cairo_t *cr = cairo_create (surface);

        frame.layers = (HjLayers) layer;
        hj_diagram_draw (diagram, cr, &frame);
        cairo_destroy (cr);
      }
  cairo_surface_flush (surface);
}

double
hj_bench_frame (const HjDiagramClass *klass, HjLayers layers, double seconds)
{
  g_autoptr (HjDiagram) diagram = hj_diagram_new (klass);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  gint64 end;

  hj_diagram_seek (diagram, klass->preview_steps);
  draw_once (diagram, surface, layers); /* fonts and caches */
  end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  do
    {
      gint64 start = g_get_monotonic_time (), time;

      draw_once (diagram, surface, layers);
      time = g_get_monotonic_time () - start;
      g_array_append_val (times, time);
    }
  while (g_get_monotonic_time () < end || times->len < 5);
  cairo_surface_destroy (surface);
  g_array_sort (times, compare);
  return g_array_index (times, gint64, times->len / 2) / 1000.0;
}
