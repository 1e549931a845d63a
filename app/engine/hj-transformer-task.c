/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the sequences of the five tasks. */
#include "hj-transformer-task.h"

#include <string.h>

/* The symbols 0 … vocab − 1 in random order. */
static void
draw_symbols (HjRandom *random, int vocab, int *symbols)
{
  for (int i = 0; i < vocab; i++)
    symbols[i] = i;
  hj_random_shuffle (random, symbols, vocab);
}

static void
draw_uniform (HjRandom *random, int vocab, HjSequence *s)
{
  for (int t = 0; t < s->n; t++)
    s->input[t] = (unsigned char) hj_random_below (random, (uint32_t) vocab);
}

static void
draw_copy (HjRandom *random, int vocab, HjSequence *s)
{
  draw_uniform (random, vocab, s);
  for (int t = 1; t < s->n; t++)
    {
      s->target[t] = s->input[t - 1];
      s->scored[t] = 1;
    }
}

static void
draw_reverse (HjRandom *random, int vocab, HjSequence *s)
{
  draw_uniform (random, vocab, s);
  for (int t = 0; t < s->n; t++)
    s->target[t] = s->input[s->n - 1 - t];
  memset (s->scored, 1, (size_t) s->n);
}

static void
draw_sort (HjRandom *random, int vocab, HjSequence *s)
{
  int place = 0;

  draw_uniform (random, vocab, s);
  for (int symbol = 0; symbol < vocab; symbol++)
    for (int t = 0; t < s->n; t++)
      if (s->input[t] == symbol)
        s->target[place++] = (unsigned char) symbol;
  memset (s->scored, 1, (size_t) s->n);
}

/* The period differs from sequence to sequence, so that counting places does not help: the symbol that came
 * after this one last time has to be looked up. */
static void
draw_induction (HjRandom *random, int vocab, HjSequence *s)
{
  int symbols[64], period = 10 + (int) hj_random_below (random, 13);

  draw_symbols (random, vocab, symbols);
  for (int t = 0; t < s->n; t++)
    {
      s->input[t] = (unsigned char) symbols[t % period];
      s->target[t] = (unsigned char) symbols[(t + 1) % period];
      s->scored[t] = t >= period;
    }
}

static int
previous_place (const HjSequence *s, int t)
{
  for (int p = t - 1; p >= 0; p--)
    if (s->input[p] == s->input[t])
      return p;
  return -1;
}

static void
draw_sentence (HjRandom *random, int vocab, HjSequence *s)
{
  int symbols[64], words = 3 + (int) hj_random_below (random, 8), next = 0;

  draw_symbols (random, vocab, symbols);
  for (int t = 0; t < s->n; t++)
    {
      int previous;

      s->input[t] = (unsigned char) symbols[t == 0 ? 0 : next];
      previous = previous_place (s, t);
      next = (int) hj_random_below (random, (uint32_t) words);
      if (previous >= 0 && hj_random_below (random, 10) > 0)
        for (next = 0; symbols[next] != s->input[previous + 1]; next++)
          continue;
      s->target[t] = (unsigned char) symbols[next];
      s->scored[t] = previous >= 0;
    }
}

HjTaskFacts
hj_task_facts (HjTask task)
{
  static const HjTaskFacts facts[HJ_N_TASKS] = {
    [HJ_TASK_COPY] = { 12, 16, 1, 0 },      [HJ_TASK_REVERSE] = { 12, 16, 0, 0 },
    [HJ_TASK_SORT] = { 8, 16, 0, 1 },       [HJ_TASK_INDUCTION] = { 24, 28, 1, 0 },
    [HJ_TASK_SENTENCE] = { 24, 40, 1, 0 },
  };

  return facts[task];
}

void
hj_task_draw (HjTask task, HjRandom *random, HjSequence *sequence)
{
  static void (*const draw[HJ_N_TASKS]) (HjRandom *, int, HjSequence *) = {
    [HJ_TASK_COPY] = draw_copy,           [HJ_TASK_REVERSE] = draw_reverse,
    [HJ_TASK_SORT] = draw_sort,           [HJ_TASK_INDUCTION] = draw_induction,
    [HJ_TASK_SENTENCE] = draw_sentence,
  };
  HjTaskFacts facts = hj_task_facts (task);

  memset (sequence, 0, sizeof *sequence);
  sequence->n = facts.tokens;
  draw[task] (random, facts.vocab, sequence);
}
