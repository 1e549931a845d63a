/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves of a plot: strokes, and long lines drawn as fast as they can be told apart. */
#include "hj-plot.h"

#include <math.h>

HjStroke
hj_stroke_of_series (const HjFrame *frame, HjSeries series)
{
  static const HjStroke strokes[HJ_N_SERIES] = {
    [HJ_SERIES_BLUE] = { .width = 2.25 },
    [HJ_SERIES_VERMILLION] = { .width = 2, .dash = { 8, 4 }, .n_dashes = 2 },
    [HJ_SERIES_GREEN] = { .width = 2, .dash = { 2, 4 }, .n_dashes = 2 },
    [HJ_SERIES_BLACK] = { .width = 2 },
    [HJ_SERIES_ORANGE] = { .width = 2, .dash = { 9, 4 }, .n_dashes = 2 },
    [HJ_SERIES_SKY] = { .width = 2, .dash = { 10, 3, 2, 3 }, .n_dashes = 4 },
    [HJ_SERIES_YELLOW] = { .width = 2, .dash = { 4, 2 }, .n_dashes = 2 },
    [HJ_SERIES_PURPLE] = { .width = 2, .dash = { 6, 2, 2, 2 }, .n_dashes = 4 },
  };
  HjStroke stroke = strokes[series];

  stroke.color = hj_palette_series (frame->palette, series);
  return stroke;
}

static void
apply_stroke (cairo_t *cr, const HjStroke *stroke)
{
  hj_set_color_alpha (cr, stroke->color, stroke->alpha > 0 ? stroke->alpha : 1);
  cairo_set_line_width (cr, stroke->width);
  cairo_set_dash (cr, stroke->dash, stroke->n_dashes, 0);
  /* On thin lines a round join cannot be seen, but it costs. */
  cairo_set_line_join (cr, stroke->width < 1.6 ? CAIRO_LINE_JOIN_BEVEL : CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, stroke->n_dashes || stroke->alpha > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
}

/* A polyline stroked in short pieces: cairo's cost for one long jagged path grows much faster than its length. */
#define PIECE 48

typedef struct {
  cairo_t *cr;
  const HjStroke *stroke;
  gboolean open;      /* a current point is there */
  double x, y;        /* that point */
  double length;      /* of the line so far, for the phase of its dashes */
  int n;              /* vertices in the present piece */
} Path;

static void
path_flush (Path *path)
{
  if (path->n > 0)
    cairo_stroke (path->cr);
  cairo_new_path (path->cr);
  path->n = 0;
}

static void
path_line_to (Path *path, double x, double y)
{
  if (path->n == 0)
    {
      cairo_set_dash (path->cr, path->stroke->dash, path->stroke->n_dashes, path->length);
      cairo_move_to (path->cr, path->x, path->y);
    }
  cairo_line_to (path->cr, x, y);
  path->length += hypot (x - path->x, y - path->y);
  path->x = x;
  path->y = y;
  if (++path->n >= PIECE)
    path_flush (path);
}

static void
path_break (Path *path)
{
  path_flush (path);
  path->open = FALSE;
}

static void
path_to (Path *path, double x, double y)
{
  if (path->open && path->stroke->steps)
    path_line_to (path, x, path->y);
  if (path->open)
    path_line_to (path, x, y);
  path->x = x;
  path->y = y;
  path->open = TRUE;
}

/* Points from FIRST on that fall into one pixel column: their lowest, highest and last y go into the path. */
static guint
path_column (Path *path, const HjPlot *plot, guint first, guint n, const double *x, const double *y)
{
  double column = floor (hj_plot_x (plot, x[first])), low = INFINITY, high = -INFINITY, last = 0;
  guint i = first;

  for (; i < n && floor (hj_plot_x (plot, x[i])) == column; i++)
    {
      if (!isfinite (y[i]))
        {
          if (i == first)
            {
              path_break (path);
              return first + 1;
            }
          break;
        }
      last = hj_plot_y (plot, y[i]);
      low = MIN (low, last);
      high = MAX (high, last);
    }
  if (i - first > 2 && high - low > 0.5)
    {
      path_to (path, column + 0.3, low);
      path_to (path, column + 0.6, high);
      path_to (path, column + 0.9, last);
    }
  else
    for (guint k = first; k < i; k++)
      path_to (path, hj_plot_x (plot, x[k]), hj_plot_y (plot, y[k]));
  return i;
}

void
hj_plot_line (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, guint n, const double *x, const double *y,
              const HjStroke *stroke)
{
  Path path = { .cr = cr, .stroke = stroke };

  cairo_save (cr);
  cairo_rectangle (cr, plot->x - 1, plot->y - 2, plot->width + 2, plot->height + 4);
  cairo_clip (cr);
  cairo_new_path (cr);
  apply_stroke (cr, stroke);
  for (guint i = 0; i < n;)
    i = path_column (&path, plot, i, n, x, y);
  path_flush (&path);
  cairo_restore (cr);
}
