/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagram that plays: what the parts of a diagram view share. */
#include "hj-diagram-session.h"

struct _HjDiagramSession {
  GObject parent_instance;

  HjDiagram *diagram;
  gboolean playing;
  double speed;
  HjLang lang;
  gint64 last_tick;
  double debt;            /* steps that are due, with their fraction */
  gint64 measured_since;
  gint64 measured_steps;
  double real_speed;
};

G_DEFINE_FINAL_TYPE (HjDiagramSession, hj_diagram_session, G_TYPE_OBJECT)

enum { PROP_0, PROP_PLAYING, PROP_SPEED, PROP_LANG, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { UPDATED, INPUTS, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
tell_updated (HjDiagramSession *self)
{
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
tell_inputs (HjDiagramSession *self)
{
  g_signal_emit (self, signals[INPUTS], 0);
  tell_updated (self);
}

/* At the end of a run, play starts it over: what a player's button does everywhere. */
static void
rewind_if_finished (HjDiagramSession *self)
{
  gint64 length = hj_diagram_get_length (self->diagram);

  if (length > 0 && hj_diagram_get_position (self->diagram) >= length)
    hj_diagram_seek (self->diagram, 0);
}

static void
measure (HjDiagramSession *self, gint64 now, gint64 steps)
{
  gint64 span = now - self->measured_since;

  self->measured_steps += steps;
  if (span < G_USEC_PER_SEC / 2)
    return;
  self->real_speed = self->measured_steps * (double) G_USEC_PER_SEC / span;
  self->measured_since = now;
  self->measured_steps = 0;
}

/* Sub-steps that are due by now. */
static gint64
advance_by_grains (HjDiagramSession *self, gint64 due, gint64 deadline)
{
  gint64 done = 0;

  while (done < due && hj_diagram_step (self->diagram, HJ_GRAIN_SUB))
    {
      done++;
      if (g_get_monotonic_time () >= deadline)
        break;
    }
  return done;
}

static void
hj_diagram_session_finalize (GObject *object)
{
  HjDiagramSession *self = HJ_DIAGRAM_SESSION (object);

  hj_diagram_free (self->diagram);
  G_OBJECT_CLASS (hj_diagram_session_parent_class)->finalize (object);
}

static void
hj_diagram_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HjDiagramSession *self = HJ_DIAGRAM_SESSION (object);

  switch (id)
    {
    case PROP_PLAYING: g_value_set_boolean (value, self->playing); break;
    case PROP_SPEED: g_value_set_double (value, self->speed); break;
    case PROP_LANG: g_value_set_int (value, self->lang); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hj_diagram_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HjDiagramSession *self = HJ_DIAGRAM_SESSION (object);

  switch (id)
    {
    case PROP_PLAYING: hj_diagram_session_set_playing (self, g_value_get_boolean (value)); break;
    case PROP_SPEED: hj_diagram_session_set_speed (self, g_value_get_double (value)); break;
    case PROP_LANG: hj_diagram_session_set_lang (self, (HjLang) g_value_get_int (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hj_diagram_session_class_init (HjDiagramSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = hj_diagram_session_finalize;
  object_class->get_property = hj_diagram_session_get_property;
  object_class->set_property = hj_diagram_session_set_property;
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  properties[PROP_SPEED] = g_param_spec_double ("speed", NULL, NULL, -1e6, 1e6, 1, flags);
  properties[PROP_LANG] = g_param_spec_int ("lang", NULL, NULL, 0, HJ_LANG_EN, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[UPDATED] = g_signal_new ("updated", HJ_TYPE_DIAGRAM_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[INPUTS] = g_signal_new ("inputs", HJ_TYPE_DIAGRAM_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
hj_diagram_session_init (HjDiagramSession *self)
{
}

HjDiagramSession *
hj_diagram_session_new (HjDiagram *diagram)
{
  HjDiagramSession *self = g_object_new (HJ_TYPE_DIAGRAM_SESSION, NULL);
  double speed = hj_diagram_get_class (diagram)->speed;

  self->diagram = diagram;
  self->speed = speed > 0 ? speed : 10;
  return self;
}

HjDiagram *
hj_diagram_session_get_diagram (HjDiagramSession *self)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_SESSION (self), NULL);
  return self->diagram;
}

gboolean
hj_diagram_session_get_playing (HjDiagramSession *self)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_SESSION (self), FALSE);
  return self->playing;
}

void
hj_diagram_session_set_playing (HjDiagramSession *self, gboolean playing)
{
  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  if (self->playing == playing || (playing && !hj_diagram_get_class (self->diagram)->step))
    return;
  self->playing = playing;
  self->last_tick = self->measured_since = g_get_monotonic_time ();
  self->measured_steps = 0;
  self->real_speed = self->debt = 0;
  if (playing)
    rewind_if_finished (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
  tell_updated (self);
}

double
hj_diagram_session_get_speed (HjDiagramSession *self)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_SESSION (self), 0);
  return self->speed;
}

void
hj_diagram_session_set_speed (HjDiagramSession *self, double speed)
{
  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  if (self->speed == speed)
    return;
  self->speed = speed;
  self->debt = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEED]);
}

HjLang
hj_diagram_session_get_lang (HjDiagramSession *self)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_SESSION (self), HJ_LANG_KO);
  return self->lang;
}

void
hj_diagram_session_set_lang (HjDiagramSession *self, HjLang lang)
{
  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  lang = lang == HJ_LANG_EN ? HJ_LANG_EN : HJ_LANG_KO;
  if (self->lang == lang)
    return;
  self->lang = lang;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANG]);
  tell_inputs (self);
}

