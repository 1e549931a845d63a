/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, learning steps, fuzz, and the order of the four answers. */
#include "hj-schedule.h"

/* 21 November 2026, 10:00 in Seoul. */
static const HjMoment morning = { 1795222800, 9 * 3600 };

static HjStudyOptions
plain_options (void)
{
  HjStudyOptions options;

  hj_study_options_init (&options);
  options.fuzz = FALSE;
  return options;
}

static void
test_days (void)
{
  static const struct { const char *time; int hour_day; } moments[] = {
    { "2026-11-21T03:59:59+09", 20 }, { "2026-11-21T04:00:00+09", 21 }, { "2026-11-22T03:00:00+09", 21 },
    { "2026-11-21T23:59:59-05", 21 }, { "2026-11-22T03:59:59-05", 21 }, { "2026-11-22T04:00:00-05", 22 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (moments[i].time, NULL);
      g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, moments[i].hour_day, 0, 0, 0);
      HjMoment moment = hj_moment_from_date_time (time);
      int day = hj_moment_get_day (moment, 4);

      g_assert_cmpint (day, ==, g_date_time_to_unix (date) / 86400);
      g_assert_cmpint (hj_moment_get_day_start (moment, 4, day), <=, moment.at);
      g_assert_cmpint (hj_moment_get_day_start (moment, 4, day + 1), >, moment.at);
    }
  g_assert_cmpint (hj_moment_get_day ((HjMoment) { -1, 0 }, 0), ==, -1);
  g_assert_cmpint (hj_day_get_weekday (0), ==, 3);
  g_assert_cmpint (hj_day_get_weekday (hj_moment_get_day (morning, 4)), ==, 5); /* a Saturday */
}

/* Thirteen answers at the very moment each is due: the days FSRS-6 gives with Anki's steps. */
static void
test_golden_days (void)
{
  static const int grades[] = { 3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3 };
  static const int expected[] = { 0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21 };
  HjStudyOptions options = plain_options ();
  HjSchedule schedule = { 0 };
  HjMoment now = morning;

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      schedule = hj_schedule_answer (&schedule, 1, grades[i], now, &options);
      g_assert_cmpint (schedule.interval, ==, expected[i]);
      now.at = schedule.due;
    }
  g_assert_cmpint (schedule.lapses, ==, 1);
  g_assert_cmpint (schedule.reps, ==, 13);
}

static void
test_learning_steps (void)
{
  static const struct { HjState state; int step; HjGrade grade; HjState next; int next_step; gint64 wait; } table[] = {
    { HJ_STATE_NEW, 0, HJ_GRADE_AGAIN, HJ_STATE_LEARNING, 0, 60 },
    { HJ_STATE_NEW, 0, HJ_GRADE_HARD, HJ_STATE_LEARNING, 0, 330 },
    { HJ_STATE_NEW, 0, HJ_GRADE_GOOD, HJ_STATE_LEARNING, 1, 600 },
    { HJ_STATE_NEW, 0, HJ_GRADE_EASY, HJ_STATE_REVIEW, 0, 8 * 86400 },
    { HJ_STATE_LEARNING, 1, HJ_GRADE_AGAIN, HJ_STATE_LEARNING, 0, 60 },
    { HJ_STATE_LEARNING, 1, HJ_GRADE_HARD, HJ_STATE_LEARNING, 1, 600 },
    { HJ_STATE_LEARNING, 1, HJ_GRADE_GOOD, HJ_STATE_REVIEW, 0, 0 },
    { HJ_STATE_RELEARNING, 0, HJ_GRADE_AGAIN, HJ_STATE_RELEARNING, 0, 600 },
    { HJ_STATE_RELEARNING, 0, HJ_GRADE_HARD, HJ_STATE_RELEARNING, 0, 900 },
    { HJ_STATE_RELEARNING, 0, HJ_GRADE_GOOD, HJ_STATE_REVIEW, 0, 0 },
    { HJ_STATE_REVIEW, 0, HJ_GRADE_AGAIN, HJ_STATE_RELEARNING, 0, 600 },
  };
  HjStudyOptions options = plain_options ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      HjSchedule before = { .state = table[i].state, .step = table[i].step, .last = morning.at - 60,
                            .last_day = hj_moment_get_day (morning, 4) };
      HjSchedule after;

      if (before.state != HJ_STATE_NEW)
        before.memory = (HjMemory) { 3, 5 };
      after = hj_schedule_answer (&before, 7, table[i].grade, morning, &options);
      g_assert_cmpint (after.state, ==, table[i].next);
      g_assert_cmpint (after.step, ==, table[i].next_step);
      if (table[i].wait > 0)
        g_assert_cmpint (hj_schedule_get_wait (&after, morning), ==, table[i].wait);
    }
}

/* One step of ten minutes, and none at all. */
static void
test_other_steps (void)
{
  HjStudyOptions options = plain_options ();
  HjSchedule fresh = { 0 }, after;

  options.n_learning = 1;
  options.learning[0] = 600;
  after = hj_schedule_answer (&fresh, 1, HJ_GRADE_HARD, morning, &options);
  g_assert_cmpint (after.due - morning.at, ==, 900);
  after = hj_schedule_answer (&fresh, 1, HJ_GRADE_GOOD, morning, &options);
  g_assert_cmpint (after.state, ==, HJ_STATE_REVIEW);
  options.learning[0] = 3 * 86400;
  options.learning[1] = 6 * 86400;
  options.n_learning = 2;
  after = hj_schedule_answer (&fresh, 1, HJ_GRADE_HARD, morning, &options);
  g_assert_cmpint (after.due - morning.at, ==, 5 * 86400); /* 4.5 days, rounded */
  options.n_learning = 0;
  after = hj_schedule_answer (&fresh, 1, HJ_GRADE_GOOD, morning, &options);
  g_assert_cmpint (after.state, ==, HJ_STATE_REVIEW);
  g_assert_cmpint (after.interval, ==, 2);
  after = hj_schedule_answer (&fresh, 1, HJ_GRADE_AGAIN, morning, &options);
  g_assert_cmpint (after.state, ==, HJ_STATE_LEARNING); /* 0.212 days */
}

