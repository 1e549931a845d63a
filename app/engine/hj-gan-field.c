/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the networks of a GAN do to the plane. */
#include "hj-gan-field.h"

#include "hj-gan-kernels.h"
#include "hj-real.h"

#include <stdlib.h>
#include <string.h>

#define CHUNK 64 /* tiles at a time */
#define CHUNK_SAMPLES (CHUNK * HJ_TILE)
#define QUADRATURE 256 /* z values along each axis */
#define Z_RANGE 4.0

double
hj_gan_grid_x (const HjGanGrid *grid, int column)
{
  return grid->range * ((2.0 * column + 1.0) / grid->cells - 1.0);
}

double
hj_gan_grid_y (const HjGanGrid *grid, int row)
{
  return -hj_gan_grid_x (grid, row);
}

/* N rows of UNITS numbers → tiles; what is missing of the last tile stays zero. */
static void
to_tiles (const float *rows, int n, int units, float *tiles)
{
  memset (tiles, 0, sizeof (float) * (size_t) ((n + HJ_TILE - 1) / HJ_TILE * HJ_TILE * units));
  for (int b = 0; b < n; b++)
    for (int u = 0; u < units; u++)
      tiles[hj_mlp_at (b, u, units)] = rows[b * units + u];
}

static void
from_tiles (const float *tiles, int n, int units, float *rows)
{
  for (int b = 0; b < n; b++)
    for (int u = 0; u < units; u++)
      rows[b * units + u] = tiles[hj_mlp_at (b, u, units)];
}

/* One network applied to any number of inputs, in chunks. */
static void
apply (const HjMlp *mlp, const float *params, const float *in, int n, float *out)
{
  int n_in = mlp->sizes[0], n_out = mlp->sizes[mlp->n_layers];
  HjMlpTrace act;

  hj_mlp_trace_init (&act, mlp, CHUNK);
  for (int from = 0; from < n; from += CHUNK_SAMPLES)
    {
      int count = n - from < CHUNK_SAMPLES ? n - from : CHUNK_SAMPLES;

      to_tiles (in + from * n_in, count, n_in, act.units[0]);
      hj_mlp_forward (mlp, params, (count + HJ_TILE - 1) / HJ_TILE, &act);
      from_tiles (act.units[mlp->n_layers], count, n_out, out + from * n_out);
    }
  hj_mlp_trace_clear (&act);
}

void
hj_gan_critic_at (const HjGan *gan, const float *points, int n, float *outputs)
{
  apply (&gan->d.mlp, gan->critic, points, n, outputs);
}

void
hj_gan_critic_field (const HjGan *gan, const HjGanGrid *grid, float *values)
{
  int n = grid->cells * grid->cells;
  float *points = hj_mlp_floats (2 * n);

  for (int k = 0; k < n; k++)
    {
      points[2 * k] = (float) hj_gan_grid_x (grid, k % grid->cells);
      points[2 * k + 1] = (float) hj_gan_grid_y (grid, k / grid->cells);
    }
  hj_gan_critic_at (gan, points, n, values);
  free (points);
}

void
hj_gan_generate (const HjGan *gan, const float *z, int n, float *points)
{
  apply (&gan->g.mlp, gan->g.params, z, n, points);
}

/* ∂L_G/∂a, or with UP minus the derivative of D's word by a, for each logit. */
static void
push_slopes (const HjGan *gan, const float *logits, int n, int up, float *slopes)
{
  if (!up)
    {
      HJ_KERNEL_CALL (hj_gan_loss) (gan->config.loss, HJ_GAN_FOOL, logits, slopes, n, 1.0f);
      for (int b = 0; b < n; b++)
        slopes[b] *= (float) n;
    }
  else
    for (int b = 0; b < n; b++)
      {
        double d = hj_sigmoid (logits[b]);

        slopes[b] = hj_gan_loss_is_log (gan->config.loss) ? (float) (-d * (1.0 - d)) : -1.0f;
      }
}

