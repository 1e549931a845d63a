/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points: the strip of clouds, from the data to noise. */
#include "ds-private.h"

#include <math.h>
#include <string.h>

static const struct {
  HjSeries series;
  HjMarker marker;
  double radius;
} class_looks[3] = {
  { HJ_SERIES_BLUE, HJ_MARKER_CIRCLE, 1.7 },
  { HJ_SERIES_VERMILLION, HJ_MARKER_TRIANGLE, 2.3 },
  { HJ_SERIES_GREEN, HJ_MARKER_SQUARE, 1.8 },
};

void
ds_draw_cloud (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box, int t)
{
  const HjDiffusionData *data = state->data;
  g_autofree float *x = g_new (float, 2 * (gsize) data->n);
  g_autofree double *xy = g_new (double, 2 * (gsize) data->n);
  double zoom = CLAMP (box->w / 152, 0.55, 1.4);

  hj_diffusion_forward (ds_alpha_bar (state, t), data->y, state->noise, 2 * data->n, x);
  ds_clip_box (cr, box);
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

/* "4.0e-5" as TeX. (transfer full) */
static char *
dup_power (const char *number)
{
  const char *power = strchr (number, 'e');

  return power ? g_strdup_printf ("%.*s \\cdot 10^{%s}", (int) (power - number), number, power + 1) : g_strdup (number);
}

static void
draw_panel_labels (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g, int i, int t,
                   gboolean current)
{
  const DsBox *box = &g->panels[i];
  double s = g->s, second = box->y - 9 * s, x;
  int anchor;
  g_autofree char *number = hj_format_short (ds_alpha_bar (state, t)), *share = dup_power (number);
  g_autofree char *time = g_strdup_printf (current ? HJ_TEX ("t = \\mathbf{%d}") : HJ_TEX ("t = %d"), t);
  g_autofree char *signal = g_strdup_printf (HJ_TEX ("\\bar{\\alpha} = %s"), t == 0 ? "1" : share);
  const HjColor *ink = current ? &frame->palette->accent : &frame->palette->text;

  if (g->size == HJ_WIDTH_WIDE)
    {
      hj_ink_text (cr, frame, HJ_TEXT_MATH, ink, box->x, second, HJ_ANCHOR_START, time);
      hj_ink_text (cr, frame, HJ_TEXT_MATH, &frame->palette->dim, box->x + box->w, second, HJ_ANCHOR_END, signal);
      return;
    }
  /* The last label may be wider than its panel: it grows to the left. */
  x = i == g->n_panels - 1 && hj_ink_text_width (frame, HJ_TEXT_MATH, signal) > box->w ? box->x + box->w : box->x;
  anchor = x > box->x ? HJ_ANCHOR_END : HJ_ANCHOR_START;
  hj_ink_text (cr, frame, HJ_TEXT_MATH, ink, x, second - 17 * s, anchor, time);
  hj_ink_text (cr, frame, HJ_TEXT_MATH, &frame->palette->dim, x, second, anchor, signal);
}

/* ● ㅎ ▲ ㅏ ■ ㄴ; returns where it ends. */
static double
draw_classes (const DsState *state, cairo_t *cr, const HjFrame *frame, double x, double y)
{
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
  return x;
}

/* One line in a wide frame; in a narrow one the sentence stands below. */
static void
draw_key (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  double y = g->key.y + 9 * g->s, x = draw_classes (state, cr, frame, 4, y);
  gboolean below = g->size == HJ_WIDTH_NARROW;
  const char *sentence = hj_text_get (ds_sentence (ds_key_sentence (state)), frame->lang);
  g_autofree char *count = hj_format_count (state->data->n);
  g_autofree char *words = g_strdup_printf (hj_ink_say (frame, "점 %s개", "%s points"), count);
  g_autofree char *line = g_strconcat (words, " · ", sentence, NULL);

  hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, x, y - 8 * g->s, g->key.w - x, HJ_ANCHOR_START, 0,
                    below ? words : line);
  if (below)
    hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, 4, g->key.y + 20 * g->s, g->key.w - 8, HJ_ANCHOR_START, 0,
                      sentence);
}

static void
draw_panel (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g, int i, int t)
{
  const DsBox *box = &g->panels[i];

  hj_ink_panel (cr, frame, box->x, box->y, box->w, box->h, 8);
  ds_draw_cloud (state, cr, frame, box, t);
}

static void
draw_arrow (cairo_t *cr, const HjFrame *frame, const DsBox *from, const DsBox *to)
{
  hj_ink_arrow (cr, from->x + from->w + 4, from->y + from->h / 2, to->x - 4, to->y + to->h / 2, 1.25, 6,
                frame->palette->dim);
}

/* The panels of fixed t stand still; over one of them lies the panel that follows the cursor. */
static void
draw_current_panel (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g, int current)
{
  const DsBox *box = &g->panels[current];
  int t = ds_time (state, state->position);

  draw_panel (state, cr, frame, g, current, t);
  hj_ink_rounded (cr, box->x, box->y, box->w, box->h, 8);
  hj_set_color (cr, frame->palette->accent);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
  for (int i = 0; i < g->n_panels; i++)
    draw_panel_labels (state, cr, frame, g, i, i == current ? t : g->panel_t[i], i == current);
}

void
ds_draw_strip (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  if (frame->layers & HJ_LAYER_BACKGROUND)
    {
      for (int i = 0; i < g->n_panels; i++)
        draw_panel (state, cr, frame, g, i, g->panel_t[i]);
      for (int i = 1; i < g->n_panels && g->size == HJ_WIDTH_WIDE; i++)
        draw_arrow (cr, frame, &g->panels[i - 1], &g->panels[i]);
      draw_key (state, cr, frame, g);
    }
  if (frame->layers & HJ_LAYER_DATA)
    draw_current_panel (state, cr, frame, g,
                        ds_followed (g->panel_t, g->n_panels, ds_time (state, state->position)));
  if (frame->layers & HJ_LAYER_OVERLAY && frame->focus.kind == DS_MARK_PANEL && frame->focus.i < g->n_panels)
    hj_ink_focus (cr, frame, g->panels[frame->focus.i].x, g->panels[frame->focus.i].y, g->panels[0].w,
                  g->panels[0].h, 8);
}
