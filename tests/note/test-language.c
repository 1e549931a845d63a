/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note in one language or the other: blocks, pairs of sentences, terms. */
#include "../read-text.h"
#include "hj-language.h"
#include "read-real.h"

#include <locale.h>
#include <string.h>

/* ---- the language of a block ---- */

static void
test_blocks (void)
{
  static const struct {
    const char *markdown;
    HjLang lang;
  } cases[] = {
    { "경사를 따라 내려간다.", HJ_LANG_KO },
    { "Follow the gradient downhill.", HJ_LANG_EN },
    { "소프트맥스(softmax)와 Transformer를 쓴다.", HJ_LANG_KO },
    { "BERT", HJ_LANG_BOTH },
    { "12 = 3 × 4", HJ_LANG_BOTH },
    { "- first point here\n- second point there", HJ_LANG_EN },
    { "- 첫째\n- 둘째", HJ_LANG_KO },
    { "- 첫째 이야기\n- another story here", HJ_LANG_BOTH },
    { "| 말 | 뜻 |\n| --- | --- |\n| 손실 | 비용 |", HJ_LANG_KO },
    { "The long English sentence about a great many things with one word, 손실", HJ_LANG_BOTH },
    { "It goes down the hill slowly  \n→ 천천히 내려간다", HJ_LANG_BOTH },
    { "$$x = y$$", HJ_LANG_BOTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjNote) note = read_text (cases[i].markdown);
      const HjBlock *block = g_ptr_array_index (note->blocks, 0);

      if (block->lang != cases[i].lang)
        g_error ("%s: %s", cases[i].markdown, hj_lang_to_string (block->lang));
    }
}

/* ---- pairs ---- */

/* Found as "line:English=한국어"; a bracket has "()" before it. */
static char *
dump_pairs (const HjNote *note)
{
  g_autoptr (GPtrArray) pairs = hj_note_collect_language_pairs (note);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const HjLanguagePair *pair = g_ptr_array_index (pairs, i);

      g_string_append_printf (out, "%s%s%d:%s=%s", i ? "; " : "", pair->kind == HJ_LANGUAGE_BRACKET ? "()" : "",
                              pair->line, pair->en, pair->ko);
    }
  return g_string_free (out, FALSE);
}

static void
test_pairs (void)
{
  static const struct {
    const char *markdown, *pairs;
  } cases[] = {
    { "It goes down the hill\\\n→ 언덕을 내려간다", "1:It goes down the hill=언덕을 내려간다" },
    { "- **It goes down the hill**\\\n  → **언덕을 내려간다**\n", "1:It goes down the hill=언덕을 내려간다" },
    { "앞의 말\\\nIt goes down the hill\\\n→ 언덕을 내려간다\\\n뒤의 말", "2:It goes down the hill=언덕을 내려간다" },
    { "하나<br>둘\nIt goes down the hill\\\n→ 언덕을 내려간다", "2:It goes down the hill=언덕을 내려간다" },
    /* what somebody types, and what follows from it */
    { "“Ignore all of the above”\\\n→ 시키는 대로 한다", "" },
    { "the one method vs. the other\\\n→ 두 방법", "" },
    { "Adam optimizer\\\n→ 적응형 방법", "" },
    { "입력 It goes down the hill\\\n→ 언덕", "" },
    { "It goes down the hill\\\n→ down again", "" },
    { "**\"The cat sat on the mat.\"** (고양이가 깔개에 앉았다.)",
      "()1:\"The cat sat on the mat.\"=고양이가 깔개에 앉았다." },
    { "The cat sat on the mat (고양이)", "" },
    { "고양이가 앉는다 (*The cat sits on the mat*). 그리고 잔다.", "()1:The cat sits on the mat=고양이가 앉는다" },
    { "고양이가 앉는다 (The cat sits on the mat)", "" },
    { "적응형 방법 (*adaptive method*)", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjNote) note = read_text (cases[i].markdown);
      g_autofree char *found = dump_pairs (note);

      if (strcmp (found, cases[i].pairs) == 0)
        continue;
      g_test_message ("%s\n  found    %s\n  expected %s", cases[i].markdown, found, cases[i].pairs);
      g_test_fail ();
    }
}

/* ---- spans in a language ---- */

