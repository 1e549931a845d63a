/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes that are in the library already, read once more from their kept bytes: because their undamaged copy has come,
 * or because this version reads better. */
#include "hj-import-private.h"

/* The text that FILE, note INFO, was restored from; or else the one that TEXT is; NULL. (transfer full) */
static char *
dup_twin (HjLibrary *self, const HjImport *import, const char *text)
{
  if (text || hj_twins_get (self, import->note) == 0)
    return g_strdup (text);
  return hj_library_dup_note_markdown (self, import->note, NULL);
}

static gboolean
read_kept (HjLibrary *self, HjPlanFile *file, gint64 note, gint64 twin, const char *text, GError **error)
{
  HjImport *import = file->import;
  g_autofree char *known = NULL;

  import->deed = HJ_IMPORT_UPDATED;
  import->updated = TRUE;
  import->note = note;
  import->twin = twin ? twin : hj_twins_get (self, note);
  known = dup_twin (self, import, text);
  file->overrides = hj_overrides_table_list (self->db, note, error);
  if (!file->overrides)
    return FALSE;
  hj_overrides_pin (file->overrides);
  return hj_import_read_file (file, self->db, known, NULL, error);
}

static gboolean
restore (HjLibrary *self, HjPlanFile *file, GError **error)
{
  HjImport *import = file->import;
  g_autofree char *text = NULL;

  if (import->twin > 0 || !import->read->guessed)
    return TRUE;
  import->twin = hj_twins_find (self->db, import->read, import->note, &text, NULL);
  return import->twin == 0 || hj_import_read_file (file, self->db, text, NULL, error);
}

static gboolean
took_twin (const HjNote *note)
{
  for (guint i = 0; i < note->repairs->len; i++)
    if (g_str_equal (((HjRepair *) g_ptr_array_index (note->repairs, i))->kind, "mojibake-twin"))
      return TRUE;
  return FALSE;
}

static gboolean
read_again (HjLibrary *self, HjPlanFile *file, const HjNoteInfo *info, gint64 twin, const char *text, GError **error)
{
  HjMoment now = { .at = info->added };

  file->import = hj_import_new (info->path);
  file->bytes = hj_library_dup_note_bytes (self, info->id, error);
  if (!file->bytes)
    return FALSE;
  file->digest = hj_import_compute_digest (file->bytes);
  if (!read_kept (self, file, info->id, twin, text, error))
    return FALSE;
  if (text && !took_twin (file->import->read))
    return TRUE;
  return restore (self, file, error) && hj_import_store_file (self, file, now, error);
}

gboolean
hj_library_read_again (HjLibrary *self, gint64 note, gint64 twin, const char *text, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self, note, error);
  HjPlanFile file = { .same_as = -1, .twin_of = -1 };
  gboolean success = info && read_again (self, &file, info, twin, text, error);

  hj_plan_file_clear (&file);
  return success;
}

gboolean
hj_library_read_overridden (HjLibrary *self, gint64 note, gint64 override, gboolean *applied, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self, note, error);
  HjPlanFile file = { .same_as = -1, .twin_of = -1 };
  gboolean success = info && read_again (self, &file, info, 0, NULL, error);

  for (guint i = 0; success && i < file.overrides->len; i++)
    if (((HjOverride *) file.overrides->pdata[i])->id == override)
      *applied = ((HjOverride *) file.overrides->pdata[i])->applied;
  hj_plan_file_clear (&file);
  return success;
}

gboolean
hj_library_restore_others (HjLibrary *self, const HjImport *import, GError **error)
{
  const char *text = import->read->markdown;
  g_autoptr (GArray) damaged = NULL;
  gboolean success = TRUE;

  if (import->read->guessed)
    return TRUE;
  damaged = hj_twins_list_damaged (self, text, error);
  for (guint i = 0; success && i < damaged->len; i++)
    success = hj_library_read_again (self, g_array_index (damaged, gint64, i), import->note, text, error);
  return success;
}

gboolean
hj_library_refresh (HjLibrary *self, GError **error)
{
  g_autoptr (GArray) notes = hj_notes_table_list_stale (self->db, error);
  gboolean success = TRUE;

  if (notes->len == 0)
    return TRUE;
  if (!hj_library_begin (self, error))
    return FALSE;
  for (guint i = 0; success && i < notes->len; i++)
    success = hj_library_read_again (self, g_array_index (notes, gint64, i), 0, NULL, error);
  return hj_library_finish (self, success, error);
}
