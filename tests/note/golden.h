/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five real notes of a learner, for the tests of what they hold. */
#pragma once

#include "note-dump.h"
#include "read-real.h"

#include <string.h>

typedef struct {
  char *source; /* as it stands in the file */
  HjNote *note;
} Real;

/* FALSE: it is not here, and the test is skipped. */
static inline gboolean
open_real (Real *real, guint i)
{
  real->note = read_real (real_names[i]);
  real->source = real->note ? load_real (real_names[i], NULL) : NULL;
  return real->note != NULL;
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
