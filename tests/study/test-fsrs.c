/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FSRS-6 and FSRS-7 against published numbers. */
#include "hj-fsrs.h"
#include "hj-fsrs7.h"

#include <math.h>
#include <string.h>

static const int ratings[] = { 1, 3, 3, 3, 3, 3 };
static const double days[] = { 0, 0, 1, 3, 8, 21 };

static HjMemory
replay (const double *weights)
{
  HjMemory memory = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    memory = hj_fsrs_review (weights, memory, ratings[i], days[i]);
  return memory;
}

static void
assert_near (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance))
    g_error ("%.9g is not %.9g ± %g", value, expected, tolerance);
}

/* fsrs-rs counts in 32 bits, hence seven digits. */
static void
test_memory (void)
{
  HjMemory memory = replay (hj_fsrs_default_weights);

  assert_near (memory.stability, 53.62691, 2e-5);
  assert_near (memory.difficulty, 6.3574867, 1e-6);
}

static void
test_short_term_off (void)
{
  double weights[HJ_FSRS_WEIGHTS];

  memcpy (weights, hj_fsrs_default_weights, sizeof weights);
  hj_fsrs_switch_off_short_term (weights);
  assert_near (replay (weights).stability, 53.335106, 5e-5);
}

/* Again on the same day leaves the stability alone when short-term memory is off (as fsrs-rs, not ts-fsrs). */
static void
test_again_same_day (void)
{
  double weights[HJ_FSRS_WEIGHTS];
  HjMemory memory = { 5, 5 };

  memcpy (weights, hj_fsrs_default_weights, sizeof weights);
  hj_fsrs_switch_off_short_term (weights);
  assert_near (hj_fsrs_review (weights, memory, HJ_GRADE_AGAIN, 0).stability, 5, 1e-12);
  g_assert_cmpfloat (hj_fsrs_review (hj_fsrs_default_weights, memory, HJ_GRADE_AGAIN, 0).stability, <, 5);
}

static void
test_intervals (void)
{
  static const double expected[] = { 3116769, 34793, 2508, 387, 90, 27, 9, 3, 1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_near (round (hj_fsrs_interval (hj_fsrs_default_weights, 1, (i + 1) / 10.0)), expected[i], 0);
  assert_near (hj_fsrs_retrievability (hj_fsrs_default_weights, 7, 7), 0.9, 1e-12);
  assert_near (hj_fsrs_retrievability (hj_fsrs_default_weights, 7, 0), 1, 1e-12);
}

/* Stability grows with every grade, difficulty falls, and both stay within bounds whatever comes. */
static void
test_order (void)
{
  for (double s = 0.001; s < 40000; s *= 7)
    for (int t = 0; t < 400; t += 57)
      for (int grade = HJ_GRADE_HARD; grade <= HJ_GRADE_EASY; grade++)
        {
          HjMemory before = { MIN (s, 36500), 5 };
          HjMemory lower = hj_fsrs_review (hj_fsrs_default_weights, before, grade - 1, t);
          HjMemory higher = hj_fsrs_review (hj_fsrs_default_weights, before, grade, t);

          g_assert_cmpfloat (lower.stability, <=, higher.stability + 1e-12);
          g_assert_cmpfloat (lower.difficulty, >, higher.difficulty);
          g_assert_true (higher.stability >= 0.001 && higher.stability <= 36500);
          g_assert_true (lower.difficulty <= 10 && higher.difficulty >= 1);
        }
}

/* Histories with every grade, the numbers from a second implementation written from the formulas alone. */
static const struct {
  int grades[6];
  double days[6];
  HjMemory six;
  HjMemory7 seven;
} histories[] = {
  { { 3, 4, 2, 1, 3, 4 }, { 0, 2, 5, 30, 1, 12 }, { 23.15270606, 7.321948764 },
    { 11.66942192, 125.820595, 8.253636062 } },
  { { 4, 1, 2, 3, 1, 1 }, { 0, 9, 0, 0, 3, 0 }, { 0.1678926262, 9.764167354 },
    { 0.355544448, 0.002832514419, 9.866559489 } },
  { { 2, 2, 4, 4, 3, 2 }, { 0, 1, 1, 7, 40, 200 }, { 280.9041697, 6.104856804 },
    { 105.0057899, 1283.551597, 6.47438996 } },
};

static void
test_histories (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (histories); i++)
    {
      HjMemory six = { 0 };
      HjMemory7 seven = { 0 };

      for (guint k = 0; k < 6; k++)
        {
          six = hj_fsrs_review (hj_fsrs_default_weights, six, histories[i].grades[k], histories[i].days[k]);
          seven = hj_fsrs7_review (hj_fsrs7_default_weights, seven, histories[i].grades[k], histories[i].days[k]);
        }
      assert_near (six.stability, histories[i].six.stability, 1e-8 * six.stability);
      assert_near (six.difficulty, histories[i].six.difficulty, 1e-8);
      assert_near (seven.stability, histories[i].seven.stability, 1e-8 * seven.stability);
      assert_near (seven.fast, histories[i].seven.fast, 1e-8 * seven.fast);
      assert_near (seven.difficulty, histories[i].seven.difficulty, 1e-8);
    }
}

