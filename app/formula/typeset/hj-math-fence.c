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

HjBox *
hj_math_set_fence (HjMathSetter *self, const HjMathNode *node, int style)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double height = 0, depth = 0, length;
  guint i = 0;

  for (const HjMathNode *part = node->first; part; part = part->next)
    if (part->kind != HJ_NODE_MIDDLE)
      {
        HjBox *section = hj_math_set_list (self, part->first, style, HJ_OPEN, HJ_CLOSE);

        height = MAX (height, section->height);
        depth = MAX (depth, section->depth);
        g_ptr_array_add (sections, section);
      }
  length = length_for (self, height, depth, style);
  hj_box_append (list, hj_math_stretch (self, node->c, length, style), 0);
  for (const HjMathNode *part = node->first; part; part = part->next)
    hj_box_append (list, part->kind == HJ_NODE_MIDDLE ? hj_math_stretch (self, part->c, length, style)
                                                      : g_ptr_array_index (sections, i++), 0);
  hj_box_append (list, hj_math_stretch (self, node->other, length, style), 0);
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
