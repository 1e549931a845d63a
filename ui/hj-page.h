/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all pages of the window share: the desk they work on, their title, and whether the window is folded. */
#pragma once

#include "hj-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HJ_TYPE_PAGE (hj_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (HjPage, hj_page, HJ, PAGE, AdwBin)

struct _HjPageClass {
  AdwBinClass parent_class;

  /* The page comes into view, or what the library holds has changed while it is in view. */
  void (*refresh) (HjPage *page);
  /* Show WHAT: a lesson's "topic:ID" or "note:ID", a diagram's text; NULL for pages that show one thing only. */
  void (*open) (HjPage *page, const char *what);
  /* What to open to come back to just what is in view; NULL: what it was opened with will do. (transfer full) */
  char *(*dup_what) (HjPage *page);
  /* The page goes out of view for good or for now: keep what is half-done. */
  void (*leave) (HjPage *page);
};

HjDesk *hj_page_get_desk (HjPage *page);
gboolean hj_page_get_folded (HjPage *page);
void hj_page_set_folded (HjPage *page, gboolean folded);
/* The page wants the room of the sidebar. */
gboolean hj_page_get_wide (HjPage *page);
void hj_page_set_wide (HjPage *page, gboolean wide);
/* In view pages refresh at once; the others when they come into view. */
void hj_page_set_shown (HjPage *page, gboolean shown);
gboolean hj_page_get_shown (HjPage *page);
void hj_page_queue_refresh (HjPage *page);
void hj_page_open (HjPage *page, const char *what);
char *hj_page_dup_what (HjPage *page);

/* One sentence at the foot of the window, or of TOASTS if the page has a place of its own for them. ACTION may be
 * NULL. */
void hj_page_set_toasts (HjPage *page, AdwToastOverlay *toasts);
void hj_page_say (HjPage *page, const char *sentence);
void hj_page_say_with_undo (HjPage *page, const char *sentence, const char *action, GVariant *target);
/* Takes the last sentence away: it is no longer true. */
void hj_page_hush (HjPage *page);

G_END_DECLS
