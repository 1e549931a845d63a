/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders the system has no monitor for: they are looked at again and again. */
#include "hj-watcher-private.h"

#include <glib/gstdio.h>

#define LOOK_EVERY 3 /* s */

static char *
dup_stamp (const char *file)
{
  GStatBuf facts;

  if (g_stat (file, &facts) != 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %ld %" G_GUINT64_FORMAT, (guint64) facts.st_size,
                          (gint64) facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, (guint64) facts.st_ino);
}

gboolean
hj_watcher_is_polled (HjWatcher *self, const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);

  return g_hash_table_contains (self->polled, folder);
}

void
hj_watcher_look_at_file (HjWatcher *self, const char *file)
{
  char *stamp = dup_stamp (file);
  const char *known = g_hash_table_lookup (self->stamps, file);

  if (known != NULL && !g_str_equal (known, stamp))
    hj_watcher_take_changed (self, file);
  g_hash_table_insert (self->stamps, g_strdup (file), stamp);
}

/* What was there at the first look is not new. */
static void
look_for_new (HjWatcher *self, const char *folder)
{
  gboolean first = g_hash_table_add (self->listed, g_strdup (folder));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    if (g_hash_table_add (self->listed, g_strdup (file)) && !first && hj_watcher_is_new_note (self, file))
      hj_watcher_take_appeared (self, file);
  }
}

static gboolean
poll_cb (gpointer data)
{
  HjWatcher *self = data;
  GHashTableIter iter;
  gpointer file;

  g_hash_table_iter_init (&iter, self->polled);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    look_for_new (self, file);
  g_hash_table_iter_init (&iter, self->sources);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    if (hj_watcher_is_polled (self, file))
      hj_watcher_look_at_file (self, file);
  return G_SOURCE_CONTINUE;
}

void
hj_watcher_poll_folder (HjWatcher *self, const char *folder)
{
  g_hash_table_add (self->polled, g_strdup (folder));
  look_for_new (self, folder);
  if (self->poll_id == 0)
    self->poll_id = g_timeout_add_seconds (LOOK_EVERY, poll_cb, self);
}
