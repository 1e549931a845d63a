/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts stand one after the other in one buffer; a table beside it says what each is, another holds their
 * signatures, 64 texts at a time. A search walks the signatures and reads only the texts that may match. */
#include "hj-search-index.h"

#include "hj-search-private.h"

#include <string.h>

#define NO_TITLE G_MAXUINT32

typedef struct {
  HjSearchKey key;
  guint32 text;     /* where it begins among the texts */
  guint32 head;     /* bytes of its title, 0 without one */
  guint32 initials; /* where those of its title begin, or NO_TITLE */
} Entry;

/* 64 texts: a bit of a mask for each. */
typedef struct {
  HjSignatures signatures;
  guint64 present; /* not removed */
  guint64 titled;  /* have a title */
} Shelf;

struct _HjSearchIndex {
  GArray *entries;      /* of Entry */
  GArray *shelves;      /* of Shelf */
  GByteArray *texts;    /* folded and squeezed, each ended by 0 */
  GByteArray *initials; /* of the titles, each ended by 0 */
  GHashTable *places;   /* kind and id → entry + 1; made when something is first removed */
  guint n_removed;
};

HjSearchIndex *
hj_search_index_new (void)
{
  HjSearchIndex *self = g_new0 (HjSearchIndex, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->shelves = g_array_new (FALSE, TRUE, sizeof (Shelf));
  self->texts = g_byte_array_new ();
  self->initials = g_byte_array_new ();
  return self;
}

void
hj_search_index_free (HjSearchIndex *self)
{
  if (!self)
    return;
  g_array_unref (self->entries);
  g_array_unref (self->shelves);
  g_byte_array_unref (self->texts);
  g_byte_array_unref (self->initials);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_free (self);
}

guint
hj_search_index_get_length (const HjSearchIndex *self)
{
  return self->entries->len - self->n_removed;
}

/* ---- adding and removing ---- */

/* Ids are row numbers: far below 2⁵⁹. */
static gpointer
make_name (guint kind, gint64 id)
{
  return (gpointer) (guintptr) ((guint64) id * HJ_SEARCH_MAX_KINDS + kind + 1);
}

static Shelf *
get_shelf (const HjSearchIndex *self, guint i)
{
  return &g_array_index (self->shelves, Shelf, i / HJ_SIGNATURE_TEXTS);
}

static guint64
get_mask (guint i)
{
  return G_GUINT64_CONSTANT (1) << (i % HJ_SIGNATURE_TEXTS);
}

static void
remember_place (HjSearchIndex *self, guint i)
{
  const Entry *entry = &g_array_index (self->entries, Entry, i);

  if (get_shelf (self, i)->present & get_mask (i))
    g_hash_table_insert (self->places, make_name (entry->key.kind, entry->key.id), GUINT_TO_POINTER (i + 1));
}

static guint32
append_text (GByteArray *texts, const char *text, gsize length)
{
  guint32 place = texts->len;

  g_byte_array_append (texts, (const guint8 *) text, (guint) length + 1);
  return place;
}

static gsize
get_title_length (const char *text)
{
  const char *end = strchr (text, '\n');

  return end ? (gsize) (end - text) : strlen (text);
}

/* The signature and the marks of the text that was appended last. */
static void
shelve (HjSearchIndex *self, const char *text, gsize length, gboolean is_titled)
{
  guint i = self->entries->len - 1;
  Shelf *shelf;

  g_array_set_size (self->shelves, i / HJ_SIGNATURE_TEXTS + 1);
  shelf = get_shelf (self, i);
  hj_signatures_add (&shelf->signatures, i % HJ_SIGNATURE_TEXTS, text, length);
  shelf->present |= get_mask (i);
  if (is_titled)
    shelf->titled |= get_mask (i);
}

void
hj_search_index_add (HjSearchIndex *self, const HjSearchKey *key, const char *folded, gboolean is_titled)
{
  g_autofree char *text = g_strdup (folded);
  Entry entry = { .key = *key, .initials = NO_TITLE };
  gsize length;

  g_return_if_fail (key->kind < HJ_SEARCH_MAX_KINDS);
  hj_search_squeeze (text);
  length = strlen (text);
  entry.text = append_text (self->texts, text, length);
  if (is_titled)
    {
      entry.head = (guint32) get_title_length (text);
      entry.initials = self->initials->len;
      hj_search_append_initials (self->initials, text, entry.head);
    }
  g_array_append_val (self->entries, entry);
  shelve (self, text, length, is_titled);
  if (self->places)
    remember_place (self, self->entries->len - 1);
}

void
hj_search_index_remove (HjSearchIndex *self, guint kind, gint64 id)
{
  guint place;

  if (!self->places)
    {
      self->places = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < self->entries->len; i++)
        remember_place (self, i);
    }
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, make_name (kind, id)));
  if (place == 0)
    return;
  g_hash_table_remove (self->places, make_name (kind, id));
  get_shelf (self, place - 1)->present &= ~get_mask (place - 1);
  self->n_removed++;
}

