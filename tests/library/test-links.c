/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links between notes of the library, as vaults, Notion exports and plain folders write them, and pictures beside a
 * note: what is found, and what must not be. */
#include "library-fixture.h"

#include <stdlib.h>
#include <unistd.h>

#define ID "0123456789abcdef0123456789abcdef"

static gint64
add (Fixture *fixture, const char *path, const char *text)
{
  g_autoptr (HjImport) import = import_text (fixture, path, text);

  return import->note;
}

/* The target of the first link or picture of NOTE. (transfer full) */
static char *
dup_first (Fixture *fixture, gint64 note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjNote) read = hj_library_read_note (fixture->library, note, &error);
  const HjBlock *block;

  g_assert_no_error (error);
  block = read->blocks->pdata[0];
  if (block->kind == HJ_BLOCK_IMAGE)
    return g_strdup (block->info);
  if (block->kind == HJ_BLOCK_TABLE)
    return g_strdup (((HjSpan *) block->cells[block->n_columns].spans->pdata[0])->href);
  for (guint i = 0; i < block->spans->len; i++)
    if (((HjSpan *) block->spans->pdata[i])->href)
      return g_strdup (((HjSpan *) block->spans->pdata[i])->href);
  return NULL;
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  gint64 hill = add (fixture, "/v/수학/경사 하강법.md", "# 비탈\n\n글\n");
  gint64 near = add (fixture, "/v/a/같은 이름.md", "하나\n"), far = add (fixture, "/v/b/같은 이름.md", "둘\n");
  gint64 page = add (fixture, "/e.zip/뿌리 " ID "/쪽 (1) " ID ".md", "# 쪽\n\n글\n");
  gint64 named = add (fixture, "/v/named.md", "---\naliases: [SGD, 확률적 경사]\n---\n글\n");
  const struct { const char *path, *text; gint64 note; const char *place; } cases[] = {
    { "/v/1.md", "[[경사 하강법]]", hill, NULL },
    { "/v/2.md", "[[경사 하강법#학습률|말]]", hill, "학습률" },
    { "/v/3.md", "[[수학/경사 하강법#^ab-1]]", hill, "^ab-1" },
    { "/v/4.md", "[[비탈]]", hill, NULL },
    { "/v/5.md", "| a |\n|---|\n| [[경사 하강법\\|x]] |\n", hill, NULL },
    { "/v/a/6.md", "[[같은 이름]]", near, NULL },
    { "/v/b/7.md", "둘째 [[같은 이름]]", far, NULL },
    { "/v/c/8.md", "[[b/같은 이름]]", far, NULL },
    { "/v/9.md", "[[sgd]]", named, NULL },
    { "/v/a/10.md", "[x](../b/%EA%B0%99%EC%9D%80%20%EC%9D%B4%EB%A6%84.md#two-words)", far, "two-words" },
    { "/v/a/11.md", "[x](./같은%20이름)", near, NULL },
    { "/e.zip/뿌리 " ID ".md", "[쪽](%EB%BF%8C%EB%A6%AC%20" ID "/%EC%AA%BD%20(1)%20" ID ".md)", page, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 note = add (fixture, cases[i].path, cases[i].text);
      g_autofree char *target = dup_first (fixture, note);
      g_autofree char *wanted = g_strdup_printf ("note:%" G_GINT64_FORMAT "%s%s", cases[i].note,
                                                 cases[i].place ? "#place-" : "", cases[i].place ? cases[i].place : "");

      g_assert_cmpstr (target, ==, wanted);
    }
}

/* What leads nowhere stays as it was written. */
static void
test_nowhere (Fixture *fixture, gconstpointer data)
{
  static const char *const links[] = {
    "wiki:없는%20노트", "b.md", "../../etc/passwd", "https://example.org/a.md", "mailto:a@b.c", "file:///etc/passwd",
    "//host/a.md", "c/같은.md",
  };

  add (fixture, "/v/a.md", "글\n");
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *path = g_strdup_printf ("/v/n%u.md", i), *text = g_strdup_printf ("[x](%s)\n", links[i]);
      g_autofree char *target = dup_first (fixture, add (fixture, path, text));

      g_assert_cmpstr (target, ==, links[i]);
    }
}

/* [[name]] leads to a topic of the course where no note has that name. */
static void
test_topic (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = dup_first (fixture, add (fixture, "/v/1.md", "[[multi-head attention]]"));
  g_autofree char *second = NULL;
  gint64 own = add (fixture, "/v/Multi-Head Attention.md", "글");
  g_autofree char *wanted = g_strdup_printf ("note:%" G_GINT64_FORMAT, own);

  g_assert_cmpstr (first, ==, "topic:multi-head-attention");
  second = dup_first (fixture, 1);
  g_assert_cmpstr (second, ==, wanted);
}

static void
write_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL), *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

