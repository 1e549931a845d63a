/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and keyboard of the MLOps diagram: stages, days, cells of the table, events that can be dragged. */
#include "mlops-state.h"

#include <string.h>

static HjMark
pick_event (const Mlops *mlops, const MlopsLayout *layout, double x, double y)
{
  int from, to;

  if (y >= layout->names_y && y < layout->accuracy[0].y)
    for (int event = HJ_MLOPS_EVENTS - 1; event >= 0; event--)
      if (mlops_event_span (mlops, event, &from, &to) && x >= hj_plot_x (layout->accuracy, from)
          && x <= hj_plot_x (layout->accuracy, to))
        return (HjMark){ MLOPS_MARK_EVENT, event, 0, 0 };
  return (HjMark){ 0 };
}

static HjMark
pick_simulation (const Mlops *mlops, const MlopsLayout *layout, double x, double y)
{
  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    for (int stage = 0; stage < MLOPS_STAGES; stage++)
      if (mlops_box_contains (&layout->stages[level][stage], x, y))
        return (HjMark){ MLOPS_MARK_STAGE, level, stage, 0 };
  for (int level = 0; level <= HJ_MLOPS_LEVELS; level++)
    {
      const HjPlot *plot = level < HJ_MLOPS_LEVELS ? layout->accuracy + level : &layout->psi;
      int day = (int) hj_plot_value_x (plot, x);

      if (hj_plot_contains (plot, x, y) && day >= 0 && day < mlops->run.config.n_days)
        return (HjMark){ MLOPS_MARK_DAY, level, day, 0 };
    }
  return pick_event (mlops, layout, x, y);
}

HjMark
mlops_pick (gpointer state, const HjFrame *frame, double x, double y)
{
  MlopsLayout layout;
  HjMark mark = { 0 };

  mlops_layout (state, frame->width, frame->text_scale, &layout);
  if (layout.simulation)
    mark = pick_simulation (state, &layout, x, y);
  for (int row = 0; row < MLOPS_ROWS && layout.table && mark.kind == 0; row++)
    for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
      {
        MlopsBox box = mlops_cell_box (&layout, row, level);

        if (mlops_box_contains (&box, x, y))
          return (HjMark){ MLOPS_MARK_CELL, row, level, 0 };
      }
  return mark;
}

static void
reveal (Mlops *mlops, int cell)
{
  int size = MLOPS_ROWS * HJ_MLOPS_LEVELS, had = (int) strlen (mlops->revealed);

  for (int i = had; i < size; i++)
    mlops->revealed[i] = '-';
  mlops->revealed[size] = '\0';
  mlops->revealed[cell] = mlops->revealed[cell] == 'x' ? '-' : 'x';
}

HjChange
mlops_activate (gpointer state, HjMark mark)
{
  Mlops *mlops = state;
  int stage = mark.i * MLOPS_STAGES + mark.j;

  if (mark.kind == MLOPS_MARK_STAGE)
    {
      mlops->stage = mlops->stage == stage ? -1 : stage;
      return HJ_CHANGED_INPUT;
    }
  if (mark.kind == MLOPS_MARK_CELL && mlops->quiz)
    {
      reveal (mlops, mark.i * HJ_MLOPS_LEVELS + mark.j);
      return HJ_CHANGED_INPUT;
    }
  return HJ_CHANGED_NOTHING;
}

/* An event is taken by its name and put on another day; the run starts over when it is let go. */
static HjChange
drag_event (Mlops *mlops, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x)
{
  MlopsLayout layout;
  int day, moved = mlops->drag_moved;

  mlops_layout (mlops, frame->width, frame->text_scale, &layout);
  day = (int) hj_plot_value_x (layout.accuracy, x);
  if (phase == HJ_POINTER_PRESS)
    {
      mlops->dragged = mark.i + 1;
      mlops->drag_offset = day - mlops->days[mark.i];
      mlops->drag_moved = FALSE;
    }
  else if (phase == HJ_POINTER_MOVE)
    {
      day = CLAMP (day - mlops->drag_offset, 1, 230);
      mlops->drag_moved |= day != mlops->days[mlops->dragged - 1];
      mlops->days[mlops->dragged - 1] = day;
      return HJ_CHANGED_VIEW;
    }
  else
    {
      mlops->dragged = 0;
      return moved ? HJ_CHANGED_RESTART : HJ_CHANGED_NOTHING;
    }
  return HJ_CHANGED_NOTHING;
}

