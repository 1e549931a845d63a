/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pseudo-headings nest: numbering families on a stack. */
#include "hj-headings.h"

#define DEEPEST_STACK 24
#define FARTHEST_LOOK 24 /* headings ahead */

typedef struct {
  HjFamily family;
  int depth, number, level;
  gboolean holds; /* a number with labels and nothing else at once below it */
} Open;

typedef struct {
  const GArray *headings;
  HjHeadingStyle style;
  Open open[DEEPEST_STACK];
  int n;
  gboolean has_parts;
} Nester;

static const HjHeading *
get (const Nester *nester, guint i)
{
  return i < nester->headings->len ? &g_array_index (nester->headings, HjHeading, i) : NULL;
}

static const Open *
get_top (const Nester *nester)
{
  return nester->n ? &nester->open[nester->n - 1] : NULL;
}

static gboolean
is_numbered (HjFamily family)
{
  return family >= HJ_FAMILY_NUMBER;
}

/* Parts, lectures and Markdown's own headings: numbering begins anew below them. */
static gboolean
is_ground (HjFamily family)
{
  return family >= HJ_FAMILY_PART && family <= HJ_FAMILY_MARKED;
}

static void
pop_to_ground (Nester *nester)
{
  while (nester->n && !is_ground (get_top (nester)->family))
    nester->n--;
}

static int
push (Nester *nester, const HjHeading *heading, int level)
{
  if (nester->n == DEEPEST_STACK)
    nester->n--;
  nester->open[nester->n++] = (Open){ heading->family, heading->depth, heading->number, level, FALSE };
  return CLAMP (level, 1, HJ_DEEPEST_LEVEL);
}

static int
push_below (Nester *nester, const HjHeading *heading)
{
  const Open *top = get_top (nester);
  int first = nester->style == HJ_HEADINGS_LABELS ? 3 : 1;

  return push (nester, heading, top ? top->level + 1 : first);
}

/* The innermost open heading of this family and depth below the ground, or −1. */
static int
find_sibling (const Nester *nester, HjFamily family, int depth)
{
  for (int i = nester->n - 1; i >= 0 && !is_ground (nester->open[i].family); i--)
    if (nester->open[i].family == family && nester->open[i].depth == depth)
      return i;
  return -1;
}

static gboolean
has_numbers_above (const Nester *nester, int index)
{
  for (int i = index + 1; i < nester->n; i++)
    if (is_numbered (nester->open[i].family))
      return TRUE;
  return FALSE;
}

/* "2." was followed by "1. 2. … 5." and then "3.": the second run lies inside. */
static gboolean
is_inner_run (const Nester *nester, guint i, int outer)
{
  const HjHeading *first = get (nester, i), *next;
  int last = first->number;

  for (guint j = i + 1; j < i + FARTHEST_LOOK && (next = get (nester, j)); j++)
    {
      if (is_ground (next->family) || next->family == HJ_FAMILY_TOPIC)
        return FALSE;
      if (next->family != first->family || next->depth != first->depth)
        continue;
      if (next->number != last + 1)
        return next->number == outer + 1;
      last = next->number;
    }
  return FALSE;
}

/* 3 after 2 > 1 2 3 4 5: the outer run goes on. */
static int
find_lower (const Nester *nester, int index, int number)
{
  for (int i = index; i >= 0 && !is_ground (nester->open[i].family); i--)
    if (nester->open[i].family == nester->open[index].family && nester->open[i].depth == nester->open[index].depth
        && nester->open[i].number < number)
      return i;
  return index;
}

static int
nest_sibling (Nester *nester, guint i, int index)
{
  const HjHeading *heading = get (nester, i);
  int level;

  if (heading->number == 1 && has_numbers_above (nester, index))
    return push_below (nester, heading);
  if (heading->number == 1 && is_inner_run (nester, i, nester->open[index].number))
    {
      nester->n = index + 1;
      return push_below (nester, heading);
    }
  if (heading->number != 1)
    index = find_lower (nester, index, heading->number);
  level = nester->open[index].level;
  nester->n = index;
  return push (nester, heading, level);
}

/* 1.1 lies below 1; 2 after 1.1, where there was no 1, stands beside it. */
static int
nest_dotted (Nester *nester, const HjHeading *heading)
{
  for (int depth = heading->depth - 1; depth > 0; depth--)
    {
      int index = find_sibling (nester, heading->family, depth);

      if (index >= 0)
        {
          nester->n = index + 1;
          return push_below (nester, heading);
        }
    }
  for (int depth = heading->depth + 1; depth < 5; depth++)
    {
      int index = heading->number == 1 ? -1 : find_sibling (nester, heading->family, depth);

      if (index >= 0)
        {
          int level = nester->open[index].level;

          nester->n = index;
          return push (nester, heading, level);
        }
    }
  return push_below (nester, heading);
}

