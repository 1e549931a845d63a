/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GAN as bytes: networks, moments, random states, place in the step. */
#include "hj-gan-critic.h"

#include <string.h>

#define MAGIC 0x314e4147u /* "GAN1" */

/* In the middle of a step its beginning is saved with the number of parts done: loading runs them again,
 * so no batch or gradient needs to be kept. Two blocks of weights and moments follow. */
typedef struct {
  uint32_t magic, n_g, n_d;
  int32_t phase, is_broken;
  int64_t step;
  HjGanPlace place;
} Saved;

static size_t
block_size (const HjGanNet *net)
{
  return sizeof (float) * 3 * (size_t) net->mlp.n_params;
}

size_t
hj_gan_saved_size (const HjGan *gan)
{
  return sizeof (Saved) + block_size (&gan->g) + block_size (&gan->d);
}

void
hj_gan_save (const HjGan *gan, void *bytes)
{
  int inside = gan->phase > 0;
  char *to = bytes;
  Saved saved;

  memset (&saved, 0, sizeof saved);
  saved.magic = MAGIC;
  saved.n_g = (uint32_t) gan->g.mlp.n_params;
  saved.n_d = (uint32_t) gan->d.mlp.n_params;
  saved.phase = gan->phase;
  saved.is_broken = gan->is_broken;
  saved.step = gan->step;
  memcpy (&saved.place, inside ? &gan->kept : &gan->now, sizeof saved.place);
  memcpy (to, &saved, sizeof saved);
  to += sizeof saved;
  memcpy (to, inside ? gan->g.kept : gan->g.params, block_size (&gan->g));
  memcpy (to + block_size (&gan->g), inside ? gan->d.kept : gan->d.params, block_size (&gan->d));
}

static int
is_own (const HjGan *gan, const Saved *saved)
{
  return saved->magic == MAGIC && saved->n_g == (uint32_t) gan->g.mlp.n_params
         && saved->n_d == (uint32_t) gan->d.mlp.n_params && saved->phase >= 0
         && saved->phase < hj_gan_n_phases (gan) && saved->step >= 0;
}

int
hj_gan_load (HjGan *gan, const void *bytes, size_t size)
{
  const char *from = bytes;
  Saved saved;

  if (size != hj_gan_saved_size (gan))
    return 0;
  memcpy (&saved, from, sizeof saved);
  if (!is_own (gan, &saved))
    return 0;
  from += sizeof saved;
  memcpy (gan->g.params, from, block_size (&gan->g));
  memcpy (gan->d.params, from + block_size (&gan->g), block_size (&gan->d));
  gan->now = saved.place;
  if (gan->config.spectral_norm)
    hj_gan_normalize_critic (gan);
  gan->step = (long) saved.step;
  gan->is_broken = 0;
  for (gan->phase = 0; gan->phase < saved.phase;)
    hj_gan_do_phase (gan);
  gan->is_broken = saved.is_broken;
  return 1;
}
