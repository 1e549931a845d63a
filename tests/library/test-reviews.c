/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A review is sacred: it survives SIGKILL, is taken back after a restart, and its log gives the schedule. */
#include "library-fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_due_and_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjQueue) queue = NULL, after = NULL, tomorrow = NULL, later_today = NULL;
  HjSchedule schedule;

  import_cards (fixture, 30);
  queue = hj_library_build_queue (fixture->library, 0, morning, NULL);
  g_assert_cmpint (queue->n_new, ==, 20);
  g_assert_cmpint (((HjCard *) queue->cards->pdata[0])->id, ==, 1);
  g_assert_cmpint (((HjCard *) queue->cards->pdata[19])->id, ==, 20);
  schedule = answer (fixture, 1, HJ_GRADE_GOOD, morning);
  g_assert_cmpint (schedule.due, ==, morning.at + 600);
  after = hj_library_build_queue (fixture->library, 0, later (10), NULL);
  g_assert_cmpint (after->n_new, ==, 19);
  g_assert_cmpint (after->n_learning, ==, 1);
  g_assert_cmpint (((HjCard *) after->cards->pdata[0])->id, ==, 2);
  g_assert_cmpint (((HjCard *) after->cards->pdata[19])->id, ==, 1); /* learning ahead comes last */
  later_today = hj_library_build_queue (fixture->library, 0, later (601), NULL);
  g_assert_cmpint (((HjCard *) later_today->cards->pdata[0])->id, ==, 1);
  schedule = answer (fixture, 1, HJ_GRADE_GOOD, later (601));
  g_assert_cmpint (schedule.state, ==, HJ_STATE_REVIEW);
  tomorrow = hj_library_build_queue (fixture->library, 0, later (86400 * schedule.interval), NULL);
  g_assert_cmpint (tomorrow->n_new, ==, 20);
  g_assert_cmpint (tomorrow->n_review, ==, 1);
  assert_sound (fixture);
}

static void
test_sigkill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjCard) card = NULL;
  g_autoptr (GArray) log = NULL;
  int status;
  pid_t child;

  import_cards (fixture, 2);
  g_clear_object (&fixture->library);
  child = fork ();
  if (child == 0)
    {
      HjLibrary *library = hj_library_open (fixture->path, NULL);

      if (!library || !hj_library_answer (library, 1, HJ_GRADE_EASY, 1000, morning, NULL, NULL))
        _exit (1);
      kill (getpid (), SIGKILL);
    }
  waitpid (child, &status, 0);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  reopen (fixture);
  card = hj_library_get_card (fixture->library, 1, NULL);
  log = hj_library_list_reviews (fixture->library, 1, NULL);
  g_assert_cmpint (card->schedule.state, ==, HJ_STATE_REVIEW);
  g_assert_cmpuint (log->len, ==, 1);
  assert_sound (fixture);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjCard) before = NULL, after = NULL, fresh = NULL;
  g_autoptr (GError) error = NULL;
  gint64 card = 0;

  import_cards (fixture, 2);
  g_assert_false (hj_library_can_undo (fixture->library));
  answer (fixture, 1, HJ_GRADE_GOOD, morning);
  before = hj_library_get_card (fixture->library, 1, NULL);
  answer (fixture, 2, HJ_GRADE_EASY, later (10));
  answer (fixture, 1, HJ_GRADE_AGAIN, later (700));
  reopen (fixture);
  g_assert_true (hj_library_undo (fixture->library, later (800), &card, NULL));
  g_assert_cmpint (card, ==, 1);
  after = hj_library_get_card (fixture->library, 1, NULL);
  g_assert_true (hj_schedule_equal (&before->schedule, &after->schedule));
  g_assert_true (hj_library_undo (fixture->library, later (801), &card, NULL));
  g_assert_cmpint (card, ==, 2);
  reopen (fixture);
  g_assert_true (hj_library_undo (fixture->library, later (802), &card, NULL));
  g_assert_cmpint (card, ==, 1);
  fresh = hj_library_get_card (fixture->library, 1, NULL);
  g_assert_cmpint (fresh->schedule.state, ==, HJ_STATE_NEW);
  g_assert_cmpint (fresh->schedule.reps, ==, 0);
  g_assert_false (hj_library_undo (fixture->library, later (803), &card, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND);
  /* Answering goes on after it, and the limits of the day do not count what was taken back. */
  {
    g_autoptr (HjQueue) queue = hj_library_build_queue (fixture->library, 0, later (900), NULL);

    g_assert_cmpint (queue->n_new, ==, 2);
  }
  answer (fixture, 1, HJ_GRADE_GOOD, later (900));
  g_assert_true (hj_library_can_undo (fixture->library));
  assert_sound (fixture);
}

