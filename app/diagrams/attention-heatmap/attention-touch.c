/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and keyboard: choosing cells and heads, painting the mask, changing Q, K and V. */
#include "attention.h"
#include "hj-ink.h"

#include <math.h>

static gboolean
is_inside (Box box, double x, double y)
{
  return x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
}

static HjMark
pick_cell (const Layout *layout, double x, double y)
{
  return (HjMark){ MARK_CELL, (int) ((y - layout->heat.y) / layout->cell_height),
                   (int) ((x - layout->heat.x) / layout->cell_width), 0 };
}

static HjMark
pick_head (const Lens *lens, const Layout *layout, double x, double y)
{
  for (int at = 0; at < lens->layers * lens->heads; at++)
    {
      Box box = layout->head[at];

      box.height += 34 * layout->scale;
      if (is_inside (box, x, y))
        return (HjMark){ MARK_HEAD, at / lens->heads, at % lens->heads, 0 };
    }
  return (HjMark){ 0 };
}

/* The table speaks of the cells of the row shown. */
static HjMark
pick_table (const Lens *lens, const Layout *layout, double x, double y)
{
  int row = (int) floor ((y - layout->table.y - 26 * layout->scale) / (20 * layout->scale));
  int key = (int) floor ((x - layout->heat.x) / layout->cell_width);

  if (layout->columns)
    return key >= 0 && key < lens->n ? (HjMark){ MARK_CELL, lens->query, key, 0 } : (HjMark){ 0 };
  return row >= 0 && row < layout->n_rows ? (HjMark){ MARK_CELL, lens->query, layout->row[row], 0 } : (HjMark){ 0 };
}

static HjMark
pick_entry (const Layout *layout, double x, double y)
{
  for (int m = 0; m < N_MATRICES; m++)
    if (is_inside (layout->matrix[m], x, y))
      return (HjMark){ MARK_ENTRY, m, (int) ((y - layout->matrix[m].y) / layout->entry_height),
                       (int) ((x - layout->matrix[m].x) / layout->entry_width) };
  return (HjMark){ 0 };
}

static HjMark
pick_curve (const Attention *self, const Layout *layout, double x, double y)
{
  for (int p = 0; p < 2; p++)
    if (is_inside (layout->plot[p], x, y))
      {
        int step = (int) round ((x - layout->plot[p].x) / layout->plot[p].width * RUN_LENGTH);

        return step >= 1 && step <= self->position ? (HjMark){ MARK_CURVE, step, 0, 0 } : (HjMark){ 0 };
      }
  return (HjMark){ 0 };
}

static HjMark
pick_product (const Lens *lens, const Layout *layout, double x, double y)
{
  double width = layout->products.width - 150 * layout->scale;
  int c = (int) floor ((x - layout->products.x) / (width / lens->d));

  return c >= 0 && c < lens->d ? (HjMark){ MARK_PRODUCT, c, 0, 0 } : (HjMark){ 0 };
}

HjMark
attention_pick (gpointer state, const HjFrame *frame, double x, double y)
{
  Attention *self = state;
  const Lens *lens = attention_lens (self);
  Layout layout;
  HjMark mark;

  attention_lay_out (self, frame->width, frame->text_scale, &layout);
  if (is_inside (layout.heat, x, y))
    return pick_cell (&layout, x, y);
  if (y >= layout.heat.y && y < layout.heat.y + layout.heat.height && x < layout.heat.x)
    return (HjMark){ MARK_TOKEN, pick_cell (&layout, x, y).i, 0, 0 };
  if (layout.products.height > 0 && is_inside (layout.products, x, y))
    return pick_product (lens, &layout, x, y);
  if (layout.table.height > 0 && is_inside (layout.table, x, y))
    return pick_table (lens, &layout, x, y);
  mark = pick_head (lens, &layout, x, y);
  if (mark.kind == 0)
    mark = self->task == TASK_FORMULA ? pick_entry (&layout, x, y) : pick_curve (self, &layout, x, y);
  return mark;
}

