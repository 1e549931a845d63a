/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms a note itself gives in two languages: 한국어(English), English(한국어), acronym (its words). */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

typedef enum {
  HJ_CONFIDENCE_LOW,  /* to be confirmed by the reader: where the Korean term begins may be wrong */
  HJ_CONFIDENCE_HIGH, /* seen twice or more, or set in bold or in a heading */
} HjConfidence;

/* One pair. The same Korean word with two English ones (정규화) is two terms. */
typedef struct {
  char *ko;      /* or NULL: only an acronym and its words */
  char *en;
  char *acronym; /* or NULL */
  char *key;     /* what makes two terms the same: both words without case, spaces and hyphens */
  HjConfidence confidence;
  gboolean anchored; /* at least once its left edge was sure: heading, item, cell, or bold words */
  guint count;   /* how often in the note */
  int line;      /* physical line of the first place, from 1 */
} HjTerm;

void hj_term_free (HjTerm *term);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjTerm, hj_term_free)

/* From the visible text of NOTE, never from code or formulas; in the order of hj_term_compare.
 * Returns: (transfer full) (element-type HjTerm) */
GPtrArray *hj_note_collect_terms (const HjNote *note);

/* By the Korean word, then the English one; those without Korean at the end. */
int hj_term_compare (const HjTerm *first, const HjTerm *second);

G_END_DECLS
