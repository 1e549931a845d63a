/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diffusion diagram: golden numbers, its experiments, replay, pointer and keyboard. */
#include "hj-catalogue.h"
#include "hj-diffusion.h"
#include "hj-figure.h"
#include "hj-isa.h"

#include <math.h>
#include <string.h>

#define WIDTH 836

static HjDiagram *
open_diagram (const char *text)
{
  g_autoptr (GError) error = NULL;
  HjDiagram *diagram = hj_catalogue_new_diagram (text, &error);

  g_assert_no_error (error);
  return diagram;
}

static void
finish (HjDiagram *diagram)
{
  hj_diagram_seek (diagram, hj_diagram_get_length (diagram));
}

static double
number (HjDiagram *diagram, const char *key)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);

  return hj_values_get_number (values, key);
}

static double
number_of (const char *text, const char *key)
{
  g_autoptr (HjDiagram) diagram = open_diagram (text);

  finish (diagram);
  return number (diagram, key);
}

static GBytes *
picture (HjDiagram *diagram)
{
  HjFigureOptions options = { .style = HJ_STYLE_LIGHT, .lang = HJ_LANG_KO, .width = 900 };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = hj_figure_to_bytes (diagram, "png", &options, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_same_picture (HjDiagram *one, HjDiagram *other)
{
  g_autoptr (GBytes) a = picture (one), b = picture (other);

  g_assert_true (g_bytes_equal (a, b));
}

static HjFrame
make_frame (HjDiagram *diagram, double width, double text_scale)
{
  return (HjFrame){ .width = width,
                    .height = hj_diagram_get_height (diagram, width, text_scale),
                    .palette = hj_palette_get (HJ_STYLE_LIGHT),
                    .lang = HJ_LANG_KO,
                    .text_scale = text_scale,
                    .layers = HJ_LAYER_ALL };
}

/* ---- numbers ------------------------------------------------------------------------------------ */

static void
test_golden (void)
{
  g_autoptr (HjDiagram) diagram = open_diagram ("diffusion-steps");

  g_assert_cmpint (hj_diagram_get_length (diagram), ==, 100);
  g_assert_cmpfloat (number (diagram, "t"), ==, 1000);
  g_assert_cmpfloat_with_epsilon (number (diagram, "alpha_bar"), 4.03583e-5, 1e-10);
  hj_diagram_seek (diagram, 50);
  g_assert_cmpfloat (number (diagram, "t"), ==, 500);
  g_assert_cmpfloat_with_epsilon (number (diagram, "alpha_bar"), 0.0786, 5e-4);
  g_assert_cmpfloat_with_epsilon (number (diagram, "log_snr"), -2.46, 5e-3);
  g_assert_cmpfloat (number (diagram, "data"), ==, 720);
  g_assert_cmpfloat_with_epsilon (number_of ("diffusion-steps?schedule=cosine@0", "alpha_bar"), 1, 1e-12);
}

/* What the experiments say, measured again. */
static void
test_experiments (void)
{
  static const struct {
    const char *settings, *key;
    double want, tolerance;
  } cases[] = {
    { "shape=spiral&start=noise&particles=1000&schedule=cosine&steps=20", "end_distance", 0.019, 0.0006 },
    { "shape=spiral&start=noise&particles=1000&steps=50", "end_distance", 0.018, 0.0006 },
    { "shape=spiral&start=noise&particles=1000&steps=20", "end_distance", 0.042, 0.0006 },
    { "shape=spiral&start=noise&particles=1000&steps=20&sampler=heun", "end_distance", 0.025, 0.0006 },
    { "shape=spiral&start=noise&particles=1000&steps=20&sampler=euler", "end_distance", 0.040, 0.0006 },
    { "sampler=ddim&twin=1", "twin_gap", 0, 0 },
    { "sampler=heun&twin=1", "twin_gap", 0, 0 },
    { "sampler=ddpm&twin=1", "twin_gap", 1.68, 0.15 },
    { "shape=images", "end_distance", 0, 0 },
    { "shape=images&schedule=cosine", "end_distance", 0, 0 },
    { "shape=images&smoothing=0.5", "end_distance", 3.3, 0.4 },
  };
  const HjDiagramClass *klass = hj_catalogue_find ("diffusion-steps");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("diffusion-steps?%s&seed=11", cases[i].settings);
      double got = number_of (text, cases[i].key);

      g_test_message ("%s: %s = %.5f, said %.3f", cases[i].settings, cases[i].key, got, cases[i].want);
      g_assert_cmpfloat_with_epsilon (got, cases[i].want, cases[i].tolerance + 1e-12);
    }
  for (const HjExperiment *experiment = klass->experiments; experiment->key; experiment++)
    {
      g_autoptr (HjDiagram) diagram = hj_diagram_new (klass);
      g_autoptr (GError) error = NULL;

      g_assert_true (hj_diagram_apply (diagram, experiment->settings, &error));
      g_assert_no_error (error);
      g_assert_nonnull (strstr (experiment->settings, "seed="));
    }
}

/* N_eff falls from all pictures to one, and every end is a training picture. */
static void
test_memorises (void)
{
  g_autoptr (HjDiagram) diagram = open_diagram ("diffusion-steps?shape=images");
  g_autofree char *takeaway = NULL;
  double before = 201;

  g_assert_cmpfloat (number (diagram, "n_eff_now"), >, 150);
  for (int step = 0; step <= 100; step += 10)
    {
      double now;

      hj_diagram_seek (diagram, step);
      now = number (diagram, "n_eff_now");
      g_assert_cmpfloat (now, <, before + 1e-6);
      before = now;
      if (step >= 60)
        g_assert_cmpfloat_with_epsilon (now, 1, 0.05);
    }
  for (int chain = 0; chain < 8; chain++)
    {
      g_autofree char *value = g_strdup_printf ("%d", chain);

      g_assert_true (hj_diagram_set_value (diagram, "chosen", value, NULL));
      g_assert_cmpfloat (number (diagram, "end_picture_distance"), ==, 0);
    }
  takeaway = hj_diagram_dup_takeaway (diagram, HJ_LANG_EN);
  g_assert_nonnull (strstr (takeaway, "memorised"));
}

static void
test_words (void)
{
  g_autoptr (HjDiagram) exact = open_diagram ("diffusion-steps");
  g_autoptr (HjDiagram) smooth = open_diagram ("diffusion-steps?smoothing=0.5");
  g_autofree char *exact_words = NULL, *smooth_words = NULL, *description = NULL;

  g_assert_cmpint (hj_diagram_get_badge (exact, HJ_LANG_KO, &exact_words), ==, HJ_BADGE_EXACT);
  hj_diagram_get_badge (smooth, HJ_LANG_KO, &smooth_words);
  g_assert_cmpstr (exact_words, !=, smooth_words); /* the badge never claims more than is true */
  description = hj_diagram_describe (exact, HJ_LANG_EN);
  g_assert_nonnull (strstr (description, "720"));
  g_assert_null (hj_diagram_dup_problem (exact, HJ_LANG_KO));
}

/* ---- the same again ----------------------------------------------------------------------------- */

static const char *const states[] = {
  "diffusion-steps?seed=3@40",
  "diffusion-steps?shape=moons&sampler=ddpm&particles=200&steps=30&twin=1@12",
  "diffusion-steps?shape=rings&sampler=heun&steps=17&schedule=sigmoid@17",
  "diffusion-steps?shape=mixture&sampler=euler&start=noise&schedule=quadratic@55",
  "diffusion-steps?shape=images&eta=0.3@61",
  "diffusion-steps?probe=20:1.25,-0.50&chosen=7@35",
  "diffusion-steps?shape=drawn&drawn=AAffgghhii__&particles=100@100",
};

static void
test_replays (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (HjDiagram) diagram = open_diagram (states[i]);
      g_autofree char *text = hj_diagram_to_text (diagram);
      g_autoptr (HjDiagram) again = open_diagram (text);
      gint64 position = hj_diagram_get_position (diagram);

      assert_same_picture (diagram, again);
      /* There and back, and step by step, is the same state. */
      finish (again);
      hj_diagram_seek (again, 0);
      while (hj_diagram_get_position (again) < position)
        g_assert_true (hj_diagram_step (again, HJ_GRAIN_WHOLE));
      assert_same_picture (diagram, again);
    }
}

