/* SPDX-License-Identifier: GPL-3.0-or-later */
/* \left…\middle…\right and \big…\Bigg. */
#include "hj-math-setter.h"

/* Appendix G, rule 19 with plain TeX's \delimiterfactor and \delimitershortfall. */
static double
length_for (const HjMathSetter *self, double height, double depth, int style)
{
  double axis = hj_math_axis (self, style), half = MAX (height - axis, depth + axis);

  return MAX (2 * half * 0.901, 2 * half - 0.5 * self->size);
}

static gboolean
is_broken_by (const HjMathNode *node)
{
  return node->kind == HJ_NODE_MIDDLE;
}

/* What stands between two delimiters, up to END. */
static HjBox *
set_section (HjMathSetter *self, const HjMathNode *first, HjMathNode *end, HjMathNode *last, int style)
{
  HjBox *box;

  if (first == end)
    return hj_box_new_space (self->arena, 0);
  if (last)
    last->next = NULL;
  box = hj_math_set_list (self, first, style, HJ_OPEN, HJ_CLOSE);
  if (last)
    last->next = end;
  return box;
}

typedef struct {
  GPtrArray *sections;    /* of HjBox */
  GArray *middles;        /* of gunichar */
  double height, depth;
} Fence;

static void
split_sections (HjMathSetter *self, const HjMathNode *node, int style, Fence *fence)
{
  HjMathNode *first = node->first, *last = NULL;

  for (HjMathNode *at = node->first;; last = at, at = at->next)
    {
      HjBox *box;

      if (at && !is_broken_by (at))
        continue;
      box = set_section (self, first, at, last, style);
      g_ptr_array_add (fence->sections, box);
      fence->height = MAX (fence->height, box->height);
      fence->depth = MAX (fence->depth, box->depth);
      if (!at)
        return;
      g_array_append_val (fence->middles, at->c);
      first = at->next;
      last = NULL;
    }
}

HjBox *
hj_math_set_fence (HjMathSetter *self, const HjMathNode *node, int style)
{
  Fence fence = { g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (gunichar)), 0, 0 };
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double length;

  split_sections (self, node, style, &fence);
  length = length_for (self, fence.height, fence.depth, style);
  hj_box_append (list, hj_math_stretch (self, node->c, length, style), 0);
  for (guint i = 0; i < fence.sections->len; i++)
    {
      if (i > 0)
        hj_box_append (list, hj_math_stretch (self, g_array_index (fence.middles, gunichar, i - 1), length, style), 0);
      hj_box_append (list, g_ptr_array_index (fence.sections, i), 0);
    }
  hj_box_append (list, hj_math_stretch (self, node->other, length, style), 0);
  g_ptr_array_unref (fence.sections);
  g_array_unref (fence.middles);
  return list;
}

/* Outside of a fence: as it is. */
HjBox *
hj_math_set_middle (HjMathSetter *self, const HjMathNode *node, int style)
{
  return hj_math_stretch (self, node->c, 0, style);
}

/* amsmath: steps of 1.2 times the height of a parenthesis, whatever the style. */
HjBox *
hj_math_set_delimiter (HjMathSetter *self, const HjMathNode *node, int style)
{
  const HjMathMetrics *bracket = hj_math_face_measure (self->face, hj_math_face_find (self->face, '('));
  double length = node->amount * 1.2 * (bracket->height + bracket->depth) * self->size;
  double axis = hj_math_axis (self, HJ_TEXT);
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);

  if (node->c)
    hj_box_append (list, hj_math_stretch (self, node->c, length_for (self, length / 2 + axis, length / 2 - axis, HJ_TEXT),
                                          HJ_TEXT), 0);
  list->height = MAX (list->height, length / 2 + axis);
  list->depth = MAX (list->depth, length / 2 - axis);
  return list;
}
