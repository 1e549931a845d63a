/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the learner looks at a table: sorted, filtered, covered. Outlives the table's widgets. Private to the note view. */
#pragma once

#include "hj-note-reader.h"

G_BEGIN_DECLS

typedef enum {
  HJ_NOTE_TABLE_AS_WRITTEN,
  HJ_NOTE_TABLE_ASCENDING,
  HJ_NOTE_TABLE_DESCENDING,
} HjNoteTableSort;

#define HJ_TYPE_NOTE_TABLE_MODEL (hj_note_table_model_get_type ())
G_DECLARE_FINAL_TYPE (HjNoteTableModel, hj_note_table_model, HJ, NOTE_TABLE_MODEL, GObject)

/* Signals:
 *   changed   other rows are shown, or in another order, or cells were covered or all uncovered
 */

/* TABLE must live as long as the model. */
HjNoteTableModel *hj_note_table_model_new (const HjBlock *table);
/* Sorts and filters by the words that READER sees, to be set before the table is built; as written before that.
 * No signal. */
void hj_note_table_model_set_reader (HjNoteTableModel *model, const HjNoteReader *reader);
/* The rows of the table that are shown, in their order; a header is not among them. (element-type guint) */
const GArray *hj_note_table_model_get_rows (HjNoteTableModel *model);
/* All rows there are to show, whatever the filter. */
guint hj_note_table_model_count (HjNoteTableModel *model);

/* By COLUMN, ascending; again: descending; a third time: as written. Numbers as numbers, Hangul by syllables, cells
 * without words last. */
void hj_note_table_model_sort (HjNoteTableModel *model, guint column);
HjNoteTableSort hj_note_table_model_get_sort (HjNoteTableModel *model, guint *column);
/* Shows only rows that have TEXT in a cell, letter case aside; NULL or "": all. */
void hj_note_table_model_filter (HjNoteTableModel *model, const char *text);
const char *hj_note_table_model_get_filter (HjNoteTableModel *model);

/* Covers all cells but those of the first column, or none. */
void hj_note_table_model_cover (HjNoteTableModel *model, gboolean cover);
gboolean hj_note_table_model_get_covered (HjNoteTableModel *model);
gboolean hj_note_table_model_is_covered (HjNoteTableModel *model, guint row, guint column);
/* Without a signal: only that cell changes. */
void hj_note_table_model_uncover (HjNoteTableModel *model, guint row, guint column);

/* All rows as written, nothing covered. */
void hj_note_table_model_reset (HjNoteTableModel *model);

/* The number TEXT begins with: "1,024", "−3.5 %", "~1.5B", "3억"; K, M, B, T and 천, 만, 억, 조 multiply it. */
gboolean hj_note_table_read_number (const char *text, double *number);

G_END_DECLS
