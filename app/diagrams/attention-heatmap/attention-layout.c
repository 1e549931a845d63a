/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the parts of the attention diagram stand: wide (a page), medium (beside a note), narrow (a phone). */
#include "attention.h"
#include "hj-ink.h"

#include <math.h>

#define WIDE_ROWS 9 /* the table shows all keys up to so many, else the largest */

char *
attention_label_markup (const Lens *lens, int i)
{
  return g_markup_escape_text (lens->label[i], -1);
}

/* Measures alone; the palette is not looked at. */
static HjFrame
frame_of (const Layout *layout)
{
  return (HjFrame){ .palette = hj_palette_get (HJ_STYLE_LIGHT), .text_scale = layout->scale };
}

static double
widest_label (const Lens *lens, const Layout *layout)
{
  HjFrame frame = frame_of (layout);
  double widest = 0;

  for (int i = 0; i < lens->n; i++)
    {
      g_autofree char *markup = attention_label_markup (lens, i);

      widest = MAX (widest, hj_ink_text_width (&frame, HJ_TEXT_CELL_BOLD, markup));
    }
  return widest;
}

/* Names that do not fit above a cell are slanted, above small cells they stand upright. */
static double
choose_slant (const Layout *layout, double widest)
{
  if (widest <= layout->cell_width - 2)
    return 0;
  return layout->cell_width >= 20 * layout->scale ? 0.8 : G_PI_2;
}

/* The cells below y: as large as WIDTH and MOST allow. */
static void
lay_heat (const Lens *lens, Layout *layout, double y, double width, double most)
{
  double s = layout->scale, widest = widest_label (lens, layout), over;
  double longest = MIN (widest, (lens->n > 12 ? 72 : 96) * s);

  layout->indices = lens->n <= 12 && layout->kind == HJ_WIDTH_WIDE;
  layout->longest = longest;
  layout->labels = ceil (longest + (layout->indices ? 46 : 20) * s);
  layout->cell_width = floor (MIN ((width - layout->labels) / lens->n, most * s));
  layout->slant = choose_slant (layout, widest);
  /* The last slanted name reaches beyond the cells. */
  over = longest * cos (layout->slant) + 10 * s - layout->cell_width / 2;
  if (layout->slant > 0 && layout->slant < 1 && over > 0)
    layout->cell_width = MIN (layout->cell_width, floor ((width - layout->labels - over) / (lens->n - 0.5)));
  layout->cell_height = layout->kind == HJ_WIDTH_NARROW ? MIN (layout->cell_width, 37 * s) : layout->cell_width;
  layout->heads_up = ceil (layout->slant > 0 ? longest * sin (layout->slant) + 20 * s
                           : layout->indices ? 36 * s
                                             : 22 * s);
  layout->heat = (Box){ layout->labels, y + layout->heads_up, layout->cell_width * lens->n,
                        layout->cell_height * lens->n };
  layout->bar = (Box){ layout->heat.x, layout->heat.y + layout->heat.height + 10 * s, width - layout->labels, 30 * s };
}

static void
add_row (Layout *layout, int key)
{
  layout->row[layout->n_rows++] = key;
}

/* All keys, or those with the largest weights, in the order of the sentence. */
static void
choose_rows (const Lens *lens, Layout *layout, int most)
{
  const double *weights = lens->weights[lens->at] + lens->query * lens->n;

  layout->n_rows = 0;
  for (int j = 0; j < lens->n; j++)
    {
      int larger = 0;

      for (int other = 0; other < lens->n; other++)
        larger += weights[other] > weights[j] || (weights[other] == weights[j] && other < j);
      if (lens->n <= WIDE_ROWS || larger < most)
        add_row (layout, j);
    }
}

static double
table_height (const Layout *layout)
{
  return (26 + 20 * layout->n_rows + (layout->kind == HJ_WIDTH_WIDE ? 46 : 26)) * layout->scale;
}

/* Thumbnails in rows of PER_ROW from x, y; each takes WIDTH × HEIGHT. */
static void
lay_heads (const Lens *lens, Layout *layout, double x, double y, int per_row, double pitch_x, double pitch_y,
           double size)
{
  layout->head_room = MAX (pitch_x - 4 * layout->scale, size);
  for (int at = 0; at < lens->layers * lens->heads; at++)
    layout->head[at] = (Box){ x + at % per_row * pitch_x, y + at / per_row * pitch_y, size, size };
}

static void
lay_plots (Layout *layout, double y, double height)
{
  double s = layout->scale, gap = 60 * s, room = 44 * s, tail = 64 * s;
  double width = (layout->width - room - gap - tail) / 2;

  layout->plot[0] = (Box){ room, y + 24 * s, width, height * s };
  layout->plot[1] = (Box){ room + width + gap, y + 24 * s, width, height * s };
  layout->height = y + (24 + height + 38) * s;
}

/* Q, K, V and Z, as many side by side as fit. */
static void
lay_matrices (const Lens *lens, Layout *layout, double y)
{
  double s = layout->scale, names = MIN (layout->labels, 80 * s), gap = 18 * s;
  int per_row = N_MATRICES;
  double height;

  layout->entry_height = 22 * s;
  while (per_row > 1 && (layout->width - names - gap * (per_row - 1)) / (per_row * lens->d) < 24 * s)
    per_row /= 2;
  layout->entry_width = MIN (floor ((layout->width - names - gap * (per_row - 1)) / (per_row * lens->d)), 44 * s);
  height = 24 * s + lens->n * layout->entry_height + 12 * s;
  for (int m = 0; m < N_MATRICES; m++)
    layout->matrix[m] = (Box){ names + m % per_row * (lens->d * layout->entry_width + gap),
                               y + m / per_row * height + 24 * s, lens->d * layout->entry_width,
                               lens->n * layout->entry_height };
  layout->height = y + (N_MATRICES / per_row) * height + 20 * s;
}

