/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The MLOps diagram: the golden table, the golden runs, quiz, keyboard, dragging, scrubbing. */
#include "hj-catalogue.h"

#include <stdlib.h>
#include <string.h>

enum { STAGE = 1, DAY, CELL, EVENT };

static HjDiagram *
make (const char *settings)
{
  g_autofree char *text = g_strconcat ("mlops-levels?", settings, NULL);
  g_autoptr (GError) error = NULL;
  HjDiagram *diagram = hj_catalogue_new_diagram (text, &error);

  g_assert_no_error (error);
  return diagram;
}

static HjFrame
make_frame (HjDiagram *diagram, double width)
{
  return (HjFrame){ .width = width, .height = hj_diagram_get_height (diagram, width, 1),
                    .palette = hj_palette_get (HJ_STYLE_LIGHT), .lang = HJ_LANG_KO, .text_scale = 1,
                    .layers = HJ_LAYER_ALL };
}

static double
number (HjDiagram *diagram, const char *key)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);

  return hj_values_get_number (values, key);
}

/* Eleven rows of three levels; CT X/O/O, CI X/X/O, CD X / model only / both. Level 1 has no CI/CD of its pipeline. */
static void
test_table (void)
{
  static const struct { guint row; const char *starts[3]; } golden[] = {
    { 2, { "X", "O", "O" } }, { 3, { "X", "X", "O" } }, { 4, { "X", "모델만", "O" } },
  };
  g_autoptr (HjDiagram) diagram = make ("view=table");
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);
  const HjValue *table = hj_values_find (values, "levels");

  g_assert_cmpuint (table->n_rows, ==, 11);
  g_assert_cmpuint (table->n_columns, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (golden); i++)
    for (guint level = 0; level < 3; level++)
      {
        const char *cell = table->words[golden[i].row * 4 + level + 1];

        g_assert_true (g_str_has_prefix (cell, golden[i].starts[level]));
      }
  g_assert_nonnull (strstr (table->words[4 * 4 + 3], "모델과 파이프라인"));
}

static void
assert_same_series (HjDiagram *diagram)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);
  const HjValue *first = hj_values_find (values, "accuracy_0");

  g_assert_cmpuint (first->n_rows, ==, 240);
  for (int level = 1; level < 3; level++)
    {
      g_autofree char *key = g_strdup_printf ("accuracy_%d", level);
      const HjValue *other = hj_values_find (values, key);

      g_assert_cmpmem (first->numbers, 480 * sizeof (double), other->numbers, 480 * sizeof (double));
    }
}

static void
test_quiet (void)
{
  g_autoptr (HjDiagram) diagram = make ("scenario=none&manual=0@240");

  assert_same_series (diagram);
  g_assert_cmpfloat (number (diagram, "runs_2"), ==, 0);
}

static void
test_schedule (void)
{
  static const int periods[] = { 14, 45, 90 };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *settings = g_strdup_printf ("scenario=none&trigger=schedule&manual=%d&schedule=%d@240", periods[i],
                                                   MIN (periods[i], 120));
      g_autoptr (HjDiagram) diagram = make (settings);

      for (int level = 0; level < 3; level++)
        {
          g_autofree char *key = g_strdup_printf ("runs_%d", level);

          g_assert_cmpfloat (number (diagram, key), ==, 240 / periods[i]);
        }
    }
}

