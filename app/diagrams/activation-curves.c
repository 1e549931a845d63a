/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activation functions: f, its slope f′, and what is left of a gradient after n layers of it. */
#include "hj-diagram-class.h"
#include "hj-plot.h"
#include "hj-real.h"

#include <math.h>

typedef struct {
  int function;
  double x;
  double alpha;
  int layers;
} State;

/* Normal distribution Φ by the error function's series and continued fraction (Abramowitz and Stegun 26.2.10,
 * 26.2.17 is too coarse): Φ(x) = ½ + φ(x) Σ x^(2k+1) / (1·3·5…(2k+1)). */
static double
normal_cdf (double x)
{
  double term = x, sum = x;

  if (x > 8)
    return 1;
  if (x < -8)
    return 0;
  for (int k = 1; k < 200; k++)
    {
      term *= x * x / (2 * k + 1);
      sum += term;
    }
  return 0.5 + sum * hj_exp (-x * x / 2) / hj_sqrt (2 * HJ_PI);
}

static double
normal_pdf (double x)
{
  return hj_exp (-x * x / 2) / hj_sqrt (2 * HJ_PI);
}

/* Klambauer et al. 2017, the self-normalising constants. */
#define SELU_ALPHA 1.6732632423543772
#define SELU_SCALE 1.0507009873554805

static double sigmoid (double x, double a) { return hj_sigmoid (x); }
static double sigmoid_slope (double x, double a) { return hj_sigmoid (x) * hj_sigmoid (-x); }
static double tanh_ (double x, double a) { return hj_tanh (x); }
static double tanh_slope (double x, double a) { return 1 - hj_tanh (x) * hj_tanh (x); }
static double relu (double x, double a) { return x > 0 ? x : 0; }
static double relu_slope (double x, double a) { return x > 0; }
static double leaky (double x, double a) { return x > 0 ? x : a * x; }
static double leaky_slope (double x, double a) { return x > 0 ? 1 : a; }
static double elu (double x, double a) { return x > 0 ? x : hj_exp (x) - 1; }
static double elu_slope (double x, double a) { return x > 0 ? 1 : hj_exp (x); }
static double selu (double x, double a) { return SELU_SCALE * (x > 0 ? x : SELU_ALPHA * (hj_exp (x) - 1)); }
static double selu_slope (double x, double a) { return SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * hj_exp (x)); }
static double gelu (double x, double a) { return x * normal_cdf (x); }
static double gelu_slope (double x, double a) { return normal_cdf (x) + x * normal_pdf (x); }

static const struct {
  HjText range;
  double (*f) (double x, double alpha), (*slope) (double x, double alpha);
} functions[] = {
  { { "0 … 1", "0 … 1" }, sigmoid, sigmoid_slope },
  { { "−1 … 1", "−1 … 1" }, tanh_, tanh_slope },
  { { "0 … ∞", "0 … ∞" }, relu, relu_slope },
  { { "−∞ … ∞", "−∞ … ∞" }, leaky, leaky_slope },
  { { "−1 … ∞", "−1 … ∞" }, elu, elu_slope },
  { { "−1.76 … ∞", "−1.76 … ∞" }, selu, selu_slope },
  { { "−0.17 … ∞", "−0.17 … ∞" }, gelu, gelu_slope },
};

static const HjChoice choices[] = {
  { "sigmoid", { "시그모이드", "Sigmoid" } }, { "tanh", { "tanh", "tanh" } },   { "relu", { "ReLU", "ReLU" } },
  { "leaky-relu", { "Leaky ReLU", "Leaky ReLU" } }, { "elu", { "ELU", "ELU" } }, { "selu", { "SELU", "SELU" } },
  { "gelu", { "GELU", "GELU" } },             { NULL },
};

static const HjParam params[] = {
  { "function", { "함수", "Function" }, HJ_PARAM_CHOICE, G_STRUCT_OFFSET (State, function), .choices = choices,
    .symbols = "f|f'" },
  { "x", { "입력 x", "Input x" }, HJ_PARAM_NUMBER, G_STRUCT_OFFSET (State, x), 0, -6, 6, 0.1, 1,
    .hint = { "그림 위에서 끌어도 됩니다.", "Can be dragged on the plot too." }, .symbols = "x" },
  { "layers", { "층 수 n", "Layers n" }, HJ_PARAM_INTEGER, G_STRUCT_OFFSET (State, layers), 0, 1, 50, 1, 10,
    .hint = { "같은 기울기를 n번 곱합니다.", "The same slope is multiplied n times." }, .symbols = "n" },
  { "alpha", { "음수 쪽 기울기 α", "Negative slope α" }, HJ_PARAM_NUMBER, G_STRUCT_OFFSET (State, alpha), 0, 0, 0.5,
    0.01, 0.1, .hint = { "Leaky ReLU에만 쓰입니다.", "Used by Leaky ReLU only." }, .symbols = "\\alpha" },
  { NULL },
};

static double value (State *s, double x) { return functions[s->function].f (x, s->alpha); }
static double slope (State *s, double x) { return functions[s->function].slope (x, s->alpha); }
static double product (State *s) { return s->layers > 0 && slope (s, s->x) > 0 ? hj_pow (slope (s, s->x), s->layers) : 0; }

