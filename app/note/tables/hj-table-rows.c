/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "table-rows": tables that lost their line structure on the way through a converter. Rows that go on over
 * several lines are joined, blank lines that should stand round a table are put in, a header that was torn from
 * its row of dashes is put back. A row is only touched when the table around it proves what was meant: it opens
 * and closes its rows with pipes, and the mended row has as many cells as the dashes have columns. A row that the
 * learner wants as it is written goes on as one line after the other, and the table with it. */
#include "hj-tables.h"

#include <string.h>

#define MOST_LINES 12      /* of one row */
#define LONGEST_ROW 65536u /* bytes, of a row over several lines */

typedef struct {
  HjReading *reading;
  HjLines lines;     /* after the line in hand */
  GString *out;
  GString *row;      /* the row in hand, its lines joined */
  GString *header;   /* of the open table */
  guint columns;     /* of the open table; 0 outside of one */
  gboolean filled;   /* the line before is text that a table would continue */
} Mender;

static gboolean
opens (const HjLine *line)
{
  return !line->fenced && hj_row_opens (line->start, line->end);
}

/* Puts the row that begins on FIRST together in mender->row. Returns the number of further lines, or −1 when it is
 * not closed before the next row, a blank line or a bound. LINES moves behind it. With CUT, a blank line closes it
 * too: *CUT tells whether one did. */
static int
gather_row (Mender *mender, const HjLine *first, HjLines *lines, gboolean *cut)
{
  g_string_truncate (mender->row, 0);
  g_string_append_len (mender->row, first->start, first->end - first->start);
  if (hj_row_closes (first->start, first->end))
    return 0;
  for (int n = 1; n < MOST_LINES; n++)
    {
      HjLines ahead = *lines;
      HjLine line;

      if (!hj_lines_next (&ahead, &line) || line.fenced || opens (&line)
          || mender->row->len + (gsize) (line.end - line.start) > LONGEST_ROW)
        return -1;
      if (hj_is_blank (line.start, line.end))
        return (cut && (*cut = TRUE)) ? n - 1 : -1;
      *lines = ahead;
      g_string_append_c (mender->row, HJ_CHAR_JOIN);
      g_string_append_len (mender->row, line.start, line.end - line.start);
      if (hj_row_closes (line.start, line.end))
        return n;
    }
  return -1;
}

static gboolean
is_delimiter_of (const HjLine *line, guint columns)
{
  return opens (line) && hj_row_is_delimiter (line->start, line->end) && hj_row_count (line->start, line->end) == columns;
}

/* Whether the row in hand, whose next line LINES gives, is a header. GAP: a blank line parts it from its dashes. */
static gboolean
is_header (const Mender *mender, HjLines lines, gboolean *gap)
{
  const char *row = mender->row->str, *end = row + mender->row->len;
  guint columns = hj_row_count (row, end);
  HjLine line;

  *gap = FALSE;
  if (columns == 0 || hj_row_is_delimiter (row, end) || !hj_lines_next (&lines, &line))
    return FALSE;
  *gap = hj_is_blank (line.start, line.end);
  if (!*gap)
    return is_delimiter_of (&line, columns);
  /* So far apart, only a row below the dashes shows that they are no ornament. */
  return hj_lines_next (&lines, &line) && is_delimiter_of (&line, columns) && hj_lines_next (&lines, &line)
         && opens (&line) && !hj_row_is_delimiter (line.start, line.end);
}

typedef struct {
  const char *kind, *ko, *en;
} Repair;

static const Repair parted = { "table-parted", "글에 바로 붙은 표를 글과 나누었습니다",
                               "A table directly below text was parted from it" };
static const Repair joined = { "table-row-joined", "여러 줄로 나뉜 표의 행을 이었습니다",
                               "A table row that went on over several lines was joined" };
static const Repair rejoined = { "table-header-rejoined", "빈 줄로 떨어진 표 머리를 구분선에 다시 붙였습니다",
                                 "A table header was put back on its row of dashes" };
static const Repair ended = { "table-ended", "표에 바로 붙은 글을 표와 나누었습니다",
                              "Text directly below a table was parted from it" };

static gboolean
may (Mender *mender, const Repair *repair, int line)
{
  return hj_reading_mend (mender->reading, repair->kind, repair->ko, repair->en, line);
}

static gboolean
leaves (Mender *mender, const Repair *repair, int line)
{
  return hj_reading_leaves (mender->reading, repair->kind, repair->ko, repair->en, line);
}

/* Whether all that a header on LINE needs to open a table may be done; nothing is, if one thing may not. */
static gboolean
may_open (Mender *mender, int line, gboolean below_text, gboolean broken, gboolean gap)
{
  if ((below_text && leaves (mender, &parted, line)) || (broken && leaves (mender, &joined, line))
      || (gap && leaves (mender, &rejoined, line)))
    return FALSE;
  return (!below_text || may (mender, &parted, line)) && (!broken || may (mender, &joined, line))
         && (!gap || may (mender, &rejoined, line));
}

/* Two line ends of which md4c sees a blank line and the count of lines nothing. */
static void
end_block (Mender *mender)
{
  GString *out = mender->out;

  if (out->len && out->str[out->len - 1] == '\n')
    g_string_insert (out, (gssize) out->len - 1, HJ_BLANK_LINE);
}

/* A blank line between header and dashes goes into the header, before its last pipe. */
static void
close_gap (Mender *mender)
{
  gssize at = (gssize) mender->row->len;

  while (at > 0 && mender->row->str[at - 1] != '|')
    at--;
  g_string_insert_c (mender->row, at > 0 ? at - 1 : 0, HJ_CHAR_JOIN);
}

static void
skip_lines (Mender *mender, int n)
{
  HjLine line;

  while (n-- > 0)
    hj_lines_next (&mender->lines, &line);
}

