/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed in a note that came again, block by block. */
#include "hj-import-private.h"

#include <string.h>

/* What a list shows of a block. */
#define MOST_LETTERS 160

void
hj_block_change_free (HjBlockChange *change)
{
  g_free (change->block);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static char *
dup_start (const HjTrace *trace)
{
  const char *end;

  if (!trace)
    return NULL;
  end = g_utf8_strlen (trace->words, -1) > MOST_LETTERS ? g_utf8_offset_to_pointer (trace->words, MOST_LETTERS) : NULL;
  return end ? g_strdup_printf ("%.*s…", (int) (end - trace->words), trace->words) : g_strdup (trace->words);
}

static void
add_change (HjImport *import, HjChangeKind kind, const HjTrace *before, const HjTrace *after)
{
  HjBlockChange *change = g_new0 (HjBlockChange, 1);

  change->kind = kind;
  change->block = g_strdup (after ? after->id : before->id);
  change->line_before = before ? before->line : 0;
  change->line = after ? after->line : 0;
  change->before = dup_start (before);
  change->after = dup_start (after);
  g_ptr_array_add (import->changes, change);
  import->n_changes[kind]++;
}

/* ---- what stayed in its order ---- */

/* Which of the blocks that were there before did not move: the longest run of them in their old order (Fredman 1975).
 * TRUE for each that stayed. */
static gboolean *
find_still (const GArray *origins)
{
  gboolean *still = g_new0 (gboolean, origins->len + 1);
  g_autofree int *ends = g_new (int, origins->len + 1), *last = g_new (int, origins->len + 1);
  int length = 0;

  for (guint i = 0; i < origins->len; i++)
    {
      int low = 0, high = length, origin = g_array_index (origins, int, i);

      if (origin < 0)
        continue;
      while (low < high)
        {
          int middle = (low + high) / 2;

          if (g_array_index (origins, int, ends[middle]) < origin)
            low = middle + 1;
          else
            high = middle;
        }
      last[i] = low > 0 ? ends[low - 1] : -1;
      ends[low] = (int) i;
      length = MAX (length, low + 1);
    }
  for (int i = length > 0 ? ends[length - 1] : -1; i >= 0; i = last[i])
    still[i] = TRUE;
  return still;
}

void
hj_traces_compare (const GPtrArray *before, const GPtrArray *after, const GArray *origins, HjImport *import)
{
  g_autofree gboolean *still = find_still (origins), *kept = g_new0 (gboolean, before->len + 1);

  import->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_block_change_free);
  for (guint i = 0; i < after->len; i++)
    {
      int origin = g_array_index (origins, int, i);
      const HjTrace *now = after->pdata[i], *then = origin >= 0 ? before->pdata[origin] : NULL;

      if (then)
        kept[origin] = TRUE;
      if (now->words[0] == '\0')
        continue;
      if (!then)
        add_change (import, HJ_CHANGE_ADDED, NULL, now);
      else if (strcmp (then->words, now->words) != 0)
        add_change (import, HJ_CHANGE_REWORDED, then, now);
      else if (!still[i])
        add_change (import, HJ_CHANGE_MOVED, then, now);
    }
  for (guint i = 0; i < before->len; i++)
    if (!kept[i] && ((HjTrace *) before->pdata[i])->words[0])
      add_change (import, HJ_CHANGE_REMOVED, before->pdata[i], NULL);
}
