/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snapshots of a run, so that training can be scrubbed back. Bounded in memory: the closer to the end, the denser. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HjHistory HjHistory;

/* Keeps at most LIMIT bytes of snapshots. */
HjHistory *hj_history_new (gsize limit);
void hj_history_free (HjHistory *history);
void hj_history_clear (HjHistory *history);
/* Whether a snapshot at POSITION would be kept; ask before making one. */
gboolean hj_history_wants (HjHistory *history, gint64 position);
void hj_history_add (HjHistory *history, gint64 position, GBytes *bytes);
/* The latest snapshot at or before POSITION, and where it is; NULL if there is none. (transfer none) */
GBytes *hj_history_find (HjHistory *history, gint64 position, gint64 *found);
guint hj_history_get_length (HjHistory *history);

G_END_DECLS
