/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From labels with terms to a table: which terms are columns, which labels rows, what goes into the cells. */
#include "hj-latent.h"

#include <string.h>

/* A term that comes back so often is a column; a table has so many rows and columns. */
#define FEWEST_REPEATS 3
#define FEWEST_ROWS 3
#define FEWEST_COLUMNS 2
#define MOST_COLUMNS 8
/* Two labels make a table when they share so many terms and have hardly any other. */
#define SHARED_BY_PAIR 3

typedef struct {
  const HjTerm *term; /* where it was seen first */
  guint count;        /* labels it stands under */
  const HjLabel *last; /* counted last: a label counts once */
} Column;

/* ---- columns ---- */

static Column *
find_column (const GArray *columns, const char *key)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (g_array_index (columns, Column, i).term->key, key))
      return &g_array_index (columns, Column, i);
  return NULL;
}

#define MOST_TERMS 400 /* of a group; what has more is an index, no table */

static GArray *
count_terms (const GPtrArray *labels)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint i = 0; i < labels->len; i++)
    {
      const HjLabel *label = g_ptr_array_index (labels, i);

      for (guint k = 0; k < label->terms->len && columns->len < MOST_TERMS; k++)
        {
          const HjTerm *term = &g_array_index (label->terms, HjTerm, k);
          Column *column = find_column (columns, term->key);
          Column fresh = { term, 1, label };

          if (!column)
            g_array_append_val (columns, fresh);
          else if (column->last != label)
            {
              column->count++;
              column->last = label;
            }
        }
    }
  return columns;
}

static guint
count_repeated (const GArray *columns, guint times)
{
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    n += g_array_index (columns, Column, i).count >= times;
  return n;
}

static void
keep_repeated (GArray *columns, guint times)
{
  guint kept = 0;

  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, Column, i).count >= times)
      g_array_index (columns, Column, kept++) = g_array_index (columns, Column, i);
  g_array_set_size (columns, kept);
}

static guint
count_with_terms (const GPtrArray *labels)
{
  guint n = 0;

  for (guint i = 0; i < labels->len; i++)
    n += ((HjLabel *) g_ptr_array_index (labels, i))->terms->len > 0;
  return n;
}

/* The terms that are columns, in order of appearance; none when the labels have too little in common. */
static GArray *
choose_columns (const GPtrArray *labels)
{
  GArray *columns = count_terms (labels);
  gboolean pair = count_with_terms (labels) == 2 && count_repeated (columns, 2) >= SHARED_BY_PAIR
               && count_repeated (columns, 1) <= count_repeated (columns, 2) + 1;

  /* Once a table is proven, a term that comes back twice is a column too: empty cells are allowed. */
  keep_repeated (columns, pair || count_repeated (columns, FEWEST_REPEATS) >= FEWEST_COLUMNS ? 2 : FEWEST_REPEATS);
  if (columns->len < FEWEST_COLUMNS || columns->len > MOST_COLUMNS)
    g_array_set_size (columns, 0);
  return columns;
}

/* ---- cells ---- */

/* "Value-based methods" belongs into the column "Value-based". */
static gboolean
names_column (const HjTerm *term, const char *key)
{
  gsize size = strlen (key);

  return g_str_equal (term->key, key) || (strncmp (term->key, key, size) == 0 && term->key[size] == ' ');
}

static const HjTerm *
find_term (const HjLabel *label, const GArray *columns, guint column)
{
  const char *key = g_array_index (columns, Column, column).term->key;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < label->terms->len; i++)
      {
        const HjTerm *term = &g_array_index (label->terms, HjTerm, i);

        if (pass == 0 ? g_str_equal (term->key, key) : !find_column (columns, term->key) && names_column (term, key))
          return term;
      }
  return NULL;
}

static void
append_text (GPtrArray *out, const char *text)
{
  g_ptr_array_add (out, hj_span_new (0, text, NULL));
}

static void
append_break (GPtrArray *out)
{
  if (out->len)
    g_ptr_array_add (out, hj_span_new (HJ_SPAN_BREAK, NULL, NULL));
}

/* What stands below the first line of an item, a line for each piece. */
static void
append_below (GPtrArray *out, const GPtrArray *blocks, guint from)
{
  for (guint i = from; blocks && i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_ITEM)
        {
          append_break (out);
          append_text (out, "• ");
          if (block->children->len)
            hj_spans_append (out, ((HjBlock *) g_ptr_array_index (block->children, 0))->spans, 0, 0);
          append_below (out, block->children, 1);
        }
      else if (block->spans || block->text)
        {
          append_break (out);
          if (block->spans)
            hj_spans_append (out, block->spans, 0, 0);
          else
            g_ptr_array_add (out, hj_span_new (block->kind == HJ_BLOCK_FORMULA ? HJ_SPAN_FORMULA : HJ_SPAN_CODE,
                                               block->text, NULL));
        }
      if (block->kind == HJ_BLOCK_LIST)
        append_below (out, block->children, 0);
    }
}

static void
fill_cell (GPtrArray *out, const HjTerm *term)
{
  hj_spans_append (out, ((HjBlock *) g_ptr_array_index (term->item->children, 0))->spans, term->index, term->offset);
  append_below (out, term->item->children, 1);
}

