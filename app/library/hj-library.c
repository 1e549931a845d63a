/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library as an object: opening, user actions, closing. */
#include "hj-library-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (HjLibrary, hj_library, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- user actions ---- */

gboolean
hj_library_begin (HjLibrary *self, GError **error)
{
  return hj_database_begin (self->db, error);
}

gboolean
hj_library_finish (HjLibrary *self, gboolean success, GError **error)
{
  if (!hj_database_end (self->db, success, error))
    {
      self->options_id = 0; /* it may be one that was taken back */
      return FALSE;
    }
  if (!hj_database_is_in_transaction (self->db))
    g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

void
hj_library_notice_changes (HjLibrary *self)
{
  self->options_id = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- opening ---- */

char *
hj_library_dup_default_path (void)
{
  const char *wanted = g_getenv ("HANJANG_LIBRARY");

  if (wanted && wanted[0])
    return g_strdup (wanted);
  return g_build_filename (g_get_user_data_dir (), "hanjang", "library.sqlite3", NULL);
}

/* The log of a program that was killed is still there; SQLite brings it in, and we look whether all is sound. */
static gboolean
was_left_open (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf facts;

  return g_stat (log, &facts) == 0 && facts.st_size > 0;
}

static gboolean
check_after_crash (HjDatabase *db, GError **error)
{
  GError *problem = NULL;
  g_autoptr (HjStatement) row = hj_database_query (db, &problem, "PRAGMA quick_check (1)", "");

  if (hj_statement_step (row, &problem) && strcmp (hj_statement_get_text (row, 0), "ok") == 0)
    return TRUE;
  if (problem)
    g_propagate_error (error, problem);
  else
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_DAMAGED, "%s: %s", hj_database_get_path (db),
                 _("the library is damaged; restore a backup with “hanjang restore”"));
  return FALSE;
}

/* An older library is copied as it was before it is changed. */
static gboolean
bring_up_to_date (HjDatabase *db, GError **error)
{
  const char *path = hj_database_get_path (db);
  g_autofree char *name = NULL, *copy = NULL;
  int version;

  if (!hj_migrations_check (db, &version, error))
    return FALSE;
  if (version == hj_migrations_get_version ())
    return TRUE;
  if (version > 0)
    {
      name = g_strdup_printf ("before-format-%d", hj_migrations_get_version ());
      copy = hj_library_dup_backup_path (path, name);
      if (!hj_copy_database (db, copy, error))
        return FALSE;
    }
  return hj_migrations_run (db, error);
}

HjLibrary *
hj_library_open (const char *path, GError **error)
{
  g_autoptr (HjLibrary) self = g_object_new (HJ_TYPE_LIBRARY, NULL);
  gboolean crashed;

  self->path = path ? g_strdup (path) : hj_library_dup_default_path ();
  if (!hj_make_folder_of (self->path, error))
    return NULL;
  crashed = was_left_open (self->path);
  self->db = hj_database_open (self->path, HJ_DATABASE_CREATE, error);
  if (!self->db || (crashed && !check_after_crash (self->db, error)) || !bring_up_to_date (self->db, error)
      || !hj_library_refresh (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

HjLibrary *
hj_library_open_beside (const char *path, GError **error)
{
  g_autoptr (HjLibrary) self = g_object_new (HJ_TYPE_LIBRARY, NULL);

  self->path = g_strdup (path);
  self->db = hj_database_open (path, HJ_DATABASE_EXISTING, error);
  return self->db ? g_steal_pointer (&self) : NULL;
}

const char *
hj_library_get_path (HjLibrary *self)
{
  return self->path;
}

/* ---- object ---- */

static void
hj_library_finalize (GObject *object)
{
  HjLibrary *self = HJ_LIBRARY (object);

  hj_library_drop_index (self);
  g_clear_pointer (&self->db, hj_database_close);
  g_free (self->path);
  G_OBJECT_CLASS (hj_library_parent_class)->finalize (object);
}

static void
hj_library_class_init (HjLibraryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hj_library_finalize;
  signals[CHANGED] = g_signal_new ("changed", HJ_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hj_library_init (HjLibrary *self)
{
  hj_study_options_init (&self->options);
}
