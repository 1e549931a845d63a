/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of an import: what it is to the library, and what is read from it. Nothing is stored here. */
#include "hj-import-private.h"

#include <string.h>

char *
hj_import_compute_digest (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* The file's name without folder and ending: what a note without a heading is called. */
static char *
dup_name (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot && dot > name)
    *dot = '\0';
  return name;
}

HjNote *
hj_import_read_note (GBytes *bytes, const char *path, const char *twin, GError **error)
{
  g_autofree char *name = dup_name (path);
  GError *problem = NULL;
  HjNote *note = hj_note_read_beside (bytes, name, twin, &problem);

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

static void
free_file (gpointer data)
{
  HjPlanFile *file = data;

  g_clear_pointer (&file->import, hj_import_free);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file->digest);
  g_free (file->base);
  g_free (file);
}

HjImportPlan *
hj_import_plan_new (void)
{
  HjImportPlan *plan = g_new0 (HjImportPlan, 1);

  plan->files = g_ptr_array_new_with_free_func (free_file);
  plan->imports = g_ptr_array_new ();
  plan->digests = g_hash_table_new (g_str_hash, g_str_equal);
  return plan;
}

void
hj_import_plan_free (HjImportPlan *plan)
{
  if (!plan)
    return;
  g_hash_table_unref (plan->digests);
  g_ptr_array_unref (plan->imports);
  g_ptr_array_unref (plan->files);
  g_free (plan);
}

const GPtrArray *
hj_import_plan_get_imports (const HjImportPlan *plan)
{
  return plan->imports;
}

gboolean
hj_import_plan_changes_anything (const HjImportPlan *plan)
{
  for (guint i = 0; i < plan->imports->len; i++)
    if (((HjImport *) plan->imports->pdata[i])->deed <= HJ_IMPORT_UPDATED)
      return TRUE;
  return FALSE;
}

/* Takes IMPORT. */
static HjPlanFile *
add_file (HjImportPlan *plan, HjImport *import)
{
  HjPlanFile *file = g_new0 (HjPlanFile, 1);

  file->import = import;
  file->same_as = file->twin_of = -1;
  g_ptr_array_add (plan->files, file);
  g_ptr_array_add (plan->imports, import);
  return file;
}

void
hj_import_plan_skip (HjImportPlan *plan, const char *path, const char *why)
{
  HjImport *import = hj_import_new (path);

  import->deed = HJ_IMPORT_SKIPPED;
  import->skipped = g_strdup (why);
  add_file (plan, import);
}

gboolean
hj_import_plan_skip_or_fail (HjImportPlan *plan, const char *path, GError *problem, GError **error)
{
  if (problem->domain != HJ_NOTE_ERROR)
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

static gboolean
read_file (HjPlanFile *file, const char *twin, GError **error)
{
  HjImport *import = file->import;

  g_clear_pointer (&import->read, hj_note_free);
  import->read = hj_import_read_note (file->bytes, import->path, twin, error);
  return import->read != NULL;
}

/* A damaged note with an undamaged copy in the library is read from there. */
static gboolean
restore_from_library (HjPlanFile *file, HjDatabase *db, GError **error)
{
  HjImport *import = file->import;
  g_autofree char *text = NULL;

  if (!import->read->guessed)
    return TRUE;
  import->twin = hj_twins_find (db, import->read, import->note, &text, NULL);
  if (import->twin == 0)
    return TRUE;
  import->twin_path = hj_notes_table_dup_path (db, import->twin);
  return read_file (file, text, error);
}

gboolean
hj_import_plan_add (HjImportPlan *plan, HjDatabase *db, GBytes *bytes, const char *path, GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *digest = hj_import_compute_digest (bytes);
  g_autoptr (HjImport) import = hj_import_new (path);
  HjPlanFile reading = { .import = import, .bytes = bytes };
  HjPlanFile *file;
  int same = find_in_plan (plan, digest);

  if (same >= 0)
    import->deed = HJ_IMPORT_DUPLICATE;
  else if (!is_known (db, import, digest, &reading.base)
           && (!read_file (&reading, NULL, error) || !restore_from_library (&reading, db, error)))
    {
      g_free (reading.base);
      return FALSE;
    }
  file = add_file (plan, g_steal_pointer (&import));
  file->digest = g_steal_pointer (&digest);
  file->base = reading.base;
  file->same_as = same;
  file->bytes = file->import->read ? g_bytes_ref (bytes) : NULL;
  if (file->bytes)
    g_hash_table_insert (plan->digests, file->digest, GINT_TO_POINTER ((int) plan->files->len - 1));
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
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
restore_from_plan (HjImportPlan *plan, HjPlanFile *file, GError **error)
{
  const HjImport *twin;

  file->twin_of = find_twin (plan, file->import->read);
  if (file->twin_of < 0)
    return TRUE;
  twin = plan->imports->pdata[file->twin_of];
  file->import->twin_path = g_strdup (twin->path);
  return read_file (file, twin->read->markdown, error);
}

gboolean
hj_import_plan_restore_twins (HjImportPlan *plan, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < plan->files->len; i++)
    {
      HjPlanFile *file = plan->files->pdata[i];
      const HjNote *read = file->import->read;

      if (read && read->guessed && !file->import->twin_path
          && (!restore_from_plan (plan, file, error)
              || g_cancellable_set_error_if_cancelled (cancellable, error)))
        return FALSE;
    }
  return TRUE;
}
