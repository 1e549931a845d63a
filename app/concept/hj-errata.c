/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding known mistakes: one pass for the first pieces of all patterns, then the rest of each and its guards. */
#include "hj-errata.h"

#include "hj-errata-private.h"
#include "hj-name-fold.h"

#include <string.h>

enum { DEEPEST = 16 };

typedef struct {
  const HjNote *note;      /* or NULL */
  GArray *found;           /* of HjCorrection */
  HjFold fold;
  HjFold context_fold;     /* workspace */
  char *titles[DEEPEST];   /* the headings we are under, folded; 0: the question */
  GString *context;        /* folded: where the text stands */
  const char *text;        /* being looked at */
  HjCorrection where;      /* its place */
  guint first;             /* among FOUND: those of the same block */
} Search;

/* ---- one pattern ---- */

/* The end of the pieces from N on, the first of them beginning at most its gap after FROM; 0: they are not there. */
static gsize
follow (const Search *self, const HjErrataPattern *pattern, guint n, gsize from)
{
  const HjErrataPiece *piece;
  gsize length = self->fold.text->len, size, end;

  if (n == pattern->pieces->len)
    return from;
  piece = &g_array_index (pattern->pieces, HjErrataPiece, n);
  size = strlen (piece->text);
  for (gsize at = from; at <= from + piece->gap && at + size <= length; at++)
    if (memcmp (self->fold.text->str + at, piece->text, size) == 0 && (end = follow (self, pattern, n + 1, at + size)))
      return end;
  return 0;
}

static gboolean
has_one_of (const Search *self, char **pieces)
{
  for (guint i = 0; pieces[i]; i++)
    if (strstr (self->context->str, pieces[i]) || strstr (self->fold.text->str, pieces[i]))
      return TRUE;
  return FALSE;
}

