/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note that is read again while it is shown: what the reader sees stays where it is. */
#include "hj-note-view-private.h"

/* (transfer full) (nullable) */
static char *
dup_row_id (HjNoteRow *row)
{
  const HjBlock *block = row ? row->blocks[HJ_NOTE_SIDE_FIRST] : NULL;

  return block ? g_strdup (block->id) : NULL;
}

static int
get_row_line (HjNoteRow *row)
{
  const HjBlock *block = row ? row->blocks[HJ_NOTE_SIDE_FIRST] : NULL;

  return block ? block->line : 0;
}

/* DATA: the ids of questions whose answers are shown. */
static void
collect_expanded (HjNoteView *self, HjNoteRow *row, gpointer data)
{
  char *id = row->answer && row->expanded ? dup_row_id (row) : NULL;

  if (id)
    g_hash_table_add (data, id);
}

static void
expand (HjNoteView *self, const GHashTable *ids)
{
  for (guint i = 0; self->rows && i < self->rows->len; i++)
    {
      HjNoteRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *id = row->answer ? dup_row_id (row) : NULL;

      if (id && g_hash_table_contains ((GHashTable *) ids, id))
        hj_note_view_set_expanded (self, row, TRUE);
    }
}

void
hj_note_view_update_notes (HjNoteView *view, HjNote *first, HjNote *second)
{
  g_autoptr (GHashTable) expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *id = NULL;
  double offset;
  int line;

  g_return_if_fail (HJ_IS_NOTE_VIEW (view) && (first || !second));
  hj_note_view_each_row (view, collect_expanded, expanded);
  id = dup_row_id (hj_note_page_get_anchor (HJ_NOTE_PAGE (view->page)));
  line = get_row_line (hj_note_page_get_anchor (HJ_NOTE_PAGE (view->page)));
  offset = hj_note_page_get_offset (HJ_NOTE_PAGE (view->page));
  hj_note_view_set_notes (view, first, second);
  expand (view, expanded);
  if (id && hj_note_view_scroll_to_id (view, id))
    hj_note_page_set_offset (HJ_NOTE_PAGE (view->page), offset);
  else if (line > 0)
    hj_note_view_scroll_to_line (view, line);
}
