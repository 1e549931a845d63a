/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files under another name: the note follows, with its cards and their history; a copy stays a copy. */
#include "library-fixture.h"

#define WORDS "드롭아웃은 학습할 때 노드를 무작위로 끄는 방법이다.\n\n가중치 감쇠는 큰 가중치에 벌을 주는 방법이다.\n\n"
#define TEXT "# 규제\n\n" WORDS "드롭아웃은 언제 켜는가? :: 학습할 때만\n"
#define REWORDED "# 규제 노트\n\n" WORDS "드롭아웃은 언제 켜는가? :: 훈련할 때만 켠다\n"
#define OTHER "# 규제\n\n조기 종료는 검증 손실이 오르면 멈추는 방법이다.\n\n무엇을 보고 멈추는가? :: 검증 손실\n"

static char *
write_file (Fixture *self, const char *name, const char *text)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0755);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* The import of the last of PATH's files. (transfer full) */
static HjImport *
import_path (Fixture *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = hj_library_import_path (self->library, path, morning, &error);

  g_assert_no_error (error);
  return g_ptr_array_steal_index (imports, imports->len - 1);
}

static guint
count_notes (Fixture *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (self->library, FALSE, NULL);

  return notes->len;
}

/* Imports TEXT as "a.md" and answers its card. */
static gint64
import_first (Fixture *self, gint64 *card)
{
  g_autofree char *path = write_file (self, "notes/a.md", TEXT);
  g_autoptr (HjImport) import = import_path (self, path);
  g_autoptr (GPtrArray) cards = hj_library_list_cards (self->library, HJ_CARDS_TAKEN, import->note, NULL, NULL);

  g_assert_cmpuint (cards->len, ==, 1);
  *card = ((HjCard *) cards->pdata[0])->id;
  answer (self, *card, HJ_GRADE_GOOD, morning);
  return import->note;
}

/* The only card of NOTE is still CARD. */
static void
assert_kept (Fixture *self, gint64 note, gint64 card)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (self->library, HJ_CARDS_TAKEN, note, NULL, NULL);

  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_cmpint (((HjCard *) cards->pdata[0])->id, ==, card);
  assert_sound (self);
}

