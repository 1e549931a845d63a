/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What things are in a line of text, and which of them want brackets there. */
#include "hj-formula-role.h"

#include "hj-formula-plain.h"

#include "typeset/hj-math-symbols.h"

/* ---- Roles ---- */

static HjFormulaRole
role_of_class (HjMathClass klass)
{
  static const HjFormulaRole roles[] = {
    [HJ_ORD] = HJ_ROLE_LETTER, [HJ_OP] = HJ_ROLE_BIG, [HJ_BIN] = HJ_ROLE_BINARY, [HJ_REL] = HJ_ROLE_RELATION,
    [HJ_OPEN] = HJ_ROLE_OPEN, [HJ_CLOSE] = HJ_ROLE_CLOSE, [HJ_PUNCT] = HJ_ROLE_PUNCT, [HJ_INNER] = HJ_ROLE_LETTER,
  };

  return roles[klass];
}

static HjFormulaRole
role_of_symbol (const HjMathNode *node)
{
  gboolean tight = node->c == '/' || node->c == 0xb7 || node->c == 0x22c5 || node->c == 0x2218;

  return tight ? HJ_ROLE_TIGHT : role_of_class (node->klass);
}

static HjFormulaRole
role_of_row (const HjMathNode *row, gboolean at_end)
{
  const HjMathNode *end = NULL;
  g_autofree char *word = NULL;

  if (row->klass == HJ_OP)
    return hj_formula_has_limits (row) ? HJ_ROLE_BIG : HJ_ROLE_FUNCTION;
  if (row->klass != HJ_ORD)
    return role_of_class (row->klass);
  if ((word = hj_formula_dup_word (row)))
    return HJ_ROLE_FUNCTION;
  for (const HjMathNode *child = row->first; child && (at_end || !end); child = child->next)
    if (!hj_formula_is_blank (child))
      end = child;
  return hj_formula_role (end, at_end);
}

HjFormulaRole
hj_formula_role (const HjMathNode *node, gboolean at_end)
{
  node = hj_formula_core (node);
  if (!node)
    return HJ_ROLE_LETTER;
  switch (node->kind)
    {
    case HJ_NODE_SYMBOL:
      return role_of_symbol (node);
    case HJ_NODE_WORD:
      return hj_formula_has_limits (node) ? HJ_ROLE_BIG : HJ_ROLE_FUNCTION;
    case HJ_NODE_TEXT:
    case HJ_NODE_UNKNOWN:
      return HJ_ROLE_WORDS;
    case HJ_NODE_ROW:
      return role_of_row (node, at_end);
    case HJ_NODE_FENCE:
      return at_end ? HJ_ROLE_CLOSE : HJ_ROLE_OPEN;
    case HJ_NODE_DELIMITER:
      return role_of_class (node->klass == HJ_ORD ? hj_math_class_of (node->c) : node->klass);
    case HJ_NODE_ARROW:
      return HJ_ROLE_RELATION;
    case HJ_NODE_CANCEL:
    case HJ_NODE_FRAME:
    case HJ_NODE_ACCENT:
    case HJ_NODE_LINE:
    case HJ_NODE_PHANTOM:
      return hj_formula_role (node->a, at_end);
    default:
      return HJ_ROLE_LETTER;
    }
}

gboolean
hj_formula_is_letterlike (HjFormulaRole role)
{
  return role == HJ_ROLE_LETTER || role == HJ_ROLE_FUNCTION || role == HJ_ROLE_BIG;
}

/* ---- What can stand without brackets ---- */

gboolean
hj_formula_is_fraction (const HjMathNode *node)
{
  node = hj_formula_core (node);
  return node && node->kind == HJ_NODE_FRACTION && !node->c && !node->sub && !node->sup;
}

gboolean
hj_formula_is_product (const HjMathNode *row)
{
  for (const HjMathNode *child = row->first; child; child = child->next)
    {
      HjFormulaRole role = hj_formula_role (child, FALSE);

      if (role == HJ_ROLE_RELATION || role == HJ_ROLE_PUNCT || role == HJ_ROLE_TIGHT || role == HJ_ROLE_BIG)
        return FALSE;
      if ((role == HJ_ROLE_BINARY && child != row->first) || hj_formula_is_fraction (child))
        return FALSE;
    }
  return TRUE;
}

/* f(x), (a + b), log(x), but not 2(x): the bracket that opens first or second closes last. */
static gboolean
is_call (const HjMathNode *row)
{
  const HjMathNode *first = row->first;
  int open = 0;

  if (first && first->kind == HJ_NODE_SYMBOL && g_unichar_isdigit (first->c))
    return FALSE;
  if (first && hj_formula_role (first, FALSE) != HJ_ROLE_OPEN)
    first = first->next;
  for (const HjMathNode *node = first; node; node = node->next)
    {
      open += (hj_formula_role (node, FALSE) == HJ_ROLE_OPEN) - (hj_formula_role (node, TRUE) == HJ_ROLE_CLOSE);
      if (open == 0)
        return !node->next && (node != first || node->kind == HJ_NODE_FENCE);
    }
  return FALSE;
}

/* d or ∂ before one thing: dx, ∂w. */
static gboolean
is_differential (const HjMathNode *row)
{
  const HjMathNode *first = row->first, *second = first ? first->next : NULL;
  gunichar c = first && first->kind == HJ_NODE_SYMBOL ? hj_formula_plain_letter (first->c) : 0;

  if (c != 'd' && c != 0x2202 && c != 0x2207 && c != 0x394)
    return FALSE;
  return second && !second->next && hj_formula_role (second, FALSE) == HJ_ROLE_LETTER;
}

/* A number, of any length. */
static gboolean
is_number (const HjMathNode *row)
{
  for (const HjMathNode *node = row->first; node; node = node->next)
    {
      gboolean digit = node->kind == HJ_NODE_SYMBOL && (g_unichar_isdigit (node->c) || node->c == '.');

      if (!digit || (node->next && (node->sub || node->sup)))
        return FALSE;
    }
  return row->first != NULL;
}

/* Can stand beside √ or / without brackets. */
gboolean
hj_formula_is_atomic (const HjMathNode *node)
{
  g_autofree char *word = NULL;

  node = hj_formula_core (node);
  if (!node || hj_formula_is_fraction (node))
    return FALSE;
  if (node->kind != HJ_NODE_ROW || node->klass != HJ_ORD || node->sub || node->sup)
    return TRUE;
  if (hj_formula_is_blank (node))
    return FALSE;
  return is_call (node) || is_differential (node) || is_number (node) || (word = hj_formula_dup_word (node)) != NULL;
}
