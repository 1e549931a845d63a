/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this diagram promises beyond every diagram: its scenarios, film, drawing, sub-steps and guard. */
#include "hj-catalogue.h"

#include <math.h>
#include <string.h>

static HjDiagram *
new_diagram (const char *settings)
{
  g_autofree char *text = g_strdup_printf ("gan-training-curves?%s", settings);
  g_autoptr (GError) error = NULL;
  HjDiagram *diagram = hj_catalogue_new_diagram (text, &error);

  g_assert_no_error (error);
  return diagram;
}

static double
number_of (HjDiagram *diagram, const char *key)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);

  return hj_values_get_number (values, key);
}

static char *
json_of (HjDiagram *diagram)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);

  return hj_values_to_json (values);
}

static HjFrame
make_frame (HjDiagram *diagram)
{
  HjFrame frame = { .width = 852, .palette = hj_palette_get (HJ_STYLE_LIGHT), .text_scale = 1,
                    .layers = HJ_LAYER_ALL };

  frame.height = hj_diagram_get_height (diagram, frame.width, 1);
  return frame;
}

/* The first place on the drawing where a mark of KIND with index I lies. */
static gboolean
find_mark (HjDiagram *diagram, const HjFrame *frame, int kind, int i, double *x, double *y)
{
  for (*y = 2; *y < frame->height; *y += 4)
    for (*x = 2; *x < frame->width; *x += 4)
      {
        HjMark mark = hj_diagram_get_class (diagram)->pick (hj_diagram_get_state (diagram), frame, *x, *y);

        if (mark.kind == kind && (i < 0 || mark.i == i))
          return TRUE;
      }
  return FALSE;
}

enum { PLACE = 3, FILM = 7 }; /* as in gan-view.h */

static void
test_collapse_and_cure (void)
{
  g_autoptr (HjDiagram) healthy = new_diagram ("seed=1"), collapsed = new_diagram ("z=8&seed=2");
  g_autoptr (HjDiagram) cured = new_diagram ("z=8&spectral-norm=1&seed=2");

  hj_diagram_seek (healthy, 2000);
  hj_diagram_seek (collapsed, 6000);
  hj_diagram_seek (cured, 6000);
  g_assert_cmpfloat (number_of (healthy, "modes"), ==, 8);
  g_assert_cmpfloat (number_of (collapsed, "modes"), ==, 5);
  g_assert_cmpfloat (number_of (cured, "modes"), ==, 8);
}

/* V (D*) lies between −2 ln 2 and 0 and gives the Jensen–Shannon divergence. */
static void
test_best_discriminator (void)
{
  g_autoptr (HjDiagram) diagram = new_diagram ("seed=1");
  double before = number_of (diagram, "jensen_shannon"), after;

  g_assert_cmpfloat_with_epsilon (before, G_LN2 + number_of (diagram, "best_value") / 2, 1e-9);
  g_assert_cmpfloat (before, <=, G_LN2 + 1e-9);
  hj_diagram_seek (diagram, 2000);
  after = number_of (diagram, "jensen_shannon");
  g_assert_cmpfloat (after, >=, 0);
  g_assert_cmpfloat (after, <, 0.5 * before);
}

/* Curves stay within their room; the moving mean at the end is near the last loss. */
static void
test_curves_are_bounded (void)
{
  g_autoptr (HjDiagram) diagram = new_diagram ("hidden=8&seed=1");
  g_autoptr (HjValues) values = NULL;
  const HjValue *curve;

  hj_diagram_seek (diagram, 4500);
  values = hj_diagram_get_values (diagram);
  curve = hj_values_find (values, "curve_loss_d");
  g_assert_cmpuint (curve->n_rows, <, 1024);
  g_assert_cmpuint (curve->n_rows, >, 400);
  for (guint row = 0; row < curve->n_rows; row++)
    {
      g_assert_cmpfloat (curve->numbers[2 * row], <=, 4500);
      g_assert_cmpfloat (curve->numbers[2 * row + 1], <, 3);
    }
  curve = hj_values_find (values, "curve_modes");
  g_assert_cmpfloat (curve->numbers[2 * (curve->n_rows - 1)], ==, 4500);
}

static void
test_sub_steps (void)
{
  g_autoptr (HjDiagram) whole = new_diagram ("d-steps=2&seed=3"), parts = new_diagram ("d-steps=2&seed=3");
  g_autofree char *one = NULL, *other = NULL;

  hj_diagram_step (whole, HJ_GRAIN_WHOLE);
  for (int i = 0; i < 15; i++)
    {
      g_assert_cmpint (hj_diagram_get_position (parts), ==, 0);
      hj_diagram_step (parts, HJ_GRAIN_SUB);
    }
  g_assert_cmpint (hj_diagram_get_position (parts), ==, 1);
  one = json_of (whole);
  other = json_of (parts);
  g_assert_cmpstr (one, ==, other);
}

