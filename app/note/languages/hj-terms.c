/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at every bracket of the visible text, and at the words before it. */
#include "hj-terms.h"

#include "hj-term-words.h"

#include <string.h>

enum { LONGEST = 80 }; /* letters in a bracket, and before it */

/* A letter of a line; what no reader takes for words (formula, code, picture) is one OBJECT. */
typedef struct {
  gunichar c;
  gboolean bold;
  int line;
} Letter;

enum { OBJECT = 0xfffc };

typedef struct {
  GPtrArray *terms;   /* of HjTerm */
  GHashTable *by_key; /* char* → HjTerm */
  GArray *text;       /* of Letter: a block or a cell */
  gboolean heading;
  gboolean anchoring; /* TEXT is a heading, an item or a cell: its beginning is that of a term */
  int item;           /* line of the item we are in the beginning of */
} Search;

/* What stands before a bracket. */
typedef struct {
  guint begin, end; /* letters */
  gboolean hard;    /* the left edge is sure: start of the line, or of the bold words */
  gboolean strong;  /* in bold */
} Before;

#define LETTER(search, i) (&g_array_index ((search)->text, Letter, i))

void
hj_term_free (HjTerm *term)
{
  g_free (term->ko);
  g_free (term->en);
  g_free (term->acronym);
  g_free (term->key);
  g_free (term);
}

int
hj_term_compare (const HjTerm *first, const HjTerm *second)
{
  int order;

  if (!first->ko != !second->ko)
    return first->ko ? -1 : 1;
  order = g_strcmp0 (first->ko, second->ko);
  return order ? order : g_ascii_strcasecmp (first->en, second->en);
}

/* ---- keeping ---- */

static void
append_folded (GString *out, const char *text)
{
  for (const char *p = text ? text : ""; *p; p++)
    if (*p != ' ' && *p != '-')
      g_string_append_c (out, g_ascii_tolower (*p));
}

static char *
fold (const char *ko, const char *en)
{
  GString *out = g_string_new (NULL);

  append_folded (out, ko);
  g_string_append_c (out, '=');
  append_folded (out, en);
  return g_string_free (out, FALSE);
}

static void
keep (Search *self, const char *ko, const char *en, const char *acronym, const Before *before)
{
  g_autofree char *key = fold (ko, en);
  HjTerm *term = g_hash_table_lookup (self->by_key, key);

  if (!term)
    {
      term = g_new0 (HjTerm, 1);
      term->ko = g_strdup (ko);
      term->en = g_strdup (en);
      term->line = LETTER (self, before->begin)->line;
      term->key = g_steal_pointer (&key);
      g_hash_table_insert (self->by_key, term->key, term);
      g_ptr_array_add (self->terms, term);
    }
  if (acronym && !term->acronym)
    term->acronym = g_strdup (acronym);
  term->count++;
  term->anchored |= before->hard && (before->strong || self->anchoring);
  if (term->count > 1 || (before->hard && (before->strong || self->heading)))
    term->confidence = HJ_CONFIDENCE_HIGH;
}

/* ---- words before a bracket ---- */

static char *
dup_letters (const Search *self, guint begin, guint end)
{
  GString *out = g_string_new (NULL);

  for (guint i = begin; i < end; i++)
    g_string_append_unichar (out, LETTER (self, i)->c);
  return g_strstrip (g_string_free (out, FALSE));
}

static gboolean
is_hangul (gunichar c)
{
  return c >= 0xac00 && c <= 0xd7a3;
}

static gboolean
is_latin (gunichar c)
{
  return c < 128 && g_ascii_isalpha ((char) c);
}

static gboolean
is_word_letter (gunichar c, gboolean korean)
{
  return is_latin (c) || (c < 128 && g_ascii_isdigit ((char) c)) || c == '-'
         || (korean && (is_hangul (c) || c == 0xb7));
}

/* Whether the words that begin at I have their left edge there for certain. */
static gboolean
is_hard_edge (const Search *self, guint i)
{
  guint k = i;

  if (LETTER (self, i)->bold && (i == 0 || !LETTER (self, i - 1)->bold))
    return TRUE;
  while (k > 0 && LETTER (self, k - 1)->c == ' ')
    k--;
  /* A number or a sign before the first word: "1. ", "- ", "📌 ". */
  while (k > 0 && LETTER (self, k - 1)->c != '\n' && i - k < 4 && !g_unichar_isalpha (LETTER (self, k - 1)->c)
         && LETTER (self, k - 1)->c != OBJECT && LETTER (self, k - 1)->c != ')' && LETTER (self, k - 1)->c != ',')
    k--;
  return k == 0 || LETTER (self, k - 1)->c == '\n';
}

