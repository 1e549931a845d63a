/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noise schedules: how fast the signal fades. */
#include "hj-diffusion.h"

#include "hj-real.h"

#define BETA_FIRST 1e-4
#define BETA_LAST 0.02
#define BETA_MOST 0.999
#define COSINE_OFFSET 0.008
#define SIGMOID_REACH 6.0

static double
cosine_signal (double share)
{
  double c = hj_cos ((share + COSINE_OFFSET) / (1.0 + COSINE_OFFSET) * HJ_PI / 2.0);

  return c * c;
}

static double
beta_of (HjScheduleKind kind, int t, int length)
{
  double share = length > 1 ? (t - 1.0) / (length - 1.0) : 1.0;
  double root = hj_sqrt (BETA_FIRST) + (hj_sqrt (BETA_LAST) - hj_sqrt (BETA_FIRST)) * share;

  switch (kind)
    {
    case HJ_SCHEDULE_COSINE:
      return 1.0 - cosine_signal ((double) t / length) / cosine_signal ((t - 1.0) / length);
    case HJ_SCHEDULE_SIGMOID:
      return (BETA_FIRST + (BETA_LAST - BETA_FIRST) * hj_sigmoid (SIGMOID_REACH * (2.0 * share - 1.0)))
             * 1000.0 / length;
    case HJ_SCHEDULE_QUADRATIC:
      return root * root * 1000.0 / length;
    case HJ_SCHEDULE_LINEAR:
    default:
      return (BETA_FIRST + (BETA_LAST - BETA_FIRST) * share) * 1000.0 / length;
    }
}

void
hj_schedule_init (HjSchedule *schedule, HjScheduleKind kind, int length)
{
  schedule->kind = kind;
  schedule->length = length;
  schedule->alpha_bar[0] = 1.0;
  for (int t = 1; t <= length; t++)
    {
      double beta = beta_of (kind, t, length);

      schedule->alpha_bar[t] = schedule->alpha_bar[t - 1] * (1.0 - (beta < BETA_MOST ? beta : BETA_MOST));
    }
}

double
hj_schedule_beta (const HjSchedule *schedule, int t)
{
  return 1.0 - schedule->alpha_bar[t] / schedule->alpha_bar[t - 1];
}

double
hj_schedule_log_snr (const HjSchedule *schedule, int t)
{
  double a = schedule->alpha_bar[t];

  return a < 1.0 ? hj_log (a / (1.0 - a)) : __builtin_inf ();
}

double
hj_schedule_sigma (const HjSchedule *schedule, int t, int s, double eta)
{
  double now = schedule->alpha_bar[t], next = schedule->alpha_bar[s];

  return eta * hj_sqrt ((1.0 - next) / (1.0 - now)) * hj_sqrt (1.0 - now / next);
}

int
hj_schedule_time (int length, int n_steps, int k)
{
  return (int) hj_floor ((double) length * (n_steps - k) / n_steps + 0.5);
}
