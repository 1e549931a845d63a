/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a term means, small enough for a popover: names, definition, a picture of its diagram, ways on. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_TERM_CARD (hj_term_card_get_type ())
G_DECLARE_FINAL_TYPE (HjTermCard, hj_term_card, HJ, TERM_CARD, GtkWidget)

/* All but NAME may be NULL. */
typedef struct {
  const char *name;       /* in the reader's language */
  const char *other_name; /* in the other one */
  const char *more_names; /* acronym and the like, separated by commas */
  const char *definition;
  const char *remark;     /* where it comes from */
} HjTermWords;

/* With the picture and the ways on added below. (transfer floating) */
GtkWidget *hj_term_card_new (const HjTermWords *words);
/* The words alone, for a tooltip. (transfer floating) */
GtkWidget *hj_term_hint_new (const HjTermWords *words);

/* A place for a picture that shows TITLE, empty until there is one. */
void hj_term_card_add_picture (HjTermCard *card, const char *title);
void hj_term_card_set_picture (HjTermCard *card, GdkPaintable *picture);
/* A button that closes the popover and calls ACTION. */
void hj_term_card_add_way (HjTermCard *card, const char *label, const char *action, GVariant *target);

G_END_DECLS
