/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "contradictions": two sentences of nearly the same words of which one says that something can be and the other
 * that it cannot, and two chains of the same steps in another order. Both places are told; which one is right, the
 * learner decides. */
#include "hj-reading.h"

#include <string.h>

#define MOST_WORDS 40     /* of a sentence that is compared */
#define FEWEST_SHARED 5   /* words of two sentences that may contradict each other */
#define SHARE 0.6         /* of the shorter one */
#define MOST_PLACES 12    /* of one word; more frequent ones say nothing */
#define FEWEST_STEPS 4    /* of a chain that may stand in another order */
#define MOST_COMPARISONS 200000

typedef struct {
  HjNote *note;
  GHashTable *words;    /* word → GArray of guint: sentences that hold it */
  GHashTable *chains;   /* number of steps and the first of them → Sentence */
  GPtrArray *sentences; /* of Sentence */
  guint comparisons;
} Finder;

typedef struct {
  int line, polarity; /* 1 it can, −1 it cannot, 0 neither */
  char **words;
  guint n;
} Sentence;

static void
free_sentence (Sentence *sentence)
{
  g_strfreev (sentence->words);
  g_free (sentence);
}

/* Two places that do not agree. */
static void
report (Finder *finder, int before, int line)
{
  hj_note_add_warning_pair (finder->note, "contradiction", "서로 다르게 적힌 두 곳입니다",
                            "Two places that do not agree", before, line);
}

/* ---- the same steps in another order ---- */


/* The steps between arrows, without what stands in front of the first one; NULL if they are too few. */
static char **
dup_steps (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "→", -1);
  guint n = g_strv_length (parts);

  if (n < FEWEST_STEPS)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      const char *from = i == 0 && strrchr (parts[i], '\n') ? strrchr (parts[i], '\n') : parts[i];
      const char *colon = i == 0 ? strrchr (parts[i], ':') : NULL;
      guint letters;
      char *step = hj_letters_dup (colon && colon > from ? colon : from, &letters);

      g_free (parts[i]);
      parts[i] = step;
    }
  return g_steal_pointer (&parts);
}

/* All steps but one are the same: one may be named otherwise. */
static gboolean
are_alike (char **a, char **b, guint n)
{
  guint same = 0;

  for (guint i = 0; i < n; i++)
    same += g_strv_contains ((const char *const *) b, a[i]);
  return same + 1 >= n;
}

static gboolean
are_in_order (char **a, char **b, guint n)
{
  guint last = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      if (strcmp (a[i], b[k]) == 0)
        {
          if (k < last)
            return FALSE;
          last = k;
        }
  return TRUE;
}

static void
look_for_steps (Finder *finder, const char *text, int line)
{
  char **steps = dup_steps (text);
  g_autofree char *key = NULL;
  Sentence *chain, *other;
  guint n;

  if (!steps)
    return;
  n = g_strv_length (steps);
  chain = g_new0 (Sentence, 1);
  *chain = (Sentence){ .line = line, .words = steps, .n = n };
  key = g_strdup_printf ("%u %s", n, steps[0]);
  other = g_hash_table_lookup (finder->chains, key);
  if (other && are_alike (other->words, steps, n) && !are_in_order (other->words, steps, n))
    report (finder, other->line, line);
  g_hash_table_insert (finder->chains, g_steal_pointer (&key), chain);
}

/* ---- the opposite ---- */

static int
find_polarity (const char *text)
{
  static const char *const cannot[] = { "불가능", "제한적", "어렵", "할 수 없", "못한", "않습니다", "않음", "cannot", "impossible" };
  static const char *const can[] = { "가능합니다", "가능하다", "가능함", "할 수 있", "쉽습니다", "is possible", "can be" };

  for (guint i = 0; i < G_N_ELEMENTS (cannot); i++)
    if (strstr (text, cannot[i]))
      return -1;
  for (guint i = 0; i < G_N_ELEMENTS (can); i++)
    if (strstr (text, can[i]))
      return 1;
  return 0;
}

