/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjReviewPage share. */
#pragma once

#include "hj-card-corrections.h"
#include "hj-flashcard-view.h"
#include "hj-grade-bar.h"
#include "hj-page-header.h"
#include "hj-review-page.h"
#include "hj-split-box.h"

G_BEGIN_DECLS

struct _HjReviewPage {
  HjPage parent_instance;

  HjPageHeader *header;
  HjSplitBox *split; /* tells whether there is little room */
  GtkStack *stack;
  GtkProgressBar *progress;
  GtkLabel *position, *new_count, *learning_count, *review_count, *minutes;
  HjFlashcardView *card_view;
  HjGradeBar *grades;
  GtkStack *foot;
  AdwStatusPage *finished;
  GtkScrolledWindow *scroller;
  AdwToastOverlay *toasts; /* above the buttons, which a notice must not cover */

  HjCard *card;
  HjCardCorrections *corrections; /* or NULL until a card was shown */
  HjSchedule previews[4];
  gint64 shown_at; /* monotonic, µs */
  int n_done;
  gboolean answering; /* the library changes by what is done here */
  guint wait_id;
};

static inline HjLibrary *
hj_review_page_get_library (HjReviewPage *self)
{
  return hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
}

static inline HjMoment
hj_review_page_get_now (HjReviewPage *self)
{
  return hj_desk_get_now (hj_page_get_desk (HJ_PAGE (self)));
}

/* Asks CARD. */
void hj_review_page_show_card (HjReviewPage *page, const HjCard *card);
/* Asks what is first in the queue now, or tells that nothing is left. */
void hj_review_page_next (HjReviewPage *page);

/* hj-review-actions.c */
void hj_review_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
