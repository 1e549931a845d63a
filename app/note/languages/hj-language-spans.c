/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans in one language: what is cut from them, and the rest with its styles. */
#include "hj-language.h"

#include "hj-reading.h"
#include "hj-terms.h"

#include <string.h>

enum { LONGEST = 160 }; /* bytes in a bracket that gives a term */

struct _HjLanguageTerms {
  GHashTable *by_bracket; /* char*, what a bracket holds, folded → GPtrArray of char*, what may stand before it */
};

typedef struct {
  gsize begin, end;
} Cut;

/* ---- terms ---- */

static void
add_way (HjLanguageTerms *self, const char *inside, const char *before)
{
  char *key = g_ascii_strdown (inside, -1);
  GPtrArray *words = g_hash_table_lookup (self->by_bracket, key);

  if (!words)
    {
      words = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->by_bracket, g_strdup (key), words);
    }
  g_ptr_array_add (words, g_strdup (before));
  g_free (key);
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

      if (!term->ko)
        continue;
      add_way (self, term->en, term->ko);
      add_way (self, term->ko, term->en);
    }
  return self;
}

void
hj_language_terms_free (HjLanguageTerms *self)
{
  g_hash_table_unref (self->by_bracket);
  g_free (self);
}

/* The longest of WORDS that TEXT before END ends with; NULL if it ends with none. */
static const char *
find_before (const GPtrArray *words, const char *text, gsize end)
{
  const char *best = NULL;

  for (guint i = 0; words && i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      gsize size = strlen (word);

      if (size <= end && g_ascii_strncasecmp (text + end - size, word, size) == 0 && (!best || size > strlen (best)))
        best = word;
    }
  return best;
}

/* ---- cuts ---- */

static void
cut (GArray *cuts, gsize begin, gsize end)
{
  Cut one = { begin, end };

  if (end > begin)
    g_array_append_val (cuts, one);
}

static void
cut_pairs (GArray *cuts, const GPtrArray *spans, const char *text, HjLang lang)
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

/* "before(inside)": one of the two is in LANG and stays. */
static void
cut_term (GArray *cuts, const HjLanguageTerms *terms, const char *text, gsize open, gsize close, HjLang lang)
{
  g_autofree char *whole = g_strndup (text + open + 1, close - open - 1);
  g_autofree char *key = g_strstrip (g_ascii_strdown (whole, (gssize) strcspn (whole, ",;:")));
  const GPtrArray *words = g_hash_table_lookup (terms->by_bracket, key);
  gsize end = open > 0 && text[open - 1] == ' ' ? open - 1 : open;
  const char *before = find_before (words, text, end);
  gboolean korean_inside = FALSE;

  if (!before)
    return;
  for (const char *p = key; *p; p = g_utf8_next_char (p))
    korean_inside |= hj_is_hangul (g_utf8_get_char (p));
  if ((lang == HJ_LANG_KO) != korean_inside)
    {
      cut (cuts, end, close + 1);
      return;
    }
  cut (cuts, end - strlen (before), open + 1);
  cut (cuts, close, close + 1);
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
  gboolean is_break = (span->flags & HJ_SPAN_BREAK) != 0, cut_off = FALSE;
  GArray *guessed = NULL;
  HjSpan *kept;
  gsize size = is_break ? 0 : strlen (span->text);

  for (gsize i = 0, k = 0; i < size + is_break; i++)
    {
      while (k < cuts->len && g_array_index (cuts, Cut, k).end <= at + i)
        k++;
      if (k < cuts->len && g_array_index (cuts, Cut, k).begin <= at + i)
        cut_off = TRUE;
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

static GArray *
find_cuts (const GPtrArray *spans, HjLang lang, const HjLanguageTerms *terms)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
  g_autofree char *text = hj_spans_dup_text (spans);

  cut_pairs (cuts, spans, text, lang);
  if (terms)
    cut_terms (cuts, terms, text, lang);
  g_array_sort (cuts, compare_cuts);
  return cuts;
}

GPtrArray *
hj_spans_in_language (const GPtrArray *spans, HjLang lang, const HjLanguageTerms *terms)
{
  g_autoptr (GArray) cuts = lang == HJ_LANG_BOTH ? NULL : find_cuts (spans, lang, terms);
  GPtrArray *out;
  gsize at = 0;

  if (!cuts || cuts->len == 0)
    return g_ptr_array_ref ((GPtrArray *) spans);
  out = hj_spans_new ();
  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      keep (out, span, at, cuts);
      at += span->flags & HJ_SPAN_BREAK ? 1 : strlen (span->text);
    }
  return out;
}

/* ---- whole notes ---- */

typedef struct {
  const HjLanguageTerms *terms;
  gboolean found;
} Question;

static void
ask_spans (Question *self, const GPtrArray *spans)
{
  if (self->found || !spans || spans->len == 0)
    return;
  g_autoptr (GArray) cuts = find_cuts (spans, HJ_LANG_KO, self->terms);

  self->found = cuts->len > 0;
}

static void
ask_block (HjBlock *block, gpointer data)
{
  ask_spans (data, block->spans);
  for (gsize i = 0; block->kind == HJ_BLOCK_TABLE && i < (gsize) block->n_rows * block->n_columns; i++)
    ask_spans (data, block->cells[i].spans);
}

gboolean
hj_note_has_languages (const HjNote *note, const HjLanguageTerms *terms)
{
  Question question = { terms, FALSE };

  hj_blocks_each (note->blocks, ask_block, &question);
  return question.found;
}
