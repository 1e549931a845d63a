/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards from notes: marks, clozes, exam questions; and history that follows a reworded line. */
#include "../real-notes.h"
#include "../read-text.h"
#include "hj-card-maker.h"

#include <string.h>

static GPtrArray *
make (const char *text)
{
  g_autoptr (HjNote) note = read_text (text);

  return hj_cards_make (note);
}

typedef struct {
  HjCardKind kind;
  const char *front, *back;
} Expected;

static void
assert_cards (const char *text, const Expected *expected, guint n)
{
  g_autoptr (GPtrArray) cards = make (text);

  for (guint i = 0; i < MIN (n, cards->len); i++)
    {
      const HjCard *card = g_ptr_array_index (cards, i);

      g_assert_cmpstr (hj_card_get_front (card, HJ_LANG_KO), ==, expected[i].front);
      g_assert_cmpstr (hj_card_get_back (card, HJ_LANG_KO), ==, expected[i].back);
      g_assert_cmpint (card->kind, ==, expected[i].kind);
      g_assert_cmpint (card->line, >, 0);
      g_assert_true (card->key && card->family && card->block);
    }
  g_assert_cmpuint (cards->len, ==, n);
}

static void
test_marks (void)
{
  static const Expected expected[] = {
    { HJ_CARD_BASIC, "어텐션이란?", "가중 평균" },
    { HJ_CARD_BASIC, "**Q**의 모양은 $n \\times d$?", "`(n, d)`" },
    { HJ_CARD_BASIC, "앞", "뒤" },
    { HJ_CARD_REVERSED, "뒤", "앞" },
    { HJ_CARD_BASIC, "하나", "둘 :: 셋" },
    { HJ_CARD_BASIC, "쿼리란?", "찾는 벡터" },
    { HJ_CARD_BASIC, "조기 종료", "Early stopping" },
    { HJ_CARD_REVERSED, "Early stopping", "조기 종료" },
    { HJ_CARD_BASIC, "Dropout", "무작위로 끈다" },
    { HJ_CARD_BASIC, "학습률 예열", "서서히 올린다" },
  };

  assert_cards ("# 카드\n\n"
                "어텐션이란? :: 가중 평균\n\n"
                "- **Q**의 모양은 $n \\times d$? :: `(n, d)`\n"
                "- 앞 ::: 뒤\n"
                "- `std::vector` 는 카드가 아니다\n"
                "- a::b 도 아니다\n"
                "- `x :: y` 코드도 아니다\n"
                "- :: 앞이 없다\n"
                "- 하나 :: 둘 :: 셋\n"
                "- 쿼리란?::찾는 벡터\n"
                "- 조기 종료:::Early stopping\n"
                "- Dropout::무작위로 끈다\n"
                "- 학습률 예열:: 서서히 올린다\n"
                "- 상태:: 읽음\n"
                "- 값 ::뒤, 그리고::::넷\n",
                expected, G_N_ELEMENTS (expected));
}

static void
test_question_lines (void)
{
  static const Expected expected[] = {
    { HJ_CARD_BASIC, "첫째 물음", "첫째 답" },
    { HJ_CARD_BASIC, "둘째 물음", "둘째 답\n이어지는 줄" },
    { HJ_CARD_BASIC, "떨어진 물음", "떨어진 답" },
    { HJ_CARD_BASIC, "셋째", "넷째" },
    { HJ_CARD_BASIC, "점 물음", "점 답" },
    { HJ_CARD_BASIC, "**굵은** 물음", "굵은 답" },
  };

  assert_cards ("Q: 첫째 물음\nA: 첫째 답\nQ: 둘째 물음\nA: 둘째 답\n이어지는 줄\n\n"
                "Q: 떨어진 물음\n\nA: 떨어진 답\n\n"
                "Q: 답이 없는 물음\n\n그냥 글\n\nA: 물음이 없는 답\n\n"
                "**질문:** 셋째\n**답:** 넷째\n\n"
                "Q1. 점 물음\nA1. 점 답\n\n**Q. **굵은** 물음**\n\n**Q.** **굵은** 물음\n**A.** 굵은 답\n\n"
                "Q. 고르는 물음\nA. 하나\nB. 둘\n\nA. 답만\n\nQ.E.D.\nA/B\n",
                expected, G_N_ELEMENTS (expected));
}

