/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was opened and looked for last, kept among the preferences. */
#pragma once

#include "hj-desk.h"

G_BEGIN_DECLS

/* PLACE as hj-window.h names it; only lessons, notes and diagrams are remembered. */
void hj_search_recent_add_place (HjDesk *desk, const char *place);
/* QUERY led somewhere. */
void hj_search_recent_add_query (HjDesk *desk, const char *query);

/* Rows of the panel for the places that are still there, but for EXCEPT, and for the queries; the last first.
 * (transfer full) (element-type GtkWidget): floating elements */
GPtrArray *hj_search_recent_create_places (HjDesk *desk, const char *except);
GPtrArray *hj_search_recent_create_queries (HjDesk *desk);

G_END_DECLS
