/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of the day: order, limits, siblings, mixing; and what the log says in numbers. */
#include "hj-queue.h"
#include "hj-stats.h"

#include <math.h>

static const HjMoment now = { 1795222800, 9 * 3600 };

static HjStudyOptions
default_options (void)
{
  HjStudyOptions options;

  hj_study_options_init (&options);
  return options;
}

static HjCard *
add_card (GPtrArray *cards, HjState state, gint64 due, const char *family)
{
  HjCard *card = hj_card_new (HJ_CARD_BASIC);

  card->id = cards->len + 1;
  card->family = family ? g_strdup (family) : g_strdup_printf ("f%u", cards->len);
  card->schedule.state = state;
  card->schedule.due = due;
  card->schedule.last = due - 86400;
  card->schedule.memory = state == HJ_STATE_NEW ? (HjMemory) { 0 } : (HjMemory) { 5, 5 };
  g_ptr_array_add (cards, card);
  return card;
}

static GPtrArray *
cards_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hj_card_free);
}

static void
assert_order (const HjQueue *queue, const gint64 *expected, guint n)
{
  g_assert_cmpuint (queue->cards->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (((HjCard *) queue->cards->pdata[i])->id, ==, expected[i]);
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) cards = cards_new ();
  HjStudyOptions options = default_options ();
  HjToday today = { 0 };
  g_autoptr (HjQueue) queue = NULL;
  /* learning first, then the reviews longest due first with new ones between, then learning ahead */
  const gint64 expected[] = { 5, 2, 3, 1, 4, 6 };

  add_card (cards, HJ_STATE_REVIEW, now.at - 86400, NULL);
  add_card (cards, HJ_STATE_REVIEW, now.at - 3 * 86400, NULL);
  add_card (cards, HJ_STATE_NEW, 0, NULL);
  add_card (cards, HJ_STATE_NEW, 0, NULL);
  add_card (cards, HJ_STATE_LEARNING, now.at - 5, NULL);
  add_card (cards, HJ_STATE_LEARNING, now.at + 600, NULL);
  add_card (cards, HJ_STATE_LEARNING, now.at + 6000, NULL);
  add_card (cards, HJ_STATE_REVIEW, now.at + 2 * 86400, NULL);
  queue = hj_queue_new (cards, &today, now, &options);
  assert_order (queue, expected, G_N_ELEMENTS (expected));
  g_assert_cmpint (queue->n_new, ==, 2);
  g_assert_cmpint (queue->n_learning, ==, 2);
  g_assert_cmpint (queue->n_review, ==, 2);
  g_assert_cmpint (queue->next_due, ==, 0);
}

static void
test_limits_and_siblings (void)
{
  g_autoptr (GPtrArray) cards = cards_new ();
  g_autoptr (GHashTable) families = g_hash_table_new (g_str_hash, g_str_equal);
  HjStudyOptions options = default_options ();
  HjToday today = { .new_done = 18, .reviews_done = 0, .families = families };
  g_autoptr (HjQueue) queue = NULL, unburied = NULL;
  const gint64 expected[] = { 2, 4 };

  g_hash_table_add (families, (gpointer) "asked");
  add_card (cards, HJ_STATE_NEW, 0, "asked");
  add_card (cards, HJ_STATE_NEW, 0, "twins");
  add_card (cards, HJ_STATE_NEW, 0, "twins");
  add_card (cards, HJ_STATE_NEW, 0, "fourth");
  add_card (cards, HJ_STATE_NEW, 0, "fifth");
  add_card (cards, HJ_STATE_NEW, 0, "sixth")->suspended = TRUE;
  add_card (cards, HJ_STATE_NEW, 0, "seventh")->suggested = TRUE;
  queue = hj_queue_new (cards, &today, now, &options);
  assert_order (queue, expected, G_N_ELEMENTS (expected));
  options.bury_siblings = FALSE;
  options.new_per_day = 100;
  unburied = hj_queue_new (cards, &today, now, &options);
  g_assert_cmpint (unburied->n_new, ==, 5);
}

