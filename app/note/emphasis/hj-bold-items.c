/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "bold-items": where nearly every item of a chapter is bold from end to end, bold says nothing; they become
 * plain, so that what is bold inside of others stands out again. */
#include "hj-reading.h"

#define FEWEST_ITEMS 20
#define SHARE 0.8
#define CHAPTER 2 /* level of the headings that part chapters */

typedef struct {
  GPtrArray *bold; /* of HjBlock: paragraphs that are bold from end to end, borrowed */
  guint items;
} Chapter;

static gboolean
is_blank (const HjSpan *span)
{
  for (const char *p = span->text; *p; p++)
    if (!g_ascii_isspace (*p))
      return FALSE;
  return TRUE;
}

static gboolean
is_bold (const GPtrArray *spans)
{
  gboolean bold = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (!(span->flags & HJ_SPAN_BOLD) && !is_blank (span))
        return FALSE;
      bold |= (span->flags & HJ_SPAN_BOLD) != 0;
    }
  return bold;
}

static void
look_at_item (HjBlock *block, gpointer data)
{
  Chapter *chapter = data;
  HjBlock *first = block->kind == HJ_BLOCK_ITEM && block->children->len ? g_ptr_array_index (block->children, 0) : NULL;

  if (!first || first->kind != HJ_BLOCK_PARAGRAPH)
    return;
  chapter->items++;
  if (is_bold (first->spans))
    g_ptr_array_add (chapter->bold, first);
}

static void
take_off (HjReading *reading, HjBlock *block)
{
  if (hj_reading_mend (reading, "bold-items", "거의 모든 항목이 통째로 굵은 장에서 굵은 글씨를 풀었습니다",
                       "Bold was taken off in a chapter where nearly every item is bold throughout", block->line))
    for (guint i = 0; i < block->spans->len; i++)
      ((HjSpan *) g_ptr_array_index (block->spans, i))->flags &= ~(guint) HJ_SPAN_BOLD;
}

static void
close_chapter (HjReading *reading, Chapter *chapter)
{
  if (chapter->items >= FEWEST_ITEMS && chapter->bold->len > SHARE * chapter->items)
    for (guint i = 0; i < chapter->bold->len; i++)
      take_off (reading, g_ptr_array_index (chapter->bold, i));
  g_ptr_array_set_size (chapter->bold, 0);
  chapter->items = 0;
}

gboolean
hj_pass_bold_items (HjReading *reading, GError **error)
{
  GPtrArray *blocks = reading->note->blocks;
  g_autoptr (GPtrArray) bold = g_ptr_array_new ();
  Chapter chapter = { bold, 0 };

  for (guint i = 0; i < blocks->len; i++)
    {
      HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_HEADING && block->level <= CHAPTER)
        close_chapter (reading, &chapter);
      look_at_item (block, &chapter);
      hj_blocks_each (block->children, look_at_item, &chapter);
    }
  close_chapter (reading, &chapter);
  return TRUE;
}
