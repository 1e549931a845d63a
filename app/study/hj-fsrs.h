/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FSRS-6: how a memory's stability and difficulty change with every review. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HJ_FSRS_WEIGHTS 21

typedef enum {
  HJ_GRADE_AGAIN = 1,
  HJ_GRADE_HARD,
  HJ_GRADE_GOOD,
  HJ_GRADE_EASY,
} HjGrade;

/* "again", "hard", "good", "easy" */
const char *hj_grade_to_string (HjGrade grade);
gboolean hj_grade_from_string (const char *string, HjGrade *grade);

/* What is known of one memory. STABILITY 0 means never reviewed. */
typedef struct {
  double stability;  /* days until the chance of recall falls to 90 %; 0.001 … 36500 */
  double difficulty; /* 1 … 10 */
} HjMemory;

extern const double hj_fsrs_default_weights[HJ_FSRS_WEIGHTS];

/* R(t,S) = (1 + F t/S)^−d with d = w20, F = 0.9^(−1/d) − 1. DAYS ≥ 0. */
double hj_fsrs_retrievability (const double *weights, double stability, double days);
/* I(r,S) = S/F (r^(−1/d) − 1): days until the chance of recall falls to RETENTION (0 … 1), not rounded. */
double hj_fsrs_interval (const double *weights, double stability, double retention);
/* The memory after a review; DAYS are whole days since the one before (0: the same day; ignored at the first). */
HjMemory hj_fsrs_review (const double *weights, HjMemory memory, HjGrade grade, double days);
/* Weights of FSRS-4.5 (17), FSRS-5 (19) or FSRS-6 (21) as 21 weights within their bounds; FALSE if N is none
 * of these or a weight is not finite. */
gboolean hj_fsrs_take_weights (const double *weights, gsize n, double result[HJ_FSRS_WEIGHTS]);
/* w17 = w18 = w19 = 0: reviews of the same day leave the stability alone. */
void hj_fsrs_switch_off_short_term (double weights[HJ_FSRS_WEIGHTS]);

G_END_DECLS
