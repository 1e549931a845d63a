/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the terms of a note share. */
#pragma once

#include "hj-note-terms.h"
#include "hj-note-view-private.h"

G_BEGIN_DECLS

/* One term of one label. */
typedef struct {
  GtkLabel *label; /* weak; NULL: none */
  HjNoteTerm term;
} HjNoteTermPlace;

struct _HjNoteTerms {
  const HjNoteTermSource *source; /* or NULL */
  gpointer data;
  HjNoteTermsMode mode;
  guint serial;                   /* of what is known: labels remember their terms with it */
  GHashTable *firsts;             /* HjNoteRow → GHashTable of ids first named there in their section */
  GPtrArray *built;               /* of HjNoteRow: a list to work with */
  HjNoteTermPlace hovered, open;

  GtkWidget *popover;             /* with the card of OPEN, or closed; NULL: none was opened yet */
  GtkWidget *focus;               /* what had the focus before (weak) */
  double press_x, press_y;        /* where the pointer went down on the page, −1: not */
  int seeking;                    /* the direction of a step that waits for the page to scroll, or 0 */
  HjNoteTermPlace wanted;         /* where it leads, or else: */
  HjNoteRow *target;              /* the row whose first or last term it leads to (not owned) */
  guint tick, n_ticks;            /* frames since the page was scrolled for it */
  guint follow_idle;              /* the popover goes with its term */
};

/* hj-note-terms.c */
void hj_note_term_place_set (HjNoteTermPlace *place, GtkLabel *label, const HjNoteTerm *term);
/* The terms of LABEL outside its formulas and links, in order; (transfer none), until the next change. */
const GArray *hj_note_terms_of_label (HjNoteView *view, GtkLabel *label);

/* The rows that are built now, in order; (transfer none), until the next call. */
const GPtrArray *hj_note_terms_list_built (HjNoteView *view);

/* hj-note-term-lines.c: whether any term is named in ROW, built or not. */
gboolean hj_note_terms_row_has (HjNoteView *view, HjNoteRow *row);

/* hj-note-term-card.c */
void hj_note_term_card_watch (HjNoteView *view);
gboolean hj_note_term_card_open (HjNoteView *view, GtkLabel *label, const HjNoteTerm *term);
void hj_note_term_card_close (HjNoteView *view);
/* Where the keyboard goes back to when no card is open any more; before one opens. */
void hj_note_term_card_remember_focus (HjNoteView *view);

G_END_DECLS
