/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms in two languages: every rule on a line of its own, and the real notes where they are at hand. */
#include "hj-terms.h"

#include "read-real.h"

#include <locale.h>
#include <string.h>

static char *
dump (const HjNote *note)
{
  g_autoptr (GPtrArray) terms = hj_note_collect_terms (note);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const HjTerm *term = g_ptr_array_index (terms, i);

      g_string_append_printf (out, "%s%s=%s", i ? "; " : "", term->ko ? term->ko : "", term->en);
      if (term->acronym)
        g_string_append_printf (out, "/%s", term->acronym);
      g_string_append_printf (out, " %u%s@%d", term->count,
                              term->confidence == HJ_CONFIDENCE_HIGH ? "!" : "", term->line);
    }
  return g_string_free (out, FALSE);
}

/* Found terms as "ko=en/acronym count[! for high]@line". */
static const struct {
  const char *markdown, *terms;
} rules[] = {
  /* the three kinds */
  { "우리는 기울기 소실(vanishing gradient)을 본다.", "기울기 소실=vanishing gradient 1@1" },
  { "Dropout(드롭아웃)은 끈다.", "드롭아웃=Dropout 1@1" },
  { "여기서 LoRA (Low-Rank Adaptation)를 쓴다.", "=Low-Rank Adaptation/LoRA 1@1" },
  { "the Feed-Forward Network (FFN) part", "=Feed-Forward Network/FFN 1@1" },
  { "대규모 언어 모델(LLM)은 크다.", "대규모 언어 모델=LLM/LLM 1@1" },
  { "마스크 언어 모델(Masked Language Model, MLM)", "마스크 언어 모델=Masked Language Model/MLM 1@1" },
  { "함수형 서비스(FaaS: Function as a Service)", "함수형 서비스=Function as a Service/FaaS 1@1" },
  { "과적합（overfitting）", "과적합=overfitting 1@1" },
  /* where the Korean word begins */
  { "모델의 귀납적 편향(inductive bias)", "귀납적 편향=inductive bias 1@1" },
  { "빠르고, 경사 하강법(gradient descent)", "경사 하강법=gradient descent 1@1" },
  { "그래서 우리가 아는 큰 신경망 과적합(overfitting)", "과적합=overfitting 1@1" },
  { "이것은 모델 해석 가능성(interpretability)", "해석 가능성=interpretability 1@1" },
  { "학습 평가 지표(evaluation metric)", "학습 평가 지표=evaluation metric 1@1" },
  { "높은 전이 학습(transfer learning)", "전이 학습=transfer learning 1@1" },
  { "이것은 **확률적 경사 하강법**(SGD optimizer)이다.", "확률적 경사 하강법=SGD optimizer 1!@1" },
  { "이 `softmax`는 온도(temperature)를 쓴다.", "온도=temperature 1@1" },
  { "여기 그다음의 층(layer)", "층=layer 1@1" },
  /* no terms */
  { "닫힌 형태의 해(closed-form solution)", "" },
  { "큰 모델(예: BERT), 도구(e.g. pipelines), 방법(ex. pruning), 그림(참고 only)", "" },
  { "메모리(80 GB), 속도(30 ms), 논문(Vaswani et al., 2017), 폭(d = 512), 확률(p(x))", "" },
  { "언어 모델(BERT, GPT), 데이터(ImageNet), 도구(PyTorch), 판별자(D)", "" },
  { "값이 큰 것을(larger values) 쉽게 하도록(make easy)", "" },
  { "BLEU(예: 번역), Add(값을 더한 뒤 다음으로), BERT(양방향 모델)", "" },
  { "`손실(loss)`\n\n```\n손실(loss)\n```\n\n$손실 = x(loss)$, $x$(loss)", "" },
  { "손실\n\n(loss)", "" },
  /* counting */
  { "배치 정규화(Batch Normalization), 배치정규화(batch-normalization)", "배치 정규화=Batch Normalization 2!@1" },
  { "정규화(normalization)와 정규화(regularization)", "정규화=normalization 1@1; 정규화=regularization 1@1" },
  { "여기 모델 학습(training)이고\n그 학습(training)", "학습=training 2!@1" },
  { "# 지식 증류(Knowledge Distillation)", "지식 증류=Knowledge Distillation 1!@1" },
  { "글\n\n| 말 | 뜻 |\n| --- | --- |\n| 손실 | 비용(cost) |", "비용=cost 1@5" },
  { "한 줄\n두 줄의 은닉 상태(hidden state)", "은닉 상태=hidden state 1@2" },
  { "순환 신경망(Recurrent Neural Network)\n\nRNN (Recurrent Neural Network)",
    "순환 신경망=Recurrent Neural Network/RNN 1@1; =Recurrent Neural Network/RNN 1@3" },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rules[i].markdown, strlen (rules[i].markdown));
      g_autoptr (HjNote) note = hj_note_read (bytes, NULL, NULL);
      g_autofree char *found = dump (note);

      if (strcmp (found, rules[i].terms) != 0)
        {
          g_test_message ("%s\n  found    %s\n  expected %s", rules[i].markdown, found, rules[i].terms);
          g_test_fail ();
        }
    }
}

