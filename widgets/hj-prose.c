/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few lines of Markdown as labels: what stands on a flashcard. */
#include "hj-prose.h"

#include "hj-formula.h"
#include "hj-markup.h"
#include "hj-wrap.h"

#include <string.h>

struct _HjProse {
  GtkWidget parent_instance;

  GtkWidget *box;
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
create_label (const char *markup)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  hj_wrap_attributes (attributes, gtk_label_get_text (GTK_LABEL (label)));
  mark_gaps (attributes, gtk_label_get_text (GTK_LABEL (label)));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
create_spans_label (const GPtrArray *spans)
{
  g_autofree char *markup = hj_spans_to_markup (spans, HJ_MARKUP_PLAIN);

  return create_label (markup);
}

static void add_blocks (GtkWidget *box, const GPtrArray *blocks);

static void
add_list (GtkWidget *box, const HjBlock *list)
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
      gtk_box_append (GTK_BOX (body), create_spans_label (item->spans));
    add_blocks (body, item->children);
    gtk_box_append (GTK_BOX (row), bullet);
    gtk_box_append (GTK_BOX (row), body);
    gtk_box_append (GTK_BOX (box), row);
  }
}

static void
add_table (GtkWidget *box, const HjBlock *table)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++) {
      GtkWidget *label = create_spans_label (table->cells[row * table->n_columns + column].spans);

      gtk_widget_add_css_class (label, row == 0 ? "caption-heading" : "cell");
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
}

static void
add_verbatim (GtkWidget *box, const HjBlock *block)
{
  g_autofree char *text = block->kind == HJ_BLOCK_FORMULA ? hj_formula_to_markup (block->text)
                                                          : g_markup_escape_text (block->text, -1);
  g_autofree char *markup = g_strdup_printf (block->kind == HJ_BLOCK_FORMULA ? "%s" : "<tt>%s</tt>", text);
  GtkWidget *label = create_label (markup);

  gtk_widget_add_css_class (label, "well");
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_block (GtkWidget *box, const HjBlock *block)
{
  switch (block->kind) {
  case HJ_BLOCK_LIST:
    add_list (box, block);
    return;
  case HJ_BLOCK_TABLE:
    add_table (box, block);
    return;
  case HJ_BLOCK_FORMULA:
  case HJ_BLOCK_CODE:
  case HJ_BLOCK_HTML:
    add_verbatim (box, block);
    return;
  default:
    if (block->spans != NULL && block->spans->len > 0)
      gtk_box_append (GTK_BOX (box), create_spans_label (block->spans));
    add_blocks (box, block->children);
  }
}

static void
add_blocks (GtkWidget *box, const GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    add_block (box, blocks->pdata[i]);
}

static void
hj_prose_dispose (GObject *object)
{
  g_clear_pointer (&HJ_PROSE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_prose_parent_class)->dispose (object);
}

static void
hj_prose_class_init (HjProseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_prose_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "prose");
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
  if (note != NULL)
    add_blocks (self->box, note->blocks);
}
