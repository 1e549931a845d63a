/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms that notes give in two languages, and what the learner says of doubtful ones. Notes are looked through
 * when the terms are asked for, each once. */
#include "hj-library-private.h"

#include "hj-terms.h"

#include <glib/gi18n-lib.h>

void
hj_library_term_free (HjLibraryTerm *term)
{
  if (!term)
    return;
  g_free (term->key);
  g_free (term->ko);
  g_free (term->en);
  g_free (term->acronym);
  g_array_unref (term->notes);
  g_free (term);
}

/* ---- looking through a note ---- */

static gboolean
store_term (HjDatabase *db, gint64 note, const HjTerm *term, GError **error)
{
  return hj_database_run (db, error,
                          "INSERT OR REPLACE INTO terms (note, key, ko, en, acronym, confident, count, line)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                          "lssssiii", note, term->key, term->ko, term->en, term->acronym,
                          (int) (term->confidence == HJ_CONFIDENCE_HIGH), (int) term->count, term->line);
}

static gboolean
look_through (HjLibrary *self, gint64 note, GError **error)
{
  g_autoptr (HjNote) read = hj_library_read_note (self, note, error);
  g_autoptr (GPtrArray) terms = read ? hj_note_collect_terms (read) : NULL;
  gboolean ok = terms && hj_database_run (self->db, error, "DELETE FROM terms WHERE note = ?1", "l", note);

  for (guint i = 0; ok && i < terms->len; i++)
    ok = store_term (self->db, note, g_ptr_array_index (terms, i), error);
  return ok
         && hj_database_run (self->db, error,
                             "INSERT OR REPLACE INTO term_notes (note, digest, reader)"
                             " SELECT id, digest, ?2 FROM notes WHERE id = ?1",
                             "li", note, HJ_LIBRARY_READER);
}

/* Notes that are new, or that were read again since. (element-type gint64) */
static GArray *
list_unseen (HjDatabase *db, GError **error)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HjStatement) rows = hj_database_query (db, error,
                                                    "SELECT n.id FROM notes n LEFT JOIN term_notes t ON t.note = n.id"
                                                    " AND t.digest = n.digest AND t.reader = ?1"
                                                    " WHERE t.note IS NULL ORDER BY n.id",
                                                    "i", HJ_LIBRARY_READER);

  while (hj_statement_step (rows, error))
    {
      gint64 note = hj_statement_get_long (rows, 0);

      g_array_append_val (notes, note);
    }
  return notes;
}

static gboolean
look_through_all (HjLibrary *self, GError **error)
{
  GError *problem = NULL;
  g_autoptr (GArray) notes = list_unseen (self->db, &problem);
  gboolean ok = !problem;

  if (ok && notes->len == 0)
    return TRUE;
  ok = ok && hj_database_begin (self->db, &problem);
  for (guint i = 0; ok && i < notes->len; i++)
    ok = look_through (self, g_array_index (notes, gint64, i), &problem);
  if (!problem)
    return hj_database_end (self->db, ok, error); /* nothing that a page shows has changed: no "changed" */
  if (hj_database_is_in_transaction (self->db))
    hj_database_end (self->db, FALSE, NULL);
  g_propagate_error (error, problem);
  return FALSE;
}

/* ---- all of them ---- */

static HjLibraryTerm *
load_term (HjStatement *row)
{
  HjLibraryTerm *term = g_new0 (HjLibraryTerm, 1);

  term->key = g_strdup (hj_statement_get_words (row, 0));
  term->ko = g_strdup (hj_statement_get_text (row, 1));
  term->en = g_strdup (hj_statement_get_text (row, 2));
  term->acronym = g_strdup (hj_statement_get_text (row, 3));
  term->line = hj_statement_get_int (row, 6);
  term->notes = g_array_new (FALSE, FALSE, sizeof (gint64));
  return term;
}

/* One more note of TERM. Twice in the library is as good as twice in a note; a damaged note that was restored from
 * another one says nothing new. */
static void
add_note (HjLibraryTerm *term, HjStatement *row)
{
  gint64 note = hj_statement_get_long (row, 7);
  gboolean copy = hj_statement_get_int (row, 9);

  term->confident = term->confident || hj_statement_get_int (row, 4) || (term->notes->len > 0 && !copy);
  term->count += copy && term->notes->len > 0 ? 0 : (guint) hj_statement_get_int (row, 5);
  if (!term->acronym)
    term->acronym = g_strdup (hj_statement_get_text (row, 3));
  if (term->verdict == HJ_TERM_UNDECIDED)
    term->verdict = (HjTermVerdict) hj_statement_get_int (row, 8);
  g_array_append_val (term->notes, note);
}

static gboolean
is_doubtful (const HjLibraryTerm *term)
{
  return !term->confident && term->verdict != HJ_TERM_CONFIRMED;
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const HjLibraryTerm *x = *(HjLibraryTerm *const *) a, *y = *(HjLibraryTerm *const *) b;
  HjTerm first = { .ko = x->ko, .en = x->en, .acronym = x->acronym };
  HjTerm second = { .ko = y->ko, .en = y->en, .acronym = y->acronym };

  if (is_doubtful (x) != is_doubtful (y))
    return is_doubtful (x) ? 1 : -1;
  return hj_term_compare (&first, &second);
}

GPtrArray *
hj_library_list_terms (HjLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_library_term_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HjStatement) rows = NULL;
  GError *problem = NULL;

  if (!look_through_all (self, error))
    return NULL;
  rows = hj_database_query (self->db, &problem,
                            "SELECT t.key, t.ko, t.en, t.acronym, t.confident, t.count, t.line, t.note,"
                            " coalesce (v.verdict, 0), s.value IS NOT NULL FROM terms t"
                            " LEFT JOIN term_verdicts v ON v.key = t.key"
                            " LEFT JOIN settings s ON s.key = 'twin:' || t.note"
                            /* Copies last; the learner's own notes, which come after the course's, first. */
                            " ORDER BY s.value IS NOT NULL, t.note DESC",
                            "");
  while (hj_statement_step (rows, &problem))
    {
      HjLibraryTerm *term = hj_term_lookup (by_key, hj_statement_get_words (rows, 0));

      if (!term)
        {
          term = load_term (rows);
          g_ptr_array_add (terms, term);
          g_hash_table_insert (by_key, term->key, term);
        }
      add_note (term, rows);
    }
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  g_ptr_array_sort (terms, compare_terms);
  return g_steal_pointer (&terms);
}

gboolean
hj_library_judge_term (HjLibrary *self, const char *key, HjTermVerdict verdict, GError **error)
{
  if (!hj_library_begin (self, error))
    return FALSE;
  return hj_library_finish (self,
                            verdict == HJ_TERM_UNDECIDED
                              ? hj_database_run (self->db, error, "DELETE FROM term_verdicts WHERE key = ?1", "s", key)
                              : hj_database_run (self->db, error,
                                                 "INSERT OR REPLACE INTO term_verdicts (key, verdict) VALUES (?1, ?2)",
                                                 "si", key, (int) verdict),
                            error);
}
