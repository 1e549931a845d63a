/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "comments": what the author hid from readers, %%…%% in Obsidian and <!-- … --> elsewhere, and the dates that
 * Obsidian's card plugin writes into notes, <!--SR:…-->. They stay in the text as it was read and are told in the report. */
#include "hj-reading.h"

#include <string.h>

#define LONGEST_COMMENT 100 /* lines */
#define LONGEST_DATES 2000 /* bytes */

static gboolean
take_comment (HjReading *reading, int line, const char *text, gssize size)
{
  return hj_reading_remove (reading, "comment-hidden", "글쓴이가 숨긴 메모(%%…%%, <!--…-->)를 보이지 않게 했습니다",
                            "A comment its author hid (%%…%%, <!--…-->) is not shown", line, text, size);
}

static gboolean
take_dates (HjReading *reading, int line, const char *text, gssize size)
{
  return hj_reading_remove (reading, "card-dates", "다른 앱의 복습 날짜(<!--SR:…-->)를 보이지 않게 했습니다",
                            "Review dates of another app (<!--SR:…-->) are not shown", line, text, size);
}

/* "100%%" and "%%%" are no marks. */
static gboolean
is_mark (const HjLine *line, const char *p)
{
  return p + 1 < line->end && p[0] == '%' && p[1] == '%' && !(p + 2 < line->end && p[2] == '%')
         && !(p > line->start && (p[-1] == '%' || g_ascii_isalnum (p[-1]) || p[-1] == '\\'));
}

static gboolean
is_closing (const HjLine *line, const char *p)
{
  return p + 1 < line->end && p[0] == '%' && p[1] == '%' && !(p + 2 < line->end && p[2] == '%') && p[-1] != '%';
}

static gboolean
has_dates (const char *p)
{
  return g_str_has_prefix (p, "<!--SR:");
}

/* Where <!-- … --> ends that begins at P, or NULL. One without a word hides nothing: some part lists with it. */
static const char *
find_html_end (const char *p, const char *end)
{
  const char *close = g_str_has_prefix (p, "<!--") ? g_strstr_len (p + 4, MIN (end - p - 4, LONGEST_DATES), "-->") : NULL;

  for (const char *q = p + 4; close && q < close; q = g_utf8_next_char (q))
    if (g_unichar_isalnum (g_utf8_get_char (q)))
      return close + 3;
  return NULL;
}

/* Where a comment that begins at P ends on this line, or NULL. */
static const char *
find_end (const HjLine *line, const char *p, const guint8 *mask)
{
  if (is_mark (line, p) && mask[p - line->start])
    for (const char *q = p + 3; q < line->end; q++)
      if (is_closing (line, q))
        return q + 2;
  return *p == '<' && (mask[p - line->start] || has_dates (p)) ? find_html_end (p, line->end) : NULL;
}

static void
edit_line (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out)
{
  for (const char *p = line->start; p < line->end;)
    {
      const char *end = *p == '%' || *p == '<' ? find_end (line, p, mask) : NULL;

      if (end && (has_dates (p) ? take_dates : take_comment) (reading, line->number, p, end - p))
        p = end;
      else
        g_string_append_c (out, *p++);
    }
}

/* %% on a line of its own. */
static gboolean
is_percent_line (const HjLine *line)
{
  return g_str_has_prefix (line->start, "%%") && strspn (line->start + 2, " \t") == strcspn (line->start + 2, "\n");
}

static gboolean
opens_html (const HjLine *line)
{
  return g_str_has_prefix (line->start, "<!--") && !g_strstr_len (line->start, line->end - line->start, "-->");
}

/* Nothing stands behind it. */
static gboolean
closes_html (const HjLine *line)
{
  const char *close = g_strstr_len (line->start, line->end - line->start, "-->");

  return close && hj_is_blank (close + 3, line->end);
}

/* How many lines a comment takes up that begins on this line, before anything else; 0 if it has no end. */
static int
measure_block (const HjLines *lines, const HjLine *first)
{
  gboolean (*is_end) (const HjLine *line) = is_percent_line (first) ? is_percent_line
                                            : opens_html (first) ? closes_html : NULL;
  HjLines ahead = *lines;
  HjLine line;

  for (int n = 2; is_end && n <= LONGEST_COMMENT && hj_lines_next (&ahead, &line); n++)
    if (is_end (&line))
      return n;
  return 0;
}

/* The lines stay, empty unless the learner wants to see them. */
static void
hide_block (HjReading *reading, HjLines *lines, const HjLine *first, int n, GString *out)
{
  HjLine line = *first;

  for (int i = 1; i < n; i++)
    hj_lines_next (lines, &line);
  if (!take_comment (reading, first->number, first->start, line.end - first->start))
    g_string_append_len (out, first->start, line.end - first->start);
  else
    for (int i = 1; i < n; i++)
      g_string_append_c (out, '\n');
}

gboolean
hj_pass_comments (HjReading *reading, GError **error)
{
  g_autoptr (GByteArray) mask = g_byte_array_new ();
  g_autoptr (GString) out = NULL;
  HjLines lines;
  HjLine line;
  int n;

  if (!strstr (reading->text->str, "%%") && !strstr (reading->text->str, "<!--"))
    return TRUE;
  out = g_string_sized_new (reading->text->len);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (line.fenced)
        g_string_append_len (out, line.start, line.end - line.start);
      else if ((n = measure_block (&lines, &line)))
        hide_block (reading, &lines, &line, n, out);
      else
        {
          hj_line_mask (&line, mask);
          edit_line (reading, &line, mask->data, out);
        }
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
