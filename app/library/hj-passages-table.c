/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What search looks through: the visible words of every note, a line or a cell row at a time. */
#include "hj-library-private.h"

#include "hj-fold.h"

#include <string.h>

/* Without case and without the difference of wide, narrow and composed letters; runs of spaces become one. */
char *
hj_library_fold (const char *text)
{
  g_autoptr (GString) folded = g_string_sized_new (64);
  gsize kept = 0;

  if (g_utf8_validate (text, -1, NULL))
    hj_fold_append (folded, text, strlen (text));
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      hj_fold_append (folded, valid, strlen (valid));
    }
  for (const char *p = folded->str; *p;)
    {
      gsize length = g_utf8_next_char (p) - p;
      gboolean space = ((guchar) *p <= ' ' || (guchar) *p >= 0x80) && g_unichar_isspace (g_utf8_get_char (p));

      if (!space)
        {
          memmove (folded->str + kept, p, length);
          kept += length;
        }
      else if (kept > 0 && folded->str[kept - 1] != ' ')
        folded->str[kept++] = ' ';
      p += length;
    }
  g_string_truncate (folded, kept > 0 && folded->str[kept - 1] == ' ' ? kept - 1 : kept);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

typedef struct {
  HjDatabase *db;
  gint64 note;
  GError *problem;
} Writing;

static void
write_passage (Writing *writing, int line, int heading, const char *text)
{
  g_autofree char *one_line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  g_autofree char *folded = hj_library_fold (g_strstrip (one_line));

  if (writing->problem || folded[0] == '\0')
    return;
  hj_database_run (writing->db, &writing->problem,
                   "INSERT INTO passages (note, line, heading, text, folded) VALUES (?1, ?2, ?3, ?4, ?5)", "liiss",
                   writing->note, line, heading, one_line, folded);
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
    }
  if (block->text && block->kind != HJ_BLOCK_DIAGRAM)
    write_passage (writing, block->line, 0, block->text);
}

gboolean
hj_passages_table_replace (HjDatabase *db, gint64 note, const HjNote *read, GError **error)
{
  Writing writing = { .db = db, .note = note };

  if (!hj_database_run (db, error, "DELETE FROM passages WHERE note = ?1", "l", note))
    return FALSE;
  hj_blocks_each (read->blocks, write_block, &writing);
  if (writing.problem)
    g_propagate_error (error, writing.problem);
  return !writing.problem;
}
