/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A single note in the language its reader wants, as far as it says things in both. */
#include "hj-note-terms.h"
#include "hj-note-view-private.h"

static HjLanguageTerms *
create_terms (HjNoteView *self, const HjNote *note)
{
  HjLanguageTerms *terms = hj_language_terms_new (note);

  if (self->names_func)
    self->names_func (terms);
  return terms;
}

static void
ensure_terms (HjNoteView *self)
{
  if (!self->builder.reader.terms && self->first)
    self->builder.reader.terms = create_terms (self, self->first);
}

guint
hj_note_view_count_in (HjNoteView *view, HjNote *note, HjLang lang, const char *text)
{
  g_autoptr (GPtrArray) rows = hj_note_rows_new (note, NULL);
  g_autoptr (HjLanguageTerms) terms = create_terms (view, note);
  HjNoteReader reader = { lang, terms };
  guint n = 0;

  g_return_val_if_fail (HJ_IS_NOTE_VIEW (view) && text, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      HjNoteRow *row = g_ptr_array_index (rows, i);

      n += hj_note_block_search (&reader, row, text);
      for (guint k = 0; row->answer && k < row->answer->len; k++)
        n += hj_note_block_search (&reader, g_ptr_array_index (row->answer, k), text);
    }
  return n;
}

void
hj_note_view_set_names_func (HjNoteView *view, HjNoteNamesFunc func)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  view->names_func = func;
}

/* Two notes side by side say everything in both languages already. */
void
hj_note_view_update_reader (HjNoteView *self)
{
  self->builder.reader.lang = self->second ? HJ_LANG_BOTH : self->reader_lang;
  if (self->builder.reader.lang != HJ_LANG_BOTH)
    ensure_terms (self);
}

void
hj_note_view_set_reader_language (HjNoteView *view, HjLang lang)
{
  HjLang before;

  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  before = view->builder.reader.lang;
  view->reader_lang = lang;
  hj_note_view_update_reader (view);
  if (view->builder.reader.lang == before)
    return;
  hj_note_terms_forget (view);
  hj_note_page_rebuild (HJ_NOTE_PAGE (view->page));
}

gboolean
hj_note_view_has_languages (HjNoteView *view)
{
  g_return_val_if_fail (HJ_IS_NOTE_VIEW (view), FALSE);
  if (!view->first || view->second)
    return FALSE;
  ensure_terms (view);
  return hj_note_has_languages (view->first, view->builder.reader.terms);
}

char *
hj_note_view_dup_in_language (HjNoteView *view, const char *text)
{
  HjSpan span = { .text = (char *) text };
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();

  g_return_val_if_fail (HJ_IS_NOTE_VIEW (view), NULL);
  g_ptr_array_add (spans, &span);
  return hj_note_reader_dup_text (&view->builder.reader, spans);
}
