/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes of what was typed every way in which it may stand in a text. */
#include "hj-search-private.h"

#include <string.h>

#define MOST_WORDS 12 /* of a query; a pasted page is not a query */

#define COST_OPEN 2     /* the last syllable is still being typed */
#define COST_PARTICLE 3
#define COST_STEM 4
#define COST_INITIALS 4
#define COST_PHRASE 6   /* said otherwise */
#define COST_INNER 40   /* "lora" in exploration: below everything else */

#define SYLLABLE_FIRST 0xac00u
#define SYLLABLE_LAST 0xd7a3u
#define FINALS 28u
#define JAMO_INITIAL 0x1100u
#define N_INITIALS 19u
#define SYLLABLES_PER_INITIAL (21u * FINALS)

/* What may follow a Korean noun and is no part of it; longer ones first. */
static const char *const particles[] = {
  "으로부터", "에서는", "에서의", "이라는", "이라고", "으로서", "으로써", "이란", "라는", "라고", "에서", "에게", "까지", "부터",
  "처럼", "보다", "으로", "이나", "이다", "하는", "하고", "은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만", "란",
};

/* The consonants that can close a syllable and also open one, by final: 소픝 is 소프ㅌ while 소프트 is typed.
 * −1: no initial is written like it. The Unicode Standard, section 3.12. */
static const gint8 initial_of_final[FINALS] = {
  -1, 0, 1, -1, 2, -1, -1, 3, 5, -1, -1, -1, -1, -1, -1, -1, 6, 7, -1, 9, 10, 11, 12, 14, 15, 16, 17, 18,
};

/* ---- memory ---- */

static void
clear_needle (gpointer data)
{
  HjNeedle *needle = data;

  g_free (needle->head);
  g_free (needle->stem);
  g_clear_pointer (&needle->known, g_hash_table_unref);
}

static void
clear_word (gpointer data)
{
  g_array_unref (((HjSearchWord *) data)->needles);
}

static void
clear_phrase (gpointer data)
{
  g_array_unref (((HjSearchPhrase *) data)->words);
}

static GArray *
array_new (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

void
hj_search_pattern_free (HjSearchPattern *self)
{
  if (!self)
    return;
  g_array_unref (self->phrases);
  g_free (self);
}

/* ---- needles ---- */

static HjNeedle *
add_needle (HjSearchWord *word, const char *head, gsize length, double cost)
{
  HjNeedle needle = {
    .head = g_strndup (head, length), .length = length, .cost = cost, .begins = g_ascii_isalpha (head[0]),
  };

  hj_signature_add (&needle.signature, head, length);
  g_array_append_val (word->needles, needle);
  return &g_array_index (word->needles, HjNeedle, word->needles->len - 1);
}

static void
add_open (HjSearchWord *word, const char *head, gsize length, gunichar first, gunichar last, double cost)
{
  HjNeedle *needle = add_needle (word, head, length, cost);

  needle->first = first;
  needle->last = last;
}

static void
add_initial (HjSearchWord *word, const char *head, gsize length, guint initial, double cost)
{
  gunichar first = SYLLABLE_FIRST + initial * SYLLABLES_PER_INITIAL;

  add_open (word, head, length, first, first + SYLLABLES_PER_INITIAL - 1, cost);
}

/* 소픝 may become 소프트: without its final, which opens the next syllable. */
static void
add_moved_final (HjSearchWord *word, const char *text, const char *last, gunichar c, guint final)
{
  g_autoptr (GString) head = g_string_new_len (text, last - text);

  g_string_append_unichar (head, c - final);
  add_initial (word, head->str, head->len, (guint) initial_of_final[final], COST_OPEN);
}

/* The last syllable may not be finished yet. One that stands alone would find nearly everything. */
static void
add_open_needles (HjSearchWord *word, const char *text, gsize length)
{
  const char *last = g_utf8_prev_char (text + length);
  gunichar c = g_utf8_get_char (last);
  gboolean syllable = c >= SYLLABLE_FIRST && c <= SYLLABLE_LAST;
  guint final = syllable ? (c - SYLLABLE_FIRST) % FINALS : 0;

  if (last == text)
    return;
  if (c >= JAMO_INITIAL && c < JAMO_INITIAL + N_INITIALS)
    add_initial (word, text, last - text, c - JAMO_INITIAL, COST_OPEN);
  else if (syllable && final == 0)
    add_open (word, text, last - text, c, c + FINALS - 1, COST_OPEN);
  else if (syllable && initial_of_final[final] >= 0)
    add_moved_final (word, text, last, c, final);
}

static void
add_particle_needle (HjSearchWord *word, const char *text, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    {
      gsize rest = length - strlen (particles[i]);

      if (!g_str_has_suffix (text, particles[i]) || g_utf8_strlen (text, (gssize) rest) < 2)
        continue;
      add_needle (word, text, rest, COST_PARTICLE);
      return;
    }
}

/* A stem need not be the beginning of its word ("studi" of studies): one letter less is looked for. */
static void
add_stem_needle (HjSearchWord *word, const char *text, gsize length)
{
  g_autofree char *other = hj_search_stem (text, length);
  const char *stem = other ? other : text;
  gsize n = strlen (stem);
  HjNeedle *needle;

  if (!other || n < 3)
    return;
  needle = add_needle (word, stem, n > 3 ? n - 1 : n, COST_STEM);
  needle->stem = g_strdup (stem);
  needle->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Korean is found anywhere, as it is written without spaces within long words; Latin letters seldom mean anything
 * inside another word. */
static void
add_inner_needle (HjSearchWord *word, const char *text, gsize length)
{
  HjNeedle *needle;

  if (!g_ascii_isalpha (text[0]))
    return;
  needle = add_needle (word, text, length, COST_INNER);
  needle->begins = FALSE;
  needle->inner = TRUE;
}

static gboolean
is_initials (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) < JAMO_INITIAL || g_utf8_get_char (p) >= JAMO_INITIAL + N_INITIALS)
      return FALSE;
  return TRUE;
}

