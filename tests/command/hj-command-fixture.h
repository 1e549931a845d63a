/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line as a script sees it, for tests: what comes out, what goes to standard error, and the exit status.
 * A test calls itself as hanjang ("--as-hanjang"), so each call is a process of its own. */
#pragma once

#include "hj-command.h"
#include "hj-file.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

static const char *program;

typedef struct {
  char *folder, *library;
  char *output, *errors; /* of the last call */
  int status;
  JsonParser *json;
} Fixture;

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("hanjang-XXXXXX", NULL);
  fixture->library = g_build_filename (fixture->folder, "data", "library.sqlite3", NULL);
  fixture->json = json_parser_new ();
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  hj_file_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->library);
  g_free (fixture->output);
  g_free (fixture->errors);
  g_object_unref (fixture->json);
}

static inline void
run_with (Fixture *fixture, const char *input, const char *const *args)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->output, g_free);
  g_clear_pointer (&fixture->errors, g_free);
  g_ptr_array_add (argv, (gpointer) program);
  g_ptr_array_add (argv, (gpointer) "--as-hanjang");
  for (guint i = 0; args[i]; i++)
    g_ptr_array_add (argv, (gpointer) args[i]);
  g_ptr_array_add (argv, NULL);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "HANJANG_LIBRARY", fixture->library, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &fixture->output, &fixture->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  fixture->status = g_subprocess_get_exit_status (process);
}

#define run(fixture, ...) run_with (fixture, NULL, (const char *const[]) { __VA_ARGS__, NULL })

/* Done, nothing on standard error. */
static inline void
assert_done (Fixture *fixture)
{
  if (fixture->status != 0)
    g_error ("exit %d: %s", fixture->status, fixture->errors);
  g_assert_cmpstr (fixture->errors, ==, "");
}

/* One line on standard error, nothing on standard output. */
static inline void
assert_failed (Fixture *fixture, int status)
{
  if (fixture->status != status)
    g_error ("exit %d, not %d: %s%s", fixture->status, status, fixture->output, fixture->errors);
  g_assert_cmpstr (fixture->output, ==, "");
  g_assert_true (g_str_has_prefix (fixture->errors, "hanjang: "));
  g_assert_true (strchr (fixture->errors, '\n') == fixture->errors + strlen (fixture->errors) - 1);
}

static inline JsonObject *
parse (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  assert_done (fixture);
  json_parser_load_from_data (fixture->json, fixture->output, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (fixture->json));
}

static inline JsonObject *
get_first (JsonObject *object, const char *list)
{
  JsonArray *array = json_object_get_array_member (object, list);

  g_assert_cmpuint (json_array_get_length (array), >, 0);
  return json_array_get_object_element (array, 0);
}

static inline char *
write_note (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

#define add(name, function) g_test_add ("/command/" name, Fixture, NULL, set_up, function, tear_down)

/* Whether this process is the hanjang of a test: then the call is done, and *STATUS what to leave with. */
static inline gboolean
run_as_hanjang (int argc, char **argv, int *status)
{
  setlocale (LC_ALL, "");
  program = argv[0];
  if (argc < 2 || strcmp (argv[1], "--as-hanjang") != 0)
    return FALSE;
  memmove (argv + 1, argv + 2, (argc - 1) * sizeof *argv);
  argc--;
  *status = 3;
  hj_command_run (&argc, argv, status);
  return TRUE;
}
