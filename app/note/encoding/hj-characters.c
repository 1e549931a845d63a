/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "characters": letters that look like others and are not: decomposed Hangul and accents become composed (NFC),
 * spaces that break no line become spaces, invisible letters go, bullets of Word's symbol font become bullets. What only
 * one font knows is kept and told. The original stays in HjNote.markdown. */
#include "hj-fold.h"
#include "hj-reading.h"

#include <string.h>

#define LONGEST_CLUSTER 128 /* bytes of a letter with its marks */
#define KATEX_NEGATION 0xe020u /* pass "pastes" mends it */

/* Letters of Word's symbol fonts, whose codes lie in the private use area. */
static const struct {
  gunichar c;
  const char *text;
} symbols[] = {
  { 0xf0b7, "•" }, { 0xf0a7, "▪" }, { 0xf06e, "■" }, { 0xf06c, "●" }, { 0xf0a8, "□" }, { 0xf0d8, "➢" },
  { 0xf0e0, "→" }, { 0xf0df, "←" }, { 0xf0fc, "✓" }, { 0xf0fe, "☑" }, { 0xf0ae, "→" }, { 0xf0ac, "←" },
  { 0xf0b4, "×" }, { 0xf0b1, "±" }, { 0xf0a3, "≤" }, { 0xf0b3, "≥" }, { 0xf0b9, "≠" }, { 0xf0bb, "≈" },
};

static gboolean
is_wide_space (gunichar c)
{
  return c == 0xa0 || c == 0x202f || c == 0x2007;
}

/* Zero-width spaces, soft hyphens and marks of direction. Joiners, variation selectors and the signs that KaTeX puts
 * between a function and its argument belong to what stands beside them. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x200b || c == 0xfeff || c == 0xad || c == 0x2060 || c == 0x200e || c == 0x200f
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_private (gunichar c)
{
  return c >= 0xe000 && c <= 0xf8ff && c != KATEX_NEGATION;
}

/* A mark that joins the letter before it. */
static gboolean
is_joining (gunichar c)
{
  if (c < 0x300 || hj_is_hangul (c))
    return c >= 0x1160 && c <= 0x11ff;
  return (c < 0x2000 || (c >= 0x20d0 && c <= 0x20f0) || (c >= 0x302a && c <= 0x309a) || (c >= 0xfe20 && c <= 0xfe2f))
         && g_unichar_combining_class (c) != 0;
}

/* A letter that Unicode keeps for old standards only: ohm for omega, and the like. */
static gboolean
is_singleton (gunichar c)
{
  return c == 0x2126 || c == 0x212a || c == 0x212b || c == 0x2329 || c == 0x232a || (c >= 0xf900 && c <= 0xfaff);
}

static const char *
find_symbol (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (symbols[i].c == c)
      return symbols[i].text;
  return NULL;
}

/* The end of the letter at P with all marks that join it. */
static const char *
find_cluster_end (const char *p)
{
  const char *end = g_utf8_next_char (p);

  while (*end && end - p < LONGEST_CLUSTER && is_joining (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return end;
}

static void
append_composed (HjReading *reading, GString *out, const char *start, const char *end, int line)
{
  g_autofree char *composed = g_utf8_normalize (start, end - start, G_NORMALIZE_DEFAULT_COMPOSE);

  if (!composed || (strlen (composed) == (gsize) (end - start) && memcmp (composed, start, end - start) == 0)
      || !hj_reading_mend (reading, "composed", "낱자로 나뉜 글자를 한 글자로 모았습니다",
                           "Letters that were taken apart were put together (NFC)", line))
    g_string_append_len (out, start, end - start);
  else
    g_string_append (out, composed);
}

/* What stands for the letter C, which looks like something else; NULL: itself. */
static const char *
find_plain (HjReading *reading, gunichar c, int line)
{
  const char *symbol = is_private (c) ? find_symbol (c) : NULL;

  if (is_wide_space (c))
    return hj_reading_mend (reading, "spaces", "줄을 나누지 않는 빈칸을 보통 빈칸으로 바꾸었습니다",
                            "Spaces that break no line were made ordinary ones", line) ? " " : NULL;
  if (is_invisible (c))
    return hj_reading_mend (reading, "invisible", "보이지 않는 글자를 지웠습니다", "Invisible letters were removed", line)
           ? "" : NULL;
  if (symbol && hj_reading_mend (reading, "symbol-font", "기호 글꼴의 글자를 유니코드 기호로 바꾸었습니다",
                                 "Letters of a symbol font were made signs of Unicode", line))
    return symbol;
  if (is_private (c))
    hj_note_add_warning (reading->note, "private-use", "한 글꼴에만 있는 글자라 보이지 않을 수 있습니다",
                         "Letters that only one font has may not be seen", line);
  return NULL;
}

/* One letter beyond ASCII, with its marks. Returns its end. */
static const char *
append_special (HjReading *reading, GString *out, const char *p, int line)
{
  gunichar c = g_utf8_get_char (p);
  const char *end = find_cluster_end (p), *plain = find_plain (reading, c, line);

  if (plain)
    {
      g_string_append (out, plain);
      return g_utf8_next_char (p);
    }
  if (end > g_utf8_next_char (p) || is_singleton (c))
    append_composed (reading, out, p, end, line);
  else
    g_string_append_len (out, p, end - p);
  return end;
}

/* Where an ASCII letter is the base of a mark behind it. */
static gboolean
has_mark_behind (const char *p)
{
  return (guchar) p[1] >= 0xcc && is_joining (g_utf8_get_char (p + 1));
}

/* The end of the letters at P of which nothing becomes anything else. The last one may have a mark behind it. */
static const char *
find_plain_end (const char *p, const char *end)
{
  const char *stop = hj_fold_skip_plain (p, end);

  return stop > p && stop < end ? g_utf8_prev_char (stop) : stop;
}

/* A tab between a bracket and the name of a page is what is left of the page's icon. */
static gboolean
is_icon (const char *text, const char *p)
{
  while (p > text && p[-1] == '*')
    p--;
  return p > text && p[-1] == '[';
}

/* One letter with its marks. Returns its end. */
static const char *
append_letter (HjReading *reading, GString *out, const char *p, int line)
{
  const char *end = p + 1;

  if ((guchar) *p >= 0x80)
    return append_special (reading, out, p, line);
  if (has_mark_behind (p))
    append_composed (reading, out, p, end = find_cluster_end (p), line);
  else
    g_string_append_c (out, *p);
  return end;
}

/* What stands between tabs and line ends. */
static void
append_letters (HjReading *reading, GString *out, const char *p, const char *end, int line)
{
  while (p < end)
    {
      const char *plain = find_plain_end (p, end);

      g_string_append_len (out, p, plain - p);
      p = plain < end ? append_letter (reading, out, plain, line) : end;
    }
}

gboolean
hj_pass_characters (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (reading->text->len + 16);
  const char *start = reading->text->str, *end;
  int line = 1;

  for (const char *p = start; *p; p = end + (*end != '\0'))
    {
      end = p + strcspn (p, "\n\t");
      append_letters (reading, out, p, end, line);
      line += *end == '\n';
      if (*end && (*end != '\t' || !is_icon (start, end)))
        g_string_append_c (out, *end);
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