static void
test_clozes (void)
{
  static const Expected expected[] = {
    { HJ_CARD_CLOZE, "드롭아웃은 […]와 앙상블을 닮았다.", "드롭아웃은 **정칙화**와 앙상블을 닮았다." },
    { HJ_CARD_CLOZE, "드롭아웃은 정칙화와 […]을 닮았다.", "드롭아웃은 정칙화와 **앙상블**을 닮았다." },
  };
  g_autoptr (GPtrArray) cards = make ("드롭아웃은 ==정칙화==와 ==앙상블==을 닮았다.\n");

  assert_cards ("드롭아웃은 ==정칙화==와 ==앙상블==을 닮았다.\n", expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (((HjCard *) cards->pdata[0])->family, ==, ((HjCard *) cards->pdata[1])->family);
  g_assert_cmpstr (((HjCard *) cards->pdata[0])->key, !=, ((HjCard *) cards->pdata[1])->key);
}

/* One mark in several styles is one card. */
static void
test_styled_cloze (void)
{
  static const Expected expected[] = {
    { HJ_CARD_CLOZE, "답은 […]이다.", "답은 **큰 수**`n`**이**이다." },
  };

  assert_cards ("답은 ==**큰 수**`n`이==이다.\n", expected, G_N_ELEMENTS (expected));
}

static void
test_cloze_in_table (void)
{
  g_autoptr (GPtrArray) cards = make ("| 이름 | 값 |\n| --- | --- |\n| 폭 | ==512== |\n| 헤드 | 8 |\n");

  g_assert_cmpuint (cards->len, ==, 2); /* the other row is suggested */
  g_assert_cmpstr (hj_card_get_front (cards->pdata[0], HJ_LANG_KO), ==, "이름: 폭\n값: […]");
}

static void
test_language_and_plain (void)
{
  g_autoptr (HjNote) note = read_text ("---\nlang: en\n---\n\nWhat is **a\\*b**? :: The $x_1$ of `f`\n");
  g_autoptr (GPtrArray) cards = hj_cards_make (note);
  const HjCard *card = cards->len > 0 ? cards->pdata[0] : NULL;
  g_autofree char *front = NULL, *back = NULL;

  g_assert_nonnull (card);
  g_assert_null (card->front_ko);
  g_assert_nonnull (card->front_en);
  front = hj_card_dup_plain (card->front_en);
  back = hj_card_dup_plain (card->back_en);
  g_assert_cmpstr (front, ==, "What is a*b?");
  g_assert_cmpstr (back, ==, "The $x_1$ of f");
}

/* ---- history ---- */

static void
assert_match (const char *before, const char *after, const int *expected, guint n)
{
  g_autoptr (GPtrArray) kept = make (before);
  g_autoptr (GPtrArray) made = make (after);
  g_autoptr (GArray) matches = hj_cards_match (made, kept);

  g_assert_cmpuint (matches->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (matches, int, i), ==, expected[i]);
}

#define ONE "- 역전파는 무엇을 계산하는가? :: 손실의 기울기를 연쇄 법칙으로 계산한다\n"
#define ONE_REWORDED "- 역전파가 계산하는 것은 무엇인가? :: 연쇄 법칙으로 손실의 기울기를 계산한다\n"
#define TWO "- 배치 정규화의 두 매개변수는? :: 감마와 베타\n"
#define LEVEL(n) "- 레벨 " n "에서 팀이 배포하는 것은 무엇인가? :: 예측 서비스\n"
#define THREE "- 잔차 연결의 식은? :: y = F(x) + x\n"

static void
test_history (void)
{
  static const struct { const char *before, *after; int expected[3]; guint n; } table[] = {
    { "# 가\n\n" ONE TWO, "# 가\n\n" ONE TWO, { 0, 1 }, 2 },
    { "# 가\n\n" ONE TWO, "# 가\n\n" TWO ONE, { 1, 0 }, 2 },                    /* moved */
    { "# 가\n\n" ONE TWO, "# 나\n\n새 글\n\n" ONE TWO, { 0, 1 }, 2 },           /* under another heading */
    { "# 가\n\n" ONE TWO, "# 가\n\n" ONE_REWORDED TWO, { 0, 1 }, 2 },           /* reworded */
    { "# 가\n\n" ONE TWO, "# 나\n\n" THREE TWO ONE_REWORDED, { -1, 1, 0 }, 3 }, /* all at once */
    { "# 가\n\n" LEVEL ("0"), "# 나\n\n" LEVEL ("2"), { -1 }, 1 },             /* alike, yet another question */
    { "# 가\n\n" ONE, "# 가\n\n" ONE_REWORDED, { 0 }, 1 },
    { "# 가\n\n" ONE, "# 가\n\n" THREE, { -1 }, 1 },                            /* another card */
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    assert_match (table[i].before, table[i].after, table[i].expected, table[i].n);
}

static void
test_pairs (void)
{
  g_autoptr (HjNote) ko = read_text ("---\nlang: ko\n---\n- 가? :: 나\n- ==다==라\n- 마? :: 바\n");
  g_autoptr (HjNote) en = read_text ("---\nlang: en\n---\n- a? :: b\n- c ==d== e\n- f? :: g\n");
  g_autoptr (GPtrArray) cards = hj_cards_make_pair (ko, en);

  g_assert_cmpuint (cards->len, ==, 3);
  g_assert_cmpstr (((HjCard *) cards->pdata[0])->front_en, ==, "a?");
  g_assert_cmpstr (((HjCard *) cards->pdata[1])->front_en, ==, "c […] e");
  g_assert_cmpstr (((HjCard *) cards->pdata[2])->back_en, ==, "g");
  g_assert_cmpstr (((HjCard *) cards->pdata[2])->back_ko, ==, "바");
}

/* An exam question and the outline of its answer. */
static void
test_outline (void)
{
  g_autoptr (GPtrArray) cards = make ("- Q. 배치 정규화의 원리를 서술하시오.\n\n"
                                      "### **배치** 정규화 $x$\n\n층의 입력을 맞춘다. 학습이 빨라진다.\n\n"
                                      "절차는 다음과 같다:\n\n1. 평균을 구한다\n2. 나눈다\n\n"
                                      "**효과**:\n\n- **안정**: 분포가 덜 흔들린다.\n  - 자세한 설명은 빠진다\n"
                                      "  - 예외: 작은 배치\n- 속도: 큰 학습률을 쓴다.\n\n"
                                      "- Q. 드롭아웃의 원리를 서술하고, 쓰임과 한계를 기술하시오.\n\n무작위로 끈다.\n");

  g_assert_cmpuint (cards->len, ==, 3); /* the third asks for one of the points */
  g_assert_cmpstr (((HjCard *) cards->pdata[0])->front_ko, ==, "배치 정규화의 원리를 서술하시오.");
  g_assert_cmpstr (((HjCard *) cards->pdata[0])->back_ko, ==,
                   "**배치 정규화 $x$**\n\n"
                   "- 층의 입력을 맞춘다.\n- 절차는 다음과 같다:\n  - 평균을 구한다\n  - 나눈다\n"
                   "- **효과**\n  - **안정**\n    - 예외\n  - 속도");
  g_assert_cmpstr (((HjCard *) cards->pdata[1])->front_ko, ==,
                   "1. 드롭아웃의 원리를 서술하고,\n2. 쓰임과 한계를 기술하시오.");
  g_assert_cmpstr (((HjCard *) cards->pdata[1])->back_ko, ==, "무작위로 끈다.");
}

/* A quiz, a heading that asks, and the rows of a table nobody drew, all suggested. */
static void
test_suggestions (void)
{
  g_autoptr (GPtrArray) cards = make ("## 드롭아웃이란?\n\n무작위로 끈다.\n\n## 정리해 드릴까요?\n\n글\n\n"
                                      "**문제 1:** 무엇인가?\n\nA. 가\n\n**정답:** 글\n\n"
                                      "**문제 2:** 어느 것?\nA. 가\nB. 나\nC. 다\n**정답:** B\n**이유:** 그래서\n\n"
                                      "## 비교\n\n1. **속도**:\n   - **가**: 빠름\n   - **나**:\n     - 느림\n     - 가끔\n"
                                      "2. **크기**:\n   - **가**: 큼\n   - **나**: 작음\n3. **값**:\n   - **가**: 쌈\n   - **나**: 비쌈\n\n"
                                      "- 기록\\\n  **: 무엇을 남기는가?**\n  - 입력과 출력\n- 끝\n");
  const HjCard *quiz = cards->pdata[1], *row = cards->pdata[4], *heading = cards->pdata[2];

  g_assert_cmpuint (cards->len, ==, 7);
  g_assert_cmpstr (((HjCard *) cards->pdata[3])->front_ko, ==, "비교 — 기록: 무엇을 남기는가?");
  g_assert_cmpstr (((HjCard *) cards->pdata[3])->back_ko, ==, "- 입력과 출력");
  for (guint i = 0; i < cards->len; i++)
    g_assert_true (((HjCard *) cards->pdata[i])->suggested);
  g_assert_true (g_str_has_prefix (quiz->front_ko, "어느 것?\n\n- "));
  g_assert_null (strstr (quiz->front_ko, "A."));
  g_assert_cmpstr (quiz->back_ko, ==, "**B. 나**\n\n**이유:** 그래서");
  g_assert_cmpstr (row->front_ko, ==, "비교 — **속도**\n\n가 · 나");
  g_assert_cmpstr (row->back_ko, ==, "- **가**: 빠름\n- **나**: \n  - 느림\n  - 가끔");
  g_assert_cmpstr (heading->front_ko, ==, "드롭아웃이란?");
  g_assert_cmpstr (heading->back_ko, ==, "무작위로 끈다.");
}

/* ---- real notes ---- */

static void
test_exam_questions (void)
{
  g_autofree char *text = load_real ("advanced-theory.md", NULL);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  guint questions = 0, prompts = 0;

  if (!text)
    return;
  cards = make (text);
  for (guint i = 0; i < cards->len; i++)
    {
      const HjCard *card = cards->pdata[i];

      g_assert_true (g_hash_table_add (keys, card->key));
      if (card->kind != HJ_CARD_QUESTION)
        continue;
      questions++;
      prompts++;
      for (const char *p = card->front_ko; (p = strchr (p, '\n')); p++)
        prompts++;
      g_assert_true (card->suggested);
      g_assert_true (strlen (card->front_ko) > 20 && strlen (card->back_ko) > 40);
      if (g_test_verbose ())
        g_test_message ("%s\n%s", card->front_ko, card->back_ko);
    }
  g_assert_cmpuint (questions, ==, 35);
  g_assert_cmpuint (prompts, ==, 63); /* what they ask for, one by one */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cards/marks", test_marks);
  g_test_add_func ("/cards/question-lines", test_question_lines);
  g_test_add_func ("/cards/clozes", test_clozes);
  g_test_add_func ("/cards/styled-cloze", test_styled_cloze);
  g_test_add_func ("/cards/cloze-in-table", test_cloze_in_table);
  g_test_add_func ("/cards/language-and-plain", test_language_and_plain);
  g_test_add_func ("/cards/history", test_history);
  g_test_add_func ("/cards/pairs", test_pairs);
  g_test_add_func ("/cards/outline", test_outline);
  g_test_add_func ("/cards/suggestions", test_suggestions);
  g_test_add_func ("/cards/exam-questions", test_exam_questions);
  return g_test_run ();
}
