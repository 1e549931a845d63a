/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: rows of tables that the text implies, headings that are questions. */
#include "hj-card-suggest.h"

#include "hj-card-text.h"

#include <string.h>

#define FEWEST_CELLS 2    /* of a row that have words */
#define LONGEST_TITLE 60  /* letters of a heading that asks */
#define MOST_POINTS 12    /* lines of an answer; more is a chapter */

/* ---- rows ---- */

static const GPtrArray *
get_cell (const HjBlock *table, guint row, guint column)
{
  return table->cells[(gsize) row * table->n_columns + column].spans;
}

/* Lines inside of a cell become points below it. */
static char *
dup_cell (const HjBlock *table, guint row, guint column)
{
  g_autofree char *text = g_strstrip (hj_spans_dup_markdown (get_cell (table, row, column), HJ_CARD_TEXT_PLAIN));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = g_strstrip (lines[i]);
      gboolean point = g_str_has_prefix (line, "•");

      if (point)
        line += strlen ("•") + strspn (line + strlen ("•"), " ");
      if (*line)
        g_string_append_printf (out, "%s%s", point ? "\n  - " : out->len ? " " : "", line);
    }
  return g_string_free (out, FALSE);
}

static void
suggest_row (const HjLatentTable *latent, const HjBlock *block, guint row, HjCardAdd add, gpointer maker)
{
  const HjBlock *table = latent->table;
  g_autofree char *label = dup_cell (table, row, 0), *front = NULL;
  g_autoptr (GString) names = g_string_new (NULL), back = g_string_new (NULL);
  guint n = 0;

  for (guint column = 1; column < table->n_columns; column++)
    {
      g_autofree char *name = dup_cell (table, 0, column), *cell = dup_cell (table, row, column);

      if (!*cell)
        continue;
      g_string_append_printf (names, "%s%s", n ? " · " : "", name);
      g_string_append_printf (back, "%s- **%s**: %s", n ? "\n" : "", name, cell);
      n++;
    }
  if (n < FEWEST_CELLS || !*label)
    return;
  front = g_strdup_printf ("%s%s**%s**\n\n%s", latent->title, *latent->title ? " — " : "", label, names->str);
  add (maker, block, HJ_CARD_BASIC, front, back->str)->suggested = TRUE;
}

static void
suggest_rows (const HjNote *note, HjCardAdd add, gpointer maker)
{
  for (guint i = 0; i < note->latent_tables->len; i++)
    {
      const HjLatentTable *latent = g_ptr_array_index (note->latent_tables, i);
      const HjBlock *block = hj_note_find_block (note, latent->first);

      for (guint row = 1; block && row < latent->table->n_rows; row++)
        suggest_row (latent, block, row, add, maker);
    }
}

/* ---- items that ask ---- */

/* "Step", a line end, ": what is done?": the question, from the colon on; NULL: the item asks nothing. */
static const char *
find_question (const char *text)
{
  const char *p = strchr (text, '\n');

  p = p ? p + 1 + strspn (p + 1, " *") : text;
  return p > text && *p == ':' && p[1] && (g_str_has_suffix (p, "?") || g_str_has_suffix (p, "?**")) ? p : NULL;
}

static void
suggest_item (const HjBlock *item, const char *context, HjCardAdd add, gpointer maker)
{
  const HjBlock *words = item->children->len > 1 ? g_ptr_array_index (item->children, 0) : NULL;
  g_autofree char *text = words && words->spans ? g_strstrip (hj_spans_dup_text (words->spans)) : NULL;
  const char *question = text ? find_question (text) : NULL;
  g_autofree char *step = question ? g_strstrip (g_strndup (text, question - text)) : NULL, *front = NULL, *back = NULL;
  g_autoptr (GPtrArray) below = g_ptr_array_new ();

  if (!question)
    return;
  for (guint i = 1; i < item->children->len; i++)
    g_ptr_array_add (below, g_ptr_array_index (item->children, i));
  back = hj_blocks_dup_outline (below);
  front = g_strdup_printf ("%s%s%s%s", context ? context : "", context ? " — " : "", step, question);
  if (*back)
    add (maker, item, HJ_CARD_BASIC, front, back)->suggested = TRUE;
}

