/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes over, under, round and through: accents, lines, braces, arrows, frames, strokes. */
#include "hj-math-setter.h"

#include <math.h>

#define CONSTANT(name) hj_math_constant (self, style, HB_OT_MATH_CONSTANT_##name)

/* ---- Accents. Appendix G, rule 12 ---- */

/* Where an accent attaches to what it stands on: the sign's own point, else its middle. */
static double
attachment (const HjMathNode *node, const HjBox *box)
{
  const HjMathNode *core = hj_math_node_unwrap ((HjMathNode *) node);

  return core->kind == HJ_NODE_SYMBOL && !node->sub && !node->sup && box->face ? box->accent : box->width / 2;
}

static HjBox *
find_accent (HjMathSetter *self, const HjMathNode *node, double width, int style)
{
  guint glyph = hj_math_face_find (self->face, node->c);

  if (!glyph)
    {
      HjMathNode sign = { .kind = HJ_NODE_SYMBOL, .c = node->c };

      return hj_math_set_symbol (self, &sign, style);
    }
  return node->wide ? hj_math_widen_glyph (self, glyph, width, style)
                    : hj_box_new_glyph (self->arena, self->face, glyph, hj_math_em (self, style));
}

/* The glyph's ink may lie left of its origin; an assembly has its middle where it has it. */
static double
accent_point (const HjBox *accent)
{
  return accent->face ? accent->accent : accent->width / 2;
}

HjBox *
hj_math_set_accent (HjMathSetter *self, const HjMathNode *node, int style)
{
  HjBox *base = hj_math_set_box (self, node->a, hj_style_cramped (style));
  HjBox *accent = find_accent (self, node, base->width, style), *list;
  double x, up;

  list = hj_box_new (self->arena, HJ_BOX_LIST);
  list->width = base->width;
  list->italic = base->italic;
  x = attachment (node->a, base) - accent_point (accent);
  up = base->height - MIN (base->height, CONSTANT (ACCENT_BASE_HEIGHT));
  if (node->below)
    up = -base->depth - (accent->face ? 0 : accent->height);
  hj_box_put (list, base, 0, 0);
  hj_box_put (list, accent, x, -up);
  return list;
}

/* ---- Lines. Rules 9 and 10 ---- */

HjBox *
hj_math_set_line (HjMathSetter *self, const HjMathNode *node, int style)
{
  HjBox *base = hj_math_set_box (self, node->a, node->below ? style : hj_style_cramped (style));
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST), *rule;
  double thickness = node->below ? CONSTANT (UNDERBAR_RULE_THICKNESS) : CONSTANT (OVERBAR_RULE_THICKNESS);

  hj_box_append (list, base, 0);
  rule = hj_box_new_rule (self->arena, base->width, thickness, 0);
  if (node->below)
    {
      hj_box_put (list, rule, 0, base->depth + CONSTANT (UNDERBAR_VERTICAL_GAP) + thickness);
      list->depth += CONSTANT (UNDERBAR_EXTRA_DESCENDER);
    }
  else
    {
      hj_box_put (list, rule, 0, -(base->height + CONSTANT (OVERBAR_VERTICAL_GAP)));
      list->height += CONSTANT (OVERBAR_EXTRA_ASCENDER);
    }
  return list;
}

/* ---- Braces and arrows ---- */

HjBox *
hj_math_set_brace (HjMathSetter *self, const HjMathNode *node, int style)
{
  HjBox *base = hj_math_set_box (self, node->a, style), *list = hj_box_new (self->arena, HJ_BOX_LIST), *brace;
  guint glyph = hj_math_face_find (self->face, node->c);
  double y;

  if (!glyph)
    return base;
  brace = hj_math_fit_glyph (self, glyph, base->width, style);
  y = node->below ? base->depth : -(base->height - MIN (base->height, CONSTANT (ACCENT_BASE_HEIGHT)));
  hj_box_append (list, base, 0);
  hj_box_put (list, brace, (base->width - brace->width) / 2, y);
  return list;
}

