/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that change letters, spaces, styles and colours, frames and strokes. */
#include "hj-math-commands.h"

#include "hj-math-colour.h"
#include "hj-math-scripts.h"

/* ---- Alphabets and words ---- */

HjMathNode *
hj_command_alphabet (HjMathReader *reader, const HjMathCommand *command)
{
  /* Bold within bold, or bold round script, keep what both say. */
  HjAlphabet alphabet = command->data;
  gboolean bold = reader->alphabet == HJ_ALPHABET_SYMBOL || reader->alphabet == HJ_ALPHABET_BOLD;

  if (bold && alphabet == HJ_ALPHABET_SCRIPT)
    alphabet = HJ_ALPHABET_BOLD_SCRIPT;
  if (bold && alphabet == HJ_ALPHABET_FRAKTUR)
    alphabet = HJ_ALPHABET_BOLD_FRAKTUR;
  if (bold && alphabet == HJ_ALPHABET_UPRIGHT)
    alphabet = HJ_ALPHABET_BOLD;
  return hj_math_read_argument_in (reader, alphabet);
}

/* \bf and its like: the rest of the row, which puts the alphabet back. */
HjMathNode *
hj_command_switch (HjMathReader *reader, const HjMathCommand *command)
{
  reader->alphabet = command->data;
  return NULL;
}

HjMathNode *
hj_command_words (HjMathReader *reader, const HjMathCommand *command)
{
  return hj_math_read_text (reader, command->data);
}

HjMathNode *
hj_command_named (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_WORD, HJ_OP);

  node->text = command->text;
  node->font = HJ_MATH_FONT;
  node->limits = command->data ? HJ_LIMITS_DEFAULT : HJ_NO_LIMITS;
  return node;
}

/* \operatorname{name}, \operatorname*{name}: mathematics in upright letters. */
HjMathNode *
hj_command_operator (HjMathReader *reader, const HjMathCommand *command)
{
  gboolean limits = command->data || *reader->at == '*';
  HjMathNode *node;

  reader->at += *reader->at == '*';
  node = hj_math_new_row (reader, hj_math_read_argument_in (reader, HJ_ALPHABET_UPRIGHT));
  node->klass = HJ_OP;
  node->limits = limits ? HJ_LIMITS_DEFAULT : HJ_NO_LIMITS;
  return node;
}

/* \mathbin{…} and its like. */
HjMathNode *
hj_command_class (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_math_new_row (reader, hj_math_read_argument (reader));

  node->klass = command->data;
  node->wide = command->data == HJ_OP; /* one sign alone has its middle on the axis */
  return node;
}

/* ---- Spaces, styles, colours ---- */

HjMathNode *
hj_math_read_space (HjMathReader *reader, const char *name)
{
  static const struct { const char *name; double mu; double em; } spaces[] = {
    { ",", 3 }, { "thinspace", 3 }, { ":", 4 }, { ">", 4 }, { "medspace", 4 }, { ";", 5 }, { "thickspace", 5 },
    { "!", -3 }, { "negthinspace", -3 }, { "negmedspace", -4 }, { "negthickspace", -5 }, { "quad", 0, 1 },
    { "qquad", 0, 2 }, { "enspace", 0, 0.5 }, { "enskip", 0, 0.5 }, { " ", 0, 0.333 }, { "space", 0, 0.333 },
    { "nobreakspace", 0, 0.333 }, { "\n", 0, 0.333 }, { "hfill", 0, 1 }, { "hfil", 0, 1 }, { "/", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (g_str_equal (spaces[i].name, name))
      {
        HjMathNode *node = hj_command_new_node (reader, HJ_NODE_SPACE, HJ_ORD);

        node->wide = spaces[i].mu != 0;
        node->amount = spaces[i].mu + spaces[i].em;
        return node;
      }
  return NULL;
}

/* \hspace{2em}, \mkern 3mu, \kern-1pt */
HjMathNode *
hj_command_measured_space (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_SPACE, HJ_ORD);
  g_autofree char *length = NULL;
  gboolean mu;

  reader->at += *reader->at == '*';
  hj_math_skip_spaces (reader);
  if (*reader->at == '{')
    length = hj_math_take_word (reader);
  else
    {
      const char *end = reader->at + strspn (reader->at, "+-0123456789. ");

      end += strspn (end, "abcdefghijklmnopqrstuvwxyz") >= 2 ? 2 : 0;
      length = g_strndup (reader->at, end - reader->at);
      reader->at = end;
    }
  node->amount = hj_math_read_length (length, &mu);
  node->wide = mu;
  return node;
}

/* \rule[raise]{width}{height} */
HjMathNode *
hj_command_rule (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_RULE, HJ_ORD);
  g_autofree char *raise = hj_math_take_option (reader), *width = hj_math_take_word (reader);
  g_autofree char *height = hj_math_take_word (reader);
  gboolean mu;

  node->amount = hj_math_read_length (width, &mu);
  node->height = hj_math_read_length (height, &mu);
  node->raise = raise ? hj_math_read_length (raise, &mu) : 0;
  return node;
}

