/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes that are in the library already, read once more from their kept bytes: because their undamaged copy has come,
 * or because this version reads better. */
#include "hj-import-private.h"

/* Fills FILE with note INFO, read from BYTES. */
static gboolean
read_kept (HjLibrary *self, HjPlanFile *file, const HjNoteInfo *info, gint64 twin, const char *text, GError **error)
{
  HjImport *import = file->import;

  import->deed = HJ_IMPORT_UPDATED;
  import->updated = TRUE;
  import->note = info->id;
  import->twin = twin ? twin : hj_twins_get (self, info->id);
  import->read = text ? hj_import_read_note (file->bytes, info->path, text, error)
                      : hj_library_read_note (self, info->id, error);
  return import->read != NULL;
}

static gboolean
restore (HjLibrary *self, HjPlanFile *file, GError **error)
{
  HjImport *import = file->import;
  g_autofree char *text = NULL;

  if (import->twin > 0 || !import->read->guessed)
    return TRUE;
  import->twin = hj_twins_find (self->db, import->read, import->note, &text, NULL);
  if (import->twin == 0)
    return TRUE;
  hj_note_free (import->read);
  import->read = hj_import_read_note (file->bytes, import->path, text, error);
  return import->read != NULL;
}

static gboolean
took_twin (const HjNote *note)
{
  for (guint i = 0; i < note->repairs->len; i++)
    if (g_str_equal (((HjRepair *) g_ptr_array_index (note->repairs, i))->kind, "mojibake-twin"))
      return TRUE;
  return FALSE;
}

gboolean
hj_library_read_again (HjLibrary *self, gint64 note, gint64 twin, const char *text, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self, note, error);
  g_autoptr (GBytes) bytes = info ? hj_library_dup_note_bytes (self, note, error) : NULL;
  g_autofree char *digest = bytes ? hj_import_compute_digest (bytes) : NULL;
  g_autoptr (HjImport) import = info ? hj_import_new (info->path) : NULL;
  HjPlanFile file = { .import = import, .bytes = bytes, .digest = digest };
  HjMoment now = { .at = info ? info->added : 0 };

  if (!bytes || !read_kept (self, &file, info, twin, text, error))
    return FALSE;
  if (text && !took_twin (import->read))
    return TRUE;
  return restore (self, &file, error) && hj_import_store_file (self, &file, now, error);
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
