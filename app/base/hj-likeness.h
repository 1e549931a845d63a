/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two texts are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pairs of neighbouring letters without spaces and marks, in lower case, sorted. (transfer full) (element-type guint64) */
GArray *hj_text_list_pairs (const char *text);
/* 0 … 1: Dice coefficient of the letter pairs of two texts. */
double hj_pairs_likeness (const GArray *a, const GArray *b);

G_END_DECLS
