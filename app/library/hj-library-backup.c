/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that can be trusted: written beside their place, synced, verified, renamed. Automatic ones thin out in
 * steps of time: all of two days, then twelve daily, ten weekly, nine monthly ones. */
#include "hj-library-private.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SECONDS_PER_DAY 86400
#define SUFFIX ".sqlite3"

/* ---- files ---- */

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

/* A sound library of a format this version knows. */
static gboolean
verify (const char *path, GError **error)
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

static gboolean
rename_file (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return sync_folder_of (to, error);
  g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", to, g_strerror (errno));
  return FALSE;
}

/* With the files SQLite may have left beside it. */
static void
remove_database (const char *path)
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
  remove_database (part);
  success = hj_database_copy_to (db, part, path, error) && sync_path (part, error) && verify (part, error)
            && rename_file (part, path, error);
  if (!success)
    remove_database (part);
  return success;
}

char *
hj_library_dup_backup_path (const char *library, const char *name)
{
  return g_strdup_printf ("%s.backups/%s" SUFFIX, library, name);
}

static char *
dup_stamp (HjMoment now)
{
  g_autoptr (GDateTime) time = hj_moment_to_date_time (now);

  return g_date_time_format (time, "%Y-%m-%d-%H%M%S");
}

/* ---- backup ---- */

/* Only another library may be written over: a mistyped name must not cost a file. */
static gboolean
check_target (HjLibrary *self, const char *path, GError **error)
{
  g_autofree char *target = g_canonicalize_filename (path, NULL);
  g_autofree char *library = g_canonicalize_filename (self->path, NULL);

  if (strcmp (target, library) == 0)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", path,
                 _("this is the library itself"));
  else if (g_file_test (path, G_FILE_TEST_EXISTS) && !verify (path, NULL))
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", path,
                 _("there is a file of this name that is not a backup"));
  else
    return TRUE;
  return FALSE;
}

char *
hj_library_backup (HjLibrary *self, const char *path, HjMoment now, GError **error)
{
  g_autofree char *stamp = dup_stamp (now);
  g_autofree char *target = path ? g_strdup (path) : hj_library_dup_backup_path (self->path, stamp);

  if (!check_target (self, target, error) || !hj_copy_database (self->db, target, error))
    return NULL;
  return g_steal_pointer (&target);
}

/* ---- thinning out ---- */

typedef struct { int days; int count; } Step;

/* Days of one bucket, and how many buckets; the newest of a bucket stays. */
static const Step steps[] = { { 1, 12 }, { 7, 10 }, { 30, 9 } };
#define KEEP_ALL_DAYS 2

/* Goes on at START, the first backup no step has looked at; returns where the next step goes on. */
static guint
choose_step (const GArray *days, guint start, const Step *step, GArray *keep)
{
  int n = 0, last = -1;
  guint i = start;

  for (; i < days->len; i++)
    {
      int bucket = g_array_index (days, int, i) / step->days;

      if (bucket == last)
        continue;
      if (n++ == step->count)
        break;
      last = bucket;
      g_array_index (keep, gboolean, i) = TRUE;
    }
  return i;
}

GArray *
hj_backups_choose (const GArray *days, int today)
{
  GArray *keep = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), days->len);
  guint next = 0;

  for (guint i = 0; i < days->len; i++)
    {
      gboolean recent = today - g_array_index (days, int, i) < KEEP_ALL_DAYS;

      next += recent;
      g_array_append_val (keep, recent);
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    next = choose_step (days, next, &steps[i], keep);
  return keep;
}

/* The day a backup's name says, or −1 for a file of another name, which is left alone. */
static int
get_day_of_name (const char *name)
{
  int year, month, day, used = 0;
  g_autoptr (GDateTime) time = NULL;

  if (!g_str_has_suffix (name, SUFFIX) || sscanf (name, "%4d-%2d-%2d-%*6[0-9]%n", &year, &month, &day, &used) != 3
      || used != 17 || strcmp (name + used, SUFFIX) != 0)
    return -1;
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return time ? (int) (g_date_time_to_unix (time) / SECONDS_PER_DAY) : -1;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
list_backups (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (get_day_of_name (name) >= 0)
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);
  return names;
}

