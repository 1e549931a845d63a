/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the MLOps diagram says. Levels, stages and characteristics after Google's architecture article "MLOps:
 * Continuous delivery and automation pipelines in machine learning"; the wording is our own. */
#include "mlops-texts.h"

#include <string.h>

const MlopsLevelText mlops_levels[HJ_MLOPS_LEVELS] = {
  { { "레벨 0", "Level 0" }, { "수동", "manual" } },
  { { "레벨 1", "Level 1" }, { "파이프라인 자동화", "pipeline automation" } },
  { { "레벨 2", "Level 2" }, { "CI/CD 자동화", "CI/CD automation" } },
};

const MlopsStageName mlops_stages[MLOPS_STAGES] = {
  { { "데이터", "Data" }, { "데이터", "Data" } },
  { { "학습", "Training" }, { "학습", "Train" } },
  { { "평가·검증", "Evaluation" }, { "평가", "Eval" } },
  { { "인계·배포", "Hand-over" }, { "배포", "Ship" } },
  { { "서빙", "Serving" }, { "서빙", "Serve" } },
  { { "모니터링", "Monitoring" }, { "감시", "Watch" } },
};

const MlopsStageText mlops_stage_texts[HJ_MLOPS_LEVELS][MLOPS_STAGES] = {
  {
    { { "노트북", "notebook" }, TRUE,
      { "추출·정리를 스크립트로 그때그때 합니다.", "Extracted and cleaned by script, each time anew." },
      { "데이터 과학자", "data scientist" }, { "정리된 파일", "a cleaned file" },
      { "같은 처리를 다시 만들기 어렵습니다.", "Hard to repeat in the same way." } },
    { { "수작업", "by hand" }, TRUE,
      { "노트북에서 모델을 학습합니다.", "The model is trained in a notebook." },
      { "데이터 과학자", "data scientist" }, { "모델 파일", "a model file" },
      { "90일 같은 긴 주기 사이에 모델이 낡습니다.", "The model ages between rare trainings." } },
    { { "눈으로", "by eye" }, TRUE,
      { "지표를 눈으로 보고 정합니다.", "Metrics are looked at, and that decides." },
      { "데이터 과학자", "data scientist" }, { "결과 메모", "a note of results" },
      { "나빠진 모델도 그냥 지나갈 수 있습니다.", "A worse model may slip through." } },
    { { "모델 파일", "model file" }, TRUE,
      { "모델 파일을 운영팀에 건넵니다.", "The model file is handed to operations." },
      { "데이터 과학자 → 운영팀", "data scientist → operations" }, { "학습된 모델", "the trained model" },
      { "학습과 서빙의 처리가 달라집니다(스큐).", "Training and serving differ (skew)." } },
    { { "드물게", "rarely" }, TRUE,
      { "예측 서비스만 한 해에 몇 번 배포합니다.", "Only the prediction service, a few times a year." },
      { "운영팀", "operations" }, { "예측 서비스", "the prediction service" },
      { "바뀐 세상에 몇 달 늦습니다.", "Months behind a changed world." } },
    { { "없음", "none" }, TRUE,
      { "예측과 분포를 지켜보지 않습니다.", "Nobody watches predictions or inputs." },
      { "없음", "nobody" }, { "없음", "none" },
      { "성능이 떨어져도 아무도 모릅니다.", "Decay goes unseen." } },
  },
  {
    { { "검증 단계", "validated" }, FALSE,
      { "파이프라인이 뽑고, 스키마와 값을 검사합니다.", "The pipeline extracts and checks schema and values." },
      { "오케스트레이터", "orchestrator" }, { "검증된 데이터, 피처 스토어", "validated data, feature store" },
      { "스키마가 깨지면 멈추고 사람을 기다립니다.", "A broken schema stops it until people come." } },
    { { "자동 실행", "automatic" }, FALSE,
      { "트리거가 당겨지면 스스로 다시 학습합니다.", "Retrains itself when a trigger fires." },
      { "오케스트레이터", "orchestrator" }, { "후보 모델, 메타데이터", "candidate model, metadata" },
      { "특징과 코드는 예전 그대로입니다.", "Features and code stay as they were." } },
    { { "모델 게이트", "model gate" }, FALSE,
      { "떼어 둔 행에서 옛 모델을 이겨야 통과합니다.", "Must beat the old model on held-out rows." },
      { "파이프라인", "pipeline" }, { "평가 지표", "evaluation metrics" },
      { "새 개념에서는 어떤 후보도 목표에 못 미칩니다.", "On a new concept no candidate will do." } },
    { { "코드 변경", "code change" }, TRUE,
      { "모델이 아니라 학습 파이프라인을 배포합니다. 코드의 CI/CD는 없습니다.",
        "The training pipeline is deployed, not a model; there is no CI/CD of its code." },
      { "ML 엔지니어가 손으로", "ML engineers, by hand" }, { "학습 파이프라인", "the training pipeline" },
      { "새 특징 하나에 몇 주가 걸립니다.", "A new feature takes weeks." } },
    { { "지속 배포", "continuous" }, FALSE,
      { "통과한 모델을 자동으로 서비스에 올립니다.", "A model that passes goes into service by itself." },
      { "파이프라인", "pipeline" }, { "예측 서비스", "the prediction service" },
      { "모델만 이어서 배포됩니다.", "Only models are delivered continuously." } },
    { { "트리거", "trigger" }, FALSE,
      { "정확도와 입력 분포가 재학습을 부릅니다.", "Accuracy and input statistics call for training." },
      { "모니터링 서비스", "monitoring service" }, { "경보와 트리거", "alarms and triggers" },
      { "정답이 늦게 오면 늦게 압니다.", "Late labels mean late knowledge." } },
  },
  {
    { { "시험된 부품", "tested parts" }, FALSE,
      { "소스 관리에서 온, 시험을 거친 부품이 처리합니다.", "Components from source control, tested first." },
      { "오케스트레이터", "orchestrator" }, { "검증된 데이터, 피처 스토어", "validated data, feature store" },
      { "시험이 못 본 값은 여전히 샙니다.", "What tests never saw still leaks through." } },
    { { "자동 실행", "automatic" }, FALSE,
      { "CI가 짓고 시험한 파이프라인이 다시 학습합니다.", "The pipeline that CI built and tested retrains." },
      { "오케스트레이터", "orchestrator" }, { "후보 모델, 메타데이터", "candidate model, metadata" },
      { "잦은 실행은 그만큼 비용입니다.", "Frequent runs cost." } },
    { { "모델 게이트", "model gate" }, FALSE,
      { "게이트에 더해 레지스트리의 옛 모델과도 견줍니다.", "The gate, and old models of the registry too." },
      { "파이프라인", "pipeline" }, { "평가 지표, 모델 레지스트리", "metrics, model registry" },
      { "떼어 둔 행이 적으면 우연이 정합니다.", "With few held-out rows chance decides." } },
    { { "코드 변경", "code change" }, FALSE,
      { "커밋을 짓고 시험해 파이프라인 배포까지 자동입니다.", "A commit is built, tested and delivered." },
      { "CI/CD", "CI/CD" }, { "파이프라인 패키지", "pipeline packages" },
      { "시험이 부실하면 오류도 빨리 나갑니다.", "Poor tests ship errors just as fast." } },
    { { "단계적 공개", "staged" }, FALSE,
      { "개발 → 준비 → 운영으로 조금씩 엽니다.", "Opened step by step: dev, staging, production." },
      { "CD", "CD" }, { "예측 서비스", "the prediction service" },
      { "여러 판이 함께 도는 동안 복잡합니다.", "Several versions at once are complex." } },
    { { "트리거", "trigger" }, FALSE,
      { "재학습도 새 실험도 부릅니다.", "Calls for training, or for a new experiment." },
      { "모니터링 서비스", "monitoring service" }, { "경보, 트리거, 실험 과제", "alarms, triggers, tasks" },
      { "헛경보가 많으면 무시하게 됩니다.", "Too many false alarms get ignored." } },
  },
};

