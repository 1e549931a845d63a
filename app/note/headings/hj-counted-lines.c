/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "counted-lines": ①, 가) and (1) count, but to Markdown they are words of a paragraph. Lines that count on from the
 * line before keep their own line. */
#include "hj-headings.h"

#include <string.h>

#define LONGEST_NUMBER 40 /* bytes that a number and what ends it take up */

/* The first letters of LINE, without spaces round them. (transfer full) */
static char *
dup_beginning (const HjLine *line)
{
  const char *end = line->start;

  while (end < line->end && end - line->start < LONGEST_NUMBER)
    end = g_utf8_next_char (end);
  return g_strstrip (g_strndup (line->start, end - line->start));
}

/* The number LINE begins with; of no family where that is Markdown's own, or none. */
static HjHeading
read_line (const HjLine *line)
{
  HjHeading none = { .family = HJ_FAMILY_NONE }, number = none;
  g_autofree char *text = dup_beginning (line);

  if (line->fenced || !*text || g_ascii_isdigit (*text) || strchr ("|>#-*+", *text))
    return none;
  hj_headings_read_family (text, &number);
  return hj_headings_is_signed (&number) ? none : number;
}

static gboolean
goes_on (const HjHeading *before, const HjHeading *now)
{
  return before->family != HJ_FAMILY_NONE && now->family == before->family && now->number == before->number + 1;
}

/* The text so far, which ends with a line end, has a break there already. */
static gboolean
has_break (const GString *out)
{
  return out->len < 3 || out->str[out->len - 2] == '\\' || (out->str[out->len - 2] == ' ' && out->str[out->len - 3] == ' ');
}

static gboolean
may_break (HjReading *reading, int line)
{
  return hj_reading_mend (reading, "line-counted", "번호(①, 가), (1) …)로 시작하는 줄을 따로 두었습니다",
                          "Lines that begin with a number (①, 가), (1) …) were kept apart", line);
}

gboolean
hj_pass_counted_lines (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (reading->text->len + 64);
  HjHeading before = { .family = HJ_FAMILY_NONE };
  HjLines lines;
  HjLine line;

  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      HjHeading now = read_line (&line);

      if (goes_on (&before, &now) && !has_break (out) && may_break (reading, line.number))
        g_string_insert (out, (gssize) out->len - 1, "\\");
      before = now;
      g_string_append_len (out, line.start, line.end - line.start);
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
