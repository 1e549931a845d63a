/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands of equal markers: one marker is drawn at sixteen places within a pixel and copied from there into a layer
 * of our own, which is then painted once. A cairo call for each of 4,000 points would take a whole frame. */
#include "hj-ink-stamp.h"

#include <math.h>
#include <string.h>

#define PHASES 4 /* places within a pixel, each way */

typedef struct {
  guint32 *pixels;
  int width, height, stride; /* stride in pixels */
} Raster;

static Raster
raster_of (cairo_surface_t *surface)
{
  cairo_surface_flush (surface);
  return (Raster){ (guint32 *) (void *) cairo_image_surface_get_data (surface),
                   cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                   cairo_image_surface_get_stride (surface) / 4 };
}

/* What a stamp looks like. Compared as bytes, so it is zeroed before it is filled. */
typedef struct {
  double radius, scale, alpha;
  HjColor fill, outline;
  int marker, has_outline;
} Look;

typedef struct {
  Look look;
  cairo_surface_t *stamps;
} Kept;

#define N_KEPT 12

/* The last few stamps: a drawing uses the same handful in every frame. */
typedef struct {
  Kept kept[N_KEPT];
  guint next;
} Cache;

static void
free_cache (gpointer data)
{
  Cache *cache = data;

  for (guint i = 0; i < N_KEPT; i++)
    g_clear_pointer (&cache->kept[i].stamps, cairo_surface_destroy);
  g_free (cache);
}

/* All phases side by side in one surface: cell (i, j) has its marker at half + (i, j) / PHASES. */
static cairo_surface_t *
make_stamps (const Look *look, int half)
{
  int size = 2 * half + 1;
  double scale = look->scale;
  cairo_surface_t *stamps = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size * PHASES, size * PHASES);
  cairo_t *cr = cairo_create (stamps);

  cairo_push_group (cr);
  cairo_scale (cr, scale, scale);
  for (int j = 0; j < PHASES; j++)
    for (int i = 0; i < PHASES; i++)
      hj_ink_marker (cr, (HjMarker) look->marker, (i * size + half + (double) i / PHASES) / scale,
                     (j * size + half + (double) j / PHASES) / scale, look->radius, look->fill,
                     look->has_outline ? &look->outline : NULL);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, look->alpha);
  cairo_destroy (cr);
  return stamps;
}

/* (transfer none), good until N_KEPT other looks were asked for. */
static cairo_surface_t *
get_stamps (const Look *look, int half)
{
  static GPrivate slot = G_PRIVATE_INIT (free_cache);
  Cache *cache = g_private_get (&slot);
  Kept *kept;

  if (!cache)
    g_private_set (&slot, cache = g_new0 (Cache, 1));
  for (guint i = 0; i < N_KEPT; i++)
    if (cache->kept[i].stamps && memcmp (&cache->kept[i].look, look, sizeof *look) == 0)
      return cache->kept[i].stamps;
  kept = &cache->kept[cache->next++ % N_KEPT];
  g_clear_pointer (&kept->stamps, cairo_surface_destroy);
  kept->look = *look;
  kept->stamps = make_stamps (look, half);
  return kept->stamps;
}

