/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long column of rows of which only those near the view are built.
 *
 * GtkListView always builds two hundred rows, which costs half a second with paragraphs of text, at opening and at
 * every change of width. Here the heights of rows that were never seen are estimated from their text; the anchor,
 * the row at the top and how far it is scrolled out, stays where it is while estimates are replaced. */
#include "hj-note-page.h"

#define STEP 60.0       /* px an arrow key scrolls */
#define AHEAD 0.6       /* how much of a view's height is built beyond either edge */
#define LETTER 14.5     /* px of a Hangul syllable at the base size; Latin letters take about half */
#define LINE 24
#define MARGINS 60

struct _HjNotePage {
  GtkWidget parent_instance;

  HjNotePageBuild build;
  HjNotePageFit fit;
  gpointer owner;
  GPtrArray *rows;   /* of HjNoteRow */
  int max_width;
  int width;         /* of the rows, at the last layout */
  guint anchor;      /* index of the row at the top of the view */
  double offset;     /* how many px of it are above the edge */
  double share;      /* of the anchor's height is above the edge, to be kept at the next layout; or −1 */
  guint first, last; /* built rows: first ≤ i < last */
  guint told;        /* the anchor last told to others */
  guint tell_idle;
  gboolean ours;     /* the adjustment is being set by the layout */
  gboolean restyled; /* since the last layout */
  GtkAdjustment *adjustments[2]; /* horizontal, vertical; or NULL */
  GtkScrollablePolicy policies[2];
};

enum { PROP_0, PROP_HADJUSTMENT, PROP_VADJUSTMENT, PROP_HSCROLL_POLICY, PROP_VSCROLL_POLICY };
enum { ANCHOR_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (HjNotePage, hj_note_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Rows and their heights. */

static HjNoteRow *
get_row (HjNotePage *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

static double
measure_letters (const char *text)
{
  double width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += g_utf8_get_char (p) >= 0x1100 ? LETTER : LETTER / 2;
  return width;
}

static char *
dup_row_text (const HjNoteRow *row, const HjBlock *block)
{
  if (block->kind == HJ_BLOCK_TABLE)
    return g_strdup (""); /* goes by its rows */
  if (row->slice || block->kind == HJ_BLOCK_QUESTION)
    return hj_spans_dup_text (row->slice ? row->slice : block->spans);
  return hj_block_dup_text (block);
}

static int
estimate_height (const HjNoteRow *row, int width)
{
  const HjBlock *block = row->blocks[0] ? row->blocks[0] : row->blocks[1];
  g_autofree char *text = dup_row_text (row, block);
  int room = MAX (width - MARGINS - 22 * row->indent, 80) / (row->two_columns ? 2 : 1);
  int lines = (int) (measure_letters (text) / room) + 1;

  if (row->latent && !row->expanded)
    return 2 * LINE;
  if (block->kind == HJ_BLOCK_TABLE)
    return (int) (row->to ? row->to - row->from + 1 : block->n_rows) * 40;
  return lines * LINE + (row->indent ? 6 : block->kind == HJ_BLOCK_QUESTION ? 100 : 14);
}

static int
get_height (HjNotePage *self, guint i)
{
  HjNoteRow *row = get_row (self, i);

  if (row->height == 0)
    row->height = estimate_height (row, self->width);
  return row->height;
}

static GtkWidget *
ensure_child (HjNotePage *self, guint i)
{
  HjNoteRow *row = get_row (self, i);
  GtkWidget *before = NULL;

  if (row->child)
    return row->child;
  row->child = self->build (self->owner, row);
  /* Focus and screen readers go in reading order. */
  for (guint j = i; j-- > 0 && !before;)
    before = get_row (self, j)->child;
  gtk_widget_insert_after (row->child, GTK_WIDGET (self), before);
  self->fit (self->owner, row, self->width);
  return row->child;
}

static void
drop_child (HjNoteRow *row)
{
  g_clear_pointer (&row->child, gtk_widget_unparent);
}

static int
get_row_width (HjNotePage *self, GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, self->width);
}

/* The true height of row I at this width; builds it. */
static int
measure_row (HjNotePage *self, guint i)
{
  GtkWidget *child = ensure_child (self, i);
  HjNoteRow *row = get_row (self, i);

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_row_width (self, child), &row->height, NULL, NULL, NULL);
  return row->height;
}

/* Layout. */

static double
sum_heights (HjNotePage *self, guint from, guint to)
{
  double sum = 0;

  for (guint i = from; i < to; i++)
    sum += get_height (self, i);
  return sum;
}

/* Moves the anchor so that its offset lies within its row. */
static void
normalise_anchor (HjNotePage *self)
{
  if (self->share >= 0)
    self->offset = self->share * measure_row (self, self->anchor);
  self->share = -1;
  while (self->offset < 0 && self->anchor > 0)
    self->offset += measure_row (self, --self->anchor);
  while (self->anchor + 1 < self->rows->len && self->offset >= measure_row (self, self->anchor))
    self->offset -= get_row (self, self->anchor++)->height;
  self->offset = MAX (self->offset, 0);
}

/* The end of the text stays at the bottom of the view, not above it. */
static void
keep_end_down (HjNotePage *self, int view)
{
  double below = -self->offset;

  for (guint i = self->anchor; i < self->rows->len && below < view; i++)
    below += measure_row (self, i);
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
    below += measure_row (self, self->last++);
  while (self->first > 0 && above < view * AHEAD)
    above += measure_row (self, --self->first);
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
    g_hash_table_add (near, get_row (self, i)->child);
  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      HjNoteRow *row = g_object_get_data (G_OBJECT (child), "hj-row");

      if (!g_hash_table_contains (near, child) && !holds_focus (child))
        drop_child (row);
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
      HjNoteRow *row = get_row (self, i);
      int row_width = get_row_width (self, row->child);
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
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_VERTICAL], before + self->offset, 0, MAX (all, height), STEP,
                              height * 0.9, height);
  self->ours = FALSE;
}

