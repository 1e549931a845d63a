/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Korean in CP949 that was read in a western code page, "ÇÑ±Û" for "한글": old files and mails look so. All of its bytes
 * are there, or it is none. */
#include "hj-mojibake.h"

#include "hj-reading.h"

#define FEWEST_LETTERS 6 /* of Hangul */

/* TEXT as the bytes that PAGE shows; NULL where a letter is none of it. */
static GString *
find_bytes (const char *text, HjPage page)
{
  GString *bytes = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int byte = c < 0x80 ? (int) c : hj_page_get_byte (page, c);

      if (byte < 0)
        {
          g_string_free (bytes, TRUE);
          return NULL;
        }
      g_string_append_c (bytes, (char) byte);
    }
  return bytes;
}

/* Whether nearly all that is not ASCII is Hangul or a sign that Korean text has. */
static gboolean
is_korean (const char *text)
{
  guint hangul = 0, others = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      hangul += c >= 0xac00 && c <= 0xd7a3;
      others += c >= 0x80 && !(c >= 0xac00 && c <= 0xd7a3) && !(c >= 0x2000 && c < 0x3040) && c != 0xb7;
    }
  return hangul >= FEWEST_LETTERS && others * 10 <= hangul;
}

/* Accents stand among plain letters; these stand together. */
static gboolean
is_suspicious (const char *text)
{
  gsize all = 0, pairs = 0;
  gunichar before = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (hj_is_hangul (c) || (c >= 0x3040 && c < 0xfffd))
        return FALSE;
      all += c >= 0xa1 && c <= 0xfe;
      pairs += c >= 0xa1 && c <= 0xfe && before >= 0xa1 && before <= 0xfe;
      before = c;
    }
  return all >= 2 * FEWEST_LETTERS && pairs * 2 >= all;
}

char *
hj_misread_korean_undo (const char *text, HjPage *page)
{
  static const HjPage pages[] = { HJ_PAGE_1252, HJ_PAGE_LATIN1 };

  if (!is_suspicious (text))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GString *bytes = find_bytes (text, pages[i]);
      g_autofree char *korean = bytes ? g_convert (bytes->str, (gssize) bytes->len, "UTF-8", "CP949", NULL, NULL, NULL) : NULL;

      if (bytes)
        g_string_free (bytes, TRUE);
      *page = pages[i];
      if (korean && is_korean (korean))
        return g_steal_pointer (&korean);
    }
  return NULL;
}
