/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of headings in the text that md4c reads. Markdown knows six; a note pasted together from several may have twice
 * as many, so a letter of the private use area stands before the title for each level more. */
#include "hj-reading.h"

#include <string.h>

void
hj_heading_append_marks (GString *out, int level)
{
  static const char marks[] = "######";

  g_string_append_printf (out, "%.*s ", CLAMP (level, 1, HJ_MARKDOWN_LEVELS), marks);
  for (int i = HJ_MARKDOWN_LEVELS; i < MIN (level, HJ_DEEPEST_LEVEL); i++)
    g_string_append_unichar (out, HJ_CHAR_DEEPER);
  if (level > HJ_MARKDOWN_LEVELS)
    g_string_append_c (out, ' ');
}

int
hj_heading_skip_deeper (const char **title)
{
  const char *p = *title;
  int n = 0;

  for (; g_utf8_get_char (p) == HJ_CHAR_DEEPER; p = g_utf8_next_char (p))
    n++;
  if (n > 0)
    *title = p + strspn (p, " ");
  return n;
}
