/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names inside an archive: whichever bytes they are, a plain path in UTF-8 that leads nowhere else. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { HJ_ARCHIVE_NOTE, HJ_ARCHIVE_PART, HJ_ARCHIVE_PICTURE, HJ_ARCHIVE_OTHER } HjArchiveKind;

/* RAW (may be NULL): UTF-8 or CP949, "/" or "\" between folders, letters perhaps %-coded. Without "", "." and ".."
 * among its folders; "?" if nothing is left. (transfer full) */
char *hj_archive_dup_name (const char *raw);
/* NAME, or "name (2).md" and so on if that is in TAKEN, a set to which it is added. (transfer full) */
char *hj_archive_dup_new_name (GHashTable *taken, const char *name);
/* By the name; hidden files and what macOS adds are no notes. */
HjArchiveKind hj_archive_get_kind (const char *name);

G_END_DECLS
