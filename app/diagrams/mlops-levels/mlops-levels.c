/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MLOps levels 0, 1 and 2: one drifting stream, three teams that really retrain by the rules of their level. */
#include "mlops-state.h"

#include <string.h>

/* ---- Configuration ---- */

gboolean
mlops_event_span (const Mlops *mlops, int event, int *from, int *to)
{
  static const int first_of[] = { [MLOPS_SCENARIO_COVARIATE] = HJ_MLOPS_COVARIATE,
                                  [MLOPS_SCENARIO_ROTATION] = HJ_MLOPS_ROTATION,
                                  [MLOPS_SCENARIO_UNIT] = HJ_MLOPS_UNIT,
                                  [MLOPS_SCENARIO_NONLINEAR] = HJ_MLOPS_NONLINEAR,
                                  [MLOPS_SCENARIO_RECURRING] = HJ_MLOPS_RECURRING };
  const int lasting[HJ_MLOPS_EVENTS] = { 35, mlops->drift_days, 35, HJ_MLOPS_MAX_DAYS, mlops->recurring_days };
  int end = 240;

  if (mlops->scenario == MLOPS_SCENARIO_NONE
      || (mlops->scenario == MLOPS_SCENARIO_TOUR ? event == HJ_MLOPS_RECURRING : first_of[mlops->scenario] != event))
    return FALSE;
  *from = mlops->days[event];
  *to = MIN (*from + lasting[event], end);
  return TRUE;
}

HjMlopsConfig
mlops_config (const Mlops *mlops)
{
  HjMlopsConfig config = hj_mlops_config_quiet ();
  int from, to;

  for (int event = 0; event < HJ_MLOPS_EVENTS; event++)
    if (mlops_event_span (mlops, event, &from, &to))
      {
        config.events[event].from = from;
        config.events[event].days = event == HJ_MLOPS_ROTATION ? mlops->drift_days : to - from;
      }
  config.angle = mlops->angle;
  config.label_noise = mlops->noise;
  config.label_delay = mlops->delay;
  config.target = mlops->target;
  config.window = mlops->window;
  config.cooldown = mlops->cooldown;
  config.manual_days = mlops->manual;
  config.handover_days = mlops->handover;
  config.run_days = mlops->run_days;
  config.code_days[1] = mlops->code_days[1];
  config.code_days[2] = mlops->code_days[2];
  config.trigger = (HjMlopsTrigger) mlops->trigger;
  config.schedule_days = mlops->schedule;
  config.detector = (HjMlopsDetector) mlops->detector;
  config.margin = mlops->margin;
  config.gate = mlops->gate;
  config.validation = mlops->validation;
  config.registry = mlops->registry;
  return config;
}

/* ---- The run ---- */

static void
reset (gpointer state, guint64 seed)
{
  Mlops *mlops = state;
  HjMlopsConfig config = mlops_config (mlops);

  hj_mlops_init (&mlops->run, &config, seed);
  mlops->furthest = mlops->run.now;
  mlops->dragged = 0;
}

static gboolean
step (gpointer state, HjGrain grain)
{
  Mlops *mlops = state;

  if (!hj_mlops_step (&mlops->run))
    return FALSE;
  if (mlops->run.now.day > mlops->furthest.day)
    mlops->furthest = mlops->run.now;
  return TRUE;
}

static gint64
position (gpointer state)
{
  return ((Mlops *) state)->run.now.day;
}

static gint64
length (gpointer state)
{
  return ((Mlops *) state)->run.config.n_days;
}

static GBytes *
save (gpointer state)
{
  return g_bytes_new (&((Mlops *) state)->run.now, sizeof (HjMlopsState));
}

