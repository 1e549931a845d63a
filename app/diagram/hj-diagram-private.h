/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a running diagram share. */
#pragma once

#include "hj-diagram.h"
#include "hj-history.h"

struct _HjDiagram {
  const HjDiagramClass *klass;
  gpointer state;
  guint64 seed;
  HjHistory *history;
  gint64 furthest;
  guint sub_steps; /* done since the last whole step */
};

/* Writes every parameter's default into the state; does not reset. */
void hj_diagram_set_defaults (HjDiagram *diagram);
/* NULL and ERROR for a key that is none. */
const HjParam *hj_diagram_require_param (HjDiagram *diagram, const char *key, GError **error);
/* Checks VALUE; stores it unless DRY. */
gboolean hj_diagram_take_value (HjDiagram *diagram, const HjParam *param, const char *value, gboolean dry, GError **error);