static void
lay_below (const Attention *self, const Lens *lens, Layout *layout, double y, double plot_height)
{
  if (self->task == TASK_FORMULA)
    lay_matrices (lens, layout, y);
  else
    lay_plots (layout, y, plot_height);
}

static void
lay_wide (Attention *self, const Lens *lens, Layout *layout)
{
  double s = layout->scale, left = MIN (layout->width * 0.46, 430 * s), x = left + 34 * s, y;
  double room = layout->width - x;
  int count = lens->layers * lens->heads, per_row = MIN (count, 4);
  double size = MIN ((count > 4 ? 56 : 80) * s, (room - (per_row - 1) * 14 * s) / per_row);
  double pitch = MIN ((room - size) / MAX (per_row - 1, 1), 114 * s);

  layout->arcs = (Box){ 0, 0, left, 78 * s };
  lay_heat (lens, layout, layout->arcs.height, left, 46);
  layout->arcs.x = layout->heat.x;
  layout->arcs.width = layout->heat.width;
  layout->heads_title = (Box){ x, 0, room, 18 * s };
  lay_heads (lens, layout, x, 24 * s, per_row, pitch, size + 44 * s, size);
  y = layout->head[count - 1].y + size + 46 * s;
  layout->products = (Box){ x, y, room, 86 * s };
  choose_rows (lens, layout, WIDE_ROWS - 1);
  layout->table = (Box){ x, y + 94 * s, room, table_height (layout) };
  y = MAX (layout->bar.y + layout->bar.height, layout->table.y + layout->table.height);
  lay_below (self, lens, layout, y + 14 * s, 66);
}

/* Two lines of arithmetic, four where they are short, and one of what the network says. */
static double
well_height (const Attention *self, Layout *layout)
{
  layout->tight = layout->width < 350 * layout->scale;
  return (10 + 22 * ((layout->tight ? 4 : 2) + (self->network ? 1 : 0))) * layout->scale;
}

static void
lay_medium (Attention *self, const Lens *lens, Layout *layout)
{
  double s = layout->scale, y, size;
  int count = lens->layers * lens->heads, columns = count > 4 ? 2 : 1;
  double side = columns == 2 ? 160 * s : 88 * s, pitch;

  lay_heat (lens, layout, 0, layout->width - side - 8 * s, 49);
  pitch = MAX ((layout->heads_up + layout->heat.height) / MIN (count, 4), 84 * s);
  size = MIN (50 * s, pitch - 42 * s);
  lay_heads (lens, layout, layout->width - side + (columns == 1 ? 19 * s : 15 * s), 4 * s, columns,
             columns == 1 ? 92 * s : 80 * s, pitch, size);
  y = MAX (layout->bar.y + layout->bar.height, layout->head[count - 1].y + size + 38 * s) + 6 * s;
  layout->columns = layout->cell_width >= 34 * s;
  layout->well = (Box){ 0, y, layout->width, well_height (self, layout) };
  y += layout->well.height + 6 * s;
  if (layout->columns)
    layout->table = (Box){ 0, y, layout->heat.x + layout->heat.width, 66 * s };
  else
    {
      choose_rows (lens, layout, 5);
      layout->table = (Box){ 0, y, layout->width, table_height (layout) };
    }
  lay_below (self, lens, layout, y + layout->table.height + 12 * s, 56);
}

static void
lay_narrow (Attention *self, const Lens *lens, Layout *layout)
{
  double s = layout->scale, size = 40 * s, y;
  int count = lens->layers * lens->heads, per_row = MIN (count, 4), rows = (count + 3) / 4;
  double pitch = layout->width / per_row;

  lay_heads (lens, layout, (pitch - size) / 2, 4 * s, per_row, pitch, size + 46 * s, size);
  y = rows * (size + 46 * s) + 2 * s;
  lay_heat (lens, layout, y, layout->width, 60);
  layout->well = (Box){ 0, layout->bar.y + layout->bar.height + 8 * s, layout->width,
                         well_height (self, layout) };
  lay_below (self, lens, layout, layout->well.y + layout->well.height + 14 * s, 60);
  if (self->task == TASK_FORMULA)
    return;
  layout->plot[0] = (Box){ 0 };
  layout->plot[1].x = 34 * s;
  layout->plot[1].width = layout->width - (34 + 62) * s;
}

void
attention_lay_out (Attention *self, double width, double text_scale, Layout *layout)
{
  const Lens *lens = attention_lens (self);

  *layout = (Layout){ .kind = hj_width_class (width, text_scale), .scale = text_scale, .width = width };
  if (layout->kind == HJ_WIDTH_WIDE)
    lay_wide (self, lens, layout);
  else if (layout->kind == HJ_WIDTH_MEDIUM)
    lay_medium (self, lens, layout);
  else
    lay_narrow (self, lens, layout);
}

double
attention_height (gpointer state, double width, double text_scale)
{
  Layout layout;

  attention_lay_out (state, width, text_scale, &layout);
  return ceil (layout.height);
}
