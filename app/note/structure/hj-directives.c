/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "directives": fenced blocks that are not code: ```diagram id with settings, and ```math. */
#include "hj-reading.h"

#include <string.h>

/* "task = induction" lines → "task=induction&heads=2"; comments and empty lines are left out. */
static char *
join_settings (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "=", 2);

      if (!parts[0] || !parts[1] || g_strstrip (parts[0])[0] == '#' || !*parts[0])
        continue;
      g_string_append_printf (out, "%s%s=%s", out->len ? "&" : "", parts[0], g_strstrip (parts[1]));
    }
  return g_string_free (out, FALSE);
}

static void
apply_directive (HjBlock *block, gpointer data)
{
  g_auto (GStrv) words = NULL;

  if (block->kind != HJ_BLOCK_CODE || !block->info)
    return;
  words = g_strsplit_set (block->info, " \t", -1);
  if (!words[0])
    return;
  if (g_str_equal (words[0], "diagram") && words[1] && *words[1])
    {
      char *settings = join_settings (block->text);

      block->kind = HJ_BLOCK_DIAGRAM;
      g_free (block->info);
      block->info = g_strdup (words[1]);
      g_free (block->text);
      block->text = settings;
    }
  else if (g_str_equal (words[0], "math"))
    {
      block->kind = HJ_BLOCK_FORMULA;
      g_strstrip (block->text);
      g_clear_pointer (&block->info, g_free);
    }
}

/* The spans of cells cannot stand by themselves: formulas there lose the marks of a display. */
static void
clear_cells (HjBlock *block, gpointer data)
{
  for (gsize i = 0; block->cells && i < (gsize) block->n_rows * block->n_columns; i++)
    for (guint j = 0; j < block->cells[i].spans->len; j++)
      {
        HjSpan *span = g_ptr_array_index (block->cells[i].spans, j);

        if (span->flags & HJ_SPAN_FORMULA)
          g_clear_pointer (&span->href, g_free);
        span->flags &= (1u << 11) - 1;
      }
}

gboolean
hj_pass_directives (HjReading *reading, GError **error)
{
  hj_blocks_each (reading->note->blocks, apply_directive, reading);
  hj_blocks_each (reading->note->blocks, clear_cells, reading);
  return TRUE;
}
