/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long column of rows of which only those near the view are built.
 *
 * GtkListView always builds two hundred rows, which costs half a second with paragraphs of text, at opening and at
 * every change of width. Here the heights of rows that were never seen are estimated from their text; the anchor,
 * the row at the top and how far it is scrolled out, stays where it is while estimates are replaced. */
#include "hj-note-page-private.h"

enum { PROP_0, PROP_HADJUSTMENT, PROP_VADJUSTMENT, PROP_HSCROLL_POLICY, PROP_VSCROLL_POLICY };
enum { ANCHOR_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (HjNotePage, hj_note_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

void
hj_note_page_tell_anchor (HjNotePage *self)
{
  if (self->told == self->anchor)
    return;
  self->told = self->anchor;
  g_signal_emit (self, signals[ANCHOR_CHANGED], 0);
}

/* The text of the rows may have another size; theirs are styled after the page. */
static void
hj_note_page_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hj_note_page_parent_class)->css_changed (widget, change);
  HJ_NOTE_PAGE (widget)->restyled = TRUE;
}

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
      hj_note_page_set_adjustment (self, (GtkOrientation) (id - PROP_HADJUSTMENT), g_value_get_object (value));
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
    hj_note_page_drop_child (hj_note_page_get_row (self, i));
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
  hj_note_page_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  hj_note_page_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  G_OBJECT_CLASS (hj_note_page_parent_class)->dispose (object);
}

static void
hj_note_page_finalize (GObject *object)
{
  g_ptr_array_unref (HJ_NOTE_PAGE (object)->rows);
  G_OBJECT_CLASS (hj_note_page_parent_class)->finalize (object);
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
  widget_class->focus = hj_note_page_focus;
  widget_class->root = hj_note_page_root;
  widget_class->unroot = hj_note_page_unroot;
  widget_class->css_changed = hj_note_page_css_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[ANCHOR_CHANGED] = g_signal_new ("anchor-changed", HJ_TYPE_NOTE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  hj_note_page_install_scrolling (widget_class);
  gtk_widget_class_set_css_name (widget_class, "notepage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
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
  hj_note_page_drop_child (row);
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
    hj_note_page_drop_child (hj_note_page_get_row (page, position + i));
  if (removed)
    g_ptr_array_remove_range (page->rows, position, removed);
  for (guint i = 0; added && i < added->len; i++)
    g_ptr_array_insert (page->rows, position + i, g_object_ref (g_ptr_array_index (added, i)));
  /* The row at the top of the view stays there, if it still is. */
  if (page->anchor >= position + removed)
    page->anchor += (added ? added->len : 0) - removed;
  else if (page->anchor >= position)
    hj_note_page_set_anchor (page, position - 1, 0);
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
    hj_note_page_drop_child (hj_note_page_get_row (page, i));
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
    hj_note_page_set_anchor (page, position, 0);
}

void
hj_note_page_set_measure (HjNotePage *page, int syllables)
{
  page->measure = syllables;
  page->restyled = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (page));
}

double
hj_note_page_get_offset (HjNotePage *page)
{
  return page->offset;
}

void
hj_note_page_set_offset (HjNotePage *page, double offset)
{
  hj_note_page_set_anchor (page, page->anchor, offset);
}

HjNoteRow *
hj_note_page_get_anchor (HjNotePage *page)
{
  return page->anchor < page->rows->len ? hj_note_page_get_row (page, page->anchor) : NULL;
}

HjNoteRow *
hj_note_page_find_row (HjNotePage *page, double y)
{
  graphene_rect_t bounds;

  for (guint i = page->first; i < page->last && i < page->rows->len; i++)
    {
      GtkWidget *child = hj_note_page_get_row (page, i)->child;

      if (child && gtk_widget_compute_bounds (child, GTK_WIDGET (page), &bounds) && y >= bounds.origin.y
          && y < bounds.origin.y + bounds.size.height)
        return hj_note_page_get_row (page, i);
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
    if (hj_note_page_get_row (page, i)->child)
      visit (page->owner, hj_note_page_get_row (page, i));
}
