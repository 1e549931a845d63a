/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Glosses as tooltips: GTK asks the view for one when no widget on the way has its own. */
#include "hj-note-gloss.h"

#define KEY "hj-note-gloss"

typedef struct {
  HjNoteGlossFunc func;
  gpointer data;
} Asked;

void
hj_note_gloss_clear (HjNoteGloss *gloss)
{
  g_clear_pointer (&gloss->title, g_free);
  g_clear_pointer (&gloss->body, g_free);
}

/* ---- where the pointer is ---- */

/* The byte of the label's text under the point, or −1: between the lines, beside them, in selected text. */
static int
find_byte (GtkLabel *label, double x, double y)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int left, top, index, trailing;

  gtk_label_get_layout_offsets (label, &left, &top);
  if (!pango_layout_xy_to_index (layout, (int) ((x - left) * PANGO_SCALE), (int) ((y - top) * PANGO_SCALE), &index, &trailing))
    return -1;
  return index;
}

static void
find_area (GtkLabel *label, GtkWidget *view, const HjNoteGloss *gloss, GdkRectangle *area)
{
  PangoRectangle first, last;
  int left, top;
  double x, y;

  gtk_label_get_layout_offsets (label, &left, &top);
  pango_layout_index_to_pos (gtk_label_get_layout (label), (int) gloss->begin, &first);
  pango_layout_index_to_pos (gtk_label_get_layout (label), (int) gloss->end, &last);
  gtk_widget_translate_coordinates (GTK_WIDGET (label), view, left + PANGO_PIXELS (first.x), top + PANGO_PIXELS (first.y), &x, &y);
  *area = (GdkRectangle) { (int) x, (int) y, 0, PANGO_PIXELS (first.height) };
  /* A term may go on in the next line; then its beginning is enough to point at. */
  area->width = last.y == first.y ? PANGO_PIXELS (last.x - first.x) : 24;
}

/* Text of the note itself: not the label of a button or of code. */
static GtkLabel *
pick_label (HjNoteView *view, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  for (GtkWidget *above = widget; above && above != GTK_WIDGET (view); above = gtk_widget_get_parent (above))
    if (GTK_IS_BUTTON (above) || gtk_widget_has_css_class (above, "code") || gtk_widget_has_css_class (above, "formula"))
      return NULL;
  return widget && GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget)) ? GTK_LABEL (widget) : NULL;
}

gboolean
hj_note_gloss_find (HjNoteView *view, double x, double y, HjNoteGloss *gloss, GdkRectangle *area)
{
  const Asked *asked = g_object_get_data (G_OBJECT (view), KEY);
  GtkLabel *label = asked ? pick_label (view, x, y) : NULL;
  double inner_x, inner_y;
  int byte;

  if (!label || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (label)) == GTK_ACCESSIBLE_ROLE_HEADING)
    return FALSE;
  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (label), x, y, &inner_x, &inner_y);
  byte = find_byte (label, inner_x, inner_y);
  *gloss = (HjNoteGloss) { 0 };
  if (byte < 0 || !asked->func (pango_layout_get_text (gtk_label_get_layout (label)), (gsize) byte, gloss, asked->data))
    return FALSE;
  find_area (label, GTK_WIDGET (view), gloss, area);
  return TRUE;
}

/* ---- the tooltip ---- */

static GtkWidget *
create_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_gloss (const HjNoteGloss *gloss)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (box), create_line (gloss->title, "heading"));
  if (gloss->body)
    gtk_box_append (GTK_BOX (box), create_line (gloss->body, NULL));
  return box;
}

static gboolean
query_tooltip_cb (HjNoteView *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  HjNoteGloss gloss;
  GdkRectangle area;

  if (keyboard || !hj_note_gloss_find (view, x, y, &gloss, &area))
    return FALSE;
  gtk_tooltip_set_custom (tooltip, create_gloss (&gloss));
  gtk_tooltip_set_tip_area (tooltip, &area);
  hj_note_gloss_clear (&gloss);
  return TRUE;
}

void
hj_note_gloss_set_func (HjNoteView *view, HjNoteGlossFunc func, gpointer data)
{
  Asked asked = { func, data };

  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  g_signal_handlers_disconnect_by_func (view, query_tooltip_cb, NULL);
  g_object_set_data_full (G_OBJECT (view), KEY, func ? g_memdup2 (&asked, sizeof asked) : NULL, g_free);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), func != NULL);
  if (func)
    g_signal_connect (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
