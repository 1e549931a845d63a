/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pointer on the diffusion diagram: the cursor of t, the chosen point, drawing. */
#include "ds-private.h"

#include <math.h>

#define NEAR 12.0 /* px */

HjMark
ds_mark (const DsGeometry *g, int kind, int i)
{
  return (HjMark){ .kind = kind, .i = i, .j = kind == DS_MARK_PANEL ? g->panel_t[i] : 0 };
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
    return ds_mark (g, DS_MARK_PANEL, i);
  if ((i = box_at (g->tops, DS_TOP, x, y)) >= 0)
    return ds_mark (g, DS_MARK_TOP, i);
  if ((i = box_at (g->chains, DS_CHAINS, x, y)) >= 0)
    return ds_mark (g, DS_MARK_CHAIN, i);
  return ds_mark (g, DS_MARK_NONE, 0);
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
    return ds_mark (&g, DS_MARK_CURSOR, step_under (state, plot, x));
  if ((i = box_at (g.panels, g.n_panels, x, y)) >= 0)
    return ds_mark (&g, DS_MARK_PANEL, i);
  if (ds_is_images (state))
    return pick_picture (state, &g, x, y);
  if (!ds_inside (&g.plane, x, y))
    return ds_mark (&g, DS_MARK_NONE, 0);
  i = particle_at (state, &g.plane, x, y);
  return i >= 0 ? ds_mark (&g, DS_MARK_PARTICLE, i) : ds_mark (&g, DS_MARK_PLANE, 0);
}

/* ---- doing -------------------------------------------------------------------------------------- */

HjChange
ds_choose (DsState *state, int i)
{
  if (i != state->chosen)
    {
      state->chosen = i;
      state->probe[0] = 0;
      ds_run_follow_probe (state);
    }
  return HJ_CHANGED_INPUT;
}

HjChange
ds_move_chosen (DsState *state, double x, double y)
{
  if (ds_is_images (state))
    return HJ_CHANGED_NOTHING;
  ds_probe_write (state, state->position, x, y);
  ds_run_follow_probe (state);
  return HJ_CHANGED_INPUT;
}

HjChange
ds_jump (DsState *state, int step)
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
      return ds_jump (state, plot ? step_under (state, plot, x) : on.i);
    case DS_MARK_PANEL:
      if (state->shape == DS_SHAPE_DRAWN && on.i == 0)
        {
          state->dragging = DS_MARK_PLANE;
          return draw_dab (state, g, x, y);
        }
      return ds_jump (state, panel_step (state, g, on.i));
    case DS_MARK_PARTICLE:
    case DS_MARK_CHAIN:
      return ds_choose (state, on.i);
    case DS_MARK_PLANE:
      if (state->shape == DS_SHAPE_DRAWN)
        return draw_dab (state, g, x, y);
      state->dragging = DS_MARK_PARTICLE;
      ds_from_box (&g->plane, DS_PLANE_RANGE, x, y, &x, &y);
      return ds_move_chosen (state, x, y);
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
      return ds_jump (state, step_under (state, plot, x));
    case DS_MARK_PARTICLE:
      ds_from_box (&g->plane, DS_PLANE_RANGE, x, y, &at_x, &at_y);
      return ds_move_chosen (state, at_x, at_y);
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
