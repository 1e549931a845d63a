/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards a note does not mark but holds: suggestions, for the learner to take over. Private to app/study. */
#pragma once

#include "hj-card.h"
#include "hj-note.h"

G_BEGIN_DECLS

/* Adds a card made from BLOCK. (transfer none) */
typedef HjCard *(*HjCardAdd) (gpointer maker, const HjBlock *block, HjCardKind kind, const char *front, const char *back);

/* A card for each row of the tables the text implies, and for each heading that asks something. */
void hj_cards_suggest (const HjNote *note, HjCardAdd add, gpointer maker);

/* Whether QUESTION is of a quiz: with a name, and an answer in words instead of sections. */
gboolean hj_is_quiz (const HjBlock *question);
/* The two sides of its card; choices come without their letters, in an order of their own. (transfer full) */
char *hj_quiz_dup_front (const HjBlock *question);
char *hj_quiz_dup_back (const HjBlock *question);

G_END_DECLS
