/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The swim-lanes: three levels by six stages, what one of them is about, and the last entries of the log. */
#include "mlops-state.h"

HjSeries
mlops_series_of_level (int level)
{
  static const HjSeries series[HJ_MLOPS_LEVELS] = { HJ_SERIES_VERMILLION, HJ_SERIES_BLUE, HJ_SERIES_GREEN };

  return series[level];
}

char *
mlops_stage_detail (const Mlops *mlops, int level, int stage, HjLang lang)
{
  gboolean english = lang == HJ_LANG_EN;

  if (stage == MLOPS_HAND_OVER && level > 0)
    return g_strdup_printf (english ? "code: %d d" : "코드 변경 %d일", mlops->code_days[level]);
  if (stage == MLOPS_DATA && level > 0 && !mlops->validation)
    return g_strdup (english ? "unchecked" : "검증 꺼짐");
  if (stage == MLOPS_EVALUATE && level > 0 && !mlops->gate)
    return g_strdup (english ? "no gate" : "게이트 꺼짐");
  if (stage == MLOPS_MONITOR && level > 0 && mlops->trigger == HJ_MLOPS_TRIGGER_NONE)
    return g_strdup (english ? "no trigger" : "트리거 없음");
  return g_strdup (hj_text_get (mlops_stage_texts[level][stage].detail, lang));
}

/* The stage LEVEL is busy with: what it did within the last two days. −1 for none. */
static int
busy_stage (const Mlops *mlops, int level)
{
  const HjMlopsState *now = &mlops->run.now;

  for (int i = now->n_log - 1; i >= 0 && now->log[i].day >= now->day - 2; i--)
    if (now->log[i].level == level)
      return mlops_log[now->log[i].kind].stage;
  return -1;
}

static void
stroke_box (cairo_t *cr, const MlopsBox *box, double radius, double width, gboolean dashed, HjColor color)
{
  static const double dash[] = { 5, 4 };

  hj_ink_rounded (cr, box->x, box->y, box->width, box->height, radius);
  hj_set_color (cr, color);
  cairo_set_line_width (cr, width);
  if (dashed)
    cairo_set_dash (cr, dash, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_sign (cairo_t *cr, gboolean manual, double x, double y, double size, HjColor color)
{
  if (manual)
    hj_ink_hand (cr, x, y, size, color);
  else
    hj_ink_gear (cr, x, y, size, color);
}

/* Sign and name, and below what it is. */
static void
draw_wide_words (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsBox *box, int level, int stage)
{
  double s = frame->text_scale;
  g_autofree char *detail = mlops_stage_detail (mlops, level, stage, frame->lang);

  draw_sign (cr, mlops_stage_texts[level][stage].manual, box->x + 14 * s, box->y + 13 * s, 14 * s,
             frame->palette->text);
  hj_ink_paragraph (cr, frame, HJ_TEXT_SMALL_BOLD, NULL, box->x + 26 * s, box->y + 4 * s, box->width - 28 * s,
                    HJ_ANCHOR_START, 1, hj_text_get (mlops_stages[stage].name, frame->lang));
  hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, box->x + 8 * s, box->y + 22 * s, box->width - 10 * s,
                    HJ_ANCHOR_START, 1, detail);
}

/* All boxes by their full names, or all by their brief ones. */
static gboolean
names_fit (const HjFrame *frame, double width)
{
  for (int stage = 0; stage < MLOPS_STAGES; stage++)
    if (hj_ink_text_width (frame, HJ_TEXT_SMALL, hj_text_get (mlops_stages[stage].name, frame->lang)) > width)
      return FALSE;
  return TRUE;
}

static void
draw_small_words (cairo_t *cr, const HjFrame *frame, const MlopsBox *box, int level, int stage)
{
  double s = frame->text_scale, x = box->x + box->width / 2;
  const MlopsStageName *names = mlops_stages + stage;
  const char *name = hj_text_get (names_fit (frame, box->width - 4) ? names->name : names->brief, frame->lang);

  draw_sign (cr, mlops_stage_texts[level][stage].manual, x, box->y + 12 * s, 14 * s, frame->palette->text);
  hj_ink_text (cr, frame, HJ_TEXT_SMALL, NULL, x, box->y + 34 * s, HJ_ANCHOR_MIDDLE, name);
}

static void
draw_stage (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout, int level, int stage)
{
  const MlopsBox *box = &layout->stages[level][stage];
  const HjPalette *palette = frame->palette;
  gboolean busy = busy_stage (mlops, level) == stage, chosen = mlops->stage == level * MLOPS_STAGES + stage;
  HjColor color = hj_palette_series_ink (palette, mlops_series_of_level (level));

  hj_ink_rounded (cr, box->x, box->y, box->width, box->height, 7);
  hj_set_color (cr, busy ? hj_color_mix (palette->view, color, 0.14) : chosen ? palette->accent_tint : palette->view);
  cairo_fill (cr);
  stroke_box (cr, box, 7, busy ? 2.5 : chosen ? 2 : 1.25, mlops_stage_texts[level][stage].manual,
              busy ? color : chosen ? palette->accent : palette->dim);
  if (layout->kind == HJ_WIDTH_WIDE)
    draw_wide_words (mlops, cr, frame, box, level, stage);
  else
    draw_small_words (cr, frame, box, level, stage);
  /* An arrow to the next stage, where they stand in one line. */
  if (stage + 1 < MLOPS_STAGES && layout->stages[level][stage + 1].y == box->y && layout->kind == HJ_WIDTH_WIDE)
    hj_ink_arrow (cr, box->x + box->width + 1, box->y + box->height / 2, layout->stages[level][stage + 1].x - 1,
                  box->y + box->height / 2, 1.2, 4, palette->dim);
}

static void
draw_lane (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout, int level)
{
  const MlopsBox *lane = &layout->lanes[level];
  const MlopsLevelText *text = mlops_levels + level;
  double s = frame->text_scale;
  HjColor ink = hj_palette_series_ink (frame->palette, mlops_series_of_level (level));

  hj_ink_rounded (cr, lane->x, lane->y, lane->width, lane->height, 8);
  hj_set_color (cr, frame->palette->lane);
  cairo_fill (cr);
  cairo_rectangle (cr, lane->x, lane->y + 4, 4, lane->height - 8);
  hj_set_color (cr, hj_palette_series (frame->palette, mlops_series_of_level (level)));
  cairo_fill (cr);
  if (layout->kind == HJ_WIDTH_WIDE)
    {
      hj_ink_text (cr, frame, HJ_TEXT_CELL_BOLD, &ink, lane->x + 12 * s, lane->y + 19 * s, HJ_ANCHOR_START,
                   hj_text_get (text->name, frame->lang));
      hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, lane->x + 12 * s, lane->y + 22 * s, 112 * s, HJ_ANCHOR_START, 2,
                        hj_text_get (text->subtitle, frame->lang));
    }
  else
    {
      double width = hj_ink_text (cr, frame, HJ_TEXT_CELL_BOLD, &ink, lane->x + 12 * s, lane->y + 16 * s,
                                  HJ_ANCHOR_START, hj_text_get (text->name, frame->lang));

      hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, lane->x + 20 * s + width, lane->y + 3 * s,
                        lane->width - width - 22 * s, HJ_ANCHOR_START, 1, hj_text_get (text->subtitle, frame->lang));
    }
}

