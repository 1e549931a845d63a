/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which block of a note is which after it was edited. First the same words: those that occur once, then their
 * neighbours, then words that repeat (after Heckel 1978, "A technique for isolating differences between files"). What is
 * left is compared by likeness; see hj-block-alike.c. */
#include "hj-block-trace.h"

#include <string.h>

void
hj_alignment_match (HjAlignment *self, int after, int before)
{
  g_assert (self->old_of[after] < 0 && self->new_of[before] < 0);
  self->old_of[after] = before;
  self->new_of[before] = after;
}

static gboolean
is_same (const HjAlignment *self, int after, int before, gboolean any_kind)
{
  const HjTrace *a = hj_alignment_after (self, after), *b = hj_alignment_before (self, before);

  return (any_kind || a->kind == b->kind) && strcmp (a->words, b->words) == 0;
}

/* ---- words that occur once ---- */

typedef struct {
  int n_before, n_after;
  int before, after;
} Sighting;

static char *
dup_key (const HjTrace *trace, gboolean any_kind)
{
  return g_strdup_printf ("%d %s", any_kind ? -1 : (int) trace->kind, trace->words);
}

static Sighting *
require_sighting (GHashTable *seen, const HjTrace *trace, gboolean any_kind)
{
  g_autofree char *key = dup_key (trace, any_kind);
  Sighting *sighting = g_hash_table_lookup (seen, key);

  if (!sighting)
    {
      sighting = g_new0 (Sighting, 1);
      g_hash_table_insert (seen, g_steal_pointer (&key), sighting);
    }
  return sighting;
}

static void
see_all (HjAlignment *self, GHashTable *seen, gboolean any_kind)
{
  for (int i = 0; i < (int) self->before->len; i++)
    if (self->new_of[i] < 0 && hj_alignment_before (self, i)->words[0])
      {
        Sighting *sighting = require_sighting (seen, hj_alignment_before (self, i), any_kind);

        sighting->n_before++;
        sighting->before = i;
      }
  for (int i = 0; i < (int) self->after->len; i++)
    if (self->old_of[i] < 0 && hj_alignment_after (self, i)->words[0])
      {
        Sighting *sighting = require_sighting (seen, hj_alignment_after (self, i), any_kind);

        sighting->n_after++;
        sighting->after = i;
      }
}

static void
match_single (HjAlignment *self, gboolean any_kind)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer value;

  see_all (self, seen, any_kind);
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Sighting *sighting = value;

      if (sighting->n_before == 1 && sighting->n_after == 1)
        hj_alignment_match (self, sighting->after, sighting->before);
    }
}

/* ---- their neighbours ---- */

/* A list or an item has no words of its own: what is in it decides. */
static gboolean
is_wordless_holder (const HjTrace *trace)
{
  return trace->words[0] == '\0' && trace->kind != HJ_BLOCK_RULE;
}

static void
match_next_to (HjAlignment *self, int after, int step)
{
  int before = self->old_of[after];

  for (;;)
    {
      after += step;
      before += step;
      if (after < 0 || before < 0 || after >= (int) self->after->len || before >= (int) self->before->len
          || self->old_of[after] >= 0 || self->new_of[before] >= 0 || !is_same (self, after, before, FALSE))
        return;
      if (!is_wordless_holder (hj_alignment_after (self, after)))
        hj_alignment_match (self, after, before);
    }
}

static void
match_neighbours (HjAlignment *self)
{
  for (int i = 0; i < (int) self->after->len; i++)
    if (self->old_of[i] >= 0)
      match_next_to (self, i, 1);
  for (int i = (int) self->after->len - 1; i >= 0; i--)
    if (self->old_of[i] >= 0)
      match_next_to (self, i, -1);
}

/* ---- words that repeat ---- */

static gboolean
has_same_place (const HjAlignment *self, int after, int before)
{
  return hj_alignment_after (self, after)->place[0]
         && strcmp (hj_alignment_after (self, after)->place, hj_alignment_before (self, before)->place) == 0;
}

static gboolean
has_same_parent (const HjAlignment *self, int after, int before)
{
  int parent = hj_alignment_after (self, after)->parent, old = hj_alignment_before (self, before)->parent;

  return parent >= 0 && self->old_of[parent] == old;
}

static gboolean
has_any_place (const HjAlignment *self, int after, int before)
{
  return TRUE;
}

typedef gboolean (*Judge) (const HjAlignment *self, int after, int before);

/* The places in the old text that are left, by their words. (element-type char* → GArray of int) */
static GHashTable *
list_left (const HjAlignment *self)
{
  GHashTable *left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (int i = 0; i < (int) self->before->len; i++)
    if (self->new_of[i] < 0 && hj_alignment_before (self, i)->words[0])
      {
        g_autofree char *key = dup_key (hj_alignment_before (self, i), FALSE);
        GArray *places = g_hash_table_lookup (left, key);

        if (!places)
          {
            places = g_array_new (FALSE, FALSE, sizeof (int));
            g_hash_table_insert (left, g_steal_pointer (&key), places);
          }
        g_array_append_val (places, i);
      }
  return left;
}

/* A text of one line ten thousand times must not take quadratic time. */
#define MOST_LOOKS 64

static void
match_repeated (HjAlignment *self, Judge judge)
{
  g_autoptr (GHashTable) left = list_left (self);

  for (int i = 0; i < (int) self->after->len; i++)
    {
      g_autofree char *key = self->old_of[i] < 0 ? dup_key (hj_alignment_after (self, i), FALSE) : NULL;
      GArray *places = key ? g_hash_table_lookup (left, key) : NULL;

      for (guint k = 0; places && k < MIN (places->len, MOST_LOOKS); k++)
        if (judge (self, i, g_array_index (places, int, k)))
          {
            hj_alignment_match (self, i, g_array_index (places, int, k));
            g_array_remove_index (places, k);
            break;
          }
    }
}

static void
match_same (HjAlignment *self)
{
  static const Judge judges[] = { has_same_place, has_same_parent, has_any_place };

  match_single (self, FALSE);
  match_neighbours (self);
  for (guint i = 0; i < G_N_ELEMENTS (judges); i++)
    {
      match_repeated (self, judges[i]);
      match_neighbours (self);
    }
  match_single (self, TRUE); /* a paragraph that became a heading */
}

GArray *
hj_traces_align (const GPtrArray *before, const GPtrArray *after)
{
  g_autofree int *old_of = g_new (int, after->len + 1), *new_of = g_new (int, before->len + 1);
  HjAlignment self = { .before = before, .after = after, .old_of = old_of, .new_of = new_of };
  GArray *origins = g_array_sized_new (FALSE, FALSE, sizeof (int), after->len);

  for (guint i = 0; i < after->len; i++)
    old_of[i] = -1;
  for (guint i = 0; i < before->len; i++)
    new_of[i] = -1;
  match_same (&self);
  hj_alignment_match_holders (&self, TRUE);
  hj_alignment_match_alike (&self);
  hj_alignment_match_holders (&self, FALSE);
  g_array_append_vals (origins, old_of, after->len);
  return origins;
}
