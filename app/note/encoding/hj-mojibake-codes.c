/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code pages that UTF-8 is mistaken for, and the UTF-8 that is left when their letters become bytes again.
 * Tables: unicode.org, CP1252.TXT and CP1254.TXT. Bytes a page does not define were dropped by some programs: only
 * bytes that continue a letter are among them, so where each letter begins is always known. */
#include "hj-mojibake.h"

#include <string.h>

#define MOST_LETTERS 1200      /* a letter that can be more than so many is not guessed */
#define LONG_TEXT 2000         /* continuing bytes from which on a byte that never occurs was lost */

/* 0x80 … 0x9F; 0 is undefined. */
static const guint16 upper[2][32] = {
  [HJ_PAGE_1252] = { 0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
                     0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161,
                     0x203a, 0x153, 0, 0x17e, 0x178 },
  [HJ_PAGE_1254] = { 0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
                     0, 0, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161,
                     0x203a, 0x153, 0, 0, 0x178 },
};

/* Where the Turkish page differs from Latin-1. */
static const struct {
  guint8 byte;
  guint16 letter;
} turkish[] = { { 0xd0, 0x11e }, { 0xdd, 0x130 }, { 0xde, 0x15e }, { 0xf0, 0x11f }, { 0xfd, 0x131 }, { 0xfe, 0x15f } };

const char *
hj_page_get_name (HjPage page)
{
  static const char *const names[HJ_N_PAGES] = { "CP1252", "CP1254", "ISO-8859-1" };

  return names[page];
}

static int
get_upper_byte (HjPage page, gunichar c)
{
  if (c >= 0x80 && c < 0xa0)
    return page == HJ_PAGE_LATIN1 || upper[page][c - 0x80] == 0 ? (int) c : -1;
  for (guint i = 0; page != HJ_PAGE_LATIN1 && i < 32; i++)
    if (upper[page][i] == c)
      return 0x80 + (int) i;
  return -1;
}

int
hj_page_get_byte (HjPage page, gunichar c)
{
  for (guint i = 0; page == HJ_PAGE_1254 && i < G_N_ELEMENTS (turkish); i++)
    if (c == turkish[i].letter)
      return turkish[i].byte;
    else if (c == turkish[i].byte)
      return -1;
  return c >= 0xa0 && c < 0x100 ? (int) c : get_upper_byte (page, c);
}

/* How many bytes follow a first byte; 0 for what is none. */
static guint
count_following (int byte)
{
  return byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
}

static gunichar
decode (const guint8 *bytes, guint n)
{
  gunichar c = g_utf8_get_char_validated ((const char *) bytes, n);

  return c >= 0x80 && c < 0x110000 ? c : 0;
}

/* The byte at P if it continues a letter: 0x80 … 0xBF or HJ_HOLE, otherwise −1. */
static int
get_following (HjPage page, const char *p)
{
  gunichar c = *p ? g_utf8_get_char (p) : 0;
  int byte = c == 0xfffd ? HJ_HOLE : c >= 0x80 ? hj_page_get_byte (page, c) : -1;

  return byte == HJ_HOLE || (byte >= 0x80 && byte < 0xc0) ? byte : -1;
}

static void
read_bytes (HjPage page, const char **p, guint following, HjToken *token)
{
  int byte;

  while (token->n_bytes <= following && (byte = get_following (page, *p)) >= 0)
    {
      token->bytes[token->n_bytes++] = (guint8) byte;
      token->n_lost += byte == HJ_HOLE;
      *p = g_utf8_next_char (*p);
    }
  token->n_lost += following + 1 - token->n_bytes;
}

void
hj_page_read_token (HjPage page, const char **p, HjToken *token)
{
  const char *start = *p;
  gunichar c = g_utf8_get_char (start);
  int first = c < 0x80 ? -1 : hj_page_get_byte (page, c);
  guint following = count_following (first);

  *token = (HjToken){ .letter = c, .stray = c >= 0x80 };
  *p = g_utf8_next_char (start);
  if (following == 0)
    return;
  token->bytes[token->n_bytes++] = (guint8) first;
  read_bytes (page, p, following, token);
  token->letter = token->n_lost ? 0 : decode (token->bytes, token->n_bytes);
  token->reversed = token->letter != 0;
  token->stray = FALSE;
  if (token->letter || token->n_lost)
    return;
  *token = (HjToken){ .letter = c, .stray = TRUE };
  *p = g_utf8_next_char (start);
}

