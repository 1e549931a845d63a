/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that mean nothing alone: they name an aspect of whatever stands above them. */
#include "hj-note.h"

static const char *const aspects[] = {
  /* Korean */
  "개념", "개요", "개선점", "구성", "구성 요소", "구조", "구현", "구현 방법", "기능", "기본 아이디어", "구성요소", "동작 원리", "단점", "대표 모델", "대표 응용 모델", "목적", "목표", "문제", "문제점", "발전", "발전 방향",
  "방법", "배경", "분류", "비교", "비교 정리 표", "비교 표", "비유", "사례", "수식", "역할", "영향", "예", "예시", "요약", "유형", "원리", "의미", "이점", "작동 원리", "작동 방식",
  "장점", "정리", "종류", "적용 사례", "절차", "정의", "주요 특징", "차이점", "초점", "특성", "특징", "한계", "한계점", "해결 방법", "해결책",
  "핵심", "핵심 개념", "핵심 아이디어", "핵심 요약", "활용", "활용 사례", "응용", "응용 사례", "과정", "효과",
  /* English */
  "advantages", "applications", "comparison", "definition", "disadvantages", "effect", "example", "examples", "features", "idea",
  "limitation", "limitations", "method", "principle", "purpose", "structure", "summary", "use",
};

static GHashTable *
make_set (void)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    g_hash_table_add (set, (gpointer) aspects[i]);
  return set;
}

gboolean
hj_is_aspect (const char *label)
{
  static GHashTable *set; /* every label of a note is looked up */
  g_autofree char *lower = g_ascii_strdown (label, -1);

  if (g_once_init_enter (&set))
    g_once_init_leave (&set, make_set ());
  return g_hash_table_contains (set, lower);
}
