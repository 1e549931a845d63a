/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a note, before and after: the file's own line, and what the note shows where it was. */
#include "hj-report-private.h"

#include <string.h>

#define AROUND 18 /* letters on either side of a guess */

static GPtrArray *
split_lines (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = text;;)
    {
      gsize length = strcspn (p, "\n");

      g_ptr_array_add (lines, g_strndup (p, length));
      if (!p[length])
        return lines;
      p += length + 1;
    }
}

char *
hj_import_report_dup_before (const HjImportReport *report, int line)
{
  HjImportReport *self = (HjImportReport *) report;

  g_return_val_if_fail (report != NULL, NULL);
  if (!self->before)
    {
      g_autofree char *text = self->bytes ? hj_note_dup_original (self->bytes, NULL) : NULL;

      self->before = split_lines (text ? text : "");
    }
  return g_strdup (line > 0 && line <= (int) self->before->len ? g_ptr_array_index (self->before, line - 1) : "");
}

/* ---- after ---- */

/* The first on a line that has words of its own: a list has none, its item has. */
static void
take_block (HjBlock *block, gpointer data)
{
  GHashTable *blocks = data;
  const HjBlock *there = g_hash_table_lookup (blocks, GINT_TO_POINTER (block->line));

  if (!there || !there->spans)
    g_hash_table_insert (blocks, GINT_TO_POINTER (block->line), block);
  for (guint row = 0; block->row_lines && row < block->n_rows; row++)
    g_hash_table_insert (blocks, GINT_TO_POINTER (block->row_lines[row]), block);
}

static const HjBlock *
find_block (HjImportReport *self, int line)
{
  if (!self->blocks)
    {
      self->blocks = g_hash_table_new (NULL, NULL);
      hj_blocks_each (self->note->blocks, take_block, self->blocks);
    }
  return g_hash_table_lookup (self->blocks, GINT_TO_POINTER (line));
}

/* Visible text; formulas between dollars, so that they are told from letters. */
static void
append_spans (GString *out, const GPtrArray *spans)
{
  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (span->flags & HJ_SPAN_BREAK)
        g_string_append_c (out, ' ');
      else if (span->flags & HJ_SPAN_FORMULA)
        g_string_append_printf (out, "$%s$", span->text);
      else
        g_string_append (out, span->text);
    }
}

static void
append_row (GString *out, const HjBlock *table, int line)
{
  guint row = 0;

  while (row + 1 < table->n_rows && table->row_lines && table->row_lines[row + 1] <= line)
    row++;
  for (guint column = 0; column < table->n_columns; column++)
    {
      if (column)
        g_string_append (out, " │ ");
      append_spans (out, table->cells[(gsize) row * table->n_columns + column].spans);
    }
}

static char *
describe_block (const HjBlock *block, int line)
{
  GString *out = g_string_new (NULL);

  if (block->kind == HJ_BLOCK_HEADING)
    for (int i = 0; i < block->level; i++)
      g_string_append (out, i + 1 < block->level ? "#" : "# ");
  if (block->kind == HJ_BLOCK_TABLE && block->n_rows > 0)
    append_row (out, block, line);
  else if (block->kind == HJ_BLOCK_FORMULA)
    g_string_append_printf (out, "$%s$", block->text ? block->text : "");
  else
    append_spans (out, block->spans);
  for (char *p = out->str; (p = strchr (p, '\n')); p++)
    *p = ' ';
  return g_string_free (out, FALSE);
}

static char *
dup_line (const char *text, int line)
{
  while (--line > 0 && (text = strchr (text, '\n')))
    text++;
  return text ? g_strndup (text, strcspn (text, "\n")) : g_strdup ("");
}

/* What a damaged line was read back to is the line itself; of headings and other repairs one sees what became of them. */
char *
hj_import_report_dup_after (const HjImportReport *report, int line)
{
  const HjBlock *block;
  g_autofree char *before = NULL, *read = NULL;

  g_return_val_if_fail (report != NULL, NULL);
  before = hj_import_report_dup_before (report, line);
  read = dup_line (report->note->markdown, line);
  block = find_block ((HjImportReport *) report, line);
  if (!block || (block->kind != HJ_BLOCK_HEADING && strcmp (before, read) != 0
                 && strstr (report->note->encoding, " (")))
    return g_steal_pointer (&read);
  return describe_block (block, line);
}

/* ---- guesses ---- */

char *
hj_import_report_dup_context (const HjImportReport *report, const HjReportGuess *guess, gsize *offset)
{
  const char *text, *place, *start, *end;

  g_return_val_if_fail (report != NULL && guess != NULL && offset != NULL, NULL);
  text = report->note->markdown;
  place = start = text + guess->offset;
  for (int i = 0; i < AROUND && start > text && start[-1] != '\n'; i++)
    start = g_utf8_prev_char (start);
  end = place;
  for (int i = 0; i < 2 * AROUND && *end && *end != '\n'; i++)
    end = g_utf8_next_char (end);
  *offset = place - start;
  return g_strndup (start, end - start);
}

/* The one that was taken comes first, whatever the letters around it say when looked at alone. */
static void
put_first (GArray *letters, gunichar letter, guint most)
{
  for (guint i = 0; i < letters->len; i++)
    if (g_array_index (letters, gunichar, i) == letter)
      g_array_remove_index (letters, i);
  g_array_prepend_val (letters, letter);
  if (letters->len > most)
    g_array_set_size (letters, most);
}

GArray *
hj_import_report_list_candidates (HjImportReport *self, const HjReportGuess *guess, guint most)
{
  GArray *letters;
  int index;

  g_return_val_if_fail (self != NULL && guess != NULL, NULL);
  if (!self->asked && self->bytes)
    self->choices = hj_guesses_new (self->bytes);
  self->asked = TRUE;
  index = self->choices ? hj_guesses_find (self->choices, guess->line, guess->column) : -1;
  letters = index >= 0 ? hj_guesses_list (self->choices, (guint) index, most)
                       : g_array_new (FALSE, FALSE, sizeof (gunichar));
  put_first (letters, g_utf8_get_char (self->note->markdown + guess->offset), most);
  return letters;
}
