/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the log and the cards say about learning. One walk over the reviews, one over the cards. */
#include "hj-stats.h"

#include <math.h>
#include <stdlib.h>

#define USUAL_SECONDS 20
#define MAX_SECONDS 60 /* longer was a pause, not an answer */
#define Z95 1.959963984540054 /* two-sided 95 % quantile of the normal distribution */

typedef struct {
  HjStats *stats;
  const HjStudyOptions *options;
  HjMoment now;
  GArray *durations;     /* of int: milliseconds */
  GHashTable *by_source; /* "topic" or "#note" → index + 1 into stats->mastery */
  int new_today;
} Counting;

static gpointer
get_last (GArray *array, gsize size)
{
  return array->len > 0 ? array->data + (array->len - 1) * size : NULL;
}

/* ---- reviews ---- */

static double
get_minutes (const HjReview *review)
{
  int duration = review->duration > 0 ? review->duration : USUAL_SECONDS * 1000;

  return MIN (duration, MAX_SECONDS * 1000) / 60000.0;
}

static void
count_day (Counting *counting, const HjReview *review, int day)
{
  HjDayCount *last = get_last (counting->stats->calendar, sizeof *last);
  HjDayCount fresh = { .day = day };

  if (!last || last->day != day)
    {
      g_array_append_val (counting->stats->calendar, fresh);
      last = get_last (counting->stats->calendar, sizeof *last);
    }
  last->reviews++;
  last->minutes += get_minutes (review);
}

/* True retention: cards that were asked in review on a later day than before. */
static void
count_retention (Counting *counting, const HjReview *review, int day)
{
  int sunday = day - (hj_day_get_weekday (day) + 1) % 7;
  HjRetention *last = get_last (counting->stats->weeks, sizeof *last);
  HjRetention fresh = { .day = sunday };
  gboolean passed = review->grade != HJ_GRADE_AGAIN;

  if (review->state != HJ_STATE_REVIEW || review->elapsed < 1)
    return;
  if (!last || last->day != sunday)
    {
      g_array_append_val (counting->stats->weeks, fresh);
      last = get_last (counting->stats->weeks, sizeof *last);
    }
  last->n++;
  last->passed += passed;
  counting->stats->retention.n++;
  counting->stats->retention.passed += passed;
}

static void
count_hour (Counting *counting, const HjReview *review)
{
  gint64 local = review->at.at + review->at.offset;

  counting->stats->hours[((local / 3600) % 24 + 24) % 24]++;
}

static void
count_review (Counting *counting, const HjReview *review)
{
  int day = hj_moment_get_day (review->at, counting->options->rollover);

  count_day (counting, review, day);
  count_retention (counting, review, day);
  count_hour (counting, review);
  if (review->duration > 0)
    {
      int duration = MIN (review->duration, MAX_SECONDS * 1000);

      g_array_append_val (counting->durations, duration);
    }
  if (day == counting->stats->today && review->state == HJ_STATE_NEW)
    counting->new_today++;
  counting->stats->reviews++;
}

/* Wilson score interval (Wilson 1927): honest for few reviews and near 100 %. */
static void
finish_retention (HjRetention *retention)
{
  double n = retention->n, p, middle, half;

  if (retention->n == 0)
    return;
  p = retention->passed / n;
  middle = (p + Z95 * Z95 / (2 * n)) / (1 + Z95 * Z95 / n);
  half = Z95 / (1 + Z95 * Z95 / n) * sqrt (p * (1 - p) / n + Z95 * Z95 / (4 * n * n));
  retention->rate = p;
  retention->low = MAX (0, middle - half);
  retention->high = MIN (1, middle + half);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static double
get_median_seconds (GArray *durations)
{
  if (durations->len == 0)
    return USUAL_SECONDS;
  g_array_sort (durations, compare_ints);
  return g_array_index (durations, int, durations->len / 2) / 1000.0;
}

/* ---- days in a row ---- */

static void
count_streaks (HjStats *stats)
{
  int run = 0, last = G_MININT / 2;

  for (guint i = 0; i < stats->calendar->len; i++)
    {
      int day = g_array_index (stats->calendar, HjDayCount, i).day;

      run = day == last + 1 ? run + 1 : 1;
      last = day;
      stats->longest_streak = MAX (stats->longest_streak, run);
    }
  /* Yesterday's run still stands: today is not over. */
  stats->streak = last >= stats->today - 1 ? run : 0;
}

static const HjDayCount *
find_day (const HjStats *stats, int day)
{
  for (guint i = stats->calendar->len; i-- > 0;)
    {
      const HjDayCount *count = &g_array_index (stats->calendar, HjDayCount, i);

      if (count->day <= day)
        return count->day == day ? count : NULL;
    }
  return NULL;
}

static void
fill_in_recent_days (HjStats *stats)
{
  const HjDayCount *today = find_day (stats, stats->today), *yesterday = find_day (stats, stats->today - 1);

  stats->reviews_today = today ? today->reviews : 0;
  stats->minutes_today = today ? today->minutes : 0;
  stats->reviews_yesterday = yesterday ? yesterday->reviews : 0;
  stats->minutes_yesterday = yesterday ? yesterday->minutes : 0;
}

/* ---- cards ---- */

static void
count_state (HjStats *stats, const HjCard *card)
{
  stats->n_cards++;
  if (card->suspended)
    stats->n_suspended++;
  else if (card->schedule.state == HJ_STATE_NEW)
    stats->n_new++;
  else if (card->schedule.state != HJ_STATE_REVIEW)
    stats->n_learning++;
  else if (hj_card_is_mature (card))
    stats->n_mature++;
  else
    stats->n_young++;
}

static HjMastery *
find_mastery (Counting *counting, const HjCard *card)
{
  GArray *all = counting->stats->mastery;
  char *source = card->topic ? g_strdup (card->topic) : g_strdup_printf ("#%" G_GINT64_FORMAT, card->note);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (counting->by_source, source));
  HjMastery fresh = { .topic = g_strdup (card->topic), .note = card->note };

  if (place > 0)
    {
      g_free (fresh.topic);
      g_free (source);
      return &g_array_index (all, HjMastery, place - 1);
    }
  g_array_append_val (all, fresh);
  g_hash_table_insert (counting->by_source, source, GUINT_TO_POINTER (all->len));
  return &g_array_index (all, HjMastery, all->len - 1);
}

