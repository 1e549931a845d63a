/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files and whole folders. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes DATA to PATH, all of it or nothing (a temporary file beside it, then a rename). On failure PATH is as it was
 * and ERROR is one sentence that names PATH and the reason: G_FILE_ERROR. */
gboolean hj_file_write (const char *path, const void *data, gsize size, GError **error);

/* Removes PATH and, if it is a folder, all that is in it; links are removed, not followed. For folders of one's own
 * making: what cannot be removed stays. */
void hj_file_remove_tree (const char *path);

G_END_DECLS
