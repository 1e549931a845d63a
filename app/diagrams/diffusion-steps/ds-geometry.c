/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything of the diffusion diagram lies: three widths, points or pictures, any text size. */
#include "ds-private.h"

#include <math.h>

#define INSET 4 /* room for the focus ring */

int
ds_followed (const int *times, int n, int t)
{
  int best = 0;

  for (int i = 1; i < n; i++)
    if (ABS (times[i] - t) < ABS (times[best] - t))
      best = i;
  return best;
}

void
ds_to_box (const DsBox *box, double range, double x, double y, double *px, double *py)
{
  *px = box->x + (x + range) / (2 * range) * box->w;
  *py = box->y + (range - y) / (2 * range) * box->h;
}

void
ds_from_box (const DsBox *box, double range, double px, double py, double *x, double *y)
{
  *x = (px - box->x) / box->w * 2 * range - range;
  *y = range - (py - box->y) / box->h * 2 * range;
}

gboolean
ds_inside (const DsBox *box, double x, double y)
{
  return x >= box->x && x <= box->x + box->w && y >= box->y && y <= box->y + box->h;
}

/* ---- charts ------------------------------------------------------------------------------------- */

/* FROM … TO leaves room for the numbers of the upward axis and for half of the last "1,000". */
static HjPlot
chart (const DsGeometry *g, double from, double to, double y, double h, gboolean log_snr)
{
  double w = to - from - 49 * g->s;
  HjPlot plot = { .x = from + 32 * g->s, .y = y, .width = w, .height = h };

  plot.across = (HjAxis){ .from = 0, .to = DS_LENGTH, .ticks = w < 240 * g->s ? 2 : 5 };
  plot.up = log_snr ? (HjAxis){ .from = -12, .to = 12, .ticks = 3 } : (HjAxis){ .from = 0, .to = 1, .ticks = 2 };
  return plot;
}

/* One above the other between TOP and BOTTOM, sharing the axis of t. The legend stands beside the first name, or on a
 * line of its own where there is no room. */
static void
stack_charts (DsGeometry *g, double x, double w, double top, double bottom)
{
  double s = g->s, above = w < 300 * s ? 20 * s : 0, first = top + 28 * s + above, between = 40 * s, foot = 36 * s;
  double h = (bottom - foot - first - between) / 2;

  g->legend = first - 10 * s - above;
  g->signal = chart (g, x, x + w, first, h, FALSE);
  g->snr = chart (g, x, x + w, first + h + between, h, TRUE);
  g->signal.across.no_numbers = TRUE;
}

static double
place_charts_apart (DsGeometry *g, double w, double top)
{
  double s = g->s, half = (w - 8 * s) / 2, h = 92 * s;

  g->legend = top + 14 * s;
  g->signal = chart (g, 0, half, top + 44 * s, h, FALSE);
  g->snr = chart (g, w - half, w, top + 44 * s, h, TRUE);
  return top + 44 * s + h + 40 * s;
}

/* ---- points ------------------------------------------------------------------------------------- */

static double
place_panels (DsGeometry *g, double w, double top)
{
  int n = g->n_panels;
  double gap = g->size == HJ_WIDTH_WIDE ? 19 : 10, room = w - 2 * INSET, side = (room - (n - 1) * gap) / n;

  side = MIN (side, 190 * g->s * MAX (1, w / g->s / 1100));
  gap = n > 1 ? (room - n * side) / (n - 1) : 0;
  for (int i = 0; i < n; i++)
    {
      g->panel_t[i] = n > 1 ? DS_LENGTH * i / (n - 1) : 0;
      g->panels[i] = (DsBox){ INSET + i * (side + gap), top, side, side };
    }
  return top + side;
}

static double
numbers_height (double s)
{
  return 250 * s;
}

static void
points_wide (DsGeometry *g, double w)
{
  double s = g->s, y = place_panels (g, w, 24 * s), side, column = 148 * s;

  g->key = (DsBox){ 0, y + 6 * s, w, 20 * s };
  y += 34 * s;
  side = MAX (MIN (w * 0.295, 340), numbers_height (s));
  g->plane = (DsBox){ w - column - 20 * s - side, y + 24 * s, side, side };
  g->numbers = (DsBox){ w - column, y + 24 * s, column - INSET, side };
  stack_charts (g, 0, g->plane.x - 20 * s, y, g->plane.y + side);
  g->height = g->plane.y + side + 4;
}

static void
points_medium (DsGeometry *g, double w)
{
  double s = g->s, y = place_panels (g, w, 40 * s), column = 150 * s, side;

  g->key = (DsBox){ 0, y + 6 * s, w, 36 * s };
  y = place_charts_apart (g, w, y + 44 * s) + 2 * s;
  side = CLAMP (w - column - 20 * s, 120, 400 * s);
  g->plane = (DsBox){ INSET, y + 24 * s, side, side };
  column = w - side - 20 * s - 2 * INSET;
  g->numbers = (DsBox){ w - INSET - column, y + 24 * s, column, MAX (side, numbers_height (s)) };
  g->height = g->numbers.y + g->numbers.h + 4;
}

