/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over topics, notes and cards: every place that the index found, or a note with all its places as one hit. */
#include "hj-library-private.h"

#include <string.h>

/* Of notes: titles before headings before text; more hits, a little higher. */
#define SCORE_TITLE 100
#define SCORE_HEADING 40
#define SCORE_TEXT 10
#define SCORE_CARD 8
#define SCORE_TOPIC 20  /* the course is checked: its notes come first among equals */

/* ---- every place for itself ---- */

/* A topic that matches in both languages is shown once, by its better title. */
static gboolean
is_repeated (const GPtrArray *hits, const HjHit *hit)
{
  for (guint i = 0; hit->kind == HJ_HIT_TOPIC && i < hits->len; i++)
    {
      const HjHit *other = g_ptr_array_index (hits, i);

      if (other->kind == HJ_HIT_TOPIC && strcmp (other->topic, hit->topic) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_hit (HjDatabase *db, GPtrArray *hits, const HjSearchMatch *match, const HjSearchPattern *pattern, HjLang lang,
         guint *counts)
{
  HjHit *hit = hj_hit_new ((HjHitKind) match->key.kind, &match->key, match->score);

  if (hj_hit_finish (db, hit, match->key.id, pattern, lang) && !is_repeated (hits, hit))
    g_ptr_array_add (hits, hit);
  else
    {
      counts[hit->kind]--;
      hj_hit_free (hit);
    }
}

GPtrArray *
hj_library_find (HjLibrary *self, const HjSearchPattern *pattern, HjLang lang, const guint limits[HJ_N_HIT_KINDS],
                 guint counts[HJ_N_HIT_KINDS], GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_hit_free);
  const HjSearchIndex *index = hj_library_require_index (self, error);
  g_autoptr (GArray) matches = NULL;
  guint all_limits[HJ_SEARCH_MAX_KINDS] = { 0 }, all_counts[HJ_SEARCH_MAX_KINDS];

  if (!index)
    return NULL;
  memcpy (all_limits, limits, HJ_N_HIT_KINDS * sizeof *limits);
  matches = hj_search_index_find (index, pattern, all_limits, all_counts);
  memcpy (counts, all_counts, HJ_N_HIT_KINDS * sizeof *counts);
  for (guint i = 0; i < matches->len; i++)
    add_hit (self->db, hits, &g_array_index (matches, HjSearchMatch, i), pattern, lang, counts);
  return g_steal_pointer (&hits);
}

/* ---- a note is one hit ---- */

/* What is known of a note, topic or card while matches come in: the best passage, how many there are. */
typedef struct {
  HjHitKind kind;
  HjSearchKey best; /* of the passage that is shown; kind HJ_HIT_NOTE while only the title matched */
  double title;     /* score of the title, 0 if it does not match */
  int count;        /* passages */
} Place;

typedef struct {
  HjDatabase *db;
  GArray *places;     /* of Place */
  GHashTable *numbers; /* note → number of its place + 1 */
} Places;

static Place *
require_place (Places *self, const HjSearchKey *key)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &key->owner));
  Place place = { .kind = HJ_HIT_NOTE, .best = *key };

  if (number == 0)
    {
      place.best.kind = HJ_HIT_NOTE;
      g_array_append_val (self->places, place);
      number = self->places->len;
      g_hash_table_insert (self->numbers, g_memdup2 (&key->owner, sizeof key->owner), GUINT_TO_POINTER (number));
    }
  return &g_array_index (self->places, Place, number - 1);
}

/* Headings of a high level before text; among equals the first. The weight of a heading tells its level. */
static gboolean
is_better (const HjSearchKey *key, const Place *place)
{
  gboolean heading = key->kind == HJ_HIT_SECTION;

  if (place->count == 0)
    return TRUE;
  return heading && (place->best.kind != HJ_HIT_SECTION || key->weight > place->best.weight);
}