/* Built again after every answer, the queue still strews the new cards evenly over the day. */
static void
test_mixing_is_stable (void)
{
  g_autoptr (GPtrArray) cards = cards_new ();
  HjStudyOptions options = default_options ();
  HjToday today = { 0 };
  int last_new = -1, widest = 0;

  for (int i = 0; i < 40; i++)
    add_card (cards, i % 4 == 0 ? HJ_STATE_NEW : HJ_STATE_REVIEW, i % 4 == 0 ? 0 : now.at - i * 86400, NULL);
  for (int i = 0; i < 40; i++)
    {
      g_autoptr (HjQueue) queue = hj_queue_new (cards, &today, now, &options);
      const HjCard *first = queue->cards->pdata[0];
      gboolean is_new = first->schedule.state == HJ_STATE_NEW;

      if (is_new)
        {
          widest = MAX (widest, i - last_new);
          last_new = i;
        }
      *(is_new ? &today.new_done : &today.reviews_done) += 1;
      for (guint k = 0; k < cards->len; k++)
        if (((HjCard *) cards->pdata[k])->id == first->id)
          ((HjCard *) cards->pdata[k])->gone = TRUE;
    }
  g_assert_cmpint (today.new_done, ==, 10);
  g_assert_cmpint (widest, <=, 5);
}

static void
test_nothing_now (void)
{
  g_autoptr (GPtrArray) cards = cards_new ();
  HjStudyOptions options = default_options ();
  HjToday today = { 0 };
  g_autoptr (HjQueue) queue = NULL;

  add_card (cards, HJ_STATE_LEARNING, now.at + 3000, NULL);
  add_card (cards, HJ_STATE_LEARNING, now.at + 2000, NULL);
  queue = hj_queue_new (cards, &today, now, &options);
  g_assert_cmpuint (queue->cards->len, ==, 0);
  g_assert_cmpint (queue->next_due, ==, now.at + 2000);
}

static void
test_orders_of_reviews (void)
{
  g_autoptr (GPtrArray) cards = cards_new ();
  HjStudyOptions options = default_options ();
  HjToday today = { 0 };
  g_autoptr (HjQueue) by_recall = NULL, shuffled = NULL, again = NULL;

  add_card (cards, HJ_STATE_REVIEW, now.at - 86400, NULL)->schedule.memory.stability = 1;
  add_card (cards, HJ_STATE_REVIEW, now.at - 5 * 86400, NULL)->schedule.memory.stability = 500;
  for (int i = 0; i < 20; i++)
    add_card (cards, HJ_STATE_REVIEW, now.at - 3 * 86400, NULL)->schedule.memory.stability = 50;
  options.order = HJ_ORDER_RETRIEVABILITY;
  by_recall = hj_queue_new (cards, &today, now, &options);
  g_assert_cmpint (((HjCard *) by_recall->cards->pdata[0])->id, ==, 1);
  g_assert_cmpint (((HjCard *) by_recall->cards->pdata[21])->id, ==, 2);
  options.order = HJ_ORDER_SHUFFLED;
  shuffled = hj_queue_new (cards, &today, now, &options);
  again = hj_queue_new (cards, &today, now, &options);
  for (guint i = 0; i < 22; i++)
    g_assert_cmpint (((HjCard *) shuffled->cards->pdata[i])->id, ==, ((HjCard *) again->cards->pdata[i])->id);
}

/* ---- statistics ---- */

static void
add_review (GArray *reviews, int days_ago, HjState state, HjGrade grade)
{
  HjReview review = { .id = reviews->len + 1, .card = 1, .at = { now.at - days_ago * 86400, now.offset },
                      .grade = grade, .state = state, .duration = 12000,
                      .elapsed = state == HJ_STATE_REVIEW ? 3 : 0 };

  g_array_append_val (reviews, review);
}

