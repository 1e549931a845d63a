/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the learner changed in how a note is read. Each change hangs on one line of the source, which is found again by
 * its words and its neighbours when the text comes again. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

typedef enum {
  /* Headings; reading applies them, in their order. */
  HJ_OVERRIDE_PROMOTE, /* the section one level up */
  HJ_OVERRIDE_DEMOTE,  /* the section one level down */
  HJ_OVERRIDE_MERGE,   /* becomes part of the section before it */
  HJ_OVERRIDE_RENAME,  /* value: the title */
  HJ_OVERRIDE_HEADING, /* a line of text becomes a heading; value: its level, or NULL for one below the section it is in */
  HJ_OVERRIDE_PLAIN,   /* a heading becomes text */
  /* Applied by reading too. */
  HJ_OVERRIDE_LETTER,     /* what a guessed letter is; value: see hj_override_dup_letter */
  HJ_OVERRIDE_DIAGRAM,    /* value: the diagram at a missing picture, "id" or "id?settings"; "" for none */
  HJ_OVERRIDE_REPAIR,     /* the line is left as it is written; value: the kind of repair that is not done there */
  /* Kept for those who show notes; reading only finds their lines. */
  HJ_OVERRIDE_CORRECTION, /* value: the correction that was dismissed */
  HJ_OVERRIDE_TABLE,      /* a latent table; value: "shown" or "hidden" */
  HJ_N_OVERRIDE_KINDS,
} HjOverrideKind;

typedef struct {
  gint64 id;           /* in the library; 0 before it is stored */
  HjOverrideKind kind;
  int line;            /* physical, from 1; 0 while the line is not in the text */
  char *text;          /* that line */
  char *before, *after; /* the nearest lines around it that are not blank; "" at the ends */
  char *block;         /* id of the block it is in, or NULL */
  char *value;         /* as the kind says, or NULL */
  gboolean pinned;     /* line is right for this text: reading does not look for it */
  gboolean applied;    /* reading did what it says */
} HjOverride;

HjOverride *hj_override_new (HjOverrideKind kind, const char *value);
void hj_override_free (HjOverride *override);
/* "promote", "demote", … */
const char *hj_override_kind_to_string (HjOverrideKind kind);
gboolean hj_override_kind_from_string (const char *string, HjOverrideKind *kind);
gboolean hj_override_is_of_heading (HjOverrideKind kind);
/* Whether reading applies it. */
gboolean hj_override_is_read (HjOverrideKind kind);

/* Whether repairs of KIND, as in HjRepair, can be taken back: those that change the words of a line. */
gboolean hj_override_can_leave (const char *kind);

/* The value of a letter: which one of its line, from 0, and what it is. (transfer full) */
char *hj_override_dup_letter (int column, gunichar letter);
gboolean hj_override_parse_letter (const HjOverride *override, int *column, gunichar *letter);

/* Hangs it on LINE of MARKDOWN, or on none if LINE is not in it. */
void hj_override_hang (HjOverride *override, const char *markdown, int line);
/* The line of MARKDOWN it hangs on: the same words first, with the same neighbours, near where it was; then like words.
 * 0 if it is not there. While line is 0, only the same words beside one of the same neighbours will do. */
int hj_override_find (const HjOverride *override, const char *markdown);

typedef struct {
  const char *twin;         /* the text of an undamaged copy, or NULL */
  GPtrArray *overrides;     /* of HjOverride, or NULL; reading sets their line and applied */
  const char *previous;     /* HjNote.markdown that the lines of the overrides are of; NULL: look for them by their words */
  GCancellable *cancellable; /* or NULL */
  const HjNote *before;     /* the same bytes as they were read before: their damage is not worked out again; or NULL */
  gboolean open;            /* letters of a damaged note are not guessed: for who looks for an undamaged copy first, and
                             * reads the note again beside that, or for good */
} HjReadOptions;

/* hj_note_read_beside with more to say. The learner's word on a heading wins over what reading makes of it. Fails also
 * with G_IO_ERROR_CANCELLED. */
HjNote *hj_note_read_with (GBytes *bytes, const char *name, const HjReadOptions *options, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjOverride, hj_override_free)

G_END_DECLS
