/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same note without damage: told by its ASCII letters, which no code page changes, and by the letters that
 * could be read back. */
#include "hj-mojibake.h"

#include "hj-reading.h"

#include <string.h>

#define LEAST_LINES 99  /* percent of the lines with the same skeleton */
#define LEAST_LETTERS 95 /* percent of the letters that were not guessed */
#define FEWEST_LETTERS 20 /* less tells nothing */

char *
hj_note_skeleton (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    if ((guchar) *p < 0x80)
      g_string_append_c (out, *p);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* One line of each text. */
typedef struct {
  const char *start[2], *end[2];
  gboolean alike;        /* the same skeleton */
  gsize agree, compared; /* letters */
} Both;

typedef struct {
  const char *text;
  const char *next[2];
  const GArray *guessed;
  guint guess;           /* index of the next guessed letter */
} Walk;

static const char *
skip_letters (const char *p, const char *end)
{
  while (p < end && (guchar) *p >= 0x80)
    p++;
  return p;
}

static gboolean
has_same_skeleton (const Both *both)
{
  const char *p = skip_letters (both->start[0], both->end[0]), *q = skip_letters (both->start[1], both->end[1]);

  while (p < both->end[0] && q < both->end[1] && *p == *q)
    {
      p = skip_letters (p + 1, both->end[0]);
      q = skip_letters (q + 1, both->end[1]);
    }
  return p == both->end[0] && q == both->end[1];
}

/* Whether the letter at P was guessed. Asked in ascending order. */
static gboolean
is_guessed (Walk *walk, const char *p)
{
  gsize offset = p - walk->text;

  while (walk->guess < walk->guessed->len && g_array_index (walk->guessed, gsize, walk->guess) < offset)
    walk->guess++;
  return walk->guess < walk->guessed->len && g_array_index (walk->guessed, gsize, walk->guess) == offset;
}

static void
compare_letters (Walk *walk, Both *both)
{
  const char *p = both->start[0], *q = both->start[1];

  for (; p < both->end[0] && q < both->end[1]; p = g_utf8_next_char (p), q = g_utf8_next_char (q))
    if ((guchar) *p >= 0x80 && !is_guessed (walk, p))
      {
        both->compared++;
        both->agree += g_utf8_get_char (p) == g_utf8_get_char (q);
      }
}

/* The next line of both texts. FALSE at the end of one; then NEXT of both is NULL only if both end. */
static gboolean
next_line (Walk *walk, Both *both)
{
  if (!walk->next[0] || !walk->next[1])
    return FALSE;
  *both = (Both){ 0 };
  for (guint i = 0; i < 2; i++)
    {
      both->start[i] = walk->next[i];
      both->end[i] = both->start[i] + strcspn (both->start[i], "\n");
      walk->next[i] = *both->end[i] ? both->end[i] + 1 : NULL;
    }
  both->alike = has_same_skeleton (both);
  return TRUE;
}

static gboolean
is_twin (const char *text, const GArray *guessed, const char *twin)
{
  Walk walk = { text, { text, twin }, guessed, 0 };
  gsize lines = 0, alike = 0, agree = 0, compared = 0;
  Both both;

  for (; next_line (&walk, &both); lines++)
    {
      alike += both.alike;
      if (both.alike && g_utf8_strlen (both.start[0], both.end[0] - both.start[0])
                          == g_utf8_strlen (both.start[1], both.end[1] - both.start[1]))
        compare_letters (&walk, &both);
      agree += both.agree;
      compared += both.compared;
    }
  return !walk.next[0] && !walk.next[1] && alike * 100 >= lines * LEAST_LINES && compared >= FEWEST_LETTERS
         && agree * 100 >= compared * LEAST_LETTERS;
}

gboolean
hj_note_is_twin (const HjNote *note, const char *text)
{
  return note->guessed && is_twin (note->markdown, note->guessed, text);
}

gboolean
hj_note_may_be_twin (const char *damaged, const char *text)
{
  Walk walk = { damaged, { damaged, text }, NULL, 0 };
  gsize lines = 0, alike = 0;
  Both both;

  for (; next_line (&walk, &both); lines++)
    alike += both.alike;
  return !walk.next[0] && !walk.next[1] && alike * 100 >= lines * LEAST_LINES;
}

static void
keep_guesses (Walk *walk, const Both *both, gsize offset, GArray *kept)
{
  for (const char *p = both->start[0]; p < both->end[0]; p = g_utf8_next_char (p))
    if (is_guessed (walk, p))
      {
        gsize place = offset + (p - both->start[0]);

        g_array_append_val (kept, place);
      }
}

guint
hj_mojibake_take_twin (HjMojibake *self, const char *twin)
{
  Walk walk = { self->text, { self->text, twin }, self->guessed, 0 };
  g_autoptr (GString) out = g_string_new (NULL);
  GArray *kept;
  guint taken = 0;
  Both both;

  if (!is_twin (self->text, self->guessed, twin))
    return 0;
  kept = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (guint line = 0; next_line (&walk, &both); line++)
    {
      guint from = both.alike ? 1 : 0;

      if (!both.alike)
        keep_guesses (&walk, &both, out->len, kept);
      taken += both.alike && line < self->reversed->len && g_array_index (self->reversed, guint, line) > 0;
      g_string_append_len (out, both.start[from], both.end[from] - both.start[from]);
      if (*both.end[0])
        g_string_append_c (out, '\n');
    }
  g_array_unref (self->guessed);
  self->guessed = kept;
  g_free (self->text);
  self->text = g_string_free (g_steal_pointer (&out), FALSE);
  return taken;
}

gboolean
hj_mojibake_is_covered (const HjMojibake *self, const char *twin)
{
  g_autoptr (HjMojibake) taken = hj_mojibake_copy (self);

  return hj_mojibake_take_twin (taken, twin) > 0 && taken->guessed->len == 0;
}
