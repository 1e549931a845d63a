/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matrices, cases, aligned lines, arrays. */
#include "hj-math-setter.h"

typedef struct {
  HjMathSetter *setter;
  const HjMathTable *table;
  HjBox **cells;   /* n_rows × n_columns, NULL where empty */
  double *widths;  /* of the columns */
  double *x;       /* of the columns, and the end of the last */
  double *heights, *depths, *baselines; /* of the rows, from the top */
  double width, total;
} Grid;

#define RULE 0.04 /* \arrayrulewidth, em */

static HjBox **
cell_at (const Grid *grid, guint row, guint column)
{
  return &grid->cells[row * grid->table->n_columns + column];
}

/* amsmath puts {} before the right sides, so that a relation there has its space. */
static HjBox *
set_cell (Grid *grid, const HjMathNode *row, guint column)
{
  const HjMathTable *table = grid->table;
  gboolean continues = table->stacked && column % 2 == 1 && table->style == HJ_DISPLAY && table->n_columns > 1;
  HjMathNode nothing = { .kind = HJ_NODE_ROW, .klass = HJ_ORD, .next = row->first, .from = -1, .to = -1 };

  return hj_math_set_list (grid->setter, continues ? &nothing : row->first, table->style, HJ_OPEN, HJ_CLOSE);
}

static void
set_cells (Grid *grid)
{
  double em = grid->setter->size;

  for (guint i = 0; i < grid->table->n_rows; i++)
    {
      grid->heights[i] = grid->table->row_height * em;
      grid->depths[i] = grid->table->row_depth * em;
      for (guint j = 0; j < grid->table->n_columns; j++)
        {
          const HjMathNode *row = grid->table->cells[i * grid->table->n_columns + j];
          HjBox *cell = row ? *cell_at (grid, i, j) = set_cell (grid, row, j) : NULL;

          if (!cell)
            continue;
          grid->heights[i] = MAX (grid->heights[i], cell->height);
          grid->depths[i] = MAX (grid->depths[i], cell->depth);
          grid->widths[j] = MAX (grid->widths[j], cell->width);
        }
    }
}

static void
place_columns (Grid *grid)
{
  double em = grid->setter->size, x = grid->table->gaps[0] * em;

  for (guint j = 0; j < grid->table->n_columns; j++)
    {
      grid->x[j] = x;
      x += grid->widths[j] + grid->table->gaps[j + 1] * em;
    }
  grid->x[grid->table->n_columns] = grid->width = x;
}

/* Rows of an array stand on each other by their struts; lines of a display by their baselines. */
static void
place_rows (Grid *grid)
{
  const HjMathTable *table = grid->table;
  double em = grid->setter->size, y = table->lines[0] * RULE * em;

  for (guint i = 0; i < table->n_rows; i++)
    {
      double between = table->skip * em - (i > 0 ? grid->depths[i - 1] : 0) - grid->heights[i];

      if (i > 0 && table->stacked)
        y += between >= table->gap_limit * em ? between : table->gap * em;
      grid->baselines[i] = y + grid->heights[i];
      y = grid->baselines[i] + grid->depths[i] + table->extra[i] * em;
      y += table->lines[i + 1] * RULE * em;
    }
  grid->total = y;
}

static double
offset_in_column (const Grid *grid, const HjBox *cell, guint column)
{
  double spare = grid->widths[column] - cell->width;

  return grid->table->align[column] == 'l' ? 0 : grid->table->align[column] == 'r' ? spare : spare / 2;
}

/* The whole formula puts it to its right. */
static void
add_tag (Grid *grid, guint row, double y)
{
  HjMathTag tag = { hj_math_set_box (grid->setter, grid->table->tags[row], HJ_TEXT), y };

  g_array_append_val (grid->setter->tags, tag);
}

static void
put_cells (Grid *grid, HjBox *list, double top)
{
  for (guint i = 0; i < grid->table->n_rows; i++)
    {
      for (guint j = 0; j < grid->table->n_columns; j++)
        {
          HjBox *cell = *cell_at (grid, i, j);

          if (cell)
            hj_box_put (list, cell, grid->x[j] + offset_in_column (grid, cell, j), top + grid->baselines[i]);
        }
      if (grid->table->tags[i])
        add_tag (grid, i, top + grid->baselines[i]);
    }
}

/* One of the lines above row I. */
static HjBox *
new_line (Grid *grid, guint i, double thickness)
{
  HjBox *box = hj_box_new_rule (grid->setter->arena, grid->width, 0, thickness);

  if (grid->table->dashed[i])
    {
      box->kind = HJ_BOX_STROKE;
      box->shape = HJ_SHAPE_MIDDLE | HJ_SHAPE_DASHED;
      box->line = thickness;
    }
  return box;
}

static void
put_rules (Grid *grid, HjBox *list, double top)
{
  double em = grid->setter->size, line = RULE * em;
  HjArena *arena = grid->setter->arena;

  for (guint i = 0; i <= grid->table->n_rows; i++)
    for (guint k = 0; k < grid->table->lines[i]; k++)
      {
        double y = i == 0 ? k * line : grid->baselines[i - 1] + grid->depths[i - 1] + grid->table->extra[i - 1] * em + k * line;

        hj_box_put (list, new_line (grid, i, line), 0, top + y);
      }
  for (guint j = 0; j <= grid->table->n_columns; j++)
    for (guint k = 0; k < grid->table->bars[j]; k++)
      {
        double before = j > 0 ? grid->x[j - 1] + grid->widths[j - 1] : 0, after = j < grid->table->n_columns ? grid->x[j] : grid->width;
        double all = line * (1 + 5 * (grid->table->bars[j] - 1));
        double x = j == 0 ? 0 : j == grid->table->n_columns ? grid->width - all : (before + after - all) / 2;

        hj_box_put (list, hj_box_new_rule (arena, line, 0, grid->total), x + k * 5 * line, top);
      }
}

HjBox *
hj_math_set_table (HjMathSetter *self, const HjMathNode *node, int style)
{
  const HjMathTable *table = node->table;
  Grid grid = { self, table };
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double top;

  grid.cells = hj_arena_take (self->arena, table->n_rows * table->n_columns * sizeof (HjBox *));
  grid.widths = hj_arena_take (self->arena, table->n_columns * sizeof (double));
  grid.x = hj_arena_take (self->arena, (table->n_columns + 1) * sizeof (double));
  grid.heights = hj_arena_take (self->arena, table->n_rows * sizeof (double));
  grid.depths = hj_arena_take (self->arena, table->n_rows * sizeof (double));
  grid.baselines = hj_arena_take (self->arena, table->n_rows * sizeof (double));
  set_cells (&grid);
  place_columns (&grid);
  place_rows (&grid);
  top = -(grid.total / 2 + hj_math_axis (self, style));
  list->width = grid.width;
  list->height = -top;
  list->depth = grid.total + top;
  put_rules (&grid, list, top);
  put_cells (&grid, list, top);
  return list;
}
