/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula in words, as one would read it aloud. */
#include "hj-formula-letters.h"
#include "hj-formula.h"

#include <string.h>

/* Signs that have no command of their own in the table. */
static const struct { const char *sign, *ko, *en; } signs[] = {
  { "=", "는", "equals" }, { "+", "더하기", "plus" }, { "−", "빼기", "minus" }, { "∗", "별표", "star" },
  { "/", "나누기", "over" }, { "<", "작다", "is less than" }, { ">", "크다", "is greater than" },
  { "(", "괄호 열고", "open bracket" }, { ")", "괄호 닫고", "close bracket" }, { "[", "대괄호 열고", "open square bracket" },
  { "]", "대괄호 닫고", "close square bracket" }, { "|", "바", "bar" }, { "‖", "노름", "norm" }, { ",", ",", "," },
  { "′", "프라임", "prime" }, { "…", "등등", "and so on" }, { "⋯", "등등", "and so on" }, { "⊤", "전치", "transpose" },
};

static const struct { const char *mark, *ko, *en; } accents[] = {
  { "\314\202", "햇", "hat" }, { "\314\203", "틸데", "tilde" }, { "\314\204", "바", "bar" },
  { "\314\205", "바", "bar" }, { "\342\203\227", "벡터", "vector" }, { "\314\207", "점", "dot" },
  { "\314\270", "아님", "not" },
};

static void say (GString *out, const HjTex *node, HjLang lang);

static void
word (GString *out, HjLang lang, const char *ko, const char *en)
{
  const char *text = lang == HJ_LANG_EN ? en : ko;

  if (*text && out->len > 0 && out->str[out->len - 1] != ' ' && strcmp (text, ",") != 0)
    g_string_append_c (out, ' ');
  g_string_append (out, text);
}

static void
say_symbol (GString *out, const HjTex *node, HjLang lang)
{
  const HjTexSymbol *symbol = hj_tex_find_sign (node->text);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (signs[i].sign, node->text) == 0)
      {
        word (out, lang, signs[i].ko, signs[i].en);
        return;
      }
  if (symbol && symbol->ko)
    word (out, lang, symbol->ko, symbol->en);
  else
    word (out, lang, node->text, node->text);
}

static gboolean
is_text (const HjTex *node, const char *text)
{
  node = hj_tex_unwrap (node);
  return node && node->kind == HJ_TEX_SYMBOL && strcmp (node->text, text) == 0;
}

static void
say_power (GString *out, const HjTex *above, HjLang lang)
{
  if (is_text (above, "2"))
    word (out, lang, "제곱", "squared");
  else if (is_text (above, "3"))
    word (out, lang, "세제곱", "cubed");
  else if (is_text (above, "⊤") || is_text (above, "T"))
    word (out, lang, "전치", "transpose");
  else if (is_text (above, "′") || is_text (above, "∗"))
    say (out, above, lang);
  else
    {
      word (out, lang, "", "to the power of");
      say (out, above, lang);
      word (out, lang, "제곱", "");
    }
}

/* ∑, ∫, max with their limits. */
static void
say_limits (GString *out, const HjTex *node, HjLang lang)
{
  if (hj_tex_child (node, 1))
    {
      word (out, lang, "", hj_tex_child (node, 2) ? "from" : "over");
      say (out, hj_tex_child (node, 1), lang);
      word (out, lang, hj_tex_child (node, 2) ? "부터" : "에 대한", "");
    }
  if (hj_tex_child (node, 2))
    {
      word (out, lang, "", "to");
      say (out, hj_tex_child (node, 2), lang);
      word (out, lang, "까지", "");
    }
}

static void
say_script (GString *out, const HjTex *node, HjLang lang)
{
  const HjTex *base = hj_tex_unwrap (hj_tex_child (node, 0));

  if (base && base->kind == HJ_TEX_SYMBOL && base->klass == HJ_TEX_BIG)
    {
      if (lang == HJ_LANG_EN)
        say (out, base, lang);
      say_limits (out, node, lang);
      if (lang != HJ_LANG_EN)
        say (out, base, lang);
      word (out, lang, "", "of");
      return;
    }
  say (out, base, lang);
  if (hj_tex_child (node, 1))
    {
      word (out, lang, "아래", "sub");
      say (out, hj_tex_child (node, 1), lang);
    }
  if (hj_tex_child (node, 2))
    say_power (out, hj_tex_child (node, 2), lang);
}

