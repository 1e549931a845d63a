/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of a note as items of a sheet. */
#include "hj-sheet-blocks.h"

#include "hj-markup.h"

#include <string.h>

static void
free_cells (char **cells, guint n)
{
  for (guint i = 0; cells && i < n; i++)
    g_free (cells[i]);
  g_free (cells);
}

void
hj_item_free (gpointer data)
{
  HjItem *item = data;

  free_cells (item->cells, item->n_rows * item->n_columns);
  free_cells (item->second_cells, item->n_rows * item->n_columns);
  g_free (item->markup);
  g_free (item->second);
  g_free (item->answer);
  g_free (item->aligns);
  g_free (item->diagram);
  g_free (item->macros);
  g_free (item);
}

void
hj_sheet_section_free (gpointer data)
{
  HjSheetSection *section = data;

  g_ptr_array_unref (section->items);
  g_free (section->title);
  g_free (section->second);
  g_free (section);
}

HjSheetSection *
hj_sheet_section_new (const char *title, const char *second)
{
  HjSheetSection *section = g_new0 (HjSheetSection, 1);

  section->title = g_markup_escape_text (title, -1);
  section->second = second ? g_markup_escape_text (second, -1) : NULL;
  section->items = g_ptr_array_new_with_free_func (hj_item_free);
  return section;
}

HjItem *
hj_item_new (HjItemKind kind)
{
  HjItem *item = g_new0 (HjItem, 1);

  item->kind = kind;
  return item;
}

char *
hj_sheet_dup_markup (const HjBlock *block)
{
  GString *out;

  if (block->spans && block->spans->len > 0)
    return hj_spans_to_markup (block->spans, HJ_MARKUP_PLAIN);
  out = g_string_new (NULL);
  for (guint i = 0; block->children && i < block->children->len; i++)
    {
      const HjBlock *child = block->children->pdata[i];

      if (child->kind == HJ_BLOCK_PARAGRAPH)
        {
          g_autofree char *markup = hj_spans_to_markup (child->spans, HJ_MARKUP_PLAIN);

          g_string_append_printf (out, "%s%s", out->len ? " " : "", markup);
        }
    }
  return g_string_free (out, FALSE);
}

/* "질문 :: 답" in a list is a card, not a fact to read. */
static gboolean
is_card (const char *markup)
{
  return strstr (markup, " :: ") || strstr (markup, " ::: ");
}

static void
add_list (GPtrArray *items, const HjBlock *list, const HjBlock *second, HjSheetMarks *marks)
{
  for (guint i = 0; i < list->children->len; i++)
    {
      HjItem *item;
      g_autofree char *markup = hj_sheet_dup_markup (list->children->pdata[i]);

      if (!*markup || is_card (markup))
        continue;
      item = hj_item_new (list->ordered ? HJ_ITEM_NUMBER : HJ_ITEM_BULLET);
      item->markup = g_steal_pointer (&markup);
      if (marks)
        hj_sheet_marks_add (marks, &item->markup, list->children->pdata[i], -1, -1);
      item->number = list->start + (int) i;
      if (second && second->children && i < second->children->len)
        item->second = hj_sheet_dup_markup (second->children->pdata[i]);
      g_ptr_array_add (items, item);
    }
}

static char **
table_cells (const HjBlock *table)
{
  char **cells = g_new0 (char *, table->n_rows * table->n_columns + 1);

  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    cells[i] = hj_spans_to_markup (table->cells[i].spans, HJ_MARKUP_PLAIN);
  return cells;
}

static void
add_table (GPtrArray *items, const HjBlock *table, const HjBlock *second, HjSheetMarks *marks)
{
  HjItem *item = hj_item_new (HJ_ITEM_TABLE);

  item->n_rows = table->n_rows;
  item->n_columns = table->n_columns;
  item->headless = table->headless;
  item->cells = table_cells (table);
  for (guint i = 0; marks && i < table->n_rows * table->n_columns; i++)
    hj_sheet_marks_add (marks, &item->cells[i], table, (int) (i / table->n_columns), (int) (i % table->n_columns));
  item->aligns = g_memdup2 (table->aligns, table->n_columns * sizeof (HjAlign));
  if (second && second->n_rows == table->n_rows && second->n_columns == table->n_columns)
    item->second_cells = table_cells (second);
  g_ptr_array_add (items, item);
}

void
hj_items_add (GPtrArray *items, HjItemKind kind, char *markup, char *second)
{
  HjItem *item = hj_item_new (kind);

  item->markup = markup;
  item->second = second;
  g_ptr_array_add (items, item);
}

static void
add_text (GPtrArray *items, const HjBlock *block, const HjBlock *second, HjSheetMarks *marks)
{
  char *markup = hj_sheet_dup_markup (block);

  if (marks)
    hj_sheet_marks_add (marks, &markup, block, -1, -1);
  hj_items_add (items, HJ_ITEM_TEXT, markup, second ? hj_sheet_dup_markup (second) : NULL);
}

void
hj_items_add_block (GPtrArray *items, const HjBlock *block, const HjBlock *second, HjTake take, HjSheetMarks *marks)
{
  if (second && second->kind != block->kind)
    second = NULL;
  switch (block->kind)
    {
    case HJ_BLOCK_LIST:
      if (take & HJ_TAKE_LISTS)
        add_list (items, block, second, marks);
      break;
    case HJ_BLOCK_TABLE:
      if (take & HJ_TAKE_TABLES)
        add_table (items, block, second, marks);
      break;
    case HJ_BLOCK_FORMULA:
      if (take & HJ_TAKE_FORMULAS)
        hj_items_add (items, HJ_ITEM_FORMULA, g_strdup (block->text ? block->text : ""), NULL);
      break;
    case HJ_BLOCK_PARAGRAPH:
    case HJ_BLOCK_QUOTE:
      if (take & HJ_TAKE_TEXT)
        add_text (items, block, second, marks);
      break;
    default:
      break;
    }
}
