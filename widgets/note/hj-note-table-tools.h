/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around a table: a field that filters a long one, a button that covers its cells. Private to the note view. */
#pragma once

#include "hj-note-table-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TABLE (floating) with its tools; both are gone together. (transfer floating) */
GtkWidget *hj_note_table_tools_wrap (GtkWidget *table, HjNoteTableModel *model);

G_END_DECLS
