/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Korean words of a possible term, judged by small tables: endings, and the nouns that end like them. */
#include "hj-term-words.h"

#include <string.h>

/* Particles and endings of verbs and adjectives. */
static const char *const endings[] = {
  "은", "는", "을", "를", "이", "가", "의", "에", "로", "와", "과", "께", "까지", "부터", "처럼", "보다", "에서", "면서",
  "해서", "로서", "로써", "어서", "라서", "한", "된", "던", "할", "될", "른", "운", "적인", "하고", "되고", "이고", "리고",
  "있고", "없고", "하며", "되며", "이며", "하면", "되면", "으면", "지만", "하여", "되어", "통해", "위해", "따라", "대해", "게", "도록",
  "거나", "든지", "이나", "라는", "라고", "다고", "니다", "한다", "된다", "있다", "없다", "이다", "해야", "라면", "듯이",
  "히", "문제인", "인데", "시켜", "이라", "하기", "되기", "등의", "대신", "린", "긴", "큰", "고", NULL,
};

/* Those of them that describe the noun after them. */
static const char *const describing[] = {
  "한", "된", "던", "할", "될", "른", "운", "린", "긴", "큰", "적인", "있는", "없는", "하는", "되는", "많은", "같은", "적은", "높은", "낮은",
  "깊은", "얕은", "좋은", "작은", "짧은", "넓은", "좁은", "라는", "문제인", NULL,
};

/* Nouns that end like them; a word ending in one of these is a noun too. */
static const char *const nouns[] = {
  "전이", "차이", "길이", "깊이", "높이", "변이", "사이", "추이", "파이", "레이", "디케이", "베이", "스테이", "플레이",
  "릴레이", "웨이", "평가", "추가", "증가", "전문가", "국가", "부가", "단가", "정의", "주의", "합의", "유의", "임의",
  "강의", "제로", "경로", "회로", "매크로", "마이크로", "미로", "결과", "효과", "통과", "초과", "반지도", "제한", "무한", "유한", "극한",
  "상한", "하한", "권한", "기한", "역할", "분할", "무게", "다운", "스크린", "그린", "클린", "최고", "사고", "보고", "경고", "광고",
  "재고", "창고", "로고", "회고", "권고", "공고", NULL,
};

/* Words that join or point, never part of a term. */
static const char *const joints[] = {
  "및", "등", "또는", "혹은", "그리고", "즉", "이", "그", "저", "각", "두", "세", "한", "이후", "주로", "만약", "일반적으로",
  "모든", "여러", "다양한", "가장", "더", "매우", "이런", "이러한", "해당", "바로", "특히", "예", "예시", "참고", "단", "또한",
  "다시", "함께", "모두", "위", "아래", "같은", "따른", "대한", "위한", "통한", "이미", "아주", "먼저", "이를", "때", "것",
  "수", "중", "후", "전", "시", "내", "간", "별", "개", "가지", "다른", "첫", "번째", "단계", "이때", "주요", "약", "총", "경우", "대신", "그것",
  "조금씩", "점점", "마지막", "별도", "일부", "전부", "사용", NULL,
};

/* Words that stand between nouns: within a term if its writer says so in bold, "압축 후 미세 조정". */
static const char *const between[] = { "후", "전", "간", "내", "별", NULL };

/* Of the joints, the ones that no English name translates. */
static const char *const pointers[] = {
  "및", "또는", "혹은", "그리고", "즉", "이", "그", "저", "각", "모든", "이런", "이러한", "해당", "바로", "특히", "또한", "다시", "함께",
  "모두", "주로", "만약", "일반적으로", "예", "예시", "이때", "약", "총", "이미", "먼저", "이를", NULL,
};

static gboolean
ends_with_one_of (const char *word, const char *const *list)
{
  for (; *list; list++)
    if (g_str_has_suffix (word, *list))
      return TRUE;
  return FALSE;
}

gboolean
hj_term_word_cuts (const char *word)
{
  if (g_strv_contains (joints, word))
    return TRUE;
  return !ends_with_one_of (word, nouns) && ends_with_one_of (word, endings);
}

gboolean
hj_term_word_describes (const char *word)
{
  return !ends_with_one_of (word, nouns) && ends_with_one_of (word, describing);
}

gboolean
hj_term_word_continues (const char *word)
{
  return g_strv_contains (between, word) || (!g_strv_contains (joints, word) && hj_term_word_describes (word));
}

gboolean
hj_term_word_parts (const char *word)
{
  if (g_strv_contains (joints, word))
    return g_strv_contains (pointers, word);
  return hj_term_word_cuts (word) && !hj_term_word_describes (word);
}

/* "빠름", "강함", "샘플들", "1차": neither names anything. */
static gboolean
is_no_name (const char *word)
{
  static const char *const names[] = { "흐름", "이름", "필름", "구름", "핸들", "번들", "포함", "결함", NULL };
  static const char *const endings_of_none[] = { "함", "름", "들", "쪽", NULL };

  if (g_ascii_isdigit (word[0]) && g_utf8_strlen (word + strspn (word, "0123456789"), -1) == 1)
    return TRUE;
  return !ends_with_one_of (word, names) && ends_with_one_of (word, endings_of_none);
}

gboolean
hj_term_word_closes (const char *word)
{
  static const char *const verbs[] = {
    "은", "는", "을", "를", "에서", "으로", "하고", "되고", "있고", "리고", "하며", "되며", "하면", "되면", "하여", "도록",
    "하게", "니다", "한다", "된다", "있다", "없다", "이다", "했다", "있음", "없음", "됨", "시킴", "까지", "부터", "처럼",
    "만들기", "하기", "되기", "인지", "는지", "었는지", "지만", "이어지는지", "하나", "높음", "낮음", "좋음", "가능", "된",
    "한", "적인", "쌓아", "없이", "으로도", "아서", "운가", "는가", NULL,
  };

  if (g_strv_contains (joints, word) || is_no_name (word))
    return FALSE;
  return ends_with_one_of (word, nouns) || !ends_with_one_of (word, verbs);
}

gboolean
hj_term_is_korean (const char *phrase)
{
  g_auto (GStrv) words = g_strsplit (phrase, " ", -1);
  guint n = g_strv_length (words);

  if (n < 1 || n > 4 || g_utf8_strlen (phrase, -1) < 2 || strpbrk (phrase, ",.;:=<>?!\"~+0123456789")
      || strstr (phrase, "→") || strstr (phrase, "…"))
    return FALSE;
  for (guint i = 0; i + 1 < n; i++)
    if (hj_term_word_cuts (words[i]))
      return FALSE;
  return hj_term_word_closes (words[n - 1]);
}
