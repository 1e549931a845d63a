/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts over time, and the film of earlier steps. */
#include "gan-view.h"

#include <math.h>

static const char *
loss_unit (const HjGanView *view, const HjFrame *frame)
{
  static const HjText units[] = {
    [HJ_GAN_NON_SATURATING] = { "손실 (자연로그)", "Loss (natural log)" },
    [HJ_GAN_MINIMAX] = { "손실 (자연로그)", "Loss (natural log)" },
    [HJ_GAN_LEAST_SQUARES] = { "손실 (제곱 오차)", "Loss (squared error)" },
    [HJ_GAN_HINGE] = { "손실 (힌지)", "Loss (hinge)" },
    [HJ_GAN_WASSERSTEIN] = { "손실 (비평가 값)", "Loss (critic value)" },
  };

  return hj_text_get (units[view->loss], frame->lang);
}

/* Names of the equilibrium values, as in HjGanLoss. */
static void
draw_references (const HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjPlot *plot)
{
  static const char *const names[][2] = {
    [HJ_GAN_NON_SATURATING] = { HJ_TEX ("2 \\ln 2"), HJ_TEX ("\\ln 2") },
    [HJ_GAN_MINIMAX] = { HJ_TEX ("2 \\ln 2"), HJ_TEX ("-\\ln 2") },
    [HJ_GAN_LEAST_SQUARES] = { "½", "¼" },           [HJ_GAN_HINGE] = { "2", NULL },
    [HJ_GAN_WASSERSTEIN] = { "0", NULL },
  };
  double d, g;
  gboolean is_near;

  hj_gan_loss_equilibrium ((HjGanLoss) view->loss, &d, &g);
  is_near = fabs (hj_plot_y (plot, d) - hj_plot_y (plot, g)) < 13 * frame->text_scale;
  hj_plot_reference (cr, frame, plot, d, 40, names[view->loss][0]);
  if (isfinite (g))
    hj_plot_reference (cr, frame, plot, g, 40, is_near ? NULL : names[view->loss][1]);
}

static void
draw_loss_curve (const HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjPlot *plot, int curve,
                 HjSeries series)
{
  HjStroke stroke = hj_stroke_of_series (frame, series), raw = { .color = stroke.color, .width = 1, .alpha = 0.28 };
  g_autofree double *x = g_new (double, HJ_GAN_CURVE_ROOM), *y = g_new (double, HJ_GAN_CURVE_ROOM);
  guint n = hj_gan_curves_list (&view->curves, curve, FALSE, 140, x, y);

  hj_plot_line (cr, frame, plot, n, x, y, &raw);
  n = hj_gan_curves_list (&view->curves, curve, TRUE, 90, x, y);
  hj_plot_line (cr, frame, plot, n, x, y, &stroke);
}

/* Signs and names of the two losses, right-aligned on the line of the chart's name. */
static void
draw_loss_key (cairo_t *cr, const HjFrame *frame, const HjPlot *plot)
{
  static const HjText names[2] = { { HJ_TEX ("L_D") " 판별자", HJ_TEX ("L_D") " discriminator" },
                                   { HJ_TEX ("L_G") " 생성자", HJ_TEX ("L_G") " generator" } };
  static const char *const short_names[2] = { HJ_TEX ("L_D"), HJ_TEX ("L_G") };
  double right = plot->x + plot->width, y = plot->y - 10;
  gboolean is_short = plot->width < 320 * frame->text_scale;

  for (int k = 1; k >= 0; k--)
    {
      HjSeries series = k ? HJ_SERIES_VERMILLION : HJ_SERIES_BLUE;
      HjStroke stroke = hj_stroke_of_series (frame, series);
      HjColor ink = hj_palette_series_ink (frame->palette, series);
      const char *name = is_short ? short_names[k] : hj_text_get (names[k], frame->lang);

      right -= hj_ink_text_width (frame, HJ_TEXT_TICK, name);
      hj_ink_text (cr, frame, HJ_TEXT_TICK, &ink, right, y, HJ_ANCHOR_START, name);
      right -= 26;
      hj_set_color (cr, stroke.color);
      cairo_set_line_width (cr, stroke.width);
      cairo_set_dash (cr, stroke.dash, stroke.n_dashes, 0);
      cairo_move_to (cr, right, y - 4 * frame->text_scale);
      cairo_line_to (cr, right + 20, y - 4 * frame->text_scale);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      right -= 14;
    }
}

static void
draw_cursors (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  double step = view->gan->step;
  HjColor blue = hj_palette_series (frame->palette, HJ_SERIES_BLUE);
  HjColor orange = hj_palette_series (frame->palette, HJ_SERIES_VERMILLION);
  HjColor green = hj_palette_series (frame->palette, HJ_SERIES_GREEN);
  const HjGanMetrics *metrics = hj_gan_view_measure (view);
  g_autofree char *count = hj_format_count (view->gan->step);

  hj_plot_cursor (cr, frame, &layout->losses, step, hj_gan_curves_at (&view->curves, CURVE_LOSS_D, step), &blue);
  hj_plot_cursor (cr, frame, &layout->losses, step, hj_gan_curves_at (&view->curves, CURVE_LOSS_G, step), &orange);
  hj_plot_cursor (cr, frame, &layout->modes, step, metrics->modes, &frame->palette->text);
  hj_plot_cursor (cr, frame, &layout->sliced, step, metrics->sliced, &green);
  if (layout->width == HJ_WIDTH_MEDIUM)
    hj_ink_pill (cr, frame, hj_plot_x (&layout->losses, step), layout->losses.y + layout->losses.height + 4, count);
  else
    hj_ink_pill (cr, frame, hj_plot_x (&layout->sliced, step), layout->sliced.y + layout->sliced.height + 4, count);
}

