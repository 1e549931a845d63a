/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GAN training curves: two small networks really trained against each other, step by step. */
#include "gan-view.h"

#include <string.h>

const HjChoice hj_gan_view_losses[] = {
  { "non-saturating", { "비포화 (NS)", "Non-saturating" } },
  { "minimax", { "미니맥스", "Minimax" } },
  { "least-squares", { "최소제곱 (LSGAN)", "Least squares" } },
  { "hinge", { "힌지", "Hinge" } },
  { "wgan-gp", { "바서슈타인 (WGAN-GP)", "Wasserstein (WGAN-GP)" } },
  { NULL },
};

const HjChoice hj_gan_view_targets[] = {
  { "ring", { "고리 위 여덟 봉우리", "Ring of eight" } },
  { "grid", { "격자 스물다섯 봉우리", "Grid of twenty-five" } },
  { "line", { "선분", "Line" } },
  { "moons", { "두 초승달", "Two moons" } },
  { "spiral", { "나선", "Spiral" } },
  { "rings", { "두 고리", "Two rings" } },
  { "drawn", { "직접 그리기", "Draw your own" } },
  { NULL },
};

const HjChoice hj_gan_view_arrows[] = {
  { "none", { "없음", "None" } },
  { "loss", { "생성자가 받는 힘 −∂L_G/∂x", "Push on the generator −∂L_G/∂x" } },
  { "critic", { "판별자의 기울기 ∂D/∂x", "Slope of D ∂D/∂x" } },
  { NULL },
};

const HjChoice hj_gan_view_fields[] = {
  { "d", { "배운 판별자 D(x)", "Learned D(x)" } },
  { "best", { "최적 판별자 D*(x)", "Best possible D*(x)" } },
  { "density", { "가짜의 밀도 p_g(x)", "Density of fakes p_g(x)" } },
  { "none", { "없음", "None" } },
  { NULL },
};

static const HjChoice hidden_choices[] = {
  { "8", { "8", "8" } }, { "16", { "16", "16" } }, { "32", { "32", "32" } }, { "64", { "64", "64" } }, { NULL },
};

static const HjChoice batch_choices[] = {
  { "32", { "32", "32" } }, { "64", { "64", "64" } }, { "128", { "128", "128" } }, { "256", { "256", "256" } },
  { NULL },
};

static const HjChoice optimizer_choices[] = {
  { "adam", { "Adam", "Adam" } },
  { "sgd", { "SGD", "SGD" } },
  { NULL },
};

static const HjChoice beta_choices[] = {
  { "0", { "0", "0" } }, { "0.5", { "0.5", "0.5" } }, { "0.9", { "0.9", "0.9" } }, { NULL },
};

#define AT(field) .offset = G_STRUCT_OFFSET (HjGanView, field)

