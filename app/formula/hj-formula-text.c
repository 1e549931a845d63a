/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula as one readable run of Unicode. */
#include "hj-formula-plain.h"
#include "hj-formula-role.h"
#include "hj-formula.h"

#include "typeset/hj-math-reader.h"
#include "typeset/hj-math-scripts.h"

#include <string.h>

/* TIGHT: within a script, without space round + and =. (transfer full) */
static char *render (const HjMathNode *node, gboolean tight);

/* ---- Rows ---- */

/* A plus or minus with nothing before it to add to is a sign. */
static HjFormulaRole
resolve (HjFormulaRole role, HjFormulaRole before)
{
  gboolean thing = before == HJ_ROLE_LETTER || before == HJ_ROLE_CLOSE || before == HJ_ROLE_WORDS;

  return role == HJ_ROLE_BINARY && !thing ? HJ_ROLE_OPEN : role;
}

static gboolean
needs_space (HjFormulaRole before, HjFormulaRole role, const char *done, const char *next, gboolean tight)
{
  gboolean operator = role == HJ_ROLE_RELATION || role == HJ_ROLE_BINARY;
  gboolean after = before == HJ_ROLE_RELATION || before == HJ_ROLE_BINARY || before == HJ_ROLE_PUNCT;
  gboolean named = before == HJ_ROLE_FUNCTION || before == HJ_ROLE_BIG;

  if (!tight && (operator || after))
    return role != HJ_ROLE_PUNCT && role != HJ_ROLE_CLOSE;
  if (named && (hj_formula_is_letterlike (role) || role == HJ_ROLE_WORDS || g_str_has_prefix (next, "−")))
    return TRUE;
  if (before == HJ_ROLE_BIG && role == HJ_ROLE_OPEN)
    return !g_ascii_isalpha (*done);
  if (role == HJ_ROLE_FUNCTION || role == HJ_ROLE_BIG)
    return hj_formula_is_letterlike (before) || before == HJ_ROLE_CLOSE || before == HJ_ROLE_WORDS;
  /* \foo x and L_CE x must not run together. */
  return hj_formula_is_letterlike (role) && (*done == '\\' || (strpbrk (done, "_^") && hj_formula_is_letterlike (before)));
}

/* A fraction within a product wants brackets: (1/2)x. */
static gboolean
needs_brackets (const HjMathNode *before, const HjMathNode *node)
{
  const HjMathNode *next = node->next;
  HjFormulaRole left = hj_formula_role (before, TRUE), right = hj_formula_role (next, FALSE);

  if (!hj_formula_is_fraction (node))
    return FALSE;
  if (left != HJ_ROLE_LETTER && left != HJ_ROLE_FUNCTION && left != HJ_ROLE_CLOSE)
    before = NULL;
  if (before && before->kind != HJ_NODE_SPACE)
    return TRUE;
  return !hj_formula_is_blank (next) && (hj_formula_is_letterlike (right) || right == HJ_ROLE_OPEN);
}

/* A row while it is written. */
typedef struct {
  GString *out;
  const HjMathNode *before; /* the last thing, blank or not */
  HjFormulaRole role;       /* the end of what was written */
  char *last;
  gboolean tight;
} Row;

/* The space that a relation wants and the one that the writer wanted are one. */
static void
append_gap (Row *row, const HjMathNode *space)
{
  double em = space->wide ? space->amount / 18 : space->amount;

  /* A space after a sign or an opening bracket would tear them from what they belong to. */
  if (row->tight || row->role == HJ_ROLE_OPEN || !(em > 0))
    return;
  if (row->out->len > 0 && row->out->str[row->out->len - 1] == ' ')
    g_string_truncate (row->out, row->out->len - 1);
  g_string_append (row->out, em >= 2 ? "    " : em >= 1 ? "  " : " ");
}

