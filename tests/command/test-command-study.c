/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of study: what is due, answered, taken back, suggested and scheduled, and that it can be saved. */
#include "hj-command-fixture.h"

#include <math.h>

static void
test_study (Fixture *fixture, gconstpointer data)
{
  JsonObject *root, *card;
  g_autofree char *id = NULL, *second = NULL;
  gint64 n_new;

  run (fixture, "due", "--at", "2026-11-21T10:00:00+09:00", "--json");
  root = parse (fixture);
  n_new = json_object_get_int_member (json_object_get_object_member (root, "counts"), "new");
  g_assert_cmpint (n_new, ==, 20);
  card = get_first (root, "cards");
  g_assert_cmpstr (json_object_get_string_member (card, "state"), ==, "new");
  g_assert_true (json_object_get_null_member (card, "due"));
  g_assert_nonnull (json_object_get_string_member (card, "question"));
  id = g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (card, "id"));
  second = g_strdup_printf ("%" G_GINT64_FORMAT,
                            json_object_get_int_member (json_array_get_object_element (
                              json_object_get_array_member (root, "cards"), 1), "id"));
  run (fixture, "answer", id, "good", "--at", "2026-11-21T10:00:00+09:00", "--json");
  root = parse (fixture);
  g_assert_cmpstr (json_object_get_string_member (root, "due"), ==, "2026-11-21T10:10:00+09:00");
  run (fixture, "answer", second, "easy", "--at", "2026-11-21T10:01:00+09:00", "--json");
  g_assert_cmpstr (json_object_get_string_member (parse (fixture), "state"), ==, "review");
  run (fixture, "due", "--at", "2026-11-21T10:02:00+09:00", "--json");
  root = json_object_get_object_member (parse (fixture), "counts");
  g_assert_cmpint (json_object_get_int_member (root, "new"), ==, 18);
  g_assert_cmpint (json_object_get_int_member (root, "learning"), ==, 1);
  run (fixture, "undo", "--json");
  g_assert_cmpint (json_object_get_int_member (parse (fixture), "card"), ==, g_ascii_strtoll (second, NULL, 10));
  run (fixture, "undo", "--json");
  g_assert_cmpint (json_object_get_int_member (parse (fixture), "card"), ==, g_ascii_strtoll (id, NULL, 10));
  run (fixture, "undo");
  assert_failed (fixture, 1);
  run (fixture, "stats", "--json");
  root = parse (fixture);
  g_assert_cmpint (json_object_get_int_member (root, "reviews"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (root, "sections"), ==, 0); /* of what was begun */
  g_assert_cmpint (json_object_get_int_member (root, "sections_read"), ==, 0);
  run (fixture, "check");
  assert_done (fixture);
}

static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_note (fixture, "exam.md",
                                      "- Q. 어텐션의 원리를 서술하시오.\n\n가중 평균이다.\n\n"
                                      "- Q. 드롭아웃의 원리를 서술하시오.\n\n무작위로 끈다.\n");
  JsonArray *cards;

  run (fixture, "import", path, "--json");
  g_assert_cmpint (json_object_get_int_member (get_first (parse (fixture), "notes"), "cards_suggested"), ==, 2);
  run (fixture, "cards", "--suggested", "--json");
  cards = json_object_get_array_member (parse (fixture), "cards");
  g_assert_cmpuint (json_array_get_length (cards), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (cards, 0), "kind"), ==, "question");
  run (fixture, "add", "exam", "--json");
  g_assert_cmpint (json_object_get_int_member (parse (fixture), "added"), ==, 2);
  run (fixture, "cards", "드롭아웃의 원리", "--json");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (fixture), "cards")), ==, 1);
}

static void
assert_schedule (Fixture *fixture, const char *input, double stability, double difficulty)
{
  JsonArray *states;
  JsonObject *last;

  states = json_object_get_array_member (parse (fixture), "states");
  g_assert_cmpuint (json_array_get_length (states), ==, 6);
  g_assert_true (json_object_get_null_member (json_array_get_object_element (states, 0), "retrievability"));
  last = json_array_get_object_element (states, 5);
  g_assert_cmpfloat (fabs (json_object_get_double_member (last, "stability") - stability), <, 2e-5);
  g_assert_cmpfloat (fabs (json_object_get_double_member (last, "difficulty") - difficulty), <, 2e-6);
}

static void
test_schedule (Fixture *fixture, gconstpointer data)
{
  static const char *const good = "{\"reviews\":[{\"rating\":1,\"days\":0},{\"rating\":3,\"days\":0},"
                                  "{\"rating\":3,\"days\":1},{\"rating\":3,\"days\":3},{\"rating\":3,\"days\":8},"
                                  "{\"rating\":3,\"days\":21}]}";
  static const char *const bad[] = {
    "", "[]", "{}", "{\"reviews\":3}", "{\"reviews\":[{\"days\":0}]}", "{\"reviews\":[{\"rating\":5,\"days\":0}]}",
    "{\"reviews\":[{\"rating\":3,\"days\":-1}]}", "{\"weights\":[1,2],\"reviews\":[]}", "not json",
    "{\"weights\":[\"a\"],\"reviews\":[]}",
  };

  run_with (fixture, good, (const char *const[]) { "schedule", NULL });
  assert_schedule (fixture, good, 53.62691, 6.3574867);
  run_with (fixture, good, (const char *const[]) { "schedule", "--version", "7", NULL });
  assert_schedule (fixture, good, 25.985723, 5.877549);
  run_with (fixture, "{\"reviews\":[]}", (const char *const[]) { "schedule", "--retention", "0.8", NULL });
  parse (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      run_with (fixture, bad[i], (const char *const[]) { "schedule", NULL });
      assert_failed (fixture, 1);
    }
}

static void
test_safety (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.sqlite3", NULL);
  g_autofree char *table = g_build_filename (fixture->folder, "cards.csv", NULL);
  g_autofree char *text = NULL;

  run (fixture, "answer", "1", "good");
  assert_done (fixture);
  run (fixture, "backup", copy);
  assert_done (fixture);
  run (fixture, "answer", "2", "good");
  run (fixture, "restore", copy, "--json");
  g_assert_true (g_file_test (json_object_get_string_member (parse (fixture), "kept"), G_FILE_TEST_EXISTS));
  run (fixture, "stats", "--json");
  g_assert_cmpint (json_object_get_int_member (parse (fixture), "reviews"), ==, 1);
  run (fixture, "export", table);
  assert_done (fixture);
  g_file_get_contents (table, &text, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "id,kind,note,topic,front_ko,"));
}

int
main (int argc, char **argv)
{
  int status;

  if (run_as_hanjang (argc, argv, &status))
    return status;
  g_test_init (&argc, &argv, NULL);
  add ("study", test_study);
  add ("suggestions", test_suggestions);
  add ("schedule", test_schedule);
  add ("safety", test_safety);
  return g_test_run ();
}
