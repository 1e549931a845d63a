/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of notes that belong together, as Obsidian, Jekyll and Hugo have them, and the files in it by name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The folder a vault or a blog begins with, at FOLDER or above it; NULL: FOLDER is in none. (transfer full) */
char *hj_vault_dup_root (const char *folder);
/* The file called NAME that lies anywhere in the vault at ROOT, the highest where there are several, or NULL. Links and
 * what is hidden are left out. Looked up in a list that is made anew when it is some seconds old. (transfer full) */
char *hj_vault_dup_file (const char *root, const char *name);

G_END_DECLS