static void
suggest_items (const GPtrArray *blocks, const char *context, HjCardAdd add, gpointer maker)
{
  g_autofree char *title = NULL;

  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_HEADING)
        {
          g_free (title);
          title = g_strstrip (hj_spans_dup_text (block->spans));
        }
      if (block->kind == HJ_BLOCK_ITEM)
        suggest_item (block, context, add, maker);
      suggest_items (block->children, title ? title : context, add, maker);
    }
}

/* ---- headings that ask ---- */

/* "…란?", "왜 …?", "What is …?"; not what an assistant offers. */
static gboolean
asks (const char *title)
{
  static const char *const offers[] = { "까요?", "할래?", "shall I", "Shall I" };

  if (!g_str_has_suffix (title, "?") || g_utf8_strlen (title, -1) > LONGEST_TITLE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    if (strstr (title, offers[i]))
      return FALSE;
  return TRUE;
}

/* Without emoji and the number before it. */
static const char *
skip_number (const char *title)
{
  const char *p = title;

  for (;;)
    {
      gsize digits = strspn (p, "0123456789.");

      if (digits && strchr (". )", p[digits]))
        p += digits;
      else if (*p && !g_unichar_isalnum (g_utf8_get_char (p)) && !strchr ("$*`\"'(", *p))
        p = g_utf8_next_char (p);
      else
        return *p ? p : title;
    }
}

/* The heading above the one at INDEX, which says what it asks about; NULL: there is none. (transfer full) */
static char *
dup_context (const GPtrArray *blocks, guint index)
{
  int level = ((HjBlock *) g_ptr_array_index (blocks, index))->level;

  while (index-- > 0)
    {
      const HjBlock *block = g_ptr_array_index (blocks, index);

      if (block->kind == HJ_BLOCK_HEADING && block->level < level)
        return g_strstrip (hj_spans_dup_markdown (block->spans, HJ_CARD_TEXT_PLAIN));
    }
  return NULL;
}

static char *
dup_front (const GPtrArray *blocks, guint index, const char *title)
{
  g_autofree char *context = dup_context (blocks, index);

  return context ? g_strdup_printf ("%s — %s", skip_number (context), skip_number (title)) : g_strdup (skip_number (title));
}

static guint
count_lines (const char *text)
{
  guint n = 1;

  for (; (text = strchr (text, '\n')); text++)
    n++;
  return n;
}

static void
suggest_heading (const GPtrArray *blocks, guint index, HjCardAdd add, gpointer maker)
{
  const HjBlock *heading = g_ptr_array_index (blocks, index);
  g_autofree char *title = g_strstrip (hj_spans_dup_markdown (heading->spans, HJ_CARD_TEXT_PLAIN));
  g_autofree char *front = NULL, *back = NULL;
  g_autoptr (GPtrArray) below = g_ptr_array_new ();

  if (!asks (title))
    return;
  for (guint i = index + 1; i < blocks->len; i++)
    {
      HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_QUESTION || block->kind == HJ_BLOCK_RULE
          || (block->kind == HJ_BLOCK_HEADING && block->level <= heading->level))
        break;
      g_ptr_array_add (below, block);
    }
  back = hj_blocks_dup_outline (below);
  front = dup_front (blocks, index, title);
  if (*back && count_lines (back) <= MOST_POINTS)
    add (maker, heading, HJ_CARD_BASIC, front, back)->suggested = TRUE;
}

static void
suggest_headings (const GPtrArray *blocks, HjCardAdd add, gpointer maker)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_HEADING)
        suggest_heading (blocks, i, add, maker);
      else if (block->kind == HJ_BLOCK_QUESTION)
        suggest_headings (block->children, add, maker);
    }
}

void
hj_cards_suggest (const HjNote *note, HjCardAdd add, gpointer maker)
{
  suggest_rows (note, add, maker);
  suggest_headings (note->blocks, add, maker);
  suggest_items (note->blocks, NULL, add, maker);
}
