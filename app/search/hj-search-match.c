/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text matches, how well, and where. */
#include "hj-search-private.h"

#include <string.h>

/* Points of a match; they are compared within one kind of thing only. */
#define POINTS_WHOLE 60
#define POINTS_BEGINNING 20
#define POINTS_WORD 4      /* begins a Latin word */
#define POINTS_WORD_END 3  /* ends one */
#define POINTS_TITLE 8     /* stands in the title */
#define POINTS_SHARE 10    /* times the share of the title that it fills */

#define LONGEST_WORD 63    /* that has a stem */

/* ---- needles ---- */

static gboolean
follows (const HjNeedle *self, const char *at, gsize *more)
{
  gunichar c = *at ? g_utf8_get_char (at) : 0;

  *more = *at ? g_utf8_next_char (at) - at : 0;
  return c >= self->first && c <= self->last;
}

static gboolean
compute_has_stem (const HjNeedle *self, const char *word, gsize length)
{
  g_autofree char *stem = hj_search_stem (word, length);

  return stem ? strcmp (stem, self->stem) == 0
              : strlen (self->stem) == length && memcmp (word, self->stem, length) == 0;
}

/* A hundred thousand texts hold only a few words with the same beginning: each is stemmed once. */
static gboolean
has_stem (const HjNeedle *self, const char *at, gsize *length)
{
  char word[LONGEST_WORD + 1];
  gsize n = 0;
  gpointer known;

  for (; g_ascii_islower (at[n]) && n < LONGEST_WORD; n++)
    word[n] = at[n];
  word[n] = '\0';
  *length = n;
  if (!g_hash_table_lookup_extended (self->known, word, NULL, &known))
    {
      known = GINT_TO_POINTER (compute_has_stem (self, word, n));
      g_hash_table_insert (self->known, g_strdup (word), known);
    }
  return GPOINTER_TO_INT (known);
}

static gboolean
fits (const HjNeedle *self, const char *text, const char *at, gsize *length)
{
  gsize more = 0;

  *length = self->length;
  if (self->begins && at > text && g_ascii_isalpha (at[-1]))
    return FALSE;
  if (self->stem)
    return has_stem (self, at, length);
  if (self->first && !follows (self, at + self->length, &more))
    return FALSE;
  *length += more;
  return TRUE;
}

gboolean
hj_needle_find (const HjNeedle *self, const HjSearchText *text, gsize from, gsize *start, gsize *end)
{
  const char *base = self->initials ? text->initials : text->folded;

  if (!base || self->length == 0)
    return FALSE;
  for (const char *at = strstr (base + from, self->head); at; at = strstr (g_utf8_next_char (at), self->head))
    {
      gsize length;

      if (!fits (self, base, at, &length))
        continue;
      *start = at - base;
      *end = *start + length;
      return TRUE;
    }
  return FALSE;
}

/* ---- points ---- */

/* What is known of a phrase while its words are looked for one by one. */
typedef struct {
  double points;
  gboolean inner;    /* a word stands only inside of another one */
  gboolean in_title; /* a word stands in the title */
} Tally;

static void
count_points (Tally *tally, const HjSearchText *text, const HjNeedle *needle, gsize start, gsize end)
{
  gsize whole = needle->initials ? strlen (text->initials) : text->head;

  tally->points -= needle->cost;
  tally->inner |= needle->inner;
  if (!needle->initials && (start == 0 || !g_ascii_isalnum (text->folded[start - 1])))
    tally->points += POINTS_WORD;
  if (needle->begins && !g_ascii_isalpha (text->folded[end]))
    tally->points += POINTS_WORD_END;
  if (end > whole)
    return;
  tally->in_title = TRUE;
  tally->points += POINTS_TITLE + POINTS_SHARE * (double) (end - start) / (double) whole;
  if (start == 0)
    tally->points += end == whole ? POINTS_WHOLE : POINTS_BEGINNING;
}

/* The signature says that the text may hold it. */
static gboolean
is_worth_reading (const HjNeedle *needle, const HjSearchText *text)
{
  if (needle->inner && !text->loose)
    return FALSE;
  return !text->chosen || text->chosen[needle->number] >> text->place & 1;
}

static gboolean
match_word (const HjSearchWord *word, const HjSearchText *text, Tally *tally)
{
  gsize start, end;

  for (guint i = 0; i < word->needles->len; i++)
    {
      const HjNeedle *needle = &g_array_index (word->needles, HjNeedle, i);

      if (!is_worth_reading (needle, text) || !hj_needle_find (needle, text, 0, &start, &end))
        continue;
      count_points (tally, text, needle, start, end);
      return TRUE;
    }
  return FALSE;
}

static gboolean
match_phrase (const HjSearchPhrase *phrase, const HjSearchText *text, double *score, gboolean *inner)
{
  Tally tally = { 0 };

  for (guint i = 0; i < phrase->words->len; i++)
    if (!match_word (&g_array_index (phrase->words, HjSearchWord, i), text, &tally))
      return FALSE;
  *score = tally.points / phrase->words->len - phrase->cost;
  *inner = tally.inner;
  return tally.in_title || !text->needs_title;
}

gboolean
hj_search_match (const HjSearchPattern *pattern, const HjSearchText *text, double *score, gboolean *inner)
{
  gboolean found = FALSE, one_inner;
  double points;

  for (guint i = 0; i < pattern->phrases->len; i++)
    {
      const HjSearchPhrase *phrase = &g_array_index (pattern->phrases, HjSearchPhrase, i);

      if (!match_phrase (phrase, text, &points, &one_inner) || (found && *score >= points))
        continue;
      *score = points;
      *inner = one_inner;
      found = TRUE;
    }
  return found;
}

