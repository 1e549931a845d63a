/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few blocks said whole on the back of a card. */
#include "hj-card-text.h"

#define MOST_POINTS 7  /* a longer list is not one fact */
#define DEEPEST_POINT 2

typedef struct {
  GString *out;
  guint points;
  gboolean fits; /* nothing has been met so far that a card cannot hold */
} Points;

static void append_list (Points *points, const HjBlock *list, int depth);

static void
append_point (Points *points, int depth, const char *mark, const GPtrArray *spans)
{
  g_autofree char *text = g_strdelimit (hj_spans_dup_markdown (spans, HJ_CARD_TEXT_PLAIN), "\n", ' ');

  g_string_append_printf (points->out, "%s%*s%s %s", points->out->len ? "\n" : "", depth * 2, "", mark, text);
  points->points++;
}

static void
append_item (Points *points, const HjBlock *list, guint index, int depth)
{
  const HjBlock *item = g_ptr_array_index (list->children, index);
  g_autofree char *mark = list->ordered ? g_strdup_printf ("%u.", list->start + index) : g_strdup ("-");

  for (guint i = 0; i < item->children->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (item->children, i);

      if (i == 0 && block->kind == HJ_BLOCK_PARAGRAPH)
        append_point (points, depth, mark, block->spans);
      else if (block->kind == HJ_BLOCK_LIST && depth + 1 < DEEPEST_POINT)
        append_list (points, block, depth + 1);
      else
        points->fits = FALSE;
    }
}

static void
append_list (Points *points, const HjBlock *list, int depth)
{
  for (guint i = 0; list->children && i < list->children->len; i++)
    append_item (points, list, i, depth);
}

static void
append_block (Points *points, const HjBlock *block)
{
  g_autofree char *text = NULL;

  if (block->kind == HJ_BLOCK_LIST)
    {
      append_list (points, block, 0);
      return;
    }
  if (block->kind == HJ_BLOCK_PARAGRAPH)
    text = hj_spans_dup_markdown (block->spans, HJ_CARD_TEXT_PLAIN);
  else if (block->kind == HJ_BLOCK_FORMULA)
    text = g_strdup_printf ("$%s$", block->text);
  else
    points->fits = FALSE;
  if (text)
    g_string_append_printf (points->out, "%s%s", points->out->len ? "\n\n" : "", text);
}

char *
hj_blocks_dup_points (const GPtrArray *blocks, guint first, guint end)
{
  Points points = { g_string_new (NULL), 0, TRUE };

  for (guint i = first; i < end && points.fits; i++)
    append_block (&points, g_ptr_array_index (blocks, i));
  return g_string_free (points.out, !points.fits || points.points > MOST_POINTS);
}
