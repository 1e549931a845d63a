/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches the folders of the files the learner's notes came from: so a file that an editor saves by renaming another
 * one over it is seen like any other. */
#include "hj-watcher.h"

#include "hj-archive.h"

#include <glib/gstdio.h>
#include <string.h>

#define MOST_FOLDERS 512
#define MOST_BYTES 4000000
#define LOOK_EVERY 3      /* s, where the system has no monitors left to give */
#define SETTLE_AFTER 500  /* ms without news until files are read */
#define LIST_AFTER 1500   /* ms after a change of the library until its notes are listed again */

struct _HjWatcher {
  GObject parent_instance;

  HjLibrary *library;
  GCancellable *cancellable; /* of what runs in threads */
  GHashTable *sources;  /* char* path of a note → char* file it is in: itself, or an archive */
  GHashTable *monitors; /* char* folder → GFileMonitor */
  GHashTable *polled;   /* set of char*: folders that are looked at again and again for want of a monitor */
  GHashTable *stamps;   /* char* file in such a folder → char* what it was like */
  GHashTable *gone;     /* set of char*: files that are not there */
  GHashTable *changed;  /* set of char*: files with news since they were read last */
  HjImportPlan *plan;
  guint list_id, settle_id, poll_id;
  gboolean reading, looking, ready;
};

G_DEFINE_FINAL_TYPE (HjWatcher, hj_watcher, G_TYPE_OBJECT)

enum {
  NEWS,
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void queue_settle (HjWatcher *self);

/* ---- reading what changed ---- */

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
    g_signal_emit (self, signals[NEWS], 0);
  }
  if (g_hash_table_size (self->changed) > 0)
    queue_settle (self);
}

static void
read_files (HjWatcher *self, GPtrArray *files)
{
  g_ptr_array_add (files, NULL);
  self->reading = TRUE;
  hj_library_plan_import_async (self->library, (const char *const *) files->pdata, hj_archive_open, NULL, NULL,
                                self->cancellable, planned_cb, g_object_ref (self));
}

static void
set_gone (HjWatcher *self, const char *file, gboolean gone)
{
  if (g_hash_table_contains (self->gone, file) == gone)
    return;
  if (gone)
    g_hash_table_add (self->gone, g_strdup (file));
  else
    g_hash_table_remove (self->gone, file);
  g_signal_emit (self, signals[GONE], 0);
}

/* Files that come and go within a moment were only saved; what is gone after it is gone. */
static gboolean
settle_cb (gpointer data)
{
  HjWatcher *self = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GHashTable) changed = NULL;
  GHashTableIter iter;
  gpointer file;

  self->settle_id = 0;
  if (self->reading)
    return G_SOURCE_REMOVE; /* planned_cb asks again */
  changed = g_steal_pointer (&self->changed);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &file, NULL)) {
    gboolean there = g_file_test (file, G_FILE_TEST_IS_REGULAR);

    set_gone (self, file, !there);
    if (there)
      g_ptr_array_add (files, file);
  }
  if (files->len > 0)
    read_files (self, files);
  return G_SOURCE_REMOVE;
}

static void
queue_settle (HjWatcher *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_AFTER, settle_cb, self);
}

/* ---- monitors ---- */

static gboolean
is_source (HjWatcher *self, const char *file)
{
  GHashTableIter iter;
  gpointer source;

  g_hash_table_iter_init (&iter, self->sources);
  while (g_hash_table_iter_next (&iter, NULL, &source))
    if (g_str_equal (source, file))
      return TRUE;
  return FALSE;
}

static void
take_news (HjWatcher *self, GFile *file)
{
  char *path = file == NULL ? NULL : g_file_get_path (file);

  if (path != NULL && is_source (self, path)) {
    g_hash_table_add (self->changed, path);
    queue_settle (self);
  } else {
    g_free (path);
  }
}

static void
monitor_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, HjWatcher *self)
{
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  take_news (self, file);
  take_news (self, other);
}

/* ---- without monitors ---- */

