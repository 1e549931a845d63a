/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at every bracket of the visible text and at the words before it, and says what the two are to each other. */
#include "hj-terms.h"

#include "hj-term-letters.h"
#include "hj-term-words.h"

#include <string.h>

enum { LONGEST = 80 }; /* letters in a bracket */

typedef struct {
  GPtrArray *places; /* of HjTermPlace */
  GArray *text;      /* of HjTermLetter: a block or a cell */
  gboolean heading;   /* TEXT is a heading */
  gboolean anchoring; /* so it is, or an item or a cell: its beginning is that of a term */
  int item;           /* line of the item we are in the beginning of */
} Search;

#define LETTER(search, i) (&g_array_index ((search)->text, HjTermLetter, i))

void
hj_term_place_free (HjTermPlace *place)
{
  g_free (place->ko);
  g_free (place->en);
  g_free (place->acronym);
  g_free (place);
}

/* ---- the three kinds ---- */

/* "Next Sentence Prediction, NSP", "FaaS: Function as a Service": the words, and the acronym if one is there. */
static char *
split_acronym (const char *inside, char **acronym)
{
  gsize cut = strcspn (inside, ",;:=");
  g_autofree char *first = g_strstrip (g_strndup (inside, cut));
  g_autofree char *second = inside[cut] ? g_strstrip (g_strdup (inside + cut + 1)) : NULL;

  *acronym = NULL;
  if (second && hj_term_is_acronym_of (second, first))
    {
      *acronym = g_steal_pointer (&second);
      return g_steal_pointer (&first);
    }
  if (second && hj_term_is_acronym_of (first, second))
    {
      *acronym = g_steal_pointer (&first);
      return g_steal_pointer (&second);
    }
  return g_strdup (g_str_has_prefix (inside, "The ") ? inside + strlen ("The ") : inside);
}

/* How many words of the Korean term are taken where its left edge is not sure: as many as the English one has, and
 * one more before a noun that says little alone ("해석 가능성", Interpretability). */
static guint
guess_words (const Search *self, guint end, const char *en)
{
  static const char *const light[] = {
    "가능성", "불변성", "기법", "함수", "문제", "방법", "방식", "경로", "전략", "과정", NULL,
  };
  g_autofree char *word = hj_term_letters_dup_word (self->text, end);
  guint words = hj_term_count_words (en);

  return words < 2 && g_strv_contains (light, word) ? 2 : CLAMP (words, 1, 3);
}

/* A pair that reads well so far: are the two names of one thing, and is it sure where the Korean one begins? */
static void
judge_pair (HjTermPlace *place, const HjTermBefore *before)
{
  HjTermPair pair = hj_term_pair_judge (place->ko, place->en, before->edge);

  place->sure = pair == HJ_TERM_PAIR_SURE;
  if (pair == HJ_TERM_PAIR_WRONG)
    place->reason = HJ_TERM_OTHER;
}

static void
add_place (Search *self, HjTermPlace place, const HjTermBefore *before)
{
  place.line = LETTER (self, before->begin)->line;
  place.anchored = before->edge == HJ_TERM_EDGE_MARKED || (before->edge == HJ_TERM_EDGE_LINE && self->anchoring);
  if (place.kind == HJ_TERM_ACRONYM)
    place.sure = TRUE; /* each letter was found */
  else if (place.reason == HJ_TERM_KEPT)
    judge_pair (&place, before);
  g_ptr_array_add (self->places, g_memdup2 (&place, sizeof place));
}

/* ---- 한국어(English) ---- */

/* One syllable is a term where one English word is said of it: "층(layer)"; otherwise more stood before it. */
static gboolean
is_whole (const char *ko, const char *en, const HjTermBefore *before)
{
  const char *last = strrchr (ko, ' ');

  return hj_term_word_closes (last ? last + 1 : ko)
         && (g_utf8_strlen (ko, -1) >= 2 || before->edge >= HJ_TERM_EDGE_LINE || (!strpbrk (en, " -") && strlen (en) >= 3));
}

static void
try_korean (Search *self, guint end, guint close, const char *inside)
{
  HjTermPlace place = { HJ_TERM_KOREAN };
  HjTermBefore before = { end - 1, end };

  place.en = split_acronym (inside, &place.acronym);
  place.reason = hj_term_judge_english (place.en);
  if (hj_term_letters_take_bold (self->text, end, close, &before)
      || hj_term_letters_look_back (self->text, end, TRUE, guess_words (self, end, place.en), 3, &before))
    place.ko = hj_term_letters_dup (self->text, before.begin, before.end);
  if (place.reason == HJ_TERM_KEPT && (!place.ko || !is_whole (place.ko, place.en, &before)))
    place.reason = HJ_TERM_PHRASE;
  if (!place.acronym && hj_term_is_acronym (place.en))
    place.acronym = g_strdup (place.en);
  add_place (self, place, &before);
}

/* ---- English(한국어) ---- */

