/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: the film from noise to a syllable, and the training pictures that are mixed in it. */
#include "ds-private.h"

#include <math.h>

/* Paper to ink; noise goes beyond both ends and is cut there. */
static HjColor
ink_of (const HjPalette *palette, double value, gpointer unused)
{
  return hj_color_mix (palette->dark ? palette->panel : palette->view, palette->text, CLAMP ((value + 1) / 2, 0, 1));
}

static void
draw_picture (cairo_t *cr, const HjFrame *frame, const DsBox *box, const float *pixels, gboolean current,
              gboolean ahead)
{
  hj_ink_matrix (cr, frame, box->x, box->y, box->w, box->h, DS_SIDE, DS_SIDE, pixels, ink_of, NULL);
  if (ahead)
    {
      hj_set_color_alpha (cr, frame->palette->view, 0.62);
      cairo_rectangle (cr, box->x, box->y, box->w, box->h);
      cairo_fill (cr);
    }
  hj_set_color (cr, current ? frame->palette->accent : frame->palette->rule);
  cairo_set_line_width (cr, current ? 2.5 : 1);
  cairo_rectangle (cr, box->x - 0.5, box->y - 0.5, box->w + 1, box->h + 1);
  cairo_stroke (cr);
}

static void
draw_unknown (cairo_t *cr, const HjFrame *frame, const DsBox *box)
{
  hj_set_color (cr, frame->palette->masked);
  cairo_rectangle (cr, box->x, box->y, box->w, box->h);
  cairo_fill (cr);
  hj_ink_hatch (cr, box->x, box->y, box->w, box->h, 7, frame->palette->hatch);
}

static void
draw_film_frame (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g, int i,
                 gboolean current)
{
  int step = current ? state->position : ds_step_at (state, g->panel_t[i]);
  gboolean ahead = step > state->position;
  float mean[DS_PIXELS];
  const DsBox *box = &g->panels[i];

  hj_ink_textf (cr, frame, current ? HJ_TEXT_SMALL_BOLD : HJ_TEXT_TICK, current ? &frame->palette->accent : NULL,
                box->x + box->w / 2, box->y - 8 * g->s, HJ_ANCHOR_MIDDLE,
                g->size == HJ_WIDTH_WIDE && (i == 0 || current) ? "t = %d" : "%d", ds_time (state, step));
  if (ahead && state->trail != DS_TRAIL_WHOLE)
    {
      draw_unknown (cr, frame, box);
      draw_unknown (cr, frame, &g->means[i]);
      return;
    }
  ds_chosen_mean (state, step, mean);
  draw_picture (cr, frame, box, ds_trail_at (state, step, state->chosen), current, ahead);
  draw_picture (cr, frame, &g->means[i], mean, current, ahead);
}

static void
draw_sentence (cairo_t *cr, const HjFrame *frame, HjTextStyle style, const DsBox *box, const char *sentence)
{
  hj_ink_paragraph (cr, frame, style, NULL, box->x, box->y, box->w, HJ_ANCHOR_START, 0, sentence);
}

static void
draw_film (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  int current = ds_followed (g->panel_t, g->n_panels, ds_time (state, state->position));

  hj_ink_text (cr, frame, HJ_TEXT_MATH, NULL, 2, g->panels[0].y + g->panels[0].h / 2,
               HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, HJ_TEX ("x_t"));
  hj_ink_text (cr, frame, HJ_TEXT_MATH, NULL, 2, g->means[0].y + g->means[0].h / 2,
               HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, HJ_TEX ("\\hat{x}_0"));
  for (int i = 0; i < g->n_panels; i++)
    if (i != current)
      draw_film_frame (state, cr, frame, g, i, FALSE);
  draw_film_frame (state, cr, frame, g, current, TRUE);
  draw_sentence (cr, frame, HJ_TEXT_TICK, &g->key, hj_text_get (ds_sentence (DS_SAY_FILM), frame->lang));
}

