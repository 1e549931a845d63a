/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card as the columns of the browser show it. */
#pragma once

#include "hj-card.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Properties: question, answer, place, state, due (all text, ready to show). */
#define HJ_TYPE_CARD_ITEM (hj_card_item_get_type ())
G_DECLARE_FINAL_TYPE (HjCardItem, hj_card_item, HJ, CARD_ITEM, GObject)

/* PLACE is the title of its note or topic. */
HjCardItem *hj_card_item_new (const HjCard *card, const char *place, HjLang lang, HjMoment now);
const HjCard *hj_card_item_get_card (HjCardItem *item);

G_END_DECLS
