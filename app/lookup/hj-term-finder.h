/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of the glossary in a text: the course's ideas by all their names, and the pairs of the learner's notes. */
#pragma once

#include "hj-glossary.h"

G_BEGIN_DECLS

typedef struct _HjTermFinder HjTermFinder;

/* ENTRIES (element-type HjGlossaryEntry) are held. What the reader has yet to look at is not looked for. */
HjTermFinder *hj_term_finder_new (GPtrArray *entries);
void hj_term_finder_free (HjTermFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjTermFinder, hj_term_finder_free)

/* TEXT [begin, end) in bytes names what ENTRY explains. */
typedef struct {
  const HjGlossaryEntry *entry;
  gsize begin, end;
} HjTermHit;

/* All terms in TEXT, in order, the longest where several begin, none inside another. Linear in TEXT.
 * Returns: (transfer full) (element-type HjTermHit) */
GArray *hj_term_finder_match (HjTermFinder *self, const char *text);

/* What is the same for ENTRY as long as its words are. (transfer none), for ever */
const char *hj_glossary_entry_get_id (const HjGlossaryEntry *entry);
/* NULL: there is none any more. (transfer none) */
const HjGlossaryEntry *hj_term_finder_lookup (HjTermFinder *self, const char *id);

G_END_DECLS