static void
points_narrow (const DsState *state, DsGeometry *g, double w)
{
  double s = g->s, y = place_panels (g, w, 40 * s);

  g->key = (DsBox){ 0, y + 6 * s, w, 22 * s + ds_sentence_height (ds_key_sentence (state), HJ_TEXT_TICK, w - 8, s) };
  y = g->key.y + g->key.h + 8 * s;
  stack_charts (g, 0, w, y, y + 264 * s);
  y += 264 * s + 16 * s;
  g->plane = (DsBox){ INSET, y + 36 * s, w - 2 * INSET, w - 2 * INSET };
  y = g->plane.y + w + 28 * s;
  g->numbers = (DsBox){ INSET, y, w - 2 * INSET, numbers_height (s) };
  g->height = y + g->numbers.h;
}

/* ---- pictures ----------------------------------------------------------------------------------- */

/* Noisy pictures above, what the denoiser sees in them below; noise at the left, the result at the right. */
static double
place_frames (DsGeometry *g, double w, double top)
{
  double s = g->s, left = 36 * s, gap = 6;
  int n = g->n_panels;
  double room = w - left - INSET, side = MIN ((room - (n - 1) * gap) / n, 110 * s);

  gap = (room - n * side) / (n - 1);
  for (int i = 0; i < n; i++)
    {
      double x = left + i * (side + gap);

      g->panel_t[i] = DS_LENGTH * (n - 1 - i) / (n - 1);
      g->panels[i] = (DsBox){ x, top, side, side };
      g->means[i] = (DsBox){ x, top + side + 6, side, side };
    }
  return top + 2 * side + 6;
}

static double
place_row (DsBox *boxes, int n, double x, double y, double w, double most)
{
  double gap = 8, side = MIN ((w - 2 * INSET - (n - 1) * gap) / n, most);

  for (int i = 0; i < n; i++)
    boxes[i] = (DsBox){ x + INSET + i * (side + gap), y, side, side };
  return y + side;
}

static DsBox
place_sentence (DsSentence which, HjTextStyle style, double x, double y, double w, double s)
{
  return (DsBox){ x, y, w, ds_sentence_height (which, style, w, s) };
}

static double
place_posterior (const DsState *state, DsGeometry *g, double x, double y, double w)
{
  double s = g->s;
  DsSentence chains = state->trail == DS_TRAIL_WHOLE ? DS_SAY_CHAINS_END : DS_SAY_CHAINS_NOW;

  g->top_head = place_sentence (DS_SAY_TOPS, HJ_TEXT_AXIS, x, y, w, s);
  y = place_row (g->tops, DS_TOP, x, y + g->top_head.h + 6 * s, w, 64 * s) + 38 * s;
  g->numbers = place_sentence (DS_SAY_MIXED, HJ_TEXT_CELL_BOLD, x, y, w, s);
  y += g->numbers.h + 6 * s;
  g->note = place_sentence (ds_note (state), HJ_TEXT_TICK, x, y, w, s);
  y += g->note.h + 14 * s;
  g->chain_head = place_sentence (chains, HJ_TEXT_AXIS, x, y, w, s);
  return place_row (g->chains, DS_CHAINS, x, y + g->chain_head.h + 6 * s, w, 48 * s) + 6 * s;
}

static void
images_wide (const DsState *state, DsGeometry *g, double w)
{
  double s = g->s, y = place_frames (g, w, 24 * s), column = MAX (w * 0.44, 360 * s), bottom;

  g->key = place_sentence (DS_SAY_FILM, HJ_TEXT_TICK, 2, y + 6 * s, w - 4, s);
  y = g->key.y + g->key.h + 12 * s;
  bottom = place_posterior (state, g, w - column, y, column);
  stack_charts (g, 0, w - column - 20 * s, y, bottom);
  g->height = bottom + 4;
}

static void
images_tall (const DsState *state, DsGeometry *g, double w)
{
  double s = g->s, y = place_frames (g, w, 24 * s);

  g->key = place_sentence (DS_SAY_FILM, HJ_TEXT_TICK, 2, y + 6 * s, w - 4, s);
  y = place_posterior (state, g, 0, g->key.y + g->key.h + 14 * s, w) + 8 * s;
  if (g->size == HJ_WIDTH_MEDIUM)
    y = place_charts_apart (g, w, y);
  else
    {
      stack_charts (g, 0, w, y, y + 264 * s);
      y += 264 * s;
    }
  g->height = y + 4;
}

/* ---- all ---------------------------------------------------------------------------------------- */

void
ds_geometry (const DsState *state, double width, double text_scale, DsGeometry *g)
{
  double s = MAX (text_scale, 0.5);

  *g = (DsGeometry){ .size = hj_width_class (width, s), .s = s };
  if (ds_is_images (state))
    {
      g->n_panels = g->size == HJ_WIDTH_WIDE ? 10 : g->size == HJ_WIDTH_MEDIUM ? 6 : width / s < 240 ? 3 : 5;
      (g->size == HJ_WIDTH_WIDE ? images_wide : images_tall) (state, g, width);
      return;
    }
  g->n_panels = g->size != HJ_WIDTH_NARROW ? 5 : width / s < 240 ? 2 : 3;
  if (g->size == HJ_WIDTH_WIDE)
    points_wide (g, width);
  else if (g->size == HJ_WIDTH_MEDIUM)
    points_medium (g, width);
  else
    points_narrow (state, g, width);
}

double
ds_height (gpointer data, double width, double text_scale)
{
  DsGeometry geometry;

  ds_geometry (data, width, text_scale, &geometry);
  return ceil (geometry.height);
}
