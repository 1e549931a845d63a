/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands with arguments: one table, one reader for each kind. */
#include "hj-math-reader.h"

#include "hj-math-colour.h"
#include "hj-math-scripts.h"
#include "hj-math-symbols.h"

#include <string.h>

typedef struct _Command Command;
typedef HjMathNode *(*ReadFunc) (HjMathReader *reader, const Command *command);

struct _Command {
  const char *name;
  ReadFunc read;
  int data;
  const char *text;
};

static HjMathNode *
new_node (HjMathReader *reader, HjMathNodeKind kind, HjMathClass klass)
{
  HjMathNode *node = hj_math_node_new (reader->arena, kind);

  node->klass = klass;
  return node;
}

/* ---- Fractions and roots ---- */

/* Data: the style it is set in, or -1; a rule unless text names delimiters. */
static HjMathNode *
read_fraction (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_FRACTION, HJ_ORD);

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
static HjMathNode *
read_general_fraction (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_FRACTION, HJ_ORD);
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

static HjMathNode *
read_root (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_RADICAL, HJ_ORD);

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

enum { WIDE = 1, BELOW = 2 };

static HjMathNode *
read_accent (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_ACCENT, HJ_ORD);

  node->c = g_utf8_get_char (command->text);
  node->wide = (command->data & WIDE) != 0;
  node->below = (command->data & BELOW) != 0;
  node->a = hj_math_read_argument (reader);
  return node;
}

static HjMathNode *
read_line (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_LINE, HJ_ORD);

  node->below = (command->data & BELOW) != 0;
  node->a = hj_math_read_argument (reader);
  return node;
}

static HjMathNode *
read_brace (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_BRACE, HJ_OP);

  node->c = g_utf8_get_char (command->text);
  node->below = (command->data & BELOW) != 0;
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

static HjMathNode *
read_stacked (HjMathReader *reader, const Command *command)
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

static HjMathNode *
read_arrow (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_ARROW, HJ_REL);

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

/* ---- Alphabets and words ---- */

static HjMathNode *
read_alphabet (HjMathReader *reader, const Command *command)
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
static HjMathNode *
read_switch (HjMathReader *reader, const Command *command)
{
  reader->alphabet = command->data;
  return NULL;
}

static HjMathNode *
read_words (HjMathReader *reader, const Command *command)
{
  return hj_math_read_text (reader, command->data);
}

static HjMathNode *
read_named (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_WORD, HJ_OP);

  node->text = command->text;
  node->font = HJ_MATH_FONT;
  node->limits = command->data ? HJ_LIMITS_DEFAULT : HJ_NO_LIMITS;
  return node;
}

/* \operatorname{name}, \operatorname*{name}: mathematics in upright letters. */
static HjMathNode *
read_operator (HjMathReader *reader, const Command *command)
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
static HjMathNode *
read_class (HjMathReader *reader, const Command *command)
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
        HjMathNode *node = new_node (reader, HJ_NODE_SPACE, HJ_ORD);

        node->wide = spaces[i].mu != 0;
        node->amount = spaces[i].mu + spaces[i].em;
        return node;
      }
  return NULL;
}

/* \hspace{2em}, \mkern 3mu, \kern-1pt */
static HjMathNode *
read_measured_space (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_SPACE, HJ_ORD);
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

static HjMathNode *
read_style (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_STYLE, HJ_ORD);

  node->style = (gint8) command->data;
  return node;
}

/* \color{red}: what follows; \textcolor{red}{…}: the argument. */
static HjMathNode *
read_colour (HjMathReader *reader, const Command *command)
{
  g_autofree char *model = hj_math_take_option (reader), *name = hj_math_take_word (reader);
  HjMathNode *ink = new_node (reader, HJ_NODE_INK, HJ_ORD), *row, *body;

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
static HjMathNode *
read_frame (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_FRAME, HJ_ORD);
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

static HjMathNode *
read_cancel (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_CANCEL, HJ_ORD);

  node->hides = (guint8) command->data;
  node->a = hj_math_read_argument (reader);
  return node;
}

static HjMathNode *
read_phantom (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_PHANTOM, HJ_ORD);
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
static HjMathNode *
read_lap (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_PHANTOM, HJ_ORD);

  node->hides = HJ_HIDE_WIDTH;
  node->amount = command->data == 1 ? 1 : command->data == 2 ? 0 : 0.5;
  node->a = hj_math_read_argument (reader);
  return node;
}

/* \mathchoice{…}{…}{…}{…} is rare; the text style stands for all. */
static HjMathNode *
read_choice (HjMathReader *reader, const Command *command)
{
  HjMathNode *choices[4];

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    choices[i] = hj_math_read_argument (reader);
  return choices[1];
}

/* ---- Delimiters ---- */

HjMathNode *
hj_math_read_delimiter (HjMathReader *reader, gunichar *c)
{
  const HjMathSymbol *symbol;
  const char *from;
  g_autofree char *name = NULL;

  hj_math_skip_spaces (reader);
  from = reader->at;
  *c = 0;
  if (!*from || *from == '}' || *from == '&')
    {
      hj_math_note_problem (reader, HJ_TYPESET_MISSING, *from ? from : "…", *from ? 1 : -1);
      return NULL;
    }
  reader->at = hj_math_end_of_argument (from);
  if (*from != '\\')
    *c = *from == '{' ? '{' : g_utf8_get_char (from);
  else
    {
      name = g_strndup (from + 1, reader->at - from - 1);
      symbol = hj_math_find_symbol (name);
      if (!symbol)
        hj_math_note_problem (reader, HJ_TYPESET_UNKNOWN_COMMAND, from, reader->at - from);
      *c = symbol ? symbol->c : 0;
    }
  *c = *c == '.' ? 0 : *c == '<' ? 0x27e8 : *c == '>' ? 0x27e9 : *c;
  return NULL;
}

