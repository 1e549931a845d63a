/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our elementary functions against libm, and the generator against its own promises. */
#include "hj-lanes.h"
#include "hj-random.h"
#include "hj-real.h"

#include <glib.h>
#include <math.h>

static void
assert_close (double got, double want, double relative)
{
  double error = fabs (got - want), scale = fmax (fabs (want), 1e-300);

  if (error / scale > relative)
    g_error ("got %.17g, want %.17g, relative error %g", got, want, error / scale);
}

static void
test_doubles (void)
{
  for (double x = -30; x <= 30; x += 0.0137)
    {
      assert_close (hj_exp (x), exp (x), 1e-15);
      assert_close (hj_tanh (x), tanh (x), 1e-15);
      assert_close (hj_log (exp (x)), log (exp (x)), fabs (x) < 1e-3 ? 1e-12 : 2e-15);
      g_assert_cmpfloat_with_epsilon (hj_sin (x), sin (x), 1e-15);
      g_assert_cmpfloat_with_epsilon (hj_cos (x), cos (x), 1e-15);
      assert_close (hj_softplus (x), log1p (exp (x)), x < -15 ? 1e-2 : 1e-8);
      assert_close (hj_sigmoid (x), 1 / (1 + exp (-x)), x < -15 ? 1e-2 : 1e-8);
    }
  g_assert_true (isinf (hj_exp (1000)));
  g_assert_cmpfloat (hj_exp (-1000), ==, 0);
  assert_close (hj_exp (-740), exp (-740), 1e-2);
  assert_close (hj_log (1e-310), log (1e-310), 1e-14);
  g_assert_true (isnan (hj_log (-1)));
}

static void
test_lanes (void)
{
  for (float x = -20; x <= 20; x += 0.0173f)
    {
      HjLanes v = hj_lanes_set (x);

      assert_close (hj_lanes_exp (v)[3], exp (x), 4e-7);
      g_assert_cmpfloat_with_epsilon (hj_lanes_tanh (v)[5], tanh (x), 3e-7);
      g_assert_cmpfloat_with_epsilon (hj_lanes_sigmoid (v)[0], 1 / (1 + exp (-x)), 2e-7);
      g_assert_cmpfloat_with_epsilon (hj_lanes_softplus (v)[7], log1p (exp (x)), 3e-6);
      assert_close (hj_lanes_log (hj_lanes_set (expf (x)))[1], logf (expf (x)), fabsf (x) < 0.1f ? 1e-4 : 5e-7);
    }
}

static void
test_random (void)
{
  HjRandom one, two, other;
  double sum = 0, squares = 0;
  int counts[7] = { 0 };

  hj_random_init (&one, 7, HJ_STREAM_DATA);
  hj_random_init (&two, 7, HJ_STREAM_DATA);
  hj_random_init (&other, 7, HJ_STREAM_NOISE);
  for (int i = 0; i < 1000; i++)
    g_assert_cmpuint (hj_random_u32 (&one), ==, hj_random_u32 (&two));
  g_assert_cmpuint (hj_random_u32 (&one), !=, hj_random_u32 (&other));
  for (int i = 0; i < 100000; i++)
    {
      double x = hj_random_normal (&one);

      sum += x;
      squares += x * x;
      counts[hj_random_below (&two, 7)]++;
    }
  /* Standard errors: 1/√n and √(2/n). */
  g_assert_cmpfloat_with_epsilon (sum / 1e5, 0, 4 / sqrt (1e5));
  g_assert_cmpfloat_with_epsilon (squares / 1e5, 1, 4 * sqrt (2 / 1e5));
  for (int i = 0; i < 7; i++)
    g_assert_cmpfloat_with_epsilon (counts[i], 1e5 / 7, 4 * sqrt (1e5 / 7));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/real/doubles", test_doubles);
  g_test_add_func ("/engine/real/lanes", test_lanes);
  g_test_add_func ("/engine/random", test_random);
  return g_test_run ();
}
