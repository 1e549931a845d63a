/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Set formulas: the rules of TeX, coverage of commands, places, drawing. The numbers themselves are compared with
 * LuaTeX's in test-reference. */
#include "hj-typeset.h"

#include <math.h>
#include <string.h>

typedef struct { double width, height, depth; } Size;

static Size
measure (const char *tex, gboolean display)
{
  /* Of 18 px an em, so that a mu is a pixel. */
  const HjTypesetOptions options = { .size = 18, .display = display };
  g_autoptr (HjTypeset) set = hj_typeset_new (tex, &options);
  Size size;

  g_assert_cmpstr (hj_typeset_get_unknown (set), ==, NULL);
  hj_typeset_measure (set, &size.width, &size.height, &size.depth);
  return size;
}

static void
assert_near (const char *what, double have, double want)
{
  if (fabs (have - want) > 0.01)
    g_error ("%s: %.3f, not %.3f", what, have, want);
}

/* ---- Spaces ---- */

static void
test_pairs (void)
{
  /* What each pair adds, in mu; the TeXbook, page 170. Binary operators depend on both neighbours: see below. */
  static const char *const signs[] = { "1", "\\mathop{11}", "=", "(", ")", "," };
  static const int mu[6][6] = { { 0, 3, 5, 0, 0, 0 }, { 3, 3, 5, 0, 0, 0 }, { 5, 5, 0, 5, 0, 0 },
                                { 0, 0, 0, 0, 0, 0 }, { 0, 3, 5, 0, 0, 0 }, { 3, 3, 3, 3, 3, 3 } };

  for (guint i = 0; i < 6; i++)
    for (guint j = 0; j < 6; j++)
      {
        g_autofree char *pair = g_strconcat (signs[i], signs[j], NULL);
        double alone = measure (signs[i], FALSE).width + measure (signs[j], FALSE).width;

        assert_near (pair, measure (pair, FALSE).width - alone, mu[i][j]);
      }
}

/* TeX, how much wider than its parts set side by side in braces, in mu. */
static const struct { const char *tex, *parts; double mu; } spaced[] = {
  { "1+1", "{1}{+}{1}", 8 },
  { "+1", "{+}{1}", 0 },
  { "1+", "{1}{+}", 0 },
  { "1=+1", "{1}{=}{+}{1}", 10 },
  { "1++1", "{1}{+}{+}{1}", 8 },
  { "(+1)", "{(}{+}{1}{)}", 0 },
  { "1+)", "{1}{+}{)}", 0 },
  { "1,+1", "{1}{,}{+}{1}", 3 },
  { "\\mathop{11}+1", "{11}{+}{1}", 3 },
  { "1\\left(1\\right)1", "{1}{\\left(1\\right)}{1}", 6 },
  { "1\\frac111", "{1}{\\frac11}{1}", 0 },
  { "1\\ldots1", "{1}{\\ldots}{1}", 6 },
  { "\\scriptstyle1+1=1", "\\scriptstyle{1}{+}{1}{=}{1}", 0 },
  { "1\\,1", "11", 3 },
  { "1\\:1", "11", 4 },
  { "1\\;1", "11", 5 },
  { "1\\!1", "11", -3 },
  { "1\\quad1", "11", 18 },
  { "1\\mkern7mu1", "11", 7 },
  { "1\\hspace{2em}1", "11", 36 },
  { "1\\phantom{2}1", "121", 0 },
  { "1{+}1", "{1}{+}{1}", 0 },
  { "1\\mathbin{1}1", "111", 8 },
  { "1\\mathrel{1}1", "111", 10 },
  { "1:1", "{1}{:}{1}", 10 },
  { "1\\colon1", "{1}{:}{1}", 3 },
  { "1\\mid1", "{1}{\\mid}{1}", 10 },
  { "1|1", "{1}{|}{1}", 0 },
  { "1 \n 1\xe2\x80\x8b", "11", 0 },
};

