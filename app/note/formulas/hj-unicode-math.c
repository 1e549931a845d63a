/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mathematics typed as letters, read as TeX: α\_ij = softmax(q\_i·k\_j / √d\_k). What is no mathematics does not parse;
 * what might be, the signs that were seen tell (hj-unicode-runs.c). */
#include "hj-unicode-math.h"

#include <string.h>

#define DEEPEST 16 /* brackets in brackets */

typedef struct {
  const HjPasteLine *line;
  const char *text;    /* of the line, to tell \* from * */
  gsize at, end;
  GString *tex;
  HjMathSigns *signs;
  guint depth;
  gboolean word;       /* the thing before is a word of two letters or more */
  gboolean lowered;    /* the thing before is a small letter between ₍ and ₎ */
} Reader;

/* Signs with their TeX. R: a relation; S: only mathematics uses it; B: both; space: neither. */
static const struct {
  gunichar sign;
  char use;
  const char *tex;
} signs[] = {
  { '=', 'R', "=" },            { 0x2248, 'R', "\\approx" },   { 0x2264, 'R', "\\leq" },   { 0x2265, 'R', "\\geq" },
  { 0x2260, 'R', "\\neq" },     { 0x221d, 'B', "\\propto" },   { '+', ' ', "+" },          { '-', ' ', "-" },
  { 0x2190, 'R', "\\leftarrow" },
  { 0x2212, ' ', "-" },         { '/', ' ', "/" },             { ',', ' ', "," },          { ';', ' ', ";" },
  { 0xb7, ' ', "\\cdot" },      { 0x22c5, ' ', "\\cdot" },     { 0xd7, ' ', "\\times" },   { 0x2208, 'S', "\\in" },
  { 0x222a, 'S', "\\cup" },     { 0x2229, 'S', "\\cap" },      { 0x2211, 'S', "\\sum" },   { 0x220f, 'S', "\\prod" },
  { 0x222b, 'S', "\\int" },     { 0x2207, 'S', "\\nabla" },    { 0x2202, 'S', "\\partial" }, { 0x221e, ' ', "\\infty" },
  { 0x2016, 'S', "\\|" },       { 0x2225, 'S', "\\|" },        { 0x03b1, 'S', "\\alpha" }, { 0x03b2, 'S', "\\beta" },
  { 0x03b3, 'S', "\\gamma" },   { 0x03b4, 'S', "\\delta" },    { 0x03b5, 'S', "\\epsilon" }, { 0x03f5, 'S', "\\epsilon" },
  { 0x03b6, 'S', "\\zeta" },    { 0x03b7, 'S', "\\eta" },      { 0x03b8, 'S', "\\theta" }, { 0x03ba, 'S', "\\kappa" },
  { 0x03bb, 'S', "\\lambda" },  { 0x03bc, 'S', "\\mu" },       { 0x03bd, 'S', "\\nu" },    { 0x03be, 'S', "\\xi" },
  { 0x03c0, 'S', "\\pi" },      { 0x03c1, 'S', "\\rho" },      { 0x03c3, 'S', "\\sigma" }, { 0x03c4, 'S', "\\tau" },
  { 0x03c6, 'S', "\\phi" },     { 0x03d5, 'S', "\\phi" },      { 0x03c7, 'S', "\\chi" },   { 0x03c8, 'S', "\\psi" },
  { 0x03c9, 'S', "\\omega" },   { 0x0393, 'S', "\\Gamma" },    { 0x0394, 'S', "\\Delta" }, { 0x0398, 'S', "\\Theta" },
  { 0x039b, 'S', "\\Lambda" },  { 0x03a0, 'S', "\\prod" },     { 0x03a3, 'S', "\\Sigma" }, { 0x03a6, 'S', "\\Phi" },
  { 0x03a8, 'S', "\\Psi" },     { 0x03a9, 'S', "\\Omega" },    { 0x2026, ' ', "\\dots" },
};

/* Small letters below and above the line, and the plain ones, in the same order. */
static const char below[] = "₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", below_plain[] = "0123456789+-aehijklmnoprstuvx";
static const char above[] = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵀ", above_plain[] = "0123456789+-niT";

#define SUB_OPEN 0x208du  /* ₍ */
#define SUB_CLOSE 0x208eu /* ₎ */
#define CAPITAL_SIGMA 0x3a3u
#define ROOT 0x221au

static gboolean read_row (Reader *self, gunichar close);
static gboolean read_scripts (Reader *self);

static gunichar
peek (const Reader *self, gsize ahead)
{
  return self->at + ahead < self->end ? self->line->cells[self->at + ahead].raw : 0;
}

