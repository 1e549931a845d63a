/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas as readable runs: what they look like, and that nothing hostile stops them. */
#include "hj-formula.h"

#include <string.h>

static const struct { const char *tex, *want; } texts[] = {
  { "x", "x" },
  { "$x$", "x" },
  { "$$x + y$$", "x + y" },
  { "", "" },
  { "a=b+c-d", "a = b + c − d" },
  { "-x", "−x" },
  { "a = -b", "a = −b" },
  { "(-1)^n", "(−1)ⁿ" },
  { "\\text{softmax}\\left(\\frac{QK^T}{\\sqrt{d_k}}\\right)V", "softmax(QKᵀ/√dₖ)V" },
  { "\\mathrm{Attention}(Q,K,V)=\\mathrm{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V",
    "Attention(Q, K, V) = softmax(QKᵀ/√dₖ)V" },
  { "\\frac{1}{2}x", "(1/2)x" },
  { "x\\frac12", "x(1/2)" },
  { "\\frac{a+b}{c}", "(a + b)/c" },
  { "\\frac{a}{2\\sigma^2}", "a/(2σ²)" },
  { "\\frac{\\partial L}{\\partial w}", "∂L/∂w" },
  { "\\frac{e^{z_i}}{\\sum_{j=1}^{K} e^{z_j}}", "e^zᵢ/(∑ⱼ₌₁ᴷ e^zⱼ)" },
  { "\\frac{f(x)}{g(x)}", "f(x)/g(x)" },
  { "\\frac{1}{2(x+y)}", "1/(2(x + y))" },
  { "\\sqrt{x+y}", "√(x + y)" },
  { "\\sqrt[3]{x}", "³√x" },
  { "\\sum_{i=1}^{n} x_i", "∑ᵢ₌₁ⁿ xᵢ" },
  { "\\prod_{t=1}^T \\alpha_t", "∏ₜ₌₁ᵀ αₜ" },
  { "\\mathbb{E}_{x \\sim p}[f(x)]", "𝔼_(x∼p)[f(x)]" },
  { "\\mathbb R^{n\\times d}", "ℝ^(n×d)" },
  { "\\mathcal{L}_{\\text{CE}}", "ℒ_CE" },
  { "L_{CE}x", "L_CE x" },
  { "\\mathcal N(0, I)", "𝒩(0, I)" },
  { "-\\log p(x)", "−log p(x)" },
  { "\\log(1-D(G(z)))", "log(1 − D(G(z)))" },
  { "\\min_G \\max_D V(D,G)", "min_G max_D V(D, G)" },
  { "\\max(0, x)", "max(0, x)" },
  { "\\hat{y}", "ŷ" },
  { "\\bar{\\alpha}_t", "\316\261\314\204ₜ" },
  { "\\tilde{x}", "x̃" },
  { "\\hat{x_t}", "x̂ₜ" },
  { "\\epsilon_\\theta(x_t, t)", "ε_θ(xₜ, t)" },
  { "\\theta \\leftarrow \\theta - \\eta \\nabla_\\theta L", "θ ← θ − η∇_θ L" },
  { "a \\le b \\ge c \\ne d \\approx e", "a ≤ b ≥ c ≠ d ≈ e" },
  { "x \\to \\infty", "x → ∞" },
  { "f \\odot g \\otimes h", "f ⊙ g ⊗ h" },
  { "a \\cdot b", "a·b" },
  { "p(x \\mid y)", "p(x | y)" },
  { "D_{\\mathrm{KL}}(p \\| q)", "D_KL(p‖q)" },
  { "\\{1, \\ldots, n\\}", "{1, …, n}" },
  { "f'(x)", "f′(x)" },
  { "x^2_i", "xᵢ²" },
  { "x^a^b", "xᵃᵇ" },
  { "{n \\choose k}", "C(n, k)" },
  { "\\binom{n}{k}", "C(n, k)" },
  { "{a \\over b}", "a/b" },
  { "\\operatorname{softmax}(z)", "softmax(z)" },
  { "\\operatorname*{arg\\,max}_x f(x)", "arg maxₓ f(x)" },
  { "x = \\begin{cases} 1 & \\text{if } y > 0 \\\\ 0 & \\text{else} \\end{cases}",
    "x = { 1  if y > 0\n{ 0  else" },
  { "\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}", "a = b\nc = d" },
  { "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}", "[1  2]\n[3  4]" },
  { "\\underset{x}{\\operatorname{argmin}} f", "argminₓ f" },
  { "A \\xrightarrow{f} B", "A →ᶠ B" },
  { "\\boldsymbol{x}\\bm y", "xy" },
  { "x \\not= y", "x ≠ y" },
  { "정확도 = \\frac{TP}{전체 수}", "정확도 = TP/전체 수" },
  { "\\foo{x} + 1", "\\foo x + 1" },
  { "x \\quad y", "x  y" },
  { "L_G = -\\,\\mathbb{E}[x]", "L_G = −𝔼[x]" },
  { "\\big(x\\big)", "(x)" },
  { "\\left. x \\right|_0", "x|₀" },
  { "x\\,dx", "x dx" },
  { "3.14x", "3.14x" },
  { "a/b", "a/b" },
  { "\\textcolor{red}{x}", "x" },
  { "\\int_0^1 f(x)\\,dx", "∫₀¹ f(x) dx" },
  { "5\\%", "5%" },
  { "x_\\theta", "x_θ" },
  { "{\\bf x} y", "xy" },
  { "\\mathrm{TP} \\mathrm{FP}", "TP FP" },
  { "f''(x)", "f″(x)" },
  { "\\left(a \\middle| b\\right)", "(a | b)" },
  { "\\underbrace{a+b}_{n}", "(a + b)ₙ" },
  { "\\left(\\begin{matrix}a\\\\b\\end{matrix}\\right)", "(a)\n(b)" },
  { "\\sum_{\\substack{i<n\\\\ j<m}} a", "∑_(i<n, j<m) a" },
  { "a=b \\tag{1}", "a = b  (1)" },
  { "\\newcommand{\\R}{\\mathbb R} x \\in \\R", "x ∈ ℝ" },
  { "a \\not\\propto b", "a ∝\314\270 b" },
  { "\\cancel{x} + y", "x + y" },
  { "\302\240x\342\200\213y", "xy" },
};

