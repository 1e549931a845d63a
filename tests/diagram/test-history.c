/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a run stays within its memory and always has a snapshot to start from. */
#include "hj-history.h"

static void
test_bounded (void)
{
  HjHistory *history = hj_history_new (100 * 64);

  for (gint64 position = 0; position < 5000; position++)
    if (hj_history_wants (history, position))
      {
        g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (64), 64);

        hj_history_add (history, position, bytes);
      }
  g_assert_cmpuint (hj_history_get_length (history), <=, 100);
  g_assert_cmpuint (hj_history_get_length (history), >=, 40);
  for (gint64 position = 0; position < 5000; position += 37)
    {
      gint64 found = -1;

      g_assert_nonnull (hj_history_find (history, position, &found));
      g_assert_cmpint (found, <=, position);
      g_assert_cmpint (position - found, <, 128);
    }
  hj_history_free (history);
}

static void
test_empty (void)
{
  HjHistory *history = hj_history_new (1000);
  gint64 found = 7;

  g_assert_null (hj_history_find (history, 3, &found));
  g_assert_cmpint (found, ==, 7);
  hj_history_free (history);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/history/bounded", test_bounded);
  g_test_add_func ("/diagram/history/empty", test_empty);
  return g_test_run ();
}
