/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas pasted from rendered pages: what becomes one, what goes, and what must stay as it is. */
#include "note-dump.h"
#include "read-real.h"

#include <string.h>

/* The fixture as a note, in the short form of note-dump.h. */
static const struct {
  const char *name, *text, *expected;
} cases[] = {
  { "greek", "여기서 α\\alphaα는 학습률", "p[여기서 ${\\alpha}는 학습률]" },
  { "no-third", "분산 σ2\\sigma^2를 쓴다", "p[분산 ${\\sigma^2}를 쓴다]" },
  { "display", "식:\n\ny=wx+by = \\mathbf{w} x + b", "p[식:] tex[y = \\mathbf{w} x + b]" },
  { "fraction", "기울기는 ∂L∂w\\frac{\\partial L}{\\partial w}이다", "p[기울기는 ${\\frac{\\partial L}{\\partial w}}이다]" },
  { "scripts-turned", "합은 ∑i=1nxi\\sum^n_{i=1} x_i 이다", "p[합은 ${\\sum^n_{i=1} x_i} 이다]" },
  { "primes", "θ′i\\theta_i' 아님, θi′\\theta_i'이다", "p[θ′i\\theta_i' 아님, ${\\theta_i'}이다]" },
  { "accent", "평균 xˉ\\bar{x}와 y^\\hat{y}", "p[평균 ${\\bar{x}}와 y^\\hat{y}]" },
  { "root", "크기 x2+y23\\sqrt[3]{x^2+y^2}", "p[크기 ${\\sqrt[3]{x^2+y^2}}]" },
  { "text", "Lrec=1L_\\text{rec} = 1Lrec=1", "tex[L_\\text{rec} = 1]" },
  { "text-hangul", "손실 L총=2L_{\\text{총}} = 2", "p[손실 ${L_{\\text{총}} = 2}]" },
  { "matrix", "행렬 [abcd]\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}이다",
    "p[행렬 ${\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}}이다]" },
  { "sized", "확률 P(A∣B)=(12)P(A|B) = \\left(\\frac{1}{2}\\right)를", "p[확률 ${P(A|B) = \\left(\\frac{1}{2}\\right)}를]" },
  { "letters", "공간 x∈Rdx \\in \\mathbb{R}^d의 점", "p[공간 ${x \\in \\mathbb{R}^d}의 점]" },
  { "styled", "공간 𝒩=ℝ\\mathcal{N} = \\mathbb{R}의 점", "p[공간 ${\\mathcal{N} = \\mathbb{R}}의 점]" },
  { "functions", "값은 log⁡x=max⁡y\\log x = \\max{y}이다", "p[값은 ${\\log x = \\max{y}}이다]" },
  { "glued-name", "β\\betaβ와 π\\piπ", "p[${\\beta}와 ${\\pi}]" },
  { "escaped", "가중치 wij=αw\\_{ij} = \\alpha는", "p[가중치 ${w_{ij} = \\alpha}는]" },
  { "negation", "조건 i≠ji \\neq j i\xee\x80\xa0=j이다", "p[조건 ${i \\neq j}이다]" },
  { "negation-alone", "조건 i\xee\x80\xa0=j, x\xee\x80\xa0∈A", "p[조건 i≠j, x∉A]" },
  { "script", "벡터 hth_tht를 만든다", "p[벡터 ${h_t}를 만든다]" },
  { "script-spaced", "벡터 hth\\_t ht를 만든다", "p[벡터 ${h_t}를 만든다]" },
  { "prime", "다음 상태 a′a'a′이다", "p[다음 상태 ${a'}이다]" },
  { "power", "제곱 x2x^2x2을", "p[제곱 ${x^2}을]" },
  { "triple", "α\\alphaα는 보상, kkk는 **개수 nnn**, idsidsids는 번호",
    "p[${\\alpha}는 보상, ${k}는 *{개수 }*${n}, ${ids}는 번호]" },
  { "triple-spaced", "α\\alpha α는 비율, mm m은 크기", "p[${\\alpha}는 비율, ${m}은 크기]" },
  { "cell", "| 값 | 범위 |\n|---|---|\n| a | −π-\\pi ~ +π+\\pi |", "table[값,범위;a,${-\\pi} ~ ${+\\pi}]" },
  { "list", "- 항목\n\n    θ=1\\theta = 1\n", "ul(-(p[항목] tex[\\theta = 1]))" },
  { "bold", "**값 λ\\lambdaλ**: 크기", "p[*{값 }*${\\lambda}: 크기]" },
  { "stray-above", "식은 다음과 같다:y=m1+b\n\ny=1m+by = \\frac{1}{m} + b", "p[식은 다음과 같다:] tex[y = \\frac{1}{m} + b]" },
  { "stray-alone", "z=σ(x)z = \\sigma(x)\n\nz=σ(x)\n\n끝", "tex[z = \\sigma(x)] p[끝]" },
  { "stray-other", "z=σ(x)z = \\sigma(x)\n\nz=σ(y)", "tex[z = \\sigma(x)] p[z=σ(y)]" },
  { "bracket", "값 \\(x_i^2\\)와 \\(n\\)을", "p[값 ${x_i^2}와 ${n}을]" },
  { "bracket-text", "손실 \\(L_{\\text{총}}\\)은 \\(중요\\)", "p[손실 ${L_{\\text{총}}}은 (중요)]" },
  { "bracket-square", "식:\n\n\\[ a = \\frac{b}{c} \\]\n", "p[식:] tex[a = \\frac{b}{c}]" },
  { "bracket-lines", "- 식\n  \\[\n  a \\\\\n  = \\alpha\n  \\]\n\n끝",
    "ul(-(p[식] tex[a \\\\|= \\alpha])) p[끝]" },
  { "bracket-open", "\\[\na = \\alpha\n\n끝", "p[[|a = \\alpha] p[끝]" },
  { "bracket-escaped", "\\(선택\\) \\(a\\) \\[WIP\\] \\[1\\] \\[foo_bar\\] \\(snake_case\\)",
    "p[(선택) (a) [WIP] [1] [foo_bar] (snake_case)]" },
  { "bracket-code", "`\\(x^2\\)` [a](b\\(x^2\\))", "p[`{\\(x^2\\)} @{a>b(x^2)}]" },
  { "bracket-double", "\\\\(x^2\\\\)", "p[\\(x^2\\)]" },
  { "stray-word", "ab\n\nab\\mathrm{ab} α\\alpha", "p[ab] p[ab\\mathrm{ab} ${\\alpha}]" },
};