static const struct { const char *tex, *ko, *en; } speeches[] = {
  { "y = x^2", "y 는 x 제곱", "y equals x squared" },
  { "\\frac{a}{b}", "b 분의 a", "a over b" },
  { "\\sqrt{d_k}", "루트 d 아래 k", "the square root of d sub k" },
  { "\\sum_{i=1}^{n} x_i", "i 는 1 부터 n 까지 합 x 아래 i", "the sum from i equals 1 to n of x sub i" },
  { "\\mathrm{softmax}", "softmax", "softmax" },
  { "\\hat{y}", "y 햇", "y hat" },
  { "\\mathbb{E}[x]", "E 대괄호 열고 x 대괄호 닫고", "E open square bracket x close square bracket" },
  { "3.14 r^{12}", "3.14 r 12 제곱", "3.14 r to the power of 12" },
  { "2^{2^n}", "2 2 n 제곱 제곱", "2 to the power of 2 to the power of n" },
  { "f'^2", "f 프라임 제곱", "f prime squared" },
  { "p(x \\mid y)", "p 괄호 열고 x 조건 y 괄호 닫고", "p open bracket x given y close bracket" },
  { "\\operatorname*{arg\\,max}_x f", "x 에 대한 arg max f", "arg max over x of f" },
  { "a \\overset{!}{=} b", "a 는 위에 ! b", "a equals with ! above b" },
  { "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "괄호 열고 1 2, 다음 줄 3 4 괄호 닫고",
    "open bracket 1 2, next row 3 4 close bracket" },
  { "a \\not\\in \\emptyset", "a 원소가 아님 공집합", "a not in the empty set" },
  { "\\cancel{x} \\not\\propto y", "x 비례 아님 y", "x is not proportional to y" },
  { "a \\not\\approx b \\not\\subset c", "a 근사 아님 b 부분집합 아님 c", "a is not about b not a subset of c" },
  { "r^3 + \\sqrt[n]{x}", "r 세제곱 더하기 n 제곱근 x", "r cubed plus n th root of x" },
  { "\\binom{n}{k} \\tag{1}", "n 콤비네이션 k, 괄호 열고 1 괄호 닫고",
    "n choose k, open bracket 1 close bracket" },
  { "\\underline{x} + \\overline{y}", "x 밑줄 더하기 y 바", "x underlined plus y bar" },
  { "\\phantom{a} x", "x", "x" },
  { "A \\xrightarrow[g]{f} B", "A 에서 위에 f 아래에 g B", "A to with f above with g below B" },
  { "\\underbrace{a+b}_{n}", "a 더하기 b 아래에 n", "a plus b with n below" },
  { "\\mathrm{KL}(p \\| q)", "KL 괄호 열고 p 노름 q 괄호 닫고", "KL open bracket p norm q close bracket" },
};

