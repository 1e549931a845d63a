/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches the folders of the files the learner's notes came from: so a file that an editor saves by renaming another
 * one over it is seen like any other, and so are new ones beside them. */
#include "hj-watcher-private.h"

#include "hj-watched.h"


#define MOST_FOLDERS 512
#define FEWEST_NOTES 2    /* that came from a folder of notes; one alone may have been picked out of anything */
#define LIST_AFTER 1500   /* ms after a change of the library until its notes are listed again */

G_DEFINE_FINAL_TYPE (HjWatcher, hj_watcher, G_TYPE_OBJECT)

enum {
  NEWS,
  FOUND,
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

gboolean
hj_watcher_is_new_note (HjWatcher *self, const char *file)
{
  g_autofree char *name = g_path_get_basename (file), *folder = g_path_get_dirname (file);
  GHashTableIter iter;
  gpointer note;
  guint n = 0;

  if (!hj_import_is_note_name (name) || g_hash_table_contains (self->offered, file))
    return FALSE;
  g_hash_table_iter_init (&iter, self->sources);
  while (n < FEWEST_NOTES && g_hash_table_iter_next (&iter, &note, NULL)) {
    g_autofree char *its_folder = g_path_get_dirname (note);

    n += g_str_equal (its_folder, folder);
  }
  return n >= FEWEST_NOTES;
}

static void
take_news (HjWatcher *self, GFile *file)
{
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (path == NULL)
    return;
  if (is_source (self, path))
    hj_watcher_take_changed (self, path);
  else if (hj_watcher_is_new_note (self, path))
    hj_watcher_take_appeared (self, path);
}

/* A note's file under another name is looked at, wherever it lies: its note follows it. */
static void
take_renamed (HjWatcher *self, GFile *from, GFile *to)
{
  g_autofree char *before = from == NULL ? NULL : g_file_get_path (from), *after = to == NULL ? NULL : g_file_get_path (to);
  g_autofree char *name = after == NULL ? NULL : g_path_get_basename (after);

  if (before != NULL && name != NULL && is_source (self, before) && !is_source (self, after) && hj_import_is_note_name (name))
    hj_watcher_take_appeared (self, after);
}

static void
monitor_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, HjWatcher *self)
{
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  take_news (self, file);
  take_news (self, other);
  if (event == G_FILE_MONITOR_EVENT_RENAMED)
    take_renamed (self, file, other);
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
    hj_watcher_poll_folder (self, folder);
    return;
  }
  g_signal_connect_object (monitor, "changed", G_CALLBACK (monitor_cb), self, 0);
  g_hash_table_insert (self->monitors, g_strdup (folder), monitor);
}

/* ---- what was found ---- */

static void
take_found (HjWatcher *self, const HjWatched *found)
{
  g_autofree char *folder = g_path_get_dirname (found->file);

  g_hash_table_insert (self->sources, g_strdup (found->note), g_strdup (found->file));
  if (found->watch)
    watch_folder (self, folder);
  if (hj_watcher_is_polled (self, found->file))
    hj_watcher_look_at_file (self, found->file);
  hj_watcher_set_gone (self, found->file, !found->there);
  /* What changed while no window was open. */
  if (!self->ready && found->watch && found->small)
    hj_watcher_take_changed (self, found->file);
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
}

/* The notes that came from files. */
static GPtrArray *
list_notes (HjWatcher *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (self->library, FALSE, NULL);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_watched_free);

  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    const HjNoteInfo *info = notes->pdata[i];

    if (g_path_is_absolute (info->path))
      g_ptr_array_add (all, hj_watched_new (info->path));
  }
  return all;
}

static gboolean
knows_all (HjWatcher *self, const GPtrArray *all)
{
  if (!self->ready || all->len != g_hash_table_size (self->sources))
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (self->sources, ((HjWatched *) all->pdata[i])->note))
      return FALSE;
  return TRUE;
}

/* In a thread: a disk may be slow to answer. */
static void
look_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  GPtrArray *all = data;

  for (guint i = 0; i < all->len && !g_cancellable_is_cancelled (cancellable); i++)
    hj_watched_look (all->pdata[i]);
  g_task_return_boolean (task, TRUE);
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
  g_hash_table_unref (self->listed);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->changed);
  g_hash_table_unref (self->appeared);
  g_hash_table_unref (self->offered);
  g_ptr_array_unref (self->found);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (hj_watcher_parent_class)->finalize (object);
}

static void
hj_watcher_class_init (HjWatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_watcher_dispose;
  G_OBJECT_CLASS (klass)->finalize = hj_watcher_finalize;
  signals[NEWS] = g_signal_new ("news", HJ_TYPE_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FOUND] = g_signal_new ("found", HJ_TYPE_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", HJ_TYPE_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hj_watcher_init (HjWatcher *self)
{
  self->cancellable = g_cancellable_new ();
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->polled = hj_watcher_create_set ();
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->gone = hj_watcher_create_set ();
  self->listed = hj_watcher_create_set ();
  self->changed = hj_watcher_create_set ();
  self->appeared = hj_watcher_create_set ();
  self->offered = hj_watcher_create_set ();
  self->found = g_ptr_array_new_with_free_func (g_free);
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

GPtrArray *
hj_watcher_take_found (HjWatcher *self)
{
  GPtrArray *found;

  g_return_val_if_fail (HJ_IS_WATCHER (self), NULL);
  found = g_steal_pointer (&self->found);
  self->found = g_ptr_array_new_with_free_func (g_free);
  return found;
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