static void
test_spaces (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spaced); i++)
    assert_near (spaced[i].tex, measure (spaced[i].tex, FALSE).width - measure (spaced[i].parts, FALSE).width, spaced[i].mu);
}

/* ---- Styles ---- */

static void
test_styles (void)
{
  Size text = measure ("\\frac11", FALSE), display = measure ("\\frac11", TRUE);

  g_assert_cmpfloat (display.height, >, text.height);
  assert_near ("dfrac", measure ("\\dfrac11", FALSE).height, display.height);
  assert_near ("tfrac", measure ("\\tfrac11", TRUE).height, text.height);
  assert_near ("displaystyle", measure ("\\displaystyle\\frac11", FALSE).height, display.height);
  assert_near ("script of a script", measure ("x^{x^{x^1}}", FALSE).width - measure ("x^{x^x}", FALSE).width,
               measure ("\\scriptscriptstyle x^1", FALSE).width - measure ("\\scriptscriptstyle x", FALSE).width);
}

static void
test_cramped (void)
{
  /* A raised sign under a rule, or in a denominator, stands lower. */
  double free_height = measure ("\\textstyle x^1", FALSE).height, base = measure ("\\overline{x}", FALSE).height;
  double rule = base - measure ("x", FALSE).height;

  g_assert_cmpfloat (measure ("\\overline{x^1}", FALSE).height, <, free_height + rule - 0.5);
}

static void
test_limits (void)
{
  Size beside = measure ("\\sum_1^1", FALSE), above = measure ("\\sum_1^1", TRUE);

  g_assert_cmpfloat (above.height, >, beside.height + 4);
  assert_near ("limits", measure ("\\textstyle\\sum\\limits_1^1", FALSE).width, measure ("\\textstyle\\sum", FALSE).width);
  assert_near ("nolimits", measure ("\\textstyle\\sum\\nolimits_1", TRUE).width, measure ("\\sum_1", FALSE).width);
  g_assert_cmpfloat (measure ("\\int_1^1", TRUE).width, >, measure ("\\int", TRUE).width);
  assert_near ("lim", measure ("\\lim_1", TRUE).width, measure ("\\lim", TRUE).width);
  g_assert_cmpfloat (measure ("\\lim_1", FALSE).width, >, measure ("\\lim", FALSE).width + 4);
}

/* ---- Growing ---- */

