/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas that are wrong, endless or malicious: set in bounded space, on a small stack, and named. */
#include "hj-typeset.h"

#include <math.h>
#include <string.h>

/* Nothing of it may be wider or higher than this many pixels; a page of notes is a hundredth of it. */
#define LIMIT 1000000

static void
assert_problem (const char *tex, HjTypesetProblem problem, const char *unknown)
{
  const HjTypesetOptions options = { .size = 16, .display = TRUE, .max_width = 600 };
  g_autoptr (HjTypeset) set = hj_typeset_new (tex, &options);
  g_autofree char *sentence = hj_typeset_describe_problem (set);
  double width, height, depth;

  hj_typeset_measure (set, &width, &height, &depth);
  g_assert_true (isfinite (width) && width >= 0 && width < LIMIT);
  g_assert_true (isfinite (height) && height > -LIMIT && height < LIMIT && depth < LIMIT);
  if (hj_typeset_get_problem (set) != problem)
    g_error ("%.40s: problem %d, not %d", tex, hj_typeset_get_problem (set), problem);
  if (unknown)
    g_assert_cmpstr (hj_typeset_get_unknown (set), ==, unknown);
  g_assert_true ((sentence != NULL) == (problem != HJ_TYPESET_FINE));
  g_assert_true (!hj_typeset_get_unknown (set) || g_utf8_validate (hj_typeset_get_unknown (set), -1, NULL));
  if (problem)
    g_assert_cmpfloat (width, >, 2); /* it is shown */
}

/* ---- Authors' errors ---- */

static const struct { const char *tex; HjTypesetProblem problem; const char *unknown; } errors[] = {
  { "", HJ_TYPESET_FINE, NULL },
  { "   ", HJ_TYPESET_FINE, NULL },
  { "\\foo", HJ_TYPESET_UNKNOWN_COMMAND, "\\foo" },
  { "a+\\foo{x}+\\bar", HJ_TYPESET_UNKNOWN_COMMAND, "\\foo" },
  { "\\begin{foo}a&b\\end{foo}", HJ_TYPESET_UNKNOWN_COMMAND, "\\begin{foo}" },
  { "\\color{nocolour}x", HJ_TYPESET_UNKNOWN_COMMAND, "nocolour" },
  { "\\left\\foo x\\right)", HJ_TYPESET_UNKNOWN_COMMAND, "\\foo" },
  { "\\", HJ_TYPESET_UNKNOWN_COMMAND, "\\" },
  { "{a", HJ_TYPESET_UNBALANCED, "{" },
  { "a}", HJ_TYPESET_UNBALANCED, "}" },
  { "\\left(a", HJ_TYPESET_UNBALANCED, "\\left" },
  { "a\\right)", HJ_TYPESET_UNBALANCED, "\\right" },
  { "\\begin{matrix}a", HJ_TYPESET_UNBALANCED, "\\begin{matrix}" },
  { "a\\end{matrix}", HJ_TYPESET_UNBALANCED, "\\end{matrix}" },
  { "\\text{a", HJ_TYPESET_UNBALANCED, "{" },
  { "\\frac", HJ_TYPESET_MISSING, NULL },
  { "\\frac{a}", HJ_TYPESET_MISSING, NULL },
  { "x^", HJ_TYPESET_MISSING, NULL },
  { "x_}", HJ_TYPESET_MISSING, "}" },
  { "\\sqrt", HJ_TYPESET_MISSING, NULL },
  { "a & b", HJ_TYPESET_MISPLACED, "&" },
  { "a $ b", HJ_TYPESET_MISPLACED, "$" },
  { "x^a^b", HJ_TYPESET_MISPLACED, "^" },
  { "\\newcommand", HJ_TYPESET_UNKNOWN_COMMAND, "\\newcommand" },
};

static void
test_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    assert_problem (errors[i].tex, errors[i].problem, errors[i].unknown);
}

/* ---- Much of one thing ---- */

static const struct { const char *start, *piece; guint times; const char *end; HjTypesetProblem problem; } repeated[] = {
  { "", "{", 1 << 20, "", HJ_TYPESET_TOO_LONG },
  { "", "{", 60000, "", HJ_TYPESET_TOO_DEEP },
  { "", "\\frac{1}{", 10000, "x", HJ_TYPESET_TOO_LONG },
  { "", "\\frac{1}{", 7000, "x", HJ_TYPESET_TOO_DEEP },
  { "", "\\frac1", 10000, "x", HJ_TYPESET_TOO_DEEP },
  { "", "\\sqrt", 8000, "x", HJ_TYPESET_TOO_DEEP },
  { "", "x^{", 15000, "x", HJ_TYPESET_TOO_DEEP },
  { "", "\\left(", 8000, "x", HJ_TYPESET_TOO_DEEP },
  { "", "\\begin{matrix}", 4000, "x", HJ_TYPESET_TOO_DEEP },
  { "", "\\text{", 9000, "x", HJ_TYPESET_UNBALANCED },
  { "", "\\text{$", 8000, "x", HJ_TYPESET_UNBALANCED },
  { "", "\\hat", 10000, "x", HJ_TYPESET_TOO_DEEP },
  { "", "\\not", 10000, "=", HJ_TYPESET_TOO_DEEP },
  { "", "\\over", 10000, "", HJ_TYPESET_TOO_DEEP },
  { "", "{x\\choose ", 6000, "", HJ_TYPESET_TOO_DEEP },
  { "", "\\substack{", 6000, "", HJ_TYPESET_TOO_DEEP },
  { "x", "^x", 30000, "", HJ_TYPESET_MISPLACED },
  { "x", "'", 60000, "", HJ_TYPESET_FINE },
  { "x", "\314\202", 30000, "", HJ_TYPESET_FINE },
  { "", "x+", 30000, "x", HJ_TYPESET_FINE },
  { "", "가x", 10000, "", HJ_TYPESET_FINE },
  { "", "&", 30000, "", HJ_TYPESET_MISPLACED },
  { "\\begin{matrix}", "&&&&&&&&&&&&&&&&&&&&&\\\\", 2000, "\\end{matrix}", HJ_TYPESET_TOO_LONG },
  { "\\left(\\begin{matrix}", "a\\\\", 10000, "\\end{matrix}\\right)", HJ_TYPESET_FINE },
  { "\\begin{array}{*{99}{*{99}{*{99}{c}}}}", "x", 1, "\\end{array}", HJ_TYPESET_FINE },
  { "", "[", 60000, "", HJ_TYPESET_FINE },
  { "", "\\sqrt[", 9000, "", HJ_TYPESET_FINE },
  { "", "%", 60000, "", HJ_TYPESET_FINE },
};

