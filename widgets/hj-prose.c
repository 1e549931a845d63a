/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few lines of Markdown as labels: what stands on a flashcard. */
#include "hj-prose.h"

#include "hj-formula-label.h"
#include "hj-formula-view.h"
#include "hj-markup.h"
#include "hj-wrap.h"

#include <string.h>

#define LIST_INDENT 40 /* px, room for marks of lists */

struct _HjProse {
  GtkWidget parent_instance;

  GtkWidget *box;
  HjLang lang;
  int width;      /* px, at the last layout */
  guint fit_idle; /* formulas are to be set for another size */
};

G_DEFINE_FINAL_TYPE (HjProse, hj_prose, GTK_TYPE_WIDGET)

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* The gap of a cloze card stands out, so that the eye finds what is asked. */
static void
mark_gaps (PangoAttrList *attributes, const char *text)
{
  const char *gap = "[…]";

  for (const char *found = strstr (text, gap); found != NULL; found = strstr (found + strlen (gap), gap)) {
    guint start = found - text, end = start + strlen (gap);

    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
    add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
  }
}

static GtkWidget *
create_label (HjProse *self, const char *markup)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkWidget *label = gtk_label_new (NULL);

  hj_formula_label_set_markup (GTK_LABEL (label), markup, self->lang);
  hj_wrap_attributes (attributes, gtk_label_get_text (GTK_LABEL (label)));
  mark_gaps (attributes, gtk_label_get_text (GTK_LABEL (label)));
  hj_formula_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
create_spans_label (HjProse *self, const GPtrArray *spans)
{
  g_autofree char *markup = hj_spans_to_markup (spans, HJ_MARKUP_PLAIN);

  return create_label (self, markup);
}

static void add_blocks (HjProse *self, GtkWidget *box, const GPtrArray *blocks);

static void
add_list (HjProse *self, GtkWidget *box, const HjBlock *list)
{
  for (guint i = 0; list->children != NULL && i < list->children->len; i++) {
    const HjBlock *item = list->children->pdata[i];
    GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
    GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
    g_autofree char *number = g_strdup_printf ("%d.", list->start + (int) i);
    GtkWidget *bullet = gtk_label_new (list->ordered ? number : "•");

    gtk_widget_set_valign (bullet, GTK_ALIGN_START);
    gtk_widget_set_hexpand (body, TRUE);
    if (item->spans != NULL)
      gtk_box_append (GTK_BOX (body), create_spans_label (self, item->spans));
    add_blocks (self, body, item->children);
    gtk_box_append (GTK_BOX (row), bullet);
    gtk_box_append (GTK_BOX (row), body);
    gtk_box_append (GTK_BOX (box), row);
  }
}

static void
add_table (HjProse *self, GtkWidget *box, const HjBlock *table)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++) {
      GtkWidget *label = create_spans_label (self, table->cells[row * table->n_columns + column].spans);

      gtk_widget_add_css_class (label, row == 0 ? "caption-heading" : "cell");
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
}

static void
add_verbatim (HjProse *self, GtkWidget *box, const HjBlock *block)
{
  g_autofree char *markup = g_markup_printf_escaped ("<tt>%s</tt>", block->text);
  GtkWidget *label = create_label (self, markup);

  gtk_widget_add_css_class (label, "well");
  gtk_box_append (GTK_BOX (box), label);
}

/* Left-aligned like the words around it. */
static void
add_formula (HjProse *self, GtkWidget *box, const HjBlock *block)
{
  GtkWidget *formula = hj_formula_view_new (block->text ? block->text : "", NULL, self->lang);

  gtk_widget_set_halign (formula, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), formula);
}

static void
add_block (HjProse *self, GtkWidget *box, const HjBlock *block)
{
  switch (block->kind) {
  case HJ_BLOCK_LIST:
    add_list (self, box, block);
    return;
  case HJ_BLOCK_TABLE:
    add_table (self, box, block);
    return;
  case HJ_BLOCK_FORMULA:
    add_formula (self, box, block);
    return;
  case HJ_BLOCK_CODE:
  case HJ_BLOCK_HTML:
    add_verbatim (self, box, block);
    return;
  default:
    if (block->spans != NULL && block->spans->len > 0)
      gtk_box_append (GTK_BOX (box), create_spans_label (self, block->spans));
    add_blocks (self, box, block->children);
  }
}

static void
add_blocks (HjProse *self, GtkWidget *box, const GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    add_block (self, box, blocks->pdata[i]);
}

/* Formulas in text are set for its size and, so that none is too wide, for the width of the prose. */
static void
fit (HjProse *self)
{
  g_clear_handle_id (&self->fit_idle, g_source_remove);
  hj_formula_label_fit (self->box, MAX (self->width - LIST_INDENT, 0), NULL);
}

static gboolean
fit_cb (gpointer data)
{
  HJ_PROSE (data)->fit_idle = 0;
  fit (data);
  return G_SOURCE_REMOVE;
}

static void
fit_soon (HjProse *self)
{
  if (!self->fit_idle)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static void
hj_prose_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hj_prose_parent_class)->css_changed (widget, change);
  fit_soon (HJ_PROSE (widget));
}

static void
hj_prose_map (GtkWidget *widget)
{
  fit (HJ_PROSE (widget));
  GTK_WIDGET_CLASS (hj_prose_parent_class)->map (widget);
}

static void
hj_prose_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                  int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (HJ_PROSE (widget)->box, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static GtkSizeRequestMode
hj_prose_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hj_prose_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjProse *self = HJ_PROSE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation) {0, 0, width, height}, baseline);
  if (self->width == width)
    return;
  self->width = width;
  fit_soon (self);
}

static void
hj_prose_dispose (GObject *object)
{
  HjProse *self = HJ_PROSE (object);

  g_clear_handle_id (&self->fit_idle, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_prose_parent_class)->dispose (object);
}

static void
hj_prose_class_init (HjProseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_prose_dispose;
  widget_class->css_changed = hj_prose_css_changed;
  widget_class->map = hj_prose_map;
  widget_class->measure = hj_prose_measure;
  widget_class->get_request_mode = hj_prose_get_request_mode;
  widget_class->size_allocate = hj_prose_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "prose");
}

static void
hj_prose_init (HjProse *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hj_prose_new (void)
{
  return g_object_new (HJ_TYPE_PROSE, NULL);
}

void
hj_prose_set_markdown (HjProse *self, const char *markdown)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HjNote) note = NULL;
  GtkWidget *child;

  g_return_if_fail (HJ_IS_PROSE (self));
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (markdown == NULL || *markdown == '\0')
    return;
  bytes = g_bytes_new (markdown, strlen (markdown));
  note = hj_note_read (bytes, NULL, NULL);
  if (note == NULL)
    return;
  self->lang = note->lang;
  add_blocks (self, self->box, note->blocks);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fit (self);
}
