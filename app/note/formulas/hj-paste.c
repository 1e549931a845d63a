/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "pastes": a formula copied from Notion or another page that KaTeX drew arrives as what the screen reader
 * hears, then its TeX, then at times what the eye sees: "α\alphaα". The TeX is kept and the copies go, but only
 * where the TeX, read leaf by leaf, says exactly what stands in front of it. */
#include "hj-paste.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_LINE 65536  /* bytes */
#define LONGEST_SOURCE 240  /* letters of TeX before its first mark */
#define LONGEST_SHOWN 600   /* letters in front of the TeX */
#define NEAR 30             /* lines: where one formula was pasted, bare letters may have been, too */

/* A piece of the text to be replaced by a formula, or to go. */
typedef struct {
  gsize start, end;     /* bytes of the text */
  int line;
  char *tex;            /* NULL: the piece goes */
  gboolean display, has_command;
  gsize row_start, row_end; /* the line it stands on */
  gsize shown, source;  /* letters [shown, source) of the line are the copy */
  gsize stop;           /* and [shown, stop) the whole */
} Edit;

/* A formula on the line: [shown, source) copy, [source, seen) TeX, [seen, end) what the eye saw. */
typedef struct {
  gsize shown, source, seen, end;
  gboolean has_command;
} Found;

static void
clear_edit (gpointer edit)
{
  g_free (((Edit *) edit)->tex);
}

static gboolean
is_word (gunichar c)
{
  return c < 0x80 && (g_ascii_isalnum (c) || strchr ("./_-\\", (int) c)) && c;
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha (c);
}

static gunichar
raw_before (const HjPasteLine *line, gsize i)
{
  return i ? line->cells[i - 1].raw : 0;
}

static gboolean
begins_command (const HjPasteLine *line, gsize i)
{
  return line->cells[i].prose && line->cells[i].raw == '\\' && is_letter (line->cells[i + 1].raw);
}

static gboolean
begins_mark (const HjPasteLine *line, gsize i)
{
  return line->cells[i].prose && line->cells[i].raw && strchr ("_^'", (int) line->cells[i].raw)
         && line->cells[i].raw < 0x80;
}

static gsize
count_shapes (const HjPasteLine *line, gsize from, gsize to)
{
  gsize n = 0;

  for (; from < to; from++)
    n += line->cells[from].norm != 0;
  return n;
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  gunichar x = *(const gunichar *) a, y = *(const gunichar *) b;

  return (x > y) - (x < y);
}

/* The letters of [from, to) with a shape, sorted unless IN_ORDER. (transfer full) */
static GArray *
dup_shapes (const HjPasteLine *line, gsize from, gsize to, gboolean in_order)
{
  GArray *shapes = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (; from < to; from++)
    if (line->cells[from].norm)
      g_array_append_val (shapes, line->cells[from].norm);
  if (!in_order)
    g_array_sort (shapes, compare_letters);
  return shapes;
}

static gboolean
same_shapes (const HjPasteLine *a, gsize a_from, gsize a_to, const HjPasteLine *b, gsize b_from, gsize b_to,
             gboolean in_order)
{
  g_autoptr (GArray) one = dup_shapes (a, a_from, a_to, in_order), two = dup_shapes (b, b_from, b_to, in_order);

  return one->len == two->len && memcmp (one->data, two->data, one->len * sizeof (gunichar)) == 0;
}

/* Where the third copy behind the TeX ends, or the end of the TeX. It is the same letters in any order, or in the
 * same order if there is no command to go by. */
static gsize
find_seen_end (HjPasteLine *line, const Found *found)
{
  gsize wanted = count_shapes (line, found->shown, found->source), from = found->seen, to;

  if (line->cells[from].prose && line->cells[from].raw == ' ')
    from++;
  for (to = from; wanted && line->cells[to].prose; to++)
    wanted -= line->cells[to].norm != 0;
  line->budget -= (gint64) (to - from) * 4;
  if (wanted || !line->cells[from].norm || (is_word (raw_before (line, to)) && is_letter (line->cells[to].raw))
      || !same_shapes (line, found->shown, found->source, line, from, to, !found->has_command))
    return found->seen;
  return to;
}

