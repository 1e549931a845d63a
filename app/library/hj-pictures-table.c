/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that came in an archive with notes: kept with them, and shown from files that are made of them when they are
 * wanted, in the folder for what can be made again. */
#include "hj-library-private.h"

#include "hj-file.h"
#include "hj-import-private.h"

#include <glib/gstdio.h>
#include <string.h>

gboolean
hj_pictures_table_store (HjDatabase *db, const char *path, const char *container, GBytes *bytes, GError **error)
{
  g_autofree char *name = g_path_get_basename (path), *digest = hj_import_compute_digest (bytes);

  return hj_database_run (db, error,
                          "INSERT INTO pictures (path, container, name, digest, bytes) VALUES (?1, ?2, ?3, ?4, ?5)"
                          " ON CONFLICT (path) DO UPDATE SET digest = ?4, bytes = ?5 WHERE digest <> ?4",
                          "ssssb", path, container, name, digest, bytes);
}

gboolean
hj_pictures_table_sweep (HjDatabase *db, GError **error)
{
  return hj_database_run (db, error,
                          "DELETE FROM pictures WHERE container IN (SELECT container FROM"
                          " (SELECT DISTINCT container FROM pictures) WHERE NOT EXISTS (SELECT 1 FROM notes"
                          " WHERE substr (path, 1, length (container) + 1) = container || '/'))",
                          "");
}

GHashTable *
hj_library_list_pictures (HjLibrary *self)
{
  GHashTable *containers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (HjStatement) rows = hj_database_query (self->db, NULL, "SELECT path, container FROM pictures", "");

  while (hj_statement_step (rows, NULL))
    g_hash_table_insert (containers, g_strdup (hj_statement_get_words (rows, 0)),
                         g_strdup (hj_statement_get_words (rows, 1)));
  return containers;
}

/* ---- as files ---- */

static gboolean
make_file (const char *file, const char *folder, HjStatement *row)
{
  g_autoptr (GBytes) bytes = hj_statement_dup_bytes (row, 2);

  return g_mkdir_with_parents (folder, 0700) == 0
         && hj_file_write (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
}

/* Its name is what is in it: one that is there is right, and the bytes are not asked for. */
static char *
dup_row_file (HjStatement *row)
{
  const char *ending;
  g_autofree char *folder = NULL, *name = NULL, *file = NULL;

  if (!hj_statement_step (row, NULL))
    return NULL;
  ending = strrchr (hj_statement_get_words (row, 1), '.');
  folder = g_build_filename (g_get_user_cache_dir (), "hanjang", "pictures", NULL);
  name = g_strconcat (hj_statement_get_words (row, 0), ending, NULL);
  file = g_build_filename (folder, name, NULL);
  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR) && !make_file (file, folder, row))
    return NULL;
  return g_steal_pointer (&file);
}

char *
hj_pictures_table_dup_file (HjDatabase *db, const char *note, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (note), *path = g_canonicalize_filename (target, folder);
  g_autofree char *name = g_path_get_basename (target);
  g_autoptr (HjStatement) here = NULL, anywhere = NULL;
  char *file;

  here = hj_database_query (db, NULL, "SELECT digest, name, bytes FROM pictures WHERE path = ?1", "s", path);
  file = dup_row_file (here);
  if (file)
    return file;
  /* A vault knows its pictures by name. */
  anywhere = hj_database_query (db, NULL,
                                "SELECT digest, name, bytes FROM pictures WHERE name = ?2 AND container IN"
                                " (SELECT container FROM (SELECT DISTINCT container FROM pictures)"
                                "  WHERE substr (?1, 1, length (container) + 1) = container || '/') ORDER BY path",
                                "ss", note, name);
  return dup_row_file (anywhere);
}
