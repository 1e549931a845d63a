/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans in one language: what is cut from them, and the rest with its styles. */
#include "hj-language.h"

#include "hj-particle.h"
#include "hj-reading.h"
#include "hj-term-words.h"
#include "hj-terms.h"

#include <string.h>

enum { LONGEST = 160 }; /* bytes in a bracket that gives a term */

struct _HjLanguageTerms {
  GHashTable *by_bracket; /* char*, what a bracket holds, folded → GPtrArray of Way */
};

/* What may stand before a bracket. */
typedef struct {
  char *words;
  gboolean whole; /* they are all of the name, whatever stands before them */
} Way;

typedef struct {
  gsize begin, end;
  const char *instead; /* what stands there then, or NULL */
} Cut;

/* ---- terms ---- */

static void
way_free (gpointer data)
{
  g_free (((Way *) data)->words);
  g_free (data);
}

static void
add_way (HjLanguageTerms *self, const char *inside, const char *before, gboolean whole)
{
  g_autofree char *key = g_ascii_strdown (inside, -1);
  GPtrArray *ways = g_hash_table_lookup (self->by_bracket, key);
  Way *way = g_new (Way, 1);

  if (!ways)
    {
      ways = g_ptr_array_new_with_free_func (way_free);
      g_hash_table_insert (self->by_bracket, g_steal_pointer (&key), ways);
    }
  *way = (Way) { g_strdup (before), whole };
  g_ptr_array_add (ways, way);
}

static void
add_pair (HjLanguageTerms *self, const char *ko, const char *en, gboolean whole)
{
  add_way (self, en, ko, whole);
  add_way (self, ko, en, whole);
}

/* "뚜렷한(opinionated)" is no name: its noun comes after the bracket. */
static gboolean
is_name (const char *ko)
{
  const char *space = strrchr (ko, ' ');

  return !hj_term_word_describes (space ? space + 1 : ko);
}

/* "뚜렷한(opinionated) 도구" is no term, and yet the same said twice: a Korean reader does without the English. */
static void
add_descriptions (HjLanguageTerms *self, const HjNote *note)
{
  g_autoptr (GPtrArray) places = hj_note_list_term_places (note);

  for (guint i = 0; i < places->len; i++)
    {
      const HjTermPlace *place = g_ptr_array_index (places, i);

      if (place->kind == HJ_TERM_KOREAN && place->reason == HJ_TERM_PHRASE && place->ko && !is_name (place->ko))
        add_way (self, place->en, place->ko, FALSE);
    }
}

HjLanguageTerms *
hj_language_terms_new (const HjNote *note)
{
  HjLanguageTerms *self = g_new0 (HjLanguageTerms, 1);
  g_autoptr (GPtrArray) terms = hj_note_collect_terms (note);

  self->by_bracket = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < terms->len; i++)
    {
      const HjTerm *term = g_ptr_array_index (terms, i);

      if (term->ko)
        add_pair (self, term->ko, term->en, term->anchored);
    }
  add_descriptions (self, note);
  return self;
}

