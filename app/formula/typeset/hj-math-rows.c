/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows and columns of an environment. */
#include "hj-math-environments.h"

#include <string.h>

#define MAX_CELLS 16384

typedef struct {
  GPtrArray *rows; /* of GPtrArray of HjMathNode */
  GArray *extra;   /* of double, after each row */
  GPtrArray *tags; /* of HjMathNode or NULL, of each row */
  GByteArray *lines; /* above each row and after the last */
  GByteArray *dashed; /* whether they are */
  guint n_columns, n_cells;
} Rows;

/* ---- Rows ---- */

static void
begin_row (Rows *rows)
{
  const double none = 0;

  g_ptr_array_add (rows->rows, g_ptr_array_new ());
  g_ptr_array_add (rows->tags, NULL);
  g_array_append_val (rows->extra, none);
}

static void
read_lines_above (HjMathReader *reader, Rows *rows)
{
  guint8 n = 0, dashed = FALSE;

  for (;; n++)
    {
      hj_math_skip_spaces (reader);
      dashed |= hj_tex_is_command (reader->at, "hdashline");
      if (hj_tex_is_command (reader->at, "hline"))
        reader->at += strlen ("\\hline");
      else if (hj_tex_is_command (reader->at, "toprule") || hj_tex_is_command (reader->at, "midrule")
               || hj_tex_is_command (reader->at, "bottomrule") || hj_tex_is_command (reader->at, "hdashline"))
        reader->at = hj_tex_end_of_name (reader->at + 1);
      else
        break;
    }
  n = MIN (n, 2);
  g_byte_array_append (rows->lines, &n, 1);
  g_byte_array_append (rows->dashed, &dashed, 1);
}

static void
read_cell (HjMathReader *reader, Rows *rows)
{
  GPtrArray *row = g_ptr_array_index (rows->rows, rows->rows->len - 1);
  HjMathNode *cell;

  reader->tag = NULL;
  cell = hj_math_read_row (reader, HJ_STOP_CELL);
  if (reader->tag)
    g_ptr_array_index (rows->tags, rows->tags->len - 1) = g_steal_pointer (&reader->tag);
  g_ptr_array_add (row, cell);
  rows->n_columns = MAX (rows->n_columns, row->len);
  rows->n_cells++;
}

static gboolean
is_row_end (const char *at)
{
  return hj_tex_is_command (at, "\\") || hj_tex_is_command (at, "cr") || hj_tex_is_command (at, "tabularnewline");
}

static void
end_row (HjMathReader *reader, Rows *rows)
{
  g_autofree char *option = NULL;
  gboolean mu;

  reader->at = hj_tex_end_of_name (reader->at + 1);
  reader->at += *reader->at == '*';
  /* A bracket on the next line is an author's interval, not a length. */
  if (*reader->at == '[' && (g_ascii_isdigit (reader->at[1]) || strchr ("-+. ", reader->at[1])))
    option = hj_math_take_option (reader);
  if (option)
    g_array_index (rows->extra, double, rows->extra->len - 1) = hj_math_read_length (option, &mu);
  read_lines_above (reader, rows);
}

/* Up to \end, a closing brace or the end. */
static void
read_rows (HjMathReader *reader, Rows *rows)
{
  read_lines_above (reader, rows);
  begin_row (rows);
  while (*reader->at)
    {
      read_cell (reader, rows);
      if (*reader->at == '&')
        reader->at++;
      else if (is_row_end (reader->at) && rows->n_cells < MAX_CELLS)
        {
          end_row (reader, rows);
          if (!*reader->at || hj_tex_is_command (reader->at, "end") || *reader->at == '}')
            return;
          begin_row (rows);
        }
      else
        return;
    }
}

/* ---- HjColumns ---- */

static void
repeat_columns (HjMathReader *inner, GString *spec)
{
  g_autofree char *count = hj_math_take_word (inner), *columns = hj_math_take_word (inner);
  gint64 n = g_ascii_strtoll (count, NULL, 10);

  for (gint64 i = 0; i < MIN (n, HJ_MAX_COLUMNS) && spec->len < 4 * HJ_MAX_COLUMNS; i++)
    g_string_append (spec, columns);
}

void
hj_math_parse_columns (HjMathReader *reader, const char *text, HjColumns *columns, int depth)
{
  HjMathReader inner = { .arena = reader->arena, .source = text, .at = text };

  for (; *inner.at && columns->align->len < HJ_MAX_COLUMNS;)
    {
      char c = *inner.at++;

      if (strchr ("lcr", c))
        g_string_append_c (columns->align, c);
      else if (strchr ("pmbX", c))
        {
          g_string_append_c (columns->align, 'l');
          if (*inner.at == '{')
            g_free (hj_math_take_word (&inner));
        }
      else if (c == '|' || c == ':')
        columns->bars[columns->align->len] = MIN (columns->bars[columns->align->len] + 1, 2);
      else if (c == '*' && depth < 3)
        {
          g_autoptr (GString) repeated = g_string_new (NULL);

          repeat_columns (&inner, repeated);
          hj_math_parse_columns (reader, repeated->str, columns, depth + 1);
        }
      else if (strchr ("@!><", c) && *inner.at)
        {
          columns->flush[columns->align->len] |= c == '@';
          g_free (hj_math_take_word (&inner));
        }
    }
  g_free (inner.trouble);
}

