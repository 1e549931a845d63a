/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: the formula of something by its name, and its name by the formula. */
#include "hj-card-suggest.h"

#include "hj-card-text.h"

#include <string.h>

#define LONGEST_NAME 40 /* letters */
#define SHORTEST_FORMULA 5 /* bytes of TeX */
#define LONGEST_FORMULA 400

/* What announces a formula without a name for it; and one that only explains a sign of another. */
static const char *const announcements[] = {
  "수식", "계산식", "공식", "식", "수학적", "다음", "예", "equation", "formula", "mathematically", NULL,
};
static const char *const explanations[] = { "여기서", "단", "이때", "where", "with", NULL };

typedef struct {
  char *name; /* plain, or NULL: what stands above is its name */
  char *tex;  /* with its dollars */
} Formula;

static void
clear_formula (Formula *formula)
{
  g_clear_pointer (&formula->name, g_free);
  g_clear_pointer (&formula->tex, g_free);
}

/* "수식으로는" begins with "수식", "예측" not with "예": a syllable alone stands for itself only. */
static gboolean
begins_with_any (const char *text, const char *const *words)
{
  for (; *words; words++)
    {
      gsize n = strlen (*words);

      if (g_ascii_strncasecmp (text, *words, n) == 0
          && (g_utf8_strlen (*words, -1) > 1 || !g_unichar_isalpha (g_utf8_get_char (text + n))))
        return TRUE;
    }
  return FALSE;
}

/* It says that something is something; a sign inside of braces says it of an index only. */
static gboolean
has_relation (const char *tex)
{
  static const char *const signs[] = { "=", "\\approx", "\\leftarrow", "\\propto" };
  int depth = 0;

  for (const char *p = tex; *p; p++)
    {
      depth += (*p == '{') - (*p == '}');
      for (guint i = 0; depth == 0 && i < G_N_ELEMENTS (signs); i++)
        if (g_str_has_prefix (p, signs[i]))
          return TRUE;
    }
  return strstr (tex, "\\begin{aligned}") != NULL;
}

static gboolean
is_worth_knowing (const char *tex)
{
  gsize n = strlen (tex);

  return n >= SHORTEST_FORMULA && n <= LONGEST_FORMULA && has_relation (tex);
}

/* A name out of the words before the formula; NULL: they only announce it, or are a sentence. (transfer full) */
static char *
dup_name (const char *lead)
{
  g_autofree char *name = g_strdelimit (g_strdup (hj_card_skip_number (lead)), "\n", ' ');

  if (g_str_has_suffix (name, ":"))
    name[strlen (name) - 1] = '\0';
  g_strstrip (name);
  return *name && g_utf8_strlen (name, -1) <= LONGEST_NAME && !begins_with_any (name, announcements)
             && !g_str_has_suffix (name, "다") && !strpbrk (name, "$.,?") ? g_steal_pointer (&name) : NULL;
}

/* ---- within a line ---- */

static const HjSpan *
get_span (const GPtrArray *spans, guint i)
{
  return g_ptr_array_index (spans, i);
}

/* The words before the span at INDEX. (transfer full) */
static char *
dup_before (const GPtrArray *spans, guint index)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();

  for (guint i = 0; i < index; i++)
    g_ptr_array_add (before, g_ptr_array_index (spans, i));
  return hj_spans_dup_unbold (before);
}

/* "Name: $x = y$ …", "**Name**: a sentence. $x = y$"; "**Name**: $x = y$" alone is a label's, and
 * "Question? :: $x = y$" a card by the author's word. */
