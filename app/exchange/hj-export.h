/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a learner has, in files that other programs read: .apkg for Anki, .csv for tables, .zip with everything. */
#pragma once

#include "hj-library.h"

G_BEGIN_DECLS

/* What went into the file. */
typedef struct {
  guint cards, reviews, notes, pictures;
} HjExported;

/* Whether there is a format for the ending of PATH: .apkg, .csv or .zip. */
gboolean hj_export_can_write (const char *path);

/* Writes PATH, all of it or nothing, in the format its ending says. LANG: of the cards of an .apkg; a table has both
 * languages. EXPORTED (out). */
gboolean hj_export (HjLibrary *library, const char *path, HjLang lang, HjMoment now, HjExported *exported, GError **error);

G_END_DECLS
