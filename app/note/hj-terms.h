/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms a note itself gives in two languages: 한국어(English), English(한국어), acronym (its words). */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

/* ---- places ---- */

/* Which two things stand side by side. */
typedef enum {
  HJ_TERM_KOREAN,  /* 한국어(English) */
  HJ_TERM_ENGLISH, /* English(한국어) */
  HJ_TERM_ACRONYM, /* LoRA (Low-Rank Adaptation), Low-Rank Adaptation (LoRA) */
} HjTermKind;

/* Why the two are no term; HJ_TERM_KEPT if they are one. */
typedef enum {
  HJ_TERM_KEPT,
  HJ_TERM_LIST,    /* several names: "모델(BERT, GPT)" */
  HJ_TERM_NUMBER,  /* a year, a range, a bare number */
  HJ_TERM_SYMBOL,  /* a letter, a formula, a number with its unit or version */
  HJ_TERM_REMARK,  /* "e.g. …", "not used", "True" */
  HJ_TERM_PRODUCT, /* the name of a model, a data set, a company: an example, no translation */
  HJ_TERM_PHRASE,  /* what stands before the bracket, or the Korean in it, is part of a sentence */
  HJ_TERM_OTHER,   /* two different things: "모델(Student)", "단어(OOV)" */
} HjTermReason;

typedef struct {
  HjTermKind kind;
  HjTermReason reason;
  char *ko;          /* or NULL: an acronym and its words, or no Korean word was found */
  char *en;          /* what the bracket holds where it is no term */
  char *acronym;     /* or NULL */
  gboolean anchored; /* stands in bold, in a heading, in a cell, or at the beginning of an item */
  gboolean sure;     /* where the term begins is no guess */
  int line;          /* physical line, from 1 */
} HjTermPlace;

void hj_term_place_free (HjTermPlace *place);

/* Every bracket of NOTE that could give a term, those that give none too, in the order of the note: never from code or
 * formulas. Returns: (transfer full) (element-type HjTermPlace) */
GPtrArray *hj_note_list_term_places (const HjNote *note);

/* ---- terms ---- */

typedef enum {
  HJ_CONFIDENCE_LOW,  /* to be confirmed by the reader: where the Korean term begins may be wrong */
  HJ_CONFIDENCE_HIGH, /* seen twice or more, or its left edge is sure */
} HjConfidence;

/* One pair. The same Korean word with two English ones (정규화) is two terms. */
typedef struct {
  char *ko;      /* or NULL: only an acronym and its words */
  char *en;
  char *acronym; /* or NULL */
  char *key;     /* what makes two terms the same: both words without case, spaces and hyphens */
  HjConfidence confidence;
  gboolean anchored; /* one of its places is */
  guint count;   /* how often in the note */
  int line;      /* physical line of the first place, from 1 */
} HjTerm;

void hj_term_free (HjTerm *term);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjTerm, hj_term_free)

/* The places of NOTE that give a term, the same ones together; in the order of hj_term_compare.
 * Returns: (transfer full) (element-type HjTerm) */
GPtrArray *hj_note_collect_terms (const HjNote *note);

/* The value of KEY in BY_KEY, or of the same term in the plural or singular, or NULL. */
gpointer hj_term_lookup (GHashTable *by_key, const char *key);

/* By the Korean word, then the English one; those without Korean at the end. */
int hj_term_compare (const HjTerm *first, const HjTerm *second);

G_END_DECLS
