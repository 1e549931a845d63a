/* SPDX-License-Identifier: GPL-3.0-or-later */
/* While an import runs: one line on the terminal once it takes long, and Ctrl+C. */
#pragma once

#include "hj-import-plan.h"

G_BEGIN_DECLS

typedef struct {
  GCancellable *cancellable;
  gint64 begun, told; /* microseconds */
  gboolean shown;     /* a line is on the terminal */
} HjImportNews;

/* From here on the first Ctrl+C cancels; the second ends the program, as it always does. */
void hj_import_news_begin (HjImportNews *self);
/* A HjImportProgressFunc. */
void hj_import_news_tell (const HjImportProgress *progress, gpointer self);
void hj_import_news_end (HjImportNews *self);

G_END_DECLS
