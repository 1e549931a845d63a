/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed, as something that can be looked for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A query is words that must all occur: Korean ones anywhere inside a word of the text, Latin ones where a word begins
 * ("lora" inside of exploration counts for little, and in an index only where nothing else is found). A word also matches
 *   - by its initial consonants: "ㅅㅍㅌㅁㅅ" finds 소프트맥스 (in titles only, see hj-search-index.h),
 *   - while its last syllable is still being typed: "소프ㅌ", "어테" and "소픝" find 소프트 and 어텐션,
 *   - without the Korean particle at its end: "어텐션을" finds 어텐션,
 *   - by its English stem: "weights" finds weight and weighting,
 * each of these a little lower in rank. PHRASES are other ways to say the whole query, such as the names of the same
 * concept in the other language. */
typedef struct _HjSearchPattern HjSearchPattern;

/* PHRASES may be NULL; otherwise it ends with NULL. */
HjSearchPattern *hj_search_pattern_new (const char *query, const char *const *phrases);
void hj_search_pattern_free (HjSearchPattern *self);
/* Nothing but spaces was typed. */
gboolean hj_search_pattern_is_empty (const HjSearchPattern *self);
/* A single letter, or initials: only titles are worth looking at. */
gboolean hj_search_pattern_is_slight (const HjSearchPattern *self);

/* A run of a text, in bytes. */
typedef struct {
  guint start, end;
} HjSearchRange;

/* Whether TEXT, as it is shown, matches; SCORE (out, may be NULL) is higher for better ones: the whole text, its
 * beginning, the beginning of a word, a large share of it. */
gboolean hj_search_pattern_matches (const HjSearchPattern *self, const char *text, double *score);
/* The places in TEXT that match, for highlighting; ascending, not overlapping. (element-type HjSearchRange) */
GArray *hj_search_pattern_find_ranges (const HjSearchPattern *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjSearchPattern, hj_search_pattern_free)

G_END_DECLS
