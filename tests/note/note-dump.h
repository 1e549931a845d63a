/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note as one short line, for tests: h1[Title] p[text **bold**] ul(- p[item]) … */
#pragma once

#include "../read-text.h"
#include "hj-note.h"

static inline void
dump_spans (GString *out, const GPtrArray *spans)
{
  static const char *const marks[] = { "*", "/", "`", "-", "=", "$", "@", "!", "", "_", "^" };

  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (span->flags & HJ_SPAN_BREAK)
        {
          g_string_append (out, "\\");
          continue;
        }
      for (guint bit = 0; bit < G_N_ELEMENTS (marks); bit++)
        if (span->flags & (1u << bit))
          g_string_append (out, marks[bit]);
      if (span->flags)
        g_string_append_c (out, '{');
      for (const char *p = span->text; *p; p++)
        g_string_append_c (out, *p == '\n' ? '|' : *p);
      if (span->href)
        g_string_append_printf (out, ">%s", span->href);
      if (span->flags)
        g_string_append_c (out, '}');
    }
}

static inline void
dump_table (GString *out, const HjBlock *block)
{
  for (guint row = 0; row < block->n_rows; row++)
    for (guint column = 0; column < block->n_columns; column++)
      {
        g_string_append (out, column ? "," : row ? ";" : "");
        dump_spans (out, block->cells[row * block->n_columns + column].spans);
      }
}

static inline void
dump_blocks (GString *out, const GPtrArray *blocks)
{
  static const char *const names[HJ_N_BLOCK_KINDS] = {
    "h", "p", "ul", "-", "table", "tex", "code", "quote", "callout", "diagram", "question", "image", "rule", "html",
  };

  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      g_string_append (out, i ? " " : "");
      g_string_append (out, block->kind == HJ_BLOCK_LIST && block->ordered ? "ol" : names[block->kind]);
      if (block->kind == HJ_BLOCK_HEADING || (block->ordered && block->start != 1))
        g_string_append_printf (out, "%d", block->ordered ? block->start : block->level);
      if (block->task >= 0)
        g_string_append_c (out, block->task ? 'x' : 'o');
      if (block->info && *block->info)
        g_string_append_printf (out, "<%s>", block->info);
      if (block->spans || block->text || block->cells)
        {
          g_string_append_c (out, '[');
          dump_spans (out, block->spans);
          if (block->text)
            {
              g_autofree char *text = g_strdelimit (g_strdup (block->text), "\n", '|');

              g_string_append (out, text);
            }
          dump_table (out, block);
          g_string_append_c (out, ']');
        }
      if (block->children && block->children->len)
        {
          g_string_append_c (out, '(');
          dump_blocks (out, block->children);
          g_string_append_c (out, ')');
        }
    }
}

static inline char *
dump_text (const char *text)
{
  g_autoptr (HjNote) note = read_text (text);
  GString *out = g_string_new (NULL);

  dump_blocks (out, note->blocks);
  return g_string_free (out, FALSE);
}
