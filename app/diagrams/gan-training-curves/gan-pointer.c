/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointing, drawing a target, and walking the same marks with the arrow keys. */
#include "gan-view.h"

#include <math.h>
#include <string.h>

#define BRUSH 0.09 /* least distance of two points of a stroke */
#define KEYBOARD_FAKES 40

static HjMark
pick_film (const HjGanLayout *layout, double x, double y)
{
  int k = (int) floor (x / layout->film_pitch);

  if (y < layout->film_y || y > layout->height || k < 0 || k >= (int) layout->n_film)
    return (HjMark){ 0 };
  return (HjMark){ MARK_FILM, hj_gan_layout_film (layout, (guint) k) };
}

static HjMark
pick_chart (const HjGanView *view, const HjGanLayout *layout, double x, double y)
{
  const HjPlot *plots[] = { &layout->losses, &layout->modes, &layout->sliced };

  for (guint i = 0; i < G_N_ELEMENTS (plots); i++)
    if (hj_plot_contains (plots[i], x, y))
      return (HjMark){ MARK_LOSS + (int) i, 0,
                       (int) CLAMP (round (hj_plot_value_x (plots[i], x)), 0, view->curves.recorded) };
  return (HjMark){ 0 };
}

/* The nearest of N things within REACH px, −1 for none. */
typedef void (*PlaceFunc) (HjGanView *view, int index, float *x, float *y);

static int
find_nearest (HjGanView *view, const HjGanLayout *layout, PlaceFunc place, int n, double x, double y, double reach)
{
  int best = -1;

  for (int i = 0; i < n; i++)
    {
      double distance;
      float px, py;

      place (view, i, &px, &py);
      distance = hypot (hj_gan_layout_x (layout, px) - x, hj_gan_layout_y (layout, py) - y);
      if (distance < reach)
        {
          best = i;
          reach = distance;
        }
    }
  return best;
}

static void
place_of_fake (HjGanView *view, int index, float *x, float *y)
{
  hj_gan_evaluation_fake (view->evaluation, view->gan, index, x, y);
}

static void
place_of_mode (HjGanView *view, int index, float *x, float *y)
{
  hj_gan_target_mode (&view->gan->target, index, x, y);
}

static HjMark
pick_plane (HjGanView *view, const HjGanLayout *layout, double x, double y)
{
  double across = (x - layout->plane_x) / layout->plane, down = (y - layout->plane_y) / layout->plane;
  int found = -1;

  if (across < 0 || across > 1 || down < 0 || down > 1)
    return (HjMark){ 0 };
  hj_gan_view_measure (view);
  if (view->show_fake && view->gan->phase == 0 && view->target != HJ_GAN_DRAWN)
    found = find_nearest (view, layout, place_of_fake, HJ_GAN_VIEW_FAKES, x, y, 7);
  if (found >= 0)
    return (HjMark){ MARK_FAKE, found };
  found = view->target == HJ_GAN_DRAWN ? -1 : find_nearest (view, layout, place_of_mode, view->gan->target.n_modes, x, y, 15);
  if (found >= 0)
    return (HjMark){ MARK_MODE, found };
  return (HjMark){ MARK_PLACE, (int) round (1000 * HJ_GAN_VIEW_RANGE * (2 * across - 1)),
                   (int) round (1000 * HJ_GAN_VIEW_RANGE * (1 - 2 * down)) };
}

HjMark
hj_gan_view_pick (gpointer state, const HjFrame *frame, double x, double y)
{
  HjGanView *view = state;
  HjGanLayout layout;
  HjMark mark;

  hj_gan_layout (view, frame, &layout);
  mark = pick_plane (view, &layout, x, y);
  if (!mark.kind)
    mark = pick_chart (view, &layout, x, y);
  if (!mark.kind)
    mark = pick_film (&layout, x, y);
  return mark;
}

static void
add_stroke_point (HjGanView *view, float x, float y)
{
  int room = MIN (HJ_GAN_MAX_CENTRES, (HJ_PARAM_TEXT_SIZE - 1) / 3);

  if (!(fabsf (x) < 2.95f) || !(fabsf (y) < 2.95f) || view->n_strokes == room)
    return;
  view->strokes[view->n_strokes][0] = x;
  view->strokes[view->n_strokes][1] = y;
  view->n_strokes++;
}

/* A quick hand is seen only here and there: what lies between is filled in, evenly spaced. */
static void
draw_stroke_to (HjGanView *view, float x, float y)
{
  const float *last = view->strokes[view->n_strokes - 1];
  float from_x = last[0], from_y = last[1];
  int n = (int) (hypot (x - from_x, y - from_y) / BRUSH);

  for (int k = 1; k <= n; k++)
    add_stroke_point (view, from_x + (x - from_x) * k / n, from_y + (y - from_y) * k / n);
}

