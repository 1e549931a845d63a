/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a learner does to cards, one or many at once: taking suggestions over, dismissing them, suspending. */
#include "hj-library-private.h"

/* A suggestion that is suspended was dismissed: it is not suggested again, also when its note is read again. */
static const char *const changes[] = {
  [HJ_CARDS_TAKE] = "UPDATE cards SET suggested = 0, suspended = 0 WHERE id = ?1",
  [HJ_CARDS_GIVE_BACK] = "UPDATE cards SET suggested = 1 WHERE id = ?1 AND reps = 0",
  [HJ_CARDS_SUSPEND] = "UPDATE cards SET suspended = 1 WHERE id = ?1",
  [HJ_CARDS_RESUME] = "UPDATE cards SET suspended = 0 WHERE id = ?1",
};

/* A card that is not there is an error: nothing is done then. */
static gboolean
change_all (HjDatabase *db, const gint64 *cards, gsize n, const char *sql, GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (HjCard) found = hj_cards_table_get (db, cards[i], error);

      if (!found || !hj_database_run (db, error, sql, "l", cards[i]))
        return FALSE;
    }
  return TRUE;
}

gboolean
hj_library_change_cards (HjLibrary *self, const gint64 *cards, gsize n, HjCardChange change, GError **error)
{
  if (!hj_library_begin (self, error))
    return FALSE;
  return hj_library_finish (self, change_all (self->db, cards, n, changes[change], error), error);
}

gboolean
hj_library_set_suspended (HjLibrary *self, gint64 card, gboolean suspended, GError **error)
{
  return hj_library_change_cards (self, &card, 1, suspended ? HJ_CARDS_SUSPEND : HJ_CARDS_RESUME, error);
}

static int
count_suggestions (HjLibrary *self)
{
  return (int) hj_database_get_number (self->db, 0, NULL,
                                       "SELECT count(*) FROM cards WHERE suggested = 1 AND gone = 0", "");
}

gboolean
hj_library_take_card (HjLibrary *self, gint64 card, int *n_taken, GError **error)
{
  int before = count_suggestions (self);
  gboolean success = hj_library_change_cards (self, &card, 1, HJ_CARDS_TAKE, error);

  if (n_taken)
    *n_taken = success ? before - count_suggestions (self) : 0;
  return success;
}

gboolean
hj_library_take_note_cards (HjLibrary *self, gint64 note, int *n_taken, GError **error)
{
  int before = count_suggestions (self);
  gboolean success;

  if (!hj_library_begin (self, error))
    return FALSE;
  success = hj_library_finish (self,
                               hj_database_run (self->db, error,
                                                "UPDATE cards SET suggested = 0"
                                                " WHERE note = ?1 AND gone = 0 AND suspended = 0",
                                                "l", note),
                               error);
  if (n_taken)
    *n_taken = success ? before - count_suggestions (self) : 0;
  return success;
}
