/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "bold": stars of Korean notes that an editor moved or lost.
 *
 * *강화학습(RL)**의 — the first of two stars is missing.
 * 간단히** assert** 넣고 — a space has changed places with the stars.
 * **모델 공개[**이름](주소) — bold ends inside the brackets it should end before.
 *
 * CommonMark leaves such stars as letters, so that nothing it would read as emphasis is touched. */
#include "hj-reading.h"

#include <string.h>

typedef struct {
  HjReading *reading;
  const HjLine *line;
  const guint8 *mask;
  GString *out;
  gboolean open; /* between ** and ** */
} Mender;

static gboolean
has_hangul (const HjLine *line)
{
  for (const char *p = line->start; p < line->end; p = g_utf8_next_char (p))
    if (hj_is_hangul (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gsize
count_run (const HjLine *line, const char *p)
{
  gsize n = 0;

  while (p + n < line->end && p[n] == '*')
    n++;
  return n;
}

static guint
count_stars (const HjLine *line, const guint8 *mask)
{
  guint n = 0;

  for (const char *p = line->start; p < line->end; p++)
    n += *p == '*' && mask[p - line->start];
  return n;
}

static gboolean
may_move (Mender *mender)
{
  return hj_reading_mend (mender->reading, "bold-moved", "자리를 옮긴 굵은 글씨 표시를 제자리에 놓았습니다",
                          "Marks of bold that had moved were put back", mender->line->number);
}

static gboolean
may_complete (Mender *mender)
{
  return hj_reading_mend (mender->reading, "bold-star", "별표 하나가 빠진 굵은 글씨를 되살렸습니다",
                          "Bold that had lost a star was restored", mender->line->number);
}

/* *X** at the beginning of an item or a line, where the stars of the line do not come out even. */
static gboolean
has_lost_star (const HjLine *line, const guint8 *mask, const char *content)
{
  const char *next;

  if (line->end - content < 4 || *content != '*' || count_run (line, content) != 1 || g_ascii_isspace (content[1])
      || count_stars (line, mask) % 2 == 0)
    return FALSE;
  next = memchr (content + 1, '*', line->end - content - 1);
  return next && count_run (line, next) == 2 && !g_ascii_isspace (next[-1]);
}

/* The pair that should end before a bracket ends behind it, and no other begins there. */
static gboolean
is_behind_bracket (const Mender *mender, const char *p)
{
  const char *close = mender->open && p > mender->line->start && p[-1] == '['
                      ? memchr (p, ']', mender->line->end - p) : NULL;

  return close && !memchr (p + 2, '*', close - p - 2);
}

/* "word** word**": two stars that can open nothing, because a space follows, with their partner behind a word. */
static gboolean
is_shifted (const Mender *mender, const char *p)
{
  const char *end = mender->line->end, *next = p + 2 < end ? memchr (p + 2, '*', end - p - 2) : NULL;

  return !mender->open && p > mender->line->start && !g_ascii_isspace (p[-1]) && p + 3 < end && p[2] == ' '
         && !g_ascii_isspace (p[3]) && p[3] != '*' && next && count_run (mender->line, next) == 2
         && !g_ascii_isspace (next[-1]) && (next + 2 == end || g_ascii_isspace (next[2]));
}

/* Two stars at P. Returns where to go on. */
static const char *
append_pair (Mender *mender, const char *p)
{
  if (is_behind_bracket (mender, p) && may_move (mender))
    {
      g_string_insert (mender->out, (gssize) mender->out->len - 1, "** ");
      p += 2;
    }
  else if (is_shifted (mender, p) && may_move (mender))
    {
      g_string_append (mender->out, " **");
      p += 3;
    }
  else
    {
      g_string_append (mender->out, "**");
      p += 2;
    }
  mender->open = !mender->open;
  return p;
}

/* The next star at P or behind it that is a mark, or the end of LINE. */
static const char *
find_star (const HjLine *line, const guint8 *mask, const char *p)
{
  while (p < line->end && !(*p == '*' && mask[p - line->start]))
    p++;
  return p;
}

static void
mend_line (Mender *mender)
{
  const HjLine *line = mender->line;
  const char *content = hj_line_content (line), *p = line->start;
  const char *lost = has_lost_star (line, mender->mask, content) ? content : NULL;

  while (p < line->end)
    {
      gsize run = *p == '*' && mender->mask[p - line->start] ? count_run (line, p) : 0;
      const char *stop = run ? p + run : find_star (line, mender->mask, p);

      if (p == lost && may_complete (mender))
        {
          g_string_append (mender->out, "**");
          mender->open = TRUE;
          p++;
        }
      else if (run == 2)
        p = append_pair (mender, p);
      else
        {
          g_string_append_len (mender->out, p, stop - p);
          p = stop;
        }
    }
}

static void
edit_line (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out)
{
  Mender mender = { reading, line, mask, out, FALSE };

  if (has_hangul (line))
    mend_line (&mender);
  else
    g_string_append_len (out, line->start, line->end - line->start);
}

gboolean
hj_pass_bold (HjReading *reading, GError **error)
{
  hj_reading_edit_lines (reading, "**", edit_line);
  return TRUE;
}
