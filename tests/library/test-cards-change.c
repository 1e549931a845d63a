/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a learner does to cards, one or many at once. */
#include "library-fixture.h"

#define NOTE "## 증강\n\n- **Mixup**: 두 그림을 섞는 방법이다.\n- **Cutout**: 조각 하나를 지우는 방법이다.\n- **Flip**: 그림을 뒤집는 방법이다.\n"

static guint
count (Fixture *fixture, HjCardFilter filter)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (fixture->library, filter, 0, NULL, NULL);

  return cards->len;
}

static gboolean
is_suspended (Fixture *fixture, gint64 id)
{
  g_autoptr (HjCard) card = hj_library_get_card (fixture->library, id, NULL);

  return card->suspended;
}

/* One transaction, one signal; given back as they were, but for what was answered since. */
static void
test_take_many (Fixture *fixture, gconstpointer data)
{
  const gint64 cards[] = { 1, 3 };
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", NOTE);

  g_assert_cmpint (import->suggestions, ==, 3);
  g_assert_true (hj_library_change_cards (fixture->library, cards, 2, HJ_CARDS_TAKE, NULL));
  g_assert_cmpuint (count (fixture, HJ_CARDS_TAKEN), ==, 2);
  answer (fixture, 3, HJ_GRADE_GOOD, morning);
  g_assert_true (hj_library_change_cards (fixture->library, cards, 2, HJ_CARDS_GIVE_BACK, NULL));
  g_assert_cmpuint (count (fixture, HJ_CARDS_TAKEN), ==, 1);
  assert_sound (fixture);
}

/* A card that is not there: none of the others is changed. */
static void
test_all_or_none (Fixture *fixture, gconstpointer data)
{
  const gint64 cards[] = { 1, 2, 99 };
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", NOTE);
  g_autoptr (GError) error = NULL;

  g_assert_false (hj_library_change_cards (fixture->library, cards, 3, HJ_CARDS_TAKE, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (fixture, HJ_CARDS_TAKEN), ==, 0);
}

/* A dismissed suggestion is not counted, not taken with the others, and stays dismissed when its note changes. */
static void
test_dismiss (Fixture *fixture, gconstpointer data)
{
  const gint64 second = 2;
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", NOTE), again = NULL;
  int n;

  g_assert_true (hj_library_change_cards (fixture->library, &second, 1, HJ_CARDS_SUSPEND, NULL));
  again = import_text (fixture, "/a.md", "글이 앞에 왔다.\n\n" NOTE);
  g_assert_cmpint (again->note, ==, import->note);
  g_assert_cmpint (again->suggestions, ==, 2);
  g_assert_true (is_suspended (fixture, 2));
  g_assert_true (hj_library_take_note_cards (fixture->library, import->note, &n, NULL));
  g_assert_cmpint (n, ==, 2);
  g_assert_cmpuint (count (fixture, HJ_CARDS_SUGGESTED), ==, 1);
  g_assert_true (hj_library_change_cards (fixture->library, &second, 1, HJ_CARDS_RESUME, NULL));
  g_assert_false (is_suspended (fixture, 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/cards-change/take-many", test_take_many);
  fixture_test ("/cards-change/all-or-none", test_all_or_none);
  fixture_test ("/cards-change/dismiss", test_dismiss);
  return g_test_run ();
}
