/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "code-formulas": a fence without a language that holds equations, not code: every line must parse as one and
 * multiply as mathematics does, without a sign: y' = (W + BA)x. */
#include "hj-unicode-math.h"

#include <string.h>

#define MOST_LINES 12

/* W right before x, or a bracket right before a letter; and no word a program would use. */
static gboolean
multiplies (const HjPasteLine *line)
{
  gboolean product = FALSE;
  gsize letters = 0;

  for (gsize i = 0; i <= line->n; i++)
    {
      gunichar c = i < line->n ? line->cells[i].raw : ' ';
      gunichar before = i ? line->cells[i - 1].raw : ' ';
      gboolean letter = c < 0x80 && g_ascii_isalpha (c);

      letters = letter ? letters + 1 : 0;
      if (letters > 2 || c == ';' || c == '#')
        return FALSE;
      product |= letter && (before == ')' || (before < 0x80 && g_ascii_isalpha (before)));
    }
  return product;
}

/* TEXT, one line, as TeX; NULL if it is no equation. *PRODUCT is set if it multiplies without a sign. */
static char *
dup_equation (char *text, gboolean *product)
{
  HjLine row = { text, text + strlen (text), 1, FALSE };
  HjPasteLine line;
  HjMathSigns signs;
  char *tex;

  hj_paste_line_init (&line, &row);
  tex = hj_math_dup_tex (&line, text, 0, line.n, &signs);
  if (tex && signs.relations != 1)
    g_clear_pointer (&tex, g_free);
  *product |= tex && multiplies (&line);
  hj_paste_line_clear (&line);
  return tex;
}

/* Two letters side by side are two variables here, not the word the reader takes them for. (transfer full) */
static char *
part_words (char *tex)
{
  static const char word[] = "\\mathrm{";
  GString *out = g_string_new (NULL);
  const char *p = tex, *start;

  for (; (start = strstr (p, word)); p = strchr (start, '}') + 1)
    {
      g_string_append_len (out, p, start - p);
      start += strlen (word);
      g_string_append_len (out, start, strchr (start, '}') - start);
    }
  g_string_append (out, p);
  g_free (tex);
  return g_string_free (out, FALSE);
}

/* The lines of a fence as one formula, or NULL. */
static char *
dup_formula (const char *code)
{
  g_auto (GStrv) lines = g_strsplit (code, "\n", -1);
  g_autoptr (GString) tex = g_string_new (NULL);
  gboolean product = FALSE;
  guint n = 0;

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *equation = NULL;
      char *relation;

      if (!*g_strstrip (lines[i]))
        continue;
      equation = ++n <= MOST_LINES ? dup_equation (lines[i], &product) : NULL;
      if (!equation)
        return NULL;
      relation = strchr (equation, '=');
      if (!relation)
        return NULL;
      g_string_append_printf (tex, "%s%.*s&%s", n > 1 ? " \\\\ " : "", (int) (relation - equation), equation, relation);
    }
  if (!product)
    return NULL;
  if (n == 1)
    g_string_erase (tex, strchr (tex->str, '&') - tex->str, 1);
  else
    {
      g_string_prepend (tex, "\\begin{aligned} ");
      g_string_append (tex, " \\end{aligned}");
    }
  return part_words (g_strdup (tex->str));
}

static void
look_at_block (HjBlock *block, gpointer data)
{
  HjReading *reading = data;
  g_autofree char *tex = block->kind == HJ_BLOCK_CODE && block->info && !*block->info ? dup_formula (block->text) : NULL;

  if (!tex || !hj_reading_remove (reading, "formula-code", "코드로 적힌 수식을 수식으로 읽었습니다",
                                  "Equations in a block of code were read as formulas", block->line, block->text, -1))
    return;
  block->kind = HJ_BLOCK_FORMULA;
  g_clear_pointer (&block->info, g_free);
  g_free (block->text);
  block->text = g_steal_pointer (&tex);
}

gboolean
hj_pass_code_formulas (HjReading *reading, GError **error)
{
  hj_blocks_each (reading->note->blocks, look_at_block, reading);
  return TRUE;
}