/* "MLP(multi-layer perceptron, 다층 퍼셉트론)": WORD, its words, and what they are in Korean. */
static gboolean
try_three (Search *self, const HjTermBefore *before, const char *word, const char *inside)
{
  g_auto (GStrv) parts = g_strsplit (inside, ",", 2);
  gboolean first;
  const char *ko, *en;

  if (!parts[0] || !parts[1])
    return FALSE;
  first = hj_term_is_acronym_of (word, g_strstrip (parts[0]));
  en = first ? parts[0] : parts[1], ko = first ? parts[1] : parts[0];
  if (!hj_term_is_acronym_of (word, g_strstrip (parts[1])) && !first)
    return FALSE;
  add_place (self, (HjTermPlace) { HJ_TERM_ACRONYM, .en = g_strdup (en), .acronym = g_strdup (word) }, before);
  add_place (self,
             (HjTermPlace) { HJ_TERM_ENGLISH, hj_term_is_korean (ko) ? HJ_TERM_KEPT : HJ_TERM_PHRASE, g_strdup (ko),
                             g_strdup (en), g_strdup (word) },
             before);
  return TRUE;
}

static void
try_english (Search *self, guint end, const char *inside)
{
  HjTermBefore before = { end - 1, end };
  g_autofree char *en = NULL;

  hj_term_letters_look_back (self->text, end, FALSE, 3, 5, &before);
  en = hj_term_letters_dup (self->text, before.begin, before.end);
  if (try_three (self, &before, en, inside))
    return;
  add_place (self,
             (HjTermPlace) { HJ_TERM_ENGLISH, hj_term_is_korean (inside) ? hj_term_judge_english (en) : HJ_TERM_PHRASE,
                             g_strdup (inside), g_strdup (en), hj_term_is_acronym (en) ? g_strdup (en) : NULL },
             &before);
}

/* ---- acronyms ---- */

/* The N words before END and INSIDE, one of them the acronym of the other. */
static gboolean
try_acronym_of (Search *self, guint end, const char *inside, guint n)
{
  g_autofree char *words = NULL;
  HjTermPlace place = { HJ_TERM_ACRONYM };
  HjTermBefore before;

  if (!hj_term_letters_look_back (self->text, end, FALSE, n, n, &before))
    return FALSE;
  words = hj_term_letters_dup (self->text, before.begin, before.end);
  if (n == 1 && hj_term_is_acronym_of (words, inside))
    place.en = g_strdup (inside), place.acronym = g_steal_pointer (&words);
  else if (hj_term_is_acronym_of (inside, words))
    place.en = g_steal_pointer (&words), place.acronym = g_strdup (inside);
  else
    return FALSE;
  add_place (self, place, &before);
  return TRUE;
}

/* "LoRA (Low-Rank Adaptation)", "Feed-Forward Network (FFN)". */
static void
try_acronym (Search *self, guint end, const char *inside)
{
  if (try_acronym_of (self, end, inside, 1))
    return;
  for (guint n = 5; n > 1; n--)
    if (try_acronym_of (self, end, inside, n))
      return;
}

static void
try_bracket (Search *self, guint open, guint close)
{
  guint end = open > 0 && LETTER (self, open - 1)->c == ' ' ? open - 1 : open;
  g_autofree char *inside = hj_term_letters_dup (self->text, open + 1, close);
  gboolean hangul = FALSE;

  for (guint i = open + 1; i < close; i++)
    hangul |= hj_term_is_hangul (LETTER (self, i)->c);
  if (end == 0)
    return;
  if (hj_term_is_hangul (LETTER (self, end - 1)->c) && !hangul)
    try_korean (self, end, close, inside);
  else if (hj_term_is_latin (LETTER (self, end - 1)->c) && hangul)
    try_english (self, end, inside);
  else if (hj_term_is_latin (LETTER (self, end - 1)->c))
    try_acronym (self, end, inside);
}

/* ---- text ---- */

static void
search_text (Search *self)
{
  guint open = G_MAXUINT;

  for (guint i = 0; i < self->text->len; i++)
    {
      gunichar c = LETTER (self, i)->c;

      if (c == '(' || c == 0xff08)
        open = i;
      else if (c == '\n' || c == HJ_TERM_OBJECT)
        open = G_MAXUINT;
      else if ((c == ')' || c == 0xff09) && open != G_MAXUINT)
        {
          if (i - open <= LONGEST)
            try_bracket (self, open, i);
          open = G_MAXUINT;
        }
    }
}

static void
search_spans (GPtrArray *spans, int line, gpointer data)
{
  Search *self = data;

  g_array_set_size (self->text, 0);
  hj_term_letters_append (self->text, spans, self->heading, line);
  search_text (self);
}

static void
search_block (HjBlock *block, gpointer data)
{
  Search *self = data;

  if (block->kind == HJ_BLOCK_ITEM)
    self->item = block->line;
  self->heading = block->kind == HJ_BLOCK_HEADING;
  self->anchoring = self->heading || block->kind == HJ_BLOCK_TABLE || block->line == self->item;
  if (block->kind != HJ_BLOCK_CODE)
    hj_block_each_spans (block, search_spans, self);
}

GPtrArray *
hj_note_list_term_places (const HjNote *note)
{
  g_autoptr (GArray) text = g_array_new (FALSE, FALSE, sizeof (HjTermLetter));
  Search self = { .text = text };

  self.places = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_term_place_free);
  hj_blocks_each (note->blocks, search_block, &self);
  return self.places;
}
