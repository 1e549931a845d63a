/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How search sees a text. */
#include "hj-search-text.h"

#include "hj-fold.h"

#include <string.h>

#define SYLLABLE_FIRST 0xac00u
#define SYLLABLE_LAST 0xd7a3u
#define SYLLABLES_PER_INITIAL 588u /* 21 vowels × 28 finals */
#define JAMO_INITIAL 0x1100u       /* ㄱ as NFKC writes a consonant that stands alone */
#define N_INITIALS 19u

gboolean
hj_search_is_hangul (gunichar c)
{
  return (c >= SYLLABLE_FIRST && c <= SYLLABLE_LAST) || (c >= JAMO_INITIAL && c <= 0x11ffu);
}

guint
hj_search_initial (gunichar c)
{
  if (c >= SYLLABLE_FIRST && c <= SYLLABLE_LAST)
    return (c - SYLLABLE_FIRST) / SYLLABLES_PER_INITIAL + 1;
  if (c >= JAMO_INITIAL && c < JAMO_INITIAL + N_INITIALS)
    return c - JAMO_INITIAL + 1;
  return 0;
}

void
hj_search_append_initials (GByteArray *out, const char *folded, gsize length)
{
  const guint8 end = 0;

  for (const char *p = folded; p < folded + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint initial = hj_search_initial (c);
      guint8 byte = initial > 0 ? (guint8) initial : c >= ' ' && c < 0x7f ? (guint8) c : 0xff;

      g_byte_array_append (out, &byte, 1);
    }
  g_byte_array_append (out, &end, 1);
}

/* ---- folding ---- */

static GString *
fold_letters (const char *text, gsize size)
{
  GString *folded = g_string_sized_new (size + 1);

  if (g_utf8_validate (text, (gssize) size, NULL))
    hj_fold_append (folded, text, size);
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) size);

      hj_fold_append (folded, valid, strlen (valid));
    }
  return folded;
}

/* A look at the byte alone settles it for most: no space lies beyond U+3000, and 0xea is where Hangul begins. */
static inline gboolean
is_space (const char *p)
{
  return ((guchar) *p <= ' ' || ((guchar) *p >= 0x80 && (guchar) *p < 0xea)) && g_unichar_isspace (g_utf8_get_char (p));
}

char *
hj_search_fold (const char *text)
{
  GString *folded = fold_letters (text, strlen (text));
  gsize kept = 0;

  for (const char *p = folded->str, *next; *p; p = next)
    {
      next = g_utf8_next_char (p);
      if (!is_space (p))
        {
          while (p < next)
            folded->str[kept++] = *p++;
        }
      else if (kept > 0 && folded->str[kept - 1] != ' ')
        folded->str[kept++] = ' ';
    }
  g_string_truncate (folded, kept > 0 && folded->str[kept - 1] == ' ' ? kept - 1 : kept);
  return g_string_free (folded, FALSE);
}

/* ---- squeezing ---- */

static gunichar
char_before (const char *start, const char *at)
{
  return at > start ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
}

/* What becomes of the ASCII sign at AT: itself, a space, or 0 when it goes. BEFORE is what was kept last. */
static char
squeeze_sign (gunichar before, const char *at)
{
  gunichar after = at[1] ? g_utf8_get_char (at + 1) : 0;

  if (*at == ' ')
    return hj_search_is_hangul (before) || hj_search_is_hangul (after) ? 0 : ' ';
  if (*at == '-' && g_ascii_isalpha (before) && after < 0x80 && g_ascii_isalpha (after))
    return ' ';
  return *at;
}

/* Most bytes are copied at once: only spaces and hyphens are looked at. */
static gsize
squeeze (char *text, GArray *places)
{
  char *out = text;
  gsize n = 0;

  for (const char *p = text; *p; p++)
    {
      char sign = *p == ' ' || *p == '-' ? squeeze_sign (char_before (text, out), p) : *p;

      if (!sign)
        continue;
      if (places)
        g_array_index (places, guint32, n) = g_array_index (places, guint32, p - text);
      *out++ = sign;
      n++;
    }
  if (places)
    {
      g_array_index (places, guint32, n) = g_array_index (places, guint32, places->len - 1);
      g_array_set_size (places, (guint) n + 1);
    }
  *out = '\0';
  return n;
}

void
hj_search_squeeze (char *folded)
{
  squeeze (folded, NULL);
}

char *
hj_search_dup_comparable (const char *text)
{
  char *folded = hj_search_fold (text);

  hj_search_squeeze (folded);
  return folded;
}

/* Letters are folded one by one here, each with the marks that follow it, so that every one keeps its place. */
static const char *
end_of_letter (const char *p)
{
  do
    p = g_utf8_next_char (p);
  while (*p && g_unichar_ismark (g_utf8_get_char (p)));
  return p;
}

static void
append_placed (GString *out, GArray *places, const char *letter, guint32 place)
{
  for (const char *p = letter; *p; p++)
    {
      g_string_append_c (out, *p);
      g_array_append_val (places, place);
    }
}

char *
hj_search_fold_placed (const char *text, GArray **places)
{
  GString *out = g_string_sized_new (strlen (text) + 1);
  guint32 end;

  *places = g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) strlen (text) + 1);
  for (const char *p = text, *next; *p; p = next)
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (p));
      GString *letter;

      next = end_of_letter (p);
      letter = space ? g_string_new (out->len > 0 && out->str[out->len - 1] != ' ' ? " " : "")
                     : fold_letters (p, next - p);
      append_placed (out, *places, letter->str, (guint32) (p - text));
      g_string_free (letter, TRUE);
    }
  end = (guint32) strlen (text);
  g_array_append_val (*places, end);
  squeeze (out->str, *places);
  return g_string_free (out, FALSE);
}
