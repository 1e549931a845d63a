/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What search looks through: the visible words of every note, a line or a cell row at a time. */
#include "hj-library-private.h"

#include "hj-formula.h"
#include "hj-note-formulas.h"
#include "hj-search-text.h"

#include <string.h>

#define SHORTEST_FORMULA 6 /* bytes of TeX */

typedef struct {
  HjDatabase *db;
  gint64 note;
  const char *macros; /* of its formulas, or NULL */
  GError *problem;
} Writing;

/* OTHERWISE: a second way to say TEXT that finds it too, or NULL. */
static void
write_words (Writing *writing, int line, int heading, const char *text, const char *otherwise)
{
  g_autofree char *one_line = g_strstrip (g_strdelimit (g_strdup (text), "\n\t", ' '));
  g_autofree char *both = otherwise ? g_strdup_printf ("%s %s", one_line, otherwise) : NULL;
  g_autofree char *folded = hj_search_fold (both ? both : one_line);

  if (writing->problem || folded[0] == '\0')
    return;
  hj_database_run (writing->db, &writing->problem,
                   "INSERT INTO passages (note, line, heading, text, folded) VALUES (?1, ?2, ?3, ?4, ?5)", "liiss",
                   writing->note, line, heading, one_line, folded);
}

static void
write_passage (Writing *writing, int line, int heading, const char *text)
{
  write_words (writing, line, heading, text, NULL);
}

/* Found by its TeX and by what one reads in it: "\\sqrt{d_k}" and "√dₖ". */
static void
write_formula (Writing *writing, int line, const char *tex)
{
  g_autofree char *readable = hj_formula_to_text (tex, writing->macros);

  write_words (writing, line, HJ_PASSAGE_FORMULA, tex, readable);
}

/* Among the words of a paragraph, one letter is no formula to look for. */
static void
write_formulas (Writing *writing, const HjBlock *block)
{
  for (guint i = 0; i < block->spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (block->spans, i);

      if (span->flags & HJ_SPAN_FORMULA && strlen (span->text) >= SHORTEST_FORMULA)
        write_formula (writing, block->line, span->text);
    }
}

static void
write_rows (Writing *writing, const HjBlock *block)
{
  for (guint row = 0; row < block->n_rows; row++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint column = 0; column < block->n_columns; column++)
        {
          g_autofree char *cell = hj_spans_dup_text (block->cells[(gsize) row * block->n_columns + column].spans);

          if (g_strstrip (cell)[0] != '\0')
            g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", cell);
        }
      write_passage (writing, block->row_lines[row], 0, text->str);
    }
}

static void
write_block (HjBlock *block, gpointer data)
{
  Writing *writing = data;

  if (block->kind == HJ_BLOCK_TABLE)
    write_rows (writing, block);
  if (block->spans)
    {
      g_autofree char *text = hj_spans_dup_text (block->spans);

      write_passage (writing, block->line, block->kind == HJ_BLOCK_HEADING ? block->level : 0, text);
      write_formulas (writing, block);
    }
  if (block->text && block->kind == HJ_BLOCK_FORMULA)
    write_formula (writing, block->line, block->text);
  else if (block->text && block->kind != HJ_BLOCK_DIAGRAM)
    write_passage (writing, block->line, 0, block->text);
}

gboolean
hj_passages_table_replace (HjDatabase *db, gint64 note, const HjNote *read, GError **error)
{
  g_autofree char *macros = hj_note_dup_macros (read);
  Writing writing = { .db = db, .note = note, .macros = macros };

  if (!hj_database_run (db, error, "DELETE FROM passages WHERE note = ?1", "l", note))
    return FALSE;
  hj_blocks_each (read->blocks, write_block, &writing);
  if (writing.problem)
    g_propagate_error (error, writing.problem);
  return !writing.problem;
}
