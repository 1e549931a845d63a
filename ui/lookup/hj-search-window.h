/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette over a dialog, where the window below cannot be reached. */
#pragma once

#include "hj-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* From now on Ctrl+K opens the palette in every dialog over a HjWindow too. What is chosen closes the dialog first. */
void hj_search_window_watch_dialogs (HjDesk *desk);

G_END_DECLS