static void
fill_label (GPtrArray *out, const HjLabel *label)
{
  for (guint i = 0; i < label->n_spans; i++)
    {
      const HjSpan *span = g_ptr_array_index (label->spans, i);
      g_autofree char *text = g_strdup (span->text);

      /* The colon only led to the list. */
      if (i + 1 == label->n_spans && g_str_has_suffix (g_strchomp (text), ":"))
        text[strlen (text) - 1] = '\0';
      g_ptr_array_add (out, hj_span_new (span->flags & ~HJ_SPAN_BOLD, text, span->href));
    }
}

/* ---- the table ---- */

static GPtrArray *
get_cell (const HjBlock *table, guint row, guint column)
{
  return table->cells[(gsize) row * table->n_columns + column].spans;
}

static HjBlock *
create_table (guint n_rows, guint n_columns)
{
  HjBlock *table = hj_block_new (HJ_BLOCK_TABLE);

  table->n_rows = n_rows;
  table->n_columns = n_columns;
  table->cells = g_new0 (HjCell, (gsize) n_rows * n_columns);
  table->aligns = g_new0 (HjAlign, n_columns);
  table->row_lines = g_new0 (int, n_rows);
  for (gsize i = 0; i < (gsize) n_rows * n_columns; i++)
    table->cells[i].spans = hj_spans_new ();
  return table;
}

/* Columns that are aspects of anything: then the rows are things; else the columns are things and the rows aspects. */
static void
fill_header (HjBlock *table, const GArray *columns, HjLang lang)
{
  guint aspects = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const HjTerm *term = g_array_index (columns, Column, i).term;

      append_text (get_cell (table, 0, i + 1), term->name);
      aspects += hj_is_aspect (term->key);
    }
  if (2 * aspects >= columns->len)
    append_text (get_cell (table, 0, 0), lang == HJ_LANG_EN ? "Item" : "항목");
  else
    append_text (get_cell (table, 0, 0), lang == HJ_LANG_EN ? "Aspect" : "구분");
}

static gboolean
is_row (const HjLabel *label, const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    if (find_term (label, columns, i))
      return TRUE;
  return FALSE;
}

static void
fill_row (HjBlock *table, guint row, const HjLabel *label, const GArray *columns)
{
  fill_label (get_cell (table, row, 0), label);
  table->row_lines[row] = label->line;
  for (guint i = 0; i < columns->len; i++)
    {
      const HjTerm *term = find_term (label, columns, i);

      if (term)
        fill_cell (get_cell (table, row, i + 1), term);
    }
}

HjBlock *
hj_latent_table_make (const GPtrArray *labels, HjLang lang, const HjLabel **first, const HjLabel **last)
{
  g_autoptr (GArray) columns = labels->len > 1 ? choose_columns (labels) : NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  HjBlock *table;

  for (guint i = 0; columns && columns->len && i < labels->len; i++)
    if (is_row (g_ptr_array_index (labels, i), columns))
      g_ptr_array_add (rows, g_ptr_array_index (labels, i));
  if (rows->len < (columns && count_with_terms (labels) == 2 ? 2 : FEWEST_ROWS))
    return NULL;
  table = create_table (rows->len + 1, columns->len + 1);
  fill_header (table, columns, lang);
  for (guint i = 0; i < rows->len; i++)
    fill_row (table, i + 1, g_ptr_array_index (rows, i), columns);
  *first = g_ptr_array_index (rows, 0);
  *last = g_ptr_array_index (rows, rows->len - 1);
  table->line = table->row_lines[0] = (*first)->line;
  table->line_end = (*last)->line_end;
  return table;
}

/* ---- two tables that are one ---- */

/* The column of TABLE headed like column COLUMN of OTHER; 0: none. */
static guint
find_same (const HjBlock *table, const HjBlock *other, guint column)
{
  g_autofree char *name = hj_spans_dup_text (get_cell (other, 0, column));

  for (guint i = 1; i < table->n_columns; i++)
    {
      g_autofree char *text = hj_spans_dup_text (get_cell (table, 0, i));

      if (g_str_equal (text, name))
        return i;
    }
  return 0;
}

gboolean
hj_latent_table_fits (const HjBlock *table, const HjBlock *more)
{
  if (table->n_columns != more->n_columns)
    return FALSE;
  for (guint i = 1; i < more->n_columns; i++)
    if (!find_same (table, more, i))
      return FALSE;
  return TRUE;
}

void
hj_latent_table_join (HjBlock *table, HjBlock *more)
{
  guint old = table->n_rows, n_columns = table->n_columns;

  table->n_rows += more->n_rows - 1;
  table->cells = g_renew (HjCell, table->cells, (gsize) table->n_rows * n_columns);
  table->row_lines = g_renew (int, table->row_lines, table->n_rows);
  for (guint row = 1; row < more->n_rows; row++)
    {
      table->row_lines[old + row - 1] = more->row_lines[row];
      for (guint column = 0; column < n_columns; column++)
        {
          guint from = column;

          for (guint i = 1; column && i < n_columns; i++)
            if (find_same (table, more, i) == column)
              from = i;
          table->cells[(gsize) (old + row - 1) * n_columns + column].spans = g_ptr_array_ref (get_cell (more, row, from));
        }
    }
  table->line_end = more->line_end;
  hj_block_free (more);
}
