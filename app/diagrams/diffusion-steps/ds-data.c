/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of every shape, and the drawing that is kept as text. */
#include "ds-private.h"

#include "hj-real.h"

#include <string.h>

#define N_POINTS 720
#define N_SPIRAL 1000
#define POINTS_PER_DAB 3

/* A drawing is a row of dabs on a grid of 64 × 64 over the plane, two letters each: column and row. The letters are
 * those of base64url, so the text may stand in a link as it is. */
#define GRID 64
#define GRID_RANGE 2.5

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int
ds_drawing_cell (double x, double y)
{
  int column = (int) hj_floor ((x + GRID_RANGE) / (2 * GRID_RANGE) * GRID);
  int row = (int) hj_floor ((y + GRID_RANGE) / (2 * GRID_RANGE) * GRID);

  return column >= 0 && column < GRID && row >= 0 && row < GRID ? row * GRID + column : -1;
}

gboolean
ds_drawing_add (DsState *state, double x, double y)
{
  gsize length = strlen (state->drawn);
  int cell = ds_drawing_cell (x, y);

  if (cell < 0 || length + 2 >= sizeof state->drawn)
    return FALSE;
  state->drawn[length] = letters[cell % GRID];
  state->drawn[length + 1] = letters[cell / GRID];
  state->drawn[length + 2] = 0;
  return TRUE;
}

/* Middle of every dab into XY (MOST pairs); returns how many. Letters that are none are passed over. */
int
ds_drawing_read (const char *text, double *xy, int most)
{
  int n = 0;

  for (; text[0] && text[1] && n < most; text += 2)
    {
      const char *column = strchr (letters, text[0]), *row = strchr (letters, text[1]);

      if (!column || !row)
        continue;
      xy[2 * n] = ((double) (column - letters) + 0.5) / GRID * 2 * GRID_RANGE - GRID_RANGE;
      xy[2 * n + 1] = ((double) (row - letters) + 0.5) / GRID * 2 * GRID_RANGE - GRID_RANGE;
      n++;
    }
  return n;
}

/* Until something is drawn: a heart, so that the panes are not empty. */
static HjDiffusionData *
new_heart (HjRandom *random)
{
  HjDiffusionData *data = hj_diffusion_data_new (N_POINTS, 2);

  for (int i = 0; i < N_POINTS; i++)
    {
      double a = 2 * HJ_PI * hj_random_double (random), sine = hj_sin (a);

      data->y[2 * i] = (float) (16 * sine * sine * sine + 0.3 * hj_random_normal (random));
      data->y[2 * i + 1] = (float) (13 * hj_cos (a) - 5 * hj_cos (2 * a) - 2 * hj_cos (3 * a) - hj_cos (4 * a)
                                    + 0.3 * hj_random_normal (random));
    }
  hj_diffusion_data_standardise (data);
  return data;
}

/* What is drawn stays where it was drawn: no centring, no scaling. */
static HjDiffusionData *
new_drawing (const char *text, HjRandom *random)
{
  double xy[HJ_PARAM_TEXT_SIZE];
  int n = ds_drawing_read (text, xy, HJ_PARAM_TEXT_SIZE / 2);
  HjDiffusionData *data;

  if (n == 0)
    return new_heart (random);
  data = hj_diffusion_data_new (n * POINTS_PER_DAB, 2);
  for (int i = 0; i < 2 * data->n; i++)
    data->y[i] = (float) (xy[i / 2 / POINTS_PER_DAB * 2 + i % 2]
                          + (hj_random_double (random) - 0.5) * 2 * GRID_RANGE / GRID);
  return data;
}

static HjDiffusionData *
new_pictures (void)
{
  HjDiffusionData *data = hj_diffusion_data_new (DS_PICTURES, DS_PIXELS);

  memcpy (data->y, ds_glyphs_get_pictures (), sizeof (float) * DS_PICTURES * DS_PIXELS);
  return data;
}

/* The first four characters that are not blank, "한" if there are none. */
static char *
dup_syllable (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  glong length = g_utf8_strlen (trimmed, -1);

  if (length == 0)
    return g_strdup ("한");
  return g_utf8_substring (trimmed, 0, MIN (length, 4));
}

static HjDiffusionData *
new_glyph (DsState *state, HjRandom *random)
{
  g_autofree char *text = dup_syllable (state->syllable);
  g_autofree guint8 *mask = NULL;
  HjDiffusionData *data;
  int width, height;

  mask = ds_glyphs_mask (text, &width, &height);
  data = hj_diffusion_data_new_mask (mask, width, height, N_POINTS, random);
  if (data)
    ds_glyphs_jamo (text, state->class_names);
  /* A character without ink: the heart instead of nothing. */
  return data ? data : new_heart (random);
}

HjDiffusionData *
ds_data_new (DsState *state)
{
  HjMixture mixture;
  HjRandom random;

  hj_random_init (&random, state->seed, HJ_STREAM_DATA);
  switch ((DsShape) state->shape)
    {
    case DS_SHAPE_SPIRAL:
      return hj_diffusion_data_new_spiral (N_SPIRAL, &random);
    case DS_SHAPE_MOONS:
      return hj_diffusion_data_new_moons (N_POINTS, &random);
    case DS_SHAPE_RINGS:
      return hj_diffusion_data_new_rings (N_POINTS, &random);
    case DS_SHAPE_MIXTURE:
      hj_mixture_init_circle (&mixture, 8);
      return hj_diffusion_data_new_mixture (&mixture, N_POINTS, &random);
    case DS_SHAPE_DRAWN:
      return new_drawing (state->drawn, &random);
    case DS_SHAPE_IMAGES:
      return new_pictures ();
    case DS_SHAPE_GLYPH:
    default:
      return new_glyph (state, &random);
    }
}
