/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far each note and topic was read. */
#include "hj-library-private.h"

void
hj_progress_clear (HjProgress *progress)
{
  g_clear_pointer (&progress->block, g_free);
  *progress = (HjProgress) { 0 };
}

gboolean
hj_library_get_progress (HjLibrary *self, const char *what, HjProgress *progress, GError **error)
{
  GError *problem = NULL;
  g_autoptr (HjStatement) row = hj_database_query (self->db, &problem,
                                                   "SELECT block, fraction, finished, at FROM progress WHERE what = ?1",
                                                   "s", what);

  *progress = (HjProgress) { 0 };
  if (hj_statement_step (row, &problem))
    {
      progress->block = g_strdup (hj_statement_get_text (row, 0));
      progress->fraction = hj_statement_get_double (row, 1);
      progress->finished = hj_statement_get_int (row, 2);
      progress->at = hj_statement_get_long (row, 3);
    }
  if (problem)
    g_propagate_error (error, problem);
  return !problem;
}

static gboolean
store (HjDatabase *db, const char *what, const char *block, double fraction, gboolean finished, HjMoment now,
       GError **error)
{
  gboolean known = hj_database_get_number (db, 0, NULL, "SELECT 1 FROM progress WHERE what = ?1", "s", what) > 0;

  return hj_database_run (db, error,
                          "INSERT INTO progress (what, block, fraction, finished, at) VALUES (?1, ?2, ?3, ?4, ?5)"
                          " ON CONFLICT (what) DO UPDATE SET block = ?2, fraction = ?3, finished = ?4, at = ?5",
                          "ssdil", what, block, CLAMP (fraction, 0, 1), (int) finished, now.at)
         && (known || hj_cards_table_promote (db, what, error));
}

gboolean
hj_library_set_progress (HjLibrary *self, const char *what, const char *block, double fraction, gboolean finished,
                         HjMoment now, GError **error)
{
  if (!hj_library_begin (self, error))
    return FALSE;
  return hj_library_finish (self, store (self->db, what, block, fraction, finished, now, error), error);
}

char *
hj_library_dup_reading (HjLibrary *self, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (self->db, error,
                                                   "SELECT what FROM progress WHERE finished = 0"
                                                   " AND (what NOT LIKE 'note:%'"
                                                   "      OR EXISTS (SELECT 1 FROM notes"
                                                   "                 WHERE id = CAST (substr (what, 6) AS INTEGER)))"
                                                   " ORDER BY at DESC LIMIT 1",
                                                   "");

  return hj_statement_step (row, error) ? g_strdup (hj_statement_get_text (row, 0)) : NULL;
}

/* ---- a note that came again ---- */

/* The nearest block at or before the one called ID that is still there. (transfer full) */
static char *
dup_survivor (const GPtrArray *before, const GArray *places, const char *id)
{
  const char *survivor = NULL;

  for (guint i = 0; id && i < before->len; i++)
    {
      const HjTrace *trace = before->pdata[i];

      if (g_array_index (places, int, i) >= 0 && hj_trace_is_top (before, i))
        survivor = trace->id;
      if (g_strcmp0 (trace->id, id) == 0)
        return g_strdup (g_array_index (places, int, i) >= 0 ? id : survivor);
    }
  return g_strdup (id);
}

/* Where each of the blocks that were there before is now, or −1. (element-type int) */
static GArray *
invert (const GArray *origins, guint n_before)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (int), n_before);
  const int none = -1;

  for (guint i = 0; i < n_before; i++)
    g_array_append_val (places, none);
  for (guint i = 0; i < origins->len; i++)
    if (g_array_index (origins, int, i) >= 0)
      g_array_index (places, int, g_array_index (origins, int, i)) = (int) i;
  return places;
}

static guint
count_tops (const GPtrArray *traces)
{
  guint n = 0;

  for (guint i = 0; i < traces->len; i++)
    n += hj_trace_is_top (traces, i);
  return n;
}

/* A page counts what was read in top-level blocks of (all + 1): of those that were read, how many are still there? */
static double
compute_fraction (double fraction, const GPtrArray *before, const GPtrArray *after, const GArray *places)
{
  double n_read = fraction * (count_tops (before) + 1), n_kept = 0;

  if (fraction >= 1)
    return 1;
  for (guint i = 0, top = 0; i < before->len; i++)
    if (hj_trace_is_top (before, i) && ++top <= n_read + 0.5)
      n_kept += g_array_index (places, int, i) >= 0;
  return n_kept / (count_tops (after) + 1);
}

gboolean
hj_progress_table_follow (HjDatabase *db, gint64 note, const GPtrArray *before, const GPtrArray *after,
                          const GArray *origins, GError **error)
{
  g_autofree char *what = g_strdup_printf ("note:%" G_GINT64_FORMAT, note);
  g_autoptr (HjStatement) row = hj_database_query (db, error, "SELECT block, fraction FROM progress WHERE what = ?1",
                                                   "s", what);
  g_autoptr (GArray) places = NULL;
  g_autofree char *block = NULL;
  double fraction;

  if (!hj_statement_step (row, error))
    return !error || !*error;
  places = invert (origins, before->len);
  block = dup_survivor (before, places, hj_statement_get_text (row, 0));
  fraction = compute_fraction (hj_statement_get_double (row, 1), before, after, places);
  g_clear_pointer (&row, hj_statement_release);
  return hj_database_run (db, error, "UPDATE progress SET block = ?2, fraction = ?3 WHERE what = ?1", "ssd", what,
                          block, fraction);
}
