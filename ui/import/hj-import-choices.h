/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the learner chooses in an import report. In a note of the library it is kept at once; with a note that is only
 * planned it waits until that is stored. */
#pragma once

#include "hj-import-entry.h"
#include "hj-override.h"

G_BEGIN_DECLS

/* FALSE with ERROR when it cannot be done. A letter or diagram takes the place of what was chosen there before. */
gboolean hj_import_choose (HjLibrary *library, HjImportEntry *entry, HjOverrideKind kind, int line, const char *value,
                           HjMoment now, GError **error);
/* Takes the last word on the heading at LINE back. */
gboolean hj_import_unchoose_heading (HjLibrary *library, HjImportEntry *entry, int line, GError **error);
/* The last word on it, as hj_override_kind_to_string has it; or NULL. */
const char *hj_import_get_heading (HjImportEntry *entry, int line);
/* Whether the correction is marked in the margin of the note; it is unless the learner says otherwise. */
gboolean hj_import_mark_correction (HjLibrary *library, HjImportEntry *entry, const HjReportCorrection *correction,
                                    gboolean mark, HjMoment now, GError **error);
gboolean hj_import_is_marked (HjImportEntry *entry, const HjReportCorrection *correction);
/* Leaves LINE as it is written, where repairs of the kind REPAIR change it; or has it mended again. */
gboolean hj_import_leave (HjLibrary *library, HjImportEntry *entry, const char *repair, int line, gboolean leave,
                          HjMoment now, GError **error);
gboolean hj_import_is_left (HjImportEntry *entry, const char *repair, int line);
/* The offered diagrams are attached unless the learner says otherwise: for a planned note that is being shown. */
void hj_import_choose_offers (HjImportEntry *entry);
/* Stores what waited, for ENTRY that is NOTE now. */
gboolean hj_import_store_choices (HjLibrary *library, HjImportEntry *entry, gint64 note, HjMoment now, GError **error);

gboolean hj_import_is_attached (HjImportEntry *entry, const HjReportMissing *missing);
/* 0: as it was guessed. */
gunichar hj_import_get_letter (HjImportEntry *entry, const HjReportGuess *guess);

G_END_DECLS
