/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws boxes with cairo: glyphs as vectors, rules, strokes. */
#include "hj-math-draw.h"

#include <math.h>

typedef struct {
  cairo_t *cr;
  cairo_pattern_t *ink; /* the colour of the formula */
  gboolean pixels;      /* what it draws on is made of pixels, or will be */
} Pen;

/* ---- Ink ---- */

static void
use_quiet_ink (const Pen *pen)
{
  double red, green, blue, alpha;

  if (cairo_pattern_get_rgba (pen->ink, &red, &green, &blue, &alpha) == CAIRO_STATUS_SUCCESS)
    cairo_set_source_rgba (pen->cr, red, green, blue, alpha * 0.55);
}

static void
use_ink (const Pen *pen, guint32 ink)
{
  if (ink == HJ_INK_QUIET)
    use_quiet_ink (pen);
  else
    cairo_set_source_rgba (pen->cr, (ink >> 16 & 0xff) / 255.0, (ink >> 8 & 0xff) / 255.0, (ink & 0xff) / 255.0,
                           (ink >> 24) / 255.0);
}

/* ---- What is drawn ---- */

static void
draw_heavier (const HjBox *box, cairo_t *cr, const cairo_glyph_t *glyphs)
{
  cairo_new_path (cr);
  cairo_glyph_path (cr, glyphs, (int) box->n_glyphs);
  cairo_set_line_width (cr, 0.035 * box->size);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
draw_glyphs (const HjBox *box, cairo_t *cr, double x, double y)
{
  cairo_glyph_t few[16], *glyphs = box->n_glyphs <= G_N_ELEMENTS (few) ? few : g_new (cairo_glyph_t, box->n_glyphs);

  for (guint i = 0; i < box->n_glyphs; i++)
    glyphs[i] = (cairo_glyph_t) { box->glyphs[i].index, x + box->glyphs[i].x, y + box->glyphs[i].y };
  cairo_set_font_face (cr, box->outlines);
  cairo_set_font_size (cr, box->size);
  cairo_show_glyphs (cr, glyphs, (int) box->n_glyphs);
  if (box->heavy)
    draw_heavier (box, cr, glyphs);
  if (glyphs != few)
    g_free (glyphs);
}

/* The two ends of something thin, moved so that it begins with a pixel and is not fainter than a letter's stem. */
static void
snap (double *from, double *length, double scale)
{
  double least = 0.85 / scale, middle = *from + *length / 2;

  *length = MAX (*length, least);
  *from = floor ((middle - *length / 2) * scale + 0.5) / scale;
}

static void
snap_rule (cairo_t *cr, double scale, double *x, double *y, double *width, double *height)
{
  double device_x = *x, device_y = *y, left, top;

  cairo_user_to_device (cr, &device_x, &device_y);
  left = device_x /= scale;
  top = device_y /= scale;
  if (*height < *width)
    snap (&top, height, scale);
  else
    snap (&left, width, scale);
  *x += left - device_x;
  *y += top - device_y;
}

/* On paper as thick and where it is; on a screen on whole pixels, lest it be a grey smear over two of them. */
static void
draw_rule (const Pen *pen, const HjBox *box, double x, double y)
{
  double top = y - box->height, width = box->width, height = box->height + box->depth, scale = 1, skew = 0;

  cairo_user_to_device_distance (pen->cr, &scale, &skew);
  if (pen->pixels && ABS (skew) < 1e-6 && scale > 0.05 && !(box->shape & HJ_SHAPE_JOINED))
    snap_rule (pen->cr, scale, &x, &top, &width, &height);
  cairo_rectangle (pen->cr, x, top, width, height);
  cairo_fill (pen->cr);
}

static void
draw_wave (const HjBox *box, cairo_t *cr, double x, double y)
{
  double step = 2.5 * box->line, bottom = y + box->depth - box->line;

  cairo_move_to (cr, x, bottom);
  for (guint i = 1; i <= MIN (box->width / step, 2000); i++)
    cairo_line_to (cr, x + i * step, bottom - (i % 2) * step * 0.7);
}

static void
draw_strokes (const HjBox *box, cairo_t *cr, double x, double y)
{
  double half = box->line / 2, top = y - box->height, bottom = y + box->depth, right = x + box->width;

  cairo_new_path (cr);
  if (box->shape & HJ_SHAPE_FRAME)
    cairo_rectangle (cr, x + half, top + half, box->width - box->line, bottom - top - box->line);
  if (box->shape & HJ_SHAPE_RISING)
    {
      cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, right, top);
    }
  if (box->shape & HJ_SHAPE_FALLING)
    {
      cairo_move_to (cr, x, top);
      cairo_line_to (cr, right, bottom);
    }
  if (box->shape & HJ_SHAPE_MIDDLE)
    {
      cairo_move_to (cr, x, (top + bottom) / 2);
      cairo_line_to (cr, right, (top + bottom) / 2);
    }
  if (box->shape & HJ_SHAPE_WAVE)
    draw_wave (box, cr, x, y);
  cairo_set_line_width (cr, box->line);
  /* arydshln: dashes and gaps of four points, here of ten thicknesses. */
  if (box->shape & HJ_SHAPE_DASHED)
    cairo_set_dash (cr, (double[]) { 10 * box->line }, 1, 0);
  cairo_stroke (cr);
  if (box->shape & HJ_SHAPE_DASHED)
    cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_box (const Pen *pen, const HjBox *box, double x, double y)
{
  if (box->ink)
    {
      cairo_save (pen->cr);
      use_ink (pen, box->ink);
    }
  if (box->kind == HJ_BOX_GLYPHS)
    draw_glyphs (box, pen->cr, x, y);
  else if (box->kind == HJ_BOX_RULE)
    draw_rule (pen, box, x, y);
  else if (box->kind == HJ_BOX_STROKE)
    draw_strokes (box, pen->cr, x, y);
  for (const HjBox *child = box->first; child; child = child->next)
    draw_box (pen, child, x + child->x, y + child->y);
  if (box->ink)
    cairo_restore (pen->cr);
}

/* GTK records what a widget draws and replays it pixel by pixel; paper and vector files are neither. */
static gboolean
is_made_of_pixels (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  return type == CAIRO_SURFACE_TYPE_IMAGE || type == CAIRO_SURFACE_TYPE_RECORDING;
}

void
hj_box_draw (const HjBox *box, cairo_t *cr, double x, double y)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  Pen pen = { cr, cairo_pattern_reference (cairo_get_source (cr)), is_made_of_pixels (cr) };

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options (cr, options);
  draw_box (&pen, box, x, y);
  cairo_restore (cr);
  cairo_pattern_destroy (pen.ink);
  cairo_font_options_destroy (options);
}
