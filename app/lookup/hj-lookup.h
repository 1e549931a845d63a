/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anything by its words: topics, diagrams, terms, notes, formulas and cards in one list, for a palette and the command
 * line. Both languages' names of an idea find each other. */
#pragma once

#include "hj-catalogue.h"
#include "hj-concept.h"
#include "hj-course.h"
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
  HjHit *hit;                    /* a place of the library; NULL for what goes by its names, which is one of these: */
  const HjCourseTopic *topic;
  const HjDiagramClass *diagram;
  const HjConcept *concept;
  const char *name;              /* of these three: the name, or whatever else is said of it, that matched best */
} HjFound;

typedef struct {
  HjSearchPattern *pattern; /* to mark what matched; knows the other names of what was asked for */
  GPtrArray *found;         /* of HjFound, by group, the best of each first */
  guint counts[HJ_N_LOOKUP_GROUPS]; /* how many there are, also those beyond the limit */
  int only;                 /* the one group that was asked for, or −1 */
} HjLookup;

/* The title of what goes by its names; both sides NULL for a place of the library. */
HjText hj_found_get_title (const HjFound *found);

/* What one types before a colon to have one group alone ("카드:", "card:"): the group, and in REST where the query goes on
 * (borrowed from QUERY). HJ_N_LOOKUP_GROUPS for commands, which are not looked up here; −1 without a filter. */
int hj_lookup_parse_filter (const char *query, const char **rest);

/* At most LIMIT of each group. QUERY may begin with a filter. A formula that both notes of a topic have is found in the
 * one in LANG. NULL and ERROR if the library cannot be read. */
HjLookup *hj_lookup_new (HjLibrary *library, const char *query, guint limit, HjLang lang, GError **error);
/* For QUERY, which finds nothing: the same keys in the other layout of the keyboard if that finds something, then names of
 * topics, diagrams and terms that are spelled nearly so. At most LIMIT. (transfer full) (element-type utf8) */
GPtrArray *hj_lookup_suggest (HjLibrary *library, const char *query, guint limit);
void hj_lookup_free (HjLookup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjLookup, hj_lookup_free)

G_END_DECLS
