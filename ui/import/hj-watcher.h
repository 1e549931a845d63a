/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches the files the learner's notes came from, and reads in the background what has changed. */
#pragma once

#include "hj-import-plan.h"

G_BEGIN_DECLS

/* Signals:
 *   news   some of the files have changed: hj_watcher_take_plan says how
 *   found  new notes have come to folders from which at least two notes came: hj_watcher_take_found says which. Each is
 *          told once
 *   gone   a file is there no more, or again
 * Files that are elsewhere in the network are left alone, and nothing that goes wrong with watching is told. */
#define HJ_TYPE_WATCHER (hj_watcher_get_type ())
G_DECLARE_FINAL_TYPE (HjWatcher, hj_watcher, HJ, WATCHER, GObject)

/* Begins to watch the notes of LIBRARY, and follows what comes to it and goes. */
HjWatcher *hj_watcher_new (HjLibrary *library);
/* What an update would change; NULL when someone took it before. (transfer full) */
HjImportPlan *hj_watcher_take_plan (HjWatcher *watcher);
/* The new notes, which may be none. (transfer full) (element-type filename) */
GPtrArray *hj_watcher_take_found (HjWatcher *watcher);
/* Whether the file of the note at PATH is known to be gone. */
gboolean hj_watcher_is_gone (HjWatcher *watcher, const char *path);
/* Whether the file of the note at PATH is being watched. */
gboolean hj_watcher_is_watched (HjWatcher *watcher, const char *path);

G_END_DECLS
