/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, words and brackets of the TeX source. */
#include "hj-formula-reader.h"

#include <string.h>

gboolean
hj_tex_skip_spaces (HjTexReader *reader)
{
  const char *from = reader->at;

  for (;;)
    if (g_ascii_isspace (*reader->at) || *reader->at == '~')
      reader->at++;
    else if (g_str_has_prefix (reader->at, "\302\240") /* no-break space */)
      reader->at += 2;
    else if (g_str_has_prefix (reader->at, "\342\200\213") || g_str_has_prefix (reader->at, "\357\273\277"))
      reader->at += 3; /* zero-width space, byte order mark */
    else
      return reader->at > from;
}

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

gboolean
hj_tex_is_at_stop (HjTexReader *reader, const char *stop)
{
  if (!*reader->at)
    return TRUE;
  if (!stop)
    return FALSE;
  if (*stop == '\\' && hj_tex_is_command (reader->at, "end"))
    return TRUE;
  if (strcmp (stop, "\\cell") == 0)
    return *reader->at == '&' || hj_tex_is_command (reader->at, "\\") || hj_tex_is_command (reader->at, "cr");
  if (*stop == '\\')
    return hj_tex_is_command (reader->at, stop + 1);
  return *reader->at == *stop;
}

/* What stands between braces, as it was written, without the braces; bounded, iterative. (transfer full) */
char *
hj_tex_take_verbatim (HjTexReader *reader)
{
  const char *from = reader->at + 1;
  int open = 0;

  for (; *reader->at; reader->at++)
    {
      if (*reader->at == '\\' && reader->at[1])
        {
          reader->at++;
          continue;
        }
      open += (*reader->at == '{') - (*reader->at == '}');
      if (open == 0)
        break;
    }
  if (!*reader->at)
    return g_strdup (from);
  return g_strndup (from, reader->at++ - from);
}

/* {…} as text, or one character. (transfer full) */
char *
hj_tex_take_word (HjTexReader *reader)
{
  const char *from;

  hj_tex_skip_spaces (reader);
  if (*reader->at == '{')
    return hj_tex_take_verbatim (reader);
  from = reader->at;
  if (*from)
    reader->at = g_utf8_next_char (from);
  return g_strndup (from, reader->at - from);
}

/* Where the bracket that opens here closes, if that is near: so that a thousand open ones cost no square. */
const char *
hj_tex_find_bracket (const char *at)
{
  return *at == '[' ? memchr (at, ']', strnlen (at, 256)) : NULL;
}

/* [ … ] if it follows. (transfer full) */
char *
hj_tex_take_option (HjTexReader *reader)
{
  const char *end;
  char *option;

  hj_tex_skip_spaces (reader);
  if (!(end = hj_tex_find_bracket (reader->at)))
    return NULL;
  option = g_strndup (reader->at + 1, end - reader->at - 1);
  reader->at = end + 1;
  return option;
}
