/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading an import into a plan and storing the plan, each in a thread and through a connection of its own; the one that
 * reads cannot write. */
#include "hj-import-private.h"

/* More news than this a person cannot see. */
#define NEWS_EVERY (G_USEC_PER_SEC / 20)

typedef struct {
  char *library;
  char **paths; /* to be read, or NULL */
  HjContainerOpener open;
  HjImportPlan *plan; /* to be stored, or NULL */
  HjMoment now;
  HjImportProgressFunc progress;
  gpointer data;
  gint64 told; /* when progress was last told, in microseconds; used in the thread */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->library);
  g_strfreev (job->paths);
  g_clear_pointer (&job->plan, hj_import_plan_free);
  g_free (job);
}

/* ---- news on their way to the caller's context ---- */

typedef struct {
  GTask *task;
  HjImportProgress progress;
  char *path;
} News;

static void
free_news (gpointer data)
{
  News *news = data;

  g_object_unref (news->task);
  g_free (news->path);
  g_free (news);
}

/* The task answers in this very context too, so news that come first are told first. */
static gboolean
tell_cb (gpointer data)
{
  const News *news = data;
  const Job *job = g_task_get_task_data (news->task);

  if (!g_task_get_completed (news->task))
    job->progress (&news->progress, job->data);
  return G_SOURCE_REMOVE;
}

static void
progressed_cb (const HjImportProgress *progress, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  News *news;

  if (now - job->told < NEWS_EVERY && progress->path)
    return;
  job->told = now;
  news = g_new0 (News, 1);
  news->task = g_object_ref (task);
  news->progress = *progress;
  news->progress.path = news->path = g_strdup (progress->path);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, news, free_news);
  g_source_attach (source, g_task_get_context (task));
}

/* ---- reading ---- */

static void
read_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (HjDatabase) db = hj_database_open (job->library, HJ_DATABASE_READ, &error);
  HjImportPlan *plan = NULL;

  if (db)
    plan = hj_import_plan_read (db, (const char *const *) job->paths, job->open,
                                job->progress ? progressed_cb : NULL, task, cancellable, &error);
  if (plan)
    g_task_return_pointer (task, plan, (GDestroyNotify) hj_import_plan_free);
  else
    g_task_return_error (task, error);
}

void
hj_library_plan_import_async (HjLibrary *self, const char *const *paths, HjContainerOpener open,
                              HjImportProgressFunc progress, gpointer data, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->library = g_strdup (self->path);
  job->paths = g_strdupv ((char **) paths);
  job->open = open;
  job->progress = progress;
  job->data = data;
  g_task_set_source_tag (task, hj_library_plan_import_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, read_in_thread);
}

HjImportPlan *
hj_library_plan_import_finish (HjLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- storing ---- */

static void
store_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (HjLibrary) library = hj_library_open_beside (job->library, &error);
  GPtrArray *imports = NULL;

  if (library)
    imports = hj_library_commit_import_with (library, g_steal_pointer (&job->plan), job->now,
                                             job->progress ? progressed_cb : NULL, task, cancellable, &error);
  if (imports)
    g_task_return_pointer (task, imports, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
hj_library_commit_import_async (HjLibrary *self, HjImportPlan *plan, HjMoment now, HjImportProgressFunc progress,
                                gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->library = g_strdup (self->path);
  job->plan = plan;
  job->now = now;
  job->progress = progress;
  job->data = data;
  g_task_set_source_tag (task, hj_library_commit_import_async);
  /* What was stored before it was cancelled is stored. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, store_in_thread);
}

GPtrArray *
hj_library_commit_import_finish (HjLibrary *self, GAsyncResult *result, GError **error)
{
  GPtrArray *imports;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  imports = g_task_propagate_pointer (G_TASK (result), error);
  if (imports)
    hj_library_notice_changes (self);
  return imports;
}