/* Options change between reviews; each row knows its own. */
static void
test_replay_with_changed_options (Fixture *fixture, gconstpointer data)
{
  HjStudyOptions options;
  HjMoment now = morning;
  HjSchedule schedule;

  import_cards (fixture, 3);
  for (int i = 0; i < 12; i++)
    {
      schedule = answer (fixture, 1 + i % 3, i % 5 == 4 ? HJ_GRADE_AGAIN : HJ_GRADE_GOOD, now);
      now.at = MAX (now.at, schedule.due);
      now.offset = i % 2 ? 9 * 3600 : -5 * 3600; /* the learner travels */
      hj_library_get_study_options (fixture->library, &options, NULL);
      options.retention = i % 2 ? 0.85 : 0.92;
      g_assert_true (hj_library_set_study_options (fixture->library, &options, NULL));
    }
  reopen (fixture);
  assert_sound (fixture);
}

static void
test_siblings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", "==가==와 ==나==와 ==다==를 안다.\n\n물음? :: 답\n");
  g_autoptr (HjQueue) queue = hj_library_build_queue (fixture->library, 0, morning, NULL);
  g_autoptr (HjQueue) after = NULL, tomorrow = NULL;

  g_assert_cmpint (import->cards, ==, 4);
  g_assert_cmpint (queue->n_new, ==, 2);
  answer (fixture, 1, HJ_GRADE_EASY, morning);
  after = hj_library_build_queue (fixture->library, 0, later (60), NULL);
  g_assert_cmpint (after->n_new, ==, 1);
  tomorrow = hj_library_build_queue (fixture->library, 0, later (86400), NULL);
  g_assert_cmpint (tomorrow->n_new, ==, 2);
}

/* What a learner has opened comes before what they have not. */
static void
test_opened_notes_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) first = import_text (fixture, "/a.md", "가? :: 나\n");
  g_autoptr (HjImport) second = import_text (fixture, "/b.md", "다? :: 라\n");
  g_autoptr (HjQueue) queue = NULL;

  g_assert_true (hj_library_set_progress (fixture->library, "note:2", "", 0.1, FALSE, morning, NULL));
  queue = hj_library_build_queue (fixture->library, 0, morning, NULL);
  g_assert_cmpint (((HjCard *) queue->cards->pdata[0])->note, ==, 2);
  g_assert_cmpint (((HjCard *) queue->cards->pdata[1])->note, ==, 1);
}

static void
test_suspended (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjQueue) queue = NULL;

  import_cards (fixture, 2);
  g_assert_true (hj_library_set_suspended (fixture->library, 1, TRUE, NULL));
  queue = hj_library_build_queue (fixture->library, 0, morning, NULL);
  g_assert_cmpuint (queue->cards->len, ==, 1);
}

static void
test_stats (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjStats) stats = NULL;

  import_cards (fixture, 5);
  answer (fixture, 1, HJ_GRADE_EASY, morning);
  answer (fixture, 2, HJ_GRADE_GOOD, later (30));
  hj_library_undo (fixture->library, later (60), NULL, NULL);
  stats = hj_library_compute_stats (fixture->library, 14, later (90), NULL);
  g_assert_cmpint (stats->reviews, ==, 1);
  g_assert_cmpint (stats->n_new, ==, 4);
  g_assert_cmpint (stats->streak, ==, 1);
  g_assert_cmpfloat (stats->seconds_per_card, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/reviews/due-and-answer", test_due_and_answer);
  fixture_test ("/reviews/sigkill", test_sigkill);
  fixture_test ("/reviews/undo", test_undo);
  fixture_test ("/reviews/replay-with-changed-options", test_replay_with_changed_options);
  fixture_test ("/reviews/siblings", test_siblings);
  fixture_test ("/reviews/opened-notes-first", test_opened_notes_first);
  fixture_test ("/reviews/suspended", test_suspended);
  fixture_test ("/reviews/stats", test_stats);
  return g_test_run ();
}
