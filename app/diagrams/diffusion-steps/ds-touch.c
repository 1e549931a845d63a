/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and keyboard of the diffusion diagram: the cursor of t, the chosen point, drawing. */
#include "ds-private.h"

#include <math.h>
#include <string.h>

#define NEAR 12.0 /* px */
#define NUDGE 0.1

static HjMark
mark (int kind, int i)
{
  return (HjMark){ .kind = kind, .i = i };
}

/* A panel's mark carries its t, because at another width the same number is another time. */
static HjMark
panel_mark (const DsGeometry *g, int i)
{
  return (HjMark){ .kind = DS_MARK_PANEL, .i = i, .j = g->panel_t[i] };
}

static HjMark
row_mark (const DsGeometry *g, int kind, int i)
{
  return kind == DS_MARK_PANEL ? panel_mark (g, i) : mark (kind, i);
}

/* ---- what lies where ---------------------------------------------------------------------------- */

/* The chart under x, y with a little room around it, or NULL. */
static const HjPlot *
chart_at (const DsGeometry *g, double x, double y)
{
  const HjPlot *plots[2] = { &g->signal, &g->snr };

  for (int i = 0; i < 2; i++)
    if (x >= plots[i]->x - 8 && x <= plots[i]->x + plots[i]->width + 8 && y >= plots[i]->y - 6
        && y <= plots[i]->y + plots[i]->height + 24 * g->s)
      return plots[i];
  return NULL;
}

static int
step_under (const DsState *state, const HjPlot *plot, double x)
{
  return ds_step_at (state, CLAMP (hj_plot_value_x (plot, x), 0, DS_LENGTH));
}

static int
particle_at (const DsState *state, const DsBox *box, double x, double y)
{
  double least = NEAR;
  int best = -1;

  for (int i = 0; i < state->n_trails; i++)
    {
      const float *at = ds_trail_at (state, state->position, i);
      double px, py, distance;

      ds_to_box (box, DS_PLANE_RANGE, at[0], at[1], &px, &py);
      /* Where points lie on each other, the chosen one is meant. */
      distance = hypot (px - x, py - y) - (i == state->chosen ? 2 : 0);
      if (distance < least)
        {
          least = distance;
          best = i;
        }
    }
  return best;
}

static int
box_at (const DsBox *boxes, int n, double x, double y)
{
  for (int i = 0; i < n; i++)
    if (ds_inside (&boxes[i], x, y))
      return i;
  return -1;
}

static HjMark
pick_picture (const DsState *state, const DsGeometry *g, double x, double y)
{
  int i;

  if ((i = box_at (g->means, g->n_panels, x, y)) >= 0)
    return panel_mark (g, i);
  if ((i = box_at (g->tops, DS_TOP, x, y)) >= 0)
    return mark (DS_MARK_TOP, i);
  if ((i = box_at (g->chains, DS_CHAINS, x, y)) >= 0)
    return mark (DS_MARK_CHAIN, i);
  return mark (DS_MARK_NONE, 0);
}

HjMark
ds_pick (gpointer data, const HjFrame *frame, double x, double y)
{
  const DsState *state = data;
  const HjPlot *plot;
  DsGeometry g;
  int i;

  ds_geometry (state, frame->width, frame->text_scale, &g);
  if ((plot = chart_at (&g, x, y)))
    return mark (DS_MARK_CURSOR, step_under (state, plot, x));
  if ((i = box_at (g.panels, g.n_panels, x, y)) >= 0)
    return panel_mark (&g, i);
  if (ds_is_images (state))
    return pick_picture (state, &g, x, y);
  if (!ds_inside (&g.plane, x, y))
    return mark (DS_MARK_NONE, 0);
  i = particle_at (state, &g.plane, x, y);
  return i >= 0 ? mark (DS_MARK_PARTICLE, i) : mark (DS_MARK_PLANE, 0);
}

/* ---- doing -------------------------------------------------------------------------------------- */

static HjChange
choose (DsState *state, int i)
{
  if (i != state->chosen)
    {
      state->chosen = i;
      state->probe[0] = 0;
      ds_run_follow_probe (state);
    }
  return HJ_CHANGED_INPUT;
}

static HjChange
move_chosen (DsState *state, double x, double y)
{
  if (ds_is_images (state))
    return HJ_CHANGED_NOTHING;
  ds_probe_write (state, state->position, x, y);
  ds_run_follow_probe (state);
  return HJ_CHANGED_INPUT;
}

static HjChange
jump (DsState *state, int step)
{
  if (step == state->position)
    return HJ_CHANGED_NOTHING;
  ds_run_jump (state, step);
  return HJ_CHANGED_VIEW;
}

static int
panel_step (const DsState *state, const DsGeometry *g, int i)
{
  int t = ds_time (state, state->position);

  return ds_followed (g->panel_t, g->n_panels, t) == i ? state->position : ds_step_at (state, g->panel_t[i]);
}

/* ---- drawing a cloud ---------------------------------------------------------------------------- */