void
hj_page_count (HjPage page, const char *text, HjPageCensus *census)
{
  HjToken token;

  *census = (HjPageCensus){ .page = page };
  for (const char *p = text; *p; census->letters++)
    {
      hj_page_read_token (page, &p, &token);
      census->reversed += token.reversed;
      census->damaged += token.letter == 0;
      census->strays += token.stray;
      census->lost += token.n_lost;
      if (token.n_bytes && token.bytes[0] >= 0xea && token.bytes[0] <= 0xed)
        {
          census->hangul++;
          census->continued += token.n_bytes > 1;
        }
      for (guint i = 1; i < token.n_bytes; i++)
        census->seen[token.bytes[i]]++;
    }
}

static gboolean
is_defined (HjPage page, guint byte)
{
  return page != HJ_PAGE_LATIN1 && (byte >= 0xa0 || upper[page][byte - 0x80]) && byte != 0xad;
}

guint
hj_page_list_lost (const HjPageCensus *census, guint8 *lost)
{
  gsize all = 0;
  guint n = 0;

  for (guint byte = 0x80; byte < 0xc0; byte++)
    all += census->seen[byte];
  for (guint byte = 0x80; byte < 0xc0; byte++)
    if (census->seen[byte] == 0 && (all > LONG_TEXT || !is_defined (census->page, byte))
        && (census->page != HJ_PAGE_LATIN1 || byte < 0xa0 || byte == 0xad))
      lost[n++] = (guint8) byte;
  return n;
}

/* ---- what a letter can have been ---- */

typedef struct {
  const HjToken *token;
  const guint8 *lost;
  guint n_lost, length; /* bytes of the whole letter */
  guint8 bytes[4];
  GArray *letters;
} Filling;

static void
add_letter (Filling *filling)
{
  gunichar c = decode (filling->bytes, filling->length);

  if (!c || c < 0xa0 || !g_unichar_isdefined (c) || filling->letters->len > MOST_LETTERS)
    return;
  for (guint i = 0; i < filling->letters->len; i++)
    if (g_array_index (filling->letters, gunichar, i) == c)
      return;
  g_array_append_val (filling->letters, c);
}

/* AT: the next place; KNOWN: the next byte that is left; MISSING: how many places are still to be filled. */
static void
fill (Filling *filling, guint at, guint known, guint missing)
{
  gboolean left = known < filling->token->n_bytes;
  gboolean hole = left && filling->token->bytes[known] == HJ_HOLE;

  if (at == filling->length || at == G_N_ELEMENTS (filling->bytes))
    {
      add_letter (filling);
      return;
    }
  if (left && !hole)
    {
      filling->bytes[at] = filling->token->bytes[known];
      fill (filling, at + 1, known + 1, missing);
    }
  for (guint i = 0; (hole || missing > 0) && i < filling->n_lost; i++)
    {
      filling->bytes[at] = filling->lost[i];
      fill (filling, at + 1, known + hole, hole ? missing : missing - 1);
    }
}

/* After the bytes EA … ED a Korean note has a syllable, if there is one. */
static void
prefer_hangul (GArray *letters)
{
  guint n = 0;

  for (guint i = 0; i < letters->len; i++)
    {
      gunichar c = g_array_index (letters, gunichar, i);

      if (c >= 0xac00 && c <= 0xd7a3)
        g_array_index (letters, gunichar, n++) = c;
    }
  if (n > 0)
    g_array_set_size (letters, n);
}

GArray *
hj_token_list_letters (const HjToken *token, const guint8 *lost, guint n_lost)
{
  Filling filling = { token, lost, n_lost, count_following (token->bytes[0]) + 1, { token->bytes[0] },
                      g_array_new (FALSE, FALSE, sizeof (gunichar)) };
  guint missing = filling.length - token->n_bytes, ways = 1;

  for (guint i = 0; i < token->n_lost; i++)
    ways *= n_lost;
  if (ways <= MOST_LETTERS)
    fill (&filling, 1, 1, missing);
  prefer_hangul (filling.letters);
  return filling.letters;
}