/* A word without its particle, roughly: its first letters. */
static char *
dup_stem (const char *word)
{
  guint n;
  g_autofree char *letters = hj_letters_dup (word, &n);

  if (n < 2)
    return NULL;
  return g_utf8_substring (letters, 0, n > 4 && (guchar) *letters >= 0x80 ? 3 : (glong) MIN (n, 24));
}

static Sentence *
make_sentence (const char *text, int line, int polarity)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) parts = NULL;
  GPtrArray *words = g_ptr_array_new ();
  Sentence *sentence = g_new0 (Sentence, 1);

  g_string_replace (plain, "·", " ", 0); /* two bytes: a set of bytes would cut letters */
  parts = g_strsplit_set (plain->str, " \n(),:", MOST_WORDS);
  for (guint i = 0; parts[i]; i++)
    {
      char *stem = dup_stem (parts[i]);

      if (stem)
        g_ptr_array_add (words, stem);
    }
  sentence->n = words->len;
  g_ptr_array_add (words, NULL);
  sentence->line = line;
  sentence->polarity = polarity;
  sentence->words = (char **) g_ptr_array_free (words, FALSE);
  return sentence;
}

static guint
count_shared (const Sentence *a, const Sentence *b)
{
  guint n = 0;

  for (guint i = 0; i < a->n; i++)
    n += g_strv_contains ((const char *const *) b->words, a->words[i]);
  return n;
}

static void
compare_sentence (Finder *finder, guint index)
{
  const Sentence *sentence = g_ptr_array_index (finder->sentences, index);
  guint seen = G_MAXUINT;

  for (guint i = 0; i < sentence->n; i++)
    {
      GArray *places = g_hash_table_lookup (finder->words, sentence->words[i]);

      for (guint k = 0; places && places->len <= MOST_PLACES && k < places->len
                        && finder->comparisons < MOST_COMPARISONS; k++)
        {
          guint other_index = g_array_index (places, guint, k);
          const Sentence *other = g_ptr_array_index (finder->sentences, other_index);
          gboolean opposite = other->polarity == -sentence->polarity && other_index != seen;
          guint shared = opposite ? count_shared (sentence, other) : 0;

          finder->comparisons += opposite;
          if (shared < FEWEST_SHARED || shared < SHARE * MIN (sentence->n, other->n))
            continue;
          report (finder, other->line, sentence->line);
          seen = other_index;
        }
    }
}

static void
put_words (Finder *finder, guint index)
{
  const Sentence *sentence = g_ptr_array_index (finder->sentences, index);

  for (guint i = 0; i < sentence->n; i++)
    {
      GArray *places = g_hash_table_lookup (finder->words, sentence->words[i]);

      if (!places)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (finder->words, g_strdup (sentence->words[i]), places);
        }
      if (places->len <= MOST_PLACES)
        g_array_append_val (places, index);
    }
}

static void
look_for_opposites (Finder *finder, const char *text, int line)
{
  int polarity = find_polarity (text);
  guint index = finder->sentences->len;

  if (polarity == 0)
    return;
  g_ptr_array_add (finder->sentences, make_sentence (text, line, polarity));
  compare_sentence (finder, index);
  put_words (finder, index);
}

/* ---- the pass ---- */

static void
look_at_block (HjBlock *block, gpointer data)
{
  Finder *finder = data;
  g_autofree char *text = block->kind == HJ_BLOCK_PARAGRAPH ? hj_spans_dup_text (block->spans) : NULL;

  if (!text)
    return;
  look_for_steps (finder, text, block->line);
  look_for_opposites (finder, text, block->line);
}

gboolean
hj_pass_contradictions (HjReading *reading, GError **error)
{
  Finder finder = {
    .note = reading->note,
    .words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref),
    .chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_sentence),
    .sentences = g_ptr_array_new_with_free_func ((GDestroyNotify) free_sentence),
  };

  hj_blocks_each (reading->note->blocks, look_at_block, &finder);
  g_hash_table_unref (finder.words);
  g_hash_table_unref (finder.chains);
  g_ptr_array_unref (finder.sentences);
  return TRUE;
}
