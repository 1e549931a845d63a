/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The atoms of a formula seen without their shapes: letters without alphabets, words, rows of one thing. */
#include "hj-formula-plain.h"

/* Unicode takes the alphabets of mathematics and the letters that fill their holes for forms of the plain ones. */
gunichar
hj_formula_plain_letter (gunichar c)
{
  gunichar plain[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gboolean ornate = c >= 0x1d400 || (c >= 0x2102 && c <= 0x2134) || (c >= 0x3d0 && c <= 0x3f5);

  return ornate && g_unichar_fully_decompose (c, TRUE, plain, G_N_ELEMENTS (plain)) == 1 ? plain[0] : c;
}

gboolean
hj_formula_is_blank (const HjMathNode *node)
{
  if (!node)
    return TRUE;
  if (node->sub || node->sup)
    return FALSE;
  switch (node->kind)
    {
    case HJ_NODE_SPACE:
    case HJ_NODE_STYLE:
    case HJ_NODE_INK:
    case HJ_NODE_RULE:
      return TRUE;
    case HJ_NODE_PHANTOM:
      return (node->hides & HJ_HIDE_INK) != 0;
    case HJ_NODE_ROW:
      for (const HjMathNode *child = node->first; child; child = child->next)
        if (!hj_formula_is_blank (child))
          return FALSE;
      return TRUE;
    default:
      return FALSE;
    }
}

static const HjMathNode *
find_only_child (const HjMathNode *row)
{
  const HjMathNode *only = NULL;

  for (const HjMathNode *child = row->first; child; child = child->next)
    if (!hj_formula_is_blank (child))
      {
        if (only)
          return NULL;
        only = child;
      }
  return only;
}

const HjMathNode *
hj_formula_core (const HjMathNode *node)
{
  const HjMathNode *only;

  while (node && node->kind == HJ_NODE_ROW && node->klass == HJ_ORD && !node->sub && !node->sup
         && (only = find_only_child (node)))
    node = only;
  return node;
}

/* ---- Words ---- */

void
hj_formula_append_text (GString *out, const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    g_string_append_unichar (out, g_unichar_isspace (g_utf8_get_char (text)) ? ' ' : g_utf8_get_char (text));
}

/* \mathsf and \mathtt have alphabets of their own; all other letters that have one are variables. */
static gboolean
is_upright (gunichar c)
{
  return (c < 128 && g_ascii_isalpha ((char) c)) || (c >= 0x1d5a0 && c <= 0x1d5d3) || (c >= 0x1d670 && c <= 0x1d6a3);
}

/* FALSE at what belongs to no word. */
static gboolean
append_letters (GString *word, const HjMathNode *row)
{
  if (row->first && !row->first->next && row->first->kind == HJ_NODE_ROW)
    return !row->first->sub && !row->first->sup && append_letters (word, row->first);
  for (const HjMathNode *node = row->first; node; node = node->next)
    if (node->sub || node->sup)
      return FALSE;
    else if (node->kind == HJ_NODE_SYMBOL && (is_upright (node->c) || (word->len > 0 && g_unichar_isdigit (node->c))))
      g_string_append_unichar (word, hj_formula_plain_letter (node->c));
    else if (node->kind == HJ_NODE_SYMBOL && node->c == 0x2212 && word->len > 0)
      g_string_append_c (word, '-');
    else if (node->kind == HJ_NODE_SPACE)
      g_string_append (word, node->amount > 0 ? " " : "");
    else
      return FALSE;
  return TRUE;
}

char *
hj_formula_dup_word (const HjMathNode *node)
{
  g_autoptr (GString) word = g_string_new (NULL);

  if (node->kind == HJ_NODE_WORD)
    hj_formula_append_text (word, node->text);
  else if (node->kind != HJ_NODE_ROW || (node->klass != HJ_ORD && node->klass != HJ_OP) || !append_letters (word, node))
    return NULL;
  /* One letter alone is a variable. */
  return word->len > 1 ? g_strdup (word->str) : NULL;
}

/* ---- Operators and tables ---- */

gboolean
hj_formula_has_limits (const HjMathNode *node)
{
  /* A sign such as ∑ has them beside it too. */
  return node->klass == HJ_OP && node->kind != HJ_NODE_BRACE
         && (node->kind == HJ_NODE_SYMBOL || node->limits != HJ_NO_LIMITS);
}

const HjMathTable *
hj_formula_find_table (const HjMathNode *fence)
{
  const HjMathNode *inside = fence->first && !fence->first->next ? hj_formula_core (fence->first) : NULL;

  if (!inside || inside->kind != HJ_NODE_TABLE || inside->sub || inside->sup)
    return NULL;
  return inside->table;
}