/* In review hard < good < easy, and what grows grows by a day at least, fuzz or not. */
static void
test_order_of_answers (void)
{
  HjStudyOptions options;

  hj_study_options_init (&options);
  for (gint64 card = 1; card < 200; card++)
    for (int interval = 1; interval < 400; interval = interval * 2 + 1)
      {
        /* Every second memory is weak and hard: there all three intervals would be the same day. */
        HjMemory memory = card % 2 ? (HjMemory) { interval, 6 } : (HjMemory) { 0.3, 9.9 };
        HjSchedule before = { .state = HJ_STATE_REVIEW, .interval = interval, .memory = memory,
                              .last = morning.at - interval * 86400, .reps = 5,
                              .last_day = hj_moment_get_day (morning, 4) - interval };
        HjSchedule after[4];

        hj_schedule_preview (&before, card, morning, &options, after);
        g_assert_cmpint (after[1].interval, <, after[2].interval);
        g_assert_cmpint (after[2].interval, <, after[3].interval);
        if (card % 2)
          g_assert_cmpint (after[2].interval, >, interval);
        for (int grade = HJ_GRADE_AGAIN; grade <= HJ_GRADE_EASY; grade++)
          {
            HjSchedule given = hj_schedule_answer (&before, card, grade, morning, &options);

            g_assert_true (hj_schedule_equal (&given, &after[grade - 1])); /* shown = given */
          }
      }
}

static void
test_fuzz (void)
{
  static const struct { double interval; int minimum, lower, upper; } table[] = {
    { 1, 1, 1, 1 },     { 2.4, 1, 2, 2 },   { 2.5, 1, 2, 4 },     { 3, 1, 2, 4 },       { 5, 1, 4, 6 },
    { 7, 1, 5, 9 },     { 10, 1, 8, 12 },   { 20, 1, 17, 23 },    { 100, 1, 93, 107 },  { 1000, 1, 948, 1052 },
  };
  int lower, upper;
  gboolean spread = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      hj_fuzz_get_range (table[i].interval, table[i].minimum, 36500, &lower, &upper);
      g_assert_cmpint (lower, ==, table[i].lower);
      g_assert_cmpint (upper, ==, table[i].upper);
      g_assert_cmpint (hj_fuzz_apply (table[i].interval, 0, 1, 36500), ==, lower);
      g_assert_cmpint (hj_fuzz_apply (table[i].interval, 0.999999, 1, 36500), ==, upper);
    }
  hj_fuzz_get_range (5, 6, 36500, &lower, &upper); /* the minimum holds */
  g_assert_cmpint (lower, ==, 6);
  g_assert_cmpint (upper, ==, 8);
  hj_fuzz_get_range (50000, 1, 36500, &lower, &upper);
  g_assert_cmpint (upper, ==, 36500);
  for (gint64 card = 1; card < 20; card++)
    {
      HjStudyOptions options;
      HjSchedule before = { .state = HJ_STATE_REVIEW, .interval = 30, .memory = { 30, 5 },
                            .last_day = hj_moment_get_day (morning, 4) - 30 };
      static int first;
      int days;

      hj_study_options_init (&options);
      days = hj_schedule_answer (&before, card, HJ_GRADE_GOOD, morning, &options).interval;
      first = first ? first : days;
      spread = spread || days != first;
    }
  g_assert_true (spread);
}

static void
test_due (void)
{
  HjStudyOptions options = plain_options ();
  int today = hj_moment_get_day (morning, 4);
  HjSchedule review = { .state = HJ_STATE_REVIEW, .due = hj_moment_get_day_start (morning, 4, today) };
  HjSchedule learning = { .state = HJ_STATE_LEARNING, .due = morning.at + 1200 };
  HjMoment early = { morning.at - 7 * 3600, morning.offset };

  g_assert_true (hj_schedule_is_due (&review, morning, &options));
  g_assert_false (hj_schedule_is_due (&review, early, &options)); /* 3:00 is yesterday */
  g_assert_true (hj_schedule_is_due (&learning, morning, &options));
  learning.due++;
  g_assert_false (hj_schedule_is_due (&learning, morning, &options));
}

static void
test_wait_words (void)
{
  static const struct { gint64 seconds; const char *text; } table[] = {
    { 30, "< 1 min" },      { 60, "1 min" },           { 600, "10 min" },           { 3600, "1 hour" },
    { 7200, "2 hours" },    { 86400, "1 day" },        { 21 * 86400, "21 days" },   { 61 * 86400, "2 months" },
    { 95 * 86400, "3.1 months" }, { 550 * 86400, "1.5 years" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = hj_wait_dup_text (table[i].seconds);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/days", test_days);
  g_test_add_func ("/schedule/golden-days", test_golden_days);
  g_test_add_func ("/schedule/learning-steps", test_learning_steps);
  g_test_add_func ("/schedule/other-steps", test_other_steps);
  g_test_add_func ("/schedule/order-of-answers", test_order_of_answers);
  g_test_add_func ("/schedule/fuzz", test_fuzz);
  g_test_add_func ("/schedule/due", test_due);
  g_test_add_func ("/schedule/wait-words", test_wait_words);
  return g_test_run ();
}
