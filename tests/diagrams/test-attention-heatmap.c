/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attention diagram: golden numbers, the learner's own sentence, masks, hands on Q and on heads. */
#include "hj-catalogue.h"
#include "hj-figure.h"
#include "hj-isa.h"

#include <math.h>
#include <string.h>

enum { CELL = 1, HEAD, TOKEN, PRODUCT, ENTRY };

static HjDiagram *
make (const char *settings)
{
  g_autofree char *text = g_strconcat ("attention-heatmap?", settings, NULL);
  g_autoptr (GError) error = NULL;
  HjDiagram *diagram = hj_catalogue_new_diagram (text, &error);

  g_assert_no_error (error);
  return diagram;
}

static double
number (HjDiagram *diagram, const char *key)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);

  return hj_values_get_number (values, key);
}

/* One weight of the head shown. */
static double
weight (HjDiagram *diagram, guint query, guint key)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);
  const HjValue *table = hj_values_find (values, "weights");

  g_assert_cmpuint (query, <, table->n_rows);
  return table->numbers[query * table->n_columns + key + 1];
}

static void
test_golden (void)
{
  g_autoptr (HjDiagram) diagram = make ("task=formula&preset=identity&dim=2&heads=1&sentence=a b");
  g_autofree char *words = NULL;

  g_assert_cmpfloat_with_epsilon (weight (diagram, 0, 0), 0.669762, 5e-7);
  g_assert_cmpfloat_with_epsilon (weight (diagram, 0, 1), 0.330238, 5e-7);
  g_assert_cmpint (hj_diagram_get_badge (diagram, HJ_LANG_EN, &words), ==, HJ_BADGE_EXACT);
  g_assert_false (hj_diagram_step (diagram, HJ_GRAIN_WHOLE));
}

static void
test_formula (void)
{
  static const struct {
    const char *settings;
    guint query, key;
    double weight;
  } cases[] = {
    { "q=1,0;0,1&k=1,0;0,1&scale=0", 0, 0, 0.7310585786300049 }, /* e/(e+1) */
    { "q=2,0;0,1&k=1,0;0,1&scale=0", 0, 0, 0.8807970779778823 }, /* e²/(e²+1) */
    { "q=0,0;0,0&k=5,0;0,5", 1, 0, 0.5 },
    { "q=1,0;0,1&k=1,0;0,1&mask=causal", 0, 0, 1 },
    { "q=1,0;0,1&k=1,0;0,1&mask=causal", 0, 1, 0 },
    { "q=1,0;0,1&k=1,0;0,1&mask=painted&painted=00.11", 0, 0, 0 }, /* nothing visible: all zeros */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *settings
        = g_strconcat ("task=formula&dim=2&heads=1&sentence=a%20b&", cases[i].settings, NULL);
      g_autoptr (HjDiagram) diagram = make (settings);

      g_assert_cmpfloat_with_epsilon (weight (diagram, cases[i].query, cases[i].key), cases[i].weight, 1e-12);
    }
}

/* Rows sum to 1, whatever is set; what is masked is exactly 0. */
static void
test_rows (void)
{
  static const char *const settings[] = { "task=sentence@20", "task=formula&mask=prefix&reach=3", "task=sort&heads=4@5",
                                          "task=induction&mask=window&reach=3&temperature=0.05@5",
                                          "task=reverse&mask=causal&temperature=20&scale=0@5" };

  for (guint s = 0; s < G_N_ELEMENTS (settings); s++)
    {
      g_autoptr (HjDiagram) diagram = make (settings[s]);
      g_autoptr (HjValues) values = hj_diagram_get_values (diagram);
      const HjValue *table = hj_values_find (values, "weights");

      for (guint i = 0; i < table->n_rows; i++)
        {
          double sum = 0;

          for (guint j = 1; j < table->n_columns; j++)
            sum += table->numbers[i * table->n_columns + j];
          g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
        }
    }
}

