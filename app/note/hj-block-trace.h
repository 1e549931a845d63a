/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is remembered of the blocks of a note, so that they are known again when the note comes with other words: each
 * keeps the id it had first. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

typedef struct {
  char *place;      /* the id that reading gives: it changes when the text or a heading above it changes */
  char *id;         /* the id it keeps; in HjBlock.id of notes read from the library */
  HjBlockKind kind;
  int level, line;  /* as in HjBlock */
  int parent;       /* index of the heading it stands below, or else of the block it is in; −1 */
  char *words;      /* its own, without those of the blocks in it */
} HjTrace;
void hj_trace_free (HjTrace *trace);

/* The blocks of NOTE, parents first; id is place. (element-type HjTrace) */
GPtrArray *hj_traces_new (const HjNote *note);
/* Whether the trace at INDEX is of a top-level block. */
gboolean hj_trace_is_top (const GPtrArray *traces, guint index);
/* Gives the blocks of NOTE, which TRACES were made of, their ids. */
void hj_traces_apply (const GPtrArray *traces, HjNote *note);

/* Which block of BEFORE each block of AFTER is, or −1; no block is given twice. The same words win wherever they stand,
 * then similar words where they stood, then similar words elsewhere; what holds other blocks goes by them.
 * (element-type int) */
GArray *hj_traces_align (const GPtrArray *before, const GPtrArray *after);
/* Gives AFTER the ids of BEFORE as ORIGINS says; a block that is new gets one that no other has. */
void hj_traces_inherit (const GPtrArray *before, const GPtrArray *after, const GArray *origins);
/* The same for the lines of two texts: for each line of BEFORE, the first being 1, its line in AFTER, or 0 where it is
 * gone or was blank. Entry 0 is 0. (element-type int) */
GArray *hj_lines_follow (const char *before, const char *after);

/* ---- steps of hj_traces_align ---- */
typedef struct {
  const GPtrArray *before, *after; /* of HjTrace */
  int *old_of;                     /* for each of AFTER, or −1 */
  int *new_of;                     /* for each of BEFORE, or −1 */
} HjAlignment;
void hj_alignment_match (HjAlignment *self, int after, int before);
static inline const HjTrace *
hj_alignment_before (const HjAlignment *self, int index)
{
  return (const HjTrace *) self->before->pdata[index];
}
static inline const HjTrace *
hj_alignment_after (const HjAlignment *self, int index)
{
  return (const HjTrace *) self->after->pdata[index];
}
/* ---- hj-block-alike.c ---- */
/* Matches blocks in other words. */
void hj_alignment_match_alike (HjAlignment *self);
/* Matches what holds other blocks, and headings, by the blocks below them; CLEAR: only where most of them agree. */
void hj_alignment_match_holders (HjAlignment *self, gboolean clear);

G_END_DECLS