static void
test_same_events (void)
{
  g_autoptr (HjDiagram) once = make ("seed=7@240"), again = make ("seed=7@240"), other = make ("seed=8@240");
  g_autofree char *a = NULL, *b = NULL, *c = NULL;
  g_autoptr (HjValues) first = hj_diagram_get_values (once), second = NULL, third = NULL;

  second = hj_diagram_get_values (again);
  third = hj_diagram_get_values (other);
  a = hj_values_to_json (first);
  b = hj_values_to_json (second);
  c = hj_values_to_json (third);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

/* What the experiments promise, with their seed. */
static void
test_experiments (void)
{
  static const struct { const char *settings, *key; double want, within; } cases[] = {
    { "scenario=covariate&seed=5@75", "psi", 1.88, 0.005 },
    { "scenario=covariate&seed=5@75", "mean_accuracy_0", 0.94, 0.005 },
    { "scenario=covariate&seed=5@75", "refused_1", 1, 0 },
    { "scenario=drift&seed=5@240", "mean_accuracy_0", 0.77, 0.005 },
    { "scenario=drift&seed=5@240", "mean_accuracy_1", 0.91, 0.005 },
    { "scenario=drift&seed=5@240", "deployments_2", 11, 0 },
    { "scenario=concept&seed=5@240", "wrong_1", 1353, 0 },
    { "scenario=concept&seed=5@240", "wrong_2", 1167, 0 },
    { "scenario=drift&trigger=distribution&seed=5@240", "mean_accuracy_1", 0.67, 0.005 },
    { "scenario=drift&trigger=distribution&seed=5@240", "runs_1", 0, 0 },
    { "gate=0&seed=5@240", "deployments_1", 31, 0 },
    { "seed=5@240", "deployments_1", 16, 0 },
    { "scenario=recurring&seed=5@240", "wrong_2", 1643, 0 },
    { "scenario=recurring&seed=5@240", "wrong_1", 1716, 0 },
    { "scenario=none&manual=0&seed=5@240", "wrong_0", 878, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjDiagram) diagram = make (cases[i].settings);

      g_test_message ("%s: %s", cases[i].settings, cases[i].key);
      g_assert_cmpfloat_with_epsilon (number (diagram, cases[i].key), cases[i].want, cases[i].within + 1e-9);
    }
}

static void
test_quiz (void)
{
  g_autoptr (HjDiagram) diagram = make ("view=table&quiz=1@10");
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  gpointer state = hj_diagram_get_state (diagram);
  HjMark cell = { CELL, 3, 1, 0 };
  g_autofree char *hidden = klass->describe_mark (state, cell, HJ_LANG_EN), *shown = NULL, *other = NULL, *text = NULL;
  g_autoptr (HjDiagram) copy = NULL;

  g_assert_nonnull (strstr (hidden, "hidden"));
  g_assert_cmpint (klass->activate (state, cell), ==, HJ_CHANGED_INPUT);
  shown = klass->describe_mark (state, cell, HJ_LANG_EN);
  g_assert_true (g_str_has_suffix (shown, ": X"));
  cell.j = 2;
  other = klass->describe_mark (state, cell, HJ_LANG_EN);
  g_assert_nonnull (strstr (other, "hidden"));
  /* What was revealed is part of the state's text. */
  text = hj_diagram_to_text (diagram);
  copy = hj_catalogue_new_diagram (text, NULL);
  g_free (g_steal_pointer (&shown));
  cell.j = 1;
  shown = klass->describe_mark (hj_diagram_get_state (copy), cell, HJ_LANG_EN);
  g_assert_true (g_str_has_suffix (shown, ": X"));
}

/* From nothing, every stage, day and cell can be reached with the arrows, and says something. */
static void
test_keyboard (void)
{
  g_autoptr (HjDiagram) diagram = make ("@50");
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  gpointer state = hj_diagram_get_state (diagram);
  HjFrame frame = make_frame (diagram, 1200);
  static const struct { int dx, dy, times, kind, i, j; } walk[] = {
    { 1, 0, 1, STAGE, 0, 0 }, { 1, 0, 3, STAGE, 0, 3 }, { 0, 1, 2, STAGE, 2, 3 }, { 0, 1, 1, DAY, 0, 49 },
    { -1, 0, 9, DAY, 0, 40 }, { 0, 1, 3, DAY, 3, 40 }, { 0, -1, 4, STAGE, 2, 0 }, { 1, 0, 6, CELL, 0, 0 },
    { 0, 1, 20, CELL, 10, 0 }, { 1, 0, 9, CELL, 10, 2 }, { -1, 0, 3, STAGE, 0, 5 },
  };
  HjMark mark = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (walk); i++)
    {
      g_autofree char *words = NULL;

      for (int n = 0; n < walk[i].times; n++)
        mark = klass->move_focus (state, &frame, mark, walk[i].dx, walk[i].dy);
      g_assert_cmpint (mark.kind, ==, walk[i].kind);
      g_assert_cmpint (mark.i, ==, walk[i].i);
      g_assert_cmpint (mark.j, ==, walk[i].j);
      words = klass->describe_mark (state, mark, HJ_LANG_KO);
      g_assert_cmpuint (strlen (words), >, 5);
    }
}

