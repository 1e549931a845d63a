/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known mistakes are found where they are, and nowhere else. */
#include "hj-course.h"
#include "hj-errata.h"

#include "../note/read-real.h"
#include "../read-text.h"

#include <locale.h>
#include <string.h>

/* Found as "id@line"; several joined by spaces. */
static char *
dump (const HjNote *note)
{
  g_autoptr (GArray) found = hj_errata_find (note);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const HjCorrection *one = &g_array_index (found, HjCorrection, i);

      g_assert_cmpuint (one->begin, <, one->end);
      g_string_append_printf (out, "%s%s@%d", i ? " " : "", one->erratum->id, one->line);
    }
  return g_string_free (out, FALSE);
}

/* ---- the table ---- */

static void
test_table (void)
{
  g_assert_cmpuint (hj_errata_get_length (), >=, 78);
  for (guint i = 0; i < hj_errata_get_length (); i++)
    {
      const HjErratum *erratum = hj_errata_get (i);
      const char *texts[] = { erratum->wrong.ko, erratum->wrong.en, erratum->right.ko, erratum->right.en };

      g_assert_true (hj_errata_lookup (erratum->id) == erratum);
      if (!hj_course_find_topic (erratum->topic))
        g_error ("%s: no topic %s", erratum->id, erratum->topic);
      g_assert_nonnull (erratum->source);
      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        g_assert_cmpuint (strlen (texts[k]), >, 8);
    }
}

/* ---- made up ---- */

static const struct {
  const char *markdown, *found;
} cases[] = {
  /* spacing, emphasis, particles and punctuation are no obstacle */
  { "LoRA는 **Row-Rank** 방법", "lora-row-rank@1" },
  { "LoRA (row rank)", "lora-row-rank@1" },
  { "low-rank adaptation", "" },
  { "한 줄\n두 줄, **768개의 숨겨진** 레이어로", "bert-768-layers@2" },
  { "한 줄<br>또\n두 줄, **768개의 숨겨진** 레이어로", "bert-768-layers@2" },
  { "Two hidden layers can fit any continuous function.", "universal-approximation-two-layers@1" },
  /* what stands around decides */
  { "# ReLU\n\n뉴런이 항상 음수를 출력하면 죽는다.", "dead-relu-negative-output@3" },
  { "# 온도계\n\n뉴런이 항상 음수를 출력하면 죽는다.", "" },
  { "| 항목 | LSTM |\n| --- | --- |\n| 장기 의존성 | 게이트를 통해 문제 해결 |", "lstm-no-vanishing@3" },
  /* what is said right is left alone */
  { "LayerNorm(x + Sublayer(x)) is the original form; pre-LN came later.", "" },
  { "그레디언트는 손실이 가장 빠르게 증가하는 방향이다.", "" },
  /* an export that multiplied its #; where it shows otherwise that it did, they are put back before */
  { "play와 ####ing", "wordpiece-hashes@1" },
  /* the case of a letter where it matters */
  { "# 확산\n\n끝은 순수한 가우시안 노이즈 $x_{t}$", "diffusion-end-state@3" },
  { "# 확산\n\n끝은 순수한 가우시안 노이즈 $x_{T}$", "" },
  /* the pieces may not lie far apart, nor the other way round */
  { "두 개의 은닉층은 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 그리고 더 많은 것, 연속 함수", "" },
  { "연속 함수 두 개의 은닉층", "" },
  /* code and formulas too; once a block */
  { "```\nx = torch.randn(1, 3, 512, 512)\ny = torch.randn(1, 3, 512, 512)\n```", "stable-diffusion-pixels@2" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjNote) note = read_text (cases[i].markdown);
      g_autofree char *found = dump (note);

      if (strcmp (found, cases[i].found) == 0)
        continue;
      g_test_message ("%s\n  found    %s\n  expected %s", cases[i].markdown, found, cases[i].found);
      g_test_fail ();
    }
}

static void
test_range (void)
{
  static const char text[] = "처음에 LoRA는 Row-Rank 방법이라고 했다.";
  g_autoptr (GArray) found = hj_errata_find_in_text (text);
  const HjCorrection *one = &g_array_index (found, HjCorrection, 0);
  g_autofree char *words = NULL;

  g_assert_cmpuint (found->len, ==, 1);
  words = g_strndup (text + one->begin, one->end - one->begin);
  g_assert_cmpstr (words, ==, "Row-Rank");
  g_assert_null (one->block);
}

/* ---- the course says nothing that it knows to be wrong ---- */

static void
test_course (void)
{
  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    for (guint k = 0; k < 2; k++)
      {
        const char *id = hj_course_get_topic (i)->id;
        g_autoptr (GBytes) bytes = hj_course_dup_note (id, k ? HJ_LANG_EN : HJ_LANG_KO);
        g_autoptr (HjNote) note = bytes ? hj_note_read (bytes, id, NULL) : NULL;
        g_autofree char *found = note ? dump (note) : NULL;

        if (found && found[0])
          g_error ("%s: %s", id, found);
      }
}

/* ---- the real notes ---- */