static void
move (Fixture *self, const char *to, const char *text)
{
  g_autofree char *old = g_build_filename (self->folder, "notes", "a.md", NULL), *path = write_file (self, to, text);
  gint64 card, note;
  g_autoptr (HjImport) import = NULL;
  g_autoptr (HjNoteInfo) info = NULL;

  g_unlink (path);
  note = import_first (self, &card);
  g_assert_cmpint (g_unlink (old), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  import = import_path (self, path);
  g_assert_cmpint (import->deed, ==, HJ_IMPORT_UPDATED);
  g_assert_cmpint (import->note, ==, note);
  g_assert_cmpstr (import->moved_from, ==, old);
  g_assert_cmpuint (count_notes (self), ==, 1);
  info = hj_library_get_note (self->library, note, NULL);
  g_assert_cmpstr (info->path, ==, path);
  assert_kept (self, note, card);
}

static void
test_renamed (Fixture *self, gconstpointer data)
{
  move (self, "notes/규제.md", TEXT);
}

static void
test_renamed_and_edited (Fixture *self, gconstpointer data)
{
  move (self, "다른 곳/규제 노트.md", REWORDED);
}

/* Once it was followed, the next change of the file is one of the same note. */
static void
test_edited_later (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (HjImport) import = NULL;

  move (self, "notes/규제.md", TEXT);
  path = write_file (self, "notes/규제.md", REWORDED);
  import = import_path (self, path);
  g_assert_cmpint (import->deed, ==, HJ_IMPORT_UPDATED);
  g_assert_null (import->moved_from);
  g_assert_cmpuint (count_notes (self), ==, 1);
}

/* A file that says something else is another note, though it has the title of one that is gone. */
static void
test_other (Fixture *self, gconstpointer data)
{
  g_autofree char *old = g_build_filename (self->folder, "notes", "a.md", NULL), *path = NULL;
  gint64 card, note = import_first (self, &card);
  g_autoptr (HjImport) import = NULL;

  g_assert_cmpint (g_unlink (old), ==, 0);
  path = write_file (self, "notes/b.md", OTHER);
  import = import_path (self, path);
  g_assert_cmpint (import->deed, ==, HJ_IMPORT_ADDED);
  g_assert_cmpint (import->note, !=, note);
  assert_kept (self, note, card);
}

/* Where the file is still there, the same bytes elsewhere are a copy, and nearly the same words a note of their own. */
static void
test_copied (Fixture *self, gconstpointer data)
{
  gint64 card, note = import_first (self, &card);
  g_autofree char *copy = write_file (self, "copy.md", TEXT), *version = write_file (self, "version.md", REWORDED);
  g_autoptr (HjImport) first = import_path (self, copy), second = import_path (self, version);

  g_assert_cmpint (first->deed, ==, HJ_IMPORT_DUPLICATE);
  g_assert_cmpint (second->deed, ==, HJ_IMPORT_ADDED);
  g_assert_cmpint (second->note, !=, note);
  assert_kept (self, note, card);
}

/* Two files that may be the one that is gone: it is one of them. */
static void
test_claimed_once (Fixture *self, gconstpointer data)
{
  g_autofree char *old = g_build_filename (self->folder, "notes", "a.md", NULL);
  g_autofree char *first = NULL, *second = NULL, *folder = g_build_filename (self->folder, "notes", NULL);
  gint64 card, note = import_first (self, &card);
  g_autoptr (HjImport) last = NULL;

  g_assert_cmpint (g_unlink (old), ==, 0);
  first = write_file (self, "notes/b.md", REWORDED);
  second = write_file (self, "notes/c.md", REWORDED "\n끝.\n");
  last = import_path (self, folder);
  g_assert_cmpint (last->deed, ==, HJ_IMPORT_ADDED);
  g_assert_cmpuint (count_notes (self), ==, 2);
  assert_kept (self, note, card);
}

/* A page of Notion keeps its number in every export, whatever it is called and wherever the older export is. */
static void
test_exported_again (Fixture *self, gconstpointer data)
{
#define NUMBER "0123456789abcdef0123456789abcdef"
  g_autofree char *old = write_file (self, "Export-1/규제 " NUMBER ".md", TEXT);
  g_autofree char *new = write_file (self, "Export-2/규제 정리 " NUMBER ".md", OTHER);
  g_autofree char *copy = write_file (self, "Export-3/규제 정리 " NUMBER ".md", OTHER);
  g_autoptr (HjImport) first = import_path (self, old), second = import_path (self, new), third = import_path (self, copy);
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self->library, first->note, NULL);

  g_assert_cmpint (second->deed, ==, HJ_IMPORT_UPDATED);
  g_assert_cmpint (second->note, ==, first->note);
  g_assert_cmpint (third->note, ==, first->note);
  g_assert_cmpstr (info->path, ==, copy);
  g_assert_cmpuint (count_notes (self), ==, 1);
}

/* The learner's word on a heading goes along. */
static void
test_overridden (Fixture *self, gconstpointer data)
{
  g_autofree char *old = write_file (self, "a.md", TEXT), *new = NULL;
  g_autoptr (HjImport) first = import_path (self, old), second = NULL;
  g_autoptr (HjNote) note = NULL;

  g_assert_cmpint (hj_library_override (self->library, first->note, HJ_OVERRIDE_RENAME, NULL, 1, "내 제목", morning,
                                        NULL), >, 0);
  g_assert_cmpint (g_unlink (old), ==, 0);
  new = write_file (self, "b.md", "머리말 한 줄.\n\n" TEXT);
  second = import_path (self, new);
  g_assert_cmpint (second->note, ==, first->note);
  note = hj_library_read_note (self->library, second->note, NULL);
  g_assert_cmpstr (((HjSection *) note->sections->pdata[0])->title, ==, "내 제목");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/library/moved/renamed", test_renamed);
  fixture_test ("/library/moved/renamed-and-edited", test_renamed_and_edited);
  fixture_test ("/library/moved/edited-later", test_edited_later);
  fixture_test ("/library/moved/other", test_other);
  fixture_test ("/library/moved/copied", test_copied);
  fixture_test ("/library/moved/claimed-once", test_claimed_once);
  fixture_test ("/library/moved/exported-again", test_exported_again);
  fixture_test ("/library/moved/overridden", test_overridden);
  return g_test_run ();
}
