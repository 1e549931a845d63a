/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages work on: the learner's library, the preferences, and the language of the content. */
#pragma once

#include "hj-library.h"
#include "hj-watcher.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Signal "changed": the library, or a preference that shows, is another one. Many changes in a row are told
 * once. Signal "note-changed" (gint64 note): it is read in another way now. Property "lang" (HjLang as int): language of the content; "reduced-motion". */
#define HJ_TYPE_DESK (hj_desk_get_type ())
G_DECLARE_FINAL_TYPE (HjDesk, hj_desk, HJ, DESK, GObject)

/* PATH of the library, NULL for the default one. Nothing is opened yet. */
HjDesk *hj_desk_new (const char *path);
/* FALSE: the library cannot be used, ERROR says what and where; the desk can be asked again. */
gboolean hj_desk_open (HjDesk *desk, GError **error);
/* Opens a library that is thrown away at the end, for a look round when the own one cannot be used. */
gboolean hj_desk_open_temporary (HjDesk *desk, GError **error);
gboolean hj_desk_is_temporary (HjDesk *desk);
/* NULL until it is open. */
HjLibrary *hj_desk_get_library (HjDesk *desk);
/* Of the files the notes came from; NULL until the library is open. */
HjWatcher *hj_desk_get_watcher (HjDesk *desk);
/* Tells those that show NOTE that it is another one now. */
void hj_desk_tell_note_changed (HjDesk *desk, gint64 note);
/* Where the library is or would be. (transfer full) */
char *hj_desk_dup_path (HjDesk *desk);
/* Another place to open it from, the next time it is opened. */
void hj_desk_set_path (HjDesk *desk, const char *path);

GSettings *hj_desk_get_settings (HjDesk *desk); /* may be NULL */
HjLang hj_desk_get_lang (HjDesk *desk);
void hj_desk_set_lang (HjDesk *desk, HjLang lang);
/* The language for what has room for one only: HJ_LANG_BOTH gives the interface's language. */
HjLang hj_desk_get_single_lang (HjDesk *desk);
gboolean hj_desk_get_reduced_motion (HjDesk *desk);

/* Keeps where a diagram stands beside WHAT. Nothing on any page depends on it, so nothing is told to change. */
gboolean hj_desk_keep_diagram (HjDesk *desk, const char *what, const char *diagram, const char *state,
                               GError **error);
/* Now, as the learner's clock says. */
HjMoment hj_desk_get_now (HjDesk *desk);
/* Read so far: 0 … 1. */
double hj_desk_get_topic_progress (HjDesk *desk, const char *topic);
guint hj_desk_count_read_topics (HjDesk *desk);
guint hj_desk_count_notes (HjDesk *desk);
guint hj_desk_count_cards (HjDesk *desk);
void hj_desk_count_due (HjDesk *desk, int *n_new, int *n_learning, int *n_review);

G_END_DECLS
