/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of each of the learner's notes: under which id each is known, and the words by which it is known again.
 * They are only ever wanted all at once, so those of a note are one text: a line a block, its fields parted by tabs,
 * its words last. Neither ids nor words hold tabs or line ends; see hj-block-trace.c. */
#include "hj-library-private.h"

#include <stdlib.h>
#include <string.h>

#define N_FIELDS 7

/* By name: numbers of kinds may change from version to version. */
static HjBlockKind
find_kind (const char *name)
{
  for (HjBlockKind kind = 0; kind < HJ_N_BLOCK_KINDS; kind++)
    if (g_strcmp0 (hj_block_kind_to_string (kind), name) == 0)
      return kind;
  return HJ_BLOCK_PARAGRAPH;
}

/* ---- to and from text ---- */

static void
append_field (GString *out, const char *field)
{
  g_string_append (out, field);
  g_string_append_c (out, '\t');
}

static void
append_trace (GString *out, const HjTrace *trace)
{
  /* Most blocks keep the id that reading gives: it is not written twice. */
  const char *id = strcmp (trace->id, trace->place) == 0 ? "" : trace->id;

  append_field (out, trace->place);
  append_field (out, id);
  append_field (out, hj_block_kind_to_string (trace->kind));
  g_string_append_printf (out, "%d\t%d\t%d\t", trace->level, trace->line, trace->parent);
  g_string_append (out, trace->words);
  g_string_append_c (out, '\n');
}

static HjTrace *
parse_trace (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", N_FIELDS);
  HjTrace *trace;

  if (g_strv_length (fields) != N_FIELDS)
    return NULL;
  trace = g_new0 (HjTrace, 1);
  trace->place = g_strdup (fields[0]);
  trace->id = g_strdup (fields[1][0] ? fields[1] : fields[0]);
  trace->kind = find_kind (fields[2]);
  trace->level = atoi (fields[3]);
  trace->line = atoi (fields[4]);
  trace->parent = atoi (fields[5]);
  trace->words = g_strdup (fields[6]);
  return trace;
}

/* ---- the table ---- */

GPtrArray *
hj_blocks_table_list (HjDatabase *db, gint64 note, GError **error)
{
  g_autoptr (GPtrArray) traces = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_trace_free);
  GError *problem = NULL;
  g_autoptr (HjStatement) row = hj_database_query (db, &problem, "SELECT blocks FROM note_blocks WHERE note = ?1", "l",
                                                   note);

  if (hj_statement_step (row, &problem))
    {
      g_auto (GStrv) lines = g_strsplit (hj_statement_get_words (row, 0), "\n", -1);
      HjTrace *trace;

      for (guint i = 0; lines[i] && (trace = parse_trace (lines[i])); i++)
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
  g_autoptr (GString) blocks = g_string_sized_new (64 * 1024), kept = g_string_new (NULL);

  for (guint i = 0; i < traces->len; i++)
    {
      const HjTrace *trace = traces->pdata[i];

      append_trace (blocks, trace);
      if (strcmp (trace->id, trace->place) != 0)
        g_string_append_printf (kept, "%s\t%s\n", trace->place, trace->id);
    }
  return hj_database_run (db, error,
                          "INSERT INTO note_blocks (note, kept, blocks) VALUES (?1, ?2, ?3)"
                          " ON CONFLICT (note) DO UPDATE SET kept = ?2, blocks = ?3",
                          "lss", note, kept->str, blocks->str);
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

static void
rename_blocks (HjNote *read, const char *kept)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = g_strsplit (kept, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (!tab)
        continue;
      *tab = '\0';
      g_hash_table_insert (ids, lines[i], tab + 1);
    }
  hj_blocks_each (read->blocks, rename_block, ids);
}

gboolean
hj_blocks_table_apply (HjDatabase *db, gint64 note, HjNote *read, GError **error)
{
  GError *problem = NULL;
  g_autoptr (HjStatement) row = hj_database_query (db, &problem,
                                                   "SELECT kept FROM note_blocks WHERE note = ?1 AND kept <> ''", "l",
                                                   note);

  if (hj_statement_step (row, &problem))
    rename_blocks (read, hj_statement_get_words (row, 0));
  if (problem)
    g_propagate_error (error, problem);
  return !problem;
}
