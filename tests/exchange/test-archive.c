/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives into the library: whole ones as Notion and Obsidian make them, and those that are broken or mean harm. */
#include "hj-file.h"
#include "hj-archive.h"

#include "../library/library-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>

typedef struct {
  const char *name, *text; /* TEXT NULL: a folder; "→" and a name: a link */
} Member;

/* ---- making archives ---- */

static void
add_member (struct archive *archive, const char *name, const char *bytes, gsize size, int type)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_copy_pathname (entry, name);
  archive_entry_set_filetype (entry, type);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, type == AE_IFREG ? (la_int64_t) size : 0);
  if (type == AE_IFLNK)
    archive_entry_copy_symlink (entry, bytes);
  g_assert_cmpint (archive_write_header (archive, entry), >=, ARCHIVE_WARN);
  if (type == AE_IFREG)
    g_assert_cmpint (archive_write_data (archive, bytes, size), ==, (la_ssize_t) size);
  archive_entry_free (entry);
}

static struct archive *
create_writer (const char *path, const char *password)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  if (password)
    {
      g_assert_cmpint (archive_write_set_options (archive, "zip:encryption=traditional"), ==, ARCHIVE_OK);
      archive_write_set_passphrase (archive, password);
    }
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  return archive;
}

static char *
make_locked (Fixture *fixture, const char *file, const Member *members, guint n, const char *password)
{
  char *path = g_build_filename (fixture->folder, file, NULL);
  struct archive *archive = create_writer (path, password);

  for (guint i = 0; i < n; i++)
    {
      const char *text = members[i].text;
      gboolean link = text && g_str_has_prefix (text, "→");

      add_member (archive, members[i].name, link ? text + strlen ("→") : text, text ? strlen (text) : 0,
                  !text ? AE_IFDIR : link ? AE_IFLNK : AE_IFREG);
    }
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  return path;
}

static char *
make (Fixture *fixture, const char *file, const Member *members, guint n)
{
  return make_locked (fixture, file, members, n, NULL);
}

/* An archive of one other file, whatever is in it. */
static char *
make_around (Fixture *fixture, const char *file, const char *inner, const char *name)
{
  char *path = g_build_filename (fixture->folder, file, NULL);
  struct archive *archive = create_writer (path, NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (inner, &bytes, &size, NULL));
  add_member (archive, name, bytes, size, AE_IFREG);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  return path;
}

/* ---- asking ---- */

static GPtrArray *
import (Fixture *fixture, const char *path)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray *imports = hj_archive_import_paths (fixture->library, paths, morning, &error);

  g_assert_no_error (error);
  return imports;
}

static guint
count_notes (Fixture *fixture)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (fixture->library, TRUE, NULL);

  return notes->len;
}

