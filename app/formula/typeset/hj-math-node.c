/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The atoms of a formula. */
#include "hj-math-node.h"

#include <math.h>

HjMathNode *
hj_math_node_new (HjArena *arena, HjMathNodeKind kind)
{
  HjMathNode *node = hj_arena_new0 (arena, HjMathNode);

  node->kind = kind;
  node->style = -1;
  node->amount = NAN;
  node->from = node->to = -1;
  return node;
}

HjMathNode *
hj_math_node_new_symbol (HjArena *arena, gunichar c, HjMathClass klass)
{
  HjMathNode *node = hj_math_node_new (arena, HJ_NODE_SYMBOL);

  node->c = c;
  node->klass = klass;
  return node;
}

/* A row keeps its last child in B, so that a long row is built in a straight line. */
void
hj_math_node_add (HjMathNode *row, HjMathNode *node)
{
  if (row->b)
    row->b->next = node;
  else
    row->first = node;
  row->b = node;
}

HjMathNode *
hj_math_node_unwrap (HjMathNode *node)
{
  while (node && node->kind == HJ_NODE_ROW && node->klass == HJ_ORD && node->first && !node->first->next
         && !node->first->sub && !node->first->sup && node->first->klass == HJ_ORD && node->first->kind <= HJ_NODE_ACCENT)
    node = node->first;
  return node;
}
