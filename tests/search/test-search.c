/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search as one types: what finds what, in which order, and the quick way against the slow one. */
#include "hj-search-index.h"
#include "hj-search-text.h"

#include <string.h>

/* ---- what finds what ---- */

static const struct {
  const char *query, *text;
  gboolean found;
} finds[] = {
  { "소프트맥스", "소프트맥스 함수", TRUE },
  { "프트", "소프트맥스 함수", TRUE },
  { "맥스함", "소프트맥스 함수", TRUE },     /* spaces are set as people like */
  { "강화학습", "강화 학습의 목표", TRUE },
  { "강화 학습", "강화학습의 목표", TRUE },
  { "학습 강화", "강화학습의 목표", TRUE },  /* words in any order */
  { "학습 보상", "강화학습의 목표", FALSE }, /* all of them */
  { "어텐션을", "셀프 어텐션", TRUE },       /* a particle is no obstacle */
  { "모델에서는", "모델의 크기", TRUE },
  { "이을", "이름", FALSE },                 /* what is left would say nothing */
  { "ㅅㅍㅌㅁㅅ", "소프트맥스", TRUE },      /* initials */
  { "ㅍㅌㅁ", "소프트맥스", TRUE },
  { "ㅅㅍㅌㅁㅎ", "소프트맥스", FALSE },
  { "ㄲㅎ", "고향", FALSE },
  { "ㄲㅎㄱ", "꽃향기", TRUE },
  { "소프ㅌ", "소프트맥스", TRUE },          /* while the last syllable is typed */
  { "소픝", "소프트맥스", TRUE },
  { "어테", "어텐션", TRUE },
  { "어테", "어두운 텐트", FALSE },
  { "어텍", "어텐션", FALSE },
  { "weights", "the weight of a row", TRUE },
  { "weighting", "two weights", TRUE },
  { "studies", "a study of depth", TRUE },
  { "studies", "a studio of one", FALSE },
  { "running", "transrun", FALSE },          /* a stem begins its word */
  { "former", "Transformer", TRUE },
  { "SELF-ATTENTION", "self attention", TRUE },
  { "self attention", "Self-Attention(Q, K, V)", TRUE },
  { "ｓｏｆｔｍａｘ", "Softmax", TRUE },
  { "d_k", "√d_k 로 나눈다", TRUE },
  { "없는말", "소프트맥스", FALSE },
};

static void
test_finds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (finds[i].query, NULL);

      if (hj_search_pattern_matches (pattern, finds[i].text, NULL) != finds[i].found)
        g_test_fail_printf ("“%s” in “%s”: expected %s", finds[i].query, finds[i].text, finds[i].found ? "a match" : "none");
    }
}

static void
test_phrases (void)
{
  static const char *const phrases[] = { "기울기 소실", NULL };
  g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new ("vanishing gradient", phrases);
  g_autoptr (GArray) ranges = NULL;
  double own, other;

  g_assert_true (hj_search_pattern_matches (pattern, "Vanishing gradient", &own));
  g_assert_true (hj_search_pattern_matches (pattern, "기울기 소실", &other));
  g_assert_cmpfloat (own, >, other);
  g_assert_false (hj_search_pattern_matches (pattern, "기울기", NULL));
  ranges = hj_search_pattern_find_ranges (pattern, "gradient, 기울기"); /* a word of what was typed, half of another name */
  g_assert_cmpuint (ranges->len, ==, 1);
  g_assert_cmpuint (g_array_index (ranges, HjSearchRange, 0).end, ==, strlen ("gradient"));
}

/* ---- order ---- */

/* Each text before the next, for the query in front of them. */
static const char *const orders[][5] = {
  { "어텐션", "어텐션", "어텐션 히트맵", "셀프 어텐션", "멀티헤드 어텐션의 계산량은 얼마인가" },
  { "어텐션을", "어텐션을 쓰는 까닭", "어텐션", NULL, NULL },
  { "norm", "norm", "norm of a row", "batch norm of a row", "batchnorm of a row" },
  { "weights", "weights", "weighting", NULL, NULL },
  { "lora", "LoRA", "LoRA of a layer", "QLoRA and LoRA in all that was written of them", "Exploration" },
  { "lora", "all that was ever written of LoRA in one long line of words", "QLoRA", NULL, NULL },
  { "gan", "a gan of three", "a gang of two", "an organ of two", NULL },
};

static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (orders[i][0], NULL);
      double before = G_MAXDOUBLE, score;

      for (guint j = 1; j < G_N_ELEMENTS (orders[i]) && orders[i][j]; j++)
        {
          g_assert_true (hj_search_pattern_matches (pattern, orders[i][j], &score));
          if (i != 1 && score >= before) /* row 1: the exact word need not win over the whole title */
            g_test_fail_printf ("%s: “%s” (%g) is not below the one before it (%g)", orders[i][0], orders[i][j], score, before);
          before = score;
        }
    }
}

