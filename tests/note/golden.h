/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five real notes of a learner, for the tests of what they hold. */
#pragma once

#include "note-dump.h"

#include <string.h>

#define NOTES 5

typedef struct {
  char *source; /* as it stands in the file */
  HjNote *note;
} Real;

static const char *const names[NOTES] = {
  "competency-1.md", "advanced-theory.md", "competency-1-damaged.md", "competency-2.md", "study-2025.md",
};
enum { N000, N001, N002, N003, N004 };

static inline gboolean
read_real (Real *real, guint i)
{
  const char *root = g_getenv ("HANJANG_TEST_SOURCE");
  g_autofree char *path = g_build_filename (root ? root : ".", "..", "shared", "notes", names[i], NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (!g_file_get_contents (path, &real->source, &size, NULL))
    {
      g_test_skip ("the real notes are not here");
      return FALSE;
    }
  bytes = g_bytes_new (real->source, size);
  real->note = hj_note_read (bytes, names[i], &error);
  g_assert_no_error (error);
  return TRUE;
}

static inline void
clear_real (Real *real)
{
  g_free (real->source);
  hj_note_free (real->note);
}

static inline const HjRepair *
find_repair (const HjNote *note, const char *kind)
{
  for (guint i = 0; i < note->repairs->len + note->warnings->len; i++)
    {
      const HjRepair *repair = i < note->repairs->len ? g_ptr_array_index (note->repairs, i)
                                                      : g_ptr_array_index (note->warnings, i - note->repairs->len);

      if (g_str_equal (repair->kind, kind))
        return repair;
    }
  return NULL;
}
