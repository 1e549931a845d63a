/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard on the diffusion diagram: walking the marks, and what can be done without a pointer. */
#include "ds-private.h"

#define NUDGE 0.1

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
    from = ds_mark (&g, DS_MARK_PARTICLE, state->chosen);
  while (row < 4 && rows[row] != from.kind)
    row++;
  if (row == 4)
    return ds_mark (&g, rows[0], row_entry (state, &g, rows[0]));
  if (dy != 0)
    {
      int next = CLAMP (row + dy, 0, 3);

      return next == row ? from : ds_mark (&g, rows[next], row_entry (state, &g, rows[next]));
    }
  /* Steps run from right (t = T) to left on the charts; a twentieth of the run at a time. */
  if (from.kind == DS_MARK_CURSOR)
    dx *= -MAX (state->n_steps / 20, 1);
  return ds_mark (&g, from.kind, CLAMP (from.i + dx, 0, row_length (state, &g, from.kind) - 1));
}

HjChange
ds_activate (gpointer data, HjMark on)
{
  DsState *state = data;
  int steps[4];

  switch (on.kind)
    {
    case DS_MARK_CURSOR:
      return ds_jump (state, on.i);
    case DS_MARK_PANEL:
      return ds_jump (state, ds_step_at (state, on.j));
    case DS_MARK_PARTICLE:
    case DS_MARK_CHAIN:
      return ds_choose (state, MIN (on.i, state->n_trails - 1));
    case DS_MARK_BAR:
      ds_bar_times (state, steps);
      return ds_jump (state, steps[CLAMP (on.i, 0, 3)]);
    default:
      return HJ_CHANGED_NOTHING;
    }
}

static HjChange
choose_next (gpointer data)
{
  DsState *state = data;

  return ds_choose (state, (state->chosen + 1) % state->n_trails);
}

static HjChange
choose_previous (gpointer data)
{
  DsState *state = data;

  return ds_choose (state, (state->chosen + state->n_trails - 1) % state->n_trails);
}

static HjChange
nudge (DsState *state, double dx, double dy)
{
  const float *at;

  if (ds_is_images (state))
    return HJ_CHANGED_NOTHING;
  at = ds_trail_at (state, state->position, state->chosen);
  return ds_move_chosen (state, at[0] + dx * NUDGE, at[1] + dy * NUDGE);
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