static void
test_delimiters (void)
{
  static const char *const pairs[][2] = { { "(", ")" }, { "[", "]" }, { "\\{", "\\}" }, { "|", "|" }, { "\\|", "\\|" },
                                          { "\\lfloor", "\\rfloor" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint n = 1; n < 24; n++)
      {
        g_autoptr (GString) rows = g_string_new (NULL);
        g_autofree char *tex = NULL;
        Size whole;

        for (guint k = 0; k < n; k++)
          g_string_append (rows, "1\\\\");
        tex = g_strdup_printf ("\\left%s\\begin{matrix}%s\\end{matrix}\\right%s", pairs[i][0], rows->str, pairs[i][1]);
        whole = measure (tex, FALSE);
        /* Not less than nine tenths of the rows, and not a whole line more than they need. */
        g_assert_cmpfloat (whole.height + whole.depth, >=, 0.9 * n * 1.2 * 18);
        g_assert_cmpfloat (whole.height + whole.depth, <=, (n * 1.2 + 0.8) * 18);
      }
}

static void
test_sized_delimiters (void)
{
  static const char *const sizes[] = { "(", "\\big(", "\\Big(", "\\bigg(", "\\Bigg(" };

  for (guint i = 1; i < G_N_ELEMENTS (sizes); i++)
    g_assert_cmpfloat (measure (sizes[i], FALSE).height, >, measure (sizes[i - 1], FALSE).height + 1);
  assert_near ("in a script", measure ("\\scriptstyle\\Big(", FALSE).height, measure ("\\Big(", FALSE).height);
}

static void
test_wide_signs (void)
{
  g_assert_cmpfloat (measure ("\\xrightarrow{aaaaaaaaaaaa}", FALSE).width, >, measure ("\\xrightarrow{a}", FALSE).width + 30);
  assert_near ("brace", measure ("\\overbrace{aaaaaaaaaaaa}", FALSE).width, measure ("aaaaaaaaaaaa", FALSE).width);
  g_assert_cmpfloat (measure ("\\sqrt{\\frac{\\frac11}{\\frac11}}", TRUE).height, >, measure ("\\frac{\\frac11}{\\frac11}", TRUE).height);
}

/* ---- Alike ---- */

/* Two ways to write the same. */
static const char *const alike[][2] = {
  { "$x$", "x" }, { "$$x$$", "x" }, { "\\(x\\)", "x" }, { "\\[x\\]", "x" },
  { "x_1^2", "x^2_1" }, { "x'^2", "x^{\\prime2}" }, { "x²", "x^2" }, { "xₜ₊₁", "x_{t+1}" },
  { "x̂", "\\hat x" }, { "ŷ", "\\hat y" }, { "∑_i", "\\sum_i" }, { "a≤b", "a\\le b" }, { "a→b", "a\\to b" },
  { "α∈ℝ", "\\alpha\\in\\mathbb R" }, { "a−b", "a-b" }, { "a\302\240b", "ab" }, { "a\342\200\213b", "ab" },
  { "a\342\200\256b", "ab" }, { "\\frac12", "\\frac{1}{2}" }, { "\\sqrt2", "\\sqrt{2}" }, { "x_\\mathbf x", "x_{\\mathbf x}" },
  { "x_\\max", "x_{\\max}" }, { "\\hat\\mathbf x", "\\hat{\\mathbf x}" }, { "{a\\over b}", "\\frac ab" },
  { "{n\\choose k}", "\\binom nk" }, { "{\\bf x}y", "\\mathbf x y" }, { "{\\rm d}x", "\\mathrm dx" },
  { "\\bm x", "\\boldsymbol{x}" }, { "\\operatorname{max}x", "\\mathop{\\mathrm{max}}x" }, { "a\\ne b", "a\\not=b" },
  { "\\lvert x\\rvert", "|x|" }, { "\\textcolor{red}{x}+y", "x+y" }, { "\\color{#ff0000}x", "x" }, { "x\\label{eq}", "x" },
  { "\\dots+", "\\cdots+" }, { "x\\nonumber", "x" }, { "a%comment\nb", "ab" },
  { "\\newcommand{\\R}{\\mathbb R}x\\in\\R", "x\\in\\mathbb R" },
  { "\\newcommand{\\f}[2]{\\frac{#1}{#2}}\\f ab", "\\frac ab" },
  { "\\newcommand{\\f}[2][1]{#1#2}\\f a\\f[2]b", "1a2b" },
  { "\\def\\v#1{\\mathbf{#1}}\\v x", "\\mathbf x" }, { "\\let\\a=\\alpha\\a", "\\alpha" },
  { "\\DeclareMathOperator{\\tra}{tra}\\tra A", "\\operatorname{tra}A" },
  { "\\renewcommand{\\a}{\\alpha}\\a b", "\\alpha b" }, { "\\def\\a{\\b}\\def\\b{x}\\a", "x" },
};

static void
test_alike (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      Size one = measure (alike[i][0], FALSE), other = measure (alike[i][1], FALSE);

      assert_near (alike[i][0], one.width, other.width);
      assert_near (alike[i][0], one.height, other.height);
      assert_near (alike[i][0], one.depth, other.depth);
    }
}

static void
test_macros_of_the_note (void)
{
  const HjTypesetOptions options = { .size = 18, .macros = "\\newcommand{\\E}[1]{\\mathbb{E}[#1]}" };
  g_autoptr (HjTypeset) set = hj_typeset_new ("\\E{x}", &options);
  double width;

  g_assert_cmpstr (hj_typeset_get_unknown (set), ==, NULL);
  hj_typeset_measure (set, &width, NULL, NULL);
  assert_near ("macro of the note", width, measure ("\\mathbb{E}[x]", FALSE).width);
}

