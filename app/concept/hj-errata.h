/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements the course knows to be wrong (resources/errata.tsv), found in the words of a note. The note is never
 * changed: a margin mark offers the right fact. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

/* One known mistake; lives as long as the program. */
typedef struct {
  const char *id;    /* "lora-row-rank" */
  const char *topic; /* of the course */
  HjText wrong;      /* the mistake, said in our words */
  HjText right;      /* the fact */
  const char *source;/* where the fact is from, or NULL */
} HjErratum;

guint hj_errata_get_length (void);
const HjErratum *hj_errata_get (guint index);
const HjErratum *hj_errata_lookup (const char *id);

/* A mistake in a block. */
typedef struct {
  const HjErratum *erratum;
  const HjBlock *block; /* of the note: the smallest with the words */
  int row, column;      /* of a table, from 0; −1 elsewhere */
  int line;             /* physical line, from 1 */
  gsize begin, end;     /* bytes in hj_spans_dup_text of the block's (or cell's) spans, or in its text */
} HjCorrection;

/* The text that begin and end of CORRECTION, found in a note, count in. (transfer full) */
char *hj_correction_dup_text (const HjCorrection *correction);

/* In the order of NOTE, which must outlive it; each erratum at most once a block.
 * Returns: (transfer full) (element-type HjCorrection) */
GArray *hj_errata_find (const HjNote *note);
/* The same for words without a note (a card): block NULL, line 0. */
GArray *hj_errata_find_in_text (const char *text);

G_END_DECLS
