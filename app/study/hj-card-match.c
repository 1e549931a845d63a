/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose history a new card carries on. A learner who moves or rewords a line must not lose what they learned:
 * the same words win, then the same place, then likeness. */
#include "hj-card-maker.h"

#include <stdlib.h>
#include <string.h>

/* Below this two texts are no longer the same card in other words; found by trying on reworded notes. */
#define LIKE_ENOUGH 0.5

/* ---- matching ---- */

typedef struct {
  const HjCard *card;
  GArray *front, *all; /* pairs of the question; of question and answer */
} Side;

static void
clear_side (gpointer data)
{
  Side *side = data;

  g_array_unref (side->front);
  g_array_unref (side->all);
}

static GArray *
list_sides (const GPtrArray *cards)
{
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (Side));

  g_array_set_clear_func (sides, clear_side);
  for (guint i = 0; i < cards->len; i++)
    {
      const HjCard *card = g_ptr_array_index (cards, i);
      const char *front = hj_card_get_front (card, HJ_LANG_KO);
      g_autofree char *all = g_strconcat (front ? front : "", "\n", hj_card_get_back (card, HJ_LANG_KO), NULL);
      Side side = { .card = card, .front = hj_text_list_pairs (front), .all = hj_text_list_pairs (all) };

      g_array_append_val (sides, side);
    }
  return sides;
}

typedef double (*Judge) (const Side *made, const Side *kept);

static double
judge_words (const Side *made, const Side *kept)
{
  return made->card->kind == kept->card->kind
         && g_strcmp0 (hj_card_get_front (made->card, HJ_LANG_KO), hj_card_get_front (kept->card, HJ_LANG_KO)) == 0
         && g_strcmp0 (hj_card_get_back (made->card, HJ_LANG_KO), hj_card_get_back (kept->card, HJ_LANG_KO)) == 0;
}

static double
judge_front (const Side *made, const Side *kept)
{
  return made->card->kind == kept->card->kind
         && g_strcmp0 (hj_card_get_front (made->card, HJ_LANG_KO), hj_card_get_front (kept->card, HJ_LANG_KO)) == 0;
}

static double
judge_key (const Side *made, const Side *kept)
{
  return g_strcmp0 (made->card->key, kept->card->key) == 0;
}

/* "Level 0 deploys …" and "level 2 deploys …" are alike and yet two questions. */
static gboolean
have_same_numbers (const char *a, const char *b)
{
  for (;; a++, b++)
    {
      while (*a && !g_ascii_isdigit (*a))
        a++;
      while (*b && !g_ascii_isdigit (*b))
        b++;
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
    }
}

static double
judge_likeness (const Side *made, const Side *kept)
{
  const char *front = hj_card_get_front (made->card, HJ_LANG_KO), *old = hj_card_get_front (kept->card, HJ_LANG_KO);
  double like;

  if (made->card->kind != kept->card->kind || !front || !old || !have_same_numbers (front, old))
    return 0;
  like = MAX (hj_pairs_likeness (made->front, kept->front), hj_pairs_likeness (made->all, kept->all));
  return like >= LIKE_ENOUGH ? like : 0;
}

typedef struct { double score; int made, kept; } Offer;

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const Offer *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->made != y->made ? x->made - y->made : x->kept - y->kept;
}

/* Gives the best offers first; each card once. */
static void
match_by (Judge judge, const GArray *made, const GArray *kept, GArray *result, gboolean *given)
{
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (Offer));

  for (guint i = 0; i < made->len; i++)
    for (guint k = 0; k < kept->len && g_array_index (result, int, i) < 0; k++)
      {
        Offer offer = { .made = i, .kept = k };

        if (given[k])
          continue;
        offer.score = judge (&g_array_index (made, Side, i), &g_array_index (kept, Side, k));
        if (offer.score > 0)
          g_array_append_val (offers, offer);
      }
  g_array_sort (offers, compare_offers);
  for (guint i = 0; i < offers->len; i++)
    {
      Offer offer = g_array_index (offers, Offer, i);

      if (given[offer.kept] || g_array_index (result, int, offer.made) >= 0)
        continue;
      g_array_index (result, int, offer.made) = offer.kept;
      given[offer.kept] = TRUE;
    }
}

static void
match (const GPtrArray *made, const GPtrArray *kept, GArray *result)
{
  static const Judge judges[] = { judge_words, judge_front, judge_key, judge_likeness };
  g_autoptr (GArray) made_sides = list_sides (made);
  g_autoptr (GArray) kept_sides = list_sides (kept);
  g_autofree gboolean *given = g_new0 (gboolean, kept->len);

  for (guint i = 0; i < G_N_ELEMENTS (judges); i++)
    match_by (judges[i], made_sides, kept_sides, result, given);
}

GArray *
hj_cards_match (const GPtrArray *made, const GPtrArray *kept)
{
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (int), made->len);
  const int none = -1;

  for (guint i = 0; i < made->len; i++)
    g_array_append_val (result, none);
  if (kept->len > 0) /* the cards of a new note have nobody to be compared with */
    match (made, kept, result);
  return result;
}
