/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known to be wrong in the passage a card was made of. */
#pragma once

#include "hj-library.h"

G_BEGIN_DECLS

/* Reads each note once: whoever asks makes a new one where notes may have changed. */
typedef struct _HjCardCorrections HjCardCorrections;

HjCardCorrections *hj_card_corrections_new (HjLibrary *library);
void hj_card_corrections_free (HjCardCorrections *self);

/* The facts, a line each, or NULL: nothing is known against CARD, or the learner dismissed it. (transfer full) */
char *hj_card_corrections_dup (HjCardCorrections *self, const HjCard *card, HjLang lang);

G_END_DECLS
