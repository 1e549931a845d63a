/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles that name nothing by themselves: a card below them says what stands above as well. */
#include "hj-card-text.h"

#include "hj-note.h"

#include <string.h>

#define MOST_WORDS 3 /* of a title whose last word alone says what it is */
#define BETWEEN " /·,&:+"

/* Words that fit every method; those in Korean also with a particle. */
static const char *const korean[] = {
  "가지", "각", "간", "개념", "개선", "개선점", "개요", "결과", "결론", "고려사항", "공식", "공통점", "과제", "과정", "관련",
  "관점", "구성", "구성요소", "구조", "구현", "그", "기능", "기법", "기본", "기술", "기존", "기타", "난제", "단계",
  "단점", "대안", "대표", "대표적", "대표적인", "데이터", "도전", "동작", "동향", "두", "등", "딥러닝", "모델",
  "목적", "목표", "문제", "문제점", "미래", "미치는", "및", "발전", "방법", "방식", "방안", "방향", "배경", "변경점",
  "분류", "분석", "분야", "비교", "비교표", "사례", "사용", "사용된", "설명", "성과", "성능", "세", "세부", "순서",
  "수식", "시", "시각화", "식", "실제", "아이디어", "아키텍처", "알고리즘", "역할", "연구", "영감", "영향", "예", "예시", "요소",
  "요약", "용어", "원리", "원인", "유형", "응용", "의미", "의의", "이", "이유", "이점", "이해", "일반적", "일반적인",
  "입력", "작동", "장단점", "장점", "적용", "전략", "전망", "전체", "절차", "접근", "접근법", "정리", "정의", "종류",
  "종합", "주요", "주의", "주의사항", "주의점", "중요한", "처리", "초점", "최근", "최신", "최종", "추가", "출력",
  "컴포넌트", "키워드", "특성", "특징", "평가", "표", "하위", "학습", "한계", "한계점", "핵심", "해결", "해결책",
  "향상", "향후", "활용", "효과",
};
static const char *const particles[] = { "", "의", "와", "과", "을", "를", "이", "가", "에", "에서", "별", "들", "상" };
static const char *const english[] = {
  "additional", "advantages", "analysis", "and", "applications", "approach", "approaches", "background", "benefits",
  "challenges", "characteristics", "comparison", "components", "conclusion", "details", "effects", "examples",
  "features", "future", "goal", "goals", "idea", "ideas", "improvements", "introduction", "key", "limitations",
  "main", "methods", "of", "overview", "points", "problems", "process", "recommended", "results", "stages", "steps",
  "strategies", "strategy", "summary", "the", "tl;dr", "types", "vs", "work",
};

/* All of them as a set: every title of a note is looked at. */
static GHashTable *
get_common (void)
{
  static GHashTable *common;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      common = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < G_N_ELEMENTS (korean); i++)
        g_hash_table_add (common, (gpointer) korean[i]);
      for (guint i = 0; i < G_N_ELEMENTS (english); i++)
        g_hash_table_add (common, (gpointer) english[i]);
      g_once_init_leave (&ready, 1);
    }
  return common;
}

/* Changes WORD. */
static gboolean
is_common_word (char *word)
{
  GHashTable *common = get_common ();
  gsize length = strlen (word);

  for (gsize i = 0; i < length; i++)
    word[i] = g_ascii_tolower (word[i]);
  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    {
      gsize particle = strlen (particles[i]);

      if (length <= particle || memcmp (word + length - particle, particles[i], particle) != 0)
        continue;
      word[length - particle] = '\0';
      if (g_hash_table_contains (common, word))
        return TRUE;
      word[length - particle] = particles[i][0];
    }
  return FALSE;
}

/* "실제 응용 및 발전 방향", "Key Characteristics": what stands in brackets is an aside. */
static gboolean
is_common (const char *name)
{
  g_autofree char *words = g_strndup (name, strcspn (name, "("));
  g_auto (GStrv) parts = g_strsplit_set (words, BETWEEN, -1);
  guint n = 0;

  for (guint i = 0; parts[i]; i++)
    {
      if (!*parts[i])
        continue;
      if (!is_common_word (parts[i]))
        return FALSE;
      n++;
    }
  return n > 0;
}

/* "구현 과정", "증류 절차": few words of which none is a name, and the last is an aspect. */
static gboolean
ends_in_aspect (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", MOST_WORDS + 1);
  guint n = g_strv_length (words);

  if (n == 0 || n > MOST_WORDS || strchr (name, '('))
    return FALSE;
  for (const char *p = name; *p; p++)
    if (g_ascii_isalpha (*p))
      return FALSE;
  return hj_is_aspect (words[n - 1]);
}

gboolean
hj_card_names_nothing (const char *name)
{
  return hj_is_aspect (name) || is_common (name) || ends_in_aspect (name);
}
