/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an archive: its names and what comes out of it. */
#include "fuzz.h"

#include "hj-archive.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
take_note (GBytes *bytes, const char *path, gpointer data, GError **error)
{
  const char *folder = data;

  g_assert_true (g_utf8_validate (path, -1, NULL));
  g_assert_true (g_str_has_prefix (path, folder) && path[strlen (folder)] == '/');
  g_assert_null (strstr (path, "/../"));
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const HjArchiveLimits limits = { 1 << 20, 1 << 21, 100, 200 };
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("hanjang-fuzz-XXXXXX.zip", &path, NULL);
  guint n_others;

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
  hj_archive_read (path, &limits, take_note, path, &n_others, NULL);
  g_unlink (path);
  return 0;
}
