/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "bench" measures the speed of what matters; "bench scenarios" checks what the experiments promise. */
#include "hj-invocation.h"

#include "hj-bench-attention.h"
#include "hj-bench-diffusion.h"
#include "hj-bench-formula.h"
#include "hj-bench-frames.h"
#include "hj-bench-gan.h"
#include "hj-bench-import.h"
#include "hj-bench-library.h"
#include "hj-bench-mlops.h"
#include "hj-bench-reading.h"
#include "hj-bench-search.h"
#include "hj-bench-start.h"
#include "hj-catalogue.h"
#include "hj-isa.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RUNS 5
#define SECONDS_PER_RUN 0.25

static const HjBench *const tables[] = {
  hj_bench_attention, hj_bench_diffusion, hj_bench_gan,    hj_bench_mlops,   hj_bench_library,
  hj_bench_import,    hj_bench_search,    hj_bench_reading,    hj_bench_formula, hj_bench_start,
};

static const HjScenarioFunc scenarios[] = {
  hj_scenarios_attention,
  hj_scenarios_diffusion,
  hj_scenarios_gan,
  hj_scenarios_mlops,
};

typedef struct {
  HjInvocation *self;
  const char *machine;
  JsonBuilder *builder; /* NULL: plain lines */
  guint n;
} Report;

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* The median is the figure; the extremes say how noisy the machine was. */
static void
report (Report *out, const char *name, const char *unit, double *values, guint runs)
{
  qsort (values, runs, sizeof *values, compare);
  if (out->n++ == 0 && !out->builder)
    g_print ("%s\n", out->machine);
  if (!out->builder)
    {
      g_print ("%-44s %12.3f %-8s  %.3f … %.3f\n", name, values[runs / 2], unit, values[0], values[runs - 1]);
      return;
    }
  json_builder_begin_object (out->builder);
  hj_json_string (out->builder, "name", name);
  hj_json_double (out->builder, "value", values[runs / 2]);
  hj_json_string (out->builder, "unit", unit);
  hj_json_int (out->builder, "runs", runs);
  hj_json_double (out->builder, "min", values[0]);
  hj_json_double (out->builder, "max", values[runs - 1]);
  json_builder_end_object (out->builder);
}

/* NAME is wanted if one of the arguments is it, or a folder of it: "engines", "engines/gan". */
static gboolean
is_wanted (HjInvocation *self, const char *name)
{
  if (self->n_args == 0)
    return TRUE;
  for (guint i = 0; i < self->n_args; i++)
    {
      gsize length = strlen (self->args[i]);

      if (strncmp (name, self->args[i], length) == 0 && (name[length] == '\0' || name[length] == '/'))
        return TRUE;
    }
  return FALSE;
}

static void
run_bench (Report *out, const HjBench *bench)
{
  double values[RUNS];
  guint runs = bench->runs ? MIN (bench->runs, RUNS) : RUNS;

  for (guint i = 0; i < runs; i++)
    values[i] = bench->run (SECONDS_PER_RUN);
  report (out, bench->name, bench->unit, values, runs);
}

static void
run_frames (Report *out)
{
  static const struct {
    const char *what;
    HjLayers layers;
  } kinds[] = { { "step", HJ_LAYER_DATA | HJ_LAYER_OVERLAY }, { "hover", HJ_LAYER_OVERLAY }, { "whole", HJ_LAYER_ALL } };

  for (guint i = 0; i < hj_catalogue_get_length (); i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        g_autofree char *name = g_strdup_printf ("frames/%s/%s", hj_catalogue_get (i)->id, kinds[k].what);
        double values[RUNS];

        if (!is_wanted (out->self, name))
          continue;
        for (int run = 0; run < RUNS; run++)
          values[run] = hj_bench_frame (hj_catalogue_get (i), kinds[k].layers, SECONDS_PER_RUN / 2);
        report (out, name, "ms", values, RUNS);
      }
}

static void
run_all (Report *out)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const HjBench *bench = tables[t]; bench->name; bench++)
      if (is_wanted (out->self, bench->name))
        run_bench (out, bench);
  run_frames (out);
}

static char *
name_machine (void)
{
  g_autofree char *info = NULL, *model = NULL;
  char *line;

  if (g_file_get_contents ("/proc/cpuinfo", &info, NULL, NULL) && (line = strstr (info, "model name")))
    {
      line = strchr (line, ':');
      model = line ? g_strndup (line + 2, strcspn (line + 2, "\n")) : NULL;
    }
  return g_strdup_printf ("%s, %u threads, %s", model ? model : "unknown processor", g_get_num_processors (),
                          hj_isa_name (hj_isa ()));
}

/* ---- scenarios ---- */

static void
clear_result (gpointer data)
{
  HjScenarioResult *result = data;

  g_free (result->name);
  g_free (result->expected);
  g_free (result->measured);
}

static int
run_scenarios (HjInvocation *self)
{
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (HjScenarioResult));
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean all = TRUE;

  g_array_set_clear_func (results, clear_result);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    scenarios[i](results);
  json_builder_begin_object (builder);
  hj_json_array (builder, "scenarios");
  for (guint i = 0; i < results->len; i++)
    {
      HjScenarioResult *result = &g_array_index (results, HjScenarioResult, i);

      all = all && result->holds;
      if (!self->json)
        g_print ("%s %s: %s (%s)\n", result->holds ? "✓" : "✗", result->name, result->measured, result->expected);
      json_builder_begin_object (builder);
      hj_json_string (builder, "name", result->name);
      hj_json_string (builder, "expected", result->expected);
      hj_json_string (builder, "measured", result->measured);
      hj_json_bool (builder, "holds", result->holds);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (self->json)
    hj_invocation_print_json (self, builder);
  return all ? HJ_DONE : HJ_FAILED;
}

int
hj_verb_bench (HjInvocation *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *machine = name_machine ();
  Report out = { self, machine };

  if (!hj_invocation_parse (self, NULL, 0, -1))
    return HJ_MISUSED;
  if (self->n_args == 1 && g_str_equal (self->args[0], "scenarios"))
    return run_scenarios (self);
  if (self->json)
    {
      out.builder = builder = json_builder_new ();
      json_builder_begin_object (builder);
      hj_json_string (builder, "machine", machine);
      hj_json_array (builder, "results");
    }
  run_all (&out);
  if (out.n == 0)
    return hj_invocation_misuse (self, _("%s: nothing of that name is measured"), self->args[0]);
  if (!builder)
    return HJ_DONE;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return hj_invocation_print_json (self, builder);
}
