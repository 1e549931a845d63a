/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a note, or two notes side by side. Its rows are built by the page as they come near the view: a note of any
 * length opens at once. */
#include "hj-note-view-private.h"

#include "hj-formula-label.h"
#include "hj-note-formulas.h"
#include "hj-spoken.h"
#include "hj-note-terms.h"

#define BASE_SIZE 11.25    /* pt of the reading text: 15 px, more where the desktop asks for larger text */
#define LINE_OF_WORDS 760  /* px; longer lines are tiring */
#define TWO_LINES 1240
#define NARROW 430         /* px; below it the margins shrink */
#define ROW_MARGINS 52     /* px, of both sides */
#define ROW_FRAME 36       /* px, of a quote or a callout */
#define LEAST_FORMULA 120

G_DEFINE_FINAL_TYPE (HjNoteView, hj_note_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_ZOOM, PROP_CURRENT_BLOCK, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* ---- rows, as the page asks for them ---- */

static GtkWidget *
build_row (gpointer owner, HjNoteRow *row)
{
  HjNoteView *self = owner;
  HjNoteFind find = hj_note_view_get_find (self, row);
  GtkWidget *widget = hj_note_block_build (&self->builder, row, &find);

  hj_note_select_tint (self, row, widget);
  return widget;
}

/* A formula within text is at most as wide as its column, of which some room goes to margins, frames and lists. */
static void
fit_row (gpointer owner, HjNoteRow *row, int width)
{
  double column = (width - ROW_MARGINS - 22.0 * row->indent) / (row->two_columns ? 2 : 1) - ROW_FRAME;

  hj_formula_label_fit (row->child, MAX (column, LEAST_FORMULA), ((HjNoteView *) owner)->builder.macros);
}

static void
set_current_block (HjNoteView *self, int current)
{
  if (current == self->current_block)
    return;
  self->current_block = current;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_BLOCK]);
}

static void
anchor_changed_cb (HjNotePage *page, HjNoteView *self)
{
  HjNoteRow *row = hj_note_page_get_anchor (page);

  set_current_block (self, row ? (int) row->top : -1);
}

/* ---- the widget ---- */

static gboolean
update_narrow_cb (gpointer data)
{
  HjNoteView *self = data;

  self->narrow_idle = 0;
  if (gtk_widget_get_width (GTK_WIDGET (self)) < NARROW)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  return G_SOURCE_REMOVE;
}

static void
hj_note_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjNoteView *self = HJ_NOTE_VIEW (widget);
  gboolean narrow = gtk_widget_has_css_class (widget, "narrow");

  gtk_widget_size_allocate (self->scrolled, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->footnote)
    gtk_popover_present (GTK_POPOVER (self->footnote));
  hj_note_term_card_allocate (self);
  hj_note_hint_allocate (self);
  /* A change of style waits until the layout is done. */
  if (narrow != (width < NARROW) && !self->narrow_idle)
    self->narrow_idle = g_idle_add (update_narrow_cb, self);
}

static void
hj_note_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (HJ_NOTE_VIEW (widget)->scrolled, orientation, for_size, minimum, natural, NULL, NULL);
  *natural = MAX (*minimum, orientation == GTK_ORIENTATION_HORIZONTAL ? 560 : 480);
}

static void
hj_note_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (hj_note_view_parent_class)->snapshot (widget, snapshot);
  hj_note_term_lines_draw (HJ_NOTE_VIEW (widget), snapshot);
}

static void
hj_note_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HjNoteView *self = HJ_NOTE_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_CURRENT_BLOCK:
      g_value_set_int (value, self->current_block);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hj_note_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    hj_note_view_set_zoom (HJ_NOTE_VIEW (object), g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hj_note_view_dispose (GObject *object)
{
  HjNoteView *self = HJ_NOTE_VIEW (object);

  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  hj_note_preview_stop (self);
  hj_note_hint_clear (self);
  if (self->terms)
    hj_note_term_card_clear (self);
  g_clear_pointer (&self->footnote, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->first, hj_note_free);
  g_clear_pointer (&self->second, hj_note_free);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_clear_pointer (&self->builder.macros, g_free);
  g_clear_pointer (&self->builder.reader.terms, hj_language_terms_free);
  g_clear_pointer (&self->builder.symbols, g_strfreev);
  g_clear_weak_pointer (&self->pointed);
  g_clear_pointer (&self->pointed_symbol, g_free);
  g_clear_pointer (&self->builder.fixed_tasks, g_free);
  g_clear_object (&self->provider);
  g_clear_pointer (&self->builder.extras, hj_note_extras_free);
  g_clear_pointer (&self->terms, hj_note_terms_free);
  G_OBJECT_CLASS (hj_note_view_parent_class)->dispose (object);
}

/* They are emitted by name, where the widgets of a row call. */
static void
install_signals (void)
{
#define SIGNAL(name, n, ...) \
  g_signal_new (name, HJ_TYPE_NOTE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, __VA_ARGS__)
  SIGNAL ("link-activated", 1, G_TYPE_STRING);
  SIGNAL ("diagram-activated", 2, G_TYPE_STRING, G_TYPE_STRING);
  SIGNAL ("symbol-pointed", 1, G_TYPE_STRING);
  SIGNAL ("symbol-activated", 3, G_TYPE_STRING, GTK_TYPE_WIDGET, GDK_TYPE_RECTANGLE);
  SIGNAL ("remark-dismissed", 1, G_TYPE_STRING);
  SIGNAL ("task-toggled", 2, G_TYPE_INT, G_TYPE_BOOLEAN);
#undef SIGNAL
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "note.copy", NULL, hj_note_view_copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "note.copy", NULL);
  gtk_widget_class_install_action (widget_class, "note.step-term", "i", hj_note_term_card_step);
  gtk_widget_class_install_action (widget_class, "note.select-all", NULL, hj_note_select_all);
  gtk_widget_class_install_action (widget_class, "note.copy-markdown", "s", hj_note_select_copy_markdown);
  gtk_widget_class_install_action (widget_class, "note.symbol", "s", hj_note_links_show_symbol);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "note.select-all", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, hj_note_select_escape, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "note.copy", NULL);
  hj_note_cursor_install (widget_class);
}