static void
test_saves (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (HjDiagram) diagram = open_diagram (states[i]);
      g_autoptr (HjDiagram) other = open_diagram (states[i]);
      const HjDiagramClass *klass = hj_diagram_get_class (diagram);
      g_autoptr (GBytes) saved = klass->save (hj_diagram_get_state (diagram));
      g_autoptr (GBytes) strange = g_bytes_new_static ("abc", 3);

      hj_diagram_reset (other);
      g_assert_false (klass->load (hj_diagram_get_state (other), strange));
      g_assert_true (klass->load (hj_diagram_get_state (other), saved));
      assert_same_picture (diagram, other);
    }
}

static void
test_same_bytes (void)
{
  HjIsa best = hj_isa ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GBytes) first = NULL;

      for (int isa = HJ_ISA_BASELINE; isa <= HJ_ISA_AVX512; isa++)
        {
          g_autoptr (HjDiagram) diagram = NULL;
          g_autoptr (GBytes) now = NULL;
          g_autofree char *json = NULL;

          hj_isa_force ((HjIsa) isa);
          diagram = open_diagram (states[i]);
          json = hj_figure_to_json (diagram); /* all digits, not only pixels */
          now = g_bytes_new (json, strlen (json));
          if (first)
            g_assert_true (g_bytes_equal (first, now));
          else
            first = g_steal_pointer (&now);
        }
    }
  hj_isa_force (best);
}

