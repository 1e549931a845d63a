/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes that are written in the app: file and library agree, cards stay, nothing of anybody is written over. */
#include "library-fixture.h"

#define BEFORE "# 손실\r\n\r\n교차 엔트로피의 단위는? :: 비트나 나트\r\n\r\n둘째 문단이다.\r\n"
#define AFTER "# 손실\n\n교차 엔트로피의 단위는? :: 비트나 나트\n\n둘째 문단을 고쳤다.\n"

typedef struct {
  Fixture base;
  char *path;
  gint64 note;
} Edited;

static void
open_edited (Edited *self, gconstpointer data)
{
  const char *paths[2] = { NULL };
  g_autoptr (GPtrArray) imports = NULL;

  set_up (&self->base, NULL);
  self->path = g_build_filename (self->base.folder, "loss.md", NULL);
  g_assert_true (g_file_set_contents (self->path, BEFORE, -1, NULL));
  paths[0] = self->path;
  imports = hj_library_import_paths (self->base.library, paths, morning, NULL);
  self->note = ((HjImport *) imports->pdata[0])->note;
}

static void
close_edited (Edited *self, gconstpointer data)
{
  g_free (self->path);
  tear_down (&self->base, NULL);
}

static gint64
get_card (HjLibrary *library)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (library, HJ_CARDS_TAKEN, 0, "엔트로피", NULL);

  g_assert_cmpuint (cards->len, ==, 1);
  return ((HjCard *) cards->pdata[0])->id;
}

static void
test_edit (Edited *self, gconstpointer data)
{
  gint64 card = get_card (self->base.library);
  g_autofree char *contents = NULL, *markdown = NULL;
  g_autoptr (GArray) reviews = NULL;
  g_autoptr (GError) error = NULL;

  answer (&self->base, card, HJ_GRADE_GOOD, morning);
  g_assert_true (hj_library_set_draft (self->base.library, self->note, "half", NULL));
  hj_library_edit_note (self->base.library, self->note, AFTER, FALSE, morning, &error);
  g_assert_no_error (error);
  markdown = hj_library_dup_note_markdown (self->base.library, self->note, NULL);
  g_assert_cmpstr (markdown, ==, AFTER);
  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "고쳤다.\r\n")); /* the file keeps its line ends */
  g_assert_cmpint (get_card (self->base.library), ==, card);
  reviews = hj_library_list_reviews (self->base.library, card, NULL);
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_null (hj_library_dup_draft (self->base.library, self->note, NULL)); /* saved: no longer a draft */
}

/* One byte of the file changes, and nothing where it is somebody else's. */
static void
test_tasks (Edited *self, gconstpointer data)
{
  static const struct {
    int line;
    gboolean done;
    const char *before, *after;
  } cases[] = {
    { 3, TRUE, "[ ] 하나", "[x] 하나" }, { 4, FALSE, "[x] 둘", "[ ] 둘" }, { 5, TRUE, "[ ] 셋", "[x] 셋" },
    { 7, TRUE, "[ ] 넷", "[x] 넷" },
  };
  g_autoptr (GError) error = NULL;
  HjLibrary *library = self->base.library;

  g_assert_true (hj_library_edit_note (library, self->note,
                                       "# 할 일\n\n- [ ] 하나\n- [x] 둘\n  1. [ ] 셋\n\n> - [ ] 넷\n\n글 [ ] 다섯\n", FALSE,
                                       morning, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = NULL, *contents = NULL, *expected = NULL;
      g_auto (GStrv) parts = NULL;

      g_assert_true (g_file_get_contents (self->path, &before, NULL, NULL));
      parts = g_strsplit (before, cases[i].before, 2);
      expected = g_strjoinv (cases[i].after, parts);
      hj_library_set_task (library, self->note, cases[i].line, cases[i].done, morning, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, expected);
    }
  g_assert_false (hj_library_set_task (library, self->note, 9, TRUE, morning, &error)); /* brackets in words */
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (hj_library_set_draft (library, self->note, "half", NULL));
  g_assert_false (hj_library_set_task (library, self->note, 3, FALSE, morning, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (hj_library_set_draft (library, self->note, NULL, NULL));
  g_assert_true (g_file_set_contents (self->path, "# 남이 고침\n", -1, NULL));
  g_assert_false (hj_library_set_task (library, self->note, 3, FALSE, morning, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_CHANGED);
}

static void
test_changed_by_others (Edited *self, gconstpointer data)
{
  g_autofree char *contents = NULL, *markdown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "# 남이 고침\n", -1, NULL));
  g_assert_false (hj_library_edit_note (self->base.library, self->note, AFTER, FALSE, morning, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, self->path));
  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "# 남이 고침\n");
  markdown = hj_library_dup_note_markdown (self->base.library, self->note, NULL);
  g_assert_null (strstr (markdown, "고쳤다"));
  g_assert_true (hj_library_edit_note (self->base.library, self->note, AFTER, TRUE, morning, NULL));
}

static void
test_without_file (Edited *self, gconstpointer data)
{
  g_autofree char *markdown = NULL;

  g_unlink (self->path);
  g_assert_true (hj_library_edit_note (self->base.library, self->note, AFTER, FALSE, morning, NULL));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  markdown = hj_library_dup_note_markdown (self->base.library, self->note, NULL);
  g_assert_cmpstr (markdown, ==, AFTER);
}

/* Nothing typed is no note; what was there stays. */
static void
test_empty (Edited *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (hj_library_edit_note (self->base.library, self->note, "", FALSE, morning, &error));
  g_assert_error (error, HJ_NOTE_ERROR, HJ_NOTE_ERROR_EMPTY);
  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, BEFORE);
}

static void
test_new (Edited *self, gconstpointer data)
{
  gint64 first = hj_library_write_note (self->base.library, "# 새 노트\n\n하나\n", morning, NULL);
  gint64 second = hj_library_write_note (self->base.library, "# 새 노트\n\n둘\n", morning, NULL);
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self->base.library, first, NULL);

  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (second, !=, first); /* the same title is another note */
  g_assert_cmpstr (info->title, ==, "새 노트");
  g_assert_true (hj_library_edit_note (self->base.library, first, "# 고친 이름\n", FALSE, morning, NULL));
}

#define test(name, function) g_test_add ("/edit/" name, Edited, NULL, open_edited, function, close_edited)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("edit", test_edit);
  test ("tasks", test_tasks);
  test ("changed-by-others", test_changed_by_others);
  test ("without-file", test_without_file);
  test ("empty", test_empty);
  test ("new", test_new);
  return g_test_run ();
}
