/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anki's collection of schema 11 (2.1's oldest, which every Anki reads): what is the same in all of them. Private to
 * app/exchange. */
#pragma once

#include "hj-export.h"

G_BEGIN_DECLS

#define HJ_ANKI_MODEL G_GINT64_CONSTANT (1763700000001) /* of our note type, the same for ever */

/* Statements that make the tables. */
extern const char hj_anki_tables[];

/* The JSON columns of table "col". (transfer full) */
char *hj_anki_dup_conf (guint n_cards, HjMoment now);
char *hj_anki_dup_models (HjMoment now);
/* DECKS: their names, of char*; deck I has the id hj_anki_get_deck_id (I), from 0. */
char *hj_anki_dup_decks (const GPtrArray *decks, HjMoment now);
char *hj_anki_dup_options (const HjStudyOptions *options);
gint64 hj_anki_get_deck_id (guint i);

#define HJ_ANKI_FACTOR 2500 /* ease in thousandths; FSRS does not use it, Anki wants one */

/* The columns of a card that say when it is asked. Types: 0 new, 1 learning, 2 review, 3 learning again. Queues are the
 * same, but for 1 today and 3 on another day. Due: a place among the new ones, seconds while learning, else days of the
 * collection. */
typedef struct {
  int type, queue, interval, factor, left;
  gint64 due;
} HjAnkiDue;

/* PLACE: of a new card, from 0. FIRST_DAY: day 0 of the collection, as hj_moment_get_day counts. */
HjAnkiDue hj_anki_find_due (const HjCard *card, guint place, const HjStudyOptions *options, int first_day, HjMoment now);
/* What FSRS remembers, in the letters Anki gives it; "" for a new card. (transfer full) */
char *hj_anki_dup_memory (const HjCard *card, const HjStudyOptions *options);

/* An id by which Anki knows a note again, made of NUMBER: base 91. (transfer full) */
char *hj_anki_dup_guid (guint64 number);

G_END_DECLS