/* Where a stroke may be drawn: in the plane, or in the panel of t = 0. */
static gboolean
drawing_place (const DsState *state, const DsGeometry *g, double px, double py, double *x, double *y)
{
  if (ds_inside (&g->plane, px, py))
    ds_from_box (&g->plane, DS_PLANE_RANGE, px, py, x, y);
  else if (ds_inside (&g->panels[0], px, py))
    ds_from_box (&g->panels[0], DS_STRIP_RANGE, px, py, x, y);
  else
    return FALSE;
  return TRUE;
}

static HjChange
draw_dab (DsState *state, const DsGeometry *g, double px, double py)
{
  double x, y;
  int cell;

  if (!drawing_place (state, g, px, py, &x, &y))
    return HJ_CHANGED_NOTHING;
  cell = ds_drawing_cell (x, y);
  if (cell == state->last_cell || !ds_drawing_add (state, x, y))
    return HJ_CHANGED_NOTHING;
  state->last_cell = cell;
  return HJ_CHANGED_VIEW;
}

/* ---- pointer ------------------------------------------------------------------------------------ */

static HjChange
press (DsState *state, const DsGeometry *g, HjMark on, double x, double y)
{
  const HjPlot *plot;

  state->dragging = on.kind;
  state->last_cell = -1;
  switch (on.kind)
    {
    case DS_MARK_CURSOR:
      plot = chart_at (g, x, y);
      return jump (state, plot ? step_under (state, plot, x) : on.i);
    case DS_MARK_PANEL:
      if (state->shape == DS_SHAPE_DRAWN && on.i == 0)
        {
          state->dragging = DS_MARK_PLANE;
          return draw_dab (state, g, x, y);
        }
      return jump (state, panel_step (state, g, on.i));
    case DS_MARK_PARTICLE:
    case DS_MARK_CHAIN:
      return choose (state, on.i);
    case DS_MARK_PLANE:
      if (state->shape == DS_SHAPE_DRAWN)
        return draw_dab (state, g, x, y);
      state->dragging = DS_MARK_PARTICLE;
      ds_from_box (&g->plane, DS_PLANE_RANGE, x, y, &x, &y);
      return move_chosen (state, x, y);
    default:
      return HJ_CHANGED_NOTHING;
    }
}

static HjChange
drag (DsState *state, const DsGeometry *g, double x, double y)
{
  const HjPlot *plot;
  double at_x, at_y;

  switch (state->dragging)
    {
    case DS_MARK_CURSOR:
      /* The charts share t: outside both, the nearer one to the pointer's side counts. */
      plot = g->snr.x > g->signal.x && x >= g->snr.x - 20 ? &g->snr : &g->signal;
      return jump (state, step_under (state, plot, x));
    case DS_MARK_PARTICLE:
      ds_from_box (&g->plane, DS_PLANE_RANGE, x, y, &at_x, &at_y);
      return move_chosen (state, at_x, at_y);
    case DS_MARK_PLANE:
      return draw_dab (state, g, x, y);
    default:
      return HJ_CHANGED_NOTHING;
    }
}

HjChange
ds_pointer (gpointer data, const HjFrame *frame, HjPointerPhase phase, HjMark on, double x, double y)
{
  DsState *state = data;
  DsGeometry g;
  int was = state->dragging;

  ds_geometry (state, frame->width, frame->text_scale, &g);
  if (phase == HJ_POINTER_PRESS)
    return press (state, &g, on, x, y);
  if (phase == HJ_POINTER_MOVE)
    return drag (state, &g, x, y);
  state->dragging = DS_MARK_NONE;
  /* The stroke is finished: its dabs become data. */
  return was == DS_MARK_PLANE ? HJ_CHANGED_RESTART : HJ_CHANGED_NOTHING;
}

/* ---- keyboard ----------------------------------------------------------------------------------- */

/* The rows of marks from top to bottom. */
static const int point_rows[] = { DS_MARK_PANEL, DS_MARK_CURSOR, DS_MARK_PARTICLE, DS_MARK_BAR };
static const int image_rows[] = { DS_MARK_PANEL, DS_MARK_CURSOR, DS_MARK_TOP, DS_MARK_CHAIN };

static int
row_length (const DsState *state, const DsGeometry *g, int kind)
{
  switch (kind)
    {
    case DS_MARK_PANEL:
      return g->n_panels;
    case DS_MARK_CURSOR:
      return state->n_steps + 1;
    case DS_MARK_PARTICLE:
    case DS_MARK_CHAIN:
      return state->n_trails;
    case DS_MARK_TOP:
      return DS_TOP;
    default:
      return 4;
    }
}

/* Where a row is entered: at what is current. */
static int
row_entry (const DsState *state, const DsGeometry *g, int kind)
{
  int steps[4];

  switch (kind)
    {
    case DS_MARK_PANEL:
      return ds_followed (g->panel_t, g->n_panels, ds_time (state, state->position));
    case DS_MARK_CURSOR:
      return state->position;
    case DS_MARK_PARTICLE:
    case DS_MARK_CHAIN:
      return state->chosen;
    case DS_MARK_BAR:
      return ds_bar_times (state, steps);
    default:
      return 0;
    }
}

