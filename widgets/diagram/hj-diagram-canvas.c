/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of a diagram: three layers as textures, pointer and keys turned into marks. */
#include "hj-diagram-canvas.h"

#include "hj-theme.h"

#include <adwaita.h>
#include <math.h>

/* About 6 ms of a 16 ms frame go to the method, the rest to drawing and input. */
#define TICK_BUDGET_US 6000
/* Without animations a running picture changes twice a second. */
#define REDUCED_MOTION_US (G_USEC_PER_SEC / 2)

typedef enum { LAYER_BACKGROUND, LAYER_DATA, LAYER_OVERLAY, N_LAYERS } Layer;

struct _HjDiagramCanvas {
  GtkWidget parent_instance;

  HjDiagramSession *session;
  gulong handlers[4];
  GdkTexture *layers[N_LAYERS];
  HjMark hover, focus, pressed;
  double pointer_x, pointer_y;
  guint tick;
  gint64 last_tick;
  double last_height;
};

G_DEFINE_FINAL_TYPE (HjDiagramCanvas, hj_diagram_canvas, GTK_TYPE_WIDGET)

enum { MARK_DESCRIBED, N_SIGNALS };
static guint signals[N_SIGNALS];

static HjDiagram *
get_diagram (HjDiagramCanvas *self)
{
  return hj_diagram_session_get_diagram (self->session);
}

static HjFrame
make_frame (HjDiagramCanvas *self)
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

static void
drop_layers (HjDiagramCanvas *self, Layer first)
{
  for (int layer = first; layer < N_LAYERS; layer++)
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

static void
describe_mark (HjDiagramCanvas *self, HjMark mark)
{
  const HjDiagramClass *klass = hj_diagram_get_class (get_diagram (self));
  g_autofree char *sentence = NULL;

  if (mark.kind && klass->describe_mark)
    sentence = klass->describe_mark (hj_diagram_get_state (get_diagram (self)), mark,
                                     hj_diagram_session_get_lang (self->session));
  g_signal_emit (self, signals[MARK_DESCRIBED], 0, sentence);
}

static void
set_hover (HjDiagramCanvas *self, HjMark mark)
{
  if (hj_mark_equal (self->hover, mark))
    return;
  self->hover = mark;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark.kind ? "pointer" : NULL);
  drop_layers (self, LAYER_OVERLAY);
  describe_mark (self, mark.kind ? mark : self->focus);
}

static void
set_focus_mark (HjDiagramCanvas *self, HjMark mark)
{
  self->focus = mark;
  drop_layers (self, LAYER_OVERLAY);
  describe_mark (self, mark);
}

static HjMark
pick (HjDiagramCanvas *self, double x, double y)
{
  const HjDiagramClass *klass = hj_diagram_get_class (get_diagram (self));
  HjFrame frame = make_frame (self);

  return klass->pick ? klass->pick (hj_diagram_get_state (get_diagram (self)), &frame, x, y) : (HjMark){ 0 };
}

static void
send_pointer (HjDiagramCanvas *self, HjPointerPhase phase, double x, double y)
{
  const HjDiagramClass *klass = hj_diagram_get_class (get_diagram (self));
  HjFrame frame = make_frame (self);

  if (klass->pointer)
    hj_diagram_session_take_change (self->session, klass->pointer (hj_diagram_get_state (get_diagram (self)), &frame,
                                                                   phase, self->pressed, x, y));
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
  drop_layers (self, LAYER_DATA);
  update_accessible (self);
}

static void
inputs_cb (HjDiagramCanvas *self)
{
  drop_layers (self, LAYER_BACKGROUND);
}

static void
style_changed_cb (HjDiagramCanvas *self)
{
  drop_layers (self, LAYER_BACKGROUND);
}

static void
motion_cb (HjDiagramCanvas *self, double x, double y)
{
  if (self->session)
    set_hover (self, pick (self, x, y));
}

static void
leave_cb (HjDiagramCanvas *self)
{
  if (self->session)
    set_hover (self, (HjMark){ 0 });
}

static void
drag_begin_cb (HjDiagramCanvas *self, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->pointer_x = x;
  self->pointer_y = y;
  self->pressed = pick (self, x, y);
  self->focus = self->pressed.kind ? self->pressed : self->focus;
  send_pointer (self, HJ_POINTER_PRESS, x, y);
}

static void
drag_update_cb (HjDiagramCanvas *self, double dx, double dy)
{
  send_pointer (self, HJ_POINTER_MOVE, self->pointer_x + dx, self->pointer_y + dy);
}

