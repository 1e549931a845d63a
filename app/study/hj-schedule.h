/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a card is asked next: learning steps around FSRS-6, whole days, fuzz. */
#pragma once

#include "hj-fsrs.h"
#include "hj-moment.h"

G_BEGIN_DECLS

#define HJ_MAX_STEPS 8

typedef enum {
  HJ_STATE_NEW,
  HJ_STATE_LEARNING,
  HJ_STATE_REVIEW,
  HJ_STATE_RELEARNING,
} HjState;

/* "new", "learning", "review", "relearning" */
const char *hj_state_to_string (HjState state);

typedef struct {
  HjState state;
  int step;         /* learning, relearning: the step that is waiting, from 0 */
  HjMemory memory;
  int interval;     /* review: days from the last review to DUE; otherwise 0 */
  int last_day;     /* day of the last review (hj_moment_get_day); meaningless while new */
  gint64 last;      /* seconds; 0 while new */
  gint64 due;       /* seconds; a review is due from the first second of its day; 0 while new */
  int reps, lapses; /* lapse: forgotten in review */
} HjSchedule;

typedef enum {
  HJ_ORDER_DUE,            /* longest due first */
  HJ_ORDER_RETRIEVABILITY, /* likeliest forgotten first */
  HJ_ORDER_SHUFFLED,       /* another order every day */
} HjOrder;

typedef struct {
  double weights[HJ_FSRS_WEIGHTS];
  double retention;   /* wanted chance of recall, 0.9 */
  int n_learning, n_relearning;
  int learning[HJ_MAX_STEPS], relearning[HJ_MAX_STEPS]; /* seconds: 60, 600; 600 */
  int max_interval;   /* days, 36500 */
  gboolean fuzz;
  int rollover;       /* hour at which the day ends, 4 */
  int learn_ahead;    /* seconds, 1200 */
  int new_per_day;    /* 20 */
  int reviews_per_day;/* 200 */
  gboolean bury_siblings;
  HjOrder order;
} HjStudyOptions;

void hj_study_options_init (HjStudyOptions *options);

/* The schedule after GRADE. CARD seeds the fuzz (together with the number of reviews), so an interval that was
 * shown is the interval that is given. */
HjSchedule hj_schedule_answer (const HjSchedule *schedule, gint64 card, HjGrade grade, HjMoment now,
                               const HjStudyOptions *options);
/* All four answers, for the buttons: result[0] is Again. */
void hj_schedule_preview (const HjSchedule *schedule, gint64 card, HjMoment now, const HjStudyOptions *options,
                          HjSchedule result[4]);
/* Seconds from NOW to the next question: whole days for reviews. */
gint64 hj_schedule_get_wait (const HjSchedule *schedule, HjMoment now);
/* Chance of recall at NOW, 0 … 1; 0 while new. */
double hj_schedule_get_retrievability (const HjSchedule *schedule, HjMoment now, const HjStudyOptions *options);
/* May it be asked at NOW? New cards always may; learning cards LEARN_AHEAD early. */
gboolean hj_schedule_is_due (const HjSchedule *schedule, HjMoment now, const HjStudyOptions *options);
gboolean hj_schedule_equal (const HjSchedule *a, const HjSchedule *b);

/* Range of days a fuzzed INTERVAL may fall into, and the day chosen by FACTOR (0 … 1). */
void hj_fuzz_get_range (double interval, int minimum, int maximum, int *lower, int *upper);
int hj_fuzz_apply (double interval, double factor, int minimum, int maximum);

/* "10 min", "2 days", "3.1 months" in the reader's language, for the grade buttons. (transfer full) */
char *hj_wait_dup_text (gint64 seconds);

G_END_DECLS