static void
append_thing (Row *row, const HjMathNode *node)
{
  gboolean brackets = needs_brackets (row->before, node);
  HjFormulaRole role = brackets ? HJ_ROLE_OPEN : resolve (hj_formula_role (node, FALSE), row->role);
  HjFormulaRole end = hj_formula_role (node, TRUE);
  char *piece = render (node, row->tight);

  if (row->last && needs_space (row->role, role, row->last, piece, row->tight) && !g_str_has_suffix (row->out->str, " "))
    g_string_append_c (row->out, ' ');
  g_string_append_printf (row->out, brackets ? "(%s)" : "%s", piece);
  row->role = brackets ? HJ_ROLE_CLOSE : end == HJ_ROLE_BINARY ? role : end;
  g_free (row->last);
  row->last = piece;
}

static char *
render_row (const HjMathNode *node, gboolean tight)
{
  Row row = { .out = g_string_new (NULL), .role = HJ_ROLE_OPEN, .tight = tight };

  for (const HjMathNode *child = node->first; child; child = child->next)
    {
      if (child->kind == HJ_NODE_SPACE && !child->sub && !child->sup)
        append_gap (&row, child);
      else if (!hj_formula_is_blank (child))
        append_thing (&row, child);
      row.before = child;
    }
  g_free (row.last);
  return g_string_free (row.out, FALSE);
}

/* ---- Things ---- */

static char *
bracketed (const HjMathNode *node, gboolean bare, gboolean tight)
{
  g_autofree char *inside = render (node, tight);

  return bare ? g_steal_pointer (&inside) : g_strdup_printf ("(%s)", inside);
}

static char *
text_of (gunichar c)
{
  char text[8] = { 0 };

  if (c)
    g_unichar_to_utf8 (c, text);
  return g_strdup (text);
}

/* Letters of an ornate alphabet keep it: in one line of text they are known by it. */
static char *
render_symbol (const HjMathNode *node)
{
  /* Signs that mathematics tells apart and text does not. */
  static const struct { gunichar c, usual; } twins[] = { { 0x2223, '|' }, { 0x22c5, 0xb7 }, { 0x29f5, 0x2216 } };
  gboolean ornate = (node->c >= 0x1d49c && node->c < 0x1d5a0) || (node->c >= 0x1d7d8 && node->c < 0x1d7e2)
                    || (node->c >= 0x2100 && node->c < 0x2150 && node->c != 0x210e);

  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    if (twins[i].c == node->c)
      return text_of (twins[i].usual);
  return text_of (ornate ? node->c : hj_formula_plain_letter (node->c));
}

static char *
render_text (const HjMathNode *node)
{
  GString *out = g_string_new (NULL);

  hj_formula_append_text (out, node->text);
  return g_string_free (out, FALSE);
}

static char *
render_fraction (const HjMathNode *node, gboolean tight)
{
  const HjMathNode *above = hj_formula_core (node->a);
  gboolean bare = hj_formula_is_atomic (above) || (above && above->kind == HJ_NODE_ROW && hj_formula_is_product (above));
  g_autofree char *top = NULL, *bottom = NULL;

  if (node->c) /* a binomial */
    {
      top = render (node->a, tight);
      bottom = render (node->b, tight);
      return g_strdup_printf ("C(%s, %s)", top, bottom);
    }
  top = bracketed (above, bare, tight);
  bottom = bracketed (node->b, hj_formula_is_atomic (node->b), tight);
  return g_strconcat (top, "/", bottom, NULL);
}

/* TEXT raised or lowered sign by sign, or NULL if one of them has no such form. (transfer full) */
static char *
make_small (const char *text, gboolean above)
{
  /* Signs that can be raised but do not stand for a script in a source. */
  static const struct { gunichar c, small; } others[] = {
    { 0x22a4, 0x1d40 }, { 0x2032, 0x2032 }, { 0x2033, 0x2033 }, { 0x2034, 0x2034 }, { 0x2217, '*' }, { 0x2020, 0x2020 },
    { 0x2218, 0xb0 }, { 0x2212, 0x207b },
  };
  g_autoptr (GString) out = g_string_new (NULL);

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text), small = hj_math_small_form (c, above);

      for (guint i = 0; !small && above && i < G_N_ELEMENTS (others); i++)
        small = others[i].c == c ? others[i].small : 0;
      if (!small && c == 0x2212)
        small = hj_math_small_form ('-', above);
      if (!small)
        return NULL;
      g_string_append_unichar (out, small);
    }
  return g_strdup (out->str);
}