/* The default sentence, seed 7: the second ‘밥을’ looks at what followed the first. */
static void
test_sentence (void)
{
  g_autoptr (HjDiagram) diagram = make ("seed=7@700");
  g_autofree char *ko = hj_diagram_describe (diagram, HJ_LANG_KO), *en = hj_diagram_describe (diagram, HJ_LANG_EN);

  g_assert_cmpfloat (weight (diagram, 7, 2), >, 0.9);
  g_assert_cmpfloat (weight (diagram, 0, 1), ==, 0);
  g_assert_cmpfloat (number (diagram, "accuracy"), >, 0.88);
  g_assert_nonnull (strstr (ko, "두 번째 ‘밥을’은 ‘먹고’ 0.99"));
  g_assert_nonnull (strstr (en, "not an explanation"));
  /* Off goes the head that writes down the token before. */
  g_assert_true (hj_diagram_set_value (diagram, "off", "1", NULL));
  g_assert_cmpfloat (number (diagram, "accuracy"), <, 0.75);
  g_assert_cmpfloat (number (diagram, "accuracy_whole"), >, 0.88);
  /* Another sentence needs no new training. */
  g_assert_true (hj_diagram_set_value (diagram, "sentence", "one two, one", NULL));
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 700);
  g_assert_cmpfloat (weight (diagram, 0, 0), ==, 1);
}

static HjFrame
frame_for (HjDiagram *diagram, double width)
{
  return (HjFrame){ .width = width, .height = hj_diagram_get_height (diagram, width, 1),
                    .palette = hj_palette_get (HJ_STYLE_LIGHT), .text_scale = 1, .layers = HJ_LAYER_ALL };
}

/* Where MARK lies; aborts if it cannot be found. */
static void
find (HjDiagram *diagram, const HjFrame *frame, HjMark mark, double *x, double *y)
{
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);

  for (*y = 1; *y < frame->height; *y += 3)
    for (*x = 1; *x < frame->width; *x += 3)
      if (hj_mark_equal (klass->pick (hj_diagram_get_state (diagram), frame, *x, *y), mark))
        return;
  g_error ("mark %d %d %d %d is nowhere", mark.kind, mark.i, mark.j, mark.k);
}

static void
press (HjDiagram *diagram, const HjFrame *frame, HjMark mark, double up)
{
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  gpointer state = hj_diagram_get_state (diagram);
  double x, y;

  find (diagram, frame, mark, &x, &y);
  klass->pointer (state, frame, HJ_POINTER_PRESS, mark, x, y);
  klass->pointer (state, frame, HJ_POINTER_MOVE, mark, x, y - up);
  klass->pointer (state, frame, HJ_POINTER_RELEASE, mark, x, y - up);
}

/* A press on one cell, drawn over to another. */
static void
drag (HjDiagram *diagram, const HjFrame *frame, HjMark from, HjMark to)
{
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  gpointer state = hj_diagram_get_state (diagram);
  double x, y;

  find (diagram, frame, from, &x, &y);
  klass->pointer (state, frame, HJ_POINTER_PRESS, from, x, y);
  find (diagram, frame, to, &x, &y);
  klass->pointer (state, frame, HJ_POINTER_MOVE, from, x, y);
  klass->pointer (state, frame, HJ_POINTER_RELEASE, from, x, y);
}

static void
test_painting (void)
{
  g_autoptr (HjDiagram) diagram = make ("task=formula&heads=1&sentence=a b c&mask=painted");
  HjFrame frame = frame_for (diagram, 480);

  drag (diagram, &frame, (HjMark){ CELL, 2, 0, 0 }, (HjMark){ CELL, 2, 1, 0 });
  g_assert_cmpfloat (weight (diagram, 2, 0), ==, 0);
  g_assert_cmpfloat (weight (diagram, 2, 1), ==, 0);
  g_assert_cmpfloat (weight (diagram, 2, 2), ==, 1);
  /* Beginning on a masked cell opens what it passes. */
  drag (diagram, &frame, (HjMark){ CELL, 2, 1, 0 }, (HjMark){ CELL, 2, 0, 0 });
  g_assert_cmpfloat (weight (diagram, 2, 0), >, 0);
  g_assert_cmpfloat (weight (diagram, 2, 1), >, 0);
}

