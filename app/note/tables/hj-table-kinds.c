/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "table-kinds": tables whose first row is data, and tables that say what an earlier one said. */
#include "hj-reading.h"

#include <string.h>

#define FEWEST_LETTERS 12  /* in the second cell of a first row that is data */
#define ENOUGH_EQUAL 0.8   /* share of the cells */

static const HjCell *
get_cell (const HjBlock *table, guint row, guint column)
{
  return &table->cells[(gsize) row * table->n_columns + column];
}

static gboolean
is_bold (const HjCell *cell)
{
  for (guint i = 0; i < cell->spans->len; i++)
    if (((HjSpan *) g_ptr_array_index (cell->spans, i))->flags & HJ_SPAN_BOLD)
      return TRUE;
  return FALSE;
}

static gboolean
begins_with_emoji (const HjCell *cell)
{
  g_autofree char *text = hj_spans_dup_text (cell->spans);
  gunichar c = g_utf8_get_char (g_strchug (text));

  return (c >= 0x1f000 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf) || (c >= 0x23e9 && c <= 0x23fa);
}

/* A sentence rather than a name: long, of several words, with Hangul in it. */
static gboolean
is_sentence (const HjCell *cell)
{
  g_autofree char *text = g_strstrip (hj_spans_dup_text (cell->spans));
  gboolean hangul = FALSE;
  guint blanks = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      hangul |= hj_is_hangul (g_utf8_get_char (p));
      blanks += *p == ' ';
    }
  return hangul && blanks >= 2 && g_utf8_strlen (text, -1) > FEWEST_LETTERS;
}

/* Words that stand over a column of names. */
static gboolean
is_attribute_word (const HjCell *cell)
{
  static const char *const words[] = { "구분", "항목", "모델", "방법", "기호", "요소", "용어", "키워드", NULL };
  g_autofree char *text = g_strstrip (hj_spans_dup_text (cell->spans));

  return g_strv_contains (words, text);
}

/* The first row is data when its first cell begins with an emoji as those below it do, or when it names a thing
 * and says in a sentence what it is, in a table of two columns without a bold header. */
static gboolean
is_header_data (const HjBlock *table)
{
  guint emojis = 0;

  if (table->n_rows < 2 || table->n_columns < 2 || is_attribute_word (get_cell (table, 0, 0)))
    return FALSE;
  if (begins_with_emoji (get_cell (table, 0, 0)))
    {
      for (guint row = 1; row < table->n_rows; row++)
        emojis += begins_with_emoji (get_cell (table, row, 0));
      return 2 * emojis >= table->n_rows - 1;
    }
  return table->n_columns == 2 && !is_bold (get_cell (table, 0, 0)) && !is_bold (get_cell (table, 0, 1))
         && is_sentence (get_cell (table, 0, 1));
}

/* Letters and digits only: how it is set says nothing. */
static char *
dup_letters (const HjCell *cell)
{
  g_autofree char *text = hj_spans_dup_text (cell->spans);
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (out, FALSE);
}

static gboolean
are_cells_equal (const HjBlock *a, const HjBlock *b, guint row, guint column)
{
  g_autofree char *first = dup_letters (get_cell (a, row, column));
  g_autofree char *second = dup_letters (get_cell (b, row, column));

  return g_str_equal (first, second);
}

/* The header and the size of a table: only tables that share them are compared cell by cell. */
static char *
dup_shape (const HjBlock *table)
{
  GString *out = g_string_new (NULL);

  g_string_printf (out, "%u,%u", table->n_rows, table->n_columns);
  for (guint column = 0; column < table->n_columns; column++)
    {
      g_autofree char *letters = dup_letters (get_cell (table, 0, column));

      g_string_append_printf (out, "|%s", letters);
    }
  return g_string_free (out, FALSE);
}

/* The share of equal cells below the headers. */
static double
measure_likeness (const HjBlock *a, const HjBlock *b)
{
  gsize equal = 0, all = (gsize) (a->n_rows - 1) * a->n_columns;

  for (guint row = 1; row < a->n_rows; row++)
    for (guint column = 0; column < a->n_columns; column++)
      equal += are_cells_equal (a, b, row, column);
  return all > 0 ? (double) equal / (double) all : 0;
}

typedef struct {
  HjReading *reading;
  GHashTable *shapes; /* shape → HjBlock, the last table of that shape */
  GHashTable *twins;  /* of HjBlock: tables that say nothing new */
  GArray *starts;     /* of the source's lines; NULL until it is needed */
} Tables;

/* A table that is word for word one before it goes, and is kept in the report. */
static void
take_out (Tables *tables, HjBlock *block)
{
  const char *markdown = tables->reading->note->markdown;
  g_autofree char *lines = NULL;

  if (!tables->starts)
    tables->starts = hj_lines_index (markdown);
  lines = hj_lines_dup (markdown, tables->starts, block->line, block->line_end);
  if (hj_reading_remove (tables->reading, "table-merged", "앞의 표를 그대로 되풀이한 표를 뺐습니다",
                         "A table that repeats one before it word for word was taken out", block->line, lines, -1))
    g_hash_table_add (tables->twins, block);
}

static void
look_at_table (HjBlock *block, gpointer data)
{
  Tables *tables = data;
  const HjBlock *other;
  double likeness;
  char *shape;

  if (block->kind != HJ_BLOCK_TABLE)
    return;
  block->headless = is_header_data (block)
                    && hj_reading_mend (tables->reading, "table-headless", "첫 행이 머리가 아니라 내용인 표로 읽었습니다",
                                        "The first row of a table was read as data, not as its header", block->line);
  shape = dup_shape (block);
  other = g_hash_table_lookup (tables->shapes, shape);
  likeness = other ? measure_likeness (other, block) : 0;
  if (likeness >= 1)
    {
      take_out (tables, block);
      g_free (shape);
      return;
    }
  if (likeness >= ENOUGH_EQUAL)
    hj_note_add_warning (tables->reading->note, "table-duplicate", "앞의 표와 거의 같은 표입니다. 둘 다 그대로 두었습니다",
                         "This table says nearly the same as one before it; both were kept", block->line);
  g_hash_table_insert (tables->shapes, shape, block);
}

static void
sweep (GPtrArray *blocks, GHashTable *twins)
{
  guint kept = 0;

  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      HjBlock *block = g_ptr_array_index (blocks, i);

      if (g_hash_table_contains (twins, block))
        {
          hj_block_free (block);
          continue;
        }
      sweep (block->children, twins);
      blocks->pdata[kept++] = block;
    }
  if (blocks && kept < blocks->len)
    {
      for (guint i = kept; i < blocks->len; i++)
        blocks->pdata[i] = NULL; /* freed, or moved up */
      g_ptr_array_set_size (blocks, (gint) kept);
    }
}

gboolean
hj_pass_table_kinds (HjReading *reading, GError **error)
{
  Tables tables = { reading, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    g_hash_table_new (NULL, NULL), NULL };

  hj_blocks_each (reading->note->blocks, look_at_table, &tables);
  if (g_hash_table_size (tables.twins))
    sweep (reading->note->blocks, tables.twins);
  g_hash_table_unref (tables.twins);
  g_clear_pointer (&tables.starts, g_array_unref);
  g_hash_table_unref (tables.shapes);
  return TRUE;
}
