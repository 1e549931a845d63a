/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula as one readable run, plain or as Pango markup. */
#include "hj-formula-letters.h"
#include "hj-formula.h"

#include <string.h>

typedef struct {
  gboolean markup;
  gboolean tight; /* within a script: no space round + and = */
  HjTexStyle style;
} Mode;

static char *render (const HjTex *node, Mode mode);

/* ---- What stands at the two ends of a thing ---- */

static gboolean
is_roman_word (const HjTex *node)
{
  const HjTex *body = hj_tex_unwrap (hj_tex_child (node, 0));

  return node->kind == HJ_TEX_FONT && (node->style == HJ_TEX_ROMAN || node->style >= HJ_TEX_SANS) && body
         && body->kind == HJ_TEX_ROW && body->children && body->children->len > 1;
}

static HjTexClass
class_of (const HjTex *node, gboolean at_end)
{
  node = hj_tex_unwrap (node);
  if (!node)
    return HJ_TEX_ORD;
  switch (node->kind)
    {
    case HJ_TEX_SYMBOL:
    case HJ_TEX_UNKNOWN:
      return node->klass;
    case HJ_TEX_SCRIPT:
    case HJ_TEX_ACCENT:
      return class_of (hj_tex_child (node, 0), at_end);
    case HJ_TEX_FONT:
      return is_roman_word (node) ? HJ_TEX_FUNCTION : class_of (hj_tex_child (node, 0), at_end);
    case HJ_TEX_FENCE:
      return at_end ? HJ_TEX_CLOSE : HJ_TEX_OPEN;
    case HJ_TEX_ROW:
      if (node->children && node->children->len > 0)
        return class_of (hj_tex_child (node, at_end ? node->children->len - 1 : 0), at_end);
      return HJ_TEX_ORD;
    default:
      return HJ_TEX_ORD;
    }
}

static gboolean
is_empty (const HjTex *node)
{
  return !node || (node->kind == HJ_TEX_ROW && (!node->children || node->children->len == 0))
         || (node->kind == HJ_TEX_FONT && !node->children);
}

static gboolean
is_product (const HjTex *row)
{
  for (guint i = 0; row->children && i < row->children->len; i++)
    {
      const HjTex *child = hj_tex_child (row, i);
      HjTexClass klass = class_of (child, FALSE);

      if (klass == HJ_TEX_RELATION || klass == HJ_TEX_PUNCT || klass == HJ_TEX_TIGHT || klass == HJ_TEX_BIG
          || (klass == HJ_TEX_BINARY && i > 0) || (child && child->kind == HJ_TEX_FRACTION))
        return FALSE;
    }
  return TRUE;
}

/* f(x), (a + b), log(x), but not 2(x): the bracket that opens first or second closes last. */
static gboolean
is_call (const HjTex *row)
{
  HjTexClass head = class_of (hj_tex_child (row, 0), FALSE);
  guint n = row->children->len, first = head == HJ_TEX_OPEN ? 0 : 1;
  int open = 0;

  if (head == HJ_TEX_NUMBER)
    return FALSE;

  for (guint i = first; i < n; i++)
    {
      const HjTex *child = hj_tex_child (row, i);

      open += (class_of (child, FALSE) == HJ_TEX_OPEN) - (class_of (child, TRUE) == HJ_TEX_CLOSE);
      if (open == 0)
        return i == n - 1 && (n > first + 1 || (child && child->kind == HJ_TEX_FENCE));
    }
  return FALSE;
}

/* d or ∂ before one thing: dx, ∂w. */
static gboolean
is_differential (const HjTex *row)
{
  const HjTex *first = hj_tex_unwrap (hj_tex_child (row, 0));

  while (first && first->kind == HJ_TEX_SCRIPT)
    first = hj_tex_unwrap (hj_tex_child (first, 0));
  return row->children->len == 2 && first && first->kind == HJ_TEX_SYMBOL && strstr ("d∂∇Δ", first->text)
         && class_of (hj_tex_child (row, 1), FALSE) == HJ_TEX_ORD;
}

/* Can stand beside √ or / without brackets. */
static gboolean
is_atomic (const HjTex *node)
{
  node = hj_tex_unwrap (node);
  if (!node || node->kind == HJ_TEX_FRACTION)
    return FALSE;
  if (node->kind == HJ_TEX_FONT)
    return is_roman_word (node) || is_atomic (hj_tex_child (node, 0));
  if (node->kind != HJ_TEX_ROW)
    return TRUE;
  return !is_empty (node) && (is_call (node) || is_differential (node));
}

/* ---- Rows ---- */

