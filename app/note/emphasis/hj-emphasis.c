/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "emphasis": habits of Korean notes that CommonMark misreads.
 *
 * **경사 하강법(gradient descent)**으로 — CommonMark lets ** close after a bracket only before a space or a mark,
 * never before a particle. A mark of punctuation that is taken out again lets it close. So with __words__을.
 * 0.1~0.2 and 3~5 — a tilde in a range strikes nothing out.
 * \*\*굵게\*\* — pairs that a converter escaped; a lone one is a power: 2\*\*10. */
#include "hj-reading.h"

#include <string.h>

static gunichar
char_before (const HjLine *line, gsize at)
{
  return at ? g_utf8_get_char (g_utf8_prev_char (line->start + at)) : ' ';
}

static gunichar
char_at (const HjLine *line, gsize at)
{
  return line->start + at < line->end ? g_utf8_get_char (line->start + at) : ' ';
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c);
}

static gboolean
is_mark (gunichar c)
{
  return !is_letter (c) && !g_unichar_isspace (c);
}

static gsize
count_run (const HjLine *line, gsize at)
{
  gsize n = 0;

  while (line->start + at + n < line->end && line->start[at + n] == line->start[at])
    n++;
  return n;
}

/* Stars pair from left to right. One that opens after a letter and before a mark, or closes after a mark and
 * before Hangul, gets punctuation on its outer side. */
static void
append_stars (const HjLine *line, gsize at, gsize run, gboolean opens, GString *out)
{
  gunichar before = char_before (line, at), after = char_at (line, at + run);

  if (opens && hj_is_hangul (before) && is_mark (after))
    g_string_append_unichar (out, HJ_CHAR_FENCE);
  g_string_append_len (out, line->start + at, run);
  if (!opens && is_mark (before) && hj_is_hangul (after))
    g_string_append_unichar (out, HJ_CHAR_FENCE);
}

/* Struck-out words begin after a space or a mark and end before one, or before Hangul. */
static gboolean
strikes (const HjLine *line, gsize at, gboolean open)
{
  gunichar before = char_before (line, at), after = char_at (line, at + 2);

  return open ? !g_unichar_isspace (before) : !is_letter (before) && !g_unichar_isspace (after);
}

static void
append_tildes (const HjLine *line, gsize at, gsize run, gboolean *open, GString *out)
{
  gboolean keep = run == 2 && strikes (line, at, *open)
                  && (*open || g_strstr_len (line->start + at + 2, line->end - line->start - at - 2, "~~"));

  if (keep)
    *open = !*open;
  for (gsize i = 0; i < run; i++)
    if (keep)
      g_string_append_c (out, '~');
    else
      g_string_append_unichar (out, HJ_CHAR_TILDE);
}

/* The next star or tilde that is a mark, or the end of LINE. */
static gsize
find_mark (const HjLine *line, const guint8 *mask, gsize at)
{
  gsize size = line->end - line->start;

  while (at < size && !(mask[at] && (line->start[at] == '*' || line->start[at] == '~')))
    at++;
  return at;
}

static void
edit_stars (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out)
{
  gsize size = line->end - line->start;
  gboolean bold = FALSE, struck = FALSE;

  for (gsize at = 0, mark, run; at < size; at = mark + run)
    {
      mark = find_mark (line, mask, at);
      run = mark < size ? count_run (line, mark) : 0;
      g_string_append_len (out, line->start + at, mark - at);
      if (run && line->start[mark] == '~')
        append_tildes (line, mark, run, &struck, out);
      else if (run == 2 || run == 3)
        {
          bold = !bold;
          append_stars (line, mark, run, bold, out);
        }
      else
        g_string_append_len (out, line->start + mark, run);
    }
}

/* ---- __words__을 ---- */

/* "__init__은" is a name, whatever follows it. */
static gboolean
is_name (const char *start, const char *end)
{
  while (start < end && (g_ascii_isalnum (*start) || *start == '_'))
    start++;
  return start == end;
}

/* Where bold that opens with two underscores at AT closes right before Hangul, behind its marks; 0: not so. */
static gsize
find_underscored_end (const HjLine *line, const guint8 *mask, gsize at)
{
  gsize size = line->end - line->start;

  if (at + 5 > size || strncmp (line->start + at, "__", 2) != 0 || is_letter (char_before (line, at))
      || g_ascii_isspace (line->start[at + 2]))
    return 0;
  for (gsize end = at + 3; end + 2 < size; end++)
    if (mask[end] && strncmp (line->start + end, "__", 2) == 0)
      return hj_is_hangul (char_at (line, end + 2)) && !g_unichar_isspace (char_before (line, end))
               && !is_name (line->start + at + 2, line->start + end) ? end + 2 : 0;
  return 0;
}

static void
edit_underscores (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out)
{
  gsize size = line->end - line->start;

  for (gsize at = 0; at < size;)
    {
      gsize end = mask[at] && line->start[at] == '_' ? find_underscored_end (line, mask, at) : 0;

      g_string_append_len (out, line->start + at, end ? end - at : 1);
      if (end)
        g_string_append_unichar (out, HJ_CHAR_FENCE);
      at = end ? end : at + 1;
    }
}

#define ESCAPED "\\*\\*"
#define ESCAPED_SIZE 4

/* 2\*\*10 */
static gboolean
is_power (const char *start, const char *p, const char *end)
{
  return p > start && g_ascii_isalnum (p[-1]) && p + ESCAPED_SIZE < end && g_ascii_isalnum (p[ESCAPED_SIZE]);
}

/* Where the pair that opens at AT, on a line [LINE, END), closes, or NULL; both hug their words. */
static const char *
find_escaped_end (const char *line, const char *at, const char *end)
{
  const char *start = at + ESCAPED_SIZE;
  const char *close = g_strstr_len (start, end - start, ESCAPED);

  if (!close || is_power (line, at, end) || is_power (line, close, end) || close == start || g_ascii_isspace (*start)
      || g_ascii_isspace (close[-1]) || *start == '\\')
    return NULL;
  return close;
}

static void
edit_escaped (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out)
{
  const char *p = line->start;

  while (p < line->end)
    {
      const char *open = g_strstr_len (p, line->end - p, ESCAPED);
      const char *close = open ? find_escaped_end (line->start, open, line->end) : NULL;
      gboolean mended = close && hj_reading_mend (reading, "escaped-bold", "\\*\\*로 풀려 있던 굵은 글씨를 되살렸습니다",
                                                  "Bold text whose stars were escaped was restored", line->number);
      const char *stop = mended ? open : open ? open + ESCAPED_SIZE : line->end;
      gboolean inner;

      g_string_append_len (out, p, stop - p);
      p = stop;
      if (!mended)
        continue;
      /* What is bold inside already needs no further stars. */
      inner = g_strstr_len (open + ESCAPED_SIZE, close - open - ESCAPED_SIZE, "**") != NULL;
      g_string_append (out, inner ? "" : "**");
      g_string_append_len (out, open + ESCAPED_SIZE, close - open - ESCAPED_SIZE);
      g_string_append (out, inner ? "" : "**");
      p = close + ESCAPED_SIZE;
    }
}

gboolean
hj_pass_emphasis (HjReading *reading, GError **error)
{
  hj_reading_edit_lines (reading, ESCAPED, edit_escaped);
  hj_reading_edit_lines (reading, "__", edit_underscores);
  hj_reading_edit_lines (reading, "", edit_stars);
  return TRUE;
}
