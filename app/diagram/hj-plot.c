/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plot area with two axes. */
#include "hj-plot.h"

#include <math.h>

static double
along (const HjAxis *axis, double value)
{
  if (axis->log)
    return (log10 (MAX (value, 1e-300)) - log10 (axis->from)) / (log10 (axis->to) - log10 (axis->from));
  return (value - axis->from) / (axis->to - axis->from);
}

static double
value_at (const HjAxis *axis, double t)
{
  if (axis->log)
    return pow (10, log10 (axis->from) + t * (log10 (axis->to) - log10 (axis->from)));
  return axis->from + t * (axis->to - axis->from);
}

double
hj_plot_x (const HjPlot *plot, double value)
{
  return plot->x + along (&plot->across, value) * plot->width;
}

double
hj_plot_y (const HjPlot *plot, double value)
{
  return plot->y + (1 - along (&plot->up, value)) * plot->height;
}

double
hj_plot_value_x (const HjPlot *plot, double pixel)
{
  return value_at (&plot->across, (pixel - plot->x) / plot->width);
}

double
hj_plot_value_y (const HjPlot *plot, double pixel)
{
  return value_at (&plot->up, 1 - (pixel - plot->y) / plot->height);
}

gboolean
hj_plot_contains (const HjPlot *plot, double x, double y)
{
  return x >= plot->x && x <= plot->x + plot->width && y >= plot->y && y <= plot->y + plot->height;
}

static guint
linear_ticks (double from, double to, int wanted, double ticks[32])
{
  static const double factors[] = { 1, 2, 5, 10 };
  double rough = (to - from) / wanted, power = pow (10, floor (log10 (rough))), step = power * 10;
  double slack = (to - from) * 1e-9;
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    if (factors[i] * power >= rough * 0.999)
      {
        step = factors[i] * power;
        break;
      }
  for (double k = ceil ((from - slack) / step); k * step <= to + slack && n < 32; k++)
    ticks[n++] = k == 0 ? 0 : k * step;
  return n;
}

/* Whole decades, thinned out when there are too many, filled with 2 and 5 when there are few. */
static guint
log_ticks (double from, double to, int wanted, double ticks[32])
{
  int low = (int) floor (log10 (from) + 1e-9), high = (int) floor (log10 (to) + 1e-9);
  int decades = MAX (high - low + 1, 1), every = (decades + wanted - 1) / MAX (wanted, 1);
  gboolean few = decades * 2 <= wanted;
  guint n = 0;

  for (int e = low; e <= high; e++)
    for (int factor = 1; factor <= (few ? 5 : 1); factor += factor == 1 ? 1 : 3)
      {
        double value = factor * pow (10, e);

        if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9) && (e - low) % MAX (every, 1) == 0 && n < 32)
          ticks[n++] = value;
      }
  return n;
}

guint
hj_ticks (double from, double to, gboolean log, int wanted, double ticks[32])
{
  if (wanted <= 0 || !isfinite (from) || !isfinite (to) || to <= from || (log && from <= 0))
    return 0;
  return log ? log_ticks (from, to, wanted, ticks) : linear_ticks (from, to, wanted, ticks);
}

/* Just the digits that tell the ticks apart: 0.5, 5,000, 10⁻³. */
static char *
format_tick (const double *ticks, guint n, guint index, gboolean log)
{
  double value = ticks[index], step = n > 1 ? fabs (ticks[1] - ticks[0]) : fabs (value);
  int decimals;

  if (log && (ticks[0] < 0.99e-3 || ticks[n - 1] > 1.01e5) && value != 1)
    {
      int exponent = (int) round (log10 (value));

      return exponent < 0 ? g_strdup_printf ("10<sup>\u2212%d</sup>", -exponent)
                          : g_strdup_printf ("10<sup>%d</sup>", exponent);
    }
  if (log)
    step = value;
  if (fabs (value) >= 1000 && step >= 1)
    return hj_format_count ((gint64) round (value));
  decimals = step > 0 ? (int) CLAMP (ceil (-log10 (step) - 1e-9), 0, 6) : 0;
  if (value == 0)
    decimals = 0;
  else if (!log)
    while (decimals > 0 && fabs (value * pow (10, decimals - 1) - round (value * pow (10, decimals - 1))) < 1e-6)
      decimals--;
  return hj_format_number (value, decimals);
}

