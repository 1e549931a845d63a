/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diffusion diagram as a whole: layers, the two charts, the thumbnail. */
#include "ds-private.h"

#include <math.h>

#define CURVE_POINTS 61

/* Whole pixels, because those are clipped without a mask. */
void
ds_clip_box (cairo_t *cr, const DsBox *box)
{
  cairo_save (cr);
  cairo_rectangle (cr, ceil (box->x) + 1, ceil (box->y) + 1, floor (box->w) - 3, floor (box->h) - 3);
  cairo_clip (cr);
}

/* The schedule the chosen one is compared with. */
static int
other_schedule (const DsState *state)
{
  return state->schedule == HJ_SCHEDULE_LINEAR ? HJ_SCHEDULE_COSINE : HJ_SCHEDULE_LINEAR;
}

static double
curve_value (const DsState *state, int schedule, int t, gboolean log_snr)
{
  double value = log_snr ? hj_schedule_log_snr (&state->schedules[schedule], t)
                         : state->schedules[schedule].alpha_bar[t];

  return CLAMP (value, -30, 30);
}

static void
draw_curve (const DsState *state, cairo_t *cr, const HjFrame *frame, const HjPlot *plot, int schedule,
            gboolean log_snr, HjSeries series)
{
  double x[CURVE_POINTS], y[CURVE_POINTS];
  HjStroke stroke = hj_stroke_of_series (frame, series);

  for (int i = 0; i < CURVE_POINTS; i++)
    {
      /* Squares put more points where both curves turn fast: at the start. */
      double share = (double) i / (CURVE_POINTS - 1);
      int t = (int) floor (share * share * DS_LENGTH + 0.5);

      x[i] = t;
      y[i] = curve_value (state, schedule, t, log_snr);
    }
  hj_plot_line (cr, frame, plot, CURVE_POINTS, x, y, &stroke);
}

/* "── linear  - - cosine", right-aligned at RIGHT on BASELINE. */
static void
draw_legend (const DsState *state, cairo_t *cr, const HjFrame *frame, double right, double baseline)
{
  int schedules[2] = { other_schedule (state), state->schedule };

  for (int i = 0; i < 2; i++)
    {
      HjSeries series = i == 0 ? HJ_SERIES_VERMILLION : HJ_SERIES_BLUE;
      HjStroke stroke = hj_stroke_of_series (frame, series);
      HjColor ink = hj_palette_series_ink (frame->palette, series);
      const char *name = hj_text_get (ds_schedule_names[schedules[i]], frame->lang);
      double width = hj_ink_text (cr, frame, HJ_TEXT_SMALL, &ink, right, baseline, HJ_ANCHOR_END, name);

      hj_set_color (cr, stroke.color);
      cairo_set_line_width (cr, stroke.width);
      cairo_set_dash (cr, stroke.dash, stroke.n_dashes, 0);
      cairo_move_to (cr, right - width - 30, baseline - 4 * frame->text_scale);
      cairo_line_to (cr, right - width - 6, baseline - 4 * frame->text_scale);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      right -= width + 42;
    }
}

static void
draw_chart_name (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, double lift, const char *name,
                 const char *symbol)
{
  double x = plot->x - 32 * frame->text_scale, y = plot->y - lift * frame->text_scale;
  double width = hj_ink_text (cr, frame, HJ_TEXT_AXIS, NULL, x, y, HJ_ANCHOR_START, name);

  hj_ink_text (cr, frame, HJ_TEXT_MATH, &frame->palette->dim, x + width + 8, y, HJ_ANCHOR_START, symbol);
}

static gboolean
are_apart (const DsGeometry *g)
{
  return g->snr.x > g->signal.x;
}

static void
draw_chart_frames (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  HjPlot signal = g->signal, snr = g->snr;
  gboolean apart = are_apart (g);

  signal.hide_x = snr.hide_x = hj_plot_x (&snr, ds_time (state, state->position));
  if (apart)
    signal.hide_x = hj_plot_x (&signal, ds_time (state, state->position));
  hj_plot_axes (cr, frame, &signal);
  hj_plot_axes (cr, frame, &snr);
  /* The legend has its own line where the plots are narrow. */
  draw_chart_name (cr, frame, &signal, 10, hj_ink_say (frame, "신호의 분산 몫", "Share of signal"),
                   HJ_TEX ("\\bar{\\alpha}_t"));
  draw_chart_name (cr, frame, &snr, 10, hj_ink_say (frame, "로그 신호 대 잡음비", "Log SNR"),
                   apart || g->size == HJ_WIDTH_NARROW ? "" : HJ_TEX ("\\ln(\\bar{\\alpha} / (1 - \\bar{\\alpha}))"));
  draw_legend (state, cr, frame, snr.x + snr.width, g->legend);
}

/* Rings at the times of the strip; small dots at every step of a short run. */
static void
draw_chart_marks (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g, const HjPlot *plot,
                  gboolean log_snr)
{
  HjColor blue = hj_palette_series (frame->palette, HJ_SERIES_BLUE);

  for (int k = 0; k <= state->n_steps && state->n_steps <= 25; k++)
    {
      int t = ds_time (state, k);
      double y = hj_plot_y (plot, curve_value (state, state->schedule, t, log_snr));

      if (y >= plot->y - 1 && y <= plot->y + plot->height + 1)
        hj_ink_marker (cr, HJ_MARKER_CIRCLE, hj_plot_x (plot, t), y, 2.6, blue, NULL);
    }
  for (int i = 0; i < g->n_panels && state->n_steps > 25; i++)
    {
      double y = hj_plot_y (plot, curve_value (state, state->schedule, g->panel_t[i], log_snr));

      y = CLAMP (y, plot->y, plot->y + plot->height);
      hj_ink_marker (cr, HJ_MARKER_RING, hj_plot_x (plot, g->panel_t[i]), y, 3.5, frame->palette->view, &blue);
    }
}

