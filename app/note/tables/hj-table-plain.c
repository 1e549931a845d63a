/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "table-plain": tables that Markdown does not see: rows between pipes without the row of dashes, and rows of a
 * spreadsheet, parted by tabs. Three lines with as many cells each show it. */
#include "hj-reading.h"

#include <string.h>

#define FEWEST_ROWS 3
#define MOST_COLUMNS 40

typedef guint (*CountCells) (const HjLine *line);

/* "| a | b |" at the margin; 0: no row. */
static guint
count_piped (const HjLine *line)
{
  const char *end = line->end;
  guint n = 0;

  while (end > line->start && g_ascii_isspace (end[-1]))
    end--;
  if (line->fenced || end - line->start < 5 || line->start[0] != '|' || end[-1] != '|' || end[-2] == '\\'
      || strspn (line->start, "|-: \t+=") >= (gsize) (end - line->start))
    return 0;
  for (const char *p = line->start + 1; p < end; p++)
    if (*p == '\\' && p + 1 < end)
      p++;
    else
      n += *p == '|';
  return n;
}

/* "a\tb": words, a tab, and so on; 0: no row. */
static guint
count_tabbed (const HjLine *line)
{
  guint n = 1;

  if (line->fenced || line->start == line->end || strchr (" \t#>|-*+<", line->start[0])
      || memchr (line->start, '|', line->end - line->start))
    return 0;
  for (const char *p = line->start; p < line->end; p++)
    n += *p == '\t';
  return n > 1 && line->end[-1] != '\t' ? n : 0;
}

/* How many lines from LINE on are rows of as many cells, with nothing right below that could be more of it. */
static guint
count_rows (const HjLines *lines, const HjLine *line, CountCells count_cells)
{
  guint columns = count_cells (line), n = 1;
  HjLines ahead = *lines;
  HjLine next;

  if (columns < 2 || columns > MOST_COLUMNS)
    return 0;
  while (hj_lines_next (&ahead, &next))
    {
      if (count_cells (&next) != columns)
        return n >= FEWEST_ROWS && hj_is_blank (next.start, next.end) ? n : 0;
      n++;
    }
  return n >= FEWEST_ROWS ? n : 0;
}

static void
append_tabbed (GString *out, const HjLine *line)
{
  g_string_append (out, "| ");
  for (const char *p = line->start; p < line->end; p++)
    if (*p == '\t')
      g_string_append (out, " | ");
    else
      g_string_append_c (out, *p);
  g_string_append (out, " |");
}

/* The first of ROWS with the dashes below it: a line to md4c that nobody counts. */
static void
append_dashes (GString *out, guint columns)
{
  g_string_append (out, "\r|");
  for (guint i = 0; i < columns; i++)
    g_string_append (out, " --- |");
}

static void
append_rows (GString *out, HjLines *lines, HjLine line, guint rows, gboolean tabbed)
{
  guint columns = tabbed ? count_tabbed (&line) : count_piped (&line);

  for (guint i = 0; i < rows; i++)
    {
      if (i > 0)
        {
          hj_lines_next (lines, &line);
          g_string_append_c (out, '\n');
        }
      if (tabbed)
        append_tabbed (out, &line);
      else
        g_string_append_len (out, line.start, line.end - line.start);
      if (i == 0)
        append_dashes (out, columns);
    }
}

static gboolean
may_read (HjReading *reading, int line)
{
  return hj_reading_mend (reading, "table-plain", "구분선이 없거나 탭으로 나눈 표를 표로 읽었습니다",
                          "Tables without a row of dashes, or parted by tabs, were read as tables", line);
}

gboolean
hj_pass_table_plain (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = NULL;
  gboolean blank = TRUE; /* the line before is */
  HjLines lines;
  HjLine line;

  if (!strstr (reading->text->str, "|") && !strstr (reading->text->str, "\t"))
    return TRUE;
  out = g_string_sized_new (reading->text->len + 64);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      guint piped = blank ? count_rows (&lines, &line, count_piped) : 0;
      guint tabbed = blank && !piped ? count_rows (&lines, &line, count_tabbed) : 0;

      if (piped + tabbed > 0 && may_read (reading, line.number))
        append_rows (out, &lines, line, piped + tabbed, tabbed > 0);
      else
        g_string_append_len (out, line.start, line.end - line.start);
      blank = hj_is_blank (line.start, line.end);
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
