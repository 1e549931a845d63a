/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unicode's own small and ornate letters. */
#include "hj-formula-letters.h"

#include <string.h>

/* Pairs of a sign and its small form. */
static const char raised[] =
  "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ"
  "AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿφᵠχᵡ⊤ᵀ′′∗*††∘°";
static const char lowered[] =
  "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ";

static char *
replace_all (const char *text, const char *pairs)
{
  GString *out = g_string_new (NULL);

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      const char *pair = pairs;

      while (*pair && g_utf8_get_char (pair) != c)
        pair = g_utf8_next_char (g_utf8_next_char (pair));
      if (!*pair)
        {
          g_string_free (out, TRUE);
          return NULL;
        }
      g_string_append_unichar (out, g_utf8_get_char (g_utf8_next_char (pair)));
    }
  return g_string_free (out, FALSE);
}

char *
hj_tex_raise (const char *text)
{
  return replace_all (text, raised);
}

char *
hj_tex_lower (const char *text)
{
  return replace_all (text, lowered);
}

/* Letters that Unicode had before the mathematical alphabets came, and which have holes there. */
static const struct { HjTexStyle style; char letter; gunichar c; } holes[] = {
  { HJ_TEX_DOUBLE, 'C', 0x2102 }, { HJ_TEX_DOUBLE, 'H', 0x210d }, { HJ_TEX_DOUBLE, 'N', 0x2115 },
  { HJ_TEX_DOUBLE, 'P', 0x2119 }, { HJ_TEX_DOUBLE, 'Q', 0x211a }, { HJ_TEX_DOUBLE, 'R', 0x211d },
  { HJ_TEX_DOUBLE, 'Z', 0x2124 }, { HJ_TEX_SCRIPT_FONT, 'B', 0x212c }, { HJ_TEX_SCRIPT_FONT, 'E', 0x2130 },
  { HJ_TEX_SCRIPT_FONT, 'F', 0x2131 }, { HJ_TEX_SCRIPT_FONT, 'H', 0x210b }, { HJ_TEX_SCRIPT_FONT, 'I', 0x2110 },
  { HJ_TEX_SCRIPT_FONT, 'L', 0x2112 }, { HJ_TEX_SCRIPT_FONT, 'M', 0x2133 }, { HJ_TEX_SCRIPT_FONT, 'R', 0x211b },
  { HJ_TEX_SCRIPT_FONT, 'e', 0x212f }, { HJ_TEX_SCRIPT_FONT, 'g', 0x210a }, { HJ_TEX_SCRIPT_FONT, 'o', 0x2134 },
  { HJ_TEX_FRAKTUR, 'C', 0x212d }, { HJ_TEX_FRAKTUR, 'H', 0x210c }, { HJ_TEX_FRAKTUR, 'I', 0x2111 },
  { HJ_TEX_FRAKTUR, 'R', 0x211c }, { HJ_TEX_FRAKTUR, 'Z', 0x2128 },
};

gunichar
hj_tex_style_letter (gunichar c, HjTexStyle style)
{
  gunichar upper = style == HJ_TEX_DOUBLE ? 0x1d538 : style == HJ_TEX_SCRIPT_FONT ? 0x1d49c : 0x1d504;

  if (style != HJ_TEX_DOUBLE && style != HJ_TEX_SCRIPT_FONT && style != HJ_TEX_FRAKTUR)
    return c;
  for (guint i = 0; i < G_N_ELEMENTS (holes); i++)
    if (holes[i].style == style && (gunichar) holes[i].letter == c)
      return holes[i].c;
  if (c >= 'A' && c <= 'Z')
    return upper + (c - 'A');
  if (c >= 'a' && c <= 'z')
    return upper + 26 + (c - 'a');
  if (style == HJ_TEX_DOUBLE && c >= '0' && c <= '9')
    return 0x1d7d8 + (c - '0');
  return c;
}

/* The end of the tag, entity or sign at TEXT; VISIBLE: it is no tag. */
static const char *
end_of_sign (const char *text, gboolean *visible)
{
  const char *end = *text == '<' ? strchr (text, '>') : *text == '&' ? strchr (text, ';') : NULL;

  *visible = *text != '<' || !end;
  return end ? end + 1 : g_utf8_next_char (text);
}

char *
hj_tex_accent (const char *text, const char *mark)
{
  gboolean each = strcmp (mark, "\314\205") == 0 || strcmp (mark, "\314\262") == 0, done = FALSE, visible;
  GString *out = g_string_new (NULL);

  while (*text)
    {
      const char *end = end_of_sign (text, &visible);

      g_string_append_len (out, text, end - text);
      if (visible && (each || !done))
        {
          g_string_append (out, mark);
          done = TRUE;
        }
      text = end;
    }
  return g_string_free (out, FALSE);
}
