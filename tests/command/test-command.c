/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: what is promised of every verb, what wrong use and bad input get, and formulas as files. */
#include "hj-command-fixture.h"

#include <sys/wait.h>

/* Each format begins as its files do; what is not known is named, but drawn. */
static void
test_formula (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name, *start; } files[] = {
    { "x.svg", "<?xml" }, { "x.png", "\x89PNG" }, { "x.pdf", "%PDF" },
  };
  g_autofree char *unknown = g_build_filename (fixture->folder, "unknown.svg", NULL);
  JsonObject *measures;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL), *contents = NULL;

      run (fixture, "formula", "\\frac{a}{b}", "-o", path, "--style", "dark");
      assert_done (fixture);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, files[i].start));
    }
  run (fixture, "formula", "x^2", "--json", "--size", "10", "--lang", "en");
  measures = parse (fixture);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (measures, "width"), 10.263, 0.2);
  g_assert_cmpstr (json_object_get_string_member (measures, "words"), ==, "x squared");
  g_assert_true (json_object_get_null_member (measures, "problem"));
  run (fixture, "formula", "\\nosuchthing", "-o", unknown);
  assert_failed (fixture, 1);
  g_assert_nonnull (strstr (fixture->errors, "\\nosuchthing"));
  g_assert_true (g_file_test (unknown, G_FILE_TEST_EXISTS));
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = write_note (fixture, "empty.md", "");
  g_autofree char *table_file = write_note (fixture, "cards.csv", "front,back\n1,2\n");
  g_autofree char *binary = g_build_filename (fixture->folder, "binary.md", NULL);
  static const struct { const char *args[8]; int status; } table[] = {
    { { "impotr" }, 2 },
    { { "import" }, 2 },
    { { "import", "--frobnicate", "x" }, 2 },
    { { "import", "/nowhere.md" }, 1 },
    { { "show", "nothing" }, 1 },
    { { "show", "lora", "--as", "rtf" }, 2 },
    { { "answer", "1", "perfect" }, 2 },
    { { "answer", "one", "good" }, 2 },
    { { "answer", "999999", "good" }, 1 },
    { { "answer", "1", "good", "--at", "yesterday" }, 2 },
    { { "notes", "more" }, 2 },
    { { "notes", "--lang", "fr" }, 2 },
    { { "notes", "--library" }, 2 },
    { { "notes", "--library", "" }, 2 },
    { { "notes", "--library", "/" }, 1 },
    { { "notes", "--library", "/proc/none/library.sqlite3" }, 1 },
    { { "import", "/dev/zero" }, 1 },
    { { "search", "x", "--limit", "0" }, 2 },
    { { "render", "nothing", "-o", "x.png" }, 1 },
    { { "render", "activation-curves", "-o", "x.gif" }, 2 },
    { { "render", "activation-curves", "-o", "folder" }, 2 },
    { { "render", "activation-curves", "--steps", "-1", "-o", "x.png" }, 2 },
    { { "render", "activation-curves", "--set", "nothing=1", "-o", "x.png" }, 1 },
    { { "sheet", "lora", "-o", "x.txt" }, 2 },
    { { "sheet", "lora", "--pages", "-1", "-o", "x.pdf" }, 2 },
    { { "restore", "/" }, 1 },
    { { "bench", "nothing" }, 2 },
    { { "schedule", "--version", "5" }, 2 },
    { { "schedule", "--retention", "1.5" }, 2 },
    { { "terms", "more" }, 2 },
    { { "optimize" }, 1 },
    { { "formula" }, 2 },
    { { "formula", "x" }, 2 },
    { { "formula", "x", "-o", "x.gif" }, 2 },
    { { "formula", "x", "-o", "/nowhere/x.svg" }, 1 },
    { { "formula", "x", "--json", "--size", "1e9" }, 2 },
    { { "restore", "/nowhere.sqlite3" }, 1 },
    { { "export", "cards.doc" }, 2 },
    { { "export", "/nowhere/cards.apkg" }, 1 },
    { { "add", "nothing" }, 1 },
    { { "add", "card:x" }, 1 },
    { { "help", "me" }, 2 },
    { { "undo" }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      run_with (fixture, NULL, table[i].args);
      assert_failed (fixture, table[i].status);
    }
  run (fixture, "add", "card:x");
  g_assert_cmpstr (fixture->errors, ==, "hanjang: x: is no number of a card\n");
  run (fixture, "import", empty);
  assert_failed (fixture, 1);
  run (fixture, "import", table_file); /* a table of cards is no note */
  assert_failed (fixture, 1);
  g_file_set_contents (binary, "\x7f" "ELF\0\0\0\1\0\0\2\0\0\0\0", 15, NULL);
  run (fixture, "import", binary);
  assert_failed (fixture, 1);
  run (fixture, "notes", "--json");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (fixture), "notes")), ==, 0);
}

