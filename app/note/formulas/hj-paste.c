/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "pastes": a formula copied from Notion or another page that KaTeX drew arrives as what the screen reader
 * hears, then its TeX, then at times what the eye sees: "α\alphaα". The TeX is kept and the copies go, but only
 * where the TeX, read leaf by leaf, says exactly what stands in front of it. */
#include "hj-paste.h"

#define PASTE "formula-paste"
#define PASTE_KO "붙여 넣은 수식의 겹친 글자를 지우고 TeX만 남겼습니다"
#define PASTE_EN "Formulas pasted two or three times over were kept once, as TeX"

/* ---- pieces of the text that change ---- */

static void
clear_edit (gpointer edit)
{
  g_free (((HjPasteEdit *) edit)->tex);
}

GArray *
hj_paste_edits_new (void)
{
  GArray *edits = g_array_new (FALSE, TRUE, sizeof (HjPasteEdit));

  g_array_set_clear_func (edits, clear_edit);
  return edits;
}

static char *
dup_tex (const HjPasteLine *line, gsize from, gsize to)
{
  GString *tex = g_string_new (NULL);

  for (; from < to; from++)
    g_string_append_unichar (tex, line->cells[from].raw);
  return g_string_free (tex, FALSE);
}

void
hj_paste_add_edit (GArray *edits, const char *text, const HjLine *row, const HjPasteLine *line,
                   const HjPasteFound *found)
{
  const char *start = row->start + line->cells[found->shown].at, *end = row->start + line->cells[found->end].at;
  HjPasteEdit edit = { .start = start - text, .end = end - text, .line = row->number };

  edit.tex = dup_tex (line, found->source, found->seen);
  edit.display = hj_is_blank (end, row->end) && start <= hj_line_content (row);
  edit.has_command = found->has_command;
  edit.row_start = row->start - text;
  edit.row_end = row->end - text;
  edit.shown = found->shown;
  edit.source = found->source;
  edit.stop = found->end;
  g_array_append_val (edits, edit);
}

/* ---- the pass ---- */

static int
compare_edits (gconstpointer a, gconstpointer b)
{
  gsize x = ((const HjPasteEdit *) a)->start, y = ((const HjPasteEdit *) b)->start;

  return (x > y) - (x < y);
}

static gboolean
may_edit (HjReading *reading, const HjPasteEdit *edit)
{
  const char *text = reading->text->str + edit->start;
  gssize size = (gssize) (edit->end - edit->start);

  if (edit->tex)
    return hj_reading_remove (reading, PASTE, PASTE_KO, PASTE_EN, edit->line, text, size);
  return hj_reading_remove (reading, "formula-stray", "옆 줄에 남은 수식의 글자 복사본을 지웠습니다",
                            "Copies of a formula's letters on the line beside it were removed", edit->line, text, size);
}

/* What was seen beside a formula that stays as it is written stays, too. */
static void
drop_left (HjReading *reading, GArray *edits)
{
  for (guint i = edits->len; i-- > 0;)
    if (hj_reading_leaves (reading, PASTE, PASTE_KO, PASTE_EN, g_array_index (edits, HjPasteEdit, i).line))
      g_array_remove_index (edits, i);
}

static void
apply (HjReading *reading, GArray *edits)
{
  g_autoptr (GString) out = g_string_sized_new (reading->text->len + 64);
  gsize at = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      HjPasteEdit *edit = &g_array_index (edits, HjPasteEdit, i);

      if (edit->start < at || !may_edit (reading, edit))
        continue;
      g_string_append_len (out, reading->text->str + at, edit->start - at);
      if (edit->tex)
        hj_reading_append_formula (reading, out, g_steal_pointer (&edit->tex),
                                   g_strndup (reading->text->str + edit->start, edit->end - edit->start),
                                   edit->display, 0);
      at = edit->end;
    }
  g_string_append_len (out, reading->text->str + at, reading->text->len - at);
  g_string_assign (reading->text, out->str);
}

static void
take_pastes (HjReading *reading)
{
  g_autoptr (GArray) edits = hj_paste_edits_new (), strays = hj_paste_edits_new ();

  hj_paste_find_copies (reading->text->str, edits);
  if (!edits->len)
    return;
  hj_paste_find_triples (reading->text->str, edits);
  g_array_sort (edits, compare_edits);
  drop_left (reading, edits);
  for (guint i = 0; i < edits->len; i++)
    hj_paste_find_strays (reading->text->str, reading->text->len, edits, i, strays);
  g_array_append_vals (edits, strays->data, strays->len);
  g_array_sort (edits, compare_edits);
  apply (reading, edits);
}

gboolean
hj_pass_pastes (HjReading *reading, GError **error)
{
  if (reading->has_marks)
    return TRUE;
  take_pastes (reading);
  hj_paste_mend_negations (reading);
  return TRUE;
}
