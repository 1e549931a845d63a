/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a term means, shown while the pointer rests on it in a note. */
#pragma once

#include "hj-note-view.h"

G_BEGIN_DECLS

typedef struct {
  gsize begin, end; /* of the term in the text, in bytes */
  char *title;      /* its names */
  char *body;       /* what it is, or NULL */
} HjNoteGloss;

/* The term of TEXT that stands at byte AT. FALSE: there is none. */
typedef gboolean (*HjNoteGlossFunc) (const char *text, gsize at, HjNoteGloss *gloss, gpointer data);

/* Asks FUNC for the words under the pointer in VIEW. NULL: no glosses. */
void hj_note_gloss_set_func (HjNoteView *view, HjNoteGlossFunc func, gpointer data);
/* The gloss at a point of VIEW, in its px; AREA (out) is where its term stands. For tests too. */
gboolean hj_note_gloss_find (HjNoteView *view, double x, double y, HjNoteGloss *gloss, GdkRectangle *area);
void hj_note_gloss_clear (HjNoteGloss *gloss);

G_END_DECLS
