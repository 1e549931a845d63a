/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters of the MLOps diagram, and experiments to try with what was seen. */
#include "mlops-state.h"

static const HjChoice views[] = {
  { "simulation", { "모의실험", "simulation" } }, { "table", { "표", "table" } }, { NULL },
};

static const HjChoice scenarios[] = {
  { "tour", { "네 사건 차례로", "four events in turn" } },
  { "none", { "사건 없음", "no event" } },
  { "covariate", { "공변량 변화", "covariate shift" } },
  { "drift", { "개념 드리프트", "concept drift" } },
  { "unit", { "단위 오류 ×10", "unit error ×10" } },
  { "concept", { "새 개념", "new concept" } },
  { "recurring", { "되돌아오는 개념", "recurring concept" } },
  { NULL },
};

static const HjChoice triggers[] = {
  { "both", { "정확도와 분포", "accuracy and inputs" } },
  { "accuracy", { "정확도만", "accuracy only" } },
  { "distribution", { "분포만", "inputs only" } },
  { "schedule", { "일정만", "schedule only" } },
  { "none", { "없음", "none" } },
  { NULL },
};

static const HjChoice detectors[] = { { "psi", { "PSI", "PSI" } }, { "ks", { "KS", "KS" } }, { NULL } };

#define AT(field) G_STRUCT_OFFSET (Mlops, field)
#define DAYS { "일", "d" }
#define MORE (HJ_PARAM_RESTARTS | HJ_PARAM_ADVANCED)

