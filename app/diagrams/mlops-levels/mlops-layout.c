/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything of the MLOps diagram lies, for every width and text size. */
#include "mlops-state.h"

#define BOTH_FROM 1100.0  /* px of text: from here simulation and table stand side by side */
#define TABLE_BESIDE 420.0

static void
lay_lane (MlopsLayout *layout, int level, double y, double width, double s)
{
  gboolean wide = layout->kind == HJ_WIDTH_WIDE;
  int columns = wide || width / s >= 300 ? MLOPS_STAGES : MLOPS_STAGES / 2, rows = MLOPS_STAGES / columns;
  double left = wide ? 124 * s : 6 * s, top = wide ? 5 * s : 22 * s, gap = wide ? 12 * s : 5 * s;
  double box_height = wide ? 42 * s : 40 * s, box_width = (width - left - 6 * s - (columns - 1) * gap) / columns;

  layout->lanes[level] = (MlopsBox){ 0, y, width, top + rows * (box_height + 5 * s) };
  for (int stage = 0; stage < MLOPS_STAGES; stage++)
    layout->stages[level][stage] = (MlopsBox){ left + stage % columns * (box_width + gap),
                                               y + top + stage / columns * (box_height + 5 * s), box_width, box_height };
}

static HjPlot
make_plot (const Mlops *mlops, double x, double y, double width, double height, gboolean numbers)
{
  return (HjPlot){ .x = x, .y = y, .width = width, .height = height,
                   .across = { .from = 0, .to = mlops->run.config.n_days, .ticks = 6, .no_grid = TRUE,
                               .no_numbers = !numbers },
                   .up = { .from = 0.2, .to = 1, .ticks = 2 } };
}

/* Plots from Y down; returns the lower edge. */
static double
lay_plots (const Mlops *mlops, MlopsLayout *layout, double y, double width, double s)
{
  gboolean wide = layout->kind == HJ_WIDTH_WIDE;
  double left = wide ? 84 * s : 34 * s, right = wide ? 128 * s : 10 * s, head = wide ? 0 : 23 * s;
  double height = (layout->table ? 76 : 50) * s;

  layout->summary_x = wide ? width - right + 12 * s : 0;
  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    {
      layout->accuracy[level] = make_plot (mlops, left, y + head, width - left - right, height, FALSE);
      y += head + height + 10 * s;
    }
  layout->psi = make_plot (mlops, left, y + head + 4 * s, width - left - right, (layout->table ? 50 : 36) * s, TRUE);
  layout->psi.up = (HjAxis){ .from = 0, .to = 1, .ticks = 2 };
  return layout->psi.y + layout->psi.height + 24 * s;
}

static double
lay_simulation (Mlops *mlops, MlopsLayout *layout, double width, double s)
{
  gboolean wide = layout->kind == HJ_WIDTH_WIDE, narrow = layout->kind == HJ_WIDTH_NARROW;
  double y = 0;

  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    {
      lay_lane (layout, level, y, width, s);
      y += layout->lanes[level].height + 4 * s;
    }
  layout->key_y = y + 2 * s;
  y += (width / s < 260 ? 58 : narrow ? 40 : 22) * s;
  layout->strip = (MlopsBox){ 0, y, width, (wide ? 84 : width / s < 260 ? 280 : narrow ? 184 : 130) * s };
  y += layout->strip.height + 10 * s;
  layout->head_y = y;
  y += (narrow ? 38 : 20) * s;
  layout->names_y = y;
  y = lay_plots (mlops, layout, y + 20 * s, width, s);
  layout->events_y = y;
  layout->plots_width = width;
  return y + (wide ? 0 : narrow ? 56 : 38) * s;
}

/* ---- The table ---- */

static double
measure_cell (const HjFrame *frame, double width, HjText text, HjTextStyle style)
{
  double ko = hj_ink_paragraph_height (frame, style, width, text.ko);
  double en = hj_ink_paragraph_height (frame, style, width, text.en);

  return MAX (ko, en);
}

