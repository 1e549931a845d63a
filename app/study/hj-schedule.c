/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a card is asked next. Learning steps, graduation and the order hard < good < easy follow Anki, so that a
 * learner who comes from there finds what they know; the intervals are FSRS-6's. */
#include "hj-schedule.h"

#include <math.h>
#include <string.h>

#define SECONDS_PER_DAY 86400
/* With no steps a memory this short stays within the day. */
#define SUB_DAY_INTERVAL 0.5
/* A review due later than this after the start of today is tomorrow's, even if a journey or a clock change
 * moved the start of its day by some hours. */
#define HALF_A_DAY (SECONDS_PER_DAY / 2)

static const char *const state_names[] = { "new", "learning", "review", "relearning" };

const char *
hj_state_to_string (HjState state)
{
  g_return_val_if_fail (state <= HJ_STATE_RELEARNING, "new");
  return state_names[state];
}

void
hj_study_options_init (HjStudyOptions *options)
{
  *options = (HjStudyOptions) {
    .retention = 0.9,
    .n_learning = 2,
    .n_relearning = 1,
    .learning = { 60, 600 },
    .relearning = { 600 },
    .max_interval = 36500,
    .fuzz = TRUE,
    .rollover = 4,
    .learn_ahead = 1200,
    .new_per_day = 20,
    .reviews_per_day = 200,
    .bury_siblings = TRUE,
    .order = HJ_ORDER_DUE,
  };
  memcpy (options->weights, hj_fsrs_default_weights, sizeof options->weights);
}

/* One question to one card: what every answer needs to know. */
typedef struct {
  const HjSchedule *before;
  const HjStudyOptions *options;
  HjMoment now;
  int day, elapsed;   /* today; whole days since the last review */
  double factor;      /* 0 … 1 places the interval within its fuzz; negative without fuzz */
  HjMemory memory[5]; /* after each grade */
  double days[5];     /* FSRS's interval after each grade, not rounded */
} Question;

/* A number in 0 … 1 that card and count of reviews determine (SplitMix64, Steele et al. 2014). */
static double
get_fuzz_factor (gint64 card, int reps)
{
  guint64 z = (guint64) card + (guint64) reps + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  z ^= z >> 31;
  return (double) (z >> 11) / 9007199254740992.0;
}

static Question
ask (const HjSchedule *before, gint64 card, HjMoment now, const HjStudyOptions *options)
{
  Question q = { .before = before, .options = options, .now = now };

  q.day = hj_moment_get_day (now, options->rollover);
  q.elapsed = before->state == HJ_STATE_NEW ? 0 : MAX (0, q.day - before->last_day);
  q.factor = options->fuzz ? get_fuzz_factor (card, before->reps) : -1;
  for (int grade = HJ_GRADE_AGAIN; grade <= HJ_GRADE_EASY; grade++)
    {
      q.memory[grade] = hj_fsrs_review (options->weights, before->memory, grade, q.elapsed);
      q.days[grade] = hj_fsrs_interval (options->weights, q.memory[grade].stability, options->retention);
    }
  return q;
}

/* ± days: nothing below 2.5 days, 15 % up to a week, 10 % up to 20 days, 5 % above; plus one. */
static double
get_fuzz_delta (double interval)
{
  static const struct { double start, end, share; } ranges[] = {
    { 2.5, 7, 0.15 }, { 7, 20, 0.1 }, { 20, G_MAXDOUBLE, 0.05 },
  };
  double delta = 1;

  if (interval < 2.5)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    delta += ranges[i].share * fmax (fmin (interval, ranges[i].end) - ranges[i].start, 0);
  return delta;
}

void
hj_fuzz_get_range (double interval, int minimum, int maximum, int *lower, int *upper)
{
  double wanted, delta;

  minimum = MIN (minimum, maximum);
  wanted = CLAMP (interval, minimum, maximum);
  delta = get_fuzz_delta (wanted);
  *lower = CLAMP ((int) round (wanted - delta), minimum, maximum);
  *upper = CLAMP ((int) round (wanted + delta), minimum, maximum);
  if (*upper == *lower && *upper > 2 && *upper < maximum)
    *upper = *lower + 1;
}

