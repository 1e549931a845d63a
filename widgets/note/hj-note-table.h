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
/* The cell there, or NULL. */
GtkWidget *hj_note_table_get_cell (HjNoteTable *table, guint row, guint column);
/* Takes all cells below the header away: the table has N_ROWS, to be added anew. */
void hj_note_table_refill (HjNoteTable *table, guint n_rows);
/* Puts NEW_CELL (floating) where CELL is, which goes. */
void hj_note_table_replace (HjNoteTable *table, GtkWidget *cell, GtkWidget *new_cell);
/* Draws an arrow beside the header of COLUMN: up for 1, down for −1, none for 0. */
void hj_note_table_set_arrow (HjNoteTable *table, guint column, int direction);

G_END_DECLS