static char *
dup_stamp (const char *file)
{
  GStatBuf facts;

  if (g_stat (file, &facts) != 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %ld %" G_GUINT64_FORMAT, (guint64) facts.st_size,
                          (gint64) facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, (guint64) facts.st_ino);
}

static gboolean
is_polled (HjWatcher *self, const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);

  return g_hash_table_contains (self->polled, folder);
}

static void
look_at_file (HjWatcher *self, const char *file)
{
  char *stamp = dup_stamp (file);
  const char *known = g_hash_table_lookup (self->stamps, file);

  if (known != NULL && !g_str_equal (known, stamp)) {
    g_hash_table_add (self->changed, g_strdup (file));
    queue_settle (self);
  }
  g_hash_table_insert (self->stamps, g_strdup (file), stamp);
}

static gboolean
poll_cb (gpointer data)
{
  HjWatcher *self = data;
  GHashTableIter iter;
  gpointer file;

  g_hash_table_iter_init (&iter, self->sources);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    if (is_polled (self, file))
      look_at_file (self, file);
  return G_SOURCE_CONTINUE;
}

static void
poll_folder (HjWatcher *self, const char *folder)
{
  g_hash_table_add (self->polled, g_strdup (folder));
  if (self->poll_id == 0)
    self->poll_id = g_timeout_add_seconds (LOOK_EVERY, poll_cb, self);
}

/* ---- folders ---- */

static void
watch_folder (HjWatcher *self, const char *folder)
{
  g_autoptr (GFile) file = NULL;
  GFileMonitor *monitor;

  if (g_hash_table_contains (self->monitors, folder) || g_hash_table_contains (self->polled, folder)
      || g_hash_table_size (self->monitors) + g_hash_table_size (self->polled) >= MOST_FOLDERS)
    return;
  file = g_file_new_for_path (folder);
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor == NULL) {
    poll_folder (self, folder);
    return;
  }
  g_signal_connect_object (monitor, "changed", G_CALLBACK (monitor_cb), self, 0);
  g_hash_table_insert (self->monitors, g_strdup (folder), monitor);
}

/* ---- looking around, in a thread: a disk may be slow to answer ---- */

typedef struct {
  char *note, *file;
  gboolean there, watch;
  gboolean small; /* enough to be read just to see whether it is another */
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_free (found->note);
  g_free (found->file);
  g_free (found);
}

/* "/a/notes.zip/folder/x.md" is in "/a/notes.zip". */
static char *
find_file (const char *note)
{
  char *path = g_strdup (note);

  while (!g_file_test (path, G_FILE_TEST_EXISTS) && strlen (path) > 1) {
    char *up = g_path_get_dirname (path);

    g_free (path);
    path = up;
  }
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return path;
  g_free (path);
  return g_strdup (note);
}

static gboolean
is_remote (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

static void
look_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  GPtrArray *all = data;

  for (guint i = 0; i < all->len && !g_cancellable_is_cancelled (cancellable); i++) {
    Found *found = all->pdata[i];
    g_autofree char *folder = NULL;
    GStatBuf facts;

    found->file = find_file (found->note);
    found->there = g_stat (found->file, &facts) == 0 && S_ISREG (facts.st_mode);
    found->small = found->there && facts.st_size < MOST_BYTES && g_str_equal (found->file, found->note);
    folder = g_path_get_dirname (found->file);
    found->watch = g_file_test (folder, G_FILE_TEST_IS_DIR) && !is_remote (folder);
  }
  g_task_return_boolean (task, TRUE);
}

static void
take_found (HjWatcher *self, const Found *found)
{
  g_autofree char *folder = g_path_get_dirname (found->file);

  g_hash_table_insert (self->sources, g_strdup (found->note), g_strdup (found->file));
  if (found->watch)
    watch_folder (self, folder);
  if (is_polled (self, found->file))
    look_at_file (self, found->file);
  set_gone (self, found->file, !found->there);
  /* What changed while no window was open. */
  if (!self->ready && found->watch && found->small)
    g_hash_table_add (self->changed, g_strdup (found->file));
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  HjWatcher *self = HJ_WATCHER (object);
  GPtrArray *all = g_task_get_task_data (G_TASK (result));

  self->looking = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_hash_table_remove_all (self->sources);
  for (guint i = 0; i < all->len; i++)
    take_found (self, all->pdata[i]);
  self->ready = TRUE;
  if (g_hash_table_size (self->changed) > 0)
    queue_settle (self);
}

