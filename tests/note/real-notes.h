/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real notes of a learner, where they lie beside the source; tests that want them are skipped elsewhere. */
#pragma once

#include "hj-note.h"

/* The note NAME as read, or NULL, and the test is skipped. (transfer full) */
static inline HjNote *
read_real (const char *name)
{
  const char *root = g_getenv ("HANJANG_TEST_SOURCE");
  g_autofree char *path = g_build_filename (root ? root : ".", "..", "shared", "notes", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  char *text;

  if (!g_file_get_contents (path, &text, &size, NULL))
    {
      g_test_skip ("the real notes are not here");
      return NULL;
    }
  bytes = g_bytes_new_take (text, size);
  return hj_note_read (bytes, name, NULL);
}
