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
