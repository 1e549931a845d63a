/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "csv": a database of a Notion export, comma-separated values (RFC 4180), is one table. The first column names
 * the pages of its rows. */
#include "hj-reading.h"

#include <string.h>

#define MOST_COLUMNS 200
#define MOST_CELLS 200000

gboolean
hj_name_is_notion_table (const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *base = slash ? slash + 1 : name;
  gsize size = strlen (base);

  if (size < 4 || g_ascii_strcasecmp (base + size - 4, ".csv") != 0)
    return FALSE;
  size -= 4;
  if (size > 4 && strncmp (base + size - 4, "_all", 4) == 0)
    size -= 4;
  return hj_find_notion_id (base, size) != NULL;
}

/* ---- reading values ---- */

typedef struct {
  GPtrArray *cells; /* of char*, row after row */
  GArray *rows;     /* of int: the line each row begins on */
  guint n_columns;  /* of the first row */
} Values;

/* The value at *P, which moves behind it. LINE counts the lines it takes up. */
static char *
read_value (const char **p, int *line)
{
  GString *value = g_string_new (NULL);
  gboolean quoted = **p == '"';
  const char *q = *p + quoted;

  for (; *q; q++)
    if (quoted && *q == '"')
      {
        if (q[1] != '"')
          break;
        g_string_append_c (value, *++q);
      }
    else if (!quoted && (*q == ',' || *q == '\n'))
      break;
    else
      {
        *line += *q == '\n';
        g_string_append_c (value, *q);
      }
  /* What follows a closing quote by mistake belongs to the value. */
  if (*q == '"')
    for (q++; *q && *q != ',' && *q != '\n'; q++)
      g_string_append_c (value, *q);
  *p = q;
  return g_strstrip (g_string_free (value, FALSE));
}

/* One row with as many cells as the first; FALSE: it has more, or there are too many. */
static gboolean
read_row (Values *values, const char **p, int *line)
{
  guint n = 0;

  g_array_append_val (values->rows, *line);
  for (;; ++*p)
    {
      g_ptr_array_add (values->cells, read_value (p, line));
      if (++n > MOST_COLUMNS || values->cells->len > MOST_CELLS)
        return FALSE;
      if (**p != ',')
        break;
    }
  if (**p == '\n')
    {
      ++*p;
      ++*line;
    }
  values->n_columns = values->n_columns ? values->n_columns : n;
  for (; n < values->n_columns; n++)
    g_ptr_array_add (values->cells, g_strdup (""));
  return n == values->n_columns;
}

static gboolean
read_values (Values *values, const char *text)
{
  int line = 1;

  while (*text)
    if (*text == '\n')
      {
        text++;
        line++;
      }
    else if (!read_row (values, &text, &line))
      return FALSE;
  return values->rows->len > 0 && values->n_columns > 1;
}

/* ---- the table ---- */

/* "Name (Folder/Name%20….md), Other (…)": pages another page is related to. */
static void
add_related (GPtrArray *spans, const char *text)
{
  const char *end, *open;

  while ((end = strstr (text, ".md)")) && (open = g_strrstr_len (text, end - text, " (")) && open > text
         && !memchr (open + 2, ' ', end - open - 2))
    {
      const char *start = text + strspn (text, ", ");
      g_autofree char *name = g_strndup (start, MAX (open - start, 0)), *href = g_strndup (open + 2, end + 1 - open);

      if (start > text)
        g_ptr_array_add (spans, hj_span_new (0, ", ", NULL));
      g_ptr_array_add (spans, hj_span_new (HJ_SPAN_LINK, name, href));
      text = end + strlen (".md)");
    }
  if (*text)
    g_ptr_array_add (spans, hj_span_new (0, text, NULL));
}

static GPtrArray *
make_cell (const char *text, gboolean page)
{
  GPtrArray *spans = hj_spans_new ();
  g_autofree char *address = page && *text ? g_uri_escape_string (text, "/", TRUE) : NULL;
  g_autofree char *href = address ? g_strconcat ("wiki:", address, NULL) : NULL;

  if (href)
    g_ptr_array_add (spans, hj_span_new (HJ_SPAN_LINK, text, href));
  else if (*text)
    add_related (spans, text);
  return spans;
}

static HjBlock *
make_table (const Values *values, int last_line)
{
  HjBlock *table = hj_block_new (HJ_BLOCK_TABLE);

  table->n_columns = values->n_columns;
  table->n_rows = values->rows->len;
  table->cells = g_new0 (HjCell, values->cells->len);
  table->aligns = g_new0 (HjAlign, table->n_columns);
  table->row_lines = g_new0 (int, table->n_rows);
  for (guint i = 0; i < values->cells->len; i++)
    table->cells[i].spans = make_cell (values->cells->pdata[i], i >= table->n_columns && i % table->n_columns == 0);
  for (guint i = 0; i < table->n_rows; i++)
    table->row_lines[i] = g_array_index (values->rows, int, i);
  table->line = 1;
  table->line_end = MAX (last_line, 1);
  return table;
}

static void
append_escaped (GString *out, const char *text)
{
  for (; *text; text++)
    if (*text == '\n')
      g_string_append (out, "<br>");
    else
      {
        if (strchr ("|\\*_`[]<>$", *text))
          g_string_append_c (out, '\\');
        g_string_append_c (out, *text);
      }
}

/* The same as Markdown. */
static char *
write_markdown (const Values *values)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < values->cells->len; i++)
    {
      guint column = i % values->n_columns;

      g_string_append (out, column ? " | " : "| ");
      append_escaped (out, values->cells->pdata[i]);
      if (column + 1 < values->n_columns)
        continue;
      g_string_append (out, " |\n");
      for (guint k = 0; i < values->n_columns && k < values->n_columns; k++)
        g_string_append (out, k + 1 < values->n_columns ? "| --- " : "| --- |\n");
    }
  return g_string_free (out, FALSE);
}

gboolean
hj_pass_csv (HjReading *reading, GError **error)
{
  Values values = { NULL };
  int last_line = 0;

  if (!reading->name || !hj_name_is_notion_table (reading->name))
    return TRUE;
  values.cells = g_ptr_array_new_with_free_func (g_free);
  values.rows = g_array_new (FALSE, FALSE, sizeof (int));
  if (read_values (&values, reading->text->str))
    {
      for (const char *p = reading->text->str; *p; p++)
        last_line += *p == '\n';
      g_ptr_array_add (reading->note->blocks, make_table (&values, last_line));
      g_free (reading->note->markdown);
      reading->note->markdown = write_markdown (&values);
      g_string_truncate (reading->text, 0);
    }
  g_ptr_array_unref (values.cells);
  g_array_unref (values.rows);
  return TRUE;
}
