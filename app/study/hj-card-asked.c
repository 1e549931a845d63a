/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: headings that are questions, and items that ask one. */
#include "hj-card-suggest.h"

#include "hj-card-text.h"

#include <string.h>

#define LONGEST_TITLE 60  /* letters of a heading that asks */
#define MOST_POINTS 12    /* lines of an answer; more is a chapter */

/* Whole where that is one fact, else what one would recite of it. (transfer full) */
static char *
dup_answer (const GPtrArray *blocks)
{
  char *points = hj_blocks_dup_points (blocks, 0, blocks->len);

  return points ? points : hj_blocks_dup_outline (blocks);
}

/* ---- items that ask ---- */

/* "Step", a line end, ": what is done?": the question, from the colon on; NULL: the item asks nothing. */
static const char *
find_question (const char *text)
{
  const char *p = strchr (text, '\n');

  p = p ? p + 1 + strspn (p + 1, " ") : text;
  return p > text && *p == ':' && p[1] && g_str_has_suffix (p, "?") ? p : NULL;
}

static void
suggest_item (const HjBlock *item, const char *context, HjCardAdd add, gpointer maker)
{
  const HjBlock *words = item->children->len > 1 ? g_ptr_array_index (item->children, 0) : NULL;
  g_autofree char *text = words && words->spans ? hj_spans_dup_unbold (words->spans) : NULL;
  const char *question = text ? find_question (text) : NULL;
  g_autofree char *step = question ? g_strstrip (g_strndup (text, question - text)) : NULL, *front = NULL, *back = NULL;
  g_autoptr (GPtrArray) below = g_ptr_array_new ();

  if (!question)
    return;
  for (guint i = 1; i < item->children->len; i++)
    g_ptr_array_add (below, g_ptr_array_index (item->children, i));
  back = dup_answer (below);
  front = g_strdup_printf ("%s%s%s%s", context ? hj_card_skip_number (context) : "", context ? " — " : "", step, question);
  if (*back)
    add (maker, item, HJ_CARD_BASIC, front, back);
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
          title = hj_spans_dup_unbold (block->spans);
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

/* The nearest heading above the one at INDEX that says what it asks about; NULL: there is none. (transfer full) */
static char *
dup_context (const GPtrArray *blocks, guint index)
{
  int level = ((HjBlock *) g_ptr_array_index (blocks, index))->level;

  while (index-- > 0)
    {
      const HjBlock *block = g_ptr_array_index (blocks, index);
      g_autofree char *title = NULL;

      if (block->kind != HJ_BLOCK_HEADING || block->level >= level)
        continue;
      title = g_strstrip (hj_spans_dup_markdown (block->spans, HJ_CARD_TEXT_PLAIN));
      if (!hj_card_names_nothing (hj_card_skip_number (title)))
        return g_strdup (hj_card_skip_number (title));
      level = block->level;
    }
  return NULL;
}

static char *
dup_front (const GPtrArray *blocks, guint index, const char *title)
{
  g_autofree char *context = dup_context (blocks, index);

  title = hj_card_skip_number (title);
  return context ? g_strdup_printf ("%s — %s", context, title) : g_strdup (title);
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
  back = dup_answer (below);
  front = dup_front (blocks, index, title);
  if (*back && count_lines (back) <= MOST_POINTS)
    add (maker, heading, HJ_CARD_BASIC, front, back);
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
hj_cards_suggest_asked (const HjNote *note, HjCardAdd add, gpointer maker)
{
  suggest_headings (note->blocks, add, maker);
  suggest_items (note->blocks, NULL, add, maker);
}
