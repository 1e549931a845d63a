/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A great many short texts in memory, searched as one types: about 20 ns for each text that does not match. */
#pragma once

#include "hj-search-pattern.h"

G_BEGIN_DECLS

#define HJ_SEARCH_MAX_KINDS 16

/* What a text is to its owner; the index only hands it back. */
typedef struct {
  guint kind;    /* below HJ_SEARCH_MAX_KINDS: limits and counts go by kind */
  gint64 id;     /* with the kind, the text's name */
  gint64 owner;
  int line;
  double weight; /* added to the score of a match */
  gboolean needs_title; /* it is found only if a word stands in its title; the others may stand after it */
} HjSearchKey;

typedef struct {
  HjSearchKey key;
  double score;
} HjSearchMatch;

typedef struct _HjSearchIndex HjSearchIndex;

HjSearchIndex *hj_search_index_new (void);
void hj_search_index_free (HjSearchIndex *self);

/* FOLDED as hj_search_fold makes it. Its part before the first newline is a title when IS_TITLED: it counts more, and
 * only titles are found by initials or by a single letter. */
void hj_search_index_add (HjSearchIndex *self, const HjSearchKey *key, const char *folded, gboolean is_titled);
/* Takes out what has this kind and id, if it is there. */
void hj_search_index_remove (HjSearchIndex *self, guint kind, gint64 id);
guint hj_search_index_get_length (const HjSearchIndex *self);

/* Calls TAKE for every match, in the order in which they were added. Latin letters are looked for inside of words only
 * where nothing at all is found otherwise. */
typedef void (*HjSearchTake) (const HjSearchMatch *match, gpointer data);
void hj_search_index_each (const HjSearchIndex *self, const HjSearchPattern *pattern, HjSearchTake take, gpointer data);
/* LIMITS: for each kind how many of the best are wanted. COUNTS (out): for each kind how many there are. Best first
 * within each kind, kinds ascending; equals in the order in which they were added. (element-type HjSearchMatch) */
GArray *hj_search_index_find (const HjSearchIndex *self, const HjSearchPattern *pattern,
                              const guint limits[HJ_SEARCH_MAX_KINDS], guint counts[HJ_SEARCH_MAX_KINDS]);
/* Every match without the help of signatures, letter by letter: the reference of the tests and the bench. */
void hj_search_index_each_slowly (const HjSearchIndex *self, const HjSearchPattern *pattern, HjSearchTake take,
                                  gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjSearchIndex, hj_search_index_free)

G_END_DECLS
