/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjNoteTable share. */
#pragma once

#include "hj-note-table.h"

G_BEGIN_DECLS

struct _HjNoteTable {
  GtkWidget parent_instance;

  guint n_rows, n_columns;
  GPtrArray *cells; /* of GtkWidget, row by row (not owned: children of a row, or of the table if it has none) */
  gboolean has_rows;
  GtkAdjustment *adjustment;
  GtkWidget *bar;
  int *widths;  /* of the columns, as allocated last */
  int *heights; /* of the rows */
  int content;  /* width of all columns */
  guint arrow_column;
  int arrow;    /* 1: up, −1: down, 0: none */
};

/* NULL where the table has not been filled so far. */
static inline GtkWidget *
hj_note_table_at (HjNoteTable *self, guint row, guint column)
{
  guint i = row * self->n_columns + column;

  return i < self->cells->len ? g_ptr_array_index (self->cells, i) : NULL;
}

/* hj-note-table-layout.c: as GtkWidgetClass has them. */
void hj_note_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline);
void hj_note_table_size_allocate (GtkWidget *widget, int width, int height, int baseline);

G_END_DECLS