/* A megabyte of brackets takes no longer than a megabyte of text. */
static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new ("말");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HjNote) note = NULL;
  g_autoptr (GPtrArray) terms = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, i % 3 ? "(a말(" : ")A b ");
  bytes = g_bytes_new (text->str, text->len);
  note = hj_note_read (bytes, NULL, NULL);
  terms = hj_note_collect_terms (note);
  g_assert_cmpuint (terms->len, <, 100);
}

/* ---- the real notes ---- */

/* PLACES: pairs with Korean, each place counted; ANCHORED: different ones whose left edge is sure. 0: not told. */
static const struct {
  const char *name;
  guint places, anchored;
  const char *there[16], *not_there[8];
} notes[] = {
  { "competency-1.md", 48, 0,
    { "경사 하강법=gradient descent", "경험 재생=Experience Replay", "최적 정책=Optimal Policy", "학습률=Learning Rate",
      "특징맵=feature map", "정규화=Regularization", "벨만 방정식=Bellman Equation" },
    { "프레임워크=PyTorch, TensorFlow", "이미지 분류=CIFAR-10, ImageNet", "가치=Q", "자동화=Level 2" } },
  { "advanced-theory.md", 267, 0,
    { "귀납적 편향=Inductive Bias", "지식 증류=Knowledge Distillation", "잔차 연결=residual connection",
      "모드 붕괴=Mode Collapse", "내시 균형=Nash Equilibrium", "메시지 패싱=Message Passing", "동형 암호=Homomorphic Encryption",
      "전이 학습=Transfer Learning", "대조 학습=Contrastive Learning", "부하 분산=load balancing", "과대평가=overestimation",
      "신경망 구조 검색=Neural Architecture Search/NAS" },
    { "온도=T", "판별자=D", "부동소수점=FP32", "인코더=ResNet" } },
  { "competency-2.md", 34, 0,
    { "정규화=Normalization", "데이터 드리프트=Data Drift", "그리드 탐색=Grid Search", "표준화=Standardization" }, { NULL } },
  { "study-2025.md", 0, 260,
    { "포지셔널 인코딩=Positional Encoding", "컨텍스트 벡터=Context Vector", "개체명 인식=NER/NER", "내적=Dot Product",
      "망각 게이트=Forget Gate", "=Low-Rank Adaptation/LoRA", "창발적 능력=Emergent Abilities" },
    { "가중치=w0, w1, w2", "버전 관리=Git LFS, DVC", "강화이론=Skinner", "메타러닝=MAML", "임베딩 차원=H", "키=K" } },
};

static gboolean
has_term (const char *found, const char *term)
{
  g_autofree char *text = g_strdup_printf ("; %s", found), *one = g_strdup_printf ("; %s ", term);
  g_autofree char *spelled = g_strdup_printf ("; %s/", term);

  return strstr (text, one) || strstr (text, spelled);
}

static void
check_near (const char *what, guint number, guint golden)
{
  g_test_message ("%s: %u (golden %u)", what, number, golden);
  if (golden > 0)
    {
      guint slack = MAX (golden / 10, 4);

      g_assert_cmpuint (number + slack, >=, golden);
      g_assert_cmpuint (number, <=, golden + slack);
    }
}

static void
test_real (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), places = 0, anchored = 0;
  g_autoptr (HjNote) note = read_real (notes[i].name);
  g_autoptr (GPtrArray) terms = NULL;
  g_autofree char *found = NULL;

  if (!note)
    return;
  terms = hj_note_collect_terms (note);
  found = dump (note);
  for (guint k = 0; k < terms->len; k++)
    {
      const HjTerm *term = g_ptr_array_index (terms, k);

      places += term->ko ? term->count : 0;
      anchored += term->ko && term->anchored;
      g_assert_cmpint (term->line, >, 0);
    }
  check_near ("places", places, notes[i].places);
  check_near ("anchored", anchored, notes[i].anchored);
  for (guint k = 0; notes[i].there[k]; k++)
    if (!has_term (found, notes[i].there[k]))
      g_error ("%s is not found", notes[i].there[k]);
  for (guint k = 0; k < G_N_ELEMENTS (notes[i].not_there) && notes[i].not_there[k]; k++)
    if (has_term (found, notes[i].not_there[k]))
      g_error ("%s is no term", notes[i].not_there[k]);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, ""); /* terms are told in their letters */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/terms/rules", test_rules);
  g_test_add_func ("/terms/hostile", test_hostile);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/terms/real/%s", notes[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_real);
    }
  return g_test_run ();
}
