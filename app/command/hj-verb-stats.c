/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang stats: what the log and the cards say, in numbers. */
#include "hj-invocation.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_DAY 86400

static void
add_date (JsonBuilder *json, const char *name, int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc ((gint64) day * SECONDS_PER_DAY);
  g_autofree char *date = g_date_time_format (time, "%Y-%m-%d");

  hj_json_string (json, name, date);
}

static void
add_cards (JsonBuilder *json, const HjStats *stats)
{
  hj_json_object (json, "cards");
  hj_json_int (json, "total", stats->n_cards);
  hj_json_int (json, "new", stats->n_new);
  hj_json_int (json, "learning", stats->n_learning);
  hj_json_int (json, "young", stats->n_young);
  hj_json_int (json, "mature", stats->n_mature);
  hj_json_int (json, "suspended", stats->n_suspended);
  json_builder_end_object (json);
}

static void
add_recent_day (JsonBuilder *json, const char *name, int reviews, double minutes)
{
  hj_json_object (json, name);
  hj_json_int (json, "reviews", reviews);
  hj_json_double (json, "minutes", minutes);
  json_builder_end_object (json);
}

static void
add_retention_members (JsonBuilder *json, const HjRetention *retention)
{
  hj_json_int (json, "reviews", retention->n);
  hj_json_int (json, "passed", retention->passed);
  hj_json_double (json, "rate", retention->rate);
  hj_json_double (json, "low", retention->low);
  hj_json_double (json, "high", retention->high);
}

static void
add_week (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjRetention *week = row;

  add_date (json, "from", week->day);
  add_retention_members (json, week);
}

static void
add_day (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjDayCount *day = row;

  add_date (json, "date", day->day);
  hj_json_int (json, "reviews", day->reviews);
  hj_json_double (json, "minutes", day->minutes);
}

static void
add_forecast_day (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjForecastDay *day = row;

  add_date (json, "date", day->day);
  hj_json_int (json, "reviews", day->reviews);
  hj_json_int (json, "new", day->fresh);
}

static void
add_mastery (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjMastery *mastery = row;

  hj_json_string (json, "topic", mastery->topic);
  hj_json_int (json, "note", mastery->note);
  hj_json_int (json, "cards", mastery->cards);
  hj_json_int (json, "seen", mastery->seen);
  hj_json_double (json, "mastery", mastery->mastery);
}

/* Of the notes and lessons that were begun. */
static void
add_sections (HjInvocation *self, JsonBuilder *json)
{
  int n_read, n_sections;

  hj_library_count_sections (self->open, &n_read, &n_sections, NULL);
  hj_json_int (json, "sections", n_sections);
  hj_json_int (json, "sections_read", n_read);
}

static int
print_json (HjInvocation *self, const HjStats *stats)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  add_date (json, "today", stats->today);
  add_cards (json, stats);
  hj_json_int (json, "reviews", stats->reviews);
  add_recent_day (json, "reviews_today", stats->reviews_today, stats->minutes_today);
  add_recent_day (json, "reviews_yesterday", stats->reviews_yesterday, stats->minutes_yesterday);
  hj_json_int (json, "streak", stats->streak);
  hj_json_int (json, "longest_streak", stats->longest_streak);
  hj_json_double (json, "seconds_per_card", stats->seconds_per_card);
  hj_json_object (json, "retention");
  add_retention_members (json, &stats->retention);
  json_builder_end_object (json);
  hj_json_rows_of_array (json, "weeks", stats->weeks, add_week, NULL);
  hj_json_rows_of_array (json, "calendar", stats->calendar, add_day, NULL);
  hj_json_rows_of_array (json, "forecast", stats->forecast, add_forecast_day, NULL);
  hj_json_rows_of_array (json, "mastery", stats->mastery, add_mastery, NULL);
  add_sections (self, json);
  hj_json_array (json, "hours");
  for (guint i = 0; i < G_N_ELEMENTS (stats->hours); i++)
    json_builder_add_int_value (json, stats->hours[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

static void
print_text (const HjStats *stats)
{
  hj_print (_("%d cards: %d new, %d learning, %d young, %d mature, %d suspended\n"), stats->n_cards, stats->n_new,
            stats->n_learning, stats->n_young, stats->n_mature, stats->n_suspended);
  hj_print (_("%d reviews, %d of them today; %d days in a row, %d at most\n"), stats->reviews, stats->reviews_today,
            stats->streak, stats->longest_streak);
  if (stats->retention.n > 0)
    hj_print (_("true retention %.1f %% (95 %%: %.1f … %.1f) of %d reviews\n"), stats->retention.rate * 100,
              stats->retention.low * 100, stats->retention.high * 100, stats->retention.n);
  for (guint i = 0; i < stats->forecast->len; i++)
    {
      const HjForecastDay *day = &g_array_index (stats->forecast, HjForecastDay, i);

      hj_print (_("in %2u days: %d to review, %d new\n"), i, day->reviews, day->fresh);
    }
}

int
hj_verb_stats (HjInvocation *self)
{
  int days = 14;
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {
    { "days", 0, 0, G_OPTION_ARG_INT, &days, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HjStats) stats = NULL;
  GError *error = NULL;
  HjMoment now;

  if (!hj_invocation_parse (self, entries, 0, 0))
    return HJ_MISUSED;
  if (days < 1 || days > 3650)
    return hj_invocation_misuse (self, _("--days %d: must lie between 1 and 3650"), days);
  if (!hj_moment_from_string (at, &now))
    return hj_invocation_misuse (self, _("--at %s: is no time such as 2026-11-21T10:00"), at);
  if (hj_invocation_open (self, &error))
    stats = hj_library_compute_stats (self->open, days, now, &error);
  if (!stats)
    return hj_invocation_fail (self, error);
  if (self->json)
    return print_json (self, stats);
  print_text (stats);
  return HJ_DONE;
}