const HjParam mlops_params[] = {
  { .key = "view", .label = { "보기", "View" }, .type = HJ_PARAM_CHOICE, .offset = AT (view), .choices = views,
    .hint = { "모의실험과 11줄 표를 바꿉니다.", "Switches between the simulation and the table of eleven rows." } },
  { .key = "scenario", .label = { "사건", "Events" }, .type = HJ_PARAM_CHOICE, .offset = AT (scenario),
    .flags = HJ_PARAM_RESTARTS, .choices = scenarios,
    .hint = { "스트림에 일어날 일을 고릅니다.", "What happens to the stream." } },
  { .key = "code1", .label = { "레벨 1 코드 변경", "Level 1: code change" }, .type = HJ_PARAM_INTEGER,
    .offset = AT (code_days[1]), .flags = HJ_PARAM_RESTARTS, .min = 1, .max = 60, .step = 1, .initial = 21, .unit = DAYS,
    .hint = { "가정: 파이프라인 코드가 손으로 나가는 데 걸리는 날.", "Assumption: days until pipeline code is out by hand." },
    .symbols = "T" },
  { .key = "code2", .label = { "레벨 2 코드 변경", "Level 2: code change" }, .type = HJ_PARAM_INTEGER,
    .offset = AT (code_days[2]), .flags = HJ_PARAM_RESTARTS, .min = 1, .max = 60, .step = 1, .initial = 3, .unit = DAYS,
    .hint = { "가정: CI/CD로 코드가 나가는 데 걸리는 날.", "Assumption: days until code is out through CI/CD." },
    .symbols = "T" },
  { .key = "delay", .label = { "정답 지연", "Label delay" }, .type = HJ_PARAM_INTEGER, .offset = AT (delay),
    .flags = HJ_PARAM_RESTARTS, .min = 0, .max = 30, .step = 1, .initial = 5, .unit = DAYS,
    .hint = { "정답이 알려질 때까지의 날. 늦을수록 늦게 압니다.", "Days until a label is known; late labels, late knowledge." } },
  { .key = "quiz", .label = { "퀴즈", "Quiz" }, .type = HJ_PARAM_SWITCH, .offset = AT (quiz),
    .hint = { "표의 칸을 가리고 하나씩 맞혀 봅니다.", "Hides the cells of the table to be guessed one by one." } },
  { .key = "trigger", .label = { "트리거", "Trigger" }, .type = HJ_PARAM_CHOICE, .offset = AT (trigger), .flags = MORE,
    .choices = triggers, .hint = { "레벨 1·2가 무엇을 보고 다시 학습하는가.", "What makes levels 1 and 2 retrain." } },
  { .key = "detector", .label = { "분포 지수", "Index of inputs" }, .type = HJ_PARAM_CHOICE, .offset = AT (detector),
    .flags = MORE, .choices = detectors,
    .hint = { "PSI 0.25 또는 KS 0.2를 넘으면 경보.", "Alarm above PSI 0.25 or KS 0.2." },
    .symbols = "\\mathrm{PSI}" },
  { .key = "gate", .label = { "모델 게이트", "Model gate" }, .type = HJ_PARAM_SWITCH, .offset = AT (gate), .flags = MORE,
    .initial = 1, .hint = { "새 모델이 옛 모델을 이겨야 배포합니다.", "A new model must beat the old one." } },
  { .key = "validation", .label = { "데이터 검증", "Data validation" }, .type = HJ_PARAM_SWITCH, .offset = AT (validation),
    .flags = MORE, .initial = 1, .hint = { "값이 범위를 벗어나면 학습을 멈춥니다.", "Values out of range stop a run." } },
  { .key = "registry", .label = { "모델 레지스트리 (레벨 2)", "Model registry (level 2)" }, .type = HJ_PARAM_SWITCH,
    .offset = AT (registry), .flags = MORE, .initial = 1,
    .hint = { "옛 모델이 더 맞으면 다시 씁니다.", "An old model that fits better is used again." } },
  { .key = "target", .label = { "목표 정확도", "Target accuracy" }, .type = HJ_PARAM_NUMBER, .offset = AT (target),
    .flags = MORE, .min = 0.7, .max = 0.94, .step = 0.01, .initial = 0.88,
    .hint = { "알려진 정확도가 이보다 낮으면 다시 학습합니다.", "Known accuracy below this calls for training." } },
  { .key = "margin", .label = { "게이트 여유", "Margin of the gate" }, .type = HJ_PARAM_NUMBER, .offset = AT (margin),
    .flags = MORE, .min = 0, .max = 0.1, .step = 0.005, .initial = 0.01,
    .hint = { "새 모델이 이만큼은 나아야 합니다.", "By how much the new model must be better." } },
  { .key = "noise", .label = { "라벨 잡음", "Label noise" }, .type = HJ_PARAM_NUMBER, .offset = AT (noise), .flags = MORE,
    .min = 0, .max = 0.3, .step = 0.01, .initial = 0.05,
    .hint = { "뒤집힌 정답의 비율. 정확도의 천장을 정합니다.", "Share of labels turned over: the ceiling of accuracy." } },
  { .key = "manual", .label = { "레벨 0 재학습 주기", "Level 0: retrains every" }, .type = HJ_PARAM_INTEGER,
    .offset = AT (manual), .flags = MORE, .min = 0, .max = 240, .step = 1, .initial = 90, .unit = DAYS,
    .hint = { "가정. 0이면 다시 학습하지 않습니다.", "Assumption; 0 means never." }, .symbols = "P" },
  { .key = "handover", .label = { "레벨 0 인계", "Level 0: hand-over" }, .type = HJ_PARAM_INTEGER, .offset = AT (handover),
    .flags = MORE, .min = 1, .max = 60, .step = 1, .initial = 14, .unit = DAYS,
    .hint = { "가정: 학습에서 서비스까지 걸리는 날.", "Assumption: days from training to service." }, .symbols = "L" },
  { .key = "run", .label = { "파이프라인 실행", "Pipeline run" }, .type = HJ_PARAM_INTEGER, .offset = AT (run_days),
    .flags = MORE, .min = 1, .max = 7, .step = 1, .initial = 1, .unit = DAYS,
    .hint = { "가정: 트리거에서 배포까지 걸리는 날.", "Assumption: days from trigger to service." } },
  { .key = "schedule", .label = { "일정 주기", "Schedule" }, .type = HJ_PARAM_INTEGER, .offset = AT (schedule),
    .flags = MORE, .min = 1, .max = 120, .step = 1, .initial = 30, .unit = DAYS,
    .hint = { "트리거가 일정일 때 레벨 1·2의 주기.", "Rhythm of levels 1 and 2 when the trigger is a schedule." } },
  { .key = "window", .label = { "모니터링 창", "Monitoring window" }, .type = HJ_PARAM_INTEGER, .offset = AT (window),
    .flags = MORE, .min = 3, .max = 14, .step = 1, .initial = 7, .unit = DAYS,
    .hint = { "정확도와 분포를 재는 날수.", "Days over which accuracy and inputs are measured." } },
  { .key = "cooldown", .label = { "실행 사이 쉼", "Pause between runs" }, .type = HJ_PARAM_INTEGER, .offset = AT (cooldown),
    .flags = MORE, .min = 1, .max = 14, .step = 1, .initial = 3, .unit = DAYS,
    .hint = { "레벨 1·2가 다시 실행하기까지 기다리는 날.", "Days before levels 1 and 2 run again." } },
  { .key = "angle", .label = { "드리프트 각도", "Angle of the drift" }, .type = HJ_PARAM_NUMBER, .offset = AT (angle),
    .flags = MORE, .min = 10, .max = 180, .step = 5, .initial = 100, .unit = { "°", "°" },
    .hint = { "개념 드리프트가 경계를 돌리는 각도.", "By how much concept drift turns the border." } },
  { .key = "drift_days", .label = { "드리프트 길이", "Length of the drift" }, .type = HJ_PARAM_INTEGER,
    .offset = AT (drift_days), .flags = MORE, .min = 1, .max = 90, .step = 1, .initial = 45, .unit = DAYS,
    .hint = { "경계가 도는 데 걸리는 날.", "Days over which the border turns." } },
  { .key = "recurring_days", .label = { "다른 개념 길이", "Length of the other concept" }, .type = HJ_PARAM_INTEGER,
    .offset = AT (recurring_days), .flags = MORE, .min = 5, .max = 120, .step = 1, .initial = 60, .unit = DAYS,
    .hint = { "A→B→A에서 B가 머무는 날.", "Days that B stays in A → B → A." } },
  { .key = "covariate_day", .label = { "공변량 변화 시작", "Covariate shift from day" }, .type = HJ_PARAM_INTEGER,
    .offset = AT (days[HJ_MLOPS_COVARIATE]), .flags = MORE, .min = 1, .max = 230, .step = 1, .initial = 40,
    .hint = { "띠의 이름을 끌어도 됩니다.", "The name of the band can be dragged, too." } },
  { .key = "drift_day", .label = { "개념 드리프트 시작", "Concept drift from day" }, .type = HJ_PARAM_INTEGER,
    .offset = AT (days[HJ_MLOPS_ROTATION]), .flags = MORE, .min = 1, .max = 230, .step = 1, .initial = 80,
    .hint = { "띠의 이름을 끌어도 됩니다.", "The name of the band can be dragged, too." } },
  { .key = "unit_day", .label = { "단위 오류 시작", "Unit error from day" }, .type = HJ_PARAM_INTEGER,
    .offset = AT (days[HJ_MLOPS_UNIT]), .flags = MORE, .min = 1, .max = 230, .step = 1, .initial = 150,
    .hint = { "띠의 이름을 끌어도 됩니다.", "The name of the band can be dragged, too." } },
  { .key = "concept_day", .label = { "새 개념 시작", "New concept from day" }, .type = HJ_PARAM_INTEGER,
    .offset = AT (days[HJ_MLOPS_NONLINEAR]), .flags = MORE, .min = 1, .max = 230, .step = 1, .initial = 195,
    .hint = { "띠의 이름을 끌어도 됩니다.", "The name of the band can be dragged, too." } },
  { .key = "recurring_day", .label = { "되돌아오는 개념 시작", "Recurring concept from day" }, .type = HJ_PARAM_INTEGER,
    .offset = AT (days[HJ_MLOPS_RECURRING]), .flags = MORE, .min = 1, .max = 230, .step = 1, .initial = 80,
    .hint = { "띠의 이름을 끌어도 됩니다.", "The name of the band can be dragged, too." } },
  { .key = "stage", .label = { "고른 상자", "Chosen box" }, .type = HJ_PARAM_INTEGER, .offset = AT (stage),
    .flags = HJ_PARAM_HIDDEN, .min = -1, .max = HJ_MLOPS_LEVELS * MLOPS_STAGES - 1, .step = 1, .initial = -1,
    .hint = { "설명을 보여 줄 상자.", "The box that is explained." } },
  { .key = "revealed", .label = { "열린 칸", "Revealed cells" }, .type = HJ_PARAM_TEXT, .offset = AT (revealed),
    .flags = HJ_PARAM_HIDDEN, .initial_text = "", .hint = { "퀴즈에서 열린 칸.", "Cells seen in the quiz." } },
  { NULL },
};

