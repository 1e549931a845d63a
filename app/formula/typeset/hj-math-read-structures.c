/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that put one thing over another: fractions, roots, accents, braces, stacks, arrows. */
#include "hj-math-commands.h"

#include "hj-math-symbols.h"

/* ---- Fractions and roots ---- */

/* Data: the style it is set in, or -1; a rule unless text names delimiters. */
HjMathNode *
hj_command_fraction (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_FRACTION, HJ_ORD);

  node->style = (gint8) command->data;
  node->wide = g_str_equal (command->name, "cfrac");
  if (command->text)
    {
      node->amount = 0;
      node->c = command->text[0];
      node->other = command->text[1];
    }
  node->a = hj_math_read_argument (reader);
  node->b = hj_math_read_argument (reader);
  return node;
}

static gunichar
read_option_delimiter (HjMathReader *reader)
{
  g_autofree char *word = hj_math_take_word (reader);
  const HjMathSymbol *symbol = *word == '\\' ? hj_math_find_symbol (word + 1) : NULL;

  return symbol ? symbol->c : *word == '.' ? 0 : g_utf8_get_char (word);
}

/* \genfrac{(}{)}{rule}{style}{above}{below} */
HjMathNode *
hj_command_general_fraction (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_FRACTION, HJ_ORD);
  g_autofree char *rule = NULL, *style = NULL;
  gboolean mu;

  node->c = read_option_delimiter (reader);
  node->other = read_option_delimiter (reader);
  rule = hj_math_take_word (reader);
  style = hj_math_take_word (reader);
  if (*rule)
    node->amount = hj_math_read_length (rule, &mu);
  if (*style >= '0' && *style <= '3')
    node->style = (gint8) (2 * (*style - '0'));
  node->a = hj_math_read_argument (reader);
  node->b = hj_math_read_argument (reader);
  return node;
}

HjMathNode *
hj_command_root (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_RADICAL, HJ_ORD);

  hj_math_skip_spaces (reader);
  if (*reader->at == '[' && memchr (reader->at, ']', strnlen (reader->at, 256)))
    {
      reader->at++;
      node->b = hj_math_read_row (reader, HJ_STOP_BRACKET);
      if (*reader->at == ']')
        reader->at++;
    }
  node->a = hj_math_read_argument (reader);
  return node;
}

/* ---- Over and under ---- */

HjMathNode *
hj_command_accent (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_ACCENT, HJ_ORD);

  node->c = g_utf8_get_char (command->text);
  node->wide = (command->data & HJ_COMMAND_WIDE) != 0;
  node->below = (command->data & HJ_COMMAND_BELOW) != 0;
  node->a = hj_math_read_argument (reader);
  return node;
}

HjMathNode *
hj_command_line (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_LINE, HJ_ORD);

  node->below = (command->data & HJ_COMMAND_BELOW) != 0;
  node->a = hj_math_read_argument (reader);
  return node;
}

HjMathNode *
hj_command_brace (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_BRACE, HJ_OP);

  node->c = g_utf8_get_char (command->text);
  node->below = (command->data & HJ_COMMAND_BELOW) != 0;
  node->limits = HJ_LIMITS;
  node->a = hj_math_read_argument (reader);
  return node;
}

/* BASE with ABOVE and BELOW at its limits, of the class that KLASS or the base has. */
static HjMathNode *
new_stack (HjMathReader *reader, HjMathNode *base, HjMathNode *below, HjMathNode *above, int klass)
{
  const HjMathNode *core = base;
  HjMathNode *operator = hj_math_new_row (reader, base), *whole = hj_math_new_row (reader, operator);

  while (core->kind == HJ_NODE_ROW && core->first && !core->first->next)
    core = core->first;
  operator->klass = HJ_OP;
  operator->limits = HJ_LIMITS;
  operator->sub = below;
  operator->sup = above;
  whole->klass = klass >= 0 ? klass : core->klass == HJ_BIN || core->klass == HJ_REL ? core->klass : HJ_ORD;
  return whole;
}

HjMathNode *
hj_command_stacked (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *limit, *other = NULL, *base;
  gboolean below = command->text[0] == '_';

  if (command->text[0] == '2')
    {
      limit = hj_math_read_argument (reader); /* \overunderset{above}{below}{base} */
      other = hj_math_read_argument (reader);
    }
  else
    {
      HjMathNode *option = NULL;

      hj_math_skip_spaces (reader);
      if (command->data == HJ_REL && *reader->at == '[')
        {
          reader->at++;
          option = hj_math_read_row (reader, HJ_STOP_BRACKET);
          reader->at += *reader->at == ']';
        }
      limit = hj_math_read_argument (reader);
      other = option;
    }
  base = hj_math_read_argument (reader);
  return new_stack (reader, base, below ? limit : other, below ? NULL : limit, command->data);
}

HjMathNode *
hj_command_arrow (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_ARROW, HJ_REL);

  node->c = g_utf8_get_char (command->text);
  hj_math_skip_spaces (reader);
  if (*reader->at == '[')
    {
      reader->at++;
      node->b = hj_math_read_row (reader, HJ_STOP_BRACKET);
      reader->at += *reader->at == ']';
    }
  node->a = hj_math_read_argument (reader);
  return node;
}

/* ---- Scripts before and beside ---- */

/* SUB and SUP at the height where they would stand at BASE, which takes no room here. As an opening or closing KLASS they
 * keep close to it. */
static HjMathNode *
new_beside (HjMathReader *reader, HjMathClass klass, HjMathNode *base, HjMathNode *sub, HjMathNode *sup)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_PHANTOM, klass);

  node->hides = HJ_HIDE_INK | HJ_HIDE_WIDTH;
  node->a = base;
  node->sub = sub;
  node->sup = sup;
  return node;
}

/* \sideset{_a^b}{_c^d}\prod: scripts at the four corners of an operator, which has its limits besides. */
HjMathNode *
hj_command_sideset (HjMathReader *reader, const HjMathCommand *command)
{
  const HjMathNode *before = hj_math_read_argument (reader)->first, *after = hj_math_read_argument (reader)->first;
  HjMathNode *base = hj_math_read_argument (reader), *row = hj_math_new_row (reader, NULL);

  if (before)
    hj_math_node_add (row, new_beside (reader, HJ_OPEN, base, before->sub, before->sup));
  hj_math_node_add (row, base);
  if (after)
    hj_math_node_add (row, new_beside (reader, HJ_CLOSE, base, after->sub, after->sup));
  row->klass = HJ_OP;
  return row;
}

/* \prescript{above}{below}{base} */
HjMathNode *
hj_command_prescript (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *above = hj_math_read_argument (reader), *below = hj_math_read_argument (reader);
  HjMathNode *base = hj_math_read_argument (reader), *row;

  row = hj_math_new_row (reader, new_beside (reader, HJ_OPEN, base, below, above));
  hj_math_node_add (row, base);
  return row;
}
