/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "boxes": "📌 **To remember**" over a list or a quote is a box with a title: what its writer learns by heart. */
#include "hj-reading.h"

#include <string.h>

/* Signs that open such a box; ✅ and ❌ open lists of pros and cons. */
static const gunichar signs[] = { 0x1f4cc, 0x1f4cd, 0x1f4a1, 0x1f4dd, 0x1f511, 0x2b50, 0x1f9e0 };

static gboolean
is_sign (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i] == c)
      return TRUE;
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n:")] == '\0';
}

/* "📌 **Title**" and nothing else, in one line. */
static gboolean
is_title (const HjBlock *block)
{
  guint bold = 0;
  const HjSpan *first;

  if (block->kind != HJ_BLOCK_PARAGRAPH || block->spans->len < 2)
    return FALSE;
  first = g_ptr_array_index (block->spans, 0);
  if (first->flags || !is_sign (g_utf8_get_char (first->text)) || strchr (first->text, '\n')
      || !is_blank (g_utf8_next_char (first->text) + (g_str_has_prefix (g_utf8_next_char (first->text), "\xef\xb8\x8f") ? 3 : 0)))
    return FALSE;
  for (guint i = 1; i < block->spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (block->spans, i);

      bold += (span->flags & HJ_SPAN_BOLD) != 0;
      if (span->flags & HJ_SPAN_BREAK || (!(span->flags & HJ_SPAN_BOLD) && !is_blank (span->text)))
        return FALSE;
    }
  return bold > 0;
}

/* TITLE becomes the box; the quote gives its content, the list goes in whole. */
static void
make_box (HjBlock *title, HjBlock *body)
{
  title->kind = HJ_BLOCK_CALLOUT;
  title->info = g_strdup ("tip");
  title->line_end = MAX (title->line_end, body->line_end);
  if (body->kind == HJ_BLOCK_QUOTE)
    {
      title->children = g_steal_pointer (&body->children);
      hj_block_free (body);
    }
  else
    {
      title->children = hj_blocks_new ();
      g_ptr_array_add (title->children, body);
    }
}

static gboolean
may_box (HjReading *reading, const HjBlock *title)
{
  return hj_reading_mend (reading, "box-remember", "외울 것을 적은 자리를 상자로 읽었습니다",
                          "What is to be remembered was read as a box", title->line);
}

/* What went into a box leaves its place; the blocks behind it move up once. */
static void
look_at (HjReading *reading, GPtrArray *blocks)
{
  guint kept = 0, n = blocks ? blocks->len : 0;

  for (guint i = 0; i < n; i++)
    {
      HjBlock *block = g_ptr_array_index (blocks, i);
      HjBlock *next = i + 1 < n ? g_ptr_array_index (blocks, i + 1) : NULL;
      gboolean box = next && (next->kind == HJ_BLOCK_LIST || next->kind == HJ_BLOCK_QUOTE) && is_title (block)
                     && may_box (reading, block);

      if (box)
        make_box (block, next);
      else
        look_at (reading, block->children);
      blocks->pdata[kept++] = block;
      i += box;
    }
  for (guint i = kept; i < n; i++)
    blocks->pdata[i] = NULL;
  if (kept < n)
    g_ptr_array_set_size (blocks, (int) kept);
}

gboolean
hj_pass_boxes (HjReading *reading, GError **error)
{
  look_at (reading, reading->note->blocks);
  return TRUE;
}
