/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it is compared: composed (NFKC), in one letter case. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends TEXT, SIZE bytes of valid UTF-8, to OUT: normalised by NFKC, then case-folded. A run of plain letters (ASCII,
 * Hangul syllables and the usual signs), which both leave as they are but for the case, costs little more than a copy. */
void hj_fold_append (GString *out, const char *text, gsize size);
/* The end of the plain letters at P, before END; the last one may have a mark behind it. */
const char *hj_fold_skip_plain (const char *p, const char *end);

G_END_DECLS
