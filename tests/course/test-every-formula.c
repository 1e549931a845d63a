/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every formula of the course, and of the real notes where they are at hand, can be set and read aloud. */
#include "../real-notes.h"
#include "hj-course.h"
#include "hj-formula.h"
#include "hj-note-formulas.h"
#include "hj-typeset.h"

#include <string.h>

static void
check_formula (const HjNoteFormula *formula, const char *macros, const char *what)
{
  HjTypesetOptions options = { .size = 16, .display = formula->display, .macros = macros };
  g_autoptr (HjTypeset) typeset = hj_typeset_new (formula->tex, &options);
  g_autofree char *problem = hj_typeset_describe_problem (typeset);
  double width, height, depth;

  if (problem)
    g_error ("%s:%d: %s: %s", what, formula->line, formula->tex, problem);
  hj_typeset_measure (typeset, &width, &height, &depth);
  g_assert_cmpfloat (width, >, 0);
  g_assert_cmpfloat (height + depth, >, 0);
  for (int lang = HJ_LANG_KO; lang <= HJ_LANG_EN; lang++)
    {
      g_autofree char *words = hj_formula_to_speech (formula->tex, macros, lang);

      g_assert_true (*words);
      g_assert_null (strchr (words, '\\'));
    }
}

static guint
check_note (GBytes *bytes, const char *what)
{
  g_autoptr (HjNote) note = hj_note_read (bytes, what, NULL);
  g_autoptr (GArray) formulas = note ? hj_note_list_formulas (note) : NULL;
  g_autofree char *macros = note ? hj_note_dup_macros (note) : NULL;

  for (guint i = 0; formulas && i < formulas->len; i++)
    check_formula (&g_array_index (formulas, HjNoteFormula, i), macros, what);
  return formulas ? formulas->len : 0;
}

static void
test_course (void)
{
  guint n = 0;

  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    for (int lang = HJ_LANG_KO; lang <= HJ_LANG_EN; lang++)
      {
        const char *id = hj_course_get_topic (i)->id;
        g_autoptr (GBytes) bytes = hj_course_dup_note (id, lang);

        n += bytes ? check_note (bytes, id) : 0;
      }
  g_assert_cmpuint (n, >, 100);
}

static void
test_real (void)
{
  for (guint i = 0; i < N_REAL; i++)
    {
      g_autoptr (GBytes) bytes = load_real_bytes (real_names[i]);

      if (bytes)
        check_note (bytes, real_names[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/every-formula/course", test_course);
  g_test_add_func ("/every-formula/real", test_real);
  return g_test_run ();
}
