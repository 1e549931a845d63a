/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the learner chooses in an import report: kept in the library, or waiting with a note that is only planned. */
#include "hj-import-choices.h"

#include "hj-diagram.h"

#include <glib/gi18n.h>

/* ---- the same place ---- */

static gboolean
is_same_place (const HjOverride *a, const HjOverride *b)
{
  int column_a = 0, column_b = 0;
  gunichar letter;

  if (a->kind != b->kind || a->line != b->line)
    return FALSE;
  if (a->kind == HJ_OVERRIDE_CORRECTION || a->kind == HJ_OVERRIDE_REPAIR)
    return g_strcmp0 (a->value, b->value) == 0;
  if (a->kind != HJ_OVERRIDE_LETTER)
    return a->kind == HJ_OVERRIDE_DIAGRAM;
  return hj_override_parse_letter (a, &column_a, &letter) && hj_override_parse_letter (b, &column_b, &letter)
         && column_a == column_b;
}

static int
find_place (const GPtrArray *overrides, const HjOverride *wanted)
{
  for (guint i = 0; i < overrides->len; i++)
    if (is_same_place (overrides->pdata[i], wanted))
      return (int) i;
  return -1;
}

/* The last word on the heading at LINE, or −1. */
static int
find_heading (const GPtrArray *overrides, int line, const char *unused)
{
  for (guint i = overrides->len; i-- > 0;)
    if (((HjOverride *) overrides->pdata[i])->line == line
        && hj_override_is_of_heading (((HjOverride *) overrides->pdata[i])->kind))
      return (int) i;
  return -1;
}

static int
find_correction (const GPtrArray *overrides, int line, const char *erratum)
{
  return find_place (overrides, &(HjOverride) {.kind = HJ_OVERRIDE_CORRECTION, .line = line, .value = (char *) erratum});
}

static int
find_left (const GPtrArray *overrides, int line, const char *repair)
{
  return find_place (overrides, &(HjOverride) {.kind = HJ_OVERRIDE_REPAIR, .line = line, .value = (char *) repair});
}

/* Only reading tells whether it can be done. */
static gboolean
is_tried (HjOverrideKind kind)
{
  return hj_override_is_of_heading (kind) || kind == HJ_OVERRIDE_REPAIR;
}

/* ---- notes of the library ---- */

static gboolean
choose_kept (HjLibrary *library, HjImportEntry *entry, const HjOverride *wanted, HjMoment now, GError **error)
{
  g_autoptr (GPtrArray) overrides = hj_library_list_overrides (library, entry->id, error);
  int known = overrides == NULL ? -1 : find_place (overrides, wanted);

  if (overrides == NULL
      || (known >= 0 && !hj_library_remove_override (library, ((HjOverride *) overrides->pdata[known])->id, error)))
    return FALSE;
  return hj_library_override (library, entry->id, wanted->kind, NULL, wanted->line, wanted->value, now, error) > 0;
}

/* ---- notes that are only planned ---- */

/* Whether reading the note with all that waits does what the last of it says. */
static gboolean
can_be_read (HjImportEntry *entry, GError **error)
{
  HjOverride *last = entry->pending->pdata[entry->pending->len - 1];
  HjReadOptions options = { .overrides = entry->pending };
  g_autoptr (HjNote) note = hj_note_read_with (entry->bytes, entry->title, &options, error);

  if (note != NULL && !last->applied)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND, _("This cannot be done with line %d."),
                 last->line);
  return note != NULL && last->applied;
}

static gboolean
choose_pending (HjImportEntry *entry, HjOverride *wanted, GError **error)
{
  int known = find_place (entry->pending, wanted);

  hj_override_hang (wanted, entry->note->markdown, wanted->line);
  wanted->pinned = TRUE;
  if (known >= 0)
    g_ptr_array_remove_index (entry->pending, (guint) known);
  g_ptr_array_add (entry->pending, wanted);
  if (!is_tried (wanted->kind) || can_be_read (entry, error))
    return TRUE;
  g_ptr_array_remove (entry->pending, wanted);
  return FALSE;
}

gboolean
hj_import_choose (HjLibrary *library, HjImportEntry *entry, HjOverrideKind kind, int line, const char *value,
                  HjMoment now, GError **error)
{
  HjOverride *wanted = hj_override_new (kind, value);
  gboolean done;

  wanted->line = line;
  if (entry->import != NULL)
    return choose_pending (entry, wanted, error);
  done = choose_kept (library, entry, wanted, now, error);
  hj_override_free (wanted);
  return done;
}

