/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two-language texts, JSON strings, whole files. */
#include "hj-file.h"
#include "hj-fold.h"
#include "hj-text.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

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

/* A link in it leads out; what it leads to stays. */
static void
test_remove_tree (void)
{
  g_autofree char *dir = g_dir_make_tmp ("hanjang-XXXXXX", NULL), *own = g_build_filename (dir, "own", "deep", NULL);
  g_autofree char *outside = g_build_filename (dir, "outside", NULL), *kept = g_build_filename (outside, "kept", NULL);
  g_autofree char *top = g_build_filename (dir, "own", NULL), *link = g_build_filename (own, "link", NULL);

  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (outside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (kept, "a", 1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);
  hj_file_remove_tree (top);
  g_assert_false (g_file_test (top, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  hj_file_remove_tree (dir);
  g_assert_false (g_file_test (dir, G_FILE_TEST_EXISTS));
}

static void
test_fold (void)
{
  static const struct { const char *text, *folded; } cases[] = {
    { "", "" }, { "Ab 가힣–“Q” → ", "ab 가힣–“q” → " },
    { "e\xcc\x81 X", "é x" },                    /* a letter and its accent */
    { "가\xe1\x86\xa8 Y", "각 y" },             /* a syllable and its final consonant */
    { "\xe1\x84\x80\xe1\x85\xa1", "가" },    /* taken apart */
    { "ＡＢ① ﬁ", "ab1 fi" }, { " \xcc\x81Z", " \xcc\x81z" }, { "Straße ŒUVRE", "strasse œuvre" },
    { "A\xc2\xa0" "B", "a b" }, { "퟿\xed\x9f\xbb", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *normal = g_utf8_normalize (cases[i].text, -1, G_NORMALIZE_ALL_COMPOSE);
      g_autofree char *folded = g_utf8_casefold (normal, -1);

      hj_fold_append (out, cases[i].text, strlen (cases[i].text));
      g_assert_cmpstr (out->str, ==, folded);
      if (cases[i].folded)
        g_assert_cmpstr (out->str, ==, cases[i].folded);
    }
}

/* The short way and the long way agree on every letter, between others. */
static void
test_fold_every_letter (void)
{
  for (gunichar c = 1; c < 0x11000; c++)
    {
      g_autoptr (GString) text = g_string_new ("가A"), out = g_string_new (NULL);
      g_autofree char *normal = NULL, *folded = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_string_append_unichar (text, c);
      g_string_append (text, "B");
      normal = g_utf8_normalize (text->str, -1, G_NORMALIZE_ALL_COMPOSE);
      folded = g_utf8_casefold (normal, -1);
      hj_fold_append (out, text->str, text->len);
      g_assert_cmpstr (out->str, ==, folded);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text", test_text);
  g_test_add_func ("/base/json", test_json);
  g_test_add_func ("/base/file", test_file);
  g_test_add_func ("/base/remove-tree", test_remove_tree);
  g_test_add_func ("/base/fold", test_fold);
  g_test_add_func ("/base/fold/every-letter", test_fold_every_letter);
  return g_test_run ();
}
