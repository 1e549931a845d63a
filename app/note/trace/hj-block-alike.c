/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks in other words, and what holds them: the second half of hj_traces_align. */
#include "hj-block-trace.h"

#include "hj-likeness.h"

#include <string.h>

/* Below this two texts are two; found by trying on reworded notes, like that of cards. */
#define LIKE_ENOUGH 0.5
/* Between blocks that are known, and alone there, less will do. */
#define LIKE_ENOUGH_ALONE 0.3
/* Long blocks are known by their first letters. */
#define MOST_BYTES 8192
/* Bounds that keep it linear: looks in one gap, looks for one block, words that too many blocks share. */
#define MOST_IN_GAP 24
#define MOST_CANDIDATES 8
#define MOST_SHARING 24

typedef struct { double score; int after, before; } Offer;

typedef struct {
  HjAlignment *alignment;
  GArray **after_pairs, **before_pairs; /* letter pairs, made when needed */
  GArray *offers;                       /* of Offer */
} Likeness;

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const Offer *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->after != y->after ? x->after - y->after : x->before - y->before;
}

/* Gives the best offers first; each block once. */
static void
take_offers (HjAlignment *self, GArray *offers)
{
  g_array_sort (offers, compare_offers);
  for (guint i = 0; i < offers->len; i++)
    {
      Offer offer = g_array_index (offers, Offer, i);

      if (self->old_of[offer.after] < 0 && self->new_of[offer.before] < 0)
        hj_alignment_match (self, offer.after, offer.before);
    }
  g_array_set_size (offers, 0);
}

/* ---- likeness ---- */

static const GArray *
require_pairs (GArray **pairs, const char *words)
{
  if (!*pairs)
    {
      gsize length = strlen (words);
      const char *end = length > MOST_BYTES ? g_utf8_find_prev_char (words, words + MOST_BYTES) : words + length;
      g_autofree char *start = g_strndup (words, end ? end - words : 0);

      *pairs = hj_text_list_pairs (start);
    }
  return *pairs;
}

static gboolean
is_open (const HjTrace *trace, int match)
{
  return match < 0 && trace->words[0] != '\0';
}

/* Words of one kind stay of that kind, but a line may become a heading. */
static gboolean
may_become (HjBlockKind a, HjBlockKind b)
{
  return a == b || (a <= HJ_BLOCK_PARAGRAPH && b <= HJ_BLOCK_PARAGRAPH);
}

static void
offer (Likeness *self, int after, int before, double enough)
{
  const HjAlignment *all = self->alignment;
  const HjTrace *a = hj_alignment_after (all, after), *b = hj_alignment_before (all, before);
  Offer made = { .after = after, .before = before };

  if (!is_open (b, all->new_of[before]) || !may_become (a->kind, b->kind))
    return;
  made.score = hj_pairs_likeness (require_pairs (&self->after_pairs[after], a->words),
                                  require_pairs (&self->before_pairs[before], b->words));
  /* Of two that are as like, the one below the same heading. */
  made.score += a->parent >= 0 && all->old_of[a->parent] >= 0 && all->old_of[a->parent] == b->parent ? 0.02 : 0;
  if (made.score >= enough)
    g_array_append_val (self->offers, made);
}

/* ---- where they stood ---- */

static int
find_known (const HjAlignment *self, int after, int step)
{
  for (int i = after + step; i >= 0 && i < (int) self->after->len; i += step)
    if (self->old_of[i] >= 0)
      return self->old_of[i];
  return step < 0 ? -1 : (int) self->before->len;
}

/* How many blocks with words in [FROM, TO) are open: HEADINGS or all. */
static int
count_open (const GPtrArray *traces, const int *matches, int from, int to, gboolean headings)
{
  int n = 0;

  for (int i = from; i < to; i++)
    n += is_open (traces->pdata[i], matches[i])
         && (!headings || ((HjTrace *) traces->pdata[i])->kind == HJ_BLOCK_HEADING);
  return n;
}