static void
test_spans (void)
{
  static const struct {
    const char *markdown, *ko, *en;
  } cases[] = {
    { "모델의 귀납적 편향(Inductive Bias)은 크다.", "모델의 귀납적 편향은 크다.", "모델의 Inductive Bias는 크다." },
    { "Dropout(드롭아웃)은 끈다.", "드롭아웃은 끈다.", "Dropout은 끈다." },
    { "**경사 하강법**(Gradient Descent)으로", "경사 하강법으로", "Gradient Descent로" },
    { "마스크 언어 모델(Masked Language Model, MLM)", "마스크 언어 모델", "Masked Language Model, MLM" },
    { "큰 모델(예: BERT)과 값(3 GB)", "큰 모델(예: BERT)과 값(3 GB)", "큰 모델(예: BERT)과 값(3 GB)" },
    /* English stands for Korean only where it says all of it */
    { "분류는 교차 엔트로피 손실(Cross-Entropy)", "분류는 교차 엔트로피 손실", "분류는 교차 엔트로피 손실(Cross-Entropy)" },
    { "1차와 2차 도함수(Hessian)를 쓴다", "1차와 2차 도함수를 쓴다", "1차와 2차 도함수(Hessian)를 쓴다" },
    { "모델의 미묘한 결함(subtle flaws)", "모델의 미묘한 결함", "모델의 미묘한 결함(subtle flaws)" },
    { "지형 / 조건 (Landscape / Conditioning)", "지형 / 조건", "지형 / 조건 (Landscape / Conditioning)" },
    { "의견이 뚜렷한(opinionated) 도구", "의견이 뚜렷한 도구", "의견이 뚜렷한(opinionated) 도구" },
    { "전역 설계 시 고려사항 (Whole Architecture Considerations)", "전역 설계 시 고려사항",
      "전역 설계 시 고려사항 (Whole Architecture Considerations)" },
    { "입력, 보상(reward)을 정한다", "입력, 보상을 정한다", "입력, reward를 정한다" },
    { "큰 보상(reward)과 **보상**(reward)", "큰 보상과 보상", "큰 reward와 reward" },
    { "Q-Learning(값 기반 RL)의 Q", "Q-Learning(값 기반 RL)의 Q", "Q-Learning의 Q" },
    { "It goes down the hill\\\n→ 언덕을 내려간다", "언덕을 내려간다", "It goes down the hill" },
    { "It goes down the hill<br>→ 언덕을 내려간다", "언덕을 내려간다", "It goes down the hill" },
    { "앞\\\n보상(reward)을<br>**보상**(reward)은\\\n뒤", "앞\n보상을\n보상은\n뒤", "앞\nreward를\nreward는\n뒤" },
    { "앞![그림](a.png)의 보상(reward)을 정한다", "앞 그림의 보상을 정한다", "앞 그림의 reward를 정한다" },
    { "\"The cat sat on the mat.\" (고양이가 앉았다.) 끝", "고양이가 앉았다. 끝", "\"The cat sat on the mat.\" 끝" },
    { "고양이가 앉는다 (*The cat sits on the mat*). 끝", "고양이가 앉는다. 끝", "The cat sits on the mat. 끝" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjNote) note = read_text (cases[i].markdown);
      g_autoptr (HjLanguageTerms) terms = hj_language_terms_new (note);
      const HjBlock *block = g_ptr_array_index (note->blocks, 0);
      g_autoptr (GPtrArray) ko = hj_spans_in_language (block->spans, HJ_LANG_KO, terms);
      g_autoptr (GPtrArray) en = hj_spans_in_language (block->spans, HJ_LANG_EN, terms);
      g_autoptr (GPtrArray) both = hj_spans_in_language (block->spans, HJ_LANG_BOTH, terms);
      g_autofree char *ko_text = hj_spans_dup_text (ko), *en_text = hj_spans_dup_text (en);

      g_assert_cmpstr (ko_text, ==, cases[i].ko);
      g_assert_cmpstr (en_text, ==, cases[i].en);
      g_assert_true (both == block->spans);
      g_assert_cmpint (hj_note_has_languages (note, terms), ==, strcmp (cases[i].ko, cases[i].en) != 0);
    }
}

