/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elementary functions of our own, the same digits on every machine. */
#include "hj-real.h"

#include <stdint.h>
#include <string.h>

/* ln 2 and π/2 split so that k·high is exact for every k that occurs (Cody and Waite 1980). */
#define LN2_HIGH 6.93147180369123816490e-01
#define LN2_LOW 1.90821492927058770002e-10
#define HALF_PI_1 1.57079632673412561417e+00
#define HALF_PI_2 6.07710050630396597660e-11
#define HALF_PI_3 2.02226624879595063154e-21

static double
scale (double x, int exponent)
{
  uint64_t bits = (uint64_t) (exponent + 1023) << 52;
  double factor;

  memcpy (&factor, &bits, sizeof factor);
  return x * factor;
}

double
hj_exp (double x)
{
  double k, r, sum = 1.0;

  if (x != x)
    return x;
  if (x > 709.782712893384)
    return __builtin_inf ();
  if (x < -745.2)
    return 0.0;
  k = hj_floor (x / HJ_LN2 + 0.5);
  r = (x - k * LN2_HIGH) - k * LN2_LOW;
  /* Taylor's series in Horner's form: |r| ≤ 0.3466, so term 14 is below 1e-17. */
  for (int n = 14; n >= 1; n--)
    sum = 1.0 + r * sum / n;
  if (k > 1000)
    return scale (scale (sum, 1000), (int) k - 1000);
  if (k < -1000)
    return scale (scale (sum, -1000), (int) k + 1000);
  return scale (sum, (int) k);
}

double
hj_log (double x)
{
  uint64_t bits;
  int exponent;
  double m, s, square, sum = 0;

  if (x != x || x < 0)
    return __builtin_nan ("");
  if (x == 0)
    return -__builtin_inf ();
  if (x > 1.79e308)
    return __builtin_inf ();
  if (x < 2.3e-308)
    return hj_log (x * 0x1p54) - 54 * HJ_LN2;
  memcpy (&bits, &x, sizeof bits);
  exponent = (int) (bits >> 52) - 1023;
  bits = (bits & 0xfffffffffffffu) | 0x3ff0000000000000u;
  memcpy (&m, &bits, sizeof m);
  if (m > 1.4142135623730951)
    {
      m *= 0.5;
      exponent++;
    }
  /* ln m = 2 artanh s; |s| ≤ 0.1716, so the term of s²³ is below 1e-18. */
  s = (m - 1.0) / (m + 1.0);
  square = s * s;
  for (int n = 23; n >= 3; n -= 2)
    sum = square * (1.0 / n + sum);
  return exponent * LN2_HIGH + (2.0 * s * (1.0 + sum) + exponent * LN2_LOW);
}

double
hj_tanh (double x)
{
  double size = hj_abs (x), result;

  if (x != x)
    return x;
  if (size > 22.0)
    result = 1.0;
  else if (size > 0.5)
    result = 1.0 - 2.0 / (hj_exp (2.0 * size) + 1.0);
  else
    {
      /* Lambert's continued fraction, from the inside out. */
      double square = x * x, tail = 19.0;

      for (int odd = 17; odd >= 1; odd -= 2)
        tail = odd + square / tail;
      return x / tail;
    }
  return x < 0 ? -result : result;
}

static double
reduce (double x, int *quadrant)
{
  double k = hj_floor (x * (2.0 / HJ_PI) + 0.5);

  *quadrant = (int) ((int64_t) k & 3);
  return ((x - k * HALF_PI_1) - k * HALF_PI_2) - k * HALF_PI_3;
}

static double
sine_core (double r)
{
  double square = r * r, sum = 1.0;

  for (int n = 18; n >= 2; n -= 2)
    sum = 1.0 - square * sum / (n * (n + 1));
  return r * sum;
}

static double
cosine_core (double r)
{
  double square = r * r, sum = 1.0;

  for (int n = 17; n >= 1; n -= 2)
    sum = 1.0 - square * sum / (n * (n + 1));
  return sum;
}

double
hj_sin (double x)
{
  int quadrant;
  double r = reduce (x, &quadrant);
  double value = quadrant & 1 ? cosine_core (r) : sine_core (r);

  return quadrant & 2 ? -value : value;
}

double
hj_cos (double x)
{
  int quadrant;
  double r = reduce (x, &quadrant);
  double value = quadrant & 1 ? sine_core (r) : cosine_core (r);

  return quadrant == 1 || quadrant == 2 ? -value : value;
}

double
hj_pow (double x, double y)
{
  return hj_exp (y * hj_log (x));
}

double
hj_sigmoid (double x)
{
  if (x >= 0)
    return 1.0 / (1.0 + hj_exp (-x));
  return 1.0 - 1.0 / (1.0 + hj_exp (x));
}

double
hj_softplus (double x)
{
  /* ln (1 + e^x) = max (x, 0) + ln (1 + e^−|x|). */
  return (x > 0 ? x : 0) + hj_log (1.0 + hj_exp (-hj_abs (x)));
}
