/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plot area with two axes: linear or logarithmic, ticks at 1-2-5, lines, bands, references, bars. */
#pragma once

#include "hj-ink.h"

G_BEGIN_DECLS

typedef struct {
  double from, to;  /* data range */
  gboolean log;     /* base 10; both ends > 0 */
  int ticks;        /* about so many; 0 = none */
  const char *name; /* markup, or NULL; for y it stands above the axis, for x below its end */
  gboolean no_grid;
  gboolean no_numbers; /* ticks without numbers: an axis shared with the plot below */
  const char *unit;    /* appended to the last number of x, or NULL */
} HjAxis;

/* The area in pixels; y grows upward in data, downward in pixels. */
typedef struct {
  double x, y, width, height;
  HjAxis across, up;
  double hide_x;    /* a pixel position whose tick numbers are left out (a cursor pill lies there); 0 = none */
} HjPlot;

double hj_plot_x (const HjPlot *plot, double value);
double hj_plot_y (const HjPlot *plot, double value);
double hj_plot_value_x (const HjPlot *plot, double pixel);
double hj_plot_value_y (const HjPlot *plot, double pixel);
gboolean hj_plot_contains (const HjPlot *plot, double x, double y);
/* Ticks of 1, 2 or 5 · 10ⁿ within FROM … TO, about WANTED of them; returns how many, at most 32. */
guint hj_ticks (double from, double to, gboolean log, int wanted, double ticks[32]);

/* Grid, axis lines, ticks, numbers, names: the background layer. */
void hj_plot_axes (cairo_t *cr, const HjFrame *frame, const HjPlot *plot);
/* Clips to the area until cairo_restore. */
void hj_plot_clip (cairo_t *cr, const HjPlot *plot);

typedef struct {
  HjColor color;
  double width;
  double alpha;    /* 0 counts as 1 */
  double dash[4];
  int n_dashes;
  gboolean steps;  /* hold each value until the next x */
} HjStroke;

/* The stroke of a series: colour with its second cue; second curves are thinner. */
HjStroke hj_stroke_of_series (const HjFrame *frame, HjSeries series);
/* n points, NaN makes a gap. More than two points per pixel column are drawn as their minimum and maximum. */
void hj_plot_line (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, guint n, const double *x,
                   const double *y, const HjStroke *stroke);
/* Between LOW and HIGH over all of x, hatched as a noise floor, named at its right end. */
void hj_plot_noise_floor (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, double low, double high,
                          const char *name);
/* A dashed line at y with its name at the right end (outside the area if there is ROOM px, else inside above). */
void hj_plot_reference (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, double y, double room,
                        const char *name);
/* A vertical cursor line through the area, with a dot where the series is at VALUE (NaN: no dot). */
void hj_plot_cursor (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, double x, double value,
                     const HjColor *dot);

/* A matrix as sharp cells: values → colours by CALLBACK. On screen one image without interpolation, rebuilt by the
 * caller only when data change; as rectangles where frame->vector. */
typedef HjColor (*HjColorOf) (const HjPalette *palette, double value, gpointer data);
void hj_ink_matrix (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height,
                    guint rows, guint columns, const float *values, HjColorOf color_of, gpointer data);
/* The same, smoothed between cell centres (a field). */
void hj_ink_field (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height,
                   guint rows, guint columns, const float *values, HjColorOf color_of, gpointer data);
/* Contour of VALUES at LEVEL by marching squares with linear interpolation; path only, row 0 at the top,
 * cell centres as the sample positions. */
void hj_ink_contour (cairo_t *cr, double x, double y, double width, double height, guint rows, guint columns,
                     const float *values, double level);
/* A colour bar with ticks under it; name left of it. from/to are the ends of the data range. */
void hj_ink_color_bar (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height,
                       gboolean diverging, double from, double to, const char *name);

G_END_DECLS
