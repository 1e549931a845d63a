/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The controls of a diagram, made from its table of parameters: what matters first in sight, the rest behind "More". */
#include "hj-diagram-controls.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _HjDiagramControls {
  GtkWidget parent_instance;

  HjDiagramSession *session;
  gulong handlers[2];
  GtkWidget *box;
  GtkWidget *more;  /* the expander of what matters less, or NULL */
  GPtrArray *cells; /* of Cell */
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (HjDiagramControls, hj_diagram_controls, GTK_TYPE_WIDGET)

typedef struct {
  HjDiagramControls *owner;
  const HjParam *param;
  GtkWidget *widget;  /* scale, spin button, drop-down, switch or entry */
  GtkWidget *number;  /* label beside a scale, or NULL */
  GtkWidget *box;     /* all of it, with its name */
} Cell;

static HjDiagram *
get_diagram (HjDiagramControls *self)
{
  return hj_diagram_session_get_diagram (self->session);
}

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
show_number (Cell *cell, double value)
{
  g_autofree char *text = hj_param_dup_words (cell->param, value, hj_diagram_session_get_lang (cell->owner->session));

  gtk_label_set_text (GTK_LABEL (cell->number), text);
}

static void
scale_changed_cb (Cell *cell)
{
  double value = from_slider (cell->param, gtk_range_get_value (GTK_RANGE (cell->widget)));

  if (cell->owner->syncing)
    return;
  show_number (cell, value);
  hj_diagram_session_set_number (cell->owner->session, cell->param, value);
}

static void
spin_changed_cb (Cell *cell)
{
  if (!cell->owner->syncing)
    hj_diagram_session_set_number (cell->owner->session, cell->param,
                                   gtk_spin_button_get_value (GTK_SPIN_BUTTON (cell->widget)));
}

static void
choice_changed_cb (Cell *cell)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (cell->widget));

  if (!cell->owner->syncing && selected != GTK_INVALID_LIST_POSITION)
    hj_diagram_session_set_number (cell->owner->session, cell->param, selected);
}

static void
switch_changed_cb (Cell *cell)
{
  if (!cell->owner->syncing)
    hj_diagram_session_set_number (cell->owner->session, cell->param,
                                   gtk_switch_get_active (GTK_SWITCH (cell->widget)));
}

static void
take_entry (Cell *cell)
{
  if (!cell->owner->syncing)
    hj_diagram_session_set_text (cell->owner->session, cell->param,
                                 gtk_editable_get_text (GTK_EDITABLE (cell->widget)));
}

static GtkWidget *
make_slider (Cell *cell)
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
make_choice (Cell *cell)
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
make_control (Cell *cell)
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

static GtkWidget *
make_cell (HjDiagramControls *self, const HjParam *param)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *label, *control;
  HjLang lang = hj_diagram_session_get_lang (self->session);
  const char *hint = hj_text_get (param->hint, lang);

  cell->owner = self;
  cell->param = param;
  cell->box = box;
  control = make_control (cell);
  label = gtk_label_new (hj_text_get (param->label, lang));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), cell->widget);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (box, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hj_text_get (param->label, lang), -1);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (control, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), control);
  gtk_widget_set_size_request (box, param->type == HJ_PARAM_TEXT ? 220 : 132, -1);
  g_ptr_array_add (self->cells, cell);
  return box;
}

static GtkWidget *
make_flow (HjDiagramControls *self, gboolean advanced)
{
  GtkWidget *flow = gtk_flow_box_new ();
  guint n = 0;

  for (const HjParam *param = hj_diagram_get_class (get_diagram (self))->params; param && param->key; param++)
    if (!(param->flags & HJ_PARAM_HIDDEN) && !(param->flags & HJ_PARAM_ADVANCED) == !advanced)
      {
        gtk_flow_box_append (GTK_FLOW_BOX (flow), make_cell (self, param));
        gtk_widget_set_focusable (gtk_widget_get_last_child (flow), FALSE);
        n++;
      }
  if (n == 0)
    {
      g_object_ref_sink (flow);
      g_object_unref (flow);
      return NULL;
    }
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), MIN (n, 6));
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  return flow;
}

