/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a note came from, as the disk says. */
#include "hj-watched.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define MOST_BYTES 4000000

HjWatched *
hj_watched_new (const char *note)
{
  HjWatched *self = g_new0 (HjWatched, 1);

  self->note = g_strdup (note);
  return self;
}

void
hj_watched_free (HjWatched *self)
{
  g_free (self->note);
  g_free (self->file);
  g_free (self);
}

/* "/a/notes.zip/folder/x.md" is in "/a/notes.zip". */
static char *
find_file (const char *note)
{
  char *path = g_strdup (note);

  while (!g_file_test (path, G_FILE_TEST_EXISTS) && strlen (path) > 1) {
    char *up = g_path_get_dirname (path);

    g_free (path);
    path = up;
  }
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return path;
  g_free (path);
  return g_strdup (note);
}

static gboolean
is_remote (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

void
hj_watched_look (HjWatched *self)
{
  g_autofree char *folder = NULL;
  GStatBuf facts;

  self->file = find_file (self->note);
  self->there = g_stat (self->file, &facts) == 0 && S_ISREG (facts.st_mode);
  self->small = self->there && facts.st_size < MOST_BYTES && g_str_equal (self->file, self->note);
  folder = g_path_get_dirname (self->file);
  self->watch = g_file_test (folder, G_FILE_TEST_IS_DIR) && !is_remote (folder);
}
