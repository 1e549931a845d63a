/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas are as wide, high and deep as TeX makes them: reference.tsv, made by make-reference with LuaTeX. */
#include "hj-typeset.h"

#include <math.h>
#include <string.h>

#define SIZE 10.0      /* pt; every measure is in units of the size */
#define TOLERANCE 0.02
#define NEARLY 0.05    /* pt, for depths near 0 */
#define COLUMNS 7

static gboolean
agrees (double ours, double reference)
{
  return fabs (ours - reference) <= TOLERANCE * fabs (reference) + NEARLY;
}

/* NUMBERS: width, height, depth. Returns whether they agree; says what does not. */
static gboolean
check_style (const char *tex, gboolean display, char **numbers)
{
  static const char *const names[] = { "width", "height", "depth" };
  HjTypesetOptions options = { .size = SIZE, .display = display };
  g_autoptr (HjTypeset) typeset = hj_typeset_new (tex, &options);
  gboolean fine = hj_typeset_get_unknown (typeset) == NULL;
  double ours[3];

  hj_typeset_measure (typeset, &ours[0], &ours[1], &ours[2]);
  if (!fine)
    g_test_message ("%s: unknown %s", tex, hj_typeset_get_unknown (typeset));
  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    {
      double reference = g_ascii_strtod (numbers[i], NULL);

      if (agrees (ours[i], reference))
        continue;
      g_test_message ("%s: %s in %s style is %.3f, TeX makes it %.3f", tex, names[i], display ? "display" : "text", ours[i],
                      reference);
      fine = FALSE;
    }
  return fine;
}

static char **
read_table (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("HANJANG_TEST_SOURCE"), "tests", "formula", "reference.tsv", NULL);
  g_autofree char *text = NULL;
  GError *error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (text, "\n", -1);
}

static void
test_reference (void)
{
  g_auto (GStrv) lines = read_table ();
  guint n = 0, wrong = 0;

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", COLUMNS);

      if (lines[i][0] == '#' || g_strv_length (cells) < COLUMNS)
        continue;
      n++;
      wrong += !check_style (cells[6], FALSE, cells) + !check_style (cells[6], TRUE, cells + 3);
    }
  g_assert_cmpuint (n, >, 200);
  g_assert_cmpuint (wrong, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/reference", test_reference);
  return g_test_run ();
}
