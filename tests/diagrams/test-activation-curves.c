/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Golden values of the activation functions, and every slope against a central difference. */
#include "hj-catalogue.h"

static double
number (HjDiagram *diagram, const char *key)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);

  return hj_values_get_number (values, key);
}

static HjDiagram *
make (const char *function, double x)
{
  g_autofree char *text = g_strdup_printf ("activation-curves?function=%s&x=%.17g", function, x);
  g_autoptr (GError) error = NULL;
  HjDiagram *diagram = hj_catalogue_new_diagram (text, &error);

  g_assert_no_error (error);
  return diagram;
}

static void
test_golden (void)
{
  static const struct {
    const char *function, *key;
    double x, value;
  } cases[] = {
    { "sigmoid", "slope", 0, 0.25 },          { "tanh", "slope", 0, 1 },       { "gelu", "f", 1, 0.841345 },
    { "elu", "f", -1, -0.632121 },            { "selu", "f", -1, -1.111331 },  { "relu", "slope", -1, 0 },
    { "sigmoid", "product", 0, 9.53674e-7 },  { "leaky-relu", "f", -2, -0.2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjDiagram) diagram = make (cases[i].function, cases[i].x);

      g_assert_cmpfloat_with_epsilon (number (diagram, cases[i].key), cases[i].value, 1e-6 * MAX (ABS (cases[i].value), 1e-2));
    }
}

static void
test_slopes (void)
{
  static const char *const functions[] = { "sigmoid", "tanh", "relu", "leaky-relu", "elu", "selu", "gelu" };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    for (double x = -4.05; x < 4.1; x += 0.7)
      {
        g_autoptr (HjDiagram) here = make (functions[i], x), left = make (functions[i], x - 1e-4);
        g_autoptr (HjDiagram) right = make (functions[i], x + 1e-4);

        g_assert_cmpfloat_with_epsilon (number (here, "slope"), (number (right, "f") - number (left, "f")) / 2e-4, 1e-6);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activation-curves/golden", test_golden);
  g_test_add_func ("/activation-curves/slopes", test_slopes);
  return g_test_run ();
}
