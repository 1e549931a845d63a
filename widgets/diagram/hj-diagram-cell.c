/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The control of one parameter, with its name: slider, spin button, list of choices, switch or entry. */
#include "hj-diagram-controls-private.h"

#include <math.h>

/* ---- values ---- */

/* A slider's position: the logarithm where the parameter asks for it. */
static double
to_slider (const HjParam *param, double value)
{
  return param->flags & HJ_PARAM_LOG ? log10 (value) : value;
}

static double
from_slider (const HjParam *param, double position)
{
  double value = param->flags & HJ_PARAM_LOG ? pow (10, position) : position;

  /* Two significant digits are as fine as a hand can mean. */
  if (param->flags & HJ_PARAM_LOG)
    {
      double unit = pow (10, floor (log10 (value)) - 1);

      value = round (value / unit) * unit;
    }
  else if (param->step > 0)
    value = param->min + round ((value - param->min) / param->step) * param->step;
  return CLAMP (value, param->min, param->max);
}

static void
show_number (HjDiagramCell *cell, double value)
{
  g_autofree char *text = hj_param_dup_words (cell->param, value, hj_diagram_session_get_lang (cell->owner->session));

  gtk_label_set_text (GTK_LABEL (cell->number), text);
}

/* ---- the reader changes something ---- */

static void
scale_changed_cb (HjDiagramCell *cell)
{
  double value = from_slider (cell->param, gtk_range_get_value (GTK_RANGE (cell->widget)));

  if (cell->owner->syncing)
    return;
  show_number (cell, value);
  hj_diagram_session_set_number (cell->owner->session, cell->param, value);
}

static void
spin_changed_cb (HjDiagramCell *cell)
{
  if (!cell->owner->syncing)
    hj_diagram_session_set_number (cell->owner->session, cell->param,
                                   gtk_spin_button_get_value (GTK_SPIN_BUTTON (cell->widget)));
}

static void
choice_changed_cb (HjDiagramCell *cell)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (cell->widget));

  if (!cell->owner->syncing && selected != GTK_INVALID_LIST_POSITION)
    hj_diagram_session_set_number (cell->owner->session, cell->param, selected);
}

static void
switch_changed_cb (HjDiagramCell *cell)
{
  if (!cell->owner->syncing)
    hj_diagram_session_set_number (cell->owner->session, cell->param,
                                   gtk_switch_get_active (GTK_SWITCH (cell->widget)));
}

static void
take_entry (HjDiagramCell *cell)
{
  if (!cell->owner->syncing)
    hj_diagram_session_set_text (cell->owner->session, cell->param,
                                 gtk_editable_get_text (GTK_EDITABLE (cell->widget)));
}

/* ---- making ---- */

static GtkWidget *
make_slider (HjDiagramCell *cell)
{
  const HjParam *param = cell->param;
  double low = to_slider (param, param->min), high = to_slider (param, param->max);
  double step = param->flags & HJ_PARAM_LOG || param->step <= 0 ? (high - low) / 100 : param->step;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  cell->widget = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, low, high, step);
  cell->number = gtk_label_new (NULL);
  gtk_widget_set_hexpand (cell->widget, TRUE);
  gtk_widget_set_size_request (cell->widget, 90, -1);
  gtk_label_set_xalign (GTK_LABEL (cell->number), 1);
  gtk_label_set_width_chars (GTK_LABEL (cell->number), 5);
  gtk_widget_add_css_class (cell->number, "numeric");
  g_signal_connect_swapped (cell->widget, "value-changed", G_CALLBACK (scale_changed_cb), cell);
  gtk_box_append (GTK_BOX (row), cell->widget);
  gtk_box_append (GTK_BOX (row), cell->number);
  return row;
}

/* Long names end in an ellipsis instead of making the window wide. */
static void
setup_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (string));
}