/* ---- hand --------------------------------------------------------------------------------------- */

/* Presses at X, Y, drags to X2, Y2, lets go; what the host does with the changes is done. */
static void
stroke (HjDiagram *diagram, double x, double y, double x2, double y2)
{
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  gpointer state = hj_diagram_get_state (diagram);
  HjFrame frame = make_frame (diagram, WIDTH, 1);
  HjMark mark = klass->pick (state, &frame, x, y);

  hj_diagram_apply_change (diagram, klass->pointer (state, &frame, HJ_POINTER_PRESS, mark, x, y));
  for (int i = 1; i <= 10; i++)
    hj_diagram_apply_change (diagram, klass->pointer (state, &frame, HJ_POINTER_MOVE, mark, x + (x2 - x) * i / 10,
                                                      y + (y2 - y) * i / 10));
  hj_diagram_apply_change (diagram, klass->pointer (state, &frame, HJ_POINTER_RELEASE, mark, x2, y2));
}

/* Where a mark of KIND lies, by trying places. */
static void
find (HjDiagram *diagram, int kind, double *x, double *y)
{
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  HjFrame frame = make_frame (diagram, WIDTH, 1);

  for (*y = 2; *y < frame.height; *y += 5)
    for (*x = 2; *x < frame.width; *x += 5)
      if (klass->pick (hj_diagram_get_state (diagram), &frame, *x, *y).kind == kind)
        return;
  g_error ("no mark of kind %d anywhere", kind);
}

enum { PANEL = 1, CURSOR, PARTICLE, PLANE }; /* as in ds-private.h */

static void
test_cursor (void)
{
  g_autoptr (HjDiagram) diagram = open_diagram ("diffusion-steps");
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  HjFrame frame = make_frame (diagram, WIDTH, 1);
  HjMark mark;
  double x, y;

  find (diagram, CURSOR, &x, &y);
  /* A press alone is enough. */
  mark = klass->pick (hj_diagram_get_state (diagram), &frame, x + 60, y + 20);
  g_assert_cmpint (klass->pointer (hj_diagram_get_state (diagram), &frame, HJ_POINTER_PRESS, mark, x + 60, y + 20), ==,
                   HJ_CHANGED_VIEW);
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, mark.i);
  stroke (diagram, x + 100, y + 20, x + 100, y + 20);
  g_assert_cmpint (hj_diagram_get_position (diagram), >, 0);
  g_assert_cmpint (hj_diagram_get_position (diagram), <, 100);
  stroke (diagram, x + 100, y + 20, x - 50, y + 20);
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 100);
  find (diagram, PANEL, &x, &y); /* the first one: t = 0; it is current already */
  stroke (diagram, x + 5, y + 5, x + 5, y + 5);
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 100);
}