static gboolean
is_ascii_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha (c);
}

static gboolean
is_digit (gunichar c)
{
  return c < 0x80 && g_ascii_isdigit (c);
}

static char
find_small (const char *small, const char *plain, gunichar c)
{
  for (const char *p = small; c && *p; p = g_utf8_next_char (p), plain++)
    if (g_utf8_get_char (p) == c)
      return *plain;
  return 0;
}

static gboolean
begins_small (gunichar c)
{
  return c == SUB_OPEN || find_small (below, below_plain, c) || find_small (above, above_plain, c);
}

/* A command must not run into the letter behind it. */
static void
append_tex (GString *tex, const char *piece)
{
  gsize slash = tex->len;

  while (slash > 0 && g_ascii_isalpha (tex->str[slash - 1]))
    slash--;
  if (slash > 0 && slash < tex->len && tex->str[slash - 1] == '\\' && g_ascii_isalpha (*piece))
    g_string_append_c (tex, ' ');
  g_string_append (tex, piece);
}

/* Letters in a row: one is a variable; a known function is its command; others are upright words, or in a script of
 * two letters, and for products such as QK^T, variables side by side. */
static void
append_word (Reader *self, gsize n, gboolean script)
{
  static const char *const functions[] = { "log", "exp", "sin", "cos", "tanh", "max", "min", "arg", "det", "lim", "sup" };
  g_autofree char *word = g_new0 (char, n + 1);
  gunichar next = peek (self, n);
  gboolean product = n == 2 && (script || next == '^' || next == '_' || begins_small (next));

  for (gsize i = 0; i < n; i++)
    word[i] = (char) peek (self, i);
  self->at += n;
  product |= n == 2 && word[0] == 'd' && g_ascii_islower (word[1]);
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strcmp (functions[i], word) == 0)
      {
        append_tex (self->tex, "\\");
        g_string_append (self->tex, word);
        self->signs->functions++;
        self->signs->limits += peek (self, 0) == '_';
        return;
      }
  if (n > 1 && !product)
    g_string_append_printf (self->tex, "\\mathrm{%s}", word);
  else
    append_tex (self->tex, word);
}

static gsize
count_letters (const Reader *self)
{
  gsize n = 0;

  while (is_ascii_letter (peek (self, n)))
    n++;
  return n;
}

static gboolean
read_group (Reader *self, const char *open, gunichar close, const char *shut)
{
  gsize start = self->at++;

  if (++self->depth > DEEPEST)
    return FALSE;
  g_string_append (self->tex, open);
  if (!read_row (self, close))
    return FALSE;
  if (peek (self, 0) != close)
    {
      self->signs->open = MIN (self->signs->open, start);
      return FALSE;
    }
  self->at++;
  self->depth--;
  g_string_append (self->tex, shut);
  return TRUE;
}

/* x\_t ~ p, which a careless editor doubles: E_{x ~ p}. Only behind a variable; 0.1~0.2 is a range. */
static gboolean
read_drawn (Reader *self)
{
  while (peek (self, 0) == '~')
    self->at++;
  g_string_append (self->tex, " \\sim ");
  self->signs->strong++;
  if (!count_letters (self))
    return FALSE;
  append_word (self, count_letters (self), TRUE);
  return read_scripts (self);
}

static gboolean
read_digits (Reader *self)
{
  while (is_digit (peek (self, 0)) || (peek (self, 0) == '.' && is_digit (peek (self, 1))))
    g_string_append_c (self->tex, (char) self->line->cells[self->at++].raw);
  return TRUE;
}

static gboolean
read_sign (Reader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].sign == peek (self, 0))
      {
        self->signs->relations += strchr ("RB", signs[i].use) && self->depth == 0;
        self->signs->strong += strchr ("SB", signs[i].use) != NULL;
        self->signs->operators += strchr ("+-/\\", *signs[i].tex) && signs[i].use == ' ';
        self->at++;
        append_tex (self->tex, signs[i].tex);
        return TRUE;
      }
  return FALSE;
}

/* e^(-x) and 2^(1/2): brackets that only hold a power together, unlike the layer in h^(l-1). */
static gboolean
is_power (const Reader *self)
{
  gboolean slash = FALSE;

  for (gsize n = 1; peek (self, n) && peek (self, n) != ')'; n++)
    slash |= peek (self, n) == '/';
  return slash || peek (self, 1) == '-';
}

