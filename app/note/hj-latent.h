/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels and the terms under them, from which tables are made. Private to app/note. */
#pragma once

#include "hj-reading.h"

G_BEGIN_DECLS

/* "**Term**: words", the first line of a list item. */
typedef struct {
  char *name;          /* as written */
  char *key;           /* for comparing: one letter case, without what stands in brackets */
  const HjBlock *item;
  guint index;         /* of the span where the words begin */
  gsize offset;        /* and where in its text */
} HjTerm;

/* A heading or an item, and the terms directly under it. */
typedef struct {
  const GPtrArray *spans; /* of the label */
  guint n_spans;          /* how many of them are the label */
  const char *first, *last; /* ids of the sibling blocks it takes up */
  guint index;            /* of the last of them */
  int line, line_end;
  GArray *terms;          /* of HjTerm */
} HjLabel;

void hj_term_clear (HjTerm *term);
/* The bold words ITEM begins with, if a colon or nothing follows them. FALSE: none. */
gboolean hj_term_read (const HjBlock *item, HjTerm *term);

/* The table that LABELS (GPtrArray of HjLabel) make, or NULL when they have too little in common. Its first column
 * has the labels; *FIRST and *LAST tell which of them are its outermost rows. (transfer full) */
HjBlock *hj_latent_table_make (const GPtrArray *labels, HjLang lang, const HjLabel **first, const HjLabel **last);

/* Whether two tables have the same columns, in whatever order; and one with the rows of both. Takes MORE. */
gboolean hj_latent_table_fits (const HjBlock *table, const HjBlock *more);
void hj_latent_table_join (HjBlock *table, HjBlock *more);

G_END_DECLS