/* Where path INDEX ends. */
static void
path_end (HjDiagram *diagram, int index, double *x, double *y)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);
  const HjValue *paths = hj_values_find (values, "paths");

  *x = paths->numbers[index * (int) paths->n_columns + 5];
  *y = paths->numbers[index * (int) paths->n_columns + 6];
}

/* A moved point goes on from where it was put: its end is another, and the others' are not. */
static void
test_probe_goes_on (void)
{
  g_autoptr (HjDiagram) plain = open_diagram ("diffusion-steps@50");
  g_autoptr (HjDiagram) moved = open_diagram ("diffusion-steps?chosen=2&probe=50:-1.50,-1.00@50");
  double x[2], y[2];

  for (int i = 0; i < 24; i++)
    {
      path_end (plain, i, &x[0], &y[0]);
      path_end (moved, i, &x[1], &y[1]);
      if (i == 2)
        g_assert_cmpfloat (hypot (x[1] - x[0], y[1] - y[0]), >, 1);
      else
        g_assert_cmpfloat (hypot (x[1] - x[0], y[1] - y[0]), ==, 0);
    }
  path_end (moved, 2, &x[1], &y[1]);
  g_assert_cmpfloat (x[1], <, 0);
}

static void
test_probe (void)
{
  g_autoptr (HjDiagram) diagram = open_diagram ("diffusion-steps@50"), again = NULL;
  const HjParam *probe = hj_diagram_find_param (diagram, "probe");
  g_autofree char *moved = NULL, *text = NULL, *back = NULL;
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  double x, y;

  find (diagram, PARTICLE, &x, &y);
  stroke (diagram, x + 5, y, x + 60, y + 40);
  moved = hj_diagram_dup_value (diagram, probe);
  g_assert_true (g_str_has_prefix (moved, "50:"));
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 50);
  text = hj_diagram_to_text (diagram);
  again = open_diagram (text);
  assert_same_picture (diagram, again);
  for (const HjAction *action = klass->actions; action->key; action++)
    if (strcmp (action->key, "o") == 0)
      hj_diagram_apply_change (diagram, action->run (hj_diagram_get_state (diagram)));
  back = hj_diagram_dup_value (diagram, probe);
  g_assert_cmpstr (back, ==, "");
}

static void
test_draws (void)
{
  g_autoptr (HjDiagram) diagram = open_diagram ("diffusion-steps?shape=drawn"), again = NULL;
  const HjParam *drawn = hj_diagram_find_param (diagram, "drawn");
  g_autofree char *first = NULL, *second = NULL, *text = NULL;
  double x, y;

  find (diagram, PLANE, &x, &y);
  stroke (diagram, x + 20, y + 60, x + 150, y + 90);
  first = hj_diagram_dup_value (diagram, drawn);
  g_assert_cmpuint (strlen (first), ==, 22); /* a press and ten moves, two letters each */
  g_assert_cmpfloat (number (diagram, "data"), ==, 33);
  stroke (diagram, x + 20, y + 120, x + 150, y + 150);
  second = hj_diagram_dup_value (diagram, drawn);
  g_assert_true (g_str_has_prefix (second, first));
  text = hj_diagram_to_text (diagram);
  again = open_diagram (text);
  assert_same_picture (diagram, again);
  /* However long one draws, the text stays within its room. */
  for (int i = 0; i < 55; i++)
    stroke (diagram, x + 20, y + 20 + 3 * i, x + 200, y + 20 + 3 * i);
  g_clear_pointer (&second, g_free);
  second = hj_diagram_dup_value (diagram, drawn);
  g_assert_cmpuint (strlen (second), <, HJ_PARAM_TEXT_SIZE);
}

