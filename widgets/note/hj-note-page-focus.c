/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard in a page: from one thing that can be pressed to the next, and from row to row, also to rows that are not
 * built yet. */
#include "hj-note-page-private.h"

#define CONTEXT 60 /* px of what is before a row that was out of sight */
#define MARGIN 12
#define WHOLE 100  /* px: as much of a tall thing has to be seen */

static HjNoteRow *
get_row_of (GtkWidget *child)
{
  return child ? g_object_get_data (G_OBJECT (child), "hj-row") : NULL;
}

HjNoteRow *
hj_note_page_get_focused (HjNotePage *page)
{
  return get_row_of (gtk_widget_get_focus_child (GTK_WIDGET (page)));
}

/* ---- into view ---- */

/* How far below the top of the view row I begins, also while a layout is still to come. */
static double
get_top (HjNotePage *self, guint i)
{
  double top = -self->offset;

  for (guint j = self->anchor; j < i; j++)
    top += hj_note_page_get_height (self, j);
  for (guint j = i; j < self->anchor; j++)
    top -= hj_note_page_get_height (self, j);
  return top;
}

/* Brings FOCUS, in the widget of row I, into view. */
static void
reveal (HjNotePage *self, guint i, GtkWidget *focus)
{
  HjNoteRow *row = hj_note_page_get_row (self, i);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, hj_note_page_get_height (self, i));
  double view = gtk_widget_get_height (GTK_WIDGET (self)), top, below;

  if (focus != row->child && !gtk_widget_compute_bounds (focus, row->child, &bounds))
    return;
  top = get_top (self, i) + bounds.origin.y;
  below = top + bounds.size.height - view;
  if (top < 0)
    hj_note_page_set_anchor (self, self->anchor, self->offset + top - MARGIN);
  else if (top + MIN (bounds.size.height, WHOLE) > view)
    hj_note_page_set_anchor (self, self->anchor, self->offset + MIN (top, below) + MARGIN);
}

/* What gets the focus comes into view; a row that was built only now has no place to go by. */
static void
focus_moved_cb (HjNotePage *self, GParamSpec *pspec, GtkRoot *root)
{
  HjNoteRow *row = hj_note_page_get_focused (self);
  GtkWidget *focus = gtk_root_get_focus (root);
  guint i;

  if (!row || !focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) || !g_ptr_array_find (self->rows, row, &i))
    return;
  if (i < self->first || i >= self->last)
    hj_note_page_set_anchor (self, i, -CONTEXT);
  else
    reveal (self, i, focus);
}

void
hj_note_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (g_type_class_peek_parent (GTK_WIDGET_GET_CLASS (widget)))->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_moved_cb), widget,
                           G_CONNECT_SWAPPED);
}

void
hj_note_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);
  GTK_WIDGET_CLASS (g_type_class_peek_parent (GTK_WIDGET_GET_CLASS (widget)))->unroot (widget);
}

/* ---- Tab ---- */

/* Offers the focus to rows that are not built, from I on by STEP. */
static gboolean
focus_unbuilt (HjNotePage *self, guint i, int step, GtkDirectionType direction)
{
  for (; i < self->rows->len; i += step)
    {
      HjNoteRow *row = hj_note_page_get_row (self, i);

      hj_note_page_measure_row (self, i);
      if (gtk_widget_child_focus (row->child, direction))
        return TRUE;
      hj_note_page_drop_child (row);
    }
  return FALSE;
}

static gboolean
focus_built (HjNotePage *self, GtkDirectionType direction)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return GTK_WIDGET_CLASS (g_type_class_peek_parent (GTK_WIDGET_GET_CLASS (widget)))->focus (widget, direction);
}

/* Before the page itself come its rows, also those that are not built. */
static gboolean
focus_before (HjNotePage *self, GtkDirectionType direction)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean found;

  gtk_widget_set_focusable (widget, FALSE);
  found = focus_built (self, direction) || focus_unbuilt (self, self->first - 1, -1, direction);
  gtk_widget_set_focusable (widget, TRUE);
  return found || gtk_widget_grab_focus (widget);
}

gboolean
hj_note_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  HjNotePage *self = HJ_NOTE_PAGE (widget);
  gboolean inside = gtk_widget_get_focus_child (widget) || gtk_widget_has_focus (widget);

  if (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_get_focus_child (widget))
    return focus_before (self, direction);
  return focus_built (self, direction)
         || (direction == GTK_DIR_TAB_FORWARD && inside && focus_unbuilt (self, self->last, 1, direction));
}

/* ---- from row to row ---- */

static void
focus_left_cb (GtkWidget *child)
{
  if (!gtk_widget_has_focus (child))
    gtk_widget_set_focusable (child, FALSE);
}

static void
focus_row (HjNotePage *self, guint i)
{
  HjNoteRow *row = hj_note_page_get_row (self, i);

  hj_note_page_measure_row (self, i);
  g_signal_handlers_disconnect_by_func (row->child, focus_left_cb, NULL);
  g_signal_connect (row->child, "notify::has-focus", G_CALLBACK (focus_left_cb), NULL);
  gtk_widget_set_focusable (row->child, TRUE);
  gtk_widget_grab_focus (row->child);
  self->walked = TRUE; /* its place is known only after the next layout */
}

static gboolean
is_in_view (HjNotePage *self, HjNoteRow *row)
{
  graphene_rect_t bounds;

  return row->child && gtk_widget_get_child_visible (row->child)
         && gtk_widget_compute_bounds (row->child, GTK_WIDGET (self), &bounds) && bounds.origin.y + bounds.size.height > 0
         && bounds.origin.y < gtk_widget_get_height (GTK_WIDGET (self));
}

HjNoteRow *
hj_note_page_focus_next (HjNotePage *page, int step)
{
  HjNoteRow *focused = hj_note_page_get_focused (page);
  gint64 next = page->anchor;
  guint i;

  if (focused && (page->walked || is_in_view (page, focused)) && g_ptr_array_find (page->rows, focused, &i))
    next = (gint64) i + step;
  if (next < 0 || next >= page->rows->len)
    return NULL;
  focus_row (page, (guint) next);
  return hj_note_page_get_row (page, (guint) next);
}
