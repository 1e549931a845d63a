/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anything by its words: topics, diagrams, terms, notes, formulas and cards in one list, for a palette and the command
 * line. Both languages' names of an idea find each other. */
#pragma once

#include "hj-catalogue.h"
#include "hj-concept.h"
#include "hj-library.h"

G_BEGIN_DECLS

typedef enum {
  HJ_LOOKUP_TOPICS,
  HJ_LOOKUP_DIAGRAMS,
  HJ_LOOKUP_TERMS,
  HJ_LOOKUP_NOTES,    /* titles, then headings, then text; of the course too */
  HJ_LOOKUP_FORMULAS,
  HJ_LOOKUP_CARDS,
  HJ_N_LOOKUP_GROUPS,
} HjLookupGroup;

typedef struct {
  HjLookupGroup group;
  HjHit *hit;                    /* a place of the library; NULL for diagrams and terms */
  const HjDiagramClass *diagram; /* or NULL */
  const HjConcept *concept;      /* or NULL */
} HjFound;

typedef struct {
  HjSearchPattern *pattern; /* to mark what matched; knows the other names of what was asked for */
  GPtrArray *found;         /* of HjFound, by group, the best of each first */
  guint counts[HJ_N_LOOKUP_GROUPS]; /* how many there are, also those beyond the limit */
} HjLookup;

/* At most LIMIT of each group. NULL and ERROR if the library cannot be read. */
HjLookup *hj_lookup_new (HjLibrary *library, const char *query, guint limit, GError **error);
void hj_lookup_free (HjLookup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjLookup, hj_lookup_free)

G_END_DECLS
