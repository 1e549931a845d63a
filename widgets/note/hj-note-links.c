/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols in the formulas of a note that lead somewhere: pointed at, clicked, or chosen in a menu. */
#include "hj-formula-view.h"
#include "hj-note-view-private.h"

void
hj_note_links_set_symbols (GtkWidget *widget, const char *const *symbols)
{
  if (HJ_IS_FORMULA_VIEW (widget))
    hj_formula_view_set_symbols (HJ_FORMULA_VIEW (widget), symbols);
  else if (GTK_IS_LABEL (widget))
    hj_formula_label_set_symbols (GTK_LABEL (widget), symbols);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    hj_note_links_set_symbols (child, symbols);
}

/* ---- Pointing ---- */

/* The symbol at (X, Y) of the view, the formula view or label it stands in, and its area there; or NULL. */
static const char *
pick (HjNoteView *view, double x, double y, GtkWidget **at, GdkRectangle *area)
{
  double inner_x, inner_y;

  *at = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);
  if (!*at || !gtk_widget_translate_coordinates (GTK_WIDGET (view), *at, x, y, &inner_x, &inner_y))
    return NULL;
  if (HJ_IS_FORMULA_VIEW (*at))
    return hj_formula_view_pick_symbol (HJ_FORMULA_VIEW (*at), inner_x, inner_y, area);
  return GTK_IS_LABEL (*at) ? hj_formula_label_pick_symbol (GTK_LABEL (*at), inner_x, inner_y, area) : NULL;
}

static void
mark (GtkWidget *widget, const char *symbol)
{
  /* A label in which one can select has a cursor of its own. */
  const char *usual = GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget)) ? "text" : NULL;

  gtk_widget_set_cursor_from_name (widget, symbol ? "pointer" : usual);
  if (HJ_IS_FORMULA_VIEW (widget))
    hj_formula_view_point_at (HJ_FORMULA_VIEW (widget), symbol);
  else
    hj_formula_label_point_at (GTK_LABEL (widget), symbol);
}

static void
point_at (HjNoteView *view, GtkWidget *widget, const char *symbol)
{
  if (view->pointed == widget && g_strcmp0 (view->pointed_symbol, symbol) == 0)
    return;
  if (view->pointed)
    mark (view->pointed, NULL);
  g_set_weak_pointer (&view->pointed, symbol ? widget : NULL);
  g_free (view->pointed_symbol);
  view->pointed_symbol = g_strdup (symbol);
  if (symbol)
    mark (widget, symbol);
  g_signal_emit_by_name (view, "symbol-pointed", symbol);
}

static void
motion_cb (HjNoteView *view, double x, double y)
{
  GtkWidget *at = NULL;
  GdkRectangle area;
  const char *symbol = view->builder.symbols ? pick (view, x, y, &at, &area) : NULL;

  point_at (view, symbol ? at : NULL, symbol);
}

static void
leave_cb (HjNoteView *view)
{
  point_at (view, NULL, NULL);
}

static void
released_cb (HjNoteView *view, int n_press, double x, double y)
{
  GtkWidget *at;
  GdkRectangle area;
  const char *symbol = view->builder.symbols ? pick (view, x, y, &at, &area) : NULL;

  if (symbol && n_press == 1 && !hj_note_view_find_selected_label (view))
    g_signal_emit_by_name (view, "symbol-activated", symbol, at, &area);
}

void
hj_note_links_watch (HjNoteView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), view);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}

/* ---- From menus and from outside ---- */

void
hj_note_links_show_symbol (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "symbol-activated", g_variant_get_string (parameter, NULL), NULL, NULL);
}

static void
update_row (gpointer owner, HjNoteRow *row)
{
  hj_note_links_set_symbols (row->child, (const char *const *) HJ_NOTE_VIEW (owner)->builder.symbols);
}

/* Two diagrams may have settings of one name. (transfer full) (nullable) */
static char **
dup_unique (const char *const *symbols)
{
  g_autoptr (GPtrArray) unique = g_ptr_array_new ();

  for (; symbols && *symbols; symbols++)
    if (!g_ptr_array_find_with_equal_func (unique, *symbols, g_str_equal, NULL))
      g_ptr_array_add (unique, (gpointer) *symbols);
  if (unique->len == 0)
    return NULL;
  g_ptr_array_add (unique, NULL);
  return g_strdupv ((char **) unique->pdata);
}

void
hj_note_view_set_symbols (HjNoteView *view, const char *const *symbols)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  point_at (view, NULL, NULL);
  g_strfreev (view->builder.symbols);
  view->builder.symbols = dup_unique (symbols);
  hj_note_page_each_built (HJ_NOTE_PAGE (view->page), update_row);
}
