/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dotted lines under terms: the one that is pointed at or open, and the first place of each in a section. */
#include "hj-note-terms-private.h"

#include "hj-note-label.h"
#include "hj-note-table.h"

#define DOT 1.5f    /* px */
#define DISTANCE 4  /* px, from dot to dot */
#define BELOW 3     /* px, of the baseline */
#define FAINT 0.5f  /* of the colour of the text */

/* ---- the first place of each term in a section ---- */

static void
append_words (GString *out, const HjNoteReader *reader, const HjBlock *block)
{
  g_autofree char *text = block->spans ? hj_note_reader_dup_text (reader, block->spans) : NULL;

  if (text)
    g_string_append_printf (out, "%s\n", text);
  for (guint i = 0; block->kind != HJ_BLOCK_QUESTION && block->children && i < block->children->len; i++)
    append_words (out, reader, g_ptr_array_index (block->children, i));
}

/* Headings have no lines, and tables are quieter without. */
static gboolean
is_lined (const HjBlock *block)
{
  return block && block->kind != HJ_BLOCK_HEADING && block->kind != HJ_BLOCK_TABLE && block->kind != HJ_BLOCK_CODE;
}

static char *
dup_words (HjNoteView *view, HjNoteRow *row)
{
  GString *out;

  if (row->slice)
    return hj_note_reader_dup_text (&view->builder.reader, row->slice);
  out = g_string_new (NULL);
  for (guint side = 0; side < HJ_N_NOTE_SIDES; side++)
    if (is_lined (row->blocks[side]))
      append_words (out, &view->builder.reader, row->blocks[side]);
  return g_string_free (out, FALSE);
}

gboolean
hj_note_terms_row_has (HjNoteView *view, HjNoteRow *row)
{
  const HjBlock *block = hj_note_row_get_block (row);
  g_autofree char *words = block->kind == HJ_BLOCK_TABLE ? hj_block_dup_text (block) : dup_words (view, row);
  g_autoptr (GArray) terms = view->terms->source->find (words, view->terms->data);

  return terms->len > 0;
}

static void
take_firsts (HjNoteView *view, HjNoteRow *row, GHashTable *seen)
{
  GHashTable *firsts = g_hash_table_new (NULL, NULL);
  g_autofree char *words = dup_words (view, row);
  g_autoptr (GArray) terms = view->terms->source->find (words, view->terms->data);

  for (guint i = 0; i < terms->len; i++)
    {
      const HjNoteTerm *term = &g_array_index (terms, HjNoteTerm, i);

      if (term->marked && g_hash_table_add (seen, (gpointer) term->id))
        g_hash_table_add (firsts, (gpointer) term->id);
    }
  g_hash_table_insert (view->terms->firsts, row, firsts);
}

static void
collect_row (HjNoteView *view, HjNoteRow *row, gpointer rows)
{
  g_ptr_array_add (rows, row);
}

static gboolean
begins_section (HjNoteRow *row)
{
  return hj_note_row_get_block (row)->kind == HJ_BLOCK_HEADING;
}

/* Of all rows of the section ROW is in. */
static void
find_firsts (HjNoteView *view, HjNoteRow *row)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint from = row->index - 1;

  hj_note_view_each_row (view, collect_row, rows);
  while (from > 0 && !begins_section (rows->pdata[from]))
    from--;
  for (guint i = from; i < rows->len && (i == from || !begins_section (rows->pdata[i])); i++)
    take_firsts (view, rows->pdata[i], seen);
}

static GHashTable *
get_firsts (HjNoteView *view, HjNoteRow *row)
{
  if (!g_hash_table_contains (view->terms->firsts, row))
    find_firsts (view, row);
  return g_hash_table_lookup (view->terms->firsts, row);
}

/* ---- drawing ---- */

typedef struct {
  HjNoteView *view;
  GtkSnapshot *snapshot;
  GHashTable *firsts; /* of the row that is drawn */
  GHashTable *drawn;  /* ids that have their line in this row */
  GdkRGBA color;
} Drawing;

static void
draw_line (const graphene_rect_t *place, double baseline, gpointer data)
{
  Drawing *self = data;
  float y = (float) (int) (baseline + BELOW);
  graphene_rect_t line = GRAPHENE_RECT_INIT (place->origin.x, y, place->size.width, DOT);
  graphene_rect_t cell = GRAPHENE_RECT_INIT (place->origin.x, y, DISTANCE, DOT);

  gtk_snapshot_push_repeat (self->snapshot, &line, &cell);
  gtk_snapshot_append_color (self->snapshot, &self->color, &GRAPHENE_RECT_INIT (place->origin.x, y, DOT, DOT));
  gtk_snapshot_pop (self->snapshot);
}

static void
draw_term (Drawing *self, GtkLabel *label, const HjNoteTerm *term, float alpha)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (label)), &self->color);
  self->color.alpha *= alpha;
  hj_note_label_each_line (label, term->begin, term->end, GTK_WIDGET (self->view), draw_line, self);
}

static void
draw_label (GtkLabel *label, gpointer data)
{
  Drawing *self = data;
  const GArray *terms = hj_note_terms_of_label (self->view, label);

  if (gtk_widget_get_ancestor (GTK_WIDGET (label), HJ_TYPE_NOTE_TABLE))
    return;
  for (guint i = 0; i < terms->len; i++)
    {
      const HjNoteTerm *term = &g_array_index (terms, HjNoteTerm, i);

      if (g_hash_table_contains (self->firsts, term->id) && g_hash_table_add (self->drawn, (gpointer) term->id))
        draw_term (self, label, term, FAINT);
    }
}

static gboolean
is_in_view (HjNoteView *view, GtkWidget *child)
{
  graphene_rect_t bounds;

  return gtk_widget_get_child_visible (child) && gtk_widget_compute_bounds (child, GTK_WIDGET (view), &bounds)
         && bounds.origin.y < gtk_widget_get_height (GTK_WIDGET (view)) && bounds.origin.y + bounds.size.height > 0;
}

static void
draw_row (HjNoteRow *row, Drawing *self)
{
  g_autoptr (GHashTable) drawn = g_hash_table_new (NULL, NULL);

  if (!is_in_view (self->view, row->child))
    return;
  self->firsts = get_firsts (self->view, row);
  self->drawn = drawn;
  if (g_hash_table_size (self->firsts) > 0)
    hj_note_label_each (row->child, draw_label, self);
}

static void
draw_rows (Drawing *self)
{
  const GPtrArray *built = hj_note_terms_list_built (self->view);

  for (guint i = 0; i < built->len; i++)
    draw_row (g_ptr_array_index (built, i), self);
}

void
hj_note_term_lines_draw (HjNoteView *view, GtkSnapshot *snapshot)
{
  HjNoteTerms *self = view->terms;
  Drawing drawing = { .view = view, .snapshot = snapshot };
  const HjNoteTermPlace *places[] = { &self->hovered, &self->open };

  if (!self->source || self->mode == HJ_NOTE_TERMS_OFF)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (view)),
                                                         gtk_widget_get_height (GTK_WIDGET (view))));
  if (self->mode == HJ_NOTE_TERMS_UNDERLINED)
    draw_rows (&drawing);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i]->label && gtk_widget_get_mapped (GTK_WIDGET (places[i]->label)))
      draw_term (&drawing, places[i]->label, &places[i]->term, 1);
  gtk_snapshot_pop (snapshot);
}
