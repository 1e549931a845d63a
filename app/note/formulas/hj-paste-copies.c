/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas that stand two or three times on a line, one copy of them as TeX with a command, a script or a prime:
 * where the TeX begins, what it says, and whether that proves anything. */
#include "hj-paste.h"

#include <string.h>

#define LONGEST_SOURCE 240  /* letters of TeX before its first mark */
#define LONGEST_SHOWN 600   /* letters in front of the TeX */

static gboolean
begins_command (const HjPasteLine *line, gsize i)
{
  return line->cells[i].prose && line->cells[i].raw == '\\' && hj_paste_is_letter (line->cells[i + 1].raw);
}

static gboolean
begins_mark (const HjPasteLine *line, gsize i)
{
  return line->cells[i].prose && line->cells[i].raw && strchr ("_^'", (int) line->cells[i].raw)
         && line->cells[i].raw < 0x80;
}

/* Where the third copy behind the TeX ends, or the end of the TeX. It is the same letters in any order, or in the
 * same order if there is no command to go by. */
static gsize
find_seen_end (HjPasteLine *line, const HjPasteFound *found)
{
  gsize wanted = hj_paste_count_shapes (line, found->shown, found->source), from = found->seen, to;

  if (line->cells[from].prose && line->cells[from].raw == ' ')
    from++;
  for (to = from; wanted && line->cells[to].prose; to++)
    wanted -= line->cells[to].norm != 0;
  line->budget -= (gint64) (to - from) * 4;
  if (wanted || !line->cells[from].norm
      || (hj_paste_is_word (hj_paste_raw_before (line, to)) && hj_paste_is_letter (line->cells[to].raw))
      || !hj_paste_same_shapes (line, found->shown, found->source, line, from, to, !found->has_command))
    return found->seen;
  return to;
}

/* Without a command the letters must be worth three copies: not "aa a_a aa", and a prime only where the copies
 * write it with a sign of its own. */
static gboolean
is_telling (const HjPasteLine *line, const HjPasteFound *found)
{
  gboolean differs = FALSE, prime = FALSE;

  for (gsize i = found->shown; i < found->source; i++)
    {
      differs |= line->cells[i].raw != line->cells[found->shown].raw;
      prime |= line->cells[i].raw == '\'';
    }
  return differs && !prime;
}

/* Two copies only. "log\log" proves nothing, it is a path, nor does x\sqrt{x}, which may be TeX without dollars. */
static gboolean
is_structured (const HjPasteLine *line, const HjPasteFound *found)
{
  gunichar before = hj_paste_raw_before (line, found->shown);

  if (before && before < 0x80 && strchr ("{}^_&", (int) before))
    return FALSE;
  for (gsize i = found->shown; i < found->source; i++)
    if (line->cells[i].norm >= 0x80)
      return TRUE;
  for (gsize i = found->source; i < found->seen && found->source - found->shown >= 3; i++)
    if (line->cells[i].raw < 0x80 && strchr ("{_^", (int) line->cells[i].raw))
      return TRUE;
  return FALSE;
}

static gboolean
has_command (const HjPasteLine *line, gsize from, gsize to)
{
  for (; from < to; from++)
    if (begins_command (line, from))
      return TRUE;
  return FALSE;
}

/* The guards: what was found must not be a part of a word, an address or a version. */
static gboolean
accept (HjPasteLine *line, HjPasteFound *found)
{
  gunichar last;

  while (found->seen > found->source && line->cells[found->seen - 1].raw == ' ')
    found->seen--;
  last = line->cells[found->seen - 1].raw;
  found->has_command = has_command (line, found->source, found->seen);
  if ((last < 0x80 && strchr ("_^~", (int) last)) || line->cells[found->seen].raw == '_'
      || line->cells[found->seen].raw == '^')
    return FALSE;
  if (hj_paste_is_word (line->cells[found->shown].raw) && hj_paste_is_word (hj_paste_raw_before (line, found->shown)))
    return FALSE;
  found->end = find_seen_end (line, found);
  if (found->end == found->seen)
    return found->has_command && is_structured (line, found)
           && !(hj_paste_is_letter (last) && hj_paste_is_letter (line->cells[found->end].raw));
  return (found->has_command || is_telling (line, found)) && !hj_paste_is_word (line->cells[found->end].raw);
}

/* Every copy that ends where the TeX begins, the longest first; the TeX must reach over its MARK. */
static gboolean
find_copy (HjPasteLine *line, gsize from, gsize source, gsize mark, HjPasteFound *found)
{
  gsize m = source;

  while (m > from && source - m < LONGEST_SHOWN && line->cells[m - 1].prose && line->cells[m - 1].raw != ' ')
    m--;
  line->budget -= (gint64) (source - m);
  for (; m < source && line->budget > 0; m++)
    {
      gsize end = line->cells[m].norm ? hj_paste_match_tex (line, m, source) : 0;

      line->budget--;
      *found = (HjPasteFound){ .shown = m, .source = source, .seen = end };
      if (end > mark && accept (line, found))
        return TRUE;
    }
  return FALSE;
}

/* The first mark of TeX stands at MARK; it may begin some letters earlier, but behind the mark before it. */
static gboolean
find_around (HjPasteLine *line, gsize from, gsize mark, HjPasteFound *found)
{
  HjPasteFound best = { 0 };

  for (gsize s = mark; s > from && mark - s < LONGEST_SOURCE && line->cells[s].prose; s--)
    {
      if (s < mark && (begins_command (line, s) || begins_mark (line, s)))
        break;
      if (line->cells[s].raw != ' ' && find_copy (line, from, s, mark, found)
          && found->source - found->shown > best.source - best.shown)
        best = *found;
    }
  *found = best;
  return best.end > 0;
}

/* Formulas with a command, a script or a prime */
static void
find_copies (GArray *edits, const char *text, const HjLine *row)
{
  HjPasteLine line;
  gsize from = 0;

  hj_paste_line_init (&line, row);
  for (gsize i = 1; i < line.n && line.budget > 0; i++)
    {
      HjPasteFound found;

      if ((begins_command (&line, i) || begins_mark (&line, i)) && find_around (&line, from, i, &found))
        {
          hj_paste_add_edit (edits, text, row, &line, &found);
          from = found.end;
          i = MAX (i, from - 1);
        }
    }
  hj_paste_line_clear (&line);
}

static gboolean
is_wanted (const HjLine *row)
{
  const char *p = row->start;

  if (row->fenced || row->end - p > HJ_PASTE_LONGEST_LINE)
    return FALSE;
  for (; p < row->end; p++)
    if (*p == '\\' || *p == '_' || *p == '^' || *p == '\'')
      return TRUE;
  return FALSE;
}

void
hj_paste_find_copies (const char *text, GArray *edits)
{
  HjLines rows;
  HjLine row;

  hj_lines_init (&rows, text);
  while (hj_lines_next (&rows, &row))
    if (is_wanted (&row))
      find_copies (edits, text, &row);
}
