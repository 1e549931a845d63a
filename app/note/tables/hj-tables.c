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

/* A list item ends the table above it. */
static gboolean
begins_item (const HjLine *line)
{
  for (const char *p = line->start; p < hj_line_content (line); p++)
    if (!strchr (" \t>", *p))
      return TRUE;
  return FALSE;
}

/* Where cell N of a row, from 0, begins, or NULL; *CELLS is how many were passed. Pipes in code part cells, too. */
static const char *
find_cell (const HjLine *line, guint n, guint *cells)
{
  const char *p = hj_line_content (line), *end = line->end;

  *cells = 1;
  while (end > p && g_ascii_isspace (end[-1]))
    end--;
  p += p < end && *p == '|';
  for (; p < end; p++)
    if (*p == '\\' && p + 1 < end)
      p++;
    else if (*p == '|' && p + 1 < end && ++*cells > n)
      return p + 1;
  return NULL;
}

static guint
count_cells (const HjLine *line)
{
  guint cells;

  find_cell (line, G_MAXUINT, &cells);
  return cells;
}

static guint
count_columns (const HjLine *line)
{
  const char *p = hj_line_content (line);
  guint columns = 0;

  for (; p < line->end; p++)
    columns += *p == '-' && (p == line->start || p[-1] != '-');
  return columns;
}

/* Cells as one: the pipes between them are escaped. */
static void
append_joined (GString *out, const char *p, const char *end)
{
  while (end > p && g_ascii_isspace (end[-1]))
    end--;
  for (; p < end; p++)
    {
      if (*p == '|' && p + 1 < end)
        g_string_append_c (out, '\\');
      else if (*p == '\\' && p + 1 < end)
        g_string_append_c (out, *p++);
      g_string_append_c (out, *p);
    }
}

/* The row up to END. To md4c 0.4.8 "|| b |" has one cell; it has two, the first of them empty. */
static void
append_cells (GString *out, const HjLine *line, const char *end)
{
  const char *p = hj_line_content (line);
  gboolean empty = end - p > 1 && p[0] == '|' && p[1] == '|';

  g_string_append_len (out, line->start, p - line->start);
  g_string_append (out, empty ? "| " : "");
  g_string_append_len (out, p + empty, end - p - empty);
}

/* Appends a row. Cells beyond the last column, which GFM leaves out, go into it where the learner wants to see them. */
static void
append_row (HjReading *reading, GString *out, const HjLine *line, guint columns)
{
  guint cells;
  const char *excess = find_cell (line, columns, &cells), *end = excess ? excess - 1 : line->end;

  if (!excess || hj_reading_remove (reading, "table-excess", "표의 머리보다 많은 칸은 보이지 않습니다",
                                    "Cells beyond the columns of a table's header are not shown", line->number, excess,
                                    line->end - excess))
    end = line->end;
  append_cells (out, line, end);
  append_joined (out, end, line->end);
}

gboolean
hj_pass_tables (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = NULL;
  gboolean header = FALSE; /* the line before may be one */
  guint columns = 0;       /* of the open table */
  HjLines lines;
  HjLine line, before = { 0 };

  if (!strstr (reading->text->str, "|"))
    return TRUE;
  out = g_string_sized_new (reading->text->len + 64);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (line.fenced || !memchr (line.start, '|', line.end - line.start) || begins_item (&line))
        columns = 0;
      if (header && !line.fenced && is_delimiter_row (&line))
        {
          append_delimiters (out, &line);
          columns = count_columns (&line);
          columns = count_cells (&before) == columns ? columns : 0;
        }
      else if (columns)
        append_row (reading, out, &line, columns);
      else
        g_string_append_len (out, line.start, line.end - line.start);
      before = line;
      header = !line.fenced && memchr (line.start, '|', line.end - line.start);
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
