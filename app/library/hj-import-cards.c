/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of a note that was read: those that were there keep their history, new ones come, the others go. */
#include "hj-import-private.h"

#include "hj-card-maker.h"

static gboolean
keep_card (const HjCardSource *source, HjCard *made, const HjCard *kept, GError **error)
{
  made->id = kept->id;
  made->gone = FALSE;
  return hj_cards_table_update_source (source->db, made, source->origin, error);
}

static gboolean
drop_card (const HjCardSource *source, HjCard *kept, GError **error)
{
  if (kept->gone)
    return TRUE;
  return hj_database_run (source->db, error, "UPDATE cards SET gone = 1 WHERE id = ?1", "l", kept->id);
}

static gboolean
store_made (const HjCardSource *source, const GPtrArray *made, const GPtrArray *kept, const GArray *matches, GError **error)
{
  for (guint i = 0; i < made->len; i++)
    {
      HjCard *card = g_ptr_array_index (made, i);
      int match = g_array_index (matches, int, i);
      gboolean stored;

      card->note = source->note;
      card->topic = g_strdup (source->topic);
      stored = match >= 0 ? keep_card (source, card, g_ptr_array_index (kept, match), error)
                          : hj_cards_table_insert (source->db, card, source->origin, source->place + i, source->now,
                                                   error);
      if (!stored)
        return FALSE;
    }
  return TRUE;
}

gboolean
hj_cards_table_store_made (const HjCardSource *source, const GPtrArray *made, int *gone, GError **error)
{
  g_autoptr (GPtrArray) kept = hj_cards_table_list_of_note (source->db, source->note, source->origin, error);
  g_autoptr (GArray) matches = kept ? hj_cards_match (made, kept) : NULL;
  g_autofree gboolean *stays = kept ? g_new0 (gboolean, kept->len + 1) : NULL;

  if (!kept || !store_made (source, made, kept, matches, error))
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, int, i) >= 0)
      stays[g_array_index (matches, int, i)] = TRUE;
  for (guint i = 0; i < kept->len; i++)
    {
      HjCard *card = g_ptr_array_index (kept, i);

      if (stays[i])
        continue;
      *gone += !card->gone;
      if (!drop_card (source, card, error))
        return FALSE;
    }
  return TRUE;
}
