/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The automaton: states are the beginnings of words; a table says for each the next state of every byte in use. */
#include "hj-finder.h"

#include <string.h>

enum { MOST_STATES = G_MAXUINT16 };

/* A word ends in a state; several may: a list. */
typedef struct {
  guint value, length;
  guint next; /* among outputs, +1; 0: none */
} Output;

struct _HjFinder {
  guint8 symbols[256]; /* byte → column of the table; 0: in no word */
  guint n_symbols;
  GPtrArray *words;    /* of char*, until built */
  GArray *values;      /* of guint, beside them */
  guint n_states;
  guint16 *next;       /* n_states × n_symbols */
  guint16 *failure;    /* the longest other beginning the state's word ends with */
  guint16 *shorter;    /* the next state along failures where a word ends; 0: none */
  guint *first;        /* among outputs, +1 */
  GArray *outputs;     /* of Output */
};

HjFinder *
hj_finder_new (void)
{
  HjFinder *self = g_new0 (HjFinder, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->values = g_array_new (FALSE, FALSE, sizeof (guint));
  self->outputs = g_array_new (FALSE, FALSE, sizeof (Output));
  self->n_symbols = 1;
  return self;
}

void
hj_finder_free (HjFinder *self)
{
  g_ptr_array_unref (self->words);
  g_array_unref (self->values);
  g_array_unref (self->outputs);
  g_free (self->next);
  g_free (self->failure);
  g_free (self->shorter);
  g_free (self->first);
  g_free (self);
}

void
hj_finder_add (HjFinder *self, const char *word, guint value)
{
  g_return_if_fail (self->next == NULL && word[0] != '\0');
  for (const char *p = word; *p; p++)
    if (self->symbols[(guchar) *p] == 0)
      self->symbols[(guchar) *p] = (guint8) self->n_symbols++;
  g_ptr_array_add (self->words, g_strdup (word));
  g_array_append_val (self->values, value);
}

static guint16 *
go (const HjFinder *self, guint state, guint symbol)
{
  return &self->next[(gsize) state * self->n_symbols + symbol];
}

static void
plant_word (HjFinder *self, const char *word, guint value)
{
  guint state = 0;
  Output output = { value, (guint) strlen (word), 0 };

  for (const char *p = word; *p; p++)
    {
      guint16 *to = go (self, state, self->symbols[(guchar) *p]);

      if (*to == 0)
        *to = (guint16) self->n_states++;
      state = *to;
    }
  output.next = self->first[state];
  g_array_append_val (self->outputs, output);
  self->first[state] = self->outputs->len;
}

static void
allocate (HjFinder *self)
{
  gsize most = 1;

  for (guint i = 0; i < self->words->len; i++)
    most += strlen (g_ptr_array_index (self->words, i));
  g_assert (most <= MOST_STATES);
  self->next = g_new0 (guint16, most * self->n_symbols);
  self->failure = g_new0 (guint16, most);
  self->shorter = g_new0 (guint16, most);
  self->first = g_new0 (guint, most);
  self->n_states = 1;
}

/* Missing ways are taken from the failure state, so that running never goes back. */
static void
link_state (HjFinder *self, guint16 *queue, guint *n_queue, guint state)
{
  guint failure = self->failure[state];

  for (guint s = 1; s < self->n_symbols; s++)
    {
      guint16 *to = go (self, state, s);
      guint16 other = state ? *go (self, failure, s) : 0;

      if (*to == 0)
        {
          *to = other;
          continue;
        }
      self->failure[*to] = other;
      self->shorter[*to] = self->first[other] ? other : self->shorter[other];
      queue[(*n_queue)++] = *to;
    }
}

void
hj_finder_build (HjFinder *self)
{
  g_autofree guint16 *queue = NULL;
  guint n_queue = 0;

  g_return_if_fail (self->next == NULL);
  allocate (self);
  for (guint i = 0; i < self->words->len; i++)
    plant_word (self, g_ptr_array_index (self->words, i), g_array_index (self->values, guint, i));
  queue = g_new (guint16, self->n_states);
  link_state (self, queue, &n_queue, 0);
  for (guint i = 0; i < n_queue; i++)
    link_state (self, queue, &n_queue, queue[i]);
  g_ptr_array_set_size (self->words, 0);
}

static void
tell (const HjFinder *self, guint state, gsize end, HjFound found, gpointer data)
{
  for (guint i = self->first[state]; i > 0;)
    {
      const Output *output = &g_array_index (self->outputs, Output, i - 1);

      found (output->value, end - output->length, end, data);
      i = output->next;
    }
}

void
hj_finder_run (const HjFinder *self, const char *text, gsize length, HjFound found, gpointer data)
{
  guint state = 0;

  g_return_if_fail (self->next != NULL);
  for (gsize i = 0; i < length; i++)
    {
      guint symbol = self->symbols[(guchar) text[i]];

      state = symbol ? *go (self, state, symbol) : 0;
      for (guint s = self->first[state] ? state : self->shorter[state]; s; s = self->shorter[s])
        tell (self, s, i + 1, found, data);
    }
}