/* At another width every height is an estimate again, but in the same proportion as before. */
static void
change_width (HjNotePage *self, int width)
{
  double scale = self->width > 0 && width > 0 ? (double) self->width / width : 0;

  for (guint i = 0; i < self->rows->len; i++)
    get_row (self, i)->height = (int) (get_row (self, i)->height * scale);
  self->offset *= scale;
  self->width = width;
}

static void
fit_rows (HjNotePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->child)
      self->fit (self->owner, get_row (self, i), self->width);
  self->restyled = FALSE;
}

static void
tell_anchor (HjNotePage *self)
{
  if (self->told == self->anchor)
    return;
  self->told = self->anchor;
  g_signal_emit (self, signals[ANCHOR_CHANGED], 0);
}

static gboolean
tell_anchor_cb (gpointer data)
{
  HJ_NOTE_PAGE (data)->tell_idle = 0;
  tell_anchor (data);
  return G_SOURCE_REMOVE;
}

static void
hj_note_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjNotePage *self = HJ_NOTE_PAGE (widget);
  int column = MIN (width, self->max_width);

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

static void
hj_note_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? HJ_NOTE_PAGE (widget)->max_width : 400;
}

/* The text of the rows may have another size; theirs are styled after the page. */
static void
hj_note_page_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hj_note_page_parent_class)->css_changed (widget, change);
  HJ_NOTE_PAGE (widget)->restyled = TRUE;
}

/* Scrolling. */

