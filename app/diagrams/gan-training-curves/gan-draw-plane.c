/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plane: what D says everywhere, what G makes of its noise, real and made points, the push on them. */
#include "gan-view.h"

#include <math.h>
#include <string.h>

#define MANIFOLD_LINES 17
#define MANIFOLD_POINTS 33
#define MANIFOLD_RANGE 2.4
#define MAX_ARROWS 26
#define ARROW_APART 0.42

/* --- Manifold -------------------------------------------------------------------------------------------- */

/* Line LINE of the grid of noise: constant z₁ for the first half, constant z₂ for the rest. With more than two
 * dimensions the others are zero: a slice; with one there is a single line. */
static void
manifold_noise (const HjGanView *view, int line, int k, float *z)
{
  double along = MANIFOLD_RANGE * (2.0 * k / (MANIFOLD_POINTS - 1) - 1);
  double across = MANIFOLD_RANGE * (2.0 * (line % MANIFOLD_LINES) / (MANIFOLD_LINES - 1) - 1);

  memset (z, 0, sizeof (float) * (gsize) view->gan->config.z);
  if (view->gan->config.z == 1)
    z[0] = (float) along;
  else
    {
      z[line < MANIFOLD_LINES ? 1 : 0] = (float) along;
      z[line < MANIFOLD_LINES ? 0 : 1] = (float) across;
    }
}

/* How far B lies from the line from A to C, in px. */
static double
bend (const double a[2], const double b[2], const double c[2])
{
  double x = c[0] - a[0], y = c[1] - a[1], length = hypot (x, y);

  return length < 0.1 ? hypot (b[0] - a[0], b[1] - a[1]) : fabs (x * (b[1] - a[1]) - y * (b[0] - a[0])) / length;
}

/* G is piecewise linear: points between two kinks lie on one line and can be left out. */
static void
draw_manifold_line (cairo_t *cr, const HjGanLayout *layout, const float *points)
{
  double at[MANIFOLD_POINTS][2];
  int last = 0;

  for (int k = 0; k < MANIFOLD_POINTS; k++)
    {
      at[k][0] = hj_gan_layout_x (layout, CLAMP (points[2 * k], -99, 99));
      at[k][1] = hj_gan_layout_y (layout, CLAMP (points[2 * k + 1], -99, 99));
    }
  cairo_move_to (cr, at[0][0], at[0][1]);
  for (int k = 1; k < MANIFOLD_POINTS; k++)
    if (k == MANIFOLD_POINTS - 1 || bend (at[last], at[k], at[k + 1]) > 0.3)
      {
        cairo_line_to (cr, at[k][0], at[k][1]);
        last = k;
      }
  cairo_stroke (cr);
}

static void
draw_manifold (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  int dimensions = view->gan->config.z, lines = dimensions == 1 ? 1 : 2 * MANIFOLD_LINES;
  g_autofree float *z = g_new (float, lines * MANIFOLD_POINTS * dimensions);
  g_autofree float *points = g_new (float, 2 * lines * MANIFOLD_POINTS);

  for (int line = 0; line < lines; line++)
    for (int k = 0; k < MANIFOLD_POINTS; k++)
      manifold_noise (view, line, k, z + (line * MANIFOLD_POINTS + k) * dimensions);
  hj_gan_generate (view->gan, z, lines * MANIFOLD_POINTS, points);
  hj_set_color_alpha (cr, frame->palette->text, dimensions == 1 ? 0.7 : 0.32);
  cairo_set_line_width (cr, dimensions == 1 ? 1.25 : 0.75);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_set_tolerance (cr, 0.3);
  /* Line by line: one path with all their crossings costs ten times as much. */
  for (int line = 0; line < lines; line++)
    draw_manifold_line (cr, layout, points + 2 * line * MANIFOLD_POINTS);
}

/* --- Points ---------------------------------------------------------------------------------------------- */

typedef struct {
  double xy[2 * 512]; /* pixels */
  guint n;
} Points;

