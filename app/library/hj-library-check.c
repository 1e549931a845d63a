/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is everything as it must be? The file itself, its references, the bytes of the notes, and the schedule of every
 * card against its log. */
#include "hj-library-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

void
hj_check_free (HjCheck *check)
{
  if (!check)
    return;
  g_ptr_array_unref (check->problems);
  g_free (check);
}

G_GNUC_PRINTF (2, 3)
static void
report (HjCheck *check, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  g_ptr_array_add (check->problems, g_strdup_vprintf (format, values));
  va_end (values);
}

static gboolean
check_file (HjDatabase *db, HjCheck *check, GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (db, error, "PRAGMA quick_check", "");

  while (hj_statement_step (rows, error))
    if (strcmp (hj_statement_get_text (rows, 0), "ok") != 0)
      report (check, _("the file is damaged: %s"), hj_statement_get_text (rows, 0));
  return !*error;
}

static gboolean
check_references (HjDatabase *db, HjCheck *check, GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (db, error, "PRAGMA foreign_key_check", "");

  while (hj_statement_step (rows, error))
    report (check, _("row %" PRId64 " of “%s” refers to something that is not there"),
            hj_statement_get_long (rows, 1), hj_statement_get_text (rows, 0));
  return !*error;
}

static gboolean
check_notes (HjDatabase *db, HjCheck *check, GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (db, error, "SELECT id, title, bytes, digest FROM notes", "");

  while (hj_statement_step (rows, error))
    {
      g_autoptr (GBytes) bytes = hj_statement_dup_bytes (rows, 2);
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      if (g_strcmp0 (digest, hj_statement_get_text (rows, 3)) != 0)
        report (check, _("note %" PRId64 " (%s): its bytes are not those that were imported"),
                hj_statement_get_long (rows, 0), hj_statement_get_text (rows, 1));
    }
  return !*error;
}

static gboolean
check_keys (HjDatabase *db, HjCheck *check, GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (db, error,
                                                    "SELECT note, key FROM cards WHERE gone = 0 AND key IS NOT NULL"
                                                    " AND note IS NOT NULL GROUP BY note, key HAVING count(*) > 1",
                                                    "");

  while (hj_statement_step (rows, error))
    report (check, _("note %" PRId64 ": two cards claim the same place (%s)"),
            hj_statement_get_long (rows, 0), hj_statement_get_text (rows, 1));
  return !*error;
}

static GArray *
list_card_numbers (HjDatabase *db, GError **error)
{
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HjStatement) rows = hj_database_query (db, error,
                                                    "SELECT id FROM cards WHERE reps > 0 OR state > 0"
                                                    " OR id IN (SELECT card FROM reviews) ORDER BY id",
                                                    "");

  while (hj_statement_step (rows, error))
    {
      gint64 card = hj_statement_get_long (rows, 0);

      g_array_append_val (cards, card);
    }
  return cards;
}

static gboolean
check_schedule (HjDatabase *db, gint64 id, gboolean repair, HjCheck *check, GError **error)
{
  g_autoptr (HjCard) card = hj_cards_table_get (db, id, error);
  HjSchedule schedule;

  if (!card || !hj_reviews_table_replay (db, id, &schedule, error))
    return FALSE;
  if (hj_schedule_equal (&card->schedule, &schedule))
    return TRUE;
  report (check, _("card %" PRId64 ": its schedule is not the one its log gives"), id);
  if (!repair)
    return TRUE;
  check->repaired++;
  return hj_cards_table_update_schedule (db, id, &schedule, error);
}

static gboolean
check_schedules (HjDatabase *db, gboolean repair, HjCheck *check, GError **error)
{
  g_autoptr (GArray) cards = list_card_numbers (db, error);

  for (guint i = 0; !*error && i < cards->len; i++)
    check_schedule (db, g_array_index (cards, gint64, i), repair, check, error);
  return !*error;
}

static gboolean
check_all (HjDatabase *db, gboolean repair, HjCheck *check, GError **error)
{
  check->cards = (int) hj_database_get_number (db, 0, error, "SELECT count(*) FROM cards", "");
  check->reviews = (int) hj_database_get_number (db, 0, error,
                                                 "SELECT count(*) FROM reviews WHERE undoes IS NULL", "");
  return !*error && check_file (db, check, error) && check_references (db, check, error)
         && check_notes (db, check, error) && check_keys (db, check, error)
         && check_schedules (db, repair, check, error);
}

HjCheck *
hj_library_check (HjLibrary *self, gboolean repair, GError **error)
{
  g_autoptr (HjCheck) check = g_new0 (HjCheck, 1);
  GError *problem = NULL;
  gboolean success;

  check->problems = g_ptr_array_new_with_free_func (g_free);
  if (!repair)
    success = check_all (self->db, FALSE, check, &problem);
  else
    success = hj_library_begin (self, &problem)
              && hj_library_finish (self, check_all (self->db, TRUE, check, &problem), &problem);
  if (problem)
    g_propagate_error (error, problem);
  return success ? g_steal_pointer (&check) : NULL;
}
