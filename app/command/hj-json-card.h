/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card as JSON and as a line of text. Private to app/command. */
#pragma once

#include "hj-card.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members id, kind, note, question, answer, state, due of an object that is open. LANG both reads as Korean with
 * the English side in question_en and answer_en. */
void hj_json_card (JsonBuilder *json, const HjCard *card, HjLang lang, int offset);
/* topic, line, interval, stability, difficulty, reps, lapses, suggested, suspended. */
void hj_json_card_details (JsonBuilder *json, const HjCard *card);
void hj_print_card (const HjCard *card, HjLang lang);

G_END_DECLS
