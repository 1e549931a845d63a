/* SPDX-License-Identifier: GPL-3.0-or-later */
/* English items and Korean cells of one thing. */
#include "../note/read-real.h"
#include "hj-block-pairs.h"

#include <locale.h>
#include <string.h>

/* Found as "line=line". */
static char *
dump (const HjNote *note, gboolean told)
{
  g_autoptr (GArray) pairs = hj_note_find_block_pairs (note);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const HjBlockPair *pair = &g_array_index (pairs, HjBlockPair, i);
      g_autofree char *en = hj_block_dup_text (pair->en);
      g_autofree char *ko = hj_spans_dup_text (pair->table->cells[pair->row * pair->table->n_columns].spans);

      g_string_append_printf (out, "%s%d=%d", i ? " " : "", pair->line, pair->ko_line);
      if (told)
        g_test_message ("%d %.40s | %d.%u %s (%.0f)", pair->line, en, pair->ko_line, pair->column, ko, pair->score);
    }
  return g_string_free (out, FALSE);
}

static const char made_up[] =
  "# MLOps level 0\n\n- No monitoring of what was predicted\n- A few releases, retrained twice per year\n- Weather\n\n"
  "# Overfitting\n\n- Monitoring the loss by hand\n\n"
  "# 비교\n\n| 구분 | 레벨 0 | 레벨 1 |\n| --- | --- | --- |\n| 모니터링 | 없다 | 있다 |\n| 재학습 | 연 1회 | 자동 |\n";

static void
test_made_up (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (made_up, strlen (made_up));
  g_autoptr (HjNote) note = hj_note_read (bytes, NULL, NULL);
  g_autofree char *found = dump (note, FALSE);

  g_assert_cmpstr (found, ==, "3=15 4=16");
}

static void
test_real (void)
{
  g_autoptr (HjNote) note = read_real ("competency-1.md");
  g_autofree char *found = note ? dump (note, TRUE) : NULL;
  static const char *const there[] = { "750=863", "753=864", "757=865", "759=867", "762=866", "764=871", "815=865",
                                       "822=866", "829=868", "832=868", "837=869", "840=870", "912=929" };

  for (guint i = 0; note && i < G_N_ELEMENTS (there); i++)
    if (!strstr (found, there[i]))
      g_error ("%s is not among %s", there[i], found);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/block-pairs/made-up", test_made_up);
  g_test_add_func ("/block-pairs/real", test_real);
  return g_test_run ();
}
