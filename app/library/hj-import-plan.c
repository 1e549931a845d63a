/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading an import into a plan: files, folders and containers, one after the other, with progress. */
#include "hj-import-private.h"

#include "hj-import-ahead.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct {
  HjImportPlan *plan;
  HjDatabase *db;
  GCancellable *cancellable;
  HjImportProgressFunc report;
  gpointer data;
  HjImportProgress progress;
  gboolean (*flush) (gpointer flush_data, GError **error); /* called when enough is waiting; NULL: never */
  gpointer flush_data;
  gsize waiting; /* bytes of notes read since */
  const char *container; /* the one that is being read, or NULL */
} Reading;

/* So much text is read before it is stored, where it is stored as it comes. A note takes some twenty times its bytes
 * in memory. */
#define ENOUGH (8u * 1024 * 1024)

/* Of a plan that waits to be committed so much is kept as it was read; what comes after that is read again when it is
 * stored. */
#define MOST_KEPT (16u * 1024 * 1024)

/* FALSE when it was cancelled. */
static gboolean
report (Reading *self, const char *path, GError **error)
{
  self->progress.path = path;
  if (self->report)
    self->report (&self->progress, self->data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* ---- what is to be read ---- */

typedef enum { SOURCE_FILE, SOURCE_FOUND, SOURCE_CONTAINER } SourceKind; /* FOUND: in a folder */

typedef struct {
  char *path;
  SourceKind kind;
  gsize size;
} Source;

static void
clear_source (gpointer source)
{
  g_free (((Source *) source)->path);
}

static void
add_source (Reading *self, GArray *sources, const char *path, SourceKind kind)
{
  Source source = { .path = g_strdup (path), .kind = kind };
  GStatBuf facts;

  source.size = g_stat (path, &facts) == 0 ? (gsize) facts.st_size : 0;
  self->progress.n_files++;
  self->progress.n_bytes += source.size;
  g_array_append_val (sources, source);
}

static gboolean
is_container (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".zip");
}

static void
skip (Reading *self, const char *path, const char *problem)
{
  g_autofree char *why = g_strdup_printf ("%s: %s", path, problem);

  hj_import_plan_skip (self->plan, path, why);
}

static gboolean
list_sources (Reading *self, const char *path, gboolean containers, GArray *sources, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) closed = g_ptr_array_new_with_free_func (g_free);

  if (!g_file_test (absolute, G_FILE_TEST_IS_DIR))
    {
      add_source (self, sources, absolute, containers && is_container (absolute) ? SOURCE_CONTAINER : SOURCE_FILE);
      return TRUE;
    }
  if (!hj_import_list_files (absolute, files, closed, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (hj_import_leads_out (files->pdata[i], absolute))
      skip (self, files->pdata[i], _("this link leads out of the folder"));
    else
      add_source (self, sources, files->pdata[i], SOURCE_FOUND);
  for (guint i = 0; i < closed->len; i++)
    skip (self, closed->pdata[i], _("it may not be read"));
  return TRUE;
}

/* ---- reading it ---- */

/* A damaged note is kept: its undamaged copy may come yet. */
static void
lighten_last (HjImportPlan *plan)
{
  HjPlanFile *file = plan->files->pdata[plan->files->len - 1];

  if (file->import->read && !file->import->read->guessed && !file->import->twin_path)
    hj_plan_file_lighten (file);
}

/* What LOADED holds is taken. */
static gboolean
add_note (Reading *self, const HjLoadedFile *loaded, const char *path, GError **error)
{
  gsize size = g_bytes_get_size (loaded->bytes);

  if (!hj_import_plan_add_loaded (self->plan, self->db, loaded, path, self->cancellable, error))
    return FALSE;
  self->waiting += size;
  if (!self->flush && self->waiting > MOST_KEPT)
    lighten_last (self->plan);
  if (!self->flush || self->waiting < ENOUGH)
    return TRUE;
  self->waiting = 0;
  return self->flush (self->flush_data, error);
}

static gboolean
read_file (Reading *self, const Source *source, HjAhead *ahead, guint index, GError **error)
{
  GError *problem = NULL;
  HjLoadedFile loaded;

  if (hj_ahead_take (ahead, index, &loaded, &problem))
    add_note (self, &loaded, source->path, &problem);
  if (!problem)
    return TRUE;
  if (source->kind == SOURCE_FOUND)
    return hj_import_plan_skip_or_fail (self->plan, source->path, problem, error);
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
take_picture (Reading *self, GBytes *bytes, const char *path, GError **error)
{
  g_hash_table_insert (self->plan->pictures, g_strdup (path), g_bytes_ref (bytes));
  g_hash_table_insert (self->plan->containers, g_strdup (path), g_strdup (self->container));
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
take_file (GBytes *bytes, const char *path, gpointer data, GError **error)
{
  Reading *self = data;
  GError *problem = NULL;

  if (hj_import_is_picture_name (path))
    return take_picture (self, bytes, path, error);
  self->progress.n_files++;
  if (!report (self, path, error))
    return FALSE;
  self->progress.files++;
  return add_note (self, &(HjLoadedFile){ .bytes = g_bytes_ref (bytes) }, path, &problem)
         || hj_import_plan_skip_or_fail (self->plan, path, problem, error);
}

/* Other files are counted in one line: there may be thousands. */
static gboolean
read_container (Reading *self, const char *path, HjContainerOpener open, GError **error)
{
  g_autofree char *why = NULL;
  guint n_others = 0;

  self->container = path;
  if (!open (path, take_file, self, &n_others, error))
    return FALSE;
  if (n_others > 0)
    {
      why = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s: %u file that is no note", "%s: %u files that are no notes", n_others), path,
        n_others);
      hj_import_plan_skip (self->plan, path, why);
    }
  return TRUE;
}

static gboolean
read_source (Reading *self, const Source *source, HjContainerOpener open, HjAhead *ahead, guint index, GError **error)
{
  if (!report (self, source->path, error))
    return FALSE;
  if (source->kind == SOURCE_CONTAINER ? !read_container (self, source->path, open, error)
                                       : !read_file (self, source, ahead, index, error))
    return FALSE;
  self->progress.files++;
  self->progress.bytes += source->size;
  return TRUE;
}

/* Files are read ahead, containers are not. */
static HjAhead *
read_ahead (Reading *self, const GArray *sources)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = &g_array_index (sources, Source, i);

      g_ptr_array_add (paths, source->kind == SOURCE_CONTAINER ? NULL : source->path);
      g_array_append_val (sizes, source->size);
    }
  return hj_ahead_new (paths, sizes, hj_notes_table_list_digests (self->db), self->cancellable);
}

static gboolean
read_paths (Reading *self, const char *const *paths, HjContainerOpener open, GError **error)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_autoptr (HjAhead) ahead = NULL;

  g_array_set_clear_func (sources, clear_source);
  for (guint i = 0; paths[i]; i++)
    if (!list_sources (self, paths[i], open != NULL, sources, error))
      return FALSE;
  ahead = read_ahead (self, sources);
  for (guint i = 0; i < sources->len; i++)
    if (!read_source (self, &g_array_index (sources, Source, i), open, ahead, i, error))
      return FALSE;
  hj_import_plan_leave_views (self->plan);
  return hj_import_plan_restore_twins (self->plan, self->db, self->cancellable, error) && report (self, NULL, error);
}

