/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "damage": tells when Korean text went through a wrong code page. It is only reported: the letters stay. */
#include "hj-reading.h"

/* In UTF-8 nearly every Hangul syllable begins with one of the bytes EA … ED. Read in a western code page they
 * look like these four letters, which no language uses so often. */
static gboolean
is_first_byte (gunichar c)
{
  return c >= 0xea && c <= 0xed;
}

gboolean
hj_pass_damage (HjReading *reading, GError **error)
{
  gsize all = 0, suspects = 0;
  const char *p = reading->text->str;

  for (; *p; p = g_utf8_next_char (p), all++)
    {
      gunichar c = g_utf8_get_char (p);

      if (hj_is_hangul (c))
        return TRUE;
      suspects += is_first_byte (c);
    }
  if (suspects > 8 && suspects * 20 > all)
    hj_note_add_warning (reading->note, "wrong-code-page",
                         "한글이 다른 코드 페이지로 잘못 읽힌 글로 보입니다. 손상된 글자는 그대로 두었습니다",
                         "This looks like Korean that was read in a wrong code page; the damaged letters were kept", 0);
  return TRUE;
}
