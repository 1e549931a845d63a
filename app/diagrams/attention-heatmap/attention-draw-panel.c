/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of the cell shown: ① products, ② division, ③ exp, ④ share. */
#include "attention.h"
#include "hj-ink.h"

#include <math.h>

/* ① Σ_c q_c k_c as bars: above the line what adds, below it what takes away. */
static void
draw_bars (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, double width)
{
  double s = layout->scale, most = 1e-9, base = layout->products.y + 56 * s, pitch = width / lens->d;
  const double *q = lens->q[lens->at] + lens->query * lens->d, *k = lens->k[lens->at] + lens->key * lens->d;

  for (int c = 0; c < lens->d; c++)
    most = MAX (most, fabs (q[c] * k[c]));
  for (int c = 0; c < lens->d; c++)
    {
      double height = q[c] * k[c] / most * 26 * s;

      hj_set_color (cr, height >= 0 ? frame->palette->positive : frame->palette->negative);
      cairo_rectangle (cr, layout->products.x + c * pitch + pitch * 0.14, base - MAX (height, 0), pitch * 0.72,
                       fabs (height));
      cairo_fill (cr);
    }
  hj_ink_hline (cr, layout->products.x, layout->products.x + width, base, 1, frame->palette->axis);
  hj_ink_text (cr, frame, HJ_TEXT_SMALL_BOLD, &frame->palette->positive, layout->products.x + width + 8 * s,
               base - 8 * s, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, "+");
  hj_ink_text (cr, frame, HJ_TEXT_SMALL_BOLD, &frame->palette->negative, layout->products.x + width + 8 * s,
               base + 8 * s, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, "\u2212");
}

static void
draw_products (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens)
{
  double s = layout->scale, x = layout->products.x, y = layout->products.y, used, sum_width;
  g_autofree char *query = attention_label_markup (lens, lens->query), *key = attention_label_markup (lens, lens->key);
  g_autofree char *sum = hj_format_number (lens->scores[lens->query * lens->n + lens->key], 2), *words = NULL;

  used = hj_ink_textf (cr, frame, HJ_TEXT_MATH, NULL, x + 26 * s, y + 17 * s, HJ_ANCHOR_START,
                       HJ_TEX ("q_{%d} \\cdot k_{%d} = \\sum_c q_c k_c"),
                       lens->query + 1, lens->key + 1);
  words = g_strdup_printf (hj_ink_say (frame, "질의 ‘%s’ × 키 ‘%s’, 성분 %d개", "query ‘%s’ × key ‘%s’, %d channels"), query,
                           key, lens->d);
  hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, x + used + 44 * s, y + 3 * s, layout->products.width - used - 46 * s,
                    HJ_ANCHOR_START, 1, words);
  sum_width = hj_ink_text (cr, frame, HJ_TEXT_NUMBER, NULL, x + layout->products.width, y + 56 * s,
                           HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, sum);
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x + layout->products.width - sum_width - 8 * s, y + 56 * s,
               HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, hj_ink_say (frame, "합", "sum"));
  draw_bars (cr, frame, layout, lens, layout->products.width - 150 * s);
}

/* Right edges of the wide table's columns, from its left edge. */
typedef struct {
  double score, scaled, exp, bar, bar_width, weight;
} Columns;

static Columns
columns_of (const Layout *layout)
{
  double w = layout->table.width;

  return (Columns){ w * 0.31, w * 0.475, w * 0.635, w * 0.67, w * 0.205, w };
}

/* What makes exps of the divided scores. */
static const char *
exponential_of (const Attention *self)
{
  return self->tau == 1 ? HJ_TEX ("e^{s - \\max}") : HJ_TEX ("e^{(s - \\max)/\\tau}");
}

static void
draw_table_head (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, const Attention *self)
{
  double s = layout->scale, x = layout->table.x, y = layout->table.y + 14 * s, width;
  Columns columns = columns_of (layout);
  g_autofree char *division
    = self->scaled ? g_strdup_printf (HJ_TEX ("\\div \\sqrt{%d}"), lens->d) : g_strdup (HJ_TEX ("\\div 1"));

  hj_ink_hline (cr, x, x + layout->table.width, layout->table.y - 5 * s, 1, frame->palette->rule);
  hj_ink_text (cr, frame, HJ_TEXT_AXIS, NULL, x + 8 * s, y, HJ_ANCHOR_START, hj_ink_say (frame, "키", "key"));
  hj_ink_text (cr, frame, HJ_TEXT_SMALL, NULL, x + columns.score, y, HJ_ANCHOR_END, HJ_TEX ("q \\cdot k"));
  width = hj_ink_text (cr, frame, HJ_TEXT_SMALL, NULL, x + columns.scaled, y, HJ_ANCHOR_END, division);
  hj_ink_disc (cr, frame, x + columns.scaled - width - 14 * s, y - 5 * s, 2);
  width = hj_ink_text (cr, frame, HJ_TEXT_SMALL, NULL, x + columns.exp, y, HJ_ANCHOR_END, exponential_of (self));
  hj_ink_disc (cr, frame, x + columns.exp - width - 13 * s, y - 5 * s, 3);
  width = hj_ink_text (cr, frame, HJ_TEXT_SMALL, NULL, x + columns.weight, y, HJ_ANCHOR_END, HJ_TEX ("\\div \\Sigma = \\alpha"));
  hj_ink_disc (cr, frame, x + columns.weight - width - 14 * s, y - 5 * s, 4);
}