static gboolean
has_letters (const char *text, gboolean (*is_letter) (gunichar c))
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (is_letter (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

void
hj_language_terms_add (HjLanguageTerms *self, const char *ko, const char *en)
{
  if (has_letters (ko, hj_is_hangul) && !has_letters (en, hj_is_hangul))
    add_pair (self, ko, en, TRUE);
}

void
hj_language_terms_free (HjLanguageTerms *self)
{
  g_hash_table_unref (self->by_bracket);
  g_free (self);
}

/* The longest of WAYS that TEXT before END ends with, one that is whole among equals; NULL if it ends with none. */
static const Way *
find_way (const GPtrArray *ways, const char *text, gsize end)
{
  const Way *best = NULL;

  for (guint i = 0; ways && i < ways->len; i++)
    {
      const Way *way = g_ptr_array_index (ways, i);
      gsize size = strlen (way->words), longest = best ? strlen (best->words) : 0;

      if (size <= end && (size > longest || (size == longest && way->whole))
          && g_ascii_strncasecmp (text + end - size, way->words, size) == 0)
        best = way;
    }
  return best;
}

/* ---- where a name begins ---- */

static guint
count_spaced (const char *words)
{
  guint n = 1;

  for (const char *p = words; *p; p++)
    n += *p == ' ';
  return n;
}

/* Whether KO can be all of what EN says, as far as length tells: a Korean name has about two syllables for each word of
 * its English one, an acronym aside. */
static gboolean
is_long_enough (const char *ko, const char *en)
{
  guint words = count_spaced (en);

  return words == 1 || (guint) g_utf8_strlen (ko, -1) + 1 >= 2 * words;
}

/* Whether the KO that begins at BEGIN of TEXT is all that EN, in the bracket after it, is the name of: "교차 엔트로피
 * 손실(cross-entropy)" is not "교차" and a name, nor is "어려운 예제(hard example)". */
static gboolean
begins_name (const char *text, gsize begin, const char *ko, const char *en)
{
  gsize end = begin, start;
  g_autofree char *word = NULL;
  gunichar last;

  while (end > 0 && text[end - 1] == ' ')
    end--;
  last = end > 0 ? g_utf8_get_char (g_utf8_prev_char (text + end)) : '\n';
  if (last == '/' || last == 0xb7)
    return FALSE;
  if (!g_unichar_isalnum (last))
    return TRUE;
  if (end == begin || !hj_is_hangul (last))
    return FALSE;
  for (start = end; start > 0 && !strchr (" \n", text[start - 1]);)
    start--;
  word = g_strndup (text + start, end - start);
  return hj_term_word_parts (word) && is_long_enough (ko, en);
}

/* ---- cuts ---- */

static void
cut (GArray *cuts, gsize begin, gsize end)
{
  Cut one = { begin, end, NULL };

  if (end > begin)
    g_array_append_val (cuts, one);
}

/* The particle at BEGIN belonged to the other words: now it follows WORDS. */
static void
mend_particle (GArray *cuts, const char *text, gsize begin, const char *words)
{
  gsize size;
  const char *right = hj_particle_after (words, text + begin, &size);
  Cut one = { begin, begin + size, right };

  if (right)
    g_array_append_val (cuts, one);
}

static void
cut_pairs (GArray *cuts, const GPtrArray *spans, HjLang lang)
{
  g_autoptr (GArray) pairs = hj_spans_find_language_pairs (spans);

  for (guint i = 0; i < pairs->len; i++)
    {
      const HjLanguageRange *pair = &g_array_index (pairs, HjLanguageRange, i);
      gboolean ko_first = pair->ko_begin < pair->en_begin;
      gsize first = ko_first ? pair->ko_begin : pair->en_begin, first_end = ko_first ? pair->ko_end : pair->en_end;
      gsize second = ko_first ? pair->en_begin : pair->ko_begin, second_end = ko_first ? pair->en_end : pair->ko_end;
      gsize bracket = pair->kind == HJ_LANGUAGE_BRACKET ? 1 : 0;

      if ((lang == HJ_LANG_KO) == ko_first)
        cut (cuts, first_end, second_end + bracket);
      else
        {
          cut (cuts, first, second);
          cut (cuts, second_end, second_end + bracket);
        }
    }
}

static gboolean
is_latin (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha ((char) c);
}

/* "before(inside)": one of the two is in LANG and stays. Korean may always stay without its English; English in the
 * place of Korean only where it says all of it. */
static void
cut_term (GArray *cuts, const HjLanguageTerms *terms, const char *text, gsize open, gsize close, HjLang lang)
{
  g_autofree char *inside = g_strndup (text + open + 1, close - open - 1);
  g_autofree char *key = g_strstrip (g_ascii_strdown (inside, (gssize) strcspn (inside, ",;:")));
  gsize end = open > 0 && text[open - 1] == ' ' ? open - 1 : open, begin;
  const Way *way = find_way (g_hash_table_lookup (terms->by_bracket, key), text, end);
  gboolean korean_inside = has_letters (key, hj_is_hangul);

  if (!way)
    return;
  begin = end - strlen (way->words);
  if ((lang == HJ_LANG_KO) != korean_inside)
    {
      cut (cuts, end, close + 1);
      mend_particle (cuts, text, close + 1, way->words);
    }
  else if (korean_inside ? !has_letters (key, is_latin) : is_name (way->words) && (way->whole || begins_name (text, begin, way->words, key)))
    {
      cut (cuts, begin, open + 1);
      cut (cuts, close, close + 1);
      mend_particle (cuts, text, close + 1, inside);
    }
}

static void
cut_terms (GArray *cuts, const HjLanguageTerms *terms, const char *text, HjLang lang)
{
  for (const char *open = strchr (text, '('); open; open = strchr (open + 1, '('))
    {
      gsize size = strcspn (open, ")\n");

      if (open[size] == ')' && size <= LONGEST)
        cut_term (cuts, terms, text, (gsize) (open - text), (gsize) (open - text) + size, lang);
    }
}

static int
compare_cuts (gconstpointer first, gconstpointer second)
{
  const Cut *a = first, *b = second;

  return a->begin < b->begin ? -1 : a->begin > b->begin;
}

/* ---- the rest ---- */

/* The letter at FROM of SPAN was guessed: so is the one at TO of what is kept of it. */
static void
keep_guess (GArray **guessed, const HjSpan *span, gsize from, gsize to)
{
  for (guint i = 0; span->guessed && i < span->guessed->len; i++)
    if (g_array_index (span->guessed, gsize, i) == from)
      {
        if (!*guessed)
          *guessed = g_array_new (FALSE, FALSE, sizeof (gsize));
        g_array_append_val (*guessed, to);
      }
}

/* The part of SPAN, whose text begins at AT, that no cut takes; a break is one byte. */
static void
keep (GPtrArray *out, const HjSpan *span, gsize at, const GArray *cuts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean cut_off = FALSE;
  GArray *guessed = NULL;
  HjSpan *kept;
  gsize size = strlen (span->text);

  for (gsize i = 0, k = 0; i < (span->flags & HJ_SPAN_BREAK ? 1 : size); i++)
    {
      while (k < cuts->len && g_array_index (cuts, Cut, k).end <= at + i)
        k++;
      if (k < cuts->len && g_array_index (cuts, Cut, k).begin <= at + i)
        {
          const Cut *here = &g_array_index (cuts, Cut, k);

          cut_off = TRUE;
          if (here->instead && here->begin == at + i)
            g_string_append (text, here->instead);
        }
      else if (i < size)
        {
          keep_guess (&guessed, span, i, text->len);
          g_string_append_c (text, span->text[i]);
        }
    }
  if (text->len == 0 && cut_off)
    return;
  kept = hj_span_new (span->flags, text->str, span->href);
  kept->guessed = guessed;
  g_ptr_array_add (out, kept);
}

/* TEXT: of SPANS. */
static GArray *
find_cuts (const GPtrArray *spans, const char *text, HjLang lang, const HjLanguageTerms *terms)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (Cut));

  cut_pairs (cuts, spans, lang);
  if (terms)
    cut_terms (cuts, terms, text, lang);
  g_array_sort (cuts, compare_cuts);
  return cuts;
}

