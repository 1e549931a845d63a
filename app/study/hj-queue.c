/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today's cards in the order they are asked: learning cards that are due, then reviews with new cards strewn
 * evenly among them, then learning cards that may come a little early. The order hangs on what was already
 * done today, so building the queue again after every answer, or after a restart, goes on where it was. */
#include "hj-queue.h"

typedef struct {
  const HjToday *today;
  const HjStudyOptions *options;
  HjMoment now;
  int day;
  GPtrArray *due, *ahead, *reviews, *fresh; /* of HjCard, borrowed */
  GHashTable *families; /* set of char*: taken into this queue */
  gint64 next_due;
} Sorting;

static GPtrArray *
pick_pile (Sorting *sorting, const HjCard *card)
{
  const HjSchedule *schedule = &card->schedule;

  if (schedule->state == HJ_STATE_NEW)
    return sorting->fresh;
  if (schedule->state == HJ_STATE_REVIEW)
    return sorting->reviews;
  return schedule->due <= sorting->now.at ? sorting->due : sorting->ahead;
}

static gboolean
is_asked (const HjCard *card)
{
  return !card->suggested && !card->suspended && !card->gone;
}

static void
note_next_due (Sorting *sorting, const HjCard *card)
{
  gint64 tomorrow = hj_moment_get_day_start (sorting->now, sorting->options->rollover, sorting->day + 1);
  gboolean learning = card->schedule.state == HJ_STATE_LEARNING || card->schedule.state == HJ_STATE_RELEARNING;

  if (learning && card->schedule.due < tomorrow && (sorting->next_due == 0 || card->schedule.due < sorting->next_due))
    sorting->next_due = card->schedule.due;
}

static void
sort_into_piles (Sorting *sorting, const GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      HjCard *card = g_ptr_array_index (candidates, i);

      if (!is_asked (card))
        continue;
      if (hj_schedule_is_due (&card->schedule, sorting->now, sorting->options))
        g_ptr_array_add (pick_pile (sorting, card), card);
      else
        note_next_due (sorting, card);
    }
}

/* ---- order ---- */