int
hj_fuzz_apply (double interval, double factor, int minimum, int maximum)
{
  int lower, upper;

  hj_fuzz_get_range (interval, minimum, maximum, &lower, &upper);
  return MIN ((int) floor (lower + factor * (1 + upper - lower)), upper);
}

static int
get_days (const Question *q, HjGrade grade, int minimum)
{
  int maximum = q->options->max_interval;

  minimum = CLAMP (minimum, 1, maximum);
  if (q->factor >= 0)
    return hj_fuzz_apply (q->days[grade], q->factor, minimum, maximum);
  return CLAMP ((int) fmin (round (q->days[grade]), maximum), minimum, maximum);
}

/* An interval that grows may not be fuzzed down to the last one again. */
static int
get_growth_minimum (const Question *q, HjGrade grade)
{
  return q->days[grade] > q->before->interval ? q->before->interval + 1 : 1;
}

/* Days after a passed review: hard < good < easy, each at least a day apart. */
static int
get_review_days (const Question *q, HjGrade grade)
{
  int minimum = get_growth_minimum (q, grade);

  if (grade > HJ_GRADE_HARD)
    minimum = MAX (minimum, get_review_days (q, grade - 1) + 1);
  return get_days (q, grade, minimum);
}

/* Days after the last step; easy gives at least a day more than good. */
static int
get_graduation_days (const Question *q, HjGrade grade)
{
  if (grade == HJ_GRADE_EASY)
    return get_days (q, grade, get_days (q, HJ_GRADE_GOOD, 1) + 1);
  return get_days (q, grade, 1);
}

static void
enter_review (const Question *q, int days, HjSchedule *after)
{
  after->state = HJ_STATE_REVIEW;
  after->step = 0;
  after->interval = days;
  after->due = hj_moment_get_day_start (q->now, q->options->rollover, q->day + days);
}

static void
enter_step (const Question *q, HjState state, int step, int seconds, HjSchedule *after)
{
  after->state = state;
  after->step = step;
  after->interval = 0;
  after->due = q->now.at + seconds;
}

/* Hard on the first step: half-way to the second; where there is one step only, half of it more. */
static int
get_hard_delay (const int *steps, int n, int step)
{
  int delay;

  if (step > 0)
    return steps[step];
  if (n == 1)
    return MIN (steps[0] + steps[0] / 2, steps[0] + SECONDS_PER_DAY);
  delay = (steps[0] + steps[1]) / 2;
  if (delay > SECONDS_PER_DAY)
    delay = (int) round ((double) delay / SECONDS_PER_DAY) * SECONDS_PER_DAY;
  return delay;
}

/* Without steps FSRS alone decides, even within the day. */
static void
answer_without_steps (const Question *q, HjGrade grade, HjState state, HjSchedule *after)
{
  if (q->days[grade] < SUB_DAY_INTERVAL)
    enter_step (q, state, 0, MAX (60, (int) (q->days[grade] * SECONDS_PER_DAY)), after);
  else
    enter_review (q, get_graduation_days (q, grade), after);
}

static void
answer_learning (const Question *q, HjGrade grade, HjSchedule *after)
{
  gboolean again = q->before->state == HJ_STATE_RELEARNING;
  HjState state = again ? HJ_STATE_RELEARNING : HJ_STATE_LEARNING;
  const int *steps = again ? q->options->relearning : q->options->learning;
  int n = again ? q->options->n_relearning : q->options->n_learning;
  int step = CLAMP (q->before->step, 0, MAX (0, n - 1));

  if (n == 0)
    answer_without_steps (q, grade, state, after);
  else if (grade == HJ_GRADE_AGAIN)
    enter_step (q, state, 0, steps[0], after);
  else if (grade == HJ_GRADE_HARD)
    enter_step (q, state, step, get_hard_delay (steps, n, step), after);
  else if (grade == HJ_GRADE_GOOD && step + 1 < n)
    enter_step (q, state, step + 1, steps[step + 1], after);
  else
    enter_review (q, get_graduation_days (q, grade), after);
}

