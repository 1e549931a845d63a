/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits the texts of a card. */
#pragma once

#include "hj-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "saved": the texts are in the library. */
#define HJ_TYPE_CARD_DIALOG (hj_card_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HjCardDialog, hj_card_dialog, HJ, CARD_DIALOG, AdwWindow)

/* CARD NULL makes a new one. */
HjCardDialog *hj_card_dialog_new (GtkWindow *parent, HjDesk *desk, const HjCard *card);
/* Its id. */
gint64 hj_card_dialog_get_card (HjCardDialog *dialog);

G_END_DECLS
