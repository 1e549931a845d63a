/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diffusion diagram in words, in both languages. */
#include "ds-private.h"

#include "hj-real.h"

#include <math.h>

const HjText ds_schedule_names[HJ_N_SCHEDULES] = {
  { "선형", "linear" },
  { "코사인", "cosine" },
  { "시그모이드", "sigmoid" },
  { "이차", "quadratic" },
};

static const HjText sampler_names[] = {
  { "DDIM", "DDIM" },
  { "DDPM", "DDPM" },
  { "확률 흐름 ODE(호인)", "the probability-flow ODE (Heun)" },
  { "확률 흐름 ODE(오일러)", "the probability-flow ODE (Euler)" },
};

static const HjText shape_names[] = {
  { "글자", "letter" },       { "나선", "spiral" },     { "초승달 둘", "two moons" },
  { "고리 둘", "two rings" }, { "봉우리 여덟", "eight modes" }, { "그린 모양", "drawing" },
  { "한글 그림", "Hangul pictures" },
};

static gboolean
is_korean (HjLang lang)
{
  return lang != HJ_LANG_EN;
}

G_GNUC_FORMAT (2)
G_GNUC_FORMAT (3)
static const char *
say (HjLang lang, const char *ko, const char *en)
{
  return is_korean (lang) ? ko : en;
}

/* A count of mixed data: one decimal below ten. (transfer full) */
static char *
format_n_eff (double value)
{
  return hj_format_number (value, value < 10 ? 1 : 0);
}

/* ---- marks -------------------------------------------------------------------------------------- */

static char *
describe_time (const DsState *state, int t, HjLang lang)
{
  double alpha_bar = ds_alpha_bar (state, t);
  g_autofree char *share = hj_format_short (alpha_bar);
  g_autofree char *snr = hj_format_number (hj_schedule_log_snr (&state->schedules[state->schedule], t), 2);

  return g_strdup_printf (say (lang, "t = %d: 신호의 몫 ᾱ = %s, 로그 신호 대 잡음비 %s",
                               "t = %d: share of signal ᾱ = %s, log SNR %s"),
                          t, share, snr);
}

static char *
describe_particle (const DsState *state, int i, HjLang lang)
{
  const float *now = ds_trail_at (state, state->position, i), *end = ds_trail_at (state, state->n_steps, i);
  g_autofree char *x = hj_format_number (now[0], 2), *y = hj_format_number (now[1], 2);
  g_autofree char *end_x = hj_format_number (end[0], 2), *end_y = hj_format_number (end[1], 2);

  return g_strdup_printf (say (lang, "점 %d: t = %d에서 (%s, %s), 끝은 (%s, %s)",
                               "Point %d: at t = %d (%s, %s), it ends at (%s, %s)"),
                          i + 1, ds_time (state, state->position), x, y, end_x, end_y);
}

static char *
describe_bar (const DsState *state, int i, HjLang lang)
{
  int steps[4];
  g_autofree char *count = NULL;

  ds_bar_times (state, steps);
  count = format_n_eff (ds_chosen_n_eff (state, steps[CLAMP (i, 0, 3)]));
  return g_strdup_printf (say (lang, "t = %d: x̂₀에 원본 %d개 가운데 %s개쯤이 섞임",
                               "t = %d: of %d data about %s are mixed in x̂₀"),
                          ds_time (state, steps[CLAMP (i, 0, 3)]),
                          state->data->n, count);
}

static char *
describe_top (const DsState *state, int rank, HjLang lang)
{
  int top[DS_TOP];
  double weights[DS_TOP];
  char name[8];
  g_autofree char *weight = NULL;

  ds_chosen_tops (state, top, weights);
  rank = CLAMP (rank, 0, DS_TOP - 1);
  weight = hj_format_number (weights[rank], 3);
  return g_strdup_printf (say (lang, "%d번째로 많이 섞인 학습 그림 ‘%s’, 가중치 %s",
                               "Number %d among the training pictures: ‘%s’, weight %s"),
                          rank + 1, ds_glyphs_name (top[rank], name), weight);
}

static char *
describe_chain (const DsState *state, int i, HjLang lang)
{
  char name[8];
  double distance;
  int nearest = hj_diffusion_data_nearest (state->data, ds_trail_at (state, state->n_steps, i), &distance);
  g_autofree char *far = hj_format_number (distance, 3);

  return g_strdup_printf (say (lang, "노이즈 %d: 끝은 학습 그림 ‘%s’에서 거리 %s",
                               "Noise %1$d: it ends at distance %3$s from the training picture ‘%2$s’"),
                          i + 1, ds_glyphs_name (nearest, name), far);
}

