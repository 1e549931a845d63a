/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Below the arithmetic: the curves of training, or the matrices of the formula; and what pointer and keyboard mark. */
#include "attention.h"
#include "hj-plot.h"
#include "hj-real.h"

#include <math.h>

static HjPlot
plot_of (Box box, double top, const char *name, const char *across)
{
  return (HjPlot){ box.x, box.y, box.width, box.height,
                   { .from = 0, .to = RUN_LENGTH, .ticks = box.width > 200 ? 6 : 3, .name = across },
                   { .from = 0, .to = top, .ticks = 2, .name = name } };
}

static double
end_of (const Attention *self, const double *curve)
{
  return self->position > 0 ? curve[self->position - 1] : NAN;
}

/* A curve in buckets of six steps, about two pixels: what came out lowest and highest, and the mean of the last 18
 * steps. Every step as a stroke would cost more than the whole drawing. */
enum { BUCKET = 6, BUCKETS = RUN_LENGTH / BUCKET + 1 };

typedef struct {
  guint n;
  double step[BUCKETS], low[BUCKETS], high[BUCKETS], mean[BUCKETS];
} Summary;

static void
add_bucket (Summary *summary, const double *curve, int from, int to)
{
  guint at = summary->n++;
  int first = MAX (0, to - 3 * BUCKET);

  summary->step[at] = to;
  summary->low[at] = summary->high[at] = curve[from];
  summary->mean[at] = 0;
  for (int i = from; i < to; i++)
    {
      summary->low[at] = MIN (summary->low[at], curve[i]);
      summary->high[at] = MAX (summary->high[at], curve[i]);
    }
  for (int i = first; i < to; i++)
    summary->mean[at] += curve[i] / (to - first);
}

