/* SPDX-License-Identifier: GPL-3.0-or-later */
/* English items and the cells of Korean tables that say the same of the same thing, aligned by what their row is about:
 * how a note that was first written in one language is summed up in the other. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

typedef struct {
  const HjBlock *en;     /* an item in English */
  const HjBlock *table;  /* in Korean */
  guint row, column;     /* of its cell */
  int line, ko_line;     /* physical lines of both, from 1 */
  double score;          /* how much they share */
} HjBlockPair;

/* A column and a heading over items are of one thing where they name the same idea (hj-concept.h); an item and a row
 * where they share words of a small dictionary, those of the row's label before all. Each item has at most one cell.
 * NOTE must outlive it. (transfer full) (element-type HjBlockPair) */
GArray *hj_note_find_block_pairs (const HjNote *note);

G_END_DECLS
