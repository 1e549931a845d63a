/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Styles, measures, and which function sets which kind of atom. */
#include "hj-math-setter.h"

/* ---- Styles. The TeXbook, chapter 17 ---- */

int
hj_style_level (int style)
{
  return style < HJ_SCRIPT ? 0 : style < HJ_SCRIPTSCRIPT ? 1 : 2;
}

int
hj_style_above (int style)
{
  return (style < HJ_SCRIPT ? HJ_SCRIPT : HJ_SCRIPTSCRIPT) | (style & HJ_CRAMPED);
}

int
hj_style_below (int style)
{
  return hj_style_above (style) | HJ_CRAMPED;
}

int
hj_style_numerator (int style)
{
  return style < HJ_SCRIPTSCRIPT ? style + 2 : style;
}

int
hj_style_denominator (int style)
{
  return hj_style_numerator (style) | HJ_CRAMPED;
}

/* ---- Measures ---- */

double
hj_math_em (const HjMathSetter *self, int style)
{
  switch (hj_style_level (style))
    {
    case 0:
      return self->size;
    case 1:
      return self->size * hj_math_face_get_constant (self->face, HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN);
    default:
      return self->size * hj_math_face_get_constant (self->face, HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN);
    }
}

double
hj_math_constant (const HjMathSetter *self, int style, hb_ot_math_constant_t constant)
{
  double value = hj_math_face_get_constant (self->face, constant);

  return constant == HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT ? value : value * hj_math_em (self, style);
}

double
hj_math_axis (const HjMathSetter *self, int style)
{
  return hj_math_constant (self, style, HB_OT_MATH_CONSTANT_AXIS_HEIGHT);
}

HjBox *
hj_math_centre_on_axis (HjMathSetter *self, HjBox *box, int style)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);

  hj_box_append (list, box, hj_math_axis (self, style) - (box->height - box->depth) / 2);
  list->italic = box->italic;
  return list;
}

/* ---- Atoms ---- */

typedef HjBox *(*SetFunc) (HjMathSetter *self, const HjMathNode *node, int style);

static HjBox *
set_row (HjMathSetter *self, const HjMathNode *node, int style)
{
  return hj_math_set_list (self, node->first, style, HJ_OPEN, HJ_CLOSE);
}

static const SetFunc set_functions[] = {
  [HJ_NODE_SYMBOL] = hj_math_set_symbol, [HJ_NODE_ROW] = set_row, [HJ_NODE_WORD] = hj_math_set_word,
  [HJ_NODE_TEXT] = hj_math_set_text, [HJ_NODE_FRACTION] = hj_math_set_fraction,
  [HJ_NODE_RADICAL] = hj_math_set_radical, [HJ_NODE_ACCENT] = hj_math_set_accent, [HJ_NODE_LINE] = hj_math_set_line,
  [HJ_NODE_BRACE] = hj_math_set_brace, [HJ_NODE_ARROW] = hj_math_set_arrow, [HJ_NODE_FENCE] = hj_math_set_fence,
  [HJ_NODE_MIDDLE] = hj_math_set_middle, [HJ_NODE_DELIMITER] = hj_math_set_delimiter, [HJ_NODE_TABLE] = hj_math_set_table,
  [HJ_NODE_PHANTOM] = hj_math_set_phantom, [HJ_NODE_FRAME] = hj_math_set_frame,
  [HJ_NODE_CANCEL] = hj_math_set_cancel, [HJ_NODE_RULE] = hj_math_set_rule, [HJ_NODE_UNKNOWN] = hj_math_set_unknown, [HJ_NODE_BREAK] = NULL,
};

static gboolean
has_limits (const HjMathNode *node, int style)
{
  return node->klass == HJ_OP && (node->limits == HJ_LIMITS || (node->limits == HJ_LIMITS_DEFAULT && style < HJ_TEXT));
}

/* Integrals have their limits beside them. */
static gboolean
is_integral (const HjMathNode *node)
{
  return node->kind == HJ_NODE_SYMBOL && ((node->c >= 0x222b && node->c <= 0x2233) || (node->c >= 0x2a0b && node->c <= 0x2a1c));
}

HjBox *
hj_math_set_atom (HjMathSetter *self, const HjMathNode *node, int style)
{
  const HjMathNode *core = hj_math_node_unwrap ((HjMathNode *) node);
  SetFunc set = core->kind < G_N_ELEMENTS (set_functions) ? set_functions[core->kind] : NULL;
  HjBox *box = core->klass == HJ_OP && core->kind == HJ_NODE_SYMBOL ? hj_math_set_operator (self, core, style)
               : set ? set (self, core, style) : hj_box_new_space (self->arena, 0);

  if (node->klass == HJ_OP && node->kind == HJ_NODE_ROW && node->wide && box->first && !box->first->next && box->first->face)
    box = hj_math_centre_on_axis (self, box, style);
  if (node->sub || node->sup)
    {
      gboolean limits = has_limits (node, style) && !(is_integral (node) && node->limits == HJ_LIMITS_DEFAULT);

      box = limits ? hj_math_attach_limits (self, box, node, style) : hj_math_attach_scripts (self, box, node, style);
    }
  box->from = node->from;
  box->to = node->to;
  return box;
}

HjBox *
hj_math_set_box (HjMathSetter *self, const HjMathNode *node, int style)
{
  const HjMathNode *core = hj_math_node_unwrap ((HjMathNode *) node);
  HjBox *box;

  if (!core)
    return hj_box_new_space (self->arena, 0);
  if (core->kind == HJ_NODE_ROW && !node->sub && !node->sup)
    return hj_math_set_list (self, core->first, style, HJ_OPEN, HJ_CLOSE);
  box = hj_math_set_atom (self, node->sub || node->sup ? node : core, style);
  /* TeX packs what it puts into place, and a packed box has no negative measure. */
  box->height = MAX (box->height, 0);
  box->depth = MAX (box->depth, 0);
  return box;
}
