/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One note of an import, or one that is in the library already, with the report on it. */
#include "hj-import-entry.h"

#include <glib/gi18n.h>

static void
free_change (gpointer data)
{
  HjReportChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* A block that moved with all it says is no news. */
static GPtrArray *
list_changes (const HjImport *import)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);

  for (guint i = 0; import->changes != NULL && i < import->changes->len; i++) {
    const HjBlockChange *one = import->changes->pdata[i];
    HjReportChange *change;

    if (one->kind == HJ_CHANGE_MOVED)
      continue;
    change = g_new0 (HjReportChange, 1);
    change->line = one->line;
    change->before = g_strdup (one->before);
    change->after = g_strdup (one->after);
    g_ptr_array_add (changes, change);
  }
  return changes;
}

HjImportEntry *
hj_import_entry_new (const HjImportPlan *plan, guint index)
{
  HjImportEntry *self = g_new0 (HjImportEntry, 1);
  GBytes *bytes = hj_import_plan_get_bytes (plan, index);

  self->index = index;
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_override_free);
  self->import = hj_import_plan_get_imports (plan)->pdata[index];
  self->path = g_strdup (self->import->path);
  self->pictures = g_hash_table_ref (hj_import_plan_get_pictures (plan));
  self->id = self->import->note;
  self->twin = self->import->twin;
  if (bytes != NULL) {
    self->note = self->import->read == NULL ? NULL : hj_note_ref (self->import->read);
    self->bytes = g_bytes_ref (bytes);
    self->changes = list_changes (self->import);
  }
  self->title = hj_import_dup_title (self->import);
  return self;
}

HjImportEntry *
hj_import_entry_new_kept (HjLibrary *library, gint64 note, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (library, note, error);
  g_autoptr (HjImportEntry) self = g_new0 (HjImportEntry, 1);

  if (info == NULL)
    return NULL;
  self->note = hj_library_read_note (library, note, error);
  self->bytes = self->note == NULL ? NULL : hj_library_dup_note_bytes (library, note, error);
  self->pending = hj_library_list_overrides (library, note, NULL);
  if (self->bytes == NULL || self->pending == NULL)
    return NULL;
  self->path = g_strdup (info->path);
  self->title = g_strdup (self->note->title);
  self->id = note;
  return g_steal_pointer (&self);
}

void
hj_import_entry_free (HjImportEntry *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->report, hj_import_report_free);
  g_clear_pointer (&self->note, hj_note_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_free (self->path);
  g_free (self->title);
  g_free (self);
}

HjImportReport *
hj_import_entry_get_report (HjImportEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (self->note == NULL && self->bytes != NULL)
    self->note = hj_note_read (self->bytes, self->title, NULL);
  if (self->report == NULL && self->note != NULL)
    self->report = hj_import_report_new_among (self->note, self->bytes, self->path, self->pictures);
  return self->report;
}

void
hj_import_entry_forget (HjImportEntry *self)
{
  g_return_if_fail (self != NULL);
  if (self->import == NULL || self->import->read != NULL)
    return;
  g_clear_pointer (&self->report, hj_import_report_free);
  g_clear_pointer (&self->note, hj_note_free);
}

/* ---- words ---- */

char *
hj_import_dup_title (const HjImport *import)
{
  return import->read != NULL ? g_strdup (import->read->title) : g_path_get_basename (import->path);
}

static void
add (GString *out, char *text)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", text);
  g_free (text);
}

char *
hj_import_describe_changes (const HjImport *import)
{
  GString *out;
  const int *n = import->n_changes;

  if (import->deed != HJ_IMPORT_UPDATED)
    return NULL;
  out = g_string_new (NULL);
  if (n[HJ_CHANGE_ADDED] > 0)
    add (out, g_strdup_printf (ngettext ("%d block new", "%d blocks new", n[HJ_CHANGE_ADDED]), n[HJ_CHANGE_ADDED]));
  if (n[HJ_CHANGE_REWORDED] > 0)
    add (out, g_strdup_printf (ngettext ("%d reworded", "%d reworded", n[HJ_CHANGE_REWORDED]),
                               n[HJ_CHANGE_REWORDED]));
  if (n[HJ_CHANGE_MOVED] > 0)
    add (out, g_strdup_printf (ngettext ("%d moved", "%d moved", n[HJ_CHANGE_MOVED]), n[HJ_CHANGE_MOVED]));
  if (n[HJ_CHANGE_REMOVED] > 0)
    add (out, g_strdup_printf (ngettext ("%d gone", "%d gone", n[HJ_CHANGE_REMOVED]), n[HJ_CHANGE_REMOVED]));
  if (import->moved_from != NULL)
    add (out, g_strdup (_("file moved")));
  if (out->len == 0)
    add (out, g_strdup (_("nothing that is seen")));
  return g_string_free (out, FALSE);
}

static const char *
name_deed (const HjImport *import)
{
  switch (import->deed) {
  case HJ_IMPORT_ADDED:
    return import->twin_path != NULL ? _("Damaged copy") : _("New note");
  case HJ_IMPORT_UPDATED:
    return _("Changed");
  case HJ_IMPORT_UNCHANGED:
    return _("As it is in the library");
  case HJ_IMPORT_DUPLICATE:
    return _("In the library under another name");
  case HJ_IMPORT_SKIPPED:
  default:
    return import->skipped;
  }
}

char *
hj_import_entry_describe (HjImportEntry *self)
{
  GString *out = g_string_new (NULL);
  HjImportReport *report = self->note == NULL ? NULL : hj_import_entry_get_report (self);

  if (self->import != NULL && self->import->deed != HJ_IMPORT_SKIPPED)
    add (out, g_path_get_basename (self->path));
  if (self->import != NULL)
    add (out, g_strdup (name_deed (self->import)));
  if (report != NULL) {
    guint mended = hj_import_report_count_mended (report), guessed = hj_import_report_get_guesses (report)->len;
    guint missing = hj_import_report_get_missing (report)->len;

    if (mended > 0)
      add (out, g_strdup_printf (ngettext ("%u place mended", "%u places mended", mended), mended));
    if (guessed > 0)
      add (out, g_strdup_printf (ngettext ("%u letter guessed", "%u letters guessed", guessed), guessed));
    if (missing > 0)
      add (out, g_strdup_printf (ngettext ("%u missing", "%u missing", missing), missing));
  }
  return g_string_free (out, FALSE);
}

char *
hj_import_entry_describe_file (HjImportEntry *self)
{
  GString *out = g_string_new (NULL);
  HjImportReport *report = hj_import_entry_get_report (self);

  add (out, g_path_get_basename (self->path));
  if (report != NULL) {
    int lines = hj_import_report_get_counts (report)->lines;
    guint bytes = (guint) g_bytes_get_size (self->bytes);

    add (out, g_strdup_printf (ngettext ("%'d line", "%'d lines", lines), lines));
    add (out, g_strdup_printf (ngettext ("%'u byte", "%'u bytes", bytes), bytes));
  }
  return g_string_free (out, FALSE);
}
