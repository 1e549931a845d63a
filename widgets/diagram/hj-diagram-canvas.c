/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of a diagram: three layers as textures, drawn anew as they change. */
#include "hj-diagram-canvas-private.h"

#include "hj-theme.h"

#include <adwaita.h>
#include <math.h>

/* About 6 ms of a 16 ms frame go to the method, the rest to drawing and input. */
#define TICK_BUDGET_US 6000
/* Without animations a running picture changes twice a second. */
#define REDUCED_MOTION_US (G_USEC_PER_SEC / 2)

G_DEFINE_FINAL_TYPE (HjDiagramCanvas, hj_diagram_canvas, GTK_TYPE_WIDGET)

static HjDiagram *
get_diagram (HjDiagramCanvas *self)
{
  return hj_diagram_session_get_diagram (self->session);
}

HjFrame
hj_diagram_canvas_make_frame (HjDiagramCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return (HjFrame){ .width = gtk_widget_get_width (widget),
                    .height = gtk_widget_get_height (widget),
                    .palette = hj_theme_get_palette (),
                    .lang = hj_diagram_session_get_lang (self->session),
                    .text_scale = hj_theme_get_text_scale (widget),
                    .layers = HJ_LAYER_ALL,
                    .reduced_motion = !adw_get_enable_animations (widget),
                    .hover = self->hover,
                    .focus = gtk_widget_has_focus (widget) ? self->focus : (HjMark){ 0 } };
}

static double
natural_height (HjDiagramCanvas *self, double width)
{
  return hj_diagram_get_height (get_diagram (self), width, hj_theme_get_text_scale (GTK_WIDGET (self)));
}

void
hj_diagram_canvas_drop_layers (HjDiagramCanvas *self, HjCanvasLayer first)
{
  for (int layer = first; layer < HJ_N_CANVAS_LAYERS; layer++)
    g_clear_object (&self->layers[layer]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
free_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

/* One layer at the screen's own resolution. */
static GdkTexture *
draw_layer (HjDiagramCanvas *self, const HjFrame *frame)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = (int) frame->width * scale, height = (int) frame->height * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  int stride = cairo_image_surface_get_stride (surface);

  cairo_scale (cr, scale, scale);
  hj_diagram_draw (get_diagram (self), cr, frame);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * height, free_surface,
                                      surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
update_accessible (HjDiagramCanvas *self)
{
  HjLang lang = hj_diagram_session_get_lang (self->session);
  HjDiagram *diagram = get_diagram (self);
  g_autofree char *description = NULL;

  /* While it plays, sixty new descriptions a second would help nobody. */
  if (hj_diagram_session_get_playing (self->session))
    return;
  description = hj_diagram_describe (diagram, lang);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hj_text_get (hj_diagram_get_class (diagram)->title, lang),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HjDiagramCanvas *self = HJ_DIAGRAM_CANVAS (widget);
  gint64 now = g_get_monotonic_time ();
  gboolean calm = !adw_get_enable_animations (widget);

  if (calm && now - self->last_tick < REDUCED_MOTION_US)
    return G_SOURCE_CONTINUE;
  self->last_tick = now;
  hj_diagram_session_tick (self->session, now, TICK_BUDGET_US);
  return G_SOURCE_CONTINUE;
}

static void
update_tick (HjDiagramCanvas *self)
{
  gboolean wanted = self->session && hj_diagram_session_get_playing (self->session)
                    && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (wanted && !self->tick)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  else if (!wanted && self->tick)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
}

static void
updated_cb (HjDiagramCanvas *self)
{
  double height = natural_height (self, gtk_widget_get_width (GTK_WIDGET (self)));

  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0 && height != self->last_height)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  hj_diagram_canvas_drop_layers (self, HJ_CANVAS_DATA);
  update_accessible (self);
}

static void
look_changed_cb (HjDiagramCanvas *self)
{
  hj_diagram_canvas_drop_layers (self, HJ_CANVAS_BACKGROUND);
}

static void
hj_diagram_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const HjLayers bits[HJ_N_CANVAS_LAYERS] = { HJ_LAYER_BACKGROUND, HJ_LAYER_DATA, HJ_LAYER_OVERLAY };
  HjDiagramCanvas *self = HJ_DIAGRAM_CANVAS (widget);
  HjFrame frame;

  if (!self->session || gtk_widget_get_width (widget) < 1 || gtk_widget_get_height (widget) < 1)
    return;
  frame = hj_diagram_canvas_make_frame (self);
  for (int layer = 0; layer < HJ_N_CANVAS_LAYERS; layer++)
    {
      if (!self->layers[layer])
        {
          frame.layers = bits[layer];
          self->layers[layer] = draw_layer (self, &frame);
        }
      gtk_snapshot_append_texture (snapshot, self->layers[layer],
                                   &GRAPHENE_RECT_INIT (0, 0, (float) frame.width, (float) frame.height));
    }
}

