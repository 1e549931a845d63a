/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding text, with a short way for the letters that Korean notes are made of. */
#include "hj-fold.h"

#define LONGEST_RUN 1024 /* bytes; g_utf8_normalize takes quadratic time on endless Hangul */

/* The length of the letter at P if neither NFKC nor case folding changes it or joins it with another such letter; else
 * 0. E2 80 93 … 9D are dashes and quotation marks, E2 86 90 … 93 arrows, EA B0 80 … ED 9E A3 the Hangul syllables. */
static inline guint
measure_plain (const guchar *p, const guchar *end)
{
  if (*p < 0x80)
    return 1;
  if (end - p < 3)
    return 0;
  if (*p == 0xea)
    return p[1] >= 0xb0 ? 3 : 0;
  if (*p == 0xeb || *p == 0xec)
    return 3;
  if (*p == 0xed)
    return p[1] < 0x9e || (p[1] == 0x9e && p[2] <= 0xa3) ? 3 : 0;
  if (*p == 0xe2 && p[1] == 0x80)
    return p[2] == 0x93 || p[2] == 0x94 || (p[2] >= 0x98 && p[2] <= 0x9d && p[2] != 0x9a) ? 3 : 0;
  return *p == 0xe2 && p[1] == 0x86 && p[2] >= 0x90 && p[2] <= 0x93 ? 3 : 0;
}

static const guchar *
skip_plain (const guchar *p, const guchar *end)
{
  guint length;

  while (p < end && (length = measure_plain (p, end)))
    p += length;
  return p;
}

static void
append_plain (GString *out, const guchar *p, const guchar *end)
{
  gsize size = end - p;
  char *text;

  g_string_append_len (out, (const char *) p, (gssize) size);
  text = out->str + out->len - size;
  for (gsize i = 0; i < size; i++)
    text[i] = (char) (text[i] | ((guchar) (text[i] - 'A') < 26) << 5);
}

static void
append_slowly (GString *out, const guchar *p, const guchar *end)
{
  g_autofree char *normal = g_utf8_normalize ((const char *) p, end - p, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal ? normal : "", -1);

  g_string_append (out, folded);
}

/* Where what is not plain ends: at a space, since nothing composes across it, or where it becomes too long. */
static const guchar *
find_word_end (const guchar *p, const guchar *end)
{
  const guchar *start = p;

  do
    p = (const guchar *) g_utf8_next_char (p);
  while (p < end && *p > ' ' && p - start < LONGEST_RUN);
  return MIN (p, end);
}

const char *
hj_fold_skip_plain (const char *p, const char *end)
{
  return (const char *) skip_plain ((const guchar *) p, (const guchar *) end);
}

/* The last letter before what is not plain may compose with it: a and U+0301 become á. */
static const guchar *
step_back (const guchar *p, const guchar *start)
{
  if (p > start)
    for (p--; p > start && (*p & 0xc0) == 0x80; p--)
      ;
  return p;
}

void
hj_fold_append (GString *out, const char *text, gsize size)
{
  const guchar *p = (const guchar *) text, *end = p + size;

  while (p < end)
    {
      const guchar *stop = skip_plain (p, end);

      if (stop < end)
        stop = step_back (stop, p);
      append_plain (out, p, stop);
      p = stop < end ? find_word_end (stop, end) : end;
      append_slowly (out, stop, p);
    }
}
