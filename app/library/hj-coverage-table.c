/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which blocks of each note were read, and the sum of it that lists show. The blocks are one text, as
 * hj_coverage_to_string writes it: they are only ever wanted all at once. Both notes of a topic share the row of the Korean
 * one, with which the English one goes block by block. */
#include "hj-library-private.h"

#include <string.h>

static gint64
find_note (HjDatabase *db, const char *what)
{
  if (g_str_has_prefix (what, "note:"))
    return g_ascii_strtoll (what + strlen ("note:"), NULL, 10);
  return hj_database_get_number (db, 0, NULL, "SELECT id FROM notes WHERE path = 'course:' || ?1 || '.ko'", "s",
                                 g_str_has_prefix (what, "topic:") ? what + strlen ("topic:") : what);
}

/* What progress calls NOTE. (transfer full) */
static char *
dup_what (HjDatabase *db, gint64 note)
{
  g_autoptr (HjStatement) row = hj_database_query (db, NULL,
                                                   "SELECT CASE WHEN topic IS NULL THEN 'note:' || id"
                                                   " ELSE 'topic:' || topic END FROM notes WHERE id = ?1",
                                                   "l", note);

  return g_strdup (hj_statement_step (row, NULL) ? hj_statement_get_text (row, 0) : "");
}

/* The lines of NOTE as they were kept, NULL if there are none yet. (transfer full) */
static char *
dup_blocks (HjDatabase *db, gint64 note, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (db, error, "SELECT blocks FROM coverage WHERE note = ?1", "l", note);

  return hj_statement_step (row, error) ? g_strdup (hj_statement_get_text (row, 0)) : NULL;
}

static gboolean
store (HjDatabase *db, gint64 note, const HjCoverage *coverage, GError **error)
{
  g_autofree char *blocks = hj_coverage_to_string (coverage);

  return hj_database_run (db, error,
                          "INSERT INTO coverage (note, sections, read, blocks) VALUES (?1, ?2, ?3, ?4)"
                          " ON CONFLICT (note) DO UPDATE SET sections = ?2, read = ?3, blocks = ?4",
                          "liis", note, (int) hj_coverage_get_n_sections (coverage), (int) hj_coverage_count_read (coverage),
                          blocks);
}

/* ---- a note that was read into the library, for the first time or again ---- */

/* Before sections were counted, progress was how far the learner had scrolled. */
static void
begin_with_progress (HjLibrary *self, const char *what, HjCoverage *coverage)
{
  HjProgress progress;

  if (!hj_library_get_progress (self, what, &progress, NULL))
    return;
  hj_coverage_mark_first (coverage, progress.finished ? 1 : progress.fraction);
  hj_progress_clear (&progress);
}

static gboolean
update_progress (HjDatabase *db, const char *what, const HjCoverage *coverage, GError **error)
{
  double fraction = hj_coverage_get_fraction (coverage);

  return hj_database_run (db, error, "UPDATE progress SET fraction = ?2, finished = ?3 WHERE what = ?1", "sdi", what,
                          fraction, (int) (fraction >= 1));
}

gboolean
hj_coverage_table_follow (HjLibrary *self, gint64 note, const HjNote *read, GHashTable *renamed, GError **error)
{
  GError *problem = NULL;
  g_autofree char *blocks = dup_blocks (self->db, note, &problem), *what = dup_what (self->db, note);
  g_autoptr (HjCoverage) coverage = hj_coverage_new (read);

  if (problem)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (blocks)
    hj_coverage_add (coverage, blocks, renamed);
  else
    begin_with_progress (self, what, coverage);
  return store (self->db, note, coverage, error)
         && (!blocks || !*blocks || update_progress (self->db, what, coverage, error));
}

/* ---- the learner ---- */

HjCoverage *
hj_library_get_coverage (HjLibrary *self, const char *what, const HjNote *note, GError **error)
{
  g_autoptr (HjCoverage) coverage = hj_coverage_new (note);
  GError *problem = NULL;
  g_autofree char *blocks = dup_blocks (self->db, find_note (self->db, what), &problem);

  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  if (blocks)
    hj_coverage_add (coverage, blocks, NULL);
  return g_steal_pointer (&coverage);
}

/* Where the reader was, unless BLOCK says where that is now. (transfer full) */
static char *
dup_place (HjLibrary *self, const char *what, const char *block)
{
  HjProgress progress;

  if (block || !hj_library_get_progress (self, what, &progress, NULL))
    return g_strdup (block);
  return progress.block;
}

gboolean
hj_library_keep_coverage (HjLibrary *self, const char *what, const char *block, const HjCoverage *coverage, HjMoment now,
                         GError **error)
{
  gint64 note = find_note (self->db, what);
  double fraction = hj_coverage_get_fraction (coverage);
  g_autofree char *place = dup_place (self, what, block);

  if (!hj_library_begin (self, error))
    return FALSE;
  /* The course comes into a new library a moment after the window: a lesson may be open before. */
  return hj_library_finish (self,
                            (note == 0 || store (self->db, note, coverage, error))
                              && hj_library_set_progress (self, what, place, fraction, fraction >= 1, now, error),
                            error);
}

gboolean
hj_library_count_sections (HjLibrary *self, int *n_read, int *n_sections, GError **error)
{
  GError *problem = NULL;
  g_autoptr (HjStatement) row = hj_database_query (self->db, &problem,
                                                   "SELECT coalesce (sum (read), 0), coalesce (sum (sections), 0)"
                                                   " FROM coverage WHERE blocks <> ''",
                                                   "");

  *n_read = *n_sections = 0;
  if (hj_statement_step (row, &problem))
    {
      *n_read = hj_statement_get_int (row, 0);
      *n_sections = hj_statement_get_int (row, 1);
    }
  if (problem)
    g_propagate_error (error, problem);
  return !problem;
}
