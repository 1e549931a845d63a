/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What search looks through: the visible words of every note, a line or a cell row at a time. What is shown of a passage
 * has its formulas as one reads them; what finds it has their TeX too, and for a heading those above it. */
#include "hj-library-private.h"

#include "hj-formula.h"
#include "hj-note-formulas.h"
#include "hj-search-text.h"

#include <string.h>

#define SHORTEST_FORMULA 6 /* bytes of TeX */

#define DEEPEST HJ_DEEPEST_LEVEL

typedef struct {
  HjDatabase *db;
  gint64 note;
  const char *macros;   /* of its formulas, or NULL */
  char *above[DEEPEST]; /* the headings of each level that the next block stands under, or NULL */
  GError *problem;
} Writing;

/* TEXT without spaces around it, on one line. (transfer full) */
static char *
dup_one_line (const char *text)
{
  char *line = g_strdup (text);

  for (char *p = line; (p = strpbrk (p, "\n\t"));)
    *p++ = ' ';
  return g_strstrip (line);
}

/* OTHERWISE: other ways to say TEXT that find it too, or NULL. They are no part of a title. */
static void
write_words (Writing *writing, int line, int heading, const char *text, const char *otherwise)
{
  g_autofree char *one_line = dup_one_line (text);
  g_autofree char *folded = hj_search_fold (one_line), *more = otherwise ? hj_search_fold (otherwise) : NULL;
  g_autofree char *both = more && *more ? g_strdup_printf ("%s\n%s", folded, more) : NULL;

  if (writing->problem || folded[0] == '\0')
    return;
  hj_database_run (writing->db, &writing->problem,
                   "INSERT INTO passages (note, line, heading, text, folded) VALUES (?1, ?2, ?3, ?4, ?5)", "liiss",
                   writing->note, line, heading, one_line, both ? both : folded);
}

/* SPANS as they are read; the TeX of their formulas goes to FORMULAS. */
static char *
dup_readable (const Writing *writing, const GPtrArray *spans, GString *formulas)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);
      g_autofree char *readable = span->flags & HJ_SPAN_FORMULA ? hj_formula_to_text (span->text, writing->macros) : NULL;

      g_string_append (text, readable ? readable : span->flags & HJ_SPAN_BREAK ? " " : span->text);
      if (readable)
        g_string_append_printf (formulas, " %s", span->text);
    }
  return g_string_free (text, FALSE);
}

/* Found by its TeX, by what one reads in it and by what one says: "\\sqrt{d_k}", "√dₖ", "root" and "루트". */
static void
write_formula (Writing *writing, int line, const char *tex)
{
  g_autofree char *readable = hj_formula_to_text (tex, writing->macros);
  g_autofree char *ko = hj_formula_to_speech (tex, writing->macros, HJ_LANG_KO);
  g_autofree char *en = hj_formula_to_speech (tex, writing->macros, HJ_LANG_EN);
  g_autofree char *otherwise = g_strdup_printf ("%s %s %s", readable, ko, en);

  write_words (writing, line, HJ_PASSAGE_FORMULA, tex, otherwise);
}

/* Among the words of a paragraph, one letter is no formula to look for. */
static void
write_formulas (Writing *writing, int line, const GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (span->flags & HJ_SPAN_FORMULA && strlen (span->text) >= SHORTEST_FORMULA)
        write_formula (writing, line, span->text);
    }
}

static void
write_row (Writing *writing, const HjBlock *block, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL), formulas = g_string_new (NULL);

  for (guint column = 0; column < block->n_columns; column++)
    {
      const GPtrArray *spans = block->cells[(gsize) row * block->n_columns + column].spans;
      g_autofree char *cell = spans ? dup_readable (writing, spans, formulas) : g_strdup ("");

      if (g_strstrip (cell)[0] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", cell);
    }
  write_words (writing, block->row_lines[row], 0, text->str, formulas->str);
}

/* The heading TEXT of LEVEL begins: what it stands under goes to OTHERWISE. */
static void
enter_section (Writing *writing, int level, const char *text, GString *otherwise)
{
  level = CLAMP (level, 1, DEEPEST);
  for (int i = 0; i < DEEPEST; i++)
    if (i >= level - 1)
      g_clear_pointer (&writing->above[i], g_free);
    else if (writing->above[i])
      g_string_append_printf (otherwise, " %s", writing->above[i]);
  writing->above[level - 1] = g_strdup (text);
}

static void
write_spans (Writing *writing, const HjBlock *block)
{
  int level = block->kind == HJ_BLOCK_HEADING ? block->level : 0;
  g_autoptr (GString) otherwise = g_string_new (NULL);
  g_autofree char *text = dup_readable (writing, block->spans, otherwise);

  if (level > 0)
    enter_section (writing, level, text, otherwise);
  write_words (writing, block->line, level, text, otherwise->str);
  write_formulas (writing, block->line, block->spans);
}

static void
write_block (HjBlock *block, gpointer data)
{
  Writing *writing = data;

  for (guint row = 0; block->kind == HJ_BLOCK_TABLE && row < block->n_rows; row++)
    write_row (writing, block, row);
  if (block->spans)
    write_spans (writing, block);
  if (block->text && block->kind == HJ_BLOCK_FORMULA)
    write_formula (writing, block->line, block->text);
  else if (block->text && block->kind != HJ_BLOCK_DIAGRAM)
    write_words (writing, block->line, 0, block->text, NULL);
}

gboolean
hj_passages_table_replace (HjDatabase *db, gint64 note, const HjNote *read, GError **error)
{
  g_autofree char *macros = hj_note_dup_macros (read);
  Writing writing = { .db = db, .note = note, .macros = macros };

  if (!hj_database_run (db, error, "DELETE FROM passages WHERE note = ?1", "l", note))
    return FALSE;
  hj_blocks_each (read->blocks, write_block, &writing);
  for (guint i = 0; i < DEEPEST; i++)
    g_free (writing.above[i]);
  if (writing.problem)
    g_propagate_error (error, writing.problem);
  return !writing.problem;
}