/* ---- Places ---- */

static void
test_find_symbol (void)
{
  g_autoptr (HjTypeset) set = hj_typeset_new ("\\frac{QK^\\top}{\\sqrt{d_{k}}}+d_k+d_j", NULL);
  g_autoptr (GArray) areas = hj_typeset_find_symbol (set, "d_k"), none = hj_typeset_find_symbol (set, "z");
  double width, height, depth;

  hj_typeset_measure (set, &width, &height, &depth);
  g_assert_cmpuint (areas->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < areas->len; i++)
    {
      HjTypesetArea area = g_array_index (areas, HjTypesetArea, i), picked;
      g_autofree char *tex = hj_typeset_pick (set, area.x + 1, area.y + area.height / 2, &picked);

      g_assert_true (area.x >= 0 && area.x + area.width <= width && area.y >= -height && area.y + area.height <= depth);
      g_assert_true (area.width > 5 && area.height > 5);
      g_assert_cmpstr (tex, ==, i == 0 ? "d_{k}" : "d_k");
      assert_near ("picked", picked.x, area.x);
    }
}

/* ---- Width ---- */

static void
test_fit (void)
{
  HjTypesetOptions options = { .size = 18, .display = TRUE, .max_width = 120 };
  g_autoptr (HjTypeset) broken = hj_typeset_new ("a=b+c=d+e=f+g=h+i=j+k=l+m", &options);
  g_autoptr (HjTypeset) scaled = hj_typeset_new ("\\frac{aaaaaaaaaaaaaaaaaa}{b}", &options);
  double width, height, depth;

  hj_typeset_measure (broken, &width, &height, &depth);
  g_assert_cmpfloat (width, <=, 120);
  g_assert_cmpfloat (height + depth, >, 3 * 18);
  g_assert_cmpfloat (hj_typeset_get_scale (broken), ==, 1);
  hj_typeset_measure (scaled, &width, NULL, NULL);
  g_assert_cmpfloat (hj_typeset_get_scale (scaled), <, 1);
  g_assert_cmpfloat (hj_typeset_get_scale (scaled), >=, 0.6);
  g_assert_cmpfloat (width, <=, 175);
}

static HjTypesetArea
find_one (const HjTypeset *set, const char *symbol)
{
  g_autoptr (GArray) areas = hj_typeset_find_symbol (set, symbol);

  g_assert_cmpuint (areas->len, ==, 1);
  return g_array_index (areas, HjTypesetArea, 0);
}

/* Scripts at the left and right of a sign, each at its own corner. */
static void
test_corners (void)
{
  g_autoptr (HjTypeset) sides = hj_typeset_new ("\\sideset{_a^b}{_c^d}\\prod", NULL);
  g_autoptr (HjTypeset) before = hj_typeset_new ("\\prescript{b}{a}{X}", NULL);
  HjTypesetArea a = find_one (sides, "a"), b = find_one (sides, "b"), c = find_one (sides, "c"), d = find_one (sides, "d");

  g_assert_true (a.y > b.y + b.height && c.y > d.y + d.height);
  g_assert_true (MAX (a.x + a.width, b.x + b.width) + 8 < MIN (c.x, d.x));
  a = find_one (before, "a");
  b = find_one (before, "b");
  g_assert_true (a.y > b.y + b.height);
  g_assert_true (MAX (a.x + a.width, b.x + b.width) <= find_one (before, "X").x);
}

/* ---- Drawing ---- */