/* ---- places ---- */

static const struct {
  const char *query, *text, *marked; /* [ ] around what is marked */
} places[] = {
  { "어텐션", "셀프 어텐션과 교차 어텐션", "셀프 [어텐션]과 교차 [어텐션]" },
  { "강화학습", "강화 학습의 목표", "[강화 학습]의 목표" },
  { "ㅍㅌ", "소프트맥스", "소[프트]맥스" },
  { "softmax", "The SoftMax of x", "The [SoftMax] of x" },
  { "소프ㅌ", "소프트맥스", "[소프트]맥스" },
  { "self attention", "Self-Attention", "[Self]-[Attention]" },
  { "mean row", "the row’s mean", "the [row]’s [mean]" },
  { "dropblock", "낱말은 Dropblock 이며", "낱말은 [Dropblock] 이며" },
  { "값", "낱말", "낱말" },
  { "lora", "LoRA without exploration", "[LoRA] without exploration" }, /* a word, not letters within another one */
  { "former", "Transformer", "Trans[former]" },
  { "gradients", "gradient of gradients", "gradient of [gradients]" },
  { "weights", "one weight", "one [weight]" },
};

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (places[i].query, NULL);
      g_autoptr (GArray) ranges = hj_search_pattern_find_ranges (pattern, places[i].text);
      g_autoptr (GString) marked = g_string_new (places[i].text);

      for (guint j = ranges->len; j-- > 0;)
        {
          g_string_insert_c (marked, g_array_index (ranges, HjSearchRange, j).end, ']');
          g_string_insert_c (marked, g_array_index (ranges, HjSearchRange, j).start, '[');
        }
      g_assert_cmpstr (marked->str, ==, places[i].marked);
    }
}

/* ---- the index ---- */

static void
add (HjSearchIndex *index, guint kind, gint64 id, const char *text, gboolean titled)
{
  g_autofree char *folded = hj_search_fold (text);

  hj_search_index_add (index, &(HjSearchKey) { .kind = kind, .id = id }, folded, titled);
}

static GArray *
find (HjSearchIndex *index, const char *query, guint counts[HJ_SEARCH_MAX_KINDS])
{
  static const guint limits[HJ_SEARCH_MAX_KINDS] = { 3, 3, 3 };
  g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (query, NULL);

  return hj_search_index_find (index, pattern, limits, counts);
}

static void
test_index (void)
{
  g_autoptr (HjSearchIndex) index = hj_search_index_new ();
  guint counts[HJ_SEARCH_MAX_KINDS];
  GArray *found;

  for (int i = 0; i < 10; i++)
    add (index, 1, i, "긴 글 속의 어텐션 이야기", FALSE);
  add (index, 1, 10, "어텐션", TRUE);
  add (index, 0, 10, "어텐션 히트맵", TRUE);
  found = find (index, "어텐션", counts);
  g_assert_cmpuint (found->len, ==, 4); /* one of kind 0, three of kind 1 */
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 11);
  g_assert_cmpint (g_array_index (found, HjSearchMatch, 0).key.kind, ==, 0);
  g_assert_cmpint (g_array_index (found, HjSearchMatch, 1).key.id, ==, 10); /* the title first */
  g_assert_cmpint (g_array_index (found, HjSearchMatch, 2).key.id, ==, 0);  /* equals as they were added */
  g_array_unref (found);

  found = find (index, "ㅇㅌㅅ", counts); /* titles only */
  g_assert_cmpuint (found->len, ==, 2);
  g_array_unref (found);
  hj_search_index_remove (index, 1, 10);
  hj_search_index_remove (index, 1, 99);
  g_assert_cmpuint (hj_search_index_get_length (index), ==, 11);
  add (index, 1, 11, "어텐션은", TRUE);
  hj_search_index_remove (index, 1, 11);
  g_array_unref (find (index, "어텐션", counts));
  g_assert_cmpuint (counts[1], ==, 10);
}

/* The headings above a section stand behind its title: they find it only beside a word of its own. */
static void
test_needs_title (void)
{
  static const struct {
    const char *query;
    guint n;
  } table[] = { { "정리", 0 }, { "소실", 1 }, { "정리 소실", 1 } };
  g_autoptr (HjSearchIndex) index = hj_search_index_new ();
  guint counts[HJ_SEARCH_MAX_KINDS];

  hj_search_index_add (index, &(HjSearchKey) { .id = 1, .needs_title = TRUE }, "기울기 소실\n나의 정리", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_array_unref (find (index, table[i].query, counts));
      g_assert_cmpuint (counts[0], ==, table[i].n);
    }
}

