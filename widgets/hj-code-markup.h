/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Source code as Pango markup, coloured by GtkSourceView's languages and Adwaita's colours. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The id of the language that INFO, the word behind a fence ("py", "c++", NULL), or the look of CODE tells; NULL:
 * none that is known. (transfer none) */
const char *hj_code_find_language (const char *info, const char *code);
/* CODE as markup; LANGUAGE an id from above. Plain where LANGUAGE is NULL or CODE is above 64 KB. (transfer full) */
char *hj_code_to_markup (const char *code, const char *language, gboolean dark);

G_END_DECLS
