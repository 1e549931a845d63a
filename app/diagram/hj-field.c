/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matrices, fields, contours and colour bars. */
#include "hj-plot.h"

#include <math.h>
#include <string.h>

static guint32
pixel_of (HjColor color)
{
  guint red = (guint) (CLAMP (color.red, 0, 1) * 255 + 0.5), green = (guint) (CLAMP (color.green, 0, 1) * 255 + 0.5);
  guint blue = (guint) (CLAMP (color.blue, 0, 1) * 255 + 0.5);

  return 0xff000000u | red << 16 | green << 8 | blue;
}

static void
rectangles (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height, guint rows,
            guint columns, const float *values, HjColorOf color_of, gpointer data)
{
  cairo_save (cr);
  /* Neighbours share an edge exactly; anti-aliasing would draw hairlines between them. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (guint r = 0; r < rows; r++)
    for (guint c = 0; c < columns; c++)
      {
        hj_set_color (cr, color_of (frame->palette, values[r * columns + c], data));
        cairo_rectangle (cr, x + width * c / columns, y + height * r / rows, width / columns, height / rows);
        cairo_fill (cr);
      }
  cairo_restore (cr);
}

static cairo_surface_t *
image_of (const HjFrame *frame, guint rows, guint columns, const float *values, HjColorOf color_of, gpointer data)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) columns, (int) rows);
  guchar *pixels = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);

  cairo_surface_flush (image);
  for (guint r = 0; r < rows; r++)
    for (guint c = 0; c < columns; c++)
      ((guint32 *) (pixels + r * (gsize) stride))[c]
          = pixel_of (color_of (frame->palette, values[r * columns + c], data));
  cairo_surface_mark_dirty (image);
  return image;
}

static void
paint_image (cairo_t *cr, cairo_surface_t *image, double x, double y, double width, double height,
             guint rows, guint columns, cairo_filter_t filter)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / columns, height / rows);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), filter);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* In vector output even a smooth field becomes rectangles: bilinear shading has no vector form in cairo 1.16 SVG. */
static void
paint_values (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height, guint rows,
              guint columns, const float *values, HjColorOf color_of, gpointer data, cairo_filter_t filter)
{
  cairo_surface_t *image;

  if (rows == 0 || columns == 0)
    return;
  if (frame->vector)
    {
      rectangles (cr, frame, x, y, width, height, rows, columns, values, color_of, data);
      return;
    }
  image = image_of (frame, rows, columns, values, color_of, data);
  paint_image (cr, image, x, y, width, height, rows, columns, filter);
  cairo_surface_destroy (image);
}

void
hj_ink_matrix (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height, guint rows,
               guint columns, const float *values, HjColorOf color_of, gpointer data)
{
  paint_values (cr, frame, x, y, width, height, rows, columns, values, color_of, data, CAIRO_FILTER_NEAREST);
}

void
hj_ink_field (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height, guint rows,
              guint columns, const float *values, HjColorOf color_of, gpointer data)
{
  paint_values (cr, frame, x, y, width, height, rows, columns, values, color_of, data, CAIRO_FILTER_BILINEAR);
}

typedef struct {
  double x, y;
} Point;

static Point
crossing (Point a, double va, Point b, double vb, double level)
{
  double t = (level - va) / (vb - va);

  return (Point){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* One square: where the level crosses its edges, joined in pairs; a saddle is split by its mean. */
static void
contour_cell (cairo_t *cr, const Point corner[4], const double v[4], double level)
{
  Point hits[4];
  guint edges = 0, n = 0;

  for (guint e = 0; e < 4; e++)
    {
      guint next = (e + 1) & 3;

      if ((v[e] < level) != (v[next] < level))
        {
          hits[n++] = crossing (corner[e], v[e], corner[next], v[next], level);
          edges |= 1u << e;
        }
    }
  if (n == 2)
    {
      cairo_move_to (cr, hits[0].x, hits[0].y);
      cairo_line_to (cr, hits[1].x, hits[1].y);
    }
  else if (n == 4)
    {
      gboolean middle_low = (v[0] + v[1] + v[2] + v[3]) / 4 < level;
      guint shift = (v[0] < level) == middle_low ? 0 : 1;

      /* Cut off the two corners that differ from the middle. */
      for (guint k = 0; k < 2; k++)
        {
          Point from = hits[(shift ? 3 + 2 * k : 2 * k) & 3], to = hits[(shift ? 2 * k : 2 * k + 1) & 3];

          cairo_move_to (cr, from.x, from.y);
          cairo_line_to (cr, to.x, to.y);
        }
    }
}

void
hj_ink_contour (cairo_t *cr, double x, double y, double width, double height, guint rows, guint columns,
                const float *values, double level)
{
  double dx = width / columns, dy = height / rows;

  for (guint r = 0; r + 1 < rows; r++)
    for (guint c = 0; c + 1 < columns; c++)
      {
        double left = x + (c + 0.5) * dx, top = y + (r + 0.5) * dy;
        const float *here = values + r * columns + c;
        Point corner[4] = { { left, top }, { left + dx, top }, { left + dx, top + dy }, { left, top + dy } };
        double v[4] = { here[0], here[1], here[columns + 1], here[columns] };

        if (isfinite (v[0] + v[1] + v[2] + v[3]))
          contour_cell (cr, corner, v, level);
      }
}

/* "0.500" → "0.5": the ends of a scale are round more often than not. */
static char *
trim_zeros (const char *digits)
{
  gsize length = strlen (digits);

  if (!strchr (digits, '.') || strchr (digits, 'e'))
    return g_strdup (digits);
  while (length > 0 && digits[length - 1] == '0')
    length--;
  if (length > 0 && digits[length - 1] == '.')
    length--;
  return g_strndup (digits, length);
}

void
hj_ink_color_bar (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height,
                  gboolean diverging, double from, double to, const char *name)
{
  enum { STRIPS = 64 };
  static const double stops[] = { 0, 0.5, 1 };

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int i = 0; i < STRIPS; i++)
    {
      double t = (i + 0.5) / STRIPS;

      hj_set_color (cr, diverging ? hj_palette_diverging (frame->palette, 2 * t - 1)
                                  : hj_palette_sequential (frame->palette, t));
      cairo_rectangle (cr, x + width * i / STRIPS, y, width / STRIPS + 0.5, height);
      cairo_fill (cr);
    }
  cairo_restore (cr);
  hj_set_color (cr, frame->palette->rule);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *digits = hj_format_short (from + (to - from) * stops[i]);
      g_autofree char *label = trim_zeros (digits);

      hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x + width * stops[i], y + height + 14 * frame->text_scale,
                   HJ_ANCHOR_MIDDLE, label);
    }
  if (name)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x - 8, y + height / 2, HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, name);
}
