/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two texts are, by the pairs of neighbouring letters they share. */
#include "hj-likeness.h"

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

GArray *
hj_text_list_pairs (const char *text)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  gunichar last = 0;

  for (const char *p = text; p && *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));
      guint64 pair = ((guint64) last << 32) | c;

      if (!g_unichar_isalnum (c))
        continue;
      if (last)
        g_array_append_val (pairs, pair);
      last = c;
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

/* 2 |A ∩ B| / (|A| + |B|) over multisets (Dice 1945). */
double
hj_pairs_likeness (const GArray *a, const GArray *b)
{
  guint common = 0;

  for (guint i = 0, k = 0; i < a->len && k < b->len;)
    {
      guint64 x = g_array_index (a, guint64, i), y = g_array_index (b, guint64, k);

      common += x == y;
      i += x <= y;
      k += y <= x;
    }
  return a->len + b->len > 0 ? 2.0 * common / (a->len + b->len) : 0;
}
