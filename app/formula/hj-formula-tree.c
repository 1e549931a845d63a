/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads TeX mathematics into a tree, one pass, never failing. */
#include "hj-formula-reader.h"

#include "typeset/hj-math-symbols.h"

#include <string.h>

/* ---- One thing ---- */

static HjTex *
read_unknown (HjTexReader *reader, const char *name)
{
  HjTex *node = hj_tex_new (HJ_TEX_UNKNOWN);

  node->text = g_strconcat ("\\", name, NULL);
  node->klass = HJ_TEX_WORDS;
  if (!reader->unknown)
    reader->unknown = g_strdup (node->text);
  return node;
}

/* A sign that has a place in books but no words of its own here. */
static HjTex *
new_rare_symbol (const HjMathSymbol *symbol)
{
  static const HjTexClass classes[] = {
    [HJ_ORD] = HJ_TEX_UPRIGHT, [HJ_OP] = HJ_TEX_BIG, [HJ_BIN] = HJ_TEX_BINARY, [HJ_REL] = HJ_TEX_RELATION,
    [HJ_OPEN] = HJ_TEX_OPEN, [HJ_CLOSE] = HJ_TEX_CLOSE, [HJ_PUNCT] = HJ_TEX_PUNCT, [HJ_INNER] = HJ_TEX_UPRIGHT,
  };
  char text[8] = { 0 };

  g_unichar_to_utf8 (symbol->c, text);
  return hj_tex_new_symbol (classes[symbol->klass], text, -1);
}

static HjTex *
read_command (HjTexReader *reader)
{
  const char *from = reader->at + 1, *end = hj_tex_end_of_name (from);
  g_autofree char *name = g_strndup (from, end - from);
  const HjTexSymbol *symbol = hj_tex_find_symbol (name);
  HjTex *node;

  reader->at = end;
  if (symbol)
    return hj_tex_new_symbol (symbol->klass, symbol->text, -1);
  if (strcmp (name, "\\") == 0 || strcmp (name, "newline") == 0)
    return hj_tex_new (HJ_TEX_BREAK);
  if ((node = hj_tex_read_known (reader, name)))
    return node;
  if (hj_math_find_symbol (name))
    return new_rare_symbol (hj_math_find_symbol (name));
  return read_unknown (reader, name);
}

static HjTexClass
class_of_character (gunichar c)
{
  if (c < 128 && strchr ("+-*", (int) c))
    return HJ_TEX_BINARY;
  if (c < 128 && strchr ("=<>:", (int) c))
    return HJ_TEX_RELATION;
  if (c < 128 && strchr ("([", (int) c))
    return HJ_TEX_OPEN;
  if (c < 128 && strchr (")]!?", (int) c))
    return HJ_TEX_CLOSE;
  if (c < 128 && strchr (",;", (int) c))
    return HJ_TEX_PUNCT;
  if (c == '/')
    return HJ_TEX_TIGHT;
  return g_unichar_isalpha (c) ? HJ_TEX_ORD : HJ_TEX_UPRIGHT;
}

static gboolean
is_wordy (gunichar c)
{
  return c > 0x1100 && g_unichar_isalpha (c) && g_unichar_iswide (c);
}

/* Hangul without \text: words with their spaces. */
static HjTex *
read_bare_words (HjTexReader *reader)
{
  const char *from = reader->at, *end = from;

  while (is_wordy (g_utf8_get_char (end)) || (*end == ' ' && is_wordy (g_utf8_get_char (end + 1))))
    end = g_utf8_next_char (end);
  reader->at = end;
  return hj_tex_new_symbol (HJ_TEX_WORDS, from, end - from);
}

static HjTex *
read_character (HjTexReader *reader)
{
  const char *from = reader->at, *end = g_utf8_next_char (from);
  gunichar c = g_utf8_get_char (from);
  const HjTexSymbol *sign;
  g_autofree char *text = NULL;

  if (is_wordy (c))
    return read_bare_words (reader);
  if (g_ascii_isdigit (*from))
    {
      while (g_ascii_isdigit (*end) || (*end == '.' && g_ascii_isdigit (end[1])))
        end++;
      reader->at = end;
      return hj_tex_new_symbol (HJ_TEX_NUMBER, from, end - from);
    }
  reader->at = end;
  text = c == '-' ? g_strdup ("−") : c == '*' ? g_strdup ("∗") : g_strndup (from, end - from);
  sign = c < 128 ? NULL : hj_tex_find_sign (text);
  return hj_tex_new_symbol (sign ? sign->klass : class_of_character (c), text, -1);
}

static HjTex *
read_group (HjTexReader *reader)
{
  HjTex *row;

  if (reader->depth >= HJ_TEX_DEPTH)
    {
      g_autofree char *inside = hj_tex_take_verbatim (reader);

      return hj_tex_new_symbol (HJ_TEX_WORDS, inside, -1);
    }
  reader->at++;
  row = hj_tex_read_row (reader, "}");
  if (*reader->at == '}')
    reader->at++;
  return row;
}

