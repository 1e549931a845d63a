/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points: the numbers of the chosen point, and how many data are mixed in it. */
#include "ds-private.h"

#include <math.h>

static double
draw_coordinates (cairo_t *cr, const HjFrame *frame, const DsBox *box, double y, const char *symbol, const float *x)
{
  double s = frame->text_scale;
  g_autofree char *first = hj_format_number (x[0], 2), *second = hj_format_number (x[1], 2);
  g_autofree char *pair = g_strdup_printf ("(%s, %s)", first, second);

  hj_ink_text (cr, frame, HJ_TEXT_MATH, NULL, box->x + 18 * s, y + 5 * s, HJ_ANCHOR_START, symbol);
  hj_ink_text (cr, frame, HJ_TEXT_CELL, NULL, box->x + MIN (box->w, 190 * s), y + 5 * s, HJ_ANCHOR_END, pair);
  return y + 25 * s;
}

static double
draw_chosen_rows (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box, double y)
{
  double s = frame->text_scale, x = box->x + 6 * s;
  int t = ds_time (state, state->position);
  gboolean ahead = state->trail != DS_TRAIL_WHOLE && state->position < state->n_steps;
  g_autofree char *symbol = g_strdup_printf (HJ_TEX ("x_{%d}"), t);
  const float nowhere[2] = { NAN, NAN };
  float mean[2];

  ds_chosen_mean (state, state->position, mean);
  hj_ink_marker (cr, HJ_MARKER_CIRCLE, x, y, 5, hj_palette_series (frame->palette, HJ_SERIES_BLUE), NULL);
  y = draw_coordinates (cr, frame, box, y, symbol, ds_trail_at (state, state->position, state->chosen));
  hj_ink_arrow (cr, x - 6, y, x + 7, y, 2, 7, hj_palette_series (frame->palette, HJ_SERIES_VERMILLION));
  y = draw_coordinates (cr, frame, box, y, HJ_TEX ("\\hat{x}_0"), mean);
  hj_ink_marker (cr, HJ_MARKER_CIRCLE, x, y, 5, hj_palette_series (frame->palette, HJ_SERIES_ORANGE),
                 &frame->palette->text);
  return draw_coordinates (cr, frame, box, y, HJ_TEX ("x_0"),
                           ahead ? nowhere : ds_trail_at (state, state->n_steps, state->chosen));
}

int
ds_bar_times (const DsState *state, int steps[4])
{
  static const int wanted[4] = { 750, 500, 250, 100 };
  int t = ds_time (state, state->position), current = ds_followed (wanted, 4, t);

  for (int i = 0; i < 4; i++)
    steps[i] = i == current ? state->position : ds_step_at (state, wanted[i]);
  return current;
}

static void
draw_bars (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box, double y)
{
  double s = frame->text_scale, left = box->x + 66 * s, right = box->x + MIN (box->w, 190 * s);
  double room = right - left - 34 * s;
  int steps[4], current = ds_bar_times (state, steps);

  for (int i = 0; i < 4; i++, y += 21 * s)
    {
      gboolean hidden = state->trail != DS_TRAIL_WHOLE && steps[i] > state->position;
      HjTextStyle style = i == current ? HJ_TEXT_SMALL_BOLD : HJ_TEXT_SMALL;
      const HjColor *ink = i == current ? &frame->palette->accent : &frame->palette->dim;
      double n_eff = hidden ? NAN : ds_chosen_n_eff (state, steps[i]);
      g_autofree char *count = n_eff < 10 ? hj_format_number (n_eff, 1) : hj_format_number (n_eff, 0);

      hj_ink_textf (cr, frame, style, ink, box->x, y, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, HJ_TEX ("t = %d"),
                    ds_time (state, steps[i]));
      hj_set_color (cr, i == current ? frame->palette->accent_fill : frame->palette->dim);
      if (!hidden)
        cairo_rectangle (cr, left, y - 5 * s, MAX (room * n_eff / state->data->n, 1.5), 10 * s);
      cairo_fill (cr);
      hj_ink_text (cr, frame, style, &frame->palette->text, right, y, HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, count);
      if (frame->layers & HJ_LAYER_OVERLAY && frame->focus.kind == DS_MARK_BAR && frame->focus.i == i)
        hj_ink_focus (cr, frame, box->x, y - 9 * s, right - box->x, 18 * s, 4);
    }
}

void
ds_draw_numbers (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  const DsBox *box = &g->numbers;
  double s = g->s, y = box->y + 10 * s, probe_x, probe_y;
  int step;

  if (!(frame->layers & HJ_LAYER_DATA))
    return;
  hj_ink_text (cr, frame, HJ_TEXT_CELL_BOLD, NULL, box->x, y, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE,
               ds_probe_read (state, &step, &probe_x, &probe_y) ? hj_ink_say (frame, "옮긴 점", "Moved point")
                                                                : hj_ink_say (frame, "고른 점", "Chosen point"));
  y = draw_chosen_rows (state, cr, frame, box, y + 26 * s) - 6 * s;
  hj_ink_hline (cr, box->x, box->x + MIN (box->w, 190 * s), y, 1, frame->palette->rule);
  hj_ink_text (cr, frame, HJ_TEXT_MATH, NULL, box->x, y + 22 * s, HJ_ANCHOR_START,
               HJ_TEX ("\\hat{x}_0 = \\sum_i w_i y_i"));
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, box->x, y + 48 * s, HJ_ANCHOR_START,
               hj_ink_say (frame, "섞인 원본 수 " HJ_TEX ("1 / \\sum w^2"), "Data mixed, " HJ_TEX ("1 / \\sum w^2")));
  draw_bars (state, cr, frame, box, y + 66 * s);
}
