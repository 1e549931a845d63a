/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of Q, K and V under the hand: choosing one, dragging it, changing it by key. */
#include "attention.h"

static HjChange
write_entry (Attention *self, HjMark entry, double value)
{
  return attention_bench_set (self, (Matrix) entry.i, entry.j, entry.k, value) ? HJ_CHANGED_INPUT : HJ_CHANGED_NOTHING;
}

static double
entry_value (Attention *self, HjMark entry)
{
  const Lens *lens = attention_lens (self);
  const double *all[3] = { lens->q[lens->at], lens->k[lens->at], lens->v[lens->at] };

  return all[entry.i][entry.j * lens->d + entry.k];
}

static int
pack_entry (HjMark mark)
{
  return (mark.i * MAX_TOKENS + mark.j) * BENCH_DIM + mark.k;
}

static HjMark
unpack_entry (int entry)
{
  return (HjMark){ MARK_ENTRY, entry / (BENCH_DIM * MAX_TOKENS), entry / BENCH_DIM % MAX_TOKENS, entry % BENCH_DIM };
}

/* The row of Q or K becomes the query or key that is shown. */
static void
follow_entry (Attention *self, HjMark mark)
{
  const Lens *lens = attention_lens (self);

  if (mark.i == MATRIX_Q || mark.i == MATRIX_Z)
    attention_show_cell (self, mark.j, lens->key);
  else
    attention_show_cell (self, lens->query, mark.j);
}

HjChange
attention_choose_entry (Attention *self, HjMark mark)
{
  follow_entry (self, mark);
  self->edited = mark.i == MATRIX_Z ? -1 : pack_entry (mark);
  return HJ_CHANGED_INPUT;
}

HjChange
attention_drag_entry (Attention *self, HjPointerPhase phase, HjMark mark, double y)
{
  if (phase == HJ_POINTER_PRESS)
    {
      attention_choose_entry (self, mark);
      self->drag_from = y;
      self->drag_value = mark.i == MATRIX_Z ? 0 : entry_value (self, mark);
      return HJ_CHANGED_INPUT;
    }
  if (self->edited < 0 || phase == HJ_POINTER_RELEASE)
    return HJ_CHANGED_NOTHING;
  return write_entry (self, unpack_entry (self->edited), self->drag_value + (self->drag_from - y) / 40);
}

HjChange
attention_change_entry (Attention *self, double by)
{
  const Lens *lens = attention_lens (self);
  HjMark entry = unpack_entry (self->edited);

  if (self->task != TASK_FORMULA || self->edited < 0 || entry.i > MATRIX_V || entry.j >= lens->n || entry.k >= lens->d)
    return HJ_CHANGED_NOTHING;
  return write_entry (self, entry, entry_value (self, entry) + by);
}
