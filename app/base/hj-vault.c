/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a vault begins, and a list of the files in the one that was asked for last. */
#include "hj-vault.h"

#define FARTHEST_ROOT 6    /* folders up from a note */
#define DEEPEST_FOLDER 12
#define MOST_FILES 50000
#define KEPT (5 * G_USEC_PER_SEC)

static struct {
  GMutex lock; /* of all that follows */
  char *root;
  gint64 made;
  GHashTable *files; /* name → path */
} list;

static gboolean
begins_vault (const char *folder)
{
  static const char *const signs[] = { ".obsidian", "_config.yml", "hugo.toml", "config.toml" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autofree char *sign = g_build_filename (folder, signs[i], NULL);

      if (g_file_test (sign, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

char *
hj_vault_dup_root (const char *folder)
{
  g_autofree char *at = g_strdup (folder);

  for (guint i = 0; i < FARTHEST_ROOT && at[0] && at[1]; i++)
    {
      char *up;

      if (begins_vault (at))
        return g_steal_pointer (&at);
      up = g_path_get_dirname (at);
      g_free (at);
      at = up;
    }
  return NULL;
}

/* Takes PATH. Letters are whole in links, whatever a disk makes of them; a name that is no text is asked for by nobody. */
static void
add_file (const char *name, char *path)
{
  char *whole = g_utf8_normalize (name, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  if (!whole || g_hash_table_contains (list.files, whole))
    {
      g_free (whole);
      g_free (path);
      return;
    }
  g_hash_table_insert (list.files, whole, path);
}

/* The files of FOLDER, then those of the folders in it. */
static void
add_files (const char *folder, guint depth)
{
  g_autoptr (GDir) dir = depth < DEEPEST_FOLDER ? g_dir_open (folder, 0, NULL) : NULL;
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) && g_hash_table_size (list.files) < MOST_FILES)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (name[0] == '.' || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (folders, g_steal_pointer (&path));
      else
        add_file (name, g_steal_pointer (&path));
    }
  for (guint i = 0; i < folders->len; i++)
    add_files (folders->pdata[i], depth + 1);
}

static void
require_list (const char *root)
{
  gint64 now = g_get_monotonic_time ();

  if (list.files && g_str_equal (list.root, root) && now - list.made < KEPT)
    return;
  g_clear_pointer (&list.files, g_hash_table_unref);
  g_free (list.root);
  list.root = g_strdup (root);
  list.files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_files (root, 0);
  list.made = g_get_monotonic_time ();
}

char *
hj_vault_dup_file (const char *root, const char *name)
{
  char *path;

  g_return_val_if_fail (root != NULL && name != NULL, NULL);
  g_mutex_lock (&list.lock);
  require_list (root);
  path = g_strdup (g_hash_table_lookup (list.files, name));
  g_mutex_unlock (&list.lock);
  return path;
}