HjMathNode *
hj_command_style (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_STYLE, HJ_ORD);

  node->style = (gint8) command->data;
  return node;
}

/* \color{red}: what follows; \textcolor{red}{…}: the argument. */
HjMathNode *
hj_command_colour (HjMathReader *reader, const HjMathCommand *command)
{
  g_autofree char *model = hj_math_take_option (reader), *name = hj_math_take_word (reader);
  HjMathNode *ink = hj_command_new_node (reader, HJ_NODE_INK, HJ_ORD), *row, *body;

  if (!hj_math_parse_colour (model, name, &ink->ink))
    hj_math_note_problem (reader, HJ_TYPESET_UNKNOWN_COMMAND, name, -1);
  if (!command->data)
    return ink;
  row = hj_math_new_row (reader, ink);
  body = hj_math_read_argument (reader);
  row->klass = hj_math_node_unwrap (body)->klass;
  hj_math_node_add (row, body);
  return row;
}

/* \boxed, \colorbox{…}, \fcolorbox{…}{…} */
HjMathNode *
hj_command_frame (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_FRAME, HJ_ORD);
  guint32 line;

  node->wide = command->data != 1;
  if (command->data == 2)
    {
      g_autofree char *name = hj_math_take_word (reader);

      hj_math_parse_colour (NULL, name, &line);
    }
  if (command->data > 0)
    {
      g_autofree char *model = hj_math_take_option (reader), *name = hj_math_take_word (reader);

      if (!hj_math_parse_colour (model, name, &node->ink))
        hj_math_note_problem (reader, HJ_TYPESET_UNKNOWN_COMMAND, name, -1);
    }
  node->a = command->text ? hj_math_read_text (reader, HJ_ROMAN_FONT) : hj_math_read_argument (reader);
  return node;
}

HjMathNode *
hj_command_cancel (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_CANCEL, HJ_ORD);

  node->hides = (guint8) command->data;
  node->a = hj_math_read_argument (reader);
  return node;
}

HjMathNode *
hj_command_phantom (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_PHANTOM, HJ_ORD);
  g_autofree char *option = hj_math_take_option (reader);

  node->hides = (guint8) command->data;
  if (option && *option == 't')
    node->hides = HJ_HIDE_HEIGHT;
  else if (option && *option == 'b')
    node->hides = HJ_HIDE_DEPTH;
  if (command->text)
    node->a = hj_math_new_letter (reader, '(', HJ_ORD);
  else
    node->a = hj_math_read_argument (reader);
  return node;
}

/* \llap, \rlap, \clap: data is 1, 2, 3. */
HjMathNode *
hj_command_lap (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *node = hj_command_new_node (reader, HJ_NODE_PHANTOM, HJ_ORD);

  node->hides = HJ_HIDE_WIDTH;
  node->amount = command->data == 1 ? 1 : command->data == 2 ? 0 : 0.5;
  node->a = hj_math_read_argument (reader);
  return node;
}

/* \mathchoice{…}{…}{…}{…} is rare; the text style stands for all. */
HjMathNode *
hj_command_choice (HjMathReader *reader, const HjMathCommand *command)
{
  HjMathNode *choices[4];

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    choices[i] = hj_math_read_argument (reader);
  return choices[1];
}
