/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts stand one after the other in one buffer; a table beside it says what each is, another holds their
 * signatures. A search walks the signatures and reads only the texts that may match. */
#include "hj-search-index.h"

#include "hj-search-private.h"

#include <string.h>

#define NO_TITLE G_MAXUINT32

typedef struct {
  HjSearchKey key;
  guint32 text;     /* where it begins among the texts */
  guint32 head;     /* bytes of its title, 0 without one */
  guint32 initials; /* where those of its title begin, or NO_TITLE */
  gboolean removed;
} Entry;

struct _HjSearchIndex {
  GArray *entries;      /* of Entry */
  GArray *signatures;   /* of HjSignature */
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
  self->signatures = g_array_new (FALSE, TRUE, sizeof (HjSignature));
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
  g_array_unref (self->signatures);
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

static void
remember_place (HjSearchIndex *self, guint i)
{
  const Entry *entry = &g_array_index (self->entries, Entry, i);

  if (!entry->removed)
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

void
hj_search_index_add (HjSearchIndex *self, const HjSearchKey *key, const char *folded, gboolean is_titled)
{
  g_autofree char *text = g_strdup (folded);
  Entry entry = { .key = *key, .initials = NO_TITLE };
  HjSignature signature = { 0 };
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
  hj_signature_add (&signature, text, length);
  g_array_append_val (self->entries, entry);
  g_array_append_val (self->signatures, signature);
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
  g_array_index (self->entries, Entry, place - 1).removed = TRUE;
  self->n_removed++;
}

/* ---- finding ---- */

static void
look_at (const HjSearchIndex *self, guint i, const HjSearchPattern *pattern, gboolean quick, HjSearchTake take,
         gpointer data)
{
  const Entry *entry = &g_array_index (self->entries, Entry, i);
  HjSearchText text = {
    .folded = (const char *) self->texts->data + entry->text, .head = entry->head,
    .initials = entry->initials == NO_TITLE ? NULL : (const char *) self->initials->data + entry->initials,
    .signature = quick ? &g_array_index (self->signatures, HjSignature, i) : NULL,
  };
  HjSearchMatch match = { .key = entry->key };

  if (!hj_search_match (pattern, &text, &match.score))
    return;
  match.score += entry->key.weight;
  take (&match, data);
}

static void
look_at_all (const HjSearchIndex *self, const HjSearchPattern *pattern, gboolean quick, HjSearchTake take,
             gpointer data)
{
  gboolean slight = hj_search_pattern_is_slight (pattern);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (!entry->removed && !(slight && entry->initials == NO_TITLE))
        look_at (self, i, pattern, quick, take, data);
    }
}

void
hj_search_index_each (const HjSearchIndex *self, const HjSearchPattern *pattern, HjSearchTake take, gpointer data)
{
  look_at_all (self, pattern, TRUE, take, data);
}

void
hj_search_index_each_slowly (const HjSearchIndex *self, const HjSearchPattern *pattern, HjSearchTake take,
                             gpointer data)
{
  look_at_all (self, pattern, FALSE, take, data);
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