static void
fill_range (cairo_t *cr, const HjPlot *plot, const Summary *summary, HjColor color)
{
  hj_plot_clip (cr, plot);
  for (guint i = 0; i < summary->n; i++)
    cairo_line_to (cr, hj_plot_x (plot, summary->step[i]), hj_plot_y (plot, summary->high[i]));
  for (guint i = summary->n; i > 0; i--)
    cairo_line_to (cr, hj_plot_x (plot, summary->step[i - 1]), hj_plot_y (plot, summary->low[i - 1]));
  hj_set_color_alpha (cr, color, 0.22);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_curve (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, const Attention *self, const double *curve,
            HjSeries series)
{
  HjStroke stroke = hj_stroke_of_series (frame, series);
  Summary summary = { 0 };
  int done = (int) self->position;

  for (int from = 0; from < done; from += BUCKET)
    add_bucket (&summary, curve, from, MIN (from + BUCKET, done));
  fill_range (cr, plot, &summary, stroke.color);
  hj_plot_line (cr, frame, plot, summary.n, summary.step, summary.mean, &stroke);
}

static void
draw_cursor (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, const Attention *self, const double *curve,
             HjSeries series)
{
  HjColor color = hj_palette_series (frame->palette, series);

  if (self->position > 0 && self->position < RUN_LENGTH)
    hj_plot_cursor (cr, frame, plot, (double) self->position, end_of (self, curve), &color);
}

/* What a guess among all symbols costs: the line to get below. */
static double
guess_of (const Attention *self)
{
  return hj_log (self->network->config.vocab);
}

static HjPlot
loss_plot (const Attention *self, const HjFrame *frame, const Layout *layout, const char *name)
{
  return plot_of (layout->plot[0], ceil (guess_of (self) * 1.1), name, hj_ink_say (frame, "스텝", "step"));
}

static HjPlot
accuracy_plot (const HjFrame *frame, const Layout *layout)
{
  return plot_of (layout->plot[1], 1, hj_ink_say (frame, "맞힌 비율", "share right"), hj_ink_say (frame, "스텝", "step"));
}

void
attention_draw_training_ground (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  g_autofree char *digits = hj_format_number (guess_of (self), 2);
  g_autofree char *name
    = g_strdup_printf (hj_ink_say (frame, "손실 (nat), 점선은 찍기 %s", "loss (nats), dotted: guessing %s"), digits);
  HjPlot loss = loss_plot (self, frame, layout, name), accuracy = accuracy_plot (frame, layout);

  hj_plot_axes (cr, frame, &accuracy);
  if (layout->plot[0].width <= 0)
    return;
  hj_plot_axes (cr, frame, &loss);
  hj_plot_reference (cr, frame, &loss, guess_of (self), 0, NULL);
}

static void
draw_loss (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  HjPlot plot = loss_plot (self, frame, layout, NULL);

  if (layout->plot[0].width <= 0)
    return;
  draw_curve (cr, frame, &plot, self, self->curves->loss, HJ_SERIES_BLACK);
  draw_cursor (cr, frame, &plot, self, self->curves->loss, HJ_SERIES_BLACK);
}

/* The name of a curve right of the plot, at its last value; PUSH keeps two of them apart. */
static void
name_curve (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, double value, double push, HjSeries series,
            const char *name)
{
  HjColor ink = hj_palette_series_ink (frame->palette, series);

  if (!isfinite (value))
    return;
  hj_ink_text (cr, frame, HJ_TEXT_TICK, &ink, plot->x + plot->width + 6, hj_plot_y (plot, value) + push,
               HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, name);
}

static void
draw_accuracy (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  gboolean copies = self->task == TASK_COPY;
  const double *second = copies ? self->curves->previous : self->curves->prefix;
  gboolean two = self->task == TASK_SENTENCE || self->task == TASK_INDUCTION || copies;
  HjPlot plot = accuracy_plot (frame, layout);
  double first = end_of (self, self->curves->accuracy), other = two ? end_of (self, second) : NAN;
  double apart = (first - other) * plot.height, least = 14 * layout->scale;
  double push = two && fabs (apart) < least ? (least - fabs (apart)) / 2 : 0;

  draw_curve (cr, frame, &plot, self, self->curves->accuracy, HJ_SERIES_BLUE);
  if (two)
    draw_curve (cr, frame, &plot, self, second, HJ_SERIES_VERMILLION);
  draw_cursor (cr, frame, &plot, self, self->curves->accuracy, HJ_SERIES_BLUE);
  name_curve (cr, frame, &plot, first, apart >= 0 ? -push : push, HJ_SERIES_BLUE, hj_ink_say (frame, "정확도", "accuracy"));
  if (two)
    name_curve (cr, frame, &plot, other, apart >= 0 ? push : -push, HJ_SERIES_VERMILLION,
                copies ? hj_ink_say (frame, "앞 토큰", "previous") : hj_ink_say (frame, "귀납", "induction"));
}

void
attention_draw_training (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  draw_loss (self, cr, frame, layout);
  draw_accuracy (self, cr, frame, layout);
}

static double
entry_of (const Lens *lens, int matrix, int row, int column)
{
  const double *all[N_MATRICES] = { lens->q[lens->at], lens->k[lens->at], lens->v[lens->at], lens->z };

  return all[matrix][row * lens->d + column];
}

static void
draw_entry (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, int matrix,
            int row, int column)
{
  double x = layout->matrix[matrix].x + column * layout->entry_width, value = entry_of (lens, matrix, row, column);
  double y = layout->matrix[matrix].y + row * layout->entry_height;
  HjColor color = hj_palette_diverging (frame->palette, CLAMP (value / 4, -1, 1)), ink = hj_color_ink_on (color);
  int decimals = value == round (value) ? 0 : matrix == MATRIX_Z && layout->entry_width > 34 * layout->scale ? 2 : 1;
  g_autofree char *digits = hj_format_number (value, decimals);

  hj_set_color (cr, color);
  cairo_rectangle (cr, x, y, layout->entry_width - 1, layout->entry_height - 1);
  cairo_fill (cr);
  hj_ink_text (cr, frame, HJ_TEXT_SMALL, &ink, x + layout->entry_width / 2 - 0.5, y + layout->entry_height / 2 - 0.5,
               HJ_ANCHOR_MIDDLE | HJ_ANCHOR_CENTRE, digits);
}

/* The rows that the cell shown comes from. */
static void
draw_row_frame (cairo_t *cr, const HjFrame *frame, const Layout *layout, int matrix, int row, HjColor color)
{
  cairo_rectangle (cr, layout->matrix[matrix].x - 1.5, layout->matrix[matrix].y + row * layout->entry_height - 1.5,
                   layout->matrix[matrix].width + 2, layout->entry_height + 2);
  hj_set_color (cr, color);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_matrix (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens, int matrix)
{
  static const HjText names[N_MATRICES] = { { "질의 " HJ_TEX ("Q"), "queries " HJ_TEX ("Q") },
                                            { "키 " HJ_TEX ("K"), "keys " HJ_TEX ("K") },
                                            { "값 " HJ_TEX ("V"), "values " HJ_TEX ("V") },
                                            { "출력 " HJ_TEX ("\\alpha V"), "output " HJ_TEX ("\\alpha V") } };
  double s = layout->scale;
  Box box = layout->matrix[matrix];

  hj_ink_text (cr, frame, HJ_TEXT_CELL_BOLD, NULL, box.x, box.y - 8 * s, HJ_ANCHOR_START,
               hj_text_get (names[matrix], frame->lang));
  for (int row = 0; row < lens->n; row++)
    for (int column = 0; column < lens->d; column++)
      draw_entry (self, cr, frame, layout, lens, matrix, row, column);
  draw_row_frame (cr, frame, layout, matrix, matrix == MATRIX_Q || matrix == MATRIX_Z ? lens->query : lens->key,
                  matrix == MATRIX_Q || matrix == MATRIX_Z ? frame->palette->accent
                                                           : hj_palette_series (frame->palette, HJ_SERIES_VERMILLION));
}

void
attention_draw_matrices (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  const Lens *lens = attention_lens (self);
  double s = layout->scale;

  for (int matrix = 0; matrix < N_MATRICES; matrix++)
    {
      Box box = layout->matrix[matrix];

      draw_matrix (self, cr, frame, layout, lens, matrix);
      for (int row = 0; row < lens->n && box.x == layout->matrix[0].x; row++)
        {
          g_autofree char *label = attention_label_markup (lens, row);

          hj_ink_paragraph (cr, frame, HJ_TEXT_SMALL, NULL, 0, box.y + (row + 0.5) * layout->entry_height - 8.5 * s,
                            box.x - 8 * s, HJ_ANCHOR_END, 1, label);
        }
    }
  hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, 0, layout->height - 20 * s, layout->width, HJ_ANCHOR_START, 1,
                    hj_ink_say (frame, "Q·K·V의 숫자를 위아래로 끌거나 + − 로 바꿉니다.",
                                "Drag a number of Q, K or V, or press + and −."));
}

static gboolean
box_of_mark (const Layout *layout, const Lens *lens, HjMark mark, Box *box)
{
  switch (mark.kind)
    {
    case MARK_CELL:
      *box = (Box){ layout->heat.x + mark.j * layout->cell_width, layout->heat.y + mark.i * layout->cell_height,
                    layout->cell_width - 1, layout->cell_height - 1 };
      return mark.i < lens->n && mark.j < lens->n;
    case MARK_HEAD:
      *box = layout->head[MIN (mark.i * lens->heads + mark.j, MAX_HEADS - 1)];
      return mark.i < lens->layers && mark.j < lens->heads;
    case MARK_TOKEN:
      *box = (Box){ 0, layout->heat.y + mark.i * layout->cell_height + 1, layout->labels - 8 * layout->scale,
                    layout->cell_height - 3 };
      return mark.i < lens->n;
    case MARK_ENTRY:
      *box = (Box){ layout->matrix[mark.i].x + mark.k * layout->entry_width,
                    layout->matrix[mark.i].y + mark.j * layout->entry_height, layout->entry_width - 1,
                    layout->entry_height - 1 };
      return layout->matrix[mark.i].width > 0 && mark.j < lens->n && mark.k < lens->d;
    default:
      return FALSE;
    }
}

/* The same key in cells and table, the same query in cells and names. */
static void
draw_hover (cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens)
{
  Box box;

  if (frame->hover.kind == MARK_CURVE && layout->plot[1].width > 0)
    for (int p = 0; p < 2; p++)
      if (layout->plot[p].width > 0)
        hj_ink_vline (cr, layout->plot[p].x + layout->plot[p].width * frame->hover.i / RUN_LENGTH, layout->plot[p].y,
                      layout->plot[p].y + layout->plot[p].height, 1, frame->palette->accent);
  if (!box_of_mark (layout, lens, frame->hover, &box))
    return;
  hj_set_color (cr, frame->palette->accent);
  cairo_set_line_width (cr, 2);
  hj_ink_rounded (cr, box.x, box.y, box.width, box.height, 2);
  cairo_stroke (cr);
  if (frame->hover.kind != MARK_CELL)
    return;
  hj_set_color_alpha (cr, frame->palette->accent, 0.8);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, box.x - 0.5, layout->heat.y - 0.5, box.width + 1, layout->heat.height);
  cairo_rectangle (cr, layout->heat.x - 0.5, box.y - 0.5, layout->heat.width, box.height + 1);
  cairo_stroke (cr);
}

void
attention_draw_overlay (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  const Lens *lens = attention_lens (self);
  Box box;

  draw_hover (cr, frame, layout, lens);
  if (box_of_mark (layout, lens, frame->focus, &box))
    hj_ink_focus (cr, frame, box.x, box.y, box.width, box.height, 2);
}
