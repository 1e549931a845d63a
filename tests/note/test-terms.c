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
                              term->confidence == HJ_CONFIDENCE_LOW ? "?" : "", term->line);
    }
  return g_string_free (out, FALSE);
}

/* Found terms as "ko=en/acronym count[? for low]@line". */
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
  { "함수형 서비스(FaaS: Function as a Service)", "함수형 서비스=Function as a Service/FaaS 1?@1" },
  { "과적합（overfitting）", "과적합=overfitting 1@1" },
  { "글<br>말<br>\n끝\\\n과적합(overfitting)", "과적합=overfitting 1@3" },
  /* where the Korean word begins */
  { "모델의 귀납적 편향(inductive bias)", "귀납적 편향=inductive bias 1@1" },
  { "빠르고, 경사 하강법(gradient descent)", "경사 하강법=gradient descent 1@1" },
  { "그래서 우리가 아는 큰 신경망 과적합(overfitting)", "과적합=overfitting 1?@1" },
  { "이것은 모델 해석 가능성(interpretability)", "해석 가능성=interpretability 1?@1" },
  { "학습 평가 지표(evaluation metric)", "학습 평가 지표=evaluation metric 1?@1" },
  { "높은 전이 학습(transfer learning)", "전이 학습=transfer learning 1@1" },
  { "이것은 **확률적 경사 하강법**(SGD optimizer)이다.", "확률적 경사 하강법=SGD optimizer 1@1" },
  { "이 `softmax`는 온도(temperature)를 쓴다.", "온도=temperature 1@1" },
  { "여기 그다음의 층(layer)", "층=layer 1@1" },
  { "모델의 인접 행렬/리스트(adjacency matrix/list)", "인접 행렬/리스트=adjacency matrix/list 1@1" },
  { "모두 독립 동일 분포(i.i.d.)", "독립 동일 분포=i.i.d. 1@1" },
  { "**모델에서 미세 조정**(late fine-tuning)", "미세 조정=late fine-tuning 1@1" },
  { "**압축 후 미세 조정(post-compression tuning)**: 글", "압축 후 미세 조정=post-compression tuning 1@1" },
  { "## 깊은 앙상블(Deep Ensemble)", "깊은 앙상블=Deep Ensemble 1@1" },
  { "보편 정리(The Universal Theorem)", "보편 정리=Universal Theorem 1@1" },
  { "MLP(multi-layer perceptron, 다층 퍼셉트론)",
    "다층 퍼셉트론=multi-layer perceptron/MLP 1@1; =multi-layer perceptron/MLP 1@1" },
  /* how sure it is: too many words, too few, another head, a guess */
  { "점수 계산(score)을 한다.", "점수 계산=score 1?@1" },
  { "연산 간의 편향(operation bias)", "편향=operation bias 1?@1" },
  { "빠른 손실함수(loss function)", "손실함수=loss function 1@1" },
  { "중요한 가치 함수(critic)", "가치 함수=critic 1?@1" },
  { "여기 어떤 물체 위치 추정(object localization)", "위치 추정=object localization 1?@1" },
  /* acronyms */
  { "FedAvg(Federated Averaging), PReLU (Parametric ReLU)",
    "=Federated Averaging/FedAvg 1@1; =Parametric ReLU/PReLU 1@1" },
  { "Fréchet Inception Distance (FID), ADASYN (Adaptive Synthetic Sampling)",
    "=Adaptive Synthetic Sampling/ADASYN 1@1; =Fréchet Inception Distance/FID 1@1" },
  { "RoBERTa (Robustly Optimized BERT), ML pipeline (CT)", "=Robustly Optimized BERT/RoBERTa 1@1" },
  { "MGAN(Multiple GAN, Kim 2018)", "" },
  /* no terms */
  { "닫힌 형태의 해(closed-form solution)", "" },
  { "큰 모델(예: BERT), 도구(e.g. pipelines), 방법(ex. pruning), 그림(참고 only)", "" },
  { "메모리(80 GB), 속도(30 ms), 논문(Vaswani et al., 2017), 폭(d = 512), 확률(p(x))", "" },
  { "언어 모델(BERT, GPT), 데이터(ImageNet), 도구(PyTorch), 처리기(FastToolset), 판별자(D)", "" },
  { "값이 큰 것을(larger values) 쉽게 하도록(make easy)", "" },
  { "BLEU(예: 번역), Add(값을 더한 뒤 다음으로), BERT(양방향 모델)", "" },
  { "모델(Student), 인코더(Transformer), 네트워크(experts), 헤드 구조(MLP)", "" },
  { "환경(MDP), 의미(MLM)", "" },
  { "빠름(few-shot), 강함(strength), 변형들(positive pairs), 1차(gradient), 오른쪽(auto-regressive)", "" },
  { "예시만으로도(few-shot), 쉬운가(feasibility), 이질적인(heterogeneous), 무관한(invariant)", "" },
  { "신경망(RNN & LSTM), 분석(Kim & Lee 2020), 전략(iterating on your strategy), 사전(pre-)", "" },
  { "`손실(loss)`\n\n```\n손실(loss)\n```\n\n$손실 = x(loss)$, $x$(loss)", "" },
  { "손실\n\n(loss)", "" },
  /* counting */
  { "배치 정규화(Batch Normalization), 배치정규화(batch-normalization)", "배치 정규화=Batch Normalization 2@1" },
  { "기울기 소실(vanishing gradient), 기울기 소실(Vanishing Gradients)", "기울기 소실=vanishing gradient 2@1" },
  { "정규화(normalization)와 정규화(regularization)", "정규화=normalization 1@1; 정규화=regularization 1@1" },
  { "여기 모델 학습(training)이고\n그 학습(training)", "학습=training 2@1" },
  { "# 지식 증류(Knowledge Distillation)", "지식 증류=Knowledge Distillation 1@1" },
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

