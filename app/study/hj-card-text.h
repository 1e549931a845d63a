/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans of a note as the short Markdown of a card. Private to app/study. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

/* Stand for " :: " and " ::: " of the plain text, which code and formulas may hold as they like. */
#define HJ_CARD_SPLIT '\001'
#define HJ_CARD_SPLIT_BOTH '\002'

typedef enum {
  HJ_CARD_TEXT_PLAIN,
  HJ_CARD_TEXT_SPLITS,  /* separators become the two letters above, line breaks stay */
} HjCardTextMode;

/* Markdown of SPANS that reads back as the same words; links keep their words, marks go. (transfer full) */
char *hj_spans_dup_markdown (const GPtrArray *spans, HjCardTextMode mode);
/* The same with the marked spans from FIRST to LAST hidden as […], or shown bold with REVEAL. */
char *hj_spans_dup_cloze (const GPtrArray *spans, guint first, guint last, gboolean reveal);
/* The answer of an exam question as a nested list: headings, labels, first sentences. (transfer full) */
char *hj_blocks_dup_outline (const GPtrArray *blocks);
/* What BLOCKS from FIRST up to END say, whole: a paragraph as it is, lists as points. NULL where that is more than one
 * fact, and where there is what a card cannot hold: tables, code, pictures. (transfer full) */
char *hj_blocks_dup_points (const GPtrArray *blocks, guint first, guint end);
/* SPANS as Markdown, bold ones like the others: words that get a style of their own. (transfer full) */
char *hj_spans_dup_unbold (const GPtrArray *spans);
/* TITLE without the emoji and the number or letter before it: "2️⃣ ", "1.2 ", "b. ", "(3) ". (transfer none) */
const char *hj_card_skip_number (const char *title);
/* Whether NAME fits any method: an aspect ("장점"), common words ("실제 응용 및 발전 방향", "Key Characteristics"). */
gboolean hj_card_names_nothing (const char *name);

/* QUESTION, Markdown, as a numbered list of what it asks for; as it is where that is one thing. (transfer full) */
char *hj_card_dup_prompts (const char *question);

G_END_DECLS
