/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strokes that all drawings share: arrows, marks, hatches, pills. */
#include "hj-ink.h"

#include "hj-ink-stamp.h"

#include <math.h>

static double
half_pixel (double value)
{
  return floor (value) + 0.5;
}

static void
marker_path (cairo_t *cr, HjMarker marker, double x, double y, double r)
{
  switch (marker)
    {
    case HJ_MARKER_CIRCLE:
    case HJ_MARKER_RING:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      break;
    case HJ_MARKER_TRIANGLE:
      cairo_move_to (cr, x, y - r * 1.1);
      cairo_line_to (cr, x + r, y + r * 0.75);
      cairo_line_to (cr, x - r, y + r * 0.75);
      break;
    case HJ_MARKER_SQUARE:
      cairo_rectangle (cr, x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
      return;
    case HJ_MARKER_DIAMOND:
      cairo_move_to (cr, x, y - r * 1.2);
      cairo_line_to (cr, x + r * 1.2, y);
      cairo_line_to (cr, x, y + r * 1.2);
      cairo_line_to (cr, x - r * 1.2, y);
      break;
    }
  cairo_close_path (cr);
}

void
hj_ink_marker (cairo_t *cr, HjMarker marker, double x, double y, double radius, HjColor fill,
               const HjColor *outline)
{
  cairo_new_path (cr);
  marker_path (cr, marker, x, y, radius);
  hj_set_color (cr, fill);
  if (outline)
    {
      cairo_fill_preserve (cr);
      hj_set_color (cr, *outline);
      cairo_set_line_width (cr, marker == HJ_MARKER_RING ? 1.5 : 0.9);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
}

void
hj_ink_markers (cairo_t *cr, const HjFrame *frame, HjMarker marker, const double *xy, guint n, double radius,
                HjColor fill, double alpha, const HjColor *outline)
{
  if (!frame->vector && n > 12 && hj_ink_stamp (cr, marker, xy, n, radius, fill, alpha, outline))
    return;
  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    if (isfinite (xy[2 * i]) && isfinite (xy[2 * i + 1]))
      marker_path (cr, marker, xy[2 * i], xy[2 * i + 1], radius);
  hj_set_color_alpha (cr, fill, alpha);
  if (outline)
    {
      cairo_fill_preserve (cr);
      hj_set_color_alpha (cr, *outline, alpha);
      cairo_set_line_width (cr, marker == HJ_MARKER_RING ? 1.3 : 0.8);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
}

void
hj_ink_arrow (cairo_t *cr, double x1, double y1, double x2, double y2, double width, double head, HjColor color)
{
  double angle = atan2 (y2 - y1, x2 - x1), length = hypot (x2 - x1, y2 - y1), spread = 0.45;

  if (length < 0.5 || !isfinite (length))
    return;
  head = MIN (head, length);
  hj_set_color (cr, color);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2 - cos (angle) * head * 0.7, y2 - sin (angle) * head * 0.7);
  cairo_stroke (cr);
  cairo_move_to (cr, x2, y2);
  cairo_line_to (cr, x2 - head * cos (angle - spread), y2 - head * sin (angle - spread));
  cairo_line_to (cr, x2 - head * cos (angle + spread), y2 - head * sin (angle + spread));
  cairo_close_path (cr);
  cairo_fill (cr);
}

void
hj_ink_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

void
hj_ink_panel (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height, double radius)
{
  hj_ink_rounded (cr, half_pixel (x), half_pixel (y), floor (width) - 1, floor (height) - 1, radius);
  hj_set_color (cr, frame->palette->panel);
  cairo_fill_preserve (cr);
  hj_set_color (cr, frame->palette->rule);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
hatch_lines (cairo_t *cr, double x, double y, double width, double height, double step)
{
  cairo_set_line_width (cr, 1);
  /* Lines are anchored to the page, so that neighbouring cells join. */
  for (double sum = floor ((x + y) / step) * step; sum < x + y + width + height; sum += step)
    {
      cairo_move_to (cr, sum - y, y);
      cairo_line_to (cr, sum - y - height, y + height);
    }
  cairo_stroke (cr);
}

/* On pixels: one tile of STEP px, repeated. Ten times cheaper than the lines, and just as sharp. */
static cairo_pattern_t *
make_hatch_tile (int step, HjColor color)
{
  enum { SCALE = 2 };
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, step * SCALE, step * SCALE);
  cairo_pattern_t *pattern;
  cairo_matrix_t matrix;
  cairo_t *cr = cairo_create (tile);

  cairo_scale (cr, SCALE, SCALE);
  hj_set_color (cr, color);
  hatch_lines (cr, -step, -step, 3 * step, 3 * step, step);
  cairo_destroy (cr);
  pattern = cairo_pattern_create_for_surface (tile);
  cairo_matrix_init_scale (&matrix, SCALE, SCALE);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_surface_destroy (tile);
  return pattern;
}

void
hj_ink_hatch (cairo_t *cr, double x, double y, double width, double height, double step, HjColor color)
{
  gboolean pixels = cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  if (pixels && step == floor (step))
    {
      cairo_pattern_t *tile = make_hatch_tile ((int) step, color);

      cairo_set_source (cr, tile);
      cairo_fill (cr);
      cairo_pattern_destroy (tile);
    }
  else
    {
      cairo_clip (cr);
      hj_set_color (cr, color);
      hatch_lines (cr, x, y, width, height, step);
    }
  cairo_restore (cr);
}

void
hj_ink_hline (cairo_t *cr, double x1, double x2, double y, double width, HjColor color)
{
  hj_set_color (cr, color);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x1, half_pixel (y));
  cairo_line_to (cr, x2, half_pixel (y));
  cairo_stroke (cr);
}

void
hj_ink_vline (cairo_t *cr, double x, double y1, double y2, double width, HjColor color)
{
  hj_set_color (cr, color);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, half_pixel (x), y1);
  cairo_line_to (cr, half_pixel (x), y2);
  cairo_stroke (cr);
}

