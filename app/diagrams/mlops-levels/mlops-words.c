/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The MLOps diagram in words and numbers. */
#include "mlops-state.h"

#include <math.h>

double
mlops_mean (const Mlops *mlops, int level)
{
  return hj_mlops_mean (&mlops->run, level, 0, mlops->run.now.day);
}

const HjMlopsLog *
mlops_last_entry (const Mlops *mlops)
{
  const HjMlopsState *now = &mlops->run.now;

  for (int i = now->n_log - 1; i >= 0; i--)
    if (now->log[i].level >= 0)
      return now->log + i;
  return NULL;
}

/* The event that began last, by today, or −1. */
static int
latest_event (const Mlops *mlops, int *since)
{
  int found = -1, from, to, latest = -1;

  for (int event = 0; event < HJ_MLOPS_EVENTS; event++)
    if (mlops_event_span (mlops, event, &from, &to) && from < mlops->run.now.day && from > latest)
      {
        found = event;
        latest = from;
      }
  *since = mlops->run.now.day - latest;
  return found;
}

/* Who is below the target, level by level. (transfer full) */
static char *
name_those_behind (const Mlops *mlops, const double recent[HJ_MLOPS_LEVELS], HjLang lang)
{
  GString *out = g_string_new (NULL);

  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    if (recent[level] < mlops->target)
      g_string_append_printf (out, "%s%d", out->len ? (lang == HJ_LANG_EN ? ", " : "·") : "", level);
  g_string_prepend (out, lang != HJ_LANG_EN ? "목표보다 낮은 레벨: "
                         : out->len > 1 ? "Below target: levels " : "Below target: level ");
  g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}

/* What the three accuracies of these days say, SINCE days after the last event began. (transfer full) */
static char *
verdict (const Mlops *mlops, const double recent[HJ_MLOPS_LEVELS], int since, HjLang lang)
{
  double target = mlops->target, psi = mlops->run.now.levels[0].psi;
  gboolean all = recent[0] >= target && recent[1] >= target && recent[2] >= target;
  gboolean none = recent[0] < target && recent[1] < target && recent[2] < target;
  gboolean english = lang == HJ_LANG_EN;

  if (all && psi > 0.25)
    return g_strdup (english ? "The inputs have moved, the accuracy has not." : "입력은 움직였지만 정확도는 그대로입니다.");
  if (all)
    return g_strdup (english ? "All three keep to the target." : "세 레벨 모두 목표를 지킵니다.");
  if (none && since <= mlops->delay + mlops->window)
    return g_strdup (english ? "The labels are still on their way: all are behind."
                             : "정답이 아직 오는 중이라 모두 뒤처져 있습니다.");
  if (recent[2] >= target - 0.03 && recent[1] < target - 0.08)
    return g_strdup (english ? "Only level 2, which ships pipeline code within days, is back."
                             : "코드를 며칠 만에 내보내는 레벨 2만 돌아왔습니다.");
  if (recent[0] < recent[1] - 0.08 && recent[0] < recent[2] - 0.08)
    return g_strdup (english ? "Levels 1 and 2 retrain by trigger; level 0 waits for its calendar."
                             : "레벨 1·2는 트리거로 다시 배우고 레벨 0은 날짜를 기다립니다.");
  return name_those_behind (mlops, recent, lang);
}