const MlopsRowText mlops_rows[MLOPS_ROWS] = {
  { { "프로세스", "Process" },
    { { "모든 단계를 사람이 스크립트와 노트북으로", "every step by hand, in scripts and notebooks" },
      { "파이프라인이 학습 단계를 이어서 자동 실행", "a pipeline runs the training steps by itself" },
      { "자동 파이프라인 + 코드의 CI/CD", "the same pipeline + CI/CD of its code" } } },
  { { "자동화 범위", "Automated" },
    { { "없음", "nothing" },
      { "데이터 준비 · 학습 · 검증", "data preparation, training, validation" },
      { "+ 코드 빌드 · 시험 · 배포", "+ build, test and delivery of code" } } },
  { { "지속 학습 CT", "CT (training)" },
    { { "X", "X" },
      { "O · 일정이나 트리거로", "O · by schedule or trigger" },
      { "O · 코드가 바뀔 때도", "O · also when code changes" } } },
  { { "지속 통합 CI", "CI (integration)" },
    { { "X", "X" }, { "X", "X" }, { "O · 커밋마다 빌드·시험", "O · each commit built and tested" } } },
  { { "지속 배포 CD", "CD (delivery)" },
    { { "X", "X" }, { "모델만", "model only" }, { "O · 모델과 파이프라인 모두", "O · both model and pipeline" } } },
  { { "배포 단위", "Unit deployed" },
    { { "학습된 모델", "a trained model" },
      { "학습 파이프라인 전체", "the whole training pipeline" },
      { "파이프라인 + 예측 서비스", "pipeline + prediction service" } } },
  { { "데이터·모델 검증", "Validation" },
    { { "손으로, 일부만", "by hand, in part" },
      { "데이터 검증과 모델 게이트가 자동", "data checks and model gate, automatic" },
      { "+ 성능·호환성 시험", "+ performance and compatibility tests" } } },
  { { "구성 요소", "Components" },
    { { "없음", "none" },
      { "오케스트레이터, 메타데이터, (선택) 피처 스토어", "orchestrator, metadata, (optional) feature store" },
      { "+ 소스 관리, 빌드·배포 서비스, 모델 레지스트리", "+ source control, build and deploy services, registry" } } },
  { { "공개 속도", "Release speed" },
    { { "한 해에 몇 번", "a few times a year" },
      { "모델은 빠르게, 코드는 느리게", "models fast, code slowly" },
      { "모델도 코드도 빠르게", "models and code fast" } } },
  { { "운영 모니터링", "Monitoring" },
    { { "없거나 수동", "absent or passive" },
      { "실시간 통계가 재학습을 부름", "live statistics call for training" },
      { "모델과 파이프라인, 새 실험까지 부름", "model and pipeline; also calls for experiments" } } },
  { { "맞는 상황", "Fits when" },
    { { "모델이 거의 바뀌지 않을 때", "models hardly change" },
      { "데이터가 자주 바뀔 때", "data change often" },
      { "데이터도 코드도 자주 바뀔 때", "data and code change often" } } },
};