static const HjParam params[] = {
  { "loss", { "손실 함수", "Loss" }, HJ_PARAM_CHOICE, AT (loss), HJ_PARAM_RESTARTS, .choices = hj_gan_view_losses,
    .hint = { "판별자와 생성자가 무엇을 줄이는지 정합니다.", "What discriminator and generator each make smaller." },
    .symbols = "V|L_G|L_D" },
  { "z", { "잡음 차원 z", "Noise dimensions z" }, HJ_PARAM_INTEGER, AT (z), HJ_PARAM_RESTARTS, 1, 8, 1, 2,
    .hint = { "생성자에 들어가는 잡음의 차원입니다. 8이면 봉우리를 자주 놓칩니다.",
              "Dimensions of the noise that enters the generator; with 8 it often loses modes." },
    .symbols = "z" },
  { "rate-g", { "학습률 G", "Learning rate G" }, HJ_PARAM_NUMBER, AT (rate_g), HJ_PARAM_RESTARTS | HJ_PARAM_LOG, 1e-5, 1,
    0, 1e-3, .hint = { "생성자가 한 번에 움직이는 크기입니다.", "How far the generator moves in one update." } },
  { "rate-d", { "학습률 D", "Learning rate D" }, HJ_PARAM_NUMBER, AT (rate_d), HJ_PARAM_RESTARTS | HJ_PARAM_LOG, 1e-5, 1,
    0, 1e-3, .hint = { "판별자가 한 번에 움직이는 크기입니다.", "How far the discriminator moves in one update." } },
  { "hidden", { "은닉 유닛", "Hidden units" }, HJ_PARAM_CHOICE, AT (hidden), HJ_PARAM_RESTARTS, .initial = 2,
    .choices = hidden_choices, .hint = { "두 신경망의 은닉층 너비입니다.", "Width of the hidden layers of both networks." } },
  { "spectral-norm", { "스펙트럼 정규화", "Spectral norm" }, HJ_PARAM_SWITCH, AT (spectral_norm), HJ_PARAM_RESTARTS,
    .hint = { "판별자의 각 가중치를 가장 큰 특잇값으로 나눕니다.",
              "Divides each weight matrix of the discriminator by its largest singular value." } },
  { "manifold", { "다양체 격자", "Manifold grid" }, HJ_PARAM_SWITCH, AT (manifold), .initial = 1,
    .hint = { "잡음 평면의 모눈이 생성자를 지나 어떻게 휘는지 보입니다.",
              "Shows how the generator bends a grid of the noise plane." } },
  { "target", { "목표 분포", "Target" }, HJ_PARAM_CHOICE, AT (target), HJ_PARAM_RESTARTS, .choices = hj_gan_view_targets,
    .hint = { "생성자가 흉내 낼 진짜 점의 분포입니다.", "The distribution of real points to imitate." },
    .symbols = "p|p_{data}|p_{\\text{data}}|p_{\\mathrm{data}}" },
  { "field", { "바탕색", "Colour field" }, HJ_PARAM_CHOICE, AT (field), HJ_PARAM_ADVANCED, .choices = hj_gan_view_fields,
    .hint = { "배운 D와, 지금의 생성자에 대해 이론상 최적인 D*를 견주어 봅니다.",
              "Compare the learned D with D*, the best answer to the present generator." } },
  { "arrows", { "화살표", "Arrows" }, HJ_PARAM_CHOICE, AT (arrows), HJ_PARAM_ADVANCED, .initial = ARROWS_LOSS,
    .choices = hj_gan_view_arrows, .hint = { "가짜 점에 그리는 화살표입니다.", "What the arrows on the fake points show." } },
  { "real", { "진짜 점", "Real points" }, HJ_PARAM_SWITCH, AT (show_real), HJ_PARAM_ADVANCED, .initial = 1,
    .hint = { "진짜 점 160개를 보입니다.", "Shows 160 real points." } },
  { "fake", { "가짜 점", "Fake points" }, HJ_PARAM_SWITCH, AT (show_fake), HJ_PARAM_ADVANCED, .initial = 1,
    .hint = { "고정된 잡음으로 만든 점 420개를 보입니다.", "Shows 420 points made from fixed noise." } },
  { "half", { "D = ½ 경계선", "Contour D = ½" }, HJ_PARAM_SWITCH, AT (show_half), HJ_PARAM_ADVANCED, .initial = 1,
    .hint = { "판별자가 반반으로 보는 자리입니다.", "Where the discriminator cannot decide." } },
  { "layers", { "은닉층 수", "Hidden layers" }, HJ_PARAM_INTEGER, AT (layers), HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED, 1, 4, 1,
    2, .hint = { "두 신경망의 은닉층 수입니다.", "Hidden layers of both networks." } },
  { "batch", { "배치", "Batch" }, HJ_PARAM_CHOICE, AT (batch), HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED, .initial = 2,
    .choices = batch_choices, .hint = { "한 번의 갱신에 쓰는 점의 수입니다.", "Points of one update." } },
  { "d-steps", { "D 갱신 횟수", "D updates" }, HJ_PARAM_INTEGER, AT (d_steps), HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED, 1, 5, 1,
    1, .hint = { "생성자를 한 번 고칠 때마다 판별자를 고치는 횟수입니다.", "Updates of D for each one of G." } },
  { "optimizer", { "최적화", "Optimiser" }, HJ_PARAM_CHOICE, AT (optimizer), HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED,
    .choices = optimizer_choices, .hint = { "기울기를 걸음으로 바꾸는 방법입니다.", "How gradients become steps." } },
  { "beta1", { "Adam β₁", "Adam β₁" }, HJ_PARAM_CHOICE, AT (beta1), HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED, .initial = 1,
    .choices = beta_choices, .hint = { "Adam의 관성입니다. GAN에서는 흔히 0.5 이하를 씁니다.",
                                       "Adam's momentum; for GANs often 0.5 or less." },
    .symbols = "\\beta_1" },
  { "gp", { "기울기 벌점 λ", "Gradient penalty λ" }, HJ_PARAM_NUMBER, AT (gp), HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED, 0, 10,
    0.1, 0.1, .hint = { "바서슈타인 손실에서 판별자의 기울기를 1로 붙드는 세기입니다.",
                        "How strongly the Wasserstein critic's slope is held at 1." }, .symbols = "\\lambda" },
  { "r1", { "R1 벌점", "R1 penalty" }, HJ_PARAM_NUMBER, AT (r1), HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED, 0, 2, 0.05, 0,
    .hint = { "진짜 점에서 판별자의 기울기를 줄입니다.", "Keeps the discriminator's slope small at real points." } },
  { "smooth", { "진짜 표시값", "Label of real" }, HJ_PARAM_NUMBER, AT (smooth), HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED, 0.5, 1,
    0.05, 1, .hint = { "1보다 작으면 한쪽 레이블 스무딩입니다.", "Below 1: one-sided label smoothing." } },
  { "instance-noise", { "입력 잡음 σ", "Instance noise σ" }, HJ_PARAM_NUMBER, AT (instance_noise),
    HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED, 0, 0.5, 0.01, 0,
    .hint = { "판별자가 보는 진짜와 가짜 모두에 더하는 잡음입니다.", "Noise on everything the discriminator sees." } },
  { "drawn", { "그린 점", "Drawn points" }, HJ_PARAM_TEXT, AT (drawn), HJ_PARAM_RESTARTS | HJ_PARAM_HIDDEN,
    .initial_text = hj_gan_drawing_default },
  { NULL },
};

