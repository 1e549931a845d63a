/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the attention diagram: the cells with their names, arcs and colour bar; the other parts stand in their
 * own files. */
#include "attention.h"
#include "hj-plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double
attention_stage_value (const Attention *self, const Lens *lens, int i, int j)
{
  if (self->stage == STAGE_WEIGHTS)
    return lens->weights[lens->at][i * lens->n + j];
  return lens->scores[i * lens->n + j] * (self->stage == STAGE_SCALED ? lens->scale : 1);
}

double
attention_stage_range (const Attention *self, const Lens *lens)
{
  double most = 0;

  if (self->stage == STAGE_WEIGHTS)
    return 1;
  for (int i = 0; i < lens->n * lens->n; i++)
    most = MAX (most, fabs (attention_stage_value (self, lens, i / lens->n, i % lens->n)));
  return most > 0 ? most : 1;
}

static HjColor
color_of (const Attention *self, const HjPalette *palette, double value, double range)
{
  return self->stage == STAGE_WEIGHTS ? hj_palette_sequential (palette, value)
                                      : hj_palette_diverging (palette, value / range);
}

static void
draw_masked (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height)
{
  hj_set_color (cr, frame->palette->masked);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  hj_ink_hatch (cr, x, y, width, height, width < 16 ? 4 : 6, frame->palette->hatch);
}

/* A whole map without numbers, for the small multiples and the thumbnail. */
void
attention_draw_cells (cairo_t *cr, const HjFrame *frame, const Lens *lens, const double *weights, Box box,
                      double gap)
{
  double width = box.width / lens->n, height = box.height / lens->n;

  for (int i = 0; i < lens->n; i++)
    for (int j = 0; j < lens->n; j++)
      {
        gboolean visible = lens->allowed[i * lens->n + j];
        double x = round (box.x + j * width), y = round (box.y + i * height);

        hj_set_color (cr, visible ? hj_palette_sequential (frame->palette, weights[i * lens->n + j])
                                  : frame->palette->masked);
        cairo_rectangle (cr, x, y, round (box.x + (j + 1) * width) - x - gap, round (box.y + (i + 1) * height) - y - gap);
        cairo_fill (cr);
      }
}

/* ".76" where there is little room, "−4.8" for scores. */
static char *
format_cell (const Attention *self, double value, double cell, double scale)
{
  char *digits;

  if (self->stage != STAGE_WEIGHTS)
    return hj_format_number (value, fabs (value) >= 9.95 || cell < 40 * scale ? (fabs (value) >= 9.95 ? 0 : 1) : 2);
  digits = hj_format_number (value, 2);
  if (cell < 44 * scale && digits[0] == '0')
    memmove (digits, digits + 1, strlen (digits));
  return digits;
}

static void
draw_value (const Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout, double value,
            HjColor color, double x, double y)
{
  g_autofree char *text = NULL;
  HjColor ink = hj_color_ink_on (color);

  if (layout->cell_width < 28 * layout->scale || (self->stage == STAGE_WEIGHTS && value < 0.095))
    return;
  text = format_cell (self, value, layout->cell_width, layout->scale);
  hj_ink_text (cr, frame, HJ_TEXT_SMALL, &ink, x + layout->cell_width / 2 - 0.5, y + layout->cell_height / 2,
               HJ_ANCHOR_MIDDLE | HJ_ANCHOR_CENTRE, text);
}

static void
draw_cell (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, double range,
           int i, int j)
{
  double x = layout->heat.x + j * layout->cell_width, y = layout->heat.y + i * layout->cell_height;
  double value = attention_stage_value (self, lens, i, j);
  double gap = layout->cell_width >= 12 ? 1 : 0;
  HjColor color;

  if (!lens->allowed[i * lens->n + j])
    return;
  color = color_of (self, frame->palette, value, range);
  hj_set_color (cr, color);
  cairo_rectangle (cr, x, y, layout->cell_width - gap, layout->cell_height - gap);
  cairo_fill (cr);
  draw_value (self, cr, frame, layout, value, color, x, y);
}

