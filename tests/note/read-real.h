/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real notes as they are read; see real-notes.h. */
#pragma once

#include "../real-notes.h"
#include "hj-note.h"

/* The note NAME as read, or NULL, and the test is skipped. (transfer full) */
static inline HjNote *
read_real (const char *name)
{
  g_autoptr (GBytes) bytes = load_real_bytes (name);
  g_autoptr (GError) error = NULL;
  HjNote *note = bytes ? hj_note_read (bytes, name, &error) : NULL;

  g_assert_no_error (error);
  return note;
}
