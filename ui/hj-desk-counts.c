/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much there is of each thing, and how far each topic is read: counted when asked for, once after a change. */
#include "hj-desk-private.h"

#include "hj-course.h"

static void
count_topics (HjDesk *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (self->library, TRUE, NULL);

  g_hash_table_remove_all (self->topic_progress);
  self->n_notes = self->n_cards = 0;
  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    const HjNoteInfo *info = notes->pdata[i];
    double fraction = info->finished ? 1 : MIN (info->fraction, .99);

    if (info->topic == NULL)
      self->n_notes++;
    else
      g_hash_table_insert (self->topic_progress, g_strdup (info->topic),
                           g_memdup2 (&fraction, sizeof fraction));
  }
}

static void
count (HjDesk *self)
{
  g_autoptr (GPtrArray) cards = NULL;

  if (self->counted || self->library == NULL)
    return;
  self->counted = TRUE;
  count_topics (self);
  cards = hj_library_list_cards (self->library, HJ_CARDS_TAKEN, 0, NULL, NULL);
  self->n_cards = cards == NULL ? 0 : cards->len;
  self->n_new = self->n_learning = self->n_review = 0;
  hj_library_count_due (self->library, hj_desk_get_now (self), &self->n_new, &self->n_learning, &self->n_review,
                        NULL);
}

double
hj_desk_get_topic_progress (HjDesk *self, const char *topic)
{
  const double *fraction;

  g_return_val_if_fail (HJ_IS_DESK (self), 0);
  count (self);
  fraction = g_hash_table_lookup (self->topic_progress, topic);
  return fraction == NULL ? 0 : *fraction;
}

guint
hj_desk_count_read_topics (HjDesk *self)
{
  guint n_read = 0;

  g_return_val_if_fail (HJ_IS_DESK (self), 0);
  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    n_read += hj_desk_get_topic_progress (self, hj_course_get_topic (i)->id) >= 1;
  return n_read;
}

guint
hj_desk_count_notes (HjDesk *self)
{
  g_return_val_if_fail (HJ_IS_DESK (self), 0);
  count (self);
  return self->n_notes;
}

guint
hj_desk_count_cards (HjDesk *self)
{
  g_return_val_if_fail (HJ_IS_DESK (self), 0);
  count (self);
  return self->n_cards;
}

void
hj_desk_count_due (HjDesk *self, int *n_new, int *n_learning, int *n_review)
{
  g_return_if_fail (HJ_IS_DESK (self));
  count (self);
  *n_new = self->n_new;
  *n_learning = self->n_learning;
  *n_review = self->n_review;
}