char *
mlops_takeaway (const Mlops *mlops, HjLang lang)
{
  double recent[HJ_MLOPS_LEVELS];
  int since, event = latest_event (mlops, &since);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *words = NULL;

  if (mlops->run.now.day == 0)
    return g_strdup (lang == HJ_LANG_EN ? "One stream, three teams: run the days and see who follows."
                                        : "같은 스트림, 세 팀: 하루씩 돌려 누가 따라가는지 봅니다.");
  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    recent[level] = mlops_recent (&mlops->run.now, level, mlops->run.now.day);
  words = verdict (mlops, recent, event >= 0 ? since : 0, lang);
  if (event >= 0)
    g_string_append_printf (out, lang == HJ_LANG_EN ? "%s, day %d: " : "%s %d일째: ",
                            hj_text_get (mlops_events[event], lang), since);
  g_string_append_printf (out, lang == HJ_LANG_EN ? "%s (levels 0, 1, 2: %.2f, %.2f, %.2f)"
                                                  : "%s (레벨 0·1·2: %.2f, %.2f, %.2f)",
                          words, recent[0], recent[1], recent[2]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
describe_level (const Mlops *mlops, int level, HjLang lang, GString *out)
{
  const HjMlopsLevel *one = mlops->run.now.levels + level;

  g_string_append_printf (out,
                          lang == HJ_LANG_EN
                            ? " %s: mean accuracy %.2f, last seven days %.2f, %d models deployed from %d training runs, "
                              "%d code changes, %d wrong predictions."
                            : " %s: 평균 정확도 %.2f, 지난 7일 %.2f, 학습 %d회에 모델 배포 %d회, 코드 변경 %d회, 오답 %d건.",
                          hj_text_get (mlops_levels[level].name, lang), mlops_mean (mlops, level),
                          mlops_recent (&mlops->run.now, level, mlops->run.now.day),
                          lang == HJ_LANG_EN ? one->deployments : one->runs,
                          lang == HJ_LANG_EN ? one->runs : one->deployments, one->code_changes, one->wrong);
}

char *
mlops_describe (const Mlops *mlops, HjLang lang)
{
  GString *out = g_string_new (NULL);
  gboolean english = lang == HJ_LANG_EN;

  g_string_append_printf (out,
                          english ? "Day %d of %d: 60 labelled points a day with %.0f%% label noise, labels known %d days "
                                    "later; a logistic regression is retrained by the rules of each MLOps level."
                                  : "%d일 / %d일: 하루 60건, 라벨 잡음 %.0f%%, 정답은 %d일 뒤에 알려지고, 로지스틱 회귀를 "
                                    "레벨마다의 규칙으로 실제로 다시 학습합니다.",
                          mlops->run.now.day, mlops->run.config.n_days, 100 * mlops->noise, mlops->delay);
  for (int level = 0; level < HJ_MLOPS_LEVELS && mlops->run.now.day > 0; level++)
    describe_level (mlops, level, lang, out);
  if (mlops->run.now.day > 0)
    g_string_append_printf (out, english ? " The input index PSI is %.2f, KS %.2f."
                                         : " 입력 분포 지수 PSI는 %.2f, KS는 %.2f입니다.",
                            mlops->run.now.levels[0].psi, mlops->run.now.levels[0].ks);
  else
    g_string_append (out, english ? " Nothing has happened yet." : " 아직 아무 일도 없었습니다.");
  return g_string_free (out, FALSE);
}

/* ---- Marks ---- */

static char *
describe_stage (const Mlops *mlops, HjMark mark, HjLang lang)
{
  const MlopsStageText *text = &mlops_stage_texts[mark.i][mark.j];
  g_autofree char *detail = mlops_stage_detail (mlops, mark.i, mark.j, lang);
  gboolean english = lang == HJ_LANG_EN;

  return g_strdup_printf (english ? "%s, %s (%s, %s): %s Who: %s. Artefact: %s. Risk: %s"
                                  : "%s %s (%s, %s): %s 누가: %s. 산출물: %s. 위험: %s",
                          hj_text_get (mlops_levels[mark.i].name, lang), hj_text_get (mlops_stages[mark.j].name, lang),
                          text->manual ? (english ? "manual" : "수동") : (english ? "automated" : "자동"), detail,
                          hj_text_get (text->what, lang), hj_text_get (text->who, lang),
                          hj_text_get (text->artefact, lang), hj_text_get (text->risk, lang));
}

static char *
describe_day (const Mlops *mlops, HjMark mark, HjLang lang)
{
  const HjMlopsState *all = &mlops->furthest;
  gboolean english = lang == HJ_LANG_EN;
  double n = HJ_MLOPS_PER_DAY;

  if (mark.j >= all->day)
    return g_strdup_printf (english ? "Day %d: not reached yet" : "%d일: 아직 오지 않은 날", mark.j + 1);
  return g_strdup_printf (english ? "Day %d: accuracy of levels 0, 1, 2 %.2f, %.2f, %.2f; PSI %.2f, KS %.2f"
                                  : "%d일: 레벨 0·1·2 정확도 %.2f, %.2f, %.2f; PSI %.2f, KS %.2f",
                          mark.j + 1, all->levels[0].hits[mark.j] / n, all->levels[1].hits[mark.j] / n,
                          all->levels[2].hits[mark.j] / n, all->psi[mark.j], all->ks[mark.j]);
}

char *
mlops_describe_mark (const Mlops *mlops, HjMark mark, HjLang lang)
{
  int from, to;

  switch (mark.kind)
    {
    case MLOPS_MARK_STAGE:
      return describe_stage (mlops, mark, lang);
    case MLOPS_MARK_DAY:
      return describe_day (mlops, mark, lang);
    case MLOPS_MARK_EVENT:
      mlops_event_span (mlops, mark.i, &from, &to);
      return g_strdup_printf (lang == HJ_LANG_EN ? "%s, days %d to %d: drag to another day" : "%s, %d–%d일: 끌어서 옮깁니다",
                              hj_text_get (mlops_events[mark.i], lang), from, to);
    case MLOPS_MARK_CELL:
      return g_strdup_printf ("%s, %s: %s", hj_text_get (mlops_rows[mark.i].name, lang),
                              hj_text_get (mlops_levels[mark.j].name, lang),
                              mlops_is_hidden (mlops, mark.i, mark.j)
                                ? (lang == HJ_LANG_EN ? "hidden, press Return to see it" : "가려짐, Enter로 봅니다")
                                : hj_text_get (mlops_rows[mark.i].cells[mark.j], lang));
    default:
      return NULL;
    }
}

/* ---- Values ---- */

static void
add_number (HjValues *values, const char *stem, int level, const char *ko, const char *en, double number)
{
  g_autofree char *key = g_strdup_printf ("%s_%d", stem, level);
  g_autofree char *label_ko = g_strdup_printf ("레벨 %d %s", level, ko);
  g_autofree char *label_en = g_strdup_printf ("level %d %s", level, en);

  hj_values_add_number (values, key, (HjText){ label_ko, label_en }, NULL, number);
}

static void
add_level (const Mlops *mlops, HjValues *values, int level)
{
  const HjMlopsLevel *one = mlops->run.now.levels + level;

  /* Before the first day there is nothing to take a mean of. */
  if (mlops->run.now.day > 0)
    {
      add_number (values, "mean_accuracy", level, "평균 정확도", "mean accuracy", mlops_mean (mlops, level));
      add_number (values, "recent_accuracy", level, "지난 7일 정확도", "accuracy of the last 7 days",
                  mlops_recent (&mlops->run.now, level, mlops->run.now.day));
    }
  add_number (values, "runs", level, "학습 실행", "training runs", one->runs);
  add_number (values, "deployments", level, "모델 배포", "models deployed", one->deployments);
  add_number (values, "refused", level, "게이트가 거른 모델", "models refused by the gate", one->refused);
  add_number (values, "stopped", level, "데이터 검증이 멈춘 실행", "runs stopped by data validation", one->stopped);
  add_number (values, "code_changes", level, "코드 변경", "code changes", one->code_changes);
  add_number (values, "wrong", level, "누적 오답", "wrong predictions", one->wrong);
}

static void
add_series (const Mlops *mlops, HjValues *values)
{
  static const HjText day_name = { "일", "day" }, accuracy_name = { "정확도", "accuracy" };
  double x[HJ_MLOPS_MAX_DAYS], y[HJ_MLOPS_MAX_DAYS];
  guint n = (guint) mlops->run.now.day;

  for (guint day = 0; day < n; day++)
    x[day] = day + 1;
  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    {
      g_autofree char *key = g_strdup_printf ("accuracy_%d", level);
      g_autofree char *ko = g_strdup_printf ("레벨 %d 정확도", level), *en = g_strdup_printf ("accuracy of level %d", level);

      for (guint day = 0; day < n; day++)
        y[day] = (double) mlops->run.now.levels[level].hits[day] / HJ_MLOPS_PER_DAY;
      hj_values_add_series (values, key, (HjText){ ko, en }, day_name, accuracy_name, n, x, y);
    }
  for (guint day = 0; day < n; day++)
    y[day] = mlops->run.now.psi[day];
  hj_values_add_series (values, "psi_by_day", (HjText){ "입력 분포 PSI", "PSI of the inputs" }, day_name,
                        (HjText){ "PSI", "PSI" }, n, x, y);
  for (guint day = 0; day < n; day++)
    y[day] = mlops->run.now.ks[day];
  hj_values_add_series (values, "ks_by_day", (HjText){ "입력 분포 KS", "KS of the inputs" }, day_name,
                        (HjText){ "KS", "KS" }, n, x, y);
}

static void
add_levels_table (HjValues *values, const char *key, HjText label, HjLang lang)
{
  const HjText columns[] = { { "항목", "item" }, mlops_levels[0].name, mlops_levels[1].name, mlops_levels[2].name };
  HjValue *table = hj_values_add_table (values, key, label, MLOPS_ROWS, G_N_ELEMENTS (columns), columns);

  for (guint row = 0; row < MLOPS_ROWS; row++)
    {
      hj_value_set_word (table, row, 0, hj_text_get (mlops_rows[row].name, lang));
      for (guint level = 0; level < HJ_MLOPS_LEVELS; level++)
        hj_value_set_word (table, row, level + 1, hj_text_get (mlops_rows[row].cells[level], lang));
    }
}

static void
add_log (const Mlops *mlops, HjValues *values)
{
  static const HjText columns[] = { { "일", "day" }, { "레벨", "level" }, { "사건", "what (ko)" }, { "사건 (영어)", "what (en)" },
                                    { "수", "number" } };
  const HjMlopsState *now = &mlops->run.now;
  HjValue *table = hj_values_add_table (values, "event_log", (HjText){ "사건 기록", "event log" }, (guint) now->n_log,
                                        G_N_ELEMENTS (columns), columns);

  for (guint i = 0; i < (guint) now->n_log; i++)
    {
      const HjMlopsLog *entry = now->log + i;
      g_autofree char *ko = mlops_log_to_text (entry, HJ_LANG_KO, TRUE), *en = mlops_log_to_text (entry, HJ_LANG_EN, TRUE);

      hj_value_set_number (table, i, 0, entry->day);
      if (entry->level >= 0)
        hj_value_set_number (table, i, 1, entry->level);
      hj_value_set_word (table, i, 2, ko);
      hj_value_set_word (table, i, 3, en);
      hj_value_set_number (table, i, 4, entry->number);
    }
}

void
mlops_values (const Mlops *mlops, HjValues *values)
{
  hj_values_add_number (values, "day", (HjText){ "일", "day" }, NULL, mlops->run.now.day);
  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    add_level (mlops, values, level);
  hj_values_add_number (values, "psi", (HjText){ "입력 분포 PSI", "PSI of the inputs" }, NULL,
                        mlops->run.now.levels[0].psi);
  hj_values_add_number (values, "ks", (HjText){ "입력 분포 KS", "KS of the inputs" }, NULL, mlops->run.now.levels[0].ks);
  add_series (mlops, values);
  add_levels_table (values, "levels", (HjText){ "레벨별 특징", "what each level has (Korean)" }, HJ_LANG_KO);
  add_levels_table (values, "levels_en", (HjText){ "레벨별 특징 (영어)", "what each level has" }, HJ_LANG_EN);
  add_log (mlops, values);
}
