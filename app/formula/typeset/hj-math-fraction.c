/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fractions, binomials and roots. */
#include "hj-math-setter.h"

#include <math.h>

#define CONSTANT(name) hj_math_constant (self, style, HB_OT_MATH_CONSTANT_##name)
#define BY_STYLE(display, text) (hj_style_is_display (style) ? CONSTANT (display) : CONSTANT (text))

typedef struct {
  HjBox *above, *below;
  double up, down, rule;
} Stack;

/* ---- Fractions. Appendix G, rule 15 ---- */

/* Without a rule: the two at least a gap apart. */
static void
place_bare (HjMathSetter *self, Stack *stack, int style)
{
  double gap = BY_STYLE (STACK_DISPLAY_STYLE_GAP_MIN, STACK_GAP_MIN), lack;

  stack->up = BY_STYLE (STACK_TOP_DISPLAY_STYLE_SHIFT_UP, STACK_TOP_SHIFT_UP);
  stack->down = BY_STYLE (STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN, STACK_BOTTOM_SHIFT_DOWN);
  lack = gap - ((stack->up - stack->above->depth) - (stack->below->height - stack->down));
  if (lack > 0)
    {
      stack->up += lack / 2;
      stack->down += lack / 2;
    }
}

/* With a rule on the axis: each at least a gap from it. */
static void
place_ruled (HjMathSetter *self, Stack *stack, int style)
{
  double axis = hj_math_axis (self, style), half = stack->rule / 2;
  double above = BY_STYLE (FRACTION_NUM_DISPLAY_STYLE_GAP_MIN, FRACTION_NUMERATOR_GAP_MIN);
  double below = BY_STYLE (FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN, FRACTION_DENOMINATOR_GAP_MIN);

  stack->up = BY_STYLE (FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP, FRACTION_NUMERATOR_SHIFT_UP);
  stack->down = BY_STYLE (FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN, FRACTION_DENOMINATOR_SHIFT_DOWN);
  stack->up = MAX (stack->up, above + stack->above->depth + axis + half);
  stack->down = MAX (stack->down, below + stack->below->height - (axis - half));
}

static HjBox *
build_stack (HjMathSetter *self, const Stack *stack, int style)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double width = MAX (stack->above->width, stack->below->width);

  list->width = width;
  hj_box_put (list, stack->above, (width - stack->above->width) / 2, -stack->up);
  if (stack->rule > 0)
    hj_box_put (list, hj_box_new_rule (self->arena, width, stack->rule / 2, stack->rule / 2), 0,
                -hj_math_axis (self, style));
  hj_box_put (list, stack->below, (width - stack->below->width) / 2, stack->down);
  return list;
}

/* \cfrac: a numerator as high as a line, and close to what follows. */
static void
add_strut (const HjMathSetter *self, HjBox *above)
{
  above->height = MAX (above->height, 0.84 * self->size);
  above->depth = MAX (above->depth, 0.36 * self->size);
}

HjBox *
hj_math_set_fraction (HjMathSetter *self, const HjMathNode *node, int outer)
{
  int style = node->style >= 0 ? node->style | (outer & HJ_CRAMPED) : outer;
  /* LuaTeX's \Umathfractiondelsize for fonts that do not say. */
  double length = (hj_style_is_display (style) ? 2.4 : 1.01) * hj_math_em (self, style);
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  Stack stack;

  stack.above = hj_math_set_box (self, node->a, hj_style_numerator (style));
  stack.below = hj_math_set_box (self, node->b, hj_style_denominator (style));
  if (node->wide)
    add_strut (self, stack.above);
  stack.rule = isnan (node->amount) ? CONSTANT (FRACTION_RULE_THICKNESS) : node->amount * self->size;
  if (stack.rule > 0)
    place_ruled (self, &stack, style);
  else
    place_bare (self, &stack, style);
  hj_box_append (list, hj_math_stretch (self, node->c, length, style), 0);
  hj_box_append (list, build_stack (self, &stack, style), 0);
  if (!node->wide)
    hj_box_append (list, hj_math_stretch (self, node->other, length, style), 0);
  return list;
}

/* ---- Roots. Rule 11, with the constants of OpenType ---- */

static HjBox *
build_root (HjMathSetter *self, HjBox *body, HjBox *sign, double gap, double rule, int style)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST), *line = hj_box_new_rule (self->arena, body->width, rule, 0);
  double top = body->height + gap + rule;

  /* The rule begins where the sign's ends. */
  hj_box_append (list, sign, top - sign->height);
  line->shape = HJ_SHAPE_JOINED;
  hj_box_put (list, line, list->width, -(top - rule));
  hj_box_append (list, body, 0);
  list->height = MAX (list->height, top + CONSTANT (RADICAL_EXTRA_ASCENDER));
  return list;
}

/* The index stands on the sign, raised by a part of the sign's height. */
static HjBox *
add_index (HjMathSetter *self, HjBox *root, const HjBox *sign, double top, HjBox *index, int style)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double total = sign->height + sign->depth, bottom = total - top;
  double raise = total * CONSTANT (RADICAL_DEGREE_BOTTOM_RAISE_PERCENT) - bottom + index->depth;
  double before = CONSTANT (RADICAL_KERN_BEFORE_DEGREE), after = CONSTANT (RADICAL_KERN_AFTER_DEGREE);

  list->width = MAX (before, 0);
  hj_box_append (list, index, raise);
  list->width = MAX (list->width + after, 0);
  hj_box_append (list, root, 0);
  return list;
}

HjBox *
hj_math_set_radical (HjMathSetter *self, const HjMathNode *node, int style)
{
  HjBox *body = hj_math_set_box (self, node->a, hj_style_cramped (style)), *sign, *root;
  double gap = BY_STYLE (RADICAL_DISPLAY_STYLE_VERTICAL_GAP, RADICAL_VERTICAL_GAP);
  double rule = CONSTANT (RADICAL_RULE_THICKNESS), content = body->height + body->depth, spare;

  sign = hj_math_stretch_glyph (self, hj_math_face_find (self->face, 0x221a), content + gap + rule, HB_DIRECTION_TTB, style);
  spare = sign->height + sign->depth - rule - content - gap;
  if (spare > 0)
    gap += spare / 2;
  root = build_root (self, body, sign, gap, rule, style);
  if (!node->b)
    return root;
  return add_index (self, root, sign, body->height + gap + rule, hj_math_set_box (self, node->b, HJ_SCRIPTSCRIPT), style);
}
