/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads TeX mathematics into atoms, one pass, never failing: characters, groups, scripts, rows. */
#include "hj-math-reader.h"

#include "hj-math-scripts.h"
#include "hj-math-symbols.h"

#include <string.h>

void
hj_math_note_problem (HjMathReader *reader, HjTypesetProblem problem, const char *text, gssize length)
{
  if (reader->problem)
    return;
  reader->problem = problem;
  reader->trouble = *text == '\0' ? g_strdup ("…") : length < 0 ? g_strdup (text) : g_strndup (text, length);
  /* A whole paragraph names nothing. */
  if (g_utf8_strlen (reader->trouble, -1) > 40)
    *g_utf8_offset_to_pointer (reader->trouble, 40) = '\0';
}

/* ---- Small things ---- */

HjMathNode *
hj_math_new_row (HjMathReader *reader, HjMathNode *first)
{
  HjMathNode *row = hj_math_node_new (reader->arena, HJ_NODE_ROW);

  if (first)
    hj_math_node_add (row, first);
  return row;
}

HjMathNode *
hj_math_new_letter (HjMathReader *reader, gunichar c, HjMathClass klass)
{
  HjMathFontKind font;
  gboolean heavy;
  gunichar letter = hj_alphabet_letter (reader->alphabet, c, &font, &heavy);
  HjMathNode *node = hj_math_node_new_symbol (reader->arena, letter, klass);

  node->font = font;
  node->heavy = heavy;
  return node;
}

/* The beginning of what is longer than a line is enough to find it by. */
#define SHOWN 120

HjMathNode *
hj_math_new_unknown (HjArena *arena, const char *from, const char *to)
{
  HjMathNode *node = hj_math_node_new (arena, HJ_NODE_UNKNOWN);
  const char *end = from;
  guint n = 0;

  while (end < to && n++ < SHOWN)
    end = g_utf8_next_char (end);
  node->text = hj_arena_take_string (arena, end < to ? g_strdup_printf ("%.*s…", (int) (end - from), from)
                                                     : g_strndup (from, to - from));
  return node;
}

HjMathNode *
hj_math_read_unknown (HjMathReader *reader, const char *from, const char *to)
{
  return hj_math_new_unknown (reader->arena, from, to);
}

static HjMathNode *
read_misplaced (HjMathReader *reader, HjTypesetProblem problem, gsize length)
{
  const char *from = reader->at;

  reader->at += length;
  hj_math_note_problem (reader, problem, from, (gssize) length);
  return hj_math_read_unknown (reader, from, reader->at);
}

/* ---- Characters ---- */

static gboolean
is_wordy (gunichar c)
{
  return c > 0x1100 && g_unichar_iswide (c) && g_unichar_isalpha (c);
}

/* Hangul without \text: words with the spaces between them. */
static HjMathNode *
read_bare_words (HjMathReader *reader)
{
  const char *from = reader->at, *end = from;
  HjMathNode *node = hj_math_node_new (reader->arena, HJ_NODE_TEXT);

  while (is_wordy (g_utf8_get_char (end)) || (*end == ' ' && is_wordy (g_utf8_get_char (end + 1))))
    end = g_utf8_next_char (end);
  reader->at = end;
  node->font = HJ_ROMAN_FONT;
  node->text = hj_arena_copy (reader->arena, from, end - from);
  return node;
}

static gunichar
as_mathematics (gunichar c)
{
  switch (c)
    {
    case '-': return 0x2212;
    case '*': return 0x2217;
    case '`': return 0x2018;
    default: return c;
    }
}

/* x̂: a letter with combining marks after it. */
#define MAX_MARKS 6

static HjMathNode *
read_marks (HjMathReader *reader, HjMathNode *node)
{
  for (guint n = 0; n < MAX_MARKS && *reader->at
                    && g_unichar_type (g_utf8_get_char (reader->at)) == G_UNICODE_NON_SPACING_MARK; n++)
    {
      HjMathNode *accent = hj_math_node_new (reader->arena, HJ_NODE_ACCENT);

      accent->a = node;
      accent->c = g_utf8_get_char (reader->at);
      accent->wide = accent->c == 0x305 || accent->c == 0x332;
      accent->below = accent->c == 0x332 || accent->c == 0x331 || accent->c == 0x323;
      reader->at = g_utf8_next_char (reader->at);
      node = accent;
    }
  return node;
}

/* ŷ: a letter that has its mark within. */
static HjMathNode *
read_marked_letter (HjMathReader *reader, gunichar c)
{
  gunichar letter, mark;
  HjMathNode *accent;

  if (c < 0xc0 || c > 0x17f || !g_unichar_decompose (c, &letter, &mark) || !mark)
    return NULL;
  accent = hj_math_node_new (reader->arena, HJ_NODE_ACCENT);
  accent->c = mark;
  accent->a = hj_math_new_letter (reader, letter, HJ_ORD);
  return accent;
}

static HjMathNode *
read_character (HjMathReader *reader)
{
  gunichar c = g_utf8_get_char (reader->at);
  HjMathClass klass = hj_math_class_of (c);
  HjMathNode *node;

  if (is_wordy (c))
    return read_bare_words (reader);
  reader->at = g_utf8_next_char (reader->at);
  if ((node = read_marked_letter (reader, c)))
    return read_marks (reader, node);
  return read_marks (reader, hj_math_new_letter (reader, as_mathematics (c), klass));
}

/* ---- Groups and arguments ---- */

