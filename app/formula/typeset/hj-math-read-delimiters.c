/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delimiters of all sizes, modulo, dots, negation, tags. */
#include "hj-math-commands.h"

#include "hj-math-symbols.h"

#include <string.h>

/* ---- Delimiters ---- */

static gunichar
read_named_delimiter (HjMathReader *reader, const char *from)
{
  g_autofree char *name = g_strndup (from + 1, reader->at - from - 1);
  const HjMathSymbol *symbol = hj_math_find_symbol (name);

  if (!symbol)
    hj_math_note_problem (reader, HJ_TYPESET_UNKNOWN_COMMAND, from, reader->at - from);
  return symbol ? symbol->c : 0;
}

gunichar
hj_math_read_delimiter (HjMathReader *reader)
{
  const char *from;
  gunichar c;

  hj_math_skip_spaces (reader);
  from = reader->at;
  if (!*from || *from == '}' || *from == '&')
    {
      hj_math_note_problem (reader, HJ_TYPESET_MISSING, from, *from ? 1 : -1);
      return 0;
    }
  reader->at = hj_math_end_of_argument (from);
  if (*from == '\\')
    return read_named_delimiter (reader, from);
  c = g_utf8_get_char (from);
  return c == '.' ? 0 : c == '<' ? 0x27e8 : c == '>' ? 0x27e9 : c;
}

HjMathNode *
hj_math_new_fence (HjMathReader *reader, gunichar open, gunichar close, HjMathNode *inside)
{
  HjMathNode *fence = hj_command_new_node (reader, HJ_NODE_FENCE, HJ_INNER), *section = hj_math_new_row (reader, NULL);

  fence->c = open;
  fence->other = close;
  hj_math_node_add (fence, section);
  for (HjMathNode *node = inside->first, *next; node; node = next)
    {
      next = node->next;
      node->next = NULL;
      hj_math_node_add (node->kind == HJ_NODE_MIDDLE ? fence : section, node);
      if (node->kind == HJ_NODE_MIDDLE)
        hj_math_node_add (fence, section = hj_math_new_row (reader, NULL));
    }
  return fence;
}

HjMathNode *
hj_command_left (HjMathReader *reader, const HjMathCommand *command)
{
  static const char source[] = "\\left";
  gunichar open = hj_math_read_delimiter (reader);
  HjMathNode *inside = hj_math_read_row (reader, HJ_STOP_RIGHT), *whole;

  if (hj_tex_is_command (reader->at, "right"))
    {
      reader->at += strlen ("\\right");
      return hj_math_new_fence (reader, open, hj_math_read_delimiter (reader), inside);
    }
  hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, source, -1);
  whole = hj_math_new_row (reader, hj_math_read_unknown (reader, source, source + strlen (source)));
  hj_math_node_add (whole, hj_math_new_fence (reader, open, 0, inside));
  return whole;
}

/* \norm{…} and its like, text being the two delimiters. */
HjMathNode *
hj_command_enclosed (HjMathReader *reader, const HjMathCommand *command)
{
  reader->at += *reader->at == '*';
  return hj_math_new_fence (reader, g_utf8_get_char (command->text), g_utf8_get_char (g_utf8_next_char (command->text)),
                            hj_math_new_row (reader, hj_math_read_argument (reader)));
}

HjMathNode *
hj_command_middle (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_MIDDLE, HJ_ORD);

  node->c = hj_math_read_delimiter (reader);
  return node;
}

HjMathNode *
hj_command_stray_right (HjMathReader *reader, const HjMathCommand *command)
{
  static const char source[] = "\\right";

  hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, source, -1);
  return hj_math_read_unknown (reader, source, source + strlen (source));
}

/* \big and its like: data is the class, text the size in sixths of \Big's step. */
HjMathNode *
hj_command_big (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_DELIMITER, command->data);

  node->amount = (*command->text - '0') * 0.5;
  node->c = hj_math_read_delimiter (reader);
  return node;
}

/* ---- Modulo, not, the rest ---- */

static HjMathNode *
new_space (HjMathReader *reader, double mu)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_SPACE, HJ_ORD);

  node->wide = TRUE;
  node->amount = mu;
  return node;
}

static HjMathNode *
new_word (HjMathReader *reader, const char *text)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_WORD, HJ_ORD);

  node->text = text;
  return node;
}

