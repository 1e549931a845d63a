/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sections are about. */
#include "hj-about.h"

#include "../note/read-real.h"
#include "../read-text.h"

#include <locale.h>
#include <string.h>

static const char made_up[] =
  "Nothing yet.\n\n"
  "# 활성화 함수\n\n시그모이드와 ReLU가 있다.\n\n"
  "## 시그모이드의 기울기\n\n작다.\n\n"
  "# 잡담\n\nGAN은 GAN이다. 판별자도 있다. GAN, 또 GAN, 그리고 GAN.\n\n"
  "# 날씨\n\n맑음. 확산 모델 한 번.\n";

static void
test_sections (void)
{
  g_autoptr (HjNote) note = read_text (made_up);
  g_autoptr (HjAbout) about = hj_about_note (note);
  g_autoptr (GPtrArray) diagrams = hj_about_list_diagrams (about), topics = hj_about_list_topics (about);
  static const char *const mains[] = { NULL, "activation-function", "sigmoid", "gan", NULL };
  const HjConceptDiagram *diagram;

  g_assert_cmpuint (about->sections->len, ==, G_N_ELEMENTS (mains));
  for (guint i = 0; i < about->sections->len; i++)
    {
      const HjAboutSection *section = g_ptr_array_index (about->sections, i);

      g_assert_cmpstr (section->main ? section->main->id : NULL, ==, mains[i]);
      g_assert_true (hj_about_find_section (about, section->line) == section);
    }
  diagram = hj_about_section_diagram (g_ptr_array_index (about->sections, 2));
  g_assert_cmpstr (diagram->id, ==, "activation-curves");
  g_assert_cmpstr (diagram->settings, ==, "function=sigmoid");
  g_assert_null (hj_about_section_diagram (g_ptr_array_index (about->sections, 4)));
  g_assert_cmpuint (diagrams->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (diagrams, 0), ==, "activation-curves");
  g_assert_cmpstr (g_ptr_array_index (diagrams, 1), ==, "gan-training-curves");
  g_assert_cmpstr (g_ptr_array_index (topics, 0), ==, "activation-functions");
}

/* ---- the real notes ---- */

static const struct {
  const char *name;
  struct {
    int line;
    const char *concept;
  } there[8];
} notes[] = {
  { "advanced-theory.md",
    { { 22, "multi-head-attention" }, { 49, "batch-normalization" }, { 247, "self-attention" }, { 429, "gan" },
      { 493, "mode-collapse" }, { 859, "dropout" }, { 913, "residual-connection" }, { 998, "sigmoid" } } },
};

static void
test_real (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) note = read_real (notes[i].name);
  g_autoptr (HjAbout) about = note ? hj_about_note (note) : NULL;

  for (guint k = 0; about && k < about->sections->len && g_test_verbose (); k++)
    {
      const HjAboutSection *section = g_ptr_array_index (about->sections, k);
      const HjConceptDiagram *diagram = hj_about_section_diagram (section);

      g_test_message ("%d %s: %s → %s", section->line, section->section ? section->section->title : "",
                      section->main ? section->main->id : "-", diagram ? diagram->id : "-");
    }
  for (guint k = 0; about && k < G_N_ELEMENTS (notes[i].there) && notes[i].there[k].concept; k++)
    {
      const HjAboutSection *section = hj_about_find_section (about, notes[i].there[k].line);

      g_assert_nonnull (section->main);
      g_assert_cmpstr (section->main->id, ==, notes[i].there[k].concept);
    }
}

/* What several notes are about is one topic that leads to all of them (importer.md, D2). */
static const struct {
  const char *topic;
  guint notes; /* a bit each */
} shared[] = {
  { "gan-training", 1u << N001 | 1u << N003 },
  { "diffusion-models", 1u << N001 | 1u << N003 | 1u << N004 },
  { "model-serving-patterns", 1u << N000 | 1u << N003 | 1u << N004 },
  { "neural-architecture-search", 1u << N000 | 1u << N001 | 1u << N004 },
  { "darts", 1u << N000 | 1u << N001 },
  { "cam-gradcam-scorecam", 1u << N000 | 1u << N001 },
  { "deep-q-network", 1u << N000 | 1u << N001 | 1u << N004 },
  { "overfitting-regularization", 1u << N000 | 1u << N001 },
};

static gboolean
has_topic (const GPtrArray *topics, const char *topic)
{
  for (guint i = 0; i < topics->len; i++)
    if (g_str_equal (g_ptr_array_index (topics, i), topic))
      return TRUE;
  return FALSE;
}

static void
test_shared (gconstpointer data)
{
  guint note = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) read = read_real (real_names[note]);
  g_autoptr (HjAbout) about = read ? hj_about_note (read) : NULL;
  g_autoptr (GPtrArray) topics = about ? hj_about_list_topics (about) : NULL;

  for (guint i = 0; topics && i < G_N_ELEMENTS (shared); i++)
    if (has_topic (topics, shared[i].topic) != ((shared[i].notes >> note & 1) != 0))
      g_error ("%s and %s", shared[i].topic, real_names[note]);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/about/sections", test_sections);
  for (guint i = 0; i < N_REAL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/about/shared/%s", real_names[i]);

      if (i != N002)
        g_test_add_data_func (path, GUINT_TO_POINTER (i), test_shared);
    }
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/about/real/%s", notes[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_real);
    }
  return g_test_run ();
}
