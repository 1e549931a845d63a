/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diagram in words: one sentence, the whole description, a mark, the badge, what went wrong. */
#include "gan-view.h"

#include "hj-real.h"

#include <math.h>

/* "−0.35", "12.0": about three significant digits. (transfer full) */
static char *
number (double value)
{
  return hj_format_short (value);
}

static gboolean
is_korean (HjLang lang)
{
  return lang != HJ_LANG_EN;
}

static const char *
choice_name (const HjChoice *choices, int index, HjLang lang)
{
  return hj_text_get (choices[index].label, lang);
}

char *
hj_gan_view_phase (HjGanView *view, HjLang lang)
{
  static const HjText names[] = {
    { "표본 뽑기", "sample" }, { "순전파", "forward" }, { "손실", "loss" }, { "기울기", "gradient" }, { "갱신", "update" },
  };
  int done = view->gan->phase, in_d = 5 * view->gan->config.d_steps, round = (done - 1) / 5 + 1;
  const char *name;

  if (done == 0)
    return NULL;
  name = hj_text_get (names[(done - 1) % 5], lang);
  if (done > in_d)
    return g_strdup_printf (is_korean (lang) ? "생성자 %d/5: %s" : "Generator %d/5: %s", done - in_d, name);
  if (view->gan->config.d_steps > 1)
    return g_strdup_printf (is_korean (lang) ? "판별자 %d회째 %d/5: %s" : "Discriminator, round %d, %d/5: %s", round,
                            (done - 1) % 5 + 1, name);
  return g_strdup_printf (is_korean (lang) ? "판별자 %d/5: %s" : "Discriminator %d/5: %s", done, name);
}

/* --- One sentence ---------------------------------------------------------------------------------------- */

static char *
coverage_sentence (HjGanView *view, HjLang lang)
{
  const HjGanMetrics *metrics = hj_gan_view_measure (view);
  gboolean has_peaks = hj_gan_target_has_peaks (&view->gan->target);
  int n = view->gan->target.n_modes;
  double percent = 100 * metrics->quality;
  g_autofree char *step = hj_format_count (view->gan->step);

  if (is_korean (lang))
    return has_peaks ? g_strdup_printf ("%s스텝: 봉우리 %d개 중 %d개를 덮었고, 점의 %.0f %%가 봉우리 안에 있습니다.", step,
                                        n, metrics->modes, percent)
                     : g_strdup_printf ("%s스텝: 목표 곡선 %d조각 중 %d조각을 덮었고, 점의 %.0f %%가 곡선에서 3σ 안에 있습니다.",
                                        step, n, metrics->modes, percent);
  return has_peaks ? g_strdup_printf ("Step %s: %d of %d modes covered; %.0f %% of the points lie in a mode.", step,
                                      metrics->modes, n, percent)
                   : g_strdup_printf ("Step %s: %d of %d pieces of the curve covered; %.0f %% of the points lie within "
                                      "3σ of it.",
                                      step, metrics->modes, n, percent);
}

static const char *
arrows_sentence (const HjGanView *view, HjLang lang)
{
  static const HjText sentences[] = {
    [ARROWS_LOSS] = { " 화살표는 판별자가 점을 미는 쪽입니다.", " Arrows show where the discriminator pushes the points." },
    [ARROWS_CRITIC] = { " 화살표는 판별자의 값이 커지는 쪽입니다.", " Arrows show where D grows." },
  };

  if (view->arrows == ARROWS_NONE || !view->show_fake)
    return "";
  return hj_text_get (sentences[view->arrows], lang);
}

char *
hj_gan_view_takeaway (gpointer state, HjLang lang)
{
  g_autofree char *coverage = coverage_sentence (state, lang);

  return g_strconcat (coverage, arrows_sentence (state, lang), NULL);
}

/* --- Several sentences ----------------------------------------------------------------------------------- */

