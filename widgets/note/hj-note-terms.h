/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms in a note: what they mean is shown while the pointer rests on one, and in full when one is clicked, tapped or
 * stepped to by the keyboard. */
#pragma once

#include "hj-note-view.h"

G_BEGIN_DECLS

/* Bytes [begin, end) of a text that name something. */
typedef struct {
  gsize begin, end;
  const char *id; /* of what is named; interned */
  gboolean marked; /* there is enough to say of it to underline it */
} HjNoteTerm;

typedef enum {
  HJ_NOTE_TERMS_OFF,
  HJ_NOTE_TERMS_POINTED,    /* seen only when they are pointed at */
  HJ_NOTE_TERMS_UNDERLINED, /* the first place of each in a section has a dotted line */
} HjNoteTermsMode;

/* Who knows the terms. */
typedef struct {
  /* The terms of TEXT, in order, none inside another. (transfer full) (element-type HjNoteTerm) */
  GArray *(*find) (const char *text, gpointer data);
  /* In short, for a tooltip; NULL: there is nothing to say any more. (transfer floating) */
  GtkWidget *(*create_hint) (const char *id, gpointer data);
  /* In full, for a popover; NULL as above. (transfer floating) */
  GtkWidget *(*create_card) (const char *id, gpointer data);
} HjNoteTermSource;

/* SOURCE, which must live as long as VIEW, as must DATA, is asked for the terms of VIEW; NULL: there are none. */
void hj_note_terms_set_source (HjNoteView *view, const HjNoteTermSource *source, gpointer data);
/* Other terms are known now. */
void hj_note_terms_forget (HjNoteView *view);
/* HJ_NOTE_TERMS_POINTED to begin with. */
void hj_note_terms_set_mode (HjNoteView *view, HjNoteTermsMode mode);

/* The term at a point of VIEW, in its px; AREA (out) is where it stands. */
gboolean hj_note_terms_find (HjNoteView *view, double x, double y, HjNoteTerm *term, GdkRectangle *area);
/* Opens the card of the term at that point. FALSE: there is none. */
gboolean hj_note_terms_open (HjNoteView *view, double x, double y);
/* Opens the card of the next term (DIRECTION 1) or the one before (−1), from the one that is open, or else from what has
 * the focus or is at the top of the view. It comes into view. */
void hj_note_terms_step (HjNoteView *view, int direction);
/* The id of the term whose card is open, or NULL. */
const char *hj_note_terms_get_open (HjNoteView *view);

G_END_DECLS