/* Measured with this program over seeds 1 to 5 (hanjang bench scenarios). */
static const HjExperiment experiments[] = {
  { "healthy", { "건강한 학습", "Healthy training" }, "loss=non-saturating&z=2&seed=1",
    { "2,000스텝이면 봉우리 8개를 모두 덮고 20,000스텝까지 지킵니다. 시드 1–5 모두 8개, 봉우리 안의 점은 83–97 %였습니다.",
      "All 8 modes by step 2,000, kept to step 20,000. Seeds 1–5 all ended with 8; 83–97 % of the points lay in a mode." } },
  { "collapse", { "모드 붕괴: 잡음 8차원", "Mode collapse: noise of 8 dimensions" }, "loss=non-saturating&z=8&seed=2",
    { "봉우리 5개에서 멈춥니다. 점은 그럴듯하지만 나머지는 끝내 나오지 않습니다. 시드 1–5의 결과는 7, 5, 7, 6, 6개였습니다.",
      "It stays at 5 modes: good points, but the rest never come. Seeds 1–5 ended with 7, 5, 7, 6, 6." } },
  { "cure-spectral-norm", { "치료 1: 스펙트럼 정규화", "Cure 1: spectral normalisation" },
    "loss=non-saturating&z=8&spectral-norm=1&seed=2",
    { "같은 시드와 잡음에서 판별자만 매끄럽게 하면 6,000스텝 안에 8개를 모두 덮습니다. 시드 1–5 모두 8개, 92–95 %였습니다.",
      "Same seed, same noise, only a smoother discriminator: all 8 modes within 6,000 steps. Seeds 1–5 all ended with 8, at "
      "92–95 %." } },
  { "cure-wgan-gp", { "치료 2: WGAN-GP", "Cure 2: WGAN-GP" }, "loss=wgan-gp&z=8&d-steps=5&gp=0.1&seed=2",
    { "3,000스텝 무렵 8개를 모두 덮지만 점은 덜 또렷합니다. 5,000스텝에서 시드 1–5 모두 8개, 62–82 %였습니다.",
      "All 8 modes at about step 3,000, though less sharp: at step 5,000 seeds 1–5 all had 8, at 62–82 %." } },
  { "slow-discriminator", { "판별자가 너무 느릴 때", "Discriminator too slow" }, "loss=non-saturating&z=2&rate-d=0.0001&seed=1",
    { "점들이 몰려다닙니다. 판별자가 따라잡을 때쯤 생성자는 이미 옮겨 갔습니다. 20,000스텝에서 시드 1–5는 1, 4, 7, 6, 8개였습니다.",
      "The points wander as one: by the time D has caught up, G has moved on. At step 20,000 seeds 1–5 had 1, 4, 7, 6, 8 "
      "modes." } },
  { "slow-generator", { "생성자가 너무 느릴 때", "Generator too slow" }, "loss=non-saturating&z=2&rate-g=0.0001&seed=4",
    { "6–7개에서 머물고 나아지지 않습니다. 20,000스텝에서 시드 1–5는 6, 7, 6, 6, 7개였습니다.",
      "It settles at 6 or 7 modes and stays: at step 20,000 seeds 1–5 had 6, 7, 6, 6, 7." } },
  { NULL },
};