static void
draw_cursor (const DsState *state, cairo_t *cr, const HjFrame *frame, const HjPlot *plot, gboolean log_snr)
{
  int t = ds_time (state, state->position);
  double value = curve_value (state, state->schedule, t, log_snr), x = hj_plot_x (plot, t), y;
  g_autofree char *label = t == 0 && log_snr ? g_strdup ("∞")
                           : log_snr         ? hj_format_number (value, 2)
                                             : hj_format_short (value);
  gboolean left = x > plot->x + plot->width - 60 * frame->text_scale;

  hj_plot_cursor (cr, frame, plot, t, value, &frame->palette->accent);
  y = CLAMP (hj_plot_y (plot, value), plot->y + 24 * frame->text_scale, plot->y + plot->height);
  hj_ink_text_halo (cr, frame, HJ_TEXT_SMALL_BOLD, &frame->palette->accent, x + (left ? -8 : 8),
                    y - 5 * frame->text_scale, left ? HJ_ANCHOR_END : HJ_ANCHOR_START, label);
}

static void
draw_pill (const DsState *state, cairo_t *cr, const HjFrame *frame, const HjPlot *plot, double width)
{
  int t = ds_time (state, state->position);
  g_autofree char *label = g_strdup_printf ("t = %d", t);
  double half = hj_ink_text_width (frame, HJ_TEXT_SMALL_BOLD, label) / 2 + 9;
  double x = CLAMP (hj_plot_x (plot, t), half, width - half);

  hj_ink_pill (cr, frame, x, plot->y + plot->height + 2 * frame->text_scale, label);
  /* After the pill, whose edge would cut it. */
  if (plot->up.from < 0)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, plot->x + plot->width, plot->y + plot->height + 33 * frame->text_scale,
                 HJ_ANCHOR_END, hj_ink_say (frame, "단계 t", "step t"));
}

void
ds_draw_charts (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  const HjPlot *plots[2] = { &g->signal, &g->snr };

  if (frame->layers & HJ_LAYER_DATA)
    draw_chart_frames (state, cr, frame, g);
  for (int i = 0; i < 2; i++)
    {
      if (frame->layers & HJ_LAYER_DATA)
        {
          draw_curve (state, cr, frame, plots[i], other_schedule (state), i, HJ_SERIES_VERMILLION);
          draw_curve (state, cr, frame, plots[i], state->schedule, i, HJ_SERIES_BLUE);
          draw_chart_marks (state, cr, frame, g, plots[i], i);
          draw_cursor (state, cr, frame, plots[i], i);
        }
      if (frame->layers & HJ_LAYER_OVERLAY && frame->hover.kind == DS_MARK_CURSOR)
        hj_ink_vline (cr, hj_plot_x (plots[i], ds_time (state, frame->hover.i)), plots[i]->y,
                      plots[i]->y + plots[i]->height, 1, frame->palette->dim);
      if (frame->layers & HJ_LAYER_OVERLAY && frame->focus.kind == DS_MARK_CURSOR)
        hj_ink_focus (cr, frame, hj_plot_x (plots[i], ds_time (state, frame->focus.i)) - 3, plots[i]->y, 6,
                      plots[i]->height, 3);
      if (frame->layers & HJ_LAYER_DATA && (i == 1 || are_apart (g)))
        draw_pill (state, cr, frame, plots[i], frame->width);
    }
}

/* From noise back to the data, in three clouds. */
static void
draw_thumbnail (const DsState *state, cairo_t *cr, const HjFrame *frame)
{
  static const int times[3] = { 700, 200, 0 };
  double gap = 8, side = MIN ((frame->width - 4 * gap) / 3, frame->height - 2 * gap);
  double left = (frame->width - 3 * side - 2 * gap) / 2, top = (frame->height - side) / 2;

  for (int i = 0; i < 3; i++)
    {
      DsBox box = { left + i * (side + gap), top, side, side };

      ds_draw_cloud (state, cr, frame, &box, times[i]);
      if (i > 0)
        hj_ink_arrow (cr, box.x - gap + 0.5, top + side / 2, box.x + 0.5, top + side / 2, 1.5, 6, frame->palette->dim);
    }
}

void
ds_draw (gpointer data, cairo_t *cr, const HjFrame *frame)
{
  const DsState *state = data;
  DsGeometry g;

  if (frame->thumbnail)
    {
      (ds_is_images (state) ? ds_draw_images_thumbnail : draw_thumbnail) (state, cr, frame);
      return;
    }
  ds_geometry (state, frame->width, frame->text_scale, &g);
  ds_draw_charts (state, cr, frame, &g);
  if (ds_is_images (state))
    {
      ds_draw_images (state, cr, frame, &g);
      return;
    }
  ds_draw_strip (state, cr, frame, &g);
  ds_draw_plane (state, cr, frame, &g.plane);
  ds_draw_numbers (state, cr, frame, &g);
}
