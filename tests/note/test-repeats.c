/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a note says twice, otherwise, or only beside a picture: where it is told, and where it must not be. */
#include "golden.h"

static const struct {
  const char *name, *text, *kind; /* kind: NULL where nothing may be told */
  int first, second;
} cases[] = {
  { "words", "학습률이 크면 손실이 크게 발산할 수 있으니 늘 조심해야 한다.\n\n- 둘\n\n**학습률이 크면** 손실이 크게 발산할 수 있으니 늘 조심해야 한다\n", "repeated", 1, 5 },
  { "words-short", "학습률이 크다.\n\n학습률이 크다.\n", NULL, 0, 0 },
  { "figures", "작은 모델은 30% 작고 50% 빠르며 95% 정확하다.\n\n| 값 | 작은 것 |\n|---|---|\n| 크기 | 30% |\n| 속도 | 50% |\n| 정확도 | 95% |\n", "repeated-figures", 1, 3 },
  { "figures-list", "- 20%를 고른다\n- 그중 70%는 가린다\n- 10%는 바꾼다\n\n글\n\n20%, 70%, 10%로 나눈다.\n", "repeated-figures", 1, 7 },
  { "figures-few", "- 20%와 70%\n\n글은 20%와 70%\n", NULL, 0, 0 },
  { "figures-nested", "- 나눈다\n  - 20%, 70%, 10%로 나눈다\n", NULL, 0, 0 },
  { "tokens", "- [CLS]: 맨 앞에 선다\n- [SEP]: 둘 사이에 선다\n- [MASK]: 가린 곳이다\n\n글\n\n- [SEP] **토큰**: 나눈다\n- [CLS] (분류): 맨 앞\n- [MASK] **토큰**: 가린다\n",
    "repeated-tokens", 1, 7 },
  { "tokens-few", "- [CLS]: 맨 앞 말\n- [SEP]: 둘 사이 말\n\n글\n\n- [CLS]: 앞에 선 말\n- [SEP]: 그 가름 말\n", NULL, 0, 0 },
  { "opposite", "고정된 위치 부호는 훈련보다 긴 문장 처리에 외삽(extrapolation)이 제한적이다.\n\n글\n\n위치 부호는 훈련보다 긴 문장에도 외삽(extrapolation)이 가능합니다.\n",
    "contradiction", 1, 5 },
  { "opposite-other", "작은 모델은 긴 문장 처리가 어렵다.\n\n큰 모델은 짧은 그림 분류가 가능합니다.\n", NULL, 0, 0 },
  { "order", "흐름: 수집 → 정제 → 학습 → 평가 → 배포\n\n글\n\n수집 → 정제 → 평가 → 학습 → 배포\n", "contradiction", 1, 5 },
  { "order-same", "흐름: 수집 → 정제 → 학습 → 배포\n\n수집 → 정제 → 학습 → 배포\n", NULL, 0, 0 },
  { "order-other", "수집 → 정제 → 학습 → 배포\n\n수집 → 번역 → 요약 → 저장\n", NULL, 0, 0 },
  { "picture", "![그래프](a.png)\n\n빨간 선은 검증 손실이다.\n", "picture-words", 3, 3 },
  { "picture-pointer", "![](a.png)\n\n글\n\n이 결과는 아래 그림처럼 보인다.\n", "picture-words", 5, 5 },
  { "picture-none", "아래 그림을 보라. 빨간 선은 검증 손실이다.\n", NULL, 0, 0 },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) note = read_text (cases[i].text);
  const HjRepair *told = cases[i].kind ? find_repair (note, cases[i].kind) : NULL;

  if (!cases[i].kind)
    {
      g_assert_cmpuint (note->warnings->len, ==, 0);
      return;
    }
  g_assert_nonnull (told);
  g_assert_cmpint (g_array_index (told->lines, int, 0), ==, cases[i].first);
  g_assert_cmpint (g_array_index (told->lines, int, told->lines->len - 1), ==, cases[i].second);
}

/* Places of the real notes that the design names. */
static const struct {
  int note;
  const char *kind;
  int line;
} golden[] = {
  { N001, "contradiction", 180 },      { N001, "contradiction", 321 },      { N004, "contradiction", 1734 },
  { N004, "contradiction", 1785 },     { N004, "repeated-figures", 3921 },  { N004, "repeated-figures", 3997 },
  { N004, "repeated-figures", 4011 },  { N004, "repeated-figures", 4107 },  { N004, "repeated-figures", 3641 },
  { N004, "repeated-tokens", 3387 },   { N004, "repeated-tokens", 3494 },   { N004, "repeated-tokens", 3511 },
  { N004, "picture-words", 2164 },     { N004, "picture-words", 2163 },     { N004, "picture-words", 4139 },
  { N000, "picture-words", 744 },
};

static void
test_golden (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  Real real;

  if (!open_real (&real, i))
    return;
  for (guint k = 0; k < G_N_ELEMENTS (golden); k++)
    {
      const HjRepair *told = golden[k].note == (int) i ? find_repair (real.note, golden[k].kind) : NULL;
      gboolean found = FALSE;

      for (guint n = 0; told && n < told->lines->len; n++)
        found |= g_array_index (told->lines, int, n) == golden[k].line;
      if (golden[k].note == (int) i && !found)
        g_error ("%s:%d: no %s", real_names[i], golden[k].line, golden[k].kind);
    }
  g_assert_true (!find_repair (real.note, "contradiction") || find_repair (real.note, "contradiction")->count == 2);
  clear_real (&real);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/repeats/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  for (guint i = 0; i < N_REAL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/repeats/real/%s", real_names[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_golden);
    }
  return g_test_run ();
}
