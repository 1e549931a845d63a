/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elementary functions of our own: libm differs between versions in the last digit, these do not.
 * Double precision, within a few units in the last place (tests/engine/test-real.c has the bounds). */
#pragma once

#define HJ_PI 3.14159265358979323846
#define HJ_LN2 0.693147180559945309417

double hj_exp (double x);      /* +inf above 709.78, 0 below −745 */
double hj_log (double x);      /* −inf at 0, NaN below */
double hj_tanh (double x);
double hj_sin (double x);      /* |x| up to about 1e5 keeps full precision */
double hj_cos (double x);
double hj_pow (double x, double y); /* x > 0 */
double hj_sigmoid (double x);  /* 1 / (1 + e^−x), never overflows */
double hj_softplus (double x); /* ln (1 + e^x), never overflows */

static inline double
hj_sqrt (double x)
{
  return __builtin_sqrt (x); /* correctly rounded by IEEE 754 */
}

static inline double
hj_floor (double x)
{
  return __builtin_floor (x); /* exact */
}

static inline double
hj_abs (double x)
{
  return __builtin_fabs (x); /* exact */
}
