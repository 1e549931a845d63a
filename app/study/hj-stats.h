/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the log and the cards say about learning: calendar, forecast, retention, mastery. */
#pragma once

#include "hj-card.h"

G_BEGIN_DECLS

typedef struct { int day; int reviews; double minutes; } HjDayCount;
typedef struct { int day; int reviews, fresh; } HjForecastDay; /* fresh: new cards */
/* Of N cards asked when due, PASSED were recalled; LOW … HIGH is the 95 % interval (Wilson). */
typedef struct { int day; int n, passed; double rate, low, high; } HjRetention; /* day: first of its week */
typedef struct {
  char *topic;      /* course topic id, or NULL */
  gint64 note;      /* a topic counts both its notes as one: the first of them */
  int cards, seen;
  double mastery;   /* mean chance of recall over all cards, unseen ones 0 */
} HjMastery;

typedef struct {
  int today;             /* day number all the others refer to */
  int n_new, n_learning, n_young, n_mature, n_suspended, n_cards;
  GArray *calendar;      /* of HjDayCount: days with reviews, ascending */
  GArray *forecast;      /* of HjForecastDay: today and the days after it */
  HjRetention retention; /* whole period */
  GArray *weeks;         /* of HjRetention: weeks with reviews, ascending, beginning on Sunday */
  GArray *mastery;       /* of HjMastery */
  int hours[24];         /* reviews by hour of the day */
  int reviews;           /* all of the log */
  int reviews_today, reviews_yesterday;
  double minutes_today, minutes_yesterday;
  double seconds_per_card; /* median, 20 where the log is silent */
  int streak, longest_streak; /* days with at least one review; today need not be done yet */
} HjStats;

/* REVIEWS: of HjReview, ascending, those taken back left out. DAYS: length of the forecast. (transfer full) */
HjStats *hj_stats_new (const GPtrArray *cards, const GArray *reviews, int days, HjMoment now,
                       const HjStudyOptions *options);
void hj_stats_free (HjStats *stats);
/* Reviews on DAY, 0 if none. */
int hj_stats_get_reviews (const HjStats *stats, int day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjStats, hj_stats_free)

G_END_DECLS