/* Neighbours of a row share one hatch, with seams between the cells: a hatch for each would cost the frame. */
static void
draw_masked_cells (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, int i)
{
  double y = layout->heat.y + i * layout->cell_height, height = layout->cell_height - 1;

  for (int j = 0, end; j < lens->n; j = end + 1)
    {
      for (end = j; end < lens->n && !lens->allowed[i * lens->n + end]; end++)
        continue;
      if (end == j)
        continue;
      draw_masked (cr, frame, layout->heat.x + j * layout->cell_width, y, (end - j) * layout->cell_width - 1, height);
      hj_set_color (cr, frame->palette->view);
      for (int seam = j + 1; seam < end; seam++)
        cairo_rectangle (cr, layout->heat.x + seam * layout->cell_width - 1, y, 1, height);
      cairo_fill (cr);
    }
}

/* The row shown and its cell. */
static void
draw_selection (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens)
{
  double x = layout->heat.x + lens->key * layout->cell_width, y = layout->heat.y + lens->query * layout->cell_height;
  HjColor mark = hj_palette_series (frame->palette, HJ_SERIES_VERMILLION);

  hj_ink_rounded (cr, layout->heat.x - 1.5, y - 1.5, layout->heat.width + 2, layout->cell_height + 2, 2);
  hj_set_color (cr, frame->palette->accent);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  if (layout->cell_width < 10)
    return;
  cairo_rectangle (cr, x + 1.5, y + 1.5, layout->cell_width - 4, layout->cell_height - 4);
  hj_set_color (cr, frame->palette->dark ? (HjColor){ 0, 0, 0 } : (HjColor){ 1, 1, 1 });
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  hj_set_color (cr, mark);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
}

static void
draw_column_name (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, int j)
{
  double s = layout->scale, x = layout->heat.x + (j + 0.5) * layout->cell_width;
  g_autofree char *markup = attention_label_markup (lens, j);
  HjTextStyle style = j == lens->key ? HJ_TEXT_CELL_BOLD : HJ_TEXT_CELL;
  const HjColor *color = j == lens->key ? &frame->palette->text : &frame->palette->dim;

  /* Columns narrower than a line of text leave out every other name. */
  if (layout->cell_width < 14 * s && j != lens->key && (j - lens->key) % 2 != 0)
    return;
  if (layout->slant > 0)
    {
      cairo_save (cr);
      cairo_translate (cr, x - (layout->slant < 1 ? 2 * s : 0), layout->heat.y - 7 * s);
      cairo_rotate (cr, -layout->slant);
      hj_ink_paragraph (cr, frame, style, color, 0, (layout->slant < 1 ? -13 : -9.5) * s, layout->longest + 2 * s,
                        HJ_ANCHOR_START, 1, markup);
      cairo_restore (cr);
      return;
    }
  hj_ink_text (cr, frame, style, color, x, layout->heat.y - (layout->indices ? 22 : 8) * s, HJ_ANCHOR_MIDDLE, markup);
  if (layout->indices)
    hj_ink_textf (cr, frame, HJ_TEXT_TICK, color, x, layout->heat.y - 7 * s, HJ_ANCHOR_MIDDLE, "%d", j + 1);
}

static void
draw_row_name (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, int i)
{
  double s = layout->scale, y = layout->heat.y + (i + 0.5) * layout->cell_height;
  gboolean shown = i == lens->query;
  g_autofree char *markup = attention_label_markup (lens, i);
  double left = layout->indices ? 24 * s : 0, height = CLAMP (layout->cell_height - 4, 18 * s, 32 * s);
  const HjColor *color = shown ? &frame->palette->accent_ink : &frame->palette->text;

  if (shown)
    {
      hj_ink_rounded (cr, 0, y - height / 2, layout->labels - 8 * s, height, 6);
      hj_set_color (cr, frame->palette->accent_fill);
      cairo_fill (cr);
    }
  /* Rows lower than a line of text leave out every other name. */
  if (layout->cell_height < 15 * s && !shown
      && ((i - lens->query) % 2 != 0 || abs (i - lens->query) * layout->cell_height < 17 * s))
    return;
  if (layout->indices)
    hj_ink_textf (cr, frame, HJ_TEXT_TICK, shown ? color : NULL, 14 * s, y, HJ_ANCHOR_MIDDLE | HJ_ANCHOR_CENTRE, "%d",
                  i + 1);
  hj_ink_paragraph (cr, frame, shown ? HJ_TEXT_CELL_BOLD : HJ_TEXT_CELL, color, left + 2 * s, y - 9.2 * s,
                    layout->labels - left - 15 * s, HJ_ANCHOR_END, 1, markup);
}

