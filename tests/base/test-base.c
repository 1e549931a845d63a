/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two-language texts, JSON strings, whole files. */
#include "hj-file.h"
#include "hj-text.h"

#include <glib/gstdio.h>

static void
test_text (void)
{
  HjText both = { "가", "a" }, korean = { "가", NULL };
  HjLang lang = HJ_LANG_EN;

  g_assert_cmpstr (hj_text_get (both, HJ_LANG_KO), ==, "가");
  g_assert_cmpstr (hj_text_get (both, HJ_LANG_EN), ==, "a");
  g_assert_cmpstr (hj_text_get (both, HJ_LANG_BOTH), ==, "가");
  g_assert_cmpstr (hj_text_get (korean, HJ_LANG_EN), ==, "가");
  for (int i = HJ_LANG_KO; i <= HJ_LANG_BOTH; i++)
    {
      g_assert_true (hj_lang_from_string (hj_lang_to_string ((HjLang) i), &lang));
      g_assert_cmpint (lang, ==, i);
    }
  g_assert_false (hj_lang_from_string ("fr", &lang));
  g_assert_cmpint (lang, ==, HJ_LANG_BOTH);
}

static void
test_json (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  hj_append_json_string (out, "a\"b\\c\n한");
  g_assert_cmpstr (out->str, ==, "\"a\\\"b\\\\c\\u000a한\"");
  g_string_truncate (out, 0);
  hj_append_json_string (out, NULL);
  g_assert_cmpstr (out->str, ==, "\"\"");
}

/* A file is written whole; where it cannot be, the sentence names it and nothing is left behind. */
static void
test_file (void)
{
  g_autofree char *dir = g_dir_make_tmp ("hanjang-XXXXXX", NULL), *path = g_build_filename (dir, "a", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "no", "b", NULL), *contents = NULL, *wanted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hj_file_write (path, "abc", 3, &error));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "abc");
  g_assert_false (hj_file_write (nowhere, "abc", 3, &error));
  wanted = g_strdup_printf ("%s: there is no such folder", nowhere);
  g_assert_cmpstr (error->message, ==, wanted);
  g_clear_error (&error);
  g_assert_false (hj_file_write (dir, "abc", 3, &error));
  g_assert_nonnull (error);
  g_remove (path);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text", test_text);
  g_test_add_func ("/base/json", test_json);
  g_test_add_func ("/base/file", test_file);
  return g_test_run ();
}
