/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KaTeX draws ≠ as a stroke of its own font and a =. Copied, the stroke is a letter that no other font has, and
 * k≠i reads k=i: the opposite. The two become the sign they were. */
#include "hj-paste.h"

#include <string.h>

#define STROKE "\xee\x80\xa0" /* U+E020 */
#define SOLIDUS 0x338u        /* combining: = and it are ≠ */

static void
mend_row (HjReading *reading, const HjLine *row, GString *out)
{
  for (const char *p = row->start; p < row->end; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      gunichar whole;

      if (next < row->end && g_str_has_prefix (p, STROKE)
          && g_unichar_compose (g_utf8_get_char (next), SOLIDUS, &whole)
          && hj_reading_mend (reading, "formula-negation", "글꼴에 없는 부정 기호를 ≠ 등으로 되돌렸습니다",
                              "Strokes of negation that only one font has were put back as signs such as ≠",
                              row->number))
        {
          g_string_append_unichar (out, whole);
          p = next;
        }
      else
        g_string_append_len (out, p, next - p);
    }
}

void
hj_paste_mend_negations (HjReading *reading)
{
  g_autoptr (GString) out = NULL;
  HjLines rows;
  HjLine row;

  if (!strstr (reading->text->str, STROKE))
    return;
  out = g_string_sized_new (reading->text->len);
  hj_lines_init (&rows, reading->text->str);
  while (hj_lines_next (&rows, &row))
    {
      mend_row (reading, &row, out);
      if (rows.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
}
