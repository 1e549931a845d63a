/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Storing what was planned: the note, its passages and its cards, file by file inside one transaction. */
#include "hj-import-private.h"

#include "hj-card-maker.h"

/* A damaged note that has an undamaged copy makes no cards of its own: they would be asked twice. Where it has been
 * studied already its cards stay, with their words restored. */
static GPtrArray *
make_cards (HjLibrary *self, const HjImport *import, gint64 known)
{
  if (import->twin > 0 && !(known > 0 && hj_twins_has_reviews (self, known)))
    return g_ptr_array_new ();
  return hj_cards_make (import->read);
}

gboolean
hj_import_store_file (HjLibrary *self, HjPlanFile *file, HjMoment now, GError **error)
{
  HjImport *import = file->import;
  gint64 known = hj_notes_table_find_path (self->db, import->path, error);
  g_autoptr (GPtrArray) made = make_cards (self, import, known);
  HjCardSource source = { .db = self->db, .origin = import->path, .now = now };

  import->note = hj_notes_table_store (self->db, known, import->path, NULL, file->bytes, file->digest, import->read,
                                       now, error);
  source.note = import->note;
  source.place = HJ_OWN_PLACE + import->note * HJ_TOPIC_PLACES;
  return import->note > 0 && hj_twins_set (self, import->note, import->twin, error)
         && hj_passages_table_replace (self->db, import->note, import->read, error)
         && hj_blocks_table_replace (self->db, import->note, file->after, error)
         && hj_overrides_table_follow (self->db, file->overrides, import->read, file->after, error)
         && (!file->before
             || hj_progress_table_follow (self->db, import->note, file->before, file->after, file->origins, error))
         && hj_coverage_table_follow (self, import->note, import->read, NULL, error)
         && hj_cards_table_store_made (&source, made, &import->cards_gone, error);
}

/* ---- a library that went on while the plan was read ---- */

/* Whether the note at the path of FILE is still the one that FILE was read against. */
static gboolean
is_as_planned (HjLibrary *self, const HjPlanFile *file)
{
  gint64 known = hj_notes_table_find_path (self->db, file->import->path, NULL);
  g_autofree char *digest = known > 0 ? hj_notes_table_dup_digest (self->db, known) : NULL;

  if (file->import->deed == HJ_IMPORT_ADDED)
    return known == 0 && hj_notes_table_find_digest (self->db, file->digest, NULL) == 0;
  return known == file->import->note && g_strcmp0 (digest, file->base) == 0;
}

/* Reads FILE against the library as it is now. Its HjImport stays where it is: others look at it. */
static gboolean
plan_again (const HjStoring *self, HjPlanFile *file, GError **error)
{
  g_autoptr (HjImportPlan) plan = hj_import_plan_new ();
  HjPlanFile old = *file, *again;
  HjImport import = *file->import;

  if (!hj_import_plan_add (plan, self->library->db, file->bytes, import.path, self->cancellable, error))
    return FALSE;
  again = plan->files->pdata[0];
  *file->import = *again->import;
  *again->import = import;
  *file = *again;
  file->import = old.import;
  old.import = again->import;
  *again = old;
  return TRUE;
}

/* ---- all files ---- */

static gboolean
follow_file (HjLibrary *self, const HjPlanFile *file, GError **error)
{
  const HjImport *import = file->import;

  return !import->moved_from || hj_notes_table_move (self->db, import->note, import->moved_from, import->path, error);
}

/* Makes FILE true to the library as it is now. LIGHT (out): it had not been kept as it was read. */
static gboolean
make_ready (const HjStoring *self, HjPlanFile *file, gboolean *light, GError **error)
{
  *light = FALSE;
  if (!follow_file (self->library, file, error))
    return FALSE;
  if (!is_as_planned (self->library, file))
    return plan_again (self, file, error) && follow_file (self->library, file, error);
  *light = file->import->read == NULL;
  return !*light || hj_import_read_file (file, self->library->db, NULL, self->cancellable, error);
}

static gboolean
store_new (const HjStoring *self, HjPlanFile *file, GError **error)
{
  gboolean light;

  if (!make_ready (self, file, &light, error))
    return FALSE;
  if (!file->import->read)
    return TRUE;
  if (file->twin_of >= 0)
    file->import->twin = ((HjImport *) self->plan->imports->pdata[file->twin_of])->note;
  if (!hj_import_store_file (self->library, file, self->now, error)
      || !hj_library_restore_others (self->library, file->import, error))
    return FALSE;
  if (light)
    hj_plan_file_lighten (file);
  return TRUE;
}

/* FALSE when it was cancelled: whoever began the transaction takes back what was stored. */
static gboolean
report (const HjStoring *self, const HjImportProgress *progress, GError **error)
{
  if (self->report)
    self->report (progress, self->data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Undamaged copies come first: the damaged ones name them. */
static gboolean
store_files (const HjStoring *self, gboolean restored, HjImportProgress *progress, GError **error)
{
  for (guint i = 0; i < self->plan->files->len; i++)
    {
      HjPlanFile *file = self->plan->files->pdata[i];
      gsize size = file->bytes ? g_bytes_get_size (file->bytes) : 0;

      if (!file->bytes || (file->twin_of >= 0) != restored)
        continue;
      progress->path = file->import->path;
      if (!report (self, progress, error) || !store_new (self, file, error))
        return FALSE;
      progress->files++;
      progress->bytes += size; /* the bytes may be gone: the library may know them by now */
    }
  return TRUE;
}

static HjImportProgress
count_files (const HjImportPlan *plan)
{
  HjImportProgress progress = { 0 };

  for (guint i = 0; i < plan->files->len; i++)
    {
      const HjPlanFile *file = plan->files->pdata[i];

      progress.n_files += file->bytes != NULL;
      progress.n_bytes += file->bytes ? g_bytes_get_size (file->bytes) : 0;
    }
  return progress;
}

static int
count_cards (HjDatabase *db, const HjImport *import, gboolean suggested)
{
  return (int) hj_database_get_number (db, 0, NULL,
                                       "SELECT count(*) FROM cards WHERE note = ?1 AND suggested = ?2 AND gone = 0"
                                       " AND NOT (suggested = 1 AND suspended = 1)",
                                       "li", import->note, (int) suggested);
}

static void
finish_files (HjLibrary *self, HjImportPlan *plan)
{
  for (guint i = 0; i < plan->files->len; i++)
    {
      HjPlanFile *file = plan->files->pdata[i];
      HjImport *import = file->import;

      if (file->same_as >= 0)
        import->note = import->duplicate_of = ((HjImport *) plan->imports->pdata[file->same_as])->note;
      import->cards = count_cards (self->db, import, FALSE);
      import->suggestions = count_cards (self->db, import, TRUE);
    }
}

/* The bytes that are stored are not needed any more. */
static gboolean
store_pictures (const HjStoring *self, GError **error)
{
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, self->plan->pictures);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    if (!hj_pictures_table_store (self->library->db, path, g_hash_table_lookup (self->plan->containers, path), bytes,
                                  error))
      return FALSE;
  g_hash_table_remove_all (self->plan->pictures);
  return TRUE;
}

gboolean
hj_import_store_plan (const HjStoring *self, GError **error)
{
  HjImportProgress progress = count_files (self->plan);

  if (!store_pictures (self, error) || !store_files (self, FALSE, &progress, error)
      || !store_files (self, TRUE, &progress, error))
    return FALSE;
  finish_files (self->library, self->plan);
  progress.path = NULL;
  return report (self, &progress, error);
}
