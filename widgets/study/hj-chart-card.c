/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card with a title, a chart drawn by a function, and the same numbers as a table behind a toggle. */
#include "hj-chart-card.h"

#include "hj-theme.h"
#include "hj-values-table.h"

#include <glib/gi18n-lib.h>

struct _HjChartCard {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title, *caption, *foot;
  GtkToggleButton *toggle;
  GtkStack *stack;
  GtkWidget *area;
  HjValuesTable *values_table;

  HjChartDraw draw;
  HjChartTip tip;
  gpointer data;
  GDestroyNotify free_data;
  HjValues *table;
};

G_DEFINE_FINAL_TYPE (HjChartCard, hj_chart_card, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_CAPTION,
  PROP_FOOT,
  PROP_CHART_HEIGHT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static HjLang
lang_of_interface (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "ko") ? HJ_LANG_KO : HJ_LANG_EN;
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  HjChartCard *self = data;
  HjFrame frame = hj_theme_frame (GTK_WIDGET (area), width, height);

  frame.lang = lang_of_interface ();
  if (self->draw != NULL)
    self->draw (cr, &frame, self->data);
}

static gboolean
query_tooltip_cb (HjChartCard *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  HjFrame frame = hj_theme_frame (self->area, gtk_widget_get_width (self->area),
                                  gtk_widget_get_height (self->area));
  g_autofree char *text = NULL;

  frame.lang = lang_of_interface ();
  if (self->tip == NULL || keyboard)
    return FALSE;
  text = self->tip (&frame, x, y, self->data);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
toggled_cb (HjChartCard *self)
{
  gboolean table = gtk_toggle_button_get_active (self->toggle);

  if (table && self->table != NULL)
    hj_values_table_set_values (self->values_table, self->table, lang_of_interface ());
  gtk_stack_set_visible_child (self->stack, table ? GTK_WIDGET (self->values_table) : self->area);
}

static void
hj_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HjChartCard *self = HJ_CHART_CARD (object);

  switch (id) {
  case PROP_TITLE:
    gtk_label_set_text (self->title, g_value_get_string (value));
    break;
  case PROP_CAPTION:
    gtk_label_set_text (self->caption, g_value_get_string (value));
    break;
  case PROP_FOOT:
    gtk_label_set_text (self->foot, g_value_get_string (value));
    gtk_widget_set_visible (GTK_WIDGET (self->foot), *gtk_label_get_text (self->foot) != '\0');
    break;
  case PROP_CHART_HEIGHT:
    gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area),
                                         g_value_get_int (value) * hj_theme_get_text_scale (self->area));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
clear_chart (HjChartCard *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  self->data = NULL;
  self->free_data = NULL;
  self->draw = NULL;
  self->tip = NULL;
  g_clear_pointer (&self->table, hj_values_free);
}

static void
hj_chart_card_dispose (GObject *object)
{
  HjChartCard *self = HJ_CHART_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  clear_chart (self);
  G_OBJECT_CLASS (hj_chart_card_parent_class)->dispose (object);
}

static void
hj_chart_card_class_init (HjChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = hj_chart_card_set_property;
  object_class->dispose = hj_chart_card_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, "", flags);
  properties[PROP_FOOT] = g_param_spec_string ("foot", NULL, NULL, "", flags);
  properties[PROP_CHART_HEIGHT] = g_param_spec_int ("chart-height", NULL, NULL, 0, 4000, 206, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chartcard");
}

static GtkWidget *
create_head (HjChartCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->caption), TRUE);
  gtk_label_set_xalign (self->caption, 1);
  gtk_label_set_ellipsize (self->caption, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "dim-label");
  self->toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->toggle), "view-list-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->toggle), _("Show as Table"));
  gtk_widget_add_css_class (GTK_WIDGET (self->toggle), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->toggle));
  return head;
}

static void
hj_chart_card_init (HjChartCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "padded");
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  self->area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "has-tooltip",
                             TRUE, "vexpand", TRUE, NULL);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area), 206);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  hj_theme_follow (self->area);
  gtk_stack_add_child (self->stack, self->area);
  self->values_table = HJ_VALUES_TABLE (hj_values_table_new ());
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->values_table));
  self->foot = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->foot, 0);
  gtk_label_set_wrap (self->foot, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), FALSE);
  gtk_widget_set_css_classes (GTK_WIDGET (self->foot), (const char *[]) {"caption", "dim-label", "foot", NULL});
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->foot));
  g_signal_connect_swapped (self->toggle, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->area, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
}

void
hj_chart_card_set_chart (HjChartCard *self, HjChartDraw draw, HjChartTip tip, gpointer data,
                         GDestroyNotify free_data, HjValues *table, const char *description)
{
  g_return_if_fail (HJ_IS_CHART_CARD (self));
  clear_chart (self);
  self->draw = draw;
  self->tip = tip;
  self->data = data;
  self->free_data = free_data;
  self->table = table;
  gtk_widget_set_visible (GTK_WIDGET (self->toggle), table != NULL && hj_values_get_length (table) > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description == NULL ? "" : description, -1);
  toggled_cb (self);
  gtk_widget_queue_draw (self->area);
}