static void
test_repeated (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autoptr (GString) tex = g_string_new (repeated[i].start);

      for (guint k = 0; k < repeated[i].times; k++)
        g_string_append (tex, repeated[i].piece);
      g_string_append (tex, repeated[i].end);
      assert_problem (tex->str, repeated[i].problem, NULL);
    }
}

/* ---- Macros ---- */

static void
test_macros (void)
{
  assert_problem ("\\newcommand{\\a}{\\a}\\a", HJ_TYPESET_ENDLESS_MACRO, "\\a");
  assert_problem ("\\def\\a{\\b\\b}\\def\\b{\\a\\a}\\a", HJ_TYPESET_ENDLESS_MACRO, NULL);
  assert_problem ("\\def\\a{xxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b}"
                  "\\def\\d{\\c\\c\\c\\c\\c\\c\\c\\c}\\def\\e{\\d\\d\\d\\d\\d\\d\\d\\d}\\e\\e\\e", HJ_TYPESET_ENDLESS_MACRO, NULL);
  assert_problem ("\\newcommand{\\f}[1]{#1#1#1#1#1#1#1#1}\\f{\\f{\\f{\\f{\\f{\\f{\\f{x}}}}}}}", HJ_TYPESET_ENDLESS_MACRO, NULL);
  assert_problem ("\\newcommand{\\f}[1]{#1}\\f", HJ_TYPESET_FINE, NULL);
}

/* ---- Bytes ---- */

static void
test_bytes (void)
{
  static const char *const sources[] = { "a\xff\xfe b\xc3", "\x80", "a\xe2\x80\xae" "b\xe2\x81\xa6" "c", "\x01\x02x\x7f", "\xf0\x9f\x98\x80" };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    assert_problem (sources[i], HJ_TYPESET_FINE, NULL);
}

/* ---- Chance ---- */

static const char *const pieces[] = {
  "{", "}", "^", "_", "&", "\\\\", "[", "]", "'", "x", "1", "+", "=", ",", "|", "$", "%", " ", "가", "²", "x̂", "{x}", "[2]",
  "\\left(", "\\right)", "\\right.", "\\middle|", "\\over", "{c|c}", "\\sum", "\\int", "\\limits", "\\frac", "\\sqrt",
  "\\text{", "\\text", "\\hat", "\\mathbf", "\\rm", "\\overbrace", "\\underset", "\\xrightarrow", "\\boxed", "\\color{red}",
  "\\not", "\\big", "\\binom", "\\begin{matrix}", "\\end{matrix}", "\\begin{array}", "\\end{array}", "\\begin{cases}",
  "\\end{cases}", "\\begin{aligned}", "\\end{aligned}", "\\substack", "\\operatorname", "\\tag", "\\dots", "\\hspace", "\\mkern",
  "\\newcommand{\\q}[1]{#1x}", "\\q", "\\def\\q#1{#1#1}", "\\cancel", "\\displaystyle", "\\phantom", "\\pmod", "\\genfrac",
};

/* Commands in an order nobody writes: set, measured, drawn. The seed is of the test. */
static void
test_chance (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 64, 64);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) tex = g_string_new (NULL);
      g_autoptr (HjTypeset) set = NULL;
      double width, height, depth;

      for (gint32 n = g_test_rand_int_range (1, 24); n > 0; n--)
        g_string_append (tex, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      set = hj_typeset_new (tex->str, NULL);
      hj_typeset_measure (set, &width, &height, &depth);
      if (!isfinite (width) || !isfinite (height) || !isfinite (depth) || fabs (width) > LIMIT || height > LIMIT)
        g_error ("%s: %g × %g + %g", tex->str, width, height, depth);
      hj_typeset_draw (set, cr, 0, 32);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* ---- A small stack ---- */

static gpointer
run_in_thread (gpointer data)
{
  test_repeated ();
  return NULL;
}

/* Another thread than the one that opened the fonts; worker threads of a desktop have little stack. */
static void
test_threads (void)
{
  GThread *threads[2];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("typeset", run_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/errors", test_errors);
  g_test_add_func ("/typeset/repeated", test_repeated);
  g_test_add_func ("/typeset/macros", test_macros);
  g_test_add_func ("/typeset/bytes", test_bytes);
  g_test_add_func ("/typeset/chance", test_chance);
  g_test_add_func ("/typeset/threads", test_threads);
  return g_test_run ();
}
