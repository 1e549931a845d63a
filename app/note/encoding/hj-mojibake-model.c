/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of runs of letters, and how likely a letter is after others. */
#include "hj-mojibake.h"

#include <math.h>
#include <string.h>

#define ORDERS 4
#define MOST_RUNS (1u << 21) /* 24 MB; a note that holds more runs is long enough without them */

/* How much a run is trusted against the shorter one: that many counts of it weigh the same. */
static const double trust[ORDERS] = { 400, 8, 3, 2 };

/* Open addressing; key 0 is a free place. */
typedef struct {
  guint64 *keys;
  guint32 *counts;
  guint size, used; /* size is a power of two */
} Runs;

struct _HjLetters {
  Runs runs;
  guint8 common[0x10000]; /* 0 not asked yet, 1 no, 2 yes */
  GIConv iconv;
};

static guint
find_place (const Runs *runs, guint64 key)
{
  guint place = (guint) (key >> 20) & (runs->size - 1);

  while (runs->keys[place] && runs->keys[place] != key)
    place = (place + 1) & (runs->size - 1);
  return place;
}

static void
make_room (Runs *runs)
{
  Runs old = *runs;

  runs->size = old.size * 2;
  runs->keys = g_new0 (guint64, runs->size);
  runs->counts = g_new0 (guint32, runs->size);
  for (guint i = 0; i < old.size; i++)
    if (old.keys[i])
      {
        guint place = find_place (runs, old.keys[i]);

        runs->keys[place] = old.keys[i];
        runs->counts[place] = old.counts[i];
      }
  g_free (old.keys);
  g_free (old.counts);
}

static void
add_run (Runs *runs, guint64 key, guint weight)
{
  guint place = find_place (runs, key);

  if (!runs->keys[place] && runs->used >= MOST_RUNS)
    return;
  if (!runs->keys[place])
    {
      runs->keys[place] = key;
      if (++runs->used * 2 > runs->size)
        {
          make_room (runs);
          place = find_place (runs, key);
        }
    }
  if (runs->counts[place] < G_MAXUINT32 / 2)
    runs->counts[place] += weight;
}

/* Mixing of 64 bits after Vigna, "splitmix64" (public domain). */
static guint64
mix (guint64 x)
{
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return (x ^ (x >> 31)) | 1;
}

/* Latin letters are alike here, and so are digits. */
static gunichar
simplify (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha ((char) c) ? 'a' : c < 0x80 && g_ascii_isdigit ((char) c) ? '0' : c;
}

void
hj_letters_push (gunichar before[3], gunichar letter)
{
  before[2] = before[1];
  before[1] = before[0];
  before[0] = simplify (letter);
}

void
hj_letters_learn (HjLetters *self, gunichar before[3], gunichar letter, guint weight)
{
  guint64 context = 1;

  for (guint order = 0; letter && order < ORDERS; order++)
    {
      add_run (&self->runs, mix (context * 2), weight);
      add_run (&self->runs, mix (mix (context * 2 + 1) + simplify (letter)), weight);
      if (order == 3 || before[order] == 0)
        break;
      context = mix (context + before[order]) >> 2;
    }
  hj_letters_push (before, letter);
}

static void
learn_words (HjLetters *self)
{
  gunichar before[3] = { '\n', '\n', '\n' };

  for (guint i = 0; hj_mojibake_words[i]; i++)
    {
      for (const char *p = hj_mojibake_words[i]; *p; p = g_utf8_next_char (p))
        hj_letters_learn (self, before, g_utf8_get_char (p), 1);
      hj_letters_learn (self, before, '\n', 1);
    }
}

HjLetters *
hj_letters_new (void)
{
  HjLetters *self = g_new0 (HjLetters, 1);

  self->runs.size = 1u << 15;
  self->runs.keys = g_new0 (guint64, self->runs.size);
  self->runs.counts = g_new0 (guint32, self->runs.size);
  self->iconv = g_iconv_open ("EUC-KR", "UTF-8");
  learn_words (self);
  return self;
}

void
hj_letters_free (HjLetters *self)
{
  if (self->iconv != (GIConv) -1)
    g_iconv_close (self->iconv);
  g_free (self->runs.keys);
  g_free (self->runs.counts);
  g_free (self);
}

/* KS X 1001 holds the 2,350 syllables and the signs that Korean writing uses. */
static gboolean
ask_common (HjLetters *self, gunichar c)
{
  char in[8], out[8], *from = in, *to = out;
  gsize n_in = g_unichar_to_utf8 (c, in), n_out = sizeof out;

  return self->iconv != (GIConv) -1 && g_iconv (self->iconv, &from, &n_in, &to, &n_out) == 0 && n_in == 0;
}

static gboolean
is_common (HjLetters *self, gunichar c)
{
  if (c >= 0x10000)
    return FALSE;
  if (!self->common[c])
    self->common[c] = 1 + ask_common (self, c);
  return self->common[c] == 2;
}

/* Signs of notes that no Korean standard holds. */
static gboolean
is_sign_of_notes (gunichar c)
{
  static const gunichar signs[] = { 0xfe0f, 0x20e3, 0x2061, 0x200b, 0x2014, 0x2022, 0x2705, 0x274c, 0x26a0,
                                    0x2192, 0x2013, 0x2713, 0x2714, 0x2757, 0x2b50, 0x2728, 0x27a1, 0x0302 };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i] == c)
      return TRUE;
  return FALSE;
}

/* Before anything was counted. */
static double
get_base (HjLetters *self, gunichar c)
{
  if (c < 0x80)
    return 1e-2;
  if (c >= 0xac00 && c <= 0xd7a3)
    return is_common (self, c) ? 4e-4 : 4e-6;
  if (is_sign_of_notes (c))
    return 2e-4;
  return is_common (self, c) ? 1e-4 : c >= 0x1f300 && c < 0x1f6ff ? 2e-5 : c >= 0x2190 && c < 0x2300 ? 1e-5 : 2e-6;
}

static double
get_count (const HjLetters *self, guint64 key)
{
  guint place = find_place (&self->runs, key);

  return self->runs.keys[place] ? self->runs.counts[place] : 0;
}

void
hj_letters_prepare (const HjLetters *self, const gunichar before[3], HjContext *context)
{
  guint64 key = 1;

  for (context->n = 0; context->n < ORDERS; key = mix (key + before[context->n++]) >> 2)
    {
      context->keys[context->n] = mix (key * 2 + 1);
      context->all[context->n] = get_count (self, mix (key * 2));
      if (context->all[context->n] == 0)
        return;
      if (context->n == ORDERS - 1 || before[context->n] == 0)
        {
          context->n++;
          return;
        }
    }
}

double
hj_letters_get_log (HjLetters *self, const HjContext *context, gunichar letter)
{
  gunichar c = simplify (letter);
  double p = get_base (self, c);

  for (guint i = 0; i < context->n; i++)
    p = (get_count (self, mix (context->keys[i] + c)) + trust[i] * p) / (context->all[i] + trust[i]);
  return log (p);
}