static void
draw_number (cairo_t *cr, const HjFrame *frame, HjTextStyle style, double x, double y, double value, int decimals)
{
  g_autofree char *digits = hj_format_number (value, decimals);

  hj_ink_text (cr, frame, style, &frame->palette->text, x, y, HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, digits);
}

static void
draw_weight_bar (cairo_t *cr, const HjFrame *frame, double x, double y, double width, double height, double weight)
{
  hj_set_color (cr, frame->palette->band);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  hj_set_color (cr, frame->palette->accent);
  cairo_rectangle (cr, x, y, MAX (width * weight, 1), height);
  cairo_fill (cr);
}

static void
draw_masked_row (cairo_t *cr, const HjFrame *frame, const Layout *layout, double y, gboolean future)
{
  double s = layout->scale, x = layout->table.x + layout->table.width * 0.31, width = layout->table.width * 0.69;

  hj_ink_hatch (cr, x, y - 4 * s, width, 9 * s, 5, frame->palette->hatch);
  hj_ink_text_halo (cr, frame, HJ_TEXT_TICK, NULL, x + width / 2, y, HJ_ANCHOR_MIDDLE | HJ_ANCHOR_CENTRE,
                    future ? hj_ink_say (frame, "가림: 뒤에 오는 토큰", "masked: a later token")
                           : hj_ink_say (frame, "가림", "masked"));
}

static void
draw_table_row (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, int key, double y)
{
  double s = layout->scale, x = layout->table.x, score = lens->scores[lens->query * lens->n + key];
  double weight = lens->weights[lens->at][lens->query * lens->n + key];
  gboolean shown = key == lens->key, visible = lens->allowed[lens->query * lens->n + key];
  HjTextStyle style = shown ? HJ_TEXT_CELL_BOLD : HJ_TEXT_CELL;
  g_autofree char *label = attention_label_markup (lens, key);
  Columns columns = columns_of (layout);

  if (shown)
    {
      hj_ink_rounded (cr, x, y - 10 * s, layout->table.width, 20 * s, 4);
      hj_set_color (cr, frame->palette->accent_tint);
      cairo_fill (cr);
    }
  hj_ink_textf (cr, frame, HJ_TEXT_TICK, NULL, x + 20 * s, y, HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, "%d", key + 1);
  hj_ink_paragraph (cr, frame, style, &frame->palette->text, x + 27 * s, y - 9.2 * s, columns.score - 72 * s,
                    HJ_ANCHOR_START, 1, label);
  if (!visible)
    {
      draw_masked_row (cr, frame, layout, y, key > lens->query);
      return;
    }
  draw_number (cr, frame, style, x + columns.score, y, score, 2);
  draw_number (cr, frame, style, x + columns.scaled, y, score * lens->scale, 2);
  draw_number (cr, frame, style, x + columns.exp, y, lens->exps[key], 3);
  draw_weight_bar (cr, frame, x + columns.bar, y - 4.5 * s, columns.bar_width, 9 * s, weight);
  draw_number (cr, frame, style, x + columns.weight - 4 * s, y, weight, 2);
}