void
hj_gan_push (const HjGan *gan, const float *points, int n, int up, float *pushes)
{
  const HjMlp *mlp = &gan->d.mlp;
  int tiles = (n + HJ_TILE - 1) / HJ_TILE;
  HjMlpTrace act, delta;

  hj_mlp_trace_init (&act, mlp, tiles);
  hj_mlp_trace_init (&delta, mlp, tiles);
  to_tiles (points, n, 2, act.units[0]);
  hj_mlp_forward (mlp, gan->critic, tiles, &act);
  push_slopes (gan, act.units[mlp->n_layers], tiles * HJ_TILE, up, delta.units[mlp->n_layers]);
  hj_mlp_backward (mlp, gan->critic, tiles, &act, &delta, 1);
  from_tiles (delta.units[0], n, 2, pushes);
  for (int k = 0; k < 2 * n; k++)
    pushes[k] = -pushes[k];
  hj_mlp_trace_clear (&act);
  hj_mlp_trace_clear (&delta);
}

/* Column AXIS of the Jacobian: a tangent that is 1 in z_axis. */
static void
jacobian_column (const HjGan *gan, int tiles, int axis, const HjMlpTrace *act, const HjMlpTrace *tangent, int n,
                 float *column)
{
  for (int b = 0; b < tiles * HJ_TILE; b++)
    for (int u = 0; u < gan->config.z; u++)
      tangent->units[0][hj_mlp_at (b, u, gan->config.z)] = u == axis;
  hj_mlp_tangent (&gan->g.mlp, gan->g.params, tiles, act, tangent);
  from_tiles (tangent->units[gan->g.mlp.n_layers], n, 2, column);
}

void
hj_gan_jacobian (const HjGan *gan, const float *z, int n, double *determinants)
{
  int tiles = (n + HJ_TILE - 1) / HJ_TILE;
  float *first = hj_mlp_floats (2 * n), *second = hj_mlp_floats (2 * n);
  HjMlpTrace act, tangent;

  hj_mlp_trace_init (&act, &gan->g.mlp, tiles);
  hj_mlp_trace_init (&tangent, &gan->g.mlp, tiles);
  to_tiles (z, n, gan->config.z, act.units[0]);
  hj_mlp_forward (&gan->g.mlp, gan->g.params, tiles, &act);
  jacobian_column (gan, tiles, 0, &act, &tangent, n, first);
  if (gan->config.z > 1)
    jacobian_column (gan, tiles, 1, &act, &tangent, n, second);
  for (int k = 0; k < n; k++)
    {
      double ax = first[2 * k], ay = first[2 * k + 1], bx = second[2 * k], by = second[2 * k + 1];

      determinants[k] = gan->config.z == 1 ? hj_sqrt (ax * ax + ay * ay) : hj_abs (ax * by - ay * bx);
    }
  hj_mlp_trace_clear (&act);
  hj_mlp_trace_clear (&tangent);
  free (first);
  free (second);
}

double
hj_gan_noise_density (const float *z, int dimensions)
{
  double square = 0, root = 1;

  for (int u = 0; u < dimensions; u++)
    {
      square += (double) z[u] * z[u];
      root *= hj_sqrt (2.0 * HJ_PI);
    }
  return hj_exp (-0.5 * square) / root;
}

static void
divide_by_sum (double *p, int n)
{
  double sum = 0;

  for (int k = 0; k < n; k++)
    sum += p[k];
  for (int k = 0; k < n && sum > 0; k++)
    p[k] /= sum;
}

void
hj_gan_real_density (const HjGan *gan, const HjGanGrid *grid, double blur, double *p)
{
  int n = grid->cells * grid->cells;

  for (int k = 0; k < n; k++)
    p[k] = hj_gan_target_density (&gan->target, hj_gan_grid_x (grid, k % grid->cells),
                                  hj_gan_grid_y (grid, k / grid->cells), blur);
  divide_by_sum (p, n);
}

/* A mass at x, y goes to the four nearest cell centres by its nearness to them. */
static void
splat (const HjGanGrid *grid, double x, double y, double mass, double *p)
{
  double column = (x / grid->range + 1.0) * 0.5 * grid->cells - 0.5;
  double row = (1.0 - y / grid->range) * 0.5 * grid->cells - 0.5;
  double left = hj_floor (column), top = hj_floor (row), across, down;
  int c, r;

  if (!(left >= 0 && top >= 0 && left < grid->cells - 1 && top < grid->cells - 1))
    return;
  c = (int) left;
  r = (int) top;
  across = column - left;
  down = row - top;
  p[r * grid->cells + c] += mass * (1 - across) * (1 - down);
  p[r * grid->cells + c + 1] += mass * across * (1 - down);
  p[(r + 1) * grid->cells + c] += mass * (1 - across) * down;
  p[(r + 1) * grid->cells + c + 1] += mass * across * down;
}

