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

/* An id by which Anki knows a note again, made of NUMBER: base 91. (transfer full) */
char *hj_anki_dup_guid (guint64 number);

G_END_DECLS
