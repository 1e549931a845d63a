/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a note: its rows for screen readers, its lines, and what scrolls it sideways. How wide its columns are is
 * hj-note-table-layout.c.
 *
 * GtkGrid in a GtkScrolledWindow would measure its height at its natural width and cut off what wraps; and a
 * GtkScrolledWindow keeps the turns of the wheel that are meant for the page. */
#include "hj-note-table-private.h"

#include <string.h>

#define ARROW 7 /* px */

/* A row is there for screen readers; where its cells stand, the table says. */
#define HJ_TYPE_NOTE_TABLE_ROW (hj_note_table_row_get_type ())
G_DECLARE_FINAL_TYPE (HjNoteTableRow, hj_note_table_row, HJ, NOTE_TABLE_ROW, GtkWidget)

struct _HjNoteTableRow {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (HjNoteTableRow, hj_note_table_row, GTK_TYPE_WIDGET)

G_DEFINE_FINAL_TYPE (HjNoteTable, hj_note_table, GTK_TYPE_WIDGET)

static void
unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)))
    gtk_widget_unparent (child);
}

static void
hj_note_table_row_dispose (GObject *object)
{
  unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (hj_note_table_row_parent_class)->dispose (object);
}

static void
hj_note_table_row_class_init (HjNoteTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_note_table_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tablerow");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ROW);
}

static void
hj_note_table_row_init (HjNoteTableRow *self)
{
}

static void
append_line (GtkSnapshot *snapshot, int y, int width, GdkRGBA color, float alpha)
{
  color.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, y, width, 1));
}

/* In the padding right of the header, which it does not move. */
static void
append_arrow (HjNoteTable *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  double x = -gtk_adjustment_get_value (self->adjustment), y = self->heights[0] / 2.0, half = ARROW / 2.0;
  cairo_t *cr;

  for (guint i = 0; i <= self->arrow_column; i++)
    x += self->widths[i];
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - ARROW - 1, y - ARROW, ARROW, 2 * ARROW));
  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, x - ARROW - 1, y + self->arrow * half * 0.6);
  cairo_line_to (cr, x - 1, y + self->arrow * half * 0.6);
  cairo_line_to (cr, x - 1 - half, y - self->arrow * half * 0.8);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
hj_note_table_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HjNoteTable *self = HJ_NOTE_TABLE (widget);
  int y = 0, width = gtk_widget_get_width (widget);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint row = 0; row + 1 < self->n_rows; row++)
    {
      y += self->heights[row];
      append_line (snapshot, y - 1, MIN (width, self->content), color, row == 0 ? 0.32f : 0.12f);
    }
  GTK_WIDGET_CLASS (hj_note_table_parent_class)->snapshot (widget, snapshot);
  if (self->arrow && self->n_rows)
    append_arrow (self, snapshot, &color);
}

static void
shift_by (HjNoteTable *self, double steps)
{
  double distance = steps * gtk_adjustment_get_step_increment (self->adjustment);

  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + distance);
}

static gboolean
overflows (HjNoteTable *self)
{
  return self->content > gtk_widget_get_width (GTK_WIDGET (self));
}

/* Only sideways: a wheel that turns up and down goes on to the page. */
static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, HjNoteTable *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double steps = state & GDK_SHIFT_MASK && dx == 0 ? dy : dx;

  if (!overflows (self) || steps == 0)
    return GDK_EVENT_PROPAGATE;
  shift_by (self, steps);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HjNoteTable *self)
{
  if (!overflows (self) || (key != GDK_KEY_Left && key != GDK_KEY_Right))
    return GDK_EVENT_PROPAGATE;
  shift_by (self, key == GDK_KEY_Left ? -1 : 1);
  return GDK_EVENT_STOP;
}

static void
hj_note_table_dispose (GObject *object)
{
  HjNoteTable *self = HJ_NOTE_TABLE (object);

  unparent_children (GTK_WIDGET (self));
  g_ptr_array_set_size (self->cells, 0);
  g_clear_object (&self->adjustment);
  G_OBJECT_CLASS (hj_note_table_parent_class)->dispose (object);
}

