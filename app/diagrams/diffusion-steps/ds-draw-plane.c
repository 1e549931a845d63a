/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points: the strip of noised clouds, the plane with the way back, the numbers of the chosen point. */
#include "ds-private.h"

#include <math.h>

#define PIECES 8 /* colours of a path */
#define SPARSE 2.5

static const struct {
  HjSeries series;
  HjMarker marker;
  double radius;
} class_looks[3] = {
  { HJ_SERIES_BLUE, HJ_MARKER_CIRCLE, 1.7 },
  { HJ_SERIES_VERMILLION, HJ_MARKER_TRIANGLE, 2.3 },
  { HJ_SERIES_GREEN, HJ_MARKER_SQUARE, 1.8 },
};

/* Whole pixels, because those are clipped without a mask. */
static void
clip_box (cairo_t *cr, const DsBox *box)
{
  cairo_save (cr);
  cairo_rectangle (cr, ceil (box->x) + 1, ceil (box->y) + 1, floor (box->w) - 3, floor (box->h) - 3);
  cairo_clip (cr);
}

/* ---- strip -------------------------------------------------------------------------------------- */

static void
draw_cloud (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box, int t)
{
  const HjDiffusionData *data = state->data;
  g_autofree float *x = g_new (float, 2 * (gsize) data->n);
  g_autofree double *xy = g_new (double, 2 * (gsize) data->n);
  double zoom = CLAMP (box->w / 152, 0.7, 1.4);

  hj_diffusion_forward (ds_alpha_bar (state, t), data->y, state->noise, 2 * data->n, x);
  clip_box (cr, box);
  for (int kind = 0; kind < 3; kind++)
    {
      guint n = 0;

      for (int i = 0; i < data->n; i++)
        if (data->kind[i] % 3 == kind)
          {
            ds_to_box (box, DS_STRIP_RANGE, x[2 * i], x[2 * i + 1], &xy[2 * n], &xy[2 * n + 1]);
            n++;
          }
      if (n > 0)
        hj_ink_markers (cr, frame, class_looks[kind].marker, xy, n, class_looks[kind].radius * zoom,
                        hj_palette_series (frame->palette, class_looks[kind].series), 0.72, NULL);
    }
  cairo_restore (cr);
}

static void
draw_panel_labels (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g, int i, int t,
                   gboolean current)
{
  const DsBox *box = &g->panels[i];
  double s = g->s, second = box->y - 9 * s;
  g_autofree char *share = hj_format_short (ds_alpha_bar (state, t));
  g_autofree char *time = g_strdup_printf (current ? "<i>t</i> <b>= %d</b>" : "<i>t</i> = %d", t);
  g_autofree char *signal = g_strdup_printf ("<i>ᾱ</i> = %s", t == 0 ? "1" : share);
  const HjColor *ink = current ? &frame->palette->accent : &frame->palette->text;

  if (g->size == HJ_WIDTH_WIDE)
    {
      hj_ink_text (cr, frame, HJ_TEXT_MATH, ink, box->x, second, HJ_ANCHOR_START, time);
      hj_ink_text (cr, frame, HJ_TEXT_MATH, &frame->palette->dim, box->x + box->w, second, HJ_ANCHOR_END, signal);
      return;
    }
  hj_ink_text (cr, frame, HJ_TEXT_MATH, ink, box->x, second - 17 * s, HJ_ANCHOR_START, time);
  hj_ink_text (cr, frame, HJ_TEXT_MATH, &frame->palette->dim, box->x, second, HJ_ANCHOR_START, signal);
}

static void
draw_key (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  double x = 4, y = g->key.y + 9 * g->s;
  g_autofree char *count = hj_format_count (state->data->n);
  g_autofree char *words = NULL;

  for (int kind = 0; kind < 3; kind++)
    if (state->class_names[kind])
      {
        HjColor ink = hj_palette_series_ink (frame->palette, class_looks[kind].series);

        hj_ink_marker (cr, class_looks[kind].marker, x + 3, y, 4,
                       hj_palette_series (frame->palette, class_looks[kind].series), NULL);
        x += 12 + hj_ink_text (cr, frame, HJ_TEXT_CELL_BOLD, &ink, x + 12, y, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE,
                               state->class_names[kind])
             + 12;
      }
  if (state->shape == DS_SHAPE_DRAWN)
    words = g_strdup_printf (
      hj_ink_say (frame, "아래 네모나 t = 0 칸에 끌어서 그리면 데이터가 됩니다 · 점 %s개%s",
                  "Drag in the square below or in t = 0 to draw data · %s points%s"),
      count, state->drawn[0] ? "" : hj_ink_say (frame, " (아직은 하트)", " (a heart for now)"));
  else
    words = g_strdup_printf (hj_ink_say (frame, "점 %s개 · 점마다 노이즈 ε 하나를 고정해 앞뒤로 움직여도 같은 그림",
                                         "%s points · one fixed noise ε each, so moving back and forth gives the "
                                         "same picture"),
                             count);
  hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, x, y - 8 * g->s, g->key.w - x, HJ_ANCHOR_START, 0, words);
}

