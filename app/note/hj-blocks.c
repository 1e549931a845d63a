/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "blocks": md4c reads the prepared text; its calls become blocks with their source lines. The spans are made
 * in hj-spans.c. */
#include "hj-spans.h"

#include <md4c.h>
#include <string.h>

#define DEEPEST_TREE 48    /* blocks; what is nested deeper stays in its 48th ancestor */
#define FARTHEST_SEARCH 400 /* lines, for the place of a block that has no text */

typedef struct {
  HjReading *reading;
  HjSpanMaker *maker;
  GArray *line_starts;  /* of gsize: where each line of the text begins */
  GPtrArray *parents;   /* of HjBlock: the open containers, innermost last; NULL is the note itself */
  HjBlock *leaf;        /* the open heading, paragraph, code block or table */
  GString *verbatim;    /* text of the open code block */
  gboolean in_row;      /* between <td> and </td> */
  guint row, column;    /* of the open table */
  int lists;            /* how many lists are open */
  int cursor;           /* the last line that is known to be taken */
} Builder;

static int
find_line (Builder *builder, const char *text)
{
  gsize offset, low = 0, high = builder->line_starts->len;

  if (text < builder->reading->text->str || text > builder->reading->text->str + builder->reading->text->len)
    return 0;
  offset = text - builder->reading->text->str;
  while (high - low > 1)
    {
      gsize middle = (low + high) / 2;

      if (g_array_index (builder->line_starts, gsize, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return (int) low + 1;
}

static HjBlock *
get_parent (Builder *builder)
{
  return g_ptr_array_index (builder->parents, builder->parents->len - 1);
}

static void
extend_lines (HjBlock *block, int line, int line_end)
{
  if (line > 0 && (block->line == 0 || line < block->line))
    block->line = line;
  block->line_end = MAX (block->line_end, line_end);
}

/* A block that is complete goes to its parent. */
static void
add_block (Builder *builder, HjBlock *block)
{
  HjBlock *parent = get_parent (builder);
  GPtrArray *siblings = builder->reading->note->blocks;

  if (parent)
    {
      siblings = parent->children;
      extend_lines (parent, block->line, block->line_end);
    }
  builder->cursor = MAX (builder->cursor, block->line_end);
  g_ptr_array_add (siblings, block);
}

/* A line of which IS_IT is true, below the cursor; where there is none nearby, the next one. */
static int
search_line (Builder *builder, gboolean (*is_it) (const char *content, const char *end))
{
  const GArray *starts = builder->line_starts;
  const char *text = builder->reading->text->str;

  for (int i = builder->cursor; i < (int) starts->len && i < builder->cursor + FARTHEST_SEARCH; i++)
    {
      const char *start = text + g_array_index (starts, gsize, i);
      HjLine line = { start, start + strcspn (start, "\n"), i + 1, FALSE };

      if (is_it (hj_line_content (&line), line.end) || is_it (line.start, line.end))
        return i + 1;
    }
  return MIN (builder->cursor + 1, (int) starts->len);
}

static gboolean
is_rule (const char *p, const char *end)
{
  guint n = 0;
  char mark = 0;

  for (; p < end; p++)
    if (strchr ("-*_", *p) && (!mark || *p == mark))
      {
        mark = *p;
        n++;
      }
    else if (!g_ascii_isspace (*p) && *p != '>')
      return FALSE;
  return n >= 3;
}

static gboolean
is_fence (const char *p, const char *end)
{
  while (p < end && (g_ascii_isspace (*p) || *p == '>'))
    p++;
  return g_strstr_len (p, MIN (3, end - p), "```") == p || g_strstr_len (p, MIN (3, end - p), "~~~") == p;
}

static gboolean
is_filled (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p < end;
}

static void
open_leaf (Builder *builder, HjBlockKind kind)
{
  builder->leaf = hj_block_new (kind);
  builder->leaf->spans = hj_spans_new ();
  hj_span_maker_open (builder->maker, builder->leaf->spans);
}

/* A heading whose underline is its second line. */
static void
skip_underline (Builder *builder, HjBlock *heading)
{
  const GArray *starts = builder->line_starts;
  const char *p;

  if (heading->line_end >= (int) starts->len)
    return;
  p = builder->reading->text->str + g_array_index (starts, gsize, heading->line_end);
  p += strspn (p, " \t>");
  if ((*p == '-' || *p == '=') && strspn (p, "-= \t") == strcspn (p, "\n"))
    {
      const char *text = builder->reading->text->str + g_array_index (starts, gsize, heading->line - 1);

      if (text[strspn (text, " \t>")] != '#')
        heading->line_end++;
    }
}

/* Levels beyond Markdown's stand before the title. */
static void
read_deeper (Builder *builder, HjBlock *heading)
{
  HjSpan *first = heading->level == HJ_MARKDOWN_LEVELS && heading->spans->len ? g_ptr_array_index (heading->spans, 0) : NULL;
  const char *words = first && !builder->reading->has_marks ? first->text : "";
  int n = hj_heading_skip_deeper (&words);

  if (n == 0)
    return;
  heading->level = MIN (heading->level + n, HJ_DEEPEST_LEVEL); /* an entity may be such a letter, as often as one likes */
  if (*words)
    memmove (first->text, words, strlen (words) + 1);
  else
    g_ptr_array_remove_index (heading->spans, 0);
}

static void
close_leaf (Builder *builder)
{
  HjBlock *leaf = g_steal_pointer (&builder->leaf);
  g_autoptr (GPtrArray) parts = NULL;

  if (!leaf)
    return;
  hj_span_maker_close (builder->maker);
  if (leaf->line == 0)
    extend_lines (leaf, search_line (builder, is_filled), leaf->line);
  leaf->line_end = MAX (leaf->line, leaf->line_end);
  if (leaf->kind == HJ_BLOCK_HEADING)
    {
      skip_underline (builder, leaf);
      read_deeper (builder, leaf);
    }
  /* A paragraph may hold formulas and pictures that stand by themselves. */
  parts = hj_spans_split (builder->reading, leaf);
  for (guint i = 0; i < parts->len; i++)
    add_block (builder, g_ptr_array_index (parts, i));
}

static void
push_container (Builder *builder, HjBlockKind kind)
{
  HjBlock *parent = get_parent (builder), *block = parent;
  gboolean fits = builder->parents->len < DEEPEST_TREE;

  /* Too deep: the same parent again. An item without its own list cannot be told from its surroundings. */
  if (kind == HJ_BLOCK_ITEM ? parent && parent->kind == HJ_BLOCK_LIST : fits)
    {
      block = hj_block_new (kind);
      block->children = hj_blocks_new ();
    }
  g_ptr_array_add (builder->parents, block);
}

static void
pop_container (Builder *builder)
{
  HjBlock *block = get_parent (builder);

  g_ptr_array_set_size (builder->parents, builder->parents->len - 1);
  if (block == get_parent (builder))
    return;
  if (block->line == 0)
    {
      block->line = search_line (builder, is_filled);
      block->line_end = block->line;
    }
  add_block (builder, block);
}

static gboolean
is_new (Builder *builder)
{
  guint n = builder->parents->len;

  return g_ptr_array_index (builder->parents, n - 1) != g_ptr_array_index (builder->parents, n - 2);
}

static void
open_list (Builder *builder, gboolean ordered, int start)
{
  push_container (builder, HJ_BLOCK_LIST);
  builder->lists++;
  if (!is_new (builder))
    return;
  get_parent (builder)->ordered = ordered;
  get_parent (builder)->start = start;
  get_parent (builder)->level = builder->lists;
}

static void
open_item (Builder *builder, const MD_BLOCK_LI_DETAIL *detail)
{
  push_container (builder, HJ_BLOCK_ITEM);
  if (is_new (builder) && detail->is_task)
    get_parent (builder)->task = detail->task_mark == ' ' ? 0 : 1;
}

static void
open_code (Builder *builder, const MD_BLOCK_CODE_DETAIL *detail)
{
  builder->leaf = hj_block_new (HJ_BLOCK_CODE);
  builder->verbatim = g_string_new (NULL);
  if (detail->fence_char)
    {
      g_autofree char *info = hj_reading_dup_attribute (builder->reading, &detail->info);

      builder->leaf->info = info ? g_strdup (g_strstrip (info)) : g_strdup ("");
      builder->leaf->line = search_line (builder, is_fence);
    }
}

static void
close_code (Builder *builder)
{
  HjBlock *leaf = g_steal_pointer (&builder->leaf);
  GString *text = g_steal_pointer (&builder->verbatim);
  int n = 0;

  for (const char *p = text->str; *p; p++)
    n += *p == '\n';
  if (text->len && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  if (leaf->line == 0)
    leaf->line = search_line (builder, is_filled);
  leaf->line_end = leaf->line + (leaf->info ? n + 1 : MAX (n - 1, 0));
  leaf->line_end = MIN (leaf->line_end, (int) builder->line_starts->len);
  leaf->text = hj_reading_restore (builder->reading, text->str, text->len);
  g_string_free (text, TRUE);
  add_block (builder, leaf);
}

static void
open_table (Builder *builder, const MD_BLOCK_TABLE_DETAIL *detail)
{
  HjBlock *table = hj_block_new (HJ_BLOCK_TABLE);

  table->n_columns = detail->col_count;
  table->n_rows = detail->head_row_count + detail->body_row_count;
  table->cells = g_new0 (HjCell, (gsize) table->n_rows * table->n_columns);
  table->aligns = g_new0 (HjAlign, table->n_columns);
  table->row_lines = g_new0 (int, table->n_rows);
  for (gsize i = 0; i < (gsize) table->n_rows * table->n_columns; i++)
    table->cells[i].spans = hj_spans_new ();
  builder->leaf = table;
  builder->row = 0;
}

static void
open_cell (Builder *builder, const MD_BLOCK_TD_DETAIL *detail)
{
  HjBlock *table = builder->leaf;

  if (builder->row >= table->n_rows || builder->column >= table->n_columns)
    return;
  table->aligns[builder->column] = (HjAlign) detail->align;
  hj_span_maker_open (builder->maker, table->cells[(gsize) builder->row * table->n_columns + builder->column].spans);
}

/* A row without a word stands below the one before it; the second, below the dashes; a header without a word, so
 * far above the first row that has one. */
static void
fill_row_lines (HjBlock *table)
{
  guint first = 0;

  while (first < table->n_rows && table->row_lines[first] == 0)
    first++;
  if (first > 0 && first < table->n_rows)
    table->line = MAX (table->line - (int) first - 1, 1);
  for (guint row = 0; row < table->n_rows; row++)
    if (table->row_lines[row] == 0)
      table->row_lines[row] = row == 0 ? table->line : table->row_lines[row - 1] + (row == 1 ? 2 : 1);
}

static void
close_table (Builder *builder)
{
  HjBlock *table = g_steal_pointer (&builder->leaf);

  if (table->line == 0)
    table->line = search_line (builder, is_filled);
  fill_row_lines (table);
  /* Header, delimiter, then a line for each row, or more where the last text says so. */
  table->line_end = MAX (table->line_end, table->line + (int) table->n_rows);
  table->line_end = MIN (table->line_end, (int) builder->line_starts->len);
  add_block (builder, table);
}

static void
add_rule (Builder *builder)
{
  HjBlock *rule = hj_block_new (HJ_BLOCK_RULE);

  rule->line = rule->line_end = search_line (builder, is_rule);
  add_block (builder, rule);
}

static int
block_entered_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  Builder *builder = data;

  if (builder->leaf && builder->leaf->kind == HJ_BLOCK_PARAGRAPH)
    close_leaf (builder); /* the bare text of a tight list item ends here */
  switch (type)
    {
    case MD_BLOCK_QUOTE:
      push_container (builder, HJ_BLOCK_QUOTE);
      break;
    case MD_BLOCK_UL:
      open_list (builder, FALSE, 1);
      break;
    case MD_BLOCK_OL:
      open_list (builder, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->start);
      break;
    case MD_BLOCK_LI:
      open_item (builder, detail);
      break;
    case MD_BLOCK_HR:
      add_rule (builder);
      break;
    case MD_BLOCK_H:
      open_leaf (builder, HJ_BLOCK_HEADING);
      builder->leaf->level = ((MD_BLOCK_H_DETAIL *) detail)->level;
      break;
    case MD_BLOCK_P:
      open_leaf (builder, HJ_BLOCK_PARAGRAPH);
      break;
    case MD_BLOCK_CODE:
      open_code (builder, detail);
      break;
    case MD_BLOCK_TABLE:
      open_table (builder, detail);
      break;
    case MD_BLOCK_TR:
      builder->column = 0;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      open_cell (builder, detail);
      break;
    case MD_BLOCK_HTML:
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      break;
    }
  return 0;
}

static int
block_left_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  Builder *builder = data;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_LI:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      close_leaf (builder);
      builder->lists -= type == MD_BLOCK_UL || type == MD_BLOCK_OL;
      pop_container (builder);
      break;
    case MD_BLOCK_H:
    case MD_BLOCK_P:
      close_leaf (builder);
      break;
    case MD_BLOCK_CODE:
      close_code (builder);
      break;
    case MD_BLOCK_TABLE:
      close_table (builder);
      break;
    case MD_BLOCK_TR:
      builder->row++;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      hj_span_maker_close (builder->maker);
      builder->column++;
      break;
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML:
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      break;
    }
  return 0;
}

/* Text of a tight list item comes without a paragraph round it. */
static void
ensure_leaf (Builder *builder)
{
  if (!builder->leaf)
    open_leaf (builder, HJ_BLOCK_PARAGRAPH);
}

/* The line of a link or a picture, by its address; 0 where that stands in a definition, which the report has. */
static int
find_span_line (Builder *builder, MD_SPANTYPE type, void *detail)
{
  const MD_ATTRIBUTE *address = type == MD_SPAN_A ? &((MD_SPAN_A_DETAIL *) detail)->href
                                : type == MD_SPAN_IMG ? &((MD_SPAN_IMG_DETAIL *) detail)->src : NULL;
  int line = address && address->text ? find_line (builder, address->text) : 0;

  if (builder->reading->definitions && g_hash_table_contains (builder->reading->definitions, GINT_TO_POINTER (line)))
    return 0;
  return line ? line : MAX (builder->leaf->line, builder->cursor + 1);
}

static int
span_entered_cb (MD_SPANTYPE type, void *detail, void *data)
{
  Builder *builder = data;

  ensure_leaf (builder);
  hj_span_maker_enter (builder->maker, type, detail, find_span_line (builder, type, detail));
  return 0;
}

static int
span_left_cb (MD_SPANTYPE type, void *detail, void *data)
{
  Builder *builder = data;

  hj_span_maker_leave (builder->maker, type);
  return 0;
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  Builder *builder = data;
  int line = find_line (builder, text);

  ensure_leaf (builder);
  if (line && type != MD_TEXT_BR && type != MD_TEXT_SOFTBR
      && !(builder->leaf->kind == HJ_BLOCK_CODE && builder->leaf->info))
    {
      extend_lines (builder->leaf, line, line);
      if (builder->leaf->kind == HJ_BLOCK_TABLE && builder->row < builder->leaf->n_rows
          && builder->leaf->row_lines[builder->row] == 0)
        builder->leaf->row_lines[builder->row] = line;
    }
  if (builder->verbatim)
    g_string_append_len (builder->verbatim, type == MD_TEXT_NULLCHAR ? "\xef\xbf\xbd" : text,
                         type == MD_TEXT_NULLCHAR ? 3 : size);
  else
    hj_span_maker_text (builder->maker, type, text, size);
  return 0;
}

static GArray *
find_line_starts (const GString *text)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char line_ends[] = { '\n', HJ_CHAR_JOIN, '\0' };
  gsize start = 0;

  g_array_append_val (starts, start);
  for (const char *p = text->str; (p = strpbrk (p, line_ends)); p++)
    {
      start = p + 1 - text->str;
      g_array_append_val (starts, start);
    }
  return starts;
}

gboolean
hj_pass_blocks (HjReading *reading, GError **error)
{
  /* No raw HTML blocks: a lone <br> would swallow the Markdown below it. */
  const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTMLBLOCKS
             | (reading->no_indented_code ? MD_FLAG_NOINDENTEDCODEBLOCKS : 0)
             | (reading->no_addresses ? 0 : MD_FLAG_PERMISSIVEURLAUTOLINKS),
    .enter_block = block_entered_cb,
    .leave_block = block_left_cb,
    .enter_span = span_entered_cb,
    .leave_span = span_left_cb,
    .text = text_cb,
  };
  Builder builder = { .reading = reading, .maker = hj_span_maker_new (reading) };

  builder.line_starts = find_line_starts (reading->text);
  builder.parents = g_ptr_array_new ();
  g_ptr_array_add (builder.parents, NULL);
  md_parse (reading->text->str, reading->text->len, &parser, &builder);
  close_leaf (&builder);
  g_ptr_array_unref (builder.parents);
  g_array_unref (builder.line_starts);
  hj_span_maker_free (builder.maker);
  return TRUE;
}