/* One sentence that names PATH and, if given, ENTRY; nothing is in the library. */
static void
assert_refused (Fixture *fixture, const char *path, const char *entry, int code)
{
  g_autofree char *good = g_build_filename (fixture->folder, "good.md", NULL);
  const char *const paths[] = { good, path, NULL };
  g_autoptr (GError) error = NULL;

  g_file_set_contents (good, "# 좋음\n", -1, NULL);
  g_assert_null (hj_archive_import_paths (fixture->library, paths, morning, &error));
  g_assert_error (error, HJ_ARCHIVE_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_true (!entry || strstr (error->message, entry) != NULL);
  g_assert_null (strchr (error->message, '\n'));
  reopen (fixture);
  g_assert_cmpuint (count_notes (fixture), ==, 0);
}

static const HjImport *
find_import (const GPtrArray *imports, const char *archive, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", archive, name);

  for (guint i = 0; i < imports->len; i++)
    if (strcmp (((HjImport *) imports->pdata[i])->path, path) == 0)
      return imports->pdata[i];
  g_error ("no %s", path);
}

/* ---- whole archives ---- */

/* A vault: folders, a hidden folder, a picture; coming again, it adds nothing, and a changed note keeps its number. */
static void
test_vault (Fixture *fixture, gconstpointer data)
{
  Member members[] = {
    { "vault/", NULL }, { "vault/a.md", "# 가\n\n글\n" }, { "vault/b/c.txt", "C\n" }, { "vault/d.Markdown", "# D\n" },
    { "vault/.obsidian/e.md", "# E\n" }, { "vault/picture.png", "x" }, { "vault/empty.md", "" },
    { "vault/data.zip", "no archive" },
  };
  g_autofree char *path = make (fixture, "vault.zip", members, G_N_ELEMENTS (members)), *changed = NULL;
  g_autoptr (GPtrArray) first = import (fixture, path), again = import (fixture, path), third = NULL;
  gint64 note = find_import (first, path, "vault/a.md")->note;

  g_assert_cmpuint (first->len, ==, 5);
  g_assert_nonnull (find_import (first, path, "vault/empty.md")->skipped);
  g_assert_nonnull (strstr (((HjImport *) first->pdata[4])->skipped, "2 files"));
  g_assert_cmpuint (count_notes (fixture), ==, 3);
  g_assert_cmpint (find_import (again, path, "vault/a.md")->duplicate_of, ==, note);
  members[1].text = "# 가\n\n다른 글\n";
  changed = make (fixture, "vault.zip", members, G_N_ELEMENTS (members));
  third = import (fixture, changed);
  g_assert_true (find_import (third, path, "vault/a.md")->updated);
  g_assert_cmpint (find_import (third, path, "vault/a.md")->note, ==, note);
  g_assert_cmpuint (count_notes (fixture), ==, 3);
  assert_sound (fixture);
}

#define ID "0123456789abcdef0123456789abcdef"

/* Names as Notion writes them; two pages of one name; the number in a name is no part of a title. */
static void
test_notion (Fixture *fixture, gconstpointer data)
{
  static const Member members[] = {
    { "정리 " ID ".md", "글이 있다.\n" },
    { "%EC%A0%95%EB%A6%AC%20" ID ".md", "다른 글이 있다.\n" },
    { "100%.md", "백\n" },
    { "\xc1\xa4\xb8\xae.md", "CP949 이름\n" },      /* 정리 in CP949 */
    { "\xe1\x84\x80\xe1\x85\xa1.md", "나뉜 이름\n" }, /* 가 taken apart */
    { ID ".md", "이름 없음\n" },
    { "표 " ID ".csv", "이름,뜻\n정리,\"하나, 둘\"\n" },
    { "자료.csv", "a,b\n" },
  };
  static const struct { const char *name, *title; } expected[] = {
    { "정리 " ID ".md", "정리" }, { "정리 " ID " (2).md", NULL }, { "100%.md", "100%" },
    { "정리.md", "정리" }, { "가.md", "가" }, { ID ".md", ID }, { "표 " ID ".csv", "표" },
  };
  g_autofree char *path = make (fixture, "Export.zip", members, G_N_ELEMENTS (members));
  g_autoptr (GPtrArray) imports = import (fixture, path);

  g_assert_cmpuint (imports->len, ==, 8);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const HjImport *one = find_import (imports, path, expected[i].name);

      g_assert_false (one->updated);
      if (expected[i].title)
        g_assert_cmpstr (one->read->title, ==, expected[i].title);
    }
}

/* A name in UTF-8 that says so is read as such in every locale. */
static void
test_utf8_flag (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "flag.zip", NULL);
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  g_autoptr (GPtrArray) imports = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  archive_write_set_format_zip (archive);
  archive_write_open_filename (archive, path);
  archive_entry_copy_pathname (entry, "\xec\xa0\x95\xeb\xa6\xac.md");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, 4);
  archive_write_header (archive, entry);
  archive_write_data (archive, "글\n", 4);
  archive_entry_free (entry);
  archive_write_free (archive);
  /* General purpose bit 11, in the local header and in the table of contents. */
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 0; i + 10 < size; i++)
    if (memcmp (bytes + i, "PK\3\4", 4) == 0)
      bytes[i + 7] |= 8;
    else if (memcmp (bytes + i, "PK\1\2", 4) == 0)
      bytes[i + 9] |= 8;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  imports = import (fixture, path);
  g_assert_nonnull (find_import (imports, path, "정리.md"));
}

