/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and putting together boxes. */
#include "hj-math-box.h"

HjBox *
hj_box_new (HjArena *arena, HjBoxKind kind)
{
  HjBox *box = hj_arena_new0 (arena, HjBox);

  box->kind = kind;
  box->from = box->to = -1;
  return box;
}

HjBox *
hj_box_new_space (HjArena *arena, double width)
{
  HjBox *box = hj_box_new (arena, HJ_BOX_LIST);

  box->width = width;
  return box;
}

HjBox *
hj_box_new_rule (HjArena *arena, double width, double height, double depth)
{
  HjBox *box = hj_box_new (arena, HJ_BOX_RULE);

  box->width = width;
  box->height = height;
  box->depth = depth;
  return box;
}

HjBox *
hj_box_new_glyph (HjArena *arena, HjMathFace *face, guint glyph, double size)
{
  HjBox *box = hj_box_new (arena, HJ_BOX_GLYPHS);
  const HjMathMetrics *metrics = hj_math_face_measure (face, glyph);

  box->width = metrics->advance * size;
  box->height = metrics->height * size;
  box->depth = metrics->depth * size;
  box->italic = metrics->italic * size;
  box->accent = metrics->accent * size;
  box->face = face;
  box->outlines = hj_math_face_get_outlines (face);
  box->size = size;
  box->n_glyphs = 1;
  box->glyphs = hj_arena_new0 (arena, cairo_glyph_t);
  box->glyphs->index = glyph;
  return box;
}

void
hj_box_put (HjBox *list, HjBox *child, double x, double y)
{
  child->x = x;
  child->y = y;
  list->height = MAX (list->height, child->height - y);
  list->depth = MAX (list->depth, child->depth + y);
  if (list->last)
    list->last->next = child;
  else
    list->first = child;
  list->last = child;
}

void
hj_box_append (HjBox *list, HjBox *child, double up)
{
  hj_box_put (list, child, list->width, -up);
  list->width += child->width;
}