static void
answer_review (const Question *q, HjGrade grade, HjSchedule *after)
{
  if (grade != HJ_GRADE_AGAIN)
    {
      enter_review (q, get_review_days (q, grade), after);
      return;
    }
  after->lapses++;
  if (q->options->n_relearning == 0)
    answer_without_steps (q, grade, HJ_STATE_RELEARNING, after);
  else
    enter_step (q, HJ_STATE_RELEARNING, 0, q->options->relearning[0], after);
}

static HjSchedule
answer (const Question *q, HjGrade grade)
{
  HjSchedule after = *q->before;

  after.memory = q->memory[grade];
  if (q->before->state == HJ_STATE_REVIEW)
    answer_review (q, grade, &after);
  else
    answer_learning (q, grade, &after);
  after.reps++;
  after.last = q->now.at;
  after.last_day = q->day;
  return after;
}

HjSchedule
hj_schedule_answer (const HjSchedule *schedule, gint64 card, HjGrade grade, HjMoment now,
                    const HjStudyOptions *options)
{
  Question q = ask (schedule, card, now, options);

  g_return_val_if_fail (grade >= HJ_GRADE_AGAIN && grade <= HJ_GRADE_EASY, *schedule);
  return answer (&q, grade);
}

void
hj_schedule_preview (const HjSchedule *schedule, gint64 card, HjMoment now, const HjStudyOptions *options,
                     HjSchedule result[4])
{
  Question q = ask (schedule, card, now, options);

  for (int grade = HJ_GRADE_AGAIN; grade <= HJ_GRADE_EASY; grade++)
    result[grade - 1] = answer (&q, grade);
}

gint64
hj_schedule_get_wait (const HjSchedule *schedule, HjMoment now)
{
  if (schedule->state == HJ_STATE_REVIEW && schedule->last == now.at)
    return (gint64) schedule->interval * SECONDS_PER_DAY;
  return MAX (0, schedule->due - now.at);
}

double
hj_schedule_get_retrievability (const HjSchedule *schedule, HjMoment now, const HjStudyOptions *options)
{
  if (schedule->state == HJ_STATE_NEW || schedule->memory.stability <= 0)
    return 0;
  return hj_fsrs_retrievability (options->weights, schedule->memory.stability,
                                 (double) MAX (0, now.at - schedule->last) / SECONDS_PER_DAY);
}

gboolean
hj_schedule_is_due (const HjSchedule *schedule, HjMoment now, const HjStudyOptions *options)
{
  int today = hj_moment_get_day (now, options->rollover);

  if (schedule->state == HJ_STATE_NEW)
    return TRUE;
  if (schedule->state != HJ_STATE_REVIEW)
    return schedule->due <= now.at + options->learn_ahead;
  return schedule->due < hj_moment_get_day_start (now, options->rollover, today) + HALF_A_DAY;
}

/* The same to within the rounding of another machine's libm. */
static gboolean
is_close (double a, double b)
{
  return fabs (a - b) <= 1e-9 * fmax (1, fmax (fabs (a), fabs (b)));
}

gboolean
hj_schedule_equal (const HjSchedule *a, const HjSchedule *b)
{
  return a->state == b->state && a->step == b->step && a->interval == b->interval && a->last == b->last
         && a->due == b->due && a->reps == b->reps && a->lapses == b->lapses
         && (a->state == HJ_STATE_NEW || a->last_day == b->last_day)
         && is_close (a->memory.stability, b->memory.stability)
         && is_close (a->memory.difficulty, b->memory.difficulty);
}
