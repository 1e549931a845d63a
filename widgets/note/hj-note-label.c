/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places in the labels a note's text is set in. */
#include "hj-note-label.h"

#include <string.h>

/* ---- labels ---- */

gboolean
hj_note_label_is_heading (GtkLabel *label)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (label)) == GTK_ACCESSIBLE_ROLE_HEADING;
}

/* What stands in it is not read as words. */
static gboolean
is_apart (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_POPOVER (widget) || gtk_widget_has_css_class (widget, "code")
         || gtk_widget_has_css_class (widget, "formula");
}

/* Set by what builds the labels of a row. */
static gboolean
is_text (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && g_object_get_data (G_OBJECT (widget), "hj-searched");
}

void
hj_note_label_each (GtkWidget *widget, HjNoteLabelFunc func, gpointer data)
{
  if (is_apart (widget))
    return;
  if (is_text (widget) && !hj_note_label_is_heading (GTK_LABEL (widget)))
    func (GTK_LABEL (widget), data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    hj_note_label_each (child, func, data);
}

GtkLabel *
hj_note_label_pick (GtkWidget *view, double x, double y, gsize *byte)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  int left, top, index, trailing;
  double inner_x, inner_y;

  for (GtkWidget *above = widget; above && above != view; above = gtk_widget_get_parent (above))
    if (is_apart (above))
      return NULL;
  if (!widget || !is_text (widget))
    return NULL;
  gtk_widget_translate_coordinates (view, widget, x, y, &inner_x, &inner_y);
  gtk_label_get_layout_offsets (GTK_LABEL (widget), &left, &top);
  if (!pango_layout_xy_to_index (gtk_label_get_layout (GTK_LABEL (widget)), (int) ((inner_x - left) * PANGO_SCALE),
                                 (int) ((inner_y - top) * PANGO_SCALE), &index, &trailing))
    return NULL;
  *byte = (gsize) index;
  return GTK_LABEL (widget);
}

/* ---- where words stand ---- */

typedef struct {
  double left, top; /* of the layout, on the widget that is asked for */
  HjNoteLineFunc func;
  gpointer data;
} Lines;

static void
tell_ranges (PangoLayoutIter *iter, PangoLayoutLine *line, int begin, int end, const Lines *lines)
{
  PangoRectangle ink, logical;
  g_autofree int *ranges = NULL;
  int n;

  pango_layout_iter_get_line_extents (iter, &ink, &logical);
  pango_layout_line_get_x_ranges (line, begin, end, &ranges, &n);
  for (int i = 0; i < n; i++)
    {
      graphene_rect_t place;

      graphene_rect_init (&place, lines->left + ranges[2 * i] / (float) PANGO_SCALE,
                          lines->top + logical.y / (float) PANGO_SCALE,
                          (ranges[2 * i + 1] - ranges[2 * i]) / (float) PANGO_SCALE,
                          logical.height / (float) PANGO_SCALE);
      lines->func (&place, lines->top + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE, lines->data);
    }
}

void
hj_note_label_each_line (GtkLabel *label, gsize begin, gsize end, GtkWidget *widget, HjNoteLineFunc func, gpointer data)
{
  PangoLayoutIter *iter = pango_layout_get_iter (gtk_label_get_layout (label));
  Lines lines = { .func = func, .data = data };
  int left, top;

  gtk_label_get_layout_offsets (label, &left, &top);
  gtk_widget_translate_coordinates (GTK_WIDGET (label), widget, left, top, &lines.left, &lines.top);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      int from = MAX (line->start_index, (int) begin), to = MIN (line->start_index + line->length, (int) end);

      if (from < to)
        tell_ranges (iter, line, from, to, &lines);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
add_place (const graphene_rect_t *place, double baseline, gpointer data)
{
  graphene_rect_t *all = data;

  if (all->size.width == 0)
    *all = *place;
  else
    graphene_rect_union (all, place, all);
}

GdkRectangle
hj_note_label_get_area (GtkLabel *label, gsize begin, gsize end, GtkWidget *widget)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  hj_note_label_each_line (label, begin, end, widget, add_place, &all);
  return (GdkRectangle) { (int) all.origin.x, (int) all.origin.y, (int) (all.size.width + .5f), (int) (all.size.height + .5f) };
}

/* ---- links ---- */

typedef struct {
  GArray *links;
  gsize at;      /* bytes of text before here */
  gboolean open; /* the last link has not ended yet */
} Reading;

static void
begin_cb (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data,
          GError **error)
{
  Reading *self = data;

  for (guint i = 0; strcmp (name, "a") == 0 && names[i]; i++)
    if (strcmp (names[i], "href") == 0)
      {
        HjNoteLink link = { self->at, self->at, g_strdup (values[i]) };

        g_array_append_val (self->links, link);
        self->open = TRUE;
      }
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Reading *self = data;

  if (strcmp (name, "a") != 0 || !self->open)
    return;
  g_array_index (self->links, HjNoteLink, self->links->len - 1).end = self->at;
  self->open = FALSE;
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize size, gpointer data, GError **error)
{
  ((Reading *) data)->at += size;
}

static void
clear_link (gpointer link)
{
  g_free (((HjNoteLink *) link)->uri);
}

GArray *
hj_note_label_list_links (GtkLabel *label)
{
  static const GMarkupParser parser = { begin_cb, end_cb, text_cb, NULL, NULL };
  const char *markup = gtk_label_get_label (label);
  Reading reading = { g_array_new (FALSE, FALSE, sizeof (HjNoteLink)), 0, FALSE };

  g_array_set_clear_func (reading.links, clear_link);
  if (gtk_label_get_use_markup (label) && strstr (markup, "<a "))
    {
      GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &reading, NULL);

      if (g_markup_parse_context_parse (context, "<markup>", -1, NULL)
          && g_markup_parse_context_parse (context, markup, -1, NULL))
        g_markup_parse_context_parse (context, "</markup>", -1, NULL);
      g_markup_parse_context_free (context);
    }
  return reading.links;
}