static void
draw_key (cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  double s = frame->text_scale, x = 10 * s, y = layout->key_y + 9 * s;
  gboolean narrow = layout->kind == HJ_WIDTH_NARROW, brief = layout->kind != HJ_WIDTH_WIDE;
  const char *assumed = narrow ? hj_ink_say (frame, "날수는 모두 가정", "lead times are assumed")
                               : hj_ink_say (frame, "걸리는 날수는 모두 가정입니다", "all lead times are assumptions");

  for (int manual = 0; manual < 2; manual++)
    {
      gboolean below = manual && layout->plots_width / s < 260; /* too narrow for one line */
      MlopsBox box = { x = below ? 10 * s : x, (y += below ? 19 * s : 0) - 9 * s, 26 * s, 17 * s };

      stroke_box (cr, &box, 5, 1.25, manual, frame->palette->dim);
      draw_sign (cr, manual, x + 13 * s, y, 11 * s, frame->palette->text);
      x += 32 * s;
      x += hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x, y, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE,
                        manual ? brief ? hj_ink_say (frame, "수동", "manual")
                                       : hj_ink_say (frame, "수동 (점선·손)", "manual (dashed, hand)")
                        : brief ? hj_ink_say (frame, "자동", "automated")
                                : hj_ink_say (frame, "자동 (실선·톱니)", "automated (solid, gear)")) + 14 * s;
    }
  if (narrow)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, 10 * s, y + 19 * s, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, assumed);
  else
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, layout->plots_width, y, HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, assumed);
}

void
mlops_draw_lanes (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    {
      draw_lane (mlops, cr, frame, layout, level);
      for (int stage = 0; stage < MLOPS_STAGES; stage++)
        draw_stage (mlops, cr, frame, layout, level, stage);
    }
  draw_key (cr, frame, layout);
}

/* ---- The strip ---- */