static void
sync_cell (Cell *cell)
{
  HjDiagram *diagram = get_diagram (cell->owner);
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

static void
sync_all (HjDiagramControls *self)
{
  self->syncing = TRUE;
  g_ptr_array_foreach (self->cells, (GFunc) (void (*) (void)) sync_cell, NULL);
  self->syncing = FALSE;
}

static void
clear (HjDiagramControls *self)
{
  GtkWidget *child;

  /* Widgets first: their last signals still look at the cells. */
  self->syncing = TRUE;
  self->more = NULL;
  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  self->syncing = FALSE;
  g_ptr_array_set_size (self->cells, 0);
}

static void
rebuild (HjDiagramControls *self)
{
  GtkWidget *flow, *advanced;

  clear (self);
  if (!self->session)
    return;
  flow = make_flow (self, FALSE);
  advanced = make_flow (self, TRUE);
  if (flow)
    gtk_box_append (GTK_BOX (self->box), flow);
  if (advanced)
    {
      self->more = gtk_expander_new (_("More settings"));
      gtk_expander_set_child (GTK_EXPANDER (self->more), advanced);
      /* A folded GtkExpander 4.8 offers the focus to what it has taken out of the window. */
      g_object_bind_property (self->more, "expanded", advanced, "visible", G_BINDING_SYNC_CREATE);
      gtk_widget_set_margin_top (advanced, 6);
      gtk_box_append (GTK_BOX (self->box), self->more);
    }
  sync_all (self);
}

static void
hj_diagram_controls_dispose (GObject *object)
{
  HjDiagramControls *self = HJ_DIAGRAM_CONTROLS (object);

  if (self->box)
    {
      hj_diagram_controls_set_session (self, NULL);
      clear (self);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  G_OBJECT_CLASS (hj_diagram_controls_parent_class)->dispose (object);
}

static void
hj_diagram_controls_class_init (HjDiagramControlsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_diagram_controls_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "diagramcontrols");
}

static void
hj_diagram_controls_init (HjDiagramControls *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hj_diagram_controls_new (void)
{
  return g_object_new (HJ_TYPE_DIAGRAM_CONTROLS, NULL);
}

void
hj_diagram_controls_set_session (HjDiagramControls *self, HjDiagramSession *session)
{
  g_return_if_fail (HJ_IS_DIAGRAM_CONTROLS (self));
  if (self->session)
    for (guint i = 0; i < G_N_ELEMENTS (self->handlers); i++)
      g_clear_signal_handler (&self->handlers[i], self->session);
  clear (self);
  g_set_object (&self->session, session);
  if (session)
    {
      self->handlers[0] = g_signal_connect_swapped (session, "inputs", G_CALLBACK (sync_all), self);
      self->handlers[1] = g_signal_connect_swapped (session, "notify::lang", G_CALLBACK (rebuild), self);
      rebuild (self);
    }
}

/* What is seen of CELL: itself, or the expander that hides it. What is folded away has no parent there. */
static GtkWidget *
get_seen (Cell *cell)
{
  GtkWidget *more = cell->param->flags & HJ_PARAM_ADVANCED ? cell->owner->more : NULL;

  return more && !gtk_expander_get_expanded (GTK_EXPANDER (more)) ? more : cell->box;
}

gboolean
hj_diagram_controls_point_at (HjDiagramControls *self, const char *symbol)
{
  gboolean found = FALSE;

  g_return_val_if_fail (HJ_IS_DIAGRAM_CONTROLS (self), FALSE);
  if (self->more)
    gtk_widget_remove_css_class (self->more, "pointed");
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);

      gtk_widget_remove_css_class (cell->box, "pointed");
      if (!hj_param_has_symbol (cell->param, symbol))
        continue;
      gtk_widget_add_css_class (get_seen (cell), "pointed");
      found = TRUE;
    }
  return found;
}

static Cell *
find_cell (HjDiagramControls *self, const char *symbol)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);

      if (hj_param_has_symbol (cell->param, symbol))
        return cell;
    }
  return NULL;
}

gboolean
hj_diagram_controls_unfold (HjDiagramControls *self, const char *symbol)
{
  Cell *cell;

  g_return_val_if_fail (HJ_IS_DIAGRAM_CONTROLS (self), FALSE);
  cell = find_cell (self, symbol);
  if (cell && get_seen (cell) == self->more)
    {
      gboolean lit = gtk_widget_has_css_class (self->more, "pointed");

      gtk_expander_set_expanded (GTK_EXPANDER (self->more), TRUE);
      hj_diagram_controls_point_at (self, lit ? symbol : NULL);
    }
  return cell != NULL;
}

void
hj_diagram_controls_focus (HjDiagramControls *self, const char *symbol)
{
  Cell *cell;

  g_return_if_fail (HJ_IS_DIAGRAM_CONTROLS (self));
  if ((cell = find_cell (self, symbol)))
    gtk_widget_grab_focus (cell->widget);
}