static double
gap_before (const HjEnvironment *environment, const HjColumns *columns, guint i, guint n)
{
  gboolean array = environment->align == NULL && environment->rows == ARRAY;

  double doubled = columns->bars[MIN (i, HJ_MAX_COLUMNS)] > 1 ? 0.2 : 0; /* LaTeX's \doublerulesep */

  if (columns->flush[MIN (i, HJ_MAX_COLUMNS)])
    return doubled;
  if (i == 0 || i == n)
    return array ? environment->gap / 2 + doubled : environment->rows == SMALL ? 0.1667 : 0;
  if (environment->gap >= 0)
    return environment->gap + doubled;
  return i % 2 == 0 ? -environment->gap : 0;
}

static void
set_columns (HjMathReader *reader, const HjEnvironment *environment, const HjColumns *columns, HjMathTable *table)
{
  const char *align = environment->align ? environment->align : columns->align->len ? columns->align->str : "c";
  guint n_align = strlen (align), n = table->n_columns;

  table->align = hj_arena_take (reader->arena, n + 1);
  table->gaps = hj_arena_take (reader->arena, (n + 1) * sizeof (double));
  table->bars = hj_arena_take (reader->arena, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      table->align[i] = i == n ? '\0' : environment->align ? align[i % n_align] : align[MIN (i, n_align - 1)];
      table->gaps[i] = gap_before (environment, columns, i, n);
      table->bars[i] = columns->bars[MIN (i, HJ_MAX_COLUMNS)];
    }
}

/* ---- Tables ---- */

/* LaTeX's strut is 8.4 + 3.6 points; lines of a display are openup'ed by 3; amsmath's small ones are 6 apart. */
static void
set_measures (const HjEnvironment *environment, HjMathTable *table)
{
  gboolean struts = environment->rows == ARRAY || environment->rows == LINES;

  table->style = environment->style;
  table->row_height = struts ? 0.84 * environment->stretch : 0;
  table->row_depth = struts ? 0.36 * environment->stretch : 0;
  table->stacked = environment->rows != ARRAY;
  table->skip = environment->rows == LINES ? 1.5 : environment->rows == SMALL ? 0.6 : 0.552;
  table->gap = environment->rows == LINES ? 0.4 : environment->rows == SMALL ? 0.15 : 0.084;
  table->gap_limit = environment->rows == LINES ? 0.3 : table->gap;
}

static void
pack_rows (HjMathReader *reader, Rows *rows, HjMathTable *table)
{
  table->n_rows = rows->rows->len;
  table->n_columns = CLAMP (rows->n_columns, 1, MAX (MAX_CELLS * 4 / MAX (table->n_rows, 1), 1));
  table->n_columns = MIN (table->n_columns, HJ_MAX_COLUMNS);
  table->cells = hj_arena_take (reader->arena, table->n_rows * table->n_columns * sizeof (HjMathNode *));
  table->extra = hj_arena_take (reader->arena, table->n_rows * sizeof (double));
  table->tags = hj_arena_take (reader->arena, table->n_rows * sizeof (HjMathNode *));
  table->lines = hj_arena_take (reader->arena, table->n_rows + 1);
  table->dashed = hj_arena_take (reader->arena, table->n_rows + 1);
  for (guint i = 0; i < table->n_rows; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows->rows, i);

      for (guint j = 0; j < MIN (row->len, table->n_columns); j++)
        table->cells[i * table->n_columns + j] = g_ptr_array_index (row, j);
      table->extra[i] = g_array_index (rows->extra, double, i);
      table->tags[i] = g_ptr_array_index (rows->tags, i);
    }
  for (guint i = 0; i <= table->n_rows && i < rows->lines->len; i++)
    {
      table->lines[i] = rows->lines->data[i];
      table->dashed[i] = rows->dashed->data[i];
    }
  if (rows->n_columns > table->n_columns || rows->n_cells >= MAX_CELLS)
    hj_math_note_problem (reader, HJ_TYPESET_TOO_LONG, "&", 1);
}

HjMathTable *
hj_math_read_table (HjMathReader *reader, const HjEnvironment *environment, const HjColumns *columns)
{
  HjMathTable *table = hj_arena_new0 (reader->arena, HjMathTable);
  Rows rows = { .rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
                .extra = g_array_new (FALSE, FALSE, sizeof (double)), .tags = g_ptr_array_new (),
                .lines = g_byte_array_new (), .dashed = g_byte_array_new () };

  read_rows (reader, &rows);
  pack_rows (reader, &rows, table);
  set_columns (reader, environment, columns, table);
  set_measures (environment, table);
  g_ptr_array_unref (rows.rows);
  g_array_unref (rows.extra);
  g_ptr_array_unref (rows.tags);
  g_byte_array_unref (rows.lines);
  g_byte_array_unref (rows.dashed);
  return table;
}
