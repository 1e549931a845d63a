/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching in the rows of a note: how often words stand in them, and marking the places that are on screen. */
#include "hj-formula-view.h"
#include "hj-note-block.h"

static void
mark_formula (HjFormulaView *view, HjNoteFind *find)
{
  gboolean match = find && find->needle && hj_note_text_search_formula (hj_formula_view_get_tex (view), find->needle);

  if (!match)
    hj_formula_view_set_mark (view, HJ_FORMULA_UNMARKED);
  else
    hj_formula_view_set_mark (view, find->seen++ == find->current ? HJ_FORMULA_CURRENT : HJ_FORMULA_MATCH);
}

void
hj_note_block_mark (GtkWidget *widget, HjNoteFind *find)
{
  if (HJ_IS_FORMULA_VIEW (widget))
    mark_formula (HJ_FORMULA_VIEW (widget), find);
  else if (g_object_get_data (G_OBJECT (widget), "hj-searched"))
    hj_note_text_mark (widget, find);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    hj_note_block_mark (child, find);
}

static guint
search_spans (const HjNoteReader *reader, const GPtrArray *spans, const char *needle)
{
  g_autofree char *markup = spans ? hj_note_text_markup (reader, spans, FALSE, NULL) : NULL, *text = NULL;
  PangoAttrList *attributes = NULL;
  g_autoptr (GArray) formulas = NULL;
  guint n;

  if (!markup || !pango_parse_markup (markup, -1, 0, &attributes, &text, NULL, NULL))
    return 0;
  formulas = hj_inline_find (attributes);
  n = hj_note_text_search (text, formulas, needle, NULL, NULL);
  pango_attr_list_unref (attributes);
  return n;
}

static guint
search_rows (const HjNoteReader *reader, const HjBlock *table, guint from, guint to, const char *needle)
{
  guint n = 0;

  for (gsize i = (gsize) from * table->n_columns; i < (gsize) to * table->n_columns; i++)
    n += search_spans (reader, table->cells[i].spans, needle);
  return n;
}

static guint
search_block (const HjNoteReader *reader, const HjBlock *block, const char *needle)
{
  guint n = search_spans (reader, block->spans, needle);

  if (block->cells)
    n += search_rows (reader, block, 0, block->n_rows, needle);
  if (block->kind == HJ_BLOCK_FORMULA)
    n += hj_note_text_search_formula (block->text, needle);
  else if (block->text && block->kind != HJ_BLOCK_DIAGRAM)
    n += hj_note_text_search (block->text, NULL, needle, NULL, NULL);
  for (guint i = 0; block->kind != HJ_BLOCK_QUESTION && block->children && i < block->children->len; i++)
    n += search_block (reader, g_ptr_array_index (block->children, i), needle);
  return n;
}

/* The same in the part of a block that ROW shows. */
static guint
search_part (const HjNoteReader *reader, HjNoteRow *row, const HjBlock *block, const char *needle)
{
  if (row->latent) /* says again what the text above it says */
    return 0;
  if (row->slice)
    return search_spans (reader, row->slice, needle);
  if (row->to)
    return search_rows (reader, block, 0, 1, needle) + search_rows (reader, block, row->from, row->to, needle);
  return search_block (reader, block, needle);
}

static gboolean
is_shown_once (const HjBlock *block)
{
  return !block->spans && !block->cells && block->kind != HJ_BLOCK_QUOTE && block->kind != HJ_BLOCK_CALLOUT;
}

guint
hj_note_block_search (const HjNoteReader *reader, HjNoteRow *row, const char *needle)
{
  const HjBlock *a = row->blocks[HJ_NOTE_SIDE_FIRST], *b = row->blocks[HJ_NOTE_SIDE_SECOND];
  guint n = a ? search_part (reader, row, a, needle) : 0;

  return n + (b && !(a && is_shown_once (a)) ? search_part (reader, row, b, needle) : 0);
}