/* Σ, effective tokens, 1. */
static void
draw_table_sum (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, double y)
{
  double s = layout->scale, x = layout->table.x;
  Columns columns = columns_of (layout);
  g_autofree char *effective = hj_format_number (lens->row.effective, 1);
  gboolean all = layout->n_rows == lens->n;

  hj_ink_hline (cr, x, x + layout->table.width, y - 13 * s, 1, frame->palette->axis);
  hj_ink_text (cr, frame, HJ_TEXT_CELL_BOLD, NULL, x + 8 * s, y, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE,
               all ? hj_ink_say (frame, "합", "Σ") : hj_ink_say (frame, "모두의 합", "Σ of all"));
  if (lens->row.visible == 0)
    {
      hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x + columns.weight, y, HJ_ANCHOR_END | HJ_ANCHOR_CENTRE,
                   hj_ink_say (frame, "볼 수 있는 키가 없어 모두 0", "no key can be seen: all 0"));
      return;
    }
  draw_number (cr, frame, HJ_TEXT_CELL_BOLD, x + columns.exp, y, lens->row.sum, 3);
  hj_ink_textf (cr, frame, HJ_TEXT_TICK, NULL, x + columns.bar, y, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE,
                hj_ink_say (frame, "유효 토큰 %s개", "%s effective"), effective);
  draw_number (cr, frame, HJ_TEXT_CELL_BOLD, x + columns.weight - 4 * s, y, 1, 2);
}

/* What the network says at the query shown, and whether that is so; NULL where nothing is said. (transfer full) */
static char *
answer_words (const Attention *self, const HjFrame *frame, const Lens *lens)
{
  char said_buffer[LABEL_SIZE], target_buffer[LABEL_SIZE];
  int q = lens->query, target = lens->target[q];
  const char *said = lens->said[q] < 0 ? NULL : attention_symbol_label (self, lens, lens->said[q], said_buffer);
  const char *right = target < 0 ? NULL : attention_symbol_label (self, lens, target, target_buffer);
  g_autofree char *belief = hj_format_number (lens->belief[q], 2), *end = NULL, *words = NULL;

  if (lens->said[q] < 0)
    return NULL;
  if (target < 0)
    end = g_strdup ("");
  else if (target == lens->said[q])
    end = g_strdup (hj_ink_say (frame, " (맞음)", " (right)"));
  else
    end = g_strdup_printf (hj_ink_say (frame, " (정답은 ‘%s’)", " (it is ‘%s’)"), right);
  words = g_strdup_printf (hj_ink_say (frame, "이 자리에서 모델의 답: ‘%s’ %s%s", "Here the network says ‘%s’, %s%s"),
                           said ? said : hj_ink_say (frame, "여기 없는 기호", "a symbol not here"), belief, end);
  return g_markup_escape_text (words, -1);
}

static void
draw_table (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens)
{
  double s = layout->scale, y = layout->table.y + 36 * s;
  g_autofree char *answer = NULL;

  for (int r = 0; r < layout->n_rows; r++, y += 20 * s)
    draw_table_row (cr, frame, layout, lens, layout->row[r], y);
  draw_table_sum (cr, frame, layout, lens, y + 5 * s);
  answer = layout->kind == HJ_WIDTH_WIDE ? answer_words (self, frame, lens) : NULL;
  if (answer)
    hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, layout->table.x + 8 * s, y + 17 * s, layout->table.width - 8 * s,
                      HJ_ANCHOR_START, 1, answer);
}

/* The same arithmetic, a column under each column of cells. */
static void
draw_column (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, int key)
{
  double s = layout->scale, x = layout->heat.x + (key + 0.5) * layout->cell_width, y = layout->table.y + 9 * s;
  double weight = lens->weights[lens->at][lens->query * lens->n + key];
  double score = lens->scores[lens->query * lens->n + key] * lens->scale;
  HjTextStyle style = key == lens->key ? HJ_TEXT_SMALL_BOLD : HJ_TEXT_SMALL;
  const double values[3] = { score, lens->exps[key], weight };

  if (!lens->allowed[lens->query * lens->n + key])
    {
      hj_ink_hatch (cr, x - layout->cell_width / 2 + 2, y - 6 * s, layout->cell_width - 5, 50 * s, 6,
                    frame->palette->hatch);
      return;
    }
  for (int r = 0; r < 3; r++)
    {
      g_autofree char *digits = hj_format_number (values[r], r == 0 && fabs (score) >= 9.95 ? 1 : 2);

      hj_ink_text (cr, frame, style, NULL, x, y + 18 * s * r, HJ_ANCHOR_MIDDLE | HJ_ANCHOR_CENTRE, digits);
    }
  draw_weight_bar (cr, frame, x - layout->cell_width / 2 + 3, y + 48 * s, layout->cell_width - 7, 4 * s, weight);
}

/* FULL where it has room left of the columns, else BRIEF. */
static void
draw_column_head (cairo_t *cr, const HjFrame *frame, const Layout *layout, int row, const char *full, const char *brief)
{
  double s = layout->scale, x = layout->heat.x - 10 * s, y = layout->table.y + (9 + 18 * row) * s;

  hj_ink_text (cr, frame, HJ_TEXT_SMALL, NULL, x, y, HJ_ANCHOR_END | HJ_ANCHOR_CENTRE,
               hj_ink_text_width (frame, HJ_TEXT_SMALL, full) < x ? full : brief);
}

