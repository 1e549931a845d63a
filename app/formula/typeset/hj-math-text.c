/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what \text{…} holds: words with their spaces, commands of text, and mathematics between dollar signs. */
#include "hj-math-reader.h"

#include <string.h>

static const struct { const char *name; const char *text; } signs[] = {
  { "%", "%" }, { "$", "$" }, { "&", "&" }, { "#", "#" }, { "_", "_" }, { "{", "{" }, { "}", "}" }, { " ", " " },
  { ",", "\u2009" }, { ";", "\u2005" }, { ":", "\u2005" }, { "quad", "\u2003" }, { "qquad", "\u2003\u2003" },
  { "space", " " }, { "ldots", "…" }, { "dots", "…" }, { "textbackslash", "\\" }, { "\\", " " }, { "~", "~" },
  { "textasciitilde", "~" }, { "textendash", "–" }, { "textemdash", "—" }, { "textquotesingle", "'" }, { "-", "" },
  { "textunderscore", "_" }, { "textdegree", "°" }, { "degree", "°" }, { "textregistered", "®" }, { "newline", " " },
};

static const struct { const char *name; HjMathFontKind font; } fonts[] = {
  { "text", HJ_MATH_FONT }, { "textrm", HJ_ROMAN_FONT }, { "textbf", HJ_BOLD_FONT }, { "textit", HJ_ITALIC_FONT },
  { "emph", HJ_ITALIC_FONT }, { "textsf", HJ_SANS_FONT }, { "texttt", HJ_MONO_FONT }, { "mbox", HJ_MATH_FONT },
  { "textnormal", HJ_ROMAN_FONT }, { "mathrm", HJ_ROMAN_FONT }, { "mathbf", HJ_BOLD_FONT },
};

typedef struct {
  HjMathNode *row;
  GString *words;
  HjMathFontKind font;
} Text;

static void
end_words (HjMathReader *reader, Text *text)
{
  HjMathNode *node;

  if (text->words->len == 0)
    return;
  node = hj_math_node_new (reader->arena, HJ_NODE_TEXT);
  node->text = hj_arena_copy (reader->arena, text->words->str, text->words->len);
  node->font = text->font;
  hj_math_node_add (text->row, node);
  g_string_truncate (text->words, 0);
}

static void
read_mathematics (HjMathReader *reader, Text *text)
{
  end_words (reader, text);
  reader->at++;
  hj_math_node_add (text->row, hj_math_read_row (reader, HJ_STOP_DOLLAR));
  reader->at += *reader->at == '$';
}

static HjMathFontKind
bolder (HjMathFontKind outer, HjMathFontKind inner)
{
  if (inner == HJ_MATH_FONT)
    return outer;
  return (outer == HJ_BOLD_FONT && inner == HJ_ITALIC_FONT) || (outer == HJ_ITALIC_FONT && inner == HJ_BOLD_FONT)
           ? HJ_BOLD_ITALIC_FONT : inner;
}

static gboolean
read_font (HjMathReader *reader, Text *text, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    if (g_str_equal (fonts[i].name, name))
      {
        end_words (reader, text);
        hj_math_node_add (text->row, hj_math_read_text (reader, bolder (text->font, fonts[i].font)));
        return TRUE;
      }
  return FALSE;
}

static void
read_command (HjMathReader *reader, Text *text)
{
  const char *from = reader->at, *end = hj_tex_end_of_name (from + 1);
  g_autofree char *name = g_strndup (from + 1, end - from - 1);
  HjMathNode *node = NULL;

  reader->at = end;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i].name, name))
      {
        g_string_append (text->words, signs[i].text);
        return;
      }
  if (read_font (reader, text, name))
    return;
  /* Anything else is what it would be in mathematics. */
  end_words (reader, text);
  reader->at = from;
  if (*end || end > from + 1)
    node = hj_math_read_argument (reader);
  if (node)
    hj_math_node_add (text->row, node);
  /* A backslash that ends the source is nothing at all. */
  if (reader->at == from)
    reader->at = end;
}

static void
read_words (HjMathReader *reader, Text *text, const char *end)
{
  while (reader->at < end && *reader->at)
    {
      const char *next = g_utf8_next_char (reader->at);

      if (*reader->at == '$' && memchr (reader->at + 1, '$', end - reader->at - 1))
        read_mathematics (reader, text);
      else if (*reader->at == '\\')
        read_command (reader, text);
      else
        {
          if (*reader->at == '~' || *reader->at == '\n')
            g_string_append_c (text->words, ' ');
          else if (!strchr ("{}", *reader->at))
            g_string_append_len (text->words, reader->at, next - reader->at);
          reader->at = next;
        }
    }
  end_words (reader, text);
}

HjMathNode *
hj_math_read_text (HjMathReader *reader, HjMathFontKind font)
{
  Text text = { hj_math_new_row (reader, NULL), NULL, font };
  const char *from, *end;
  HjAlphabet before = reader->alphabet;

  while (g_ascii_isspace (*reader->at))
    reader->at++;
  from = reader->at;
  if (!*from || *from == '}' || reader->depth >= HJ_MATH_DEPTH)
    return hj_math_read_argument (reader);
  end = hj_math_end_of_argument (from);
  reader->depth++;
  reader->alphabet = HJ_ALPHABET_NORMAL;
  text.words = g_string_new (NULL);
  if (*from == '{' && end[-1] != '}')
    hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, "{", 1);
  read_words (reader, &text, end);
  g_string_free (text.words, TRUE);
  reader->at = MAX (reader->at, end);
  reader->alphabet = before;
  reader->depth--;
  return text.row;
}