const HjText mlops_events[HJ_MLOPS_EVENTS] = {
  [HJ_MLOPS_COVARIATE] = { "공변량 변화", "Covariate shift" },
  [HJ_MLOPS_ROTATION] = { "개념 드리프트", "Concept drift" },
  [HJ_MLOPS_UNIT] = { "단위 오류 ×10", "Unit error ×10" },
  [HJ_MLOPS_NONLINEAR] = { "새 개념", "New concept" },
  [HJ_MLOPS_RECURRING] = { "되돌아오는 개념", "Recurring concept" },
};

const MlopsLogText mlops_log[HJ_MLOPS_LOG_KINDS] = {
  [HJ_MLOPS_LOG_EVENT_BEGIN] = { { "시작", "begins" }, { NULL, NULL }, -1, -1 },
  [HJ_MLOPS_LOG_EVENT_END] = { { "끝", "ends" }, { NULL, NULL }, -1, -1 },
  [HJ_MLOPS_LOG_ALARM] = { { "입력 분포 경보", "input distribution alarm" }, { "지수 %.2f", "index %.2f" },
                           MLOPS_MONITOR, MLOPS_ROW_MONITORING },
  [HJ_MLOPS_LOG_RUN_ACCURACY] = { { "정확도 트리거: 다시 학습", "accuracy trigger: retraining" },
                                  { "알려진 정확도 %.2f", "known accuracy %.2f" }, MLOPS_TRAIN, MLOPS_ROW_CT },
  [HJ_MLOPS_LOG_RUN_DRIFT] = { { "분포 트리거: 다시 학습", "distribution trigger: retraining" },
                               { "지수 %.2f", "index %.2f" }, MLOPS_TRAIN, MLOPS_ROW_CT },
  [HJ_MLOPS_LOG_RUN_SCHEDULE] = { { "정한 날: 다시 학습", "scheduled day: retraining" }, { NULL, NULL }, MLOPS_TRAIN,
                                  MLOPS_ROW_CT },
  [HJ_MLOPS_LOG_RUN_CODE] = { { "새 코드로 다시 학습", "retraining with the new code" }, { NULL, NULL }, MLOPS_TRAIN,
                              MLOPS_ROW_CT },
  [HJ_MLOPS_LOG_STOPPED] = { { "데이터 검증이 실행을 멈춤", "data validation stops the run" },
                             { "범위 밖 %.2f", "out of range %.2f" }, MLOPS_DATA, MLOPS_ROW_VALIDATION },
  [HJ_MLOPS_LOG_REFUSED] = { { "게이트가 옛 모델을 지킴", "the gate keeps the old model" },
                             { "후보 정확도 %.2f", "candidate accuracy %.2f" }, MLOPS_EVALUATE, MLOPS_ROW_VALIDATION },
  [HJ_MLOPS_LOG_DEPLOYED] = { { "새 모델 배포", "new model deployed" }, { "정확도 %.2f", "accuracy %.2f" }, MLOPS_SERVE,
                              MLOPS_ROW_CD },
  [HJ_MLOPS_LOG_REUSED] = { { "레지스트리의 옛 모델을 다시 배포", "old model from the registry deployed" },
                            { "정확도 %.2f", "accuracy %.2f" }, MLOPS_SERVE, MLOPS_ROW_PARTS },
  [HJ_MLOPS_LOG_TICKET_UNIT] = { { "단위 처리 코드 변경 시작", "code change begun: units" },
                                 { "범위 밖 %.2f", "out of range %.2f" }, MLOPS_MONITOR, MLOPS_ROW_MONITORING },
  [HJ_MLOPS_LOG_TICKET_FEATURES] = { { "새 특징 코드 변경 시작", "code change begun: new features" },
                                     { "실험에서 얻은 정확도 %.2f", "accuracy gained in the experiment %.2f" },
                                     MLOPS_MONITOR, MLOPS_ROW_MONITORING },
  [HJ_MLOPS_LOG_CODE_UNIT] = { { "단위를 읽는 파이프라인 코드 배포", "pipeline code that reads units deployed" },
                               { NULL, NULL }, MLOPS_HAND_OVER, MLOPS_ROW_CI },
  [HJ_MLOPS_LOG_CODE_FEATURES] = { { "새 특징을 쓰는 파이프라인 코드 배포", "pipeline code with new features deployed" },
                                   { NULL, NULL }, MLOPS_HAND_OVER, MLOPS_ROW_CI },
};

