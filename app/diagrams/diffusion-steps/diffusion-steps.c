/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diffusion-steps: noise added on a schedule, taken back by the exact denoiser of the data, step by step. */
#include "ds-private.h"

#include <math.h>
#include <string.h>

static const HjChoice shapes[] = {
  { "glyph", { "글자", "Letter" } },
  { "spiral", { "나선", "Spiral" } },
  { "moons", { "초승달 둘", "Two moons" } },
  { "rings", { "고리 둘", "Two rings" } },
  { "mixture", { "봉우리 여덟", "Eight modes" } },
  { "drawn", { "직접 그리기", "Draw your own" } },
  { "images", { "16×16 한글 그림", "16×16 Hangul pictures" } },
  { NULL },
};

static const HjChoice schedules[] = {
  { "linear", { "선형", "Linear" } },
  { "cosine", { "코사인", "Cosine" } },
  { "sigmoid", { "시그모이드", "Sigmoid" } },
  { "quadratic", { "이차", "Quadratic" } },
  { NULL },
};

static const HjChoice samplers[] = {
  { "ddim", { "DDIM (η)", "DDIM (η)" } },
  { "ddpm", { "DDPM (η = 1)", "DDPM (η = 1)" } },
  { "heun", { "확률 흐름 · 호인", "Flow ODE · Heun" } },
  { "euler", { "확률 흐름 · 오일러", "Flow ODE · Euler" } },
  { NULL },
};

static const HjChoice starts[] = {
  { "circle", { "반지름 2.3 원", "Circle of radius 2.3" } },
  { "noise", { "정규분포 노이즈", "Gaussian noise" } },
  { NULL },
};

static const HjChoice trails[] = {
  { "whole", { "끝까지", "To the end" } },
  { "past", { "지나온 길만", "The past only" } },
  { "none", { "없음", "None" } },
  { NULL },
};

#define AT(member) G_STRUCT_OFFSET (DsState, member)

