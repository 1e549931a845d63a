/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of topics: a hundred topics in sixteen parts, found by id, and notes where they are said to be. */
#include "hj-course.h"

static void
test_parts (void)
{
  guint next = 0;

  g_assert_cmpuint (hj_course_get_n_parts (), ==, 16);
  for (guint i = 0; i < 16; i++)
    {
      const HjCoursePart *part = hj_course_get_part (i);

      g_assert_cmpint (part->number, ==, i + 1);
      g_assert_cmpuint (part->first, ==, next);
      g_assert_cmpuint (part->n_topics, >=, 3);
      g_assert_true (part->title.ko[0] && part->title.en[0] && part->folder[0]);
      next += part->n_topics;
    }
  g_assert_cmpuint (next, ==, hj_course_get_n_topics ());
}

static void
test_topics (void)
{
  g_assert_cmpuint (hj_course_get_n_topics (), ==, 100);
  for (guint i = 0; i < 100; i++)
    {
      const HjCourseTopic *topic = hj_course_get_topic (i);

      g_assert_true (hj_course_find_topic (topic->id) == topic);
      g_assert_true (g_utf8_validate (topic->title.ko, -1, NULL));
      g_assert_true (topic->title.ko[0] && topic->title.en[0]);
      g_assert_true (g_regex_match_simple ("^[a-z0-9]+(-[a-z0-9]+)*$", topic->id, 0, 0));
      g_assert_cmpuint (g_strv_length ((char **) topic->diagrams), >=, 1);
      for (guint k = 0; topic->diagrams[k]; k++)
        g_assert_true (g_regex_match_simple ("^[a-z0-9]+(-[a-z0-9]+)*$", topic->diagrams[k], 0, 0));
    }
}

static void
test_known_topics (void)
{
  static const struct {
    const char *id, *ko, *en, *diagram;
    int part;
  } known[] = {
    { "perceptron-mlp", "퍼셉트론과 다층 신경망", "Perceptron and multilayer network", "mlp-decision-boundary", 1 },
    { "multi-head-attention", "멀티헤드 어텐션", "Multi-head attention", "attention-heatmap", 4 },
    { "diffusion-models", "확산 모델", "Diffusion models", "diffusion-steps", 6 },
    { "mlops-level-2", "MLOps 레벨 2: CI/CD 자동화", "MLOps level 2: CI/CD automation", "mlops-levels", 15 },
    { "model-troubleshooting", "모델 문제 해결", "Troubleshooting models", "training-memory-calculator", 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const HjCourseTopic *topic = hj_course_find_topic (known[i].id);

      g_assert_nonnull (topic);
      g_assert_cmpstr (topic->title.ko, ==, known[i].ko);
      g_assert_cmpstr (topic->title.en, ==, known[i].en);
      g_assert_cmpstr (topic->diagrams[0], ==, known[i].diagram);
      g_assert_cmpint (topic->part, ==, known[i].part);
    }
  g_assert_null (hj_course_find_topic ("no-such-topic"));
  g_assert_null (hj_course_find_topic (NULL));
}

/* A topic has both notes or none, and then says its minutes and its sentence. */
static void
test_notes (void)
{
  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    {
      const HjCourseTopic *topic = hj_course_get_topic (i);
      g_autoptr (GBytes) ko = hj_course_dup_note (topic->id, HJ_LANG_KO);
      g_autoptr (GBytes) en = hj_course_dup_note (topic->id, HJ_LANG_EN);

      g_assert_true (topic->complete == (ko && en));
      g_assert_true (!ko == !en);
      g_assert_true (!topic->complete || topic->minutes > 0);
      g_assert_true (!topic->complete == !topic->summary.ko);
      g_assert_true (!topic->complete == !topic->summary.en);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/parts", test_parts);
  g_test_add_func ("/course/topics", test_topics);
  g_test_add_func ("/course/known-topics", test_known_topics);
  g_test_add_func ("/course/notes", test_notes);
  return g_test_run ();
}
