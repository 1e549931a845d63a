/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "headings": in notes that show their outline by bold lines, brackets, signs and numbers, those lines become
 * headings of Markdown. A note without the signs is left alone. */
#include "hj-headings.h"

#include <string.h>

#define HEADING "heading"
#define HEADING_KO "제목처럼 쓰인 줄을 제목으로 읽었습니다"
#define HEADING_EN "Lines that act as headings were read as headings"

static void
clear_heading (gpointer heading)
{
  g_free (((HjHeading *) heading)->title);
  g_free (((HjHeading *) heading)->second);
}

/* What stands first below a ruler is a part or a lecture. */
static void
name_grounds (HjHeading *heading, gboolean *below_ruler, gboolean *below_part)
{
  if (*below_ruler && heading->family == HJ_FAMILY_TOPIC)
    {
      heading->family = HJ_FAMILY_PART;
      *below_part = TRUE;
    }
  else if (*below_ruler || *below_part)
    {
      heading->family = HJ_FAMILY_LECTURE;
      *below_part = FALSE;
    }
  *below_ruler = FALSE;
}

/* Remembers what the next lines may go on from. */
static void
remember_number (HjHeadingScan *scan, const HjHeading *heading)
{
  if (heading->family == HJ_FAMILY_PLAIN || heading->family <= HJ_FAMILY_TOPIC)
    scan->last_plain = heading->family == HJ_FAMILY_PLAIN ? heading->number : -1;
  if (heading->family == HJ_FAMILY_NUMBER && heading->depth == 1)
    scan->last_number = heading->number;
}

/* A heading of Markdown keeps its line, but for a level that cannot be. */
static gboolean
is_kept (const HjHeading *heading, HjHeadingStyle style)
{
  return heading->marks && style != HJ_HEADINGS_RULED;
}

static gboolean
is_left (HjReading *reading, const HjHeading *heading, HjHeadingStyle style)
{
  return !is_kept (heading, style) && hj_reading_leaves (reading, HEADING, HEADING_KO, HEADING_EN, heading->line);
}

/* The second of two titles in one line. */
static void
add_second (GArray *found)
{
  HjHeading *first = &g_array_index (found, HjHeading, found->len - 1);
  HjHeading second = { .line = first->line, .title = g_steal_pointer (&first->second) };

  if (!second.title)
    return;
  hj_headings_read_number (second.title, &second);
  g_array_append_val (found, second);
}

/* One that the learner wants as text is none, but what follows it goes on as if it were. */
static GArray *
find_headings (HjReading *reading, HjHeadingScan *scan)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (HjHeading));
  gboolean below_ruler = FALSE, below_part = FALSE;

  g_array_set_clear_func (found, clear_heading);
  for (guint i = 0; i < scan->lines->len; i++)
    {
      const HjLine *line = &g_array_index (scan->lines, HjLine, i);
      HjHeading heading;

      if (hj_headings_is_residue (line))
        below_ruler |= scan->style == HJ_HEADINGS_RULED && memchr (line->start, '=', line->end - line->start) != NULL;
      else if (scan->style == HJ_HEADINGS_NUMBERED ? hj_headings_match_number (scan, i, &heading)
                                                   : hj_headings_match (scan, i, &heading))
        {
          if (scan->style == HJ_HEADINGS_RULED)
            name_grounds (&heading, &below_ruler, &below_part);
          remember_number (scan, &heading);
          i += heading.joined;
          if (is_left (reading, &heading, scan->style))
            {
              clear_heading (&heading);
              continue;
            }
          g_array_append_val (found, heading);
          add_second (found);
        }
    }
  return found;
}

/* A label with nothing but blank lines before the next label holds those that follow. */
static void
find_groups (GArray *headings)
{
  for (guint i = 0; i + 1 < headings->len; i++)
    {
      HjHeading *heading = &g_array_index (headings, HjHeading, i), *next = heading + 1;

      if (heading->family == HJ_FAMILY_NONE && next->family == HJ_FAMILY_NONE && next->line <= heading->line + 2)
        heading->family = HJ_FAMILY_GROUP;
    }
}