static void
draw_axis_names (cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  double s = layout->scale;

  if (layout->kind != HJ_WIDTH_WIDE || layout->labels < 56 * s)
    return;
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, layout->labels - 12 * s, layout->heat.y - 22 * s, HJ_ANCHOR_END,
               hj_ink_say (frame, "키 →", "keys →"));
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, layout->labels - 12 * s, layout->heat.y - 6 * s, HJ_ANCHOR_END,
               hj_ink_say (frame, "질의 ↓", "queries ↓"));
}

static void
draw_bar (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens)
{
  static const HjText names[N_STAGES] = { { "가중치 α", "weight α" }, { "점수 q·k", "score q·k" },
                                          { "q·k÷√d", "q·k÷√d" } };
  double s = layout->scale, range = attention_stage_range (self, lens);
  const char *name = hj_text_get (names[self->stage], frame->lang), *masked = hj_ink_say (frame, "가림", "masked");
  double rest = layout->bar.width - hj_ink_text_width (frame, HJ_TEXT_TICK, masked) - 50 * s;
  double width = MIN (CLAMP (layout->heat.width * 0.55, 100 * s, 170 * s), rest), key = layout->bar.x + width + 26 * s;
  gboolean room = hj_ink_text_width (frame, HJ_TEXT_TICK, name) + 10 < layout->bar.x;

  hj_ink_color_bar (cr, frame, layout->bar.x, layout->bar.y, width, 8 * s, self->stage != STAGE_WEIGHTS,
                    self->stage == STAGE_WEIGHTS ? 0 : -range, range, room ? name : NULL);
  if (!memchr (lens->allowed, 0, (gsize) (lens->n * lens->n)))
    return;
  draw_masked (cr, frame, key, layout->bar.y - 2 * s, 16 * s, 12 * s);
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, key + 22 * s, layout->bar.y + 4 * s, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE,
               masked);
}

/* What training does not change: masked cells, the queries' names, the scale. */
void
attention_draw_heat_ground (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  const Lens *lens = attention_lens (self);

  draw_axis_names (cr, frame, layout);
  for (int i = 0; i < lens->n; i++)
    {
      draw_row_name (cr, frame, layout, lens, i);
      draw_masked_cells (cr, frame, layout, lens, i);
    }
  if (self->stage == STAGE_WEIGHTS)
    draw_bar (self, cr, frame, layout, lens);
}

void
attention_draw_heat (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  const Lens *lens = attention_lens (self);
  double range = attention_stage_range (self, lens);

  for (int i = 0; i < lens->n; i++)
    {
      draw_column_name (cr, frame, layout, lens, i);
      for (int j = 0; j < lens->n; j++)
        draw_cell (self, cr, frame, layout, lens, range, i, j);
    }
  if (frame->palette->dark || frame->palette->style == HJ_STYLE_PRINT)
    {
      hj_set_color (cr, frame->palette->rule);
      cairo_set_line_width (cr, 1);
      cairo_rectangle (cr, layout->heat.x - 0.5, layout->heat.y - 0.5, layout->heat.width, layout->heat.height);
      cairo_stroke (cr);
    }
  draw_selection (cr, frame, layout, lens);
  if (self->stage != STAGE_WEIGHTS)
    draw_bar (self, cr, frame, layout, lens);
}