double
hj_diagram_session_get_real_speed (HjDiagramSession *self)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_SESSION (self), 0);
  return self->playing ? self->real_speed : 0;
}

void
hj_diagram_session_tick (HjDiagramSession *self, gint64 now, gint64 budget)
{
  gint64 deadline = now + budget, due, done;
  g_autofree char *problem = NULL;

  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  if (!self->playing)
    return;
  /* A pause of the main loop is not made up for: a jump of seconds would not be watching. */
  self->debt += ABS (self->speed) * MIN (now - self->last_tick, G_USEC_PER_SEC / 4) / (double) G_USEC_PER_SEC;
  self->last_tick = now;
  due = self->speed == 0 ? -1 : (gint64) self->debt;
  if (due == 0)
    return;
  done = self->speed < 0 ? advance_by_grains (self, due, deadline)
                         : hj_diagram_advance (self->diagram, deadline, due);
  self->debt = self->speed == 0 ? 0 : MIN (self->debt - due, 1);
  measure (self, g_get_monotonic_time (), done);
  problem = hj_diagram_dup_problem (self->diagram, self->lang);
  if (done == 0 || problem)
    hj_diagram_session_set_playing (self, FALSE);
  else
    tell_updated (self);
}

void
hj_diagram_session_step (HjDiagramSession *self, HjGrain grain)
{
  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  hj_diagram_session_set_playing (self, FALSE);
  hj_diagram_step (self->diagram, grain);
  tell_updated (self);
}

void
hj_diagram_session_step_back (HjDiagramSession *self)
{
  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  hj_diagram_session_set_playing (self, FALSE);
  hj_diagram_step_back (self->diagram);
  tell_updated (self);
}

void
hj_diagram_session_seek (HjDiagramSession *self, gint64 position)
{
  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  if (position == hj_diagram_get_position (self->diagram))
    return;
  hj_diagram_seek (self->diagram, position);
  tell_updated (self);
}

void
hj_diagram_session_reset (HjDiagramSession *self)
{
  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  hj_diagram_session_set_playing (self, FALSE);
  hj_diagram_reset (self->diagram);
  tell_updated (self);
}

void
hj_diagram_session_set_seed (HjDiagramSession *self, guint64 seed)
{
  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  if (hj_diagram_get_seed (self->diagram) == seed)
    return;
  hj_diagram_set_seed (self->diagram, seed);
  tell_inputs (self);
}

void
hj_diagram_session_set_number (HjDiagramSession *self, const HjParam *param, double number)
{
  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  if (hj_diagram_get_number (self->diagram, param) == number)
    return;
  hj_diagram_set_number (self->diagram, param, number);
  tell_inputs (self);
}

void
hj_diagram_session_set_text (HjDiagramSession *self, const HjParam *param, const char *text)
{
  g_autofree char *before = hj_diagram_dup_value (self->diagram, param);

  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  if (g_str_equal (before, text))
    return;
  hj_diagram_set_value (self->diagram, param->key, text, NULL);
  tell_inputs (self);
}

gboolean
hj_diagram_session_apply (HjDiagramSession *self, const char *settings, GError **error)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_SESSION (self), FALSE);
  hj_diagram_session_set_playing (self, FALSE);
  if (!hj_diagram_apply (self->diagram, settings, error))
    return FALSE;
  tell_inputs (self);
  return TRUE;
}

void
hj_diagram_session_take_change (HjDiagramSession *self, HjChange change)
{
  g_return_if_fail (HJ_IS_DIAGRAM_SESSION (self));
  hj_diagram_apply_change (self->diagram, change);
  if (change == HJ_CHANGED_INPUT || change == HJ_CHANGED_RESTART)
    tell_inputs (self);
  else if (change == HJ_CHANGED_VIEW)
    tell_updated (self);
}
