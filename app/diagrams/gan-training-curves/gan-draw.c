/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing put together: layers, key, what the pointer or the keyboard is on. */
#include "gan-view.h"

#include <math.h>

/* --- Key: every sign drawn as in the plane ---------------------------------------------------------------- */

typedef enum { KEY_REAL, KEY_FAKE, KEY_ARROW, KEY_HALF, KEY_FIELD, N_KEYS } KeyItem;

static gboolean
key_is_shown (const HjGanView *view, KeyItem item)
{
  switch (item)
    {
    case KEY_REAL: return view->show_real;
    case KEY_FAKE: return view->show_fake;
    case KEY_ARROW: return hj_gan_view_has_arrows (view);
    case KEY_HALF: return view->show_half && (view->field == FIELD_CRITIC || view->field == FIELD_BEST);
    case KEY_FIELD: return view->field != FIELD_NONE;
    case N_KEYS: break;
    }
  return FALSE;
}

static const char *
critic_name (const HjGanView *view)
{
  return view->field == FIELD_BEST ? HJ_TEX ("D^*") : view->field == FIELD_DENSITY ? HJ_TEX ("p_g") : HJ_TEX ("D");
}

static char *
key_name (const HjGanView *view, const HjFrame *frame, KeyItem item)
{
  switch (item)
    {
    case KEY_REAL: return g_strdup (hj_ink_say (frame, "진짜", "real"));
    case KEY_FAKE: return g_strdup (hj_ink_say (frame, "가짜", "fake"));
    case KEY_ARROW:
      return g_strdup (view->arrows == ARROWS_CRITIC ? HJ_TEX ("\\partial D / \\partial x")
                                                     : HJ_TEX ("-\\partial L_G / \\partial x"));
    case KEY_HALF:
      if (view->loss == HJ_GAN_HINGE && view->field == FIELD_CRITIC)
        return g_strdup (HJ_TEX ("D = 0"));
      if (view->loss == HJ_GAN_WASSERSTEIN && view->field == FIELD_CRITIC)
        return g_strdup (hj_ink_say (frame, "가운데", "midway"));
      return g_strdup (view->field == FIELD_BEST ? HJ_TEX ("D^* = \\tfrac12") : HJ_TEX ("D = \\tfrac12"));
    case KEY_FIELD:
    case N_KEYS: break;
    }
  return g_strdup (critic_name (view));
}

static void
draw_key_sign (const HjGanView *view, cairo_t *cr, const HjFrame *frame, KeyItem item, double x, double y)
{
  const HjPalette *palette = frame->palette;
  const double dash[] = { 3, 3 };
  HjColor green = palette->dark ? hj_palette_series (palette, HJ_SERIES_GREEN)
                                : hj_palette_series_ink (palette, HJ_SERIES_GREEN);

  switch (item)
    {
    case KEY_REAL: hj_ink_marker (cr, HJ_MARKER_RING, x + 6, y, 3.6, palette->view, &green); break;
    case KEY_FAKE:
      hj_ink_marker (cr, HJ_MARKER_TRIANGLE, x + 6, y, 4.6, hj_palette_series (palette, HJ_SERIES_ORANGE),
                     palette->dark ? NULL : &palette->text);
      break;
    case KEY_ARROW: hj_ink_arrow (cr, x, y, x + 22, y, 1.6, 6.5, palette->text); break;
    case KEY_HALF:
      cairo_set_dash (cr, dash, 2, 0);
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + 20, y);
      hj_set_color (cr, palette->text);
      cairo_set_line_width (cr, 1.25);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      break;
    case KEY_FIELD:
    case N_KEYS: break;
    }
}

static double
key_sign_width (KeyItem item)
{
  static const double widths[N_KEYS] = { 18, 18, 28, 26, 0 };

  return widths[item];
}

/* Ends of a scale: "0", "1", "−1.3", "0.02". */
static char *
format_end (double value)
{
  double size = fabs (value);

  return hj_format_number (value, value == floor (value) || size >= 10 ? 0 : size >= 0.1 ? 1 : size >= 0.01 ? 2 : 3);
}

/* The colour bar in line: name, lower end, bar, upper end; shorter where there is little room. Returns the width
 * it takes; draws nothing without CR. */
