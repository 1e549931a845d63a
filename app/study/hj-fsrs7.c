/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FSRS-7 (34 weights) as its model guide states it: every memory has a slow and a fast trace, each with its own
 * forgetting curve; the chance of recall is their weighted mean. Time is in fractional days. */
#include "hj-fsrs7.h"

#include <math.h>

#define S_MIN 1e-4
#define S_MAX 36500.0
#define SLOW 7  /* first weight of the slow trace's update */
#define FAST 15 /* first weight of the fast trace's update */

const double hj_fsrs7_default_weights[HJ_FSRS7_WEIGHTS] = {
  0.1104, 2.2395, 3.9221, 11.7841, 6.1686, 0.6457, 3.6807, 1.9795, 0.0,    1.3826, 0.7024, 0.5999,
  0.8146, 0.6398, 1.0,    1.3207,  0.6707, 3.8668, 0.4416, 0.0934, 1.8631, 0.6162, 1.0869, 0.1567,
  0.0801, 0.2421, 0.9464, 0.1433,  0.7145, 0.0,    0.5667, 0.3734, 0.5333, 0.3048,
};

/* Rf: the fast trace; its decay hangs on its own stability. */
static double
get_fast_recall (const double *w, double s, double t)
{
  double decay = -CLAMP (w[23] * pow (s, w[33] - 0.3), 0.01, 0.95);
  double factor = exp (fmin (log (w[25]) / decay, 60)) - 1;

  return pow (1 + factor * t / s, decay);
}

/* Rs: the slow trace; difficult memories fade faster. */
static double
get_slow_recall (const double *w, double s, double d, double t)
{
  double decay = -CLAMP (w[24], 0.01, 0.95);
  double factor = (pow (w[26], 1 / decay) - 1) * exp ((d - 5) * (w[32] - 0.3));

  return pow (1 + factor * t / s, decay);
}

double
hj_fsrs7_retrievability (const double *w, HjMemory7 memory, double days)
{
  double fast = w[27] * pow (memory.fast, -w[29]);
  double slow = w[28] * pow (memory.stability, w[30]) * exp ((memory.difficulty - 5) * (w[31] - 0.5));
  double rf = get_fast_recall (w, memory.fast, days);
  double rs = get_slow_recall (w, memory.stability, memory.difficulty, days);

  return (fast * rf + slow * rs) / (fast + slow) * (1 - 2e-5) + 1e-5;
}

/* T_k (x, q, G): trace X of a memory with chance of recall Q after grade G; K is its first weight. */
static double
get_next_trace (const double *w, int k, double x, double q, double d, HjGrade grade)
{
  double lapsed = fmin (x, w[k + 3] * (pow (x + 1, w[k + 4]) - 1) * exp ((1 - q) * w[k + 5]));
  double hard = grade == HJ_GRADE_HARD ? w[k + 6] : 1;
  double easy = grade == HJ_GRADE_EASY ? w[k + 7] : 1;
  double gain = exp (w[k] - 1.5) * (11 - d) * pow (x, -w[k + 1]) * (exp ((1 - q) * w[k + 2]) - 1);

  return grade == HJ_GRADE_AGAIN ? lapsed : fmax (lapsed, x * (1 + gain * hard * easy));
}

static double
get_first_difficulty (const double *w, HjGrade grade)
{
  return w[4] - exp (w[5] * ((int) grade - 1)) + 1;
}

static double
get_next_difficulty (const double *w, double d, double r, HjGrade grade)
{
  double delta = -w[6] * ((int) grade - 3) * (grade == HJ_GRADE_AGAIN ? r + 0.1 : 1);

  return CLAMP (0.01 * get_first_difficulty (w, HJ_GRADE_EASY) + 0.99 * (d + (10 - d) / 9 * delta), 1, 10);
}

static HjMemory7
get_first_memory (const double *w, HjGrade grade)
{
  return (HjMemory7) {
    .stability = w[grade - 1],
    .fast = 0.8 * w[grade - 1],
    .difficulty = CLAMP (get_first_difficulty (w, grade), 1, 10),
  };
}

HjMemory7
hj_fsrs7_review (const double *w, HjMemory7 memory, HjGrade grade, double days)
{
  HjMemory7 next;
  double r, rf;

  g_return_val_if_fail (grade >= HJ_GRADE_AGAIN && grade <= HJ_GRADE_EASY, memory);
  if (memory.stability <= 0)
    return get_first_memory (w, grade);
  r = hj_fsrs7_retrievability (w, memory, days);
  rf = get_fast_recall (w, memory.fast, days);
  next.stability = get_next_trace (w, SLOW, memory.stability, r, memory.difficulty, grade);
  next.stability = CLAMP (next.stability, S_MIN, S_MAX);
  next.fast = get_next_trace (w, FAST, memory.fast, rf, memory.difficulty, grade);
  if (grade == HJ_GRADE_AGAIN)
    next.fast = fmin (next.fast, 0.8 * next.stability);
  next.fast = CLAMP (next.fast, S_MIN, S_MAX);
  next.difficulty = get_next_difficulty (w, memory.difficulty, r, grade);
  return next;
}

double
hj_fsrs7_interval (const double *w, HjMemory7 memory, double retention)
{
  double low = log (1e-9), high = log (S_MAX);

  if (retention >= 0.9999)
    return 0;
  retention = fmax (retention, 1e-4);
  if (hj_fsrs7_retrievability (w, memory, S_MAX) >= retention)
    return S_MAX;
  /* R falls with time, so halving the logarithm of the days always arrives; 60 halvings exhaust a double. */
  for (int i = 0; i < 60; i++)
    {
      double middle = (low + high) / 2;

      if (hj_fsrs7_retrievability (w, memory, exp (middle)) > retention)
        low = middle;
      else
        high = middle;
    }
  return exp ((low + high) / 2);
}
