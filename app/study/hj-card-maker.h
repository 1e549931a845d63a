/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards from a note: explicit marks, clozes and exam questions; and whose history a new card carries on. */
#pragma once

#include "hj-card.h"
#include "hj-note.h"

G_BEGIN_DECLS

/* All cards of NOTE in reading order, keys and families set, each text on the side of the note's language.
 * Explicit marks are taken (not suggested), exam questions are suggestions. (element-type HjCard) */
GPtrArray *hj_cards_make (const HjNote *note);
/* The same for a course topic in two languages: cards are paired in order, kind by kind; NULL for a language
 * that is missing. */
GPtrArray *hj_cards_make_pair (const HjNote *ko, const HjNote *en);

/* For every card of MADE the index of the card of KEPT whose history it carries on, or −1: the same words, then
 * the same key, then similar words. Each kept card is given once. (element-type int) */
GArray *hj_cards_match (const GPtrArray *made, const GPtrArray *kept);
/* Likeness of two texts, 0 … 1: Dice coefficient of their letter pairs. */
double hj_text_likeness (const char *a, const char *b);
/* The same for texts that are compared often. Pairs of neighbouring letters without spaces and marks, in lower case,
 * sorted. (transfer full) (element-type guint64) */
GArray *hj_text_list_pairs (const char *text);
double hj_pairs_likeness (const GArray *a, const GArray *b);

G_END_DECLS
