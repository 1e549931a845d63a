/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The review log. Rows are added, never changed: a review that is taken back stays, and a row says so. */
#include "hj-library-private.h"

#include <glib/gi18n-lib.h>

/* Rows of reviews r that count. */
#define COUNTS "r.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.id)"

gboolean
hj_reviews_table_append (HjDatabase *db, const HjReview *review, gint64 options, GError **error)
{
  return hj_database_run (db, error,
                          "INSERT INTO reviews (card, at, offset, grade, duration, state, elapsed, interval, options)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                          "lliiiiiil", review->card, review->at.at, review->at.offset, (int) review->grade,
                          review->duration, (int) review->state, review->elapsed, review->interval, options);
}

gint64
hj_reviews_table_find_last (HjDatabase *db, gint64 *card, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (db, error,
                                                   "SELECT r.id, r.card FROM reviews r WHERE " COUNTS
                                                   " ORDER BY r.id DESC LIMIT 1",
                                                   "");

  if (!hj_statement_step (row, error))
    return 0;
  *card = hj_statement_get_long (row, 1);
  return hj_statement_get_long (row, 0);
}

gboolean
hj_reviews_table_take_back (HjDatabase *db, gint64 review, gint64 card, HjMoment now, GError **error)
{
  return hj_database_run (db, error, "INSERT INTO reviews (card, at, offset, undoes) VALUES (?1, ?2, ?3, ?4)", "llil",
                          card, now.at, now.offset, review);
}

gboolean
hj_reviews_table_count_today (HjDatabase *db, gint64 since, int *new_done, int *reviews_done, GError **error)
{
  GError *problem = NULL;
  g_autoptr (HjStatement) row = hj_database_query (db, &problem,
                                                   "SELECT coalesce (sum (r.state = 0), 0),"
                                                   " coalesce (sum (r.state = 2), 0) FROM reviews r"
                                                   " WHERE r.at >= ?1 AND " COUNTS,
                                                   "l", since);

  if (hj_statement_step (row, &problem))
    {
      *new_done = hj_statement_get_int (row, 0);
      *reviews_done = hj_statement_get_int (row, 1);
    }
  if (problem)
    g_propagate_error (error, problem);
  return !problem;
}

static HjReview
load_review (HjStatement *row)
{
  return (HjReview) {
    .id = hj_statement_get_long (row, 0),
    .card = hj_statement_get_long (row, 1),
    .at = { hj_statement_get_long (row, 2), hj_statement_get_int (row, 3) },
    .grade = (HjGrade) CLAMP (hj_statement_get_int (row, 4), 1, 4),
    .duration = hj_statement_get_int (row, 5),
    .state = (HjState) CLAMP (hj_statement_get_int (row, 6), 0, HJ_STATE_RELEARNING),
    .elapsed = hj_statement_get_int (row, 7),
    .interval = hj_statement_get_int (row, 8),
  };
}

static GArray *
collect (HjStatement *rows, GError *problem, GError **error)
{
  g_autoptr (GArray) reviews = g_array_new (FALSE, FALSE, sizeof (HjReview));

  while (hj_statement_step (rows, &problem))
    {
      HjReview review = load_review (rows);

      g_array_append_val (reviews, review);
    }
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&reviews);
}

#define REVIEW_SELECT                                                                                              \
  "SELECT r.id, r.card, r.at, r.offset, r.grade, r.duration, r.state, r.elapsed, r.interval, r.options"           \
  " FROM reviews r WHERE " COUNTS

GArray *
hj_library_list_reviews (HjLibrary *self, gint64 card, GError **error)
{
  GError *problem = NULL;
  g_autoptr (HjStatement) rows = NULL;

  /* Two statements, so that each finds its index. */
  if (card > 0)
    rows = hj_database_query (self->db, &problem, REVIEW_SELECT " AND r.card = ?1 ORDER BY r.id", "l", card);
  else
    rows = hj_database_query (self->db, &problem, REVIEW_SELECT " ORDER BY r.id", "");
  return collect (rows, problem, error);
}

typedef struct {
  HjMoment at;
  HjGrade grade;
  gint64 options;
} Step;

static GArray *
list_steps (HjDatabase *db, gint64 card, GError **error)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (HjStatement) rows = hj_database_query (db, error, REVIEW_SELECT " AND r.card = ?1 ORDER BY r.id", "l",
                                                    card);

  while (hj_statement_step (rows, error))
    {
      HjReview review = load_review (rows);
      Step step = { review.at, review.grade, hj_statement_get_long (rows, 9) };

      g_array_append_val (steps, step);
    }
  return steps;
}

gboolean
hj_reviews_table_replay (HjDatabase *db, gint64 card, HjSchedule *schedule, GError **error)
{
  GError *problem = NULL;
  g_autoptr (GArray) steps = list_steps (db, card, &problem);
  HjStudyOptions options;
  gint64 known = -1;

  *schedule = (HjSchedule) { 0 };
  for (guint i = 0; !problem && i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      if (step->options != known && hj_options_table_get (db, step->options, &options, &problem))
        known = step->options;
      if (!problem)
        *schedule = hj_schedule_answer (schedule, card, step->grade, step->at, &options);
    }
  if (problem)
    g_propagate_error (error, problem);
  return !problem;
}
