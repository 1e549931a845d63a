/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: what a note holds and does not ask. */
#include "hj-card-maker.h"

#include "../real-notes.h"

#include <string.h>

static GPtrArray *
make (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HjNote) note = hj_note_read (bytes, "test", NULL);

  return hj_cards_make (note);
}

#define MOST 4

/* A note, and the cards it suggests: front and back each. */
static const struct {
  const char *name, *text;
  const char *cards[MOST][2];
} notes[] = {
  { "row", "## 최적화\n\n| 방법 | 상태 | 비용 |\n| --- | --- | --- |\n| Adam | 두 평균 | 큼 |\n",
    { { "최적화 — **Adam**\n\n상태 · 비용", "- **상태**: 두 평균\n- **비용**: 큼" } } },
  { "a row with a star", "## 최적화\n\n| 방법 | **상태** | 비용 |\n| --- | --- | --- |\n| Adam | 두 평균\\* | 큼 |\n\n\\* 첫째와 둘째\n모멘트\n",
    { { "최적화 — **Adam**\n\n상태 · 비용", "- **상태**: 두 평균\\*\n- **비용**: 큼\n\n\\* 첫째와 둘째 모멘트" } } },
  { "aspects of things", "| 구분 | CNN | RNN |\n| --- | --- | --- |\n| 장점 | 빠르다 | 순서를 안다 |\n\n| 구분 | 장점 |\n| --- | --- |\n| 단점 | 없다고 한다 |\n",
    { { "**장점**\n\nCNN · RNN", "- **CNN**: 빠르다\n- **RNN**: 순서를 안다" } } },
  { "aspects alone", "## 서버\n\n| 장점 | 단점 |\n| --- | --- |\n| 1. 싸다.2. 쉽다. | 느리다 |\n",
    { { "서버 — **장점**", "1. 싸다.\n2. 쉽다." }, { "서버 — **단점**", "느리다" } } },
  { "row of two", "## 손실\n\n| 이름 | 쓰임 |\n| --- | --- |\n| MSE | 회귀 |\n| 빈칸 | - |\n",
    { { "손실 — **MSE**\n\n쓰임", "회귀" } } },
  { "signs alone", "## 표\n\n| 모델 | 가 | 나 |\n| --- | --- | --- |\n| RNN | O | X |\n", { { NULL } } },
  { "marked row", "| 이름 | 값 |\n| --- | --- |\n| 폭 | ==512== |\n", { { "이름: 폭\n값: […]", "이름: 폭\n값: **512**" } } },
  { "term", "## 증강\n\n- **Mixup**: 두 그림을 섞는 방법이다.\n- **Cutout** (가리기): 조각 하나를 지운다.\n- **왜?**: 알 수 없다.\n",
    { { "증강 — **Mixup**", "두 그림을 섞는 방법이다." }, { "증강 — **Cutout (가리기)**", "조각 하나를 지운다." } } },
  { "term with points", "## 정규화\n\n- **드롭아웃**: 무작위로 끈다.\n  - 학습할 때만\n",
    { { "정규화 — **드롭아웃**", "무작위로 끈다.\n\n- 학습할 때만" } } },
  { "aspect", "## 1. Unrolled GAN\n\n### ✅ 장점\n\n- 모드 붕괴가 준다\n\n### 장점 아님\n\n글이 이어진다.\n",
    { { "Unrolled GAN — **장점**", "- 모드 붕괴가 준다" } } },
  { "aspect of nothing", "## 장점\n\n- 모드 붕괴가 준다\n", { { NULL } } },
  { "aspect below an aspect", "# BERT\n\n## 주요 사례\n\n- **검색**: 질문과 글을 잇는다.\n",
    { { "BERT · 주요 사례 — **검색**", "질문과 글을 잇는다." } } },
  { "words that fit anything", "# Dropout\n\n## 2. 적용 시 주의점 및 한계\n\n- **비율**: 반쯤 끄면 된다.\n",
    { { "Dropout · 적용 시 주의점 및 한계 — **비율**", "반쯤 끄면 된다." } } },
  { "and in English", "# LoRA\n\n## Key Characteristics (2023)\n\n- **Rank**: how wide the middle is.\n",
    { { "LoRA · Key Characteristics (2023) — **Rank**", "how wide the middle is." } } },
  { "a name among them", "# 요약\n\n## 주요 CNN 구조\n\n- **합성곱**: 창을 밀며 곱한다.\n", { { "주요 CNN 구조 — **합성곱**", "창을 밀며 곱한다." } } },
  { "letters for numbers", "# 가\n\n## b. 🧭 탐색\n\n- **폭**: 이웃부터 찾는다.\n\n## (3) 정렬\n\n- **힙**: 큰 것부터 꺼낸다.\n",
    { { "탐색 — **폭**", "이웃부터 찾는다." }, { "정렬 — **힙**", "큰 것부터 꺼낸다." } } },
  { "a heading that asks", "# 어텐션\n\n## 주요 특징\n\n### a. 왜 나누는가?\n\n- 아래를 본다:\n  - 차원이 크다\n",
    { { "어텐션 — 왜 나누는가?", "- 아래를 본다:\n  - 차원이 크다" } } },
  { "a heading over a table without one", "# RL\n\n## 무엇으로 되는가?\n\n|행위자|환경과 상호작용하는 시스템|\n|---|---|\n|상태|지금의 환경이 어떠한지|\n\n글이다. 또 글이다.\n",
    { { "RL — 무엇으로 되는가?", "- 행위자 · 상태\n- 글이다." },
      { "무엇으로 되는가? — **행위자**", "환경과 상호작용하는 시스템" }, { "무엇으로 되는가? — **상태**", "지금의 환경이 어떠한지" } } },
  { "an aspect that its owner names", "## BERT의 작동 원리\n\n### 작동 원리\n\n**검색**: 질문과 글을 잇는다.\n\n### 다른 것\n",
    { { "BERT의 작동 원리 — **작동 원리**", "**검색**: 질문과 글을 잇는다." }, { "BERT의 작동 원리 — **검색**", "질문과 글을 잇는다." } } },
  { "a number in a box", "## 1️⃣ 정규화\n\n- **드롭아웃**: 무작위로 끈다.\n", { { "정규화 — **드롭아웃**", "무작위로 끈다." } } },
  { "the sixth level", "# 가\n\n## 나\n\n### 다\n\n#### 라\n\n##### 마\n\n###### SHAP\n\n###### 장점\n\n- 공정하다\n\n"
                       "###### 단점\n\n- 느린 편이다\n",
    { { "SHAP — **장점**", "- 공정하다" }, { "SHAP — **단점**", "- 느린 편이다" } } },
  { "formula", "## 강화학습\n\n- **할인 보상**: $\\sum_t \\gamma^t r_t$\n",
    { { "강화학습 — **할인 보상**", "$\\sum_t \\gamma^t r_t$" }, { "$\\sum_t \\gamma^t r_t$", "강화학습 — **할인 보상**" } } },
  { "a formula with words around it", "## 강화학습\n\n- **목표**: $J = E[R]$, 여기서 R은 보상이다.\n",
    { { "강화학습 — **목표**", "$J = E[R]$, 여기서 R은 보상이다." }, { "강화학습 — **목표** — 수식", "$J = E[R]$" },
      { "$J = E[R]$", "강화학습 — **목표**" } } },
  { "a formula that ends a sentence", "## 벌점\n\n- **L1**: 크기를 모두 더한다. $L = \\lambda\\|w\\|_1$\n",
    { { "벌점 — **L1**", "크기를 모두 더한다. $L = \\lambda\\|w\\|_1$" }, { "벌점 — **L1** — 수식", "$L = \\lambda\\|w\\|_1$" },
      { "$L = \\lambda\\|w\\|_1$", "벌점 — **L1**" } } },
  { "formulas on lines of their own", "## Sigmoid\n\n수식으로는 다음과 같다:\n\n$$y = \\sigma(x)$$\n\n$$y' = y(1-y)$$\n\n여기서:\n\n$$a = b$$\n",
    { { "**Sigmoid** — 수식", "$y = \\sigma(x)$\n\n$y' = y(1-y)$" }, { "$y = \\sigma(x)$\n\n$y' = y(1-y)$", "**Sigmoid**" } } },
  { "a label's own formula", "## 값\n\n- **오차**: $\\delta = r - v$\n",
    { { "값 — **오차**", "$\\delta = r - v$" }, { "$\\delta = r - v$", "값 — **오차**" } } },
  { "a name that begins like an announcement", "## 값\n\n단계 오차: $\\delta = r - v$\n\n예: $\\delta = 3$\n",
    { { "값 — **단계 오차** — 수식", "$\\delta = r - v$" }, { "$\\delta = r - v$", "값 — **단계 오차**" },
      { "**값** — 수식", "$\\delta = 3$" }, { "$\\delta = 3$", "**값**" } } },
  { "two formulas of a name", "## 값\n\n오차의 정의:\n\n$$\\delta = r - v$$\n\n$$v = w + \\delta$$\n",
    { { "값 — **오차의 정의** — 수식", "$\\delta = r - v$\n\n$v = w + \\delta$" },
      { "$\\delta = r - v$\n\n$v = w + \\delta$", "값 — **오차의 정의**" } } },
  { "formulas as items", "## 갱신\n\n- 값의 갱신:\n  - $V \\leftarrow V + \\delta$\n",
    { { "**갱신** — 수식", "$V \\leftarrow V + \\delta$" }, { "$V \\leftarrow V + \\delta$", "**갱신**" } } },
  { "signs that say nothing", "## 값\n\n가중치: $w_{i=1}$\n\n여기서 뜻은: $a = b + c$\n\n이 값 $a = b + c$는 크다\n\n$$\\sum_{i=1} x_i$$\n", { { NULL } } },
  { "steps", "## Q-learning\n\n### 동작 절차\n\n1. 표를 비운다\n2. 행동을 고른다\n3. 값을 고친다\n",
    { { "**Q-learning · 동작 절차** — 순서대로 놓기\n\n- 표를 비운다\n- 행동을 고른다\n- 값을 고친다",
        "1. 표를 비운다\n2. 행동을 고른다\n3. 값을 고친다" } } },
  { "a chain", "## 어텐션\n\n- 계산: 쿼리 → 내적 → 소프트맥스 → 가중합\n",
    { { "어텐션 — **계산** — 순서대로 놓기\n\n- 쿼리\n- 내적\n- 소프트맥스\n- 가중합", "1. 쿼리\n2. 내적\n3. 소프트맥스\n4. 가중합" } } },
  { "formulas of a chain", "## 어텐션\n\n- 계산: $QK^\\top$ → *나누기* → 소프트맥스 → $V$와 `p`의 곱\n",
    { { "어텐션 — **계산** — 순서대로 놓기\n\n- $QK^\\top$\n- *나누기*\n- 소프트맥스\n- $V$와 `p`의 곱",
        "1. $QK^\\top$\n2. *나누기*\n3. 소프트맥스\n4. $V$와 `p`의 곱" } } },
  { "an item that asks", "## $Q$ 계산\n\n- **나누기**\n  : 왜 $\\sqrt{d_k}$로 *나누는가*?\n  - 포화를 막는다\n",
    { { "$Q$ 계산 — 나누기: 왜 $\\sqrt{d_k}$로 *나누는가*?", "- 포화를 막는다" } } },
  { "a chain in lines", "## 운영 고리\n\n다음과 같다:\n기록\n→\n선별\n→\n학습\n→\n배포\n/\n시험\n",
    { { "운영 고리 — **다음과 같다** — 순서대로 놓기\n\n- 기록\n- 선별\n- 학습\n- 배포 / 시험", "1. 기록\n2. 선별\n3. 학습\n4. 배포 / 시험" } } },
  { "arrows without order", "## 폭\n\n768 → 3072 → 768 → 3072\n\n압축 → 복원 → 압축 → 복원\n\n비가 온다 → 땅이 젖는다 → 길이 막힌다 → 늦는다\n\n가나 → 다라 → 마바\n",
    { { NULL } } },
  { "reasons in a process", "## RNN\n\n학습 과정에서 값이 사라지는 이유는 셋이다:\n\n1. 하나\n2. 둘\n3. 셋\n", { { NULL } } },
  { "order as a subject", "## 순서 정보의 부족\n\n1. 하나\n2. 둘\n3. 셋\n", { { NULL } } },
  { "steps after a sentence", "## CAM\n\n다음 단계를 거친다:\n\n1. 하나\n2. 둘\n3. 셋\n",
    { { "**CAM** — 순서대로 놓기\n\n- 하나\n- 둘\n- 셋", "1. 하나\n2. 둘\n3. 셋" } } },
  { "sentences that say how it works", "## RAG의 작동 원리\n\n1. 물음을 벡터로 바꿉니다.\n2. 가까운 글을 찾습니다.\n3. 그 글로 답합니다.\n",
    { { "**RAG의 작동 원리** — 순서대로 놓기\n\n- 물음을 벡터로 바꿉니다.\n- 가까운 글을 찾습니다.\n- 그 글로 답합니다.",
        "1. 물음을 벡터로 바꿉니다.\n2. 가까운 글을 찾습니다.\n3. 그 글로 답합니다." } } },
  { "stages", "# CD\n\n## Stages\n\n1. Build\n2. Test\n3. Deploy\n",
    { { "**CD · Stages** — put in order\n\n- Build\n- Test\n- Deploy", "1. Build\n2. Test\n3. Deploy" } } },
  { "parts under a principle", "## RAG의 작동 원리\n\n1. **색인**:\n2. **검색**:\n3. **생성**:\n", { { NULL } } },
  { "a list without order", "## 준비물\n\n1. 하나를 산다\n2. 둘을 산다\n3. 셋을 산다\n", { { NULL } } },
  { "too much", "## 가\n\n- **항목들**:\n  - 1\n  - 2\n  - 3\n  - 4\n  - 5\n  - 6\n  - 7\n  - 8\n", { { NULL } } },
  { "an address", "## 가\n\n- **논문**: https://example.org/paper\n- **링크**: 여러 곳에 있다\n", { { NULL } } },
  { "a quiz asks by itself", "**문제 1:** 무엇인가?\n\nA. 가\n\n**정답:** 글\n\n**풀이 방법:** 하나씩 세어 본다\n\n**문제 2:** 어느 것?\nA. 가\nB. 나\n**정답:** B\n**이유:** 그것이 옳기 때문이다\n",
    { { "무엇인가?", "A. 가\n\n**정답:** 글\n\n**풀이 방법:** 하나씩 세어 본다" }, { "어느 것?\n\n- 가\n- 나", "**B. 나**\n\n**이유:** 그것이 옳기 때문이다" } } },
};