static void
test_weights (void)
{
  /* FSRS-4.5 and FSRS-5 defaults, as published. */
  static const double v4[17] = { 0.4872, 1.4003, 3.7145, 13.8206, 5.1618, 1.2298, 0.8975, 0.031, 1.6474,
                                 0.1367, 1.0461, 2.1072, 0.0793, 0.3246, 1.587, 0.2272, 2.8755 };
  double weights[HJ_FSRS_WEIGHTS], nineteen[19] = { 0 }, broken[21];

  g_assert_true (hj_fsrs_take_weights (v4, 17, weights));
  assert_near (weights[4], 5.1618 + 2 * 1.2298, 1e-12);
  assert_near (weights[5], log (3 * 1.2298 + 1) / 3, 1e-12);
  assert_near (weights[6], 0.8975 + 0.5, 1e-12);
  assert_near (weights[20], 0.5, 0);
  memcpy (nineteen, hj_fsrs_default_weights, sizeof nineteen);
  g_assert_true (hj_fsrs_take_weights (nineteen, 19, weights));
  assert_near (weights[19], 0, 0);
  assert_near (weights[20], 0.5, 0);
  g_assert_true (hj_fsrs_take_weights (hj_fsrs_default_weights, 21, weights));
  g_assert_cmpmem (weights, sizeof weights, hj_fsrs_default_weights, sizeof weights);
  g_assert_false (hj_fsrs_take_weights (hj_fsrs_default_weights, 20, weights));
  memcpy (broken, hj_fsrs_default_weights, sizeof broken);
  broken[3] = NAN;
  g_assert_false (hj_fsrs_take_weights (broken, 21, weights));
}

static void
test_version_7 (void)
{
  static const double first_intervals[] = { 3.3 / 86400, 0.597, 4.78, 53.9 };
  HjMemory7 memory = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    memory = hj_fsrs7_review (hj_fsrs7_default_weights, memory, ratings[i], days[i]);
  assert_near (memory.stability, 25.985723, 2e-5);
  assert_near (memory.fast, 700.5589, 2e-4);
  assert_near (memory.difficulty, 5.877549, 2e-6);
  for (int grade = HJ_GRADE_AGAIN; grade <= HJ_GRADE_EASY; grade++)
    {
      HjMemory7 first = hj_fsrs7_review (hj_fsrs7_default_weights, (HjMemory7) { 0 }, grade, 0);
      double interval = hj_fsrs7_interval (hj_fsrs7_default_weights, first, 0.9);

      assert_near (interval, first_intervals[grade - 1], first_intervals[grade - 1] * 5e-3);
      assert_near (hj_fsrs7_retrievability (hj_fsrs7_default_weights, first, interval), 0.9, 1e-9);
    }
  assert_near (hj_fsrs7_interval (hj_fsrs7_default_weights, memory, 0.9999), 0, 0);
  /* A lapse leaves the fast trace at four fifths of the slow one at most. */
  memory = hj_fsrs7_review (hj_fsrs7_default_weights, (HjMemory7) { 0.01, 300, 9 }, HJ_GRADE_AGAIN, 2);
  assert_near (memory.fast, 0.8 * memory.stability, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fsrs/memory", test_memory);
  g_test_add_func ("/fsrs/short-term-off", test_short_term_off);
  g_test_add_func ("/fsrs/again-same-day", test_again_same_day);
  g_test_add_func ("/fsrs/intervals", test_intervals);
  g_test_add_func ("/fsrs/order", test_order);
  g_test_add_func ("/fsrs/histories", test_histories);
  g_test_add_func ("/fsrs/weights", test_weights);
  g_test_add_func ("/fsrs/version-7", test_version_7);
  return g_test_run ();
}