static HjChange
show_cell (Attention *self, int query, int key)
{
  if (query == self->query && key == self->key)
    return HJ_CHANGED_NOTHING;
  self->query = query;
  self->key = key;
  self->lens_valid = FALSE;
  return HJ_CHANGED_INPUT;
}

/* Every cell that the press touches becomes what the first one became. */
static HjChange
touch_cell (Attention *self, HjPointerPhase phase, HjMark mark)
{
  const Lens *lens = attention_lens (self);
  gboolean visible = lens->allowed[mark.i * lens->n + mark.j];

  if (self->mask == MASK_PAINTED && phase == HJ_POINTER_PRESS)
    self->paint_to = !visible;
  if (self->mask == MASK_PAINTED && phase != HJ_POINTER_RELEASE && visible != (self->paint_to != 0))
    {
      attention_paint (self, mark.i, mark.j, self->paint_to != 0);
      show_cell (self, mark.i, mark.j);
      return HJ_CHANGED_INPUT;
    }
  return phase == HJ_POINTER_RELEASE ? HJ_CHANGED_NOTHING : show_cell (self, mark.i, mark.j);
}

static HjChange
show_head (Attention *self, int layer, int head)
{
  const Lens *lens = attention_lens (self);

  if (lens->layer == layer && lens->head == head && self->head >= 0)
    return HJ_CHANGED_NOTHING;
  self->layer = layer;
  self->head = head;
  self->lens_valid = FALSE;
  return HJ_CHANGED_INPUT;
}

static double
entry_value (Attention *self, int matrix, int row, int column)
{
  const Lens *lens = attention_lens (self);
  const double *all[3] = { lens->q[lens->at], lens->k[lens->at], lens->v[lens->at] };

  return all[matrix][row * lens->d + column];
}

static int
pack_entry (HjMark mark)
{
  return (mark.i * MAX_TOKENS + mark.j) * BENCH_DIM + mark.k;
}

/* The row of Q or K becomes the query or key that is shown. */
static void
follow_entry (Attention *self, HjMark mark)
{
  const Lens *lens = attention_lens (self);

  show_cell (self, mark.i == MATRIX_Q || mark.i == MATRIX_Z ? mark.j : lens->query,
             mark.i == MATRIX_Q || mark.i == MATRIX_Z ? lens->key : mark.j);
}

static HjChange
choose_entry (Attention *self, HjMark mark)
{
  follow_entry (self, mark);
  self->edited = mark.i == MATRIX_Z ? -1 : pack_entry (mark);
  return HJ_CHANGED_INPUT;
}

/* Dragging: a tenth every four pixels, upward is more. */
static HjChange
drag_entry (Attention *self, HjPointerPhase phase, HjMark mark, double y)
{
  int row = self->edited / BENCH_DIM % MAX_TOKENS, column = self->edited % BENCH_DIM;
  int matrix = self->edited / (BENCH_DIM * MAX_TOKENS);

  if (phase == HJ_POINTER_PRESS)
    {
      choose_entry (self, mark);
      self->drag_from = y;
      self->drag_value = mark.i == MATRIX_Z ? 0 : entry_value (self, mark.i, mark.j, mark.k);
      return HJ_CHANGED_INPUT;
    }
  if (self->edited < 0 || phase == HJ_POINTER_RELEASE)
    return HJ_CHANGED_NOTHING;
  if (!attention_bench_set (self, (Matrix) matrix, row, column, self->drag_value + (self->drag_from - y) / 40))
    return HJ_CHANGED_NOTHING;
  return HJ_CHANGED_INPUT;
}

