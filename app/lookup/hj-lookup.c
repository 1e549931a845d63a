/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anything by its words. */
#include "hj-lookup.h"

#include "hj-search-index.h"
#include "hj-search-text.h"

#include <string.h>

static void
found_free (gpointer data)
{
  HjFound *found = data;

  hj_hit_free (found->hit);
  g_free (found);
}

static void
add_found (HjLookup *self, HjFound found)
{
  g_ptr_array_add (self->found, g_memdup2 (&found, sizeof found));
}

void
hj_lookup_free (HjLookup *self)
{
  if (!self)
    return;
  hj_search_pattern_free (self->pattern);
  g_ptr_array_unref (self->found);
  g_free (self);
}

/* ---- names ---- */

static gboolean
is_among (const char *const *names, const char *wanted)
{
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *name = hj_search_dup_comparable (names[i]);

      if (strcmp (name, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_names (GPtrArray *phrases, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    g_ptr_array_add (phrases, (gpointer) names[i]);
}

/* The other names of the ideas that are called just what was typed. (transfer container), NULL at the end */
static GPtrArray *
list_phrases (const GPtrArray *concepts, const char *query)
{
  GPtrArray *phrases = g_ptr_array_new ();
  g_autofree char *wanted = hj_search_dup_comparable (query);

  for (guint i = 0; i < concepts->len; i++)
    {
      const HjConcept *concept = g_ptr_array_index (concepts, i);

      if (!is_among (concept->names_ko, wanted) && !is_among (concept->names_en, wanted))
        continue;
      add_names (phrases, concept->names_ko);
      add_names (phrases, concept->names_en);
    }
  g_ptr_array_add (phrases, NULL);
  return phrases;
}

/* ---- diagrams and terms ---- */

enum { NAME_OF_DIAGRAM, NAME_OF_CONCEPT };

static void
index_names (HjSearchIndex *index, guint kind, guint owner, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    {
      HjSearchKey key = { .kind = kind, .id = hj_search_index_get_length (index), .owner = owner };
      g_autofree char *folded = hj_search_fold (names[i]);

      hj_search_index_add (index, &key, folded, TRUE);
    }
}

static gpointer
make_names (gpointer data)
{
  HjSearchIndex *index = hj_search_index_new ();

  for (guint i = 0; i < hj_catalogue_get_length (); i++)
    {
      const HjDiagramClass *diagram = hj_catalogue_get (i);

      index_names (index, NAME_OF_DIAGRAM, i,
                   (const char *const[]){ diagram->title.ko, diagram->title.en, diagram->id, NULL });
    }
  for (guint i = 0; i < hj_concepts_get_length (); i++)
    {
      index_names (index, NAME_OF_CONCEPT, i, hj_concepts_get (i)->names_ko);
      index_names (index, NAME_OF_CONCEPT, i, hj_concepts_get (i)->names_en);
    }
  return index;
}

/* The names of all diagrams and ideas; they never change. */
static const HjSearchIndex *
require_names (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_names, NULL);
}

typedef struct {
  guint owner;
  double score;
} Named;

/* Of the names of one thing, which stand together, the best. */
static void
take_name (const HjSearchMatch *match, gpointer data)
{
  GArray *named = (GArray *) ((gpointer *) data)[match->key.kind];
  Named *last = named->len > 0 ? &g_array_index (named, Named, named->len - 1) : NULL;

  if (last && last->owner == match->key.owner)
    last->score = MAX (last->score, match->score);
  else
    g_array_append_val (named, ((Named) { (guint) match->key.owner, match->score }));
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->owner < y->owner ? -1 : x->owner > y->owner;
}

static void
keep_best (HjLookup *self, HjLookupGroup group, GArray *named, guint limit)
{
  g_array_sort (named, compare_named);
  self->counts[group] = named->len;
  for (guint i = 0; i < MIN (named->len, limit); i++)
    {
      guint owner = g_array_index (named, Named, i).owner;

      add_found (self, (HjFound) {
        .group = group, .diagram = group == HJ_LOOKUP_DIAGRAMS ? hj_catalogue_get (owner) : NULL,
        .concept = group == HJ_LOOKUP_TERMS ? hj_concepts_get (owner) : NULL,
      });
    }
}

static void
find_names (HjLookup *self, guint limit)
{
  g_autoptr (GArray) diagrams = g_array_new (FALSE, FALSE, sizeof (Named));
  g_autoptr (GArray) concepts = g_array_new (FALSE, FALSE, sizeof (Named));
  gpointer named[] = { [NAME_OF_DIAGRAM] = diagrams, [NAME_OF_CONCEPT] = concepts };

  hj_search_index_each (require_names (), self->pattern, take_name, named);
  keep_best (self, HJ_LOOKUP_DIAGRAMS, diagrams, limit);
  keep_best (self, HJ_LOOKUP_TERMS, concepts, limit);
}

/* ---- the library ---- */

static const HjLookupGroup group_of_kind[HJ_N_HIT_KINDS] = {
  [HJ_HIT_TOPIC] = HJ_LOOKUP_TOPICS, [HJ_HIT_NOTE] = HJ_LOOKUP_NOTES, [HJ_HIT_SECTION] = HJ_LOOKUP_NOTES,
  [HJ_HIT_TEXT] = HJ_LOOKUP_NOTES, [HJ_HIT_FORMULA] = HJ_LOOKUP_FORMULAS, [HJ_HIT_CARD] = HJ_LOOKUP_CARDS,
};

/* Hits come kind by kind: titles of notes before headings before text. */
static void
take_group (HjLookup *self, HjLookupGroup group, GPtrArray *hits, guint limit)
{
  static const HjHitKind order[] = { HJ_HIT_TOPIC, HJ_HIT_NOTE, HJ_HIT_SECTION, HJ_HIT_TEXT, HJ_HIT_FORMULA, HJ_HIT_CARD };
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < hits->len && n < limit; i++)
      {
        HjHit *hit = g_ptr_array_index (hits, i);

        if (!hit || hit->kind != order[k] || group_of_kind[hit->kind] != group)
          continue;
        add_found (self, (HjFound) { .group = group, .hit = hit });
        hits->pdata[i] = NULL;
        n++;
      }
}

static GPtrArray *
find_places (HjLookup *self, HjLibrary *library, guint limit, GError **error)
{
  guint limits[HJ_N_HIT_KINDS], counts[HJ_N_HIT_KINDS] = { 0 };
  GPtrArray *hits;

  for (guint i = 0; i < HJ_N_HIT_KINDS; i++)
    limits[i] = i == HJ_HIT_TOPIC ? 2 * limit : limit; /* a topic may match by both of its titles */
  hits = hj_library_find (library, self->pattern, limits, counts, error);
  for (guint i = 0; i < HJ_N_HIT_KINDS; i++)
    self->counts[group_of_kind[i]] += counts[i];
  return hits;
}

/* ---- all ---- */

HjLookup *
hj_lookup_new (HjLibrary *library, const char *query, guint limit, GError **error)
{
  g_autoptr (HjLookup) self = g_new0 (HjLookup, 1);
  g_autoptr (GPtrArray) concepts = hj_concepts_find (query);
  g_autoptr (GPtrArray) phrases = list_phrases (concepts, query);
  g_autoptr (GPtrArray) hits = NULL;

  self->found = g_ptr_array_new_with_free_func (found_free);
  self->pattern = hj_search_pattern_new (query, (const char *const *) phrases->pdata);
  hits = find_places (self, library, limit, error);
  if (!hits)
    return NULL;
  take_group (self, HJ_LOOKUP_TOPICS, hits, limit);
  find_names (self, limit);
  take_group (self, HJ_LOOKUP_NOTES, hits, limit);
  take_group (self, HJ_LOOKUP_FORMULAS, hits, limit);
  take_group (self, HJ_LOOKUP_CARDS, hits, limit);
  return g_steal_pointer (&self);
}
