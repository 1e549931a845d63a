/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a symbol of a formula to the control of a diagram view. */
#include "hj-diagram-view-private.h"

#include "hj-diagram-controls.h"

void
hj_diagram_view_point_at (HjDiagramView *self, const char *symbol)
{
  g_return_if_fail (HJ_IS_DIAGRAM_VIEW (self));
  if (hj_diagram_controls_point_at (HJ_DIAGRAM_CONTROLS (self->controls), symbol) && self->compact
      && !gtk_expander_get_expanded (GTK_EXPANDER (self->fold)))
    gtk_widget_add_css_class (self->fold, "pointed");
  else
    gtk_widget_remove_css_class (self->fold, "pointed");
}

/* A focus that waits until what was unfolded has its place: only then what scrolls can bring it into view. */
typedef struct {
  char *symbol;
  guint frames;
} Waiting;

static void
waiting_free (gpointer data)
{
  g_free (((Waiting *) data)->symbol);
  g_free (data);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Waiting *waiting = data;

  if (waiting->frames-- > 0)
    return G_SOURCE_CONTINUE;
  hj_diagram_controls_focus (HJ_DIAGRAM_CONTROLS (HJ_DIAGRAM_VIEW (widget)->controls), waiting->symbol);
  return G_SOURCE_REMOVE;
}

gboolean
hj_diagram_view_focus_symbol (HjDiagramView *self, const char *symbol)
{
  HjDiagramControls *controls;
  Waiting *waiting;

  g_return_val_if_fail (HJ_IS_DIAGRAM_VIEW (self), FALSE);
  controls = HJ_DIAGRAM_CONTROLS (self->controls);
  if (!hj_diagram_controls_unfold (controls, symbol))
    return FALSE;
  if (self->compact)
    gtk_expander_set_expanded (GTK_EXPANDER (self->fold), TRUE);
  gtk_widget_remove_css_class (self->fold, "pointed");
  waiting = g_new (Waiting, 1);
  *waiting = (Waiting) { g_strdup (symbol), 2 };
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, waiting, waiting_free);
  return TRUE;
}