static const HjParam params[] = {
  { .key = "shape",
    .label = { "모양", "Shape" },
    .type = HJ_PARAM_CHOICE,
    .offset = AT (shape),
    .flags = HJ_PARAM_RESTARTS,
    .choices = shapes,
    .hint = { "노이즈를 더하고 되찾을 데이터입니다.", "The data that noise is added to." },
    .symbols = "x_0" },
  { .key = "schedule",
    .label = { "노이즈 스케줄", "Noise schedule" },
    .type = HJ_PARAM_CHOICE,
    .offset = AT (schedule),
    .flags = HJ_PARAM_RESTARTS,
    .choices = schedules,
    .hint = { "신호가 얼마나 빨리 사라지는지 정합니다.", "How fast the signal fades." },
    .symbols = "\\beta_t|\\beta_s|\\bar\\alpha_t|\\bar\\alpha_T" },
  { .key = "sampler",
    .label = { "샘플러", "Sampler" },
    .type = HJ_PARAM_CHOICE,
    .offset = AT (sampler),
    .flags = HJ_PARAM_RESTARTS,
    .choices = samplers,
    .hint = { "DDIM은 스텝마다 노이즈를 더하지 않고, DDPM은 더합니다.",
              "DDIM adds no noise on the way back, DDPM does." } },
  { .key = "steps",
    .label = { "스텝 수", "Steps" },
    .type = HJ_PARAM_INTEGER,
    .offset = AT (n_steps),
    .flags = HJ_PARAM_RESTARTS | HJ_PARAM_LOG,
    .min = 1,
    .max = DS_LENGTH,
    .step = 1,
    .initial = 100,
    .hint = { "T = 1000을 몇 걸음으로 건너는지 정합니다.", "In how many strides T = 1000 is crossed." } },
  { .key = "trails",
    .label = { "자취", "Trails" },
    .type = HJ_PARAM_CHOICE,
    .offset = AT (trail),
    .choices = trails,
    .hint = { "앞으로 갈 길은 흐리게 보입니다. 먼저 맞혀 보려면 감추세요.",
              "The way ahead is pale. Hide it to guess first." } },
  { .key = "syllable",
    .label = { "글자", "Letter" },
    .type = HJ_PARAM_TEXT,
    .offset = AT (syllable),
    .flags = HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED,
    .initial_text = "한",
    .hint = { "모양이 ‘글자’일 때 쓸 음절입니다. 네 글자까지 됩니다.",
              "The syllable of the shape “Letter”, up to four characters." } },
  { .key = "eta",
    .label = { "η (DDIM)", "η (DDIM)" },
    .type = HJ_PARAM_NUMBER,
    .offset = AT (eta),
    .flags = HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED,
    .min = 0,
    .max = 1,
    .step = 0.05,
    .initial = 0,
    .hint = { "DDIM에 더하는 노이즈의 크기입니다. 1이면 DDPM과 같습니다.",
              "How much noise DDIM adds; 1 makes it DDPM." },
    .symbols = "\\eta" },
  { .key = "particles",
    .label = { "입자 수", "Particles" },
    .type = HJ_PARAM_INTEGER,
    .offset = AT (particles),
    .flags = HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED | HJ_PARAM_LOG,
    .min = DS_TRAILS,
    .max = DS_MAX_PARTICLES,
    .step = 1,
    .initial = DS_TRAILS,
    .hint = { "함께 되돌리는 점의 수입니다. 자취는 24개만 그립니다.",
              "How many points go back together; 24 of them leave trails." } },
  { .key = "start",
    .label = { "출발점", "Start" },
    .type = HJ_PARAM_CHOICE,
    .offset = AT (start),
    .flags = HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED,
    .choices = starts,
    .hint = { "원에서 출발하면 길이 잘 보이고, 노이즈에서 출발하면 분포가 맞습니다.",
              "A circle shows the paths well; noise gives the right distribution." },
    .symbols = "x_T" },
  { .key = "smoothing",
    .label = { "매끄럽게", "Smoothing" },
    .type = HJ_PARAM_NUMBER,
    .offset = AT (smoothing),
    .flags = HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED,
    .min = 0,
    .max = 3,
    .step = 0.05,
    .initial = 0,
    .unit = { "× 이웃 거리", "× spacing" },
    .hint = { "가중치를 넓혀 가까운 데이터를 끝까지 섞습니다. 0이 정확한 해입니다.",
              "Widens the weights so that neighbours stay mixed; 0 is the exact solution." } },
  { .key = "twin",
    .label = { "다른 스텝 노이즈", "Other step noise" },
    .type = HJ_PARAM_SWITCH,
    .offset = AT (twin),
    .flags = HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED,
    .hint = { "같은 출발점에서 스텝 노이즈만 바꾼 둘째 길을 함께 그립니다.",
              "Draws a second run from the same starts with other step noise." } },
  { .key = "field",
    .label = { "점수장", "Score field" },
    .type = HJ_PARAM_SWITCH,
    .offset = AT (field),
    .flags = HJ_PARAM_ADVANCED,
    .hint = { "지금 t에서 점수 ∇ln p가 어디로 미는지 화살표로 보입니다.",
              "Arrows show where the score ∇ln p pushes at the present t." } },
  { .key = "chosen",
    .label = { "고른 점", "Chosen point" },
    .type = HJ_PARAM_INTEGER,
    .offset = AT (chosen),
    .flags = HJ_PARAM_HIDDEN,
    .min = 0,
    .max = DS_TRAILS - 1,
    .step = 1,
    .initial = 2 },
  { .key = "probe",
    .label = { "옮긴 자리", "Moved to" },
    .type = HJ_PARAM_TEXT,
    .offset = AT (probe),
    .flags = HJ_PARAM_HIDDEN,
    .initial_text = "" },
  { .key = "drawn",
    .label = { "그린 점", "Drawn points" },
    .type = HJ_PARAM_TEXT,
    .offset = AT (drawn),
    .flags = HJ_PARAM_HIDDEN | HJ_PARAM_RESTARTS,
    .initial_text = "" },
  { NULL },
};

static const char *const topics[] = { "diffusion-models", "diffusion-vs-gan", "text-to-image-generation", NULL };

