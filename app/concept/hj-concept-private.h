/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files that read, match and find concepts, and no one else. */
#pragma once

#include "hj-concept.h"
#include "hj-finder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One name, folded, and the ideas that have it. */
typedef struct {
  char *folded;
  GPtrArray *concepts; /* of HjConcept, borrowed; several for a name of two ideas */
  gboolean capitals;   /* an acronym: small letters are another word */
} HjName;

typedef struct {
  GArray *concepts;  /* of HjConcept */
  GHashTable *by_id; /* char* → HjConcept* */
  GPtrArray *names;  /* of HjName */
  GHashTable *by_name; /* folded → HjName* */
  HjFinder *finder;  /* value: index among names */
} HjConceptTable;

/* Read when it is first asked for. */
const HjConceptTable *hj_concept_table (void);

/* A name in a text, not yet decided between its ideas. */
typedef struct {
  const HjName *name;
  guint32 begin, end;
} HjNameHit;

/* As hj_concepts_match, but undecided; appends to HITS (of HjNameHit). FOLD is a workspace. */
void hj_names_match (const char *text, HjFold *fold, GArray *hits);

/* How much is said about each topic: id → GUINT. */
void hj_votes_add (GHashTable *votes, const HjName *name);
/* The idea of NAME the votes speak for; the first one where they say nothing. */
const HjConcept *hj_votes_decide (GHashTable *votes, const HjName *name);

/* The lines of a resource of ours, without comments and empty ones, cut at tabs: calls TAKE for each. */
typedef void (*HjTakeFields) (char **fields, guint n_fields, gpointer data);
void hj_table_read (const char *resource, HjTakeFields take, gpointer data);

G_END_DECLS