/* Pictures beside the note and in the vault, by no way from outside. */
static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *text, *file; } cases[] = {
    { "![](a%20b.png)", "vault/notes/a b.png" }, { "![[p.png|300]]", "vault/attachments/p.png" },
    { "![](../img/q.png)", "vault/img/q.png" },  { "![](/img/q.png)", "vault/img/q.png" },
    { "![](../../out.png)", NULL },              { "![](link.png)", NULL },
    { "![](notes)", NULL },                      { "![](missing.png)", NULL },
    { "![[그림.png]]", "vault/첨부/깊이/그림.png" }, { "![[비밀.png]]", NULL },
    { "![](https://x.y/a.png)", NULL },          { "![](way/out.png)", NULL },
    { "![](file:///etc/hostname)", NULL },       { "![](FILE:///etc/hostname)", NULL },
  };
  static const char *const files[] = { "vault/.obsidian/app.json", "vault/notes/a b.png", "vault/attachments/p.png",
                                       "vault/첨부/깊이/그림.png", "vault/.trash/비밀.png",
                                       "vault/img/q.png", "out.png", "other/out.png" };
  g_autofree char *link = g_build_filename (fixture->folder, "vault/notes/link.png", NULL);
  g_autofree char *way = g_build_filename (fixture->folder, "vault/notes/way", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    write_file (fixture, files[i]);
  g_assert_cmpint (symlink ("../../out.png", link), ==, 0);
  g_assert_cmpint (symlink ("../../other", way), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/vault/notes/%u.md", fixture->folder, i);
      g_autofree char *target = dup_first (fixture, add (fixture, path, cases[i].text));
      g_autofree char *file = cases[i].file ? g_build_filename (fixture->folder, cases[i].file, NULL) : NULL;
      g_autofree char *real = file ? realpath (file, NULL) : NULL;
      g_autofree char *wanted = real ? g_filename_to_uri (real, NULL, NULL) : NULL;

      if (wanted)
        g_assert_cmpstr (target, ==, wanted);
      else
        {
          g_test_message ("%s", cases[i].text);
          g_assert_true (g_ascii_strncasecmp (target, "file:", 5) != 0);
        }
    }
}

/* The same from a note at the root, where the folder of pictures has a name of its own; a folder that is no vault is not
 * searched. */
static void
test_picture_by_name (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *note, *text; gboolean found; } cases[] = {
    { "vault/가.md", "![[그림.png]]\n", TRUE }, { "folder/가.md", "![[그림.png]] 글\n", FALSE },
  };
  static const char *const files[] = { "vault/.obsidian/app.json", "vault/첨부/그림.png", "folder/첨부/그림.png" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    write_file (fixture, files[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].note, NULL);
      g_autofree char *target = dup_first (fixture, add (fixture, path, cases[i].text));

      g_assert_cmpint (g_str_has_prefix (target, "file://"), ==, cases[i].found);
    }
}

/* A database of Notion comes whole and as a view of it: one note, to which links to either lead. */
static void
test_database (Fixture *fixture, gconstpointer data)
{
#define DATABASE "표 0123456789abcdef0123456789abcdef"
  g_autofree char *view = g_build_filename (fixture->folder, "n", DATABASE ".csv", NULL);
  g_autofree char *whole = g_build_filename (fixture->folder, "n", DATABASE "_all.csv", NULL);
  g_autofree char *page = g_build_filename (fixture->folder, "n", "가.md", NULL), *folder = g_path_get_dirname (page);
  g_autofree char *target = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (HjNoteInfo) database = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (view, "이름\n하나\n", -1, NULL));
  g_assert_true (g_file_set_contents (whole, "이름,뜻\n하나,첫째\n둘,다음\n", -1, NULL));
  g_assert_true (g_file_set_contents (page, "[표](<" DATABASE ".csv>)\n", -1, NULL));
  imports = hj_library_import_path (fixture->library, folder, morning, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, 3);
  for (guint i = 0; i < imports->len; i++)
    {
      const HjImport *import = imports->pdata[i];

      g_assert_cmpint (import->skipped != NULL, ==, g_str_equal (import->path, view));
      if (g_str_equal (import->path, page))
        target = dup_first (fixture, import->note);
    }
  g_assert_true (g_str_has_prefix (target, "note:"));
  database = hj_library_get_note (fixture->library, g_ascii_strtoll (target + strlen ("note:"), NULL, 10), NULL);
  g_assert_cmpstr (database->path, ==, whole);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/links/notes", test_links);
  fixture_test ("/links/picture-by-name", test_picture_by_name);
  fixture_test ("/links/database", test_database);
  fixture_test ("/links/nowhere", test_nowhere);
  fixture_test ("/links/topic", test_topic);
  fixture_test ("/links/pictures", test_pictures);
  return g_test_run ();
}