/* The notes that came from files. */
static GPtrArray *
list_notes (HjWatcher *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (self->library, FALSE, NULL);
  GPtrArray *all = g_ptr_array_new_with_free_func (free_found);

  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    const HjNoteInfo *info = notes->pdata[i];
    Found *found;

    if (!g_path_is_absolute (info->path))
      continue;
    found = g_new0 (Found, 1);
    found->note = g_strdup (info->path);
    g_ptr_array_add (all, found);
  }
  return all;
}

static gboolean
knows_all (HjWatcher *self, const GPtrArray *all)
{
  if (!self->ready || all->len != g_hash_table_size (self->sources))
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (self->sources, ((Found *) all->pdata[i])->note))
      return FALSE;
  return TRUE;
}

static gboolean
list_cb (gpointer data)
{
  HjWatcher *self = data;
  GPtrArray *all;
  g_autoptr (GTask) task = NULL;

  if (self->looking) /* an older look that ends later would be believed */
    return G_SOURCE_CONTINUE;
  self->list_id = 0;
  all = list_notes (self);
  if (knows_all (self, all)) {
    g_ptr_array_unref (all);
    return G_SOURCE_REMOVE;
  }
  self->looking = TRUE;
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_task_data (task, all, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

static void
library_changed_cb (HjWatcher *self)
{
  if (self->list_id == 0)
    self->list_id = g_timeout_add_full (G_PRIORITY_LOW, LIST_AFTER, list_cb, self, NULL);
}

/* ---- object ---- */

static void
hj_watcher_dispose (GObject *object)
{
  HjWatcher *self = HJ_WATCHER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->list_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_hash_table_remove_all (self->monitors);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (hj_watcher_parent_class)->dispose (object);
}

static void
hj_watcher_finalize (GObject *object)
{
  HjWatcher *self = HJ_WATCHER (object);

  g_clear_pointer (&self->plan, hj_import_plan_free);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->monitors);
  g_hash_table_unref (self->polled);
  g_hash_table_unref (self->stamps);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->changed);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (hj_watcher_parent_class)->finalize (object);
}

static void
hj_watcher_class_init (HjWatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_watcher_dispose;
  G_OBJECT_CLASS (klass)->finalize = hj_watcher_finalize;
  signals[NEWS] = g_signal_new ("news", HJ_TYPE_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", HJ_TYPE_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hj_watcher_init (HjWatcher *self)
{
  self->cancellable = g_cancellable_new ();
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->polled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

HjWatcher *
hj_watcher_new (HjLibrary *library)
{
  HjWatcher *self = g_object_new (HJ_TYPE_WATCHER, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  library_changed_cb (self);
  return self;
}

HjImportPlan *
hj_watcher_take_plan (HjWatcher *self)
{
  g_return_val_if_fail (HJ_IS_WATCHER (self), NULL);
  return g_steal_pointer (&self->plan);
}

gboolean
hj_watcher_is_gone (HjWatcher *self, const char *path)
{
  const char *file;

  g_return_val_if_fail (HJ_IS_WATCHER (self), FALSE);
  file = g_hash_table_lookup (self->sources, path);
  return file != NULL && g_hash_table_contains (self->gone, file);
}

gboolean
hj_watcher_is_watched (HjWatcher *self, const char *path)
{
  const char *file;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (HJ_IS_WATCHER (self), FALSE);
  file = g_hash_table_lookup (self->sources, path);
  folder = file == NULL ? NULL : g_path_get_dirname (file);
  return folder != NULL
         && (g_hash_table_contains (self->monitors, folder) || g_hash_table_contains (self->polled, folder));
}