static HjMathNode *
read_left (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_FENCE, HJ_INNER), *inside;

  hj_math_read_delimiter (reader, &node->c);
  inside = hj_math_read_row (reader, HJ_STOP_RIGHT);
  node->first = inside->first;
  if (hj_math_is_command (reader->at, "right"))
    {
      reader->at += strlen ("\\right");
      hj_math_read_delimiter (reader, &node->other);
      return node;
    }
  hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, "\\left", -1);
  inside = hj_math_new_row (reader, hj_math_read_unknown (reader, "\\left", "\\left" + strlen ("\\left")));
  hj_math_node_add (inside, node);
  return inside;
}

static HjMathNode *
read_middle (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_MIDDLE, HJ_ORD);

  hj_math_read_delimiter (reader, &node->c);
  return node;
}

static HjMathNode *
read_stray_right (HjMathReader *reader, const Command *command)
{
  static const char source[] = "\\right";

  hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, source, -1);
  return hj_math_read_unknown (reader, source, source + strlen (source));
}

/* \big and its like: data is the class, text the size in sixths of \Big's step. */
static HjMathNode *
read_big (HjMathReader *reader, const Command *command)
{
  HjMathNode *node = new_node (reader, HJ_NODE_DELIMITER, command->data);

  node->amount = (*command->text - '0') * 0.5;
  hj_math_read_delimiter (reader, &node->c);
  return node;
}

/* ---- Modulo, not, the rest ---- */

static HjMathNode *
new_space (HjMathReader *reader, double mu)
{
  HjMathNode *node = new_node (reader, HJ_NODE_SPACE, HJ_ORD);

  node->wide = TRUE;
  node->amount = mu;
  return node;
}

static HjMathNode *
new_word (HjMathReader *reader, const char *text)
{
  HjMathNode *node = new_node (reader, HJ_NODE_WORD, HJ_ORD);

  node->text = text;
  return node;
}

/* a \bmod b; a \pmod{n}, \pod{n}, \mod{n}: amsmath's spaces within a line. */
static HjMathNode *
read_modulo (HjMathReader *reader, const Command *command)
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
static HjMathNode *
read_spaced (HjMathReader *reader, const Command *command)
{
  HjMathNode *row = hj_math_new_row (reader, new_space (reader, 5));

  hj_math_node_add (row, hj_math_new_letter (reader, g_utf8_get_char (command->text), HJ_REL));
  hj_math_node_add (row, new_space (reader, 5));
  row->klass = HJ_REL;
  return row;
}

/* \dots: on the line or at the height of an operator, by what follows. */
static HjMathNode *
read_dots (HjMathReader *reader, const Command *command)
{
  const char *at, *end;
  const HjMathSymbol *symbol = NULL;
  HjMathClass klass = HJ_ORD;

  hj_math_skip_spaces (reader);
  at = reader->at;
  if (*at == '\\')
    {
      g_autofree char *name = NULL;

      end = hj_math_end_of_name (at + 1);
      name = g_strndup (at + 1, end - at - 1);
      symbol = hj_math_find_symbol (name);
      klass = symbol ? symbol->klass : HJ_ORD;
    }
  else if (*at)
    klass = hj_math_class_of (g_utf8_get_char (at));
  return hj_math_new_letter (reader, klass == HJ_BIN || klass == HJ_REL || klass == HJ_OP ? 0x22ef : 0x2026, HJ_INNER);
}

static HjMathNode *
read_not (HjMathReader *reader, const Command *command)
{
  HjMathNode *base = hj_math_read_argument (reader), *core = hj_math_node_unwrap (base), *node;
  gunichar joined = 0;

  while (core->kind == HJ_NODE_ROW && core->first && !core->first->next)
    core = core->first;
  if (core->kind == HJ_NODE_SYMBOL && g_unichar_compose (core->c, 0x338, &joined))
    return hj_math_new_letter (reader, joined, HJ_REL);
  node = new_node (reader, HJ_NODE_CANCEL, core->klass);
  node->hides = 5;
  node->a = base;
  return node;
}

static HjMathNode *
read_tag (HjMathReader *reader, const Command *command)
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
static HjMathNode *
read_nothing (HjMathReader *reader, const Command *command)
{
  for (int i = 0; i < command->data; i++)
    g_free (hj_math_take_word (reader));
  return NULL;
}

static HjMathNode *
read_break (HjMathReader *reader, const Command *command)
{
  reader->at += *reader->at == '*';
  g_free (hj_math_take_option (reader));
  return new_node (reader, HJ_NODE_BREAK, HJ_ORD);
}

static HjMathNode *
read_begin (HjMathReader *reader, const Command *command)
{
  return hj_math_read_environment (reader);
}

static HjMathNode *
read_substack (HjMathReader *reader, const Command *command)
{
  return hj_math_read_substack (reader);
}

static HjMathNode *
read_stray_end (HjMathReader *reader, const Command *command)
{
  g_autofree char *name = hj_math_take_word (reader), *source = g_strdup_printf ("\\end{%s}", name);

  hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, source, -1);
  return hj_math_read_unknown (reader, source, source + strlen (source));
}

#include "hj-math-commands-table.h"

static GHashTable *
index_commands (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_hash_table_insert (index, (gpointer) commands[i].name, (gpointer) &commands[i]);
  return index;
}

gboolean
hj_math_read_known (HjMathReader *reader, const char *name, HjMathNode **node)
{
  static GHashTable *index;
  const Command *command;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, index_commands ());
  if ((command = g_hash_table_lookup (index, name)))
    {
      *node = command->read (reader, command);
      return TRUE;
    }
  return (*node = hj_math_read_space (reader, name)) != NULL;
}