/* The words of a card without the order that the steps of a front come in. */
static gboolean
says (const HjCard *card, const char *front, const char *back)
{
  g_auto (GStrv) wanted = g_strsplit (front, "\n", -1), got = g_strsplit (hj_card_get_front (card, HJ_LANG_KO), "\n", -1);

  if (g_strv_length (wanted) != g_strv_length (got))
    return FALSE;
  for (guint i = 0; wanted[i]; i++)
    if (!g_strv_contains ((const char *const *) got, wanted[i]))
      return FALSE;
  return g_str_equal (hj_card_get_back (card, HJ_LANG_KO), back);
}

static void
test_note (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), n = 0;
  g_autoptr (GPtrArray) cards = make (notes[i].text);

  for (; n < MOST && notes[i].cards[n][0]; n++)
    {
      const HjCard *card = n < cards->len ? g_ptr_array_index (cards, n) : NULL;

      if (!card || !says (card, notes[i].cards[n][0], notes[i].cards[n][1]))
        g_error ("%s: card %u: %s => %s", notes[i].name, n, card ? hj_card_get_front (card, HJ_LANG_KO) : "none",
                 card ? hj_card_get_back (card, HJ_LANG_KO) : "");
    }
  g_assert_cmpuint (cards->len, ==, n);
}