/* A plus or minus with nothing before it to add to is a sign. */
static HjTexClass
resolve (HjTexClass klass, HjTexClass before, gboolean first)
{
  if (klass != HJ_TEX_BINARY)
    return klass;
  if (first || before == HJ_TEX_BINARY || before == HJ_TEX_RELATION || before == HJ_TEX_OPEN || before == HJ_TEX_PUNCT
      || before == HJ_TEX_FUNCTION || before == HJ_TEX_BIG || before == HJ_TEX_TIGHT)
    return HJ_TEX_OPEN;
  return klass;
}

static gboolean
is_letterlike (HjTexClass klass)
{
  return klass == HJ_TEX_ORD || klass == HJ_TEX_NUMBER || klass == HJ_TEX_UPRIGHT || klass == HJ_TEX_FUNCTION
         || klass == HJ_TEX_BIG;
}

static gboolean
needs_space (HjTexClass before, HjTexClass klass, const char *done, const char *next, Mode mode)
{
  gboolean named = before == HJ_TEX_FUNCTION || before == HJ_TEX_BIG;

  if (!mode.tight && (before == HJ_TEX_RELATION || klass == HJ_TEX_RELATION || before == HJ_TEX_BINARY
                      || klass == HJ_TEX_BINARY || before == HJ_TEX_PUNCT))
    return klass != HJ_TEX_PUNCT && klass != HJ_TEX_CLOSE;
  if (named && (is_letterlike (klass) || klass == HJ_TEX_WORDS || g_str_has_prefix (next, "−")))
    return TRUE;
  if (before == HJ_TEX_BIG && klass == HJ_TEX_OPEN)
    return !g_ascii_isalpha (*done);
  if (klass == HJ_TEX_FUNCTION || klass == HJ_TEX_BIG)
    return is_letterlike (before) || before == HJ_TEX_CLOSE || before == HJ_TEX_WORDS;
  /* \foo x and L_CE x must not run together. */
  if (is_letterlike (klass) && (*done == '\\' || (!mode.markup && strpbrk (done, "_^") && is_letterlike (before))))
    return TRUE;
  return FALSE;
}

/* A fraction within a product wants brackets: (1/2)x. */
static gboolean
needs_brackets (const HjTex *row, guint index)
{
  const HjTex *node = hj_tex_unwrap (hj_tex_child (row, index));
  const HjTex *next = hj_tex_child (row, index + 1), *before = index > 0 ? hj_tex_child (row, index - 1) : NULL;
  HjTexClass left = class_of (before, TRUE), right = class_of (next, FALSE);

  if (!node || node->kind != HJ_TEX_FRACTION)
    return FALSE;
  if (before && before->kind != HJ_TEX_SPACE && (is_letterlike (left) || left == HJ_TEX_CLOSE)
      && left != HJ_TEX_BIG)
    return TRUE;
  return next && next->kind != HJ_TEX_SPACE && next->kind != HJ_TEX_BREAK && !is_empty (next)
         && (is_letterlike (right) || right == HJ_TEX_OPEN);
}

static void
append_space (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] != ' ' && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ' ');
}

static char *
render_row (const HjTex *row, Mode mode)
{
  GString *out = g_string_new (NULL);
  g_autofree char *last = g_strdup ("");
  HjTexClass before = HJ_TEX_OPEN;
  gboolean first = TRUE;

  for (guint i = 0; row->children && i < row->children->len; i++)
    {
      const HjTex *child = hj_tex_child (row, i);
      gboolean brackets = needs_brackets (row, i);
      HjTexClass klass = brackets ? HJ_TEX_OPEN : resolve (class_of (child, FALSE), before, first);
      g_autofree char *piece = NULL;

      if (is_empty (child))
        continue;
      piece = render (child, mode);
      /* A space after a sign or an opening bracket would tear them from what they belong to. */
      if (child->kind == HJ_TEX_BREAK || (child->kind == HJ_TEX_SPACE && !mode.tight && before != HJ_TEX_OPEN))
        {
          /* The space that a relation wants and the one that the writer wanted are one. */
          if (out->len > 0 && out->str[out->len - 1] == ' ')
            g_string_truncate (out, out->len - 1);
          g_string_append (out, piece);
        }
      if (child->kind == HJ_TEX_BREAK || child->kind == HJ_TEX_SPACE)
        continue;
      if (!first && needs_space (before, klass, last, piece, mode))
        append_space (out);
      g_string_append_printf (out, brackets ? "(%s)" : "%s", piece);
      before = brackets ? HJ_TEX_CLOSE : class_of (child, TRUE) == HJ_TEX_BINARY ? klass : class_of (child, TRUE);
      g_free (last);
      last = g_steal_pointer (&piece);
      first = FALSE;
    }
  return g_string_free (out, FALSE);
}

