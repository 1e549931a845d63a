/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and keys over a diagram: they find marks, move them, and drive the run. */
#include "hj-diagram-canvas-private.h"

static const HjDiagramClass *
get_class (HjDiagramCanvas *self)
{
  return hj_diagram_get_class (hj_diagram_session_get_diagram (self->session));
}

static gpointer
get_state (HjDiagramCanvas *self)
{
  return hj_diagram_get_state (hj_diagram_session_get_diagram (self->session));
}

/* ---- marks ---- */

static void
describe_mark (HjDiagramCanvas *self, HjMark mark)
{
  const HjDiagramClass *klass = get_class (self);
  g_autofree char *sentence = NULL;

  if (mark.kind && klass->describe_mark)
    sentence = klass->describe_mark (get_state (self), mark, hj_diagram_session_get_lang (self->session));
  g_signal_emit_by_name (self, "mark-described", sentence);
}

static void
set_hover (HjDiagramCanvas *self, HjMark mark)
{
  if (hj_mark_equal (self->hover, mark))
    return;
  self->hover = mark;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark.kind ? "pointer" : NULL);
  hj_diagram_canvas_drop_layers (self, HJ_CANVAS_OVERLAY);
  describe_mark (self, mark.kind ? mark : self->focus);
}

static void
set_focus_mark (HjDiagramCanvas *self, HjMark mark)
{
  self->focus = mark;
  hj_diagram_canvas_drop_layers (self, HJ_CANVAS_OVERLAY);
  describe_mark (self, mark);
}

static HjMark
pick (HjDiagramCanvas *self, double x, double y)
{
  const HjDiagramClass *klass = get_class (self);
  HjFrame frame = hj_diagram_canvas_make_frame (self);

  return klass->pick ? klass->pick (get_state (self), &frame, x, y) : (HjMark){ 0 };
}

/* ---- pointer ---- */

static void
send_pointer (HjDiagramCanvas *self, HjPointerPhase phase, double x, double y)
{
  const HjDiagramClass *klass = get_class (self);
  HjFrame frame = hj_diagram_canvas_make_frame (self);

  if (klass->pointer)
    hj_diagram_session_take_change (self->session,
                                    klass->pointer (get_state (self), &frame, phase, self->pressed, x, y));
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

/* ---- keys ---- */

static gboolean
run_action (HjDiagramCanvas *self, guint keyval, GdkModifierType state)
{
  const HjAction *actions = get_class (self)->actions;

  for (const HjAction *action = actions; action && action->key; action++)
    {
      guint key;
      GdkModifierType modifiers;

      if (!gtk_accelerator_parse (action->key, &key, &modifiers))
        continue;
      if (gdk_keyval_to_lower (keyval) == key && (state & gtk_accelerator_get_default_mod_mask ()) == modifiers)
        {
          hj_diagram_session_take_change (self->session, action->run (get_state (self)));
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
move_focus (HjDiagramCanvas *self, int dx, int dy)
{
  const HjDiagramClass *klass = get_class (self);
  HjFrame frame = hj_diagram_canvas_make_frame (self);
  HjMark next;

  if (!klass->move_focus)
    return FALSE;
  next = klass->move_focus (get_state (self), &frame, self->focus, dx, dy);
  /* At the edge the arrow goes on to whatever lies beyond the diagram. */
  if (hj_mark_equal (next, self->focus))
    return next.kind != 0;
  set_focus_mark (self, next);
  return TRUE;
}

static gboolean
activate (HjDiagramCanvas *self)
{
  const HjDiagramClass *klass = get_class (self);

  if (!self->focus.kind || !klass->activate)
    return FALSE;
  hj_diagram_session_take_change (self->session, klass->activate (get_state (self), self->focus));
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

void
hj_diagram_canvas_watch_input (HjDiagramCanvas *self)
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
