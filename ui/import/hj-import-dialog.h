/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far an import is, in a dialog that comes after half a second and can cancel it. */
#pragma once

#include "hj-import-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _HjImportDialog HjImportDialog;

/* WINDOW is what the dialog will stand over; TITLE says what is being done. */
HjImportDialog *hj_import_dialog_new (GtkWindow *window, const char *title);
/* What its Cancel cancels. (transfer none) */
GCancellable *hj_import_dialog_get_cancellable (HjImportDialog *dialog);
/* An HjImportProgressFunc, whose data is the dialog. */
void hj_import_dialog_tell (const HjImportProgress *progress, gpointer dialog);
/* It goes from the screen, and does not come any more; nothing is cancelled. */
void hj_import_dialog_close (HjImportDialog *dialog);
void hj_import_dialog_free (HjImportDialog *dialog);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjImportDialog, hj_import_dialog_free)

G_END_DECLS