/* What a command or a script takes: a group, a command, or one character (of a number: one digit). */
HjTex *
hj_tex_read_argument (HjTexReader *reader)
{
  HjTex *node;

  hj_tex_skip_spaces (reader);
  if (!*reader->at || *reader->at == '}' || *reader->at == '&')
    return hj_tex_new (HJ_TEX_ROW);
  if (reader->depth >= HJ_TEX_DEPTH && *reader->at == '\\')
    {
      const char *from = reader->at;

      reader->at = hj_tex_end_of_name (from + 1);
      return hj_tex_new_symbol (HJ_TEX_WORDS, from, reader->at - from);
    }
  if (g_ascii_isdigit (*reader->at))
    return hj_tex_new_symbol (HJ_TEX_NUMBER, reader->at++, 1);
  reader->depth++;
  node = *reader->at == '{' ? read_group (reader)
         : *reader->at == '\\' ? read_command (reader) : read_character (reader);
  reader->depth--;
  return node;
}

/* ---- Rows and scripts ---- */

static void
extend (HjTex **slot, HjTex *more)
{
  if (!*slot)
    *slot = hj_tex_new (HJ_TEX_ROW);
  hj_tex_add (*slot, more);
}

/* _, ^ and ' after BASE, any number of them, in any order. */
static HjTex *
read_scripts (HjTexReader *reader, HjTex *base)
{
  HjTex *below = NULL, *above = NULL, *node;

  for (;;)
    {
      const char *before = reader->at;

      hj_tex_skip_spaces (reader);
      if (*reader->at == '\'')
        {
          reader->at++;
          extend (&above, hj_tex_new_symbol (HJ_TEX_UPRIGHT, "′", -1));
        }
      else if (*reader->at == '_' || *reader->at == '^')
        {
          HjTex **slot = *reader->at++ == '_' ? &below : &above;

          extend (slot, hj_tex_read_argument (reader));
        }
      else if (hj_tex_is_command (reader->at, "limits") || hj_tex_is_command (reader->at, "nolimits"))
        reader->at = hj_tex_end_of_name (reader->at + 1);
      else
        {
          reader->at = before;
          break;
        }
    }
  if (!below && !above)
    return base;
  node = hj_tex_new (HJ_TEX_SCRIPT);
  hj_tex_add (node, base);
  hj_tex_add (node, below);
  hj_tex_add (node, above);
  return node;
}

/* a \over b: what was read so far stands above, the rest of the group below. */
static HjTex *
read_infix (HjTexReader *reader, HjTex *row, const char *stop)
{
  HjTexKind kind = hj_tex_is_command (reader->at, "over") ? HJ_TEX_FRACTION : HJ_TEX_BINOMIAL;

  reader->at = hj_tex_end_of_name (reader->at + 1);
  return hj_tex_new_with (kind, row, hj_tex_read_row (reader, stop));
}

static HjTex *
read_thing (HjTexReader *reader)
{
  if (*reader->at == '{')
    return read_group (reader);
  if (*reader->at == '\\')
    return read_command (reader);
  if (strchr ("_^'", *reader->at))
    return hj_tex_new (HJ_TEX_ROW); /* a script without a base */
  if (strchr ("}&", *reader->at))
    {
      reader->at++; /* stray */
      return hj_tex_new (HJ_TEX_ROW);
    }
  return read_character (reader);
}

HjTex *
hj_tex_read_row (HjTexReader *reader, const char *stop)
{
  HjTex *row = hj_tex_new (HJ_TEX_ROW), *font = NULL;

  reader->depth++;
  for (;;)
    {
      HjTex *thing;

      hj_tex_skip_spaces (reader);
      if (hj_tex_is_at_stop (reader, stop))
        break;
      if ((hj_tex_is_command (reader->at, "over") || hj_tex_is_command (reader->at, "choose")) && reader->depth < HJ_TEX_DEPTH)
        {
          row = read_infix (reader, row, stop);
          break;
        }
      thing = read_scripts (reader, read_thing (reader));
      if (thing->kind == HJ_TEX_FONT && !thing->children)
        {
          hj_tex_add (row, thing); /* \bf: takes what follows, up to the next switch */
          font = thing;
        }
      else
        hj_tex_add (font ? font : row, thing);
    }
  reader->depth--;
  return row;
}

static char *
without_dollars (const char *tex)
{
  g_autofree char *valid = g_utf8_make_valid (tex, -1);
  gsize length;

  g_strstrip (valid);
  length = strlen (valid);
  for (int pair = 0; pair < 2 && length >= 2 && valid[0] == '$' && valid[length - 1] == '$'; pair++)
    {
      memmove (valid, valid + 1, length - 2);
      valid[length -= 2] = '\0';
    }
  return g_steal_pointer (&valid);
}

HjTex *
hj_tex_parse (const char *tex, char **unknown)
{
  g_autofree char *source = without_dollars (tex);
  HjTexReader reader = { .at = source };
  HjTex *row = hj_tex_read_row (&reader, NULL);

  if (unknown)
    *unknown = g_steal_pointer (&reader.unknown);
  g_free (reader.unknown);
  return row;
}
