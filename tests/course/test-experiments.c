/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the notes say of their experiments is what the diagrams measure: each number is computed again and has to
 * stand in the section of both languages. Runs of the GAN that take 20,000 steps are left to "hanjang bench". */
#include "hj-catalogue.h"
#include "hj-course.h"

#include <math.h>
#include <string.h>

static const struct {
  const char *topic, *state, *value;
  int decimals;
} measured[] = {
  { "multi-head-attention", "attention-heatmap?task=induction&layers=1&heads=4&seed=1@600", "accuracy", 2 },
  { "multi-head-attention", "attention-heatmap?task=induction&layers=2&heads=2&seed=1@600", "accuracy", 2 },
  { "multi-head-attention", "attention-heatmap?task=induction&seed=1&off=32@600", "accuracy", 2 },
  { "multi-head-attention", "attention-heatmap?task=induction&seed=1&off=48@600", "accuracy", 2 },
  { "multi-head-attention", "attention-heatmap?task=formula&preset=random&dim=8&seed=7", "effective_tokens", 1 },
  { "multi-head-attention", "attention-heatmap?task=formula&preset=random&dim=8&scale=0&seed=7", "effective_tokens", 1 },
  { "diffusion-models",
    "diffusion-steps?shape=spiral&start=noise&particles=1000&schedule=linear&steps=20&seed=11@20", "end_distance", 3 },
  { "diffusion-models",
    "diffusion-steps?shape=spiral&start=noise&particles=1000&schedule=cosine&steps=20&seed=11@20", "end_distance", 3 },
  { "diffusion-models",
    "diffusion-steps?shape=spiral&start=noise&particles=1000&schedule=linear&steps=50&seed=11@50", "end_distance", 3 },
  { "diffusion-models", "diffusion-steps?sampler=ddpm&twin=1&seed=11@100", "twin_gap", 2 },
  { "diffusion-models", "diffusion-steps?sampler=ddim&twin=1&seed=11@100", "twin_gap", 0 },
  { "gan-training", "gan-training-curves?loss=non-saturating&z=2&seed=1@2000", "modes", 0 },
  { "gan-training", "gan-training-curves?loss=non-saturating&z=8&spectral-norm=1&seed=2@6000", "modes", 0 },
  { "mlops-level-0", "mlops-levels?scenario=none&manual=0&seed=5@240", "wrong_0", 0 },
  { "mlops-level-0", "mlops-levels?scenario=none&manual=0&seed=5@240", "wrong_2", 0 },
  { "mlops-level-0", "mlops-levels?scenario=drift&seed=5@240", "mean_accuracy_0", 2 },
  { "mlops-level-0", "mlops-levels?scenario=drift&seed=5@240", "mean_accuracy_1", 2 },
  { "mlops-level-0", "mlops-levels?scenario=drift&manual=30&seed=5@240", "mean_accuracy_0", 2 },
  { "mlops-level-1", "mlops-levels?scenario=drift&seed=5@240", "deployments_1", 0 },
  { "mlops-level-1", "mlops-levels?scenario=drift&seed=5@240", "mean_accuracy_1", 2 },
  { "mlops-level-1", "mlops-levels?scenario=covariate&seed=5@75", "psi", 2 },
  { "mlops-level-1", "mlops-levels?scenario=covariate&seed=5@75", "mean_accuracy_1", 2 },
  { "mlops-level-1", "mlops-levels?scenario=drift&trigger=distribution&seed=5@240", "mean_accuracy_1", 2 },
  { "mlops-level-2", "mlops-levels?scenario=concept&seed=5@240", "wrong_1", 0 },
  { "mlops-level-2", "mlops-levels?scenario=concept&seed=5@240", "wrong_2", 0 },
  { "mlops-level-2", "mlops-levels?scenario=concept&seed=5@240", "mean_accuracy_2", 2 },
  { "mlops-level-2", "mlops-levels?scenario=concept&code2=21&seed=5@240", "mean_accuracy_2", 2 },
  { "mlops-level-2", "mlops-levels?scenario=recurring&seed=5@240", "wrong_2", 0 },
  { "mlops-level-2", "mlops-levels?scenario=recurring&registry=0&seed=5@240", "wrong_2", 0 },
};

/* As notes write it: 0.16, 878, 1,353. */
static char *
format_number (double number, int decimals)
{
  int whole = (int) lround (number);

  if (decimals == 0 && whole >= 1000)
    return g_strdup_printf ("%d,%03d", whole / 1000, whole % 1000);
  return g_strdup_printf ("%.*f", decimals, number);
}

/* The text between the heading of the experiments and the next one. */
static char *
dup_experiments (const char *topic, HjLang lang)
{
  g_autoptr (GBytes) bytes = hj_course_dup_note (topic, lang);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *from = strstr (text, lang == HJ_LANG_EN ? "\n## Experiments\n" : "\n## 실험\n");
  const char *to = from ? strstr (from + 1, "\n## ") : NULL;

  g_assert_nonnull (to);
  return g_strndup (from, to - from);
}

/* Whether NUMBER stands in TEXT by itself, not as a part of another one or of a setting. */
static gboolean
says (const char *text, const char *number)
{
  g_autofree char *escaped = g_regex_escape_string (number, -1);
  g_autofree char *pattern = g_strdup_printf ("(?<![\\d.,=@])%s(?![\\d&@]|[.,]\\d)", escaped);

  return g_regex_match_simple (pattern, text, 0, 0);
}

static void
test_number (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjDiagram) diagram = hj_catalogue_new_diagram (measured[i].state, &error);
  g_autoptr (HjValues) values = diagram ? hj_diagram_get_values (diagram) : NULL;
  g_autofree char *number = NULL;

  g_assert_no_error (error);
  number = format_number (hj_values_get_number (values, measured[i].value), measured[i].decimals);
  g_test_message ("%s: %s = %s", measured[i].state, measured[i].value, number);
  for (int lang = HJ_LANG_KO; lang <= HJ_LANG_EN; lang++)
    {
      g_autofree char *text = dup_experiments (measured[i].topic, (HjLang) lang);

      g_assert_true (says (text, number));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (measured); i++)
    {
      g_autofree char *path = g_strdup_printf ("/experiments/%s/%u", measured[i].topic, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_number);
    }
  return g_test_run ();
}
