/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of the learner's notes: under which id each is known, and the words by which it is known again. */
#include "hj-library-private.h"

/* By name: numbers of kinds may change from version to version. */
static HjBlockKind
find_kind (const char *name)
{
  for (HjBlockKind kind = 0; kind < HJ_N_BLOCK_KINDS; kind++)
    if (g_strcmp0 (hj_block_kind_to_string (kind), name) == 0)
      return kind;
  return HJ_BLOCK_PARAGRAPH;
}

GPtrArray *
hj_blocks_table_list (HjDatabase *db, gint64 note, GError **error)
{
  g_autoptr (GPtrArray) traces = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_trace_free);
  GError *problem = NULL;
  g_autoptr (HjStatement) rows = hj_database_query (db, &problem,
                                                    "SELECT place, id, kind, level, line, parent, words FROM blocks"
                                                    " WHERE note = ?1 ORDER BY ordinal",
                                                    "l", note);

  while (hj_statement_step (rows, &problem))
    {
      HjTrace *trace = g_new0 (HjTrace, 1);

      trace->place = g_strdup (hj_statement_get_text (rows, 0));
      trace->id = g_strdup (hj_statement_get_text (rows, 1));
      trace->kind = find_kind (hj_statement_get_text (rows, 2));
      trace->level = hj_statement_get_int (rows, 3);
      trace->line = hj_statement_get_int (rows, 4);
      trace->parent = hj_statement_get_int (rows, 5);
      trace->words = g_strdup (hj_statement_get_text (rows, 6));
      g_ptr_array_add (traces, trace);
    }
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&traces);
}

gboolean
hj_blocks_table_replace (HjDatabase *db, gint64 note, const GPtrArray *traces, GError **error)
{
  if (!hj_database_run (db, error, "DELETE FROM blocks WHERE note = ?1", "l", note))
    return FALSE;
  for (guint i = 0; i < traces->len; i++)
    {
      const HjTrace *trace = traces->pdata[i];

      if (!hj_database_run (db, error,
                            "INSERT INTO blocks (note, ordinal, place, id, kind, level, line, parent, words)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                            "lisssiiis", note, (int) i, trace->place, trace->id, hj_block_kind_to_string (trace->kind),
                            trace->level, trace->line, trace->parent, trace->words))
        return FALSE;
    }
  return TRUE;
}

/* ---- giving a note its ids ---- */

static void
rename_block (HjBlock *block, gpointer data)
{
  const char *id = g_hash_table_lookup (data, block->id);

  if (!id)
    return;
  g_free (block->id);
  block->id = g_strdup (id);
}

gboolean
hj_blocks_table_apply (HjDatabase *db, gint64 note, HjNote *read, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GError *problem = NULL;
  g_autoptr (HjStatement) rows = hj_database_query (db, &problem,
                                                    "SELECT place, id FROM blocks WHERE note = ?1 AND id <> place", "l",
                                                    note);

  while (hj_statement_step (rows, &problem))
    g_hash_table_insert (ids, g_strdup (hj_statement_get_text (rows, 0)), g_strdup (hj_statement_get_text (rows, 1)));
  if (problem)
    g_propagate_error (error, problem);
  else
    hj_blocks_each (read->blocks, rename_block, ids);
  return !problem;
}