/* Whether the gaps [FROM, TO) and (LOW, HIGH) hold one open block each, or one heading each. */
static gboolean
is_alone (const HjAlignment *all, int from, int to, int low, int high, gboolean headings)
{
  return low < high && high - low <= 2 * MOST_IN_GAP && to - from <= 2 * MOST_IN_GAP
         && count_open (all->after, all->old_of, from, to, headings) == 1
         && count_open (all->before, all->new_of, low + 1, high, headings) == 1;
}

static void
look_from (Likeness *self, int after, int before, int step, int end, double enough)
{
  const HjAlignment *all = self->alignment;

  for (int n = 0; before != end && before >= 0 && n < MOST_IN_GAP && all->new_of[before] < 0; before += step, n++)
    offer (self, after, before, enough);
}

/* The blocks FROM … TO of the new text stand between two known ones: they are looked for behind the first and before
 * the second, and where the old ones stand in the same order, as far behind the first. */
static void
look_in_gap (Likeness *self, int from, int to)
{
  const HjAlignment *all = self->alignment;
  int low = find_known (all, from, -1), high = find_known (all, to - 1, 1);
  gboolean closed = low < high;
  int first = closed ? low : -1, last = closed ? high : (int) all->before->len;
  gboolean alone = is_alone (all, from, to, low, high, FALSE), alone_heading = is_alone (all, from, to, low, high, TRUE);

  for (int i = from; i < to; i++)
    {
      int middle = low + 1 + (int) ((gint64) (i - from) * (high - low - 1) / (to - from));
      gboolean heading = hj_alignment_after (all, i)->kind == HJ_BLOCK_HEADING;
      double enough = alone || (alone_heading && heading) ? LIKE_ENOUGH_ALONE : LIKE_ENOUGH;

      if (!is_open (hj_alignment_after (all, i), all->old_of[i]))
        continue;
      look_from (self, i, low + 1, 1, last, enough);
      look_from (self, i, high - 1, -1, first, enough);
      if (!closed || high - low <= MOST_IN_GAP)
        continue;
      look_from (self, i, middle, 1, last, enough);
      look_from (self, i, middle - 1, -1, first, enough);
    }
}

static void
look_in_gaps (Likeness *self)
{
  const HjAlignment *all = self->alignment;

  for (int i = 0, end; i < (int) all->after->len; i = end + 1)
    {
      for (end = i; end < (int) all->after->len && all->old_of[end] < 0; end++)
        ;
      if (end > i)
        look_in_gap (self, i, end);
    }
}

/* ---- elsewhere: blocks that share a rare word ---- */

static char **
split_words (const char *words)
{
  return g_strsplit_set (words, " .,:;()[]{}\"'*_`/|", -1);
}

/* (element-type char* → GArray of int) */
static GHashTable *
index_words (const HjAlignment *self)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (int i = 0; i < (int) self->before->len; i++)
    {
      g_auto (GStrv) words = is_open (hj_alignment_before (self, i), self->new_of[i])
                               ? split_words (hj_alignment_before (self, i)->words)
                               : NULL;

      for (guint k = 0; words && words[k]; k++)
        {
          GArray *places = g_hash_table_lookup (index, words[k]);

          if (!places)
            {
              places = g_array_new (FALSE, FALSE, sizeof (int));
              g_hash_table_insert (index, g_strdup (words[k]), places);
            }
          if (words[k][0] && places->len <= MOST_SHARING
              && (places->len == 0 || g_array_index (places, int, places->len - 1) != i))
            g_array_append_val (places, i);
        }
    }
  return index;
}

/* How many words each open block of the old text shares with WORDS. */
static GHashTable *
count_shared (GHashTable *index, const char *text)
{
  GHashTable *shared = g_hash_table_new (NULL, NULL);
  g_auto (GStrv) words = split_words (text);

  for (guint i = 0; words[i]; i++)
    {
      const GArray *places = g_hash_table_lookup (index, words[i]);

      for (guint k = 0; places && places->len <= MOST_SHARING && k < places->len; k++)
        {
          gpointer place = GINT_TO_POINTER (g_array_index (places, int, k));

          g_hash_table_insert (shared, place, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (shared, place)) + 1));
        }
    }
  return shared;
}

