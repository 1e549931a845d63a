/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as what was typed into the search, in the first line, and a text to look for it in, below. */
#include "fuzz.h"

#include "hj-search-pattern.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *all = g_utf8_make_valid (size ? (const char *) data : "", (gssize) size), *query = NULL;
  const char *text = strchr (all, '\n');
  const char *const phrases[] = { text ? text + 1 : "", NULL };
  g_autoptr (HjSearchPattern) pattern = NULL;
  g_autoptr (GArray) ranges = NULL;
  double score = 0;
  guint end = 0;

  query = text ? g_strndup (all, text - all) : g_strdup (all);
  text = phrases[0];
  pattern = hj_search_pattern_new (query, size % 2 ? phrases : NULL);
  ranges = hj_search_pattern_find_ranges (pattern, text);
  hj_search_pattern_matches (pattern, text, &score);
  for (guint i = 0; i < ranges->len; i++)
    {
      const HjSearchRange *range = &g_array_index (ranges, HjSearchRange, i);

      g_assert_cmpuint (range->start, >=, end);
      g_assert_cmpuint (range->end, >, range->start);
      g_assert_cmpuint (range->end, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + range->start, range->end - range->start, NULL));
      end = range->end;
    }
  return 0;
}