static double
measure_row (const MlopsLayout *layout, const HjFrame *frame, int row)
{
  double s = layout->scale, height = 0, sum = 24 * s;

  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    {
      double width = layout->stacked ? layout->table_width - 44 * s
                                     : layout->columns[level + 2] - layout->columns[level + 1] - 12 * s;
      double cell = measure_cell (frame, width, mlops_rows[row].cells[level], layout->cell_style) + 8 * s;

      height = MAX (height, cell);
      sum += MAX (cell, 22 * s);
    }
  if (layout->stacked)
    return sum + 4 * s;
  return MAX (height, measure_cell (frame, layout->columns[1] - 8 * s, mlops_rows[row].name, HJ_TEXT_SMALL_BOLD) + 8 * s)
         + 6 * s;
}

/* Both languages fit, so that a change of language moves nothing. Measuring text is slow: once for a width. */
static void
measure_rows (Mlops *mlops, const MlopsLayout *layout)
{
  HjFrame frame = { .width = layout->table_width, .text_scale = layout->scale, .palette = hj_palette_get (HJ_STYLE_LIGHT) };

  if (mlops->measured_width == layout->table_width && mlops->measured_scale == layout->scale)
    return;
  for (int row = 0; row < MLOPS_ROWS; row++)
    mlops->rows[row] = measure_row (layout, &frame, row);
  mlops->measured_width = layout->table_width;
  mlops->measured_scale = layout->scale;
}

static double
lay_table (Mlops *mlops, MlopsLayout *layout, double x, double width, double s)
{
  double label = MAX (0.17 * width, 84 * s), y = 0;

  layout->table_x = x;
  layout->table_width = width;
  layout->stacked = width / s < 400;
  layout->cell_style = width / s >= 700 ? HJ_TEXT_CELL : HJ_TEXT_SMALL;
  for (int column = 0; column <= 4; column++)
    layout->columns[column] = x + (column == 0 ? 0 : label + (column - 1) * (width - label) / 3);
  measure_rows (mlops, layout);
  layout->table_y[0] = y + 54 * s;
  for (int row = 0; row < MLOPS_ROWS; row++)
    layout->table_y[row + 1] = layout->table_y[row] + mlops->rows[row];
  return layout->table_y[MLOPS_ROWS] + 4 * s;
}

void
mlops_layout (Mlops *mlops, double width, double text_scale, MlopsLayout *layout)
{
  double s = text_scale > 0 ? text_scale : 1, left = 0, right = 0;
  gboolean both = width / s >= BOTH_FROM;
  double simulation_width = both ? width - (TABLE_BESIDE + 28) * s : width;

  *layout = (MlopsLayout){ .scale = s };
  layout->simulation = both || mlops->view == MLOPS_VIEW_SIMULATION;
  layout->table = both || mlops->view == MLOPS_VIEW_TABLE;
  layout->kind = both ? HJ_WIDTH_WIDE : hj_width_class (width, s);
  if (layout->simulation)
    left = lay_simulation (mlops, layout, simulation_width, s);
  if (layout->table)
    right = lay_table (mlops, layout, both ? simulation_width + 28 * s : 0, both ? TABLE_BESIDE * s : width, s);
  layout->height = MAX (left, right);
}

MlopsBox
mlops_cell_box (const MlopsLayout *layout, int row, int level)
{
  double s = layout->scale, top = layout->table_y[row], height = layout->table_y[row + 1] - top;

  if (layout->stacked)
    {
      double line = (height - 26 * s) / HJ_MLOPS_LEVELS;

      return (MlopsBox){ layout->table_x + 36 * s, top + 22 * s + level * line, layout->table_width - 36 * s, line };
    }
  return (MlopsBox){ layout->columns[level + 1], top, layout->columns[level + 2] - layout->columns[level + 1], height };
}

gboolean
mlops_box_contains (const MlopsBox *box, double x, double y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}
