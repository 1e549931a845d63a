/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagram that plays: what the parts of a diagram view share. Time, speed, and news of changes. */
#pragma once

#include "hj-diagram.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HJ_TYPE_DIAGRAM_SESSION (hj_diagram_session_get_type ())
G_DECLARE_FINAL_TYPE (HjDiagramSession, hj_diagram_session, HJ, DIAGRAM_SESSION, GObject)

/* Signals:
 *   updated     something that is drawn has changed
 *   inputs      a parameter or the seed has changed: controls follow
 * Properties:
 *   playing     gboolean
 *   speed       whole steps per second; 0 = as fast as it goes; below 0: sub-steps, −speed per second
 *   lang        HjLang, never both
 */

/* Takes DIAGRAM. */
HjDiagramSession *hj_diagram_session_new (HjDiagram *diagram);
HjDiagram *hj_diagram_session_get_diagram (HjDiagramSession *session);

gboolean hj_diagram_session_get_playing (HjDiagramSession *session);
void hj_diagram_session_set_playing (HjDiagramSession *session, gboolean playing);
double hj_diagram_session_get_speed (HjDiagramSession *session);
void hj_diagram_session_set_speed (HjDiagramSession *session, double speed);
HjLang hj_diagram_session_get_lang (HjDiagramSession *session);
void hj_diagram_session_set_lang (HjDiagramSession *session, HjLang lang);
/* Measured over the last half second of play; 0 while it stands. */
double hj_diagram_session_get_real_speed (HjDiagramSession *session);

/* Goes on for the time since the last tick, but no longer than BUDGET µs. NOW: g_get_monotonic_time. Stops playing at
 * the end of the run or at a problem. */
void hj_diagram_session_tick (HjDiagramSession *session, gint64 now, gint64 budget);
void hj_diagram_session_step (HjDiagramSession *session, HjGrain grain);
void hj_diagram_session_step_back (HjDiagramSession *session);
void hj_diagram_session_seek (HjDiagramSession *session, gint64 position);
void hj_diagram_session_reset (HjDiagramSession *session);
void hj_diagram_session_set_seed (HjDiagramSession *session, guint64 seed);
void hj_diagram_session_set_number (HjDiagramSession *session, const HjParam *param, double number);
void hj_diagram_session_set_text (HjDiagramSession *session, const HjParam *param, const char *text);
gboolean hj_diagram_session_apply (HjDiagramSession *session, const char *settings, GError **error);
/* What pointer, activate or an action reported. */
void hj_diagram_session_take_change (HjDiagramSession *session, HjChange change);

G_END_DECLS
