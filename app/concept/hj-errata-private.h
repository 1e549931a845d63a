/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files that read and find errata, and no one else. */
#pragma once

#include "hj-errata.h"
#include "hj-finder.h"

G_BEGIN_DECLS

/* A piece of a pattern, folded, and how far after the one before it may begin. */
typedef struct {
  char *text;
  gsize gap; /* bytes; of the first piece 0 */
} HjErrataPiece;

/* One way to say the mistake. */
typedef struct {
  guint erratum;
  GArray *pieces;       /* of HjErrataPiece, in order */
  GPtrArray *unless;    /* of char*, folded: what the text must not have */
  GPtrArray *exactly;   /* of char*: what the text must have, letter by letter */
  GPtrArray *around;    /* of GStrv, folded: one of each must be in the context or the text */
} HjErrataPattern;

typedef struct {
  GArray *errata;    /* of HjErratum */
  GHashTable *by_id; /* char* → index + 1 */
  GArray *patterns;  /* of HjErrataPattern */
  HjFinder *finder;  /* first pieces; value: index among patterns */
} HjErrataTable;

/* Read when it is first asked for. */
const HjErrataTable *hj_errata_table (void);

G_END_DECLS
