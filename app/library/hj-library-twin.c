/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged note and an undamaged copy of it: whichever comes first, the damaged one is read from the other, and
 * keeps its own bytes. The setting twin:ID says that the text kept of note ID is a restored one. */
#include "hj-library-private.h"

static char *
dup_key (gint64 note)
{
  return g_strdup_printf ("twin:%" G_GINT64_FORMAT, note);
}

gint64
hj_twins_get (HjLibrary *self, gint64 note)
{
  g_autofree char *key = dup_key (note);
  g_autofree char *value = hj_library_dup_setting (self, key, NULL);

  return value ? g_ascii_strtoll (value, NULL, 10) : 0;
}

gboolean
hj_twins_set (HjLibrary *self, gint64 note, gint64 twin, GError **error)
{
  g_autofree char *key = dup_key (note);
  g_autofree char *value = twin ? g_strdup_printf ("%" G_GINT64_FORMAT, twin) : NULL;

  return hj_library_set_setting (self, key, value, error);
}

gint64
hj_twins_find (HjDatabase *db, const HjNote *damaged, gint64 except, char **text, GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (db, error,
                                                    "SELECT id, markdown FROM notes WHERE topic IS NULL AND id <> ?1"
                                                    " AND encoding NOT LIKE 'UTF-8 (%' ORDER BY id",
                                                    "l", except);

  while (hj_statement_step (rows, error))
    if (hj_note_is_twin (damaged, hj_statement_get_words (rows, 1)))
      {
        *text = g_strdup (hj_statement_get_text (rows, 1));
        return hj_statement_get_long (rows, 0);
      }
  return 0;
}

GArray *
hj_twins_list_damaged (HjLibrary *self, const char *text, GError **error)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HjStatement) rows = hj_database_query (self->db, error,
                                                    "SELECT n.id, n.markdown FROM notes n WHERE n.topic IS NULL"
                                                    " AND n.encoding LIKE 'UTF-8 (%' AND NOT EXISTS"
                                                    " (SELECT 1 FROM settings s WHERE s.key = 'twin:' || n.id)",
                                                    "");

  while (hj_statement_step (rows, error))
    {
      gint64 note = hj_statement_get_long (rows, 0);

      if (hj_note_may_be_twin (hj_statement_get_words (rows, 1), text))
        g_array_append_val (notes, note);
    }
  return notes;
}

gboolean
hj_twins_has_reviews (HjLibrary *self, gint64 note)
{
  return hj_database_get_number (self->db, 0, NULL,
                                 "SELECT count(*) FROM reviews r JOIN cards c ON c.id = r.card WHERE c.note = ?1", "l",
                                 note) > 0;
}
