/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the palette: its parts, and what can be done or looked for. What was found is hj-search-panel-found.c. */
#include "hj-search-panel-row-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (HjSearchPanelRow, hj_search_panel_row, GTK_TYPE_LIST_BOX_ROW)

static void
hj_search_panel_row_finalize (GObject *object)
{
  HjSearchPanelRow *self = HJ_SEARCH_PANEL_ROW (object);

  g_free (self->action);
  g_free (self->query);
  g_clear_pointer (&self->target, g_variant_unref);
  G_OBJECT_CLASS (hj_search_panel_row_parent_class)->finalize (object);
}

static void
hj_search_panel_row_class_init (HjSearchPanelRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hj_search_panel_row_finalize;
}

static GtkLabel *
add_label (GtkBox *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkWidget *
create_key (const char *text)
{
  GtkWidget *key = gtk_label_new (text);

  gtk_widget_add_css_class (key, "key-hint");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  return key;
}

static void
hj_search_panel_row_init (HjSearchPanelRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->box = GTK_BOX (box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (self->box, words);
  self->title = add_label (GTK_BOX (words), "palette-title");
  self->subtitle = add_label (GTK_BOX (words), "palette-subtitle");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), FALSE);
  self->hint = create_key ("⏎");
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_box_append (self->box, self->hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hint), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Enter"), -1);
}

/* ---- words ---- */

static PangoAttrList *
mark (GtkWidget *widget, const HjSearchPattern *pattern, const char *text)
{
  g_autoptr (GArray) ranges = hj_search_pattern_find_ranges (pattern, text);
  PangoAttrList *attributes = pango_attr_list_new ();
  GdkRGBA accent;
  gboolean coloured = gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color", &accent);

  for (guint i = 0; i < ranges->len; i++) {
    const HjSearchRange *range = &g_array_index (ranges, HjSearchRange, i);
    PangoAttribute *all[] = {
      pango_attr_weight_new (PANGO_WEIGHT_BOLD),
      coloured ? pango_attr_foreground_new ((guint16) (accent.red * 65535), (guint16) (accent.green * 65535),
                                            (guint16) (accent.blue * 65535))
               : NULL,
    };

    for (guint k = 0; k < G_N_ELEMENTS (all) && all[k] != NULL; k++) {
      all[k]->start_index = range->start;
      all[k]->end_index = range->end;
      pango_attr_list_insert (attributes, all[k]);
    }
  }
  return attributes;
}

void
hj_search_panel_row_set_words (HjSearchPanelRow *self, GtkLabel *label, const char *text,
                               const HjSearchPattern *pattern)
{
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);

  gtk_label_set_text (label, valid);
  gtk_widget_set_visible (GTK_WIDGET (label), *valid != '\0');
  if (pattern != NULL) {
    g_autoptr (PangoAttrList) attributes = mark (GTK_WIDGET (label), pattern, valid);

    gtk_label_set_attributes (label, attributes);
  }
}

void
hj_search_panel_row_set_icon (HjSearchPanelRow *self, GtkWidget *icon)
{
  gtk_widget_set_size_request (icon, 34, -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_box_prepend (self->box, icon);
}

void
hj_search_panel_row_set_symbol (HjSearchPanelRow *self, const char *name)
{
  hj_search_panel_row_set_icon (self, gtk_image_new_from_icon_name (name));
}

/* ---- kinds of rows ---- */

HjSearchPanelRow *
hj_search_panel_row_new (guint group)
{
  HjSearchPanelRow *self = g_object_new (HJ_TYPE_SEARCH_PANEL_ROW, NULL);

  self->group = group;
  return self;
}

GtkWidget *
hj_search_panel_row_new_command (const HjSearchPanelCommand *command, const HjSearchPattern *pattern)
{
  HjSearchPanelRow *self = hj_search_panel_row_new (HJ_SEARCH_PANEL_COMMANDS);
  guint key;
  GdkModifierType state;

  hj_search_panel_row_set_symbol (self, command->icon);
  hj_search_panel_row_set_words (self, self->title, _(command->name), pattern);
  self->action = g_strdup (command->action);
  if (command->target != NULL)
    self->target = g_variant_ref_sink (g_variant_new_parsed (command->target));
  if (command->keys != NULL && gtk_accelerator_parse (command->keys, &key, &state)) {
    g_autofree char *label = gtk_accelerator_get_label (key, state);

    gtk_box_append (self->box, create_key (label));
  }
  return GTK_WIDGET (self);
}

GtkWidget *
hj_search_panel_row_new_more (guint group, guint n)
{
  HjSearchPanelRow *self = hj_search_panel_row_new (group);
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", n), n);

  hj_search_panel_row_set_symbol (self, "view-more-symbolic");
  hj_search_panel_row_set_words (self, self->title, text, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  return GTK_WIDGET (self);
}

GtkWidget *
hj_search_panel_row_new_query (guint group, const char *query)
{
  HjSearchPanelRow *self = hj_search_panel_row_new (group);

  hj_search_panel_row_set_symbol (self, group == HJ_SEARCH_PANEL_SEARCHES ? "document-open-recent-symbolic"
                                                                         : "edit-find-symbolic");
  hj_search_panel_row_set_words (self, self->title, query, NULL);
  self->query = g_strdup (query);
  return GTK_WIDGET (self);
}

void
hj_search_panel_row_set_group (HjSearchPanelRow *self, guint group)
{
  self->group = group;
}

const char *
hj_search_panel_row_get_query (HjSearchPanelRow *self)
{
  return self->query;
}

guint
hj_search_panel_row_get_group (HjSearchPanelRow *self)
{
  return self->group;
}

const char *
hj_search_panel_row_get_action (HjSearchPanelRow *self, GVariant **target)
{
  *target = self->target;
  return self->action;
}

void
hj_search_panel_row_set_chosen (HjSearchPanelRow *self, gboolean chosen)
{
  gtk_widget_set_visible (self->hint, chosen);
}
