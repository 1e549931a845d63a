/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sequences that the small transformer learns from: endless, seeded, never the same batch twice. */
#pragma once

#include "hj-random.h"

#define HJ_TASK_TOKENS 24 /* the longest sequence */

typedef enum {
  HJ_TASK_COPY,      /* say the token before this one; causal, n 12, 16 symbols */
  HJ_TASK_REVERSE,   /* say the sequence backwards; n 12, 16 symbols */
  HJ_TASK_SORT,      /* say it in order; n 8, 16 symbols */
  HJ_TASK_INDUCTION, /* …A B … A → B: a stretch of 10–22 different symbols comes again; causal, n 24, 28 symbols */
  HJ_TASK_SENTENCE,  /* a few words coming again anywhere, one jump in ten; causal, n 24, 40 symbols */
  HJ_N_TASKS,
} HjTask;

typedef struct {
  int n;
  unsigned char input[HJ_TASK_TOKENS];
  unsigned char target[HJ_TASK_TOKENS]; /* what is to be said at each place */
  unsigned char scored[HJ_TASK_TOKENS]; /* 1 where the target can be known; loss and accuracy count only these */
} HjSequence;

typedef struct {
  int tokens, vocab;
  int causal; /* a query sees only itself and what came before */
  int mlp;    /* the task needs the network's position-wise part */
} HjTaskFacts;

HjTaskFacts hj_task_facts (HjTask task);
/* Draws the next sequence of TASK. */
void hj_task_draw (HjTask task, HjRandom *random, HjSequence *sequence);
