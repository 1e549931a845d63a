/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One note of an import, or one that is in the library already, with the report on it. */
#pragma once

#include "hj-import-plan.h"
#include "hj-import-report.h"
#include "hj-override.h"

G_BEGIN_DECLS

typedef struct {
  const HjImport *import; /* of a plan, or NULL */
  HjNote *note;           /* NULL until its report is asked for, in an import too big to be kept as it was read */
  GBytes *bytes;          /* NULL: nothing would be stored, see the import */
  char *path, *title;
  GHashTable *pictures;   /* that come along with it, see hj_import_plan_get_pictures; or NULL */
  gint64 id;              /* in the library; 0 while it is only planned */
  gint64 twin;            /* the undamaged copy in the library, or 0 */
  HjImportReport *report; /* made when first asked for */
  GPtrArray *changes;     /* of HjReportChange, or NULL */
  GPtrArray *pending;     /* of HjOverride: what was chosen and waits; for a kept note, what the library has */
  gboolean offered;       /* the offers are among what waits */
  guint index;            /* of the file in its plan */
} HjImportEntry;

/* File INDEX of PLAN, which must outlive it. */
HjImportEntry *hj_import_entry_new (const HjImportPlan *plan, guint index);
/* A note of the library. */
HjImportEntry *hj_import_entry_new_kept (HjLibrary *library, gint64 note, GError **error);
void hj_import_entry_free (HjImportEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjImportEntry, hj_import_entry_free)

/* NULL for one without bytes. Reads the note where it was not kept. (transfer none) */
HjImportReport *hj_import_entry_get_report (HjImportEntry *entry);
/* Gives back what was read for the report, where the plan does not keep it. */
void hj_import_entry_forget (HjImportEntry *entry);
/* "name.md · new · mended in 12 places · 3 letters guessed" or why it is left out. (transfer full) */
char *hj_import_entry_describe (HjImportEntry *entry);
/* "name.md · 933 lines · 66.956 bytes". (transfer full) */
char *hj_import_entry_describe_file (HjImportEntry *entry);
/* What the note is called; its file's name where it was not kept as it was read. (transfer full) */
char *hj_import_dup_title (const HjImport *import);
/* "3 added · 2 reworded" of a note that was read again, or NULL. (transfer full) */
char *hj_import_describe_changes (const HjImport *import);

G_END_DECLS