/* ---- the contract ------------------------------------------------------------------------------- */

static void
clear (gpointer data)
{
  ds_run_free (data);
}

static void
reset (gpointer data, guint64 seed)
{
  DsState *state = data;

  ds_run_free (state);
  state->seed = seed;
  ds_run_build (state);
}

static gboolean
step (gpointer data, HjGrain grain)
{
  DsState *state = data;
  int before = state->position;

  if (before >= state->n_steps)
    return FALSE;
  ds_run_jump (state, before + 1);
  return state->position > before;
}

static gint64
position (gpointer data)
{
  return ((DsState *) data)->position;
}

static gint64
length (gpointer data)
{
  return ((DsState *) data)->how.n_steps;
}

static void
seek (gpointer data, gint64 to)
{
  ds_run_jump (data, (int) to);
}

/* The paths follow from the parameters; what a step adds is the place of the crowd. */
static GBytes *
save (gpointer data)
{
  DsState *state = data;
  gsize crowd = sizeof (float) * 2 * (gsize) state->n_crowd;
  guint8 *bytes = g_malloc (sizeof (gint32) + crowd);
  gint32 at = state->position;

  memcpy (bytes, &at, sizeof at);
  if (crowd > 0)
    memcpy (bytes + sizeof at, state->frames[at], crowd);
  return g_bytes_new_take (bytes, sizeof at + crowd);
}

static gboolean
load (gpointer data, GBytes *saved)
{
  DsState *state = data;
  gsize size, crowd = sizeof (float) * 2 * (gsize) state->n_crowd;
  const guint8 *bytes = g_bytes_get_data (saved, &size);
  gint32 at;

  if (size != sizeof at + crowd)
    return FALSE;
  memcpy (&at, bytes, sizeof at);
  if (at < 0 || at > state->n_steps)
    return FALSE;
  if (crowd > 0 && !state->frames[at])
    state->frames[at] = g_memdup2 (bytes + sizeof at, crowd);
  ds_run_jump (state, at);
  return TRUE;
}

/* The chosen point was set from outside. */
static void
changed (gpointer data, const HjParam *param)
{
  DsState *state = data;

  if (param->offset == AT (chosen) || param->offset == AT (probe))
    ds_run_follow_probe (state);
}