/* a \bmod b; a \pmod{n}, \pod{n}, \mod{n}: amsmath's spaces within a line. */
HjMathNode *
hj_command_modulo (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *row = hj_math_new_row (reader, command->data ? new_space (reader, command->data) : NULL);

  if (!command->data)
    {
      /* amsmath: five mu on both sides, where a binary operator has four. */
      hj_math_node_add (row, new_space (reader, 1));
      hj_math_node_add (row, new_word (reader, "mod"));
      hj_math_node_add (row, new_space (reader, 1));
      row->klass = HJ_BIN;
      return row;
    }
  if (strchr (command->text, '('))
    hj_math_node_add (row, hj_math_new_letter (reader, '(', HJ_OPEN));
  if (strchr (command->text, 'm'))
    {
      hj_math_node_add (row, new_word (reader, "mod"));
      hj_math_node_add (row, new_space (reader, 6));
    }
  hj_math_node_add (row, hj_math_read_argument (reader));
  if (strchr (command->text, '('))
    hj_math_node_add (row, hj_math_new_letter (reader, ')', HJ_CLOSE));
  return row;
}

/* ⟺ with the spaces that \iff has, and its like. */
HjMathNode *
hj_command_spaced (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *row = hj_math_new_row (reader, new_space (reader, 5));

  hj_math_node_add (row, hj_math_new_letter (reader, g_utf8_get_char (command->text), HJ_REL));
  hj_math_node_add (row, new_space (reader, 5));
  row->klass = HJ_REL;
  return row;
}

/* \dots: on the line or at the height of an operator, by what follows. */
HjMathNode *
hj_command_dots (HjMathReader *reader, const HjMathCommand *command)
{
  const char *at, *end;
  const HjMathSymbol *symbol = NULL;
  HjMathClass klass = HJ_ORD;

  hj_math_skip_spaces (reader);
  at = reader->at;
  if (*at == '\\')
    {
      g_autofree char *name = NULL;

      end = hj_tex_end_of_name (at + 1);
      name = g_strndup (at + 1, end - at - 1);
      symbol = hj_math_find_symbol (name);
      klass = symbol ? symbol->klass : HJ_ORD;
    }
  else if (*at)
    klass = hj_math_class_of (g_utf8_get_char (at));
  return hj_math_new_letter (reader, klass == HJ_BIN || klass == HJ_REL || klass == HJ_OP ? 0x22ef : 0x2026, HJ_INNER);
}

HjMathNode *
hj_command_not (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *base = hj_math_read_argument (reader), *core = hj_math_node_unwrap (base), *node;
  gunichar joined = 0;

  while (core->kind == HJ_NODE_ROW && core->first && !core->first->next)
    core = core->first;
  if (core->kind == HJ_NODE_SYMBOL && g_unichar_compose (core->c, HJ_SLASH_MARK, &joined))
    return hj_math_new_letter (reader, joined, HJ_REL);
  node = hj_command_new_node (reader, HJ_NODE_CANCEL, core->klass);
  node->hides = HJ_CANCEL_NOT;
  node->a = base;
  return node;
}

HjMathNode *
hj_command_tag (HjMathReader *reader, const HjMathCommand *command)
{
  gboolean bare = *reader->at == '*';
  HjMathNode *row = hj_math_new_row (reader, NULL);

  reader->at += bare;
  if (!bare)
    hj_math_node_add (row, hj_math_new_letter (reader, '(', HJ_ORD));
  hj_math_node_add (row, hj_math_read_text (reader, HJ_ROMAN_FONT));
  if (!bare)
    hj_math_node_add (row, hj_math_new_letter (reader, ')', HJ_ORD));
  reader->tag = row;
  return NULL;
}

/* \label{…} and others that leave no trace; data is how many arguments they have. */
HjMathNode *
hj_command_nothing (HjMathReader *reader, const HjMathCommand *command)
{
  for (int i = 0; i < command->data; i++)
    g_free (hj_math_take_word (reader));
  return NULL;
}

HjMathNode *
hj_command_break (HjMathReader *reader, const HjMathCommand *command)
{
  reader->at += *reader->at == '*';
  g_free (hj_math_take_option (reader));
  return hj_command_new_node (reader, HJ_NODE_BREAK, HJ_ORD);
}

HjMathNode *
hj_command_begin (HjMathReader *reader, const HjMathCommand *command)
{
  return hj_math_read_environment (reader);
}

HjMathNode *
hj_command_substack (HjMathReader *reader, const HjMathCommand *command)
{
  return hj_math_read_substack (reader);
}

HjMathNode *
hj_command_stray_end (HjMathReader *reader, const HjMathCommand *command)
{
  g_autofree char *name = hj_math_take_word (reader), *source = g_strdup_printf ("\\end{%s}", name);

  hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, source, -1);
  return hj_math_read_unknown (reader, source, source + strlen (source));
}
