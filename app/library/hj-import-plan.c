/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading an import into a plan: files, folders and containers, one after the other, with progress. */
#include "hj-import-private.h"

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
} Reading;

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

static gboolean
list_sources (Reading *self, const char *path, gboolean containers, GArray *sources, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  if (!g_file_test (absolute, G_FILE_TEST_IS_DIR))
    {
      add_source (self, sources, absolute, containers && is_container (absolute) ? SOURCE_CONTAINER : SOURCE_FILE);
      return TRUE;
    }
  if (!hj_import_list_files (absolute, files, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    add_source (self, sources, files->pdata[i], SOURCE_FOUND);
  return TRUE;
}

/* ---- reading it ---- */

static gboolean
read_file (Reading *self, const Source *source, GError **error)
{
  GError *problem = NULL;
  g_autoptr (GBytes) bytes = hj_import_load_file (source->path, self->cancellable, &problem);

  if (bytes)
    hj_import_plan_add (self->plan, self->db, bytes, source->path, self->cancellable, &problem);
  if (!problem)
    return TRUE;
  if (source->kind == SOURCE_FOUND)
    return hj_import_plan_skip_or_fail (self->plan, source->path, problem, error);
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
take_note (GBytes *bytes, const char *path, gpointer data, GError **error)
{
  Reading *self = data;
  GError *problem = NULL;

  self->progress.n_files++;
  if (!report (self, path, error))
    return FALSE;
  self->progress.files++;
  return hj_import_plan_add (self->plan, self->db, bytes, path, self->cancellable, &problem)
         || hj_import_plan_skip_or_fail (self->plan, path, problem, error);
}

/* Pictures and other files are counted in one line: there may be thousands. */
static gboolean
read_container (Reading *self, const char *path, HjContainerOpener open, GError **error)
{
  g_autofree char *why = NULL;
  guint n_others = 0;

  if (!open (path, take_note, self, &n_others, error))
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
read_source (Reading *self, const Source *source, HjContainerOpener open, GError **error)
{
  if (!report (self, source->path, error))
    return FALSE;
  if (source->kind == SOURCE_CONTAINER ? !read_container (self, source->path, open, error)
                                       : !read_file (self, source, error))
    return FALSE;
  self->progress.files++;
  self->progress.bytes += source->size;
  return TRUE;
}

static gboolean
read_paths (Reading *self, const char *const *paths, HjContainerOpener open, GError **error)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));

  g_array_set_clear_func (sources, clear_source);
  for (guint i = 0; paths[i]; i++)
    if (!list_sources (self, paths[i], open != NULL, sources, error))
      return FALSE;
  for (guint i = 0; i < sources->len; i++)
    if (!read_source (self, &g_array_index (sources, Source, i), open, error))
      return FALSE;
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