/* What hangs on _ or ^: {…}, (…), letters, digits or one sign. */
static gboolean
read_script (Reader *self)
{
  gunichar mark = peek (self, 0);
  gsize letters;

  g_string_append_printf (self->tex, "%c{", (char) mark);
  self->at++;
  letters = count_letters (self);
  self->signs->strong += mark == '^';
  self->signs->scripts += mark == '_' && letters <= 2;
  if (letters)
    append_word (self, letters, TRUE);
  else if (is_digit (peek (self, 0)))
    read_digits (self);
  else if (peek (self, 0) == '{' ? !read_group (self, "", '}', "")
           : peek (self, 0) != '(' ? !read_sign (self)
           : is_power (self) ? !read_group (self, "", ')', "") : !read_group (self, "(", ')', ")"))
    return FALSE;
  if (peek (self, 0) == '~' && !read_drawn (self))
    return FALSE;
  g_string_append_c (self->tex, '}');
  return TRUE;
}

/* Small letters in a row: x₀, x² and x₍ₜ₋₁₎, whose brackets only hold it together. */
static gboolean
read_small (Reader *self)
{
  gboolean sub = find_small (below, below_plain, peek (self, 0)) || peek (self, 0) == SUB_OPEN;
  char plain;

  self->signs->strong++;
  g_string_append (self->tex, sub ? "_{" : "^{");
  if (peek (self, 0) == SUB_OPEN)
    return read_group (self, "", SUB_CLOSE, "}");
  while ((plain = find_small (sub ? below : above, sub ? below_plain : above_plain, peek (self, 0))))
    {
      g_string_append_c (self->tex, plain);
      self->at++;
    }
  g_string_append_c (self->tex, '}');
  return TRUE;
}

/* Inside ₍…₎ the small letters are plain ones. */
static gboolean
read_lowered (Reader *self)
{
  char letter[2] = { find_small (below, below_plain, peek (self, 0)), '\0' };

  append_tex (self->tex, letter);
  self->at++;
  self->lowered = TRUE;
  return TRUE;
}

static gboolean
read_scripts (Reader *self)
{
  while (self->at < self->end)
    {
      gunichar c = peek (self, 0);

      if (c == '\'' || c == 0x2032)
        {
          g_string_append_c (self->tex, '\'');
          self->at++;
        }
      else if (c == '_' || c == '^')
        {
          if (!read_script (self))
            return FALSE;
        }
      else if (begins_small (c) && !self->lowered)
        {
          if (!read_small (self))
            return FALSE;
        }
      else
        break;
    }
  return TRUE;
}

/* √(…) and √d_k. */
static gboolean
read_root (Reader *self)
{
  self->at++;
  self->signs->strong++;
  if (peek (self, 0) == '(')
    return read_group (self, "\\sqrt{", ')', "}");
  g_string_append (self->tex, "\\sqrt{");
  if (is_ascii_letter (peek (self, 0)))
    append_word (self, 1, FALSE);
  else if (is_digit (peek (self, 0)))
    read_digits (self);
  else if (!read_sign (self))
    return FALSE;
  if (!read_scripts (self))
    return FALSE;
  g_string_append_c (self->tex, '}');
  return TRUE;
}