static void
thin_out (const char *folder, int today)
{
  g_autoptr (GPtrArray) names = list_backups (folder);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) keep = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      int day = get_day_of_name (g_ptr_array_index (names, i));

      g_array_append_val (days, day);
    }
  keep = hj_backups_choose (days, today);
  for (guint i = 0; i < names->len; i++)
    if (!g_array_index (keep, gboolean, i))
      {
        g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

        g_unlink (path);
      }
}

/* What changes with every change of the learner's. */
static char *
dup_fingerprint (HjDatabase *db)
{
  gint64 reviews = hj_database_get_number (db, 0, NULL, "SELECT coalesce (max (id), 0) FROM reviews", "");
  gint64 cards = hj_database_get_number (db, 0, NULL, "SELECT total (edited) + total (suggested) + total (gone)"
                                                      " + count(*) * 1000000 FROM cards", "");
  gint64 notes = hj_database_get_number (db, 0, NULL, "SELECT total (size) + count(*) FROM notes", "");
  gint64 read = hj_database_get_number (db, 0, NULL, "SELECT coalesce (max (at), 0) FROM progress", "");

  return g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, reviews,
                          cards, notes, read);
}

static gboolean
remember_backup (HjLibrary *self, HjMoment now, const char *fingerprint, GError **error)
{
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, now.at);

  return hj_library_set_setting (self, "backup-at", at, error)
         && hj_library_set_setting (self, "backup-of", fingerprint, error);
}

gboolean
hj_library_backup_if_due (HjLibrary *self, HjMoment now, GError **error)
{
  g_autofree char *when = hj_library_dup_setting (self, "backup-at", NULL);
  gint64 last = when ? g_ascii_strtoll (when, NULL, 10) : 0;
  g_autofree char *what = NULL, *fingerprint = NULL, *path = NULL, *folder = NULL;

  /* A new library holds nothing of the learner's yet; its first day begins now. */
  if (!when)
    return remember_backup (self, now, "", error);
  if (now.at - last < SECONDS_PER_DAY && now.at >= last)
    return TRUE;
  what = hj_library_dup_setting (self, "backup-of", NULL);
  fingerprint = dup_fingerprint (self->db);
  if (g_strcmp0 (what, fingerprint) == 0)
    return TRUE;
  path = hj_library_backup (self, NULL, now, error);
  if (!path)
    return FALSE;
  folder = g_path_get_dirname (path);
  thin_out (folder, (int) ((now.at + now.offset) / SECONDS_PER_DAY));
  return remember_backup (self, now, fingerprint, error);
}

/* ---- restore ---- */

/* A damaged library is moved as it is, with the log beside it; FROM and TO the other way round brings it back. */
static gboolean
move_library (const char *from, const char *to, GError **error)
{
  static const char *const endings[] = { "-wal", "-shm" };

  if (!rename_file (from, to, error))
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
  *moved = !verify (library, NULL);
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
  g_autofree char *stamp = dup_stamp (now);
  g_autofree char *name = g_strdup_printf ("before-restore-%s", stamp);
  g_autofree char *aside = hj_library_dup_backup_path (path, name);
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS), moved = FALSE;

  if (!verify (file, error) || !hj_make_folder_of (path, error))
    return FALSE;
  if (exists && !put_aside (path, aside, &moved, error))
    return FALSE;
  if (!copy_into (path, file, error))
    {
      if (moved || !exists)
        remove_database (path);
      if (moved)
        move_library (aside, path, NULL);
      return FALSE;
    }
  if (kept)
    *kept = exists ? g_steal_pointer (&aside) : NULL;
  return TRUE;
}
