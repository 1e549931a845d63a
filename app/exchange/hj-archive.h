/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes in a .zip, as Notion exports them or an Obsidian vault is packed: read one after the other, from memory.
 * Nothing is unpacked to the disk, so no name inside an archive can reach a file. */
#pragma once

#include "hj-library.h"

G_BEGIN_DECLS

#define HJ_ARCHIVE_ERROR (hj_archive_error_quark ())
typedef enum {
  HJ_ARCHIVE_ERROR_BROKEN,    /* no archive, cut off, or a checksum is wrong */
  HJ_ARCHIVE_ERROR_ENCRYPTED,
  HJ_ARCHIVE_ERROR_TOO_BIG,   /* above one of the limits */
  HJ_ARCHIVE_ERROR_EMPTY,     /* no note in it */
} HjArchiveError;
GQuark hj_archive_error_quark (void);

/* What an archive may unfold to. A picture beyond its limits is left out, anything else beyond them ends it; what is not
 * read counts as an entry only. */
typedef struct {
  gsize entry;   /* bytes of one note, or of a part that is an archive itself */
  gsize total;   /* bytes of all of them */
  guint entries; /* files and folders, also those that are no notes */
  guint ratio;   /* bytes read for each byte of the archive, above the first ten million */
  gsize picture, pictures; /* bytes of one picture, and of all of them */
} HjArchiveLimits;

/* Hands every .md, .markdown, .txt and picture of the archive at PATH (absolute) to TAKE, as "PATH/folder/name.md" in NFC
 * with %-codes decoded, each path once. The parts of a Notion export in it, archives themselves, are read too. N_OTHERS
 * (out) counts the files that were left out. LIMITS NULL: 100 MB, 500 MB, 20,000 and 200, for pictures 8 MB and 64 MB.
 * One error ends it, also one of TAKE. */
gboolean hj_archive_read (const char *path, const HjArchiveLimits *limits, HjNoteTaker take, gpointer data,
                          guint *n_others, GError **error);

/* The same with the usual limits, as the library wants it of who opens containers for it. */
gboolean hj_archive_open (const char *path, HjNoteTaker take, gpointer data, guint *n_others, GError **error);

/* hj_library_import_paths for files, folders and archives: all of it or nothing. (element-type HjImport) */
GPtrArray *hj_archive_import_paths (HjLibrary *library, const char *const *paths, HjMoment now, GError **error);

G_END_DECLS