/* The beginning of the word that ends before END; END itself if there is none in the same style. */
static guint
find_word (const Search *self, guint end, gboolean bold, gboolean korean)
{
  guint i = end;

  while (i > 0 && end - i < LONGEST && LETTER (self, i - 1)->bold == bold
         && is_word_letter (LETTER (self, i - 1)->c, korean))
    i--;
  return i;
}

/* Goes back over words while they belong to the term: at most HARD of them where the left edge is sure, otherwise
 * at most SOFT. FALSE if there is no word. */
static gboolean
look_back (const Search *self, guint end, gboolean korean, guint soft, guint hard, Before *before)
{
  guint starts[8], n = 0, limit = MIN (hard + 1, G_N_ELEMENTS (starts));
  gboolean bold = LETTER (self, end - 1)->bold, whole = FALSE;

  for (guint at = end; n < limit;)
    {
      guint begin = find_word (self, at, bold, korean);
      g_autofree char *word = dup_letters (self, begin, at);
      gboolean digits = strspn (word, "0123456789-") == strlen (word);

      if (begin == at || digits || (korean && n > 0 && hj_term_word_cuts (word)))
        break;
      starts[n++] = begin;
      if ((whole = is_hard_edge (self, begin)) || begin == 0 || LETTER (self, begin - 1)->c != ' ')
        break;
      at = begin - 1;
    }
  if (n == 0)
    return FALSE;
  before->hard = whole && n <= hard;
  n = MIN (n, before->hard ? hard : soft);
  before->begin = starts[n - 1];
  before->end = end;
  before->strong = bold;
  return TRUE;
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
  return g_strdup (inside);
}

/* How many words of the Korean term are taken where its left edge is not sure: as many as the English one has, and
 * one more before a noun that says little alone ("해석 가능성", Interpretability). */
static guint
guess_words (const char *en, const Search *self, guint end)
{
  static const char *const light[] = { "가능성", "불변성", "기법", "함수", "문제", "방법", "방식", "경로", "전략", "과정" };
  g_autofree char *word = dup_letters (self, find_word (self, end, LETTER (self, end - 1)->bold, TRUE), end);
  guint words = hj_term_count_words (en);

  for (gsize i = 0; words < 2 && i < G_N_ELEMENTS (light); i++)
    if (strcmp (word, light[i]) == 0)
      return 2;
  return CLAMP (words, 1, 3);
}

static void
try_korean (Search *self, guint end, const char *inside)
{
  g_autofree char *acronym = NULL, *en = split_acronym (inside, &acronym), *ko = NULL;
  const char *last;
  Before before;

  if (!hj_term_is_english (en) || !look_back (self, end, TRUE, guess_words (en, self, end), 3, &before))
    return;
  ko = dup_letters (self, before.begin, before.end);
  last = strrchr (ko, ' ');
  /* One syllable is a term where one English word is said of it: "층(layer)"; otherwise more stood before it. */
  if (!hj_term_word_closes (last ? last + 1 : ko)
      || (g_utf8_strlen (ko, -1) < 2 && !before.hard && (strpbrk (en, " -") || strlen (en) < 3)))
    return;
  if (!acronym && hj_term_is_acronym (en))
    acronym = g_strdup (en);
  keep (self, ko, en, acronym, &before);
}

static void
try_english (Search *self, guint end, const char *inside)
{
  g_autofree char *en = NULL;
  Before before;

  if (!hj_term_is_korean (inside) || !look_back (self, end, FALSE, 3, 5, &before))
    return;
  en = dup_letters (self, before.begin, before.end);
  if (hj_term_is_english (en) && !(before.end - before.begin < 2))
    keep (self, inside, en, hj_term_is_acronym (en) ? en : NULL, &before);
}

/* "LoRA (Low-Rank Adaptation)", "Feed-Forward Network (FFN)". */
static void
try_acronym (Search *self, guint end, const char *inside)
{
  Before before;

  if (look_back (self, end, FALSE, 1, 1, &before))
    {
      g_autofree char *word = dup_letters (self, before.begin, before.end);

      if (hj_term_is_acronym_of (word, inside))
        {
          keep (self, NULL, inside, word, &before);
          return;
        }
    }
  for (guint n = 5; n > 1 && hj_term_is_acronym (inside); n--)
    if (look_back (self, end, FALSE, n, n, &before))
      {
        g_autofree char *words = dup_letters (self, before.begin, before.end);

        if (hj_term_is_acronym_of (inside, words))
          {
            keep (self, NULL, words, inside, &before);
            return;
          }
      }
}