int
mlops_row_of_log (const HjMlopsLog *entry)
{
  if (entry->level == 0 && entry->kind == HJ_MLOPS_LOG_DEPLOYED)
    return MLOPS_ROW_UNIT;
  if (entry->level == 0 && entry->kind == HJ_MLOPS_LOG_RUN_SCHEDULE)
    return MLOPS_ROW_PROCESS;
  /* Level 1 ships code by hand: what it exercises is how fast code comes out. */
  if (entry->level == 1 && mlops_log[entry->kind].row == MLOPS_ROW_CI)
    return MLOPS_ROW_SPEED;
  return mlops_log[entry->kind].row;
}

char *
mlops_log_to_text (const HjMlopsLog *entry, HjLang lang, gboolean with_number)
{
  const MlopsLogText *text = mlops_log + entry->kind;
  const char *words = hj_text_get (text->words, lang);
  g_autofree char *number = NULL;

  if (entry->level < 0)
    return g_strdup_printf (lang == HJ_LANG_EN ? "Day %d · %s %s" : "%d일 · %s %s", entry->day,
                            hj_text_get (mlops_events[(int) entry->number], lang), words);
  if (text->number.ko && with_number)
    {
      const char *format = hj_text_get (text->number, lang);
      const char *gap = strstr (format, "%.2f");

      number = g_strdup_printf (" (%.*s%.2f)", (int) (gap - format), format, entry->number);
    }
  return g_strdup_printf (lang == HJ_LANG_EN ? "Day %d · %s · %s%s" : "%d일 · %s · %s%s", entry->day,
                          hj_text_get (mlops_levels[entry->level].name, lang), words, number ? number : "");
}