static void
hj_note_view_class_init (HjNoteViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hj_note_view_dispose;
  object_class->get_property = hj_note_view_get_property;
  object_class->set_property = hj_note_view_set_property;
  widget_class->measure = hj_note_view_measure;
  widget_class->size_allocate = hj_note_view_size_allocate;
  widget_class->snapshot = hj_note_view_snapshot;
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 3, 1,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT_BLOCK] = g_param_spec_int ("current-block", NULL, NULL, -1, G_MAXINT, -1,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();
  install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "noteview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hj_note_view_init (HjNoteView *self)
{
  hj_note_view_init_builder (self);
  self->current_block = -1;
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reader_lang = HJ_LANG_BOTH;
  self->provider = gtk_css_provider_new ();
  self->page = hj_note_page_new (build_row, fit_row, self);
  hj_note_select_watch (self);
  hj_note_links_watch (self);
  self->terms = hj_note_terms_new ();
  g_signal_connect (self->page, "anchor-changed", G_CALLBACK (anchor_changed_cb), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->page);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  hj_note_terms_watch (self);
  hj_note_preview_watch (self);
  hj_note_hint_watch (self);
  hj_note_style_add (gtk_widget_get_display (GTK_WIDGET (self)));
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)), GTK_STYLE_PROVIDER (self->provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  hj_note_view_set_zoom (self, 1);
}

GtkWidget *
hj_note_view_new (void)
{
  return g_object_new (HJ_TYPE_NOTE_VIEW, NULL);
}

static void
set_note (HjNote **place, HjNote *note)
{
  HjNote *held = note ? hj_note_ref (note) : NULL;

  g_clear_pointer (place, hj_note_free);
  *place = held;
}

void
hj_note_view_set_notes (HjNoteView *view, HjNote *first, HjNote *second)
{
  g_autoptr (GPtrArray) shown = NULL;

  g_return_if_fail (HJ_IS_NOTE_VIEW (view) && (first || !second));

  hj_note_page_set_rows (HJ_NOTE_PAGE (view->page), NULL, LINE_OF_WORDS);
  view->match_row = NULL;
  g_clear_pointer (&view->rows, g_ptr_array_unref);
  hj_note_select_number (view);
  hj_note_terms_forget (view);
  hj_note_preview_stop (view);
  g_clear_pointer (&view->builder.reader.terms, hj_language_terms_free);
  set_note (&view->first, first);
  set_note (&view->second, second);
  g_clear_pointer (&view->builder.macros, g_free);
  g_clear_pointer (&view->builder.extras, hj_note_extras_free);
  hj_note_view_update_reader (view);
  if (first)
    {
      view->builder.lang = first->lang;
      view->builder.macros = hj_note_dup_macros (first);
      view->rows = hj_note_rows_new (first, second);
      hj_note_select_number (view);
      shown = hj_note_view_list_shown (view);
      hj_note_page_set_rows (HJ_NOTE_PAGE (view->page), shown, second ? TWO_LINES : LINE_OF_WORDS);
      hj_note_page_set_measure (HJ_NOTE_PAGE (view->page), second ? 0 : view->measure);
      hj_spoken_set_name (GTK_WIDGET (view), first->title);
    }
  set_current_block (view, first ? 0 : -1);
}

void
hj_note_view_set_measure (HjNoteView *view, int syllables)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  view->measure = syllables;
  hj_note_page_set_measure (HJ_NOTE_PAGE (view->page), view->second ? 0 : syllables);
}

double
hj_note_view_get_zoom (HjNoteView *view)
{
  return view->zoom;
}

void
hj_note_view_set_zoom (HjNoteView *view, double zoom)
{
  g_autofree char *css = NULL;
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  zoom = CLAMP (zoom, 0.5, 3);
  if (view->zoom == zoom)
    return;
  view->zoom = zoom;
  css = g_strdup_printf ("noteview { font-size: %spt; }", g_ascii_formatd (size, sizeof size, "%.2f", BASE_SIZE * zoom));
  gtk_css_provider_load_from_data (view->provider, css, -1);
  g_object_notify_by_pspec (G_OBJECT (view), properties[PROP_ZOOM]);
}

int
hj_note_view_get_current_block (HjNoteView *view)
{
  return view->current_block;
}