static void
drag_end_cb (HjDiagramCanvas *self, double dx, double dy)
{
  send_pointer (self, HJ_POINTER_RELEASE, self->pointer_x + dx, self->pointer_y + dy);
  self->pressed = (HjMark){ 0 };
}

static gboolean
run_action (HjDiagramCanvas *self, guint keyval, GdkModifierType state)
{
  const HjAction *actions = hj_diagram_get_class (get_diagram (self))->actions;

  for (const HjAction *action = actions; action && action->key; action++)
    {
      guint key;
      GdkModifierType modifiers;

      if (!gtk_accelerator_parse (action->key, &key, &modifiers))
        continue;
      if (gdk_keyval_to_lower (keyval) == key && (state & gtk_accelerator_get_default_mod_mask ()) == modifiers)
        {
          hj_diagram_session_take_change (self->session, action->run (hj_diagram_get_state (get_diagram (self))));
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
move_focus (HjDiagramCanvas *self, int dx, int dy)
{
  const HjDiagramClass *klass = hj_diagram_get_class (get_diagram (self));
  HjFrame frame = make_frame (self);
  HjMark next;

  if (!klass->move_focus)
    return FALSE;
  next = klass->move_focus (hj_diagram_get_state (get_diagram (self)), &frame, self->focus, dx, dy);
  /* At the edge the arrow goes on to whatever lies beyond the diagram. */
  if (hj_mark_equal (next, self->focus))
    return next.kind != 0;
  set_focus_mark (self, next);
  return TRUE;
}

static gboolean
activate (HjDiagramCanvas *self)
{
  const HjDiagramClass *klass = hj_diagram_get_class (get_diagram (self));

  if (!self->focus.kind || !klass->activate)
    return FALSE;
  hj_diagram_session_take_change (self->session,
                                  klass->activate (hj_diagram_get_state (get_diagram (self)), self->focus));
  describe_mark (self, self->focus);
  return TRUE;
}

static gboolean
key_pressed_cb (HjDiagramCanvas *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (!self->session)
    return FALSE;
  if (run_action (self, keyval, state))
    return TRUE;
  if (modifiers)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left: return move_focus (self, -1, 0);
    case GDK_KEY_Right: return move_focus (self, 1, 0);
    case GDK_KEY_Up: return move_focus (self, 0, -1);
    case GDK_KEY_Down: return move_focus (self, 0, 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter: return activate (self);
    case GDK_KEY_space:
      hj_diagram_session_set_playing (self->session, !hj_diagram_session_get_playing (self->session));
      return TRUE;
    case GDK_KEY_period: hj_diagram_session_step (self->session, HJ_GRAIN_WHOLE); return TRUE;
    case GDK_KEY_comma: hj_diagram_session_step_back (self->session); return TRUE;
    case GDK_KEY_greater: hj_diagram_session_step (self->session, HJ_GRAIN_SUB); return TRUE;
    case GDK_KEY_Home: hj_diagram_session_seek (self->session, 0); return TRUE;
    case GDK_KEY_Escape:
      if (!self->focus.kind)
        return FALSE;
      set_focus_mark (self, (HjMark){ 0 });
      return TRUE;
    default: return FALSE;
    }
}

static void
hj_diagram_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const HjLayers bits[N_LAYERS] = { HJ_LAYER_BACKGROUND, HJ_LAYER_DATA, HJ_LAYER_OVERLAY };
  HjDiagramCanvas *self = HJ_DIAGRAM_CANVAS (widget);
  HjFrame frame;

  if (!self->session || gtk_widget_get_width (widget) < 1 || gtk_widget_get_height (widget) < 1)
    return;
  frame = make_frame (self);
  for (int layer = 0; layer < N_LAYERS; layer++)
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
  drop_layers (self, LAYER_BACKGROUND);
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
    drop_layers (HJ_DIAGRAM_CANVAS (widget), LAYER_OVERLAY);
}

static void
hj_diagram_canvas_dispose (GObject *object)
{
  HjDiagramCanvas *self = HJ_DIAGRAM_CANVAS (object);

  hj_diagram_canvas_set_session (self, NULL);
  for (int layer = 0; layer < N_LAYERS; layer++)
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
  signals[MARK_DESCRIBED] = g_signal_new ("mark-described", HJ_TYPE_DIAGRAM_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "diagramcanvas");
}

static void
add_controllers (HjDiagramCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
hj_diagram_canvas_init (HjDiagramCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_controllers (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
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
      self->handlers[3] = g_signal_connect_swapped (session, "inputs", G_CALLBACK (inputs_cb), self);
      update_accessible (self);
    }
  update_tick (self);
  drop_layers (self, LAYER_BACKGROUND);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
