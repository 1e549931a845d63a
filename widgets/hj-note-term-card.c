/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a term: opened by a click, a tap or the keyboard, beside its term and never over it. */
#include "hj-note-terms-private.h"

#include "hj-note-label.h"

#define STILL 4     /* px a pointer may move in a click */
#define MARGIN 32   /* px of the note that are seen beyond a term that is stepped to */
#define FRAMES 2    /* until a page that was scrolled stands at its new place */

/* ---- the popover ---- */

static void
closed_cb (GtkPopover *popover, HjNoteView *view)
{
  HjNoteTerms *self = view->terms;

  hj_note_term_place_set (&self->open, NULL, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (view));
  if (self->focus && gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
}

static gboolean
step_cb (GtkWidget *popover, GVariant *direction, gpointer view)
{
  hj_note_terms_step (view, g_variant_get_int32 (direction));
  return TRUE;
}

/* Keys pressed in a popover do not come to the page below it. */
static void
add_keys (HjNoteView *view)
{
  static const struct {
    guint key;
    int direction;
  } keys[] = { { GDK_KEY_Down, 1 }, { GDK_KEY_Up, -1 } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK),
                                                gtk_callback_action_new (step_cb, view, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].direction));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (view->terms->popover, controller);
}

/* One for all cards. */
static void
ensure_popover (HjNoteView *view)
{
  HjNoteTerms *self = view->terms;

  if (self->popover)
    return;
  self->popover = g_object_new (GTK_TYPE_POPOVER, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  gtk_widget_add_css_class (self->popover, "term");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (view));
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), view);
  add_keys (view);
}

void
hj_note_term_card_close (HjNoteView *view)
{
  HjNoteTerms *self = view->terms;

  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (view), self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->follow_idle, g_source_remove);
  if (self->popover)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  hj_note_term_place_set (&self->open, NULL, NULL);
}

void
hj_note_term_card_clear (HjNoteView *view)
{
  hj_note_term_card_close (view);
  g_clear_pointer (&view->terms->popover, gtk_widget_unparent);
}

/* Where the keyboard goes back to when no card is open any more. */
static void
remember_focus (HjNoteView *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!view->terms->open.label && !view->terms->seeking)
    g_set_weak_pointer (&view->terms->focus, focus ? focus : view->page);
}

static void
point_at_term (HjNoteView *view)
{
  const HjNoteTermPlace *open = &view->terms->open;
  GdkRectangle area = hj_note_label_get_area (open->label, open->term.begin, open->term.end, GTK_WIDGET (view));

  gtk_popover_set_pointing_to (GTK_POPOVER (view->terms->popover), &area);
}

gboolean
hj_note_term_card_open (HjNoteView *view, GtkLabel *label, const HjNoteTerm *term)
{
  HjNoteTerms *self = view->terms;
  HjNoteTerm kept = *term;
  GtkWidget *card = self->source->create_card (kept.id, self->data);
  gboolean another = self->open.label != NULL;

  if (!card)
    return FALSE;
  remember_focus (view);
  hj_note_hint_hide (view);
  ensure_popover (view);
  hj_note_term_place_set (&self->open, label, &kept);
  self->seeking = 0;
  gtk_popover_set_child (GTK_POPOVER (self->popover), card);
  point_at_term (view);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  if (another) /* a popover that comes up gives the focus itself */
    gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
  gtk_widget_queue_draw (GTK_WIDGET (view));
  return TRUE;
}

static gboolean
is_in_view (HjNoteView *view, const HjNoteTermPlace *place)
{
  GdkRectangle area;

  if (!place->label || !gtk_widget_get_mapped (GTK_WIDGET (place->label)))
    return FALSE;
  area = hj_note_label_get_area (place->label, place->term.begin, place->term.end, GTK_WIDGET (view));
  return area.y + area.height > 0 && area.y < gtk_widget_get_height (GTK_WIDGET (view));
}