/* ---- Things ---- */

static char *
render_symbol (const HjTex *node, Mode mode)
{
  GString *out = g_string_new (NULL);
  g_autofree char *escaped = NULL;
  const char *tag = NULL;

  for (const char *c = node->text; *c; c = g_utf8_next_char (c))
    g_string_append_unichar (out, hj_tex_style_letter (g_utf8_get_char (c), mode.style));
  if (!mode.markup)
    return g_string_free (out, FALSE);
  escaped = g_markup_escape_text (out->str, -1);
  g_string_free (out, TRUE);
  if (mode.style == HJ_TEX_BOLD)
    tag = "b";
  else if (mode.style == HJ_TEX_MONO)
    tag = "tt";
  else if (mode.style == HJ_TEX_ITALIC || (mode.style == HJ_TEX_PLAIN && node->klass == HJ_TEX_ORD))
    tag = "i";
  return tag ? g_strdup_printf ("<%s>%s</%s>", tag, escaped, tag) : g_steal_pointer (&escaped);
}

static char *
bracketed (const HjTex *node, Mode mode, gboolean bare)
{
  g_autofree char *inside = render (node, mode);

  return bare ? g_steal_pointer (&inside) : g_strdup_printf ("(%s)", inside);
}

static char *
render_fraction (const HjTex *node, Mode mode)
{
  const HjTex *above = hj_tex_unwrap (hj_tex_child (node, 0)), *below = hj_tex_child (node, 1);
  gboolean bare = is_atomic (above) || (above && above->kind == HJ_TEX_ROW && is_product (above));
  g_autofree char *top = bracketed (above, mode, bare), *bottom = bracketed (below, mode, is_atomic (below));

  return g_strconcat (top, "/", bottom, NULL);
}

static char *
render_binomial (const HjTex *node, Mode mode)
{
  g_autofree char *n = render (hj_tex_child (node, 0), mode), *k = render (hj_tex_child (node, 1), mode);

  return g_strdup_printf ("C(%s, %s)", n, k);
}

static char *
render_root (const HjTex *node, Mode mode)
{
  const HjTex *radicand = hj_tex_child (node, 0);
  g_autofree char *inside = bracketed (radicand, mode, is_atomic (radicand)), *index = NULL, *small = NULL;

  if (hj_tex_child (node, 1))
    {
      index = render (hj_tex_child (node, 1), (Mode) { FALSE, TRUE, HJ_TEX_PLAIN });
      small = hj_tex_raise (index);
      if (!small)
        {
          g_autofree char *escaped = mode.markup ? g_markup_escape_text (index, -1) : g_strdup (index);

          small = g_strdup_printf ("[%s]", escaped);
          return g_strconcat ("√", small, inside, NULL);
        }
    }
  return g_strconcat (small ? small : "", "√", inside, NULL);
}

/* A script: raised or lowered signs where Unicode has all of them, else after ^ or _. (transfer full) */
static char *
render_script_part (const HjTex *node, Mode mode, gboolean above)
{
  g_autofree char *inside = NULL, *small = NULL;

  if (is_empty (node))
    return g_strdup ("");
  mode.tight = TRUE;
  inside = render (node, mode);
  if (mode.markup)
    return g_strdup_printf (above ? "<sup>%s</sup>" : "<sub>%s</sub>", inside);
  small = above ? hj_tex_raise (inside) : hj_tex_lower (inside);
  if (small)
    return g_steal_pointer (&small);
  for (const char *c = inside; *c; c = g_utf8_next_char (c))
    if (!g_unichar_isalnum (g_utf8_get_char (c)) && *g_utf8_next_char (inside))
      return g_strdup_printf (above ? "^(%s)" : "_(%s)", inside);
  return g_strconcat (above ? "^" : "_", inside, NULL);
}

static char *
render_script (const HjTex *node, Mode mode)
{
  const HjTex *base = hj_tex_unwrap (hj_tex_child (node, 0));
  gboolean bare = !base || is_empty (base) || is_atomic (base) || base->kind == HJ_TEX_ROW;
  g_autofree char *stem = bracketed (base, mode, bare);
  g_autofree char *below = render_script_part (hj_tex_child (node, 1), mode, FALSE);
  g_autofree char *above = render_script_part (hj_tex_child (node, 2), mode, TRUE);

  return g_strconcat (stem, below, above, NULL);
}

