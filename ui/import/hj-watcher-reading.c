/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the files that the watcher has news of, a moment after the last: what changed, then what is new. */
#include "hj-watcher-private.h"

#include "hj-archive.h"

#define SETTLE_AFTER 500  /* ms without news until files are read */

static void queue_rest (HjWatcher *self);

/* Only notes that are here already: a new one in an archive is a matter of its own. */
static gboolean
is_worth_telling (HjImportPlan *plan)
{
  const GPtrArray *imports = hj_import_plan_get_imports (plan);

  for (guint i = 0; i < imports->len; i++)
    if (((HjImport *) imports->pdata[i])->deed == HJ_IMPORT_UPDATED)
      return TRUE;
  return FALSE;
}

static void
planned_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  g_autoptr (HjWatcher) self = data;
  g_autoptr (HjImportPlan) plan = hj_library_plan_import_finish (HJ_LIBRARY (library), result, NULL);

  self->reading = FALSE;
  if (self->library == NULL)
    return;
  if (plan != NULL && is_worth_telling (plan)) {
    g_clear_pointer (&self->plan, hj_import_plan_free);
    self->plan = g_steal_pointer (&plan);
    g_signal_emit_by_name (self, "news");
  }
  queue_rest (self);
}

/* One that is here under another name is not new; one that was moved is a change of its note. */
static void
looked_over_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  g_autoptr (HjWatcher) self = data;
  g_autoptr (HjImportPlan) plan = hj_library_plan_import_finish (HJ_LIBRARY (library), result, NULL);
  const GPtrArray *imports = plan == NULL ? NULL : hj_import_plan_get_imports (plan);

  self->reading = FALSE;
  if (self->library == NULL)
    return;
  for (guint i = 0; imports != NULL && i < imports->len; i++) {
    const HjImport *import = imports->pdata[i];

    if (import->moved_from != NULL)
      g_hash_table_add (self->changed, g_strdup (import->path));
    else if (import->deed == HJ_IMPORT_ADDED && g_hash_table_add (self->offered, g_strdup (import->path)))
      g_ptr_array_add (self->found, g_strdup (import->path));
  }
  if (self->found->len > 0)
    g_signal_emit_by_name (self, "found");
  queue_rest (self);
}

static void
read_files (HjWatcher *self, GPtrArray *files, GAsyncReadyCallback callback)
{
  g_ptr_array_add (files, NULL);
  self->reading = TRUE;
  hj_library_plan_import_async (self->library, (const char *const *) files->pdata, hj_archive_open, NULL, NULL,
                                self->cancellable, callback, g_object_ref (self));
}

void
hj_watcher_set_gone (HjWatcher *self, const char *file, gboolean gone)
{
  if (g_hash_table_contains (self->gone, file) == gone)
    return;
  if (gone)
    g_hash_table_add (self->gone, g_strdup (file));
  else
    g_hash_table_remove (self->gone, file);
  g_signal_emit_by_name (self, "gone");
}

/* Files that come and go within a moment were only saved; what is gone after it is gone. */
static void
settle_changed (HjWatcher *self)
{
  g_autoptr (GHashTable) changed = g_steal_pointer (&self->changed);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer file;

  self->changed = hj_watcher_create_set ();
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &file, NULL)) {
    gboolean there = g_file_test (file, G_FILE_TEST_IS_REGULAR);

    hj_watcher_set_gone (self, file, !there);
    if (there)
      g_ptr_array_add (files, file);
  }
  if (files->len > 0)
    read_files (self, files, planned_cb);
}

static void
settle_appeared (HjWatcher *self)
{
  g_autoptr (GHashTable) appeared = g_steal_pointer (&self->appeared);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer file;

  self->appeared = hj_watcher_create_set ();
  g_hash_table_iter_init (&iter, appeared);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (files, file);
  if (files->len > 0)
    read_files (self, files, looked_over_cb);
}

/* What changed comes first; whoever has read asks again. */
static gboolean
settle_cb (gpointer data)
{
  HjWatcher *self = data;

  self->settle_id = 0;
  if (!self->reading)
    settle_changed (self);
  if (!self->reading)
    settle_appeared (self);
  return G_SOURCE_REMOVE;
}

static void
queue_settle (HjWatcher *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_AFTER, settle_cb, self);
}

static void
queue_rest (HjWatcher *self)
{
  if (g_hash_table_size (self->changed) > 0 || g_hash_table_size (self->appeared) > 0)
    queue_settle (self);
}

void
hj_watcher_take_changed (HjWatcher *self, const char *file)
{
  g_hash_table_add (self->changed, g_strdup (file));
  queue_settle (self);
}

void
hj_watcher_take_appeared (HjWatcher *self, const char *file)
{
  g_hash_table_add (self->appeared, g_strdup (file));
  queue_settle (self);
}