/* One bad path among good ones: nothing is imported. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = write_note (fixture, "good.md", "# 좋음\n");
  g_autofree char *empty = write_note (fixture, "empty.md", "");

  run (fixture, "import", good, "/nowhere.md");
  assert_failed (fixture, 1);
  run (fixture, "import", good, empty);
  assert_failed (fixture, 1);
  run (fixture, "notes", "--json");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (parse (fixture), "notes")), ==, 0);
}

/* Both what fits into one buffer and what was lost with the buffers before the last one. */
static void
test_full_output (Fixture *fixture, gconstpointer data)
{
  static const char *const calls[] = { "topics", "show multi-head-attention", "cards --json" };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *call = g_strdup_printf ("%s --as-hanjang %s > /dev/full", program, calls[i]);
      int status;

      g_assert_true (g_spawn_sync (NULL, (char *[]) { (char *) "/bin/sh", (char *) "-c", call, NULL }, NULL,
                                   G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL));
      g_assert_cmpint (WEXITSTATUS (status), ==, 1);
    }
}

static void
assert_names_all (const char *folder, const char *name, const char *before, const char *after)
{
  g_autofree char *path = g_build_filename (g_getenv ("HANJANG_TEST_SOURCE"), folder, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char **verbs = hj_command_list_verbs ();

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; verbs[i]; i++)
    {
      g_autofree char *wanted = g_strconcat (before, verbs[i], after, NULL);

      if (!strstr (text, wanted))
        g_error ("%s does not know “%s”", name, wanted);
    }
}

static void
test_help (Fixture *fixture, gconstpointer data)
{
  g_autofree char **verbs = hj_command_list_verbs ();

  run (fixture, "help");
  assert_done (fixture);
  for (guint i = 0; verbs[i]; i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", verbs[i]);

      g_assert_nonnull (strstr (fixture->output, line));
    }
  for (guint i = 0; verbs[i]; i++)
    {
      run (fixture, "help", verbs[i]);
      assert_done (fixture);
    }
  run (fixture, "--help");
  assert_done (fixture);
  assert_names_all ("data", "hanjang.1", "\n.B ", "\n");
  assert_names_all ("data", "hanjang.bash", " ", " ");
}

/* No verb: the window is asked for, with the files, and the general options are gone. */
static void
test_window (void)
{
  char *argv[] = { (char *) "hanjang", (char *) "--library=/tmp/x", (char *) "--lang", (char *) "en",
                   (char *) "./a.md", NULL };
  int argc = 5, status;

  g_assert_false (hj_command_run (&argc, argv, &status));
  g_assert_cmpint (argc, ==, 2);
  g_assert_cmpstr (argv[1], ==, "./a.md");
  g_assert_cmpstr (g_getenv ("HANJANG_LIBRARY"), ==, "/tmp/x");
}

int
main (int argc, char **argv)
{
  int status;

  if (run_as_hanjang (argc, argv, &status))
    return status;
  g_test_init (&argc, &argv, NULL);
  add ("formula", test_formula);
  add ("errors", test_errors);
  add ("all-or-nothing", test_all_or_nothing);
  add ("full-output", test_full_output);
  add ("help", test_help);
  g_test_add_func ("/command/window", test_window);
  return g_test_run ();
}
