/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup in the place of the library; what was there is kept. */
#include "hj-library-private.h"

#include <glib/gstdio.h>

/* A damaged library is moved as it is, with the log beside it; FROM and TO the other way round brings it back. */
static gboolean
move_library (const char *from, const char *to, GError **error)
{
  static const char *const endings[] = { "-wal", "-shm" };

  if (!hj_rename_synced (from, to, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *old = g_strconcat (from, endings[i], NULL);
      g_autofree char *new = g_strconcat (to, endings[i], NULL);

      g_rename (old, new);
    }
  return TRUE;
}

/* A sound library stays where it is and is copied aside: should anything fail, nothing was changed. */
static gboolean
put_aside (const char *library, const char *aside, gboolean *moved, GError **error)
{
  g_autoptr (HjDatabase) db = NULL;

  if (!hj_make_folder_of (aside, error))
    return FALSE;
  *moved = !hj_verify_library (library, NULL);
  if (*moved)
    return move_library (library, aside, error);
  db = hj_database_open (library, HJ_DATABASE_EXISTING, error);
  return db && hj_copy_database (db, aside, error);
}

/* SQLite copies page by page under its own locks: readers see the old library or the new one. */
static gboolean
copy_into (const char *library, const char *file, GError **error)
{
  g_autoptr (HjDatabase) source = hj_database_open (file, HJ_DATABASE_READ, error);
  g_autoptr (HjDatabase) target = source ? hj_database_open (library, HJ_DATABASE_CREATE, error) : NULL;

  return target && hj_database_copy_from (target, source, error) && hj_migrations_run (target, error);
}

gboolean
hj_library_restore (const char *library, const char *file, HjMoment now, char **kept, GError **error)
{
  g_autofree char *path = library ? g_strdup (library) : hj_library_dup_default_path ();
  g_autofree char *stamp = hj_dup_stamp (now);
  g_autofree char *name = g_strdup_printf ("before-restore-%s", stamp);
  g_autofree char *aside = hj_library_dup_backup_path (path, name);
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS), moved = FALSE;

  if (!hj_verify_library (file, error) || !hj_make_folder_of (path, error))
    return FALSE;
  if (exists && !put_aside (path, aside, &moved, error))
    return FALSE;
  if (!copy_into (path, file, error))
    {
      if (moved || !exists)
        hj_remove_database (path);
      if (moved)
        move_library (aside, path, NULL);
      return FALSE;
    }
  if (kept)
    *kept = exists ? g_steal_pointer (&aside) : NULL;
  return TRUE;
}
