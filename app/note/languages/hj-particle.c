/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Korean particles that go by the sound before them: 은 after a consonant, 는 after a vowel. What an English word ends in
 * is how it is said in Korean, told by rules of its spelling ("gradient" 그래디언트, "batch" 배치, "dropout" 드롭아웃). */
#include "hj-particle.h"

#include <string.h>

typedef enum { UNKNOWN, VOWEL, RIEUL, CONSONANT } Final;

static const struct {
  const char *after_consonant, *after_vowel;
  gboolean rieul_as_vowel; /* "모델로" */
  gboolean alone;          /* "이" begins other words: it must be all that is left of this one */
} particles[] = {
  { "으로", "로", TRUE, FALSE },  { "이란", "란", FALSE, FALSE }, { "이나", "나", FALSE, TRUE },
  { "은", "는", FALSE, TRUE },    { "을", "를", FALSE, TRUE },    { "이", "가", FALSE, TRUE },
  { "과", "와", FALSE, TRUE },
};

/* ---- how words end ---- */

static Final
final_of_hangul (gunichar c)
{
  guint last = (c - 0xac00) % 28;

  return last == 0 ? VOWEL : last == 8 ? RIEUL : CONSONANT;
}

/* 영 일 이 삼 사 오 육 칠 팔 구 */
static Final
final_of_digit (char c)
{
  static const Final finals[] = { CONSONANT, RIEUL, VOWEL, CONSONANT, VOWEL, VOWEL, CONSONANT, RIEUL, RIEUL, VOWEL };

  return finals[c - '0'];
}

/* Letters said one by one: 엘, 엠, 엔, 알. */
static Final
final_of_acronym (char c)
{
  return c == 'L' || c == 'R' ? RIEUL : c == 'M' || c == 'N' ? CONSONANT : VOWEL;
}

static gboolean
is_vowel (char c)
{
  return strchr ("aeiou", c) != NULL;
}

/* A stop is closed after one short vowel ("map" 맵) and after "ou" ("out" 아웃), and opened elsewhere ("root" 루트). */
static Final
final_of_stop (const char *word, gsize n)
{
  if (n < 2 || !is_vowel (word[n - 2]))
    return VOWEL;
  if (n >= 3 && is_vowel (word[n - 3]))
    return strncmp (word + n - 3, "ou", 2) == 0 ? CONSONANT : VOWEL;
  return CONSONANT;
}

/* WORD in small letters. */
static Final
final_of_english (const char *word)
{
  gsize n = strlen (word);
  char last = word[n - 1], before = n > 1 ? word[n - 2] : 'a';

  if (last == 'l' || (last == 'e' && before == 'l'))
    return RIEUL;
  if (last == 'm' || last == 'n' || (last == 'e' && (before == 'm' || before == 'n')) || g_str_has_suffix (word, "ng"))
    return CONSONANT;
  if (last == 'k' && before == 'c')
    return CONSONANT;
  if (last == 'p' || last == 't' || last == 'k' || last == 'b' || last == 'c')
    return final_of_stop (word, n);
  return VOWEL;
}

static gboolean
is_acronym (const char *word)
{
  for (const char *p = word; *p; p++)
    if (!g_ascii_isupper (*p))
      return FALSE;
  return word[1] != '\0';
}

static Final
final_of (const char *words)
{
  gsize n = strlen (words), start = n;
  gunichar last = n > 0 ? g_utf8_get_char (g_utf8_prev_char (words + n)) : 0;
  g_autofree char *word = NULL, *small = NULL;

  if (last >= 0xac00 && last <= 0xd7a3)
    return final_of_hangul (last);
  if (last < 0x80 && g_ascii_isdigit ((char) last))
    return final_of_digit ((char) last);
  while (start > 0 && g_ascii_isalpha (words[start - 1]))
    start--;
  if (start == n)
    return UNKNOWN;
  word = g_strdup (words + start);
  small = g_ascii_strdown (word, -1);
  return is_acronym (word) ? final_of_acronym (word[strlen (word) - 1]) : final_of_english (small);
}

/* ---- particles ---- */

/* Whether a word goes on at P. */
static gboolean
goes_on (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c >= 0xac00 && c <= 0xd7a3;
}

const char *
hj_particle_after (const char *words, const char *rest, gsize *size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    {
      const char *consonant = particles[i].after_consonant, *vowel = particles[i].after_vowel;
      const char *now = g_str_has_prefix (rest, consonant) ? consonant : g_str_has_prefix (rest, vowel) ? vowel : NULL;
      Final final;
      const char *right;

      if (!now || (particles[i].alone && goes_on (rest + strlen (now))))
        continue;
      final = final_of (words);
      right = final == VOWEL || (final == RIEUL && particles[i].rieul_as_vowel) ? vowel : consonant;
      *size = strlen (now);
      return final == UNKNOWN || right == now ? NULL : right;
    }
  return NULL;
}
