/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two texts are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 0 … 1: Dice coefficient of their letter pairs; 1 for the same text. */
double hj_text_likeness (const char *a, const char *b);
/* The same for texts that are compared often. Pairs of neighbouring letters without spaces and marks, in lower case,
 * sorted. (transfer full) (element-type guint64) */
GArray *hj_text_list_pairs (const char *text);
double hj_pairs_likeness (const GArray *a, const GArray *b);

G_END_DECLS