/* The level that is written: the learner may want the one that stood there. */
static int
settle_level (HjReading *reading, const HjHeading *heading, gboolean kept)
{
  if (!kept)
    hj_note_add_repair (reading->note, HEADING, HEADING_KO, HEADING_EN, heading->line);
  else if (heading->level != heading->marks
           && !hj_reading_mend (reading, "heading-levels", "거꾸로 된 제목 단계를 바로잡았습니다",
                                "Levels of headings that stood upside down were put right", heading->line))
    return heading->marks;
  return CLAMP (heading->level, 1, reading->has_marks ? HJ_MARKDOWN_LEVELS : HJ_DEEPEST_LEVEL);
}

static void
write_heading (HjReading *reading, const HjHeading *heading, const HjLine *line, HjHeadingStyle style, GString *out)
{
  gboolean kept = is_kept (heading, style);
  int level = settle_level (reading, heading, kept);
  g_autofree char *rest = kept ? g_strndup (line->start + heading->marks, line->end - line->start - heading->marks) : NULL;

  /* To md4c a table goes on until a blank line. A lone carriage return is one to it, while the passes, and with them
   * the numbers of the lines, know only line feeds. */
  if (heading->from)
    g_string_append_len (out, line->start, heading->from);
  g_string_append (out, heading->from ? HJ_BLANK_LINE : kept || out->len < 2 || out->str[out->len - 2] == '\n' ? "" : "\r");
  hj_heading_append_marks (out, level);
  g_string_append (out, kept ? g_strchug (rest) : heading->title);
  if (heading->joined)
    g_string_append_c (out, '\n');
  if (heading->rest)
    {
      g_string_append_c (out, '\r');
      g_string_append_len (out, heading->rest, line->end - heading->rest);
    }
}

static gboolean
remove_residue (HjReading *reading, const HjLine *line)
{
  return hj_reading_remove (reading, "heading-residue", "말이 없는 장식 줄을 지웠습니다",
                            "Lines of ornament without a word were removed", line->number, line->start,
                            line->end - line->start);
}

/* Writes the text again, with its headings as Markdown has them and without residue. */
static void
rewrite (HjReading *reading, const HjHeadingScan *scan, const GArray *headings)
{
  g_autoptr (GString) out = g_string_sized_new (reading->text->len + headings->len * 4);
  guint next = 0;

  for (guint i = 0; i < scan->lines->len; i++)
    {
      const HjLine *line = &g_array_index (scan->lines, HjLine, i);
      const HjHeading *heading = next < headings->len ? &g_array_index (headings, HjHeading, next) : NULL;

      if (i)
        g_string_append_c (out, '\n');
      if (heading && heading->line == line->number)
        {
          i += heading->joined;
          for (; next < headings->len && (heading = &g_array_index (headings, HjHeading, next))->line == line->number; next++)
            write_heading (reading, heading, line, scan->style, out);
        }
      else if (scan->style != HJ_HEADINGS_RULED || !hj_headings_is_residue (line) || !remove_residue (reading, line))
        g_string_append_len (out, line->start, line->end - line->start);
    }
  g_string_assign (reading->text, out->str);
}

gboolean
hj_pass_headings (HjReading *reading, GError **error)
{
  HjHeadingScan scan = { .last_plain = -1 };

  hj_headings_scan (&scan, reading->text->str);
  if (scan.style != HJ_HEADINGS_NONE)
    {
      g_autoptr (GArray) headings = find_headings (reading, &scan);

      if (scan.style == HJ_HEADINGS_LABELS)
        find_groups (headings);
      hj_headings_nest (headings, scan.style);
      rewrite (reading, &scan, headings);
    }
  g_array_unref (scan.lines);
  g_clear_pointer (&scan.numbers, g_hash_table_unref);
  return TRUE;
}
