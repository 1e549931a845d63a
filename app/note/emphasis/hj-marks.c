/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "marks": ==highlighted words==, which md4c does not know. "a == b" and "x==1" are no marks. */
#include "hj-reading.h"

static gboolean
is_pair (const char *line, gsize size, gsize at, const guint8 *mask)
{
  return at + 1 < size && mask[at] && line[at] == '=' && line[at + 1] == '='
         && !(at + 2 < size && line[at + 2] == '=') && !(at > 0 && line[at - 1] == '=');
}

static gboolean
is_opening (const char *line, gsize size, gsize at)
{
  return at + 2 < size && !g_ascii_isspace (line[at + 2]) && !(at > 0 && g_ascii_isalnum (line[at - 1]));
}

static gboolean
is_closing (const char *line, gsize size, gsize at)
{
  return !g_ascii_isspace (line[at - 1]) && !(at + 2 < size && g_ascii_isalnum (line[at + 2]));
}

static gsize
find_closing (const char *line, gsize size, gsize from, const guint8 *mask)
{
  for (gsize i = from + 1; i < size; i++)
    if (is_pair (line, size, i, mask))
      return is_closing (line, size, i) ? i : 0;
  return 0;
}

static void
edit_line (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out)
{
  gsize size = line->end - line->start, closing = 0;

  for (gsize i = 0; i < size; i++)
    if (closing ? i == closing : is_pair (line->start, size, i, mask) && is_opening (line->start, size, i)
                                   && find_closing (line->start, size, i + 2, mask))
      {
        g_string_append_unichar (out, closing ? HJ_CHAR_MARK_END : HJ_CHAR_MARK);
        closing = closing ? 0 : find_closing (line->start, size, i + 2, mask);
        i++;
      }
    else
      g_string_append_c (out, line->start[i]);
}

gboolean
hj_pass_marks (HjReading *reading, GError **error)
{
  hj_reading_edit_lines (reading, "==", edit_line);
  return TRUE;
}