static gboolean
passes_guards (const Search *self, const HjErrataPattern *pattern)
{
  for (guint i = 0; i < pattern->unless->len; i++)
    if (strstr (self->fold.text->str, g_ptr_array_index (pattern->unless, i)))
      return FALSE;
  for (guint i = 0; i < pattern->exactly->len; i++)
    if (!strstr (self->text, g_ptr_array_index (pattern->exactly, i)))
      return FALSE;
  for (guint i = 0; i < pattern->around->len; i++)
    if (!has_one_of (self, g_ptr_array_index (pattern->around, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_known (const Search *self, const HjErratum *erratum)
{
  for (guint i = self->first; i < self->found->len; i++)
    if (g_array_index (self->found, HjCorrection, i).erratum == erratum)
      return TRUE;
  return FALSE;
}

/* How many lines of the source BLOCK, whose text is searched, has before the byte END of it. */
static int
count_lines (const Search *self, const HjBlock *block, gsize end)
{
  int n = 0;

  if (block->spans)
    return hj_spans_count_lines (block->spans, end);
  for (gsize i = 0; i < end; i++)
    n += self->text[i] == '\n' ? 1 : 0;
  return n;
}

static void
take_beginning (guint value, gsize begin, gsize end, gpointer data)
{
  Search *self = data;
  const HjErrataPattern *pattern = &g_array_index (hj_errata_table ()->patterns, HjErrataPattern, value);
  const HjErratum *erratum = hj_errata_get (pattern->erratum);
  gsize last = follow (self, pattern, 1, end);
  HjCorrection correction = self->where;

  if (!last || is_known (self, erratum) || !passes_guards (self, pattern))
    return;
  correction.erratum = erratum;
  correction.begin = begin;
  correction.end = last;
  hj_fold_trace (&self->fold, self->text, &correction.begin, &correction.end);
  if (self->where.block && self->where.row < 0)
    correction.line += count_lines (self, self->where.block, correction.begin);
  g_array_append_val (self->found, correction);
}

static void
search_text (Search *self, const char *text)
{
  self->text = text;
  hj_fold_set (&self->fold, text);
  hj_finder_run (hj_errata_table ()->finder, self->fold.text->str, self->fold.text->len, take_beginning, self);
}

/* ---- context ---- */

static char *
fold_spans (Search *self, const GPtrArray *spans)
{
  g_autofree char *text = spans ? hj_spans_dup_text (spans) : g_strdup ("");

  hj_fold_set (&self->context_fold, text);
  return g_strdup (self->context_fold.text->str);
}

static void
enter (Search *self, const HjBlock *block)
{
  guint level = block->kind == HJ_BLOCK_QUESTION ? 0 : (guint) CLAMP (block->level, 1, DEEPEST - 1);

  for (guint i = level; i < DEEPEST; i++)
    g_clear_pointer (&self->titles[i], g_free);
  self->titles[level] = fold_spans (self, block->spans);
}

static void
set_context (Search *self)
{
  g_string_truncate (self->context, 0);
  for (guint i = 0; i < DEEPEST; i++)
    if (self->titles[i])
      g_string_append_printf (self->context, "%s%c", self->titles[i], HJ_FOLD_CUT);
}

/* ---- blocks ---- */

static void
add_cell_context (Search *self, const HjBlock *table, guint row, guint column)
{
  g_autofree char *head = fold_spans (self, table->cells[column].spans);
  g_autofree char *first = fold_spans (self, table->cells[row * table->n_columns].spans);

  g_string_append_printf (self->context, "%s%c%s", head, HJ_FOLD_CUT, first);
}

static void
search_table (Search *self, const HjBlock *table)
{
  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    {
      guint row = i / table->n_columns, column = i % table->n_columns;
      g_autofree char *text = hj_spans_dup_text (table->cells[i].spans);

      set_context (self);
      add_cell_context (self, table, row, column);
      self->where.row = (int) row;
      self->where.column = (int) column;
      self->where.line = table->row_lines[row];
      search_text (self, text);
    }
}

/* Whether the text begins on the line after that of the block, which is a fence. */
static gboolean
is_fenced (const Search *self, const HjBlock *block)
{
  const char *line = block->kind == HJ_BLOCK_CODE && self->note ? self->note->markdown : NULL;

  for (int n = 1; line && n < block->line; n++)
    line = (line = strchr (line, '\n')) ? line + 1 : NULL;
  return line && (g_strstr_len (line, (gssize) strcspn (line, "\n"), "```")
                  || g_strstr_len (line, (gssize) strcspn (line, "\n"), "~~~"));
}

static void
search_block (HjBlock *block, gpointer data)
{
  Search *self = data;
  g_autofree char *text = block->spans && block->spans->len ? hj_spans_dup_text (block->spans) : NULL;
  const char *verbatim = block->kind == HJ_BLOCK_CODE || block->kind == HJ_BLOCK_FORMULA ? block->text : text;

  if (block->kind == HJ_BLOCK_HEADING || block->kind == HJ_BLOCK_QUESTION)
    enter (self, block);
  self->first = self->found->len;
  self->where = (HjCorrection) { .block = block, .row = -1, .column = -1, .line = block->line };
  if (block->kind == HJ_BLOCK_TABLE)
    search_table (self, block);
  else if (verbatim)
    {
      self->where.line += is_fenced (self, block);
      set_context (self);
      search_text (self, verbatim);
    }
}

/* ---- from outside ---- */

static void
search_init (Search *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (HjCorrection));
  self->context = g_string_new (NULL);
  hj_fold_init (&self->fold);
  hj_fold_init (&self->context_fold);
  self->where.row = self->where.column = -1;
}

static GArray *
search_finish (Search *self)
{
  for (guint i = 0; i < DEEPEST; i++)
    g_free (self->titles[i]);
  g_string_free (self->context, TRUE);
  hj_fold_clear (&self->fold);
  hj_fold_clear (&self->context_fold);
  return self->found;
}

/* A question may be named by the line below it, which is a block too: the mistake is that line's. */
static void
drop_repeated (GArray *found)
{
  for (guint i = found->len; i-- > 1;)
    {
      const HjCorrection *one = &g_array_index (found, HjCorrection, i - 1);
      const HjCorrection *next = &g_array_index (found, HjCorrection, i);

      if (one->block->kind == HJ_BLOCK_QUESTION && one->erratum == next->erratum && next->line - one->line <= 3)
        g_array_remove_index (found, i - 1);
    }
}

GArray *
hj_errata_find (const HjNote *note)
{
  Search search = { .note = note };

  search_init (&search);
  hj_blocks_each (note->blocks, search_block, &search);
  drop_repeated (search.found);
  return search_finish (&search);
}

GArray *
hj_errata_find_in_text (const char *text)
{
  Search search = { 0 };

  search_init (&search);
  search_text (&search, text);
  return search_finish (&search);
}

char *
hj_correction_dup_text (const HjCorrection *correction)
{
  const HjBlock *block = correction->block;

  if (correction->row >= 0)
    return hj_spans_dup_text (block->cells[(gsize) correction->row * block->n_columns + correction->column].spans);
  return block->spans ? hj_spans_dup_text (block->spans) : g_strdup (block->text);
}
