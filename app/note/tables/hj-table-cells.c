/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a table: what it looks like, and what is glued together in its cells. */
#include "hj-tables.h"

#include <string.h>

static gboolean
is_escaped (const char *text, const char *p)
{
  guint n = 0;

  while (p - n > text && p[-1 - (int) n] == '\\')
    n++;
  return n % 2 == 1;
}

gboolean
hj_row_opens (const char *text, const char *end)
{
  while (text < end && (*text == ' ' || *text == '\t'))
    text++;
  return text < end && *text == '|';
}

gboolean
hj_row_closes (const char *text, const char *end)
{
  const char *p = end;

  while (p > text && g_ascii_isspace (p[-1]))
    p--;
  if (p == text || p[-1] != '|' || is_escaped (text, p - 1))
    return FALSE;
  /* The pipe that opens the row does not close it too. */
  return p - 1 > text + strspn (text, " \t");
}

guint
hj_row_count (const char *text, const char *end)
{
  guint pipes = 0;

  for (const char *p = text; p < end; p++)
    if (*p == '\\')
      p++;
    else
      pipes += *p == '|';
  return hj_row_opens (text, end) && hj_row_closes (text, end) && pipes ? pipes - 1 : 0;
}

gboolean
hj_row_is_delimiter (const char *text, const char *end)
{
  gboolean dash = FALSE;

  for (; text < end && strchr ("|:- \t", *text); text++)
    dash |= *text == '-';
  return text == end && dash;
}

/* Whether the pipe at P stands in a conditional probability: P(s'|s,a), with letters on both sides, no spaces
 * between it and its brackets, and a letter before the first one. */
static gboolean
is_condition (const char *text, const char *p, const char *end)
{
  const char *open = p, *close = p + 1;

  while (open > text && open[-1] != '(' && !strchr (" |)\f", open[-1]) && p - open < 32)
    open--;
  while (close < end && *close != ')' && !strchr (" |(\f", *close) && close - p < 32)
    close++;
  return open < p && open - text >= 2 && open[-1] == '(' && g_ascii_isalpha (open[-2]) && close < end
         && *close == ')' && close > p + 1;
}

/* Escapes the pipes of conditions; returns how often. */
static guint
append_conditions (GString *out, const char *text, const char *end)
{
  guint n = 0;

  for (const char *p = text; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        g_string_append_c (out, *p++);
      else if (*p == '|' && is_condition (text, p, end))
        {
          g_string_append_c (out, '\\');
          n++;
        }
      g_string_append_c (out, *p);
    }
  return n;
}

typedef struct {
  gboolean bulleted;  /* the cell begins with "- " */
  guint number;       /* of the last item of an ordered list; 0 if the cell does not begin with "1. " */
  gboolean verbatim;  /* it holds code: left alone */
} Cell;

static Cell
look_at_cell (const char *p, const char *end)
{
  const char *stop = memchr (p, '|', end - p);
  Cell cell = { 0 };

  cell.verbatim = stop && memchr (p, '`', stop - p);
  while (p < end && *p == ' ')
    p++;
  cell.bulleted = end - p > 2 && p[0] == '-' && p[1] == ' ';
  cell.number = end - p > 3 && g_str_has_prefix (p, "1. ");
  return cell;
}

/* Bytes of the mark of a list item at P: the next number, or "- " glued to the word before it; 0 if none. */
static gsize
get_item_mark (const char *text, const char *p, const char *end, Cell *cell)
{
  char *stop;

  if (p == text || cell->verbatim || strchr (" \t|>\f\\", p[-1]))
    return 0;
  if (end - p > 2 && p[0] == '-' && p[1] == ' ' && p[2] != ' ')
    return cell->bulleted || hj_is_hangul (g_utf8_get_char (g_utf8_prev_char (p))) ? 2 : 0;
  if (!cell->number || !g_ascii_isdigit (*p) || g_ascii_isdigit (p[-1])
      || (p[-1] == '.' && p - text > 1 && g_ascii_isdigit (p[-2]))
      || strtoul (p, &stop, 10) != cell->number + 1 || end - stop < 2 || stop[0] != '.' || stop[1] != ' ')
    return 0;
  cell->number++;
  return stop + 2 - p;
}

static guint
append_items (GString *out, const char *text, const char *end)
{
  Cell cell = { 0 };
  guint n = 0;

  for (const char *p = text; p < end; p++)
    {
      if (get_item_mark (text, p, end, &cell))
        {
          g_string_append (out, "<br>");
          n++;
        }
      g_string_append_c (out, *p);
      if (*p == '\\' && p + 1 < end)
        g_string_append_c (out, *++p);
      else if (*p == '|')
        cell = look_at_cell (p + 1, end);
    }
  return n;
}

void
hj_row_append_mended (HjReading *reading, GString *out, const char *text, const char *end, int line)
{
  g_autoptr (GString) row = g_string_sized_new (end - text + 16);

  static const char ko[] = "표의 칸이 수식 안의 |에서 잘려 있어 다시 이었습니다. 원문에 설명이 빠졌을 수 있습니다";
  static const char en[] = "A cell was split at the | of a formula and was rejoined; its definition may be lost";
  gsize before = out->len;

  if (append_conditions (row, text, end) && !hj_reading_leaves (reading, "table-pipe", ko, en, line))
    hj_note_add_warning (reading->note, "table-pipe", ko, en, line);
  else
    g_string_append_len (g_string_truncate (row, 0), text, end - text);
  if (append_items (out, row->str, row->str + row->len)
      && !hj_reading_mend (reading, "table-list", "표의 칸에 붙어 있는 목록을 줄로 나누었습니다",
                           "A list glued together in a table cell was broken into lines", line))
    g_string_append_len (g_string_truncate (out, before), row->str, (gssize) row->len);
}
