/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two notes that say the same in two languages, aligned block by block. */
#include "hj-note.h"

/* Above this many cells the table of the alignment costs too much: blocks are then paired by their place. */
#define LARGEST_ALIGNMENT 4000000u

static const HjBlock *
get_block (const HjNote *note, guint i)
{
  return g_ptr_array_index (note->blocks, i);
}

/* How well two blocks go together, 0 = not at all. Formulas and diagrams are the same in both languages. */
static guint
measure_match (const HjBlock *a, const HjBlock *b)
{
  if (a->kind != b->kind || (a->kind == HJ_BLOCK_HEADING && a->level != b->level))
    return 0;
  if (a->kind == HJ_BLOCK_FORMULA && g_strcmp0 (a->text, b->text) == 0)
    return 4;
  if ((a->kind == HJ_BLOCK_DIAGRAM || a->kind == HJ_BLOCK_CODE) && g_strcmp0 (a->info, b->info) == 0)
    return 4;
  return a->kind == HJ_BLOCK_HEADING ? 3 : 2;
}

/* best[i * (m + 1) + j]: the best total of the blocks from i and j on. */
static guint *
align (const HjNote *first, const HjNote *second)
{
  gsize n = first->blocks->len, m = second->blocks->len;
  guint *best = g_new0 (guint, (n + 1) * (m + 1));

  for (gsize i = n; i-- > 0;)
    for (gsize j = m; j-- > 0;)
      {
        guint match = measure_match (get_block (first, i), get_block (second, j));
        guint skip = MAX (best[(i + 1) * (m + 1) + j], best[i * (m + 1) + j + 1]);

        best[i * (m + 1) + j] = match ? MAX (skip, match + best[(i + 1) * (m + 1) + j + 1]) : skip;
      }
  return best;
}

static void
add_pair (GArray *pairs, int first, int second)
{
  HjPair pair = { first, second };

  g_array_append_val (pairs, pair);
}

static void
pair_by_place (GArray *pairs, guint n, guint m)
{
  for (guint i = 0; i < MAX (n, m); i++)
    add_pair (pairs, i < n ? (int) i : -1, i < m ? (int) i : -1);
}

GArray *
hj_note_pair (const HjNote *first, const HjNote *second)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (HjPair));
  guint n = first->blocks->len, m = second->blocks->len, i = 0, j = 0;
  g_autofree guint *best = NULL;

  if ((gsize) n * m > LARGEST_ALIGNMENT)
    {
      pair_by_place (pairs, n, m);
      return pairs;
    }
  best = align (first, second);
  while (i < n || j < m)
    {
      guint here = best[i * (m + 1) + j];
      guint match = i < n && j < m ? measure_match (get_block (first, i), get_block (second, j)) : 0;

      if (match && here == match + best[(i + 1) * (m + 1) + j + 1])
        add_pair (pairs, (int) i++, (int) j++);
      else if (i < n && (j == m || here == best[(i + 1) * (m + 1) + j]))
        add_pair (pairs, (int) i++, -1);
      else
        add_pair (pairs, -1, (int) j++);
    }
  return pairs;
}
