/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the field in two languages: the course's ideas and the pairs that the learner's notes give. */
#pragma once

#include "hj-concept.h"
#include "hj-library.h"

G_BEGIN_DECLS

typedef struct {
  char *ko, *en;             /* the usual names; KO may be NULL: an acronym and its words */
  char *other;               /* acronym or further names, separated by commas, or NULL */
  HjText definition;         /* NULLs while there is none */
  const HjConcept *concept;  /* or NULL: of notes alone */
  char *key;                 /* of the pair in the notes, or NULL */
  guint count;               /* how often in the notes */
  gint64 note;               /* where it stands first, 0 nowhere */
  int line;
  gboolean doubtful;         /* the reader should look at it */
} HjGlossaryEntry;

typedef enum { HJ_GLOSSARY_ALL, HJ_GLOSSARY_COURSE, HJ_GLOSSARY_NOTES, HJ_GLOSSARY_DOUBTFUL } HjGlossaryFilter;

void hj_glossary_entry_free (HjGlossaryEntry *entry);

/* What the learner rejected is left out. A pair that is an idea's name belongs to its entry. (transfer full)
 * (element-type HjGlossaryEntry) */
GPtrArray *hj_glossary_new (HjLibrary *library, GError **error);
gboolean hj_glossary_entry_passes (const HjGlossaryEntry *entry, HjGlossaryFilter filter);
/* Those of ENTRIES that pass FILTER and match PATTERN: the best match first, a whole word before letters within one;
 * without a pattern as hj_glossary_compare. (transfer container) (element-type HjGlossaryEntry) */
GPtrArray *hj_glossary_find (GPtrArray *entries, HjGlossaryFilter filter, const HjSearchPattern *pattern, HjLang lang);
/* By the Korean names in the order of a Korean dictionary, or by the English ones; doubtful entries last. */
int hj_glossary_compare (const HjGlossaryEntry *first, const HjGlossaryEntry *second, HjLang lang);
/* What it is, in LANG or in both languages below each other; NULL while there is none. (transfer full) */
char *hj_glossary_entry_dup_definition (const HjGlossaryEntry *entry, HjLang lang);
/* A card that asks for the word in the other language and what it means. (transfer full) */
HjCard *hj_glossary_entry_to_card (const HjGlossaryEntry *entry);

G_END_DECLS
