/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libarchive turns the names of an archive into letters of the locale, which may have none for them: this lends it
 * those of UTF-8. Private to app/exchange. */
#pragma once

#include <locale.h>

/* To be given back in the same thread. The language of the sentences stays as it is. */
typedef struct {
  locale_t before, letters; /* LETTERS is 0 where there is no such locale */
} HjLetters;

HjLetters hj_letters_borrow (void);
void hj_letters_give_back (HjLetters *self);
