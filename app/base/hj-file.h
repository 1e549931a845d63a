/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing whole files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes DATA to PATH, all of it or nothing (a temporary file beside it, then a rename). On failure PATH is as it was
 * and ERROR is one sentence that names PATH and the reason: G_FILE_ERROR. */
gboolean hj_file_write (const char *path, const void *data, gsize size, GError **error);

G_END_DECLS