static void
draw_panel (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g, int i, int t,
            gboolean current)
{
  const DsBox *box = &g->panels[i];

  hj_ink_panel (cr, frame, box->x, box->y, box->w, box->h, 8);
  draw_cloud (state, cr, frame, box, t);
  draw_panel_labels (state, cr, frame, g, i, t, current);
  if (i > 0 && g->size == HJ_WIDTH_WIDE)
    hj_ink_arrow (cr, g->panels[i - 1].x + box->w + 4, box->y + box->h / 2, box->x - 4, box->y + box->h / 2, 1.25, 6,
                  frame->palette->dim);
}

/* Over the fixed panel: the one that follows the cursor shows the present t itself. */
static void
draw_current_panel (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g, int i)
{
  const DsBox *box = &g->panels[i];

  hj_set_color (cr, frame->palette->view);
  cairo_rectangle (cr, box->x - 1, 0, box->w + 2, box->y + box->h);
  cairo_fill (cr);
  draw_panel (state, cr, frame, g, i, ds_time (state, state->position), TRUE);
  hj_ink_rounded (cr, box->x, box->y, box->w, box->h, 8);
  hj_set_color (cr, frame->palette->accent);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
}

void
ds_draw_strip (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  if (frame->layers & HJ_LAYER_BACKGROUND)
    {
      for (int i = 0; i < g->n_panels; i++)
        draw_panel (state, cr, frame, g, i, g->panel_t[i], FALSE);
      draw_key (state, cr, frame, g);
    }
  if (frame->layers & HJ_LAYER_DATA)
    draw_current_panel (state, cr, frame, g,
                        ds_followed (g->panel_t, g->n_panels, ds_time (state, state->position)));
  if (frame->layers & HJ_LAYER_OVERLAY && frame->focus.kind == DS_MARK_PANEL && frame->focus.i < g->n_panels)
    hj_ink_focus (cr, frame, g->panels[frame->focus.i].x, g->panels[frame->focus.i].y, g->panels[0].w,
                  g->panels[0].h, 8);
}

/* ---- plane -------------------------------------------------------------------------------------- */

static void
point_of (const DsState *state, const DsBox *box, const float *trails, int step, int i, double *px, double *py)
{
  const float *x = trails + ((gsize) step * state->n_trails + i) * 2;

  ds_to_box (box, DS_PLANE_RANGE, x[0], x[1], px, py);
}

typedef struct {
  int first, last; /* which particles */
} Some;

/* Steps FROM … TO of their paths as one path; where the probe was put there is a gap. Points closer than SPARSE px to
 * the last one are passed over: most of a path lies near its ends, and strokes cost by the point. */
static void
trace (const DsState *state, cairo_t *cr, const DsBox *box, const float *trails, Some some, int from, int to)
{
  int moved = -1, stride = 1 + state->n_steps / 200;
  double x, y, last_x = 0, last_y = 0;

  if (trails == state->trails && !ds_probe_read (state, &moved, &x, &y))
    moved = -1;
  for (int i = some.first; i <= some.last; i++)
    for (int k = from; k <= to; k = k < to ? MIN (k + stride, to) : to + 1)
      {
        gboolean breaks = k == from || (i == state->chosen && k >= moved && k - stride < moved);

        point_of (state, box, trails, k, i, &x, &y);
        if (!breaks && k != to && hypot (x - last_x, y - last_y) < SPARSE)
          continue;
        if (breaks)
          cairo_move_to (cr, x, y);
        else
          cairo_line_to (cr, x, y);
        last_x = x;
        last_y = y;
      }
}

static int
last_shown (const DsState *state)
{
  return state->trail == DS_TRAIL_WHOLE ? state->n_steps : state->position;
}