static void
say_setting (HjGanView *view, HjLang lang, GString *text)
{
  const HjGanConfig *config = &view->gan->config;

  if (is_korean (lang))
    g_string_append_printf (text,
                            "%s 손실로 목표 ‘%s’를 배우는 GAN입니다: 잡음 %d차원, 은닉층 %d×%d, 배치 %d%s.",
                            choice_name (hj_gan_view_losses, view->loss, lang),
                            choice_name (hj_gan_view_targets, view->target, lang), config->z, config->layers,
                            config->hidden, config->batch, config->spectral_norm ? ", 스펙트럼 정규화" : "");
  else
    g_string_append_printf (text,
                            "A GAN learns the target “%s” with the %s loss: noise of %d dimensions, hidden layers "
                            "%d×%d, batch %d%s.",
                            choice_name (hj_gan_view_targets, view->target, lang),
                            choice_name (hj_gan_view_losses, view->loss, lang), config->z, config->layers,
                            config->hidden, config->batch, config->spectral_norm ? ", spectral normalisation" : "");
}

static void
say_losses (HjGanView *view, HjLang lang, GString *text)
{
  const HjGanLosses *losses = &view->gan->now.losses;
  double d, g;
  g_autofree char *loss_d = number (losses->loss_d), *loss_g = number (losses->loss_g);
  g_autofree char *balance = NULL;

  if (view->gan->step == 0)
    return;
  hj_gan_loss_equilibrium ((HjGanLoss) view->loss, &d, &g);
  balance = number (d);
  g_string_append_printf (text,
                          is_korean (lang) ? " 지금 판별자 손실은 %s, 생성자 손실은 %s이고, 구별할 수 없을 때의 판별자 손실은 %s입니다."
                                           : " The discriminator's loss is %s and the generator's %s; where real and fake "
                                             "cannot be told apart the discriminator's would be %s.",
                          loss_d, loss_g, balance);
}

static void
say_distance (HjGanView *view, HjLang lang, GString *text)
{
  const HjGanMetrics *metrics = hj_gan_view_measure (view);
  g_autofree char *sliced = number (metrics->sliced), *low = number (view->evaluation->floor_low);
  g_autofree char *high = number (view->evaluation->floor_high);

  g_string_append_printf (text,
                          is_korean (lang) ? " 진짜와의 조각 바서슈타인 거리는 %s이며, 진짜 묶음끼리도 %s–%s만큼 떨어져 있습니다."
                                           : " The sliced Wasserstein distance to the real points is %s; two batches of "
                                             "real points are %s–%s apart themselves.",
                          sliced, low, high);
}

static void
say_sigma (HjGanView *view, HjLang lang, GString *text)
{
  if (!view->gan->config.spectral_norm)
    return;
  g_string_append (text, is_korean (lang) ? " 판별자 층의 가장 큰 특잇값 σ는" : " The largest singular values σ of D's layers,");
  for (int l = 0; l < view->gan->d.mlp.n_layers; l++)
    {
      g_autofree char *sigma = number (view->gan->now.spectral[l].sigma);

      g_string_append_printf (text, "%s %s", l ? "," : "", sigma);
    }
  g_string_append (text, is_korean (lang) ? "이고, 가중치를 이 값으로 나누어 씁니다." : ", divide the weights.");
}

char *
hj_gan_view_describe (gpointer state, HjLang lang)
{
  HjGanView *view = state;
  GString *text = g_string_new (NULL);
  g_autofree char *coverage = coverage_sentence (view, lang);

  say_setting (view, lang, text);
  g_string_append_printf (text, " %s", coverage);
  say_distance (view, lang, text);
  say_losses (view, lang, text);
  say_sigma (view, lang, text);
  return g_string_free (text, FALSE);
}

/* --- Marks ------------------------------------------------------------------------------------------------ */

/* D's word at a point as its loss means it: a probability, or a value. */
static double
critic_value (HjGanView *view, float x, float y)
{
  const float point[2] = { x, y };
  float output;

  hj_gan_critic_at (view->gan, point, 1, &output);
  return hj_gan_loss_is_log (view->gan->config.loss) ? hj_sigmoid (output) : output;
}

