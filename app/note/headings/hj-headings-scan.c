/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signs of a note whose headings are not written as such; without them it is left alone. */
#include "hj-headings.h"

#include <string.h>

#define LONGEST_LINE 640 /* bytes; longer ones are no headings */

/* Evidence: below these a note is left as Markdown has it. */
#define FEWEST_RULERS 2
#define FEWEST_ITEMS 2
#define FEWEST_LABELS 12
#define LINES_PER_LABEL 60

static gboolean
is_ruler (const HjLine *line)
{
  g_autofree char *text = hj_headings_dup_line (line);

  hj_headings_strip_breaks (text);
  return strlen (text) >= 9 && strncmp (text, "**=", 3) == 0 && strspn (text + 2, "=") == strlen (text) - 4
         && g_str_has_suffix (text, "**");
}

gboolean
hj_headings_is_residue (const HjLine *line)
{
  g_autofree char *text = NULL;

  if (line->fenced || line->start[0] != '*')
    return FALSE;
  text = hj_headings_dup_line (line);
  hj_headings_strip_breaks (text);
  return strcmp (text, "**!**") == 0 || is_ruler (line);
}

/* "## X", or the line below X. */
static gboolean
begins_heading (const HjLine *line)
{
  gsize marks = strspn (line->start, "#"), ruler = strspn (line->start, "=");

  return (marks && marks <= 6 && line->start[marks] == ' ') || (ruler > 1 && line->start + ruler == line->end);
}

static void
see_line (HjHeadingSigns *signs, const HjLine *line)
{
  g_autofree char *text = NULL, *title = NULL;

  signs->marked += begins_heading (line) && line->number > 1;
  if (strncmp (line->start, "### ", 4) == 0)
    {
      text = hj_headings_dup_line (line);
      signs->items += hj_headings_is_item (text + 4, 3);
      return;
    }
  if (strncmp (line->start, "**", 2) != 0)
    return;
  if (is_ruler (line))
    {
      signs->first_ruler = signs->rulers++ ? signs->first_ruler : line->number;
      return;
    }
  text = hj_headings_dup_line (line);
  title = hj_headings_take_bold (text);
  signs->labels += title && hj_headings_is_wordy (title);
}

static HjHeadingStyle
judge (const HjHeadingSigns *signs)
{
  if (signs->rulers >= FEWEST_RULERS && signs->labels > signs->rulers)
    return HJ_HEADINGS_RULED;
  if (signs->items >= FEWEST_ITEMS)
    return HJ_HEADINGS_INVERTED;
  return signs->labels >= FEWEST_LABELS && signs->labels >= signs->n_lines / LINES_PER_LABEL ? HJ_HEADINGS_LABELS
                                                                                              : HJ_HEADINGS_NONE;
}

void
hj_headings_scan (HjHeadingScan *scan, const char *text)
{
  HjLines lines;
  HjLine line;

  scan->lines = g_array_new (FALSE, FALSE, sizeof (HjLine));
  scan->signs = (HjHeadingSigns){ 0 };
  hj_lines_init (&lines, text);
  while (hj_lines_next (&lines, &line))
    {
      g_array_append_val (scan->lines, line);
      scan->signs.n_lines++;
      if (!line.fenced && line.end - line.start < LONGEST_LINE)
        see_line (&scan->signs, &line);
    }
  scan->style = judge (&scan->signs);
  if (scan->style == HJ_HEADINGS_NONE && scan->signs.marked == 0 && hj_headings_find_numbers (scan))
    scan->style = HJ_HEADINGS_NUMBERED;
}
