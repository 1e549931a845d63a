/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of the glossary in a text. Ideas are found by app/concept, which decides between two of one name; the
 * notes' own pairs by an automaton of their words. */
#include "hj-term-finder.h"

#include "hj-finder.h"

#include <string.h>

enum { SHORTEST_KOREAN = 2, SHORTEST_LATIN = 3, LONGEST_IN_ALL = 60000 }; /* letters, letters, bytes of the automaton */

struct _HjTermFinder {
  GPtrArray *entries;     /* of HjGlossaryEntry */
  GHashTable *by_concept; /* HjConcept → HjGlossaryEntry */
  GHashTable *by_id;      /* char*, interned → HjGlossaryEntry */
  HjFinder *pairs;        /* value: index among ENTRIES */
  gsize size;             /* bytes of words in PAIRS */
};

const char *
hj_glossary_entry_get_id (const HjGlossaryEntry *entry)
{
  g_autofree char *id = entry->concept ? g_strconcat ("idea:", entry->concept->id, NULL)
                                       : g_strconcat ("pair:", entry->key, NULL);

  return g_intern_string (id);
}

/* ---- words of pairs ---- */

static gboolean
is_long_enough (const char *name)
{
  gboolean latin = (guchar) name[0] < 0x80;

  return g_utf8_strlen (name, -1) >= (latin ? SHORTEST_LATIN : SHORTEST_KOREAN);
}

static void
add_name (HjTermFinder *self, const char *name, guint index)
{
  g_autofree char *folded = name && is_long_enough (name) ? hj_fold_dup (name) : NULL;
  gsize size = folded ? strlen (folded) : 0;

  if (size == 0 || self->size + size > LONGEST_IN_ALL)
    return;
  self->size += size;
  hj_finder_add (self->pairs, folded, index);
}

static void
add_entry (HjTermFinder *self, guint index)
{
  HjGlossaryEntry *entry = g_ptr_array_index (self->entries, index);

  g_hash_table_insert (self->by_id, (gpointer) hj_glossary_entry_get_id (entry), entry);
  if (entry->concept)
    g_hash_table_insert (self->by_concept, (gpointer) entry->concept, entry);
  if (entry->concept || entry->doubtful)
    return;
  add_name (self, entry->ko, index);
  add_name (self, entry->en, index);
  add_name (self, entry->other, index);
}

HjTermFinder *
hj_term_finder_new (GPtrArray *entries)
{
  HjTermFinder *self = g_new0 (HjTermFinder, 1);

  self->entries = g_ptr_array_ref (entries);
  self->by_concept = g_hash_table_new (NULL, NULL);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->pairs = hj_finder_new ();
  for (guint i = 0; i < entries->len; i++)
    add_entry (self, i);
  hj_finder_build (self->pairs);
  return self;
}

void
hj_term_finder_free (HjTermFinder *self)
{
  hj_finder_free (self->pairs);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_concept);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

const HjGlossaryEntry *
hj_term_finder_lookup (HjTermFinder *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/* ---- matching ---- */

static void
add_ideas (HjTermFinder *self, const char *text, GArray *hits)
{
  g_autoptr (GArray) found = hj_concepts_match (text);

  for (guint i = 0; i < found->len; i++)
    {
      const HjConceptHit *one = &g_array_index (found, HjConceptHit, i);
      HjTermHit hit = { g_hash_table_lookup (self->by_concept, one->concept), one->begin, one->end };

      if (hit.entry)
        g_array_append_val (hits, hit);
    }
}

typedef struct {
  HjTermFinder *self;
  const char *text;
  const HjFold *fold;
  GArray *hits;
} Match;

static void
take_pair (guint index, gsize begin, gsize end, gpointer data)
{
  Match *match = data;
  HjTermHit hit = { g_ptr_array_index (match->self->entries, index), begin, end };

  if (hj_concept_find_place (match->fold, match->text, &hit.begin, &hit.end))
    g_array_append_val (match->hits, hit);
}

static void
add_pairs (HjTermFinder *self, const char *text, GArray *hits)
{
  g_auto (HjFold) fold = { 0 };
  Match match = { self, text, &fold, hits };

  hj_fold_init (&fold);
  hj_fold_set (&fold, text);
  hj_finder_run (self->pairs, fold.text->str, fold.text->len, take_pair, &match);
}

/* By the beginning; of those that begin together the longest comes first, and an idea before a pair. */
static int
compare_hits (gconstpointer first, gconstpointer second)
{
  const HjTermHit *a = first, *b = second;

  if (a->begin != b->begin)
    return a->begin < b->begin ? -1 : 1;
  if (a->end != b->end)
    return a->end > b->end ? -1 : 1;
  return (a->entry->concept == NULL) - (b->entry->concept == NULL);
}

GArray *
hj_term_finder_match (HjTermFinder *self, const char *text)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (HjTermHit));
  guint kept = 0;
  gsize end = 0;

  add_ideas (self, text, hits);
  add_pairs (self, text, hits);
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    {
      HjTermHit hit = g_array_index (hits, HjTermHit, i);

      if (hit.begin < end)
        continue;
      end = hit.end;
      g_array_index (hits, HjTermHit, kept++) = hit;
    }
  g_array_set_size (hits, kept);
  return hits;
}