/* Nothing of this is a paste: the text comes out as md4c alone reads it, without a formula. */
static const char *const clean[] = {
  "`α\\alphaα`와 `hth_tht`",
  "```\nα\\alphaα\nsss\n```",
  "[α](http://a.b/α\\alphaα) http://a.b/hth_tht",
  "www.redhat.com, www, AAA 게임, III장, hahaha, 10000명, 3.3.3, xxx-xxx",
  "snake_case_name, __init__, a_b_c, aa_a_aa, max_max, file_name_file_name",
  "C:\\log\\log, D:\\beta\\beta, lib\\max\\max.txt, a\\alpha",
  "x\\sqrt{x} + e^{n\\bar{n}} \\frac{x}{y}xy",
  "$600K, $5 to $10, 1^st, 2^10, 0.1~0.2, v1.2.1",
  "It's the dogs' dog's day, can't can't; rock 'n' roll",
  "The log of the log is log log; so so so, bye bye bye.",
  "AGG^(l)는 집계 함수, m_vw^(l), 10000^2",
  "α\\beta β, αβ\\alpha, α \\alpha α",
  "θ\\theta_ 와 ∞\\infty^",
  "x=1y=2\\quad x",
  "\\begin{aligned}a",
  "aaa_aaa 값, s's's'이다",
  "변수 axtx_txt, v1.xtx_txt",
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *got = dump_text (cases[i].text);

  g_assert_cmpstr (got, ==, cases[i].expected);
}

static guint
count_repairs (const HjNote *note, const char *kind)
{
  for (guint i = 0; i < note->repairs->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (note->repairs, i);

      if (strcmp (repair->kind, kind) == 0)
        return repair->count;
    }
  return 0;
}

static void
test_clean (gconstpointer data)
{
  g_autoptr (HjNote) note = read_text (clean[GPOINTER_TO_UINT (data)]);

  g_assert_cmpuint (count_repairs (note, "formula-paste"), ==, 0);
  g_assert_cmpuint (count_repairs (note, "formula-stray"), ==, 0);
}

/* ---- the real notes ---- */

typedef struct {
  const char *note;
  guint pastes, strays, typed; /* typed: as letters, see test-unicode-math.c */
} Real;

static const Real real[] = {
  { "competency-1.md", 17, 4, 6 },
  { "advanced-theory.md", 5, 0, 111 },
  { "competency-2.md", 10, 2, 0 },
  { "study-2025.md", 0, 0, 28 },
};

/* Formulas by the line they were found on. */
static const struct {
  const char *note;
  int line;
  guint n;
} lines[] = {
  { "competency-1.md", 186, 0 },    { "competency-1.md", 188, 1 },    { "competency-1.md", 294, 2 },
  { "competency-1.md", 315, 0 },    { "competency-1.md", 316, 0 },    { "competency-1.md", 336, 0 },
  { "competency-1.md", 513, 1 },    { "competency-1.md", 564, 2 },    { "competency-1.md", 572, 1 },
  { "competency-1.md", 573, 1 },    { "competency-1.md", 574, 1 },    { "competency-1.md", 575, 1 },
  { "competency-1.md", 576, 1 },    { "competency-1.md", 631, 1 },    { "advanced-theory.md", 1274, 1 },
  { "advanced-theory.md", 1276, 4 }, { "advanced-theory.md", 1482, 0 }, { "advanced-theory.md", 1483, 0 },
};

static const int stray_lines_1[] = { 186, 511, 570, 629 }, stray_lines_2[] = { 463, 469 };