static void
set_anchor (HjNotePage *self, guint anchor, double offset)
{
  self->anchor = anchor;
  self->offset = offset;
  self->share = -1;
  /* Rows are built while the page is laid out. Only a resize takes the way through all parents, after which their
   * wishes of that moment count as heard; an allocation alone leaves them asking when they are drawn. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell_anchor (self);
}

static void
value_changed_cb (GtkAdjustment *adjustment, HjNotePage *self)
{
  double rest = gtk_adjustment_get_value (adjustment);
  guint i = 0;

  if (self->ours || self->rows->len == 0)
    return;
  while (i + 1 < self->rows->len && rest >= get_height (self, i))
    rest -= get_height (self, i++);
  set_anchor (self, i, rest);
}

static void
set_adjustment (HjNotePage *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place)
    g_signal_handlers_disconnect_by_func (*place, value_changed_cb, self);
  g_set_object (place, adjustment);
  if (adjustment && orientation == GTK_ORIENTATION_VERTICAL)
    g_signal_connect (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
scroll_by (HjNotePage *self, double distance)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (adjustment)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  double pages = g_variant_get_double (arguments);

  scroll_by (HJ_NOTE_PAGE (widget), ABS (pages) < 0.1 ? pages * STEP * 100 : pages * gtk_widget_get_height (widget));
  return TRUE;
}

static gboolean
end_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  HjNotePage *self = HJ_NOTE_PAGE (widget);

  if (self->rows->len)
    set_anchor (self, g_variant_get_boolean (arguments) ? self->rows->len - 1 : 0, 0);
  return TRUE;
}

/* What gets the focus comes into view. */
static void
hj_note_page_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  graphene_rect_t bounds;
  GtkWidget *focus = child && gtk_widget_get_root (widget) ? gtk_root_get_focus (gtk_widget_get_root (widget)) : NULL;

  GTK_WIDGET_CLASS (hj_note_page_parent_class)->set_focus_child (widget, child);
  if (!focus || !gtk_widget_is_ancestor (focus, widget) || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return;
  if (bounds.origin.y < 0)
    scroll_by (HJ_NOTE_PAGE (widget), bounds.origin.y - 12);
  else if (bounds.origin.y + MIN (bounds.size.height, 100) > gtk_widget_get_height (widget))
    scroll_by (HJ_NOTE_PAGE (widget), bounds.origin.y + bounds.size.height - gtk_widget_get_height (widget) + 12);
}

/* The object. */

static void
hj_note_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HjNotePage *self = HJ_NOTE_PAGE (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hj_note_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HjNotePage *self = HJ_NOTE_PAGE (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, (GtkOrientation) (id - PROP_HADJUSTMENT), g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clear_rows (HjNotePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    drop_child (get_row (self, i));
  g_ptr_array_set_size (self->rows, 0);
  self->anchor = self->told = self->first = self->last = 0;
  self->offset = 0;
  self->share = -1;
}

static void
hj_note_page_dispose (GObject *object)
{
  HjNotePage *self = HJ_NOTE_PAGE (object);

  g_clear_handle_id (&self->tell_idle, g_source_remove);
  clear_rows (self);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  G_OBJECT_CLASS (hj_note_page_parent_class)->dispose (object);
}

static void
hj_note_page_finalize (GObject *object)
{
  g_ptr_array_unref (HJ_NOTE_PAGE (object)->rows);
  G_OBJECT_CLASS (hj_note_page_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType state;
    double pages; /* ±0.01: a step */
  } keys[] = {
    { GDK_KEY_Up, 0, -0.01 },      { GDK_KEY_Down, 0, 0.01 },      { GDK_KEY_Page_Up, 0, -0.9 },
    { GDK_KEY_Page_Down, 0, 0.9 }, { GDK_KEY_KP_Page_Up, 0, -0.9 }, { GDK_KEY_KP_Page_Down, 0, 0.9 },
    { GDK_KEY_space, 0, 0.9 },     { GDK_KEY_space, GDK_SHIFT_MASK, -0.9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].state, step_cb, "d", keys[i].pages);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_cb, "b", TRUE);
}

static void
hj_note_page_class_init (HjNotePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hj_note_page_dispose;
  object_class->finalize = hj_note_page_finalize;
  object_class->get_property = hj_note_page_get_property;
  object_class->set_property = hj_note_page_set_property;
  widget_class->measure = hj_note_page_measure;
  widget_class->size_allocate = hj_note_page_size_allocate;
  widget_class->set_focus_child = hj_note_page_set_focus_child;
  widget_class->css_changed = hj_note_page_css_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[ANCHOR_CHANGED] = g_signal_new ("anchor-changed", HJ_TYPE_NOTE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "notepage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
hj_note_page_init (HjNotePage *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->max_width = 760;
  self->share = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
hj_note_page_new (HjNotePageBuild build, HjNotePageFit fit, gpointer owner)
{
  HjNotePage *self = g_object_new (HJ_TYPE_NOTE_PAGE, NULL);

  self->build = build;
  self->fit = fit;
  self->owner = owner;
  return GTK_WIDGET (self);
}

void
hj_note_page_set_rows (HjNotePage *page, const GPtrArray *rows, int max_width)
{
  clear_rows (page);
  page->max_width = max_width;
  for (guint i = 0; rows && i < rows->len; i++)
    g_ptr_array_add (page->rows, g_object_ref (g_ptr_array_index (rows, i)));
  gtk_widget_queue_resize (GTK_WIDGET (page));
}

void
hj_note_page_replace_after (HjNotePage *page, HjNoteRow *row, guint removed, const GPtrArray *added)
{
  if (!g_ptr_array_find (page->rows, row, NULL))
    return;
  drop_child (row);
  hj_note_page_splice_after (page, row, removed, added);
}

void
hj_note_page_splice_after (HjNotePage *page, HjNoteRow *row, guint removed, const GPtrArray *added)
{
  guint position;

  if (!g_ptr_array_find (page->rows, row, &position))
    return;
  position++;
  for (guint i = 0; i < removed; i++)
    drop_child (get_row (page, position + i));
  if (removed)
    g_ptr_array_remove_range (page->rows, position, removed);
  for (guint i = 0; added && i < added->len; i++)
    g_ptr_array_insert (page->rows, position + i, g_object_ref (g_ptr_array_index (added, i)));
  /* The row at the top of the view stays there, if it still is. */
  if (page->anchor >= position + removed)
    page->anchor += (added ? added->len : 0) - removed;
  else if (page->anchor >= position)
    set_anchor (page, position - 1, 0);
  page->first = page->last = 0;
  gtk_widget_queue_resize (GTK_WIDGET (page));
}

void
hj_note_page_rebuild (HjNotePage *page)
{
  HjNoteRow *anchor = hj_note_page_get_anchor (page);

  if (anchor && page->share < 0 && anchor->height > 0)
    page->share = page->offset / anchor->height;
  for (guint i = 0; i < page->rows->len; i++)
    drop_child (get_row (page, i));
  page->first = page->last = 0;
  gtk_widget_queue_resize (GTK_WIDGET (page));
}

void
hj_note_page_refit (HjNotePage *page, HjNoteRow *row)
{
  if (row->child)
    page->fit (page->owner, row, page->width);
}

void
hj_note_page_scroll_to (HjNotePage *page, HjNoteRow *row)
{
  guint position;

  if (g_ptr_array_find (page->rows, row, &position))
    set_anchor (page, position, 0);
}

HjNoteRow *
hj_note_page_get_anchor (HjNotePage *page)
{
  return page->anchor < page->rows->len ? get_row (page, page->anchor) : NULL;
}

HjNoteRow *
hj_note_page_find_row (HjNotePage *page, double y)
{
  graphene_rect_t bounds;

  for (guint i = page->first; i < page->last && i < page->rows->len; i++)
    {
      GtkWidget *child = get_row (page, i)->child;

      if (child && gtk_widget_compute_bounds (child, GTK_WIDGET (page), &bounds) && y >= bounds.origin.y
          && y < bounds.origin.y + bounds.size.height)
        return get_row (page, i);
    }
  return NULL;
}

gboolean
hj_note_page_is_visible (HjNotePage *page, HjNoteRow *row)
{
  graphene_rect_t bounds;

  return row->child && gtk_widget_get_child_visible (row->child)
         && gtk_widget_compute_bounds (row->child, GTK_WIDGET (page), &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (page));
}

void
hj_note_page_each_built (HjNotePage *page, HjNotePageVisit visit)
{
  for (guint i = 0; i < page->rows->len; i++)
    if (get_row (page, i)->child)
      visit (page->owner, get_row (page, i));
}
