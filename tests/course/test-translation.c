/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Korean interface is complete: POTFILES lists every file with strings, and ko.po translates all of them. */
#include <glib.h>
#include <glib/gstdio.h>

#include <string.h>

static const char *const folders[] = { "app", "widgets", "ui", "data" };

/* What marks a string for translation, by the end of a file's name. */
static const struct {
  const char *ending, *pattern;
} marks[] = {
  { ".c", "\\b(_|N_|C_|NC_|ngettext|gettext|g_dgettext|g_dngettext|g_dpgettext2) ?\\(" },
  { ".ui", "translatable=\"(yes|true|1)\"" },
  { ".desktop.in", "^Name=" },
  { ".gschema.xml", "<summary" },
  { ".metainfo.xml.in", "<summary>" },
};

static char *
dup_source_path (const char *relative)
{
  return g_build_filename (g_getenv ("HANJANG_TEST_SOURCE"), relative, NULL);
}

static gboolean
has_strings (const char *path)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (path, marks[i].ending))
      {
        g_autofree char *full = dup_source_path (path);

        g_assert_true (g_file_get_contents (full, &text, NULL, NULL));
        return g_regex_match_simple (marks[i].pattern, text, G_REGEX_MULTILINE, 0);
      }
  return FALSE;
}

/* Adds to FILES what lies in FOLDER (relative to the source) and below and has strings. */
static void
add_files (const char *folder, GPtrArray *files)
{
  g_autofree char *full = dup_source_path (folder);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *full_path = dup_source_path (path);

      if (g_file_test (full_path, G_FILE_TEST_IS_DIR))
        add_files (path, files);
      else if (has_strings (path))
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
}

static void
test_potfiles (void)
{
  g_autofree char *path = dup_source_path ("po/POTFILES");
  g_autofree char *text = NULL;
  g_auto (GStrv) listed = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  listed = g_strsplit (g_strstrip (text), "\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    add_files (folders[i], files);
  for (guint i = 0; i < files->len; i++)
    if (!g_strv_contains ((const char *const *) listed, g_ptr_array_index (files, i)))
      {
        g_test_message ("po/POTFILES lacks %s", (char *) g_ptr_array_index (files, i));
        g_test_fail ();
      }
  for (guint i = 0; listed[i]; i++)
    {
      g_autofree char *full = dup_source_path (listed[i]);

      if (!g_file_test (full, G_FILE_TEST_IS_REGULAR))
        {
          g_test_message ("po/POTFILES names %s, which does not exist", listed[i]);
          g_test_fail ();
        }
    }
}

/* Runs ARGV in the source folder; its complaints become the message of a failing test. */
static gboolean
run (const char *const *argv)
{
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;
  gboolean ran = g_spawn_sync (g_getenv ("HANJANG_TEST_SOURCE"),
                               (char **) argv,
                               NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                               NULL,
                               NULL,
                               NULL,
                               &errors,
                               &status,
                               &error);

  g_assert_no_error (error);
  if (ran && g_spawn_check_wait_status (status, NULL))
    return TRUE;
  g_test_message ("%s: %s", argv[0], errors);
  return FALSE;
}

static gboolean
has_tools (void)
{
  g_autofree char *xgettext = g_find_program_in_path ("xgettext");
  g_autofree char *msgcmp = g_find_program_in_path ("msgcmp");

  return xgettext && msgcmp;
}

/* Every string of today's source stands in ko.po, translated, and none of them is doubtful. */
static void
test_korean (void)
{
  g_autofree char *pot = g_build_filename (g_get_tmp_dir (), "hanjang-test-XXXXXX.pot", NULL);
  const char *const extract[] = { "xgettext", "--files-from=po/POTFILES", "--output", pot,
                                  "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
                                  "--keyword=NC_:1c,2", "--keyword=g_dgettext:2", "--keyword=g_dngettext:2,3",
                                  "--keyword=g_dpgettext2:2c,3", NULL };
  const char *const compare[] = { "msgcmp", "po/ko.po", pot, NULL };
  int fd;

  if (!has_tools ())
    {
      g_test_skip ("gettext is not installed");
      return;
    }
  fd = g_mkstemp (pot);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (run (extract));
  if (!run (compare))
    g_test_fail ();
  g_remove (pot);
}

/* Placeholders agree, accelerators and line ends too. */
static void
test_format (void)
{
  const char *const check[] = { "msgfmt", "--check-format", "--check-header", "--output-file=/dev/null", "po/ko.po",
                                NULL };

  if (!has_tools ())
    g_test_skip ("gettext is not installed");
  else
    g_assert_true (run (check));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/translation/potfiles", test_potfiles);
  g_test_add_func ("/translation/korean", test_korean);
  g_test_add_func ("/translation/format", test_format);
  return g_test_run ();
}