static void
draw_axes (HjGanView *view, cairo_t *cr, const HjFrame *frame, HjGanLayout *layout)
{
  gboolean is_wide = layout->width == HJ_WIDTH_WIDE, has_peaks = hj_gan_target_has_peaks (&view->gan->target);
  const char *unit = hj_ink_say (frame, "스텝", " steps");
  HjPlot *last = layout->width != HJ_WIDTH_MEDIUM ? &layout->sliced : &layout->losses;

  layout->losses.up.name = loss_unit (view, frame);
  layout->modes.up.name
    = !has_peaks  ? hj_ink_say (frame, "덮은 조각 (개)", "Pieces covered")
      : is_wide   ? hj_ink_say (frame, "덮은 봉우리 (개, 2,000점 중 20점 이상)", "Modes covered (20 of 2,000 points)")
                  : hj_ink_say (frame, "덮은 봉우리 (개)", "Modes covered");
  layout->sliced.up.name
    = is_wide ? hj_ink_say (frame, "진짜와의 거리 (조각 바서슈타인, 로그 눈금)", "Distance to real (sliced W₁, log scale)")
              : hj_ink_say (frame, "거리 (조각 바서슈타인)", "Distance (sliced W₁)");
  last->across.unit = unit;
  last->hide_x = hj_plot_x (last, view->gan->step);
  hj_plot_axes (cr, frame, &layout->losses);
  hj_plot_axes (cr, frame, &layout->modes);
  hj_plot_axes (cr, frame, &layout->sliced);
}

/* The measures taken so far, and between two of them the present one. */
static void
draw_measures (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  HjGanMeasures measures = view->measures;
  HjStroke black = hj_stroke_of_series (frame, HJ_SERIES_BLACK);
  HjStroke green = { .color = hj_palette_series (frame->palette, HJ_SERIES_GREEN), .width = 2 };

  if (measures.n < HJ_GAN_MEASURE_ROOM && view->gan->step > measures.step[measures.n - 1])
    hj_gan_measures_add (&measures, view->gan->step, hj_gan_view_measure (view));
  black.steps = TRUE;
  hj_plot_line (cr, frame, &layout->modes, measures.n, measures.step, measures.modes, &black);
  hj_plot_line (cr, frame, &layout->sliced, measures.n, measures.step, measures.sliced, &green);
}

void
hj_gan_draw_charts (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *given)
{
  HjGanLayout layout = *given;

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  draw_axes (view, cr, frame, &layout);
  draw_references (view, cr, frame, &layout.losses);
  hj_plot_noise_floor (cr, frame, &layout.sliced, MAX (view->evaluation->floor_low, layout.sliced.up.from),
                       view->evaluation->floor_high,
                       layout.width != HJ_WIDTH_WIDE ? hj_ink_say (frame, "잡음 바닥", "noise floor")
                                                       : hj_ink_say (frame, "진짜끼리의 거리 (잡음 바닥)",
                                                                     "real to real (noise floor)"));
  draw_loss_curve (view, cr, frame, &layout.losses, CURVE_LOSS_D, HJ_SERIES_BLUE);
  draw_loss_curve (view, cr, frame, &layout.losses, CURVE_LOSS_G, HJ_SERIES_VERMILLION);
  draw_loss_key (cr, frame, &layout.losses);
  draw_measures (view, cr, frame, &layout);
  draw_cursors (view, cr, frame, &layout);
  cairo_restore (cr);
}

/* --- Film ------------------------------------------------------------------------------------------------- */

static void
draw_picture (const HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout,
              const HjGanFilmFrame *picture, double x)
{
  double size = layout->film_size;
  HjColor color = hj_palette_series (frame->palette, frame->palette->dark ? HJ_SERIES_ORANGE : HJ_SERIES_VERMILLION);

  /* Small squares: two thousand round marks would cost a third of the frame. */
  for (int i = 0; i < HJ_GAN_VIEW_FILM_POINTS; i++)
    {
      double px = picture->points[i][0] / HJ_GAN_VIEW_RANGE, py = picture->points[i][1] / HJ_GAN_VIEW_RANGE;

      if (fabs (px) < 0.95 && fabs (py) < 0.95)
        cairo_rectangle (cr, x + (px + 1) / 2 * size - 1.1, layout->film_y + (1 - py) / 2 * size - 1.1, 2.2, 2.2);
    }
  hj_set_color (cr, color);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_fill (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
}

static void
draw_film_frame (const HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout, guint k)
{
  const HjGanFilmFrame *picture = &view->film[hj_gan_layout_film (layout, k)];
  double x = hj_gan_layout_film_x (layout, k), size = layout->film_size;
  gboolean is_now = picture->is_there && picture->step == view->gan->step && view->gan->phase == 0;
  const double dash[] = { 3, 3 };
  g_autofree char *count = hj_format_count (picture->step);

  hj_ink_rounded (cr, x, layout->film_y, size, size, 6);
  hj_set_color (cr, frame->palette->lane);
  cairo_fill_preserve (cr);
  hj_set_color (cr, is_now ? frame->palette->accent : frame->palette->rule);
  cairo_set_line_width (cr, is_now ? 2.5 : 1);
  if (!picture->is_there)
    cairo_set_dash (cr, dash, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (picture->is_there)
    draw_picture (view, cr, frame, layout, picture, x);
  hj_ink_text (cr, frame, is_now ? HJ_TEXT_SMALL_BOLD : HJ_TEXT_TICK, is_now ? &frame->palette->accent : NULL,
               x + size / 2, layout->film_y + size + 15 * layout->s, HJ_ANCHOR_MIDDLE, count);
}

void
hj_gan_draw_film (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  for (guint k = 0; k < layout->n_film; k++)
    draw_film_frame (view, cr, frame, layout, k);
}
