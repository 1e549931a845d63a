/* SPDX-License-Identifier: GPL-3.0-or-later */
/* English words by their stems, with Snowball. */
#include "hj-search-text.h"

#include <libstemmer.h>
#include <string.h>

#define SHORTEST 4 /* shorter words have no ending worth taking off */

/* A stemmer keeps the last word it was given: one for each thread. */
static struct sb_stemmer *
require_stemmer (void)
{
  static GPrivate kept = G_PRIVATE_INIT ((GDestroyNotify) sb_stemmer_delete);
  struct sb_stemmer *stemmer = g_private_get (&kept);

  if (!stemmer)
    {
      stemmer = sb_stemmer_new ("english", "UTF_8");
      g_private_set (&kept, stemmer);
    }
  return stemmer;
}

char *
hj_search_stem (const char *word, gsize length)
{
  struct sb_stemmer *stemmer = require_stemmer ();
  const sb_symbol *stem;
  gsize n;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (word[i]))
      return NULL;
  if (length < SHORTEST || !stemmer)
    return NULL;
  stem = sb_stemmer_stem (stemmer, (const sb_symbol *) word, (int) length);
  n = stem ? (gsize) sb_stemmer_length (stemmer) : 0;
  if (n < 3 || (n == length && memcmp (stem, word, n) == 0))
    return NULL;
  return g_strndup ((const char *) stem, n);
}
