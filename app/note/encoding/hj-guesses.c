/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the guessed letters of a damaged note can have been, asked one by one long after the note was read. */
#include "hj-mojibake.h"

#include <string.h>

#define AFTER 3 /* letters behind the gap that a choice must suit: as many as the model looks back */

struct _HjGuesses {
  HjMojibake *made;
};

typedef struct {
  gunichar letter;
  double score;
} Candidate;

HjGuesses *
hj_guesses_new (GBytes *bytes)
{
  g_autofree char *text = hj_note_dup_original (bytes, NULL);
  HjMojibake *made = text ? hj_mojibake_undo_with_choices (text) : NULL;
  HjGuesses *self;

  if (!made || made->choices->len != made->guessed->len)
    {
      hj_mojibake_free (made);
      return NULL;
    }
  self = g_new0 (HjGuesses, 1);
  self->made = made;
  return self;
}

void
hj_guesses_free (HjGuesses *self)
{
  if (!self)
    return;
  hj_mojibake_free (self->made);
  g_free (self);
}

static const char *
find_line (const char *text, int line)
{
  while (--line > 0 && (text = strchr (text, '\n')))
    text++;
  return text;
}

int
hj_guesses_find (const HjGuesses *self, int line, int column)
{
  const char *p = find_line (self->made->text, line);

  for (; p && *p && *p != '\n' && column > 0; column--)
    p = g_utf8_next_char (p);
  for (guint i = 0; p && column == 0 && i < self->made->guessed->len; i++)
    if (g_array_index (self->made->guessed, gsize, i) == (gsize) (p - self->made->text))
      return (int) i;
  return -1;
}

/* The letters before PLACE, as the model wants them. */
static void
find_before (const char *text, const char *place, gunichar before[3])
{
  const char *start = place;

  for (guint i = 0; i < 3; i++)
    before[i] = '\n';
  for (guint i = 0; i < 3 && start > text; i++)
    start = g_utf8_prev_char (start);
  for (; start < place; start = g_utf8_next_char (start))
    hj_letters_push (before, g_utf8_get_char (start));
}

/* How likely LETTER is where PLACE is: after what comes before it, and with what comes after it. */
static double
rate (HjLetters *letters, const gunichar before[3], gunichar letter, const char *place)
{
  gunichar row[3] = { before[0], before[1], before[2] };
  const char *p = g_utf8_next_char (place);
  HjContext context;
  double score;

  hj_letters_prepare (letters, row, &context);
  score = hj_letters_get_log (letters, &context, letter);
  hj_letters_push (row, letter);
  for (guint i = 0; i < AFTER && *p; i++, p = g_utf8_next_char (p))
    {
      hj_letters_prepare (letters, row, &context);
      score += hj_letters_get_log (letters, &context, g_utf8_get_char (p));
      hj_letters_push (row, g_utf8_get_char (p));
    }
  return score;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  return first->score < second->score ? 1 : first->score > second->score ? -1 : (int) first->letter - (int) second->letter;
}

static GArray *
rate_all (const HjMojibake *made, const GArray *choices, const char *place)
{
  GArray *rated = g_array_new (FALSE, FALSE, sizeof (Candidate));
  gunichar before[3];

  find_before (made->text, place, before);
  for (guint i = 0; i < choices->len; i++)
    {
      Candidate candidate = { g_array_index (choices, gunichar, i), 0 };

      candidate.score = rate (made->letters, before, candidate.letter, place);
      g_array_append_val (rated, candidate);
    }
  g_array_sort (rated, compare_candidates);
  return rated;
}

GArray *
hj_guesses_list (const HjGuesses *self, guint index, guint most)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GArray) rated = NULL;

  g_return_val_if_fail (self != NULL && index < self->made->guessed->len, letters);
  rated = rate_all (self->made, g_ptr_array_index (self->made->choices, index),
                    self->made->text + g_array_index (self->made->guessed, gsize, index));
  for (guint i = 0; i < rated->len && i < most; i++)
    g_array_append_val (letters, g_array_index (rated, Candidate, i).letter);
  return letters;
}
