/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a note: columns as wide as their words want, the rest sideways under a scroll bar. */
#pragma once

#include "hj-note.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_NOTE_TABLE (hj_note_table_get_type ())
G_DECLARE_FINAL_TYPE (HjNoteTable, hj_note_table, HJ, NOTE_TABLE, GtkWidget)

/* A table of N_ROWS × N_COLUMNS; row 0 is its header. */
GtkWidget *hj_note_table_new (guint n_rows, guint n_columns);
/* One widget alone (floating) that may be wider than the page, like a piece of code. */
GtkWidget *hj_note_table_new_for (GtkWidget *child);
/* Puts CELL (floating) at its place; every cell must be set once, in reading order. */
void hj_note_table_add (HjNoteTable *table, GtkWidget *cell);

G_END_DECLS