/* A letter with its hat, as one letter or two. */
static gboolean
read_accent (Reader *self)
{
  static const struct {
    gunichar mark;
    const char *tex;
  } accents[] = { { 0x302, "\\hat" }, { 0x303, "\\tilde" }, { 0x304, "\\bar" }, { 0x307, "\\dot" } };
  gunichar letter = peek (self, 0), mark = peek (self, 1);
  gsize n = 2;

  if (!is_ascii_letter (letter))
    {
      if (!g_unichar_decompose (peek (self, 0), &letter, &mark) || !is_ascii_letter (letter))
        return FALSE;
      n = 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    if (accents[i].mark == mark)
      {
        append_tex (self->tex, accents[i].tex);
        g_string_append_printf (self->tex, "{%c}", (char) letter);
        self->at += n;
        self->signs->strong++;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_bracket (Reader *self)
{
  switch (peek (self, 0))
    {
    case '(': return read_group (self, "(", ')', ")");
    case '[': return read_group (self, "[", ']', "]");
    case '{': return read_group (self, "\\{", '}', "\\}");
    case '<': return read_group (self, "\\langle ", '>', "\\rangle ");
    default: return FALSE;
    }
}

/* | between brackets is "given"; || is a norm; a bare | may part the cells of a table. */
static gboolean
read_bar (Reader *self)
{
  gsize n = peek (self, 1) == '|' ? 2 : 1;

  if (n == 1 && self->depth == 0)
    return FALSE;
  append_tex (self->tex, n == 2 ? "\\|" : "|");
  self->signs->strong += self->depth > 0;
  self->at += n;
  return TRUE;
}

/* An escaped star, or one between spaces. */
static gboolean
is_times (const Reader *self)
{
  if (peek (self, 0) != '*')
    return FALSE;
  return self->text[self->line->cells[self->at].at] == '\\'
         || (self->at > 0 && self->line->cells[self->at - 1].raw == ' ' && peek (self, 1) == ' ');
}

/* < and > between spaces compare; otherwise they hold an inner product. */
static gboolean
is_comparison (const Reader *self)
{
  return (peek (self, 0) == '<' || peek (self, 0) == '>') && self->at > 0
         && self->line->cells[self->at - 1].raw == ' ' && peek (self, 1) == ' ';
}

/* Three dots. */
static gboolean
read_dots (Reader *self)
{
  if (peek (self, 0) != '.' || peek (self, 1) != '.' || peek (self, 2) != '.')
    return FALSE;
  append_tex (self->tex, "\\dots");
  self->at += 3;
  return TRUE;
}

/* "LCEsoft" has lost its subscript: two capitals or more, then small letters. */
static gboolean
has_lost_script (const Reader *self, gsize n)
{
  gsize capitals = 0;

  while (capitals < n && peek (self, capitals) <= 'Z')
    capitals++;
  return capitals >= 2 && capitals + 1 < n;
}

/* Two words side by side are prose, unless the first is a function. */
static gboolean
read_word (Reader *self)
{
  gsize n = count_letters (self), before = self->tex->len;
  gboolean word = self->word;

  if ((n > 1 && word) || has_lost_script (self, n))
    return FALSE;
  append_word (self, n, FALSE);
  self->word = n > 1 && strncmp (self->tex->str + before, "\\mathrm", 7) == 0;
  self->signs->calls += n == 1 && peek (self, 0) == '(' && peek (self, 1) != '(';
  return TRUE;
}

/* μB: a Greek letter with a capital right behind it, that was its subscript. */
static gboolean
read_greek (Reader *self)
{
  gunichar c = peek (self, 0), next = peek (self, 1);

  if ((c != 0x3bc && c != 0x3c3) || next < 'A' || next > 'Z' || is_ascii_letter (peek (self, 2)))
    return FALSE;
  append_tex (self->tex, c == 0x3bc ? "\\mu" : "\\sigma");
  g_string_append_printf (self->tex, "_{%c}", (char) next);
  self->signs->strong++;
  self->signs->scripts++;
  self->at += 2;
  return TRUE;
}

static gboolean
read_base (Reader *self, gunichar close)
{
  gunichar c = peek (self, 0);

  if (close == SUB_CLOSE && find_small (below, below_plain, c))
    return read_lowered (self);
  if (c == CAPITAL_SIGMA && (peek (self, 1) == '_' || peek (self, 1) == ' '))
    {
      self->at++;
      self->signs->strong++;
      append_tex (self->tex, "\\sum");
      return TRUE;
    }
  if (c == ROOT)
    return read_root (self);
  if (c == '|')
    return read_bar (self);
  if (is_times (self))
    {
      append_tex (self->tex, "\\cdot");
      self->signs->operators++;
      self->at++;
      return TRUE;
    }
  if (c == '.')
    return read_dots (self);
  if (is_comparison (self))
    {
      g_string_append_c (self->tex, (char) c);
      self->signs->relations += self->depth == 0;
      self->at++;
      return TRUE;
    }
  if (is_digit (c))
    return read_digits (self);
  return read_accent (self) || read_greek (self)
         || (is_ascii_letter (c) ? read_word (self) : read_bracket (self) || read_sign (self));
}

/* Everything up to CLOSE or the end of the run. */
static gboolean
read_row (Reader *self, gunichar close)
{
  while (self->at < self->end && peek (self, 0) != close)
    {
      gsize depth = self->depth;

      if (peek (self, 0) == ' ')
        {
          g_string_append_c (self->tex, ' ');
          self->at++;
          continue;
        }
      if (!is_ascii_letter (peek (self, 0)))
        self->word = FALSE;
      self->lowered = FALSE;
      if (!read_base (self, close) || self->depth != depth || !read_scripts (self))
        return FALSE;
    }
  return TRUE;
}

char *
hj_math_dup_tex (const HjPasteLine *line, const char *text, gsize from, gsize to, HjMathSigns *seen)
{
  g_autoptr (GString) tex = g_string_new (NULL);
  Reader reader = { .line = line, .text = text, .at = from, .end = to, .tex = tex, .signs = seen };

  *seen = (HjMathSigns){ .open = G_MAXSIZE };
  return read_row (&reader, 0) ? g_strdup (tex->str) : NULL;
}