/* Notion packs parts in an archive of their own; one level is read, what lies deeper is another file. */
static void
test_nested (Fixture *fixture, gconstpointer data)
{
  static const Member inside[] = { { "a.md", "# A\n" }, { "b.md", "# B\n" } };
  g_autofree char *part = make (fixture, "part.zip", inside, 2);
  g_autofree char *once = make_around (fixture, "once.zip", part, "Export-Part-1.zip");
  g_autofree char *twice = make_around (fixture, "twice.zip", once, "Export-once.zip");
  g_autoptr (GPtrArray) imports = NULL;

  assert_refused (fixture, twice, NULL, HJ_ARCHIVE_ERROR_EMPTY);
  imports = import (fixture, once);
  g_assert_cmpuint (imports->len, ==, 2);
  g_assert_nonnull (find_import (imports, once, "Export-Part-1.zip/a.md"));
}

/* ---- names that lead out ---- */

static void
test_traversal (Fixture *fixture, gconstpointer data)
{
  static const Member members[] = {
    { "../../escape.md", "# 1\n" }, { "/escape.md", "# 2\n" }, { "a/../../escape.md", "# 3\n" },
    { "..\\..\\escape.md", "# 4\n" }, { "%2e%2e/%2e%2e/escape.md", "# 5\n" }, { "link.md", "→/etc/passwd" },
  };
  static const char *const names[] = {
    "escape.md", "escape (2).md", "a/escape.md", "escape (3).md", "escape (4).md",
  };
  g_autofree char *path = make (fixture, "out.zip", members, G_N_ELEMENTS (members));
  g_autofree char *outside = g_build_filename (fixture->folder, "..", "escape.md", NULL);
  g_autoptr (GPtrArray) imports = import (fixture, path);

  g_assert_cmpuint (imports->len, ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (find_import (imports, path, names[i])->read);
  g_assert_nonnull (strstr (((HjImport *) imports->pdata[5])->skipped, "1 file "));
  g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test ("/escape.md", G_FILE_TEST_EXISTS));
}

/* ---- limits ---- */

static void
test_bomb (Fixture *fixture, gconstpointer data)
{
  static const Member first = { "a.md", "# A\n" };
  gsize size = 40000000;
  g_autofree char *zeros = g_malloc0 (size), *path = g_build_filename (fixture->folder, "bomb.zip", NULL);
  g_autofree char *outer = NULL;
  struct archive *archive = create_writer (path, NULL);

  add_member (archive, first.name, first.text, strlen (first.text), AE_IFREG);
  add_member (archive, "deep/bomb.txt", zeros, size, AE_IFREG);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  assert_refused (fixture, path, "deep/bomb.txt", HJ_ARCHIVE_ERROR_TOO_BIG);
  outer = make_around (fixture, "outer.zip", path, "Export-inner.zip");
  assert_refused (fixture, outer, "deep/bomb.txt", HJ_ARCHIVE_ERROR_TOO_BIG);
}

