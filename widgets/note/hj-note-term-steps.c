/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From term to term by the keyboard, also to rows that are not built yet: the page scrolls, and the card opens when it
 * stands. */
#include "hj-note-terms-private.h"

#include "hj-note-label.h"

#define MARGIN 32 /* px of the note that are seen beyond a term that is stepped to */
#define FRAMES 2  /* until a page that was scrolled stands at its new place */

typedef struct {
  HjNoteView *view;
  GArray *places;   /* of HjNoteTermPlace, in reading order; labels are borrowed */
  GHashTable *seen; /* ids of the row */
} Steps;

/* Each term once in a row: a paragraph that says its word five times is one stop. */
static void
collect_label (GtkLabel *label, gpointer data)
{
  Steps *self = data;
  const GArray *terms = hj_note_terms_of_label (self->view, label);

  for (guint i = 0; i < terms->len; i++)
    {
      HjNoteTermPlace place = { label, g_array_index (terms, HjNoteTerm, i) };

      if (g_hash_table_add (self->seen, (gpointer) place.term.id))
        g_array_append_val (self->places, place);
    }
}

/* Whether ROW comes before what a step in DIRECTION begins at: the row that is sought, or else what has the focus or is
 * at the top of the view. */
static gboolean
is_before_start (HjNoteView *view, HjNoteRow *row, int direction)
{
  const HjNoteRow *target = view->terms->target;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)));
  graphene_rect_t bounds;

  if (target)
    return direction > 0 ? row->index < target->index : row->index <= target->index;
  if (focus && gtk_widget_is_ancestor (focus, view->page))
    return row->child != focus && !gtk_widget_is_ancestor (focus, row->child);
  return gtk_widget_compute_bounds (row->child, GTK_WIDGET (view), &bounds) && bounds.origin.y + bounds.size.height <= 0;
}

/* All stops that are built. START (out): the first of them from where a step begins. */
static GArray *
list_steps (HjNoteView *view, int direction, guint *start)
{
  const GPtrArray *built = hj_note_terms_list_built (view);
  Steps steps = { view, g_array_new (FALSE, FALSE, sizeof (HjNoteTermPlace)), NULL };
  gboolean before = TRUE;

  *start = 0;
  for (guint i = 0; i < built->len; i++)
    {
      HjNoteRow *row = g_ptr_array_index (built, i);

      before = before && is_before_start (view, row, direction);
      steps.seen = g_hash_table_new (NULL, NULL);
      hj_note_label_each (row->child, collect_label, &steps);
      g_clear_pointer (&steps.seen, g_hash_table_unref);
      if (before)
        *start = steps.places->len;
    }
  return steps.places;
}

/* The one to go to, or −1. */
static int
choose_step (HjNoteView *view, const GArray *places, guint start, int direction)
{
  const HjNoteTermPlace *open = &view->terms->open;
  int next = direction > 0 ? (int) start : (int) start - 1;

  for (guint i = 0; open->label && i < places->len; i++)
    {
      const HjNoteTermPlace *place = &g_array_index (places, HjNoteTermPlace, i);

      if (place->label == open->label && place->term.begin == open->term.begin)
        next = (int) i + direction;
    }
  return next >= 0 && next < (int) places->len ? next : -1;
}

/* The nearest row with a term beyond those that are built, or NULL. */
static HjNoteRow *
find_row_beyond (HjNoteView *view, int direction)
{
  const GPtrArray *built = hj_note_terms_list_built (view);
  const HjNoteRow *edge = built->len ? built->pdata[direction > 0 ? built->len - 1 : 0] : NULL;
  g_autoptr (GPtrArray) rows = edge ? hj_note_view_list_shown (view) : NULL;
  guint at = 0;

  if (!rows || !g_ptr_array_find (rows, edge, &at))
    return NULL;
  for (int i = (int) at + direction; i >= 0 && i < (int) rows->len; i += direction)
    if (hj_note_terms_row_has (view, rows->pdata[i]))
      return rows->pdata[i];
  return NULL;
}

static void step (HjNoteView *view, int direction);

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HjNoteView *view = HJ_NOTE_VIEW (widget);
  HjNoteTermPlace wanted = view->terms->wanted;

  if (++view->terms->n_ticks <= FRAMES)
    return G_SOURCE_CONTINUE;
  view->terms->tick = 0;
  hj_note_term_place_set (&view->terms->wanted, NULL, NULL);
  if (wanted.label && gtk_widget_get_mapped (GTK_WIDGET (wanted.label)))
    hj_note_term_card_open (view, wanted.label, &wanted.term);
  else if (view->terms->target)
    step (view, view->terms->seeking);
  view->terms->target = NULL;
  return G_SOURCE_REMOVE;
}

/* Goes on when the page stands where it was scrolled to. */
static void
step_later (HjNoteView *view, int direction)
{
  hj_note_term_card_remember_focus (view);
  hj_note_term_card_close (view);
  view->terms->seeking = direction;
  view->terms->n_ticks = 0;
  view->terms->tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, NULL, NULL);
}

/* How far AREA is out of sight: negative above, positive below, 0 not. */
static double
measure_hidden (HjNoteView *view, const GdkRectangle *area)
{
  int height = gtk_widget_get_height (GTK_WIDGET (view));

  if (area->y < 0)
    return area->y - MARGIN;
  return area->y + area->height > height ? area->y + area->height - height + MARGIN : 0;
}

/* Opens the card of PLACE as soon as it is in sight. */
static void
show_place (HjNoteView *view, const HjNoteTermPlace *place, int direction)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view->scrolled));
  GdkRectangle area = hj_note_label_get_area (place->label, place->term.begin, place->term.end, GTK_WIDGET (view));
  double hidden = measure_hidden (view, &area);

  if (hidden == 0)
    {
      hj_note_term_card_open (view, place->label, &place->term);
      return;
    }
  step_later (view, direction);
  hj_note_term_place_set (&view->terms->wanted, place->label, &place->term);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + hidden);
}

static void
step (HjNoteView *view, int direction)
{
  guint start;
  g_autoptr (GArray) places = list_steps (view, direction, &start);
  int next = choose_step (view, places, start, direction);
  HjNoteRow *row = next < 0 && !view->terms->target ? find_row_beyond (view, direction) : NULL;

  if (next >= 0)
    show_place (view, &g_array_index (places, HjNoteTermPlace, next), direction);
  if (!row)
    return;
  step_later (view, direction);
  view->terms->target = row;
  hj_note_view_scroll_to_row (view, row);
}

void
hj_note_terms_step (HjNoteView *view, int direction)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  if (view->terms->source && view->terms->mode != HJ_NOTE_TERMS_OFF && view->first && !view->terms->tick)
    step (view, direction);
}

void
hj_note_term_card_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hj_note_terms_step (HJ_NOTE_VIEW (widget), g_variant_get_int32 (parameter));
}