static void
count_mastery (Counting *counting, const HjCard *card)
{
  HjMastery *mastery = find_mastery (counting, card);

  mastery->cards++;
  mastery->seen += card->schedule.state != HJ_STATE_NEW;
  mastery->mastery += hj_schedule_get_retrievability (&card->schedule, counting->now, counting->options);
}

static void
count_forecast (Counting *counting, const HjCard *card)
{
  GArray *forecast = counting->stats->forecast;
  HjMoment due = { card->schedule.due, counting->now.offset };
  int ahead = hj_moment_get_day (due, counting->options->rollover) - counting->stats->today;

  if (card->suspended || card->schedule.state == HJ_STATE_NEW)
    return;
  ahead = MAX (ahead, 0); /* what is overdue waits today */
  if (ahead < (int) forecast->len)
    g_array_index (forecast, HjForecastDay, ahead).reviews++;
}

static void
count_card (Counting *counting, const HjCard *card)
{
  if (card->suggested || card->gone)
    return;
  count_state (counting->stats, card);
  count_mastery (counting, card);
  count_forecast (counting, card);
}

/* New cards come as the daily limit lets them. */
static void
forecast_new_cards (Counting *counting)
{
  int left = counting->stats->n_new;
  int limit = MAX (0, counting->options->new_per_day - counting->new_today);

  for (guint i = 0; i < counting->stats->forecast->len; i++)
    {
      int n = MIN (left, limit);

      g_array_index (counting->stats->forecast, HjForecastDay, i).fresh = n;
      left -= n;
      limit = counting->options->new_per_day;
    }
}

static void
clear_mastery (gpointer data)
{
  g_free (((HjMastery *) data)->topic);
}

static HjStats *
create_stats (int days, int today)
{
  HjStats *stats = g_new0 (HjStats, 1);

  stats->today = today;
  stats->calendar = g_array_new (FALSE, FALSE, sizeof (HjDayCount));
  stats->weeks = g_array_new (FALSE, FALSE, sizeof (HjRetention));
  stats->mastery = g_array_new (FALSE, FALSE, sizeof (HjMastery));
  stats->forecast = g_array_sized_new (FALSE, TRUE, sizeof (HjForecastDay), days);
  g_array_set_clear_func (stats->mastery, clear_mastery);
  for (int i = 0; i < days; i++)
    {
      HjForecastDay day = { .day = today + i };

      g_array_append_val (stats->forecast, day);
    }
  return stats;
}

static void
finish (Counting *counting)
{
  HjStats *stats = counting->stats;

  finish_retention (&stats->retention);
  for (guint i = 0; i < stats->weeks->len; i++)
    finish_retention (&g_array_index (stats->weeks, HjRetention, i));
  for (guint i = 0; i < stats->mastery->len; i++)
    {
      HjMastery *mastery = &g_array_index (stats->mastery, HjMastery, i);

      mastery->mastery /= mastery->cards;
    }
  stats->seconds_per_card = get_median_seconds (counting->durations);
  count_streaks (stats);
  fill_in_recent_days (stats);
  forecast_new_cards (counting);
}

HjStats *
hj_stats_new (const GPtrArray *cards, const GArray *reviews, int days, HjMoment now, const HjStudyOptions *options)
{
  g_autoptr (GArray) durations = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GHashTable) by_source = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HjStats *stats = create_stats (days, hj_moment_get_day (now, options->rollover));
  Counting counting = { .stats = stats, .options = options, .now = now, .durations = durations,
                        .by_source = by_source };

  for (guint i = 0; i < reviews->len; i++)
    count_review (&counting, &g_array_index (reviews, HjReview, i));
  for (guint i = 0; i < cards->len; i++)
    count_card (&counting, g_ptr_array_index (cards, i));
  finish (&counting);
  return stats;
}

void
hj_stats_free (HjStats *stats)
{
  if (!stats)
    return;
  g_array_unref (stats->calendar);
  g_array_unref (stats->weeks);
  g_array_unref (stats->mastery);
  g_array_unref (stats->forecast);
  g_free (stats);
}

int
hj_stats_get_reviews (const HjStats *stats, int day)
{
  const HjDayCount *count = find_day (stats, day);

  return count ? count->reviews : 0;
}
