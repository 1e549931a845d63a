/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes become notes with passages and cards: reading into a plan and committing it, in one call or in two. */
#include "hj-import-private.h"

void
hj_import_free (HjImport *import)
{
  if (!import)
    return;
  g_clear_pointer (&import->read, hj_note_free);
  g_clear_pointer (&import->changes, g_ptr_array_unref);
  g_free (import->path);
  g_free (import->skipped);
  g_free (import->moved_from);
  g_free (import->twin_path);
  g_free (import);
}

GPtrArray *
hj_import_plan_take_imports (HjImportPlan *plan)
{
  GPtrArray *imports = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_import_free);

  for (guint i = 0; i < plan->files->len; i++)
    g_ptr_array_add (imports, g_steal_pointer (&((HjPlanFile *) plan->files->pdata[i])->import));
  return imports;
}

GPtrArray *
hj_library_commit_import_with (HjLibrary *self, HjImportPlan *plan, HjMoment now, HjImportProgressFunc progress,
                               gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HjImportPlan) owned = plan;
  const HjStoring storing = { self, plan, now, progress, data, cancellable };

  if (!hj_library_begin (self, error))
    return NULL;
  if (!hj_library_finish (self, hj_import_store_plan (&storing, error), error))
    return NULL;
  return hj_import_plan_take_imports (owned);
}

GPtrArray *
hj_library_commit_import (HjLibrary *self, HjImportPlan *plan, HjMoment now, GError **error)
{
  return hj_library_commit_import_with (self, plan, now, NULL, NULL, NULL, error);
}

HjImport *
hj_library_import_note (HjLibrary *self, GBytes *bytes, const char *path, HjMoment now, GError **error)
{
  g_autoptr (HjImportPlan) plan = hj_import_plan_new ();
  g_autoptr (GPtrArray) imports = NULL;

  if (hj_import_plan_add (plan, self->db, bytes, path, NULL, error))
    imports = hj_library_commit_import (self, g_steal_pointer (&plan), now, error);
  return imports ? g_ptr_array_steal_index (imports, 0) : NULL;
}

GPtrArray *
hj_library_import_containers (HjLibrary *self, const char *const *paths, HjContainerOpener open, HjMoment now,
                              GError **error)
{
  return hj_library_import_all (self, paths, open, NULL, NULL, NULL, now, error);
}

GPtrArray *
hj_library_import_paths (HjLibrary *self, const char *const *paths, HjMoment now, GError **error)
{
  return hj_library_import_containers (self, paths, NULL, now, error);
}

GPtrArray *
hj_library_import_path (HjLibrary *self, const char *path, HjMoment now, GError **error)
{
  const char *const paths[] = { path, NULL };

  return hj_library_import_paths (self, paths, now, error);
}
