/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two widgets beside each other, level at the top: a mark and its text, or two languages.
 *
 * A horizontal GtkBox asks wrapping labels for their width at the height they have, and may hand out more than
 * there is; here the widths are fixed first and the heights follow. */
#include "hj-note-columns.h"

struct _HjNoteColumns {
  GtkWidget parent_instance;

  GtkWidget *children[2]; /* either may be NULL */
  int start_width, gap;
};

G_DEFINE_FINAL_TYPE (HjNoteColumns, hj_note_columns, GTK_TYPE_WIDGET)

static void
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *baseline)
{
  *minimum = *natural = 0;
  *baseline = -1;
  if (child)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, baseline, NULL);
}

/* The widths of both columns in WIDTH px. */
static void
share_width (HjNoteColumns *self, int width, int widths[2])
{
  widths[0] = self->start_width ? self->start_width : (width - self->gap) / 2;
  widths[0] = MAX (widths[0], 0);
  widths[1] = MAX (width - widths[0] - self->gap, 0);
}

/* The mark stands on the first line of its text, whatever their sizes are. */
static void
find_shifts (const int baselines[2], int shifts[2])
{
  shifts[0] = shifts[1] = 0;
  if (baselines[0] < 0 || baselines[1] < 0)
    return;
  shifts[0] = MAX (baselines[1] - baselines[0], 0);
  shifts[1] = MAX (baselines[0] - baselines[1], 0);
}

static int
measure_height (HjNoteColumns *self, int width, int heights[2], int shifts[2])
{
  int widths[2], natural, baselines[2];

  share_width (self, width, widths);
  for (guint i = 0; i < 2; i++)
    measure_child (self->children[i], GTK_ORIENTATION_VERTICAL, widths[i], &heights[i], &natural, &baselines[i]);
  find_shifts (baselines, shifts);
  return MAX (heights[0] + shifts[0], heights[1] + shifts[1]);
}

static void
hj_note_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  HjNoteColumns *self = HJ_NOTE_COLUMNS (widget);
  int minima[2], naturals[2], baseline, heights[2], shifts[2];

  for (guint i = 0; i < 2; i++)
    measure_child (self->children[i], GTK_ORIENTATION_HORIZONTAL, -1, &minima[i], &naturals[i], &baseline);
  if (self->start_width)
    minima[0] = naturals[0] = self->start_width;
  else
    for (guint i = 0; i < 2; i++)
      {
        minima[i] = MAX (minima[0], minima[1]);
        naturals[i] = MAX (naturals[0], naturals[1]);
      }
  *minimum = minima[0] + self->gap + minima[1];
  *natural = naturals[0] + self->gap + naturals[1];
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = measure_height (self, for_size < 0 ? *natural : MAX (for_size, *minimum), heights, shifts);
}

static void
hj_note_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjNoteColumns *self = HJ_NOTE_COLUMNS (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int widths[2], heights[2], shifts[2], x = 0;

  share_width (self, width, widths);
  measure_height (self, width, heights, shifts);
  for (guint i = 0; i < 2; i++)
    {
      GtkAllocation place = { mirrored ? width - x - widths[i] : x, shifts[i], widths[i], heights[i] };

      if (self->children[i])
        gtk_widget_size_allocate (self->children[i], &place, -1);
      x += widths[i] + self->gap;
    }
}

static GtkSizeRequestMode
hj_note_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hj_note_columns_dispose (GObject *object)
{
  HjNoteColumns *self = HJ_NOTE_COLUMNS (object);

  g_clear_pointer (&self->children[0], gtk_widget_unparent);
  g_clear_pointer (&self->children[1], gtk_widget_unparent);
  G_OBJECT_CLASS (hj_note_columns_parent_class)->dispose (object);
}

static void
hj_note_columns_class_init (HjNoteColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_note_columns_dispose;
  widget_class->measure = hj_note_columns_measure;
  widget_class->size_allocate = hj_note_columns_size_allocate;
  widget_class->get_request_mode = hj_note_columns_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "notecolumns");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hj_note_columns_init (HjNoteColumns *self)
{
}

GtkWidget *
hj_note_columns_new (GtkWidget *start, GtkWidget *end, int start_width, int gap)
{
  HjNoteColumns *self = g_object_new (HJ_TYPE_NOTE_COLUMNS, NULL);

  self->children[0] = start;
  self->children[1] = end;
  self->start_width = start_width;
  self->gap = gap;
  for (guint i = 0; i < 2; i++)
    if (self->children[i])
      gtk_widget_set_parent (self->children[i], GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