/* A label that became a heading says what stands behind it in its line. */
static void
test_label_in_one_line (void)
{
  g_autoptr (GString) text = g_string_new ("# 증류\n\n## 원리\n\n");
  g_autoptr (GPtrArray) cards = NULL;

  for (guint i = 1; i <= 12; i++)
    g_string_append_printf (text, "**%u. 항목 %c**\n\n글이 온다.\n\n", i, 'A' + i);
  g_string_append (text, "**13. 손실 함수**: 두 가지를 더한 값이다.\n\n- 하나\n");
  cards = make (text->str);
  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_true (says (cards->pdata[0], "증류 · 원리 — **손실 함수**", "두 가지를 더한 값이다.\n- 하나"));
}

/* Steps are not shown in their order, and a formula and its name are not asked on one day. */
static void
test_pairs (void)
{
  g_autoptr (GPtrArray) steps = make ("## BERT 학습 절차\n\n1. 나\n2. 라\n3. 가\n4. 다\n5. 마\n");
  g_autoptr (GPtrArray) formula = make ("## 값\n\n- **TD 오차**: $r + \\gamma V' - V$\n");
  const HjCard *card = steps->pdata[0], *there = formula->pdata[0], *back = formula->pdata[1];

  g_assert_cmpuint (steps->len, ==, 1);
  g_assert_cmpuint (formula->len, ==, 2);
  g_assert_null (strstr (card->front_ko, "- 나\n- 라\n- 가\n- 다\n- 마"));
  g_assert_cmpstr (there->family, ==, back->family);
  g_assert_cmpstr (there->key, !=, back->key);
}