static guint
count_on_line (const HjNote *note, const char *kind, int line)
{
  guint n = 0;

  for (guint i = 0; i < note->repairs->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (note->repairs, i);

      for (guint k = 0; strcmp (repair->kind, kind) == 0 && k < repair->lines->len; k++)
        n += g_array_index (repair->lines, int, k) == line;
    }
  return n;
}

static void
count_formulas (HjBlock *block, gpointer data)
{
  guint *n = data;

  *n += block->kind == HJ_BLOCK_FORMULA;
  for (guint i = 0; block->spans && i < block->spans->len; i++)
    *n += (((HjSpan *) g_ptr_array_index (block->spans, i))->flags & HJ_SPAN_FORMULA) != 0;
  for (guint c = 0; c < block->n_rows * block->n_columns; c++)
    for (guint i = 0; i < block->cells[c].spans->len; i++)
      *n += (((HjSpan *) g_ptr_array_index (block->cells[c].spans, i))->flags & HJ_SPAN_FORMULA) != 0;
}

static void
test_real (gconstpointer data)
{
  const Real *expected = data;
  g_autoptr (HjNote) note = read_real (expected->note);
  guint n = 0;

  if (!note)
    return;
  hj_blocks_each (note->blocks, count_formulas, &n);
  g_assert_cmpuint (count_repairs (note, "formula-paste"), ==, expected->pastes);
  g_assert_cmpuint (count_repairs (note, "formula-stray"), ==, expected->strays);
  g_assert_cmpuint (count_repairs (note, "formula-unicode"), ==, expected->typed);
  g_assert_cmpuint (n, ==, expected->pastes + expected->typed + count_repairs (note, "formula-code"));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strcmp (lines[i].note, expected->note) == 0)
      g_assert_cmpuint (count_on_line (note, "formula-paste", lines[i].line), ==, lines[i].n);
  for (guint i = 0; i < G_N_ELEMENTS (stray_lines_1) && expected->strays == 4; i++)
    g_assert_cmpuint (count_on_line (note, "formula-stray", stray_lines_1[i]), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (stray_lines_2) && expected->strays == 2; i++)
    g_assert_cmpuint (count_on_line (note, "formula-stray", stray_lines_2[i]), ==, 1);
}

/* KaTeX strikes a sign through with a letter of its own font; the TeX says which sign that was. */
static void
test_negation (void)
{
  g_autoptr (HjNote) note = read_real ("advanced-theory.md");
  g_autofree char *text = note ? hj_note_dup_text (note) : NULL;

  if (!note)
    return;
  g_assert_nonnull (strstr (text, "[k \\neq i]"));
  g_assert_null (strstr (text, "k=i"));
  g_assert_null (strstr (text, "\xee\x80\xa0"));
}

/* ---- hostile lines ---- */

static const struct {
  const char *name, *unit;
  guint times;
} hostile[] = {
  { "letters", "a", 100000 },        { "triples", "aaa ", 25000 },      { "braces", "{", 60000 },
  { "scripts", "x_x^x", 12000 },     { "nested", "x_{y^{", 10000 },     { "commands", "\\alpha", 10000 },
  { "fractions", "\\frac", 12000 },  { "pastes", "α\\alphaα ", 5500 },  { "names", "\\aaaaaaaaaa", 5500 },
  { "primes", "'", 60000 },          { "roots", "\\sqrt[", 10000 },     { "begins", "\\begin{cases}", 4500 },
  { "same", "aaaaaaa_a", 7000 },     { "texts", "\\text{", 10000 },     { "turned", "\\overset{a}", 5500 },
  { "bracket", "\\(", 30000 },        { "squares", "\\[\n", 60000 },     { "closing", "\\(a", 20000 },
  { "bracketed", "\\(x^2\\)", 8000 },
  { "twice", "x^{x^{x_x}_x}_x", 4000 },
};

/* Read to the end, and once more twice as often: the work stays in proportion. */
static void
test_hostile (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GString) text = g_string_new ("β\\betaβ\n\n");
  HjNote *note;
  g_autofree char *visible = NULL;

  for (guint n = 0; n < hostile[i].times; n++)
    g_string_append (text, hostile[i].unit);
  g_string_append (text, "\n\nthe end\n");
  note = read_text (text->str);
  visible = hj_note_dup_text (note);
  g_assert_nonnull (strstr (visible, "the end"));
  hj_note_free (note);
}

static void
add (const char *group, const char *name, guint i, GTestDataFunc run)
{
  g_autofree char *path = g_strdup_printf ("/note/paste/%s/%s", group, name);

  g_test_add_data_func (path, GUINT_TO_POINTER (i), run);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add ("case", cases[i].name, i, test_case);
  for (guint i = 0; i < G_N_ELEMENTS (clean); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      add ("clean", number, i, test_clean);
    }
  for (guint i = 0; i < G_N_ELEMENTS (real); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/paste/real/%s", real[i].note);

      g_test_add_data_func (path, &real[i], test_real);
    }
  g_test_add_func ("/note/paste/real/negation", test_negation);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    add ("hostile", hostile[i].name, i, test_hostile);
  return g_test_run ();
}