static GtkWidget *
make_choice (HjDiagramCell *cell)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  HjLang lang = hj_diagram_session_get_lang (cell->owner->session);

  for (const HjChoice *choice = cell->param->choices; choice->key; choice++)
    gtk_string_list_append (names, hj_text_get (choice->label, lang));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  cell->widget = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (cell->widget), factory);
  g_signal_connect_swapped (cell->widget, "notify::selected", G_CALLBACK (choice_changed_cb), cell);
  return cell->widget;
}

static GtkWidget *
make_control (HjDiagramCell *cell)
{
  const HjParam *param = cell->param;

  switch (param->type)
    {
    case HJ_PARAM_CHOICE:
      return make_choice (cell);
    case HJ_PARAM_SWITCH:
      cell->widget = gtk_switch_new ();
      gtk_widget_set_halign (cell->widget, GTK_ALIGN_START);
      g_signal_connect_swapped (cell->widget, "notify::active", G_CALLBACK (switch_changed_cb), cell);
      return cell->widget;
    case HJ_PARAM_TEXT:
      cell->widget = gtk_entry_new ();
      g_signal_connect_swapped (cell->widget, "activate", G_CALLBACK (take_entry), cell);
      g_signal_connect_swapped (cell->widget, "notify::has-focus", G_CALLBACK (take_entry), cell);
      return cell->widget;
    case HJ_PARAM_INTEGER:
      if (param->max - param->min > 64)
        return make_slider (cell);
      cell->widget = gtk_spin_button_new_with_range (param->min, param->max, MAX (param->step, 1));
      g_signal_connect_swapped (cell->widget, "value-changed", G_CALLBACK (spin_changed_cb), cell);
      return cell->widget;
    case HJ_PARAM_NUMBER:
      break;
    }
  return make_slider (cell);
}

/* What parameter it is, above the control. */
static GtkWidget *
make_name (HjDiagramCell *cell, HjLang lang)
{
  const char *name = hj_text_get (cell->param->label, lang);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), cell->widget);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return label;
}

HjDiagramCell *
hj_diagram_cell_new (HjDiagramControls *owner, const HjParam *param)
{
  HjDiagramCell *cell = g_new0 (HjDiagramCell, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *control;
  HjLang lang = hj_diagram_session_get_lang (owner->session);

  cell->owner = owner;
  cell->param = param;
  cell->box = box;
  control = make_control (cell);
  gtk_widget_set_tooltip_text (box, hj_text_get (param->hint, lang));
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (control, TRUE);
  gtk_box_append (GTK_BOX (box), make_name (cell, lang));
  gtk_box_append (GTK_BOX (box), control);
  gtk_widget_set_size_request (box, param->type == HJ_PARAM_TEXT ? 220 : 132, -1);
  return cell;
}

/* ---- something else changed the value ---- */

void
hj_diagram_cell_sync (HjDiagramCell *cell)
{
  HjDiagram *diagram = hj_diagram_session_get_diagram (cell->owner->session);
  g_autofree char *text = NULL;
  double value = cell->param->type == HJ_PARAM_TEXT ? 0 : hj_diagram_get_number (diagram, cell->param);

  if (GTK_IS_SCALE (cell->widget))
    {
      if (from_slider (cell->param, gtk_range_get_value (GTK_RANGE (cell->widget))) != value)
        gtk_range_set_value (GTK_RANGE (cell->widget), to_slider (cell->param, value));
      show_number (cell, value);
    }
  else if (GTK_IS_SPIN_BUTTON (cell->widget))
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (cell->widget), value);
  else if (GTK_IS_DROP_DOWN (cell->widget))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (cell->widget), (guint) value);
  else if (GTK_IS_SWITCH (cell->widget))
    gtk_switch_set_active (GTK_SWITCH (cell->widget), value != 0);
  else
    {
      text = hj_diagram_dup_value (diagram, cell->param);
      if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (cell->widget))))
        gtk_editable_set_text (GTK_EDITABLE (cell->widget), text);
    }
}
