/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The source of a formula: what is cleaned away, names, arguments as they were written. */
#include "hj-math-reader.h"

#include <string.h>

/* ---- Cleaning ---- */

/* Zero-width and direction characters, which copies out of browsers carry and which would turn a formula round. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || c == 0x7f
         || (c >= 0xe0000 && c <= 0xe0fff);
}

static gboolean
is_space (gunichar c)
{
  return c < 0x20 || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029
         || c == 0x202f || c == 0x205f || c == 0x3000;
}

static void
append_clean (GString *clean, const char *valid)
{
  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n')
        g_string_append_c (clean, '\n');
      else if (is_space (c))
        g_string_append_c (clean, ' ');
      else if (!is_invisible (c))
        g_string_append_len (clean, at, g_utf8_next_char (at) - at);
    }
}

/* Ends of formulas that may still be round them. */
static const struct { const char *open, *close; } fences[] = {
  { "$$", "$$" }, { "$", "$" }, { "\\[", "\\]" }, { "\\(", "\\)" },
};

static gboolean
strip_fence (char *text, const char *open, const char *close)
{
  gsize length = strlen (text), n = strlen (open);

  if (length < 2 * n || !g_str_has_prefix (text, open) || !g_str_has_suffix (text, close))
    return FALSE;
  text[length - n] = '\0';
  memmove (text, text + n, length - 2 * n + 1);
  return TRUE;
}

char *
hj_math_clean (const char *tex)
{
  gsize length = strnlen (tex, HJ_MATH_LENGTH + 4);
  g_autofree char *valid = g_utf8_make_valid (tex, (gssize) length);
  GString *clean = g_string_sized_new (length);

  append_clean (clean, valid);
  g_strstrip (clean->str);
  for (guint i = 0; i < G_N_ELEMENTS (fences); i++)
    if (strip_fence (clean->str, fences[i].open, fences[i].close))
      break;
  return g_string_free (clean, FALSE);
}

/* ---- Names ---- */

/* The name after a backslash: letters, or one other character. Its end. */
const char *
hj_tex_end_of_name (const char *name)
{
  const char *end = name;

  while (g_ascii_isalpha (*end))
    end++;
  if (end == name && *end)
    end = g_utf8_next_char (end);
  return end;
}

gboolean
hj_tex_is_command (const char *at, const char *name)
{
  gsize length = strlen (name);

  return *at == '\\' && strncmp (at + 1, name, length) == 0
         && (!g_ascii_isalpha (*name) || !g_ascii_isalpha (at[1 + length]));
}

/* A comment of TeX ends with its line; a % in the last line is a sign somebody forgot to escape. */
static const char *
skip_comment (const char *at)
{
  const char *end = *at == '%' ? strchr (at, '\n') : NULL;

  return end ? end : at;
}

void
hj_math_skip_spaces (HjMathReader *reader)
{
  const char *before;

  do
    {
      before = reader->at;
      while (g_ascii_isspace (*reader->at))
        reader->at++;
      reader->at = skip_comment (reader->at);
    }
  while (reader->at > before);
}

gboolean
hj_math_is_at_stop (HjMathReader *reader, HjMathStop stop)
{
  const char *at = reader->at;

  if (!*at)
    return TRUE;
  switch (stop)
    {
    case HJ_STOP_BRACE:
      return *at == '}';
    case HJ_STOP_BRACKET:
      return *at == ']';
    case HJ_STOP_RIGHT:
      return *at == '}' || *at == '&' || hj_tex_is_command (at, "right") || hj_tex_is_command (at, "end")
             || hj_tex_is_command (at, "\\");
    case HJ_STOP_CELL:
      return *at == '&' || *at == '}' || hj_tex_is_command (at, "\\") || hj_tex_is_command (at, "cr")
             || hj_tex_is_command (at, "end") || hj_tex_is_command (at, "tabularnewline");
    case HJ_STOP_DOLLAR:
      return *at == '$';
    default:
      return FALSE;
    }
}

/* ---- Arguments as they were written ---- */

static const char *
end_of_group (const char *at)
{
  int open = 0;

  for (; *at; at++)
    {
      if (*at == '\\' && at[1])
        {
          at = hj_tex_end_of_name (at + 1) - 1;
          continue;
        }
      open += (*at == '{') - (*at == '}');
      if (open == 0)
        return at + 1;
    }
  return at;
}

const char *
hj_math_end_of_argument (const char *at)
{
  if (*at == '{')
    return end_of_group (at);
  if (*at == '\\')
    return hj_tex_end_of_name (at + 1);
  return *at ? g_utf8_next_char (at) : at;
}

char *
hj_math_take_word (HjMathReader *reader)
{
  const char *from, *end;

  hj_math_skip_spaces (reader);
  from = reader->at;
  if (!*from || *from == '}')
    {
      hj_math_note_problem (reader, HJ_TYPESET_MISSING, from, -1);
      return g_strdup ("");
    }
  end = reader->at = hj_math_end_of_argument (from);
  if (*from != '{')
    return g_strndup (from, end - from);
  if (end[-1] == '}')
    return g_strndup (from + 1, end - from - 2);
  hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, "{", 1);
  return g_strdup (from + 1);
}

char *
hj_math_take_option (HjMathReader *reader)
{
  const char *before = reader->at, *end;
  char *option;

  hj_math_skip_spaces (reader);
  /* Near, so that a thousand open ones cost no square. */
  end = *reader->at == '[' ? memchr (reader->at, ']', strnlen (reader->at, 256)) : NULL;
  if (!end)
    {
      reader->at = before;
      return NULL;
    }
  option = g_strndup (reader->at + 1, end - reader->at - 1);
  reader->at = end + 1;
  return option;
}

double
hj_math_read_length (const char *text, gboolean *mu)
{
  /* Of the text's em: TeX's points in a text of ten. */
  static const struct { const char *unit; double em; } units[] = {
    { "em", 1 }, { "ex", 0.431 }, { "pt", 0.1 }, { "px", 0.075 }, { "cm", 2.845 }, { "mm", 0.2845 }, { "in", 7.227 },
    { "bp", 0.1004 }, { "pc", 1.2 }, { "sp", 0 },
  };
  char *end;
  double value = g_ascii_strtod (text, &end);

  while (g_ascii_isspace (*end))
    end++;
  *mu = g_str_has_prefix (end, "mu");
  if (!(value > -100 && value < 100))
    value = 0;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (end, units[i].unit))
      return value * units[i].em;
  return *mu ? value : 0;
}
