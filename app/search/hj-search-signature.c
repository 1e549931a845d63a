/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signatures: which letters and pairs of letters a text holds, in 512 bits. */
#include "hj-search-private.h"

/* Knuth's multiplicative hashing, the upper nine bits of the product. */
static guint
choose_bit (gunichar before, gunichar c)
{
  guint32 hash = (before * 0x3d4d51cbu + c) * 0x9e3779b1u;

  return hash >> 23;
}

typedef void (*TakeBit) (gpointer self, guint bit);

static void
each_bit (const char *folded, gsize length, TakeBit take, gpointer data)
{
  gunichar before = 0;

  for (const char *p = folded; p < folded + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      take (data, choose_bit (0, c));
      if (before)
        take (data, choose_bit (before, c));
      before = c;
    }
}

typedef struct {
  HjSignatures *signatures;
  guint64 text;
} Adding;

static void
set_bit (gpointer data, guint bit)
{
  Adding *adding = data;

  adding->signatures->texts[bit] |= adding->text;
}

void
hj_signatures_add (HjSignatures *self, guint text, const char *folded, gsize length)
{
  Adding adding = { self, G_GUINT64_CONSTANT (1) << text };

  each_bit (folded, length, set_bit, &adding);
}

static void
append_bit (gpointer data, guint bit)
{
  HjSignature *self = data;

  if (self->n_bits < G_N_ELEMENTS (self->bits))
    self->bits[self->n_bits++] = (guint16) bit;
}

void
hj_signature_add (HjSignature *self, const char *folded, gsize length)
{
  each_bit (folded, length, append_bit, self);
}