static void
draw_facts (cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout, int level, int stage)
{
  static const HjText heads[] = { { "무엇", "What" }, { "누가", "Who" }, { "산출물", "Artefact" }, { "위험", "Risk" } };
  const MlopsStageText *text = &mlops_stage_texts[level][stage];
  const HjText facts[] = { text->what, text->who, text->artefact, text->risk };
  gboolean wide = layout->kind == HJ_WIDTH_WIDE;
  gboolean inlined = wide || layout->strip.width / frame->text_scale < 260; /* the head stands in the line */
  int lines = layout->kind == HJ_WIDTH_NARROW ? inlined ? 4 : 3 : wide ? 3 : 2;
  double s = frame->text_scale, x = layout->strip.x + 12 * s, y = layout->strip.y + 8 * s;
  double width = layout->strip.width - 24 * s;
  static const double shares[] = { 0.34, 0.17, 0.19, 0.30 };

  hj_ink_textf (cr, frame, HJ_TEXT_SMALL_BOLD, NULL, x, y, HJ_ANCHOR_START | HJ_ANCHOR_TOP, "%s · %s",
                hj_text_get (mlops_levels[level].name, frame->lang), hj_text_get (mlops_stages[stage].name, frame->lang));
  y += 18 * s;
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      double head = inlined ? 0 : 58 * s, room = wide ? shares[i] * width - 10 * s : width - head;
      g_autofree char *markup = g_strdup_printf (inlined ? "<b>%s</b>  %s" : "%s%s",
                                                 inlined ? hj_text_get (heads[i], frame->lang) : "",
                                                 hj_text_get (facts[i], frame->lang));
      double used;

      if (!inlined)
        hj_ink_text (cr, frame, HJ_TEXT_SMALL_BOLD, NULL, x, y, HJ_ANCHOR_START | HJ_ANCHOR_TOP,
                     hj_text_get (heads[i], frame->lang));
      used = hj_ink_paragraph (cr, frame, HJ_TEXT_SMALL, NULL, x + head, y, room, HJ_ANCHOR_START, lines,
                                      markup);

      if (wide)
        x += shares[i] * width;
      else
        y += used + 3 * s;
    }
}

static void
draw_log (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  const HjMlopsState *now = &mlops->run.now;
  double s = frame->text_scale, x = layout->strip.x + 12 * s, y = layout->strip.y + 8 * s;
  int lines = layout->strip.width / s < 260 ? 3 : 1; /* of an entry */
  int room = (int) ((layout->strip.height - 30 * s) / (18 * s * lines)), first = MAX (now->n_log - room, 0);

  hj_ink_text (cr, frame, HJ_TEXT_SMALL_BOLD, NULL, x, y, HJ_ANCHOR_START | HJ_ANCHOR_TOP,
               hj_ink_say (frame, "사건 기록", "Event log"));
  if (layout->kind != HJ_WIDTH_NARROW)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, layout->strip.x + layout->strip.width - 12 * s, y,
                 HJ_ANCHOR_END | HJ_ANCHOR_TOP,
                 hj_ink_say (frame, "상자를 고르면 그 단계를 설명합니다", "choose a box to read about its stage"));
  y += 18 * s;
  if (now->n_log == 0)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x, y, HJ_ANCHOR_START | HJ_ANCHOR_TOP,
                 hj_ink_say (frame, "아직 아무 일도 없었습니다", "nothing has happened yet"));
  for (int i = first; i < now->n_log; i++, y += lines * 18 * s)
    {
      const HjMlopsLog *entry = now->log + i;
      g_autofree char *text = mlops_log_to_text (entry, frame->lang, layout->kind != HJ_WIDTH_NARROW);
      HjColor ink = entry->level < 0 ? frame->palette->text
                    : hj_palette_series_ink (frame->palette, mlops_series_of_level (entry->level));

      hj_ink_paragraph (cr, frame, entry->level < 0 ? HJ_TEXT_SMALL_BOLD : HJ_TEXT_SMALL, &ink, x, y,
                        layout->strip.width - 24 * s, HJ_ANCHOR_START, lines, text);
    }
}

void
mlops_draw_strip (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  HjMark mark = frame->hover.kind == MLOPS_MARK_STAGE ? frame->hover : frame->focus;

  hj_ink_panel (cr, frame, layout->strip.x + 0.5, layout->strip.y + 0.5, layout->strip.width - 1,
                layout->strip.height - 1, 8);
  if (mark.kind == MLOPS_MARK_STAGE)
    draw_facts (cr, frame, layout, mark.i, mark.j);
  else if (mlops->stage >= 0)
    draw_facts (cr, frame, layout, mlops->stage / MLOPS_STAGES, mlops->stage % MLOPS_STAGES);
  else
    draw_log (mlops, cr, frame, layout);
}
