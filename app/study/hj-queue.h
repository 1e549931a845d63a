/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today's cards in the order they are asked. */
#pragma once

#include "hj-card.h"

G_BEGIN_DECLS

/* What was already done today, from the log: it counts against the limits of the day. */
typedef struct {
  int new_done;
  int reviews_done;
  GHashTable *families; /* set of char*: asked today, so their siblings wait; or NULL */
} HjToday;

typedef struct {
  int n_new, n_learning, n_review; /* still to be asked today */
  GPtrArray *cards; /* of HjCard, in order; the first is asked next */
  gint64 next_due;  /* when nothing can be asked now: the next learning card of today, seconds; else 0 */
} HjQueue;

/* CANDIDATES: every card that may be due, in the order new cards are wanted. (transfer full) */
HjQueue *hj_queue_new (const GPtrArray *candidates, const HjToday *today, HjMoment now,
                       const HjStudyOptions *options);
void hj_queue_free (HjQueue *queue);
/* Minutes the queue will take at SECONDS_PER_CARD, new cards counted twice (they come back today). */
double hj_queue_get_minutes (const HjQueue *queue, double seconds_per_card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjQueue, hj_queue_free)

G_END_DECLS