/* Finds a word on LINE among OVERRIDES; VALUE as its kind has it. */
typedef int (*Find) (const GPtrArray *overrides, int line, const char *value);

/* The word that FIND finds. */
static gboolean
take_back (HjLibrary *library, HjImportEntry *entry, Find find, int line, const char *value, GError **error)
{
  g_autoptr (GPtrArray) overrides = entry->import == NULL ? hj_library_list_overrides (library, entry->id, error)
                                                          : g_ptr_array_ref (entry->pending);
  int known = overrides == NULL ? -1 : find (overrides, line, value);

  if (known < 0)
    return overrides != NULL;
  if (entry->import == NULL)
    return hj_library_remove_override (library, ((HjOverride *) overrides->pdata[known])->id, error);
  g_ptr_array_remove_index (overrides, (guint) known);
  return TRUE;
}

gboolean
hj_import_unchoose_heading (HjLibrary *library, HjImportEntry *entry, int line, GError **error)
{
  return take_back (library, entry, find_heading, line, NULL, error);
}

gboolean
hj_import_mark_correction (HjLibrary *library, HjImportEntry *entry, const HjReportCorrection *correction,
                           gboolean mark, HjMoment now, GError **error)
{
  if (mark)
    return take_back (library, entry, find_correction, correction->line, correction->id, error);
  return hj_import_choose (library, entry, HJ_OVERRIDE_CORRECTION, correction->line, correction->id, now, error);
}

gboolean
hj_import_leave (HjLibrary *library, HjImportEntry *entry, const char *repair, int line, gboolean leave, HjMoment now,
                 GError **error)
{
  if (!leave)
    return take_back (library, entry, find_left, line, repair, error);
  return hj_import_choose (library, entry, HJ_OVERRIDE_REPAIR, line, repair, now, error);
}

void
hj_import_choose_offers (HjImportEntry *entry)
{
  const GPtrArray *missing = hj_import_report_get_missing (hj_import_entry_get_report (entry));

  if (entry->import == NULL || entry->offered)
    return;
  entry->offered = TRUE;
  for (guint i = 0; i < missing->len; i++) {
    const HjReportMissing *one = missing->pdata[i];
    g_autofree char *value = one->diagram == NULL ? NULL : hj_diagram_dup_text (one->diagram, one->settings);

    if (value != NULL)
      hj_import_choose (NULL, entry, HJ_OVERRIDE_DIAGRAM, one->line, value, (HjMoment) {0}, NULL);
  }
}

gboolean
hj_import_store_choices (HjLibrary *library, HjImportEntry *entry, gint64 note, HjMoment now, GError **error)
{
  gboolean done = TRUE;

  for (guint i = 0; i < entry->pending->len; i++) {
    const HjOverride *one = entry->pending->pdata[i];

    if (hj_library_override (library, note, one->kind, NULL, one->line, one->value, now, done ? error : NULL) == 0)
      done = FALSE;
  }
  return done;
}

/* ---- what was chosen ---- */

gboolean
hj_import_is_attached (HjImportEntry *entry, const HjReportMissing *missing)
{
  for (guint i = 0; i < entry->pending->len; i++) {
    const HjOverride *one = entry->pending->pdata[i];

    if (one->kind == HJ_OVERRIDE_DIAGRAM && one->line == missing->line)
      return one->value != NULL && *one->value != '\0';
  }
  return FALSE;
}

gboolean
hj_import_is_marked (HjImportEntry *entry, const HjReportCorrection *correction)
{
  return find_correction (entry->pending, correction->line, correction->id) < 0;
}

const char *
hj_import_get_heading (HjImportEntry *entry, int line)
{
  int last = find_heading (entry->pending, line, NULL);

  return last < 0 ? NULL : hj_override_kind_to_string (((HjOverride *) entry->pending->pdata[last])->kind);
}

gboolean
hj_import_is_left (HjImportEntry *entry, const char *repair, int line)
{
  return find_left (entry->pending, line, repair) >= 0;
}

gunichar
hj_import_get_letter (HjImportEntry *entry, const HjReportGuess *guess)
{
  for (guint i = 0; i < entry->pending->len; i++) {
    const HjOverride *one = entry->pending->pdata[i];
    gunichar letter;
    int column;

    if (one->line == guess->line && hj_override_parse_letter (one, &column, &letter) && column == guess->column)
      return letter;
  }
  return 0;
}
