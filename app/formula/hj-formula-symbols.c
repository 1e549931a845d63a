/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of TeX that stand for one sign or one word. */
#include "hj-formula-tree.h"

#define ORD HJ_TEX_ORD
#define UP HJ_TEX_UPRIGHT
#define FUN HJ_TEX_FUNCTION
#define BIG HJ_TEX_BIG
#define BIN HJ_TEX_BINARY
#define TIGHT HJ_TEX_TIGHT
#define REL HJ_TEX_RELATION
#define OPEN HJ_TEX_OPEN
#define CLOSE HJ_TEX_CLOSE
#define PUNCT HJ_TEX_PUNCT

static const HjTexSymbol symbols[] = {
  /* Greek */
  { "alpha", "α", ORD, "알파", "alpha" }, { "beta", "β", ORD, "베타", "beta" },
  { "gamma", "γ", ORD, "감마", "gamma" }, { "delta", "δ", ORD, "델타", "delta" },
  { "epsilon", "ε", ORD, "엡실론", "epsilon" }, { "varepsilon", "ε", ORD, "엡실론", "epsilon" },
  { "zeta", "ζ", ORD, "제타", "zeta" }, { "eta", "η", ORD, "에타", "eta" },
  { "theta", "θ", ORD, "세타", "theta" }, { "vartheta", "ϑ", ORD, "세타", "theta" },
  { "iota", "ι", ORD, "요타", "iota" }, { "kappa", "κ", ORD, "카파", "kappa" },
  { "lambda", "λ", ORD, "람다", "lambda" }, { "mu", "μ", ORD, "뮤", "mu" },
  { "nu", "ν", ORD, "뉴", "nu" }, { "xi", "ξ", ORD, "크사이", "xi" },
  { "omicron", "ο", ORD, "오미크론", "omicron" }, { "pi", "π", ORD, "파이", "pi" },
  { "varpi", "ϖ", ORD, "파이", "pi" }, { "rho", "ρ", ORD, "로", "rho" },
  { "varrho", "ϱ", ORD, "로", "rho" }, { "sigma", "σ", ORD, "시그마", "sigma" },
  { "varsigma", "ς", ORD, "시그마", "sigma" }, { "tau", "τ", ORD, "타우", "tau" },
  { "upsilon", "υ", ORD, "입실론", "upsilon" }, { "phi", "φ", ORD, "파이", "phi" },
  { "varphi", "φ", ORD, "파이", "phi" }, { "chi", "χ", ORD, "카이", "chi" },
  { "psi", "ψ", ORD, "프사이", "psi" }, { "omega", "ω", ORD, "오메가", "omega" },
  { "Gamma", "Γ", UP, "감마", "capital gamma" }, { "Delta", "Δ", UP, "델타", "delta" },
  { "Theta", "Θ", UP, "세타", "capital theta" }, { "Lambda", "Λ", UP, "람다", "capital lambda" },
  { "Xi", "Ξ", UP, "크사이", "capital xi" }, { "Pi", "Π", UP, "파이", "capital pi" },
  { "Sigma", "Σ", UP, "시그마", "capital sigma" }, { "Upsilon", "Υ", UP, "입실론", "capital upsilon" },
  { "Phi", "Φ", UP, "파이", "capital phi" }, { "Psi", "Ψ", UP, "프사이", "capital psi" },
  { "Omega", "Ω", UP, "오메가", "capital omega" },
  /* Big operators, and functions that take limits */
  { "sum", "∑", BIG, "합", "the sum" }, { "prod", "∏", BIG, "곱", "the product" },
  { "coprod", "∐", BIG }, { "int", "∫", BIG, "적분", "the integral" }, { "iint", "∬", BIG },
  { "iiint", "∭", BIG }, { "oint", "∮", BIG }, { "bigcup", "⋃", BIG, "합집합", "the union" },
  { "bigcap", "⋂", BIG, "교집합", "the intersection" }, { "bigoplus", "⨁", BIG }, { "bigotimes", "⨂", BIG },
  { "bigvee", "⋁", BIG }, { "bigwedge", "⋀", BIG }, { "bigsqcup", "⨆", BIG }, { "biguplus", "⨄", BIG },
  { "lim", "lim", BIG, "극한", "the limit" }, { "max", "max", BIG, "최댓값", "the maximum" },
  { "min", "min", BIG, "최솟값", "the minimum" }, { "sup", "sup", BIG }, { "inf", "inf", BIG },
  { "limsup", "lim sup", BIG }, { "liminf", "lim inf", BIG },
  { "argmax", "arg max", BIG }, { "argmin", "arg min", BIG },
  /* Functions */
  { "log", "log", FUN, "로그", "log" }, { "ln", "ln", FUN, "자연로그", "natural log" }, { "lg", "lg", FUN },
  { "exp", "exp", FUN }, { "sin", "sin", FUN, "사인", "sine" }, { "cos", "cos", FUN, "코사인", "cosine" },
  { "tan", "tan", FUN, "탄젠트", "tangent" }, { "cot", "cot", FUN }, { "sec", "sec", FUN }, { "csc", "csc", FUN },
  { "arcsin", "arcsin", FUN }, { "arccos", "arccos", FUN }, { "arctan", "arctan", FUN },
  { "sinh", "sinh", FUN }, { "cosh", "cosh", FUN }, { "tanh", "tanh", FUN }, { "coth", "coth", FUN },
  { "det", "det", FUN }, { "dim", "dim", FUN }, { "ker", "ker", FUN }, { "deg", "deg", FUN },
  { "gcd", "gcd", FUN }, { "hom", "hom", FUN }, { "arg", "arg", FUN }, { "Pr", "Pr", FUN }, { "tr", "tr", FUN },
  { "bmod", "mod", BIN }, { "mod", "mod", BIN }, { "Re", "ℜ", UP }, { "Im", "ℑ", UP },
  /* Binary operators */
  { "times", "×", BIN, "곱하기", "times" }, { "cdot", "·", TIGHT, "곱하기", "times" },
  { "div", "÷", BIN, "나누기", "divided by" }, { "pm", "±", BIN, "플러스마이너스", "plus or minus" },
  { "mp", "∓", BIN }, { "ast", "∗", BIN }, { "star", "⋆", BIN }, { "circ", "∘", TIGHT, "합성", "composed with" },
  { "bullet", "•", BIN }, { "odot", "⊙", BIN, "원소별 곱", "element-wise times" },
  { "otimes", "⊗", BIN }, { "oplus", "⊕", BIN }, { "ominus", "⊖", BIN }, { "oslash", "⊘", BIN },
  { "cap", "∩", BIN, "교집합", "intersection" }, { "cup", "∪", BIN, "합집합", "union" },
  { "uplus", "⊎", BIN }, { "sqcap", "⊓", BIN }, { "sqcup", "⊔", BIN },
  { "wedge", "∧", BIN }, { "land", "∧", BIN, "그리고", "and" }, { "vee", "∨", BIN }, { "lor", "∨", BIN, "또는", "or" },
  { "setminus", "∖", BIN }, { "smallsetminus", "∖", BIN }, { "dagger", "†", BIN }, { "ddagger", "‡", BIN },
  { "triangleright", "▷", BIN }, { "triangleleft", "◁", BIN }, { "diamond", "⋄", BIN }, { "amalg", "⨿", BIN },
  /* Relations */
  { "le", "≤", REL, "작거나 같다", "is at most" }, { "leq", "≤", REL, "작거나 같다", "is at most" },
  { "leqslant", "⩽", REL }, { "ge", "≥", REL, "크거나 같다", "is at least" },
  { "geq", "≥", REL, "크거나 같다", "is at least" }, { "geqslant", "⩾", REL },
  { "lt", "<", REL, "작다", "is less than" }, { "gt", ">", REL, "크다", "is greater than" },
  { "ll", "≪", REL }, { "gg", "≫", REL }, { "ne", "≠", REL, "같지 않다", "is not equal to" },
  { "neq", "≠", REL, "같지 않다", "is not equal to" }, { "equiv", "≡", REL }, { "approx", "≈", REL, "근사", "is about" },
  { "sim", "∼", REL, "분포를 따른다", "is distributed as" }, { "simeq", "≃", REL }, { "cong", "≅", REL },
  { "propto", "∝", REL, "비례", "is proportional to" }, { "doteq", "≐", REL }, { "asymp", "≍", REL },
  { "coloneqq", "≔", REL, "정의", "is defined as" }, { "eqqcolon", "≕", REL }, { "triangleq", "≜", REL },
  { "in", "∈", REL, "원소", "in" }, { "notin", "∉", REL }, { "ni", "∋", REL }, { "subset", "⊂", REL },
  { "subseteq", "⊆", REL }, { "subsetneq", "⊊", REL }, { "supset", "⊃", REL }, { "supseteq", "⊇", REL },
  { "prec", "≺", REL }, { "preceq", "⪯", REL }, { "succ", "≻", REL }, { "succeq", "⪰", REL },
  { "mid", "|", REL, "조건", "given" }, { "nmid", "∤", REL }, { "parallel", "∥", REL }, { "perp", "⟂", REL },
  { "models", "⊨", REL }, { "vDash", "⊨", REL }, { "vdash", "⊢", REL }, { "dashv", "⊣", REL },
  { "lesssim", "≲", REL }, { "gtrsim", "≳", REL },
  /* Arrows */
  { "to", "→", REL, "에서", "to" }, { "rightarrow", "→", REL, "에서", "to" }, { "gets", "←", REL },
  { "leftarrow", "←", REL, "대입", "becomes" }, { "leftrightarrow", "↔", REL }, { "Rightarrow", "⇒", REL, "이면", "implies" },
  { "Leftarrow", "⇐", REL }, { "Leftrightarrow", "⇔", REL }, { "longrightarrow", "⟶", REL },
  { "longleftarrow", "⟵", REL }, { "Longrightarrow", "⟹", REL }, { "Longleftarrow", "⟸", REL },
  { "Longleftrightarrow", "⟺", REL }, { "longleftrightarrow", "⟷", REL }, { "implies", "⟹", REL, "이면", "implies" },
  { "impliedby", "⟸", REL }, { "iff", "⟺", REL }, { "mapsto", "↦", REL }, { "longmapsto", "⟼", REL },
  { "hookrightarrow", "↪", REL }, { "hookleftarrow", "↩", REL }, { "uparrow", "↑", REL }, { "downarrow", "↓", REL },
  { "Uparrow", "⇑", REL }, { "Downarrow", "⇓", REL }, { "updownarrow", "↕", REL }, { "nearrow", "↗", REL },
  { "searrow", "↘", REL }, { "swarrow", "↙", REL }, { "nwarrow", "↖", REL }, { "leadsto", "⇝", REL },
  { "rightsquigarrow", "⇝", REL }, { "rightharpoonup", "⇀", REL }, { "leftharpoonup", "↼", REL },
  { "rightleftharpoons", "⇌", REL }, { "twoheadrightarrow", "↠", REL },
  /* Ordinary signs */
  { "infty", "∞", UP, "무한대", "infinity" }, { "partial", "∂", UP, "편미분", "partial" },
  { "nabla", "∇", UP, "나블라", "gradient" }, { "forall", "∀", UP, "모든", "for all" },
  { "exists", "∃", UP, "존재", "there is" }, { "nexists", "∄", UP }, { "emptyset", "∅", UP }, { "varnothing", "∅", UP },
  { "neg", "¬", UP, "부정", "not" }, { "lnot", "¬", UP }, { "top", "⊤", UP }, { "bot", "⊥", UP },
  { "ell", "ℓ", ORD }, { "hbar", "ℏ", ORD }, { "imath", "ı", ORD }, { "jmath", "ȷ", ORD }, { "wp", "℘", ORD },
  { "aleph", "ℵ", UP }, { "beth", "ℶ", UP }, { "Box", "□", UP }, { "square", "□", UP }, { "blacksquare", "■", UP },
  { "triangle", "△", UP }, { "angle", "∠", UP }, { "therefore", "∴", REL }, { "because", "∵", REL },
  { "prime", "′", UP }, { "backslash", "\\", UP }, { "micro", "µ", UP }, { "degree", "°", UP }, { "ldots", "…", UP },
  { "dots", "…", UP }, { "dotsc", "…", UP }, { "dotsb", "⋯", UP }, { "cdots", "⋯", UP }, { "vdots", "⋮", UP },
  { "ddots", "⋱", UP }, { "checkmark", "✓", UP }, { "surd", "√", UP }, { "S", "§", UP }, { "P", "¶", UP },
  { "colon", ":", PUNCT }, { "%", "%", UP }, { "#", "#", UP }, { "&", "&", UP }, { "_", "_", UP }, { "$", "$", UP },
  /* Delimiters */
  { "{", "{", OPEN }, { "}", "}", CLOSE }, { "lbrace", "{", OPEN }, { "rbrace", "}", CLOSE },
  { "lbrack", "[", OPEN }, { "rbrack", "]", CLOSE }, { "langle", "⟨", OPEN }, { "rangle", "⟩", CLOSE },
  { "lfloor", "⌊", OPEN }, { "rfloor", "⌋", CLOSE }, { "lceil", "⌈", OPEN }, { "rceil", "⌉", CLOSE },
  { "lvert", "|", OPEN }, { "rvert", "|", CLOSE }, { "vert", "|", UP }, { "lVert", "‖", OPEN },
  { "rVert", "‖", CLOSE }, { "Vert", "‖", UP }, { "|", "‖", UP }, { "llbracket", "⟦", OPEN },
  { "rrbracket", "⟧", CLOSE },
};

static GHashTable *
index_by (gsize offset)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  /* From the end, so that of two commands with one sign the first is found. */
  for (guint i = G_N_ELEMENTS (symbols); i-- > 0;)
    g_hash_table_insert (index, G_STRUCT_MEMBER (char *, symbols + i, offset), (gpointer) (symbols + i));
  return index;
}

const HjTexSymbol *
hj_tex_find_symbol (const char *name)
{
  static GHashTable *index;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, index_by (G_STRUCT_OFFSET (HjTexSymbol, name)));
  return g_hash_table_lookup (index, name);
}

const HjTexSymbol *
hj_tex_find_sign (const char *text)
{
  static GHashTable *index;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, index_by (G_STRUCT_OFFSET (HjTexSymbol, text)));
  return g_hash_table_lookup (index, text);
}