static gboolean
load (gpointer state, GBytes *bytes)
{
  Mlops *mlops = state;
  gsize size;
  const HjMlopsState *from = g_bytes_get_data (bytes, &size);
  HjMlopsState now;

  if (size != sizeof now)
    return FALSE;
  memcpy (&now, from, sizeof now);
  if (now.day < 0 || now.day > mlops->run.config.n_days || now.n_log < 0 || now.n_log > HJ_MLOPS_LOG)
    return FALSE;
  mlops->run.now = now;
  if (now.day > mlops->furthest.day)
    mlops->furthest = now;
  return TRUE;
}

/* ---- Drawing ---- */

static double
height (gpointer state, double width, double text_scale)
{
  MlopsLayout layout;

  mlops_layout (state, width, text_scale, &layout);
  return layout.height;
}

static void
draw_focus (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  HjMark mark = frame->focus;
  MlopsBox box;

  if (mark.kind == MLOPS_MARK_STAGE && layout->simulation)
    box = layout->stages[mark.i][mark.j];
  else if (mark.kind == MLOPS_MARK_CELL && layout->table)
    box = mlops_cell_box (layout, mark.i, mark.j);
  else
    return;
  hj_ink_focus (cr, frame, box.x, box.y, box.width, box.height, 7);
}

static void
draw (gpointer state, cairo_t *cr, const HjFrame *frame)
{
  MlopsLayout layout;

  if (frame->thumbnail)
    {
      mlops_draw_thumbnail (state, cr, frame);
      return;
    }
  mlops_layout (state, frame->width, frame->text_scale, &layout);
  if (layout.simulation && frame->layers & HJ_LAYER_BACKGROUND)
    mlops_draw_axes (state, cr, frame, &layout);
  if (layout.simulation && frame->layers & HJ_LAYER_DATA)
    {
      mlops_draw_lanes (state, cr, frame, &layout);
      mlops_draw_curves (state, cr, frame, &layout);
    }
  if (layout.table && frame->layers & HJ_LAYER_DATA)
    mlops_draw_table (state, cr, frame, &layout);
  if (!(frame->layers & HJ_LAYER_OVERLAY))
    return;
  if (layout.simulation)
    {
      mlops_draw_strip (state, cr, frame, &layout);
      mlops_draw_cursors (state, cr, frame, &layout);
    }
  draw_focus (state, cr, frame, &layout);
}

/* ---- Words ---- */

static char *
describe_mark (gpointer state, HjMark mark, HjLang lang)
{
  return mlops_describe_mark (state, mark, lang);
}

static char *
takeaway (gpointer state, HjLang lang)
{
  return mlops_takeaway (state, lang);
}

static char *
describe (gpointer state, HjLang lang)
{
  return mlops_describe (state, lang);
}

static void
values (gpointer state, HjValues *out)
{
  mlops_values (state, out);
}

static HjBadgeKind
badge (gpointer state, HjLang lang, char **words)
{
  *words = g_strdup (lang == HJ_LANG_EN ? "Live · really retrained" : "실시간 · 실제로 다시 학습");
  return HJ_BADGE_LIVE;
}

static const char *const topics[] = { "mlops-level-0", "mlops-level-1", "mlops-level-2", NULL };

const HjDiagramClass hj_diagram_mlops_levels = {
  .id = "mlops-levels",
  .title = { "MLOps 성숙도 레벨 0·1·2", "MLOps levels 0, 1 and 2" },
  .topics = topics,
  .kind = HJ_DIAGRAM_STEPPED,
  .params = mlops_params,
  .experiments = mlops_experiments,
  .actions = mlops_actions,
  .size = sizeof (Mlops),
  .seed = 5,
  .speed = 8,
  .n_grains = 1,
  .preview_steps = 216,
  .reset = reset,
  .step = step,
  .position = position,
  .length = length,
  .save = save,
  .load = load,
  .height = height,
  .draw = draw,
  .pick = mlops_pick,
  .pointer = mlops_pointer,
  .move_focus = mlops_move_focus,
  .activate = mlops_activate,
  .describe_mark = describe_mark,
  .takeaway = takeaway,
  .describe = describe,
  .values = values,
  .badge = badge,
};