static HjMark
find (HjDiagram *diagram, const HjFrame *frame, int kind, int i, double *x, double *y)
{
  for (*y = 1; *y < frame->height; *y += 3)
    for (*x = 1; *x < frame->width; *x += 3)
      {
        HjMark mark = hj_diagram_get_class (diagram)->pick (hj_diagram_get_state (diagram), frame, *x, *y);

        if (mark.kind == kind && mark.i == i)
          return mark;
      }
  g_assert_not_reached ();
}

static void
test_drag_event (void)
{
  g_autoptr (HjDiagram) diagram = make ("scenario=drift@100");
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  gpointer state = hj_diagram_get_state (diagram);
  HjFrame frame = make_frame (diagram, 850);
  double x, y;
  HjMark mark = find (diagram, &frame, EVENT, 1, &x, &y);
  g_autofree char *day = NULL;

  g_assert_cmpint (klass->pointer (state, &frame, HJ_POINTER_PRESS, mark, x, y), ==, HJ_CHANGED_NOTHING);
  g_assert_cmpint (klass->pointer (state, &frame, HJ_POINTER_MOVE, mark, x - 80, y), ==, HJ_CHANGED_VIEW);
  hj_diagram_apply_change (diagram, klass->pointer (state, &frame, HJ_POINTER_RELEASE, mark, x - 80, y));
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 0);
  day = hj_diagram_dup_value (diagram, hj_diagram_find_param (diagram, "drift_day"));
  g_assert_cmpint (atoi (day), <, 70);
  g_assert_cmpint (atoi (day), >, 30);
}

/* A click on a box, not a drag, opens what it is about. */
static void
test_choose_stage (void)
{
  g_autoptr (HjDiagram) diagram = make ("@5");
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  gpointer state = hj_diagram_get_state (diagram);
  HjFrame frame = make_frame (diagram, 480);
  double x, y;
  HjMark mark = find (diagram, &frame, STAGE, 1, &x, &y);
  g_autofree char *words = klass->describe_mark (state, mark, HJ_LANG_EN), *stage = NULL;

  g_assert_nonnull (strstr (words, "Risk"));
  klass->pointer (state, &frame, HJ_POINTER_PRESS, mark, x, y);
  g_assert_cmpint (klass->pointer (state, &frame, HJ_POINTER_RELEASE, mark, x, y), ==, HJ_CHANGED_INPUT);
  stage = hj_diagram_dup_value (diagram, hj_diagram_find_param (diagram, "stage"));
  g_assert_cmpstr (stage, ==, "6");
}

static void
test_scrub (void)
{
  g_autoptr (HjDiagram) diagram = make ("@240"), straight = make ("@97");
  g_autoptr (GBytes) there = NULL, here = NULL;

  hj_diagram_seek (diagram, 97);
  there = hj_diagram_get_class (diagram)->save (hj_diagram_get_state (diagram));
  here = hj_diagram_get_class (straight)->save (hj_diagram_get_state (straight));
  g_assert_true (g_bytes_equal (there, here));
}

static void
test_bad_bytes (void)
{
  g_autoptr (HjDiagram) diagram = make ("@3");
  g_autoptr (GBytes) wrong = g_bytes_new_static ("no", 2);

  g_assert_false (hj_diagram_get_class (diagram)->load (hj_diagram_get_state (diagram), wrong));
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mlops-levels/table", test_table);
  g_test_add_func ("/mlops-levels/quiet", test_quiet);
  g_test_add_func ("/mlops-levels/schedule", test_schedule);
  g_test_add_func ("/mlops-levels/same-events", test_same_events);
  g_test_add_func ("/mlops-levels/experiments", test_experiments);
  g_test_add_func ("/mlops-levels/quiz", test_quiz);
  g_test_add_func ("/mlops-levels/keyboard", test_keyboard);
  g_test_add_func ("/mlops-levels/drag-event", test_drag_event);
  g_test_add_func ("/mlops-levels/choose-stage", test_choose_stage);
  g_test_add_func ("/mlops-levels/scrub", test_scrub);
  g_test_add_func ("/mlops-levels/bad-bytes", test_bad_bytes);
  return g_test_run ();
}