static void
reset (gpointer state, guint64 seed)
{
}

static double
height (gpointer state, double width, double text_scale)
{
  return hj_width_class (width, text_scale) == HJ_WIDTH_WIDE ? 360 : 300 + 260 * text_scale;
}

/* Left or upper plot: f and f′ over x. Right or lower one: the product over layers. */
static void
place (const HjFrame *frame, HjPlot *curve, HjPlot *decay)
{
  gboolean wide = hj_frame_width_class (frame) == HJ_WIDTH_WIDE;
  double k = frame->text_scale, left = 40 * k, gap = 70 * k, top = 34 * k, bottom = 40 * k;

  *curve = (HjPlot){ left, top, frame->width - left - 12, wide ? frame->height - top - bottom : 250,
                     { -6, 6, .ticks = 6, .name = "x" }, { -2, 4, .ticks = 6 } };
  if (frame->thumbnail)
    *curve = (HjPlot){ 12, 10, frame->width - 24, frame->height - 20, { -6, 6 }, { -1.5, 2.5 } };
  *decay = *curve;
  if (wide)
    {
      curve->width = (frame->width - 2 * left - gap) * 0.6;
      decay->x = curve->x + curve->width + gap;
      decay->width = frame->width - decay->x - 12;
    }
  else
    {
      decay->y = curve->y + curve->height + 80 * k;
      decay->height = frame->height - decay->y - bottom;
    }
  decay->across = (HjAxis){ 0, 50, .ticks = 5, .name = hj_ink_say (frame, "층", "layers") };
  decay->up = (HjAxis){ 1e-12, 100, .log = TRUE, .ticks = 5 };
  decay->up.name = hj_ink_say (frame, "남은 기울기 f′(x)ⁿ (로그)", "Gradient left f′(x)ⁿ (log)");
}

static void
draw_line (State *s, cairo_t *cr, const HjFrame *frame, const HjPlot *plot, HjSeries series,
           double (*of) (State *, double))
{
  enum { N = 481 };
  double x[N], y[N];
  HjStroke stroke = hj_stroke_of_series (frame, series);

  for (int i = 0; i < N; i++)
    {
      x[i] = -6 + 12.0 * i / (N - 1);
      y[i] = of (s, x[i]);
    }
  hj_plot_line (cr, frame, plot, N, x, y, &stroke);
}

static void
draw_decay (State *s, cairo_t *cr, const HjFrame *frame, const HjPlot *plot)
{
  double n[51], left[51], f = slope (s, s->x);
  HjStroke stroke = hj_stroke_of_series (frame, HJ_SERIES_VERMILLION);
  HjColor dot = stroke.color;

  for (int i = 0; i <= 50; i++)
    {
      n[i] = i;
      left[i] = f > 0 ? CLAMP (hj_pow (f, i), 1e-13, 1e3) : i == 0 ? 1 : NAN;
    }
  hj_plot_line (cr, frame, plot, 51, n, left, &stroke);
  hj_plot_cursor (cr, frame, plot, s->layers, f > 0 ? left[s->layers] : NAN, &dot);
}

static void
draw_key (State *s, cairo_t *cr, const HjFrame *frame, const HjPlot *plot)
{
  HjColor f = hj_palette_series_ink (frame->palette, HJ_SERIES_BLUE);
  HjColor g = hj_palette_series_ink (frame->palette, HJ_SERIES_VERMILLION);
  double y = plot->y - 12 * frame->text_scale, x = plot->x;

  x += hj_ink_text (cr, frame, HJ_TEXT_SMALL_BOLD, &f, x, y, HJ_ANCHOR_START, "━ " HJ_TEX ("f")) + 14;
  x += hj_ink_text (cr, frame, HJ_TEXT_SMALL_BOLD, &g, x, y, HJ_ANCHOR_START, "╍ " HJ_TEX ("f'")) + 14;
  hj_ink_textf (cr, frame, HJ_TEXT_TICK, NULL, x, y, HJ_ANCHOR_START, "%s %s",
                hj_ink_say (frame, "값의 범위", "range"), hj_text_get (functions[s->function].range, frame->lang));
}

static void
draw (gpointer state, cairo_t *cr, const HjFrame *frame)
{
  State *s = state;
  HjPlot curve, decay;
  HjColor blue = hj_palette_series (frame->palette, HJ_SERIES_BLUE);

  place (frame, &curve, &decay);
  if (frame->layers & HJ_LAYER_BACKGROUND)
    {
      hj_plot_axes (cr, frame, &curve);
      hj_ink_vline (cr, hj_plot_x (&curve, 0), curve.y, curve.y + curve.height, 1, frame->palette->axis);
      hj_ink_hline (cr, curve.x, curve.x + curve.width, hj_plot_y (&curve, 0), 1, frame->palette->axis);
      draw_key (s, cr, frame, &curve);
      if (!frame->thumbnail)
        hj_plot_axes (cr, frame, &decay);
    }
  if (frame->layers & HJ_LAYER_DATA)
    {
      draw_line (s, cr, frame, &curve, HJ_SERIES_BLUE, value);
      draw_line (s, cr, frame, &curve, HJ_SERIES_VERMILLION, slope);
      if (!frame->thumbnail)
        {
          draw_decay (s, cr, frame, &decay);
          hj_plot_cursor (cr, frame, &curve, s->x, value (s, s->x), &blue);
        }
    }
  if ((frame->layers & HJ_LAYER_OVERLAY) && frame->focus.kind)
    hj_ink_focus (cr, frame, hj_plot_x (&curve, s->x) - 8, hj_plot_y (&curve, CLAMP (value (s, s->x), -2, 4)) - 8, 16, 16,
                  8);
}