static void
draw_arc (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, int key, double weight)
{
  double s = layout->scale, base = layout->arcs.y + layout->arcs.height;
  double from = layout->heat.x + (lens->query + 0.5) * layout->cell_width;
  double to = layout->heat.x + (key + 0.5) * layout->cell_width, half = fabs (to - from) / 2;
  double lift = MIN (1.3 * (18 * s + 0.56 * half), 1.2 * layout->arcs.height);

  hj_set_color_alpha (cr, frame->palette->accent_fill, 0.22 + 0.78 * MIN (1, 1.15 * weight));
  cairo_set_line_width (cr, 1 + 7 * weight);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (key == lens->query)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, to, base - 11 * s, 9 * s, 0.7 * G_PI, 0.3 * G_PI);
    }
  else
    {
      cairo_move_to (cr, from, base);
      cairo_curve_to (cr, from, base - lift, to, base - lift, to, base);
    }
  cairo_stroke (cr);
}

static void
draw_arc_value (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, int key, double weight)
{
  g_autofree char *digits = hj_format_number (weight, 2);
  double s = layout->scale, x = layout->heat.x + (key + 0.5) * layout->cell_width;
  gboolean left = key <= lens->query;

  hj_ink_text_halo (cr, frame, key == lens->key ? HJ_TEXT_SMALL_BOLD : HJ_TEXT_SMALL, &frame->palette->accent,
                    x + (left ? -5 : 5) * s, layout->arcs.y + layout->arcs.height - 10 * s,
                    left ? HJ_ANCHOR_END : HJ_ANCHOR_START, digits);
}

void
attention_draw_arcs (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  const Lens *lens = attention_lens (self);
  const double *weights = lens->weights[lens->at] + lens->query * lens->n;

  if (layout->arcs.height == 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, 0, layout->arcs.y, layout->heat.x + layout->heat.width + 20, layout->arcs.height + 2);
  cairo_clip (cr);
  for (int j = 0; j < lens->n; j++)
    if (weights[j] > 0.02)
      draw_arc (cr, frame, layout, lens, j, weights[j]);
  cairo_restore (cr);
  for (int j = 0; j < lens->n; j++)
    if (weights[j] > (layout->cell_width < 30 * layout->scale ? 0.3 : 0.1))
      draw_arc_value (cr, frame, layout, lens, j, weights[j]);
}

/* The map of the head shown beside its arcs: enough to know it again. */
static void
draw_thumbnail (Attention *self, cairo_t *cr, const HjFrame *frame)
{
  const Lens *lens = attention_lens (self);
  double size = MIN (frame->height - 16, frame->width * 0.52), small = (size - 8) / 2, x = 14;
  int count = MIN (lens->layers * lens->heads, 4);
  Box box = { x, (frame->height - size) / 2, size, size };

  attention_draw_cells (cr, frame, lens, lens->weights[lens->at], box, size / lens->n > 8 ? 1 : 0);
  x += size + 16;
  small = MIN (small, (frame->width - x - 14 - 8) / 2);
  for (int at = 0; at < count; at++)
    attention_draw_cells (cr, frame, lens, lens->weights[at],
                          (Box){ x + at % 2 * (small + 8), box.y + at / 2 * (small + 8), small, small }, 0);
}

void
attention_draw (gpointer state, cairo_t *cr, const HjFrame *frame)
{
  Attention *self = state;
  Layout layout;

  if (frame->thumbnail)
    {
      if (frame->layers & HJ_LAYER_DATA)
        draw_thumbnail (self, cr, frame);
      return;
    }
  attention_lay_out (self, frame->width, frame->text_scale, &layout);
  if (frame->layers & HJ_LAYER_BACKGROUND)
    {
      attention_draw_heat_ground (self, cr, frame, &layout);
      attention_draw_heads_ground (self, cr, frame, &layout);
      attention_draw_panel_ground (self, cr, frame, &layout);
      if (self->task != TASK_FORMULA)
        attention_draw_training_ground (self, cr, frame, &layout);
    }
  if (frame->layers & HJ_LAYER_DATA)
    {
      attention_draw_arcs (self, cr, frame, &layout);
      attention_draw_heat (self, cr, frame, &layout);
      attention_draw_heads (self, cr, frame, &layout);
      attention_draw_panel (self, cr, frame, &layout);
      if (self->task == TASK_FORMULA)
        attention_draw_matrices (self, cr, frame, &layout);
      else
        attention_draw_training (self, cr, frame, &layout);
    }
  if (frame->layers & HJ_LAYER_OVERLAY)
    attention_draw_overlay (self, cr, frame, &layout);
}
