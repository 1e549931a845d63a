/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings among bold labels that lost their own line: with the text behind them, as an item of the list above, or glued
 * to the end of a sentence. */
#include "hj-headings.h"

#include <string.h>

#define SHORTEST_REST 8 /* bytes of text behind a label; less is part of it */

/* Where bold that opens at START closes; NULL if it does not, or holds nothing. */
static const char *
find_close (const char *start, const char *end)
{
  const char *close = end - start > 4 && g_str_has_prefix (start, "**") ? g_strstr_len (start + 2, end - start - 2, "**") : NULL;

  return close && close > start + 2 ? close : NULL;
}

static gboolean
begins_with_number (const char *p)
{
  gsize digits = strspn (p, "0123456789");

  return digits && digits <= 2 && p[digits] == '.' && p[digits + 1] == ' ';
}

/* "**3. Title**: words that explain it". Only a number tells it from a bold word in a sentence. */
gboolean
hj_headings_has_form_lead (const HjHeadingScan *scan, guint index, HjHeading *heading)
{
  const HjLine *line = hj_headings_get_line (scan, index);
  const char *close = find_close (line->start, line->end), *rest = close ? close + 2 : NULL;

  if (!close || !begins_with_number (line->start + 2) || line->end - rest < SHORTEST_REST || rest[0] != ':' || rest[1] != ' ')
    return FALSE;
  heading->title = g_strndup (line->start + 2, close - line->start - 2);
  heading->rest = rest + 2;
  return TRUE;
}

/* The next line is an item below, in bold and with the number 1 if NUMBERED. */
static gboolean
holds_items (const HjHeadingScan *scan, guint index, gboolean numbered)
{
  const HjLine *next = hj_headings_get_line (scan, index + 1);
  gsize indent = next ? strspn (next->start, " ") : 0;

  return indent >= 2 && g_str_has_prefix (next->start + indent, numbered ? "1. **" : "- ");
}

/* "- **5. Title**:" behind the heading "**4. …**", or "- **Title**:" over "  1. **First**:". */
gboolean
hj_headings_has_form_bullet (const HjHeadingScan *scan, guint index, HjHeading *heading)
{
  const HjLine *line = hj_headings_get_line (scan, index), *before = index ? hj_headings_get_line (scan, index - 1) : NULL;
  const char *start = line->start + 2, *close = g_str_has_prefix (line->start, "- ") ? find_close (start, line->end) : NULL;
  g_autofree char *rest = close ? g_strstrip (g_strndup (close + 2, line->end - close - 2)) : NULL;
  gboolean numbered = close && begins_with_number (start + 2);

  if (!rest || strcmp (rest, ":") != 0 || !before || !g_str_has_prefix (before->start, "- "))
    return FALSE;
  if (numbered ? scan->last_number + 1 != atoi (start + 2) || !holds_items (scan, index, FALSE)
               : !holds_items (scan, index, TRUE))
    return FALSE;
  heading->title = g_strndup (start + 2, close - start - 2);
  return TRUE;
}

/* "  - … 합니다.**Title**:" */
gboolean
hj_headings_has_form_tail (const HjHeadingScan *scan, guint index, HjHeading *heading)
{
  const HjLine *line = hj_headings_get_line (scan, index);
  const char *end = line->end, *open;

  while (end > line->start && g_ascii_isspace (end[-1]))
    end--;
  if (end - line->start < 12 || strncmp (end - 3, "**:", 3) != 0)
    return FALSE;
  open = g_strrstr_len (line->start, end - 3 - line->start, "**");
  if (!open || open - line->start < 4 || (strncmp (open - 4, "다.", 4) != 0 && strncmp (open - 4, "요.", 4) != 0))
    return FALSE;
  heading->title = g_strndup (open + 2, end - open - 5);
  heading->from = open - line->start;
  return TRUE;
}