static void
try_bracket (Search *self, guint open, guint close)
{
  guint end = open > 0 && LETTER (self, open - 1)->c == ' ' ? open - 1 : open;
  g_autofree char *inside = dup_letters (self, open + 1, close);
  gboolean hangul = FALSE;

  for (guint i = open + 1; i < close; i++)
    hangul |= is_hangul (LETTER (self, i)->c);
  if (end == 0)
    return;
  if (is_hangul (LETTER (self, end - 1)->c) && !hangul)
    try_korean (self, end, inside);
  else if (is_latin (LETTER (self, end - 1)->c) && hangul)
    try_english (self, end, inside);
  else if (is_latin (LETTER (self, end - 1)->c))
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
      else if (c == '\n' || c == OBJECT)
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
add_letter (Search *self, gunichar c, gboolean bold, int line)
{
  Letter letter = { c == 0xa0 || c == 0x202f || c == '\t' ? ' ' : c, bold, line };

  g_array_append_val (self->text, letter);
}

static void
search_spans (Search *self, const GPtrArray *spans, int line)
{
  g_array_set_size (self->text, 0);
  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);
      gboolean bold = (span->flags & HJ_SPAN_BOLD) != 0;

      if (span->flags & (HJ_SPAN_CODE | HJ_SPAN_FORMULA | HJ_SPAN_IMAGE))
        add_letter (self, OBJECT, bold, line);
      else if (span->flags & HJ_SPAN_BREAK)
        add_letter (self, '\n', bold, line++);
      else
        for (const char *p = span->text; *p; p = g_utf8_next_char (p))
          {
            add_letter (self, g_utf8_get_char (p), bold, line);
            line += *p == '\n' ? 1 : 0;
          }
    }
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
    search_spans (self, block->spans, block->line);
  for (guint row = 0; block->kind == HJ_BLOCK_TABLE && row < block->n_rows; row++)
    for (guint column = 0; column < block->n_columns; column++)
      search_spans (self, block->cells[row * block->n_columns + column].spans, block->row_lines[row]);
}

/* ---- together ---- */

/* The term that TERM is with a word too many before it, "학습" for "모델 학습", both "training"; or NULL. */
static HjTerm *
find_shorter (const Search *self, const HjTerm *term)
{
  HjTerm *shorter = NULL;

  if (!term->ko || term->confidence == HJ_CONFIDENCE_HIGH)
    return NULL;
  for (const char *p = strchr (term->ko, ' '); p && !shorter; p = strchr (p + 1, ' '))
    {
      g_autofree char *key = fold (p + 1, term->en);

      shorter = g_hash_table_lookup (self->by_key, key);
    }
  return shorter;
}

static void
fold_longer (Search *self)
{
  for (guint i = self->terms->len; i-- > 0;)
    {
      const HjTerm *term = g_ptr_array_index (self->terms, i);
      HjTerm *shorter = find_shorter (self, term);

      if (!shorter)
        continue;
      shorter->count += term->count;
      shorter->line = MIN (shorter->line, term->line);
      shorter->confidence = HJ_CONFIDENCE_HIGH;
      g_hash_table_remove (self->by_key, term->key);
      g_ptr_array_remove_index_fast (self->terms, i);
    }
}

/* The words of an acronym are told once: a term "RNN" beside "RNN (Recurrent Neural Network)" gets them. */
static void
spell_out (GPtrArray *terms)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < terms->len; i++)
    {
      const HjTerm *term = g_ptr_array_index (terms, i);

      if (term->acronym && strcmp (term->acronym, term->en) != 0)
        g_hash_table_insert (words, term->en, term->acronym);
    }
  for (guint i = 0; i < terms->len; i++)
    {
      HjTerm *term = g_ptr_array_index (terms, i);

      if (!term->acronym)
        term->acronym = g_strdup (g_hash_table_lookup (words, term->en));
    }
}

static int
compare (gconstpointer first, gconstpointer second)
{
  return hj_term_compare (*(HjTerm *const *) first, *(HjTerm *const *) second);
}

GPtrArray *
hj_note_collect_terms (const HjNote *note)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) text = g_array_new (FALSE, FALSE, sizeof (Letter));
  Search self = { .by_key = by_key, .text = text };

  self.terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_term_free);
  hj_blocks_each (note->blocks, search_block, &self);
  fold_longer (&self);
  spell_out (self.terms);
  g_ptr_array_sort (self.terms, compare);
  return self.terms;
}
