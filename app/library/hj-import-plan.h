/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import in two steps: everything is read into a plan, in a thread if need be, and nothing is in the library until
 * the plan is committed, in one transaction. What has not changed is not read again. */
#pragma once

#include "hj-library.h"

G_BEGIN_DECLS

typedef struct _HjImportPlan HjImportPlan;
void hj_import_plan_free (HjImportPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjImportPlan, hj_import_plan_free)

typedef struct {
  guint files, n_files; /* done, of those found so far: more may be found while a container is read */
  gsize bytes, n_bytes; /* the same in bytes on the disk; a container counts when it is done */
  const char *path;     /* what is being read now; NULL at the end */
} HjImportProgress;
typedef void (*HjImportProgressFunc) (const HjImportProgress *progress, gpointer data);

/* Whether a file of this NAME, found in a folder, is taken for a note. */
gboolean hj_import_is_note_name (const char *name);
/* The same for a picture of a container. */
gboolean hj_import_is_picture_name (const char *name);

/* Reads PATHS (files and folders, ends with NULL) and says what an import would do: nothing is stored. OPEN (may be
 * NULL) reads every .zip among them. PROGRESS (may be NULL) is called before each file, and once at the end. Errors
 * are those of hj_library_import_paths, and G_IO_ERROR_CANCELLED. (transfer full) */
HjImportPlan *hj_library_plan_import (HjLibrary *self, const char *const *paths, HjContainerOpener open,
                                      HjImportProgressFunc progress, gpointer data, GCancellable *cancellable,
                                      GError **error);
/* The same in a thread, through a connection of its own; the library can be used meanwhile. PROGRESS is called in the
 * caller's main context, no more often than 20 times a second, and never after CALLBACK. DATA must live until then. */
void hj_library_plan_import_async (HjLibrary *self, const char *const *paths, HjContainerOpener open,
                                   HjImportProgressFunc progress, gpointer data, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
HjImportPlan *hj_library_plan_import_finish (HjLibrary *self, GAsyncResult *result, GError **error);

/* What would become of each file, in order: HjImport without the numbers that only storing gives (note of new ones,
 * cards). Beyond the first sixteen megabytes of text files have no READ here, so that memory stays bounded. (transfer none) (element-type HjImport) */
const GPtrArray *hj_import_plan_get_imports (const HjImportPlan *plan);
/* The bytes of the file at INDEX of the imports; NULL unless something would be stored. (transfer none) */
GBytes *hj_import_plan_get_bytes (const HjImportPlan *plan, guint index);
/* Paths of the pictures that come along, to those of their containers. (transfer none) (element-type filename filename) */
GHashTable *hj_import_plan_get_pictures (const HjImportPlan *plan);
/* Whether committing would store anything. */
gboolean hj_import_plan_changes_anything (const HjImportPlan *plan);

/* Stores what was planned, all of it or nothing, and frees PLAN. Where the library has changed since, it is looked at
 * again. (transfer full) (element-type HjImport) */
GPtrArray *hj_library_commit_import (HjLibrary *self, HjImportPlan *plan, HjMoment now, GError **error);
/* The same. PROGRESS (may be NULL) counts what is to be stored; it is called before each file, and once at the end.
 * Cancelled between two of them, nothing is stored: G_IO_ERROR_CANCELLED. */
GPtrArray *hj_library_commit_import_with (HjLibrary *self, HjImportPlan *plan, HjMoment now,
                                          HjImportProgressFunc progress, gpointer data, GCancellable *cancellable,
                                          GError **error);
/* The same in a thread, through a connection of its own. The library can be read meanwhile; what writes to it waits
 * for the end, or says that it is locked. Until then nobody else may look at what is in PLAN. PROGRESS as above. finish
 * tells "changed"; it says CANCELLED only if nothing was stored. */
void hj_library_commit_import_async (HjLibrary *self, HjImportPlan *plan, HjMoment now, HjImportProgressFunc progress,
                                     gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *hj_library_commit_import_finish (HjLibrary *self, GAsyncResult *result, GError **error);

/* Both steps at once, all of it or nothing, in memory that does not grow with what there is: of an import of more than
 * some megabytes, what has been stored has no READ any more. (element-type HjImport) */
GPtrArray *hj_library_import_all (HjLibrary *self, const char *const *paths, HjContainerOpener open,
                                  HjImportProgressFunc progress, gpointer data, GCancellable *cancellable, HjMoment now,
                                  GError **error);

G_END_DECLS
