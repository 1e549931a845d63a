/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters without a mark, three times: "상태 sss에서". They prove nothing by themselves, only near formulas that were
 * pasted. */
#include "hj-paste.h"

#include <string.h>

#define NEAR 30 /* lines: where one formula was pasted, bare letters may have been, too */

/* A word of one to four letters three times, which is no other word; Roman numbers are none.
 * With a space before the third it must stand before Hangul. */
static gboolean
find_triple (HjPasteLine *line, gsize from, gsize to, gboolean spaced, HjPasteFound *found)
{
  gsize copies = spaced ? 2 : 3, n = (to - from) / copies, end = spaced ? to + 1 + n : to;

  if (n < 1 || n > 4 || n * copies != to - from || hj_paste_is_word (hj_paste_raw_before (line, from)) || end > line->n)
    return FALSE;
  for (gsize i = 0; i < n * 2; i++)
    if (line->cells[from + n + i + (spaced && i >= n)].raw != line->cells[from + i % n].raw)
      return FALSE;
  if (spaced ? line->cells[to].raw != ' ' || !hj_is_hangul (line->cells[end].raw)
             : hj_paste_is_word (line->cells[to].raw))
    return FALSE;
  if (n == 1 && strchr ("IXCM", (int) line->cells[from].raw))
    return FALSE;
  *found = (HjPasteFound){ from, from + n, from + 2 * n, end, FALSE };
  return TRUE;
}

static gboolean
is_prose (const HjPasteLine *line, gsize from, gsize to)
{
  for (; from < to; from++)
    if (!line->cells[from].prose)
      return FALSE;
  return TRUE;
}

static void
close_cells (HjPasteLine *line, const GArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    for (gsize k = g_array_index (taken, HjPasteEdit, i).shown; k < g_array_index (taken, HjPasteEdit, i).stop; k++)
      line->cells[k].prose = FALSE;
}

/* Bare triples; TAKEN are the formulas of the same line. */
static void
find_triples (GArray *edits, const char *text, const HjLine *row, const GArray *taken)
{
  HjPasteLine line;

  hj_paste_line_init (&line, row);
  close_cells (&line, taken);
  for (gsize i = 0, to; i < line.n; i = MAX (to, i + 1))
    {
      HjPasteFound found;

      for (to = i; hj_paste_is_letter (line.cells[to].raw) && line.cells[to].prose;)
        to++;
      if (to > i && to - i <= 12
          && (find_triple (&line, i, to, FALSE, &found) || (taken->len && find_triple (&line, i, to, TRUE, &found)))
          && is_prose (&line, found.shown, found.end))
        {
          hj_paste_add_edit (edits, text, row, &line, &found);
          to = found.end;
        }
    }
  hj_paste_line_clear (&line);
}

void
hj_paste_find_triples (const char *text, GArray *edits)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (HjPasteEdit)); /* borrowed: has no clear function */
  guint n = edits->len, first = 0;
  HjLines rows;
  HjLine row;

  hj_lines_init (&rows, text);
  while (hj_lines_next (&rows, &row))
    {
      while (first < n && g_array_index (edits, HjPasteEdit, first).line < row.number - NEAR)
        first++;
      if (first == n)
        return;
      if (row.fenced || row.end - row.start > HJ_PASTE_LONGEST_LINE
          || g_array_index (edits, HjPasteEdit, first).line > row.number + NEAR)
        continue;
      g_array_set_size (near, 0);
      for (guint i = first; i < n && g_array_index (edits, HjPasteEdit, i).line <= row.number; i++)
        if (g_array_index (edits, HjPasteEdit, i).line == row.number)
          g_array_append_val (near, g_array_index (edits, HjPasteEdit, i));
      find_triples (edits, text, &row, near);
    }
}