static void
draw_tops (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  int top[DS_TOP];
  double weights[DS_TOP], s = g->s, n_eff = ds_chosen_tops (state, top, weights);
  g_autofree char *share = hj_format_number (n_eff, n_eff < 10 ? 1 : 0), *mixed = NULL;

  draw_sentence (cr, frame, HJ_TEXT_AXIS, &g->top_head, hj_text_get (ds_sentence (DS_SAY_TOPS), frame->lang));
  for (int i = 0; i < DS_TOP; i++)
    {
      double w = weights[i];
      g_autofree char *weight = w < 0.0005 ? g_strdup ("0") : hj_format_number (w, w < 0.01 ? 3 : 2);
      const DsBox *box = &g->tops[i];

      draw_picture (cr, frame, box, state->data->y + (gsize) top[i] * DS_PIXELS, FALSE, FALSE);
      hj_set_color (cr, frame->palette->accent_fill);
      cairo_rectangle (cr, box->x, box->y + box->h + 3 * s, MAX (box->w * w, 1), 5 * s);
      cairo_fill (cr);
      hj_ink_text (cr, frame, HJ_TEXT_SMALL, NULL, box->x + box->w / 2, box->y + box->h + 22 * s, HJ_ANCHOR_MIDDLE,
                   weight);
    }
  mixed = g_strdup_printf (hj_ink_say (frame, "섞인 그림 수 1/Σw² = %s / %d", "Pictures mixed, 1/Σw² = %s of %d"), share,
                           state->data->n);
  draw_sentence (cr, frame, HJ_TEXT_CELL_BOLD, &g->numbers, mixed);
}

static void
draw_chains (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  gboolean ahead = state->trail == DS_TRAIL_WHOLE;

  draw_sentence (cr, frame, HJ_TEXT_AXIS, &g->chain_head,
                 hj_text_get (ds_sentence (ahead ? DS_SAY_CHAINS_END : DS_SAY_CHAINS_NOW), frame->lang));
  for (int i = 0; i < state->n_trails; i++)
    draw_picture (cr, frame, &g->chains[i], ds_trail_at (state, ahead ? state->n_steps : state->position, i),
                  i == state->chosen, FALSE);
}

static void
draw_overlay (cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  const DsBox *box = NULL;

  if (frame->focus.kind == DS_MARK_PANEL && frame->focus.i < g->n_panels)
    box = &g->panels[frame->focus.i];
  else if (frame->focus.kind == DS_MARK_TOP)
    box = &g->tops[frame->focus.i];
  else if (frame->focus.kind == DS_MARK_CHAIN)
    box = &g->chains[frame->focus.i];
  if (box)
    hj_ink_focus (cr, frame, box->x, box->y, box->w, box->h, 2);
}

void
ds_draw_images (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *g)
{
  if (frame->layers & HJ_LAYER_DATA)
    {
      draw_film (state, cr, frame, g);
      draw_tops (state, cr, frame, g);
      draw_sentence (cr, frame, HJ_TEXT_TICK, &g->note, hj_text_get (ds_sentence (ds_note (state)), frame->lang));
      draw_chains (state, cr, frame, g);
    }
  if (frame->layers & HJ_LAYER_OVERLAY)
    draw_overlay (cr, frame, g);
}

void
ds_draw_images_thumbnail (const DsState *state, cairo_t *cr, const HjFrame *frame)
{
  enum { N = 4 };
  double gap = 6, side = MIN ((frame->width - (N + 1) * gap) / N, (frame->height - 3 * gap) / 2);
  double left = (frame->width - N * side - (N - 1) * gap) / 2, top = (frame->height - 2 * side - gap) / 2;
  float mean[DS_PIXELS];

  for (int i = 0; i < N; i++)
    {
      int step = state->n_steps * i / (N - 1);
      DsBox above = { left + i * (side + gap), top, side, side }, below = { above.x, top + side + gap, side, side };

      ds_chosen_mean (state, step, mean);
      draw_picture (cr, frame, &above, ds_trail_at (state, step, state->chosen), FALSE, FALSE);
      draw_picture (cr, frame, &below, mean, FALSE, FALSE);
    }
}