/* SOURCE over TARGET, both premultiplied; two channels at a time. */
static inline guint32
over (guint32 source, guint32 target)
{
  guint32 rest = 255 - (source >> 24);
  guint32 even = (target & 0xff00ff) * rest + 0x800080, odd = (target >> 8 & 0xff00ff) * rest + 0x800080;

  even = (even + (even >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
  odd = (odd + (odd >> 8 & 0xff00ff)) & 0xff00ff00;
  return source + (even | odd);
}

/* The stamp of PX, PY (pixels of the layer) onto the layer. */
static void
stamp_at (const Raster *layer, const Raster *stamps, int half, double px, double py)
{
  int size = 2 * half + 1, x, y;
  const guint32 *cell;

  /* To the nearest phase. */
  px += 0.5 / PHASES;
  py += 0.5 / PHASES;
  x = (int) floor (px);
  y = (int) floor (py);
  cell = stamps->pixels + (int) ((py - y) * PHASES) * size * stamps->stride + (int) ((px - x) * PHASES) * size;
  x -= half;
  y -= half;
  for (int row = MAX (0, -y); row < size && y + row < layer->height; row++)
    for (int column = MAX (0, -x); column < size && x + column < layer->width; column++)
      {
        guint32 source = cell[row * stamps->stride + column];
        guint32 *target = layer->pixels + (y + row) * layer->stride + x + column;

        if (source)
          *target = over (source, *target);
      }
}

/* Where the visible markers lie, in whole pixels; FALSE if none is visible. */
static gboolean
find_extents (cairo_t *cr, const cairo_matrix_t *matrix, double device, const double *xy, guint n, int half,
              cairo_rectangle_int_t *box)
{
  double x1, y1, x2, y2, left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < n; i++)
    if (isfinite (xy[2 * i]) && isfinite (xy[2 * i + 1]))
      {
        left = MIN (left, xy[2 * i]);
        right = MAX (right, xy[2 * i]);
        top = MIN (top, xy[2 * i + 1]);
        bottom = MAX (bottom, xy[2 * i + 1]);
      }
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  left = floor (MAX ((matrix->xx * left + matrix->x0) * device - half, (matrix->xx * x1 + matrix->x0) * device));
  right = ceil (MIN ((matrix->xx * right + matrix->x0) * device + half, (matrix->xx * x2 + matrix->x0) * device));
  top = floor (MAX ((matrix->yy * top + matrix->y0) * device - half, (matrix->yy * y1 + matrix->y0) * device));
  bottom = ceil (MIN ((matrix->yy * bottom + matrix->y0) * device + half, (matrix->yy * y2 + matrix->y0) * device));
  if (!(right > left && bottom > top && right - left < 16384 && bottom - top < 16384))
    return FALSE;
  *box = (cairo_rectangle_int_t){ (int) left, (int) top, (int) (right - left) + 1, (int) (bottom - top) + 1 };
  return TRUE;
}

static void
paint_layer (cairo_t *cr, cairo_surface_t *layer, const cairo_rectangle_int_t *box, double device)
{
  cairo_surface_mark_dirty (layer);
  cairo_surface_set_device_scale (layer, device, device);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_set_source_surface (cr, layer, box->x / device, box->y / device);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}

gboolean
hj_ink_stamp (cairo_t *cr, HjMarker marker, const double *xy, guint n, double radius, HjColor fill, double alpha,
              const HjColor *outline)
{
  cairo_surface_t *layer_surface;
  cairo_rectangle_int_t box;
  cairo_matrix_t matrix;
  Raster stamps, layer;
  Look look;
  double device, device_y, scale;
  int half;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &device, &device_y);
  scale = matrix.xx * device;
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || device != device_y || !(scale > 0 && scale < 32))
    return FALSE;
  half = (int) ceil ((radius * 1.3 + 1) * scale + 1);
  if (!find_extents (cr, &matrix, device, xy, n, half, &box))
    return TRUE;
  memset (&look, 0, sizeof look);
  look.radius = radius;
  look.scale = scale;
  look.alpha = alpha;
  look.fill = fill;
  look.marker = (int) marker;
  look.has_outline = outline != NULL;
  if (outline)
    look.outline = *outline;
  layer_surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, box.width, box.height);
  stamps = raster_of (get_stamps (&look, half));
  layer = raster_of (layer_surface);
  for (guint i = 0; i < n && layer.pixels && stamps.pixels; i++)
    {
      double px = (matrix.xx * xy[2 * i] + matrix.x0) * device - box.x;
      double py = (matrix.yy * xy[2 * i + 1] + matrix.y0) * device - box.y;

      /* Anything further out leaves no ink, and must not overflow an integer. */
      if (px > -half - 2 && px < box.width + half + 2 && py > -half - 2 && py < box.height + half + 2)
        stamp_at (&layer, &stamps, half, px, py);
    }
  paint_layer (cr, layer_surface, &box, device);
  cairo_surface_destroy (layer_surface);
  return TRUE;
}
