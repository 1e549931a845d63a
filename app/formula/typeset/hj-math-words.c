/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: operator names, \text{…} in the roman fonts of TeX, Hangul and the rest through Pango. */
#include "hj-math-setter.h"

#include <pango/pangocairo.h>
#include <string.h>

/* ---- Operator names: letter beside letter ---- */

HjBox *
hj_math_set_word (HjMathSetter *self, const HjMathNode *node, int style)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);

  for (const char *at = node->text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      guint glyph = hj_math_find_glyph (self, c, style);

      if (c == ' ' || c == 0x2009)
        list->width += hj_math_em (self, style) / 6;
      else
        hj_box_append (list, hj_box_new_glyph (self->arena, self->face, glyph, hj_math_em (self, style)), 0);
    }
  return list;
}

/* ---- Text in TeX's own fonts ---- */

static void
add_glyphs (HjMathSetter *self, HjBox *box, HjMathFace *face, hb_buffer_t *buffer)
{
  unsigned n;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos (buffer, &n);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions (buffer, &n);
  double scale = box->size / hb_face_get_upem (hb_font_get_face (hj_math_face_get_hb (face)));

  box->n_glyphs = n;
  box->glyphs = hj_arena_take (self->arena, n * sizeof (cairo_glyph_t));
  for (unsigned i = 0; i < n; i++)
    {
      const HjMathMetrics *metrics = hj_math_face_measure (face, infos[i].codepoint);

      box->glyphs[i].index = infos[i].codepoint;
      box->glyphs[i].x = box->width + positions[i].x_offset * scale;
      box->glyphs[i].y = -positions[i].y_offset * scale;
      box->width += positions[i].x_advance * scale;
      box->height = MAX (box->height, metrics->height * box->size);
      box->depth = MAX (box->depth, metrics->depth * box->size);
    }
}

static HjBox *
shape_text (HjMathSetter *self, HjMathFace *face, const char *text, gsize length, double em)
{
  HjBox *box = hj_box_new (self->arena, HJ_BOX_GLYPHS);
  hb_buffer_t *buffer = hb_buffer_create ();

  hb_buffer_add_utf8 (buffer, text, (int) length, 0, (int) length);
  hb_buffer_guess_segment_properties (buffer);
  hb_buffer_set_direction (buffer, HB_DIRECTION_LTR);
  hb_shape (hj_math_face_get_hb (face), buffer, NULL, 0);
  box->outlines = hj_math_face_get_outlines (face);
  box->size = em;
  add_glyphs (self, box, face, buffer);
  hb_buffer_destroy (buffer);
  return box;
}

/* ---- Text through Pango ---- */