static gboolean
follow_idle_cb (gpointer data)
{
  HjNoteView *view = data;

  view->terms->follow_idle = 0;
  if (view->terms->open.label && !is_in_view (view, &view->terms->open))
    gtk_popover_popdown (GTK_POPOVER (view->terms->popover));
  else if (view->terms->open.label)
    point_at_term (view);
  return G_SOURCE_REMOVE;
}

/* The page was scrolled, or laid out anew: its labels are in their places when that is over. */
static void
follow_later (HjNoteView *view)
{
  if (view->terms->open.label && !view->terms->follow_idle)
    view->terms->follow_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, follow_idle_cb, view, NULL);
}

void
hj_note_term_card_allocate (HjNoteView *view)
{
  if (!view->terms->open.label)
    return;
  gtk_popover_present (GTK_POPOVER (view->terms->popover));
  follow_later (view);
}

gboolean
hj_note_terms_is_open (HjNoteView *view)
{
  return view->terms->open.label != NULL;
}

const char *
hj_note_terms_get_open (HjNoteView *view)
{
  g_return_val_if_fail (HJ_IS_NOTE_VIEW (view), NULL);
  return view->terms->open.term.id;
}

/* ---- stepping ---- */

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
  if (wanted.label && gtk_widget_get_mapped (GTK_WIDGET (wanted.label)))
    hj_note_term_card_open (view, wanted.label, &wanted.term);
  else if (view->terms->target)
    step (view, view->terms->seeking);
  hj_note_term_place_set (&view->terms->wanted, NULL, NULL);
  view->terms->target = NULL;
  return G_SOURCE_REMOVE;
}

/* Goes on when the page stands where it was scrolled to. */
static void
step_later (HjNoteView *view, int direction)
{
  remember_focus (view);
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

/* ---- a click, or a tap ---- */

static gboolean
open_idle_cb (gpointer data)
{
  HjNoteView *view = data;
  HjNoteTerms *self = view->terms;

  /* Letters that were just selected are what the learner wanted. */
  if (self && gtk_widget_get_mapped (GTK_WIDGET (view)) && !hj_note_view_find_selected_label (view))
    hj_note_terms_open (view, self->press_x, self->press_y);
  return G_SOURCE_REMOVE;
}

static gboolean
get_point (GdkEvent *event, HjNoteView *view, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (view));
  double left, top;

  if (!gdk_event_get_position (event, x, y))
    return FALSE;
  gtk_native_get_surface_transform (native, &left, &top);
  return gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (view), *x - left, *y - top, x, y);
}

static void
press (HjNoteTerms *self, GdkEvent *event, double x, double y)
{
  gboolean touch = gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN;
  gboolean plain = !(gdk_event_get_modifier_state (event) & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK));

  self->press_x = plain && (touch || gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY) ? x : -1;
  self->press_y = y;
}

/* Labels take the buttons of the pointer for themselves, so a gesture would never hear of the release. */
static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, HjNoteView *view)
{
  HjNoteTerms *self = view->terms;
  GdkEventType type = gdk_event_get_event_type (event);
  gboolean down = type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN;
  double x, y;

  if ((!down && type != GDK_BUTTON_RELEASE && type != GDK_TOUCH_END) || !get_point (event, view, &x, &y))
    return GDK_EVENT_PROPAGATE;
  if (down)
    press (self, event, x, y);
  else if (self->press_x >= 0 && ABS (x - self->press_x) <= STILL && ABS (y - self->press_y) <= STILL)
    g_idle_add_full (G_PRIORITY_DEFAULT, open_idle_cb, g_object_ref (view), g_object_unref);
  return GDK_EVENT_PROPAGATE;
}

void
hj_note_term_card_watch (HjNoteView *view)
{
  GtkEventController *legacy = gtk_event_controller_legacy_new ();
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view->scrolled));

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (follow_later), view, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_CAPTURE);
  g_signal_connect (legacy, "event", G_CALLBACK (event_cb), view);
  gtk_widget_add_controller (view->page, legacy);
}