/* Noise dark, data bright; where the view is dark or the scale starts at paper white, from its middle on. */
static HjColor
color_of_time (const HjPalette *palette, double share)
{
  return palette->dark ? hj_palette_sequential (palette, 0.45 + 0.55 * share)
         : palette->style == HJ_STYLE_PRINT ? hj_palette_sequential (palette, 1 - 0.65 * share)
                                            : hj_palette_sequential (palette, 0.06 + 0.8 * share);
}

/* SOME paths between FROM and TO, coloured by t in a few pieces. */
static void
stroke_pieces (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box, Some some, int from, int to,
               double width, double alpha)
{
  for (int b = 0; b < PIECES; b++)
    {
      int first = MAX (from, state->n_steps * b / PIECES), last = MIN (to, state->n_steps * (b + 1) / PIECES);
      HjColor color = color_of_time (frame->palette, (b + 0.5) / PIECES);

      if (first >= last)
        continue;
      trace (state, cr, box, state->trails, some, first, last);
      hj_set_color_alpha (cr, color, alpha);
      cairo_set_line_width (cr, width);
      cairo_stroke (cr);
    }
}

/* The past strongly on a casing; what lies ahead thinner and paler. */
static void
draw_whole_paths (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box, Some some)
{
  double weight = frame->thumbnail ? 0.7 : 1;

  if (state->position > 0)
    {
      trace (state, cr, box, state->trails, some, 0, state->position);
      hj_set_color_alpha (cr, frame->palette->panel, 0.75);
      cairo_set_line_width (cr, 5 * weight);
      cairo_stroke (cr);
    }
  stroke_pieces (state, cr, frame, box, some, 0, state->position, 2.25 * weight, 1);
  stroke_pieces (state, cr, frame, box, some, state->position, last_shown (state), 1.4 * weight, 0.75);
}

static void
draw_paths (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  int now = state->position;

  if (state->trail == DS_TRAIL_NONE)
    return;
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (state->how.eta == 0 || state->how.kind != HJ_SAMPLER_DDIM)
    {
      draw_whole_paths (state, cr, frame, box, (Some){ 0, state->n_trails - 1 });
      return;
    }
  /* Random walks cross each other all over: a short tail for each, the whole way for the chosen one. */
  for (int i = 0; i < state->n_trails; i++)
    stroke_pieces (state, cr, frame, box, (Some){ i, i }, MAX (now - 1 - state->n_steps / 12, 0), now, 1.2, 0.6);
  draw_whole_paths (state, cr, frame, box, (Some){ state->chosen, state->chosen });
}

/* The second run: the path of the chosen point, and how far apart each pair is. */
static void
draw_twins (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  static const double dash[] = { 4, 3 };
  HjColor color = hj_palette_series (frame->palette, HJ_SERIES_VERMILLION);
  int last = last_shown (state);

  if (!state->twins)
    return;
  cairo_set_line_width (cr, 1.5);
  hj_set_color (cr, color);
  cairo_set_dash (cr, dash, 2, 0);
  if (state->trail != DS_TRAIL_NONE)
    trace (state, cr, box, state->twins, (Some){ state->chosen, state->chosen }, 0, last);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  for (int i = 0; i < state->n_trails; i++)
    {
      double x, y, other_x, other_y;

      point_of (state, box, state->twins, last, i, &x, &y);
      point_of (state, box, state->trails, last, i, &other_x, &other_y);
      hj_set_color_alpha (cr, color, 0.6);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, other_x, other_y);
      cairo_stroke (cr);
      hj_ink_marker (cr, HJ_MARKER_DIAMOND, x, y, 3.5, color, &frame->palette->view);
    }
}

static void
draw_data (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  g_autofree double *xy = g_new (double, 2 * (gsize) state->data->n);

  for (int i = 0; i < state->data->n; i++)
    ds_to_box (box, DS_PLANE_RANGE, state->data->y[2 * i], state->data->y[2 * i + 1], &xy[2 * i], &xy[2 * i + 1]);
  hj_ink_markers (cr, frame, HJ_MARKER_CIRCLE, xy, (guint) state->data->n,
                  frame->thumbnail ? 1.1 : 1.6 * CLAMP (box->w / 246, 0.8, 1.5), frame->palette->ghost, 1, NULL);
}

