/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extras on their rows. Private to the note view. */
#pragma once

#include "hj-note-block.h"

G_BEGIN_DECLS

/* INNER, what ROW shows, with all that belongs beside it; INNER itself where nothing does. (transfer floating) */
GtkWidget *hj_note_extras_wrap (const HjNoteBuilder *builder, HjNoteRow *row, GtkWidget *inner);

/* PICTURE, which stands for the missing one of BLOCK, and beside it the button of the diagram that shows the same; PICTURE
 * itself where there is none, or where it is open. (transfer floating) */
GtkWidget *hj_note_extras_complete (const HjNoteBuilder *builder, HjNoteRow *row, const HjBlock *block, GtkWidget *picture);

G_END_DECLS
