/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that were typed while the keyboard was in the other language. */
#include "hj-search-text.h"

#include <string.h>

#define SYLLABLE_FIRST 0xac00u
#define SYLLABLE_LAST 0xd7a3u
#define LETTER_FIRST 0x3131u /* ㄱ as it stands alone */
#define VOWEL_FIRST 0x314fu
#define LETTER_LAST 0x3163u
#define N_VOWELS 21u
#define N_FINALS 28u

/* The keys of each letter, in the order of Unicode (The Unicode Standard, section 3.12). */
static const char *const initials[] = { "r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z",
                                        "x", "v", "g" };
static const char *const vowels[N_VOWELS] = { "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n",
                                              "nj", "np", "nl", "b", "m", "ml", "l" };
static const char *const finals[N_FINALS] = { "",   "r",  "R",  "rt", "s",  "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx",
                                              "fv", "fg", "a",  "q",  "qt", "t",  "T",  "d", "w", "c",  "z",  "x",  "v",  "g" };
static const char *const consonants[] = { "r", "R",  "rt", "s", "sw", "sg", "e", "E",  "f", "fr", "fa", "fq", "ft", "fx", "fv",
                                          "fg", "a", "q",  "Q", "qt", "t",  "T", "d",  "w", "W",  "c",  "z",  "x",  "v",  "g" };

/* ---- Latin keys to Hangul ---- */

/* The longest of KEYS that TEXT begins with; −1: none. */
static int
find_keys (const char *const *keys, guint n, const char *text)
{
  int best = -1;

  for (guint i = 0; i < n; i++)
    if (keys[i][0] && g_str_has_prefix (text, keys[i]) && (best < 0 || strlen (keys[i]) > strlen (keys[best])))
      best = (int) i;
  return best;
}

/* What closes a syllable: not what opens the next one. */
static int
find_final (const char *text)
{
  int final = find_keys (finals, N_FINALS, text);

  if (final < 0 || find_keys (vowels, N_VOWELS, text + strlen (finals[final])) < 0)
    return MAX (final, 0);
  for (guint i = 1; i < N_FINALS; i++) /* of two consonants the first one may stay */
    if (strlen (finals[i]) == 1 && strlen (finals[final]) == 2 && finals[i][0] == text[0])
      return (int) i;
  return 0;
}

/* Appends the syllable that TEXT begins with; how many keys it takes, 0: there is none. */
static gsize
append_syllable (GString *out, const char *text)
{
  int initial = find_keys (initials, G_N_ELEMENTS (initials), text), vowel, final;
  gsize n;

  if (initial < 0)
    return 0;
  n = strlen (initials[initial]);
  vowel = find_keys (vowels, N_VOWELS, text + n);
  if (vowel < 0)
    return 0;
  n += strlen (vowels[vowel]);
  final = find_final (text + n);
  g_string_append_unichar (out, SYLLABLE_FIRST + ((guint) initial * N_VOWELS + (guint) vowel) * N_FINALS + (guint) final);
  return n + strlen (finals[final]);
}

/* Shift makes no other letter with most keys. */
static char *
dup_keys (const char *text)
{
  char *keys = g_strdup (text);

  for (char *p = keys; *p; p++)
    if (!strchr ("QWERTOP", *p))
      *p = g_ascii_tolower (*p);
  return keys;
}

/* All of it must become syllables: a slip of the layout leaves nothing else. */
static char *
to_hangul (const char *text)
{
  g_autofree char *keys = dup_keys (text);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = keys; *p;)
    {
      gsize n = *p == ' ' ? 1 : append_syllable (out, p);

      if (n == 0)
        return NULL;
      if (*p == ' ')
        g_string_append_c (out, ' ');
      p += n;
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* ---- Hangul to Latin keys ---- */

static gboolean
append_keys (GString *out, gunichar c)
{
  guint index = c - SYLLABLE_FIRST;

  if (c >= SYLLABLE_FIRST && c <= SYLLABLE_LAST)
    g_string_append_printf (out, "%s%s%s", initials[index / (N_VOWELS * N_FINALS)],
                            vowels[index / N_FINALS % N_VOWELS], finals[index % N_FINALS]);
  else if (c >= LETTER_FIRST && c < VOWEL_FIRST)
    g_string_append (out, consonants[c - LETTER_FIRST]);
  else if (c >= VOWEL_FIRST && c <= LETTER_LAST)
    g_string_append (out, vowels[c - VOWEL_FIRST]);
  else if (c == ' ' || c == '-')
    g_string_append_c (out, (char) c);
  else
    return FALSE;
  return TRUE;
}

static char *
to_latin (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!append_keys (out, g_utf8_get_char (p)))
      return NULL;
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

char *
hj_search_dup_other_keys (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (g_strstrip (valid), -1, G_NORMALIZE_NFC);
  gboolean latin = TRUE;

  for (const char *p = composed; *p; p++)
    latin = latin && (g_ascii_isalpha (*p) || *p == ' ');
  return latin ? to_hangul (composed) : to_latin (composed);
}