/* The first stroke takes the place of the shape that was there to begin with; later ones add to it. */
static void
begin_stroke (HjGanView *view)
{
  view->is_drawing = TRUE;
  view->n_strokes = g_str_equal (view->drawn, hj_gan_drawing_default)
                      ? 0
                      : hj_gan_drawing_parse (view->drawn, view->strokes, HJ_GAN_MAX_CENTRES);
}

static HjChange
draw_target (HjGanView *view, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x, double y)
{
  HjGanLayout layout;
  float px, py;

  if (phase == HJ_POINTER_PRESS && mark.kind == MARK_PLACE)
    begin_stroke (view);
  if (!view->is_drawing)
    return HJ_CHANGED_NOTHING;
  hj_gan_layout (view, frame, &layout);
  px = (float) (((x - layout.plane_x) / layout.plane * 2 - 1) * HJ_GAN_VIEW_RANGE);
  py = (float) ((1 - (y - layout.plane_y) / layout.plane * 2) * HJ_GAN_VIEW_RANGE);
  if (phase == HJ_POINTER_PRESS || view->n_strokes == 0)
    add_stroke_point (view, px, py);
  else
    draw_stroke_to (view, px, py);
  if (phase != HJ_POINTER_RELEASE)
    return HJ_CHANGED_VIEW;
  view->is_drawing = FALSE;
  if (view->n_strokes == 0)
    return HJ_CHANGED_VIEW;
  hj_gan_drawing_print ((const float (*)[2]) view->strokes, view->n_strokes, view->drawn);
  return HJ_CHANGED_RESTART;
}

HjChange
hj_gan_view_activate (gpointer state, HjMark mark)
{
  if (mark.kind == MARK_FILM && hj_gan_view_jump (state, mark.i))
    return HJ_CHANGED_VIEW;
  return HJ_CHANGED_NOTHING;
}

HjChange
hj_gan_view_pointer (gpointer state, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x, double y)
{
  HjGanView *view = state;

  if (view->target == HJ_GAN_DRAWN && (mark.kind == MARK_PLACE || view->is_drawing))
    return draw_target (view, frame, phase, mark, x, y);
  return phase == HJ_POINTER_RELEASE ? hj_gan_view_activate (state, mark) : HJ_CHANGED_NOTHING;
}

/* Up and down go from one kind of mark to the next, left and right along it. */
static const int rows[] = { MARK_MODE, MARK_FAKE, MARK_LOSS, MARK_MODES, MARK_SLICED, MARK_FILM };

static HjMark
first_of (const HjGanView *view, const HjGanLayout *layout, int kind)
{
  switch (kind)
    {
    case MARK_LOSS:
    case MARK_MODES:
    case MARK_SLICED: return (HjMark){ kind, 0, (int) view->gan->step };
    default: return (HjMark){ kind };
    }
}

static int
row_of (int kind)
{
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    if (rows[row] == kind)
      return (int) row;
  return 0;
}

static HjMark
move_along (const HjGanView *view, const HjGanLayout *layout, HjMark mark, int dx)
{
  int place;

  switch (mark.kind)
    {
    case MARK_MODE:
      mark.i = (mark.i + dx + view->gan->target.n_modes) % view->gan->target.n_modes;
      break;
    case MARK_FAKE: mark.i = (mark.i + dx + KEYBOARD_FAKES) % KEYBOARD_FAKES; break;
    case MARK_FILM:
      place = CLAMP (hj_gan_layout_film_place (layout, mark.i), 0, (int) layout->n_film - 1) + dx;
      mark.i = hj_gan_layout_film (layout, (guint) CLAMP (place, 0, (int) layout->n_film - 1));
      break;
    default:
      mark.j = (int) CLAMP (mark.j + dx * MAX (view->curves.recorded / 50, 1), 0, view->curves.recorded);
      break;
    }
  return mark;
}

HjMark
hj_gan_view_move_focus (gpointer state, const HjFrame *frame, HjMark from, int dx, int dy)
{
  HjGanView *view = state;
  HjGanLayout layout;
  int row;

  hj_gan_layout (view, frame, &layout);
  if (!from.kind || from.kind == MARK_PLACE)
    return first_of (view, &layout, MARK_MODE);
  if (dy == 0)
    return move_along (view, &layout, from, dx);
  row = CLAMP (row_of (from.kind) + dy, 0, (int) G_N_ELEMENTS (rows) - 1);
  if (rows[row] == from.kind)
    return from;
  if (from.kind >= MARK_LOSS && from.kind <= MARK_SLICED && rows[row] >= MARK_LOSS && rows[row] <= MARK_SLICED)
    return (HjMark){ rows[row], 0, from.j };
  return first_of (view, &layout, rows[row]);
}