static gboolean
count_note (GBytes *bytes, const char *path, gpointer n, GError **error)
{
  ++*(guint *) n;
  return TRUE;
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  static const Member members[] = {
    { "a.md", "0123456789" }, { "b.png", "0123456789012345678901234567890123456789" }, { "c.md", "012345678901234" },
  };
  static const struct { HjArchiveLimits limits; guint n_notes; const char *refused; } table[] = {
    { { 15, 25, 3, 200 }, 2, NULL }, { { 14, 25, 3, 200 }, 1, "c.md" }, { { 9, 25, 3, 200 }, 0, "a.md" },
    { { 15, 24, 3, 200 }, 1, "c.md" }, { { 15, 25, 2, 200 }, 1, "c.md" }, { { 15, 25, 0, 200 }, 0, "a.md" },
  };
  g_autofree char *path = make (fixture, "limits.zip", members, G_N_ELEMENTS (members));

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_notes = 0, n_others = 0;
      gboolean success = hj_archive_read (path, &table[i].limits, count_note, &n_notes, &n_others, &error);

      g_assert_true (success == !table[i].refused);
      g_assert_cmpuint (n_notes, ==, table[i].n_notes);
      if (success)
        continue;
      g_assert_error (error, HJ_ARCHIVE_ERROR, HJ_ARCHIVE_ERROR_TOO_BIG);
      g_assert_nonnull (strstr (error->message, table[i].refused));
    }
}

/* ---- pictures ---- */

/* The file that the first picture of NOTE is shown from, or NULL. (transfer full) */
static char *
dup_picture_file (Fixture *fixture, gint64 note)
{
  g_autoptr (HjNote) read = hj_library_read_note (fixture->library, note, NULL);

  for (guint i = 0; i < read->blocks->len; i++)
    {
      const HjBlock *block = read->blocks->pdata[i];

      if (block->kind == HJ_BLOCK_IMAGE)
        return g_str_has_prefix (block->info, "file:") ? g_filename_from_uri (block->info, NULL, NULL) : NULL;
    }
  return NULL;
}

static void
assert_picture (Fixture *fixture, gint64 note, const char *wanted)
{
  g_autofree char *file = dup_picture_file (fixture, note), *bytes = NULL;

  if (!wanted)
    {
      g_assert_null (file);
      return;
    }
  g_assert_nonnull (file);
  g_assert_true (g_file_get_contents (file, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, wanted);
}

/* Pictures beside notes and by their names alone; they are there without the archive, come anew with it, and go with
 * the last of its notes. */
static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  Member members[] = {
    { "a.md", "# 가\n\n![그림](img/a%20b.png)\n" }, { "img/a b.png", "첫째 그림" },
    { "deep/b.md", "# 나\n\n![[둘.png]]\n" },          { "assets/둘.png", "둘째 그림" },
    { "c.md", "# 다\n\n![](없음.png)\n" },
  };
  g_autofree char *path = make (fixture, "pictures.zip", members, G_N_ELEMENTS (members)), *again = NULL, *gone = NULL;
  g_autoptr (GPtrArray) first = import (fixture, path), second = NULL;
  gint64 a = find_import (first, path, "a.md")->note, b = find_import (first, path, "deep/b.md")->note;
  gint64 c = find_import (first, path, "c.md")->note;
  g_autoptr (GHashTable) pictures = NULL;

  g_unlink (path);
  reopen (fixture);
  assert_picture (fixture, a, "첫째 그림");
  assert_picture (fixture, b, "둘째 그림");
  assert_picture (fixture, c, NULL);
  gone = dup_picture_file (fixture, a);
  g_unlink (gone);
  assert_picture (fixture, a, "첫째 그림");
  members[0].text = "# 가\n\n새 글\n\n![그림](img/a%20b.png)\n";
  members[1].text = "새 그림";
  again = make (fixture, "pictures.zip", members, G_N_ELEMENTS (members));
  second = import (fixture, again);
  assert_picture (fixture, a, "새 그림");
  g_assert_true (hj_library_remove_note (fixture->library, a, NULL));
  assert_picture (fixture, b, "둘째 그림");
  g_assert_true (hj_library_remove_note (fixture->library, b, NULL));
  g_assert_true (hj_library_remove_note (fixture->library, c, NULL));
  pictures = hj_library_list_pictures (fixture->library);
  g_assert_cmpuint (g_hash_table_size (pictures), ==, 0);
  assert_sound (fixture);
}