static void
add_point (Points *points, const HjGanLayout *layout, float x, float y)
{
  if (points->n == 512 || !(fabsf (x) <= layout->range_x) || !(fabsf (y) <= (float) HJ_GAN_VIEW_RANGE))
    return;
  points->xy[2 * points->n] = hj_gan_layout_x (layout, x);
  points->xy[2 * points->n + 1] = hj_gan_layout_y (layout, y);
  points->n++;
}

static void
add_batch (Points *points, const HjGanLayout *layout, const float *tiles, int n)
{
  for (int b = 0; b < n; b++)
    add_point (points, layout, tiles[hj_mlp_at (b, 0, 2)], tiles[hj_mlp_at (b, 1, 2)]);
}

/* Between two steps: the fixed points that are watched. Inside a step: the very batch that is worked on. */
static void
collect_points (HjGanView *view, const HjGanLayout *layout, Points *real, Points *fake)
{
  const HjGan *gan = view->gan;
  int inside_g = gan->phase - 5 * gan->config.d_steps, inside_d = gan->phase % 5;
  const float *batch = gan->d_act.units[0];
  float x, y;

  if (gan->phase > 0)
    {
      if (inside_g < 0 && inside_d >= 1)
        add_batch (real, layout, batch, gan->config.batch);
      if (inside_g < 0 && inside_d >= 2)
        add_batch (fake, layout, batch + 2 * gan->config.batch, gan->config.batch);
      if (inside_g >= 2)
        add_batch (fake, layout, batch, gan->config.batch);
      return;
    }
  for (int i = 0; i < HJ_GAN_VIEW_REALS; i++)
    {
      hj_gan_evaluation_real (view->evaluation, i, &x, &y);
      add_point (real, layout, x, y);
    }
  for (int i = 0; i < HJ_GAN_VIEW_FAKES; i++)
    {
      hj_gan_evaluation_fake (view->evaluation, gan, i, &x, &y);
      add_point (fake, layout, x, y);
    }
}

static HjColor
real_color (const HjFrame *frame)
{
  return frame->palette->dark ? hj_palette_series (frame->palette, HJ_SERIES_GREEN)
                              : hj_palette_series_ink (frame->palette, HJ_SERIES_GREEN);
}

static void
draw_points (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  HjColor green = real_color (frame), outline = frame->palette->dark ? frame->palette->view : frame->palette->text;
  Points real = { .n = 0 }, fake = { .n = 0 };

  collect_points (view, layout, &real, &fake);
  if (view->show_real && !view->is_drawing)
    hj_ink_markers (cr, frame, HJ_MARKER_RING, real.xy, real.n, 2.6, frame->palette->view, 1, &green);
  if (view->show_fake)
    hj_ink_markers (cr, frame, HJ_MARKER_TRIANGLE, fake.xy, fake.n, 3.4,
                    hj_palette_series (frame->palette, HJ_SERIES_ORANGE), 1, &outline);
}

/* In a thumbnail outlines would swallow the fills: plain dots, the real ones on top. */
static void
draw_small_points (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  HjColor green = real_color (frame);
  HjColor orange = hj_palette_series (frame->palette, frame->palette->dark ? HJ_SERIES_ORANGE : HJ_SERIES_VERMILLION);
  Points real = { .n = 0 }, fake = { .n = 0 };

  collect_points (view, layout, &real, &fake);
  hj_ink_markers (cr, frame, HJ_MARKER_CIRCLE, fake.xy, fake.n, 1.2, orange, 1, NULL);
  hj_ink_markers (cr, frame, HJ_MARKER_RING, real.xy, MIN (real.n, 60), 1.8, frame->palette->view, 1, &green);
}

/* --- Arrows ---------------------------------------------------------------------------------------------- */

gboolean
hj_gan_view_has_arrows (const HjGanView *view)
{
  int inside_g = view->gan->phase - 5 * view->gan->config.d_steps;

  /* Inside a step only G's gradient is a push on points, and only once it is computed. */
  return view->arrows != ARROWS_NONE && view->show_fake && (view->gan->phase == 0 || inside_g >= 4);
}

