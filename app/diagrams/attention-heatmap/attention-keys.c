/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard: walking cells, heads and entries, and actions. */
#include "attention.h"

#include <math.h>

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
      attention_show_cell (self, mark.i, mark.j);
      return HJ_CHANGED_INPUT;
    }
  if (mark.kind == MARK_HEAD)
    return attention_show_head (self, mark.i, mark.j);
  if (mark.kind == MARK_ENTRY)
    return attention_choose_entry (self, mark);
  return HJ_CHANGED_NOTHING;
}

/* Actions: all of them are parameters that can be seen, so the controls follow. */

static HjChange
next_head (gpointer state, int by)
{
  const Lens *lens = attention_lens (state);
  int count = lens->layers * lens->heads, at = (lens->at + by + count) % count;

  return attention_show_head (state, at / lens->heads, at % lens->heads);
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
run_more (gpointer state)
{
  return attention_change_entry (state, 0.1);
}

static HjChange
run_less (gpointer state)
{
  return attention_change_entry (state, -0.1);
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