static void
take_match (const HjSearchMatch *match, gpointer data)
{
  Places *self = data;
  Place alone = { .kind = (HjHitKind) match->key.kind, .best = match->key, .title = match->score, .count = 1 };
  Place *place;

  if (match->key.kind == HJ_HIT_CARD || match->key.kind == HJ_HIT_TOPIC)
    {
      g_array_append_val (self->places, alone);
      return;
    }
  place = require_place (self, &match->key);
  if (match->key.kind == HJ_HIT_NOTE)
    place->title = match->score;
  else
    {
      if (is_better (&match->key, place))
        place->best = match->key;
      place->count++;
    }
}

static double
score_place (const Place *place)
{
  double score = MIN (place->count, 9);

  if (place->kind == HJ_HIT_CARD)
    return SCORE_CARD + place->title / 10;
  if (place->title > 0)
    score += SCORE_TITLE + place->title;
  if (place->kind == HJ_HIT_NOTE && place->count > 0)
    score += place->best.kind == HJ_HIT_SECTION ? SCORE_HEADING : SCORE_TEXT;
  return score + (place->kind == HJ_HIT_TOPIC ? SCORE_TOPIC : 0);
}

static HjHit *
make_hit (Places *self, const Place *place, const HjSearchPattern *pattern)
{
  HjHit *hit = hj_hit_new (place->kind, &place->best, score_place (place));
  gboolean passage = place->kind == HJ_HIT_NOTE && place->count > 0;
  gboolean ok = passage ? hj_hit_finish_passage (self->db, hit, place->best.id, pattern)
                        : hj_hit_finish (self->db, hit, place->best.id, pattern, HJ_LANG_BOTH);

  hit->count = place->kind == HJ_HIT_NOTE ? place->count : 1;
  if (ok)
    return hit;
  hj_hit_free (hit);
  return NULL;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const HjHit *x = *(HjHit *const *) a, *y = *(HjHit *const *) b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->kind != y->kind)
    return (int) x->kind - (int) y->kind;
  return x->id < y->id ? -1 : x->id > y->id;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  double x = score_place (a), y = score_place (b);

  if (x != y)
    return x > y ? -1 : 1;
  return (int) ((const Place *) a)->kind - (int) ((const Place *) b)->kind;
}

/* Notes of the course are hits of their topic: its two notes and its titles become one. */
static void
add_place (Places *self, GPtrArray *hits, GHashTable *topics, HjHit *hit)
{
  HjHit *before = hit->topic && hit->kind != HJ_HIT_CARD ? g_hash_table_lookup (topics, hit->topic) : NULL;

  if (hit->topic && hit->kind == HJ_HIT_NOTE)
    {
      hit->kind = HJ_HIT_TOPIC;
      hit->score += SCORE_TOPIC;
    }
  if (before && !before->snippet && hit->snippet)
    {
      before->snippet = g_steal_pointer (&hit->snippet);
      before->start = hit->start;
      before->length = hit->length;
      before->line = hit->line;
      before->count = hit->count;
    }
  if (before)
    hj_hit_free (hit);
  else
    g_ptr_array_add (hits, hit);
  if (!before && hit->kind == HJ_HIT_TOPIC)
    g_hash_table_insert (topics, hit->topic, hit);
}

static GPtrArray *
collect_hits (Places *self, const HjSearchPattern *pattern, int limit)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_hit_free);
  g_autoptr (GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_sort (self->places, compare_places);
  for (guint i = 0; i < self->places->len && (limit <= 0 || hits->len < (guint) limit); i++)
    {
      HjHit *hit = make_hit (self, &g_array_index (self->places, Place, i), pattern);

      if (hit)
        add_place (self, hits, topics, hit);
    }
  g_ptr_array_sort (hits, compare_hits);
  return hits;
}

GPtrArray *
hj_library_search_pattern (HjLibrary *self, const HjSearchPattern *pattern, int limit, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Places places = { .db = self->db, .places = list, .numbers = numbers };
  const HjSearchIndex *index = hj_library_require_index (self, error);

  if (!index)
    return NULL;
  hj_search_index_each (index, pattern, take_match, &places);
  return collect_hits (&places, pattern, limit);
}

GPtrArray *
hj_library_search (HjLibrary *self, const char *query, int limit, GError **error)
{
  g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (query, NULL);

  return hj_library_search_pattern (self, pattern, limit, error);
}
