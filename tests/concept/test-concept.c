/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of ideas holds what it promises, and names are found in both languages with their particles. */
#include "hj-catalogue.h"
#include "hj-concept.h"
#include "hj-definition.h"
#include "hj-course.h"
#include "hj-finder.h"
#include "hj-name-fold.h"

#include <locale.h>
#include <string.h>

/* ---- folding, finding ---- */

static void
test_fold (void)
{
  static const struct {
    const char *text, *folded;
  } cases[] = {
    { "Multi-Head  **Attention**", "multiheadattention" }, { "ＧＡＮ 손실", "gan손실" },
    { "CI/CD 파이프라인", "cicd파이프라인" },              { "가. 나", "가\001나" },
    { "쿼리·키", "쿼리키" },                                { "", "" },                          { "C# (##ing)", "c#\001##ing\001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = hj_fold_dup (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
note_find (guint value, gsize begin, gsize end, gpointer data)
{
  g_string_append_printf (data, "%u@%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " ", value, begin, end);
}

/* Every byte of what is folded knows the letter it is of. */
static void
test_origin (void)
{
  static const char text[] = "각 힣ힰ (Ⱥ) é—끝";
  g_auto (HjFold) fold = { 0 };

  hj_fold_init (&fold);
  hj_fold_set (&fold, text);
  g_assert_cmpuint (fold.origin->len, ==, fold.text->len + 1);
  g_assert_cmpuint (g_array_index (fold.origin, guint32, fold.text->len), ==, strlen (text));
  g_assert_true (g_utf8_validate (fold.text->str, -1, NULL));
  for (gsize i = 0; i < fold.text->len; i++)
    {
      guint32 origin = g_array_index (fold.origin, guint32, i);

      g_assert_true (origin < strlen (text) && ((guchar) text[origin] & 0xc0) != 0x80);
      g_assert_true (i == 0 || origin >= g_array_index (fold.origin, guint32, i - 1));
    }
  g_assert_true (g_str_has_suffix (fold.text->str, "끝"));
}

/* The example of the paper: he, she, his, hers in "ushers". */
static void
test_finder (void)
{
  static const char *const words[] = { "he", "she", "his", "hers" };
  g_autoptr (HjFinder) finder = hj_finder_new ();
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    hj_finder_add (finder, words[i], i);
  hj_finder_add (finder, "he", 9);
  hj_finder_build (finder);
  hj_finder_run (finder, "ushers", 6, note_find, found);
  g_assert_cmpstr (found->str, ==, "1@1-4 9@2-4 0@2-4 3@2-6 ");
}

/* ---- the table ---- */

static void
check_names (const char *const *names)
{
  g_assert_nonnull (names[0]);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *folded = hj_fold_dup (names[i]);

      g_assert_cmpuint (g_utf8_strlen (folded, -1), >=, 2);
      g_assert_true (folded[0] != HJ_FOLD_CUT && folded[strlen (folded) - 1] != HJ_FOLD_CUT);
    }
}

static void
check_diagram (const HjConcept *concept, const HjConceptDiagram *diagram)
{
  g_autofree char *state = g_strjoin ("?", diagram->id, diagram->settings, NULL);
  g_autoptr (GError) error = NULL;
  HjDiagram *running = hj_catalogue_new_diagram (state, &error);

  if (!running)
    g_error ("%s: %s: %s", concept->id, state, error->message);
  hj_diagram_free (running);
}

static void
test_table (void)
{
  g_autoptr (GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (hj_concepts_get_length (), >=, 150);
  for (guint i = 0; i < hj_concepts_get_length (); i++)
    {
      const HjConcept *concept = hj_concepts_get (i);

      g_assert_true (hj_concepts_lookup (concept->id) == concept);
      check_names (concept->names_ko);
      check_names (concept->names_en);
      for (guint k = 0; concept->topics[k]; k++)
        {
          if (!hj_course_find_topic (concept->topics[k]))
            g_error ("%s: no topic %s", concept->id, concept->topics[k]);
          g_hash_table_add (topics, (gpointer) concept->topics[k]);
        }
      for (guint k = 0; k < concept->n_diagrams; k++)
        check_diagram (concept, &concept->diagrams[k]);
    }
  g_assert_cmpuint (g_hash_table_size (topics), ==, hj_course_get_n_topics ());
}

/* Every diagram there is shows an idea. */
static void
test_diagrams_named (void)
{
  for (guint i = 0; i < hj_catalogue_get_length (); i++)
    {
      const char *id = hj_catalogue_get (i)->id;
      gboolean named = FALSE;

      for (guint k = 0; k < hj_concepts_get_length (); k++)
        for (guint d = 0; d < hj_concepts_get (k)->n_diagrams; d++)
          named |= strcmp (hj_concepts_get (k)->diagrams[d].id, id) == 0;
      if (!named)
        g_error ("no concept names the diagram %s", id);
    }
}

/* ---- matching ---- */

/* Found as "id:words". */
static char *
dump_hits (const char *text)
{
  g_autoptr (GArray) hits = hj_concepts_match (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const HjConceptHit *hit = &g_array_index (hits, HjConceptHit, i);

      g_string_append_printf (out, "%s%s:%.*s", i ? "; " : "", hit->concept->id, (int) (hit->end - hit->begin),
                              text + hit->begin);
    }
  return g_string_free (out, FALSE);
}

static const struct {
  const char *text, *hits;
} matches[] = {
  /* both languages, all spellings */
  { "멀티 헤드 어텐션은", "multi-head-attention:멀티 헤드 어텐션" },
  { "멀티헤드어텐션으로", "multi-head-attention:멀티헤드어텐션" },
  { "Multi-Head\nAttention", "multi-head-attention:Multi-Head\nAttention" },
  { "(MHA)", "multi-head-attention:MHA" },
  { "강화학습에서는", "reinforcement-learning:강화학습" },
  { "강화 학습이란", "reinforcement-learning:강화 학습" },
  { "GANs와 VAE를", "gan:GAN; vae:VAE" },
  { "ResNet50", "resnet:ResNet" },
  { "셀프-어텐션", "self-attention:셀프-어텐션" },
  /* the longest name wins */
  { "self-attention", "self-attention:self-attention" },
  { "마스크드 셀프 어텐션", "causal-mask:마스크드 셀프 어텐션" },
  { "잠재 확산 모델", "latent-diffusion:잠재 확산 모델" },
  { "확률적 경사 하강법", "stochastic-gradient-descent:확률적 경사 하강법" },
  /* inside another word there is no name */
  { "WGAN-GP", "wgan:WGAN-GP" },
  { "organ, cam, clip, loRAx, rag", "" },
  { "대출렐루야", "" },
  { "풀링크", "" },
  { "강화. 학습", "" },
  /* 정규화 is two things */
  { "정규화는 L2 규제와 조기 종료로", "regularization:정규화; l2-regularization:L2 규제; early-stopping:조기 종료" },
  { "정규화는 표준화와 달리 최소-최대 정규화로", "feature-scaling:정규화; standardization:표준화; min-max-scaling:최소-최대 정규화" },
  { "정규화 층은 배치 정규화보다 레이어 정규화와",
    "batch-normalization:정규화; batch-normalization:배치 정규화; layer-normalization:레이어 정규화" },
};

static void
test_matches (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      g_autofree char *found = dump_hits (matches[i].text);

      if (strcmp (found, matches[i].hits) == 0)
        continue;
      g_test_message ("%s\n  found    %s\n  expected %s", matches[i].text, found, matches[i].hits);
      g_test_fail ();
    }
}

/* ---- searching ---- */

static void
test_find (void)
{
  static const struct {
    const char *query, *first;
  } cases[] = {
    { "gan", "gan" },
    { "GAN", "gan" },
    { "멀티 헤드", "multi-head-attention" },
    { "multihead", "multi-head-attention" },
    { "MHA", "multi-head-attention" },
    { "확산모델은", "diffusion-model" },
    { "소프트맥스", "softmax" },
    { "저랭크", "lora" },
    { "low rank", "lora" },
    { "과적합을", "overfitting" },
    { "xyzzy", NULL },
    { "", NULL },
    { "  ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = hj_concepts_find (cases[i].query);
      const HjConcept *first = found->len ? g_ptr_array_index (found, 0) : NULL;

      g_assert_cmpstr (first ? first->id : NULL, ==, cases[i].first);
    }
}

/* Both names of every concept find it. */
static void
test_find_all (void)
{
  for (guint i = 0; i < hj_concepts_get_length (); i++)
    {
      const HjConcept *concept = hj_concepts_get (i);
      g_autoptr (GPtrArray) ko = hj_concepts_find (concept->name.ko), en = hj_concepts_find (concept->name.en);

      g_assert_true (g_ptr_array_find (ko, concept, NULL));
      g_assert_true (g_ptr_array_find (en, concept, NULL));
    }
}

/* What two words of a glossary mean together. */
static void
test_terms (void)
{
  static const struct {
    const char *ko, *en, *acronym, *concept;
  } cases[] = {
    { "정규화", "Normalization", NULL, "feature-scaling" },
    { "정규화", "regularization", NULL, "regularization" },
    { "정규화", "Batch Normalization", NULL, "batch-normalization" },
    { "정규화", NULL, NULL, NULL },
    { "탐색 공간", NULL, NULL, "search-space" },
    { "검색 공간", "search space", NULL, "search-space" },
    { "강화학습", NULL, NULL, "reinforcement-learning" },
    { "그래디언트 소실", NULL, NULL, "vanishing-gradient" },
    { "경쟁적 학습", "Adversarial Training", NULL, "adversarial-training" },
    { NULL, "Low-Rank Adaptation", "LoRA", "lora" },
    { "날씨", "weather", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HjConcept *concept = hj_concepts_of_term (cases[i].ko, cases[i].en, cases[i].acronym);

      g_assert_cmpstr (concept ? concept->id : NULL, ==, cases[i].concept);
    }
}

/* One whole sentence in each language for every idea. */
static void
test_definitions (void)
{
  for (guint i = 0; i < hj_concepts_get_length (); i++)
    {
      HjText text = hj_concept_get_definition (hj_concepts_get (i));

      if (!text.ko || !text.en || !g_str_has_suffix (text.ko, "다.") || !g_str_has_suffix (text.en, ".")
          || !g_ascii_isupper (text.en[0]))
        g_test_fail_printf ("%s is not defined in both languages", hj_concepts_get (i)->id);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/concept/fold", test_fold);
  g_test_add_func ("/concept/origin", test_origin);
  g_test_add_func ("/concept/finder", test_finder);
  g_test_add_func ("/concept/table", test_table);
  g_test_add_func ("/concept/diagrams-named", test_diagrams_named);
  g_test_add_func ("/concept/matches", test_matches);
  g_test_add_func ("/concept/find", test_find);
  g_test_add_func ("/concept/find-all", test_find_all);
  g_test_add_func ("/concept/terms", test_terms);
  g_test_add_func ("/concept/definitions", test_definitions);
  return g_test_run ();
}