/* Point I that an arrow may start from: of the batch inside a step, else of those watched, outside the modes. */
static gboolean
arrow_candidate (HjGanView *view, int i, float *x, float *y)
{
  const float *batch = view->gan->d_act.units[0];

  if (view->gan->phase > 0)
    {
      *x = batch[hj_mlp_at (i % view->gan->config.batch, 0, 2)];
      *y = batch[hj_mlp_at (i % view->gan->config.batch, 1, 2)];
    }
  else
    hj_gan_evaluation_fake (view->evaluation, view->gan, i, x, y);
  return fabsf (*x) <= 2.9f && fabsf (*y) <= 2.9f
         && (view->gan->phase > 0 || !hj_gan_is_good (view->evaluation, view->gan, i));
}

/* At most MAX_ARROWS, none nearer to another than ARROW_APART. */
static int
choose_arrows (HjGanView *view, float *points)
{
  int n = 0;

  for (int i = 0; i < HJ_GAN_VIEW_FAKES && n < MAX_ARROWS; i++)
    {
      gboolean is_apart = TRUE;
      float x, y;

      if (!arrow_candidate (view, i, &x, &y))
        continue;
      for (int k = 0; k < n && is_apart; k++)
        is_apart = hypot (points[2 * k] - x, points[2 * k + 1] - y) >= ARROW_APART;
      if (!is_apart)
        continue;
      points[2 * n] = x;
      points[2 * n + 1] = y;
      n++;
    }
  return n;
}

static void
draw_arrow (cairo_t *cr, const HjFrame *frame, double x, double y, double gx, double gy)
{
  double size = hypot (gx, gy), length = MIN (34, 8 + 16 * size);

  if (!(size > 1e-9) || !isfinite (size))
    return;
  hj_ink_arrow (cr, x, y, x + gx / size * length, y - gy / size * length, 1.6, 6.5, frame->palette->text);
}

static void
draw_arrows (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  float points[2 * MAX_ARROWS], pushes[2 * MAX_ARROWS];
  int n = choose_arrows (view, points);

  if (n == 0)
    return;
  hj_gan_push (view->gan, points, n, view->arrows == ARROWS_CRITIC, pushes);
  for (int k = 0; k < n; k++)
    draw_arrow (cr, frame, hj_gan_layout_x (layout, points[2 * k]), hj_gan_layout_y (layout, points[2 * k + 1]),
                pushes[2 * k], pushes[2 * k + 1]);
}

/* --- Modes without points -------------------------------------------------------------------------------- */

/* The name stands by the highest ring alone: with its number it speaks for all. */
static void
name_uncovered (cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout, int missing, double x, double y)
{
  g_autofree char *name
    = missing == 1 ? g_strdup (hj_ink_say (frame, "아직 빈 봉우리", "still empty"))
                   : g_strdup_printf (hj_ink_say (frame, "아직 빈 봉우리 %d개", "%d still empty"), missing);
  double half = hj_ink_text_width (frame, HJ_TEXT_SMALL_BOLD, name) / 2 + 4;
  gboolean is_below = y - layout->plane_y < 44 * layout->s;

  x = CLAMP (x, layout->plane_x + half, layout->plane_x + layout->plane - half);
  hj_ink_text_halo (cr, frame, HJ_TEXT_SMALL_BOLD, &frame->palette->text, x, is_below ? y + 30 * layout->s : y - 20,
                    HJ_ANCHOR_MIDDLE, name);
}

static void
draw_uncovered (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  const HjGanMetrics *metrics = hj_gan_view_measure (view);
  int n = view->gan->target.n_modes, missing = n - metrics->modes;
  double top_x = 0, top_y = G_MAXDOUBLE;

  for (int mode = 0; mode < n; mode++)
    {
      double px, py;
      float x, y;

      if (metrics->counts[mode] >= HJ_GAN_COVERED)
        continue;
      hj_gan_target_mode (&view->gan->target, mode, &x, &y);
      px = hj_gan_layout_x (layout, x);
      py = hj_gan_layout_y (layout, y);
      cairo_new_sub_path (cr);
      cairo_arc (cr, px, py, n > 8 ? 10 : 15, 0, 2 * G_PI);
      hj_set_color (cr, frame->palette->text);
      cairo_set_line_width (cr, 1.6);
      cairo_stroke (cr);
      if (py < top_y - 1)
        {
          top_x = px;
          top_y = py;
        }
    }
  if (missing > 0)
    name_uncovered (cr, frame, layout, missing, top_x, top_y);
}

