/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula in words, as one would read it aloud. */
#include "hj-formula-plain.h"
#include "hj-formula-words.h"
#include "hj-formula.h"

#include "typeset/hj-math-reader.h"

#include <string.h>

typedef struct {
  GString *out;
  HjLang lang;
} Voice;

static void say (Voice *voice, const HjMathNode *node);

/* ---- Words and signs ---- */

static void
word (Voice *voice, const char *ko, const char *en)
{
  const char *text = voice->lang == HJ_LANG_EN ? en : ko;
  GString *out = voice->out;

  if (*text && *text != ',' && out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
  g_string_append (out, text);
}

/* A name by its words, or as it is written. */
static void
say_name (Voice *voice, const char *text)
{
  const HjFormulaWords *words = hj_formula_find_words (text);

  word (voice, words ? words->ko : text, words ? words->en : text);
}

/* Denies what was said from FROM on: "is not proportional to". */
static void
deny (Voice *voice, gsize from)
{
  GString *out = voice->out;

  if (voice->lang != HJ_LANG_EN)
    {
      word (voice, "아님", "");
      return;
    }
  from += out->str[from] == ' ';
  from += g_str_has_prefix (out->str + from, "is ") ? strlen ("is ") : 0;
  g_string_insert (out, (gssize) from, "not ");
}

static void
say_sign (Voice *voice, gunichar c)
{
  char text[8] = { 0 }, plain[8] = { 0 };
  gsize from = voice->out->len;
  gunichar denied, mark;

  if (!c)
    return;
  g_unichar_to_utf8 (c, text);
  g_unichar_to_utf8 (hj_formula_plain_letter (c), plain);
  if (!hj_formula_find_words (text) && g_unichar_decompose (c, &denied, &mark) && mark == HJ_SLASH_MARK)
    {
      say_sign (voice, denied);
      deny (voice, from);
    }
  else
    say_name (voice, hj_formula_find_words (text) ? text : plain);
}

static void
say_written (Voice *voice, const char *text)
{
  g_autoptr (GString) written = g_string_new (NULL);

  hj_formula_append_text (written, text);
  word (voice, written->str, written->str);
}

/* ---- Scripts ---- */

static gboolean
is_sign (const HjMathNode *node, gunichar c)
{
  node = hj_formula_core (node);
  return node && node->kind == HJ_NODE_SYMBOL && !node->sub && !node->sup && hj_formula_plain_letter (node->c) == c;
}

/* A prime, a star, a dagger: read as they are. */
static gboolean
is_mark (const HjMathNode *node)
{
  static const gunichar marks[] = { 0x2032, 0x2033, 0x2034, 0x2057, 0x2217, 0x2020 };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (is_sign (node, marks[i]))
      return TRUE;
  return FALSE;
}

static void
say_power (Voice *voice, const HjMathNode *above)
{
  if (above->kind == HJ_NODE_ROW && above->first && above->first->next && is_mark (above->first))
    {
      /* f'^2: what is joined is said one by one. */
      for (const HjMathNode *part = above->first; part; part = part->next)
        say_power (voice, part);
    }
  else if (is_sign (above, '2'))
    word (voice, "제곱", "squared");
  else if (is_sign (above, '3'))
    word (voice, "세제곱", "cubed");
  else if (is_sign (above, 0x22a4) || is_sign (above, 'T'))
    word (voice, "전치", "transpose");
  else if (is_mark (above))
    say (voice, above);
  else
    {
      word (voice, "", "to the power of");
      say (voice, above);
      word (voice, "제곱", "");
    }
}

/* ∑, ∫, max with their limits: Korean names the limits first. */
static void
say_limits (Voice *voice, const HjMathNode *below, const HjMathNode *above)
{
  if (below)
    {
      word (voice, "", above ? "from" : "over");
      say (voice, below);
      word (voice, above ? "부터" : "에 대한", "");
    }
  if (above)
    {
      word (voice, "", "to");
      say (voice, above);
      word (voice, "까지", "");
    }
}

static void
say_scripts (Voice *voice, const HjMathNode *below, const HjMathNode *above)
{
  if (!hj_formula_is_blank (below))
    {
      word (voice, "아래", "sub");
      say (voice, below);
    }
  if (!hj_formula_is_blank (above))
    say_power (voice, above);
}

/* \overset{!}{=}, \xrightarrow{f}, \underbrace{x}_{n}. */
static void
say_stacked (Voice *voice, const HjMathNode *below, const HjMathNode *above)
{
  const HjMathNode *parts[] = { above, below };
  static const char *const ko[] = { "위에", "아래에" }, *const en[] = { "above", "below" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!hj_formula_is_blank (parts[i]))
      {
        word (voice, ko[i], "with");
        say (voice, parts[i]);
        word (voice, "", en[i]);
      }
}

/* ---- Things ---- */

static void
say_fraction (Voice *voice, const HjMathNode *node)
{
  gboolean english = voice->lang == HJ_LANG_EN;

  if (node->c) /* a binomial */
    {
      say (voice, node->a);
      word (voice, "콤비네이션", "choose");
      say (voice, node->b);
      return;
    }
  /* Korean names the denominator first. */
  say (voice, english ? node->a : node->b);
  word (voice, "분의", "over");
  say (voice, english ? node->b : node->a);
}

static void
say_root (Voice *voice, const HjMathNode *node)
{
  if (node->b)
    {
      say (voice, node->b);
      word (voice, "제곱근", "th root of");
    }
  else
    word (voice, "루트", "the square root of");
  say (voice, node->a);
}

static void
say_accent (Voice *voice, const HjMathNode *node)
{
  char mark[8] = { 0 };

  say (voice, node->a);
  g_unichar_to_utf8 (node->c, mark);
  if (hj_formula_find_words (mark))
    say_name (voice, mark);
}

/* \not denies, \cancel only strikes out. */
static void
say_cancel (Voice *voice, const HjMathNode *node)
{
  gsize from = voice->out->len;

  say (voice, node->a);
  if (node->hides == HJ_CANCEL_NOT && voice->out->len > from)
    deny (voice, from);
}

static void
say_line (Voice *voice, const HjMathNode *node)
{
  say (voice, node->a);
  word (voice, node->below ? "밑줄" : "바", node->below ? "underlined" : "bar");
}

static void
say_table (Voice *voice, const HjMathTable *table)
{
  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    {
      if (i > 0 && i % table->n_columns == 0)
        word (voice, ", 다음 줄", ", next row");
      say (voice, table->cells[i]);
    }
}

static void
say_fence (Voice *voice, const HjMathNode *node)
{
  say_sign (voice, node->c);
  for (const HjMathNode *part = node->first; part; part = part->next)
    say (voice, part);
  say_sign (voice, node->other);
}

/* ---- Rows ---- */

static gboolean
goes_on (const HjMathNode *digit)
{
  const HjMathNode *next = digit->next;

  if (!next || next->kind != HJ_NODE_SYMBOL || digit->sub || digit->sup)
    return FALSE;
  return g_unichar_isdigit (next->c)
         || (next->c == '.' && next->next && next->next->kind == HJ_NODE_SYMBOL && g_unichar_isdigit (next->next->c));
}

/* The number that begins at DIGIT, which ends with the digit that is returned. */
static const HjMathNode *
say_number (Voice *voice, const HjMathNode *digit)
{
  g_autoptr (GString) number = g_string_new (NULL);

  for (;; digit = digit->next)
    {
      g_string_append_unichar (number, hj_formula_plain_letter (digit->c));
      if (!goes_on (digit))
        break;
    }
  word (voice, number->str, number->str);
  say_scripts (voice, digit->sub, digit->sup);
  return digit;
}

/* \mathrm{softmax} is one word, not seven letters. */
static void
say_row (Voice *voice, const HjMathNode *row)
{
  g_autofree char *name = hj_formula_dup_word (row);

  if (name)
    {
      say_name (voice, name);
      return;
    }
  for (const HjMathNode *node = row->first; node; node = node->next)
    if (node->kind == HJ_NODE_SYMBOL && g_unichar_isdigit (node->c))
      node = say_number (voice, node);
    else
      say (voice, node);
}

static void
say_nucleus (Voice *voice, const HjMathNode *node)
{
  switch (node->kind)
    {
    case HJ_NODE_SYMBOL:
    case HJ_NODE_DELIMITER:
    case HJ_NODE_MIDDLE:
      say_sign (voice, node->c);
      break;
    case HJ_NODE_ARROW:
      say_sign (voice, node->c);
      say_stacked (voice, node->b, node->a);
      break;
    case HJ_NODE_ROW:
    case HJ_NODE_WORD:
      say_row (voice, node);
      break;
    case HJ_NODE_TEXT:
    case HJ_NODE_UNKNOWN:
      say_written (voice, node->text);
      break;
    case HJ_NODE_FRACTION:
      say_fraction (voice, node);
      break;
    case HJ_NODE_RADICAL:
      say_root (voice, node);
      break;
    case HJ_NODE_ACCENT:
      say_accent (voice, node);
      break;
    case HJ_NODE_LINE:
      say_line (voice, node);
      break;
    case HJ_NODE_FENCE:
      say_fence (voice, node);
      break;
    case HJ_NODE_TABLE:
      say_table (voice, node->table);
      break;
    case HJ_NODE_CANCEL:
      say_cancel (voice, node);
      break;
    case HJ_NODE_BRACE:
    case HJ_NODE_FRAME:
    case HJ_NODE_PHANTOM:
      if (!(node->hides & HJ_HIDE_INK))
        say (voice, node->a);
      break;
    default:
      break;
    }
}

static void
say_operator (Voice *voice, const HjMathNode *node)
{
  if (voice->lang == HJ_LANG_EN)
    say_nucleus (voice, node);
  say_limits (voice, node->sub, node->sup);
  if (voice->lang != HJ_LANG_EN)
    say_nucleus (voice, node);
  word (voice, "", "of");
}

/* \overset makes an operator of anything. */
static gboolean
is_stack (const HjMathNode *node)
{
  const HjMathNode *base = node->kind == HJ_NODE_ROW && node->klass == HJ_OP ? hj_formula_core (node->first) : NULL;

  return node->kind == HJ_NODE_BRACE || (base && base->kind == HJ_NODE_SYMBOL && base->klass != HJ_OP && !node->first->next);
}

static void
say (Voice *voice, const HjMathNode *node)
{
  if (!node)
    return;
  if (hj_formula_has_limits (node) && !is_stack (node) && (node->sub || node->sup))
    {
      say_operator (voice, node);
      return;
    }
  say_nucleus (voice, node);
  if (is_stack (node))
    say_stacked (voice, node->sub, node->sup);
  else
    say_scripts (voice, node->sub, node->sup);
}

char *
hj_formula_to_speech (const char *tex, const char *macros, HjLang lang)
{
  g_autoptr (HjArena) arena = hj_arena_new ();
  g_auto (HjMathReading) reading;
  const HjMathNode *row = hj_math_read_formula (arena, tex, macros, &reading);
  Voice voice = { g_string_new (NULL), lang };

  say (&voice, row);
  if (reading.tag)
    {
      word (&voice, ",", ",");
      say (&voice, reading.tag);
    }
  return g_strstrip (g_string_free (voice.out, FALSE));
}