static void
hj_diagram_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  HjDiagramCanvas *self = HJ_DIAGRAM_CANVAS (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 240;
      *natural = 836;
      return;
    }
  *minimum = *natural = 0;
  if (self->session)
    *minimum = *natural
        = (int) ceil (natural_height (self, for_size > 0 ? for_size : 836));
}

static void
hj_diagram_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjDiagramCanvas *self = HJ_DIAGRAM_CANVAS (widget);

  self->last_height = self->session ? natural_height (self, width) : 0;
  hj_diagram_canvas_drop_layers (self, HJ_CANVAS_BACKGROUND);
}

static GtkSizeRequestMode
hj_diagram_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hj_diagram_canvas_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hj_diagram_canvas_parent_class)->map (widget);
  update_tick (HJ_DIAGRAM_CANVAS (widget));
}

static void
hj_diagram_canvas_unmap (GtkWidget *widget)
{
  HjDiagramCanvas *self = HJ_DIAGRAM_CANVAS (widget);

  GTK_WIDGET_CLASS (hj_diagram_canvas_parent_class)->unmap (widget);
  /* Nobody sees it: neither computing nor drawing goes on. */
  if (self->session)
    hj_diagram_session_set_playing (self->session, FALSE);
  update_tick (self);
}

static void
hj_diagram_canvas_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  if ((previous ^ gtk_widget_get_state_flags (widget)) & GTK_STATE_FLAG_FOCUSED)
    hj_diagram_canvas_drop_layers (HJ_DIAGRAM_CANVAS (widget), HJ_CANVAS_OVERLAY);
}

static void
hj_diagram_canvas_dispose (GObject *object)
{
  HjDiagramCanvas *self = HJ_DIAGRAM_CANVAS (object);

  hj_diagram_canvas_set_session (self, NULL);
  for (int layer = 0; layer < HJ_N_CANVAS_LAYERS; layer++)
    g_clear_object (&self->layers[layer]);
  G_OBJECT_CLASS (hj_diagram_canvas_parent_class)->dispose (object);
}

static void
hj_diagram_canvas_class_init (HjDiagramCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hj_diagram_canvas_dispose;
  widget_class->snapshot = hj_diagram_canvas_snapshot;
  widget_class->measure = hj_diagram_canvas_measure;
  widget_class->size_allocate = hj_diagram_canvas_size_allocate;
  widget_class->get_request_mode = hj_diagram_canvas_get_request_mode;
  widget_class->map = hj_diagram_canvas_map;
  widget_class->unmap = hj_diagram_canvas_unmap;
  widget_class->state_flags_changed = hj_diagram_canvas_state_flags_changed;
  g_signal_new ("mark-described", HJ_TYPE_DIAGRAM_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "diagramcanvas");
}

static void
hj_diagram_canvas_init (HjDiagramCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  hj_diagram_canvas_watch_input (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (gtk_widget_queue_resize),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
hj_diagram_canvas_new (void)
{
  return g_object_new (HJ_TYPE_DIAGRAM_CANVAS, NULL);
}

void
hj_diagram_canvas_set_session (HjDiagramCanvas *self, HjDiagramSession *session)
{
  g_return_if_fail (HJ_IS_DIAGRAM_CANVAS (self));
  if (self->session)
    for (guint i = 0; i < G_N_ELEMENTS (self->handlers); i++)
      g_clear_signal_handler (&self->handlers[i], self->session);
  g_set_object (&self->session, session);
  self->hover = self->focus = self->pressed = (HjMark){ 0 };
  if (session)
    {
      self->handlers[0] = g_signal_connect_swapped (session, "updated", G_CALLBACK (updated_cb), self);
      self->handlers[1] = g_signal_connect_swapped (session, "notify::playing", G_CALLBACK (update_tick), self);
      self->handlers[2] = g_signal_connect_swapped (session, "notify::playing", G_CALLBACK (update_accessible), self);
      self->handlers[3] = g_signal_connect_swapped (session, "inputs", G_CALLBACK (look_changed_cb), self);
      update_accessible (self);
    }
  update_tick (self);
  hj_diagram_canvas_drop_layers (self, HJ_CANVAS_BACKGROUND);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
