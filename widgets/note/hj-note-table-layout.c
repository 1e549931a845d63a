/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the cells of a table stand: columns as wide as their words want, the rest sideways under a scroll bar. */
#include "hj-note-table-private.h"

#define PAD_X 9
#define PAD_Y 7
#define NARROWEST 58       /* px of a column's words, if it has that many */
#define NARROWEST_PROSE 116 /* px of a column of sentences: below it a table scrolls sideways */
#define WIDEST_NATURAL 300 /* px; longer cells wrap */
#define SCROLL_STEP 60

/* What a column that wants so much is given at least. */
static int
get_narrowest (int wanted)
{
  return wanted > 2 * NARROWEST_PROSE ? NARROWEST_PROSE : MIN (wanted, NARROWEST);
}

/* The least and the wanted width of every column, with padding. */
static void
request_columns (HjNoteTable *self, GtkRequestedSize *sizes)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      int least = 0, wanted = 0;

      for (guint row = 0; row < self->n_rows && hj_note_table_at (self, row, column); row++)
        {
          GtkWidget *cell = hj_note_table_at (self, row, column);
          int minimum, natural;

          gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
          least = MAX (least, minimum);
          wanted = MAX (wanted, natural);
        }
      sizes[column].data = NULL;
      sizes[column].natural_size = MAX (least, MIN (wanted, WIDEST_NATURAL)) + 2 * PAD_X;
      sizes[column].minimum_size = MAX (least, get_narrowest (wanted)) + 2 * PAD_X;
    }
}

/* Fills WIDTHS for a table WIDTH px wide; returns what the columns take together, which may be more. */
static int
compute_widths (HjNoteTable *self, int width, int *widths)
{
  g_autofree GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, self->n_columns);
  int least = 0, natural = 0, total = 0;

  request_columns (self, sizes);
  for (guint i = 0; i < self->n_columns; i++)
    {
      least += sizes[i].minimum_size;
      natural += sizes[i].natural_size;
    }
  if (width > least)
    gtk_distribute_natural_allocation (MIN (width, natural) - least, self->n_columns, sizes);
  for (guint i = 0; i < self->n_columns; i++)
    {
      /* Room to spare is shared in proportion, so that the table fills its column. */
      widths[i] = sizes[i].minimum_size;
      if (width > natural && natural > 0)
        widths[i] += (int) ((gint64) (width - natural) * sizes[i].natural_size / natural);
      total += widths[i];
    }
  return total;
}

static int
compute_heights (HjNoteTable *self, const int *widths, int *heights)
{
  int total = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      heights[row] = 0;
      for (guint column = 0; column < self->n_columns && hj_note_table_at (self, row, column); column++)
        {
          GtkWidget *cell = hj_note_table_at (self, row, column);
          int minimum;

          gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, widths[column] - 2 * PAD_X, &minimum, NULL, NULL, NULL);
          heights[row] = MAX (heights[row], minimum + 2 * PAD_Y);
        }
      total += heights[row];
    }
  return total;
}

static int
measure_bar (HjNoteTable *self)
{
  int height;

  gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

static void
measure_across (HjNoteTable *self, int *minimum, int *natural)
{
  g_autofree GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, self->n_columns);
  int least = 0, wanted = 0;

  request_columns (self, sizes);
  for (guint i = 0; i < self->n_columns; i++)
    {
      least += sizes[i].minimum_size;
      wanted += sizes[i].natural_size;
    }
  *minimum = MIN (least, 120);
  *natural = MAX (*minimum, wanted);
}

void
hj_note_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  HjNoteTable *self = HJ_NOTE_TABLE (widget);
  g_autofree int *widths = g_new0 (int, self->n_columns), *heights = g_new0 (int, self->n_rows);
  int content;

  measure_across (self, minimum, natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  for_size = for_size < 0 ? *natural : for_size;
  content = compute_widths (self, for_size, widths);
  *minimum = compute_heights (self, widths, heights) + (content > for_size ? measure_bar (self) : 0);
  *natural = *minimum;
}

static void
allocate_cells (HjNoteTable *self)
{
  int y = 0, shift = (int) gtk_adjustment_get_value (self->adjustment);

  for (guint row = 0; row < self->n_rows; row++)
    {
      int x = self->has_rows ? 0 : -shift, top = self->has_rows ? 0 : y;

      if (self->has_rows && hj_note_table_at (self, row, 0))
        gtk_widget_size_allocate (gtk_widget_get_parent (hj_note_table_at (self, row, 0)),
                                  &(GtkAllocation){ -shift, y, self->content, self->heights[row] }, -1);
      for (guint column = 0; column < self->n_columns && hj_note_table_at (self, row, column); column++)
        {
          GtkAllocation place = { x + PAD_X, top + PAD_Y, self->widths[column] - 2 * PAD_X,
                                  self->heights[row] - 2 * PAD_Y };

          gtk_widget_size_allocate (hj_note_table_at (self, row, column), &place, -1);
          x += self->widths[column];
        }
      y += self->heights[row];
    }
}

void
hj_note_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjNoteTable *self = HJ_NOTE_TABLE (widget);
  int bar = measure_bar (self);

  self->content = compute_widths (self, width, self->widths);
  compute_heights (self, self->widths, self->heights);
  gtk_adjustment_configure (self->adjustment, gtk_adjustment_get_value (self->adjustment), 0,
                            MAX (self->content, width), SCROLL_STEP, width, width);
  gtk_widget_set_child_visible (self->bar, self->content > width);
  gtk_widget_set_focusable (widget, self->content > width);
  allocate_cells (self);
  if (self->content > width)
    gtk_widget_size_allocate (self->bar, &(GtkAllocation){ 0, height - bar, width, bar }, -1);
}
