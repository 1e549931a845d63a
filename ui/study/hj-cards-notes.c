/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notes whose cards are listed: a drop-down of those that have any. */
#include "hj-cards-page-private.h"

#include <glib/gi18n.h>

/* The note chosen in the drop-down; 0: all. */
gint64
hj_cards_page_get_note (HjCardsPage *self)
{
  guint line = gtk_drop_down_get_selected (self->note_filter);

  return line == GTK_INVALID_LIST_POSITION || line == 0 || line > self->notes->len || hj_page_get_folded (HJ_PAGE (self))
           ? 0
           : g_array_index (self->notes, gint64, line - 1);
}

static gboolean
is_listed (HjCardsPage *self, const GPtrArray *notes)
{
  guint n = 0;

  for (guint i = 0; i < notes->len; i++) {
    const HjNoteInfo *info = notes->pdata[i];

    if (info->cards + info->suggestions == 0)
      continue;
    if (n >= self->notes->len || g_array_index (self->notes, gint64, n) != info->id)
      return FALSE;
    n++;
  }
  return n == self->notes->len;
}

/* The learner's notes that have cards; what was chosen stays chosen. */
void
hj_cards_page_list_notes (HjCardsPage *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (hj_cards_page_get_library (self), FALSE, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  gint64 chosen = hj_cards_page_get_note (self);
  guint line = 0;

  if (notes == NULL || (is_listed (self, notes) && gtk_drop_down_get_model (self->note_filter) != NULL))
    return;
  gtk_string_list_append (titles, _("All Notes"));
  g_array_set_size (self->notes, 0);
  for (guint i = 0; i < notes->len; i++) {
    const HjNoteInfo *info = notes->pdata[i];

    if (info->cards + info->suggestions == 0)
      continue;
    g_array_append_val (self->notes, info->id);
    gtk_string_list_append (titles, info->title);
    line = info->id == chosen ? self->notes->len : line;
  }
  self->listing = TRUE;
  gtk_drop_down_set_model (self->note_filter, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->note_filter, line);
  self->listing = FALSE;
}
