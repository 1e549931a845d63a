/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FSRS-6 as published (open-spaced-repetition, "The Algorithm", version 6; numbers as fsrs-rs gives them). The
 * letters are the paper's: S stability, D difficulty, R retrievability, G grade, t days, w the weights. */
#include "hj-fsrs.h"

#include <math.h>
#include <string.h>

#define S_MIN 0.001
#define S_MAX 36500.0

const double hj_fsrs_default_weights[HJ_FSRS_WEIGHTS] = {
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
  1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
};

/* Bounds that keep every formula finite (fsrs-rs, parameter clipper, one relearning step). */
static const struct { double low, high; } bounds[HJ_FSRS_WEIGHTS] = {
  { 0.001, 100 }, { 0.001, 100 }, { 0.001, 100 }, { 0.001, 100 }, { 1, 10 },      { 0.001, 4 },   { 0.001, 4 },
  { 0.001, 0.75 }, { 0, 4.5 },    { 0, 0.8 },     { 0.001, 3.5 }, { 0.001, 5 },   { 0.001, 0.25 }, { 0.001, 0.9 },
  { 0, 4 },       { 0, 1 },       { 1, 6 },       { 0, 2 },       { 0, 2 },       { 0, 0.8 },     { 0.1, 0.8 },
};

static const char *const grade_names[] = { "again", "hard", "good", "easy" };

const char *
hj_grade_to_string (HjGrade grade)
{
  g_return_val_if_fail (grade >= HJ_GRADE_AGAIN && grade <= HJ_GRADE_EASY, "good");
  return grade_names[grade - 1];
}

gboolean
hj_grade_from_string (const char *string, HjGrade *grade)
{
  for (guint i = 0; i < G_N_ELEMENTS (grade_names); i++)
    if (g_strcmp0 (string, grade_names[i]) == 0)
      {
        *grade = (HjGrade) (i + 1);
        return TRUE;
      }
  return FALSE;
}

/* F of the forgetting curve: it makes R (S, S) = 0.9. */
static double
get_factor (const double *w)
{
  return pow (0.9, -1 / w[20]) - 1;
}

double
hj_fsrs_retrievability (const double *w, double stability, double days)
{
  return pow (1 + get_factor (w) * days / stability, -w[20]);
}

double
hj_fsrs_interval (const double *w, double stability, double retention)
{
  return stability / get_factor (w) * (pow (retention, -1 / w[20]) - 1);
}

/* D0 (G), not clamped: the mean reversion wants it so. */
static double
get_first_difficulty (const double *w, HjGrade grade)
{
  return w[4] - exp (w[5] * ((int) grade - 1)) + 1;
}

/* Linear damping towards 10, then a little reversion to the difficulty of an easy first answer. */
static double
get_next_difficulty (const double *w, double d, HjGrade grade)
{
  double delta = -w[6] * ((int) grade - 3);
  double damped = d + delta * (10 - d) / 9;

  return CLAMP (w[7] * get_first_difficulty (w, HJ_GRADE_EASY) + (1 - w[7]) * damped, 1, 10);
}

static double
get_recall_stability (const double *w, HjMemory memory, double r, HjGrade grade)
{
  double hard = grade == HJ_GRADE_HARD ? w[15] : 1;
  double easy = grade == HJ_GRADE_EASY ? w[16] : 1;
  double gain = exp (w[8]) * (11 - memory.difficulty) * pow (memory.stability, -w[9]) * (exp (w[10] * (1 - r)) - 1);

  return memory.stability * (1 + gain * hard * easy);
}

/* A lapse never leaves more than a failed review of the same day would. */
static double
get_forget_stability (const double *w, HjMemory memory, double r)
{
  double s = w[11] * pow (memory.difficulty, -w[12]) * (pow (memory.stability + 1, w[13]) - 1)
             * exp (w[14] * (1 - r));

  return fmin (s, memory.stability / exp (w[17] * w[18]));
}

static double
get_same_day_stability (const double *w, double s, HjGrade grade)
{
  double increase = pow (s, -w[19]) * exp (w[17] * ((int) grade - 3 + w[18]));

  return s * (grade >= HJ_GRADE_HARD ? fmax (increase, 1) : increase);
}

static double
get_next_stability (const double *w, HjMemory memory, HjGrade grade, double days)
{
  double r;

  if (days <= 0)
    return get_same_day_stability (w, memory.stability, grade);
  r = hj_fsrs_retrievability (w, memory.stability, days);
  if (grade == HJ_GRADE_AGAIN)
    return get_forget_stability (w, memory, r);
  return get_recall_stability (w, memory, r, grade);
}

HjMemory
hj_fsrs_review (const double *w, HjMemory memory, HjGrade grade, double days)
{
  HjMemory next;

  g_return_val_if_fail (grade >= HJ_GRADE_AGAIN && grade <= HJ_GRADE_EASY, memory);
  if (memory.stability <= 0)
    {
      next.stability = w[grade - 1];
      next.difficulty = CLAMP (get_first_difficulty (w, grade), 1, 10);
    }
  else
    {
      next.stability = get_next_stability (w, memory, grade, days);
      next.difficulty = get_next_difficulty (w, memory.difficulty, grade);
    }
  next.stability = CLAMP (next.stability, S_MIN, S_MAX);
  return next;
}

/* FSRS-4.5 measured difficulty on another scale. */
static void
migrate_from_17 (double w[HJ_FSRS_WEIGHTS])
{
  w[4] += 2 * w[5];
  w[5] = log (3 * w[5] + 1) / 3;
  w[6] += 0.5;
  w[17] = w[18] = w[19] = 0;
  w[20] = 0.5;
}

gboolean
hj_fsrs_take_weights (const double *weights, gsize n, double result[HJ_FSRS_WEIGHTS])
{
  double w[HJ_FSRS_WEIGHTS] = { 0 };

  if (n != 17 && n != 19 && n != HJ_FSRS_WEIGHTS)
    return FALSE;
  memcpy (w, weights, n * sizeof *w);
  if (n == 17)
    migrate_from_17 (w);
  if (n == 19)
    w[20] = 0.5;
  for (guint i = 0; i < HJ_FSRS_WEIGHTS; i++)
    {
      if (!isfinite (w[i]))
        return FALSE;
      result[i] = CLAMP (w[i], bounds[i].low, bounds[i].high);
    }
  return TRUE;
}

void
hj_fsrs_switch_off_short_term (double w[HJ_FSRS_WEIGHTS])
{
  w[17] = w[18] = w[19] = 0;
}
