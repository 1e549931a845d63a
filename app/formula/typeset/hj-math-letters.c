/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The alphabets of mathematics: Unicode's Mathematical Alphanumeric Symbols (block U+1D400) and its gaps. */
#include "hj-math-letters.h"

/* Where an alphabet begins; 0 where it has none. */
static const struct { gunichar capital, small, digit, greek; } blocks[] = {
  [HJ_ALPHABET_NORMAL] = { 0x1d434, 0x1d44e, 0, 0x1d6e2 },
  [HJ_ALPHABET_BOLD] = { 0x1d400, 0x1d41a, 0x1d7ce, 0x1d6a8 },
  [HJ_ALPHABET_BOLD_ITALIC] = { 0x1d468, 0x1d482, 0x1d7ce, 0x1d71c },
  [HJ_ALPHABET_DOUBLE] = { 0x1d538, 0x1d552, 0x1d7d8, 0 },
  [HJ_ALPHABET_SCRIPT] = { 0x1d49c, 0x1d4b6, 0, 0 },
  [HJ_ALPHABET_BOLD_SCRIPT] = { 0x1d4d0, 0x1d4ea, 0, 0 },
  [HJ_ALPHABET_FRAKTUR] = { 0x1d504, 0x1d51e, 0, 0 },
  [HJ_ALPHABET_BOLD_FRAKTUR] = { 0x1d56c, 0x1d586, 0, 0 },
  [HJ_ALPHABET_SANS] = { 0x1d5a0, 0x1d5ba, 0x1d7e2, 0 },
  [HJ_ALPHABET_MONO] = { 0x1d670, 0x1d68a, 0x1d7f6, 0 },
  [HJ_ALPHABET_SYMBOL] = { 0x1d468, 0x1d482, 0x1d7ce, 0x1d71c },
};

/* Letters that were in Unicode before their block, which has a hole there. */
static const struct { gunichar hole, letter; } holes[] = {
  { 0x1d455, 0x210e }, { 0x1d49d, 0x212c }, { 0x1d4a0, 0x2130 }, { 0x1d4a1, 0x2131 }, { 0x1d4a3, 0x210b },
  { 0x1d4a4, 0x2110 }, { 0x1d4a7, 0x2112 }, { 0x1d4a8, 0x2133 }, { 0x1d4ad, 0x211b }, { 0x1d4ba, 0x212f },
  { 0x1d4bc, 0x210a }, { 0x1d4c4, 0x2134 }, { 0x1d506, 0x212d }, { 0x1d50b, 0x210c }, { 0x1d50c, 0x2111 },
  { 0x1d515, 0x211c }, { 0x1d51d, 0x2128 }, { 0x1d53a, 0x2102 }, { 0x1d53f, 0x210d }, { 0x1d545, 0x2115 },
  { 0x1d547, 0x2119 }, { 0x1d548, 0x211a }, { 0x1d549, 0x211d }, { 0x1d551, 0x2124 },
};

static gunichar
fill_hole (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (holes); i++)
    if (holes[i].hole == c)
      return holes[i].letter;
  return c;
}

/* The place of C in a Greek alphabet of Unicode, or -1. */
static int
greek_place (gunichar c)
{
  static const gunichar odd[] = { 0x2202, 0x3f5, 0x3d1, 0x3f0, 0x3d5, 0x3f1, 0x3d6 };

  if (c >= 0x391 && c <= 0x3a9)
    return (int) (c - 0x391);
  if (c == 0x3f4)
    return 17;
  if (c == 0x2207)
    return 25;
  if (c >= 0x3b1 && c <= 0x3c9)
    return (int) (c - 0x3b1) + 26;
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    if (odd[i] == c)
      return 51 + (int) i;
  return -1;
}

static gunichar
greek_letter (HjAlphabet alphabet, gunichar c, int place)
{
  gunichar base = blocks[alphabet].greek;

  if (!base || (alphabet == HJ_ALPHABET_NORMAL && place <= 25))
    return c;
  /* Bold capitals stand upright unless they were asked for slanted. */
  if (alphabet == HJ_ALPHABET_SYMBOL && place <= 25)
    base = blocks[HJ_ALPHABET_BOLD].greek;
  return base + place;
}

static gunichar
latin_letter (HjAlphabet alphabet, gunichar c)
{
  if (c >= 'A' && c <= 'Z' && blocks[alphabet].capital)
    return fill_hole (blocks[alphabet].capital + c - 'A');
  if (c >= 'a' && c <= 'z' && blocks[alphabet].small)
    return fill_hole (blocks[alphabet].small + c - 'a');
  if (c >= '0' && c <= '9' && blocks[alphabet].digit)
    return blocks[alphabet].digit + c - '0';
  return c;
}

static gboolean
is_bold (HjAlphabet alphabet)
{
  return alphabet == HJ_ALPHABET_SYMBOL || alphabet == HJ_ALPHABET_BOLD || alphabet == HJ_ALPHABET_BOLD_ITALIC;
}

gunichar
hj_alphabet_letter (HjAlphabet alphabet, gunichar c, HjMathFontKind *font, gboolean *heavy)
{
  int place = greek_place (c);
  gunichar letter;

  *font = HJ_MATH_FONT;
  *heavy = FALSE;
  if (alphabet == HJ_ALPHABET_ITALIC && c < 128 && g_ascii_isalnum ((char) c))
    *font = HJ_ITALIC_FONT;
  if (alphabet == HJ_ALPHABET_UPRIGHT || *font != HJ_MATH_FONT)
    return c;
  if (alphabet == HJ_ALPHABET_ITALIC)
    alphabet = HJ_ALPHABET_NORMAL;
  letter = place >= 0 ? greek_letter (alphabet, c, place) : latin_letter (alphabet, c);
  *heavy = letter == c && is_bold (alphabet);
  return letter;
}
