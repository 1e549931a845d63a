/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of notes that have none of Markdown's: lines that stand alone over text, numbered in sequence or bold. Items
 * of a list follow each other with nothing between, so they are none. */
#include "hj-headings.h"

#include <string.h>

#define LONGEST_TITLE 40  /* letters */
#define FEWEST_MARKED 3   /* bold lines without numbers; lines with a sign before them */
#define MOST_FAMILIES 128 /* with their depths */

typedef struct {
  guint index;
  gboolean bold, listed; /* among items of a list */
  HjHeading heading;
} Candidate;

static void
clear_candidate (gpointer candidate)
{
  g_free (((Candidate *) candidate)->heading.title);
}

/* ---- lines of the right form ---- */

static gboolean
is_blank_at (const HjHeadingScan *scan, guint index)
{
  const HjLine *line = hj_headings_get_line (scan, index);

  return !line || hj_headings_is_blank (line);
}

/* A clause or a sentence, or what leads over to the next line. One word is none: "② 일대다". */
static gboolean
is_said (const char *title)
{
  static const char *const ends[] = {
    "다", "까", "에요", "예요", "세요", "어요", "아요", "해요", "지요", "네요", "나요", "까요", "돼요", "려요",
  };
  const char *first = strchr (title, ' '), *second = first ? strchr (first + 1, ' ') : NULL;
  gsize length = strlen (title);

  for (guint i = 0; second && i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (title, ends[i]))
      return TRUE;
  return length == 0 || strchr (".?!,;:|\\", title[length - 1]) != NULL;
}

/* The next line with words on it; the number of lines where there is none. */
static guint
find_next (const HjHeadingScan *scan, guint index)
{
  do
    index++;
  while (index < scan->lines->len && is_blank_at (scan, index));
  return index;
}

/* Text at the margin; what is set in belongs to an item of a list. */
static gboolean
has_text_below (const HjHeadingScan *scan, guint index)
{
  const HjLine *next = hj_headings_get_line (scan, find_next (scan, index));

  return next && !strchr (" \t", next->start[0]);
}

static gboolean
read_candidate (const HjHeadingScan *scan, guint i, Candidate *candidate)
{
  const HjLine *line = hj_headings_get_line (scan, i);
  g_autofree char *text = NULL, *title = NULL;
  gboolean numbered;

  if (line->fenced || line->end - line->start > 4 * LONGEST_TITLE + 8 || strchr (" \t|>-+#", line->start[0])
      || !is_blank_at (scan, i - 1))
    return FALSE;
  text = hj_headings_dup_line (line);
  title = hj_headings_take_bold (text);
  *candidate = (Candidate){ .index = i, .bold = title != NULL, .heading = { .line = line->number } };
  if (!title)
    title = g_strdup (text);
  numbered = hj_headings_read_family (title, &candidate->heading);
  candidate->heading.title = title;
  if ((!numbered && !candidate->bold) || g_utf8_strlen (title, -1) > LONGEST_TITLE || is_said (title)
      || !(is_blank_at (scan, i + 1) || candidate->bold || hj_headings_is_chapter (&candidate->heading))
      || hj_headings_is_doubtful (scan, i, &candidate->heading) || !has_text_below (scan, i))
    {
      candidate->heading.title = NULL;
      return FALSE;
    }
  title = NULL;
  return TRUE;
}

static GArray *
list_candidates (const HjHeadingScan *scan)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Candidate candidate;

  g_array_set_clear_func (candidates, clear_candidate);
  for (guint i = 0; i < scan->lines->len; i++)
    if (!is_blank_at (scan, i) && read_candidate (scan, i, &candidate))
      g_array_append_val (candidates, candidate);
  return candidates;
}

/* ---- which of them are headings ---- */

/* One right behind the other, in the same family: items of a list. */
static void
find_lists (const HjHeadingScan *scan, GArray *candidates)
{
  for (guint i = 0; i + 1 < candidates->len; i++)
    {
      Candidate *first = &g_array_index (candidates, Candidate, i), *second = first + 1;

      if (first->bold || second->bold || first->heading.family != second->heading.family
          || first->heading.depth != second->heading.depth || find_next (scan, first->index) != second->index
          || hj_headings_is_chapter (&first->heading))
        continue;
      first->listed = second->listed = TRUE;
    }
}

/* Numbers begin with 1 and go up by 1; chapters may begin where the course does. Signs are counted, not read. */
static gboolean
is_in_sequence (Candidate *candidate, int last[MOST_FAMILIES])
{
  HjHeading *heading = &candidate->heading;
  int *before = &last[(heading->family * 4 + MIN (heading->depth, 3)) % MOST_FAMILIES];

  if (hj_headings_is_signed (heading))
    heading->number = *before + 1;
  if (heading->number != 1 && heading->number != *before + 1 && !hj_headings_is_chapter (heading)
      && !(heading->depth > 1 && candidate->bold))
    return FALSE;
  *before = heading->number;
  return TRUE;
}

/* Whether numbers that go on, or enough bold lines or signs, show that these are headings. */
static gboolean
is_outline (const GArray *candidates)
{
  int numbers = 0, bold = 0, signs = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      numbers += candidate->heading.number > 1;
      bold += candidate->bold && candidate->heading.family == HJ_FAMILY_NONE;
      signs += hj_headings_is_signed (&candidate->heading);
    }
  return numbers > 0 || bold >= FEWEST_MARKED || signs >= FEWEST_MARKED;
}

static void
drop_others (GArray *candidates)
{
  int last[MOST_FAMILIES] = { 0 };

  for (guint i = 0; i < candidates->len;)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->listed || (candidate->heading.family != HJ_FAMILY_NONE && !is_in_sequence (candidate, last)))
        g_array_remove_index (candidates, i);
      else
        i++;
    }
}

/* ---- for the pass ---- */

/* A title in Markdown that the note begins with: all others stand below it. */
static void
take_title (HjHeadingScan *scan)
{
  const HjLine *line = hj_headings_get_line (scan, 0);
  gsize marks = strspn (line->start, "#");
  HjHeading title = { .line = line->number, .family = HJ_FAMILY_MARKED, .marks = (int) marks };

  if (marks && marks <= 6 && line->start[marks] == ' ')
    g_hash_table_insert (scan->numbers, GUINT_TO_POINTER (0), g_memdup2 (&title, sizeof title));
}

gboolean
hj_headings_find_numbers (HjHeadingScan *scan)
{
  g_autoptr (GArray) candidates = list_candidates (scan);

  find_lists (scan, candidates);
  drop_others (candidates);
  if (!is_outline (candidates))
    return FALSE;
  scan->numbers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  take_title (scan);
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      g_hash_table_insert (scan->numbers, GUINT_TO_POINTER (candidate->index),
                           g_memdup2 (&candidate->heading, sizeof candidate->heading));
      candidate->heading.title = NULL;
    }
  return TRUE;
}

gboolean
hj_headings_match_number (const HjHeadingScan *scan, guint index, HjHeading *heading)
{
  HjHeading *found = g_hash_table_lookup (scan->numbers, GUINT_TO_POINTER (index));

  if (!found)
    return FALSE;
  *heading = *found;
  found->title = NULL;
  return TRUE;
}