static char *
render_root (const HjMathNode *node, gboolean tight)
{
  g_autofree char *inside = bracketed (node->a, hj_formula_is_atomic (node->a), tight);
  g_autofree char *index = node->b ? render (node->b, TRUE) : g_strdup (""), *small = make_small (index, TRUE);

  return small ? g_strconcat (small, "√", inside, NULL) : g_strdup_printf ("√[%s]%s", index, inside);
}

/* The combining MARK after the first sign of TEXT, or after each one: overline, underline. */
static char *
render_mark (const HjMathNode *node, gunichar mark, gboolean each, gboolean tight)
{
  g_autofree char *base = render (node->a, tight);
  GString *out = g_string_new (NULL);

  for (const char *at = base; *at; at = g_utf8_next_char (at))
    {
      g_string_append_unichar (out, g_utf8_get_char (at));
      if (each || at == base)
        g_string_append_unichar (out, mark);
    }
  return g_string_free (out, FALSE);
}

/* ---- Fences and tables: one line for each row ---- */

static char *
render_cells (const HjMathTable *table, guint row, const char *between, gboolean tight)
{
  GString *line = g_string_new (NULL);

  for (guint column = 0; column < table->n_columns; column++)
    {
      const HjMathNode *cell = table->cells[row * table->n_columns + column];
      g_autofree char *text = hj_formula_is_blank (cell) ? NULL : render (cell, tight);

      if (text && *text)
        g_string_append_printf (line, "%s%s", line->len ? between : "", text);
    }
  if (table->tags && table->tags[row])
    {
      g_autofree char *tag = render (table->tags[row], tight);

      g_string_append_printf (line, "  %s", tag);
    }
  return g_string_free (line, FALSE);
}

static char *
render_table (const HjMathTable *table, const char *left, const char *right, const char *between, gboolean tight)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autofree char *line = render_cells (table, row, between, tight);

      if (*line)
        g_string_append_printf (out, "%s%s%s%s", out->len == 0 ? "" : tight ? ", " : "\n", left, line, right);
    }
  return g_string_free (out, FALSE);
}

static char *
render_fence (const HjMathNode *node, gboolean tight)
{
  const HjMathTable *table = hj_formula_find_table (node);
  g_autofree char *open = text_of (node->c), *close = text_of (node->other);
  GString *out;

  if (table)
    {
      /* The brace of cases stands off from what it holds. */
      g_autofree char *left = g_strconcat (open, *open && !*close ? " " : "", NULL);
      g_autofree char *right = g_strconcat (*close && !*open ? " " : "", close, NULL);

      return render_table (table, left, right, "  ", tight);
    }
  out = g_string_new (open);
  for (const HjMathNode *part = node->first; part; part = part->next)
    {
      g_autofree char *text = part->kind == HJ_NODE_MIDDLE ? text_of (part->c) : render (part, tight);

      g_string_append_printf (out, part->kind == HJ_NODE_MIDDLE && !tight ? " %s " : "%s", text);
    }
  g_string_append (out, close);
  return g_string_free (out, FALSE);
}

/* ---- Scripts, and all together ---- */

/* A script: raised or lowered signs where Unicode has all of them, else after ^ or _. (transfer full) */
static char *
render_script (const HjMathNode *node, gboolean above)
{
  g_autofree char *inside = NULL, *small = NULL;

  if (hj_formula_is_blank (node))
    return g_strdup ("");
  inside = render (node, TRUE);
  if ((small = make_small (inside, above)))
    return g_steal_pointer (&small);
  for (const char *c = inside; *c; c = g_utf8_next_char (c))
    if (!g_unichar_isalnum (g_utf8_get_char (c)) && *g_utf8_next_char (inside))
      return g_strdup_printf (above ? "^(%s)" : "_(%s)", inside);
  return g_strconcat (above ? "^" : "_", inside, NULL);
}