static void
test_stats (void)
{
  g_autoptr (GPtrArray) cards = cards_new ();
  g_autoptr (GArray) reviews = g_array_new (FALSE, FALSE, sizeof (HjReview));
  HjStudyOptions options = default_options ();
  g_autoptr (HjStats) stats = NULL;
  HjCard *mature;

  for (int ago = 12; ago >= 10; ago--)
    add_review (reviews, ago, HJ_STATE_REVIEW, HJ_GRADE_GOOD);
  add_review (reviews, 2, HJ_STATE_NEW, HJ_GRADE_GOOD);
  add_review (reviews, 1, HJ_STATE_REVIEW, HJ_GRADE_AGAIN);
  add_review (reviews, 1, HJ_STATE_RELEARNING, HJ_GRADE_GOOD);
  mature = add_card (cards, HJ_STATE_REVIEW, now.at - 86400, NULL);
  mature->schedule.memory.stability = 30;
  mature->topic = g_strdup ("lora");
  add_card (cards, HJ_STATE_REVIEW, now.at + 3 * 86400, NULL)->note = 4;
  add_card (cards, HJ_STATE_NEW, 0, NULL)->note = 4;
  add_card (cards, HJ_STATE_NEW, 0, NULL)->suggested = TRUE;
  stats = hj_stats_new (cards, reviews, 14, now, &options);
  g_assert_cmpint (stats->reviews, ==, 6);
  g_assert_cmpint (stats->streak, ==, 2);
  g_assert_cmpint (stats->longest_streak, ==, 3);
  g_assert_cmpint (stats->retention.n, ==, 4);
  g_assert_cmpint (stats->retention.passed, ==, 3);
  /* Wilson 95 % of 3 / 4, as any table gives it. */
  g_assert_cmpfloat (fabs (stats->retention.low - 0.3006), <, 1e-3);
  g_assert_cmpfloat (fabs (stats->retention.high - 0.9544), <, 1e-3);
  g_assert_cmpint (stats->n_cards, ==, 3);
  g_assert_cmpint (stats->n_mature, ==, 1);
  g_assert_cmpint (stats->n_young, ==, 1);
  g_assert_cmpint (stats->n_new, ==, 1);
  g_assert_cmpint (g_array_index (stats->forecast, HjForecastDay, 0).reviews, ==, 1);
  g_assert_cmpint (g_array_index (stats->forecast, HjForecastDay, 0).fresh, ==, 1);
  g_assert_cmpint (g_array_index (stats->forecast, HjForecastDay, 3).reviews, ==, 1);
  g_assert_cmpint (hj_stats_get_reviews (stats, stats->today - 1), ==, 2);
  g_assert_cmpint (hj_stats_get_reviews (stats, stats->today - 5), ==, 0);
  g_assert_cmpfloat (fabs (stats->seconds_per_card - 12), <, 1e-9);
  g_assert_cmpuint (stats->mastery->len, ==, 2);
  g_assert_cmpstr (g_array_index (stats->mastery, HjMastery, 0).topic, ==, "lora");
  g_assert_cmpint (g_array_index (stats->mastery, HjMastery, 1).cards, ==, 2);
  g_assert_cmpint (g_array_index (stats->mastery, HjMastery, 1).seen, ==, 1);
}

static void
test_empty_stats (void)
{
  g_autoptr (GPtrArray) cards = cards_new ();
  g_autoptr (GArray) reviews = g_array_new (FALSE, FALSE, sizeof (HjReview));
  HjStudyOptions options = default_options ();
  g_autoptr (HjStats) stats = hj_stats_new (cards, reviews, 7, now, &options);

  g_assert_cmpint (stats->streak, ==, 0);
  g_assert_cmpfloat (stats->retention.rate, ==, 0);
  g_assert_cmpuint (stats->forecast->len, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/queue/order", test_order);
  g_test_add_func ("/queue/limits-and-siblings", test_limits_and_siblings);
  g_test_add_func ("/queue/mixing-is-stable", test_mixing_is_stable);
  g_test_add_func ("/queue/nothing-now", test_nothing_now);
  g_test_add_func ("/queue/orders-of-reviews", test_orders_of_reviews);
  g_test_add_func ("/stats/numbers", test_stats);
  g_test_add_func ("/stats/empty", test_empty_stats);
  return g_test_run ();
}