GPtrArray *
hj_spans_in_language (const GPtrArray *spans, HjLang lang, const HjLanguageTerms *terms)
{
  g_autofree char *text = lang == HJ_LANG_BOTH ? NULL : hj_spans_dup_text (spans);
  g_autoptr (GArray) cuts = text ? find_cuts (spans, text, lang, terms) : NULL;
  GPtrArray *out;
  gsize at = 0;

  if (!cuts || cuts->len == 0)
    return g_ptr_array_ref ((GPtrArray *) spans);
  out = hj_spans_new ();
  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      keep (out, span, hj_span_locate (span, text, &at), cuts);
    }
  return out;
}

/* ---- whole notes ---- */

typedef struct {
  const HjLanguageTerms *terms;
  gboolean found;
} Question;

static void
ask_spans (GPtrArray *spans, int line, gpointer data)
{
  Question *self = data;
  g_autofree char *text = spans->len && !self->found ? hj_spans_dup_text (spans) : NULL;

  for (HjLang lang = HJ_LANG_KO; text && !self->found && lang <= HJ_LANG_EN; lang++)
    {
      g_autoptr (GArray) cuts = find_cuts (spans, text, lang, self->terms);

      self->found = cuts->len > 0;
    }
}

static void
ask_block (HjBlock *block, gpointer data)
{
  hj_block_each_spans (block, ask_spans, data);
}

gboolean
hj_note_has_languages (const HjNote *note, const HjLanguageTerms *terms)
{
  Question question = { terms, FALSE };

  hj_blocks_each (note->blocks, ask_block, &question);
  return question.found;
}
