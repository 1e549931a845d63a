/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card browser: search, states, due days; suspend, take over, edit. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

#define HJ_TYPE_CARDS_PAGE (hj_cards_page_get_type ())
G_DECLARE_FINAL_TYPE (HjCardsPage, hj_cards_page, HJ, CARDS_PAGE, HjPage)

G_END_DECLS
