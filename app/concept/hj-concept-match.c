/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in a text: found by the automaton in the folded text, judged by their edges in the text itself. */
#include "hj-concept-private.h"

#include <string.h>

/* ---- edges ---- */

typedef enum { NO_WORD, LATIN, HANGUL, OTHER } Script;

static Script
script_of (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? LATIN : NO_WORD;
  if (c >= 0xac00 && c <= 0xd7a3)
    return HANGUL;
  return g_unichar_isalnum (c) || g_unichar_ismark (c) ? OTHER : NO_WORD;
}

/* What may follow a Korean name within its word: particles, endings of verbs, and suffixes that keep the meaning. */
static const char *const followers[] = {
  "은", "는", "이", "가", "을", "를", "의", "에", "로", "으로", "와", "과", "도", "만", "까지", "부터", "처럼", "보다",
  "란", "라", "인", "며", "고", "나", "든", "마다", "뿐", "조차", "대로", "만큼", "다", "입", "였", "께", "들", "별", "간",
  "용", "형", "하", "한", "할", "함", "해", "했", "되", "된", "될", "됨", "돼", "시", "적", "화", "및", "등", "기반", "중",
  "후", "전", "때", "값", "층", "률", "기법", "방법", "방식", "모델", "함수", "과정", "문제", "단계", "알고리즘", "구조",
  "연산", "기", "과의", "비교",
};

enum { SURE_LENGTH = 9 }; /* bytes: a Korean name of three syllables may begin any compound */

static gboolean
follows_korean (const char *rest, gsize length)
{
  if (length >= SURE_LENGTH)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (followers); i++)
    if (g_str_has_prefix (rest, followers[i]))
      return TRUE;
  return FALSE;
}

/* A plural, or the number of a version: "GANs", "ResNet50". */
static gboolean
follows_latin (const char *rest, gboolean after_digit)
{
  gsize n = strspn (rest, "0123456789");

  if (n > 0)
    return !after_digit && script_of (g_utf8_get_char (rest + n)) != LATIN;
  if (g_str_has_prefix (rest, "es"))
    n = 2;
  else if (rest[0] == 's')
    n = 1;
  return n > 0 && script_of (g_utf8_get_char (rest + n)) != LATIN;
}

static gboolean
has_good_edges (const char *text, gsize begin, gsize end)
{
  const char *last = g_utf8_prev_char (text + end), *rest = text + end;
  Script first = script_of (g_utf8_get_char (text + begin)), final = script_of (g_utf8_get_char (last));

  if (begin > 0 && script_of (g_utf8_get_char (g_utf8_prev_char (text + begin))) == first)
    return FALSE;
  if (script_of (g_utf8_get_char (rest)) != final)
    return TRUE;
  return final == HANGUL ? follows_korean (rest, end - begin) : final == LATIN && follows_latin (rest, g_ascii_isdigit (*last));
}

gboolean
hj_concept_find_place (const HjFold *fold, const char *text, gsize *begin, gsize *end)
{
  gsize folded = *end - *begin;

  hj_fold_trace (fold, text, begin, end);
  /* Letters scattered over a drawing made of spaces are no name. */
  return *end - *begin <= 2 * folded + 8 && has_good_edges (text, *begin, *end);
}

/* At least two capitals: "CAM" is a method, "cam" is not. */
static gboolean
has_capitals (const char *text, gsize begin, gsize end)
{
  guint n = 0;

  for (gsize i = begin; i < end; i++)
    n += g_ascii_isupper (text[i]) ? 1 : 0;
  return n >= 2;
}

/* ---- all names ---- */

typedef struct {
  const HjConceptTable *table;
  const HjFold *fold;
  const char *text;
  GArray *hits;
} Match;

static void
take_name (guint value, gsize begin, gsize end, gpointer data)
{
  Match *self = data;
  const HjName *name = g_ptr_array_index (self->table->names, value);
  HjNameHit hit = { name, 0, 0 };

  if (!hj_concept_find_place (self->fold, self->text, &begin, &end) || (name->capitals && !has_capitals (self->text, begin, end)))
    return;
  hit.begin = (guint32) begin;
  hit.end = (guint32) end;
  g_array_append_val (self->hits, hit);
}

/* By the beginning; of those that begin together the longest comes first. */
static int
compare_hits (gconstpointer first, gconstpointer second)
{
  const HjNameHit *a = first, *b = second;

  if (a->begin != b->begin)
    return a->begin < b->begin ? -1 : 1;
  return a->end == b->end ? 0 : a->end > b->end ? -1 : 1;
}

static void
drop_inner (GArray *hits, guint from)
{
  guint kept = from;
  guint32 end = 0;

  for (guint i = from; i < hits->len; i++)
    {
      HjNameHit hit = g_array_index (hits, HjNameHit, i);

      if (i > from && hit.begin < end)
        continue;
      end = hit.end;
      g_array_index (hits, HjNameHit, kept++) = hit;
    }
  g_array_set_size (hits, kept);
}

void
hj_names_match (const char *text, HjFold *fold, GArray *hits)
{
  Match self = { hj_concept_table (), fold, text, hits };
  guint from = hits->len;

  hj_fold_set (fold, text);
  hj_finder_run (self.table->finder, fold->text->str, fold->text->len, take_name, &self);
  if (hits->len > from + 1)
    qsort (&g_array_index (hits, HjNameHit, from), hits->len - from, sizeof (HjNameHit), compare_hits);
  drop_inner (hits, from);
}

/* ---- deciding ---- */

void
hj_votes_add (GHashTable *votes, const HjName *name)
{
  const HjConcept *concept = g_ptr_array_index (name->concepts, 0);

  if (name->concepts->len > 1)
    return;
  for (guint i = 0; concept->topics[i]; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (votes, concept->topics[i]));

      g_hash_table_insert (votes, (gpointer) concept->topics[i], GUINT_TO_POINTER (n + 1));
    }
}

const HjConcept *
hj_votes_decide (GHashTable *votes, const HjName *name)
{
  const HjConcept *best = g_ptr_array_index (name->concepts, 0);
  guint most = 0;

  for (guint i = 0; name->concepts->len > 1 && i < name->concepts->len; i++)
    {
      const HjConcept *concept = g_ptr_array_index (name->concepts, i);
      guint n = 0;

      for (guint k = 0; concept->topics[k]; k++)
        n += GPOINTER_TO_UINT (g_hash_table_lookup (votes, concept->topics[k]));
      if (n > most)
        best = concept;
      most = MAX (n, most);
    }
  return best;
}

GArray *
hj_concepts_match (const char *text)
{
  g_auto (HjFold) fold = { 0 };
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (HjNameHit));
  g_autoptr (GHashTable) votes = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *decided = g_array_new (FALSE, FALSE, sizeof (HjConceptHit));

  hj_fold_init (&fold);
  hj_names_match (text, &fold, hits);
  for (guint i = 0; i < hits->len; i++)
    hj_votes_add (votes, g_array_index (hits, HjNameHit, i).name);
  for (guint i = 0; i < hits->len; i++)
    {
      const HjNameHit *hit = &g_array_index (hits, HjNameHit, i);
      HjConceptHit one = { hj_votes_decide (votes, hit->name), hit->begin, hit->end };

      g_array_append_val (decided, one);
    }
  return decided;
}
