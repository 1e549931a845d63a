/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection to SQLite: its errors, transactions, copies. */
#include "hj-database-private.h"

#include "hj-library.h"

#include <glib/gi18n-lib.h>

/* Long enough for another program's answer to be stored, short enough for a person to wait. */
#define BUSY_MILLISECONDS 3000

G_DEFINE_QUARK (hj-library-error-quark, hj_library_error)

/* ---- errors ---- */

/* Why, in one sentence that a learner understands. */
static const struct { int code; HjLibraryError error; const char *why; } reasons[] = {
  { SQLITE_FULL, HJ_LIBRARY_ERROR_FULL, N_("the disk is full; nothing was changed") },
  { SQLITE_BUSY, HJ_LIBRARY_ERROR_LOCKED, N_("another program is writing to it; nothing was changed") },
  { SQLITE_LOCKED, HJ_LIBRARY_ERROR_LOCKED, N_("another program is writing to it; nothing was changed") },
  { SQLITE_READONLY, HJ_LIBRARY_ERROR_READ_ONLY, N_("it may not be written to; nothing was changed") },
  { SQLITE_PERM, HJ_LIBRARY_ERROR_READ_ONLY, N_("it may not be written to; nothing was changed") },
  { SQLITE_CANTOPEN, HJ_LIBRARY_ERROR_OPEN, N_("it cannot be opened") },
  { SQLITE_NOTADB, HJ_LIBRARY_ERROR_DAMAGED, N_("it is not a library of Hanjang, or it is damaged") },
  { SQLITE_CORRUPT, HJ_LIBRARY_ERROR_DAMAGED,
    N_("the library is damaged; restore a backup with “hanjang restore”") },
  { SQLITE_IOERR, HJ_LIBRARY_ERROR_FAILED, N_("the disk reports an error; nothing was changed") },
};

static void
set_error_code (GError **error, const char *path, int code, const char *detail)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].code == (code & 0xff))
      {
        g_set_error (error, HJ_LIBRARY_ERROR, reasons[i].error, "%s: %s", path, _(reasons[i].why));
        return;
      }
  g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", path, detail);
}

gboolean
hj_database_fail (HjDatabase *self, int code, GError **error)
{
  self->broken = self->depth > 0;
  if (!error || !*error)
    set_error_code (error, self->path, code, sqlite3_errmsg (self->handle));
  return FALSE;
}

/* ---- opening ---- */

static gboolean
set_up (HjDatabase *self, HjDatabaseMode mode, GError **error)
{
  sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS);
  if (mode == HJ_DATABASE_READ)
    return hj_database_execute (self, "PRAGMA foreign_keys = ON; PRAGMA query_only = ON;", error);
  if (sqlite3_db_readonly (self->handle, "main") == 1)
    return hj_database_fail (self, SQLITE_READONLY, error);
  return hj_database_execute (self,
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA journal_mode = WAL;"
                              "PRAGMA synchronous = FULL;"
                              /* An import is one transaction: what it writes stays in memory until it is whole. */
                              "PRAGMA cache_size = -16000;"         /* kB */
                              "PRAGMA wal_autocheckpoint = 4000;",  /* pages; the log is as safe as the file */
                              error);
}

HjDatabase *
hj_database_open (const char *path, HjDatabaseMode mode, GError **error)
{
  static const int flags[] = {
    [HJ_DATABASE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    [HJ_DATABASE_EXISTING] = SQLITE_OPEN_READWRITE,
    [HJ_DATABASE_READ] = SQLITE_OPEN_READONLY,
  };
  g_autoptr (HjDatabase) self = g_new0 (HjDatabase, 1);
  int code;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_OPEN, "%s: %s", path, _("it is a folder"));
      return NULL;
    }
  self->path = g_strdup (path);
  self->owner = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, hj_statement_free);
  code = sqlite3_open_v2 (path, &self->handle, flags[mode] | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      set_error_code (error, path, code, sqlite3_errstr (code));
      return NULL;
    }
  return set_up (self, mode, error) ? g_steal_pointer (&self) : NULL;
}

void
hj_database_close (HjDatabase *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

const char *
hj_database_get_path (HjDatabase *self)
{
  return self->path;
}

gboolean
hj_database_execute (HjDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK ? TRUE : hj_database_fail (self, code, error);
}

gint64
hj_database_get_last_id (HjDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/* ---- transactions ---- */

gboolean
hj_database_is_in_transaction (HjDatabase *self)
{
  return self->depth > 0;
}

gboolean
hj_database_begin (HjDatabase *self, GError **error)
{
  if (self->depth == 0)
    {
      /* IMMEDIATE: a lock that cannot be had is told before anything was done. */
      if (!hj_database_execute (self, "BEGIN IMMEDIATE", error))
        return FALSE;
      self->broken = FALSE;
    }
  self->depth++;
  return TRUE;
}

static void
roll_back (HjDatabase *self)
{
  /* SQLite may have rolled back by itself, after a full disk for instance. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
hj_database_end (HjDatabase *self, gboolean success, GError **error)
{
  g_assert (self->depth > 0);
  self->depth--;
  if (!success)
    self->broken = TRUE;
  if (self->depth > 0)
    return success;
  if (self->broken)
    {
      roll_back (self);
      return FALSE;
    }
  if (hj_database_execute (self, "COMMIT", error))
    return TRUE;
  roll_back (self);
  return FALSE;
}

/* ---- copies ---- */

gboolean
hj_database_copy_to (HjDatabase *self, const char *path, const char *name, GError **error)
{
  char *sql = sqlite3_mprintf ("VACUUM INTO %Q", path);
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  sqlite3_free (sql);
  if (code != SQLITE_OK)
    set_error_code (error, name, code, sqlite3_errmsg (self->handle));
  return code == SQLITE_OK;
}

gboolean
hj_database_copy_from (HjDatabase *self, HjDatabase *source, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (self->handle, "main", source->handle, "main");
  int code;

  if (!backup)
    return hj_database_fail (self, sqlite3_errcode (self->handle), error);
  sqlite3_backup_step (backup, -1);
  code = sqlite3_backup_finish (backup);
  return code == SQLITE_OK ? TRUE : hj_database_fail (self, code, error);
}

/* ---- watching ---- */

static void
tell_change (gpointer data, int action, const char *database, const char *table, sqlite3_int64 row)
{
  HjDatabase *self = data;

  self->changed (table, row, self->changed_data);
}

void
hj_database_watch (HjDatabase *self, HjDatabaseChanged changed, gpointer data)
{
  self->changed = changed;
  self->changed_data = data;
  sqlite3_update_hook (self->handle, changed ? tell_change : NULL, self);
}