static void
test_hands (void)
{
  g_autoptr (HjDiagram) diagram = make ("task=formula&preset=identity&dim=2&heads=1&sentence=a b");
  HjFrame frame = frame_for (diagram, 852);
  g_autofree char *text = NULL;
  g_autoptr (HjDiagram) again = NULL;

  press (diagram, &frame, (HjMark){ ENTRY, 0, 0, 0 }, 40); /* q₀₀: 1 → 2 */
  g_assert_cmpfloat_with_epsilon (weight (diagram, 0, 0), 1 / (1 + exp (-sqrt (2))), 1e-12);
  press (diagram, &frame, (HjMark){ CELL, 1, 0, 0 }, 0);
  g_assert_true (hj_diagram_set_value (diagram, "mask", "painted", NULL));
  press (diagram, &frame, (HjMark){ CELL, 1, 0, 0 }, 0);
  g_assert_cmpfloat (weight (diagram, 1, 0), ==, 0);
  g_assert_cmpfloat (weight (diagram, 1, 1), ==, 1);
  text = hj_diagram_to_text (diagram);
  again = hj_catalogue_new_diagram (text, NULL);
  g_assert_nonnull (again);
  g_assert_cmpfloat (weight (again, 0, 0), ==, weight (diagram, 0, 0));
  g_assert_cmpfloat (weight (again, 1, 0), ==, 0);
}

static void
run_action (HjDiagram *diagram, const char *key)
{
  for (const HjAction *action = hj_diagram_get_class (diagram)->actions; action->key; action++)
    if (g_str_equal (action->key, key))
      {
        action->run (hj_diagram_get_state (diagram));
        return;
      }
  g_error ("no action %s", key);
}

static void
test_keys (void)
{
  g_autoptr (HjDiagram) diagram = make ("task=sentence");
  g_autofree char *text = NULL;

  run_action (diagram, "bracketright");
  run_action (diagram, "bracketleft");
  run_action (diagram, "m");
  run_action (diagram, "l");
  run_action (diagram, "a");
  run_action (diagram, "d");
  text = hj_diagram_to_text (diagram);
  g_assert_nonnull (strstr (text, "mask=none"));
  g_assert_nonnull (strstr (text, "scale=0"));
  g_assert_nonnull (strstr (text, "off="));
  g_assert_null (strstr (text, "temperature"));
}

/* Sub-steps and whole steps, and a jump back, all lead to the same state. */
static void
test_steps (void)
{
  g_autoptr (HjDiagram) whole = make ("task=copy"), sub = make ("task=copy");

  for (int i = 0; i < 30; i++)
    g_assert_true (hj_diagram_step (whole, HJ_GRAIN_WHOLE));
  for (int i = 0; i < 60; i++)
    g_assert_true (hj_diagram_step (sub, HJ_GRAIN_SUB));
  g_assert_cmpint (hj_diagram_get_position (sub), ==, 30);
  g_assert_cmpfloat (weight (sub, 5, 4), ==, weight (whole, 5, 4));
  hj_diagram_seek (sub, 3);
  while (hj_diagram_get_position (sub) < 30)
    g_assert_true (hj_diagram_step (sub, HJ_GRAIN_WHOLE));
  g_assert_cmpfloat (weight (sub, 5, 4), ==, weight (whole, 5, 4));
}

/* The same picture, byte for byte, on the slowest and the fastest instruction set. */
static void
test_isas (void)
{
  HjIsa best = hj_isa ();
  GBytes *pictures[2];

  for (int i = 0; i < 2; i++)
    {
      HjFigureOptions options = { .width = 500 };
      g_autoptr (HjDiagram) diagram = NULL;

      hj_isa_force (i ? best : HJ_ISA_BASELINE);
      diagram = make ("task=sort&heads=4@40");
      pictures[i] = hj_figure_to_bytes (diagram, "png", &options, NULL);
    }
  hj_isa_force (best);
  g_assert_true (g_bytes_equal (pictures[0], pictures[1]));
  g_bytes_unref (pictures[0]);
  g_bytes_unref (pictures[1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attention-heatmap/golden", test_golden);
  g_test_add_func ("/attention-heatmap/formula", test_formula);
  g_test_add_func ("/attention-heatmap/rows", test_rows);
  g_test_add_func ("/attention-heatmap/sentence", test_sentence);
  g_test_add_func ("/attention-heatmap/hands", test_hands);
  g_test_add_func ("/attention-heatmap/painting", test_painting);
  g_test_add_func ("/attention-heatmap/keys", test_keys);
  g_test_add_func ("/attention-heatmap/steps", test_steps);
  g_test_add_func ("/attention-heatmap/isas", test_isas);
  return g_test_run ();
}
