/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the eye saw of a pasted formula, left on a line of its own or behind a colon. */
#include "hj-paste.h"

#include <string.h>

/* The first letter of the stray copy on ROW that says what SHOWN of LINE does, or -1. */
static gssize
find_stray_start (const HjPasteLine *row, const HjPasteLine *line, const HjPasteEdit *edit, gboolean before)
{
  gsize wanted = hj_paste_count_shapes (line, edit->shown, edit->source), from = row->n, head;

  for (; wanted && from && row->cells[from - 1].prose; from--)
    wanted -= row->cells[from - 1].norm != 0;
  for (head = from; head && row->cells[head - 1].raw == ' ';)
    head--;
  if (wanted || (head && (!before || row->cells[head - 1].raw != ':')))
    return -1;
  return hj_paste_same_shapes (line, edit->shown, edit->source, row, from, row->n, FALSE) ? (gssize) from : -1;
}

/* A copy shorter than this, or without a sign, may be a word of the text. */
static gboolean
may_have_stray (const HjPasteLine *line, const HjPasteEdit *edit)
{
  gboolean sign = FALSE;

  for (gsize i = edit->shown; i < edit->source; i++)
    sign |= line->cells[i].norm && !g_unichar_isalnum (line->cells[i].norm);
  return sign && hj_paste_count_shapes (line, edit->shown, edit->source) >= 5;
}

/* The next line above or below AT that is not blank, at most two blank ones away; FALSE if there is none. */
static gboolean
find_neighbour (const char *text, gsize size, const HjPasteEdit *edit, int step, HjLine *row)
{
  gsize start = edit->row_start, end = edit->row_end;

  for (int n = 1; n <= 3; n++)
    {
      if (step < 0 ? start == 0 : end >= size)
        return FALSE;
      if (step < 0)
        for (end = --start; start && text[start - 1] != '\n';)
          start--;
      else
        {
          start = end + 1;
          end = start + strcspn (text + start, "\n");
        }
      *row = (HjLine){ text + start, text + end, edit->line + n * step, FALSE };
      if (!hj_is_blank (row->start, row->end))
        return row->end - row->start <= HJ_PASTE_LONGEST_LINE;
    }
  return FALSE;
}

static gboolean
is_taken (const GArray *edits, guint around, gsize start, gsize end)
{
  for (guint i = around > 16 ? around - 16 : 0; i < MIN (edits->len, around + 16); i++)
    {
      const HjPasteEdit *edit = &g_array_index (edits, HjPasteEdit, i);

      if (start < edit->end && edit->start < end)
        return TRUE;
    }
  return FALSE;
}

void
hj_paste_find_strays (const char *text, gsize size, const GArray *edits, guint at, GArray *strays)
{
  const HjPasteEdit *edit = &g_array_index (edits, HjPasteEdit, at);
  HjLine own = { text + edit->row_start, text + edit->row_end, edit->line, FALSE }, row;
  HjPasteLine line, other;

  if (!edit->has_command || !edit->display)
    return;
  hj_paste_line_init (&line, &own);
  for (int step = -1; step <= 1 && may_have_stray (&line, edit); step += 2)
    if (find_neighbour (text, size, edit, step, &row))
      {
        HjPasteEdit stray = { .line = row.number, .end = row.end - text };
        gssize from;

        hj_paste_line_init (&other, &row);
        from = find_stray_start (&other, &line, edit, step < 0);
        stray.start = row.start - text + (from < 0 ? 0 : other.cells[from].at);
        if (from >= 0 && !is_taken (edits, at, stray.start, stray.end)
            && !is_taken (strays, strays->len, stray.start, stray.end))
          g_array_append_val (strays, stray);
        hj_paste_line_clear (&other);
      }
  hj_paste_line_clear (&line);
}
