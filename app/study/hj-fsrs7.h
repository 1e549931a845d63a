/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FSRS-7: two traces of a memory, one fast and one slow, and days that may be fractions. */
#pragma once

#include <glib.h>

#include "hj-fsrs.h"

G_BEGIN_DECLS

#define HJ_FSRS7_WEIGHTS 34

typedef struct {
  double stability;  /* slow trace; 0: never reviewed */
  double fast;       /* fast trace */
  double difficulty; /* 1 … 10 */
} HjMemory7;

extern const double hj_fsrs7_default_weights[HJ_FSRS7_WEIGHTS];

double hj_fsrs7_retrievability (const double *weights, HjMemory7 memory, double days);
/* Days until the chance of recall falls to RETENTION, solved numerically; 0 … 36500. */
double hj_fsrs7_interval (const double *weights, HjMemory7 memory, double retention);
HjMemory7 hj_fsrs7_review (const double *weights, HjMemory7 memory, HjGrade grade, double days);

G_END_DECLS
