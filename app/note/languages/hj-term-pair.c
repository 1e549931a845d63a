/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Korean term and an English one beside each other: is the one a name of the other, or only said of it? */
#include "hj-term-words.h"

#include <string.h>

/* What a Korean compound ends in says what it is, and its English name says so too: a "모델" is a "model". "모델(BERT)"
 * gives an example, "빠른 모델(Student)" a role. Nouns that English leaves out at will (기법, 문제, 시간) are not here. */
static const struct {
  const char *ko, *en; /* beginnings of words, separated by spaces */
} heads[] = {
  { "모델", "model machine" }, { "네트워크", "net" }, { "헤드", "head" }, { "클래스", "class" }, { "인코더", "encoder" },
  { "디코더", "decoder" }, { "데이터", "data" }, { "함수", "function" }, { "변수", "variable" }, { "정보", "info" },
  { "방법", "method approach" }, { "방식", "method approach scheme mode" }, { "프레임워크", "framework" },
  { "계층", "layer hierarch" }, { "레이어", "layer" }, { "알고리즘", "algorithm" }, { "행렬", "matri" },
  { "공간", "space" }, { "구조", "structure architecture" }, { "환경", "environment" }, { "단어", "word" },
  { "단위", "unit level" }, { "처리", "process" }, { "토큰", "token" }, { "노이즈", "noise" }, { "개념", "concept" },
  { "능력", "abilit capab" }, { "가중치", "weight" }, { "성능", "perform state" }, { "결과", "result output outcome" },
  { "하드웨어", "hardware" }, { "분류기", "classifier" }, { "출력", "output" }, { "입력", "input" },
  { "부분", "part" }, { "부족", "lack short out" }, { "형식", "format form" }, { "유형", "type kind" },
  { "과제", "task" }, { "예제", "example" }, { "장점", "advantage" }, { "단점", "disadvantage" }, { "체계", "system frame" },
  { "벡터", "vector" }, { "거리", "distance" }, { "대상", "target object" }, { "전략", "strateg" }, { "도구", "tool" },
  { "프레임", "frame" }, { "파라미터", "param" }, { "언어", "language" },
};

/* Nouns that say little alone, so that English does without them: "해석 가능성" is Interpretability. */
static const char *const light[] = { "가능성", "불변성", "기법", "문제", "과정", NULL };

static guint
count_letters (const char *phrase)
{
  guint n = 0;

  for (const char *p = phrase; *p; p = g_utf8_next_char (p))
    n += g_unichar_isalnum (g_utf8_get_char (p)) ? 1 : 0;
  return n;
}

static guint
count_spaces (const char *phrase)
{
  guint n = 0;

  for (const char *p = phrase; *p; p++)
    n += *p == ' ' ? 1 : 0;
  return n;
}

/* EN holds a word that begins like BEGINNING or, an acronym, its first letter. */
static gboolean
says (const char *en, const char *beginning)
{
  g_autofree char *folded = g_ascii_strdown (en, -1);

  if (hj_term_is_acronym (en) && strchr (en, g_ascii_toupper (beginning[0])))
    return TRUE;
  return strstr (folded, beginning) != NULL;
}

static gboolean
says_one_of (const char *en, const char *beginnings)
{
  g_auto (GStrv) each = g_strsplit (beginnings, " ", -1);

  for (guint i = 0; each[i]; i++)
    if (says (en, each[i]))
      return TRUE;
  return FALSE;
}

static HjTermPair
judge_head (const char *ko, const char *en)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_suffix (ko, heads[i].ko) && !says_one_of (en, heads[i].en))
      return strcmp (ko, heads[i].ko) == 0 || hj_term_is_acronym (en) ? HJ_TERM_PAIR_WRONG : HJ_TERM_PAIR_UNEVEN;
  return HJ_TERM_PAIR_SURE;
}

static gboolean
ends_lightly (const char *ko)
{
  const char *last = strrchr (ko, ' ');

  return last && g_strv_contains (light, last + 1);
}

/* Korean needs no more words than English, and where it has fewer they are compounds: "손실함수" for loss function. What
 * is too short has lost its beginning: "편향" for operation bias. */
static gboolean
is_even (const char *ko, const char *en, HjTermEdge edge)
{
  guint ko_words = count_spaces (ko) + 1, words = hj_term_count_words (en), syllables = count_letters (ko);
  guint en_words = count_spaces (en) + 1;

  if (strstr (ko, "·") && !strpbrk (en, "/&-"))
    return FALSE; /* "쿼리·키(key)": the second of two */
  if (edge == HJ_TERM_EDGE_MARKED)
    return syllables >= words;
  if (ko_words > words)
    return words == 1 && ko_words == 2 && ends_lightly (ko);
  if (words > 1 && (syllables <= words || (words >= 4 && ko_words * 2 <= words)))
    return FALSE;
  return edge == HJ_TERM_EDGE_LINE || ko_words >= en_words || syllables >= 2 * en_words;
}

HjTermPair
hj_term_pair_judge (const char *ko, const char *en, HjTermEdge edge)
{
  HjTermPair pair = judge_head (ko, en);

  if (pair != HJ_TERM_PAIR_SURE)
    return pair;
  if (hj_term_is_acronym (en) && strlen (en) > 2 && count_letters (ko) < strlen (en))
    return HJ_TERM_PAIR_WRONG;
  return edge != HJ_TERM_EDGE_GUESSED && is_even (ko, en, edge) ? HJ_TERM_PAIR_SURE : HJ_TERM_PAIR_UNEVEN;
}
