/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Equations typed as letters in Korean prose: what is read as TeX, and what stays text. */
#include "note-dump.h"

#include <string.h>

static const struct {
  const char *name, *text, *tex; /* TEX: of the first formula, NULL if there must be none */
} cases[] = {
  { "escaped", "가중치: β\\_ij = f(q\\_i, k\\_j)", "\\beta_{ij} = f(q_{i}, k_{j})" },
  { "words", "- 값: out\\_i = softmax(λx\\_i)", "\\mathrm{out}_{i} = \\mathrm{softmax}(\\lambda x_{i})" },
  { "small", "식은 xₜ = x₍ₜ₋₁₎ + ηₜ이다", "x_{t} = x_{t-1} + \\eta_{t}" },
  { "small-mixed", "식은 E₍x₀, ε₎ = 1이다", "E_{x_{0}, \\epsilon} = 1" },
  { "powers", "길이 r² = x² + y²", "r^{2} = x^{2} + y^{2}" },
  { "root", "분모 s = √(σ² + ε)와", "s = \\sqrt{\\sigma^{2} + \\epsilon}" },
  { "root-short", "분모 s = √d\\_k", "s = \\sqrt{d_{k}}" },
  { "hat", "예측 ŷᵢ = wxᵢ", "\\hat{y}_{i} = wx_{i}" },
  { "hat-combining", "예측 x̂ = γ", "\\hat{x} = \\gamma" },
  { "sum", "합은 Z = Σ\\_j exp(z\\_j/T)", "Z = \\sum_{j} \\exp(z_{j}/T)" },
  { "layer", "층 h^(l) = W^(l)h^(l-1)", "h^{(l)} = W^{(l)}h^{(l-1)}" },
  { "power-held", "시그모이드 s = 1/(1 + e^(-x))", "s = 1/(1 + e^{-x})" },
  { "norm", "손실 L = λ‖w‖²₂", "L = \\lambda\\|w\\|^{2}_{2}" },
  { "bars", "거리 d = ||μ₁ - μ₂||", "d = \\|\\mu_{1} - \\mu_{2}\\|" },
  { "given", "확률 p(a|s; θ) = 1", "p(a|s; \\theta) = 1" },
  { "times", "전체 L = α\\*A + B", "L = \\alpha\\cdot A + B" },
  { "aside", "결과는 y = αx (여기서 x는 입력)", "y = \\alpha x" },
  { "prime", "값 Q'(s; θ') = α를", "Q'(s; \\theta') = \\alpha" },
  { "product", "행렬 A = QK^T", "A = QK^{T}" },
  { "drawn", "식 V = E\\_x~~p\\_z [α]", "V = E_{x \\sim p_{z}} [\\alpha]" },
  { "drawn-set", "식 min\\_θ E\\_(x,y)~D[L(θ, x)] 여기서", "\\min_{\\theta} E_{(x,y) \\sim D}[L(\\theta, x)]" },
  { "subscript-lost", "정규화 y = (x - μB) / √(σB² + ε)", "y = (x - \\mu_{B}) / \\sqrt{\\sigma_{B}^{2} + \\epsilon}" },
  { "calls", "복원한다 (z = f(x)).", "z = f(x)" },
  { "norm-bars", "목표 (L(x, x') = ||x - x'||²)이다", "L(x, x') = \\|x - x'\\|^{2}" },
  { "dots", "결합 M(Q) = C(h₁, h₂, ..., hₕ)W^O", "M(Q) = C(h_{1}, h_{2}, \\dots, h_{h})W^{O}" },
  { "arrow", "갱신: θ ← θ + α ∇J(θ).", "\\theta \\leftarrow \\theta + \\alpha \\nabla J(\\theta)" },
  { "star-spaced", "목표 min ||δ||\\_p + c * f(x + δ) 여기서", "\\min \\|\\delta\\|_{p} + c \\cdot f(x + \\delta)" },
  { "bold", "값 **α = x²**이다", "\\alpha = x^{2}" },
  { "inner-product", "목표 **<q, x̃ᵢ> ≈ <q, xᵢ>**를", "\\langle q, \\tilde{x}_{i}\\rangle  \\approx \\langle q, x_{i}\\rangle" },
  { "inner-less", "곧 **<q, x₁> < <q, x₂>**이다", "\\langle q, x_{1}\\rangle  < \\langle q, x_{2}\\rangle" },
  /* Terms without a relation. */
  { "term", "여기서 d\\_model은 차원이다", "d_{\\mathrm{model}}" },
  { "term-arrow", "단계 x\\_t → x\\_0 = z", "x_{t}" },
  { "term-power", "가중치 W^Q, W^K는", "W^{Q}" },
  { "term-second", "가중치 W^Q, W^K는", "W^{K}" },
  { "term-small", "샘플 x₀에서", "x_{0}" },
  { "term-given", "정책 π(a|s; θ)로", "\\pi(a|s; \\theta)" },
  { "term-order", "비용은 O(n²)이다", "O(n^{2})" },
  { "term-aside", "확률(p₍θ₎(x₍ₜ₋₁₎|xₜ))을", "p_{\\theta}(x_{t-1}|x_{t})" },
  { "term-call", "데이터 G(z)를 만들고 d\\_k로", "G(z)" },
  { "term-layer", "여기서 AGG^(l)는 집계", "\\mathrm{AGG}^{(l)}" },
  { "term-count", "모두 2^n개이다", "2^{n}" },
  /* Text. */
  { "names", "설정 n\\_jobs와 batch\\_size, Positional\\_Encoding, lr\\_t, 1^st, x^y^", NULL },
  { "no-call", "옵션 A(b) B(1) 표(가) GAN(G) a(bc) 단어(word) K-NN CO₂와 v(1.2)", NULL },
  { "no-hangul", "α = 0.05", NULL },
  { "greek-alone", "여기서 αβ는 값, ε-greedy는 방법, μ는 평균", NULL },
  { "no-sign", "정확도 A = 3, F1 = 2PR/(P+R), n = 30", NULL },
  { "code-names", "설정 n\\_jobs = 4, batch\\_size = 32, lr\\_rate=0.1", NULL },
  { "code", "설정 `α = x²`", NULL },
  { "words-prose", "값 the learning rate α = small steps 이다", NULL },
  { "quoted", "값 key = \"α\"이다", NULL },
  { "range", "값 x = 0.1~0.2α", NULL },
  { "money", "값 α = $5이고 β = 20%", NULL },
  { "versions", "버전 T5 = v1.2.3, GPT-4 ≈ 1.8T", NULL },
  { "address", "주소 https://a.b/?q=α&x=β²", NULL },
  { "one-side", "면적 = 3m², 값은 α =", NULL },
  { "open", "값 (α = x 이다", NULL },
  { "table", "| 값 | 식 |\n|---|---|\n| a | α = x² |", NULL },
  { "bar", "값 a = α | b = β", NULL },
  { "lost", "손실 L=α·LCEsoft+β·LCEhard", NULL },
  { "heading", "# 값 α = x²", NULL },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *got = dump_text (cases[i].text), *wanted = NULL;

  if (!cases[i].tex)
    {
      g_assert_null (strstr (got, "${"));
      g_assert_null (strstr (got, "tex["));
      return;
    }
  wanted = g_strdup_printf ("${%s}", cases[i].tex);
  g_test_message ("%s", got);
  g_assert_nonnull (strstr (got, wanted));
}