static void
draw_across (cairo_t *cr, const HjFrame *frame, const HjPlot *plot)
{
  const HjAxis *axis = &plot->across;
  const HjPalette *palette = frame->palette;
  double ticks[32], bottom = plot->y + plot->height, last = -1e9;
  guint n = hj_ticks (axis->from, axis->to, axis->log, axis->ticks, ticks);

  hj_ink_hline (cr, plot->x, plot->x + plot->width, bottom, 1, palette->axis);
  for (guint i = 0; i < n; i++)
    {
      double x = hj_plot_x (plot, ticks[i]), width;
      g_autofree char *digits = format_tick (ticks, n, i, axis->log);
      g_autofree char *label = i + 1 == n && axis->unit ? g_strconcat (digits, axis->unit, NULL)
                                                        : g_strdup (digits);

      hj_ink_vline (cr, x, bottom, bottom + 4, 1, palette->axis);
      if (axis->no_numbers)
        continue;
      width = hj_ink_text_width (frame, HJ_TEXT_TICK, label);
      /* A number that would touch its neighbour, or lie under the cursor's pill, is left out. */
      if (x - width / 2 < last + 6 || (plot->hide_x != 0 && fabs (plot->hide_x - x) < width / 2 + 34 * frame->text_scale))
        continue;
      hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x, bottom + 16 * frame->text_scale, HJ_ANCHOR_MIDDLE, label);
      last = x + width / 2;
    }
  if (axis->name)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, plot->x + plot->width,
                 bottom + (axis->no_numbers ? 16 : 31) * frame->text_scale, HJ_ANCHOR_END, axis->name);
}

static void
draw_up (cairo_t *cr, const HjFrame *frame, const HjPlot *plot)
{
  const HjAxis *axis = &plot->up;
  double ticks[32], last = 1e9, line = 12 * frame->text_scale;
  guint n = hj_ticks (axis->from, axis->to, axis->log, axis->ticks, ticks);

  for (guint i = 0; i < n; i++)
    {
      double y = hj_plot_y (plot, ticks[i]);
      g_autofree char *label = format_tick (ticks, n, i, axis->log);

      if (!axis->no_grid)
        hj_ink_hline (cr, plot->x, plot->x + plot->width, y, 1, frame->palette->grid);
      if (axis->no_numbers || last - y < line)
        continue;
      hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, plot->x - 7, y, HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, label);
      last = y;
    }
  if (axis->name)
    hj_ink_text (cr, frame, HJ_TEXT_AXIS, NULL, MAX (plot->x - 30, 0), plot->y - 10 * frame->text_scale, HJ_ANCHOR_START, axis->name);
}

void
hj_plot_axes (cairo_t *cr, const HjFrame *frame, const HjPlot *plot)
{
  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_up (cr, frame, plot);
  draw_across (cr, frame, plot);
  cairo_restore (cr);
}

void
hj_plot_clip (cairo_t *cr, const HjPlot *plot)
{
  cairo_save (cr);
  cairo_rectangle (cr, plot->x, plot->y - 1, plot->width, plot->height + 2);
  cairo_clip (cr);
}

void
hj_plot_noise_floor (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, double low, double high,
                     const char *name)
{
  double top = CLAMP (hj_plot_y (plot, high), plot->y, plot->y + plot->height);
  double bottom = CLAMP (hj_plot_y (plot, low), plot->y, plot->y + plot->height);

  if (!(bottom > top))
    return;
  hj_set_color (cr, frame->palette->noise_floor);
  cairo_rectangle (cr, plot->x, top, plot->width, bottom - top);
  cairo_fill (cr);
  hj_ink_hatch (cr, plot->x, top, plot->width, bottom - top, 6, frame->palette->noise_hatch);
  if (name)
    hj_ink_text_halo (cr, frame, HJ_TEXT_TICK, NULL, plot->x + plot->width - 4, top - 5, HJ_ANCHOR_END, name);
}

void
hj_plot_reference (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, double value, double room,
                   const char *name)
{
  static const double dash[] = { 2, 4 };
  double y = hj_plot_y (plot, value);

  if (!(y >= plot->y - 0.5 && y <= plot->y + plot->height + 0.5))
    return;
  cairo_save (cr);
  cairo_set_dash (cr, dash, 2, 0);
  hj_ink_hline (cr, plot->x, plot->x + plot->width, y, 1.25, frame->palette->text);
  cairo_restore (cr);
  if (!name)
    return;
  if (room > 0)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, &frame->palette->text, plot->x + plot->width + 5, y,
                 HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, name);
  else
    hj_ink_text_halo (cr, frame, HJ_TEXT_TICK, &frame->palette->text, plot->x + plot->width - 4, y - 5,
                      HJ_ANCHOR_END, name);
}

void
hj_plot_cursor (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, double x, double value, const HjColor *dot)
{
  double pixel = hj_plot_x (plot, x), y;

  if (!(pixel >= plot->x - 1 && pixel <= plot->x + plot->width + 1))
    return;
  hj_ink_vline (cr, pixel, plot->y, plot->y + plot->height, 1.5, frame->palette->accent);
  if (!isfinite (value) || !dot)
    return;
  y = CLAMP (hj_plot_y (plot, value), plot->y, plot->y + plot->height);
  hj_ink_marker (cr, HJ_MARKER_RING, pixel, y, 4.5, *dot, &frame->palette->view);
}
