/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that did not come with a note, and the diagrams that show the same. */
#pragma once

#include "hj-about.h"

G_BEGIN_DECLS

/* A missing picture; one told twice right after itself is one. */
typedef struct {
  const HjBlock *block; /* of the note: the image, or the block that has it among its spans */
  int line;             /* physical line, from 1 */
  char *source;         /* where the note said it is, or NULL */
  char *alt;            /* its words, where they are words and no file name; or NULL */
  char *diagram;        /* the diagram that shows the same, or NULL: nothing in the catalogue does */
  char *settings;       /* "key=value&key=value" for it, or NULL */
  double confidence;    /* 0 … 1; of the offer */
  char *reason_ko, *reason_en; /* of the offer: one sentence; NULL without one */
} HjOffer;

void hj_offer_free (HjOffer *offer);

/* Whether the picture at SOURCE is there; only those that are not are told. NULL: none is. */
typedef gboolean (*HjPictureIsThere) (const char *source, gpointer data);

/* Every missing picture of NOTE in its order, with an offer where one is sure. NOTE must outlive it.
 * Returns: (transfer full) (element-type HjOffer) */
GPtrArray *hj_offers_for_note (const HjNote *note, const HjAbout *about, HjPictureIsThere is_there, gpointer data);

G_END_DECLS
