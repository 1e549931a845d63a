/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of what matters: each bench is a name, a unit and a function; "hanjang bench" runs them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One thing to measure. RUN works for about SECONDS and returns the rate or cost in UNIT. */
typedef struct {
  const char *name; /* "engines/gan/2x16/batch128"; NULL ends a table */
  const char *unit; /* "steps/s", "ms" */
  double (*run) (double seconds);
  guint runs; /* 0: as many as usual */
} HjBench;

/* One row of "hanjang bench scenarios": what the design promises and what came out, over seeds. */
typedef struct {
  char *name;     /* "gan/collapse/z8 seed 1" */
  char *expected; /* "5 … 7 modes" */
  char *measured; /* "5 modes, 83 % in modes" */
  gboolean holds;
} HjScenarioResult;

/* Appends HjScenarioResult (its strings given away) for each scenario. (element-type HjScenarioResult) */
typedef void (*HjScenarioFunc) (GArray *results);

G_END_DECLS