static HjChange
toggle_manifold (gpointer state)
{
  HjGanView *view = state;

  view->manifold = !view->manifold;
  return HJ_CHANGED_INPUT;
}

static HjChange
next_arrows (gpointer state)
{
  HjGanView *view = state;

  view->arrows = (view->arrows + 1) % 3;
  return HJ_CHANGED_INPUT;
}

static HjChange
next_field (gpointer state)
{
  HjGanView *view = state;

  view->field = (view->field + 1) % 4;
  return HJ_CHANGED_INPUT;
}

static HjChange
clear_drawing (gpointer state)
{
  HjGanView *view = state;

  if (view->target != HJ_GAN_DRAWN)
    return HJ_CHANGED_NOTHING;
  g_strlcpy (view->drawn, hj_gan_drawing_default, sizeof view->drawn);
  return HJ_CHANGED_RESTART;
}

static const HjAction actions[] = {
  { "m", { "다양체 격자 켜고 끄기", "Toggle the manifold grid" }, toggle_manifold },
  { "a", { "다음 화살표", "Next kind of arrows" }, next_arrows },
  { "f", { "다음 바탕색", "Next colour field" }, next_field },
  { "<Shift>c", { "그린 목표 지우기", "Clear the drawn target" }, clear_drawing },
  { NULL },
};

static const char *const topics[] = { "gan-training", "mode-collapse", "diffusion-vs-gan", NULL };

const HjDiagramClass hj_diagram_gan_training_curves = {
  .id = "gan-training-curves",
  .title = { "GAN 학습 곡선", "GAN training curves" },
  .topics = topics,
  .kind = HJ_DIAGRAM_TRAINED,
  .params = params,
  .experiments = experiments,
  .actions = actions,
  .size = sizeof (HjGanView),
  .seed = 1,
  .speed = 60,
  .n_grains = HJ_GAN_N_PHASES,
  .preview_steps = 3000,
  .reset = hj_gan_view_reset,
  .clear = hj_gan_view_clear,
  .step = hj_gan_view_step,
  .position = hj_gan_view_position,
  .length = hj_gan_view_length,
  .save = hj_gan_view_save,
  .load = hj_gan_view_load,
  .height = hj_gan_view_height,
  .draw = hj_gan_view_draw,
  .pick = hj_gan_view_pick,
  .pointer = hj_gan_view_pointer,
  .move_focus = hj_gan_view_move_focus,
  .activate = hj_gan_view_activate,
  .describe_mark = hj_gan_view_describe_mark,
  .takeaway = hj_gan_view_takeaway,
  .describe = hj_gan_view_describe,
  .values = hj_gan_view_values,
  .badge = hj_gan_view_badge,
  .problem = hj_gan_view_problem,
};
