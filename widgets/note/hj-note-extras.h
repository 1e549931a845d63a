/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an app lays beside a note's own words: corrections as marks in the margin, diagrams for missing pictures and for
 * sections. The words themselves are not changed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A passage that is known to be wrong. All in the language of its reader. */
typedef struct {
  char *block;  /* id of the block it stands in */
  char *id;     /* which correction it is, for who dismisses it */
  char *words;  /* as they stand in the note */
  char *right;  /* what is right */
  char *source; /* where that is from, or NULL */
} HjNoteRemark;

/* A diagram for a block: for the picture that is missing there, or for what the heading is about; or a place where more
 * is said of that. */
typedef struct {
  char *block;
  char *diagram, *settings; /* settings or NULL */
  char *link;   /* where diagram is NULL: "topic:…" */
  char *title;  /* of the diagram, or of the place */
  char *reason; /* why it is offered, or NULL */
} HjNoteStandIn;

void hj_note_remark_free (HjNoteRemark *remark);
void hj_note_stand_in_free (HjNoteStandIn *stand_in);

/* Both by the block they belong to. */
typedef struct _HjNoteExtras HjNoteExtras;
/* REMARKS (of HjNoteRemark) and STAND_INS (of HjNoteStandIn) may be NULL; it holds references. */
HjNoteExtras *hj_note_extras_new (GPtrArray *remarks, GPtrArray *stand_ins);
void hj_note_extras_free (HjNoteExtras *extras);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjNoteExtras, hj_note_extras_free)

G_END_DECLS
