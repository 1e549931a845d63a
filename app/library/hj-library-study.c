/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking and answering: the queue of the day from the tables, a review into the log, one step back. */
#include "hj-library-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define HALF_A_DAY 43200

/* ---- queue ---- */

static gboolean
look_at_today (HjLibrary *self, gint64 day_start, HjToday *today, GError **error)
{
  today->families = hj_cards_table_list_families (self->db, day_start, error);
  return today->families
         && hj_reviews_table_count_today (self->db, day_start, &today->new_done, &today->reviews_done, error);
}

static gboolean
collect_candidates (HjLibrary *self, gint64 note, const HjToday *today, gint64 day_start, GPtrArray *cards,
                    GError **error)
{
  const HjStudyOptions *options = &self->options;
  int n_new = MAX (0, options->new_per_day - today->new_done);
  int n_reviews = MAX (0, options->reviews_per_day - today->reviews_done);
  g_autoptr (GHashTable) nobody = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *families = options->bury_siblings ? today->families : nobody;

  /* In any other order the last card may be the first to ask. */
  if (options->order != HJ_ORDER_DUE)
    n_reviews = n_reviews > 0 ? G_MAXINT : 0;
  return hj_cards_table_append_learning (self->db, note, day_start + 2 * HALF_A_DAY, cards, error)
         && hj_cards_table_append_reviews (self->db, note, day_start + HALF_A_DAY, n_reviews, families, cards, error)
         && hj_cards_table_append_new (self->db, note, n_new, families, cards, error);
}

HjQueue *
hj_library_build_queue (HjLibrary *self, gint64 note, HjMoment now, GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_card_free);
  HjStudyOptions options;
  HjToday today = { 0 };
  HjQueue *queue = NULL;
  gint64 day_start;

  if (!hj_library_get_study_options (self, &options, error))
    return NULL;
  day_start = hj_moment_get_day_start (now, options.rollover, hj_moment_get_day (now, options.rollover));
  if (look_at_today (self, day_start, &today, error)
      && collect_candidates (self, note, &today, day_start, cards, error))
    queue = hj_queue_new (cards, &today, now, &options);
  g_clear_pointer (&today.families, g_hash_table_unref);
  return queue;
}

gboolean
hj_library_count_due (HjLibrary *self, HjMoment now, int *n_new, int *n_learning, int *n_review, GError **error)
{
  g_autoptr (HjQueue) queue = hj_library_build_queue (self, 0, now, error);

  if (!queue)
    return FALSE;
  *n_new = queue->n_new;
  *n_learning = queue->n_learning;
  *n_review = queue->n_review;
  return TRUE;
}

/* ---- answer ---- */

static gboolean
refuse (const HjCard *card, GError **error)
{
  if (card->gone)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND,
                 _("%" PRId64 ": the text of this card is no more in its note"), card->id);
  else if (card->suggested)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND,
                 _("%" PRId64 ": this card is a suggestion; take it over first (hanjang add)"), card->id);
  return card->gone || card->suggested;
}

static gboolean
store_answer (HjLibrary *self, gint64 id, HjGrade grade, int duration, HjMoment now, HjSchedule *after,
              GError **error)
{
  g_autoptr (HjCard) card = hj_cards_table_get (self->db, id, error);
  HjReview review = { .card = id, .at = now, .grade = grade, .duration = MAX (duration, 0) };

  if (!card || refuse (card, error) || !hj_library_require_options (self, error))
    return FALSE;
  *after = hj_schedule_answer (&card->schedule, id, grade, now, &self->options);
  review.state = card->schedule.state;
  review.elapsed = card->schedule.state == HJ_STATE_NEW ? 0 : MAX (0, after->last_day - card->schedule.last_day);
  review.interval = after->interval;
  return hj_reviews_table_append (self->db, &review, self->options_id, error)
         && hj_cards_table_update_schedule (self->db, id, after, error);
}

gboolean
hj_library_answer (HjLibrary *self, gint64 card, HjGrade grade, int duration, HjMoment now, HjSchedule *after,
                   GError **error)
{
  HjSchedule schedule;

  g_return_val_if_fail (grade >= HJ_GRADE_AGAIN && grade <= HJ_GRADE_EASY, FALSE);
  if (!hj_library_begin (self, error))
    return FALSE;
  if (!hj_library_finish (self, store_answer (self, card, grade, duration, now, &schedule, error), error))
    return FALSE;
  if (after)
    *after = schedule;
  return TRUE;
}

/* ---- undo ---- */

static gboolean
take_back (HjLibrary *self, HjMoment now, gint64 *card, GError **error)
{
  gint64 review = hj_reviews_table_find_last (self->db, card, error);
  HjSchedule schedule;

  if (review == 0)
    {
      if (!error || !*error)
        g_set_error_literal (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND, _("there is nothing to undo"));
      return FALSE;
    }
  return hj_reviews_table_take_back (self->db, review, *card, now, error)
         && hj_reviews_table_replay (self->db, *card, &schedule, error)
         && hj_cards_table_update_schedule (self->db, *card, &schedule, error);
}

gboolean
hj_library_undo (HjLibrary *self, HjMoment now, gint64 *card, GError **error)
{
  gint64 undone = 0;

  if (!hj_library_begin (self, error))
    return FALSE;
  if (!hj_library_finish (self, take_back (self, now, &undone, error), error))
    return FALSE;
  if (card)
    *card = undone;
  return TRUE;
}

gboolean
hj_library_can_undo (HjLibrary *self)
{
  gint64 card;

  return hj_reviews_table_find_last (self->db, &card, NULL) > 0;
}

/* ---- statistics ---- */

HjStats *
hj_library_compute_stats (HjLibrary *self, int days, HjMoment now, GError **error)
{
  g_autoptr (GPtrArray) cards = hj_cards_table_list_schedules (self->db, error);
  g_autoptr (GArray) reviews = cards ? hj_library_list_reviews (self, 0, error) : NULL;
  HjStudyOptions options;

  if (!reviews || !hj_library_get_study_options (self, &options, error))
    return NULL;
  return hj_stats_new (cards, reviews, days, now, &options);
}
