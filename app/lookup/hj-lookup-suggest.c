/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may have been meant by words that find nothing. */
#include "hj-lookup.h"

#include "hj-lookup-names.h"
#include "hj-search-text.h"

#include <string.h>

#define LONGEST 48 /* letters; what is longer is no slip of a finger */

/* The letters of TEXT, a Hangul syllable as the two or three it is made of. Returns how many there are, at most LONGEST. */
static guint
spell (const char *text, gunichar letters[LONGEST])
{
  g_autofree char *comparable = hj_search_dup_comparable (text);
  g_autofree char *parts = g_utf8_normalize (comparable, -1, G_NORMALIZE_NFD);
  guint n = 0;

  for (const char *p = parts; *p && n < LONGEST; p = g_utf8_next_char (p))
    letters[n++] = g_utf8_get_char (p);
  return n;
}

/* How many letters were left out, added, taken for others or exchanged with their neighbours (optimal string alignment,
 * Damerau 1964); MOST + 1 for all that is more. */
static guint
measure (const gunichar *a, guint n_a, const gunichar *b, guint n_b, guint most)
{
  guint rows[3][LONGEST + 1];

  if (MAX (n_a, n_b) - MIN (n_a, n_b) > most)
    return most + 1;
  for (guint j = 0; j <= n_b; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint *row = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          row[j] = MIN (MIN (before[j], row[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], earlier[j - 2] + 1);
        }
    }
  return MIN (rows[n_a % 3][n_b], most + 1);
}

/* ---- the nearest names ---- */

typedef struct {
  const char *name;
  guint distance;
} Near;

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *x = a, *y = b;

  return x->distance < y->distance ? -1 : x->distance > y->distance;
}

static GArray *
list_near (const char *query)
{
  GArray *near = g_array_new (FALSE, FALSE, sizeof (Near));
  gunichar wanted[LONGEST], letters[LONGEST];
  guint n = spell (query, wanted), most = n / 4;

  for (guint i = 0; most > 0 && i < hj_lookup_get_n_names (); i++)
    {
      const char *name = hj_lookup_get_name (i);
      Near one = { name, measure (wanted, n, letters, spell (name, letters), most) };

      if (one.distance <= most)
        g_array_append_val (near, one);
    }
  g_array_sort (near, compare_near);
  return near;
}

static gboolean
is_new (const GPtrArray *names, const char *name)
{
  g_autofree char *wanted = hj_search_dup_comparable (name);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *other = hj_search_dup_comparable (g_ptr_array_index (names, i));

      if (strcmp (other, wanted) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
finds_something (HjLibrary *library, const char *query)
{
  g_autoptr (HjLookup) lookup = hj_lookup_new (library, query, 1, HJ_LANG_BOTH, NULL);

  return lookup && lookup->found->len > 0;
}

GPtrArray *
hj_lookup_suggest (HjLibrary *library, const char *query, guint limit)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *other_keys = NULL;
  g_autoptr (GArray) near = NULL;

  hj_lookup_parse_filter (query, &query);
  other_keys = hj_search_dup_other_keys (query);
  if (other_keys && finds_something (library, other_keys))
    g_ptr_array_add (names, g_steal_pointer (&other_keys));
  near = list_near (query);
  for (guint i = 0; i < near->len && names->len < limit; i++)
    if (is_new (names, g_array_index (near, Near, i).name))
      g_ptr_array_add (names, g_strdup (g_array_index (near, Near, i).name));
  return names;
}