char *
ds_describe_mark (gpointer data, HjMark mark, HjLang lang)
{
  const DsState *state = data;

  switch (mark.kind)
    {
    case DS_MARK_PANEL:
      return describe_time (state, CLAMP (mark.j, 0, DS_LENGTH), lang);
    case DS_MARK_CURSOR:
      return describe_time (state, ds_time (state, CLAMP (mark.i, 0, state->n_steps)), lang);
    case DS_MARK_PARTICLE:
      return ds_is_images (state) ? NULL
                                  : describe_particle (state, CLAMP (mark.i, 0, state->n_trails - 1), lang);
    case DS_MARK_BAR:
      return describe_bar (state, mark.i, lang);
    case DS_MARK_TOP:
      return ds_is_images (state) ? describe_top (state, mark.i, lang) : NULL;
    case DS_MARK_CHAIN:
      return ds_is_images (state) ? describe_chain (state, CLAMP (mark.i, 0, state->n_trails - 1), lang) : NULL;
    case DS_MARK_PLANE:
      return g_strdup (state->shape == DS_SHAPE_DRAWN
                         ? say (lang, "끌어서 점을 그리면 데이터가 됩니다", "Drag to draw points: they become the data")
                         : say (lang, "누르면 고른 점이 이리로 옮겨 옵니다", "Press to move the chosen point here"));
    default:
      return NULL;
    }
}

/* 과 after a syllable with a tail, 와 without. */
static const char *
and_particle (const char *syllable)
{
  gunichar c = g_utf8_get_char (syllable);

  return c >= 0xac00 && c <= 0xd7a3 && (c - 0xac00) % 28 ? "과" : "와";
}

/* ---- takeaway ----------------------------------------------------------------------------------- */

static char *
takeaway_picture (const DsState *state, HjLang lang)
{
  char name[8];
  double distance;
  int nearest = hj_diffusion_data_nearest (state->data, ds_trail_at (state, state->n_steps, state->chosen), &distance);
  g_autofree char *far = hj_format_number (distance, 2);

  ds_glyphs_name (nearest, name);
  if (distance < 1e-4)
    return is_korean (lang)
             ? g_strdup_printf ("t = 0: 나온 그림은 학습 그림 ‘%s’%s 화소 하나까지 같습니다. 외운 것입니다.", name,
                                and_particle (name))
             : g_strdup_printf ("t = 0: the result is the training picture ‘%s’, pixel for pixel. It was memorised.", name);
  return is_korean (lang)
           ? g_strdup_printf ("t = 0: 가장 가까운 학습 그림 ‘%s’%s도 거리 %s만큼 다른 새 그림입니다.", name,
                              and_particle (name), far)
           : g_strdup_printf ("t = 0: a new picture, %s away even from the nearest training picture ‘%s’.", far, name);
}

static char *
takeaway_images (const DsState *state, HjLang lang)
{
  int t = ds_time (state, state->position), top[DS_TOP];
  double weights[DS_TOP];
  char name[8];
  g_autofree char *count = NULL, *first = NULL;

  if (t == 0)
    return takeaway_picture (state, lang);
  ds_chosen_tops (state, top, weights);
  if (weights[0] > 0.995)
    return g_strdup_printf (say (lang, "t = %d: x̂₀은 이미 학습 그림 ‘%s’ 하나뿐입니다. 남은 스텝은 노이즈를 걷어 낼 뿐입니다.",
                                 "t = %d: x̂₀ is already the training picture ‘%s’ alone; the rest only clears the noise."),
                            t, ds_glyphs_name (top[0], name));
  count = format_n_eff (ds_chosen_n_eff (state, state->position));
  first = hj_format_number (weights[0], 2);
  return g_strdup_printf (say (lang, "t = %d: x̂₀은 학습 그림 %s개쯤의 평균이고, ‘%s’의 가중치가 %s로 가장 큽니다.",
                               "t = %d: x̂₀ is the mean of about %s training pictures; ‘%s’ weighs most with %s."),
                          t, count, ds_glyphs_name (top[0], name), first);
}

static char *
takeaway_end (const DsState *state, HjLang lang)
{
  g_autofree char *distance = hj_format_number (state->end_distance, 3);
  g_autofree char *n = hj_format_count (state->n_crowd > 0 ? state->n_crowd : state->n_trails);

  return g_strdup_printf (
    say (lang, "t = 0: 점 %s개가 모두 도착했습니다. 가장 가까운 데이터까지 평균 %s입니다.",
         "t = 0: all %s points have arrived, on average %s from the nearest datum."),
    n, distance);
}

