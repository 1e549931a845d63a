/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files an import takes, and their bytes. */
#include "hj-import-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

gboolean
hj_import_is_note_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return name[0] != '.'
         && (hj_name_is_notion_table (name) || g_str_has_suffix (lower, ".md") || g_str_has_suffix (lower, ".markdown")
             || g_str_has_suffix (lower, ".txt"));
}

gboolean
hj_import_is_picture_name (const char *name)
{
  static const char *const endings[] = { ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names in FOLDER, sorted, so that an import is the same on every machine. NULL on an error. */
static GPtrArray *
list_names (const char *folder, GError **error)
{
  GPtrArray *names = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (!dir)
    {
      g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", folder, _("it may not be read"));
      return NULL;
    }
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Appends the notes below FOLDER; links to folders are not followed, they may lead in circles. A folder below that may not
 * be read goes to CLOSED. */
static gboolean
list_files (const char *folder, GPtrArray *files, GPtrArray *closed, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (folder, error);

  for (guint i = 0; names && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean link = g_file_test (path, G_FILE_TEST_IS_SYMLINK);

      if (name[0] != '.' && !link && g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (!list_files (path, files, closed, NULL))
            g_ptr_array_add (closed, g_steal_pointer (&path));
        }
      else if (hj_import_is_note_name (name) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
  return names != NULL;
}

gboolean
hj_import_list_files (const char *folder, GPtrArray *files, GPtrArray *closed, GError **error)
{
  if (!list_files (folder, files, closed, error))
    return FALSE;
  if (files->len == 0)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND, _("%s: no .md or .txt file in this folder"),
                 folder);
  return files->len > 0;
}

static const char *
explain (const GError *problem)
{
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _("there is no such file or folder");
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _("it may not be read");
  return problem->message;
}

/* Kinds of files that become something else than a note; until then they are no notes either. */
static gboolean
is_for_later (const char *path)
{
  static const char *const endings[] = { ".zip", ".apkg", ".colpkg", ".csv", ".tsv" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

/* A file as large as the disk must not be read to learn that it is too large; what is no file, a pipe or a device, may
 * never come to its end. */
static gboolean
check_kind_and_size (const char *path, GError **error)
{
  GStatBuf facts;
  GError *problem = NULL;

  if (g_stat (path, &facts) != 0)
    return TRUE;
  if (!S_ISREG (facts.st_mode))
    {
      g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", path,
                   _("this is neither a file nor a folder"));
      return FALSE;
    }
  if (facts.st_size == 0 || hj_note_check_size ((guint64) facts.st_size, &problem))
    return TRUE;
  g_propagate_prefixed_error (error, problem, "%s: ", path);
  return FALSE;
}

gboolean
hj_import_leads_out (const char *path, const char *folder)
{
  g_autofree char *file = NULL, *root = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return FALSE;
  file = realpath (path, NULL);
  root = realpath (folder, NULL);
  return !file || !root || !g_str_has_prefix (file, root) || file[strlen (root)] != '/';
}

GBytes *
hj_import_load_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *problem = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!check_kind_and_size (path, error))
    return NULL;
  bytes = g_file_load_bytes (file, cancellable, NULL, &problem);

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, problem);
  else if (problem)
    {
      g_set_error (error, problem->domain, problem->code, "%s: %s", path, explain (problem));
      g_error_free (problem);
    }
  else if (is_for_later (path) && !hj_name_is_notion_table (path))
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", path,
                 _("files of this kind are not available yet"));
  else
    return g_steal_pointer (&bytes);
  return NULL;
}
