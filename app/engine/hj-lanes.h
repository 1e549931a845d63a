/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elementary functions on eight float lanes, inline so that each instruction set compiles its own.
 * Every lane depends on its own input alone; sums over lanes have one fixed tree. */
#pragma once

#include "hj-isa.h"

#include <string.h>

static inline HjLanes
hj_lanes_load (const float *from)
{
  return *(const HjLanesUnaligned *) from;
}

static inline void
hj_lanes_store (float *to, HjLanes value)
{
  *(HjLanesUnaligned *) to = value;
}

static inline HjLanes
hj_lanes_set (float value)
{
  return (HjLanes){ value, value, value, value, value, value, value, value };
}

/* MASK is all ones or all zeros in each lane, as comparisons give it. */
static inline HjLanes
hj_lanes_select (HjLanesInt mask, HjLanes yes, HjLanes no)
{
  return (HjLanes) ((mask & (HjLanesInt) yes) | (~mask & (HjLanesInt) no));
}

static inline HjLanes
hj_lanes_max (HjLanes a, HjLanes b)
{
  return hj_lanes_select (a > b, a, b);
}

static inline HjLanes
hj_lanes_min (HjLanes a, HjLanes b)
{
  return hj_lanes_select (a < b, a, b);
}

/* ((0+4)+(2+6)) + ((1+5)+(3+7)): this order is part of every result. */
static inline float
hj_lanes_sum (HjLanes v)
{
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

/* e^x; x is clamped to ±87, where float ends. Relative error below 2e-7. */
static inline HjLanes
hj_lanes_exp (HjLanes x)
{
  HjLanes k, r, sum;
  HjLanesInt exponent;

  x = hj_lanes_min (hj_lanes_max (x, hj_lanes_set (-87.0f)), hj_lanes_set (87.0f));
  k = x * 1.44269504f;
  /* Round to nearest by adding and taking away 1.5·2²³. */
  k = (k + 12582912.0f) - 12582912.0f;
  r = (x - k * 0.693359375f) + k * 2.12194440e-4f;
  sum = 1.0f + r * (1.0f + r * (0.5f + r * (0.166666667f + r * (0.0416666667f + r * (0.00833333333f
        + r * 0.00138888889f)))));
  exponent = (__builtin_convertvector (k, HjLanesInt) + 127) << 23;
  return sum * (HjLanes) exponent;
}

/* ln x for x > 0 and normal. Relative error below 2e-7 away from 1, absolute below 1e-7 near it. */
static inline HjLanes
hj_lanes_log (HjLanes x)
{
  HjLanesInt bits = (HjLanesInt) x;
  HjLanesInt exponent = ((bits >> 23) & 0xff) - 127;
  HjLanes m = (HjLanes) ((bits & 0x7fffff) | 0x3f800000), s, square, k;
  HjLanesInt large = m > 1.41421356f;

  m = hj_lanes_select (large, m * 0.5f, m);
  exponent -= large; /* a true lane is −1 */
  k = __builtin_convertvector (exponent, HjLanes);
  s = (m - 1.0f) / (m + 1.0f);
  square = s * s;
  return k * 0.693147181f
         + 2.0f * s * (1.0f + square * (0.333333333f + square * (0.2f + square * (0.142857143f
           + square * 0.111111111f))));
}

/* 1 / (1 + e^−x). */
static inline HjLanes
hj_lanes_sigmoid (HjLanes x)
{
  return 1.0f / (1.0f + hj_lanes_exp (-x));
}

/* ln (1 + e^x), never overflows. */
static inline HjLanes
hj_lanes_softplus (HjLanes x)
{
  HjLanes zero = hj_lanes_set (0), size = hj_lanes_max (x, -x);

  return hj_lanes_max (x, zero) + hj_lanes_log (1.0f + hj_lanes_exp (-size));
}

/* Odd and monotone; error below 3e-7. */
static inline HjLanes
hj_lanes_tanh (HjLanes x)
{
  HjLanes square = x * x;
  HjLanes small = x / (1.0f + square / (3.0f + square / (5.0f + square / (7.0f + square / 9.0f))));
  HjLanes large = 1.0f - 2.0f / (hj_lanes_exp (2.0f * hj_lanes_max (x, -x)) + 1.0f);

  large = hj_lanes_select (x < hj_lanes_set (0), -large, large);
  return hj_lanes_select (square < hj_lanes_set (0.25f), small, large);
}

/* A correctly rounded square root in each lane. */
static inline HjLanes
hj_lanes_sqrt (HjLanes x)
{
  HjLanes root;

  for (int i = 0; i < HJ_LANES; i++)
    root[i] = __builtin_sqrtf (x[i]);
  return root;
}