static char *
render_arrow (const HjMathNode *node)
{
  g_autofree char *arrow = render_symbol (node), *above = render_script (node->a, TRUE);
  g_autofree char *below = render_script (node->b, FALSE);

  return g_strconcat (arrow, above, below, NULL);
}

static char *
render_nucleus (const HjMathNode *node, gboolean tight)
{
  char *word;

  switch (node->kind)
    {
    case HJ_NODE_SYMBOL:
    case HJ_NODE_DELIMITER:
      return render_symbol (node);
    case HJ_NODE_ARROW:
      return render_arrow (node);
    case HJ_NODE_WORD:
    case HJ_NODE_TEXT:
    case HJ_NODE_UNKNOWN:
      return render_text (node);
    case HJ_NODE_ROW:
      return (word = hj_formula_dup_word (node)) ? word : render_row (node, tight);
    case HJ_NODE_FRACTION:
      return render_fraction (node, tight);
    case HJ_NODE_RADICAL:
      return render_root (node, tight);
    case HJ_NODE_ACCENT:
      return render_mark (node, node->c, FALSE, tight);
    case HJ_NODE_LINE:
      return render_mark (node, node->below ? 0x332 : 0x305, TRUE, tight);
    case HJ_NODE_CANCEL: /* \not denies, \cancel only strikes out */
      return node->hides == HJ_CANCEL_NOT ? render_mark (node, HJ_SLASH_MARK, FALSE, tight) : render (node->a, tight);
    case HJ_NODE_FENCE:
      return render_fence (node, tight);
    case HJ_NODE_TABLE:
      /* What is aligned at its relations is one line; cells of a matrix stand apart. */
      return render_table (node->table, "", "", node->table->stacked && *node->table->align == 'r' ? " " : "  ", tight);
    case HJ_NODE_BRACE:
      return render (node->a, tight);
    case HJ_NODE_FRAME:
    case HJ_NODE_PHANTOM:
      return hj_formula_is_blank (node) ? g_strdup ("") : render (node->a, tight);
    default:
      return g_strdup ("");
    }
}

/* The thing that scripts stand at: what would run into them in brackets. (transfer full) */
static char *
render_base (const HjMathNode *node, gboolean tight)
{
  HjMathNode base = *node;

  base.sub = base.sup = NULL;
  if (base.kind == HJ_NODE_BRACE)
    return bracketed (base.a, hj_formula_is_atomic (base.a), tight);
  return bracketed (&base, !hj_formula_is_fraction (&base), tight);
}

static char *
render (const HjMathNode *node, gboolean tight)
{
  g_autofree char *base = NULL, *below = NULL, *above = NULL;

  if (!node || (!node->sub && !node->sup))
    return node ? render_nucleus (node, tight) : g_strdup ("");
  base = render_base (node, tight);
  below = render_script (node->sub, FALSE);
  above = render_script (node->sup, TRUE);
  return g_strconcat (base, below, above, NULL);
}

/* ---- Public ---- */

char *
hj_formula_to_text (const char *tex, const char *macros)
{
  g_autoptr (HjArena) arena = hj_arena_new ();
  g_auto (HjMathReading) reading;
  const HjMathNode *row = hj_math_read_formula (arena, tex, macros, &reading);
  g_autofree char *run = render (row, FALSE), *tag = reading.tag ? render (reading.tag, FALSE) : NULL;
  g_autofree char *whole = g_strstrip (g_strconcat (run, tag ? "  " : "", tag ? tag : "", NULL));

  return g_utf8_normalize (whole, -1, G_NORMALIZE_NFC);
}
