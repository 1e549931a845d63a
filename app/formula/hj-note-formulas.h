/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formulas of a note, in running text, in tables and on lines of their own. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

typedef struct {
  const char *tex;
  gboolean display;
  int line; /* of the block or table row it stands in */
} HjNoteFormula;

/* In reading order, borrowed from NOTE. (transfer full) (element-type HjNoteFormula) */
GArray *hj_note_list_formulas (const HjNote *note);
/* The formulas that define macros, one after the other: what stands before every formula of the note; or NULL.
 * (transfer full) */
char *hj_note_dup_macros (const HjNote *note);

G_END_DECLS
