/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of search: a hundred thousand blocks and as many cards in memory, and words typed letter by letter. */
#include "hj-bench-search.h"

#include "hj-random.h"
#include "hj-search-index.h"
#include "hj-search-text.h"

#include <string.h>

#define N_BLOCKS 100000
#define N_CARDS 100000
#define WORDS_PER_BLOCK 24
#define WORDS_PER_CARD 10
#define LIMIT 6

enum { BLOCK, CARD };

/* Sentences of the usual words, each about 150 bytes, never twice the same. */
static const char *const words[] = {
  "어텐션은", "가중치를", "소프트맥스", "행마다", "더하면", "1이", "된다.", "기울기가", "사라지는", "까닭은", "학습률을", "줄이면",
  "손실이", "천천히", "내려간다.", "the weights", "of a layer", "self-attention", "gradient", "확산 모델은", "잡음을", "예측한다.",
  "판별자와", "생성자가", "서로", "겨룬다.", "드리프트를", "감시하고", "다시", "배포한다.", "정규화는", "분포를", "맞춘다.", "임베딩",
  "transformer", "토큰을", "벡터로", "바꾼다.", "검증", "정확도가", "오른다.", "batch norm", "dropout", "잔차 연결이", "깊은", "망을",
};

/* What a person types, and what stands in the field after each key. */
static const char *const typed[] = {
  "소프", "소프ㅌ", "소프트", "소프트맥", "소프트맥스", "어테", "어텐션", "기울기 사", "기울기 사라지", "gr", "grad", "gradients",
  "ㅅㅍㅌㅁㅅ", "self attention", "정확도를", "없는낱말", "weights", "former",
};

static void
add_text (HjSearchIndex *index, HjRandom *random, guint kind, gint64 id, int n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (int i = 0; i < n_words; i++)
    {
      g_string_append (text, words[hj_random_below (random, G_N_ELEMENTS (words))]);
      g_string_append_c (text, ' ');
    }
  g_string_append_printf (text, "%d", (int) id);
  folded = hj_search_fold (text->str);
  hj_search_index_add (index, &(HjSearchKey) { .kind = kind, .id = id, .owner = id / 100 }, folded, kind == CARD);
}

/* Made once, kept until the program ends. */
static HjSearchIndex *
require_index (void)
{
  static HjSearchIndex *index;
  HjRandom random;

  if (index)
    return index;
  index = hj_search_index_new ();
  hj_random_init (&random, 7, 0);
  for (int i = 0; i < N_BLOCKS; i++)
    add_text (index, &random, BLOCK, i, WORDS_PER_BLOCK);
  for (int i = 0; i < N_CARDS; i++)
    add_text (index, &random, CARD, i, WORDS_PER_CARD);
  return index;
}

static void
press_key (const HjSearchIndex *index, const char *query)
{
  static const guint limits[HJ_SEARCH_MAX_KINDS] = { LIMIT, LIMIT };
  g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (query, NULL);
  guint counts[HJ_SEARCH_MAX_KINDS];

  g_array_unref (hj_search_index_find (index, pattern, limits, counts));
}

static void
ignore_match (const HjSearchMatch *match, gpointer data)
{
}

static void
press_key_slowly (const HjSearchIndex *index, const char *query)
{
  g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (query, NULL);

  hj_search_index_each_slowly (index, pattern, ignore_match, NULL);
}

/* Milliseconds for a key. SLOWEST (out, may be NULL): for the slowest of them, each taken when it went best, so that what
 * else the machine does is not counted. */
static double
run_keys (double seconds, void (*press) (const HjSearchIndex *, const char *), double *slowest)
{
  const HjSearchIndex *index = require_index ();
  gint64 begin = g_get_monotonic_time (), now = begin;
  double best[G_N_ELEMENTS (typed)] = { 0 };
  guint n = 0;

  while (now - begin < seconds * G_USEC_PER_SEC || n < G_N_ELEMENTS (typed))
    {
      guint key = n++ % G_N_ELEMENTS (typed);
      gint64 before = now;
      double took;

      press (index, typed[key]);
      now = g_get_monotonic_time ();
      took = (double) (now - before) / 1000.0;
      best[key] = best[key] > 0 ? MIN (best[key], took) : took;
    }
  for (guint i = 0; slowest && i < G_N_ELEMENTS (typed); i++)
    *slowest = MAX (*slowest, best[i]);
  return (double) (now - begin) / 1000.0 / n;
}

static double
run_key (double seconds)
{
  return run_keys (seconds, press_key, NULL);
}

static double
run_slowest_key (double seconds)
{
  double slowest = 0;

  run_keys (seconds, press_key, &slowest);
  return slowest;
}

static double
run_reference (double seconds)
{
  return run_keys (seconds, press_key_slowly, NULL);
}

const HjBench hj_bench_search[] = {
  { "search/200000-texts/key", "ms", run_key },
  { "search/200000-texts/slowest-key", "ms", run_slowest_key },
  { "search/200000-texts/without-signatures", "ms", run_reference },
  { NULL },
};
