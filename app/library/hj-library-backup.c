/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups, made by hand or by themselves. Automatic ones thin out in steps of time: all of two days, then twelve daily,
 * ten weekly, nine monthly ones. */
#include "hj-library-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SECONDS_PER_DAY 86400

/* Only another library may be written over: a mistyped name must not cost a file. */
static gboolean
check_target (HjLibrary *self, const char *path, GError **error)
{
  g_autofree char *target = g_canonicalize_filename (path, NULL);
  g_autofree char *library = g_canonicalize_filename (self->path, NULL);

  if (strcmp (target, library) == 0)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", path,
                 _("this is the library itself"));
  else if (g_file_test (path, G_FILE_TEST_EXISTS) && !hj_verify_library (path, NULL))
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", path,
                 _("there is a file of this name that is not a backup"));
  else
    return TRUE;
  return FALSE;
}

char *
hj_library_backup (HjLibrary *self, const char *path, HjMoment now, GError **error)
{
  g_autofree char *stamp = hj_dup_stamp (now);
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

  if (!g_str_has_suffix (name, HJ_BACKUP_SUFFIX) || sscanf (name, "%4d-%2d-%2d-%*6[0-9]%n", &year, &month, &day, &used) != 3
      || used != 17 || strcmp (name + used, HJ_BACKUP_SUFFIX) != 0)
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

/* ---- when one is due ---- */

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
