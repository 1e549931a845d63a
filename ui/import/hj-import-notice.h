/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tinted card above an import report: a clean copy, a note read again. */
#pragma once

#include "hj-import-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is to be known of ENTRY before anything else, or NULL. Its buttons activate page.compare and page.use-twin.
 * (transfer floating) */
GtkWidget *hj_import_notice_new (HjLibrary *library, HjImportEntry *entry);

G_END_DECLS
