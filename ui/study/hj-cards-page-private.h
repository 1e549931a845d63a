/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjCardsPage share. */
#pragma once

#include "hj-cards-page.h"
#include "hj-page-header.h"

G_BEGIN_DECLS

struct _HjCardsPage {
  HjPage parent_instance;

  HjPageHeader *header;
  GtkStack *stack;
  GtkSearchEntry *search;
  GtkDropDown *filter, *note_filter;
  GtkColumnView *view;
  GtkColumnViewColumn *answer_column, *place_column, *due_column;
  GtkWidget *bar;
  GtkLabel *chosen;
  GtkButton *suspend_button, *take_button;
  AdwStatusPage *empty;

  GListStore *items;
  GtkMultiSelection *selection;
  GHashTable *titles; /* note id → title */
  GArray *notes;      /* of gint64: what the drop-down of notes lists, from its second line on */
  gboolean listing;   /* that is filled anew, and nothing was chosen */
  gint64 wanted;      /* card to select once the list is there; 0 none */
};

static inline HjLibrary *
hj_cards_page_get_library (HjCardsPage *self)
{
  return hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
}

/* hj-cards-notes.c */
/* The note chosen in the drop-down; 0: all. */
gint64 hj_cards_page_get_note (HjCardsPage *page);
/* Lists the learner's notes that have cards; what was chosen stays chosen. */
void hj_cards_page_list_notes (HjCardsPage *page);

/* hj-cards-actions.c */
/* (transfer full) (element-type HjCardItem) */
GPtrArray *hj_cards_page_list_chosen (HjCardsPage *page);
/* Other cards are chosen. */
void hj_cards_page_update_bar (HjCardsPage *page);
void hj_cards_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