static gboolean
read_line (const HjCardPlace *place, const HjBlock *block, Formula *formula)
{
  gboolean covered = g_hash_table_contains (place->covered, GINT_TO_POINTER (block->line)), last;
  const HjBlock *words = block->kind == HJ_BLOCK_ITEM && block->children->len ? g_ptr_array_index (block->children, 0) : block;
  const GPtrArray *spans = words->kind == HJ_BLOCK_PARAGRAPH ? words->spans : NULL;
  g_autofree char *before = NULL, *label = NULL;
  guint i = 0;

  while (spans && i < spans->len && !(get_span (spans, i)->flags & HJ_SPAN_FORMULA))
    i++;
  if (!spans || i == 0 || i >= spans->len || !is_worth_knowing (get_span (spans, i)->text))
    return FALSE;
  before = dup_before (spans, i);
  last = i + 1 == spans->len;
  if (begins_with_any (before, explanations) || g_str_has_suffix (before, "::")
      || !(g_str_has_suffix (before, ":") || (last && g_str_has_suffix (before, "."))))
    return FALSE;
  label = hj_block_dup_label (words, NULL);
  if (label && last && g_str_has_suffix (before, ":") && !covered)
    return FALSE;
  formula->name = dup_name (label ? label : before);
  formula->tex = g_strdup_printf ("$%s$", get_span (spans, i)->text);
  return TRUE;
}

/* ---- on lines of its own ---- */

static const HjBlock *
get_block (const HjCardPlace *place, guint index)
{
  return index < place->blocks->len ? g_ptr_array_index (place->blocks, index) : NULL;
}

/* The formula that is all of the block at INDEX, TeX; NULL: it is not one. */
static const char *
get_tex (const HjCardPlace *place, guint index)
{
  const HjBlock *block = get_block (place, index);

  if (block && block->kind == HJ_BLOCK_ITEM && block->children->len == 1)
    block = g_ptr_array_index (block->children, 0);
  return block && block->kind == HJ_BLOCK_FORMULA ? block->text : NULL;
}

/* The formulas that stand together are one. */
static gboolean
read_display (const HjCardPlace *place, Formula *formula)
{
  const HjBlock *before = place->index > 0 ? get_block (place, place->index - 1) : NULL;
  g_autofree char *lead = before && before->kind == HJ_BLOCK_PARAGRAPH ? g_strstrip (hj_spans_dup_text (before->spans)) : NULL;
  g_autoptr (GString) tex = g_string_new (NULL);
  const char *one;

  if ((before && get_tex (place, place->index - 1)) || (lead && begins_with_any (lead, explanations))
      || !is_worth_knowing (get_tex (place, place->index)))
    return FALSE;
  for (guint i = place->index; (one = get_tex (place, i)); i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (one));

      g_string_append_printf (tex, "%s$%s$", tex->len ? "\n\n" : "", text);
    }
  formula->name = lead && g_str_has_suffix (lead, ":") ? dup_name (lead) : NULL;
  formula->tex = g_string_free (g_steal_pointer (&tex), FALSE);
  return TRUE;
}

/* ---- both ---- */

/* Both ways, not to be asked on one day. */
static void
add_cards (const HjCardPlace *place, const Formula *formula, const char *subject)
{
  const HjBlock *block = get_block (place, place->index);
  g_autofree char *front = g_strdup_printf ("%s — %s", subject, place->lang == HJ_LANG_EN ? "the formula" : "수식");
  HjCard *there = place->add (place->maker, block, HJ_CARD_BASIC, front, formula->tex);
  HjCard *back = place->add (place->maker, block, HJ_CARD_REVERSED, formula->tex, subject);

  g_free (back->family);
  back->family = g_strdup (there->family);
}

void
hj_card_suggest_formula (const HjCardPlace *place)
{
  const HjBlock *block = get_block (place, place->index);
  Formula formula = { NULL, NULL };

  if (get_tex (place, place->index) ? read_display (place, &formula) : read_line (place, block, &formula))
    {
      g_autofree char *subject = formula.name ? hj_card_place_dup_front (place, formula.name)
                                 : place->above ? g_strdup_printf ("**%s**", place->above) : NULL;

      if (subject && !g_hash_table_contains (place->formulas, subject))
        {
          add_cards (place, &formula, subject);
          g_hash_table_add (place->formulas, g_steal_pointer (&subject));
        }
    }
  clear_formula (&formula);
}
