/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that can be trusted: written beside their place, synced, verified, renamed. */
#include "hj-library-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
sync_path (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean success = file >= 0 && fsync (file) == 0;
  int reason = errno;

  if (file >= 0)
    close (file);
  if (!success)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", path, g_strerror (reason));
  return success;
}

static gboolean
sync_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, error);
}

gboolean
hj_make_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_OPEN, "%s: %s", folder, g_strerror (errno));
  return FALSE;
}

gboolean
hj_verify_library (const char *path, GError **error)
{
  g_autoptr (HjDatabase) db = hj_database_open (path, HJ_DATABASE_READ, error);
  g_autoptr (HjStatement) row = NULL;
  int version = 0;

  if (!db || !hj_migrations_check (db, &version, error))
    return FALSE;
  row = hj_database_query (db, error, "PRAGMA quick_check", "");
  if (!hj_statement_step (row, error))
    return FALSE;
  if (version > 0 && strcmp (hj_statement_get_text (row, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_DAMAGED, "%s: %s", path,
               _("it is not a library of Hanjang, or it is damaged"));
  return FALSE;
}

gboolean
hj_rename_synced (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return sync_folder_of (to, error);
  g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", to, g_strerror (errno));
  return FALSE;
}

void
hj_remove_database (const char *path)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

gboolean
hj_copy_database (HjDatabase *db, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *part = g_strdup_printf ("%s/.%s.%d.part", folder, name, (int) getpid ());
  gboolean success;

  if (!hj_make_folder_of (path, error))
    return FALSE;
  hj_remove_database (part);
  success = hj_database_copy_to (db, part, path, error) && sync_path (part, error) && hj_verify_library (part, error)
            && hj_rename_synced (part, path, error);
  if (!success)
    hj_remove_database (part);
  return success;
}

char *
hj_library_dup_backup_path (const char *library, const char *name)
{
  return g_strdup_printf ("%s.backups/%s" HJ_BACKUP_SUFFIX, library, name);
}

char *
hj_dup_stamp (HjMoment now)
{
  g_autoptr (GDateTime) time = hj_moment_to_date_time (now);

  return g_date_time_format (time, "%Y-%m-%d-%H%M%S");
}
