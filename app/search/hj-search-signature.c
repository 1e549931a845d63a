/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signatures: which letters and pairs of letters a text holds, in 512 bits. */
#include "hj-search-private.h"

/* Knuth's multiplicative hashing, the upper nine bits of the product. */
static void
set_bit (HjSignature *self, gunichar before, gunichar c)
{
  guint32 hash = (before * 0x3d4d51cbu + c) * 0x9e3779b1u;
  guint bit = hash >> 23;

  self->bits[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

void
hj_signature_add (HjSignature *self, const char *folded, gsize length)
{
  gunichar before = 0;

  for (const char *p = folded; p < folded + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      set_bit (self, 0, c);
      if (before)
        set_bit (self, before, c);
      before = c;
    }
}
