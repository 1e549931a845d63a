/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a card is asked next, in Anki's columns. */
#include "hj-anki.h"

#define LEARNING_LEFT 1000 /* steps left today are counted in thousands */

static int
get_day (gint64 at, const HjStudyOptions *options, int first_day, HjMoment now)
{
  return hj_moment_get_day ((HjMoment){ at, now.offset }, options->rollover) - first_day;
}

HjAnkiDue
hj_anki_find_due (const HjCard *card, guint place, const HjStudyOptions *options, int first_day, HjMoment now)
{
  const HjSchedule *s = &card->schedule;
  gboolean learning = s->state == HJ_STATE_LEARNING || s->state == HJ_STATE_RELEARNING;
  int steps = s->state == HJ_STATE_LEARNING ? options->n_learning : options->n_relearning;
  int day = get_day (s->due, options, first_day, now);
  gboolean today = learning && day <= get_day (now.at, options, first_day, now);
  HjAnkiDue due = { .type = (int) s->state, .queue = (int) s->state, .due = place + 1 };

  if (s->state == HJ_STATE_NEW)
    return due;
  due.due = today ? s->due : day;
  due.queue = !learning ? 2 : today ? 1 : 3;
  due.interval = learning ? 0 : s->interval;
  due.factor = HJ_ANKI_FACTOR;
  due.left = learning ? MAX (steps - s->step, 1) * (LEARNING_LEFT + 1) : 0;
  return due;
}

char *
hj_anki_dup_memory (const HjCard *card, const HjStudyOptions *options)
{
  char stability[G_ASCII_DTOSTR_BUF_SIZE], difficulty[G_ASCII_DTOSTR_BUF_SIZE], retention[G_ASCII_DTOSTR_BUF_SIZE];
  char decay[G_ASCII_DTOSTR_BUF_SIZE];

  if (card->schedule.state == HJ_STATE_NEW)
    return g_strdup ("");
  g_ascii_formatd (stability, sizeof stability, "%.4f", card->schedule.memory.stability);
  g_ascii_formatd (difficulty, sizeof difficulty, "%.3f", card->schedule.memory.difficulty);
  g_ascii_formatd (retention, sizeof retention, "%.2f", options->retention);
  g_ascii_formatd (decay, sizeof decay, "%.4f", options->weights[HJ_FSRS_WEIGHTS - 1]);
  return g_strdup_printf ("{\"s\":%s,\"d\":%s,\"dr\":%s,\"decay\":%s,\"lrt\":%" G_GINT64_FORMAT "}", stability,
                          difficulty, retention, decay, card->schedule.last);
}
