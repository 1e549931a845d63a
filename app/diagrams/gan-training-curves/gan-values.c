/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers behind the drawing. */
#include "gan-view.h"

static void
add_state (HjGanView *view, HjValues *values)
{
  const HjGanMetrics *metrics = hj_gan_view_measure (view);

  hj_values_add_number (values, "step", (HjText){ "스텝", "Step" }, NULL, view->gan->step);
  hj_values_add_number (values, "modes", (HjText){ "덮은 봉우리", "Modes covered" }, NULL, metrics->modes);
  hj_values_add_number (values, "modes_total", (HjText){ "목표의 봉우리", "Modes of the target" }, NULL,
                        view->gan->target.n_modes);
  hj_values_add_number (values, "quality", (HjText){ "3σ 안의 점", "Points within 3σ" }, "%", 100 * metrics->quality);
  hj_values_add_number (values, "sliced_wasserstein",
                        (HjText){ "진짜와의 조각 바서슈타인 거리", "Sliced Wasserstein distance to real" }, NULL,
                        metrics->sliced);
  hj_values_add_number (values, "noise_floor_low",
                        (HjText){ "진짜끼리의 거리 (최소)", "Real to real, least" }, NULL, view->evaluation->floor_low);
  hj_values_add_number (values, "noise_floor_high",
                        (HjText){ "진짜끼리의 거리 (최대)", "Real to real, largest" }, NULL,
                        view->evaluation->floor_high);
}

static void
add_losses (HjGanView *view, HjValues *values)
{
  const HjGanLosses *losses = &view->gan->now.losses;
  gboolean is_log = hj_gan_loss_is_log (view->gan->config.loss);

  if (view->gan->step == 0)
    return;
  hj_values_add_number (values, "loss_d", (HjText){ "판별자 손실", "Discriminator's loss" }, NULL, losses->loss_d);
  hj_values_add_number (values, "loss_g", (HjText){ "생성자 손실", "Generator's loss" }, NULL, losses->loss_g);
  hj_values_add_number (values, "d_real",
                        is_log ? (HjText){ "D(진짜) 평균", "Mean D(real)" }
                               : (HjText){ "D의 값(진짜) 평균", "Mean critic value, real" },
                        NULL, losses->real);
  hj_values_add_number (values, "d_fake",
                        is_log ? (HjText){ "D(가짜) 평균", "Mean D(fake)" }
                               : (HjText){ "D의 값(가짜) 평균", "Mean critic value, fake" },
                        NULL, losses->fake);
  if (view->gan->config.gp > 0 || view->gan->config.r1 > 0)
    hj_values_add_number (values, "penalty", (HjText){ "기울기 벌점", "Gradient penalty" }, NULL, losses->penalty);
}

/* What the best discriminator could reach against the present generator. */
static void
add_divergence (HjGanView *view, HjValues *values)
{
  const double *real, *fake;
  int n = HJ_GAN_VIEW_CELLS * HJ_GAN_VIEW_CELLS;

  hj_gan_view_densities (view, &real, &fake);
  hj_values_add_number (values, "jensen_shannon",
                        (HjText){ "옌센–섀넌 발산 (0.08 흐림)", "Jensen–Shannon divergence (blur 0.08)" }, "nat",
                        hj_gan_jensen_shannon (real, fake, n));
  hj_values_add_number (values, "best_value",
                        (HjText){ "최적 판별자의 값 V(D*)", "Value of the best discriminator V(D*)" }, "nat",
                        hj_gan_best_value (real, fake, n));
}

static void
add_curve (HjGanView *view, HjValues *values, const char *key, HjText label, int curve)
{
  g_autofree double *x = g_new (double, HJ_GAN_CURVE_ROOM), *y = g_new (double, HJ_GAN_CURVE_ROOM);
  guint n = hj_gan_curves_list (&view->curves, curve, TRUE, HJ_GAN_CURVE_ROOM, x, y);

  hj_values_add_series (values, key, label, (HjText){ "스텝", "Step" }, (HjText){ "손실", "Loss" }, n, x, y);
}

static void
add_series (HjGanView *view, HjValues *values)
{
  const HjGanMeasures *measures = &view->measures;
  const HjText step = { "스텝", "Step" };

  add_curve (view, values, "curve_loss_d", (HjText){ "판별자 손실 (이동 평균)", "Discriminator's loss (moving mean)" },
             CURVE_LOSS_D);
  add_curve (view, values, "curve_loss_g", (HjText){ "생성자 손실 (이동 평균)", "Generator's loss (moving mean)" },
             CURVE_LOSS_G);
  hj_values_add_series (values, "curve_modes", (HjText){ "덮은 봉우리", "Modes covered" }, step,
                        (HjText){ "봉우리", "Modes" }, measures->n, measures->step, measures->modes);
  hj_values_add_series (values, "curve_sliced", (HjText){ "진짜와의 거리", "Distance to real" }, step,
                        (HjText){ "거리", "Distance" }, measures->n, measures->step, measures->sliced);
}

static void
add_modes (HjGanView *view, HjValues *values)
{
  static const HjText columns[] = { { "봉우리", "Mode" }, { "x₁", "x₁" }, { "x₂", "x₂" },
                                    { "2,000점 중", "Of 2,000 points" }, { "덮음", "Covered" } };
  const HjGanMetrics *metrics = hj_gan_view_measure (view);
  HjValue *table = hj_values_add_table (values, "mode_counts", (HjText){ "봉우리별 점", "Points of each mode" },
                                        (guint) view->gan->target.n_modes, G_N_ELEMENTS (columns), columns);

  for (int mode = 0; mode < view->gan->target.n_modes; mode++)
    {
      float x, y;

      hj_gan_target_mode (&view->gan->target, mode, &x, &y);
      hj_value_set_number (table, (guint) mode, 0, mode + 1);
      hj_value_set_number (table, (guint) mode, 1, x);
      hj_value_set_number (table, (guint) mode, 2, y);
      hj_value_set_number (table, (guint) mode, 3, metrics->counts[mode]);
      hj_value_set_word (table, (guint) mode, 4, metrics->counts[mode] >= HJ_GAN_COVERED ? "✓" : "–");
    }
}

static void
add_sigma (HjGanView *view, HjValues *values)
{
  static const HjText columns[] = { { "층", "Layer" }, { "σ(W)", "σ(W)" } };
  guint n = (guint) view->gan->d.mlp.n_layers;
  HjValue *table;

  if (!view->gan->config.spectral_norm)
    return;
  table = hj_values_add_table (values, "sigma", (HjText){ "판별자 층의 가장 큰 특잇값", "Largest singular values of D" }, n,
                               G_N_ELEMENTS (columns), columns);
  for (guint l = 0; l < n; l++)
    {
      hj_value_set_number (table, l, 0, l + 1);
      hj_value_set_number (table, l, 1, view->gan->now.spectral[l].sigma);
    }
}

void
hj_gan_view_values (gpointer state, HjValues *values)
{
  add_state (state, values);
  add_losses (state, values);
  add_divergence (state, values);
  add_series (state, values);
  add_modes (state, values);
  add_sigma (state, values);
}
