/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards that may be asked, in their order: those being learnt, those that are due, new ones. */
#include "hj-library-private.h"

#define ASKED "suggested = 0 AND suspended = 0 AND gone = 0"

gboolean
hj_cards_table_append_learning (HjDatabase *db, gint64 note, gint64 before, GPtrArray *cards, GError **error)
{
  GError *problem = NULL;
  g_autoptr (HjStatement) rows = hj_database_query (db, &problem,
                                                    "SELECT " HJ_CARD_COLUMNS " FROM cards WHERE " ASKED
                                                    " AND state IN (1, 3) AND due < ?1 AND (?2 = 0 OR note = ?2)",
                                                    "ll", before, note);

  while (hj_statement_step (rows, &problem))
    g_ptr_array_add (cards, hj_cards_table_load (rows));
  if (problem)
    g_propagate_error (error, problem);
  return !problem;
}

/* Reads until ENOUGH families that are not asked today are there; the queue thins out the rest. */
static gboolean
append_families (HjStatement *rows, int enough, GHashTable *families, GPtrArray *cards, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *problem = NULL;

  while ((int) g_hash_table_size (seen) < enough && hj_statement_step (rows, &problem))
    {
      HjCard *card = hj_cards_table_load (rows);

      g_ptr_array_add (cards, card);
      if (!card->family)
        g_hash_table_add (seen, g_strdup_printf ("#%" G_GINT64_FORMAT, card->id));
      else if (!g_hash_table_contains (families, card->family))
        g_hash_table_add (seen, g_strdup (card->family));
    }
  if (problem)
    g_propagate_error (error, problem);
  return !problem;
}

gboolean
hj_cards_table_append_reviews (HjDatabase *db, gint64 note, gint64 before, int enough, GHashTable *families,
                               GPtrArray *cards, GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (db, error,
                                                    "SELECT " HJ_CARD_COLUMNS " FROM cards INDEXED BY cards_due WHERE " ASKED
                                                    " AND state = 2 AND due < ?1 AND (?2 = 0 OR note = ?2)"
                                                    " ORDER BY due, id",
                                                    "ll", before, note);

  return rows && append_families (rows, enough, families, cards, error);
}

gboolean
hj_cards_table_append_new (HjDatabase *db, gint64 note, int enough, GHashTable *families, GPtrArray *cards,
                           GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (db, error,
                                                    "SELECT " HJ_CARD_COLUMNS " FROM cards INDEXED BY cards_new WHERE " ASKED
                                                    " AND state = 0 AND (?1 = 0 OR note = ?1) ORDER BY place, id",
                                                    "l", note);

  return rows && append_families (rows, enough, families, cards, error);
}

GHashTable *
hj_cards_table_list_families (HjDatabase *db, gint64 since, GError **error)
{
  g_autoptr (GHashTable) families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *problem = NULL;
  g_autoptr (HjStatement) rows = hj_database_query (db, &problem,
                                                    "SELECT DISTINCT family FROM cards WHERE last >= ?1"
                                                    " AND state > 0 AND family IS NOT NULL",
                                                    "l", since);

  while (hj_statement_step (rows, &problem))
    g_hash_table_add (families, g_strdup (hj_statement_get_words (rows, 0)));
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&families);
}