/* All ink is near the box that was promised, and there is some. */
static void
test_ink (void)
{
  static const char *const formulas[] = { "x", "\\frac{a}{b}", "\\sqrt{x}", "\\text{손실}", "\\foo", "\\boxed{x}", "\\cancel{x}",
                                          "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", "\\int_0^1", "손실", "\\textcolor{red}{x}" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (HjTypeset) set = hj_typeset_new (formulas[i], NULL);
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double width, height, depth, x, y, w, h;

      hj_typeset_measure (set, &width, &height, &depth);
      hj_typeset_draw (set, cr, 100, 100);
      cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      g_assert_true (w > 2 && h > 2);
      g_assert_true (x > 96 && x + w < 104 + width && y > 96 - height && y + h < 104 + depth);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* How much ink TEX takes. */
static double
weigh (const char *tex)
{
  g_autoptr (HjTypeset) set = hj_typeset_new (tex, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 120, 120);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels;
  double ink = 0;

  hj_typeset_draw (set, cr, 10, 60);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int i = 0; i < 120 * cairo_image_surface_get_stride (surface); i++)
    ink += pixels[i] / 255.0;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

/* Half of a dashed line is gaps. */
static void
test_dashed_lines (void)
{
  double none = weigh ("\\begin{array}{c} aaaa \\\\ b \\end{array}");
  double full = weigh ("\\begin{array}{c} aaaa \\\\ \\hline b \\end{array}") - none;
  double dashed = weigh ("\\begin{array}{c} aaaa \\\\ \\hdashline b \\end{array}") - none;

  g_assert_cmpfloat (full, >, 10);
  g_assert_cmpfloat (dashed, >, 0.35 * full);
  g_assert_cmpfloat (dashed, <, 0.65 * full);
}

/* A line that is too long ends outside of brackets, rather before a relation, best of all where a wide space is. */
static void
test_places_of_breaks (void)
{
  static const struct {
    const char *tex, *first; /* the first thing of the second line */
  } cases[] = {
    { "aaaaaa(b+c) = ddddddddd", "=" },
    { "aaa = bbb + ccc + ddddd", "+" },
    { "aaaaaaaaaaaa = b + cccccccccc", "=" },
    { "a = b, \\qquad ccccccc = dddd", "c" },
    { "aaaaaaaaa + (bb - ccccccc)", "+" },
    { "aaaaaaaaa + \\big[ b - cccccc \\big]", "+" },
    { "aaaaaaaaaaaa(bbb + ccccccc)", "+" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double whole, depth;
      HjTypesetOptions options = { .display = TRUE };
      g_autoptr (HjTypeset) wide = hj_typeset_new (cases[i].tex, &options);
      g_autoptr (HjTypeset) broken = NULL;
      g_autofree char *first = NULL;
      HjTypesetArea area;

      hj_typeset_measure (wide, &whole, NULL, NULL);
      options.max_width = whole * 0.8;
      broken = hj_typeset_new (cases[i].tex, &options);
      hj_typeset_measure (broken, NULL, NULL, &depth);
      g_assert_cmpfloat (depth, >, 10);
      /* The second line begins two em to the right. */
      for (double x = 33; !first && x < 60; x++)
        for (double y = depth - 10; !first && y < depth - 2; y++)
          first = hj_typeset_pick (broken, x, y, &area);
      g_assert_cmpstr (first, ==, cases[i].first);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/pairs", test_pairs);
  g_test_add_func ("/typeset/spaces", test_spaces);
  g_test_add_func ("/typeset/styles", test_styles);
  g_test_add_func ("/typeset/cramped", test_cramped);
  g_test_add_func ("/typeset/limits", test_limits);
  g_test_add_func ("/typeset/delimiters", test_delimiters);
  g_test_add_func ("/typeset/sized-delimiters", test_sized_delimiters);
  g_test_add_func ("/typeset/wide-signs", test_wide_signs);
  g_test_add_func ("/typeset/alike", test_alike);
  g_test_add_func ("/typeset/macros-of-the-note", test_macros_of_the_note);
  g_test_add_func ("/typeset/find-symbol", test_find_symbol);
  g_test_add_func ("/typeset/fit", test_fit);
  g_test_add_func ("/typeset/corners", test_corners);
  g_test_add_func ("/typeset/ink", test_ink);
  g_test_add_func ("/typeset/dashed-lines", test_dashed_lines);
  g_test_add_func ("/typeset/places-of-breaks", test_places_of_breaks);
  return g_test_run ();
}