/* ---- finding ---- */

typedef struct {
  const HjSearchIndex *index;
  const HjSearchPattern *pattern;
  guint64 *chosen; /* for each needle: which texts of the shelf may hold it; NULL: they are all read */
  HjSearchTake take;
  gpointer data;
  GArray *inner;   /* of HjSearchMatch by inner needles; NULL as soon as there is another one */
} Walk;

/* Latin letters inside of words are what is left when nothing else is found. */
static void
take_match (Walk *walk, const HjSearchMatch *match, gboolean inner)
{
  if (inner)
    {
      g_array_append_val (walk->inner, *match);
      return;
    }
  g_clear_pointer (&walk->inner, g_array_unref);
  walk->take (match, walk->data);
}

static void
look_at (Walk *walk, guint i)
{
  const HjSearchIndex *self = walk->index;
  const Entry *entry = &g_array_index (self->entries, Entry, i);
  HjSearchText text = {
    .folded = (const char *) self->texts->data + entry->text, .head = entry->head,
    .initials = entry->initials == NO_TITLE ? NULL : (const char *) self->initials->data + entry->initials,
    .chosen = walk->chosen, .place = i % HJ_SIGNATURE_TEXTS, .loose = walk->inner != NULL,
    .needs_title = entry->key.needs_title,
  };
  HjSearchMatch match = { .key = entry->key };
  gboolean inner;

  if (!hj_search_match (walk->pattern, &text, &match.score, &inner))
    return;
  match.score += entry->key.weight;
  take_match (walk, &match, inner);
}

static void
look_at_shelf (Walk *walk, guint number)
{
  const Shelf *shelf = &g_array_index (walk->index->shelves, Shelf, number);
  guint64 left = shelf->present;

  if (hj_search_pattern_is_slight (walk->pattern))
    left &= shelf->titled;
  if (walk->chosen)
    left &= hj_search_choose (walk->pattern, &shelf->signatures, walk->inner != NULL, walk->chosen);
  for (; left; left &= left - 1)
    look_at (walk, number * HJ_SIGNATURE_TEXTS + (guint) __builtin_ctzll (left));
}

static void
walk_all (Walk *walk)
{
  walk->inner = g_array_new (FALSE, FALSE, sizeof (HjSearchMatch));
  for (guint i = 0; i < walk->index->shelves->len; i++)
    look_at_shelf (walk, i);
  for (guint i = 0; walk->inner && i < walk->inner->len; i++)
    walk->take (&g_array_index (walk->inner, HjSearchMatch, i), walk->data);
  g_clear_pointer (&walk->inner, g_array_unref);
}

void
hj_search_index_each (const HjSearchIndex *self, const HjSearchPattern *pattern, HjSearchTake take, gpointer data)
{
  g_autofree guint64 *chosen = g_new0 (guint64, pattern->n_needles + 1);

  walk_all (&(Walk) { self, pattern, chosen, take, data, NULL });
}

void
hj_search_index_each_slowly (const HjSearchIndex *self, const HjSearchPattern *pattern, HjSearchTake take,
                             gpointer data)
{
  walk_all (&(Walk) { self, pattern, NULL, take, data, NULL });
}

/* ---- the best ---- */

/* The best of one kind, in order; as many as are wanted. */
typedef struct {
  GArray *matches; /* of HjSearchMatch */
  guint limit, count;
} Best;

static void
keep (const HjSearchMatch *match, gpointer data)
{
  Best *best = (Best *) data + match->key.kind;
  guint at = best->matches->len;

  best->count++;
  if (best->limit == 0
      || (at == best->limit && g_array_index (best->matches, HjSearchMatch, at - 1).score >= match->score))
    return;
  while (at > 0 && g_array_index (best->matches, HjSearchMatch, at - 1).score < match->score)
    at--;
  g_array_insert_val (best->matches, at, *match);
  if (best->matches->len > best->limit)
    g_array_set_size (best->matches, best->limit);
}

static GArray *
join_kinds (Best *best, guint *counts)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (HjSearchMatch));

  for (guint kind = 0; kind < HJ_SEARCH_MAX_KINDS; kind++)
    {
      g_array_append_vals (all, best[kind].matches->data, best[kind].matches->len);
      counts[kind] = best[kind].count;
      g_array_unref (best[kind].matches);
    }
  return all;
}

GArray *
hj_search_index_find (const HjSearchIndex *self, const HjSearchPattern *pattern,
                      const guint limits[HJ_SEARCH_MAX_KINDS], guint counts[HJ_SEARCH_MAX_KINDS])
{
  Best best[HJ_SEARCH_MAX_KINDS];

  for (guint kind = 0; kind < HJ_SEARCH_MAX_KINDS; kind++)
    best[kind] = (Best) { g_array_new (FALSE, FALSE, sizeof (HjSearchMatch)), limits[kind], 0 };
  hj_search_index_each (self, pattern, keep, best);
  return join_kinds (best, counts);
}
