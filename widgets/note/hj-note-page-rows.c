/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a page: their widgets, and their heights, which are estimated until a row is first built. */
#include "hj-note-page-private.h"

#define LETTER 14.5 /* px of a Hangul syllable at the base size; Latin letters take about half */
#define LINE 24
#define MARGINS 60

HjNoteRow *
hj_note_page_get_row (HjNotePage *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

static double
measure_letters (const char *text)
{
  double width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += g_utf8_get_char (p) >= 0x1100 ? LETTER : LETTER / 2;
  return width;
}

static char *
dup_row_text (const HjNoteRow *row, const HjBlock *block)
{
  if (block->kind == HJ_BLOCK_TABLE)
    return g_strdup (""); /* goes by its rows */
  if (row->slice || block->kind == HJ_BLOCK_QUESTION)
    return hj_spans_dup_text (row->slice ? row->slice : block->spans);
  return hj_block_dup_text (block);
}

static int
estimate_height (const HjNoteRow *row, int width)
{
  const HjBlock *block = row->blocks[0] ? row->blocks[0] : row->blocks[1];
  g_autofree char *text = dup_row_text (row, block);
  int room = MAX (width - MARGINS - 22 * row->indent, 80) / (row->two_columns ? 2 : 1);
  int lines = (int) (measure_letters (text) / room) + 1;

  if (row->latent && !row->expanded)
    return 2 * LINE;
  if (block->kind == HJ_BLOCK_TABLE)
    return (int) (row->to ? row->to - row->from + 1 : block->n_rows) * 40;
  return lines * LINE + (row->indent ? 6 : block->kind == HJ_BLOCK_QUESTION ? 100 : 14);
}

int
hj_note_page_get_height (HjNotePage *self, guint i)
{
  HjNoteRow *row = hj_note_page_get_row (self, i);

  if (row->height == 0)
    row->height = estimate_height (row, self->width);
  return row->height;
}

static GtkWidget *
ensure_child (HjNotePage *self, guint i)
{
  HjNoteRow *row = hj_note_page_get_row (self, i);
  GtkWidget *before = NULL;

  if (row->child)
    return row->child;
  row->child = self->build (self->owner, row);
  /* Focus and screen readers go in reading order. */
  for (guint j = i; j-- > 0 && !before;)
    before = hj_note_page_get_row (self, j)->child;
  gtk_widget_insert_after (row->child, GTK_WIDGET (self), before);
  self->fit (self->owner, row, self->width);
  return row->child;
}

void
hj_note_page_drop_child (HjNoteRow *row)
{
  g_clear_pointer (&row->child, gtk_widget_unparent);
}

int
hj_note_page_get_row_width (HjNotePage *self, GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, self->width);
}

int
hj_note_page_measure_row (HjNotePage *self, guint i)
{
  GtkWidget *child = ensure_child (self, i);
  HjNoteRow *row = hj_note_page_get_row (self, i);

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, hj_note_page_get_row_width (self, child), &row->height, NULL, NULL,
                      NULL);
  return row->height;
}
