/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formula bench: Q, K and V from a preset or from what the learner wrote into their cells. */
#include "attention.h"

#include "hj-real.h"

#include <math.h>
#include <string.h>

/* One decimal, so that what is read is what is used. */
static double
tenths (double value)
{
  return round (value * 10) / 10;
}

/* A point of COUNT on circles of radius 3, one harmonic per pair of channels: near to itself, far from others. */
static double
circle (int index, int count, int channel)
{
  double angle = 2 * HJ_PI * index * (channel / 2 + 1) / MAX (count, 1);

  return tenths (3 * (channel % 2 ? hj_sin (angle) : hj_cos (angle)));
}

static int
count_types (const Lens *lens)
{
  int most = 0;

  for (int i = 0; i < lens->n; i++)
    most = MAX (most, lens->token[i]);
  return most + 1;
}

static double
preset_entry (const Lens *lens, Preset preset, Matrix which, int row, int column)
{
  if (which == MATRIX_V || preset == PRESET_IDENTITY)
    return row % lens->d == column;
  if (preset == PRESET_SAME)
    return circle (lens->token[row], count_types (lens), column);
  return circle (which == MATRIX_Q ? row - 1 : row, lens->n, column);
}

static void
preset_matrix (const Attention *self, const Lens *lens, Matrix which, int head, double *out)
{
  Preset preset = (Preset) ((self->preset + head) % N_PRESETS);
  HjRandom random;

  hj_random_init (&random, self->seed, HJ_STREAM_NOISE + 10u * (guint) which + 100u * (guint) head);
  for (int i = 0; i < lens->n * lens->d; i++)
    out[i] = preset == PRESET_RANDOM ? tenths (hj_random_normal (&random))
                                     : preset_entry (lens, preset, which, i / lens->d, i % lens->d);
}

/* Fills from the text of one head; FALSE if it is not n rows of d numbers. */
static gboolean
parse_matrix (const char *text, int n, int d, double *out)
{
  g_auto (GStrv) rows = g_strsplit (text, ";", -1);

  if ((int) g_strv_length (rows) != n)
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      g_auto (GStrv) numbers = g_strsplit (rows[i], ",", -1);

      if ((int) g_strv_length (numbers) != d)
        return FALSE;
      for (int c = 0; c < d; c++)
        {
          double value = g_ascii_strtod (numbers[c], NULL);

          out[i * d + c] = isfinite (value) ? CLAMP (value, -99, 99) : 0;
        }
    }
  return TRUE;
}

void
attention_bench_matrix (const Attention *self, const Lens *lens, Matrix which, int head, double *out)
{
  g_auto (GStrv) heads = g_strsplit (self->matrix[which], "|", -1);

  if ((int) g_strv_length (heads) <= head || !parse_matrix (heads[head], lens->n, lens->d, out))
    preset_matrix (self, lens, which, head, out);
}

static void
append_matrix (GString *text, int n, int d, const double *matrix)
{
  for (int i = 0; i < n * d; i++)
    {
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      if (i > 0)
        g_string_append_c (text, i % d == 0 ? ';' : ',');
      g_string_append (text, g_ascii_formatd (digits, sizeof digits, "%.4g", matrix[i]));
    }
}

gboolean
attention_bench_set (Attention *self, Matrix which, int row, int column, double value)
{
  const Lens *lens = attention_lens (self);
  g_autoptr (GString) text = g_string_new (NULL);
  double matrix[BENCH_TOKENS * BENCH_DIM];

  for (int head = 0; head < lens->heads; head++)
    {
      attention_bench_matrix (self, lens, which, head, matrix);
      if (head == lens->head)
        matrix[row * lens->d + column] = CLAMP (tenths (value), -9.9, 9.9);
      if (head > 0)
        g_string_append_c (text, '|');
      append_matrix (text, lens->n, lens->d, matrix);
    }
  if (text->len >= HJ_PARAM_TEXT_SIZE)
    return FALSE;
  g_strlcpy (self->matrix[which], text->str, HJ_PARAM_TEXT_SIZE);
  self->lens_valid = FALSE;
  return TRUE;
}
