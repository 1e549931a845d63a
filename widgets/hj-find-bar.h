/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar that slides in to look for words, with its place among the finds. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "find" (const char *text, int direction): 0 while typing, +1 next, −1 previous; "" ends the search.
 * Signal "offer-taken" (int what): the offer of hj_find_bar_offer() was accepted; the search is begun anew after it.
 * Property "open". */
#define HJ_TYPE_FIND_BAR (hj_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (HjFindBar, hj_find_bar, HJ, FIND_BAR, GtkWidget)

/* Opens it and takes the keyboard. */
void hj_find_bar_open (HjFindBar *bar);
/* Opens it with TEXT looked for, and leaves the keyboard where it is. */
void hj_find_bar_show (HjFindBar *bar, const char *text);
void hj_find_bar_close (HjFindBar *bar);
/* What came of a "find": place POSITION (from 1, 0 none) of N. */
void hj_find_bar_set_result (HjFindBar *bar, guint position, guint n);
/* Offers, below, to look at SENTENCE's place instead, which is WHAT; until the next result. */
void hj_find_bar_offer (HjFindBar *bar, const char *sentence, int what);

G_END_DECLS