static char *
render_accent (const HjTex *node, Mode mode)
{
  g_autofree char *base = render (hj_tex_child (node, 0), mode);

  return hj_tex_accent (base, node->text);
}

static char *
render_font (const HjTex *node, Mode mode)
{
  /* An inner switch to italics within bold keeps the bold: the outer style is what the writer means to stress. */
  if (mode.style == HJ_TEX_PLAIN || node->style != HJ_TEX_PLAIN)
    mode.style = node->style;
  return render_row (node, mode);
}

static char *
render_fence (const HjTex *node, Mode mode)
{
  g_autofree char *inside = render (hj_tex_child (node, 0), mode);
  g_autofree char *left = g_markup_escape_text (node->text, -1);
  g_autofree char *right = g_markup_escape_text (node->other ? node->other : "", -1);

  if (mode.markup)
    return g_strconcat (left, inside, right, NULL);
  return g_strconcat (node->text, inside, node->other ? node->other : "", NULL);
}

/* ---- Tables: one line for each row ---- */

static const struct { const char *environment, *left, *right, *between; } tables[] = {
  { "bmatrix", "[", "]", "  " }, { "pmatrix", "(", ")", "  " }, { "vmatrix", "|", "|", "  " },
  { "Bmatrix", "{", "}", "  " }, { "Vmatrix", "‖", "‖", "  " }, { "smallmatrix", "[", "]", "  " },
  { "matrix", "", "", "  " }, { "array", "", "", "  " }, { "cases", "{ ", "", "  " }, { "dcases", "{ ", "", "  " },
};

static char *
render_table_row (const HjTex *table, guint row, const char *between, Mode mode)
{
  GString *line = g_string_new (NULL);

  for (guint column = 0; column < table->n_columns; column++)
    {
      const HjTex *cell = hj_tex_child (table, row * table->n_columns + column);
      g_autofree char *text = cell ? render (cell, mode) : NULL;

      if (!text || !*text)
        continue;
      if (line->len > 0)
        g_string_append (line, between);
      g_string_append (line, text);
    }
  return g_string_free (line, FALSE);
}

static char *
render_table (const HjTex *node, Mode mode)
{
  const char *left = "", *right = "", *between = " ";
  guint rows = node->children ? node->children->len / node->n_columns : 0;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_strcmp0 (node->text, tables[i].environment) == 0)
      {
        left = tables[i].left;
        right = tables[i].right;
        between = tables[i].between;
      }
  for (guint row = 0; row < rows; row++)
    {
      g_autofree char *line = render_table_row (node, row, between, mode);

      if (*line)
        g_string_append_printf (out, "%s%s%s%s", out->len ? "\n" : "", left, line, right);
    }
  return g_string_free (out, FALSE);
}

static char *
render_verbatim (const HjTex *node, Mode mode)
{
  return mode.markup ? g_markup_escape_text (node->text, -1) : g_strdup (node->text);
}

static char *
render (const HjTex *node, Mode mode)
{
  static char *(*const renderers[]) (const HjTex *, Mode) = {
    [HJ_TEX_ROW] = render_row, [HJ_TEX_SYMBOL] = render_symbol, [HJ_TEX_SCRIPT] = render_script,
    [HJ_TEX_FRACTION] = render_fraction, [HJ_TEX_BINOMIAL] = render_binomial, [HJ_TEX_ROOT] = render_root,
    [HJ_TEX_ACCENT] = render_accent, [HJ_TEX_FONT] = render_font, [HJ_TEX_FENCE] = render_fence,
    [HJ_TEX_TABLE] = render_table, [HJ_TEX_SPACE] = render_verbatim, [HJ_TEX_UNKNOWN] = render_verbatim,
  };

  if (!node)
    return g_strdup ("");
  if (node->kind == HJ_TEX_BREAK)
    return g_strdup ("\n");
  return renderers[node->kind](node, mode);
}

/* ---- Public ---- */

static char *
formula_to_run (const char *tex, gboolean markup)
{
  g_autoptr (HjTex) tree = hj_tex_parse (tex, NULL);
  g_autofree char *run = render (tree, (Mode) { .markup = markup });

  return g_utf8_normalize (g_strstrip (run), -1, G_NORMALIZE_NFC);
}

char *
hj_formula_to_text (const char *tex)
{
  return formula_to_run (tex, FALSE);
}

char *
hj_formula_to_markup (const char *tex)
{
  return formula_to_run (tex, TRUE);
}

char *
hj_formula_dup_unknown (const char *tex)
{
  char *unknown = NULL;
  g_autoptr (HjTex) tree = hj_tex_parse (tex, &unknown);

  return unknown;
}
