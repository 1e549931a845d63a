/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anything at once: a field over the window that finds topics, diagrams, terms, notes, formulas, cards and commands
 * as one types, and opens what is chosen. */
#pragma once

#include "hj-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Property "open". Signal "closed". */
#define HJ_TYPE_SEARCH_PANEL (hj_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (HjSearchPanel, hj_search_panel, HJ, SEARCH_PANEL, AdwBin)

void hj_search_panel_set_desk (HjSearchPanel *palette, HjDesk *desk);
/* Comes up with the keyboard in its field; what was typed last is selected. */
void hj_search_panel_open (HjSearchPanel *palette);
void hj_search_panel_close (HjSearchPanel *palette);
/* TEXT is in its field now, as if it were typed. */
void hj_search_panel_type (HjSearchPanel *palette, const char *text);

G_END_DECLS