static int
nest_number (Nester *nester, guint i)
{
  const HjHeading *heading = get (nester, i);
  int index = find_sibling (nester, heading->family, heading->depth);

  return index >= 0 ? nest_sibling (nester, i, index) : nest_dotted (nester, heading);
}

static gboolean
is_restart (const Nester *nester, guint i)
{
  const HjHeading *next = get (nester, i + 1);

  return next && is_numbered (next->family) && next->number == 1 && next->depth == 1
         && find_sibling (nester, next->family, 1) >= 0;
}

static void
pop_labels (Nester *nester)
{
  while (nester->n && get_top (nester)->family == HJ_FAMILY_NONE)
    nester->n--;
}

static gboolean
can_hold (const Open *open, gboolean aspect)
{
  return is_ground (open->family) || open->family == HJ_FAMILY_GROUP || open->holds
         || (aspect && open->family != HJ_FAMILY_NONE);
}

/* Among bold labels below a heading: an aspect stays with its number, any other label begins anew. */
static int
nest_label (Nester *nester, guint i)
{
  const HjHeading *heading = get (nester, i);
  gboolean aspect = hj_is_aspect (heading->title);

  if (i && is_numbered (get_top (nester)->family) && heading->line <= heading[-1].line + 2)
    nester->open[nester->n - 1].holds = TRUE;
  else if (heading->family == HJ_FAMILY_GROUP)
    pop_to_ground (nester);
  while (nester->n && !can_hold (get_top (nester), aspect))
    nester->n--;
  return push_below (nester, heading);
}

/* Without a number: a leaf below the last numbered heading, unless numbers begin again below it. */
static int
nest_plain (Nester *nester, guint i)
{
  const HjHeading *heading = get (nester, i);

  if (is_restart (nester, i))
    nester->n = find_sibling (nester, get (nester, i + 1)->family, 1);
  else if (nester->style == HJ_HEADINGS_LABELS)
    return nest_label (nester, i);
  pop_labels (nester);
  return push_below (nester, heading);
}

static int
nest_ground (Nester *nester, const HjHeading *heading)
{
  int level = heading->marks;

  if (heading->family == HJ_FAMILY_PART)
    level = 1;
  else if (heading->family == HJ_FAMILY_LECTURE)
    level = nester->has_parts ? 2 : 1;
  nester->n = 0;
  return push (nester, heading, level);
}

static int
nest (Nester *nester, guint i)
{
  const HjHeading *heading = get (nester, i);

  if (is_ground (heading->family))
    return nest_ground (nester, heading);
  if (is_numbered (heading->family))
    return nest_number (nester, i);
  if (heading->family != HJ_FAMILY_TOPIC)
    return nest_plain (nester, i);
  pop_to_ground (nester);
  return push_below (nester, heading);
}

/* Whether OPEN stands beside or below HEADING: fewer # win, then "1." before "1)". */
static gboolean
ends_inverted (const Open *open, const HjHeading *heading, gboolean round)
{
  int marks = MAX (heading->marks, 1);

  return open->family == HJ_FAMILY_LECTURE ? heading->family == HJ_FAMILY_LECTURE
                                           : open->number > marks || (open->number == marks && open->depth >= round);
}

/* Exam items come first, whatever their number of #; below each, levels count from the first that appears. */
static void
nest_inverted (Nester *nester, HjHeading *heading)
{
  HjHeading number = { 0 };
  int level;

  hj_headings_read_number (heading->title, &number);
  if (heading->family == HJ_FAMILY_LECTURE)
    {
      level = nester->has_parts ? 2 : 1;
      nester->n = 0;
    }
  else
    {
      while (nester->n && ends_inverted (get_top (nester), heading, number.family == HJ_FAMILY_ROUND))
        nester->n--;
      level = nester->n ? get_top (nester)->level + 1 : MAX (heading->marks, 1);
    }
  /* What stands before the first item is the title of them all. */
  nester->has_parts |= heading->family != HJ_FAMILY_LECTURE && level == 1;
  if (nester->n == DEEPEST_STACK)
    nester->n--;
  nester->open[nester->n++] = (Open){ .family = heading->family, .depth = number.family == HJ_FAMILY_ROUND,
                                      .number = MAX (heading->marks, 1), .level = level };
  heading->level = MIN (level, HJ_DEEPEST_LEVEL);
}

void
hj_headings_nest (GArray *headings, HjHeadingStyle style)
{
  Nester nester = { .headings = headings, .style = style };

  for (guint i = 0; i < headings->len; i++)
    {
      HjHeading *heading = &g_array_index (headings, HjHeading, i);

      nester.has_parts |= style == HJ_HEADINGS_RULED && heading->family == HJ_FAMILY_PART;
      if (style == HJ_HEADINGS_INVERTED)
        nest_inverted (&nester, heading);
      else
        heading->level = nest (&nester, i);
    }
}
