/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers behind the diffusion diagram. */
#include "ds-private.h"

#include <math.h>

static void
add_schedule_table (const DsState *state, HjValues *values)
{
  static const HjText columns[] = { { "t", "t" }, { "β", "β" }, { "ᾱ", "ᾱ" }, { "로그 SNR", "log SNR" } };
  HjValue *table = hj_values_add_table (values, "schedule", (HjText){ "노이즈 스케줄", "Noise schedule" }, 21, 4,
                                        columns);
  const HjSchedule *schedule = &state->schedules[state->schedule];

  for (guint row = 0; row < 21; row++)
    {
      int t = (int) row * DS_LENGTH / 20;

      hj_value_set_number (table, row, 0, t);
      if (t > 0)
        {
          hj_value_set_number (table, row, 1, hj_schedule_beta (schedule, t));
          hj_value_set_number (table, row, 3, hj_schedule_log_snr (schedule, t));
        }
      hj_value_set_number (table, row, 2, schedule->alpha_bar[t]);
    }
}

/* N_eff of the chosen point over its path, at most 51 values. */
static void
add_n_eff (const DsState *state, HjValues *values)
{
  int n = MIN (state->n_steps, 50) + 1;
  double x[51], y[51];

  for (int i = 0; i < n; i++)
    {
      int step = n > 1 ? state->n_steps * i / (n - 1) : 0;

      x[i] = ds_time (state, step);
      y[i] = ds_chosen_n_eff (state, step);
    }
  hj_values_add_series (values, "n_eff", (HjText){ "섞인 원본 수 1/Σw²", "Data mixed, 1/Σw²" },
                        (HjText){ "t", "t" }, (HjText){ "개", "count" }, (guint) n, x, y);
}

static void
add_particles (const DsState *state, HjValues *values)
{
  static const HjText columns[] = { { "점", "point" },
                                    { "출발 x", "start x" },
                                    { "출발 y", "start y" },
                                    { "지금 x", "now x" },
                                    { "지금 y", "now y" },
                                    { "끝 x", "end x" },
                                    { "끝 y", "end y" } };
  HjValue *table = hj_values_add_table (values, "paths", (HjText){ "거꾸로 가는 길", "Ways back" },
                                        (guint) state->n_trails, 7, columns);
  int steps[3] = { 0, state->position, state->n_steps };

  for (int i = 0; i < state->n_trails; i++)
    {
      hj_value_set_number (table, (guint) i, 0, i + 1);
      for (int k = 0; k < 3; k++)
        for (int j = 0; j < 2; j++)
          hj_value_set_number (table, (guint) i, (guint) (1 + 2 * k + j), ds_trail_at (state, steps[k], i)[j]);
    }
}

static void
add_pictures (const DsState *state, HjValues *values)
{
  static const HjText columns[] = { { "학습 그림", "training picture" }, { "가중치", "weight" } };
  HjValue *table = hj_values_add_table (values, "top", (HjText){ "가장 많이 섞인 그림", "Pictures that weigh most" },
                                        DS_TOP, 2, columns);
  int top[DS_TOP];
  double weights[DS_TOP], distance;
  char name[8];

  ds_chosen_tops (state, top, weights);
  for (guint i = 0; i < DS_TOP; i++)
    {
      hj_value_set_word (table, i, 0, ds_glyphs_name (top[i], name));
      hj_value_set_number (table, i, 1, weights[i]);
    }
  ds_glyphs_name (hj_diffusion_data_nearest (state->data, ds_trail_at (state, state->n_steps, state->chosen),
                                             &distance),
                  name);
  hj_values_add_word (values, "end_picture", (HjText){ "끝에 가장 가까운 학습 그림", "Training picture nearest the end" },
                      name, name);
  hj_values_add_number (values, "end_picture_distance",
                        (HjText){ "끝과 그 그림의 거리", "Distance of the end to it" }, NULL, distance);
}

void
ds_values (gpointer data, HjValues *values)
{
  const DsState *state = data;
  int t = ds_time (state, state->position);

  hj_values_add_number (values, "t", (HjText){ "단계 t", "Step t" }, NULL, t);
  hj_values_add_number (values, "alpha_bar", (HjText){ "신호의 몫 ᾱ", "Share of signal ᾱ" }, NULL,
                        ds_alpha_bar (state, t));
  hj_values_add_number (values, "log_snr", (HjText){ "로그 신호 대 잡음비", "Log SNR" }, NULL,
                        hj_schedule_log_snr (&state->schedules[state->schedule], MAX (t, 1)));
  hj_values_add_number (values, "data", (HjText){ "데이터 수", "Data" }, NULL, state->data->n);
  hj_values_add_number (values, "n_eff_now", (HjText){ "지금 섞인 원본 수", "Data mixed now" }, NULL,
                        ds_chosen_n_eff (state, state->position));
  if (isfinite (state->end_distance) && state->position == state->n_steps)
    hj_values_add_number (values, "end_distance",
                          (HjText){ "끝에서 가장 가까운 데이터까지", "Ends to the nearest datum" }, NULL,
                          state->end_distance);
  if (state->twins)
    hj_values_add_number (values, "twin_gap",
                          (HjText){ "다른 스텝 노이즈로 갈 때 끝점 차이", "Distance of ends under other step noise" },
                          NULL, state->twin_gap);
  add_n_eff (state, values);
  if (ds_is_images (state))
    add_pictures (state, values);
  else
    add_particles (state, values);
  add_schedule_table (state, values);
}
