/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a term: opened by a click, a tap or the keyboard, beside its term and never over it. */
#include "hj-note-terms-private.h"

#include "hj-note-label.h"

#define STILL 4 /* px a pointer may move in a click */

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
  self->seeking = 0;
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

void
hj_note_term_card_remember_focus (HjNoteView *view)
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
  hj_note_term_card_remember_focus (view);
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
  return view->terms->open.label ? view->terms->open.term.id : NULL;
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