static char *
describe_mode (HjGanView *view, int mode, HjLang lang)
{
  const HjGanMetrics *metrics = hj_gan_view_measure (view);
  g_autofree char *d = NULL;
  float x, y;

  mode = MIN (mode, view->gan->target.n_modes - 1);
  hj_gan_target_mode (&view->gan->target, mode, &x, &y);
  d = number (critic_value (view, x, y));
  if (hj_gan_target_has_peaks (&view->gan->target))
    return g_strdup_printf (is_korean (lang) ? "봉우리 %d: 가짜 2,000점 중 %d점이 3σ 안에 있습니다 (D = %s)."
                                             : "Mode %d: %d of 2,000 made points lie within 3σ (D = %s).",
                            mode + 1, metrics->counts[mode], d);
  return g_strdup_printf (is_korean (lang) ? "곡선 조각 %d: 가짜 2,000점 중 %d점이 3σ 안에 있습니다 (D = %s)."
                                           : "Piece %d of the curve: %d of 2,000 made points lie within 3σ (D = %s).",
                          mode + 1, metrics->counts[mode], d);
}

static char *
describe_fake (HjGanView *view, int sample, HjLang lang)
{
  const HjGan *gan = view->gan;
  float z[8], point[2], push[2];
  double determinant = 0;
  GString *text = g_string_new (NULL);
  g_autofree char *x = NULL, *y = NULL, *d = NULL, *size = NULL, *made = NULL, *real = NULL;

  hj_gan_view_measure (view);
  hj_gan_evaluation_fake (view->evaluation, gan, sample, &point[0], &point[1]);
  for (int u = 0; u < gan->config.z; u++)
    z[u] = view->evaluation->act.units[0][hj_mlp_at (sample, u, gan->config.z)];
  hj_gan_push (gan, point, 1, view->arrows == ARROWS_CRITIC, push);
  x = number (point[0]);
  y = number (point[1]);
  d = number (critic_value (view, point[0], point[1]));
  size = number (hypot (push[0], push[1]));
  g_string_append_printf (text, is_korean (lang) ? "가짜 점 (%s, %s): D = %s, 미는 힘 %s" : "Made point (%s, %s): D = %s, push %s",
                          x, y, d, size);
  if (gan->config.z == 2)
    {
      hj_gan_jacobian (gan, z, 1, &determinant);
      made = number (hj_gan_noise_density (z, 2) / MAX (determinant, 1e-9));
      real = number (hj_gan_target_density (&gan->target, point[0], point[1], 0));
      g_string_append_printf (text, is_korean (lang) ? ", 밀도 p_g = %s (진짜 p_r = %s)" : ", density p_g = %s (real p_r = %s)",
                              made, real);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_place (HjGanView *view, HjMark mark, HjLang lang)
{
  double at_x = mark.i / 1000.0, at_y = mark.j / 1000.0;
  g_autofree char *x = number (at_x), *y = number (at_y);
  g_autofree char *d = number (critic_value (view, (float) at_x, (float) at_y));

  if (view->field == FIELD_BEST || view->field == FIELD_DENSITY)
    {
      const double *real, *fake;
      int column = (int) CLAMP ((at_x / HJ_GAN_VIEW_RANGE + 1) / 2 * HJ_GAN_VIEW_CELLS, 0, HJ_GAN_VIEW_CELLS - 1);
      int row = (int) CLAMP ((1 - at_y / HJ_GAN_VIEW_RANGE) / 2 * HJ_GAN_VIEW_CELLS, 0, HJ_GAN_VIEW_CELLS - 1);
      float best;
      g_autofree char *star = NULL;

      hj_gan_view_densities (view, &real, &fake);
      hj_gan_best_critic (real + row * HJ_GAN_VIEW_CELLS + column, fake + row * HJ_GAN_VIEW_CELLS + column, 1, &best);
      star = number (best);
      return g_strdup_printf (is_korean (lang) ? "(%s, %s): 배운 D = %s, 최적 D* = %s" : "(%s, %s): learned D = %s, best D* = %s",
                              x, y, d, star);
    }
  return g_strdup_printf ("(%s, %s): D = %s", x, y, d);
}

static char *
describe_chart (HjGanView *view, HjMark mark, HjLang lang)
{
  g_autofree char *step = hj_format_count (mark.j);
  guint at = hj_gan_measures_find (&view->measures, mark.j);

  if (mark.kind == MARK_LOSS)
    {
      double d = hj_gan_curves_at (&view->curves, CURVE_LOSS_D, mark.j);
      double g = hj_gan_curves_at (&view->curves, CURVE_LOSS_G, mark.j);
      g_autofree char *loss_d = number (d), *loss_g = number (g);

      if (!isfinite (d))
        return g_strdup_printf (is_korean (lang) ? "%s스텝: 아직 손실이 없습니다." : "Step %s: no loss yet.", step);
      return g_strdup_printf (is_korean (lang) ? "%s스텝: 판별자 손실 %s, 생성자 손실 %s"
                                               : "Step %s: discriminator's loss %s, generator's %s",
                              step, loss_d, loss_g);
    }
  if (mark.kind == MARK_MODES)
    return g_strdup_printf (is_korean (lang) ? "%s스텝: %d개 중 %.0f개를 덮음, 3σ 안의 점 %.0f %%"
                                             : "Step %s: of %d modes %.0f covered, %.0f %% of points within 3σ",
                            step, view->gan->target.n_modes, view->measures.modes[at],
                            100 * view->measures.quality[at]);
  else
    {
      g_autofree char *sliced = number (view->measures.sliced[at]);

      return g_strdup_printf (is_korean (lang) ? "%s스텝: 진짜와의 거리 %s" : "Step %s: distance to real %s", step, sliced);
    }
}

static char *
describe_film (HjGanView *view, int film, HjLang lang)
{
  g_autofree char *step = hj_format_count (view->film[film].step);

  if (!view->film[film].is_there)
    return g_strdup_printf (is_korean (lang) ? "%s스텝: 아직 오지 않았습니다." : "Step %s: not reached yet.", step);
  if (view->film[film].step == view->gan->step)
    return g_strdup_printf (is_korean (lang) ? "%s스텝의 점들. 지금 보고 있는 때입니다." : "The points at step %s, shown now.", step);
  return g_strdup_printf (is_korean (lang) ? "%s스텝의 점들. 눌러서 그때로 갑니다." : "The points at step %s. Press to go there.",
                          step);
}

char *
hj_gan_view_describe_mark (gpointer state, HjMark mark, HjLang lang)
{
  HjGanView *view = state;

  switch (mark.kind)
    {
    case MARK_MODE: return describe_mode (view, mark.i, lang);
    case MARK_FAKE: return describe_fake (view, CLAMP (mark.i, 0, HJ_GAN_VIEW_FAKES - 1), lang);
    case MARK_PLACE: return describe_place (view, mark, lang);
    case MARK_LOSS:
    case MARK_MODES:
    case MARK_SLICED: return describe_chart (view, mark, lang);
    case MARK_FILM: return describe_film (view, CLAMP (mark.i, 0, HJ_GAN_VIEW_FILM - 1), lang);
    default: return NULL;
    }
}

/* --- Badge and trouble ------------------------------------------------------------------------------------ */

HjBadgeKind
hj_gan_view_badge (gpointer state, HjLang lang, char **words)
{
  HjGanView *view = state;
  g_autofree char *step = hj_format_count (view->gan->step);

  if (view->gan->step == 0)
    *words = g_strdup (is_korean (lang) ? "이 앱에서 학습 (아직 0스텝)" : "Trained here (no step yet)");
  else
    *words = g_strdup_printf (is_korean (lang) ? "이 앱에서 %s스텝 학습" : "Trained here, %s steps", step);
  return HJ_BADGE_TRAINED;
}

char *
hj_gan_view_problem (gpointer state, HjLang lang)
{
  HjGanView *view = state;
  g_autofree char *step = hj_format_count (view->gan->step + 1);
  g_autofree char *rate_g = number (view->rate_g), *rate_d = number (view->rate_d);

  if (!view->gan->is_broken)
    return NULL;
  return g_strdup_printf (is_korean (lang)
                            ? "%s번째 스텝에서 값이 끝없이 커져 멈췄습니다. 학습률(G %s, D %s)이 이 손실에 비해 커서 발산한 것이며, 그림은 마지막 정상 상태입니다."
                            : "Stopped in step %s because the numbers grew without bound: the learning rates (G %s, D %s) are "
                              "too large for this loss, and training diverged. What you see is the last good state.",
                          step, rate_g, rate_d);
}