static void
end_line (Mender *mender)
{
  if (mender->lines.next)
    g_string_append_c (mender->out, '\n');
}

static void
append_line (Mender *mender, const HjLine *line)
{
  g_string_append_len (mender->out, line->start, line->end - line->start);
  end_line (mender);
}

/* LINE and EXTRA further ones as they are written. */
static void
append_lines (Mender *mender, const HjLine *line, int extra)
{
  HjLine next;

  append_line (mender, line);
  while (extra-- > 0 && hj_lines_next (&mender->lines, &next))
    append_line (mender, &next);
}

/* Header and dashes of a table, from the row in hand, which took EXTRA further lines. */
static void
open_table (Mender *mender, int extra, gboolean gap)
{
  HjLine dashes;

  g_string_assign (mender->header, mender->row->str);
  mender->columns = hj_row_count (mender->row->str, mender->row->str + mender->row->len);
  if (gap)
    close_gap (mender);
  skip_lines (mender, extra + gap);
  g_string_append_len (mender->out, mender->row->str, (gssize) mender->row->len);
  end_line (mender);
  if (hj_lines_next (&mender->lines, &dashes))
    append_line (mender, &dashes);
}

/* Outside of a table: a row may be the header of one. */
static void
mend_outside (Mender *mender, const HjLine *line)
{
  HjLines ahead = mender->lines;
  gboolean gap, cut = FALSE;
  int extra = opens (line) ? gather_row (mender, line, &ahead, &cut) : -1;

  if (cut)
    g_string_append_c (mender->row, '|');
  if (extra < 0 || !is_header (mender, ahead, &gap)
      || !may_open (mender, line->number, mender->filled, extra > 0, gap))
    {
      append_line (mender, line);
      mender->filled = !line->fenced && !hj_is_blank (line->start, line->end) && *hj_line_content (line) != '#';
      return;
    }
  if (mender->filled)
    end_block (mender);
  open_table (mender, extra, gap);
}

/* A row that repeats the header, or has nothing but bold cells, with dashes below it: the next table. */
static gboolean
is_next_header (const Mender *mender, HjLines ahead)
{
  const char *row = mender->row->str;
  gboolean gap;

  if (!is_header (mender, ahead, &gap) || gap)
    return FALSE;
  for (const char *p = row; (p = strchr (p, '|')) && p[1];)
    {
      p += 1 + strspn (p + 1, " \t");
      if (*p && !g_str_has_prefix (p, "**"))
        return strcmp (row, mender->header->str) == 0;
    }
  return TRUE;
}

static void
mend_row (Mender *mender, const HjLine *line)
{
  HjLines ahead = mender->lines;
  int extra = gather_row (mender, line, &ahead, NULL);
  const char *text = mender->row->str, *end = text + mender->row->len;

  if (extra >= 0 && is_next_header (mender, ahead)
      && may_open (mender, line->number, TRUE, extra > 0, FALSE))
    {
      end_block (mender);
      open_table (mender, extra, FALSE);
      return;
    }
  if (extra < 0 || (extra > 0 && hj_row_count (text, end) != mender->columns))
    {
      append_line (mender, line);
      return;
    }
  if (extra > 0 && !may (mender, &joined, line->number))
    {
      append_lines (mender, line, extra);
      return;
    }
  skip_lines (mender, extra);
  hj_row_append_mended (mender->reading, mender->out, text, end, line->number);
  end_line (mender);
}

/* A single word without pipes may be a row of one cell, as GFM reads it. More than that is text. */
static gboolean
is_prose (const HjLine *line)
{
  const char *p = line->start;

  while (p < line->end && *p == ' ')
    p++;
  if (memchr (p, '|', line->end - p))
    return FALSE;
  while (p < line->end && g_ascii_isalnum (*p))
    p++;
  return p < line->end;
}

/* Where a list item or a quote begins, md4c ends the table. */
static gboolean
begins_container (const HjLine *line)
{
  return hj_line_content (line) > line->start + strspn (line->start, " \t");
}

/* A heading, a rule or code, which md4c 0.4.8 would take for a row although GFM ends the table there. */
static gboolean
begins_block (const HjLine *line)
{
  const char *p = hj_line_content (line);

  return line->fenced || *p == '#' || g_str_has_prefix (p, "---");
}

static void
close_table (Mender *mender, const HjLine *line)
{
  if (!hj_is_blank (line->start, line->end) && !begins_container (line)
      && (begins_block (line) || may (mender, &ended, line->number)))
    end_block (mender);
  mender->columns = 0;
  mender->filled = !hj_is_blank (line->start, line->end) && !line->fenced && *hj_line_content (line) != '#';
}

static void
mend_inside (Mender *mender, const HjLine *line)
{
  if (opens (line))
    {
      mend_row (mender, line);
      return;
    }
  if (hj_is_blank (line->start, line->end) || line->fenced || begins_container (line) || is_prose (line))
    close_table (mender, line);
  append_line (mender, line);
}

gboolean
hj_pass_table_rows (HjReading *reading, GError **error)
{
  Mender mender = { .reading = reading };
  HjLine line;

  if (!strstr (reading->text->str, "|"))
    return TRUE;
  mender.out = g_string_sized_new (reading->text->len + 64);
  mender.row = g_string_new (NULL);
  mender.header = g_string_new (NULL);
  hj_lines_init (&mender.lines, reading->text->str);
  while (hj_lines_next (&mender.lines, &line))
    if (mender.columns)
      mend_inside (&mender, &line);
    else
      mend_outside (&mender, &line);
  g_string_free (reading->text, TRUE);
  reading->text = mender.out;
  g_string_free (mender.row, TRUE);
  g_string_free (mender.header, TRUE);
  return TRUE;
}