/* Without a command the letters must be worth three copies: not "aa a_a aa", and a prime only where the copies
 * write it with a sign of its own. */
static gboolean
is_telling (const HjPasteLine *line, const Found *found)
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
is_structured (const HjPasteLine *line, const Found *found)
{
  gunichar before = raw_before (line, found->shown);

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
accept (HjPasteLine *line, Found *found)
{
  gunichar last;

  while (found->seen > found->source && line->cells[found->seen - 1].raw == ' ')
    found->seen--;
  last = line->cells[found->seen - 1].raw;
  found->has_command = has_command (line, found->source, found->seen);
  if ((last < 0x80 && strchr ("_^~", (int) last)) || line->cells[found->seen].raw == '_'
      || line->cells[found->seen].raw == '^')
    return FALSE;
  if (is_word (line->cells[found->shown].raw) && is_word (raw_before (line, found->shown)))
    return FALSE;
  found->end = find_seen_end (line, found);
  if (found->end == found->seen)
    return found->has_command && is_structured (line, found)
           && !(is_letter (last) && is_letter (line->cells[found->end].raw));
  return (found->has_command || is_telling (line, found)) && !is_word (line->cells[found->end].raw);
}

/* Every copy that ends where the TeX begins, the longest first; the TeX must reach over its MARK. */
static gboolean
find_copy (HjPasteLine *line, gsize from, gsize source, gsize mark, Found *found)
{
  gsize m = source;

  while (m > from && source - m < LONGEST_SHOWN && line->cells[m - 1].prose && line->cells[m - 1].raw != ' ')
    m--;
  line->budget -= (gint64) (source - m);
  for (; m < source && line->budget > 0; m++)
    {
      gsize end = line->cells[m].norm ? hj_paste_match_tex (line, m, source) : 0;

      line->budget--;
      *found = (Found){ .shown = m, .source = source, .seen = end };
      if (end > mark && accept (line, found))
        return TRUE;
    }
  return FALSE;
}

/* The first mark of TeX stands at MARK; it may begin some letters earlier, but behind the mark before it. */
static gboolean
find_around (HjPasteLine *line, gsize from, gsize mark, Found *found)
{
  Found best = { 0 };

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

/* "상태 sss에서": a word of one to four letters three times, which is no other word; Roman numbers are none.
 * With a space before the third it must stand before Hangul. */
static gboolean
find_triple (HjPasteLine *line, gsize from, gsize to, gboolean spaced, Found *found)
{
  gsize copies = spaced ? 2 : 3, n = (to - from) / copies, end = spaced ? to + 1 + n : to;

  if (n < 1 || n > 4 || n * copies != to - from || is_word (raw_before (line, from)) || end > line->n)
    return FALSE;
  for (gsize i = 0; i < n * 2; i++)
    if (line->cells[from + n + i + (spaced && i >= n)].raw != line->cells[from + i % n].raw)
      return FALSE;
  if (spaced ? line->cells[to].raw != ' ' || !hj_is_hangul (line->cells[end].raw) : is_word (line->cells[to].raw))
    return FALSE;
  if (n == 1 && strchr ("IXCM", (int) line->cells[from].raw))
    return FALSE;
  *found = (Found){ from, from + n, from + 2 * n, end, FALSE };
  return TRUE;
}

static char *
dup_tex (const HjPasteLine *line, gsize from, gsize to)
{
  GString *tex = g_string_new (NULL);

  for (; from < to; from++)
    g_string_append_unichar (tex, line->cells[from].raw);
  return g_string_free (tex, FALSE);
}

static gboolean
is_blank (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p == end;
}

static void
add_edit (GArray *edits, const char *text, const HjLine *row, const HjPasteLine *line, const Found *found)
{
  const char *start = row->start + line->cells[found->shown].at, *end = row->start + line->cells[found->end].at;
  Edit edit = { .start = start - text, .end = end - text, .line = row->number };

  edit.tex = dup_tex (line, found->source, found->seen);
  edit.display = is_blank (end, row->end) && start <= hj_line_content (row);
  edit.has_command = found->has_command;
  edit.row_start = row->start - text;
  edit.row_end = row->end - text;
  edit.shown = found->shown;
  edit.source = found->source;
  edit.stop = found->end;
  g_array_append_val (edits, edit);
}

/* Formulas with a command, a script or a prime. Returns whether there were any. */
static gboolean
find_marked (GArray *edits, const char *text, const HjLine *row)
{
  HjPasteLine line;
  gsize from = 0;
  guint before = edits->len;

  hj_paste_line_init (&line, row);
  for (gsize i = 1; i < line.n && line.budget > 0; i++)
    {
      Found found;

      if ((begins_command (&line, i) || begins_mark (&line, i)) && find_around (&line, from, i, &found))
        {
          add_edit (edits, text, row, &line, &found);
          from = found.end;
          i = MAX (i, from - 1);
        }
    }
  hj_paste_line_clear (&line);
  return edits->len > before;
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
    for (gsize k = g_array_index (taken, Edit, i).shown; k < g_array_index (taken, Edit, i).stop; k++)
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
      Found found;

      for (to = i; is_letter (line.cells[to].raw) && line.cells[to].prose;)
        to++;
      if (to > i && to - i <= 12
          && (find_triple (&line, i, to, FALSE, &found) || (taken->len && find_triple (&line, i, to, TRUE, &found)))
          && is_prose (&line, found.shown, found.end))
        {
          add_edit (edits, text, row, &line, &found);
          to = found.end;
        }
    }
  hj_paste_line_clear (&line);
}

static gboolean
is_wanted (const HjLine *row)
{
  const char *p = row->start;

  if (row->fenced || row->end - p > LONGEST_LINE)
    return FALSE;
  for (; p < row->end; p++)
    if (*p == '\\' || *p == '_' || *p == '^' || *p == '\'')
      return TRUE;
  return FALSE;
}

static GArray *
edits_new (void)
{
  GArray *edits = g_array_new (FALSE, TRUE, sizeof (Edit));

  g_array_set_clear_func (edits, clear_edit);
  return edits;
}

static GArray *
find_all_marked (const char *text)
{
  GArray *edits = edits_new ();
  HjLines rows;
  HjLine row;

  hj_lines_init (&rows, text);
  while (hj_lines_next (&rows, &row))
    if (is_wanted (&row))
      find_marked (edits, text, &row);
  return edits;
}

/* Bare triples near the formulas MARKED; the two together, still unsorted, are returned in MARKED. */
static void
find_all_triples (const char *text, GArray *marked)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (Edit)); /* borrowed: has no clear function */
  guint n = marked->len, first = 0;
  HjLines rows;
  HjLine row;

  hj_lines_init (&rows, text);
  while (hj_lines_next (&rows, &row))
    {
      while (first < n && g_array_index (marked, Edit, first).line < row.number - NEAR)
        first++;
      if (first == n)
        return;
      if (row.fenced || row.end - row.start > LONGEST_LINE
          || g_array_index (marked, Edit, first).line > row.number + NEAR)
        continue;
      g_array_set_size (near, 0);
      for (guint i = first; i < n && g_array_index (marked, Edit, i).line <= row.number; i++)
        if (g_array_index (marked, Edit, i).line == row.number)
          g_array_append_val (near, g_array_index (marked, Edit, i));
      find_triples (marked, text, &row, near);
    }
}