static void
draw_crowd (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  const float *x = state->frames ? state->frames[state->position] : NULL;
  g_autofree double *xy = NULL;

  if (!x)
    return;
  xy = g_new (double, 2 * (gsize) state->n_crowd);
  for (int i = 0; i < state->n_crowd; i++)
    ds_to_box (box, DS_PLANE_RANGE, x[2 * i], x[2 * i + 1], &xy[2 * i], &xy[2 * i + 1]);
  hj_ink_markers (cr, frame, HJ_MARKER_CIRCLE, xy, (guint) state->n_crowd, 2.2,
                  hj_palette_series (frame->palette, HJ_SERIES_ORANGE), 0.85, &frame->palette->text);
}

static void
draw_places (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box, int step, HjMarker marker,
             double radius, HjColor fill, HjColor outline)
{
  double xy[2 * DS_TRAILS];

  for (int i = 0; i < state->n_trails; i++)
    point_of (state, box, state->trails, step, i, &xy[2 * i], &xy[2 * i + 1]);
  hj_ink_markers (cr, frame, marker, xy, (guint) state->n_trails, radius, fill, 1, &outline);
}

/* Start, end and present place of every path. */
static void
draw_ends (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  const HjPalette *palette = frame->palette;
  HjColor start = palette->dark ? hj_palette_series (palette, HJ_SERIES_BLUE) : color_of_time (palette, 0);
  double grow = frame->thumbnail ? 0.75 : 1;

  if (state->trail != DS_TRAIL_NONE)
    draw_places (state, cr, frame, box, 0, HJ_MARKER_RING, 3.2 * grow, palette->panel, start);
  if (last_shown (state) == state->n_steps)
    draw_places (state, cr, frame, box, state->n_steps, HJ_MARKER_CIRCLE, 3.4 * grow,
                 hj_palette_series (palette, HJ_SERIES_ORANGE), palette->text);
  if (state->position < state->n_steps && !frame->thumbnail)
    draw_places (state, cr, frame, box, state->position, HJ_MARKER_CIRCLE, 2.6, palette->text, palette->panel);
}

/* The chosen point, and the arrow to what the denoiser takes it for. */
static void
draw_chosen (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  HjColor blue = hj_palette_series (frame->palette, HJ_SERIES_BLUE);
  float mean[2];
  double x, y, to_x, to_y;

  point_of (state, box, state->trails, state->position, state->chosen, &x, &y);
  ds_chosen_mean (state, state->position, mean);
  ds_to_box (box, DS_PLANE_RANGE, mean[0], mean[1], &to_x, &to_y);
  if (!frame->thumbnail && hypot (to_x - x, to_y - y) > 9)
    hj_ink_arrow (cr, x, y, to_x, to_y, 2, 8, hj_palette_series (frame->palette, HJ_SERIES_VERMILLION));
  hj_ink_marker (cr, HJ_MARKER_CIRCLE, x, y, frame->thumbnail ? 3.5 : 5, blue, &frame->palette->view);
}

static void
draw_plane_head (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  double y = box->y - 9 * frame->text_scale, width;
  g_autofree char *count = hj_format_count (state->n_crowd > 0 ? state->n_crowd : state->n_trails);
  g_autofree char *head = g_strdup_printf (hj_ink_say (frame, "거꾸로 가는 길 %s개", "%s ways back"), count);
  g_autofree char *gap = hj_format_number (state->twin_gap, 3);
  g_autofree char *note = NULL;

  if (state->twins)
    note = g_strdup_printf (hj_ink_say (frame, "◆ 둘째 실행 · 차이 %s", "◆ second run · %s apart"), gap);
  else
    note = g_strdup (state->start == DS_START_CIRCLE ? hj_ink_say (frame, "반지름 2.3 원에서", "from radius 2.3")
                                                     : hj_ink_say (frame, "N(0, I)에서", "from N(0, I)"));
  width = hj_ink_text (cr, frame, HJ_TEXT_AXIS, NULL, box->x, y, HJ_ANCHOR_START, head);
  if (width + 12 + hj_ink_text_width (frame, HJ_TEXT_TICK, note) <= box->w)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, box->x + box->w, y, HJ_ANCHOR_END, note);
}

static void
draw_plane_overlay (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  HjMark marks[2] = { frame->hover, frame->focus };

  for (int i = 0; i < 2; i++)
    if (marks[i].kind == DS_MARK_PARTICLE && marks[i].i < state->n_trails)
      {
        double x, y;

        point_of (state, box, state->trails, state->position, marks[i].i, &x, &y);
        hj_ink_focus (cr, frame, x - 5, y - 5, 10, 10, 5);
      }
  if (frame->focus.kind == DS_MARK_PLANE)
    hj_ink_focus (cr, frame, box->x, box->y, box->w, box->h, 8);
}

