/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The likeliest row of letters: Viterbi's search over the last three letters, the best few kept (a beam). */
#include "hj-mojibake.h"

#include <stdlib.h>
#include <string.h>

#define BEAM 8           /* rows that are kept */
#define MOST_OPEN 256    /* letters in a row that may be open before they are decided */
#define DEAREST 30000    /* letters that are searched with care; the rest of a huge text goes by the best so far */

typedef struct {
  gunichar before[3]; /* newest first */
  double score;
  int node;           /* last guessed letter, −1 none */
} Row;

typedef struct {
  gunichar letter;
  int parent;
} Node;

struct _HjGuesser {
  HjLetters *letters;
  GString *out;
  GArray *guessed; /* of gsize */
  GArray *rows;    /* of Row, best first after each guess */
  GArray *next;    /* of Row */
  GArray *nodes;   /* of Node */
  GArray *open;    /* of gunichar: what was read since the last decision; 0 is a guess */
  guint n_guesses; /* in open */
  gsize n_all;
};

HjGuesser *
hj_guesser_new (HjLetters *letters, GString *out, GArray *guessed)
{
  HjGuesser *self = g_new0 (HjGuesser, 1);
  Row row = { { '\n', '\n', '\n' }, 0, -1 };

  self->letters = letters;
  self->out = out;
  self->guessed = guessed;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->next = g_array_new (FALSE, FALSE, sizeof (Row));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->open = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_array_append_val (self->rows, row);
  return self;
}

/* The letters of the best row take their places, from the last to the first. */
static void
decide (HjGuesser *self)
{
  int node = g_array_index (self->rows, Row, 0).node;

  g_array_set_size (self->rows, 1);
  g_array_index (self->rows, Row, 0).node = -1;
  g_array_index (self->rows, Row, 0).score = 0;
  for (guint i = self->open->len; i-- > 0 && node >= 0;)
    if (g_array_index (self->open, gunichar, i) == 0)
      {
        Node *chosen = &g_array_index (self->nodes, Node, node);

        /* The top bit tells a guess from what was known. */
        g_array_index (self->open, gunichar, i) = chosen->letter | 1u << 31;
        node = chosen->parent;
      }
  for (guint i = 0; i < self->open->len; i++)
    {
      gunichar letter = g_array_index (self->open, gunichar, i);
      gsize offset = self->out->len;

      if (letter >> 31)
        g_array_append_val (self->guessed, offset);
      g_string_append_unichar (self->out, letter & ~(1u << 31));
    }
  g_array_set_size (self->open, 0);
  g_array_set_size (self->nodes, 0);
  self->n_guesses = 0;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *first = a, *second = b;

  return first->score < second->score ? 1 : first->score > second->score ? -1
         : memcmp (first->before, second->before, sizeof first->before);
}

/* Rows that end alike go on alike: only the best of them is kept. Rows are sorted. */
static void
join_rows (GArray *rows)
{
  guint n = 0;

  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len && n < BEAM; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      gboolean known = FALSE;

      for (guint k = 0; k < n && !known; k++)
        known = memcmp (g_array_index (rows, Row, k).before, row->before, sizeof row->before) == 0;
      if (!known)
        g_array_index (rows, Row, n++) = *row;
    }
  g_array_set_size (rows, n);
}

void
hj_guesser_know (HjGuesser *self, gunichar letter)
{
  g_array_append_val (self->open, letter);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      HjContext context;

      if (self->rows->len > 1)
        {
          hj_letters_prepare (self->letters, row->before, &context);
          row->score += hj_letters_get_log (self->letters, &context, letter);
        }
      hj_letters_push (row->before, letter);
    }
  if (self->rows->len > 1)
    join_rows (self->rows);
  if (self->rows->len == 1)
    decide (self);
}

static void
extend_row (HjGuesser *self, const Row *row, const HjContext *context, gunichar letter)
{
  Row longer = *row;
  Node node = { letter, row->node };

  longer.score += hj_letters_get_log (self->letters, context, letter);
  longer.node = (int) self->nodes->len;
  hj_letters_push (longer.before, letter);
  g_array_append_val (self->nodes, node);
  g_array_append_val (self->next, longer);
}

void
hj_guesser_guess (HjGuesser *self, const GArray *letters)
{
  const gunichar open = 0;
  guint n = letters->len;
  GArray *rows = self->rows;

  if (++self->n_all > DEAREST)
    {
      g_array_set_size (rows, 1);
      n = MIN (n, 4);
    }
  g_array_append_val (self->open, open);
  g_array_set_size (self->next, 0);
  for (guint r = 0; r < rows->len; r++)
    {
      const Row *row = &g_array_index (rows, Row, r);
      HjContext context;

      hj_letters_prepare (self->letters, row->before, &context);
      for (guint i = 0; i < n; i++)
        extend_row (self, row, &context, g_array_index (letters, gunichar, i));
    }
  join_rows (self->next);
  self->rows = self->next;
  self->next = rows;
  if (++self->n_guesses >= MOST_OPEN || self->n_all > DEAREST)
    decide (self);
}

void
hj_guesser_free (HjGuesser *self)
{
  decide (self);
  g_array_unref (self->rows);
  g_array_unref (self->next);
  g_array_unref (self->nodes);
  g_array_unref (self->open);
  g_free (self);
}
