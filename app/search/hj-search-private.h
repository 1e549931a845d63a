/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of app/search share. */
#pragma once

#include "hj-search-pattern.h"
#include "hj-search-text.h"

G_BEGIN_DECLS

/* ---- hj-search-signature.c ---- */

/* A signature has a bit for each letter and each pair of neighbours of a text (Faloutsos and Christodoulakis 1984,
 * superimposed coding): a text that lacks a bit of a needle cannot hold it and need not be read. */
#define HJ_SIGNATURE_WORDS 8
typedef struct {
  guint64 bits[HJ_SIGNATURE_WORDS];
} HjSignature;

void hj_signature_add (HjSignature *self, const char *folded, gsize length);

static inline gboolean
hj_signature_holds (const HjSignature *text, const HjSignature *needle)
{
  guint64 missing = 0;

  for (guint i = 0; i < HJ_SIGNATURE_WORDS; i++)
    missing |= needle->bits[i] & ~text->bits[i];
  return missing == 0;
}

/* ---- hj-search-pattern.c ---- */

/* One way in which a word may stand in a text. */
typedef struct {
  char *head;              /* folded and squeezed; the initials as bytes if INITIALS */
  gsize length;
  gunichar first, last;    /* after the head a character from FIRST to LAST follows; 0: none is asked for */
  char *stem;              /* the word that begins with the head must have this stem; or NULL */
  gboolean initials;
  double cost;             /* what it takes off the score */
  HjSignature signature;
} HjNeedle;

typedef struct {
  GArray *needles; /* of HjNeedle: one of them must occur, the cheapest first */
} HjSearchWord;

typedef struct {
  GArray *words; /* of HjSearchWord: all of them must occur */
  double cost;
} HjSearchPhrase;

struct _HjSearchPattern {
  GArray *phrases; /* of HjSearchPhrase: one of them must match */
};

/* ---- hj-search-match.c ---- */

/* A text as it is matched: folded and squeezed, and the initials of its title. */
typedef struct {
  const char *folded;
  gsize head;                   /* bytes of it that are its title: all of a heading, the question of a card */
  const char *initials;         /* of the title; or NULL */
  const HjSignature *signature; /* or NULL */
} HjSearchText;

/* The first place of NEEDLE in TEXT at or after FROM, both out in bytes (letters for initials). */
gboolean hj_needle_find (const HjNeedle *self, const HjSearchText *text, gsize from, gsize *start, gsize *end);
/* The better phrase decides. */
gboolean hj_search_match (const HjSearchPattern *pattern, const HjSearchText *text, double *score);

G_END_DECLS
