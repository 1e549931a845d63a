/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real notes of a learner, where they lie beside the source; tests that want them are skipped elsewhere. */
#pragma once

#include <glib.h>

#define N_REAL 5

enum { N000, N001, N002, N003, N004 };

static const char *const real_names[N_REAL] = {
  [N000] = "competency-1.md", [N001] = "advanced-theory.md", [N002] = "competency-1-damaged.md",
  [N003] = "competency-2.md", [N004] = "study-2025.md",
};

/* What lies beside the source: FILE of FOLDER, or FOLDER itself for NULL. (transfer full) */
static inline char *
dup_shared_path (const char *folder, const char *file)
{
  const char *source = g_getenv ("HANJANG_TEST_SOURCE");

  return g_build_filename (source ? source : ".", "..", "shared", folder, file, NULL);
}

/* The note NAME as it stands in its file, or NULL, and the test is skipped. (transfer full) */
static inline char *
load_real (const char *name, gsize *size)
{
  g_autofree char *path = dup_shared_path ("notes", name);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, size, NULL))
    g_test_skip ("the real notes are not here");
  return text;
}

/* The same as bytes. (transfer full) */
static inline GBytes *
load_real_bytes (const char *name)
{
  gsize size;
  char *text = load_real (name, &size);

  return text ? g_bytes_new_take (text, size) : NULL;
}