/* What is known of a name beside the note says how far it goes, also where the note found the same words unsure. */
static void
test_known (void)
{
  g_autoptr (HjNote) note = read_text ("분류는 교차 엔트로피 손실(Cross-Entropy)과 LSTM(Long Short-Term Memory)이고 연산 간의 "
                                       "편향(operation bias)이다.");
  g_autoptr (HjLanguageTerms) terms = hj_language_terms_new (note);
  const HjBlock *block = g_ptr_array_index (note->blocks, 0);

  hj_language_terms_add (terms, "교차 엔트로피 손실", "cross-entropy");
  hj_language_terms_add (terms, "LSTM", "long short-term memory");
  hj_language_terms_add (terms, "편향", "operation bias");
  g_autoptr (GPtrArray) en = hj_spans_in_language (block->spans, HJ_LANG_EN, terms);
  g_autofree char *text = hj_spans_dup_text (en);

  g_assert_cmpstr (text, ==, "분류는 Cross-Entropy와 LSTM(Long Short-Term Memory)이고 연산 간의 operation bias이다.");
}

/* Particles go by the word they follow now; what is no particle stays. */
static void
test_particles (void)
{
  static const struct {
    const char *markdown, *en;
  } cases[] = {
    { "**기울기**(gradient)가", "gradient가" },     { "**잡음**(noise)을", "noise를" },
    { "**학습률**(learning rate)은", "learning rate는" }, { "**층**(layer)이", "layer가" },
    { "**가중치**(weight)를", "weight를" },         { "**표본**(sample)으로", "sample로" },
    { "**함수**(function)와", "function과" },       { "**지도**(map)를", "map을" },
    { "**드롭**(dropout)는", "dropout은" },         { "**뿌리**(root)가", "root가" },
    { "**신경망**(CNN)이", "CNN이" },               { "**생성 신경망**(GAN)은", "GAN은" },
    { "**언어 모델**(LLM)로", "LLM으로" },          { "**보상**(reward)이다", "reward이다" },
    { "**강화 학습**(RL)는", "RL은" },              { "**광학 인식**(OCR)으로", "OCR로" },
    { "**행동**(action)가지", "action가지" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjNote) note = read_text (cases[i].markdown);
      g_autoptr (HjLanguageTerms) terms = hj_language_terms_new (note);
      const HjBlock *block = g_ptr_array_index (note->blocks, 0);
      g_autoptr (GPtrArray) en = hj_spans_in_language (block->spans, HJ_LANG_EN, terms);
      g_autofree char *text = hj_spans_dup_text (en);

      g_assert_cmpstr (text, ==, cases[i].en);
    }
}

/* Styles stay with their words. */
static void
test_styles (void)
{
  g_autoptr (HjNote) note = read_text ("**경사 하강법**(*Gradient Descent*)으로 `x`");
  g_autoptr (HjLanguageTerms) terms = hj_language_terms_new (note);
  const HjBlock *block = g_ptr_array_index (note->blocks, 0);
  g_autoptr (GPtrArray) en = hj_spans_in_language (block->spans, HJ_LANG_EN, terms);
  const HjSpan *first = g_ptr_array_index (en, 0), *last = g_ptr_array_index (en, en->len - 1);

  g_assert_cmpstr (first->text, ==, "Gradient Descent");
  g_assert_cmpuint (first->flags, ==, HJ_SPAN_ITALIC);
  g_assert_cmpuint (last->flags, ==, HJ_SPAN_CODE);
}

/* ---- the real notes ---- */

static const struct {
  const char *name;
  guint lines, brackets;
} notes[] = {
  { "competency-1.md", 0, 0 },
  { "advanced-theory.md", 0, 0 },
  { "competency-2.md", 0, 0 },
  { "study-2025.md", 4, 3 },
};

static void
test_real (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), lines = 0, brackets = 0;
  g_autoptr (HjNote) note = read_real (notes[i].name);
  g_autoptr (GPtrArray) pairs = note ? hj_note_collect_language_pairs (note) : NULL;

  if (!note)
    return;
  for (guint k = 0; k < pairs->len; k++)
    {
      const HjLanguagePair *pair = g_ptr_array_index (pairs, k);

      g_test_message ("%d %s", pair->line, pair->en);
      lines += pair->kind == HJ_LANGUAGE_LINES;
      brackets += pair->kind == HJ_LANGUAGE_BRACKET;
    }
  g_assert_cmpuint (lines, ==, notes[i].lines);
  g_assert_cmpuint (brackets, ==, notes[i].brackets);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/blocks", test_blocks);
  g_test_add_func ("/language/pairs", test_pairs);
  g_test_add_func ("/language/spans", test_spans);
  g_test_add_func ("/language/known", test_known);
  g_test_add_func ("/language/particles", test_particles);
  g_test_add_func ("/language/styles", test_styles);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/language/real/%s", notes[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_real);
    }
  return g_test_run ();
}
