/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents tell the truth about the tree: every file that they link to is there, every folder of app is on
 * the map. */
#include <glib.h>

static char *
dup_source_path (const char *relative)
{
  return g_build_filename (g_getenv ("HANJANG_TEST_SOURCE"), relative, NULL);
}

/* Links of the document at PATH, "[name](file)"; pictures and links into the web are left out. */
static void
check_links (const char *path)
{
  g_autofree char *full = dup_source_path (path);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *text = NULL;
  g_autoptr (GRegex) link = g_regex_new ("(?<!!)\\[[^\\]]+\\]\\(([^):]+)\\)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (full, &text, NULL, NULL));
  for (g_regex_match (link, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL), n++)
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *target = g_build_filename (folder, name, NULL);

      if (!g_file_test (target, G_FILE_TEST_EXISTS))
        {
          g_test_message ("%s links to %s, which is not there", path, name);
          g_test_fail ();
        }
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_links (void)
{
  check_links ("README.md");
  check_links ("app/README.md");
}

static void
test_folders (void)
{
  g_autofree char *map_path = dup_source_path ("app/README.md");
  g_autofree char *app = dup_source_path ("app");
  g_autofree char *map = NULL;
  g_autoptr (GDir) dir = g_dir_open (app, 0, NULL);
  const char *name;

  g_assert_true (g_file_get_contents (map_path, &map, NULL, NULL));
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (app, name, NULL);
      g_autofree char *row = g_strdup_printf ("\n| `%s` | ", name);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_strrstr (map, row))
        {
          g_test_message ("app/README.md has no row for %s", name);
          g_test_fail ();
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/links", test_links);
  g_test_add_func ("/map/folders", test_folders);
  return g_test_run ();
}