/* --- The drawing by hand --------------------------------------------------------------------------------- */

static void
draw_strokes (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  HjColor green = real_color (frame);
  Points points = { .n = 0 };

  for (int i = 0; i < view->n_strokes; i++)
    add_point (&points, layout, view->strokes[i][0], view->strokes[i][1]);
  hj_ink_markers (cr, frame, HJ_MARKER_CIRCLE, points.xy, points.n, 4, green, 0.8, NULL);
}

static void
draw_hint (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  g_autofree char *phase = hj_gan_view_phase (view, frame->lang);

  if (phase)
    hj_ink_text_halo (cr, frame, HJ_TEXT_SMALL_BOLD, &frame->palette->accent, layout->plane_x + 10,
                      layout->plane_y + 20 * layout->s, HJ_ANCHOR_START, phase);
  else if (view->target == HJ_GAN_DRAWN && view->gan->step == 0 && !view->is_drawing)
    hj_ink_text_halo (cr, frame, HJ_TEXT_SMALL_BOLD, &frame->palette->text, layout->plane_x + layout->plane / 2,
                      layout->plane_y + layout->plane - 10, HJ_ANCHOR_MIDDLE,
                      hj_ink_say (frame, "여기에 그려서 목표를 바꿔 보세요", "Draw here to change the target"));
}

/* --- All of it ------------------------------------------------------------------------------------------- */

static void
draw_ticks (cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  double bottom = layout->plane_y + layout->plane, s = layout->s;

  for (int value = -2; value <= 2; value += 2)
    {
      g_autofree char *label = hj_format_number (value, 0);

      hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, hj_gan_layout_x (layout, value), bottom + 16 * s, HJ_ANCHOR_MIDDLE,
                   label);
      hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, layout->plane_x - 7, hj_gan_layout_y (layout, value),
                   HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, label);
    }
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, layout->plane_x + layout->plane, bottom + 16 * s, HJ_ANCHOR_END,
               HJ_TEX ("x_1"));
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, layout->plane_x - 7, layout->plane_y + 10 * s, HJ_ANCHOR_END,
               HJ_TEX ("x_2"));
}

void
hj_gan_draw_plane_back (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  draw_ticks (cr, frame, layout);
}

/* Round corners are painted over: clipping to them would cost more than all that is inside. */
static void
draw_border (cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  cairo_rectangle (cr, layout->plane_x, layout->plane_y, layout->plane, layout->plane);
  hj_ink_rounded (cr, layout->plane_x, layout->plane_y, layout->plane, layout->plane, 8);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  hj_set_color (cr, frame->palette->view);
  cairo_fill (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  hj_ink_rounded (cr, layout->plane_x + 0.5, layout->plane_y + 0.5, layout->plane - 1, layout->plane - 1, 7.5);
  hj_set_color (cr, frame->palette->axis);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

void
hj_gan_draw_plane (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  double width = layout->plane * layout->range_x / HJ_GAN_VIEW_RANGE;

  hj_gan_view_measure (view);
  cairo_save (cr);
  cairo_rectangle (cr, layout->plane_x, layout->plane_y, width, layout->plane);
  cairo_clip (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  hj_gan_draw_field (view, cr, frame, layout, width);
  if (view->manifold && !frame->thumbnail)
    draw_manifold (view, cr, frame, layout);
  if (frame->thumbnail)
    draw_small_points (view, cr, frame, layout);
  else
    {
      draw_points (view, cr, frame, layout);
      if (hj_gan_view_has_arrows (view))
        draw_arrows (view, cr, frame, layout);
      if (hj_gan_target_has_peaks (&view->gan->target) && view->gan->phase == 0)
        draw_uncovered (view, cr, frame, layout);
      if (view->is_drawing)
        draw_strokes (view, cr, frame, layout);
      draw_hint (view, cr, frame, layout);
    }
  cairo_restore (cr);
  if (!frame->thumbnail)
    draw_border (cr, frame, layout);
}