static void
test_text (void)
{
  int wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *got = hj_formula_to_text (texts[i].tex, NULL);
      g_autofree char *want = g_utf8_normalize (texts[i].want, -1, G_NORMALIZE_NFC);

      if (strcmp (got, want) != 0)
        {
          g_printerr ("%s\n  got  %s\n  want %s\n", texts[i].tex, got, want);
          wrong++;
        }
    }
  g_assert_cmpint (wrong, ==, 0);
}

static void
test_speech (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (speeches); i++)
    {
      g_autofree char *ko = hj_formula_to_speech (speeches[i].tex, NULL, HJ_LANG_KO);
      g_autofree char *en = hj_formula_to_speech (speeches[i].tex, NULL, HJ_LANG_EN);

      g_assert_cmpstr (ko, ==, speeches[i].ko);
      g_assert_cmpstr (en, ==, speeches[i].en);
    }
}

static void
try_all (const char *tex)
{
  g_autofree char *text = hj_formula_to_text (tex, NULL), *ko = hj_formula_to_speech (tex, NULL, HJ_LANG_KO);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_utf8_validate (ko, -1, NULL));
}

/* The same piece 6,000 times: deep nesting, open brackets, scripts on scripts. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "{", "}", "\\", "\\\\", "&", "^", "_", "'", "x^", "x_{", "\\frac", "\\frac{", "\\sqrt[", "\\sqrt{", "\\left(",
    "\\right)", "\\left", "\\begin{a}", "\\begin", "\\end{a}", "\\begin{array}[", "\\hat", "\\hat{", "\\bf", "\\text{",
    "\\over", "a\\over", "\\choose ", "\\not", "\\mathbb", "\\operatorname", "\\big", "\\[", "$", "$$", "\\\\[",
    "\\underset", "\\pmod", "\377", "\303", "\342\200\213", "한 글", "&amp;<b>", "\\color", "1.", "\\left\\{",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      GString *tex = g_string_new (NULL);

      for (int n = 0; n < 6000; n++)
        g_string_append (tex, pieces[i]);
      try_all (pieces[i]);
      try_all (tex->str);
      g_string_free (tex, TRUE);
    }
}

/* Every beginning of every formula above. */
static void
test_cut_off (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize length = 0; length <= strlen (texts[i].tex); length++)
      {
        g_autofree char *part = g_strndup (texts[i].tex, length);

        try_all (part);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formula/text", test_text);
  g_test_add_func ("/formula/speech", test_speech);
  g_test_add_func ("/formula/hostile", test_hostile);
  g_test_add_func ("/formula/cut-off", test_cut_off);
  return g_test_run ();
}