static void
add_initials_needle (HjSearchWord *word, const char *text, gsize length)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  HjNeedle needle = { .initials = TRUE, .cost = COST_INITIALS };

  hj_search_append_initials (bytes, text, length);
  needle.length = bytes->len - 1;
  needle.head = g_strdup ((const char *) bytes->data);
  g_array_append_val (word->needles, needle);
}

static void
add_word (HjSearchPhrase *phrase, const char *text)
{
  gsize length = strlen (text);
  HjSearchWord word = { array_new (sizeof (HjNeedle), clear_needle) };

  if (is_initials (text))
    add_initials_needle (&word, text, length);
  else
    {
      add_needle (&word, text, length, 0);
      add_open_needles (&word, text, length);
      add_particle_needle (&word, text, length);
      add_stem_needle (&word, text, length);
      add_inner_needle (&word, text, length);
    }
  g_array_append_val (phrase->words, word);
}

/* ---- phrases ---- */

static void
add_phrase (HjSearchPattern *self, const char *query, double cost)
{
  g_autofree char *folded = hj_search_fold (query);
  g_auto (GStrv) parts = NULL;
  HjSearchPhrase phrase = { array_new (sizeof (HjSearchWord), clear_word), cost };

  parts = g_strsplit (folded, " ", -1); /* before squeezing: each word of a query stands for itself */
  for (guint i = 0; parts[i] && phrase.words->len < MOST_WORDS; i++)
    {
      g_auto (GStrv) pieces = NULL;

      hj_search_squeeze (parts[i]);
      pieces = g_strsplit (parts[i], " ", -1); /* self-attention */
      for (guint j = 0; pieces[j] && phrase.words->len < MOST_WORDS; j++)
        if (pieces[j][0])
          add_word (&phrase, pieces[j]);
    }
  if (phrase.words->len > 0)
    g_array_append_val (self->phrases, phrase);
  else
    clear_phrase (&phrase);
}

static void
number_needles (HjSearchPattern *self, const HjSearchWord *word)
{
  for (guint i = 0; i < word->needles->len; i++)
    g_array_index (word->needles, HjNeedle, i).number = self->n_needles++;
}

static void
number_all_needles (HjSearchPattern *self)
{
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const HjSearchPhrase *phrase = &g_array_index (self->phrases, HjSearchPhrase, i);

      for (guint j = 0; j < phrase->words->len; j++)
        number_needles (self, &g_array_index (phrase->words, HjSearchWord, j));
    }
}

HjSearchPattern *
hj_search_pattern_new (const char *query, const char *const *phrases)
{
  HjSearchPattern *self = g_new0 (HjSearchPattern, 1);

  self->phrases = array_new (sizeof (HjSearchPhrase), clear_phrase);
  add_phrase (self, query, 0);
  for (guint i = 0; self->phrases->len > 0 && phrases && phrases[i]; i++)
    add_phrase (self, phrases[i], COST_PHRASE);
  number_all_needles (self);
  return self;
}

gboolean
hj_search_pattern_is_empty (const HjSearchPattern *self)
{
  return self->phrases->len == 0;
}

gboolean
hj_search_pattern_is_slight (const HjSearchPattern *self)
{
  const HjSearchPhrase *phrase = self->phrases->len > 0 ? &g_array_index (self->phrases, HjSearchPhrase, 0) : NULL;
  const HjSearchWord *word = phrase ? &g_array_index (phrase->words, HjSearchWord, 0) : NULL;
  const HjNeedle *needle = word ? &g_array_index (word->needles, HjNeedle, 0) : NULL;

  return phrase && phrase->words->len == 1 && (needle->initials || g_utf8_strlen (needle->head, -1) < 2);
}
