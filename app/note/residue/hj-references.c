/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "references": lines [name]: address say where links and pictures lead, and no reader sees them; the report
 * keeps them. One that lost its name stands in the way of those below it, and goes. */
#include "hj-reading.h"

#include <string.h>

#define MOST_MARGIN 3 /* spaces before a definition */

/* "[name]: address" */
static gboolean
is_definition (const HjLine *line)
{
  const char *p = line->start, *close;

  while (p < line->end && *p == ' ')
    p++;
  if (p - line->start > MOST_MARGIN || p == line->end || *p != '[')
    return FALSE;
  close = memchr (p, ']', line->end - p);
  return close && close > p + 1 && p[1] != '^' && line->end - close > 2 && close[1] == ':'
         && !hj_is_blank (close + 2, line->end);
}

/* ": file.png" right above a definition. */
static gboolean
is_nameless (const HjLine *line, HjLines ahead)
{
  HjLine next;

  return line->end - line->start > 3 && line->start[0] == ':' && line->start[1] == ' '
         && !memchr (line->start + 2, ' ', line->end - line->start - 2) && hj_lines_next (&ahead, &next)
         && !next.fenced && is_definition (&next);
}

/* A definition cannot begin inside of a paragraph. */
static gboolean
ends_paragraph (const HjLine *line)
{
  return hj_is_blank (line->start, line->end) || line->fenced || *line->start == '#' || g_str_has_prefix (line->start, "---");
}

static gboolean
take_out (HjReading *reading, const HjLine *line)
{
  if (!hj_reading_remove (reading, "reference", "링크와 그림의 주소를 적은 줄은 본문에 보이지 않습니다",
                          "Lines that say where links and pictures lead are not shown in the text", line->number,
                          line->start, line->end - line->start))
    return FALSE;
  if (!reading->definitions)
    reading->definitions = g_hash_table_new (NULL, NULL);
  g_hash_table_add (reading->definitions, GINT_TO_POINTER (line->number));
  return TRUE;
}

/* A definition that is to be read is none to md4c when its bracket is escaped. Those below it still are. */
static void
append_shown (GString *out, const HjLine *line)
{
  gsize margin = strspn (line->start, " ");

  g_string_append_len (out, line->start, (gssize) margin);
  g_string_append (out, line->start[margin] == '[' ? "\\" : "");
  g_string_append_len (out, line->start + margin, line->end - line->start - (gssize) margin);
  g_string_append (out, HJ_BLANK_LINE);
}

/* One that says something to md4c stays in the text. */
static void
append_line (HjReading *reading, GString *out, const HjLine *line, gboolean nameless, gboolean defines)
{
  if ((nameless || defines) && !take_out (reading, line))
    append_shown (out, line);
  else if (!nameless)
    g_string_append_len (out, line->start, line->end - line->start);
}

gboolean
hj_pass_references (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = NULL;
  gboolean apart = TRUE; /* no paragraph goes on here */
  HjLines lines;
  HjLine line;

  if (!strstr (reading->text->str, "]:"))
    return TRUE;
  out = g_string_sized_new (reading->text->len + 16);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      gboolean nameless = !line.fenced && is_nameless (&line, lines);
      gboolean defines = !nameless && !line.fenced && apart && is_definition (&line);

      append_line (reading, out, &line, nameless, defines);
      apart = nameless || defines || ends_paragraph (&line);
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
