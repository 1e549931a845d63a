/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A display formula that is too wide: broken before relations and operators, else scaled down. */
#include "hj-math-fit.h"

#define LEAST_SCALE 0.6
#define INDENT 2.0  /* em, of the lines after the first */
#define LEADING 0.4 /* em, between lines */

/* ---- Breaking ---- */

/* Where the line that begins at FIRST may best end: before the last relation that fits, else the last operator;
 * NULL if all fits or nothing does. */
static HjBox *
find_break (HjBox *first, double width)
{
  HjBox *relation = NULL, *operator = NULL;
  double start = first->x;

  for (HjBox *box = first; box; box = box->next)
    {
      if (box->x + box->width - start > width)
        /* A relation near the beginning would leave a line almost empty. */
        return relation && (!operator || relation->x - start > 0.4 * width) ? relation : operator ? operator : relation;
      if (box != first && box->joint == 1)
        relation = box;
      else if (box != first && box->joint == 2)
        operator = box;
    }
  return NULL;
}

static HjBox *
cut_line (HjMathSetter *self, HjBox *first, HjBox *end)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double start = first->x;

  for (HjBox *box = first, *next; box != end; box = next)
    {
      next = box->next;
      box->next = NULL;
      hj_box_put (list, box, box->x - start, box->y);
      list->width = MAX (list->width, box->x + box->width);
    }
  return list;
}

static void
add_line (HjMathSetter *self, HjBox *list, HjBox *line, double *y)
{
  gboolean first = list->first == NULL;
  double x = first ? 0 : INDENT * self->size;

  if (!first)
    *y += line->height + LEADING * self->size;
  hj_box_put (list, line, x, *y);
  *y += line->depth;
  list->width = MAX (list->width, x + line->width);
}

static HjBox *
break_line (HjMathSetter *self, HjBox *line, double width)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST), *first = line->first;
  double y = 0;

  while (first)
    {
      double room = width - (list->first ? INDENT * self->size : 0);
      HjBox *end = find_break (first, room);

      add_line (self, list, cut_line (self, first, end), &y);
      first = end;
    }
  return list;
}

/* ---- Tags ---- */

/* At the right edge where there is one, and on a line of its own where there is no room beside. */
static HjBox *
add_tag (HjMathSetter *self, HjBox *line, HjBox *tag, double max_width)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double gap = 2 * self->size, room = max_width > 0 ? max_width : line->width + gap + tag->width;
  gboolean beside = line->width + gap + tag->width <= room;

  if (!beside)
    room = MAX (line->width, tag->width);
  hj_box_put (list, line, beside && max_width > 0 ? MIN ((room - line->width) / 2, room - tag->width - gap - line->width) : 0, 0);
  hj_box_put (list, tag, room - tag->width, beside ? 0 : line->depth + tag->height + 0.3 * self->size);
  list->width = room;
  return list;
}

HjBox *
hj_math_fit (HjMathSetter *self, HjBox *line, HjBox *tag, gboolean display, double max_width, double *scale)
{
  if (display && max_width > 0 && line->width > max_width && line->first)
    line = break_line (self, line, max_width);
  if (tag)
    line = add_tag (self, line, tag, line->width <= max_width ? max_width : 0);
  *scale = max_width > 0 && line->width > max_width ? MAX (max_width / line->width, LEAST_SCALE) : 1;
  return line;
}