static void
say_fraction (GString *out, const HjTex *node, HjLang lang)
{
  gboolean english = lang == HJ_LANG_EN;

  /* Korean names the denominator first. */
  say (out, hj_tex_child (node, english ? 0 : 1), lang);
  word (out, lang, "분의", "over");
  say (out, hj_tex_child (node, english ? 1 : 0), lang);
}

static void
say_root (GString *out, const HjTex *node, HjLang lang)
{
  if (hj_tex_child (node, 1))
    {
      say (out, hj_tex_child (node, 1), lang);
      word (out, lang, "제곱근", "th root of");
    }
  else
    word (out, lang, "루트", "the square root of");
  say (out, hj_tex_child (node, 0), lang);
}

static void
say_accent (GString *out, const HjTex *node, HjLang lang)
{
  say (out, hj_tex_child (node, 0), lang);
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    if (strcmp (accents[i].mark, node->text) == 0)
      word (out, lang, accents[i].ko, accents[i].en);
}

/* \mathrm{softmax} is one word, not seven letters. */
static gboolean
say_roman (GString *out, const HjTex *node, HjLang lang)
{
  const HjTex *body = hj_tex_unwrap (hj_tex_child (node, 0));
  g_autoptr (GString) joined = g_string_new (NULL);

  if (node->style != HJ_TEX_ROMAN || !body || body->kind != HJ_TEX_ROW)
    return FALSE;
  for (guint i = 0; body->children && i < body->children->len; i++)
    {
      const HjTex *letter = hj_tex_unwrap (hj_tex_child (body, i));

      if (!letter || letter->kind != HJ_TEX_SYMBOL)
        return FALSE;
      g_string_append (joined, letter->text);
    }
  word (out, lang, joined->str, joined->str);
  return TRUE;
}

static void
say_children (GString *out, const HjTex *node, HjLang lang)
{
  for (guint i = 0; node->children && i < node->children->len; i++)
    say (out, hj_tex_child (node, i), lang);
}

static void
say_delimiter (GString *out, const char *delimiter, HjLang lang)
{
  HjTex node = { .kind = HJ_TEX_SYMBOL, .text = (char *) delimiter };

  if (delimiter && *delimiter)
    say_symbol (out, &node, lang);
}

static void
say_table (GString *out, const HjTex *node, HjLang lang)
{
  for (guint i = 0; node->children && i < node->children->len; i++)
    {
      if (i > 0 && i % node->n_columns == 0)
        word (out, lang, ", 다음 줄", ", next row");
      say (out, hj_tex_child (node, i), lang);
    }
}

static void
say (GString *out, const HjTex *node, HjLang lang)
{
  if (!node)
    return;
  switch (node->kind)
    {
    case HJ_TEX_SYMBOL: say_symbol (out, node, lang); break;
    case HJ_TEX_UNKNOWN: word (out, lang, node->text, node->text); break;
    case HJ_TEX_SCRIPT: say_script (out, node, lang); break;
    case HJ_TEX_FRACTION: say_fraction (out, node, lang); break;
    case HJ_TEX_ROOT: say_root (out, node, lang); break;
    case HJ_TEX_ACCENT: say_accent (out, node, lang); break;
    case HJ_TEX_TABLE: say_table (out, node, lang); break;
    case HJ_TEX_SPACE: break;
    case HJ_TEX_BREAK: word (out, lang, ",", ","); break;
    case HJ_TEX_FONT:
      if (!say_roman (out, node, lang))
        say_children (out, node, lang);
      break;
    case HJ_TEX_BINOMIAL:
      say (out, hj_tex_child (node, 0), lang);
      word (out, lang, "콤비네이션", "choose");
      say (out, hj_tex_child (node, 1), lang);
      break;
    case HJ_TEX_FENCE:
      say_delimiter (out, node->text, lang);
      say_children (out, node, lang);
      say_delimiter (out, node->other, lang);
      break;
    case HJ_TEX_ROW: say_children (out, node, lang); break;
    }
}

char *
hj_formula_to_speech (const char *tex, HjLang lang)
{
  g_autoptr (HjTex) tree = hj_tex_parse (tex, NULL);
  GString *out = g_string_new (NULL);

  say (out, tree, lang);
  return g_strstrip (g_string_free (out, FALSE));
}
