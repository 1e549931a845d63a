/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of an import: what it is to the library, and what is read from it. Nothing is stored here. */
#include "hj-import-private.h"

#include <string.h>

char *
hj_import_compute_digest (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

HjNote *
hj_import_read_note (GBytes *bytes, const char *path, const HjReadOptions *options, GError **error)
{
  GError *problem = NULL;
  HjNote *note = hj_note_read_with (bytes, path, options, &problem);

  if (problem)
    {
      g_propagate_prefixed_error (error, problem, "%s: ", path);
      return NULL;
    }
  return note;
}

/* ---- the plan ---- */

HjImport *
hj_import_new (const char *path)
{
  HjImport *import = g_new0 (HjImport, 1);

  import->path = g_utf8_make_valid (path, -1); /* a file's name may be any bytes */
  return import;
}

void
hj_plan_file_lighten (HjPlanFile *file)
{
  if (file->import)
    g_clear_pointer (&file->import->read, hj_note_free);
  g_clear_pointer (&file->before, g_ptr_array_unref);
  g_clear_pointer (&file->after, g_ptr_array_unref);
  g_clear_pointer (&file->overrides, g_ptr_array_unref);
  g_clear_pointer (&file->previous, g_free);
  g_clear_pointer (&file->origins, g_array_unref);
}

void
hj_plan_file_forget (HjPlanFile *file)
{
  hj_plan_file_lighten (file);
  if (file->import)
    g_clear_pointer (&file->import->changes, g_ptr_array_unref);
  g_clear_pointer (&file->bytes, g_bytes_unref);
}

void
hj_plan_file_clear (HjPlanFile *file)
{
  hj_plan_file_forget (file);
  g_clear_pointer (&file->import, hj_import_free);
  g_clear_pointer (&file->ahead, hj_note_free);
  g_clear_pointer (&file->digest, g_free);
  g_clear_pointer (&file->base, g_free);
}

static void
free_file (gpointer file)
{
  hj_plan_file_clear (file);
  g_free (file);
}

HjImportPlan *
hj_import_plan_new (void)
{
  HjImportPlan *plan = g_new0 (HjImportPlan, 1);

  plan->files = g_ptr_array_new_with_free_func (free_file);
  plan->imports = g_ptr_array_new ();
  plan->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  plan->containers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return plan;
}

void
hj_import_plan_free (HjImportPlan *plan)
{
  if (!plan)
    return;
  g_hash_table_unref (plan->digests);
  g_hash_table_unref (plan->pictures);
  g_hash_table_unref (plan->containers);
  g_clear_pointer (&plan->moved, hj_moved_free);
  g_ptr_array_unref (plan->imports);
  g_ptr_array_unref (plan->files);
  g_free (plan);
}

const GPtrArray *
hj_import_plan_get_imports (const HjImportPlan *plan)
{
  return plan->imports;
}

GBytes *
hj_import_plan_get_bytes (const HjImportPlan *plan, guint index)
{
  g_return_val_if_fail (index < plan->files->len, NULL);
  return ((HjPlanFile *) plan->files->pdata[index])->bytes;
}

GHashTable *
hj_import_plan_get_pictures (const HjImportPlan *plan)
{
  return plan->containers;
}

gboolean
hj_import_plan_changes_anything (const HjImportPlan *plan)
{
  for (guint i = 0; i < plan->imports->len; i++)
    if (((HjImport *) plan->imports->pdata[i])->deed <= HJ_IMPORT_UPDATED)
      return TRUE;
  return FALSE;
}

static HjPlanFile *
create_file (const char *path)
{
  HjPlanFile *file = g_new0 (HjPlanFile, 1);

  file->import = hj_import_new (path);
  file->same_as = file->twin_of = -1;
  return file;
}

/* Takes FILE. */
static void
take_file (HjImportPlan *plan, HjPlanFile *file)
{
  if (file->import->read)
    g_hash_table_insert (plan->digests, g_strdup (file->digest), GINT_TO_POINTER ((int) plan->files->len));
  else
    g_clear_pointer (&file->bytes, g_bytes_unref);
  g_ptr_array_add (plan->files, file);
  g_ptr_array_add (plan->imports, file->import);
}

void
hj_import_plan_skip (HjImportPlan *plan, const char *path, const char *why)
{
  HjPlanFile *file = create_file (path);

  file->import->deed = HJ_IMPORT_SKIPPED;
  file->import->skipped = g_strdup (why);
  take_file (plan, file);
}

gboolean
hj_import_plan_skip_or_fail (HjImportPlan *plan, const char *path, GError *problem, GError **error)
{
  if (problem->domain != HJ_NOTE_ERROR
      && (problem->domain != G_IO_ERROR || problem->code == G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  hj_import_plan_skip (plan, path, problem->message);
  g_error_free (problem);
  return TRUE;
}

/* ---- what is known already ---- */

/* The file of PLAN with these bytes, −1 if there is none. */
static int
find_in_plan (const HjImportPlan *plan, const char *digest)
{
  gpointer index;

  return g_hash_table_lookup_extended (plan->digests, digest, NULL, &index) ? GPOINTER_TO_INT (index) : -1;
}

static gboolean
is_known (HjDatabase *db, HjImport *import, const char *digest, char **base)
{
  gint64 known = hj_notes_table_find_path (db, import->path, NULL);
  gint64 same = hj_notes_table_find_digest (db, digest, NULL);

  *base = known > 0 ? hj_notes_table_dup_digest (db, known) : NULL;
  if (known > 0 && g_strcmp0 (*base, digest) == 0)
    {
      import->deed = HJ_IMPORT_UNCHANGED;
      import->note = import->duplicate_of = known;
      return TRUE;
    }
  import->deed = known > 0 ? HJ_IMPORT_UPDATED : same > 0 ? HJ_IMPORT_DUPLICATE : HJ_IMPORT_ADDED;
  import->updated = known > 0;
  import->note = known > 0 ? known : same;
  import->duplicate_of = known > 0 ? 0 : same;
  return import->deed == HJ_IMPORT_DUPLICATE;
}

/* ---- reading ---- */

/* Gives the blocks of FILE, which was just read, the ids they had in the text it replaces. */
static gboolean
identify (HjPlanFile *file, HjDatabase *db, GError **error)
{
  HjImport *import = file->import;

  g_clear_pointer (&import->changes, g_ptr_array_unref);
  g_clear_pointer (&file->before, g_ptr_array_unref);
  g_clear_pointer (&file->after, g_ptr_array_unref);
  g_clear_pointer (&file->origins, g_array_unref);
  memset (import->n_changes, 0, sizeof import->n_changes);
  file->after = hj_traces_new (import->read);
  if (import->deed != HJ_IMPORT_UPDATED)
    return TRUE;
  file->before = hj_blocks_table_list (db, import->note, error);
  if (!file->before)
    return FALSE;
  file->origins = hj_traces_align (file->before, file->after);
  hj_traces_inherit (file->before, file->after, file->origins);
  hj_traces_apply (file->after, import->read);
  hj_traces_compare (file->before, file->after, file->origins, import);
  return TRUE;
}

/* What the learner changed in the text that FILE replaces. */
static gboolean
list_overrides (HjPlanFile *file, HjDatabase *db, GError **error)
{
  if (file->import->deed != HJ_IMPORT_UPDATED || file->overrides)
    return TRUE;
  file->overrides = hj_overrides_table_list (db, file->import->note, error);
  if (file->overrides && file->overrides->len > 0)
    file->previous = hj_notes_table_dup_markdown (db, file->import->note);
  return file->overrides != NULL;
}

gboolean
hj_import_read_file (HjPlanFile *file, HjDatabase *db, const char *twin, GCancellable *cancellable, GError **error)
{
  HjImport *import = file->import;
  g_autoptr (HjNote) before = twin ? g_steal_pointer (&import->read) : NULL;
  HjReadOptions options = { .twin = twin, .cancellable = cancellable, .before = before };

  if (!list_overrides (file, db, error))
    return FALSE;
  options.overrides = file->overrides;
  options.previous = file->previous;
  g_clear_pointer (&import->read, hj_note_free);
  if (file->ahead && !twin && !(options.overrides && options.overrides->len > 0))
    import->read = g_steal_pointer (&file->ahead);
  else
    import->read = hj_import_read_note (file->bytes, import->path, &options, error);
  return import->read && identify (file, db, error);
}

/* A damaged note with an undamaged copy in the library is read from there. */
static gboolean
restore_from_library (HjPlanFile *file, HjDatabase *db, GCancellable *cancellable, GError **error)
{
  HjImport *import = file->import;
  g_autofree char *text = NULL;

  if (!import->read->guessed)
    return TRUE;
  import->twin = hj_twins_find (db, import->read, import->note, &text, NULL);
  if (import->twin == 0)
    return TRUE;
  import->twin_path = hj_notes_table_dup_path (db, import->twin);
  return hj_import_read_file (file, db, text, cancellable, error);
}

/* What was read stays read, unless the learner's word on the note it turns out to be changes it. */
static gboolean
follow_words (HjImportPlan *plan, HjPlanFile *file, HjDatabase *db, GCancellable *cancellable, GError **error)
{
  if (!hj_import_follow_words (plan, file, db))
    return TRUE;
  file->ahead = g_steal_pointer (&file->import->read);
  return hj_import_read_file (file, db, NULL, cancellable, error);
}

static gboolean
plan_file (HjImportPlan *plan, HjPlanFile *file, HjDatabase *db, GCancellable *cancellable, GError **error)
{
  gboolean known;

  if (!file->digest)
    file->digest = hj_import_compute_digest (file->bytes);
  file->same_as = find_in_plan (plan, file->digest);
  if (file->same_as >= 0)
    {
      file->import->deed = HJ_IMPORT_DUPLICATE;
      return TRUE;
    }
  known = is_known (db, file->import, file->digest, &file->base);
  if ((file->base || !hj_import_follow_file (plan, file, db)) && known)
    return TRUE;
  return hj_import_read_file (file, db, NULL, cancellable, error) && follow_words (plan, file, db, cancellable, error)
         && restore_from_library (file, db, cancellable, error);
}

gboolean
hj_import_plan_add_loaded (HjImportPlan *plan, HjDatabase *db, const HjLoadedFile *loaded, const char *path,
                           GCancellable *cancellable, GError **error)
{
  HjPlanFile *file = create_file (path);

  file->bytes = loaded->bytes;
  file->digest = loaded->digest;
  file->ahead = loaded->note;
  if (!plan_file (plan, file, db, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      free_file (file);
      return FALSE;
    }
  g_clear_pointer (&file->ahead, hj_note_free);
  take_file (plan, file);
  return TRUE;
}

gboolean
hj_import_plan_add (HjImportPlan *plan, HjDatabase *db, GBytes *bytes, const char *path, GCancellable *cancellable,
                    GError **error)
{
  HjLoadedFile loaded = { .bytes = g_bytes_ref (bytes) };

  return hj_import_plan_add_loaded (plan, db, &loaded, path, cancellable, error);
}

/* ---- damaged notes and undamaged copies that came together ---- */

static int
find_twin (const HjImportPlan *plan, const HjNote *damaged)
{
  for (guint i = 0; i < plan->files->len; i++)
    {
      const HjNote *other = ((HjPlanFile *) plan->files->pdata[i])->import->read;

      if (other && !other->guessed && hj_note_is_twin (damaged, other->markdown))
        return (int) i;
    }
  return -1;
}

static gboolean
restore_from_plan (HjImportPlan *plan, HjPlanFile *file, HjDatabase *db, GCancellable *cancellable,
                   GError **error)
{
  const HjImport *twin;

  file->twin_of = find_twin (plan, file->import->read);
  if (file->twin_of < 0) /* now its letters have to be guessed */
    return !file->import->read->open || hj_import_read_file (file, db, NULL, cancellable, error);
  twin = plan->imports->pdata[file->twin_of];
  file->import->twin_path = g_strdup (twin->path);
  return hj_import_read_file (file, db, twin->read->markdown, cancellable, error);
}

gboolean
hj_import_plan_restore_twins (HjImportPlan *plan, HjDatabase *db, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < plan->files->len; i++)
    {
      HjPlanFile *file = plan->files->pdata[i];
      const HjNote *read = file->import->read;

      if (read && read->guessed && !file->import->twin_path
          && !restore_from_plan (plan, file, db, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
