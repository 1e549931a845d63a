/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards from a note: explicit marks, clozes and exam questions; and whose history a new card carries on. */
#pragma once

#include "hj-card.h"
#include "hj-likeness.h"
#include "hj-note.h"

G_BEGIN_DECLS

/* All cards of NOTE, keys and families set, each text on the side of the note's language. Explicit marks are taken (not
 * suggested); exam questions and quizzes are suggestions, and behind them rows of the tables the text implies and
 * headings that ask. (element-type HjCard) */
GPtrArray *hj_cards_make (const HjNote *note);
/* The same for a course topic in two languages: cards are paired in order, kind by kind; NULL for a language
 * that is missing. */
GPtrArray *hj_cards_make_pair (const HjNote *ko, const HjNote *en);

/* For every card of MADE the index of the card of KEPT whose history it carries on, or −1: the same words, then
 * the same key, then similar words. Each kept card is given once. (element-type int) */
GArray *hj_cards_match (const GPtrArray *made, const GPtrArray *kept);

G_END_DECLS
