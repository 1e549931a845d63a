/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What disqualifies a line that looks like a heading: code, sentences, fragments, rows of tables. */
#include "hj-headings.h"

#include <string.h>

#define LONGEST_TITLE 320 /* bytes */
#define MOST_ROW_LINES 40 /* lines of one table row */

static gboolean
has_letters (const char *title)
{
  for (; *title; title = g_utf8_next_char (title))
    if (g_unichar_isalnum (g_utf8_get_char (title)))
      return TRUE;
  return FALSE;
}

static gboolean
is_code (const char *title)
{
  static const char *const signs[] = { " = ", "####", "import ", "≈", "():", "$$", "::", "_{" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (title, signs[i]))
      return TRUE;
  for (const char *p = title; (p = strchr (p, '.')); p++)
    {
      gsize word = strspn (p + 1, "abcdefghijklmnopqrstuvwxyz_\\");

      if (word > 1 && p > title && g_ascii_isalpha (p[-1]) && p[1 + word] == '(')
        return TRUE;
    }
  return g_str_has_prefix (title, "print(");
}

static gboolean
is_sentence (const char *title)
{
  gsize length = strlen (title);

  return title[length - 1] == '.' || title[length - 1] == ',' || g_str_has_suffix (title, "\\")
         || g_str_has_suffix (title, "니다") || g_str_has_suffix (title, "니다:") || g_str_has_prefix (title, "→")
         || g_str_has_prefix (title, "\"");
}

/* The answer to a quiz question and its reason belong to the question. */
static gboolean
is_answer (const char *title)
{
  static const char *const words[] = { "정답 예시", "정답", "답", "이유", "Answer", "Reason" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (title, words[i]) && strchr (":", title[strlen (words[i])]))
      return TRUE;
  return FALSE;
}

/* Bold words that were broken out of the sentence before them. */
static gboolean
continues (const HjLine *before)
{
  static const char *const ends[] = {
    "→", ",", "(", "의", "를", "을", "에", "는", "은", "지만", "라도", "하는", "되는", "되어", "상대적으로", "실제로",
    "하여", "때문에,", "다양한", "발생하는", "통해", "위해", "들이",
  };
  g_autofree char *text = before ? hj_headings_dup_line (before) : NULL;
  gsize length = text ? strlen (text) : 0;

  for (guint i = 0; length && i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  /* A list item that is only its number. */
  return length > 1 && strspn (text, "-*+ 0123456789.") == length;
}

/* Inside a row of a table that goes over several lines. */
gboolean
hj_headings_is_in_row (const HjHeadingScan *scan, guint i)
{
  for (guint n = 1; n <= MOST_ROW_LINES && n <= i; n++)
    {
      const HjLine *line = hj_headings_get_line (scan, i - n);
      const char *end = line->end;

      while (end > line->start && g_ascii_isspace (end[-1]))
        end--;
      if (end == line->start || line->fenced)
        return FALSE;
      if (line->start[0] == '|' || end[-1] == '|')
        return line->start[0] == '|' && end[-1] != '|';
    }
  return FALSE;
}

/* Markdown's own way to write a heading. */
static gboolean
is_underlined (const HjLine *next)
{
  return next && next->end > next->start
         && (strspn (next->start, "- \t\r") == (gsize) (next->end - next->start)
             || strspn (next->start, "= \t\r") == (gsize) (next->end - next->start))
         && !hj_headings_is_blank (next);
}

gboolean
hj_headings_is_doubtful (const HjHeadingScan *scan, guint i, const HjHeading *heading)
{
  const char *title = heading->title;

  return !has_letters (title) || strlen (title) > LONGEST_TITLE || is_code (title) || is_sentence (title)
         || is_answer (title) || is_underlined (hj_headings_get_line (scan, i + 1 + heading->joined))
         || (i > 0 && continues (hj_headings_get_line (scan, i - 1)));
}

gboolean
hj_headings_is_wordy (const char *title)
{
  return has_letters (title) && !is_sentence (title) && !is_code (title);
}
