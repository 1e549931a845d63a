/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes by its names, to be searched: topics, diagrams and terms in both languages. Private to app/lookup. */
#pragma once

#include "hj-search-index.h"

G_BEGIN_DECLS

/* The kinds of the keys; their owner is a number in the course, the catalogue or the concepts, their id one for
 * hj_lookup_get_name(). All names of one owner stand together. */
typedef enum {
  HJ_NAME_OF_TOPIC,
  HJ_NAME_OF_DIAGRAM, /* also by its parameters, its topics and the ideas it shows */
  HJ_NAME_OF_CONCEPT,
  HJ_N_NAMES,
} HjNameKind;

/* Made once; they never change. */
const HjSearchIndex *hj_lookup_require_names (void);
/* As it is written. */
const char *hj_lookup_get_name (guint id);
guint hj_lookup_get_n_names (void);

G_END_DECLS
