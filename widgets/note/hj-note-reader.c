/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which language a note is read. */
#include "hj-note-reader.h"

GPtrArray *
hj_note_reader_get_spans (const HjNoteReader *reader, const GPtrArray *spans)
{
  if (!spans || !reader || reader->lang == HJ_LANG_BOTH)
    return spans ? g_ptr_array_ref ((GPtrArray *) spans) : NULL;
  return hj_spans_in_language (spans, reader->lang, reader->terms);
}

char *
hj_note_reader_dup_text (const HjNoteReader *reader, const GPtrArray *spans)
{
  g_autoptr (GPtrArray) read = hj_note_reader_get_spans (reader, spans);

  return read ? hj_spans_dup_text (read) : g_strdup ("");
}
