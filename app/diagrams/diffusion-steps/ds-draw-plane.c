/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points: the plane with the way back. */
#include "ds-private.h"

#include <math.h>

#define PIECES 7 /* colours of a path */
#define SPARSE 3.0

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
        if (!breaks && k != to && i != state->chosen && hypot (x - last_x, y - last_y) < SPARSE)
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
  /* Round joins cost a fan at every point and cannot be seen on a thin line. */
  cairo_set_line_join (cr, width > 2 ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_BEVEL);
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

/* ---- field -------------------------------------------------------------------------------------- */

#define FIELD 15 /* arrows each way */

/* The score at the present t as arrows. Drawn is s·√(1−ᾱ), that is −ε̂, whose length stays readable at every t. */
static void
draw_field (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  int t = MAX (ds_time (state, state->position), 1);
  double alpha_bar = ds_alpha_bar (state, t), root = sqrt (alpha_bar), spread = sqrt (1 - alpha_bar);
  double cell = 2 * DS_PLANE_RANGE / FIELD, unit = 0.32 * box->w / FIELD;
  float x[2 * FIELD * FIELD], mean[2 * FIELD * FIELD];

  for (int i = 0; i < FIELD * FIELD; i++)
    {
      x[2 * i] = (float) ((i % FIELD + 0.5) * cell - DS_PLANE_RANGE);
      x[2 * i + 1] = (float) ((i / FIELD + 0.5) * cell - DS_PLANE_RANGE);
    }
  hj_diffusion_denoise (state->data, alpha_bar, state->how.width, x, FIELD * FIELD, mean, NULL);
  for (int i = 0; i < FIELD * FIELD; i++)
    {
      double dx = (root * mean[2 * i] - x[2 * i]) / spread, dy = (root * mean[2 * i + 1] - x[2 * i + 1]) / spread;
      double length = hypot (dx, dy), px, py, scale = unit * MIN (1, 2 / MAX (length, 1e-9));

      ds_to_box (box, DS_PLANE_RANGE, x[2 * i], x[2 * i + 1], &px, &py);
      hj_ink_arrow (cr, px - dx * scale / 2, py + dy * scale / 2, px + dx * scale / 2, py - dy * scale / 2, 1, 4.5,
                    hj_color_mix (frame->palette->dim, frame->palette->panel, 0.35));
    }
}

/* ---- points -------------------------------------------------------------------------------------- */

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
  ds_clip_box (cr, box);
  if (frame->layers & HJ_LAYER_BACKGROUND)
    draw_data (state, cr, frame, box);
  if (frame->layers & HJ_LAYER_DATA)
    {
      if (state->field && !frame->thumbnail)
        draw_field (state, cr, frame, box);
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