static void
test_report (void)
{
  g_autoptr (HjNote) note = read_text ("처음\n\n값은 x² = α이다\n");
  const HjRepair *repair;

  g_assert_cmpuint (note->repairs->len, ==, 1);
  repair = g_ptr_array_index (note->repairs, 0);
  g_assert_cmpstr (repair->kind, ==, "formula-unicode");
  g_assert_cmpint (g_array_index (repair->lines, int, 0), ==, 3);
}

/* F12: what lost its subscripts is told, and stays as it stands. */
static void
test_lost (void)
{
  static const char *const texts[] = { "손실 L=α⋅LCEsoft+β⋅LCEhard+γ⋅Lcosine", "더함(∑(wi \\* xi) + b) →" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HjNote) note = read_text (texts[i]);

      g_assert_cmpuint (note->warnings->len, ==, 1);
      g_assert_cmpstr (((HjRepair *) g_ptr_array_index (note->warnings, 0))->kind, ==, "formula-lost");
      g_assert_cmpuint (note->repairs->len, ==, 0);
    }
}

static void
test_hostile (void)
{
  static const char *const units[] = { "=", "α=", "(", "√(", "x_{", "₍", "x²=", "||", "a = α ", "=(가" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new ("가 α = ");
      g_autofree char *visible = NULL;
      HjNote *note;

      while (text->len < 60000)
        g_string_append (text, units[i]);
      g_string_append (text, "\n\nthe end\n");
      note = read_text (text->str);
      visible = hj_note_dup_text (note);
      g_assert_nonnull (strstr (visible, "the end"));
      hj_note_free (note);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/unicode-math/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/note/unicode-math/report", test_report);
  g_test_add_func ("/note/unicode-math/subscripts-lost", test_lost);
  g_test_add_func ("/note/unicode-math/hostile", test_hostile);
  return g_test_run ();
}
