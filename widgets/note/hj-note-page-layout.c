/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of a page: which rows are near the view, and where. The row at the top and how far it is scrolled out stay
 * while estimated heights give way to true ones. */
#include "hj-note-page-private.h"

#define AHEAD 0.6 /* how much of a view's height is built beyond either edge */

static double
sum_heights (HjNotePage *self, guint from, guint to)
{
  double sum = 0;

  for (guint i = from; i < to; i++)
    sum += hj_note_page_get_height (self, i);
  return sum;
}

/* Moves the anchor so that its offset lies within its row. */
static void
normalise_anchor (HjNotePage *self)
{
  if (self->share >= 0)
    self->offset = self->share * hj_note_page_measure_row (self, self->anchor);
  self->share = -1;
  while (self->offset < 0 && self->anchor > 0)
    self->offset += hj_note_page_measure_row (self, --self->anchor);
  while (self->anchor + 1 < self->rows->len && self->offset >= hj_note_page_measure_row (self, self->anchor))
    self->offset -= hj_note_page_get_row (self, self->anchor++)->height;
  self->offset = MAX (self->offset, 0);
}

/* The end of the text stays at the bottom of the view, not above it. */
static void
keep_end_down (HjNotePage *self, int view)
{
  double below = -self->offset;

  for (guint i = self->anchor; i < self->rows->len && below < view; i++)
    below += hj_note_page_measure_row (self, i);
  if (below >= view)
    return;
  self->offset -= view - below;
  normalise_anchor (self);
}

/* Which rows are near the view: first and last are set, all between are measured. */
static void
choose_rows (HjNotePage *self, int view)
{
  double above = self->offset, below = -self->offset;

  self->first = self->last = self->anchor;
  while (self->last < self->rows->len && below < view * (1 + AHEAD))
    below += hj_note_page_measure_row (self, self->last++);
  while (self->first > 0 && above < view * AHEAD)
    above += hj_note_page_measure_row (self, --self->first);
}

static gboolean
holds_focus (GtkWidget *child)
{
  return gtk_widget_get_focus_child (gtk_widget_get_parent (child)) == child;
}

/* Rows that went out of sight lose their widgets, except the one that has the focus. */
static void
drop_far_rows (HjNotePage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  g_autoptr (GHashTable) near = g_hash_table_new (NULL, NULL);

  for (guint i = self->first; i < self->last; i++)
    g_hash_table_add (near, hj_note_page_get_row (self, i)->child);
  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      HjNoteRow *row = g_object_get_data (G_OBJECT (child), "hj-row");

      if (!g_hash_table_contains (near, child) && !holds_focus (child))
        hj_note_page_drop_child (row);
      else
        gtk_widget_set_child_visible (child, g_hash_table_contains (near, child));
      child = next;
    }
}

static void
allocate_rows (HjNotePage *self, int width, double top)
{
  double y = top;

  for (guint i = self->first; i < self->last; i++)
    {
      HjNoteRow *row = hj_note_page_get_row (self, i);
      int row_width = hj_note_page_get_row_width (self, row->child);
      int x = MAX (0, (width - row_width) / 2);

      if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
        x = MIN (x, width - row_width);
      gtk_widget_size_allocate (row->child, &(GtkAllocation){ x, (int) y, row_width, row->height }, -1);
      y += row->height;
    }
}

static void
configure_adjustments (HjNotePage *self, int width, int height)
{
  double before = sum_heights (self, 0, self->anchor);
  double all = before + sum_heights (self, self->anchor, self->rows->len);

  self->ours = TRUE;
  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL])
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], 0, 0, width, width * 0.1, width * 0.9, width);
  if (self->adjustments[GTK_ORIENTATION_VERTICAL])
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_VERTICAL], before + self->offset, 0, MAX (all, height),
                              HJ_NOTE_PAGE_STEP, height * 0.9, height);
  self->ours = FALSE;
}

/* At another width every height is an estimate again, but in the same proportion as before. */
static void
change_width (HjNotePage *self, int width)
{
  double scale = self->width > 0 && width > 0 ? (double) self->width / width : 0;

  for (guint i = 0; i < self->rows->len; i++)
    hj_note_page_get_row (self, i)->height = (int) (hj_note_page_get_row (self, i)->height * scale);
  self->offset *= scale;
  self->width = width;
}

static void
fit_rows (HjNotePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (hj_note_page_get_row (self, i)->child)
      self->fit (self->owner, hj_note_page_get_row (self, i), self->width);
  self->restyled = FALSE;
}

static gboolean
tell_anchor_cb (gpointer data)
{
  HJ_NOTE_PAGE (data)->tell_idle = 0;
  hj_note_page_tell_anchor (data);
  return G_SOURCE_REMOVE;
}

#define SAMPLE "가나다라마바사아자차"
#define MARGINS 52 /* px, of both sides */

/* How wide the rows may be. */
static int
compute_limit (HjNotePage *self)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (self->measure == 0)
    return self->max_width;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), SAMPLE);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width * self->measure / (int) g_utf8_strlen (SAMPLE, -1) + MARGINS;
}

void
hj_note_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjNotePage *self = HJ_NOTE_PAGE (widget);
  int column = MIN (width, compute_limit (self));

  if (column != self->width || self->restyled)
    {
      change_width (self, column);
      fit_rows (self);
    }
  if (self->rows->len)
    {
      normalise_anchor (self);
      keep_end_down (self, height);
      choose_rows (self, height);
      allocate_rows (self, width, -self->offset - sum_heights (self, self->first, self->anchor));
    }
  drop_far_rows (self);
  configure_adjustments (self, width, height);
  /* True heights may have moved the anchor; what follows from that waits until the layout is done. */
  if (self->told != self->anchor && !self->tell_idle)
    self->tell_idle = g_idle_add (tell_anchor_cb, self);
}

void
hj_note_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? HJ_NOTE_PAGE (widget)->max_width : 400;
}

/* ---- what is seen ---- */

/* A list, a question or a long table is several rows of one block. FROM (in, out): the first of them, then behind them. */
static HjSight
measure_sight (HjNotePage *self, guint *from, double *height)
{
  guint top = hj_note_page_get_row (self, *from)->top;
  HjSight sight = { .block = top, .share = 1 };

  for (*height = 0; *from < self->rows->len && hj_note_page_get_row (self, *from)->top == top; ++*from)
    {
      const HjNoteRow *row = hj_note_page_get_row (self, *from);

      *height += hj_note_page_get_height (self, *from);
      sight.closed |= row->answer && row->answer->len > 0 && !row->expanded;
    }
  return sight;
}

GArray *
hj_note_page_list_sights (HjNotePage *self)
{
  GArray *sights = g_array_new (FALSE, FALSE, sizeof (HjSight));
  int view = gtk_widget_get_height (GTK_WIDGET (self));
  guint i = self->anchor;
  double y;

  while (i > 0 && i < self->rows->len
         && hj_note_page_get_row (self, i - 1)->top == hj_note_page_get_row (self, i)->top)
    i--;
  y = -self->offset - sum_heights (self, i, self->anchor);
  while (i < self->rows->len && y < view)
    {
      double height;
      HjSight sight = measure_sight (self, &i, &height);

      sight.share = height > 0 ? CLAMP ((view - y) / height, 0, 1) : 0;
      g_array_append_val (sights, sight);
      y += height;
    }
  return sights;
}
