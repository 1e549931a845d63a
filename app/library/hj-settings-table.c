/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small things kept by name: settings of the library, and the last state of each diagram beside a note. */
#include "hj-library-private.h"

char *
hj_library_dup_setting (HjLibrary *self, const char *key, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (self->db, error, "SELECT value FROM settings WHERE key = ?1", "s",
                                                   key);

  return hj_statement_step (row, error) ? g_strdup (hj_statement_get_text (row, 0)) : NULL;
}

gboolean
hj_library_set_setting (HjLibrary *self, const char *key, const char *value, GError **error)
{
  gboolean success;

  if (!hj_library_begin (self, error))
    return FALSE;
  success = value ? hj_database_run (self->db, error,
                                     "INSERT INTO settings (key, value) VALUES (?1, ?2)"
                                     " ON CONFLICT (key) DO UPDATE SET value = ?2",
                                     "ss", key, value)
                  : hj_database_run (self->db, error, "DELETE FROM settings WHERE key = ?1", "s", key);
  return hj_library_finish (self, success, error);
}

char *
hj_library_dup_diagram_state (HjLibrary *self, const char *what, const char *diagram, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (self->db, error,
                                                   "SELECT state FROM diagram_states WHERE what = ?1 AND diagram = ?2",
                                                   "ss", what, diagram);

  return hj_statement_step (row, error) ? g_strdup (hj_statement_get_text (row, 0)) : NULL;
}

gboolean
hj_library_set_diagram_state (HjLibrary *self, const char *what, const char *diagram, const char *state, HjMoment now,
                              GError **error)
{
  if (!hj_library_begin (self, error))
    return FALSE;
  return hj_library_finish (self,
                            hj_database_run (self->db, error,
                                             "INSERT INTO diagram_states (what, diagram, state, at)"
                                             " VALUES (?1, ?2, ?3, ?4)"
                                             " ON CONFLICT (what, diagram) DO UPDATE SET state = ?3, at = ?4",
                                             "sssl", what, diagram, state, now.at),
                            error);
}
