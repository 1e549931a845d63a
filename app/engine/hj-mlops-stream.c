/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stream of the MLOps simulation: what the world sends on each day. */
#include "hj-mlops.h"

#include "hj-real.h"

#define START_ANGLE 22.0     /* degrees: the normal of the class border at the start */
#define RECURRING_ANGLE 120.0
#define SHIFT 1.5            /* standard deviations along the border */
#define CENTRE_X -0.4        /* of the circle; a little to the side, so that a line is not quite blind */
#define CENTRE_Y -0.2
#define RADIUS_SQUARED 1.6   /* about half of the points lie inside */

HjMlopsConfig
hj_mlops_config_default (void)
{
  return (HjMlopsConfig){
    .n_days = 240,
    .events = { { 40, 35 }, { 80, 45 }, { 150, 35 }, { 195, 0 }, { -1, 40 } },
    .angle = 100,
    .label_noise = 0.05,
    .label_delay = 5,
    .target = 0.88,
    .window = 7,
    .cooldown = 3,
    .manual_days = 90,
    .handover_days = 14,
    .run_days = 1,
    .code_days = { -1, 21, 3 },
    .trigger = HJ_MLOPS_TRIGGER_BOTH,
    .schedule_days = 30,
    .detector = HJ_MLOPS_PSI,
    .margin = 0.01,
    .gate = 1,
    .validation = 1,
    .registry = 1,
  };
}

HjMlopsConfig
hj_mlops_config_quiet (void)
{
  HjMlopsConfig config = hj_mlops_config_default ();

  for (int event = 0; event < HJ_MLOPS_EVENTS; event++)
    config.events[event].from = -1;
  config.manual_days = 0;
  return config;
}

/* Is EVENT going on? The circle and the turned border stay once they have come. */
static int
is_on (const HjMlopsConfig *config, HjMlopsEvent event, int day)
{
  int from = config->events[event].from;

  if (from < 0 || day < from)
    return 0;
  return event == HJ_MLOPS_NONLINEAR || event == HJ_MLOPS_ROTATION || day < from + config->events[event].days;
}

/* Direction of the border's normal, in radians. */
static double
border (const HjMlopsConfig *config, int day)
{
  double degrees = START_ANGLE;

  if (is_on (config, HJ_MLOPS_ROTATION, day))
    {
      int done = day - config->events[HJ_MLOPS_ROTATION].from + 1, days = config->events[HJ_MLOPS_ROTATION].days;

      degrees += config->angle * (done < days ? (double) done / days : 1);
    }
  if (is_on (config, HJ_MLOPS_RECURRING, day))
    degrees += RECURRING_ANGLE;
  return degrees * HJ_PI / 180;
}

/* The class of x, for a border with the unit NORMAL or, where CIRCLE, round. */
static int
truth (int circle, const double normal[2], const double x[2])
{
  double a = x[0] - CENTRE_X, b = x[1] - CENTRE_Y;

  return circle ? a * a + b * b > RADIUS_SQUARED : normal[0] * x[0] + normal[1] * x[1] > 0;
}

void
hj_mlops_day (const HjMlopsConfig *config, uint64_t seed, int day, HjMlopsPoint out[HJ_MLOPS_PER_DAY])
{
  double angle = border (config, day), normal[2] = { hj_cos (angle), hj_sin (angle) };
  double shift = is_on (config, HJ_MLOPS_COVARIATE, day) ? SHIFT : 0;
  int circle = is_on (config, HJ_MLOPS_NONLINEAR, day), broken = is_on (config, HJ_MLOPS_UNIT, day);
  HjRandom random;

  /* A stream for every day: an event never changes the draws, only what is made of them. */
  hj_random_init (&random, seed, (uint64_t) (1024 * HJ_STREAM_DATA + 64 + day));
  for (int i = 0; i < HJ_MLOPS_PER_DAY; i++)
    {
      HjMlopsPoint *point = out + i;
      float z[2];

      hj_random_normals (&random, z, 2);
      point->x[0] = z[0] - shift * normal[1];
      point->x[1] = z[1] + shift * normal[0];
      point->factor = broken ? 10 : 1;
      point->label = (uint8_t) (truth (circle, normal, point->x)
                                ^ (hj_random_double (&random) < config->label_noise));
    }
}