static HjMark
pick (gpointer state, const HjFrame *frame, double x, double y)
{
  HjPlot curve, decay;

  place (frame, &curve, &decay);
  return (HjMark){ hj_plot_contains (&curve, x, y) };
}

static HjChange
pointer (gpointer state, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x, double y)
{
  State *s = state;
  HjPlot curve, decay;

  if (!mark.kind)
    return HJ_CHANGED_NOTHING;
  place (frame, &curve, &decay);
  s->x = CLAMP (round (hj_plot_value_x (&curve, x) * 10) / 10, -6, 6);
  return HJ_CHANGED_INPUT;
}

static HjMark
move_focus (gpointer state, const HjFrame *frame, HjMark from, int dx, int dy)
{
  State *s = state;

  if (from.kind)
    s->x = CLAMP (round ((s->x + dx * 0.1) * 10) / 10, -6, 6);
  return (HjMark){ 1, (int) round (s->x * 10) };
}

static char *
describe_mark (gpointer state, HjMark mark, HjLang lang)
{
  State *s = state;
  g_autofree char *x = hj_format_number (s->x, 1), *f = hj_format_short (value (s, s->x));
  g_autofree char *g = hj_format_short (slope (s, s->x));

  return g_strdup_printf ("x = %s · f(x) = %s · f′(x) = %s", x, f, g);
}

static char *
takeaway (gpointer state, HjLang lang)
{
  State *s = state;
  g_autofree char *x = hj_format_number (s->x, 1), *f = hj_format_short (slope (s, s->x));
  g_autofree char *left = hj_format_short (product (s));

  return g_strdup_printf (lang == HJ_LANG_EN ? "At x = %s the slope is %s; after %d layers of it %s of a gradient is left."
                                             : "x = %s에서 기울기는 %s입니다. 이것이 %d층 이어지면 기울기가 %s만 남습니다.",
                          x, f, s->layers, left);
}

static char *
describe (gpointer state, HjLang lang)
{
  State *s = state;
  g_autofree char *first = takeaway (state, lang), *f = hj_format_short (value (s, s->x));

  return g_strdup_printf (lang == HJ_LANG_EN
                            ? "Activation function %s, values %s. At the cursor f(x) is %s. %s"
                            : "활성화 함수 %s, 값의 범위 %s. 커서에서 f(x)는 %s입니다. %s",
                          hj_text_get (choices[s->function].label, lang),
                          hj_text_get (functions[s->function].range, lang), f, first);
}

static void
values (gpointer state, HjValues *out)
{
  State *s = state;
  static const HjText columns[] = { { "x", "x" }, { "f(x)", "f(x)" }, { "f′(x)", "f′(x)" } };
  HjValue *table;

  hj_values_add_number (out, "f", (HjText){ "f(x)", "f(x)" }, NULL, value (s, s->x));
  hj_values_add_number (out, "slope", (HjText){ "기울기 f′(x)", "Slope f′(x)" }, NULL, slope (s, s->x));
  hj_values_add_number (out, "product", (HjText){ "n층 뒤에 남은 기울기", "Gradient left after n layers" }, NULL, product (s));
  table = hj_values_add_table (out, "curve", (HjText){ "곡선", "Curve" }, 25, 3, columns);
  for (guint i = 0; i < 25; i++)
    {
      hj_value_set_number (table, i, 0, -6 + 0.5 * i);
      hj_value_set_number (table, i, 1, value (s, -6 + 0.5 * i));
      hj_value_set_number (table, i, 2, slope (s, -6 + 0.5 * i));
    }
}

static HjBadgeKind
badge (gpointer state, HjLang lang, char **words)
{
  *words = g_strdup (lang == HJ_LANG_EN ? "Exact formula" : "정확한 식");
  return HJ_BADGE_EXACT;
}

static const char *const topics[] = { "activation-functions", NULL };

const HjDiagramClass hj_diagram_activation_curves = {
  .id = "activation-curves",
  .title = { "활성화 함수와 기울기", "Activation functions and gradients" },
  .topics = topics,
  .kind = HJ_DIAGRAM_INSTANT,
  .params = params,
  .size = sizeof (State),
  .reset = reset,
  .height = height,
  .draw = draw,
  .pick = pick,
  .pointer = pointer,
  .move_focus = move_focus,
  .describe_mark = describe_mark,
  .takeaway = takeaway,
  .describe = describe,
  .values = values,
  .badge = badge,
};
