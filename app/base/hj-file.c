/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing whole files, removing whole folders. */
#include "hj-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* GLib's own message names the temporary file, which tells a reader nothing. */
static const struct {
  GFileError code;
  const char *reason;
} reasons[] = {
  { G_FILE_ERROR_NOENT, N_("there is no such folder") },
  { G_FILE_ERROR_NOTDIR, N_("there is no such folder") },
  { G_FILE_ERROR_ACCES, N_("it may not be written to") },
  { G_FILE_ERROR_PERM, N_("it may not be written to") },
  { G_FILE_ERROR_ROFS, N_("it may not be written to") },
  { G_FILE_ERROR_ISDIR, N_("it is a folder") },
  { G_FILE_ERROR_NOSPC, N_("the disk is full") },
};

gboolean
hj_file_write (const char *path, const void *data, gsize size, GError **error)
{
  GError *local = NULL;

  if (g_file_set_contents (path, data, (gssize) size, &local))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_error_matches (local, G_FILE_ERROR, reasons[i].code))
      {
        g_free (local->message);
        local->message = g_strdup_printf ("%s: %s", path, _(reasons[i].reason));
        break;
      }
  g_propagate_error (error, local);
  return FALSE;
}

void
hj_file_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      hj_file_remove_tree (child);
    }
  g_remove (path);
}
