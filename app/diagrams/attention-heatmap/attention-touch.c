/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pointer: choosing cells and heads, painting the mask. */
#include "attention.h"

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

HjChange
attention_show_cell (Attention *self, int query, int key)
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
      attention_show_cell (self, mark.i, mark.j);
      return HJ_CHANGED_INPUT;
    }
  return phase == HJ_POINTER_RELEASE ? HJ_CHANGED_NOTHING : attention_show_cell (self, mark.i, mark.j);
}

HjChange
attention_show_head (Attention *self, int layer, int head)
{
  const Lens *lens = attention_lens (self);

  if (lens->layer == layer && lens->head == head && self->head >= 0)
    return HJ_CHANGED_NOTHING;
  self->layer = layer;
  self->head = head;
  self->lens_valid = FALSE;
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
      return phase == HJ_POINTER_RELEASE ? HJ_CHANGED_NOTHING : attention_show_cell (self, mark.i, -1);
    case MARK_HEAD:
      return phase == HJ_POINTER_PRESS ? attention_show_head (self, mark.i, mark.j) : HJ_CHANGED_NOTHING;
    case MARK_ENTRY:
      return attention_drag_entry (self, phase, mark, y);
    case MARK_PRODUCT:
    case MARK_CURVE:
    default:
      return HJ_CHANGED_NOTHING;
    }
}
