/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a note are terms, and which of them the pointer is on. */
#include "hj-note-terms-private.h"

#include "hj-note-label.h"

#define KEY "hj-terms"

/* What a label remembers. */
typedef struct {
  guint serial, hash; /* of what was known and of the text */
  GArray *terms;      /* of HjNoteTerm */
} Found;

static void
found_free (gpointer data)
{
  g_array_unref (((Found *) data)->terms);
  g_free (data);
}

HjNoteTerms *
hj_note_terms_new (void)
{
  HjNoteTerms *self = g_new0 (HjNoteTerms, 1);

  self->mode = HJ_NOTE_TERMS_POINTED;
  self->serial = 1;
  self->press_x = -1;
  self->built = g_ptr_array_new ();
  self->firsts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
hj_note_terms_free (HjNoteTerms *self)
{
  hj_note_term_place_set (&self->hovered, NULL, NULL);
  hj_note_term_place_set (&self->open, NULL, NULL);
  hj_note_term_place_set (&self->wanted, NULL, NULL);
  g_clear_weak_pointer (&self->focus);
  g_hash_table_unref (self->firsts);
  g_ptr_array_unref (self->built);
  g_free (self);
}

void
hj_note_term_place_set (HjNoteTermPlace *place, GtkLabel *label, const HjNoteTerm *term)
{
  g_set_weak_pointer (&place->label, label);
  place->term = term ? *term : (HjNoteTerm) { 0 };
}

static void
collect_built (gpointer owner, HjNoteRow *row)
{
  g_ptr_array_add (HJ_NOTE_VIEW (owner)->terms->built, row);
}

const GPtrArray *
hj_note_terms_list_built (HjNoteView *view)
{
  g_ptr_array_set_size (view->terms->built, 0);
  hj_note_page_each_built (HJ_NOTE_PAGE (view->page), collect_built);
  return view->terms->built;
}

/* ---- of a label ---- */

static gboolean
overlaps_formula (const GArray *formulas, const HjNoteTerm *term)
{
  for (guint i = 0; formulas && i < formulas->len; i++)
    {
      const HjInlineRange *range = &g_array_index (formulas, HjInlineRange, i);

      if (term->begin < range->end && range->start < term->end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
overlaps_link (const GArray *links, const HjNoteTerm *term)
{
  for (guint i = 0; i < links->len; i++)
    {
      const HjNoteLink *link = &g_array_index (links, HjNoteLink, i);

      if (term->begin < link->end && link->begin < term->end)
        return TRUE;
    }
  return FALSE;
}

static GArray *
find_terms (HjNoteTerms *self, GtkLabel *label)
{
  GArray *all = self->source->find (gtk_label_get_text (label), self->data);
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (HjNoteTerm));
  g_autoptr (GArray) links = hj_note_label_list_links (label);

  for (guint i = 0; i < all->len; i++)
    {
      const HjNoteTerm *term = &g_array_index (all, HjNoteTerm, i);

      if (!overlaps_formula (hj_formula_label_get_ranges (label), term) && !overlaps_link (links, term))
        g_array_append_val (terms, *term);
    }
  g_array_unref (all);
  return terms;
}

const GArray *
hj_note_terms_of_label (HjNoteView *view, GtkLabel *label)
{
  HjNoteTerms *self = view->terms;
  guint hash = g_str_hash (gtk_label_get_text (label));
  Found *found = g_object_get_data (G_OBJECT (label), KEY);

  if (found && found->serial == self->serial && found->hash == hash)
    return found->terms;
  found = g_new (Found, 1);
  *found = (Found) { self->serial, hash, find_terms (self, label) };
  g_object_set_data_full (G_OBJECT (label), KEY, found, found_free);
  return found->terms;
}

/* ---- under the pointer ---- */

static gboolean
find_place (HjNoteView *view, double x, double y, HjNoteTermPlace *place)
{
  gsize byte;
  GtkLabel *label = view->terms->source && view->terms->mode != HJ_NOTE_TERMS_OFF
                      ? hj_note_label_pick (GTK_WIDGET (view), x, y, &byte) : NULL;
  const GArray *terms = label && !hj_note_label_is_heading (label) ? hj_note_terms_of_label (view, label) : NULL;

  for (guint i = 0; terms && i < terms->len; i++)
    {
      const HjNoteTerm *term = &g_array_index (terms, HjNoteTerm, i);

      if (byte >= term->begin && byte < term->end)
        {
          *place = (HjNoteTermPlace) { label, *term };
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
hj_note_terms_find (HjNoteView *view, double x, double y, HjNoteTerm *term, GdkRectangle *area)
{
  HjNoteTermPlace place;

  g_return_val_if_fail (HJ_IS_NOTE_VIEW (view), FALSE);
  if (!find_place (view, x, y, &place))
    return FALSE;
  *term = place.term;
  *area = hj_note_label_get_area (place.label, term->begin, term->end, GTK_WIDGET (view));
  return TRUE;
}

gboolean
hj_note_terms_open (HjNoteView *view, double x, double y)
{
  HjNoteTermPlace place;

  g_return_val_if_fail (HJ_IS_NOTE_VIEW (view), FALSE);
  return find_place (view, x, y, &place) && hj_note_term_card_open (view, place.label, &place.term);
}

static void
set_hovered (HjNoteView *view, GtkLabel *label, const HjNoteTerm *term)
{
  HjNoteTermPlace *hovered = &view->terms->hovered;

  if (hovered->label == label && (!label || hovered->term.begin == term->begin))
    return;
  hj_note_term_place_set (hovered, label, term);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, HjNoteView *view)
{
  HjNoteTermPlace place;

  if (find_place (view, x, y, &place))
    set_hovered (view, place.label, &place.term);
  else
    set_hovered (view, NULL, NULL);
}

static void
leave_cb (GtkEventControllerMotion *motion, HjNoteView *view)
{
  set_hovered (view, NULL, NULL);
}

GtkWidget *
hj_note_terms_create_hint (HjNoteView *view, double x, double y, GdkRectangle *area)
{
  HjNoteTerm term;

  return hj_note_terms_find (view, x, y, &term, area) ? view->terms->source->create_hint (term.id, view->terms->data) : NULL;
}

/* ---- who knows ---- */

void
hj_note_terms_watch (HjNoteView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), view);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  hj_note_term_card_watch (view);
}

void
hj_note_terms_forget (HjNoteView *view)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  hj_note_term_card_close (view);
  view->terms->serial++;
  view->terms->target = NULL;
  g_hash_table_remove_all (view->terms->firsts);
  set_hovered (view, NULL, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
hj_note_terms_set_source (HjNoteView *view, const HjNoteTermSource *source, gpointer data)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  view->terms->source = source;
  view->terms->data = data;
  hj_note_terms_forget (view);
}

void
hj_note_terms_set_mode (HjNoteView *view, HjNoteTermsMode mode)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  if (view->terms->mode == mode)
    return;
  view->terms->mode = mode;
  hj_note_terms_forget (view);
}