/* Nor do words that can be spelled in thousands of ways. */
static void
test_hostile_acronyms (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HjNote) note = NULL;
  g_autoptr (GPtrArray) terms = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "AAAAAAAAB (aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa) ");
  bytes = g_bytes_new (text->str, text->len);
  note = hj_note_read (bytes, NULL, NULL);
  terms = hj_note_collect_terms (note);
  g_assert_cmpuint (terms->len, ==, 0);
}

/* ---- the real notes ---- */

/* What is there, and what is not; the numbers stand in test-golden-terms.c. */
static const struct {
  const char *name;
  const char *there[24], *not_there[16];
} notes[] = {
  { "competency-1.md",
    { "경사 하강법=gradient descent", "경험 재생=Experience Replay", "최적 정책=Optimal Policy", "학습률=Learning Rate",
      "특징맵=feature map", "정규화=Regularization", "벨만 방정식=Bellman Equation", "=Robustly Optimized BERT/RoBERTa" },
    { "프레임워크=PyTorch, TensorFlow", "이미지 분류=CIFAR-10, ImageNet", "가치=Q", "자동화=Level 2", "클래스=Seen",
      "오른쪽=Auto-regressive", "개=Seen", "분류기=FC Layer" } },
  { "advanced-theory.md",
    { "귀납적 편향=Inductive Bias", "지식 증류=Knowledge Distillation", "잔차 연결=residual connection",
      "모드 붕괴=Mode Collapse", "내시 균형=Nash Equilibrium", "메시지 패싱=Message Passing", "동형 암호=Homomorphic Encryption",
      "전이 학습=Transfer Learning", "대조 학습=Contrastive Learning", "부하 분산=load balancing", "과대평가=overestimation",
      "신경망 구조 검색=Neural Architecture Search/NAS", "압축 후 미세 조정=Post-Quantization Fine-tuning",
      "깊은 앙상블=Deep Ensemble", "인접 행렬/리스트=Adjacency Matrix/List", "독립 동일 분포=i.i.d.", "=Federated Averaging/FedAvg",
      "=Fréchet Inception Distance/FID" },
    { "온도=T", "판별자=D", "부동소수점=FP32", "인코더=ResNet", "투영 헤드=MLP", "ViT 기반 모델=DETR", "네트워크=experts",
      "변형들=positive pairs", "인코더=Transformer", "이질적인=heterogeneous" } },
  { "competency-2.md",
    { "정규화=Normalization", "데이터 드리프트=Data Drift", "그리드 탐색=Grid Search", "표준화=Standardization" },
    { "빠름=1 step" } },
  { "study-2025.md",
    { "포지셔널 인코딩=Positional Encoding", "컨텍스트 벡터=Context Vector", "개체명 인식=NER/NER", "내적=Dot Product",
      "망각 게이트=Forget Gate", "=Low-Rank Adaptation/LoRA", "창발적 능력=Emergent Abilities",
      "다층 퍼셉트론=multi-layer perceptron/MLP" },
    { "가중치=w0, w1, w2", "버전 관리=Git LFS, DVC", "강화이론=Skinner", "메타러닝=MAML", "임베딩 차원=H", "키=K", "환경=MDP",
      "의미=MLM", "모델=Student", "빠름=few-shot", "1차=gradient", "예시만으로도=Few-shot", "하드웨어=GPU" } },
};

static gboolean
has_term (const char *found, const char *term)
{
  g_autofree char *text = g_strdup_printf ("; %s", found), *one = g_strdup_printf ("; %s ", term);
  g_autofree char *spelled = g_strdup_printf ("; %s/", term);

  return strstr (text, one) || strstr (text, spelled);
}

static void
test_real (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) note = read_real (notes[i].name);
  g_autofree char *found = note ? dump (note) : NULL;

  if (!note)
    return;
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
  g_test_add_func ("/terms/hostile/acronyms", test_hostile_acronyms);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/terms/real/%s", notes[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_real);
    }
  return g_test_run ();
}