/* One pass of a normal of SIGMA cells along rows (STRIDE 1) or columns (STRIDE cells). */
static void
blur_lines (const double *from, double *to, int cells, int stride, double sigma)
{
  int across = stride == 1 ? cells : 1, reach = (int) (4.0 * sigma) + 1;
  double weights[64], sum = 0;

  if (reach > 63)
    reach = 63;
  for (int k = 0; k <= reach; k++)
    {
      weights[k] = hj_exp (-0.5 * k * k / (sigma * sigma));
      sum += k == 0 ? weights[k] : 2.0 * weights[k];
    }
  memset (to, 0, sizeof (double) * (size_t) (cells * cells));
  for (int line = 0; line < cells; line++)
    for (int i = 0; i < cells; i++)
      for (int k = -reach; k <= reach; k++)
        if (i + k >= 0 && i + k < cells)
          to[line * across + (i + k) * stride] += from[line * across + i * stride] * weights[k < 0 ? -k : k] / sum;
}

static void
blur_density (const HjGanGrid *grid, double blur, double *p)
{
  double sigma = blur * 0.5 * grid->cells / grid->range;
  double *other = malloc (sizeof (double) * (size_t) (grid->cells * grid->cells));

  if (!other)
    abort ();
  blur_lines (p, other, grid->cells, 1, sigma);
  blur_lines (other, p, grid->cells, grid->cells, sigma);
  free (other);
}

/* QUADRATURE² noise vectors with their weights: a lattice for z = 1 and 2, else fixed samples. */
static int
quadrature (int dimensions, float *z, double *weights)
{
  int n = dimensions == 1 ? QUADRATURE * 16 : QUADRATURE * QUADRATURE;
  HjRandom random;

  hj_random_init (&random, 1, HJ_STREAM_EVALUATION);
  for (int k = 0; k < n; k++)
    {
      float *to = z + k * dimensions;

      if (dimensions > 2)
        hj_random_normals (&random, to, dimensions);
      else if (dimensions == 2)
        {
          to[0] = (float) (Z_RANGE * ((2.0 * (k % QUADRATURE) + 1.0) / QUADRATURE - 1.0));
          to[1] = (float) (Z_RANGE * ((2.0 * (k / QUADRATURE) + 1.0) / QUADRATURE - 1.0));
        }
      else
        to[0] = (float) (Z_RANGE * ((2.0 * k + 1.0) / n - 1.0));
      weights[k] = dimensions > 2 ? 1.0 : hj_gan_noise_density (to, dimensions);
    }
  return n;
}

void
hj_gan_fake_density (const HjGan *gan, const HjGanGrid *grid, double blur, double *p)
{
  int room = QUADRATURE * QUADRATURE, n;
  float *z = hj_mlp_floats (room * gan->config.z), *points = hj_mlp_floats (2 * room);
  double *weights = malloc (sizeof (double) * (size_t) room);

  if (!weights)
    abort ();
  n = quadrature (gan->config.z, z, weights);
  hj_gan_generate (gan, z, n, points);
  memset (p, 0, sizeof (double) * (size_t) (grid->cells * grid->cells));
  for (int k = 0; k < n; k++)
    splat (grid, points[2 * k], points[2 * k + 1], weights[k], p);
  blur_density (grid, blur, p);
  divide_by_sum (p, grid->cells * grid->cells);
  free (z);
  free (points);
  free (weights);
}

void
hj_gan_best_critic (const double *real, const double *fake, int n, float *values)
{
  for (int k = 0; k < n; k++)
    {
      /* Where neither is, both get the same trace: the answer fades to ½ without an edge. */
      double trace = 1e-9;

      values[k] = (float) ((real[k] + trace) / (real[k] + fake[k] + 2 * trace));
    }
}
