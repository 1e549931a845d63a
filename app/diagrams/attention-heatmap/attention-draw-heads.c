/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads as small multiples, with what each of them does. */
#include "attention.h"
#include "hj-ink.h"

#include <string.h>

static gboolean
is_ablated (const Attention *self, const Lens *lens, int at)
{
  return self->ablated >> (at / lens->heads * HJ_TRANSFORMER_HEADS + at % lens->heads) & 1;
}

/* Crossed out, beside the words: an ablated head is still computed, its output is thrown away. */
static void
draw_crossed (cairo_t *cr, const HjFrame *frame, Box box)
{
  for (int pass = 0; pass < 2; pass++)
    {
      hj_set_color (cr, pass ? frame->palette->negative : frame->palette->view);
      cairo_set_line_width (cr, pass ? 2.5 : 5);
      cairo_move_to (cr, box.x, box.y);
      cairo_line_to (cr, box.x + box.width, box.y + box.height);
      cairo_move_to (cr, box.x + box.width, box.y);
      cairo_line_to (cr, box.x, box.y + box.height);
      cairo_stroke (cr);
    }
}

static char *
role_words (const Attention *self, const Lens *lens, int at, HjLang lang, const char *between)
{
  double score;
  const char *role = attention_role (self, lens, at, lang, &score);
  g_autofree char *digits = role ? hj_format_number (score, 2) : NULL;

  if (is_ablated (self, lens, at))
    return g_strdup (lang == HJ_LANG_EN ? "off" : "꺼짐");
  if (!role)
    return g_strdup (lang == HJ_LANG_EN ? "mixed" : "뚜렷하지 않음");
  return g_strdup_printf ("%s%s%s", role, between, digits);
}

/* A name and what the head does; where there is no room for names, the score gets the second line. */
static void
draw_head_words (const Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout, const Lens *lens,
                 int at)
{
  double s = layout->scale, x = layout->head[at].x + layout->head[at].width / 2;
  double y = layout->head[at].y + layout->head[at].height + 5 * s, room = layout->head_room;
  gboolean shown = at == lens->at, narrow = layout->kind == HJ_WIDTH_NARROW;
  g_autofree char *name = attention_head_name (lens, at, frame->lang);
  g_autofree char *role = role_words (self, lens, at, frame->lang, narrow ? "\n" : " ");
  const HjColor *color = shown ? &frame->palette->accent : &frame->palette->text;
  char *score = strchr (role, '\n');

  if (score)
    *score++ = 0;
  hj_ink_paragraph (cr, frame, shown ? HJ_TEXT_SMALL_BOLD : HJ_TEXT_SMALL, color, x - room / 2, y, room,
                    HJ_ANCHOR_MIDDLE, 1, narrow ? role : name);
  hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, x - room / 2, y + 15 * s, room, HJ_ANCHOR_MIDDLE, 1,
                    narrow ? score ? score : "" : role);
}

void
attention_draw_heads_ground (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  const Lens *lens = attention_lens (self);
  int count = lens->layers * lens->heads;
  double s = layout->scale, width, y = layout->heads_title.y + 12 * s;

  if (layout->heads_title.height <= 0)
    return;
  width = hj_ink_textf (cr, frame, HJ_TEXT_AXIS, NULL, layout->heads_title.x, y, HJ_ANCHOR_START,
                        hj_ink_say (frame, "헤드 %d개", count == 1 ? "%d head" : "%d heads"), count);
  if (self->task == TASK_FORMULA)
    return;
  hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, layout->heads_title.x + width + 12 * s, y - 13.5 * s,
                    layout->heads_title.width - width - 12 * s, HJ_ANCHOR_START, 1,
                    hj_ink_say (frame, "가중치가 곧 설명은 아닙니다. A로 꺼서 확인합니다.",
                                "Weights are no explanation: switch one off with A."));
}

void
attention_draw_heads (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  const Lens *lens = attention_lens (self);
  int count = lens->layers * lens->heads;

  for (int at = 0; at < count; at++)
    {
      Box box = layout->head[at];

      attention_draw_cells (cr, frame, lens, lens->weights[at], box, 0);
      if (is_ablated (self, lens, at))
        draw_crossed (cr, frame, box);
      if (at == lens->at)
        {
          hj_ink_rounded (cr, box.x - 3.5, box.y - 3.5, box.width + 7, box.height + 7, 5);
          hj_set_color (cr, frame->palette->accent);
          cairo_set_line_width (cr, 2.5);
          cairo_stroke (cr);
        }
      draw_head_words (self, cr, frame, layout, lens, at);
    }
}