/* A picture beyond the limits is left out; the notes come. */
static void
test_picture_limits (Fixture *fixture, gconstpointer data)
{
  static const Member members[] = { { "a.md", "# A\n" }, { "b.png", "0123456789" }, { "c.jpg", "0123456789" } };
  static const struct { gsize picture, pictures; guint n_files, n_others; } table[] = {
    { 10, 20, 3, 0 }, { 10, 19, 2, 1 }, { 9, 20, 1, 2 }, { 10, 0, 1, 2 },
  };
  g_autofree char *path = make (fixture, "limits.zip", members, G_N_ELEMENTS (members));

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const HjArchiveLimits limits = { 100, 100, 10, 200, table[i].picture, table[i].pictures };
      guint n_files = 0, n_others = 0;

      g_assert_true (hj_archive_read (path, &limits, count_note, &n_files, &n_others, NULL));
      g_assert_cmpuint (n_files, ==, table[i].n_files);
      g_assert_cmpuint (n_others, ==, table[i].n_others);
    }
}

/* ---- archives that cannot be read ---- */

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  static const Member members[] = { { "secret.md", "# S\n" } };
  g_autofree char *path = make_locked (fixture, "locked.zip", members, 1, "열쇠");

  assert_refused (fixture, path, "secret.md", HJ_ARCHIVE_ERROR_ENCRYPTED);
}

/* Cut anywhere, it is refused whole; so is one with a changed byte in a note. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  static const Member members[] = { { "a.md", "# A\n" }, { "b.md", "# B\n\nabcdefghijklmnopqrstuvwxyz\n" } };
  g_autofree char *path = make (fixture, "whole.zip", members, 2);
  g_autofree char *cut = g_build_filename (fixture->folder, "cut.ZIP", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize length = 0; length < size; length += 17)
    {
      g_assert_true (g_file_set_contents (cut, bytes, (gssize) length, NULL));
      assert_refused (fixture, cut, NULL, HJ_ARCHIVE_ERROR_BROKEN);
    }
  for (gsize i = 0; i + 3 < size; i++)
    if (memcmp (bytes + i, "PK\1\2", 4) == 0)
      bytes[i + 16] ^= 1; /* the checksum in the table of contents */
  g_assert_true (g_file_set_contents (cut, bytes, (gssize) size, NULL));
  assert_refused (fixture, cut, "a.md", HJ_ARCHIVE_ERROR_BROKEN);
  g_assert_true (g_file_set_contents (cut, "# no archive\n", -1, NULL));
  assert_refused (fixture, cut, NULL, HJ_ARCHIVE_ERROR_BROKEN);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  static const Member pictures[] = { { "a.png", "x" }, { "folder/", NULL } };
  g_autofree char *none = make (fixture, "none.zip", NULL, 0);
  g_autofree char *path = make (fixture, "pictures.zip", pictures, 2);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.zip", NULL);
  const char *const paths[] = { missing, NULL };
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, none, NULL, HJ_ARCHIVE_ERROR_EMPTY);
  assert_refused (fixture, path, NULL, HJ_ARCHIVE_ERROR_EMPTY);
  g_assert_null (hj_archive_import_paths (fixture->library, paths, morning, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("hanjang-cache-XXXXXX", NULL); /* GLib's own way to one loses memory */
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/archive/vault", test_vault);
  fixture_test ("/archive/notion", test_notion);
  fixture_test ("/archive/utf8-flag", test_utf8_flag);
  fixture_test ("/archive/nested", test_nested);
  fixture_test ("/archive/traversal", test_traversal);
  fixture_test ("/archive/bomb", test_bomb);
  fixture_test ("/archive/limits", test_limits);
  fixture_test ("/archive/pictures", test_pictures);
  fixture_test ("/archive/picture-limits", test_picture_limits);
  fixture_test ("/archive/locked", test_locked);
  fixture_test ("/archive/broken", test_broken);
  fixture_test ("/archive/empty", test_empty);
  status = g_test_run ();
  hj_file_remove_tree (cache);
  return status;
}
