/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The controls of a diagram, made from its table of parameters: what matters first in sight, the rest behind "More".
 * What one of them is like is hj-diagram-cell.c. */
#include "hj-diagram-controls-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (HjDiagramControls, hj_diagram_controls, GTK_TYPE_WIDGET)

static GtkWidget *
make_flow (HjDiagramControls *self, gboolean advanced)
{
  HjDiagram *diagram = hj_diagram_session_get_diagram (self->session);
  GtkWidget *flow = gtk_flow_box_new ();
  guint n = 0;

  for (const HjParam *param = hj_diagram_get_class (diagram)->params; param && param->key; param++)
    if (!(param->flags & HJ_PARAM_HIDDEN) && !(param->flags & HJ_PARAM_ADVANCED) == !advanced)
      {
        HjDiagramCell *cell = hj_diagram_cell_new (self, param);

        g_ptr_array_add (self->cells, cell);
        gtk_flow_box_append (GTK_FLOW_BOX (flow), cell->box);
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
sync_all (HjDiagramControls *self)
{
  self->syncing = TRUE;
  g_ptr_array_foreach (self->cells, (GFunc) (void (*) (void)) hj_diagram_cell_sync, NULL);
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
get_seen (HjDiagramCell *cell)
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
      HjDiagramCell *cell = g_ptr_array_index (self->cells, i);

      gtk_widget_remove_css_class (cell->box, "pointed");
      if (!hj_param_has_symbol (cell->param, symbol))
        continue;
      gtk_widget_add_css_class (get_seen (cell), "pointed");
      found = TRUE;
    }
  return found;
}

static HjDiagramCell *
find_cell (HjDiagramControls *self, const char *symbol)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      HjDiagramCell *cell = g_ptr_array_index (self->cells, i);

      if (hj_param_has_symbol (cell->param, symbol))
        return cell;
    }
  return NULL;
}

gboolean
hj_diagram_controls_unfold (HjDiagramControls *self, const char *symbol)
{
  HjDiagramCell *cell;

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
  HjDiagramCell *cell;

  g_return_if_fail (HJ_IS_DIAGRAM_CONTROLS (self));
  if ((cell = find_cell (self, symbol)))
    gtk_widget_grab_focus (cell->widget);
}
