/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families of numbers that Korean papers, books and lecture notes number their headings by, without any mark of
 * Markdown: 제1장, 가., ①, Ⅱ., 2-1., ■. */
#include "hj-headings.h"

#include <string.h>

#define MOST_CHAPTERS 60

/* Units that are counted: 제1장, 3주차, Chapter 2. */
static const char *const units[] = { "편", "부", "장", "절", "항", "과", "강", "단원", "주차", "교시" };
static const char *const words[] = { "Part", "Chapter", "Lecture", "Week", "Unit", "Section" };

/* Letters that are numbers. */
static const struct {
  gunichar first;
  int n;
} letters[] = {
  { 0x2160, 12 } /* Ⅰ */, { 0x2460, 20 } /* ① */, { 0x2474, 20 } /* ⑴ */, { 0x2488, 20 } /* ⒈ */,
  { 0x2776, 10 } /* ❶ */, { 0x3260, 14 } /* ㉠ */, { 0x326e, 14 } /* ㉮ */,
};

/* Signs that stand before headings of one level. */
static const gunichar signs[] = { 0x25a0, 0x25a1, 0x25c6, 0x25c7, 0x25cf, 0x25cb, 0x25ce, 0x25b6, 0x25b7, 0x25a3, 0x25c8, 0x25ba };

/* And brackets round them. */
static const struct {
  const char *open, *close;
} brackets[] = { { "【", "】" }, { "〔", "〕" }, { "《", "》" }, { "〈", "〉" }, { "[", "]" }, { "<", ">" } };

/* Numbers of the families behind those of HjFamily. */
enum {
  OTHER = HJ_FAMILY_KEYCAP + 1,
  HANGUL_DOT = OTHER, /* 가. */
  HANGUL_ROUND,       /* 가) */
  HANGUL_PAREN,       /* (가) */
  ROMAN,              /* II. */
  FIRST_LETTER,
  FIRST_SIGN = FIRST_LETTER + G_N_ELEMENTS (letters),
  FIRST_BRACKET = FIRST_SIGN + G_N_ELEMENTS (signs),
  FIRST_UNIT = FIRST_BRACKET + G_N_ELEMENTS (brackets),
  FIRST_WORD = FIRST_UNIT + G_N_ELEMENTS (units),
};

static gboolean
found (HjHeading *heading, int family, int number)
{
  heading->family = (HjFamily) family;
  heading->number = number;
  heading->depth = 1;
  return TRUE;
}

gboolean
hj_headings_is_chapter (const HjHeading *heading)
{
  return (int) heading->family >= FIRST_UNIT;
}

gboolean
hj_headings_is_signed (const HjHeading *heading)
{
  return (int) heading->family >= FIRST_SIGN && (int) heading->family < FIRST_UNIT;
}

/* One of ENDS, and a space. */
static gboolean
ends_number (const char *p, const char *ends)
{
  return *p && strchr (ends, *p) && p[1] == ' ';
}

/* 가 나 다 …: which one C is, from 1; 0: none. */
static int
count_hangul (gunichar c)
{
  static const char order[] = "가나다라마바사아자차카타파하";
  int n = 1;

  for (const char *p = order; *p; p = g_utf8_next_char (p), n++)
    if (g_utf8_get_char (p) == c)
      return n;
  return 0;
}

static gboolean
read_hangul (const char *text, HjHeading *heading)
{
  gboolean paren = *text == '(';
  int number = count_hangul (g_utf8_get_char (text + paren));
  const char *behind = number ? g_utf8_next_char (text + paren) : NULL;

  if (!behind || !ends_number (behind, paren ? ")" : ".)"))
    return FALSE;
  return found (heading, paren ? HANGUL_PAREN : *behind == '.' ? HANGUL_DOT : HANGUL_ROUND, number);
}