static void
look_by_words (Likeness *self, GHashTable *index, int after)
{
  g_autoptr (GHashTable) shared = count_shared (index, hj_alignment_after (self->alignment, after)->words);
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Offer));
  GHashTableIter iter;
  gpointer place, count;

  g_hash_table_iter_init (&iter, shared);
  while (g_hash_table_iter_next (&iter, &place, &count))
    {
      Offer candidate = { GPOINTER_TO_INT (count), after, GPOINTER_TO_INT (place) };

      g_array_append_val (best, candidate);
    }
  g_array_sort (best, compare_offers);
  for (guint i = 0; i < MIN (best->len, MOST_CANDIDATES); i++)
    offer (self, after, g_array_index (best, Offer, i).before, LIKE_ENOUGH);
}

static void
look_elsewhere (Likeness *self)
{
  const HjAlignment *all = self->alignment;
  g_autoptr (GHashTable) index = index_words (all);

  for (int i = 0; i < (int) all->after->len; i++)
    if (is_open (hj_alignment_after (all, i), all->old_of[i]))
      look_by_words (self, index, i);
}

static void
free_pairs (GArray **pairs, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&pairs[i], g_array_unref);
  g_free (pairs);
}

void
hj_alignment_match_alike (HjAlignment *self)
{
  Likeness likeness = {
    .alignment = self,
    .after_pairs = g_new0 (GArray *, self->after->len + 1),
    .before_pairs = g_new0 (GArray *, self->before->len + 1),
    .offers = g_array_new (FALSE, FALSE, sizeof (Offer)),
  };

  look_in_gaps (&likeness);
  look_elsewhere (&likeness);
  take_offers (self, likeness.offers);
  g_array_unref (likeness.offers);
  free_pairs (likeness.after_pairs, self->after->len);
  free_pairs (likeness.before_pairs, self->before->len);
}

/* ---- holders ---- */

/* Deeper nesting than this waits for nothing: each round goes one level up. */
#define MOST_ROUNDS 16

/* One vote for each known block: what it was in before may be what it is in now. */
static void
collect_votes (const HjAlignment *self, GHashTable *votes)
{
  for (int i = 0; i < (int) self->after->len; i++)
    {
      int now = hj_alignment_after (self, i)->parent;
      int then = self->old_of[i] < 0 ? -1 : hj_alignment_before (self, self->old_of[i])->parent;
      gint64 pair = (gint64) now * (gint64) self->before->len + then;
      Offer *vote;

      if (now < 0 || then < 0 || self->old_of[now] >= 0 || self->new_of[then] >= 0
          || hj_alignment_after (self, now)->kind != hj_alignment_before (self, then)->kind)
        continue;
      vote = g_hash_table_lookup (votes, &pair);
      if (!vote)
        {
          vote = g_new0 (Offer, 1);
          *vote = (Offer) { 0, now, then };
          g_hash_table_insert (votes, g_memdup2 (&pair, sizeof pair), vote);
        }
      vote->score++;
    }
}

/* How many of the blocks right below AFTER are known. */
static int *
count_known (const HjAlignment *self)
{
  int *known = g_new0 (int, self->after->len + 1);

  for (int i = 0; i < (int) self->after->len; i++)
    {
      int parent = hj_alignment_after (self, i)->parent;

      if (parent >= 0)
        known[parent] += self->old_of[i] >= 0;
    }
  return known;
}

static gboolean
match_round (HjAlignment *self, gboolean clear)
{
  g_autoptr (GHashTable) votes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  g_autofree int *known = count_known (self);
  gboolean any;
  GHashTableIter iter;
  gpointer vote;

  collect_votes (self, votes);
  g_hash_table_iter_init (&iter, votes);
  while (g_hash_table_iter_next (&iter, NULL, &vote))
    if (!clear || ((Offer *) vote)->score * 2 > known[((Offer *) vote)->after])
      g_array_append_vals (offers, vote, 1);
  any = offers->len > 0;
  take_offers (self, offers);
  return any;
}

void
hj_alignment_match_holders (HjAlignment *self, gboolean clear)
{
  for (int round = 0; round < MOST_ROUNDS && match_round (self, clear); round++)
    ;
}
