/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "tables": md4c 0.4.8 wants three dashes in every cell of the row below a table's header; notes write one. */
#include "hj-reading.h"

#include <string.h>

static gboolean
is_delimiter_row (const HjLine *line)
{
  const char *p = line->start;
  gboolean pipe = FALSE, dash = FALSE;

  for (; p < line->end && strchr ("|:- \t>", *p); p++)
    {
      pipe |= *p == '|';
      dash |= *p == '-';
    }
  return p == line->end && pipe && dash;
}

/* Longer runs of dashes where they are too short; the marks before the first pipe stay. */
static void
append_delimiters (GString *out, const HjLine *line)
{
  const char *p = hj_line_content (line);

  g_string_append_len (out, line->start, p - line->start);
  while (p < line->end)
    {
      gsize run = 0;

      while (p + run < line->end && p[run] == '-')
        run++;
      if (run)
        {
          g_string_append_len (out, p, run);
          g_string_append (out, run == 1 ? "--" : run == 2 ? "-" : "");
        }
      else
        g_string_append_c (out, *p);
      p += run ? run : 1;
    }
}

gboolean
hj_pass_tables (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = NULL;
  gboolean header = FALSE; /* the line before may be one */
  HjLines lines;
  HjLine line;

  if (!strstr (reading->text->str, "|"))
    return TRUE;
  out = g_string_sized_new (reading->text->len + 64);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (header && !line.fenced && is_delimiter_row (&line))
        append_delimiters (out, &line);
      else
        g_string_append_len (out, line.start, line.end - line.start);
      header = !line.fenced && memchr (line.start, '|', line.end - line.start);
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
