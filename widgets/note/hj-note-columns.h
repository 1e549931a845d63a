/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two widgets beside each other, level at the top: a mark and its text, or two languages. Private to the note view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_NOTE_COLUMNS (hj_note_columns_get_type ())
G_DECLARE_FINAL_TYPE (HjNoteColumns, hj_note_columns, HJ, NOTE_COLUMNS, GtkWidget)

/* START is START_WIDTH px wide, or as wide as END with 0; GAP px between. Either may be NULL; both floating. */
GtkWidget *hj_note_columns_new (GtkWidget *start, GtkWidget *end, int start_width, int gap);

G_END_DECLS