static int
compare_numbers (double a, double b, const HjCard *x, const HjCard *y)
{
  if (a != b)
    return a < b ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static int
compare_due (gconstpointer a, gconstpointer b, gpointer data)
{
  const HjCard *x = *(HjCard *const *) a, *y = *(HjCard *const *) b;

  return compare_numbers (x->schedule.due, y->schedule.due, x, y);
}

static int
compare_retrievability (gconstpointer a, gconstpointer b, gpointer data)
{
  const HjCard *x = *(HjCard *const *) a, *y = *(HjCard *const *) b;
  const Sorting *sorting = data;

  return compare_numbers (hj_schedule_get_retrievability (&x->schedule, sorting->now, sorting->options),
                          hj_schedule_get_retrievability (&y->schedule, sorting->now, sorting->options), x, y);
}

/* Knuth's multiplicative hash of card and day. */
static double
shuffle (const HjCard *card, int day)
{
  return (guint32) (((guint32) card->id * 40503u + (guint32) day) * 2654435761u);
}

static int
compare_shuffled (gconstpointer a, gconstpointer b, gpointer data)
{
  const HjCard *x = *(HjCard *const *) a, *y = *(HjCard *const *) b;
  const Sorting *sorting = data;

  return compare_numbers (shuffle (x, sorting->day), shuffle (y, sorting->day), x, y);
}

static const GCompareDataFunc orders[] = {
  [HJ_ORDER_DUE] = compare_due,
  [HJ_ORDER_RETRIEVABILITY] = compare_retrievability,
  [HJ_ORDER_SHUFFLED] = compare_shuffled,
};

/* ---- siblings and limits ---- */

static gboolean
claim_family (Sorting *sorting, const HjCard *card)
{
  if (!sorting->options->bury_siblings || !card->family)
    return TRUE;
  if (sorting->today->families && g_hash_table_contains (sorting->today->families, card->family))
    return FALSE;
  return g_hash_table_add (sorting->families, card->family);
}

/* Leaves the first LIMIT cards whose siblings are not asked today. */
static void
thin_out (Sorting *sorting, GPtrArray *pile, int limit)
{
  guint kept = 0;

  for (guint i = 0; i < pile->len && (int) kept < limit; i++)
    if (claim_family (sorting, g_ptr_array_index (pile, i)))
      pile->pdata[kept++] = pile->pdata[i];
  g_ptr_array_set_size (pile, kept);
}

static void
claim_learning (Sorting *sorting, const GPtrArray *pile)
{
  for (guint i = 0; i < pile->len; i++)
    {
      const HjCard *card = g_ptr_array_index (pile, i);

      if (card->family)
        g_hash_table_add (sorting->families, card->family);
    }
}

/* ---- mixing ---- */

static void
take (HjQueue *queue, const GPtrArray *pile, guint *next)
{
  g_ptr_array_add (queue->cards, hj_card_copy (g_ptr_array_index (pile, (*next)++)));
}

/* Both piles run out together: the share done of the one never falls behind that of the other. */
static void
mix (HjQueue *queue, const Sorting *sorting)
{
  double all_fresh = sorting->today->new_done + sorting->fresh->len;
  double all_reviews = sorting->today->reviews_done + sorting->reviews->len;
  guint fresh = 0, review = 0;

  while (fresh < sorting->fresh->len || review < sorting->reviews->len)
    {
      double fresh_share = (sorting->today->new_done + fresh + 0.5) / MAX (all_fresh, 1);
      double review_share = (sorting->today->reviews_done + review + 0.5) / MAX (all_reviews, 1);
      gboolean is_fresh = fresh < sorting->fresh->len
                          && (review >= sorting->reviews->len || fresh_share < review_share);

      if (is_fresh)
        take (queue, sorting->fresh, &fresh);
      else
        take (queue, sorting->reviews, &review);
    }
}

static void
append_all (HjQueue *queue, const GPtrArray *pile)
{
  for (guint next = 0; next < pile->len;)
    take (queue, pile, &next);
}

HjQueue *
hj_queue_new (const GPtrArray *candidates, const HjToday *today, HjMoment now, const HjStudyOptions *options)
{
  HjQueue *queue = g_new0 (HjQueue, 1);
  g_autoptr (GPtrArray) due = g_ptr_array_new ();
  g_autoptr (GPtrArray) ahead = g_ptr_array_new ();
  g_autoptr (GPtrArray) reviews = g_ptr_array_new ();
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  g_autoptr (GHashTable) families = g_hash_table_new (g_str_hash, g_str_equal);
  Sorting sorting = { .today = today, .options = options, .now = now,
                      .day = hj_moment_get_day (now, options->rollover),
                      .due = due, .ahead = ahead, .reviews = reviews, .fresh = fresh, .families = families };

  queue->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_card_free);
  sort_into_piles (&sorting, candidates);
  g_ptr_array_sort_with_data (due, compare_due, &sorting);
  g_ptr_array_sort_with_data (ahead, compare_due, &sorting);
  g_ptr_array_sort_with_data (reviews, orders[MIN (options->order, HJ_ORDER_SHUFFLED)], &sorting);
  claim_learning (&sorting, due);
  claim_learning (&sorting, ahead);
  thin_out (&sorting, reviews, MAX (0, options->reviews_per_day - today->reviews_done));
  thin_out (&sorting, fresh, MAX (0, options->new_per_day - today->new_done));
  append_all (queue, due);
  mix (queue, &sorting);
  append_all (queue, ahead);
  queue->n_new = fresh->len;
  queue->n_learning = due->len + ahead->len;
  queue->n_review = reviews->len;
  queue->next_due = queue->cards->len == 0 ? sorting.next_due : 0;
  return queue;
}

void
hj_queue_free (HjQueue *queue)
{
  if (!queue)
    return;
  g_ptr_array_unref (queue->cards);
  g_free (queue);
}

double
hj_queue_get_minutes (const HjQueue *queue, double seconds_per_card)
{
  return (2 * queue->n_new + queue->n_learning + queue->n_review) * seconds_per_card / 60;
}