/* What is said of each was measured with the seed in its settings; test-diffusion-steps.c measures it again. */
static const HjExperiment experiments[] = {
  { "cosine-20",
    { "코사인 20스텝 ≈ 선형 50스텝", "Cosine in 20 steps ≈ linear in 50" },
    "shape=spiral&start=noise&particles=1000&schedule=cosine&steps=20&seed=11",
    { "끝점에서 가장 가까운 데이터까지 평균 0.019입니다. 선형은 50스텝이라야 0.018이고, 20스텝이면 0.042입니다 "
      "(시드 11).",
      "The ends lie 0.019 from the nearest datum on average. The linear schedule needs 50 steps for 0.018; in 20 it "
      "gets 0.042 (seed 11)." } },
  { "ddim-repeats",
    { "DDIM은 되풀이된다", "DDIM repeats" },
    "sampler=ddim&twin=1&seed=11",
    { "스텝 노이즈를 바꾼 둘째 실행도 같은 곳에 닿습니다. 끝점 차이는 정확히 0입니다: 출발점이 결과를 정합니다 "
      "(시드 11).",
      "The second run with other step noise arrives at the same places: the gap is exactly 0. The start decides the "
      "result (seed 11)." } },
  { "ddpm-differs",
    { "DDPM은 갈라진다", "DDPM differs" },
    "sampler=ddpm&twin=1&seed=11",
    { "같은 출발점에서 떠나도 끝점이 평균 1.68 떨어집니다. 스텝마다 새 노이즈를 더하기 때문입니다 (시드 11).",
      "From the same starts the ends are 1.68 apart on average, because every step adds new noise (seed 11)." } },
  { "one-step",
    { "한 걸음에 건너뛰면", "All in one step" },
    "steps=1&seed=11",
    { "24개가 모두 데이터의 평균, 곧 원점 근처로 떨어집니다. t = 1000에서는 원본 720개가 고르게 섞이기 때문입니다 "
      "(시드 11).",
      "All 24 points fall on the mean of the data, near the origin: at t = 1000 all 720 data are mixed evenly "
      "(seed 11)." } },
  { "heun",
    { "더 나은 솔버", "A better solver" },
    "shape=spiral&start=noise&particles=1000&steps=20&sampler=heun&seed=11",
    { "선형 20스텝에서 호인은 0.025, 오일러는 0.040, DDIM은 0.042입니다. 대신 호인은 스텝마다 두 번 계산합니다 "
      "(시드 11).",
      "In 20 linear steps Heun gets 0.025, Euler 0.040, DDIM 0.042; but Heun evaluates twice a step (seed 11)." } },
  { "memorisation",
    { "외운 그림", "Memorisation" },
    "shape=images&seed=11",
    { "섞인 그림 수가 199(t = 1000), 162(800), 16(600), 1.0(400 이하)으로 줄고, 여덟 결과가 모두 학습 그림과 화소까지 "
      "같습니다 (시드 11).",
      "The pictures mixed fall from 199 (t = 1000) to 162 (800), 16 (600) and 1.0 (400 and below); all eight results "
      "equal training pictures to the pixel (seed 11)." } },
  { "smoothing",
    { "매끄럽게 하면 새 그림", "Smoothing makes new pictures" },
    "shape=images&smoothing=0.5&seed=11",
    { "여덟 결과는 가장 가까운 학습 그림에서 평균 3.3 떨어져 있습니다(학습 그림끼리는 6.1). 0.8로 올리면 모두 흐린 "
      "평균이 됩니다 (시드 11).",
      "The eight results lie 3.3 from the nearest training picture on average (training pictures: 6.1 from each "
      "other). At 0.8 all become a blurred mean (seed 11)." } },
  { "score-field",
    { "점수장 따라가기", "Follow the score field" },
    "shape=moons&field=1&seed=11",
    { "노이즈가 클 때 화살표는 모두 데이터의 한가운데를 가리키고, t가 작아지면 가까운 초승달로 갈라집니다 (시드 11).",
      "While there is much noise all arrows point to the middle of the data; as t falls they split towards the nearer "
      "moon (seed 11)." } },
  { "guess",
    { "먼저 맞혀 보기", "Guess first" },
    "trails=past&seed=11",
    { "앞길을 감췄습니다. 화살표(x̂₀)가 글자 밖을 가리키는 동안에도 점이 어디로 갈지 맞혀 보고 실행하세요.",
      "The way ahead is hidden. Guess where the chosen point will end while its arrow (x̂₀) still points beside the "
      "letter, then run." } },
  { "draw",
    { "직접 그린 데이터", "Draw your own data" },
    "shape=drawn&start=noise&particles=500&seed=11",
    { "네모 안에 끌어서 그리면 그 점들이 데이터가 됩니다. 노이즈 500개가 그린 모양으로 모입니다.",
      "Drag in the square to draw data; 500 noise points gather in what you drew." } },
  { NULL },
};

const HjDiagramClass hj_diagram_diffusion_steps = {
  .id = "diffusion-steps",
  .title = { "확산 모델", "Diffusion model" },
  .topics = topics,
  .kind = HJ_DIAGRAM_STEPPED,
  .params = params,
  .experiments = experiments,
  .actions = ds_actions,
  .size = sizeof (DsState),
  .seed = 11,
  .speed = 10,
  .n_grains = 1,
  .preview_steps = 50,
  .reset = reset,
  .clear = clear,
  .step = step,
  .position = position,
  .length = length,
  .save = save,
  .load = load,
  .seek = seek,
  .changed = changed,
  .height = ds_height,
  .draw = ds_draw,
  .pick = ds_pick,
  .pointer = ds_pointer,
  .move_focus = ds_move_focus,
  .activate = ds_activate,
  .describe_mark = ds_describe_mark,
  .takeaway = ds_takeaway,
  .describe = ds_describe,
  .values = ds_values,
  .badge = ds_badge,
  .problem = ds_problem,
};
