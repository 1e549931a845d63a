/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "run-on": "…습니다.다음 문단은 …": two paragraphs that a paste glued together. No Korean sentence begins without a
 * space before it, so what stands behind such a full stop begins anew, and outside of the list above it. */
#include "hj-reading.h"

#include <string.h>

#define ENDING "니다."
#define SHORTEST 20 /* letters of what begins anew */

/* Whether a paragraph begins at P, right behind an ending. */
static gboolean
begins (const char *p, const char *end)
{
  gunichar c = p < end ? g_utf8_get_char (p) : 0;

  return (hj_is_hangul (c) || (c < 0x80 && g_ascii_isupper ((char) c))) && g_utf8_strlen (p, end - p) >= SHORTEST;
}

/* Whether the line holds such a place at all, be it code. */
static gboolean
may_run_on (const HjLine *line)
{
  const char *p = line->start;

  if (strchr ("|>#", line->start[0]))
    return FALSE;
  while ((p = g_strstr_len (p, line->end - p, ENDING)))
    {
      p += strlen (ENDING);
      if (begins (p, line->end))
        return TRUE;
    }
  return FALSE;
}

static void
edit_line (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out)
{
  const char *p = line->start, *ending;

  while ((ending = g_strstr_len (p, line->end - p, ENDING)))
    {
      const char *next = ending + strlen (ENDING);

      g_string_append_len (out, p, next - p);
      p = next;
      if (mask[ending - line->start] && begins (next, line->end)
          && hj_reading_mend (reading, "run-on", "빈칸 없이 이어 붙은 두 문단을 나누었습니다",
                              "Two paragraphs glued together without a space were parted", line->number))
        g_string_append (out, HJ_BLANK_LINE);
    }
  g_string_append_len (out, p, line->end - p);
}

gboolean
hj_pass_run_on (HjReading *reading, GError **error)
{
  hj_reading_edit_lines_where (reading, ENDING, may_run_on, edit_line);
  return TRUE;
}