/* I. to XXXIX.: subtractive as it is written today. */
static gboolean
read_roman (const char *text, HjHeading *heading)
{
  gsize length = strspn (text, "IVX");
  int number = 0, last = 0;

  if (!length || length > 6 || !ends_number (text + length, ".)"))
    return FALSE;
  for (gsize i = length; i-- > 0;)
    {
      int value = text[i] == 'I' ? 1 : text[i] == 'V' ? 5 : 10;

      number += value < last ? -value : value;
      last = MAX (last, value);
    }
  return found (heading, ROMAN, number);
}

static gboolean
read_letter (const char *text, HjHeading *heading)
{
  gunichar c = g_utf8_get_char (text);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (c >= letters[i].first && c < letters[i].first + letters[i].n)
      return found (heading, i == 0 ? ROMAN : FIRST_LETTER + (int) i, (int) (c - letters[i].first) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (c == signs[i] && *g_utf8_next_char (text) == ' ')
      return found (heading, FIRST_SIGN + (int) i, 0);
  return FALSE;
}

static gboolean
read_bracket (const char *text, HjHeading *heading)
{
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    if (g_str_has_prefix (text, brackets[i].open) && g_str_has_suffix (text, brackets[i].close)
        && strstr (text, brackets[i].close) + strlen (brackets[i].close) == text + strlen (text)
        && g_unichar_isalpha (g_utf8_get_char (text + strlen (brackets[i].open))) && !strchr (text, '='))
      return found (heading, FIRST_BRACKET + (int) i, 0);
  return FALSE;
}

/* What ends a number with its unit: "제1장 X", "제1장. X", "제1장: X" and "제1장" alone. */
static gboolean
ends_unit (const char *p)
{
  return !*p || strchr (" .:(", *p);
}

static gboolean
read_unit (const char *text, HjHeading *heading)
{
  const char *p = g_str_has_prefix (text, "제") ? text + strlen ("제") : text;
  gsize digits = strspn (p += strspn (p, " "), "0123456789");
  int number = digits && digits < 3 ? atoi (p) : 0;

  if (!number || number > MOST_CHAPTERS)
    return FALSE;
  p += digits;
  p += g_str_has_prefix (text, "제") ? strspn (p, " ") : 0;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (p, units[i]) && ends_unit (p + strlen (units[i])))
      return found (heading, FIRST_UNIT + (int) i, number);
  return FALSE;
}

static gboolean
read_word (const char *text, HjHeading *heading)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]), digits;

      if (g_ascii_strncasecmp (text, words[i], length) != 0 || text[length] != ' ')
        continue;
      digits = strspn (text + length + 1, "0123456789");
      if (digits && digits < 3 && ends_unit (text + length + 1 + digits))
        return found (heading, FIRST_WORD + (int) i, atoi (text + length + 1));
    }
  return FALSE;
}

/* "2-1. X" is what "2.1 X" is elsewhere. */
static gboolean
read_dashed (const char *text, HjHeading *heading)
{
  gsize first = strspn (text, "0123456789"), second = text[first] == '-' ? strspn (text + first + 1, "0123456789") : 0;
  const char *behind = text + first + 1 + second;

  if (!first || first > 2 || !second || second > 2 || !strchr (".) ", *behind) || !*behind)
    return FALSE;
  found (heading, HJ_FAMILY_NUMBER, atoi (text + first + 1));
  heading->depth = 2;
  return TRUE;
}

/* "3 things" begins with no number of a heading, "3.1 things" does. */
static gboolean
read_number (const char *text, HjHeading *heading)
{
  gsize digits = strspn (text, "0123456789");

  if (digits && text[digits] == ' ')
    return FALSE;
  hj_headings_read_number (text, heading);
  return heading->family != HJ_FAMILY_NONE;
}

gboolean
hj_headings_read_family (const char *text, HjHeading *heading)
{
  static gboolean (*const readers[]) (const char *, HjHeading *) = {
    read_unit, read_word, read_roman, read_hangul, read_bracket, read_dashed, read_letter, read_number,
  };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (readers[i] (text, heading))
      return TRUE;
  heading->family = HJ_FAMILY_NONE;
  heading->number = heading->depth = 0;
  return FALSE;
}
