/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "pictures": a converter that writes one picture as two, by its name and by its file, on lines of their own. */
#include "hj-reading.h"

#include <string.h>

static gboolean
is_spaces (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p == end;
}

/* "![name]" or "![name][other]" alone on its line; *NAME is between the first brackets. */
static gboolean
is_name (const HjLine *line, const char **name, gsize *size)
{
  const char *close = line->fenced || !g_str_has_prefix (line->start, "![") ? NULL
                      : memchr (line->start, ']', line->end - line->start);

  if (!close || close == line->start + 2)
    return FALSE;
  *name = line->start + 2;
  *size = close - *name;
  close++;
  if (close < line->end && *close == '[')
    close = memchr (close, ']', line->end - close);
  if (close && close < line->end && *close == ']')
    close++;
  return close && is_spaces (close, line->end);
}

static gboolean
is_nameless_file (const HjLine *line)
{
  return !line->fenced && g_str_has_prefix (line->start, "![](");
}

/* The first of two lines goes; its name comes back with the file. */
static gboolean
is_told_twice (HjReading *reading, const HjLine *line, HjLines ahead)
{
  const char *name;
  HjLine next;
  gsize size;

  if (!is_name (line, &name, &size) || !hj_lines_next (&ahead, &next) || !is_nameless_file (&next))
    return FALSE;
  hj_note_add_repair (reading->note, "picture-twice", "두 줄로 적힌 한 그림을 하나로 읽었습니다",
                      "One picture told in two lines was read as one", line->number);
  return TRUE;
}

/* "![](file)" takes over the name from the line before. */
static void
append_named (GString *out, const HjLine *line, const char *name, gsize size)
{
  g_string_append (out, "![");
  g_string_append_len (out, name, size);
  g_string_append_len (out, line->start + 2, line->end - line->start - 2);
}

gboolean
hj_pass_pictures (HjReading *reading, GError **error)
{
  GString *out;
  const char *name = NULL;
  gsize size = 0;
  HjLines lines;
  HjLine line;

  if (!strstr (reading->text->str, "![]("))
    return TRUE;
  out = g_string_sized_new (reading->text->len + 64);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (name && is_nameless_file (&line))
        append_named (out, &line, name, size);
      else if (!is_told_twice (reading, &line, lines))
        g_string_append_len (out, line.start, line.end - line.start);
      if (!is_name (&line, &name, &size))
        name = NULL;
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_free (reading->text, TRUE);
  reading->text = out;
  return TRUE;
}