static const struct {
  const char *name, *found;
} notes[] = {
  { "competency-1.md",
    "lora-row-rank@115 lora-capacity@119 lora-order@134 cam-resnet@198 gradcam-loss@233 maas-mvc@319 "
    "maas-vendor@330 few-shot-count@377 few-shot-count@408 dqn-2015@620 target-network-sync@639 "
    "underfitting-gap@698 boosting-variance@719 level-1-cicd@867 level-1-cicd@886" },
  { "advanced-theory.md",
    "multi-head-cheaper@41 covariate-shift-explains-bn@66 max-pooling-noise@96 average-pooling-noise@111 "
    "lstm-no-vanishing@137 transformer-constant-time@160 attention-two-way@230 self-attention-symmetric@282 "
    "self-attention-full-parallel@285 self-attention-invariant@304 sinusoid-extrapolates@321 pca-gaussian@378 "
    "musicvae-conditional@418 mgan-name@537 ste-real-gradient@660 bias-correction-word@685 "
    "distillation-no-t2@726 l1-is-weight-decay@818 covariate-shift-explains-bn@836 bn-in-transformers@839 "
    "bayes-integral@877 residual-gradient-guarantee@918 residual-depth@946 dead-relu-negative-output@1036 "
    "two-stage-order@1132 two-stage-second@1133 convolution-invariance@1191 detr-is-vit@1205 deit-compute@1218 "
    "convnext-hybrid@1230 diffusion-end-state@1337 diffusion-deterministic@1339 diffusion-end-state@1343 "
    "diffusion-alpha-noise@1351 diffusion-likelihood@1370 diffusion-no-overfitting@1380 point-e-2d@1429 "
    "get3d-diffusion@1430 audiogen-diffusion@1435 gcn-mean@1499 gin-strongest@1516 "
    "reptile-first-derivative@1643 gradcam-last-layer@1740 inception-score-collapse@2061 fgsm-target@2153 "
    "moec-name@2402 mixtral-7b-experts@2415 switch-4x@2426 moe-memory@2435 curriculum-five-ratios@2545 "
    "spl-hybrid-name@2618 mc-dropout-equivalent@2661 evidential-bayesian-layer@2758" },
  { "competency-2.md",
    "standardization-needs-normal@18 gaussian-blur-average@23 smote-is-image-augmentation@25 "
    "smote-is-image-augmentation@34 diffusion-alpha-product@77 diffusion-no-collapse@99 diffusion-sota@193 "
    "diffusion-sota@203 byol-contrastive@257 grid-finds-optimum@267 grid-finds-optimum@299 phi-exponent@471 "
    "efficientnet-b0@481" },
  { "study-2025.md",
    "universal-approximation-two-layers@42 adam-momentum-adagrad@50 gradient-direction@129 "
    "approximate-second-order@160 approximate-second-order@161 adam-momentum-adagrad@164 "
    "convolution-invariance@205 size-linear@313 patch-786@324 size-linear@345 dqn-softmax@399 "
    "qlearning-1980s@435 curl-bilinear@504 transition-probability@591 meta-rl-beats-optimal@622 "
    "meta-rl-beats-optimal@679 saxton-meta@914 weekday-comment@1326 dropna-thresh@1359 latency-weeks@1386 "
    "database-in-ram@1396 databricks-warehouse@1402 federated-no-local-data@1470 mlkit-android@1694 "
    "continual-loop-order@1792 ks-sensitivity@1992 ks-sensitivity@1999 epochs-thousands@2291 "
    "imagenet-size@2297 transfer-excludes-finetuning@2318 mbti-vector@2341 lstm-no-vanishing@2422 "
    "qkv-copies@2444 attention-no-scale@2477 attention-weights-sum@2481 absolute-means-learned@2509 "
    "rope-claude@2519 post-ln-only@2529 translation-decoder-only@2599 t5-repeats-prefix@2614 "
    "korean-one-token@2690 cosine-minus-one@2820 scann-query@2861 hnsw-loglog@2884 hnsw-loglog@2889 "
    "hnsw-loglog@2895 hnsw-loglog@2899 clip-label-to-image@2977 sd-text-encoder@3098 "
    "stable-diffusion-pixels@3123 stable-diffusion-pixels@3136 attention-homonyms@3303 "
    "attention-no-context@3304 pdf-distribution@3415 bert-768-layers@3485 bert-768-layers@3486 "
    "gpt-right-context@3531 bert-word2vec@3594 "
    "nsp-two-neurons@3637 mlm-loss-mask-only@3652 nsp-binary-cross-entropy@3663 "
    "bert-first-pretraining@3735 bert-first-pretraining@3762 roberta-no-books@3791 distilbert-hidden@3856 "
    "distilbert-ffn@3857 mobilebert-bottleneck@3888 distillation-direction@3907 distilbert-attention-loss@4009 "
    "distilbert-attention-loss@4036 mobilebert-bottleneck@4045 mobilebert-teacher@4057 "
    "mobilebert-bottleneck@4062 tinybert-size@4084 tinybert-size@4113 mobilebert-bottleneck@4113 "
    "mobilebert-ratio@4114 convolution-invariance@4181 chinchilla-needed@4222 zero-shot-tuning@4228 "
    "zero-shot-tuning@4229 lora-splits-w@4289 qlora-quantizes-lora@4307 qlora-recompress@4327" },
};

static void
test_real (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) note = read_real (notes[i].name);
  g_autofree char *found = note ? dump (note) : NULL;

  if (found)
    g_assert_cmpstr (found, ==, notes[i].found);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/errata/table", test_table);
  g_test_add_func ("/errata/cases", test_cases);
  g_test_add_func ("/errata/range", test_range);
  g_test_add_func ("/errata/course", test_course);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/errata/real/%s", notes[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_real);
    }
  return g_test_run ();
}