/* An arrow as wide as what stands on it and under it, and amsmath's 14 mu more. */
HjBox *
hj_math_set_arrow (HjMathSetter *self, const HjMathNode *node, int style)
{
  HjBox *above = hj_math_set_box (self, node->a, hj_style_above (style));
  HjBox *below = node->b ? hj_math_set_box (self, node->b, hj_style_below (style)) : NULL;
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST), *arrow;
  double width = MAX (above->width, below ? below->width : 0) + 14.0 / 18 * hj_math_em (self, hj_style_above (style));
  guint glyph = hj_math_find_glyph (self, node->c, style);

  arrow = hj_math_lengthen_glyph (self, glyph, width, style);
  width = MAX (width, arrow->width);
  list->width = width;
  hj_box_put (list, arrow, (width - arrow->width) / 2, 0);
  hj_box_put (list, above, (width - above->width) / 2,
              -(arrow->height + MAX (CONSTANT (UPPER_LIMIT_BASELINE_RISE_MIN), CONSTANT (UPPER_LIMIT_GAP_MIN) + above->depth)));
  if (below)
    hj_box_put (list, below, (width - below->width) / 2,
                MAX (arrow->depth, 0) + MAX (CONSTANT (LOWER_LIMIT_BASELINE_DROP_MIN),
                                             CONSTANT (LOWER_LIMIT_GAP_MIN) + below->height));
  return list;
}

/* ---- Phantoms, frames, strokes ---- */

HjBox *
hj_math_set_phantom (HjMathSetter *self, const HjMathNode *node, int style)
{
  HjBox *body = hj_math_set_box (self, node->a, style), *list = hj_box_new (self->arena, HJ_BOX_LIST);

  if (node->hides & HJ_HIDE_INK)
    {
      list->width = body->width;
      list->height = body->height;
      list->depth = body->depth;
    }
  else
    hj_box_append (list, body, 0);
  if (node->hides & HJ_HIDE_WIDTH)
    list->width = 0;
  if (node->hides & HJ_HIDE_HEIGHT)
    list->height = 0;
  if (node->hides & HJ_HIDE_DEPTH)
    list->depth = 0;
  if (!isnan (node->amount)) /* \llap, \clap: to the left of where it stands, or on both sides */
    body->x = -body->width * node->amount;
  return list;
}

/* LaTeX's \fboxsep and \fboxrule: 3 and 0.4 points of ten. */
HjBox *
hj_math_set_frame (HjMathSetter *self, const HjMathNode *node, int style)
{
  HjBox *body = hj_math_set_box (self, node->a, HJ_DISPLAY), *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double line = node->wide ? 0.04 * self->size : 0, edge = 0.3 * self->size + line;

  list->width = body->width + 2 * edge;
  if (node->ink)
    {
      HjBox *ground = hj_box_new_rule (self->arena, list->width, body->height + edge, body->depth + edge);

      ground->ink = node->ink;
      hj_box_put (list, ground, 0, 0);
    }
  hj_box_put (list, body, edge, 0);
  if (node->wide)
    {
      HjBox *frame = hj_box_new_rule (self->arena, list->width, body->height + edge, body->depth + edge);

      frame->kind = HJ_BOX_STROKE;
      frame->shape = HJ_SHAPE_FRAME;
      frame->line = line;
      hj_box_put (list, frame, 0, 0);
    }
  return list;
}

HjBox *
hj_math_set_cancel (HjMathSetter *self, const HjMathNode *node, int style)
{
  static const guint8 shapes[] = {
    [HJ_CANCEL_RISING] = HJ_SHAPE_RISING, [HJ_CANCEL_FALLING] = HJ_SHAPE_FALLING,
    [HJ_CANCEL_BOTH] = HJ_SHAPE_RISING | HJ_SHAPE_FALLING, [HJ_CANCEL_MIDDLE] = HJ_SHAPE_MIDDLE,
    [HJ_CANCEL_NOT] = HJ_SHAPE_RISING,
  };
  HjBox *body = hj_math_set_box (self, node->a, style), *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double em = hj_math_em (self, style), total = body->height + body->depth;
  /* Steep over a single letter, as cancel.sty has it. */
  double least = node->hides == HJ_CANCEL_NOT ? total : MAX (total + 0.1 * em, MIN (1.3 * body->width, 0.75 * em));
  double edge = (least - total) / 2;
  HjBox *stroke = hj_box_new_rule (self->arena, body->width, body->height + edge, body->depth + edge);

  hj_box_append (list, body, 0);
  stroke->kind = HJ_BOX_STROKE;
  stroke->shape = shapes[node->hides];
  stroke->line = 0.045 * em;
  hj_box_put (list, stroke, 0, 0);
  return list;
}

HjBox *
hj_math_set_rule (HjMathSetter *self, const HjMathNode *node, int style)
{
  return hj_box_new_rule (self->arena, MAX (node->amount, 0) * self->size, (node->height + node->raise) * self->size,
                          -node->raise * self->size);
}