static void
hj_note_table_finalize (GObject *object)
{
  HjNoteTable *self = HJ_NOTE_TABLE (object);

  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self->heights);
  G_OBJECT_CLASS (hj_note_table_parent_class)->finalize (object);
}

static GtkSizeRequestMode
hj_note_table_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hj_note_table_class_init (HjNoteTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_note_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = hj_note_table_finalize;
  widget_class->measure = hj_note_table_measure;
  widget_class->size_allocate = hj_note_table_size_allocate;
  widget_class->snapshot = hj_note_table_snapshot;
  widget_class->get_request_mode = hj_note_table_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "notetable");
}

static void
hj_note_table_init (HjNoteTable *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *key = gtk_event_controller_key_new ();

  self->cells = g_ptr_array_new ();
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  self->bar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

static GtkWidget *
create_table (guint n_rows, guint n_columns, GtkAccessibleRole role)
{
  HjNoteTable *self = g_object_new (HJ_TYPE_NOTE_TABLE, "accessible-role", role, NULL);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->has_rows = role == GTK_ACCESSIBLE_ROLE_TABLE;
  self->widths = g_new0 (int, n_columns);
  self->heights = g_new0 (int, n_rows);
  return GTK_WIDGET (self);
}

GtkWidget *
hj_note_table_new (guint n_rows, guint n_columns)
{
  return create_table (n_rows, n_columns, GTK_ACCESSIBLE_ROLE_TABLE);
}

GtkWidget *
hj_note_table_new_for (GtkWidget *child)
{
  GtkWidget *table = create_table (1, 1, GTK_ACCESSIBLE_ROLE_GROUP);

  hj_note_table_add (HJ_NOTE_TABLE (table), child);
  return table;
}

GtkWidget *
hj_note_table_get_cell (HjNoteTable *table, guint row, guint column)
{
  g_return_val_if_fail (HJ_IS_NOTE_TABLE (table) && column < table->n_columns, NULL);
  return hj_note_table_at (table, row, column);
}

void
hj_note_table_add (HjNoteTable *table, GtkWidget *cell)
{
  g_return_if_fail (HJ_IS_NOTE_TABLE (table) && table->cells->len < table->n_rows * table->n_columns);
  if (table->has_rows && table->cells->len % table->n_columns == 0)
    gtk_widget_insert_before (g_object_new (HJ_TYPE_NOTE_TABLE_ROW, NULL), GTK_WIDGET (table), table->bar);
  if (table->has_rows)
    gtk_widget_set_parent (cell, gtk_widget_get_prev_sibling (table->bar));
  else
    gtk_widget_insert_before (cell, GTK_WIDGET (table), table->bar);
  g_ptr_array_add (table->cells, cell);
}

void
hj_note_table_refill (HjNoteTable *table, guint n_rows)
{
  GtkWidget *row;

  g_return_if_fail (HJ_IS_NOTE_TABLE (table) && table->has_rows && n_rows > 0);
  g_ptr_array_set_size (table->cells, MIN (table->cells->len, table->n_columns));
  while ((row = gtk_widget_get_prev_sibling (table->bar)) && gtk_widget_get_prev_sibling (row))
    gtk_widget_unparent (row);
  table->n_rows = n_rows;
  table->heights = g_renew (int, table->heights, n_rows);
  memset (table->heights, 0, n_rows * sizeof *table->heights);
  gtk_widget_queue_resize (GTK_WIDGET (table));
}

void
hj_note_table_replace (HjNoteTable *table, GtkWidget *cell, GtkWidget *new_cell)
{
  guint i;

  g_return_if_fail (HJ_IS_NOTE_TABLE (table));
  if (!g_ptr_array_find (table->cells, cell, &i))
    return;
  gtk_widget_insert_before (new_cell, gtk_widget_get_parent (cell), cell);
  table->cells->pdata[i] = new_cell;
  gtk_widget_unparent (cell);
}

void
hj_note_table_set_arrow (HjNoteTable *table, guint column, int direction)
{
  g_return_if_fail (HJ_IS_NOTE_TABLE (table) && column < table->n_columns);
  table->arrow_column = column;
  table->arrow = direction;
  gtk_widget_queue_draw (GTK_WIDGET (table));
}