static void
draw_column_heads (const Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  const char *scaled = self->scaled ? HJ_TEX ("s = q \\cdot k / \\sqrt{d}") : HJ_TEX ("s = q \\cdot k");

  draw_column_head (cr, frame, layout, 0, scaled, HJ_TEX ("s"));
  draw_column_head (cr, frame, layout, 1, exponential_of (self), HJ_TEX ("\\exp"));
  draw_column_head (cr, frame, layout, 2, HJ_TEX ("\\alpha"), HJ_TEX ("\\alpha"));
}

/* The four steps of one cell in a sentence of numbers. */
static char *
well_words (Attention *self, const HjFrame *frame, const Layout *layout, const Lens *lens)
{
  int at = lens->query * lens->n + lens->key;
  g_autofree char *query = attention_label_markup (lens, lens->query), *key = attention_label_markup (lens, lens->key);
  g_autofree char *score = hj_format_number (lens->scores[at], 2), *exp = hj_format_number (lens->exps[lens->key], 3);
  g_autofree char *scaled = hj_format_number (lens->scores[at] * lens->scale, 2);
  g_autofree char *sum = hj_format_number (lens->row.sum, 3), *bits = hj_format_number (lens->row.entropy, 2);
  g_autofree char *weight = hj_format_number (lens->weights[lens->at][at], 2), *division = NULL;

  if (!lens->allowed[at])
    return g_strdup_printf (hj_ink_say (frame, "‘%s’ → ‘%s’: 가려져서 정확히 0입니다.", "‘%s’ → ‘%s’: masked, exactly 0."), query,
                            key);
  division = self->scaled ? g_strdup_printf (" \\div \\sqrt{%d} = %s", lens->d, scaled) : g_strdup ("");
  return g_strdup_printf (hj_ink_say (frame,
                                      "‘%s’ → ‘%s’%s" HJ_TEX ("q \\cdot k = %s%s") "\nsoftmax: "
                                      HJ_TEX ("%s \\div %s = \\mathbf{%s}") "%s엔트로피 %s비트",
                                      "‘%s’ → ‘%s’%s" HJ_TEX ("q \\cdot k = %s%s") "\nsoftmax: "
                                      HJ_TEX ("%s \\div %s = \\mathbf{%s}") "%sentropy %s bits"),
                          query, key, layout->tight ? "\n" : ": ", score, division, exp, sum, weight,
                          layout->tight ? "\n" : " · ", bits);
}

static void
draw_well (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens)
{
  double s = layout->scale;
  g_autofree char *words = well_words (self, frame, layout, lens), *answer = answer_words (self, frame, lens);
  g_autofree char *all = answer ? g_strconcat (words, "\n", answer, NULL) : g_strdup (words);
  g_auto (GStrv) lines = NULL;

  hj_ink_rounded (cr, layout->well.x, layout->well.y, layout->well.width, layout->well.height, 10);
  hj_set_color (cr, frame->palette->lane);
  cairo_fill (cr);
  lines = g_strsplit (all, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    hj_ink_paragraph (cr, frame, HJ_TEXT_CELL, NULL, layout->well.x + 12 * s, layout->well.y + (6 + 22 * i) * s,
                      layout->well.width - 20 * s, HJ_ANCHOR_START, 1, lines[i]);
}

/* The frame of the arithmetic: rules, numbered heads of columns, names of rows. */
void
attention_draw_panel_ground (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  const Lens *lens = attention_lens (self);
  double s = layout->scale;

  if (layout->products.height > 0)
    {
      hj_ink_hline (cr, layout->products.x, layout->products.x + layout->products.width, layout->products.y - 3 * s, 1,
                    frame->palette->rule);
      hj_ink_disc (cr, frame, layout->products.x + 9 * s, layout->products.y + 12 * s, 1);
    }
  if (layout->columns)
    draw_column_heads (self, cr, frame, layout);
  else if (layout->table.height > 0)
    draw_table_head (cr, frame, layout, lens, self);
}

void
attention_draw_panel (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  const Lens *lens = attention_lens (self);

  if (layout->well.height > 0)
    draw_well (self, cr, frame, layout, lens);
  if (layout->products.height > 0)
    draw_products (self, cr, frame, layout, lens);
  for (int j = 0; layout->columns && j < lens->n; j++)
    draw_column (cr, frame, layout, lens, j);
  if (!layout->columns && layout->table.height > 0)
    draw_table (self, cr, frame, layout, lens);
}