/* Dabs that are being drawn and are not data yet. */
static void
draw_dabs (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  double xy[HJ_PARAM_TEXT_SIZE];
  int n = ds_drawing_read (state->drawn, xy, HJ_PARAM_TEXT_SIZE / 2);

  for (int i = 0; i < n; i++)
    ds_to_box (box, DS_PLANE_RANGE, xy[2 * i], xy[2 * i + 1], &xy[2 * i], &xy[2 * i + 1]);
  if (n > 0)
    hj_ink_markers (cr, frame, HJ_MARKER_SQUARE, xy, (guint) n, 3, frame->palette->accent, 0.8, NULL);
}

void
ds_draw_plane (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  if (frame->layers & HJ_LAYER_BACKGROUND)
    hj_ink_panel (cr, frame, box->x, box->y, box->w, box->h, 8);
  clip_box (cr, box);
  if (frame->layers & HJ_LAYER_BACKGROUND)
    draw_data (state, cr, frame, box);
  if (frame->layers & HJ_LAYER_DATA)
    {
      draw_paths (state, cr, frame, box);
      draw_twins (state, cr, frame, box);
      draw_crowd (state, cr, frame, box);
      draw_ends (state, cr, frame, box);
      draw_chosen (state, cr, frame, box);
      if (state->dragging == DS_MARK_PLANE && state->shape == DS_SHAPE_DRAWN)
        draw_dabs (state, cr, frame, box);
    }
  cairo_restore (cr);
  if (frame->layers & HJ_LAYER_BACKGROUND && !frame->thumbnail)
    draw_plane_head (state, cr, frame, box);
  if (frame->layers & HJ_LAYER_OVERLAY && !frame->thumbnail)
    draw_plane_overlay (state, cr, frame, box);
}

/* ---- numbers ------------------------------------------------------------------------------------ */

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
  g_autofree char *symbol = g_strdup_printf ("<i>x</i><sub>%d</sub>", t);
  const float nowhere[2] = { NAN, NAN };
  float mean[2];

  ds_chosen_mean (state, state->position, mean);
  hj_ink_marker (cr, HJ_MARKER_CIRCLE, x, y, 5, hj_palette_series (frame->palette, HJ_SERIES_BLUE), NULL);
  y = draw_coordinates (cr, frame, box, y, symbol, ds_trail_at (state, state->position, state->chosen));
  hj_ink_arrow (cr, x - 6, y, x + 7, y, 2, 7, hj_palette_series (frame->palette, HJ_SERIES_VERMILLION));
  y = draw_coordinates (cr, frame, box, y, "<i>x̂</i><sub>0</sub>", mean);
  hj_ink_marker (cr, HJ_MARKER_CIRCLE, x, y, 5, hj_palette_series (frame->palette, HJ_SERIES_ORANGE),
                 &frame->palette->text);
  return draw_coordinates (cr, frame, box, y, "<i>x</i><sub>0</sub>",
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
  double s = frame->text_scale, left = box->x + 58 * s, right = box->x + MIN (box->w, 190 * s);
  double room = right - left - 34 * s;
  int steps[4], current = ds_bar_times (state, steps);

  for (int i = 0; i < 4; i++, y += 21 * s)
    {
      gboolean hidden = state->trail != DS_TRAIL_WHOLE && steps[i] > state->position;
      HjTextStyle style = i == current ? HJ_TEXT_SMALL_BOLD : HJ_TEXT_SMALL;
      const HjColor *ink = i == current ? &frame->palette->accent : &frame->palette->dim;
      float mean[2];
      double n_eff = hidden ? NAN : ds_chosen_mean (state, steps[i], mean);
      g_autofree char *count = n_eff < 10 ? hj_format_number (n_eff, 1) : hj_format_number (n_eff, 0);

      hj_ink_textf (cr, frame, style, ink, box->x, y, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, "t = %d",
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
               "<i>x̂</i><sub>0</sub> = Σ <i>w</i><sub>i</sub> <i>y</i><sub>i</sub>");
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, box->x, y + 48 * s, HJ_ANCHOR_START,
               hj_ink_say (frame, "섞인 원본 수 1/Σw²", "Data mixed, 1/Σw²"));
  draw_bars (state, cr, frame, box, y + 66 * s);
}