/* ---- what the eye saw, left on a line of its own or behind a colon ---- */

/* The first letter of the stray copy on ROW that says what SHOWN of LINE does, or -1. */
static gssize
find_stray_start (const HjPasteLine *row, const HjPasteLine *line, const Edit *edit, gboolean before)
{
  gsize wanted = count_shapes (line, edit->shown, edit->source), from = row->n, head;

  for (; wanted && from && row->cells[from - 1].prose; from--)
    wanted -= row->cells[from - 1].norm != 0;
  for (head = from; head && row->cells[head - 1].raw == ' ';)
    head--;
  if (wanted || (head && (!before || row->cells[head - 1].raw != ':')))
    return -1;
  return same_shapes (line, edit->shown, edit->source, row, from, row->n, FALSE) ? (gssize) from : -1;
}

/* A copy shorter than this, or without a sign, may be a word of the text. */
static gboolean
may_have_stray (const HjPasteLine *line, const Edit *edit)
{
  gboolean sign = FALSE;

  for (gsize i = edit->shown; i < edit->source; i++)
    sign |= line->cells[i].norm && !g_unichar_isalnum (line->cells[i].norm);
  return sign && count_shapes (line, edit->shown, edit->source) >= 5;
}

/* The next line above or below AT that is not blank, at most two blank ones away; FALSE if there is none. */
static gboolean
find_neighbour (const char *text, gsize size, const Edit *edit, int step, HjLine *row)
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
      if (!is_blank (row->start, row->end))
        return row->end - row->start <= LONGEST_LINE;
    }
  return FALSE;
}

