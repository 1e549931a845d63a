/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single signs, big operators, and signs that grow. */
#include "hj-math-setter.h"

guint
hj_math_find_glyph (const HjMathSetter *self, gunichar c, int style)
{
  guint glyph = hj_math_face_find (self->face, c);

  return hj_math_face_find_script (self->face, glyph, hj_style_level (style));
}

/* Signs that stand for others where the font has no such sign. */
static gunichar
substitute (gunichar c)
{
  static const struct { gunichar c, other; } others[] = {
    { 0x29f5, '\\' }, { 0x2236, ':' }, { 0xb5, 0x3bc }, { 0x210f, 0x127 }, { 0x2217, '*' }, { 0x2223, '|' },
    { 0x2016, 0x2225 }, { 0x1d6a4, 0x131 }, { 0x1d6a5, 0x237 }, { 0x25a1, 0x25fb }, { 0x2205, 0xd8 },
    { 0x3d5, 0x3c6 }, { 0x22ef, 0x2026 }, { 0x2a3f, 0x2210 }, { 0x223c, '~' }, { 0x22a4, 'T' }, { 0x302, '^' }, { 0x303, '~' }, { 0x304, 0xaf }, { 0x307, 0x2d9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].c == c)
      return others[i].other;
  return 0;
}

/* The letter that one of a mathematical alphabet is a form of, for fonts that have no such alphabets. */
static gunichar
plain_letter (gunichar c, HjMathFontKind *font)
{
  gunichar plain[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c < 0x2100 || g_unichar_fully_decompose (c, TRUE, plain, G_N_ELEMENTS (plain)) != 1 || plain[0] == c)
    return c;
  *font = c >= 0x1d400 && c < 0x1d434 ? HJ_BOLD_FONT : c >= 0x1d5a0 ? HJ_ROMAN_FONT : HJ_ITALIC_FONT;
  return plain[0];
}

/* In the mathematics font, or else as text. */
static HjBox *
set_character (HjMathSetter *self, gunichar c, int style)
{
  guint glyph = hj_math_find_glyph (self, c, style);
  HjMathNode text = { .kind = HJ_NODE_TEXT };
  HjMathFontKind font = HJ_ROMAN_FONT;
  char letters[8] = { 0 };

  if (!glyph && substitute (c))
    glyph = hj_math_find_glyph (self, substitute (c), style);
  if (glyph)
    return hj_box_new_glyph (self->arena, self->face, glyph, hj_math_em (self, style));
  g_unichar_to_utf8 (plain_letter (c, &font), letters);
  text.font = font;
  text.text = letters;
  return hj_math_set_text (self, &text, style);
}

HjBox *
hj_math_set_symbol (HjMathSetter *self, const HjMathNode *node, int style)
{
  HjMathFace *face = node->font == HJ_MATH_FONT ? NULL : hj_math_face_get (node->font, hj_style_level (style));
  guint glyph = face ? hj_math_face_find (face, node->c) : 0;
  HjBox *box = glyph ? hj_box_new_glyph (self->arena, face, glyph, hj_math_em (self, style))
                     : set_character (self, node->c, style);

  box->heavy = node->heavy;
  /* LuaTeX takes upright letters from the text's fonts, which have no italics correction. */
  if ((node->c < 128 && node->font == HJ_MATH_FONT) || (node->c >= 0x1d400 && node->c < 0x1d434))
    box->italic = 0;
  return box;
}

/* Appendix G, rule 13: larger in display style, and its middle on the axis. */
HjBox *
hj_math_set_operator (HjMathSetter *self, const HjMathNode *node, int style)
{
  guint glyph = hj_math_find_glyph (self, node->c, style);
  double least = hj_math_constant (self, style, HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT);
  HjBox *box;

  if (!glyph)
    return hj_math_set_symbol (self, node, style);
  box = hj_math_stretch_glyph (self, glyph, style < HJ_TEXT ? least : 0, HB_DIRECTION_TTB, style);
  box->heavy = node->heavy;
  return hj_math_centre_on_axis (self, box, style);
}