double
hj_ink_pill (cairo_t *cr, const HjFrame *frame, double x, double y, const char *markup)
{
  double width, height = 18 * frame->text_scale;

  if (frame->thumbnail)
    return 0;
  width = hj_ink_text_width (frame, HJ_TEXT_SMALL_BOLD, markup) + 16;
  hj_ink_rounded (cr, x - width / 2, y, width, height, height / 2);
  hj_set_color (cr, frame->palette->view);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  hj_set_color (cr, frame->palette->accent_fill);
  cairo_fill (cr);
  hj_ink_text (cr, frame, HJ_TEXT_SMALL_BOLD, &frame->palette->accent_ink, x, y + height / 2,
               HJ_ANCHOR_MIDDLE | HJ_ANCHOR_CENTRE, markup);
  return width;
}

void
hj_ink_disc (cairo_t *cr, const HjFrame *frame, double x, double y, int number)
{
  if (frame->thumbnail)
    return;
  hj_ink_marker (cr, HJ_MARKER_CIRCLE, x, y, 9 * frame->text_scale, frame->palette->text, NULL);
  hj_ink_textf (cr, frame, HJ_TEXT_SMALL_BOLD, &frame->palette->view, x, y, HJ_ANCHOR_MIDDLE | HJ_ANCHOR_CENTRE,
                "%d", number);
}

void
hj_ink_hand (cairo_t *cr, double x, double y, double size, HjColor color)
{
  /* An open palm on a 16-unit square: four fingers as round strokes, a thumb, the palm. */
  static const double fingers[4][3] = { { 4.7, 5.2, 9 }, { 7.3, 3.2, 9 }, { 9.9, 3.6, 9 }, { 12.4, 5.4, 9.5 } };

  cairo_save (cr);
  cairo_translate (cr, x - size / 2, y - size / 2);
  cairo_scale (cr, size / 16, size / 16);
  hj_set_color (cr, color);
  cairo_set_line_width (cr, 1.9);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < 4; i++)
    {
      cairo_move_to (cr, fingers[i][0], fingers[i][1]);
      cairo_line_to (cr, fingers[i][0], fingers[i][2]);
    }
  cairo_move_to (cr, 2.2, 9.2);
  cairo_line_to (cr, 5, 12.2);
  cairo_stroke (cr);
  cairo_move_to (cr, 3.8, 8.5);
  cairo_line_to (cr, 13.3, 8.5);
  cairo_curve_to (cr, 13.5, 12, 12.5, 15, 8.8, 15);
  cairo_curve_to (cr, 6.2, 15, 5, 13.2, 3.9, 11.4);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

void
hj_ink_gear (cairo_t *cr, double x, double y, double size, HjColor color)
{
  double outer = size / 2, inner = outer * 0.66;

  cairo_save (cr);
  hj_set_color (cr, color);
  cairo_set_line_width (cr, outer * 0.36);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (int spoke = 0; spoke < 8; spoke++)
    {
      double angle = spoke * G_PI / 4;

      cairo_move_to (cr, x + cos (angle) * inner * 0.9, y + sin (angle) * inner * 0.9);
      cairo_line_to (cr, x + cos (angle) * outer, y + sin (angle) * outer);
    }
  cairo_stroke (cr);
  cairo_set_line_width (cr, outer * 0.34);
  cairo_arc (cr, x, y, inner * 0.78, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
hj_ink_focus (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height, double radius)
{
  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  hj_ink_rounded (cr, x - 1, y - 1, width + 2, height + 2, radius + 1);
  hj_set_color (cr, frame->palette->view);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  hj_ink_rounded (cr, x - 3, y - 3, width + 6, height + 6, radius + 3);
  hj_set_color (cr, frame->palette->accent);
  cairo_stroke (cr);
  cairo_restore (cr);
}