/* ---- real notes ---- */

/* What the design counts as good in each note (importer.md, section 14): questions, rows of drawn and implied tables,
 * "**term**: …", aspects with what has them, steps. */
static const struct {
  const char *name;
  guint good;
} real[] = {
  { "competency-1.md", 9 + 54 + 4 + 32 + 20 + 3 },
  { "advanced-theory.md", 35 + 110 + 125 + 210 + 12 },
  { "competency-2.md", 19 + 8 + 21 + 18 },
  { "study-2025.md", 7 + 263 + 150 + 20 },
};

/* No card is asked twice, none asks for an aspect of nobody knows what, and none needs the page to be answered. */
static void
test_real (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) bytes = load_real_bytes (real[i].name);
  g_autoptr (HjNote) note = bytes ? hj_note_read (bytes, real[i].name, NULL) : NULL;
  g_autoptr (GPtrArray) cards = note ? hj_cards_make (note) : NULL;
  g_autoptr (GHashTable) sides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!note)
    return;
  g_assert_cmpuint (cards->len, >=, real[i].good);
  for (guint k = 0; k < cards->len; k++)
    {
      const HjCard *card = g_ptr_array_index (cards, k);
      g_autofree char *front = hj_card_dup_plain (hj_card_get_front (card, note->lang));
      char *both = g_strdup_printf ("%s\001%s", front, hj_card_get_back (card, note->lang));

      g_assert_false (hj_is_aspect (front));
      g_assert_cmpint (card->line, >, 0);
      g_assert_true (*hj_card_get_back (card, note->lang));
      if (!g_hash_table_add (sides, both))
        g_error ("%s:%d is asked twice: %s", real[i].name, card->line, front);
    }
}

