/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ideas of the field and all their names in both languages (resources/concepts.tsv), found in any text. Read once
 * from the GResource of the executable and never changed afterwards; every pointer here lives as long as the program. */
#pragma once

#include "hj-name-fold.h"
#include "hj-text.h"

G_BEGIN_DECLS

/* A diagram that shows an idea, with the settings that show just this one: "function=sigmoid", or NULL. */
typedef struct {
  const char *id, *settings;
  gboolean best; /* no other diagram, built or not, shows it better */
} HjConceptDiagram;

typedef struct {
  const char *id;                  /* "multi-head-attention" */
  HjText name;                     /* the usual name in each language */
  const char *const *names_ko;     /* all, the usual one first; NULL at the end */
  const char *const *names_en;
  const char *const *topics;       /* ids of the course, the main one first; NULL at the end */
  const HjConceptDiagram *diagrams;/* N_DIAGRAMS that are in the catalogue now, the best first */
  guint n_diagrams;
} HjConcept;

guint hj_concepts_get_length (void);
const HjConcept *hj_concepts_get (guint index);
/* NULL for an id there is not. */
const HjConcept *hj_concepts_lookup (const char *id);

/* For search as one types: concepts one of whose names is QUERY, begins with it, or has it inside, in this order.
 * Case, spaces, hyphens and a Korean particle at the end of QUERY make no difference.
 * Returns: (transfer full) (element-type HjConcept): borrowed elements */
GPtrArray *hj_concepts_find (const char *query);

/* The idea a glossary means by KO = EN (either may be NULL, as may ACRONYM): the one with both names, or else with the
 * English one, which is seldom two things, or the Korean one where it is one thing. So 검색 공간 and 탐색 공간 are one, and
 * 정규화 is what its English word says. NULL: none. */
const HjConcept *hj_concepts_of_term (const char *ko, const char *en, const char *acronym);

/* TEXT [begin, end) in bytes is a name of CONCEPT. */
typedef struct {
  const HjConcept *concept;
  gsize begin, end;
} HjConceptHit;

/* All names in TEXT, in order, the longest where several begin, none inside another; a Korean particle or an English
 * plural may follow. A name of two ideas (정규화) is read as the one whose topic the rest of TEXT speaks of. Linear
 * in TEXT. Returns: (transfer full) (element-type HjConceptHit) */
GArray *hj_concepts_match (const char *text);

/* Whether [BEGIN, END) of FOLD, which is TEXT folded, can be a name: words of their own in TEXT, but for a Korean
 * particle or an English plural. BEGIN and END become its place there. */
gboolean hj_concept_find_place (const HjFold *fold, const char *text, gsize *begin, gsize *end);

G_END_DECLS