static HjMathNode *
read_too_deep (HjMathReader *reader)
{
  const char *from = reader->at;

  reader->at = hj_math_end_of_argument (from);
  hj_math_note_problem (reader, HJ_TYPESET_TOO_DEEP, from, MIN (reader->at - from, 40));
  return hj_math_read_unknown (reader, from, reader->at);
}

static HjMathNode *
read_group (HjMathReader *reader)
{
  const char *from = reader->at++;
  HjMathNode *row = hj_math_read_row (reader, HJ_STOP_BRACE);

  if (*reader->at == '}')
    reader->at++;
  else
    {
      HjMathNode *whole = hj_math_new_row (reader, hj_math_read_unknown (reader, from, from + 1));

      hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, "{", 1);
      hj_math_node_add (whole, row);
      return whole;
    }
  return row;
}

static HjMathNode *
read_command (HjMathReader *reader)
{
  const char *from = reader->at, *end = hj_tex_end_of_name (from + 1);
  char name[32];
  const HjMathSymbol *symbol;
  HjMathNode *node = NULL;

  reader->at = end;
  g_strlcpy (name, from + 1, MIN (sizeof name, (gsize) (end - from)));
  if (end - from < (gssize) sizeof name && (symbol = hj_math_find_symbol (name)))
    return hj_math_new_letter (reader, symbol->c, symbol->klass);
  if (end - from < (gssize) sizeof name && hj_math_read_known (reader, name, &node))
    return node;
  hj_math_note_problem (reader, HJ_TYPESET_UNKNOWN_COMMAND, from, end - from);
  return hj_math_read_unknown (reader, from, end);
}

/* Without the test for depth: the three that can nest. */
static HjMathNode *
read_nested (HjMathReader *reader)
{
  HjMathNode *node;

  if (reader->depth >= HJ_MATH_DEPTH)
    return read_too_deep (reader);
  reader->depth++;
  node = *reader->at == '{' ? read_group (reader) : read_command (reader);
  reader->depth--;
  return node;
}

HjMathNode *
hj_math_read_argument (HjMathReader *reader)
{
  const char *from;
  HjMathNode *node;

  hj_math_skip_spaces (reader);
  from = reader->at;
  if (!*from || strchr ("}&^_", *from))
    {
      hj_math_note_problem (reader, HJ_TYPESET_MISSING, from, *from ? 1 : -1);
      return hj_math_new_row (reader, hj_math_read_unknown (reader, "□", "□" + strlen ("□")));
    }
  node = *from == '{' || *from == '\\' ? read_nested (reader) : read_character (reader);
  if (!node)
    node = hj_math_new_row (reader, NULL);
  node->from = (int) (from - reader->source);
  node->to = (int) (reader->at - reader->source);
  return node;
}

HjMathNode *
hj_math_read_argument_in (HjMathReader *reader, HjAlphabet alphabet)
{
  HjAlphabet before = reader->alphabet;
  HjMathNode *node;

  reader->alphabet = alphabet;
  node = hj_math_read_argument (reader);
  reader->alphabet = before;
  return node;
}

/* ---- Rows ---- */

static HjMathNode *
read_atom (HjMathReader *reader)
{
  switch (*reader->at)
    {
    case '{':
    case '\\':
      return read_nested (reader);
    case '^':
    case '_':
    case '\'':
      return hj_math_new_row (reader, NULL); /* a script without a base */
    case '}':
      return read_misplaced (reader, HJ_TYPESET_UNBALANCED, 1);
    case '&':
    case '$':
      return read_misplaced (reader, HJ_TYPESET_MISPLACED, 1);
    case '~':
      reader->at++;
      return hj_math_read_space (reader, " ");
    default:
      return read_character (reader);
    }
}

/* a \over b: what was read so far stands above, the rest below. */
static HjMathNode *
read_infix (HjMathReader *reader, HjMathNode *above, HjMathStop stop)
{
  const char *from = reader->at + 1;
  g_autofree char *name = NULL;
  HjMathNode *fraction;

  reader->at = hj_tex_end_of_name (from);
  name = g_strndup (from, reader->at - from);
  fraction = hj_math_new_infix (reader, name);
  fraction->a = above;
  fraction->b = hj_math_read_row (reader, stop);
  return hj_math_new_row (reader, fraction);
}

static void
add_atom (HjMathReader *reader, HjMathNode *row)
{
  const char *from = reader->at;
  HjMathNode *node = read_atom (reader);

  if (!node)
    return;
  node = hj_math_read_scripts (reader, node);
  node->from = (int) (from - reader->source);
  node->to = (int) (reader->at - reader->source);
  hj_math_node_add (row, node);
}

HjMathNode *
hj_math_read_row (HjMathReader *reader, HjMathStop stop)
{
  HjMathNode *row = hj_math_new_row (reader, NULL);
  HjAlphabet before = reader->alphabet;

  for (;;)
    {
      hj_math_skip_spaces (reader);
      if (hj_math_is_at_stop (reader, stop))
        break;
      if (hj_math_is_infix (reader->at) && reader->depth < HJ_MATH_DEPTH)
        {
          reader->depth++;
          row = read_infix (reader, row, stop);
          reader->depth--;
          break;
        }
      add_atom (reader, row);
    }
  reader->alphabet = before;
  return row;
}

/* Lines outside of any table are lines of one. */
HjMathNode *
hj_math_read (HjMathReader *reader)
{
  HjMathNode *row = hj_math_read_row (reader, HJ_STOP_END);

  for (const HjMathNode *node = row->first; node; node = node->next)
    if (node->kind == HJ_NODE_BREAK)
      {
        reader->at = reader->source;
        reader->tag = NULL;
        return hj_math_read_stack (reader);
      }
  return row;
}
