/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snapshots of a run, thinned out as they grow. */
#include "hj-history.h"

typedef struct {
  gint64 position;
  GBytes *bytes;
} Snapshot;

struct _HjHistory {
  GArray *snapshots; /* of Snapshot, by position */
  gsize limit, used;
  gint64 spacing;    /* a snapshot is taken at every multiple of this */
};

static void
clear_snapshot (gpointer data)
{
  g_bytes_unref (((Snapshot *) data)->bytes);
}

HjHistory *
hj_history_new (gsize limit)
{
  HjHistory *history = g_new0 (HjHistory, 1);

  history->snapshots = g_array_new (FALSE, FALSE, sizeof (Snapshot));
  g_array_set_clear_func (history->snapshots, clear_snapshot);
  history->limit = limit;
  history->spacing = 1;
  return history;
}

void
hj_history_free (HjHistory *history)
{
  g_array_unref (history->snapshots);
  g_free (history);
}

void
hj_history_clear (HjHistory *history)
{
  g_array_set_size (history->snapshots, 0);
  history->used = 0;
  history->spacing = 1;
}

/* Index of the first snapshot after POSITION. */
static guint
index_after (HjHistory *history, gint64 position)
{
  guint low = 0, high = history->snapshots->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (history->snapshots, Snapshot, middle).position <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
hj_history_wants (HjHistory *history, gint64 position)
{
  guint after;

  if (position % history->spacing != 0)
    return FALSE;
  after = index_after (history, position);
  return after == 0 || g_array_index (history->snapshots, Snapshot, after - 1).position != position;
}

/* Doubles the spacing and drops what no longer lies on it; position 0 always stays. */
static void
thin_out (HjHistory *history)
{
  guint kept = 0;

  history->spacing *= 2;
  history->used = 0;
  for (guint i = 0; i < history->snapshots->len; i++)
    {
      Snapshot *snapshot = &g_array_index (history->snapshots, Snapshot, i);

      if (snapshot->position % history->spacing != 0)
        {
          g_clear_pointer (&snapshot->bytes, g_bytes_unref);
          continue;
        }
      history->used += g_bytes_get_size (snapshot->bytes);
      g_array_index (history->snapshots, Snapshot, kept++) = *snapshot;
    }
  /* The rest holds stale copies: shorten without clearing them. */
  g_array_set_clear_func (history->snapshots, NULL);
  g_array_set_size (history->snapshots, kept);
  g_array_set_clear_func (history->snapshots, clear_snapshot);
}

void
hj_history_add (HjHistory *history, gint64 position, GBytes *bytes)
{
  Snapshot snapshot = { position, g_bytes_ref (bytes) };

  if (!hj_history_wants (history, position))
    {
      g_bytes_unref (snapshot.bytes);
      return;
    }
  g_array_insert_val (history->snapshots, index_after (history, position), snapshot);
  history->used += g_bytes_get_size (bytes);
  while (history->used > history->limit && history->snapshots->len > 2)
    thin_out (history);
}

GBytes *
hj_history_find (HjHistory *history, gint64 position, gint64 *found)
{
  guint after = index_after (history, position);
  Snapshot *snapshot;

  if (after == 0)
    return NULL;
  snapshot = &g_array_index (history->snapshots, Snapshot, after - 1);
  *found = snapshot->position;
  return snapshot->bytes;
}

guint
hj_history_get_length (HjHistory *history)
{
  return history->snapshots->len;
}