static double
draw_bar (const HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout, double x, double y)
{
  enum { STRIPS = 32 };
  const int anchor = HJ_ANCHOR_START | HJ_ANCHOR_CENTRE;
  g_autofree char *low = format_end (view->field_from), *high = format_end (view->field_to);
  double name_width = hj_ink_text_width (frame, HJ_TEXT_TICK, critic_name (view)) + 6;
  double low_width = hj_ink_text_width (frame, HJ_TEXT_TICK, low) + 4;
  double text = name_width + low_width + hj_ink_text_width (frame, HJ_TEXT_TICK, high) + 4;
  double bar = CLAMP (layout->key_width - text, 20, 56);

  if (!cr)
    return text + bar;
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x, y, anchor, critic_name (view));
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x + name_width, y, anchor, low);
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x + name_width + low_width + bar + 4, y, anchor, high);
  x += name_width + low_width;
  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int i = 0; i < STRIPS; i++)
    {
      double t = (i + 0.5) / STRIPS;
      HjColor color = view->field == FIELD_DENSITY
                        ? hj_gan_view_density_color (frame->palette, t)
                        : hj_color_mix (frame->palette->view, hj_palette_diverging (frame->palette, 2 * t - 1),
                                        frame->palette->field_strength);

      hj_set_color (cr, color);
      cairo_rectangle (cr, x + bar * i / STRIPS, y - 5, bar / STRIPS + 0.5, 10);
      cairo_fill (cr);
    }
  cairo_restore (cr);
  return text + bar;
}

void
hj_gan_draw_key (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  double x = layout->key_x, y = layout->key_y, gap = 12 * layout->s, row = 22 * layout->s;

  for (int item = 0; item < N_KEYS; item++)
    {
      g_autofree char *name = NULL;
      double width;

      if (!key_is_shown (view, (KeyItem) item))
        continue;
      name = key_name (view, frame, (KeyItem) item);
      width = item == KEY_FIELD ? draw_bar (view, NULL, frame, layout, 0, 0)
                                : key_sign_width ((KeyItem) item) + hj_ink_text_width (frame, HJ_TEXT_TICK, name);
      if (x > layout->key_x && (layout->has_side || x + width > layout->key_x + layout->key_width))
        {
          x = layout->key_x;
          y += row;
        }
      draw_key_sign (view, cr, frame, (KeyItem) item, x, y);
      if (item == KEY_FIELD)
        x += draw_bar (view, cr, frame, layout, x, y) + gap;
      else
        {
          hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x + key_sign_width ((KeyItem) item), y,
                       HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, name);
          x += width + gap;
        }
    }
}

/* --- Headline numbers beside the plane ------------------------------------------------------------------- */

static void
draw_number (cairo_t *cr, const HjFrame *frame, double x, double *y, const char *number, const char *name)
{
  hj_ink_text (cr, frame, HJ_TEXT_NUMBER, NULL, x, *y, HJ_ANCHOR_START, number);
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x, *y + 17 * frame->text_scale, HJ_ANCHOR_START, name);
  *y += 50 * frame->text_scale;
}

static void
draw_numbers (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  const HjGanMetrics *metrics = hj_gan_view_measure (view);
  double y = layout->plane_y + layout->plane - 122 * layout->s;
  g_autofree char *modes = g_strdup_printf ("%d / %d", metrics->modes, view->gan->target.n_modes);
  g_autofree char *quality = g_strdup_printf ("%.0f %%", 100 * metrics->quality);
  g_autofree char *sliced = hj_format_short (metrics->sliced);

  draw_number (cr, frame, layout->key_x, &y, modes,
               hj_gan_target_has_peaks (&view->gan->target) ? hj_ink_say (frame, "덮은 봉우리", "modes covered")
                                                            : hj_ink_say (frame, "덮은 조각", "pieces covered"));
  draw_number (cr, frame, layout->key_x, &y, quality, hj_ink_say (frame, "3σ 안의 점", "points within 3σ"));
  draw_number (cr, frame, layout->key_x, &y, sliced, hj_ink_say (frame, "진짜와의 거리", "distance to real"));
}

/* --- Hover and focus ------------------------------------------------------------------------------------- */

static const HjPlot *
plot_of (const HjGanLayout *layout, int kind)
{
  return kind == MARK_LOSS ? &layout->losses : kind == MARK_MODES ? &layout->modes : &layout->sliced;
}