HjImportPlan *
hj_import_plan_read (HjDatabase *db, const char *const *paths, HjContainerOpener open, HjImportProgressFunc progress,
                     gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HjImportPlan) plan = hj_import_plan_new ();
  Reading reading = { .plan = plan, .db = db, .cancellable = cancellable, .report = progress, .data = data };

  return read_paths (&reading, paths, open, error) ? g_steal_pointer (&plan) : NULL;
}

HjImportPlan *
hj_library_plan_import (HjLibrary *self, const char *const *paths, HjContainerOpener open,
                        HjImportProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  return hj_import_plan_read (self->db, paths, open, progress, data, cancellable, error);
}

/* ---- reading and storing at once ---- */

static gboolean
store (const HjStoring *self, GError **error)
{
  hj_import_plan_leave_views (self->plan);
  return hj_import_plan_restore_twins (self->plan, self->library->db, self->cancellable, error)
         && hj_import_store_plan (self, error);
}

/* What is stored is not needed any more; that it was, and what became of it, stays. */
static gboolean
store_waiting (gpointer data, GError **error)
{
  const HjStoring *self = data;

  if (!store (self, error))
    return FALSE;
  for (guint i = 0; i < self->plan->files->len; i++)
    hj_plan_file_forget (self->plan->files->pdata[i]);
  return TRUE;
}

GPtrArray *
hj_library_import_all (HjLibrary *self, const char *const *paths, HjContainerOpener open,
                       HjImportProgressFunc progress, gpointer data, GCancellable *cancellable, HjMoment now,
                       GError **error)
{
  g_autoptr (HjImportPlan) plan = hj_import_plan_new ();
  HjStoring storing = { .library = self, .plan = plan, .now = now, .cancellable = cancellable };
  Reading reading = { .plan = plan, .db = self->db, .cancellable = cancellable, .report = progress, .data = data,
                      .flush = store_waiting, .flush_data = &storing };

  if (!hj_library_begin (self, error))
    return NULL;
  if (!hj_library_finish (self, read_paths (&reading, paths, open, error) && store (&storing, error), error))
    return NULL;
  return hj_import_plan_take_imports (plan);
}
