/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which language a note is read: every word of it that is shown or searched goes through here. Private to the note
 * view. */
#pragma once

#include "hj-language.h"

G_BEGIN_DECLS

typedef struct {
  HjLang lang;            /* HJ_LANG_BOTH: as written */
  HjLanguageTerms *terms; /* of the note; NULL while it is read as written (owned by the view) */
} HjNoteReader;

/* SPANS (or NULL) as READER wants them; a READER of NULL has them as written. (transfer full) (nullable)
 * (element-type HjSpan) */
GPtrArray *hj_note_reader_get_spans (const HjNoteReader *reader, const GPtrArray *spans);
/* The same as plain text, "" for NULL. (transfer full) */
char *hj_note_reader_dup_text (const HjNoteReader *reader, const GPtrArray *spans);

G_END_DECLS
