/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A display formula that is too wide: broken before relations and operators, else scaled down. */
#include "hj-math-fit.h"

#define LEAST_SCALE 0.6
#define INDENT 2.0  /* em, of the lines after the first */
#define LEADING 0.4 /* em, between lines */

/* ---- Breaking ---- */

/* What a line loses that ends before a joint of this kind, and for each bracket it lies in; in widths of a line. A
 * relation is worth a shorter line than an operator, a wide space between two formulas one that is shorter still. */
static const double losses[] = { [HJ_JOINT_RELATION] = 0.1, [HJ_JOINT_OPERATOR] = 0.3, [HJ_JOINT_GAP] = -0.4 };

#define LOSS_IN_BRACKETS 0.35

/* Where the line that begins at FIRST best ends, the TeXbook's chapter 18: outside of brackets, before a relation rather
 * than an operator, and not too soon. NULL if all fits or there is no place. */
static HjBox *
find_break (HjBox *first, double width)
{
  HjBox *best = NULL;
  double start = first->x, highest = -G_MAXDOUBLE;
  gboolean over = FALSE;
  int depth = 0;

  for (HjBox *box = first; box; box = box->next)
    {
      double worth = (box->x - start) / width - losses[box->joint] - depth * LOSS_IN_BRACKETS;

      over |= box->x + box->width - start > width;
      if (over && best)
        return best;
      if (box != first && box->joint && worth > highest)
        {
          best = box;
          highest = worth;
        }
      depth = MAX (0, depth + (box->klass == HJ_OPEN) - (box->klass == HJ_CLOSE));
    }
  return over ? best : NULL;
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

static double
widest_tag (const HjMathSetter *self)
{
  double width = 0;

  for (guint i = 0; i < self->tags->len; i++)
    width = MAX (width, g_array_index (self->tags, HjMathTag, i).box->width);
  return width;
}

/* At the right edge where there is one; where there is no room beside the line, a single one goes below it. */
static HjBox *
add_tags (HjMathSetter *self, HjBox *line, double max_width)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double widest = widest_tag (self), natural = line->width + 2 * self->size + widest;
  gboolean below = max_width > 0 && natural > max_width && self->tags->len == 1;
  double room = below ? MAX (line->width, max_width) : MAX (natural, max_width);

  hj_box_put (list, line, CLAMP ((room - line->width) / 2, 0, below ? 0 : room - natural), 0);
  for (guint i = 0; i < self->tags->len; i++)
    {
      HjMathTag *tag = &g_array_index (self->tags, HjMathTag, i);

      hj_box_put (list, tag->box, room - tag->box->width,
                  below ? line->depth + tag->box->height + 0.3 * self->size : tag->y);
    }
  list->width = room;
  return list;
}

HjBox *
hj_math_fit (HjMathSetter *self, HjBox *line, gboolean display, double max_width, double *scale)
{
  if (display && max_width > 0 && line->width > max_width && line->first)
    line = break_line (self, line, max_width);
  if (self->tags->len > 0)
    line = add_tags (self, line, max_width);
  *scale = max_width > 0 && line->width > max_width ? MAX (max_width / line->width, LEAST_SCALE) : 1;
  return line;
}
