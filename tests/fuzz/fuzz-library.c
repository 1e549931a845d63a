/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a library changed at any places, and its end cut off: it opens and says what it still has, or one sentence
 * why not. Each five bytes of the input are a place and what stands there; the last of a number that is no multiple of
 * five says how much is left. */
#include "fuzz.h"

#include "hj-file.h"
#include "hj-library.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATCH 5

static const HjMoment now = { 1795222800, 9 * 3600 };

static const char first[] = "# 확률\n\n소프트맥스의 합은? :: $\\sum_i p_i = 1$\n\n온도는 ==분포==를 고른다.\n\n"
                            "## 경사 하강법(Gradient Descent)\n\n[[다른 글]] 을 본다.\n\n|가|나|\n|-|-|\n|1|2|\n";
static const char second[] = "# 다른 글\n\n배치 정규화(Batch Normalization, BN)란? :: 평균 0, 분산 1\n";

static struct {
  char *folder, *path;
  char *bytes; /* of a sound library */
  gsize size;
} sound;

/* ---- a sound library ---- */

static void
import (HjLibrary *library, const char *text, const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjImport) import = hj_library_import_note (library, bytes, path, now, NULL);

  g_assert_nonnull (import);
}

static void
remove_folder (void)
{
  hj_file_remove_tree (sound.folder);
}

static void
make_sound (void)
{
  HjLibrary *library;

  sound.folder = g_dir_make_tmp ("hanjang-fuzz-XXXXXX", NULL);
  sound.path = g_build_filename (sound.folder, "library.sqlite3", NULL);
  atexit (remove_folder);
  library = hj_library_open (sound.path, NULL);
  import (library, first, "/notes/a.md");
  import (library, second, "/notes/b.md");
  hj_library_override (library, 1, HJ_OVERRIDE_RENAME, NULL, 7, "새 이름", now, NULL);
  hj_library_answer (library, 1, HJ_GRADE_GOOD, 3000, now, NULL, NULL);
  hj_library_set_progress (library, "note:1", NULL, 0.5, FALSE, now, NULL);
  g_object_unref (library);
  g_assert_true (g_file_get_contents (sound.path, &sound.bytes, &sound.size, NULL));
}

/* ---- what a damaged one still says ---- */

static void
read_notes (HjLibrary *library)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (library, TRUE, NULL);

  for (guint i = 0; notes && i < notes->len; i++)
    {
      gint64 id = ((const HjNoteInfo *) g_ptr_array_index (notes, i))->id;
      g_autoptr (HjNote) note = hj_library_read_note (library, id, NULL);
      g_autoptr (GPtrArray) overrides = hj_library_list_overrides (library, id, NULL);
      g_autofree char *markdown = hj_library_dup_note_markdown (library, id, NULL);
    }
}

static void
study (HjLibrary *library)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (library, HJ_CARDS_ALL, 0, NULL, NULL);
  g_autoptr (GArray) reviews = hj_library_list_reviews (library, 0, NULL);
  HjQueue *queue = hj_library_build_queue (library, 0, now, NULL);

  if (queue && queue->cards->len)
    hj_library_answer (library, ((const HjCard *) queue->cards->pdata[0])->id, HJ_GRADE_HARD, 0, now, NULL, NULL);
  hj_library_undo (library, now, NULL, NULL);
  g_clear_pointer (&queue, hj_queue_free);
  hj_stats_free (hj_library_compute_stats (library, 30, now, NULL));
}

static void
look_at (HjLibrary *library)
{
  g_autoptr (GPtrArray) hits = hj_library_search (library, "분포", 10, NULL);
  g_autoptr (GPtrArray) terms = hj_library_list_terms (library, NULL);
  g_autoptr (HjCheck) check = NULL;
  HjProgress progress = { 0 };

  read_notes (library);
  study (library);
  hj_library_get_progress (library, "note:1", &progress, NULL);
  hj_progress_clear (&progress);
  check = hj_library_check (library, TRUE, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (HjLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL, *backups = NULL;
  gsize left;

  if (!sound.bytes)
    make_sound ();
  bytes = g_memdup2 (sound.bytes, sound.size);
  left = size % PATCH ? sound.size * data[size - 1] / 255 : sound.size;
  for (; size >= PATCH; data += PATCH, size -= PATCH)
    bytes[((gsize) data[0] << 24 | data[1] << 16 | data[2] << 8 | data[3]) % sound.size] = (char) data[4];
  hj_file_remove_tree (sound.folder);
  g_assert_cmpint (g_mkdir (sound.folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents_full (sound.path, bytes, (gssize) left, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  library = hj_library_open (sound.path, &error);
  g_assert_true (library != NULL || error != NULL);
  if (library)
    look_at (library);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL) && !strchr (error->message, '\n'));
  return 0;
}