char *
ds_takeaway (gpointer data, HjLang lang)
{
  const DsState *state = data;
  int t = ds_time (state, state->position);
  g_autofree char *root = hj_format_short (hj_sqrt (ds_alpha_bar (state, t)));

  if (ds_is_images (state))
    return takeaway_images (state, lang);
  if (state->position == state->n_steps && isfinite (state->end_distance))
    return takeaway_end (state, lang);
  if (state->shape == DS_SHAPE_GLYPH)
    return g_strdup_printf (
      say (lang, "t = %d이면 원래 신호는 √ᾱ = %s배만 남습니다. 그래도 정확한 점수를 따라가면 글자로 돌아옵니다.",
           "At t = %d only √ᾱ = %s of the signal is left. Following the exact score still leads back to the letter."),
      t, root);
  return g_strdup_printf (
    say (lang, "t = %d이면 원래 신호는 √ᾱ = %s배만 남습니다. 그래도 정확한 점수를 따라가면 데이터로 돌아옵니다.",
         "At t = %d only √ᾱ = %s of the signal is left. Following the exact score still leads back to the data."),
    t, root);
}

/* ---- description -------------------------------------------------------------------------------- */

static void
describe_setting (const DsState *state, HjLang lang, GString *out)
{
  const char *shape = hj_text_get (shape_names[state->shape], lang);
  const char *schedule = hj_text_get (ds_schedule_names[state->schedule], lang);
  const char *sampler = hj_text_get (sampler_names[state->sampler], lang);
  g_autofree char *n = hj_format_count (state->data->n);

  g_string_append_printf (out,
                          say (lang,
                               "‘%s’ 데이터 %s개에 %s 스케줄로 노이즈를 더하고, %s로 %d스텝에 걸쳐 되돌립니다. ",
                               "Noise is added to %2$s data of the shape ‘%1$s’ on the %3$s schedule and taken back "
                               "by %4$s in %5$d steps. "),
                          shape, n, schedule, sampler, state->n_steps);
}

static void
describe_now (const DsState *state, HjLang lang, GString *out)
{
  int t = ds_time (state, state->position);
  g_autofree char *time = describe_time (state, t, lang);
  g_autofree char *count = format_n_eff (ds_chosen_n_eff (state, state->position));

  g_string_append_printf (out, say (lang, "지금 %s입니다. ", "Now %s. "), time);
  g_string_append_printf (out,
                          say (lang, "고른 점의 x̂₀에는 원본 %s개쯤이 섞여 있습니다. ",
                               "About %s data are mixed in the x̂₀ of the chosen point. "),
                          count);
}

static void
describe_where (const DsState *state, HjLang lang, GString *out)
{
  const float *now = ds_trail_at (state, state->position, state->chosen);
  float mean[DS_PIXELS];

  if (ds_is_images (state))
    {
      g_autofree char *end = describe_chain (state, state->chosen, lang);

      g_string_append_printf (out, "%s. %s", end, hj_text_get (ds_sentence (ds_note (state)), lang));
      return;
    }
  ds_chosen_mean (state, state->position, mean);
  {
    g_autofree char *x = hj_format_number (now[0], 2), *y = hj_format_number (now[1], 2);
    g_autofree char *mean_x = hj_format_number (mean[0], 2), *mean_y = hj_format_number (mean[1], 2);

    g_string_append_printf (out,
                            say (lang, "그 점은 (%s, %s)에 있고 x̂₀은 (%s, %s)입니다.",
                                 "That point is at (%s, %s) and its x̂₀ at (%s, %s)."),
                            x, y, mean_x, mean_y);
  }
  if (state->twins)
    {
      g_autofree char *gap = hj_format_number (state->twin_gap, 3);

      g_string_append_printf (out,
                              say (lang, " 같은 출발점에서 스텝 노이즈만 바꾸면 끝점이 평균 %s 떨어집니다.",
                                   " With other step noise from the same starts the ends lie %s apart on average."),
                              gap);
    }
}

char *
ds_describe (gpointer data, HjLang lang)
{
  const DsState *state = data;
  GString *out = g_string_new (NULL);

  describe_setting (state, lang, out);
  describe_now (state, lang, out);
  describe_where (state, lang, out);
  if (state->position == state->n_steps && !ds_is_images (state))
    {
      g_autofree char *end = takeaway_end (state, lang);

      g_string_append_printf (out, " %s", end);
    }
  return g_string_free (out, FALSE);
}

/* ---- badge, problem ----------------------------------------------------------------------------- */

HjBadgeKind
ds_badge (gpointer data, HjLang lang, char **words)
{
  const DsState *state = data;

  *words = g_strdup (state->smoothing > 0
                       ? say (lang, "매끄럽게 한 닫힌 식 · 학습 없음", "smoothed closed form · no training")
                       : say (lang, "정확한 해 · 학습 없음", "exact solution · no training"));
  return HJ_BADGE_EXACT;
}

char *
ds_problem (gpointer data, HjLang lang)
{
  const DsState *state = data;

  if (!state->overflow)
    return NULL;
  return g_strdup (say (lang, "수가 너무 커져서 멈췄습니다. 마지막으로 온전했던 스텝을 보여 줍니다.",
                        "A number grew too large, so the run stopped at its last good step."));
}