/* ---- 64 texts ---- */

static guint64
choose_word (const HjSearchWord *word, const HjSignatures *signatures, gboolean loose, guint64 *chosen)
{
  guint64 any = 0;

  for (guint i = 0; i < word->needles->len; i++)
    {
      const HjNeedle *needle = &g_array_index (word->needles, HjNeedle, i);

      if (!needle->inner || loose)
        any |= chosen[needle->number] = hj_signatures_choose (signatures, &needle->signature);
    }
  return any;
}

static guint64
choose_phrase (const HjSearchPhrase *phrase, const HjSignatures *signatures, gboolean loose, guint64 *chosen)
{
  guint64 all = ~G_GUINT64_CONSTANT (0);

  for (guint i = 0; i < phrase->words->len && all; i++)
    all &= choose_word (&g_array_index (phrase->words, HjSearchWord, i), signatures, loose, chosen);
  return all;
}

guint64
hj_search_choose (const HjSearchPattern *pattern, const HjSignatures *signatures, gboolean loose, guint64 *chosen)
{
  guint64 any = 0;

  memset (chosen, 0, pattern->n_needles * sizeof *chosen);
  for (guint i = 0; i < pattern->phrases->len; i++)
    any |= choose_phrase (&g_array_index (pattern->phrases, HjSearchPhrase, i), signatures, loose, chosen);
  return any;
}

/* ---- one text that is shown ---- */

typedef struct {
  HjSearchText text;
  char *valid, *folded;
  GArray *places; /* byte of folded → byte of the text */
  GByteArray *initials;
} Shown;

static void
shown_init (Shown *self, const char *text)
{
  self->valid = g_utf8_make_valid (text, -1);
  self->folded = hj_search_fold_placed (self->valid, &self->places);
  self->initials = g_byte_array_new ();
  hj_search_append_initials (self->initials, self->folded, strlen (self->folded));
  self->text = (HjSearchText) { .folded = self->folded, .head = strlen (self->folded),
                                .initials = (const char *) self->initials->data, .loose = TRUE };
}

static void
shown_clear (Shown *self)
{
  g_free (self->valid);
  g_free (self->folded);
  g_array_unref (self->places);
  g_byte_array_unref (self->initials);
}

gboolean
hj_search_pattern_matches (const HjSearchPattern *self, const char *text, double *score)
{
  Shown shown;
  double points = 0;
  gboolean found, inner;

  shown_init (&shown, text);
  found = hj_search_match (self, &shown.text, &points, &inner);
  shown_clear (&shown);
  if (score)
    *score = points;
  return found;
}

/* ---- ranges ---- */

/* The letter of the text that the byte (or letter, of initials) AT of its folded words came from. */
static gsize
get_place (const Shown *shown, const HjNeedle *needle, gsize at)
{
  if (needle->initials)
    at = g_utf8_offset_to_pointer (shown->folded, (glong) at) - shown->folded;
  return g_array_index (shown->places, guint32, at);
}

/* From the last letter rather than the one after it: a space between them may have been squeezed out. */
static HjSearchRange
get_range (const Shown *shown, const HjNeedle *needle, gsize start, gsize end)
{
  gsize last = get_place (shown, needle, end - 1);
  gsize next = last;

  do
    next = g_utf8_next_char (shown->valid + next) - shown->valid;
  while (shown->valid[next] && g_unichar_ismark (g_utf8_get_char (shown->valid + next)));
  return (HjSearchRange) { (guint) get_place (shown, needle, start), (guint) next };
}

static void
add_ranges (GArray *ranges, const Shown *shown, const HjNeedle *needle)
{
  gsize start, end = 0;

  while (hj_needle_find (needle, &shown->text, end, &start, &end))
    {
      HjSearchRange range = get_range (shown, needle, start, end);

      g_array_append_val (ranges, range);
    }
}

/* The first way of each word that occurs: "어텐션" is marked, not the "어텐" of something else beside it. */
static void
add_word_ranges (GArray *ranges, const Shown *shown, const HjSearchWord *word)
{
  guint before = ranges->len;

  for (guint i = 0; i < word->needles->len && ranges->len == before; i++)
    add_ranges (ranges, shown, &g_array_index (word->needles, HjNeedle, i));
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const HjSearchRange *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

static void
join_ranges (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      HjSearchRange *range = &g_array_index (ranges, HjSearchRange, i);
      HjSearchRange *last = n > 0 ? &g_array_index (ranges, HjSearchRange, n - 1) : NULL;

      if (last && range->start <= last->end)
        last->end = MAX (last->end, range->end);
      else
        g_array_index (ranges, HjSearchRange, n++) = *range;
    }
  g_array_set_size (ranges, n);
}

/* Of what was typed every word that is there; another way to say it only where all of it is there: of "softmax function"
 * not the function alone. */
GArray *
hj_search_pattern_find_ranges (const HjSearchPattern *self, const char *text)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (HjSearchRange));
  Shown shown;

  shown_init (&shown, text);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const HjSearchPhrase *phrase = &g_array_index (self->phrases, HjSearchPhrase, i);
      gboolean inner;
      double score;

      if (i > 0 && !match_phrase (phrase, &shown.text, &score, &inner))
        continue;
      for (guint j = 0; j < phrase->words->len; j++)
        add_word_ranges (ranges, &shown, &g_array_index (phrase->words, HjSearchWord, j));
    }
  shown_clear (&shown);
  join_ranges (ranges);
  return ranges;
}
