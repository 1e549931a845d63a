/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes of a test's own. */
#pragma once

#include "hj-note.h"

#include <string.h>

static inline HjNote *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  HjNote *note = hj_note_read (bytes, "fixture.md", &error);

  g_assert_no_error (error);
  return note;
}

/* Every section as "1 Title", those below it after it, joined by " | ". */
static inline void
append_sections (GString *out, const GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const HjSection *section = sections->pdata[i];

      g_string_append_printf (out, "%s%d %s", out->len ? " | " : "", section->level, section->title);
      append_sections (out, section->children);
    }
}
