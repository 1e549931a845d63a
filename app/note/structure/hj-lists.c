/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "lists": two lists that Markdown takes for one, and lists written with emoji for bullets. In Korean notes out of
 * Notion, which parts its sections by rules, a blank line between items that had none, before one of another shape,
 * begins another topic. And "✅ …", "✅ …", each a paragraph, are the items of a list. */
#include "hj-reading.h"

#include <string.h>

#define FEWEST_ITEMS 2 /* before the blank line */
#define FEWEST_RULES 4 /* between sections */

static HjBlock *
get (const GPtrArray *blocks, guint i)
{
  return g_ptr_array_index (blocks, i);
}

static gboolean
is_korean (const HjBlock *block)
{
  g_autofree char *text = hj_block_dup_text (block);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (hj_is_hangul (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
has_list (const HjBlock *item)
{
  for (guint i = 0; i < item->children->len; i++)
    if (get (item->children, i)->kind == HJ_BLOCK_LIST)
      return TRUE;
  return FALSE;
}

/* The item another list begins with; 0: none. All before it stand close together without lists below them. */
static guint
find_break (const HjBlock *list)
{
  const GPtrArray *items = list->children;

  for (guint i = 0; i < items->len; i++)
    {
      gboolean apart = i > 0 && get (items, i)->line > get (items, i - 1)->line_end + 1;

      if (i >= FEWEST_ITEMS && apart && has_list (get (items, i)))
        return i;
      if (apart || has_list (get (items, i)) || get (items, i)->task >= 0)
        return 0;
    }
  return 0;
}

/* Takes the items from FROM on into a list of their own. */
static HjBlock *
split_list (HjBlock *list, guint from)
{
  HjBlock *rest = hj_block_new (HJ_BLOCK_LIST);

  rest->children = hj_blocks_new ();
  rest->level = list->level;
  rest->ordered = list->ordered;
  rest->start = list->start + (list->ordered ? (int) from : 0);
  rest->line = get (list->children, from)->line;
  rest->line_end = list->line_end;
  while (list->children->len > from)
    g_ptr_array_add (rest->children, g_ptr_array_steal_index (list->children, from));
  list->line_end = get (list->children, from - 1)->line_end;
  return rest;
}

/* ---- emoji for bullets ---- */

/* ✅ ❌ ✔ ✘ ➡ 🔹 🔸: what a paragraph begins with, or 0. A short one is a label over what follows. */
static gunichar
get_bullet (const HjBlock *block)
{
  const HjSpan *first = block->kind == HJ_BLOCK_PARAGRAPH && block->spans->len ? g_ptr_array_index (block->spans, 0) : NULL;
  gunichar c = first && !first->flags ? g_utf8_get_char (first->text) : 0;

  return c == 0x2705 || c == 0x274c || c == 0x2714 || c == 0x2718 || c == 0x1f539 || c == 0x1f538 ? c : 0;
}

static guint
count_bullets (const GPtrArray *blocks, guint from)
{
  gunichar bullet = get_bullet (get (blocks, from));
  guint n = 0;

  while (bullet && from + n < blocks->len && get_bullet (get (blocks, from + n)) == bullet)
    n++;
  return n;
}

/* The paragraphs move into a list, which takes the place of the first. */
static void
gather_items (GPtrArray *blocks, guint from, guint n)
{
  HjBlock *list = hj_block_new (HJ_BLOCK_LIST);

  list->children = hj_blocks_new ();
  list->level = 1;
  list->line = get (blocks, from)->line;
  list->line_end = get (blocks, from + n - 1)->line_end;
  for (guint i = 0; i < n; i++)
    {
      HjBlock *item = hj_block_new (HJ_BLOCK_ITEM);
      HjBlock *words = get (blocks, from + i);

      item->children = hj_blocks_new ();
      item->line = words->line;
      item->line_end = words->line_end;
      g_ptr_array_add (item->children, words);
      g_ptr_array_add (list->children, item);
      blocks->pdata[from + i] = NULL; /* freeing nothing is no harm */
    }
  blocks->pdata[from] = list;
  g_ptr_array_remove_range (blocks, from + 1, n - 1);
}

/* ---- the pass ---- */

static gboolean
is_parted_by_rules (const HjNote *note)
{
  guint n = 0;

  for (guint i = 0; i < note->blocks->len; i++)
    n += get (note->blocks, i)->kind == HJ_BLOCK_RULE;
  return n >= FEWEST_RULES;
}

static gboolean
may_part (HjReading *reading, const HjBlock *list, guint from)
{
  return hj_reading_mend (reading, "list-parted", "빈 줄 다음에 다른 이야기가 시작되는 목록을 나누었습니다",
                          "A list that goes on to another topic after a blank line was parted",
                          get (list->children, from)->line);
}

static gboolean
may_gather (HjReading *reading, const HjBlock *first)
{
  return hj_reading_mend (reading, "list-emoji", "그림 글자로 시작하는 문단들을 목록으로 읽었습니다",
                          "Paragraphs with emoji for bullets were read as a list", first->line);
}

static void
look_at (HjReading *reading, GPtrArray *blocks, gboolean ruled)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      HjBlock *block = get (blocks, i);
      guint from = ruled && block->kind == HJ_BLOCK_LIST ? find_break (block) : 0;
      guint n = count_bullets (blocks, i);

      if (from && is_korean (block) && may_part (reading, block, from))
        g_ptr_array_insert (blocks, (int) i + 1, split_list (block, from));
      else if (n >= FEWEST_ITEMS && may_gather (reading, block))
        gather_items (blocks, i, n);
      else if (n >= FEWEST_ITEMS)
        i += n - 1; /* the others are no list of their own */
      look_at (reading, get (blocks, i)->children, ruled);
    }
}

gboolean
hj_pass_lists (HjReading *reading, GError **error)
{
  look_at (reading, reading->note->blocks, is_parted_by_rules (reading->note));
  return TRUE;
}
