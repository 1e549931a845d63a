/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known mistakes on paper: a small number behind the words, and the facts under a head of their own. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

typedef struct _HjSheetMarks HjSheetMarks;

/* NOTE must outlive it. */
HjSheetMarks *hj_sheet_marks_new (const HjNote *note);
void hj_sheet_marks_free (HjSheetMarks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjSheetMarks, hj_sheet_marks_free)

/* Behind *MARKUP, the words of BLOCK and what is in it: a number for each of its mistakes. In a table only those of the
 * cell at ROW and COLUMN, elsewhere −1. */
void hj_sheet_marks_add (HjSheetMarks *self, char **markup, const HjBlock *block, int row, int column);
/* What the numbers given so far stand for, in their order: one line of markup each. (element-type utf8) */
GPtrArray *hj_sheet_marks_list (const HjSheetMarks *self, HjLang lang);

G_END_DECLS
