/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as names are compared: without case, width of letters, spaces, hyphens and marks of emphasis. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Multi-Head  어텐션은." → "multihead어텐션은" and an end mark: what parts sentences and brackets, however much
 * of it, becomes one byte HJ_FOLD_CUT; no name begins or ends with it. */
enum { HJ_FOLD_CUT = 1 };

typedef struct {
  GString *text;  /* folded, UTF-8 */
  GArray *origin; /* of guint32, one for each byte of TEXT and one more: where in the text it came from */
} HjFold;

void hj_fold_init (HjFold *self);
void hj_fold_clear (HjFold *self);
/* Replaces what SELF holds by TEXT, folded. TEXT is UTF-8 of less than 4 GB. */
void hj_fold_set (HjFold *self, const char *text);
/* The folded [BEGIN, END) becomes the place in TEXT, which SELF was set to, that it came from. */
void hj_fold_trace (const HjFold *self, const char *text, gsize *begin, gsize *end);
/* (transfer full) */
char *hj_fold_dup (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HjFold, hj_fold_clear)

G_END_DECLS