HjChange
mlops_pointer (gpointer state, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x, double y)
{
  Mlops *mlops = state;

  if (mlops->dragged || (phase == HJ_POINTER_PRESS && mark.kind == MLOPS_MARK_EVENT))
    return drag_event (mlops, frame, phase, mark, x);
  return phase == HJ_POINTER_RELEASE ? mlops_activate (state, mark) : HJ_CHANGED_NOTHING;
}

/* ---- Keyboard ---- */

static HjMark
move_from_stage (const MlopsLayout *layout, int day, HjMark from, int dx, int dy)
{
  if (dx > 0 && from.j == MLOPS_STAGES - 1 && layout->table)
    return (HjMark){ MLOPS_MARK_CELL, 0, 0, 0 };
  if (dy > 0 && from.i == HJ_MLOPS_LEVELS - 1)
    return (HjMark){ MLOPS_MARK_DAY, 0, MAX (day - 1, 0), 0 };
  from.i = CLAMP (from.i + dy, 0, HJ_MLOPS_LEVELS - 1);
  from.j = CLAMP (from.j + dx, 0, MLOPS_STAGES - 1);
  return from;
}

HjMark
mlops_move_focus (gpointer state, const HjFrame *frame, HjMark from, int dx, int dy)
{
  Mlops *mlops = state;
  MlopsLayout layout;

  mlops_layout (mlops, frame->width, frame->text_scale, &layout);
  if (from.kind == MLOPS_MARK_STAGE && layout.simulation)
    return move_from_stage (&layout, mlops->run.now.day, from, dx, dy);
  if (from.kind == MLOPS_MARK_DAY && layout.simulation)
    {
      if (dy < 0 && from.i == 0)
        return (HjMark){ MLOPS_MARK_STAGE, HJ_MLOPS_LEVELS - 1, 0, 0 };
      from.i = CLAMP (from.i + dy, 0, HJ_MLOPS_LEVELS);
      from.j = CLAMP (from.j + dx, 0, mlops->run.config.n_days - 1);
      return from;
    }
  if (from.kind == MLOPS_MARK_CELL && layout.table)
    {
      if (dx < 0 && from.j == 0 && layout.simulation)
        return (HjMark){ MLOPS_MARK_STAGE, 0, MLOPS_STAGES - 1, 0 };
      from.i = CLAMP (from.i + dy, 0, MLOPS_ROWS - 1);
      from.j = CLAMP (from.j + dx, 0, HJ_MLOPS_LEVELS - 1);
      return from;
    }
  return (HjMark){ layout.simulation ? MLOPS_MARK_STAGE : MLOPS_MARK_CELL, 0, 0, 0 };
}

static HjChange
toggle_view (gpointer state)
{
  Mlops *mlops = state;

  mlops->view = !mlops->view;
  return HJ_CHANGED_INPUT;
}

static HjChange
toggle_quiz (gpointer state)
{
  Mlops *mlops = state;

  mlops->quiz = !mlops->quiz;
  mlops->revealed[0] = '\0';
  return HJ_CHANGED_INPUT;
}

static HjChange
reveal_all (gpointer state)
{
  Mlops *mlops = state;

  if (!mlops->quiz)
    return HJ_CHANGED_NOTHING;
  memset (mlops->revealed, 'x', MLOPS_ROWS * HJ_MLOPS_LEVELS);
  mlops->revealed[MLOPS_ROWS * HJ_MLOPS_LEVELS] = '\0';
  return HJ_CHANGED_INPUT;
}

const HjAction mlops_actions[] = {
  { "v", { "모의실험과 표 바꾸기", "Switch between simulation and table" }, toggle_view },
  { "q", { "퀴즈: 표의 칸 가리기", "Quiz: hide the cells of the table" }, toggle_quiz },
  { "e", { "퀴즈: 모두 보기", "Quiz: show all cells" }, reveal_all },
  { NULL },
};