static const struct { PangoWeight weight; PangoStyle style; } looks[] = {
  [HJ_MATH_FONT] = { PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [HJ_ROMAN_FONT] = { PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [HJ_BOLD_FONT] = { PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [HJ_ITALIC_FONT] = { PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC },
  [HJ_BOLD_ITALIC_FONT] = { PANGO_WEIGHT_BOLD, PANGO_STYLE_ITALIC },
  [HJ_SANS_FONT] = { PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [HJ_MONO_FONT] = { PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
};

/* Laid out once, large, so that no rounding to pixels comes in; the formula's own size is put on afterwards. */
#define LAYOUT_SIZE 128.0
/* Hangul fills its em; beside Latin Modern it looks as large as the letters when it is set a little smaller. */
#define HANGUL_SIZE 0.9

static PangoLayout *
new_layout (HjMathSetter *self, const char *text, gsize length, HjMathFontKind font)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = pango_font_description_from_string (self->text_font);

  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_absolute_size (description, LAYOUT_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (description, looks[font].weight);
  pango_font_description_set_style (description, looks[font].style);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, (int) length);
  pango_font_description_free (description);
  g_object_unref (context);
  return layout;
}

static HjBox *
box_of_run (HjMathSetter *self, PangoGlyphItem *run, double scale)
{
  HjBox *box = hj_box_new (self->arena, HJ_BOX_GLYPHS);
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (run->item->analysis.font));
  PangoGlyphString *glyphs = run->glyphs;
  PangoRectangle ink, logical;
  double x = 0;

  if (!scaled) /* there is no font at all */
    return box;
  box->outlines = cairo_font_face_reference (cairo_scaled_font_get_font_face (scaled));
  g_ptr_array_add (self->outlines, box->outlines);
  box->size = LAYOUT_SIZE * scale;
  box->glyphs = hj_arena_take (self->arena, glyphs->num_glyphs * sizeof (cairo_glyph_t));
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      guint index = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph; /* 0: the font's own sign for that */

      if (info->glyph != PANGO_GLYPH_EMPTY)
        box->glyphs[box->n_glyphs++] = (cairo_glyph_t) {
          index, (x + info->geometry.x_offset) * scale / PANGO_SCALE, info->geometry.y_offset * scale / PANGO_SCALE };
      x += info->geometry.width;
    }
  pango_glyph_string_extents (glyphs, run->item->analysis.font, &ink, &logical);
  box->width = x * scale / PANGO_SCALE;
  box->height = MAX (0, -ink.y * scale / PANGO_SCALE);
  box->depth = MAX (0, (ink.y + ink.height) * scale / PANGO_SCALE);
  return box;
}

static HjBox *
lay_out_text (HjMathSetter *self, const char *text, gsize length, HjMathFontKind font, double em)
{
  PangoLayout *layout = new_layout (self, text, length, font);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);

  for (GSList *runs = line->runs; runs; runs = runs->next)
    hj_box_append (list, box_of_run (self, runs->data, HANGUL_SIZE * em / LAYOUT_SIZE), 0);
  g_object_unref (layout);
  return list;
}

/* ---- Both ---- */

static HjMathFace *
face_for (HjMathFace *face, gunichar c)
{
  return face && hj_math_face_find (face, c) ? face : NULL;
}

/* Runs of what the roman font has and of what it has not; a space goes with what stands before it. */
static const char *
end_of_run (HjMathFace *face, const char *text)
{
  gboolean has = face_for (face, g_utf8_get_char (text)) != NULL;
  const char *end = g_utf8_next_char (text);

  while (*end && (*end == ' ' || (face_for (face, g_utf8_get_char (end)) != NULL) == has))
    end = g_utf8_next_char (end);
  return end;
}

HjBox *
hj_math_set_text (HjMathSetter *self, const HjMathNode *node, int style)
{
  double em = hj_math_em (self, style);
  HjMathFace *face = hj_math_face_get (node->font == HJ_MATH_FONT ? HJ_ROMAN_FONT : node->font, hj_style_level (style));
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);

  for (const char *at = node->text; *at;)
    {
      const char *end = end_of_run (face, at);
      gboolean has = face_for (face, g_utf8_get_char (at)) != NULL;

      hj_box_append (list, has ? shape_text (self, face, at, end - at, em)
                               : lay_out_text (self, at, end - at, node->font, em), 0);
      at = end;
    }
  return list;
}

/* The source as it was written, quiet, with a wave under it. */
HjBox *
hj_math_set_unknown (HjMathSetter *self, const HjMathNode *node, int style)
{
  HjMathNode text = *node;
  HjBox *box, *wave;

  text.font = HJ_MONO_FONT;
  box = hj_math_set_text (self, &text, style);
  box->ink = HJ_INK_QUIET;
  wave = hj_box_new_rule (self->arena, box->width, 0, MAX (box->depth, 0) + 0.18 * hj_math_em (self, style));
  wave->kind = HJ_BOX_STROKE;
  wave->shape = HJ_SHAPE_WAVE;
  wave->line = 0.05 * hj_math_em (self, style);
  hj_box_put (box, wave, 0, 0);
  return box;
}