static gboolean
is_taken (const GArray *edits, guint around, gsize start, gsize end)
{
  for (guint i = around > 16 ? around - 16 : 0; i < MIN (edits->len, around + 16); i++)
    {
      const Edit *edit = &g_array_index (edits, Edit, i);

      if (start < edit->end && edit->start < end)
        return TRUE;
    }
  return FALSE;
}

/* EDITS are sorted; STRAYS gets what goes. */
static void
find_strays (const char *text, gsize size, const GArray *edits, guint at, GArray *strays)
{
  const Edit *edit = &g_array_index (edits, Edit, at);
  HjLine own = { text + edit->row_start, text + edit->row_end, edit->line, FALSE }, row;
  HjPasteLine line, other;

  if (!edit->has_command || !edit->display)
    return;
  hj_paste_line_init (&line, &own);
  for (int step = -1; step <= 1 && may_have_stray (&line, edit); step += 2)
    if (find_neighbour (text, size, edit, step, &row))
      {
        Edit stray = { .line = row.number, .end = row.end - text };
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

/* ---- the pass ---- */

static int
compare_edits (gconstpointer a, gconstpointer b)
{
  gsize x = ((const Edit *) a)->start, y = ((const Edit *) b)->start;

  return (x > y) - (x < y);
}

static void
report (HjReading *reading, const Edit *edit)
{
  const char *text = reading->text->str + edit->start;
  gssize size = (gssize) (edit->end - edit->start);

  if (edit->tex)
    hj_note_add_removal (reading->note, "formula-paste", "붙여 넣은 수식의 겹친 글자를 지우고 TeX만 남겼습니다",
                         "Formulas pasted two or three times over were kept once, as TeX", edit->line, text, size);
  else
    hj_note_add_removal (reading->note, "formula-stray", "옆 줄에 남은 수식의 글자 복사본을 지웠습니다",
                         "Copies of a formula's letters on the line beside it were removed", edit->line, text, size);
}

static void
apply (HjReading *reading, GArray *edits)
{
  g_autoptr (GString) out = g_string_sized_new (reading->text->len + 64);
  gsize at = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      Edit *edit = &g_array_index (edits, Edit, i);

      if (edit->start < at)
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
  g_autoptr (GArray) edits = find_all_marked (reading->text->str), strays = edits_new ();

  if (!edits->len)
    return;
  find_all_triples (reading->text->str, edits);
  g_array_sort (edits, compare_edits);
  for (guint i = 0; i < edits->len; i++)
    find_strays (reading->text->str, reading->text->len, edits, i, strays);
  g_array_append_vals (edits, strays->data, strays->len);
  g_array_sort (edits, compare_edits);
  for (guint i = 0; i < edits->len; i++)
    report (reading, &g_array_index (edits, Edit, i));
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