HjMark
ds_move_focus (gpointer data, const HjFrame *frame, HjMark from, int dx, int dy)
{
  const DsState *state = data;
  const int *rows = ds_is_images (state) ? image_rows : point_rows;
  DsGeometry g;
  int row = 0;

  ds_geometry (state, frame->width, frame->text_scale, &g);
  /* From a place in the plane that was pressed, the keys go on from the chosen point. */
  if (from.kind == DS_MARK_PLANE)
    from = mark (DS_MARK_PARTICLE, state->chosen);
  while (row < 4 && rows[row] != from.kind)
    row++;
  if (row == 4)
    return row_mark (&g, rows[0], row_entry (state, &g, rows[0]));
  if (dy != 0)
    {
      int next = CLAMP (row + dy, 0, 3);

      return next == row ? from : row_mark (&g, rows[next], row_entry (state, &g, rows[next]));
    }
  /* Steps run from right (t = T) to left on the charts; a twentieth of the run at a time. */
  if (from.kind == DS_MARK_CURSOR)
    dx *= -MAX (state->n_steps / 20, 1);
  return row_mark (&g, from.kind, CLAMP (from.i + dx, 0, row_length (state, &g, from.kind) - 1));
}

HjChange
ds_activate (gpointer data, HjMark on)
{
  DsState *state = data;
  int steps[4];

  switch (on.kind)
    {
    case DS_MARK_CURSOR:
      return jump (state, on.i);
    case DS_MARK_PANEL:
      return jump (state, ds_step_at (state, on.j));
    case DS_MARK_PARTICLE:
    case DS_MARK_CHAIN:
      return choose (state, MIN (on.i, state->n_trails - 1));
    case DS_MARK_BAR:
      ds_bar_times (state, steps);
      return jump (state, steps[CLAMP (on.i, 0, 3)]);
    default:
      return HJ_CHANGED_NOTHING;
    }
}

static HjChange
choose_next (gpointer data)
{
  DsState *state = data;

  return choose (state, (state->chosen + 1) % state->n_trails);
}

static HjChange
choose_previous (gpointer data)
{
  DsState *state = data;

  return choose (state, (state->chosen + state->n_trails - 1) % state->n_trails);
}

static HjChange
nudge (DsState *state, double dx, double dy)
{
  const float *at;

  if (ds_is_images (state))
    return HJ_CHANGED_NOTHING;
  at = ds_trail_at (state, state->position, state->chosen);
  return move_chosen (state, at[0] + dx * NUDGE, at[1] + dy * NUDGE);
}

static HjChange
nudge_left (gpointer data)
{
  return nudge (data, -1, 0);
}

static HjChange
nudge_right (gpointer data)
{
  return nudge (data, 1, 0);
}

static HjChange
nudge_up (gpointer data)
{
  return nudge (data, 0, 1);
}

static HjChange
nudge_down (gpointer data)
{
  return nudge (data, 0, -1);
}

static HjChange
put_back (gpointer data)
{
  DsState *state = data;

  if (!state->probe[0])
    return HJ_CHANGED_NOTHING;
  state->probe[0] = 0;
  ds_run_follow_probe (state);
  return HJ_CHANGED_INPUT;
}

/* For those who draw without a pointer: a dab where the chosen point is. */
static HjChange
dab_here (gpointer data)
{
  DsState *state = data;
  const float *at;
  double x, y;

  if (state->shape != DS_SHAPE_DRAWN)
    return HJ_CHANGED_NOTHING;
  at = ds_trail_at (state, state->position, state->chosen);
  x = at[0];
  y = at[1];
  /* Kept at the start, so that the next dab goes on from here. */
  ds_probe_write (state, 0, x, y);
  return ds_drawing_add (state, x, y) ? HJ_CHANGED_RESTART : HJ_CHANGED_NOTHING;
}

static HjChange
wipe_drawing (gpointer data)
{
  DsState *state = data;

  if (state->shape != DS_SHAPE_DRAWN || !state->drawn[0])
    return HJ_CHANGED_NOTHING;
  state->drawn[0] = 0;
  return HJ_CHANGED_RESTART;
}

const HjAction ds_actions[] = {
  { "n", { "다음 점 고르기", "Choose the next point" }, choose_next },
  { "p", { "이전 점 고르기", "Choose the previous point" }, choose_previous },
  { "<Shift>Left", { "고른 점을 왼쪽으로", "Move the chosen point left" }, nudge_left },
  { "<Shift>Right", { "고른 점을 오른쪽으로", "Move the chosen point right" }, nudge_right },
  { "<Shift>Up", { "고른 점을 위로", "Move the chosen point up" }, nudge_up },
  { "<Shift>Down", { "고른 점을 아래로", "Move the chosen point down" }, nudge_down },
  { "o", { "고른 점을 제자리로", "Put the chosen point back" }, put_back },
  { "d", { "고른 점 자리에 찍기", "Draw a dab at the chosen point" }, dab_here },
  { "w", { "그린 것 지우기", "Wipe the drawing" }, wipe_drawing },
  { NULL },
};
