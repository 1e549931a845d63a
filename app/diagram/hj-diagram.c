/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A running diagram: a class, its state, a seed, and the history that can be scrubbed. */
#include "hj-diagram.h"

#include "hj-diagram-private.h"

#include <math.h>
#include <string.h>

/* Two hundred snapshots of a small network are 9 MB; this keeps even the larger ones dense. */
#define HISTORY_BYTES (32u << 20)

G_DEFINE_QUARK (hj-diagram-error-quark, hj_diagram_error)

HjDiagram *
hj_diagram_new (const HjDiagramClass *klass)
{
  HjDiagram *diagram = g_new0 (HjDiagram, 1);

  diagram->klass = klass;
  diagram->state = g_malloc0 (klass->size);
  diagram->history = hj_history_new (HISTORY_BYTES);
  diagram->seed = klass->seed ? klass->seed : 1;
  hj_diagram_set_defaults (diagram);
  hj_diagram_reset (diagram);
  return diagram;
}

void
hj_diagram_free (HjDiagram *diagram)
{
  if (!diagram)
    return;
  if (diagram->klass->clear)
    diagram->klass->clear (diagram->state);
  hj_history_free (diagram->history);
  g_free (diagram->state);
  g_free (diagram);
}

const HjDiagramClass *
hj_diagram_get_class (HjDiagram *diagram)
{
  return diagram->klass;
}

gpointer
hj_diagram_get_state (HjDiagram *diagram)
{
  return diagram->state;
}

guint64
hj_diagram_get_seed (HjDiagram *diagram)
{
  return diagram->seed;
}

void
hj_diagram_set_seed (HjDiagram *diagram, guint64 seed)
{
  diagram->seed = seed;
  hj_diagram_reset (diagram);
}

/* The snapshot at the present whole step, if the history has room for it there. */
static void
remember (HjDiagram *diagram)
{
  const HjDiagramClass *klass = diagram->klass;
  gint64 position = hj_diagram_get_position (diagram);

  diagram->furthest = MAX (diagram->furthest, position);
  if (klass->save && hj_history_wants (diagram->history, position))
    {
      g_autoptr (GBytes) bytes = klass->save (diagram->state);

      hj_history_add (diagram->history, position, bytes);
    }
}

void
hj_diagram_reset (HjDiagram *diagram)
{
  diagram->klass->reset (diagram->state, diagram->seed);
  diagram->sub_steps = 0;
  diagram->furthest = 0;
  hj_history_clear (diagram->history);
  remember (diagram);
}

gint64
hj_diagram_get_position (HjDiagram *diagram)
{
  return diagram->klass->position ? diagram->klass->position (diagram->state) : 0;
}

gint64
hj_diagram_get_length (HjDiagram *diagram)
{
  return diagram->klass->length ? diagram->klass->length (diagram->state) : 0;
}

gint64
hj_diagram_get_furthest (HjDiagram *diagram)
{
  return diagram->furthest;
}

gboolean
hj_diagram_step (HjDiagram *diagram, HjGrain grain)
{
  gint64 before = hj_diagram_get_position (diagram);

  if (!diagram->klass->step || !diagram->klass->step (diagram->state, grain))
    return FALSE;
  if (hj_diagram_get_position (diagram) == before)
    diagram->sub_steps++;
  else
    {
      diagram->sub_steps = 0;
      remember (diagram);
    }
  return TRUE;
}

gint64
hj_diagram_advance (HjDiagram *diagram, gint64 deadline, gint64 max_steps)
{
  gint64 done = 0;

  while (done != max_steps && hj_diagram_step (diagram, HJ_GRAIN_WHOLE))
    {
      done++;
      if (g_get_monotonic_time () >= deadline)
        break;
    }
  return done;
}

gboolean
hj_diagram_step_back (HjDiagram *diagram)
{
  gint64 position = hj_diagram_get_position (diagram);

  if (diagram->sub_steps == 0)
    {
      if (position == 0)
        return FALSE;
      position--;
    }
  hj_diagram_seek (diagram, position);
  return TRUE;
}

/* Back to the nearest snapshot, or to the very start if none can be loaded. */
static void
restore (HjDiagram *diagram, gint64 position)
{
  gint64 found;
  GBytes *bytes = hj_history_find (diagram->history, position, &found);

  if (bytes && diagram->klass->load && diagram->klass->load (diagram->state, bytes))
    return;
  diagram->klass->reset (diagram->state, diagram->seed);
}

void
hj_diagram_seek (HjDiagram *diagram, gint64 position)
{
  gint64 length = hj_diagram_get_length (diagram), now = hj_diagram_get_position (diagram);

  position = MAX (position, 0);
  if (length > 0)
    position = MIN (position, length);
  if (diagram->klass->seek)
    {
      diagram->klass->seek (diagram->state, position);
      diagram->furthest = MAX (diagram->furthest, hj_diagram_get_position (diagram));
      diagram->sub_steps = 0;
      return;
    }
  if (position < now || diagram->sub_steps > 0 || position <= diagram->furthest)
    {
      gint64 found = -1;

      hj_history_find (diagram->history, position, &found);
      /* Forward inside the history a snapshot may be nearer than here. */
      if (position < now || diagram->sub_steps > 0 || found > now)
        restore (diagram, position);
      diagram->sub_steps = 0;
    }
  while (hj_diagram_get_position (diagram) < position && hj_diagram_step (diagram, HJ_GRAIN_WHOLE))
    ;
}

HjChange
hj_diagram_apply_change (HjDiagram *diagram, HjChange change)
{
  if (change == HJ_CHANGED_RESTART)
    hj_diagram_reset (diagram);
  return change;
}

double
hj_diagram_get_height (HjDiagram *diagram, double width, double text_scale)
{
  return diagram->klass->height (diagram->state, width, text_scale);
}

void
hj_diagram_draw (HjDiagram *diagram, cairo_t *cr, const HjFrame *frame)
{
  cairo_save (cr);
  cairo_new_path (cr);
  diagram->klass->draw (diagram->state, cr, frame);
  cairo_restore (cr);
}

char *
hj_diagram_describe (HjDiagram *diagram, HjLang lang)
{
  return diagram->klass->describe (diagram->state, lang);
}

char *
hj_diagram_dup_takeaway (HjDiagram *diagram, HjLang lang)
{
  return diagram->klass->takeaway ? diagram->klass->takeaway (diagram->state, lang) : g_strdup ("");
}

HjBadgeKind
hj_diagram_get_badge (HjDiagram *diagram, HjLang lang, char **words)
{
  return diagram->klass->badge (diagram->state, lang, words);
}

char *
hj_diagram_dup_problem (HjDiagram *diagram, HjLang lang)
{
  return diagram->klass->problem ? diagram->klass->problem (diagram->state, lang) : NULL;
}

HjValues *
hj_diagram_get_values (HjDiagram *diagram)
{
  HjValues *values = hj_values_new ();

  diagram->klass->values (diagram->state, values);
  return values;
}
