/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages say about a card: its kind, its state, where it comes from. */
#pragma once

#include "hj-library.h"

G_BEGIN_DECLS

/* In the language of the interface. */
const char *hj_card_kind_get_name (HjCardKind kind);
const char *hj_card_get_state_name (const HjCard *card);
/* "in 3 days", "now", or "" (transfer full) */
char *hj_card_dup_due (const HjCard *card, HjMoment now);
/* "advanced-theory, line 270"; NULL for a card written by hand. (transfer full) */
char *hj_card_dup_source (const HjCard *card, HjLibrary *library, HjLang lang);
/* NULL without a topic. (transfer full) */
char *hj_card_dup_topic_title (const HjCard *card, HjLang lang);
/* The place of hj_window_show() where its source stands; NULL for a card written by hand. (transfer full) */
char *hj_card_dup_place (const HjCard *card);

G_END_DECLS