/* A press on a picture goes to its step, and from there the run repeats itself; a picture to come does nothing. */
static void
test_film (void)
{
  g_autoptr (HjDiagram) diagram = new_diagram ("hidden=8&seed=1");
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  HjFrame frame = make_frame (diagram);
  HjMark picture = { FILM, 2 }, later = { FILM, 9 };
  g_autofree char *before = NULL, *after = NULL;
  double x = 0, y = 0;

  hj_diagram_seek (diagram, 450);
  before = json_of (diagram);
  g_assert_true (find_mark (diagram, &frame, FILM, 2, &x, &y));
  g_assert_cmpint (klass->pointer (hj_diagram_get_state (diagram), &frame, HJ_POINTER_PRESS, picture, x, y), ==,
                   HJ_CHANGED_NOTHING);
  g_assert_cmpint (klass->pointer (hj_diagram_get_state (diagram), &frame, HJ_POINTER_RELEASE, picture, x, y), ==,
                   HJ_CHANGED_VIEW);
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 300);
  g_assert_cmpint (klass->activate (hj_diagram_get_state (diagram), later), ==, HJ_CHANGED_NOTHING);
  while (hj_diagram_get_position (diagram) < 450)
    hj_diagram_step (diagram, HJ_GRAIN_WHOLE);
  after = json_of (diagram);
  g_assert_cmpstr (before, ==, after);
}

static void
test_drawing (void)
{
  g_autoptr (HjDiagram) diagram = new_diagram ("target=drawn&seed=1"), again = NULL;
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  HjFrame frame = make_frame (diagram);
  g_autofree char *text = NULL, *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gpointer state = hj_diagram_get_state (diagram);
  HjMark place = { PLACE };
  double x = 0, y = 0;

  g_assert_true (find_mark (diagram, &frame, PLACE, -1, &x, &y));
  x += 60;
  y += 60;
  hj_diagram_seek (diagram, 3);
  g_assert_cmpint (klass->pointer (state, &frame, HJ_POINTER_PRESS, place, x, y), ==, HJ_CHANGED_VIEW);
  for (int i = 1; i <= 20; i++)
    klass->pointer (state, &frame, HJ_POINTER_MOVE, place, x + 8 * i, y + 3 * i);
  hj_diagram_apply_change (diagram, klass->pointer (state, &frame, HJ_POINTER_RELEASE, place, x + 160, y + 60));
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 0);
  text = hj_diagram_to_text (diagram);
  again = hj_catalogue_new_diagram (text, &error);
  g_assert_no_error (error);
  before = json_of (diagram);
  after = json_of (again);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpfloat (number_of (diagram, "modes_total"), ==, 16);
}

static void
test_divergence (void)
{
  g_autoptr (HjDiagram) diagram = new_diagram ("loss=least-squares&optimizer=sgd&rate-g=1&rate-d=1&seed=1");
  g_autofree char *ko = NULL, *en = NULL, *none = hj_diagram_dup_problem (diagram, HJ_LANG_EN);
  gint64 position;

  g_assert_null (none);
  hj_diagram_seek (diagram, 2000);
  position = hj_diagram_get_position (diagram);
  g_assert_cmpint (position, <, 2000);
  ko = hj_diagram_dup_problem (diagram, HJ_LANG_KO);
  en = hj_diagram_dup_problem (diagram, HJ_LANG_EN);
  g_assert_nonnull (ko);
  g_assert_nonnull (en);
  g_assert_false (hj_diagram_step (diagram, HJ_GRAIN_WHOLE));
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, position);
  g_assert_true (isfinite (number_of (diagram, "sliced_wasserstein")));
}

/* Every experiment can be run and says what was seen with digits. */
static void
test_experiments (void)
{
  const HjDiagramClass *klass = hj_catalogue_find ("gan-training-curves");
  guint n = 0;

  for (const HjExperiment *experiment = klass->experiments; experiment->key; experiment++, n++)
    {
      g_autoptr (HjDiagram) diagram = new_diagram (experiment->settings);

      g_assert_true (hj_diagram_step (diagram, HJ_GRAIN_WHOLE));
      g_assert_nonnull (strpbrk (experiment->expect.en, "0123456789"));
    }
  g_assert_cmpuint (n, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gan-training-curves/collapse-and-cure", test_collapse_and_cure);
  g_test_add_func ("/gan-training-curves/best-discriminator", test_best_discriminator);
  g_test_add_func ("/gan-training-curves/curves-are-bounded", test_curves_are_bounded);
  g_test_add_func ("/gan-training-curves/sub-steps", test_sub_steps);
  g_test_add_func ("/gan-training-curves/film", test_film);
  g_test_add_func ("/gan-training-curves/drawing", test_drawing);
  g_test_add_func ("/gan-training-curves/divergence", test_divergence);
  g_test_add_func ("/gan-training-curves/experiments", test_experiments);
  return g_test_run ();
}
