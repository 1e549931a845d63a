/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a note has been read: how long each of its blocks was looked at, and what that makes of its sections. Never
 * asks the clock: seconds are handed in. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

/* One top-level block as it is seen at a moment. */
typedef struct {
  guint block;    /* index among the note's blocks */
  double share;   /* of it lies above the lower edge of the view, 0 … 1 */
  gboolean closed; /* a question whose answer is not shown */
} HjSight;

typedef struct {
  guint first, end; /* its blocks, those of the sections below included: first ≤ i < end */
  guint own_end;    /* where the first section below begins */
  double fraction;  /* read so far, 0 … 1, by time */
  gboolean own;     /* what stands above the sections below has been read */
  gboolean bare;    /* nothing does but the heading: it is read with them */
  gboolean read;    /* that, and all the sections below */
} HjCoveredSection;

typedef struct _HjCoverage HjCoverage;

/* Seconds that reading the words of BLOCK, those of the blocks in it included, takes. */
double hj_block_estimate_seconds (const HjBlock *block);

/* Nothing of NOTE is read yet. NOTE need not be kept. */
HjCoverage *hj_coverage_new (const HjNote *note);
HjCoverage *hj_coverage_copy (const HjCoverage *coverage);
void hj_coverage_free (HjCoverage *coverage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjCoverage, hj_coverage_free)

/* SECONDS have gone by with SIGHTS, in reading order, on the screen. They go to the first of them that is not read yet, as
 * far as it can be seen, then to the next: nobody reads a whole screen at once. Returns whether anything became more. */
gboolean hj_coverage_spend (HjCoverage *coverage, const HjSight *sights, guint n_sights, double seconds);
/* The learner's word on a section and all below it. */
void hj_coverage_mark (HjCoverage *coverage, guint section, gboolean read);
/* The same, without the sections below. */
void hj_coverage_mark_own (HjCoverage *coverage, guint section, gboolean read);
void hj_coverage_mark_all (HjCoverage *coverage, gboolean read);
/* The first FRACTION of the top-level blocks are read: how progress was counted once. */
void hj_coverage_mark_first (HjCoverage *coverage, double fraction);

/* In reading order, parents first. A note without headings is one section. */
guint hj_coverage_get_n_sections (const HjCoverage *coverage);
const HjCoveredSection *hj_coverage_get_section (const HjCoverage *coverage, guint section);
guint hj_coverage_count_read (const HjCoverage *coverage);
/* The innermost section that holds BLOCK, −1 before the first. */
int hj_coverage_find_section (const HjCoverage *coverage, guint block);
/* The first section whose own words are not read, −1 when all are. */
int hj_coverage_find_unread (const HjCoverage *coverage);
/* Of the whole note, by time, 0 … 1; 1 only when every section is read. */
double hj_coverage_get_fraction (const HjCoverage *coverage);

/* To be kept: a line for each block that was seen, its id, a tab and the seconds. (transfer full) */
char *hj_coverage_to_string (const HjCoverage *coverage);
/* Adds what TEXT says of the blocks that are in the note, by their ids or, with RENAMED (may be NULL; old id → new id), by
 * what those are now. A block that has more words now is read in part. */
void hj_coverage_add (HjCoverage *coverage, const char *text, GHashTable *renamed);

G_END_DECLS