/* The arrows reach every row, stay inside it, and every mark says something in both languages. */
static void
test_keyboard (void)
{
  static const char *const texts[] = { "diffusion-steps@50", "diffusion-steps?shape=images@50" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HjDiagram) diagram = open_diagram (texts[i]);
      const HjDiagramClass *klass = hj_diagram_get_class (diagram);
      gpointer state = hj_diagram_get_state (diagram);
      HjFrame frame = make_frame (diagram, 480, 1);
      HjMark mark = { 0 };
      guint rows = 0;

      mark = klass->move_focus (state, &frame, mark, 0, 1);
      for (HjMark next = mark;; mark = next)
        {
          rows++;
          for (int k = 0; k < 30; k++)
            {
              g_autofree char *ko = klass->describe_mark (state, mark, HJ_LANG_KO);
              g_autofree char *en = klass->describe_mark (state, mark, HJ_LANG_EN);

              g_assert_nonnull (ko);
              g_assert_nonnull (en);
              g_assert_cmpstr (ko, !=, en);
              mark = klass->move_focus (state, &frame, mark, k < 20 ? 1 : -1, 0);
            }
          next = klass->move_focus (state, &frame, mark, 0, 1);
          if (next.kind == mark.kind)
            break;
        }
      g_assert_cmpuint (rows, ==, 4);
      for (const HjAction *action = klass->actions; action->key; action++)
        hj_diagram_apply_change (diagram, action->run (state));
    }
}

/* Marks lie where they are picked at every width and text size, and heights are finite. */
static void
test_widths (void)
{
  static const double widths[] = { 240, 328, 480, 560, 760, 1200 };

  for (guint shape = 0; shape < 2; shape++)
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      for (double scale = 1; scale <= 2; scale += 0.5)
        {
          g_autoptr (HjDiagram) diagram = open_diagram (shape ? "diffusion-steps?shape=images" : "diffusion-steps");
          const HjDiagramClass *klass = hj_diagram_get_class (diagram);
          HjFrame frame = make_frame (diagram, widths[i], scale);
          guint kinds = 0;

          g_assert_cmpfloat (frame.height, >, 300);
          g_assert_cmpfloat (frame.height, <, 4000);
          for (double y = 0; y < frame.height; y += 13)
            for (double x = 0; x < frame.width; x += 13)
              kinds |= 1u << klass->pick (hj_diagram_get_state (diagram), &frame, x, y).kind;
          g_assert_cmpuint (kinds & (1u << PANEL | 1u << CURSOR), ==, 1u << PANEL | 1u << CURSOR);
        }
}

/* Any syllable, any text, nothing at all: the diagram goes on. */
static void
test_syllables (void)
{
  static const char *const texts[] = { "한", "값", "으", "뷁", "Q", "가나다라마", "", "   ", "😀", "\u200b" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HjDiagram) diagram = open_diagram ("diffusion-steps?steps=10");

      g_assert_true (hj_diagram_set_value (diagram, "syllable", texts[i], NULL));
      finish (diagram);
      g_assert_cmpfloat (number (diagram, "data"), ==, 720);
      g_assert_true (isfinite (number (diagram, "end_distance")));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/diffusion/golden", test_golden);
  g_test_add_func ("/diagrams/diffusion/experiments", test_experiments);
  g_test_add_func ("/diagrams/diffusion/memorises", test_memorises);
  g_test_add_func ("/diagrams/diffusion/words", test_words);
  g_test_add_func ("/diagrams/diffusion/replays", test_replays);
  g_test_add_func ("/diagrams/diffusion/saves", test_saves);
  g_test_add_func ("/diagrams/diffusion/same-bytes", test_same_bytes);
  g_test_add_func ("/diagrams/diffusion/cursor", test_cursor);
  g_test_add_func ("/diagrams/diffusion/probe", test_probe);
  g_test_add_func ("/diagrams/diffusion/probe-goes-on", test_probe_goes_on);
  g_test_add_func ("/diagrams/diffusion/draws", test_draws);
  g_test_add_func ("/diagrams/diffusion/keyboard", test_keyboard);
  g_test_add_func ("/diagrams/diffusion/widths", test_widths);
  g_test_add_func ("/diagrams/diffusion/syllables", test_syllables);
  return g_test_run ();
}