/* The chains of the longest note, two of them broken into a line for each step and each arrow. */
static void
test_real_chains (void)
{
  static const int lines[] = { 57, 1734, 1785, 1892, 2585 };
  g_autoptr (GBytes) bytes = load_real_bytes (real_names[N004]);
  g_autoptr (HjNote) note = bytes ? hj_note_read (bytes, real_names[N004], NULL) : NULL;
  g_autoptr (GPtrArray) cards = note ? hj_cards_make (note) : NULL;
  guint found = 0;

  for (guint i = 0; cards && i < cards->len; i++)
    {
      const HjCard *card = g_ptr_array_index (cards, i);

      for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
        found += card->line == lines[k] && strstr (card->front_ko, "순서대로 놓기");
      if (card->line == lines[1])
        g_assert_true (g_str_has_suffix (card->back_ko, "\n6. 오프라인 테스트\n7. 배포 / 온라인 테스트"));
    }
  if (cards)
    g_assert_cmpuint (found, ==, G_N_ELEMENTS (lines));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/card-suggest/%s", notes[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_note);
    }
  g_test_add_func ("/card-suggest/label-in-one-line", test_label_in_one_line);
  g_test_add_func ("/card-suggest/pairs", test_pairs);
  g_test_add_func ("/card-suggest/real/chains", test_real_chains);
  for (guint i = 0; i < G_N_ELEMENTS (real); i++)
    {
      g_autofree char *path = g_strdup_printf ("/card-suggest/real/%s", real[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_real);
    }
  return g_test_run ();
}
