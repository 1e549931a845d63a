/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formulas of a note. */
#include "hj-note-formulas.h"

#include <string.h>

static void
add (GArray *formulas, const char *tex, gboolean display, int line)
{
  HjNoteFormula formula = { tex ? tex : "", display, line };

  g_array_append_val (formulas, formula);
}

static void
add_spans (GArray *formulas, const GPtrArray *spans, int line)
{
  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (span->flags & HJ_SPAN_FORMULA)
        add (formulas, span->text, FALSE, line);
    }
}

static void
add_cells (GArray *formulas, const HjBlock *table)
{
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++)
      add_spans (formulas, table->cells[(gsize) row * table->n_columns + column].spans,
                 table->row_lines ? table->row_lines[row] : table->line);
}

static void
add_block (HjBlock *block, gpointer data)
{
  add_spans (data, block->spans, block->line);
  if (block->kind == HJ_BLOCK_TABLE)
    add_cells (data, block);
  else if (block->kind == HJ_BLOCK_FORMULA)
    add (data, block->text, TRUE, block->line);
}

GArray *
hj_note_list_formulas (const HjNote *note)
{
  GArray *formulas = g_array_new (FALSE, FALSE, sizeof (HjNoteFormula));

  hj_blocks_each (note->blocks, add_block, formulas);
  return formulas;
}

static gboolean
defines_macro (const char *tex)
{
  static const char *const commands[] = { "\\newcommand", "\\renewcommand", "\\providecommand", "\\def", "\\DeclareMathOperator" };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strstr (tex, commands[i]))
      return TRUE;
  return FALSE;
}

char *
hj_note_dup_macros (const HjNote *note)
{
  g_autoptr (GArray) formulas = hj_note_list_formulas (note);
  g_autoptr (GString) macros = g_string_new (NULL);

  for (guint i = 0; i < formulas->len; i++)
    {
      const HjNoteFormula *formula = &g_array_index (formulas, HjNoteFormula, i);

      if (defines_macro (formula->tex))
        g_string_append_printf (macros, "%s\n", formula->tex);
    }
  return macros->len ? g_string_free (g_steal_pointer (&macros), FALSE) : NULL;
}
