/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols of a typeset formula that lead somewhere: where they stand and how they are marked. */
#pragma once

#include "hj-typeset.h"

G_BEGIN_DECLS

typedef struct {
  const char *symbol; /* one of those that were asked for */
  HjTypesetArea area; /* measured from the left end of the baseline */
} HjLink;

/* The places of SYMBOLS (TeX, NULL at the end; or NULL). Of two that lie one in the other, as d_k in \sqrt{d_k}, the
 * outer one. (transfer full) (element-type HjLink) */
GArray *hj_links_find (const HjTypeset *typeset, const char *const *symbols);
/* The one of SYMBOLS at (X, Y) or close by, and its AREA (may be NULL); or NULL. */
const char *hj_links_pick (const HjTypeset *typeset, const char *const *symbols, double x, double y, HjTypesetArea *area);
/* A dotted line below each place in the colour CR has, a full one below POINTED (one of SYMBOLS, or NULL). The
 * formula's left end is at X, its baseline at BASELINE. */
void hj_links_draw (const HjTypeset *typeset, cairo_t *cr, double x, double baseline, const char *const *symbols,
                    const char *pointed);

G_END_DECLS
