/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scripts beside an atom, limits above and below it. */
#include "hj-math-setter.h"

#define CONSTANT(name) hj_math_constant (self, style, HB_OT_MATH_CONSTANT_##name)

/* ---- Beside. Appendix G, rule 18 ---- */

typedef struct {
  HjBox *above, *below;
  double up, down;
} Scripts;

/* A sign whose scripts sit at heights of their own; anything else moves them with its size. */
static gboolean
is_sign (const HjMathNode *node)
{
  const HjMathNode *core = hj_math_node_unwrap ((HjMathNode *) node);

  if (core->kind == HJ_NODE_ACCENT)
    return !core->a->sub && !core->a->sup && is_sign (core->a);
  return core->kind == HJ_NODE_SYMBOL && core->klass != HJ_OP;
}

static void
raise_above (HjMathSetter *self, Scripts *scripts, int style)
{
  double least = style & HJ_CRAMPED ? CONSTANT (SUPERSCRIPT_SHIFT_UP_CRAMPED) : CONSTANT (SUPERSCRIPT_SHIFT_UP);

  scripts->up = MAX (scripts->up, least);
  scripts->up = MAX (scripts->up, scripts->above->depth + CONSTANT (SUPERSCRIPT_BOTTOM_MIN));
}

static void
lower_below (HjMathSetter *self, Scripts *scripts, int style)
{
  scripts->down = MAX (scripts->down, CONSTANT (SUBSCRIPT_SHIFT_DOWN));
  if (!scripts->above)
    scripts->down = MAX (scripts->down, scripts->below->height - CONSTANT (SUBSCRIPT_TOP_MAX));
}

/* Rule 18e: keeps the two apart, and then the upper one high enough. */
static void
separate (HjMathSetter *self, Scripts *scripts, int style)
{
  double bottom = scripts->up - scripts->above->depth, top = scripts->below->height - scripts->down;
  double lack = CONSTANT (SUB_SUPERSCRIPT_GAP_MIN) - (bottom - top);

  if (lack <= 0)
    return;
  scripts->down += lack;
  lack = CONSTANT (SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT) - bottom;
  if (lack > 0)
    {
      scripts->up += lack;
      scripts->down -= lack;
    }
}

/* The kern between a sign's corner and a script's: the larger of those at the two heights where they meet. The
 * OpenType specification, MathKernInfo. */
static double
corner_kern (const HjBox *nucleus, const HjBox *script, double shift, gboolean above)
{
  hb_ot_math_kern_t inner = above ? HB_OT_MATH_KERN_TOP_RIGHT : HB_OT_MATH_KERN_BOTTOM_RIGHT;
  hb_ot_math_kern_t outer = above ? HB_OT_MATH_KERN_BOTTOM_LEFT : HB_OT_MATH_KERN_TOP_LEFT;
  double heights[2] = { above ? shift - script->depth : -shift + script->height,
                        above ? nucleus->height : -nucleus->depth };
  double kerns[2];

  if (!nucleus->face || !script->face || nucleus->kind != HJ_BOX_GLYPHS || script->kind != HJ_BOX_GLYPHS)
    return 0;
  for (guint i = 0; i < 2; i++)
    kerns[i] = nucleus->size * hj_math_face_get_kern (nucleus->face, (guint) nucleus->glyphs->index, inner,
                                                      heights[i] / nucleus->size)
               + script->size * hj_math_face_get_kern (script->face, (guint) script->glyphs->index, outer,
                                                       (heights[i] - (above ? shift : -shift)) / script->size);
  return MAX (kerns[0], kerns[1]);
}

static void
place_scripts (HjMathSetter *self, HjBox *list, HjBox *nucleus, const Scripts *scripts, gboolean operator, int style)
{
  double after = CONSTANT (SPACE_AFTER_SCRIPT), width = list->width;
  /* An operator has its correction within its width, a letter beyond it. */
  double right = operator ? 0 : nucleus->italic, left = operator ? -nucleus->italic : 0;

  if (scripts->above)
    {
      double x = list->width + right + corner_kern (nucleus, scripts->above, scripts->up, TRUE);

      hj_box_put (list, scripts->above, x, -scripts->up);
      width = MAX (width, x + scripts->above->width + after);
    }
  if (scripts->below)
    {
      double x = list->width + left + corner_kern (nucleus, scripts->below, scripts->down, FALSE);

      hj_box_put (list, scripts->below, x, scripts->down);
      width = scripts->above ? MAX (width, x + scripts->below->width + after) : x + scripts->below->width + after;
    }
  list->width = width;
}

HjBox *
hj_math_attach_scripts (HjMathSetter *self, HjBox *nucleus, const HjMathNode *node, int style)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  Scripts scripts = { NULL };

  if (!is_sign (node))
    {
      scripts.up = nucleus->height - CONSTANT (SUPERSCRIPT_BASELINE_DROP_MAX);
      scripts.down = nucleus->depth + CONSTANT (SUBSCRIPT_BASELINE_DROP_MIN);
    }
  if (node->sup)
    scripts.above = hj_math_set_box (self, node->sup, hj_style_above (style));
  if (node->sub)
    scripts.below = hj_math_set_box (self, node->sub, hj_style_below (style));
  if (scripts.above)
    raise_above (self, &scripts, style);
  if (scripts.below)
    lower_below (self, &scripts, style);
  if (scripts.above && scripts.below)
    separate (self, &scripts, style);
  hj_box_append (list, nucleus, 0);
  place_scripts (self, list, nucleus, &scripts, node->klass == HJ_OP, style);
  return list;
}

/* ---- Above and below. Rule 13a ---- */

HjBox *
hj_math_attach_limits (HjMathSetter *self, HjBox *nucleus, const HjMathNode *node, int style)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  HjBox *above = node->sup ? hj_math_set_box (self, node->sup, hj_style_above (style)) : NULL;
  HjBox *below = node->sub ? hj_math_set_box (self, node->sub, hj_style_below (style)) : NULL;
  double width = MAX (nucleus->width, MAX (above ? above->width : 0, below ? below->width : 0));

  hj_box_put (list, nucleus, (width - nucleus->width) / 2, 0);
  if (above)
    {
      double up = MAX (CONSTANT (UPPER_LIMIT_BASELINE_RISE_MIN), CONSTANT (UPPER_LIMIT_GAP_MIN) + above->depth);

      hj_box_put (list, above, (width - above->width) / 2 + nucleus->italic / 2, -(nucleus->height + up));
    }
  if (below)
    {
      double down = MAX (CONSTANT (LOWER_LIMIT_BASELINE_DROP_MIN), CONSTANT (LOWER_LIMIT_GAP_MIN) + below->height);

      hj_box_put (list, below, (width - below->width) / 2 - nucleus->italic / 2, nucleus->depth + down);
    }
  list->width = width;
  return list;
}
