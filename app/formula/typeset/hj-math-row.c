/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of atoms: their classes, the spaces between them, styles and colours that change on the way. */
#include "hj-math-setter.h"

#include "hj-math-symbols.h"

/* The TeXbook, chapter 18, page 170: thin, medium and thick spaces as 1, 2, 3; negative ones only in display and
 * text style. Pairs with Bin that cannot occur are 0. Rows and columns: Ord Op Bin Rel Open Close Punct Inner. */
static const gint8 spaces[8][8] = {
  { 0, 1, -2, -3, 0, 0, 0, -1 }, { 1, 1, 0, -3, 0, 0, 0, -1 }, { -2, -2, 0, 0, -2, 0, 0, -2 },
  { -3, -3, 0, 0, -3, 0, 0, -3 }, { 0, 0, 0, 0, 0, 0, 0, 0 }, { 0, 1, -2, -3, 0, 0, 0, -1 },
  { -1, -1, 0, -1, -1, -1, -1, -1 }, { -1, 1, -2, -3, -1, 0, -1, -1 },
};

double
hj_math_space_between (const HjMathSetter *self, HjMathClass left, HjMathClass right, int style)
{
  static const double mu[] = { 0, 3, 4, 5 };
  int space = spaces[left][right];

  if (space < 0 && style >= HJ_SCRIPT)
    return 0;
  return mu[ABS (space)] * hj_math_em (self, style) / 18;
}

/* ---- Classes ---- */

static gboolean
is_atom (const HjMathNode *node)
{
  return node->kind < HJ_NODE_SPACE || (node->kind >= HJ_NODE_PHANTOM && node->kind != HJ_NODE_BREAK);
}

static HjMathClass
class_after (const HjMathNode *node, HjMathClass after)
{
  for (node = node->next; node; node = node->next)
    if (is_atom (node))
      return node->klass;
  return after;
}

/* Appendix G, rules 5 and 6: a binary operator that has nothing to join is an ordinary sign. */
static HjMathClass
resolve_class (const HjMathNode *node, HjMathClass before, gboolean first, HjMathClass after)
{
  HjMathClass next;

  if (node->klass != HJ_BIN)
    return node->klass;
  if (first || before == HJ_BIN || before == HJ_OP || before == HJ_REL || before == HJ_OPEN || before == HJ_PUNCT)
    return HJ_ORD;
  next = class_after (node, after);
  return next == HJ_REL || next == HJ_CLOSE || next == HJ_PUNCT ? HJ_ORD : HJ_BIN;
}

/* ---- Lines ---- */

typedef struct {
  HjMathSetter *setter;
  HjBox *list;
  int style;
  HjMathClass before;
  gboolean first;
  double italic; /* of the sign just set, if nothing came between */
  gboolean text; /* that sign is a letter of a text font */
  guint32 ink;
  double gap; /* em of space since the last atom */
} Line;

static void
add_space (Line *line, const HjMathNode *node)
{
  double unit = node->wide ? hj_math_em (line->setter, line->style) / 18 : line->setter->size;

  line->list->width += node->amount * unit + (line->text ? line->italic : 0);
  line->gap += node->wide ? node->amount / 18 : node->amount;
  line->text = FALSE;
  line->italic = 0;
}

/* LuaTeX adds the italics correction of a sign only between it and another sign, but that of a letter of a text font
 * (\mathit) wherever no other such letter follows. */
static gboolean
takes_italic (const HjMathNode *node)
{
  const HjMathNode *core = hj_math_node_unwrap ((HjMathNode *) node);

  return core->kind == HJ_NODE_SYMBOL;
}

static gboolean
is_text_letter (const HjMathNode *node)
{
  return node->kind == HJ_NODE_SYMBOL && node->font == HJ_ITALIC_FONT;
}

static guint8
get_joint (HjMathClass klass)
{
  return klass == HJ_REL ? HJ_JOINT_RELATION : klass == HJ_BIN ? HJ_JOINT_OPERATOR : HJ_JOINT_NONE;
}

static void
add_atom (Line *line, const HjMathNode *node, HjMathClass after)
{
  HjMathClass klass = resolve_class (node, line->before, line->first, after);
  HjBox *box = hj_math_set_atom (line->setter, node, line->style);

  if (!line->first)
    line->list->width += hj_math_space_between (line->setter, line->before, klass, line->style);
  if (is_text_letter (node) ? FALSE : takes_italic (node) || line->text)
    line->list->width += line->italic;
  /* \big[ is ordinary for the spaces; a line does not end within it all the same. */
  box->klass = node->kind == HJ_NODE_DELIMITER && klass == HJ_ORD ? hj_math_class_of (node->c) : klass;
  box->joint = line->gap >= 1 ? HJ_JOINT_GAP : get_joint (klass);
  line->gap = 0;
  if (line->ink)
    box->ink = line->ink;
  hj_box_append (line->list, box, 0);
  line->italic = node->sub || node->sup || klass == HJ_OP ? 0 : box->italic;
  line->text = is_text_letter (node);
  line->before = klass;
  line->first = FALSE;
}

HjBox *
hj_math_set_list (HjMathSetter *self, const HjMathNode *first, int style, HjMathClass before, HjMathClass after)
{
  Line line = { self, hj_box_new (self->arena, HJ_BOX_LIST), style, before, TRUE, 0, FALSE, HJ_INK_NONE };

  for (const HjMathNode *node = first; node; node = node->next)
    switch (node->kind)
      {
      case HJ_NODE_SPACE:
        add_space (&line, node);
        break;
      case HJ_NODE_STYLE:
        line.style = node->style;
        line.italic = 0;
        break;
      case HJ_NODE_INK:
        line.ink = node->ink;
        break;
      case HJ_NODE_BREAK:
        break;
      default:
        add_atom (&line, node, after);
        break;
      }
  if (line.text)
    line.list->width += line.italic;
  else if (line.list->first && line.list->first == line.list->last)
    line.list->italic = line.italic;
  return line.list;
}