static void
ring (cairo_t *cr, const HjFrame *frame, double x, double y, double radius, gboolean is_focus)
{
  if (is_focus)
    hj_ink_focus (cr, frame, x - radius, y - radius, 2 * radius, 2 * radius, radius);
  else
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      hj_set_color (cr, frame->palette->accent);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

/* A chosen point carries its own push. */
static void
draw_chosen_fake (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout, int sample,
                  gboolean is_focus)
{
  float point[2], push[2];
  double x, y, size;

  hj_gan_view_measure (view);
  hj_gan_evaluation_fake (view->evaluation, view->gan, sample, &point[0], &point[1]);
  if (!(fabsf (point[0]) <= 3) || !(fabsf (point[1]) <= 3))
    return;
  x = hj_gan_layout_x (layout, point[0]);
  y = hj_gan_layout_y (layout, point[1]);
  hj_gan_push (view->gan, point, 1, view->arrows == ARROWS_CRITIC, push);
  size = hypot (push[0], push[1]);
  cairo_save (cr);
  cairo_rectangle (cr, layout->plane_x, layout->plane_y, layout->plane, layout->plane);
  cairo_clip (cr);
  if (size > 1e-9)
    hj_ink_arrow (cr, x, y, x + push[0] / size * MIN (44, 12 + 16 * size),
                  y - push[1] / size * MIN (44, 12 + 16 * size), 2.2, 8, frame->palette->accent);
  ring (cr, frame, x, y, 7, is_focus);
  cairo_restore (cr);
}

static void
draw_chosen_step (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, double step)
{
  double x = hj_plot_x (plot, step);

  if (x >= plot->x - 1 && x <= plot->x + plot->width + 1)
    hj_ink_vline (cr, x, plot->y, plot->y + plot->height, 1.25, frame->palette->dim);
}

/* The same moment in all three charts: linked. */
static void
draw_chosen_moment (cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout, HjMark mark, gboolean is_focus)
{
  const HjPlot *plot = plot_of (layout, mark.kind);

  draw_chosen_step (cr, frame, &layout->losses, mark.j);
  draw_chosen_step (cr, frame, &layout->modes, mark.j);
  draw_chosen_step (cr, frame, &layout->sliced, mark.j);
  if (is_focus)
    hj_ink_focus (cr, frame, plot->x, plot->y, plot->width, plot->height, 4);
}

static void
draw_chosen_film (cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout, int i, gboolean is_focus)
{
  int place = hj_gan_layout_film_place (layout, i);
  double x, size = layout->film_size;

  if (place < 0)
    return;
  x = hj_gan_layout_film_x (layout, (guint) place);
  if (is_focus)
    hj_ink_focus (cr, frame, x, layout->film_y, size, size, 6);
  else
    {
      hj_ink_rounded (cr, x, layout->film_y, size, size, 6);
      hj_set_color (cr, frame->palette->accent);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
}

static void
draw_mark (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout, HjMark mark,
           gboolean is_focus)
{
  float x, y;

  switch (mark.kind)
    {
    case MARK_MODE:
      hj_gan_target_mode (&view->gan->target, MIN (mark.i, view->gan->target.n_modes - 1), &x, &y);
      ring (cr, frame, hj_gan_layout_x (layout, x), hj_gan_layout_y (layout, y), 13, is_focus);
      break;
    case MARK_FAKE: draw_chosen_fake (view, cr, frame, layout, mark.i, is_focus); break;
    case MARK_LOSS:
    case MARK_MODES:
    case MARK_SLICED:
      draw_chosen_moment (cr, frame, layout, mark, is_focus);
      break;
    case MARK_FILM: draw_chosen_film (cr, frame, layout, mark.i, is_focus); break;
    default: break;
    }
}

void
hj_gan_draw_overlay (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout)
{
  if (frame->hover.kind)
    draw_mark (view, cr, frame, layout, frame->hover, FALSE);
  if (frame->focus.kind)
    draw_mark (view, cr, frame, layout, frame->focus, TRUE);
}

void
hj_gan_view_draw (gpointer state, cairo_t *cr, const HjFrame *frame)
{
  HjGanView *view = state;
  HjGanLayout layout;

  hj_gan_layout (view, frame, &layout);
  if (frame->thumbnail)
    {
      if (frame->layers & HJ_LAYER_DATA)
        hj_gan_draw_plane (view, cr, frame, &layout);
      return;
    }
  if (frame->layers & HJ_LAYER_BACKGROUND)
    hj_gan_draw_plane_back (view, cr, frame, &layout);
  if (frame->layers & HJ_LAYER_DATA)
    {
      hj_gan_draw_plane (view, cr, frame, &layout);
      hj_gan_draw_key (view, cr, frame, &layout);
      hj_gan_draw_charts (view, cr, frame, &layout);
      hj_gan_draw_film (view, cr, frame, &layout);
      if (layout.has_side)
        draw_numbers (view, cr, frame, &layout);
    }
  if (frame->layers & HJ_LAYER_OVERLAY)
    hj_gan_draw_overlay (view, cr, frame, &layout);
}