HjChange
attention_pointer (gpointer state, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x, double y)
{
  Attention *self = state;

  /* A drag over the cells touches each of them; the host tells only where it began. */
  if (mark.kind == MARK_CELL && phase == HJ_POINTER_MOVE)
    mark = attention_pick (self, frame, x, y);
  switch (mark.kind)
    {
    case MARK_CELL:
      return touch_cell (self, phase, mark);
    case MARK_TOKEN:
      return phase == HJ_POINTER_RELEASE ? HJ_CHANGED_NOTHING : show_cell (self, mark.i, -1);
    case MARK_HEAD:
      return phase == HJ_POINTER_PRESS ? show_head (self, mark.i, mark.j) : HJ_CHANGED_NOTHING;
    case MARK_ENTRY:
      return drag_entry (self, phase, mark, y);
    case MARK_PRODUCT:
    case MARK_CURVE:
    default:
      return HJ_CHANGED_NOTHING;
    }
}

static HjMark
move_in_cells (Attention *self, const Lens *lens, HjMark from, int dx, int dy)
{
  int i = from.i + dy, j = from.j + dx;

  if (j >= lens->n)
    return (HjMark){ MARK_HEAD, lens->layer, lens->head, 0 };
  if (i >= lens->n && self->task == TASK_FORMULA)
    return (HjMark){ MARK_ENTRY, MATRIX_Q, 0, MIN (from.j, lens->d - 1) };
  return (HjMark){ MARK_CELL, CLAMP (i, 0, lens->n - 1), MAX (j, 0), 0 };
}

static HjMark
move_in_heads (const Lens *lens, HjMark from, int dx, int dy)
{
  int at = from.i * lens->heads + from.j + dx + dy * lens->heads;

  if (dx < 0 && from.i + from.j == 0)
    return (HjMark){ MARK_CELL, lens->query, lens->n - 1, 0 };
  if (at < 0 || at >= lens->layers * lens->heads)
    return from;
  return (HjMark){ MARK_HEAD, at / lens->heads, at % lens->heads, 0 };
}

/* Q, K, V and αV lie side by side for the keyboard, whatever the width. */
static HjMark
move_in_entries (const Lens *lens, HjMark from, int dx, int dy)
{
  int column = CLAMP (from.i * lens->d + from.k + dx, 0, N_MATRICES * lens->d - 1);

  if (from.j + dy < 0)
    return (HjMark){ MARK_CELL, lens->n - 1, MIN (from.k, lens->n - 1), 0 };
  return (HjMark){ MARK_ENTRY, column / lens->d, MIN (from.j + dy, lens->n - 1), column % lens->d };
}

HjMark
attention_move_focus (gpointer state, const HjFrame *frame, HjMark from, int dx, int dy)
{
  Attention *self = state;
  const Lens *lens = attention_lens (self);

  if (from.kind == MARK_CELL && from.i < lens->n && from.j < lens->n)
    return move_in_cells (self, lens, from, dx, dy);
  if (from.kind == MARK_HEAD && from.i < lens->layers && from.j < lens->heads)
    return move_in_heads (lens, from, dx, dy);
  if (from.kind == MARK_ENTRY && self->task == TASK_FORMULA && from.j < lens->n && from.k < lens->d)
    return move_in_entries (lens, from, dx, dy);
  return (HjMark){ MARK_CELL, lens->query, lens->key, 0 };
}

HjChange
attention_activate (gpointer state, HjMark mark)
{
  Attention *self = state;
  const Lens *lens = attention_lens (self);

  if (mark.kind == MARK_CELL && self->mask == MASK_PAINTED)
    attention_paint (self, mark.i, mark.j, !lens->allowed[mark.i * lens->n + mark.j]);
  if (mark.kind == MARK_CELL)
    {
      show_cell (self, mark.i, mark.j);
      return HJ_CHANGED_INPUT;
    }
  if (mark.kind == MARK_HEAD)
    return show_head (self, mark.i, mark.j);
  if (mark.kind == MARK_ENTRY)
    return choose_entry (self, mark);
  return HJ_CHANGED_NOTHING;
}

/* Actions: all of them are parameters that can be seen, so the controls follow. */

static HjChange
next_head (gpointer state, int by)
{
  const Lens *lens = attention_lens (state);
  int count = lens->layers * lens->heads, at = (lens->at + by + count) % count;

  return show_head (state, at / lens->heads, at % lens->heads);
}