/* Latin letters inside of words are looked for only when nothing else is there; Korean ones always. */
static void
test_inside_words (void)
{
  static const struct {
    const char *query;
    guint n;
  } table[] = { { "lora", 1 }, { "explor", 1 }, { "xplorat", 1 }, { "트맥", 2 }, { "rmalization", 2 }, { "norm", 2 } };
  static const char *const texts[] = { "LoRA", "Exploration", "Softmax 소프트맥스", "소프트맥스함수", "Normalization",
                                       "batch normalization" };
  g_autoptr (HjSearchIndex) index = hj_search_index_new ();
  guint counts[HJ_SEARCH_MAX_KINDS];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add (index, 0, i, texts[i], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_array_unref (find (index, table[i].query, counts));
      g_assert_cmpuint (counts[0], ==, table[i].n);
    }
}

static void
take (const HjSearchMatch *match, gpointer matches)
{
  g_array_append_vals (matches, match, 1);
}

/* Signatures may only save work: the same answers for texts of all lengths and any pieces of them. */
static void
test_signatures (void)
{
  static const char *const parts[] = { "소프트맥스", "온도", "attention", "weights", " ", "의 ", "층", "√d_k", "확률 ", "ㅋ", "-" };
  g_autoptr (HjSearchIndex) index = hj_search_index_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 400; i++)
    {
      GString *text = g_string_new (NULL);

      for (int n = g_rand_int_range (rand, 1, 40); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      add (index, i % 3, i, text->str, i % 4 == 0);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
    }
  for (int i = 0; i < 600; i++)
    {
      const char *text = texts->pdata[g_rand_int_range (rand, 0, (int) texts->len)];
      glong length = g_utf8_strlen (text, -1), from = g_rand_int_range (rand, 0, (int) length);
      g_autofree char *query = g_utf8_substring (text, from, MIN (length, from + g_rand_int_range (rand, 1, 7)));
      g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (query, NULL);
      g_autoptr (GArray) quick = g_array_new (FALSE, TRUE, sizeof (HjSearchMatch));
      g_autoptr (GArray) slow = g_array_new (FALSE, TRUE, sizeof (HjSearchMatch));

      hj_search_index_each (index, pattern, take, quick);
      hj_search_index_each_slowly (index, pattern, take, slow);
      g_assert_cmpmem (quick->data, quick->len * sizeof (HjSearchMatch), slow->data, slow->len * sizeof (HjSearchMatch));
    }
}

/* ---- the other layout of the keyboard ---- */

static void
test_other_keys (void)
{
  static const struct {
    const char *typed, *meant; /* NULL: it is no slip */
  } table[] = {
    { "thvmxmaortm", "소프트맥스" }, { "djxpstus", "어텐션" },   { "rkqt", "값" },           { "dkswdk", "앉아" },
    { "Rhc", "꽃" },                 { "dmlrus wjdfl", "의견 정리" }, { "rhksfi", "관랴" }, { "softmax", NULL },
    { "hello", NULL },               { "x+1", NULL },           { "소ft", NULL },           { "", NULL },
    { "ㅁㅅㅅ두샤ㅐㅜ", "attention" },   { "해ㅣㅛ", "goly" },       { "뎌ㅡ", "eum" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *meant = hj_search_dup_other_keys (table[i].typed);

      g_assert_cmpstr (meant, ==, table[i].meant);
    }
}

/* ---- odd queries ---- */

static void
test_odd (void)
{
  static const char *const queries[] = { "", "   ", "\xff\xfe", "-", "--", "ㄳ", "ㅏ", "가", "🙂", "a b c d e f g h i j k l m n o p" };
  g_autoptr (HjSearchIndex) index = hj_search_index_new ();
  g_autofree char *long_query = g_strnfill (100000, 'a');
  guint counts[HJ_SEARCH_MAX_KINDS];

  add (index, 0, 1, "가나다", TRUE);
  add (index, 0, 2, "", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    g_array_unref (find (index, queries[i], counts));
  g_array_unref (find (index, long_query, counts));
  g_assert_cmpuint (counts[0], ==, 0);
  g_array_unref (find (index, " ", counts));
  g_assert_cmpuint (counts[0], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/finds", test_finds);
  g_test_add_func ("/search/phrases", test_phrases);
  g_test_add_func ("/search/order", test_order);
  g_test_add_func ("/search/places", test_places);
  g_test_add_func ("/search/index", test_index);
  g_test_add_func ("/search/needs-title", test_needs_title);
  g_test_add_func ("/search/inside-words", test_inside_words);
  g_test_add_func ("/search/signatures", test_signatures);
  g_test_add_func ("/search/other-keys", test_other_keys);
  g_test_add_func ("/search/odd", test_odd);
  return g_test_run ();
}