/* What was seen, with seed 5, to the last day unless another is named. */
const HjExperiment mlops_experiments[] = {
  { "data-drift", { "데이터 드리프트 ≠ 성능 드리프트", "Data drift is not performance drift" }, "scenario=covariate&seed=5",
    { "75일에 PSI는 1.88, KS는 0.54로 경보가 울리지만 정확도는 세 레벨 모두 0.94 그대로이고, 재학습 1회는 게이트가 거릅니다. (시드 5)",
      "On day 75 PSI is 1.88 and KS 0.54, the alarm rings, yet accuracy stays at 0.94 at all three levels; the one "
      "retrained model is refused by the gate. (seed 5)" } },
  { "ct", { "CT가 드리프트를 고친다", "CT cures drift" }, "scenario=drift&seed=5",
    { "240일 평균 정확도 0.77 · 0.91 · 0.91. 레벨 1·2는 똑같이 15번 학습해 11번 배포합니다: 코드가 아니라 모델만 낡았기 때문입니다. (시드 5)",
      "Mean accuracy over 240 days 0.77, 0.91, 0.91. Levels 1 and 2 do exactly the same, 15 runs and 11 deployments: "
      "only the model was old, not the code. (seed 5)" } },
  { "code", { "코드 수준의 변화는 CI/CD만 고친다", "Only CI/CD cures a code-level change" }, "scenario=concept&seed=5",
    { "새 개념 뒤 오답이 레벨 1에서 1,353건, 레벨 2에서 1,167건. 새 특징이 21일이 아니라 3일 만에 나가기 때문입니다. (시드 5)",
      "1,353 wrong predictions at level 1, 1,167 at level 2: the new features are out after 3 days instead of 21. "
      "(seed 5)" } },
  { "blind", { "분포만 보면 개념 드리프트를 놓친다", "Watching inputs alone misses concept drift" },
    "scenario=drift&trigger=distribution&seed=5",
    { "경계가 100° 도는 동안 PSI는 잠잠해 레벨 1·2가 한 번도 학습하지 않고, 평균 0.67로 레벨 0의 0.77보다 나쁩니다. (시드 5)",
      "While the border turns by 100° PSI stays silent: levels 1 and 2 never retrain and end at a mean of 0.67, below "
      "level 0 with 0.77. (seed 5)" } },
  { "gate", { "게이트를 끄면", "Without the gate" }, "gate=0&seed=5",
    { "레벨 1 배포가 16번에서 31번으로 늘지만 평균 정확도는 0.85 그대로입니다. 게이트는 불필요한 배포를 막습니다. (시드 5)",
      "Level 1 deploys 31 models instead of 16, and its mean accuracy stays at 0.85: the gate saves needless "
      "deployments. (seed 5)" } },
  { "registry", { "되돌아오는 개념과 모델 레지스트리", "A recurring concept and the registry" }, "scenario=recurring&seed=5",
    { "개념이 돌아오면 레벨 2는 레지스트리의 옛 모델을 다시 써서 오답이 1,643건, 다시 배워야 하는 레벨 1은 1,716건입니다. (시드 5)",
      "When the concept returns, level 2 takes the old model from its registry: 1,643 wrong predictions, against 1,716 "
      "at level 1, which has to learn again. (seed 5)" } },
  { "quiet", { "아무 일도 없으면 셋은 같다", "With nothing happening all three are the same" },
    "scenario=none&manual=0&seed=5",
    { "세 레벨의 오답이 878건으로 하루도 다르지 않습니다. 자동화는 변화가 있을 때만 값을 합니다. (시드 5)",
      "878 wrong predictions at each level, the same on every day: automation pays only where something changes. "
      "(seed 5)" } },
  { NULL },
};
