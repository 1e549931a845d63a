/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters of UTF-8 for one thread and one while. */
#include "hj-letters.h"

static locale_t
create_letters (void)
{
  locale_t own = duplocale (uselocale ((locale_t) 0));
  locale_t letters = own ? newlocale (LC_CTYPE_MASK, "C.UTF-8", own) : (locale_t) 0;

  if (own && !letters)
    freelocale (own);
  return letters;
}

HjLetters
hj_letters_borrow (void)
{
  HjLetters self = { uselocale ((locale_t) 0), create_letters () };

  if (self.letters)
    uselocale (self.letters);
  return self;
}

void
hj_letters_give_back (HjLetters *self)
{
  uselocale (self->before);
  if (self->letters)
    freelocale (self->letters);
}
