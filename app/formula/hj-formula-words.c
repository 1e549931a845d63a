/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what is said for a sign. */
#include "hj-formula-words.h"

static const HjFormulaWords table[] = {
  /* Greek */
  { "α", "알파", "alpha" }, { "β", "베타", "beta" }, { "γ", "감마", "gamma" }, { "δ", "델타", "delta" },
  { "ε", "엡실론", "epsilon" }, { "ζ", "제타", "zeta" }, { "η", "에타", "eta" }, { "θ", "세타", "theta" },
  { "ι", "요타", "iota" }, { "κ", "카파", "kappa" }, { "λ", "람다", "lambda" }, { "μ", "뮤", "mu" },
  { "ν", "뉴", "nu" }, { "ξ", "크사이", "xi" }, { "ο", "오미크론", "omicron" }, { "π", "파이", "pi" },
  { "ρ", "로", "rho" }, { "σ", "시그마", "sigma" }, { "ς", "시그마", "sigma" }, { "τ", "타우", "tau" },
  { "υ", "입실론", "upsilon" }, { "φ", "파이", "phi" }, { "χ", "카이", "chi" }, { "ψ", "프사이", "psi" },
  { "ω", "오메가", "omega" }, { "Γ", "감마", "capital gamma" }, { "Δ", "델타", "delta" },
  { "Θ", "세타", "capital theta" }, { "Λ", "람다", "capital lambda" }, { "Ξ", "크사이", "capital xi" },
  { "Π", "파이", "capital pi" }, { "Σ", "시그마", "capital sigma" }, { "Υ", "입실론", "capital upsilon" },
  { "Φ", "파이", "capital phi" }, { "Ψ", "프사이", "capital psi" }, { "Ω", "오메가", "capital omega" },
  /* Signs and names */
  { "=", "는", "equals" }, { "+", "더하기", "plus" }, { "−", "빼기", "minus" }, { "∗", "별표", "star" },
  { "/", "나누기", "over" }, { "(", "괄호 열고", "open bracket" }, { ")", "괄호 닫고", "close bracket" },
  { "[", "대괄호 열고", "open square bracket" }, { "]", "대괄호 닫고", "close square bracket" }, { "|", "바", "bar" },
  { "‖", "노름", "norm" }, { ",", ",", "," }, { "′", "프라임", "prime" }, { "″", "더블 프라임", "double prime" },
  { "‴", "트리플 프라임", "triple prime" }, { "…", "등등", "and so on" }, { "⋯", "등등", "and so on" },
  { "⊤", "전치", "transpose" }, { "∣", "조건", "given" }, { "†", "대거", "dagger" }, { "⋅", "곱하기", "times" },
  { "{", "중괄호 열고", "open brace" }, { "}", "중괄호 닫고", "close brace" }, { "∑", "합", "the sum" },
  { "∏", "곱", "the product" }, { "∫", "적분", "the integral" }, { "⋃", "합집합", "the union" },
  { "⋂", "교집합", "the intersection" }, { "lim", "극한", "the limit" }, { "max", "최댓값", "the maximum" },
  { "min", "최솟값", "the minimum" }, { "log", "로그", "log" }, { "ln", "자연로그", "natural log" },
  { "sin", "사인", "sine" }, { "cos", "코사인", "cosine" }, { "tan", "탄젠트", "tangent" }, { "×", "곱하기", "times" },
  { "·", "곱하기", "times" }, { "÷", "나누기", "divided by" }, { "±", "플러스마이너스", "plus or minus" },
  { "∘", "합성", "composed with" }, { "⊙", "원소별 곱", "element-wise times" }, { "∩", "교집합", "intersection" },
  { "∪", "합집합", "union" }, { "∧", "그리고", "and" }, { "∨", "또는", "or" }, { "≤", "작거나 같다", "is at most" },
  { "≥", "크거나 같다", "is at least" }, { "<", "작다", "is less than" }, { ">", "크다", "is greater than" },
  { "≠", "같지 않다", "is not equal to" }, { "≈", "근사", "is about" }, { "∼", "분포를 따른다", "is distributed as" },
  { "∝", "비례", "is proportional to" }, { "≔", "정의", "is defined as" }, { "∈", "원소", "in" }, { "→", "에서", "to" },
  { "←", "대입", "becomes" }, { "⇒", "이면", "implies" }, { "⟹", "이면", "implies" }, { "∞", "무한대", "infinity" },
  { "∂", "편미분", "partial" }, { "∇", "나블라", "gradient" }, { "∀", "모든", "for all" }, { "∃", "존재", "there is" },
  { "¬", "부정", "not" }, { "∉", "원소가 아님", "not in" }, { "⊂", "부분집합", "a subset of" },
  { "⊆", "부분집합", "a subset of" }, { "⊃", "포함", "a superset of" }, { "⊇", "포함", "a superset of" },
  { "∅", "공집합", "the empty set" }, { "≡", "항등", "is identical to" }, { "⟺", "동치", "if and only if" },
  { "⇔", "동치", "if and only if" }, { "≪", "훨씬 작다", "is much less than" },
  { "≫", "훨씬 크다", "is much greater than" }, { "⊗", "텐서곱", "tensor times" }, { "⊕", "직합", "direct sum" },
  { "ℓ", "엘", "ell" }, { "∖", "차집합", "minus" }, { "⧵", "차집합", "minus" }, { "↦", "대응", "maps to" },
  /* Accents */
  { "\u0302", "햇", "hat" }, { "\u0303", "틸데", "tilde" }, { "\u0304", "바", "bar" }, { "\u0305", "바", "bar" },
  { "\u20d7", "벡터", "vector" }, { "\u0307", "점", "dot" }, { "\u0308", "점 둘", "double dot" },
  { "\u030c", "체크", "check" }, { "\u0332", "밑줄", "underlined" },
};

static GHashTable *
index_table (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_hash_table_insert (index, (gpointer) table[i].sign, (gpointer) &table[i]);
  return index;
}

const HjFormulaWords *
hj_formula_find_words (const char *sign)
{
  static GHashTable *index;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, index_table ());
  return g_hash_table_lookup (index, sign);
}