static HjChange
run_next_head (gpointer state)
{
  return next_head (state, 1);
}

static HjChange
run_previous_head (gpointer state)
{
  return next_head (state, -1);
}

static HjChange
run_next_layer (gpointer state)
{
  return next_head (state, attention_lens (state)->heads);
}

static HjChange
tell_changed (Attention *self)
{
  attention_changed (self, NULL);
  return HJ_CHANGED_INPUT;
}

static HjChange
run_next_mask (gpointer state)
{
  Attention *self = state;

  self->mask = (self->mask + 1) % N_MASKS;
  return tell_changed (self);
}

static HjChange
change_temperature (Attention *self, double factor)
{
  double tau = CLAMP (self->tau * factor, 0.05, 20);

  self->tau = fabs (tau - 1) < 0.05 ? 1 : round (tau * 100) / 100;
  return tell_changed (self);
}

static HjChange
run_colder (gpointer state)
{
  return change_temperature (state, 1 / 1.25);
}

static HjChange
run_warmer (gpointer state)
{
  return change_temperature (state, 1.25);
}

static HjChange
run_ablate (gpointer state)
{
  Attention *self = state;
  const Lens *lens = attention_lens (self);

  if (self->task == TASK_FORMULA)
    return HJ_CHANGED_NOTHING;
  /* The head stays in view, even if another one now does more. */
  self->layer = lens->layer;
  self->head = lens->head;
  self->ablated ^= 1 << (lens->layer * HJ_TRANSFORMER_HEADS + lens->head);
  return tell_changed (self);
}

static HjChange
run_scale (gpointer state)
{
  Attention *self = state;

  self->scaled = !self->scaled;
  return tell_changed (self);
}

static HjChange
run_next_stage (gpointer state)
{
  Attention *self = state;

  self->stage = (self->stage + 1) % N_STAGES;
  return HJ_CHANGED_INPUT;
}

static HjChange
change_entry (Attention *self, double by)
{
  const Lens *lens = attention_lens (self);
  int matrix = self->edited / (BENCH_DIM * MAX_TOKENS), row = self->edited / BENCH_DIM % MAX_TOKENS;
  int column = self->edited % BENCH_DIM;

  if (self->task != TASK_FORMULA || self->edited < 0 || matrix > 2 || row >= lens->n || column >= lens->d)
    return HJ_CHANGED_NOTHING;
  if (!attention_bench_set (self, (Matrix) matrix, row, column, entry_value (self, matrix, row, column) + by))
    return HJ_CHANGED_NOTHING;
  return HJ_CHANGED_INPUT;
}

static HjChange
run_more (gpointer state)
{
  return change_entry (state, 0.1);
}

static HjChange
run_less (gpointer state)
{
  return change_entry (state, -0.1);
}

const HjAction attention_actions[] = {
  { "h", { "다음 헤드", "Next head" }, run_next_head },
  { "<Shift>h", { "이전 헤드", "Previous head" }, run_previous_head },
  { "l", { "다음 층", "Next layer" }, run_next_layer },
  { "a", { "이 헤드 끄기·켜기", "Switch this head off or on" }, run_ablate },
  { "m", { "다음 마스크", "Next mask" }, run_next_mask },
  { "bracketleft", { "온도 낮추기", "Lower temperature" }, run_colder },
  { "bracketright", { "온도 높이기", "Higher temperature" }, run_warmer },
  { "d", { "√d로 나누기 끄기·켜기", "Divide by √d or not" }, run_scale },
  { "v", { "점수·가중치 바꿔 보기", "Show scores or weights" }, run_next_stage },
  { "plus", { "고른 칸의 값 0.1 올리기", "Add 0.1 to the chosen cell" }, run_more },
  { "minus", { "고른 칸의 값 0.1 내리기", "Take 0.1 from the chosen cell" }, run_less },
  { NULL },
};
