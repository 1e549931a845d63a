/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acronyms and the words they are made of: "LSTM", "FedAvg", "RoBERTa". */
#include "hj-term-words.h"

#include <string.h>

enum { LONGEST = 9, MOST_TRIES = 500 }; /* letters; places looked at */

gboolean
hj_term_is_acronym (const char *word)
{
  gsize n = strlen (word), capitals = 0;

  if (n < 2 || n > LONGEST || !g_ascii_isalpha (word[0]))
    return FALSE;
  for (const char *p = word; *p; p++)
    if (g_ascii_isupper (*p))
      capitals++;
    else if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return capitals >= 2;
}

/* How the letters found so far stand in the words. */
typedef struct {
  guint letters;
  guint begin;  /* at the beginning of a word */
  guint follow; /* directly after the letter before: "Fed" in Federated */
} Found;

typedef struct {
  const char *words;
  guint tries; /* that are left: words of nothing but one letter can be spelled in thousands of ways */
} Spelling;

static gboolean
begins_word (const Spelling *self, const char *p)
{
  return p == self->words || strchr (" -/", p[-1]);
}

static const char *
find_letter (const Spelling *self, const char *p, char a, gboolean beginning)
{
  for (; *p; p++)
    if (g_ascii_tolower (*p) == g_ascii_tolower (a) && begins_word (self, p) == beginning)
      return p;
  return NULL;
}

static gboolean spell (Spelling *self, const char *a, const char *p, Found found);

/* Takes the letter at P, if there is one, for the first of A, and spells the rest. */
static gboolean
spell_from (Spelling *self, const char *a, const char *p, Found found, gboolean follows)
{
  if (!p)
    return FALSE;
  found.letters++;
  if (begins_word (self, p))
    found.begin++;
  else
    found.follow += follows ? 1 : 0;
  return spell (self, a + 1, p + 1, found);
}

/* The letters of A in the words from P on: preferably the next letter, or the beginning of a word, or any. A last small
 * letter may be missing: "GANs", "RoBERTa". */
static gboolean
spell (Spelling *self, const char *a, const char *p, Found found)
{
  while (*a && !g_ascii_isalpha (*a))
    a++;
  if (*a == '\0')
    return found.begin >= 2 && 2 * (found.begin + found.follow) >= found.letters;
  if (self->tries == 0)
    return FALSE;
  self->tries--;
  if (found.letters > 0 && g_ascii_tolower (*p) == g_ascii_tolower (*a) && spell_from (self, a, p, found, TRUE))
    return TRUE;
  return spell_from (self, a, find_letter (self, p, *a, TRUE), found, FALSE)
         || spell_from (self, a, find_letter (self, p, *a, FALSE), found, FALSE)
         || (a[1] == '\0' && g_ascii_islower (*a) && spell (self, a + 1, p, found));
}

gboolean
hj_term_is_acronym_of (const char *acronym, const char *words)
{
  Spelling spelling = { words, MOST_TRIES };

  return hj_term_is_acronym (acronym) && strpbrk (words, " -") && !strchr (words, ',') && !hj_term_is_acronym (words)
         && g_ascii_tolower (acronym[0]) == g_ascii_tolower (words[0])
         && spell (&spelling, acronym, words, (Found){ 0 });
}
